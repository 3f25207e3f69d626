"""JSON Lines: one record a line, `{"id", "url", "outlet", "title", "published", "text"}`; only `text` must be there.

A file may also hold one JSON array of such records, or records with a `reports` list inside. Only text comes in this
way: the report is labelled "not an original", and keeps the record's own bytes, as they stood, for evidence: its line,
or in an array, its stretch of the file (of reports inside a record, only the text). Its checksum is that of its text
in UTF-8.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
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
_BETWEEN = re.compile(r"[\s,]*")
_TEXT = ("text", "body", "content")


def read_jsonl(payload: Payload, packs: Packs) -> Iterator[Draft | Failure]:  # noqa: ARG001 - the readers' signature
    """Yield a draft for every record, and a failure for every line that is none."""
    text, notes = decode(payload.data, payload.charset)
    for found in _records(text, payload.data):
        if found.wrong:
            yield failure(payload.name, f"{found.where} is not valid JSON ({found.wrong})", "Mend it, or leave it out")
        elif not isinstance(found.value, dict):
            yield failure(payload.name, f"{found.where} is not a record with a text", 'Give it a field "text"')
        else:
            inner = found.value.get("reports")
            if isinstance(inner, list):  # not the record's bytes: they would be kept once for each of its reports
                yield from (_draft(item, replace(found, raw=b""), payload, notes) for item in inner)
            else:
                yield _draft(found.value, found, payload, notes)


@dataclass(frozen=True, slots=True)
class _Found:
    """A JSON value of a file: where, its own bytes there, and what is wrong with it where it is none."""

    where: str
    value: Any
    raw: bytes
    wrong: str = ""


def _records(text: str, data: bytes) -> Iterator[_Found]:
    """Yield every JSON value of a file, and every line that is none."""
    first = text.lstrip().split("\n", 1)[0].strip()
    if first[:1] == "[" or first in {"{", ""} or "\n" not in text.strip():
        whole = _value("the file", text)
        if not whole.wrong:
            if isinstance(whole.value, list):
                yield from _items(text)
            else:
                yield replace(whole, where="record 1", raw=data)
            return
    alone = "\r" in text and "\n" not in text
    rows = text.splitlines() if alone else text.split("\n")
    raws = data.splitlines() if alone else data.split(b"\n")
    # In UTF-16 the lines of bytes are not those of the text: then the text's own are kept.
    kept = raws if len(raws) == len(rows) and b"\x00" not in data else [row.encode("utf-8", "replace") for row in rows]
    for number, (row, raw) in enumerate(zip(rows, kept, strict=True), start=1):
        if row.strip():
            yield replace(_value(f"line {number}", row), raw=raw.rstrip(b"\r\n"))


def _items(text: str) -> Iterator[_Found]:
    """Yield the items of the JSON array that a text is, each with the stretch of the text it was written in."""
    decoder = json.JSONDecoder()
    at, number = _next(text, text.index("[") + 1), 0
    while text[at] != "]":
        number += 1
        value, end = decoder.raw_decode(text, at)
        yield _Found(f"record {number}", value, text[at:end].encode("utf-8", "replace"))
        at = _next(text, end)


def _next(text: str, at: int) -> int:
    """Return where the next item of an array begins, or the bracket that closes it."""
    match = _BETWEEN.match(text, at)
    return match.end() if match else at


def _value(where: str, text: str) -> _Found:
    try:
        return _Found(where, json.loads(text), b"")
    except json.JSONDecodeError as error:
        return _Found(where, None, b"", f"{error.msg[:1].lower()}{error.msg[1:]} at column {error.colno}")
    except (ValueError, RecursionError):
        return _Found(where, None, b"", "it is nested too deeply, or holds a number too long")


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


def _draft(record: Any, found: _Found, payload: Payload, notes: tuple[str, ...]) -> Draft | Failure:
    body = _field(record, *_TEXT) if isinstance(record, dict) else None
    if body is None:
        return failure(payload.name, f"{found.where} has no text", 'Give it a field "text" with the report\'s words')
    title = _field(record, "title", "headline")
    published = parse_date(_field(record, "published", "date", "published_at", "pubDate"))
    url = _field(record, "url", "link")
    return Draft(
        lines=text_lines(clean_text(body)),
        media_type="application/x-ndjson",
        original=found.raw,
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
