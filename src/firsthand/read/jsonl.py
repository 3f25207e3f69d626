"""JSON Lines: one record a line, `{"id", "url", "outlet", "title", "published", "text"}`; only `text` must be there.

A file may also hold one JSON array of such records, or records with a `reports` list inside. Only text comes in this
way: the report is labelled "not an original". Its checksum is that of the record's text in UTF-8.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from firsthand.read.assemble import failure
from firsthand.read.clean import clean_text
from firsthand.read.dates import parse_date
from firsthand.read.decode import decode
from firsthand.read.records import Draft
from firsthand.read.text import text_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.model import Failure
    from firsthand.packs import Packs
    from firsthand.read.records import Payload

NOT_AN_ORIGINAL = "Not an original: only the text was taken in, not the page itself."
_TEXT = ("text", "body", "content")


def read_jsonl(payload: Payload, packs: Packs) -> Iterator[Draft | Failure]:  # noqa: ARG001 - the readers' signature
    """Yield a draft for every record, and a failure for every line that is none."""
    text, notes = decode(payload.data, payload.charset)
    for where, record in _records(text):
        if not isinstance(record, dict):
            yield failure(payload.name, f"{where} is not a record with a text", 'Give it a field "text"')
            continue
        inner = record.get("reports")
        for item in inner if isinstance(inner, list) else [record]:
            yield _draft(item, where, payload, notes)


def _records(text: str) -> Iterator[tuple[str, Any]]:
    """Yield (where, value) for every JSON value; what is no JSON comes as None."""
    first = text.lstrip().split("\n", 1)[0].strip()
    if first[:1] == "[" or first in {"{", ""} or "\n" not in text.strip():
        try:
            whole = json.loads(text)
        except (ValueError, RecursionError):
            whole = None
        if whole is not None:
            items = whole if isinstance(whole, list) else [whole]
            yield from ((f"record {i}", item) for i, item in enumerate(items, start=1))
            return
    for number, line in enumerate(
        text.splitlines() if "\r" in text and "\n" not in text else text.split("\n"), start=1
    ):
        if line.strip():
            try:
                yield f"line {number}", json.loads(line)
            except (ValueError, RecursionError):
                yield f"line {number}", None


def _field(record: dict[str, Any], *names: str) -> str | None:
    """Return the first of the named fields that holds text or a number, as text."""
    for name in names:
        value = record.get(name)
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, list) and value and all(isinstance(v, str) for v in value):
            value = ", ".join(value)
        if isinstance(value, (str, int, float)) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()
    return None


def _draft(record: Any, where: str, payload: Payload, notes: tuple[str, ...]) -> Draft | Failure:
    body = _field(record, *_TEXT) if isinstance(record, dict) else None
    if body is None:
        return failure(payload.name, f"{where} has no text", 'Give it a field "text" with the report\'s words')
    title = _field(record, "title", "headline")
    published = parse_date(_field(record, "published", "date", "published_at", "pubDate"))
    url = _field(record, "url", "link")
    return Draft(
        lines=text_lines(clean_text(body)),
        media_type="application/x-ndjson",
        original=b"",
        hashed=body.encode("utf-8", "replace"),
        title=clean_text(title) if title else None,
        outlet=_field(record, "outlet", "source", "publisher"),
        author=_field(record, "author", "byline"),
        published=published,
        published_source="metadata" if published else None,
        language=_field(record, "language", "lang"),
        url=clean_text(url) if url else None,
        final_url=_field(record, "final_url"),
        external_id=_field(record, "id"),
        retrieved=_field(record, "retrieved"),
        capture="record",
        notes=(NOT_AN_ORIGINAL, *notes),
    )
