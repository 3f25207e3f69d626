"""Text exports of press databases (Factiva, LexisNexis, ProQuest and the like): several articles in one file.

Split only on clear evidence: numbered "Document 3 of 12" lines, Factiva's closing "Document CODE" lines, "End of
Document" lines, or rows of signs between pieces that each carry an article's own head.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from firsthand.model import BlockType
from firsthand.read import cues, furniture
from firsthand.read.clean import squeeze
from firsthand.read.dates import find_date, parse_date
from firsthand.read.records import Draft, Line
from firsthand.read.titles import PRESS_WORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from firsthand.read.dates import Dated

_NUMBERED = re.compile(
    r"^[^\w\n]{0,80}(?:Document\s+(\d{1,4})\s+of\s+(\d{1,4})|(\d{1,4})\s+of\s+(\d{1,4})\s+DOCUMENTS?)[^\w\n]{0,80}$",
    re.MULTILINE | re.IGNORECASE,
)
_CODED = re.compile(r"^[ \t]*Document\s+([A-Z]{2,12}0{0,2}[0-9a-z]{8,30})[ \t]*$", re.MULTILINE)
_ENDED = re.compile(r"^[ \t]*End of Document[ \t]*$", re.MULTILINE | re.IGNORECASE)
_ROW = re.compile(r"^[ \t]*(?:={8,}|_{8,}|\*{8,}|-{20,}|#{8,}|~{8,})[ \t]*$", re.MULTILINE)
_LENGTH = re.compile(r"^\W{0,2}(?:length\s*:\s*)?\d{1,3}(?:,?\d{3})?\s+words\W*$", re.IGNORECASE)
_FIELD = re.compile(
    r"^(?P<key>headline|title|byline|author|dateline|section|length|load-date|language|publication-type|"
    r"publication title|"
    r"publication date|publication info|publication year|publication|source|date|body|full text|text|abstract|"
    r"subject|graphic|highlight|"
    r"links|copyright|database|publisher|issn|document id|proquest document id|document url|journal code|"
    r"document type|type|"
    r"url|last updated|classification|location|people|company|country of publication|place of publication|"
    r"document feature)\s*:[ \t]*(?P<value>.*)$",
    re.IGNORECASE,
)
_OPENS_BODY = frozenset({"body", "full text", "text"})
_LABELS = frozenset(
    ["load-date", "publication title", "publication date", "publication info", "publication year", "document url",
     "proquest document id", "subject", "links", "database", "publisher", "issn", "classification", "document type",
     "country of publication", "place of publication", "document feature", "last updated", "journal code"]
)  # fmt: skip
_CLOCK = re.compile(r"\d{1,2}:\d\d(?: ?[AaPp][Mm])?(?: ?[A-Z]{2,4})?")
_LANGUAGE = re.compile(
    r"^(?:English|Russian|Arabic|French|German|Spanish|Ukrainian|Turkish|Hebrew|Persian|Chinese|Italian|Portuguese)$"
)
_ENDING = re.compile(
    r"^\W{0,3}(?:search summary|end of document|notes|copyright\b.*|\(c\).*|©.*|classification|load-date:.*)\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One article's part of an export; `number` counts from 1, `code` is the database's own."""

    text: str
    number: int
    code: str | None = None


def split_export(text: str) -> tuple[Piece, ...]:
    """Return the articles of an export, or nothing when the text is not clearly one."""
    for split in (_by_number, _by_code, _by_end, _by_rows):
        pieces = split(text)
        if pieces:
            return tuple(replace(piece, number=i) for i, piece in enumerate(pieces, start=1))
    return ()


def _by_number(text: str) -> list[Piece]:
    marks = list(_NUMBERED.finditer(text))
    numbers = [(int(m[1] or m[3]), int(m[2] or m[4])) for m in marks]
    rising = all(b[0] > a[0] and b[1] == a[1] for a, b in pairwise(numbers))
    if not marks or not rising or any(n > total for n, total in numbers) or (len(marks) == 1 and numbers[0][1] != 1):
        return []
    bounds = [m.end() for m in marks]
    ends = [*(m.start() for m in marks[1:]), len(text)]
    return _worth([Piece(text[a:b], 0) for a, b in zip(bounds, ends, strict=True)])


def _by_code(text: str) -> list[Piece]:
    marks = list(_CODED.finditer(text))
    if not marks or (len(marks) == 1 and not any(_LENGTH.match(row.strip()) for row in text.split("\n"))):
        return []
    starts = [0, *(m.end() for m in marks[:-1])]
    return _worth([Piece(text[a : m.start()], 0, m[1]) for a, m in zip(starts, marks, strict=True)])


def _by_end(text: str) -> list[Piece]:
    marks = list(_ENDED.finditer(text))
    if len(marks) < 2:
        return []
    starts = [0, *(m.end() for m in marks[:-1])]
    return _worth([Piece(text[a : m.start()], 0) for a, m in zip(starts, marks, strict=True)])


def _by_rows(text: str) -> list[Piece]:
    """Return the pieces between rows of signs when all of them, but for a preamble, head themselves as articles do."""
    pieces = [Piece(part, 0) for part in _ROW.split(text) if part.strip()]
    if len(pieces) < 2 or not all(_is_article(piece.text) for piece in pieces[1:]):
        return []
    kept = pieces if _is_article(pieces[0].text) else pieces[1:]
    return kept if len(kept) >= 2 else []


def _worth(pieces: list[Piece]) -> list[Piece]:
    kept = [piece for piece in pieces if len(piece.text.split()) >= 15]
    return kept if len(kept) * 2 >= len(pieces) else []


