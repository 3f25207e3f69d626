"""Quotation marks paired into quotes: straight and typographic, nested, over several paragraphs, or left open."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKS = re.compile(r"``|''|[\"“”„«»‘’‚‹›'`]")
# A line break ends a paragraph when a blank line follows or a sentence has ended; other line breaks are wrapping.
_PARAGRAPH = re.compile(r"[ \t]*\n[ \t\r]*\n|(?<=[.?!…:”\"'’])[ \t\r]*\n")
_OPENERS = {"“": "“", "„": "“", "«": "«", "‹": "‹", "``": "“", "‘": "‘", "‚": "‘", "`": "‘"}
_CLOSERS = {"”": "“", "»": "«", "›": "‹", "''": "“", "’": "‘"}
_LONGEST = 6000  # characters: an opening mark that finds no partner within this many is a stray


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks: text[start:end]. `depth` 1 is not inside another; `closed` has its closing mark."""

    start: int
    end: int
    depth: int
    closed: bool = True


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Return the quotes in `text` by start, outer before inner.

    A paragraph that begins with an opening mark while the one before it was never closed continues that quotation
    (the newspaper rule); any other open quotation ends with its paragraph.
    """
    found: list[Quote] = []
    open_: list[tuple[str, int]] = []
    paragraph_end = 0
    for mark in _MARKS.finditer(text):
        at, end = mark.span()
        if at >= paragraph_end:
            if paragraph_end and open_:
                _end_paragraph(text, open_, at, paragraph_end, found)
            following = _PARAGRAPH.search(text, at)
            paragraph_end = following.start() if following else len(text)
        family, closes = _read(text, mark.group(), at, end, [f for f, _ in open_])
        if closes:
            _close(open_, family, end, found)
        elif family and not (open_ and open_[-1][0] == family):
            open_.append((family, at))
    if open_:
        _end_paragraph(text, open_, len(text), paragraph_end or len(text), found)
    return tuple(sorted(found, key=lambda q: (q.start, -q.end)))


def _end_paragraph(
    text: str, open_: list[tuple[str, int]], next_mark: int, paragraph_end: int, found: list[Quote]
) -> None:
    """End what was left open at `paragraph_end`, as quotes without a closing mark."""
    while open_:
        family, start = open_.pop()
        end = len(text[:paragraph_end].rstrip())
        # Single marks left open are apostrophes; double ones that never close may open a long quotation.
        if family == "‘" or end - start > _LONGEST or not text[start:end].strip("\"“„«`' "):
            continue
        continued = paragraph_end < next_mark <= len(text) and not text[paragraph_end:next_mark].strip()
        if continued or text[end - 1 : end] in ".?!…":
            found.append(Quote(start, end, len(open_) + 1, closed=False))


def _close(open_: list[tuple[str, int]], family: str, end: int, found: list[Quote]) -> None:
    for depth in range(len(open_) - 1, -1, -1):
        if open_[depth][0] == family:
            start = open_[depth][1]
            del open_[depth:]
            if end - start <= _LONGEST:
                found.append(Quote(start, end, depth + 1))
            return


def _read(text: str, mark: str, at: int, end: int, families: list[str]) -> tuple[str, bool]:
    """Return the family of a mark ("" for an apostrophe) and whether it closes."""
    before = text[at - 1] if at else " "
    after = text[end] if end < len(text) else " "
    if mark in ('"', "''"):
        if mark == '"' or "“" not in families:
            starts = before.isspace() or before in "([{—–-‘'"
            opening = "“" not in families and (starts or not after.isspace())
            return "“", not opening
        return "“", True
    if mark in ("'", "’"):
        if "‘" in families and not after.isalnum() and not before.isspace():
            return "‘", True
        if mark == "'" and (before.isspace() or before in '("“[') and after.isalpha() and _has_partner(text, end):
            return "‘", False
        return "", False
    if mark == "`" and after == "`":
        return "", False
    if mark in ("‘", "`"):
        # "‘em" and "‘90s" are elisions; a tokenised text has a space after the mark.
        return ("‘", False) if (before.isspace() or not before.isalnum()) and _has_partner(text, end) else ("", False)
    if mark in _OPENERS:
        return _OPENERS[mark], False
    return _CLOSERS[mark], True


def _has_partner(text: str, start: int) -> bool:
    """Return whether a closing single mark follows in the paragraph: after punctuation or a word, before a gap."""
    stop = text.find("\n", start)
    stop = min(len(text) if stop < 0 else stop, start + 600)
    return re.search(r"[\w.,!?…]\s?['’](?!\w)", text[start:stop]) is not None
