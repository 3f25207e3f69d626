"""PDF: the text layer, with running headers and page numbers set aside and broken words mended."""

from __future__ import annotations

import io
import logging
import re
import struct
import zlib
from collections import Counter
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from firsthand.model import BlockType
from firsthand.read import cues
from firsthand.read.assemble import failure
from firsthand.read.clean import clean_text, one_line, squeeze
from firsthand.read.dates import Dated, parse_date
from firsthand.read.records import Draft, Line

if TYPE_CHECKING:
    from firsthand.model import Failure
    from firsthand.packs import Packs
    from firsthand.read.records import Payload

MOST_PAGES = 2000
# What pypdf lets through on damaged files, besides its own errors.
BROKEN = (
    PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, OverflowError,
    AssertionError, NotImplementedError, EOFError, MemoryError, struct.error, zlib.error, UnicodeError,
)  # fmt: skip
# What it meets in them it logs, which prints it where nobody listens; what came of it is said in our words.
logging.getLogger("pypdf").addHandler(logging.NullHandler())
_PAGE_NUMBER = re.compile(r"^\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*$", re.IGNORECASE)
_PRINTED = re.compile(r"^(?:https?://\S+(?:\s+\d+/\d+)?|\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d\d(?: [AP]M)?\b.*)$")


def read_pdf(payload: Payload, packs: Packs) -> tuple[Draft | Failure, ...]:  # noqa: ARG001 - the readers' signature
    """Return the draft of a PDF's text layer, or the failure of one that is damaged, locked or only pictures."""
    try:
        reader = PdfReader(io.BytesIO(payload.data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return (failure(payload.name, "the PDF is locked with a password", "Save a copy without one"),)
        info = _information(reader)
        pages = [reader.pages[i].extract_text() or "" for i in range(min(len(reader.pages), MOST_PAGES))]
        total = len(reader.pages)
    except BROKEN:
        return (failure(payload.name, "the PDF is damaged", "Save or print it to PDF again"),)
    lines = pdf_lines(pages)
    if sum(len(line.text) for line in lines) < 20:
        reason = "the PDF has no text layer: its pages are pictures"
        return (failure(payload.name, reason, "Run text recognition (OCR) on it first"),)
    notes = (f"Only the first {MOST_PAGES} of {total} pages were read.",) if total > MOST_PAGES else ()
    created = info.get("created")
    return (
        Draft(
            lines=lines,
            media_type="application/pdf",
            original=payload.data,
            title=info.get("title"),
            author=info.get("author"),
            published=None,
            notes=(*notes, *((f"The file itself was made on {created}.",) if created else ())),
        ),
    )


def _information(reader: PdfReader) -> dict[str, str]:
    """Return title, author and day of making that the document states; a title that is a file name is none."""
    meta: Any = reader.metadata or {}
    title, author = one_line(str(meta.get("/Title") or "")), one_line(str(meta.get("/Author") or ""))
    found = re.match(r"D:(\d{4})(\d\d)(\d\d)", str(meta.get("/CreationDate") or ""))
    made: Dated | None = parse_date("-".join(found.groups())) if found else None
    named = re.search(r"\.\w{2,5}$|^untitled|^microsoft word|^document\d*$|^about:blank", title, re.IGNORECASE)
    result = {
        "title": "" if named or cues.words(title) < 3 else title,
        "author": author,
        "created": made.value if made else "",
    }
    return {key: value for key, value in result.items() if value}


def pdf_lines(pages: list[str]) -> tuple[Line, ...]:
    """Return the paragraphs of the pages' text, running headers and footers typed boilerplate."""
    rows = [[squeeze(row) for row in clean_text(page).split("\n")] for page in pages]
    running = running_rows(rows)
    flat: list[tuple[str, bool]] = []
    for page in rows:
        filled = [i for i, row in enumerate(page) if row]
        edge = {*filled[:2], *filled[-2:]}
        for i, row in enumerate(page):
            aside = i in edge and (_mask(row) in running or bool(_PAGE_NUMBER.match(row) or _PRINTED.match(row)))
            flat.append((row, aside))
    return tuple(_paragraphs(flat))


def running_rows(pages: list[list[str]]) -> frozenset[str]:
    """Return the rows, digits masked, that stand at the edge of at least half the pages, and of three."""
    count: Counter[str] = Counter()
    for page in pages:
        filled = [row for row in page if row]
        count.update({_mask(row) for row in (*filled[:2], *filled[-2:]) if len(row) <= 100})
    return frozenset(row for row, n in count.items() if n >= 3 and n * 2 >= len(pages))


def _mask(row: str) -> str:
    return re.sub(r"\d+", "#", row)


def _paragraphs(rows: list[tuple[str, bool]]) -> list[Line]:
    """Return paragraphs: a row goes on in the next unless it ended short or as a sentence before a capital."""
    lengths = sorted(len(row) for row, aside in rows if row and not aside)
    usual = lengths[int(len(lengths) * 0.8)] if lengths else 0
    result: list[Line] = []
    open_text, last, gap = "", "", False
    for row, aside in rows:
        if aside:
            result.append(Line(row, BlockType.BOILERPLATE, strong=True))
            continue  # a footer between two halves of a paragraph does not end it
        if not row:
            gap = True
            continue
        if open_text and _goes_on(last, row, usual, gap=gap):
            open_text = open_text[:-1] + row if _hyphenated(open_text, row) else f"{open_text} {row}"
        else:
            if open_text:
                result.append(Line(open_text))
            open_text = row
        last, gap = row, False
    return [*result, Line(open_text)] if open_text else result


def _goes_on(last: str, row: str, usual: int, *, gap: bool) -> bool:
    lower = row[:1].islower()
    if gap and not (lower and not cues.ends_sentence(last)):
        return False
    if _hyphenated(last, row):
        return True
    full = len(last) >= usual * 0.75
    if cues.ends_sentence(last):
        return full and len(last) >= usual * 0.88
    return lower or full


def _hyphenated(text: str, row: str) -> bool:
    """Return whether a row ends in a word broken for the line: "evacua-" before "tion", but not "Ka-" before "52"."""
    return bool(re.search(r"[a-zà-ž]{2,}-$", text)) and row[:1].islower()