def _is_article(text: str) -> bool:
    """Return whether a piece has an article's head: a length in words, two fields, or a short first line and a date."""
    rows = [squeeze(row) for row in text.split("\n") if row.strip()]
    if len(text.split()) < 25 or len(rows) < 2:
        return False
    head = rows[:12]
    fields = sum(bool(_FIELD.match(row)) for row in head)
    dated = any(cues.is_date_line(row) for row in head[:8])
    return (
        any(map(_LENGTH.match, head))
        or fields >= 2
        or (dated and cues.words(rows[0]) <= 25 and not cues.ends_sentence(rows[0]))
    )


def draft_article(piece: Piece, lines_of: Callable[[str], tuple[Line, ...]], total: int) -> Draft:
    """Return the draft of one article of an export.

    Args:
        piece: its part of the file.
        lines_of: makes paragraphs of a text.
        total: how many articles the file holds.
    """
    fields: dict[str, str] = {}
    lines = list(_typed_rows(piece.text, fields, lines_of))
    published = parse_date(fields.get("publication date") or fields.get("date")) or _date_of(lines, fields)
    data = piece.text.strip().encode("utf-8", "replace")
    title = fields.get("headline") or fields.get("title")
    return Draft(
        lines=tuple(lines),
        media_type="text/plain",
        original=data,
        title=title,
        outlet=fields.get("publication title")
        or fields.get("publication")
        or fields.get("source")
        or _source(lines, fields),
        author=fields.get("byline") or fields.get("author"),
        published=published,
        published_source="metadata" if published else None,
        url=fields["url"] if fields.get("url", "").startswith("http") else None,
        external_id=piece.code or fields.get("document id") or fields.get("proquest document id"),
        notes=(f"Article {piece.number} of {total} in the file.",),
    )


def _typed_rows(text: str, fields: dict[str, str], lines_of: Callable[[str], tuple[Line, ...]]) -> Iterator[Line]:
    """Yield the lines of an article: its head typed by field, its body as paragraphs, what follows set aside."""
    rows = text.strip("\n").split("\n")
    start = _body_start(rows)
    body: list[str] = []
    for i, row in enumerate(rows):
        words = squeeze(row)
        found = _FIELD.match(words)
        key = found["key"].lower() if found else None
        in_body = i >= start and not (found and key not in _OPENS_BODY and _is_label(words))
        if found and key and not in_body:
            fields.setdefault(key, found["value"].strip())
        if in_body and not (found and key in _OPENS_BODY):
            body.append(row)
            continue
        if body:
            yield from lines_of("\n".join(body))
            body = []
        if found and key in _OPENS_BODY:
            body.append(found["value"])
        elif words:
            yield _head_line(words, key, found["value"].strip() if found else words)
    yield from lines_of("\n".join(body))


def _is_label(words: str) -> bool:
    """Return whether a row in the body is a database's field and not the story's own words."""
    label = words.split(":", 1)[0]
    return label.isupper() or label.lower() in _LABELS


def _body_start(rows: list[str]) -> int:
    """Return the row at which the story begins: after "BODY:", else after the last line of the head."""
    for i, row in enumerate(rows):
        found = _FIELD.match(squeeze(row))
        if found and found["key"].lower() in _OPENS_BODY:
            return i
    last = 0
    for i, row in enumerate(rows[:25]):
        words = squeeze(row)
        if cues.is_prose(words) and not furniture.is_copyright(words):
            break
        head = (
            _LENGTH.match(words)
            or _FIELD.match(words)
            or _LANGUAGE.match(words)
            or furniture.is_copyright(words)
            or cues.is_date_line(words)
        )
        last = i + 1 if head and words else last
    return last


def _head_line(words: str, key: str | None, value: str) -> Line:
    kinds = {
        "headline": BlockType.HEADLINE, "title": BlockType.HEADLINE, "byline": BlockType.CREDIT,
        "author": BlockType.CREDIT, "dateline": BlockType.DATELINE, "graphic": BlockType.CAPTION,
        "highlight": BlockType.BODY,
    }  # fmt: skip
    if key in kinds and value:
        kind = kinds[key]
        return Line(value, kind, strong=True)
    if key or _LENGTH.match(words) or _ENDING.match(words) or furniture.is_copyright(words) or _LANGUAGE.match(words):
        return Line(words, BlockType.BOILERPLATE, strong=True)
    return Line(words)


def _date_of(lines: list[Line], fields: dict[str, str]) -> Dated | None:
    info = find_date(fields.get("publication info", ""))
    if info:
        return info
    head = [line.text for line in lines[:12] if line.type is None or not line.strong]
    for i, text in enumerate(head):
        if cues.is_date_line(text):
            clock = next((other for other in head[i + 1 : i + 2] if _CLOCK.fullmatch(other)), "")
            return find_date(f"{text} {clock}")
    return find_date(fields.get("load-date", ""))


def _source(lines: list[Line], fields: dict[str, str]) -> str | None:
    """Return the newspaper's name: before the semicolon of "Publication info", or on the line by the date."""
    info = fields.get("publication info")
    if info:
        return re.split(r"\s*[;,\[]", info)[0].strip() or None
    head = [line for line in lines[:12] if line.type is not BlockType.HEADLINE]
    at = next((i for i, line in enumerate(head) if cues.is_date_line(line.text)), None)
    if at is None:
        return None
    near = [line for line in (*head[at + 1 : at + 3], *head[max(0, at - 1) : at]) if _is_name(line)]
    worded = [line for line in near if PRESS_WORD.search(line.text)]
    return next((line.text for line in (*worded, *near)), None)


def _is_name(line: Line) -> bool:
    """Return whether a line of the head can be a newspaper's name: short, no sentence, no clock time."""
    clock = _CLOCK.fullmatch(line.text)
    return line.type is None and not clock and cues.words(line.text) <= 6 and not cues.ends_sentence(line.text)
