"""Where a report says whose story it carries, and the abbreviations that agencies are credited by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from firsthand.model import BlockType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from firsthand.model import Report

_OPENING = re.compile(
    r"\s*(?:[^\W\d_a-z][^()\n]{0,60} )?[(\[]([^()\[\]\n]{2,60})[)\]]\s*(?:[-–—:]|$)"
    r"|\s*[(\[]([^()\[\]\n]{2,60})[)\]]\s+(?=[^\W\d_a-z])"
)
OWN_LINE = "own line"
_APART = r"\s*(?:/|,|;|&|\band\b|\bwith\b)\s*"
_NAME = r"[Tt]he [^\W\d_a-z][^\n/,;&]{1,40}?|[^\W\d_a-z][^\n/,;&]{1,40}?"
_ALONE = re.compile(rf"[-–—(\[\s]{{0,4}}((?:{_NAME})(?:{_APART}(?:{_NAME})){{0,3}})[)\]\s.]{{0,3}}")
_SHORT = 60  # characters of a line that may be nothing but a credit
_INTRODUCED = re.compile(r"\((?:the )?([A-Z]{3,6})\)")
_SMALL = frozenset({"of", "the", "and", "for", "de", "du", "la", "al", "el"})
_AGENCY = ("Agency", "Press", "Service", "Wire")
_AGENCIES = re.compile(
    r"\b(?!By |The |From |With )(?:[^\W\d_a-z][\w&'’-]* ){1,3}(?:(?:News|Press|Wire) (?:Agency|Service)|Wire)\b"
)
_WORDS = re.compile(r"[^\W\d_]+")


class Credit(NamedTuple):
    """A stretch of a report that credits somebody, by character, and what it is; a line of its own is nothing else."""

    start: int
    end: int
    where: str

    def holds(self, match: re.Match[str] | None) -> bool:
        """Return whether the stretch credits what was matched in its text."""
        return match is not None and (self.where != OWN_LINE or match.end() - match.start() == self.end - self.start)


def credits_of(report: Report) -> Iterator[Credit]:
    """Give the stretches of a report in which it may credit another: its credits, its datelines, "(HNA) -" before it.

    A line of the body that holds nothing but names is one as well ("- HNA"), unless it is the first: that is a heading.
    """
    begun = False
    for block in report.blocks:
        if block.type in (BlockType.CREDIT, BlockType.DATELINE):
            yield Credit(block.start, block.end, block.type.value)
        elif block.type is BlockType.BODY:
            text = report.text[block.start : block.end]
            opening = _OPENING.match(text) if not begun else None
            if opening is not None:
                first, end = opening.span(opening.lastindex or 0)
                yield Credit(block.start + first, block.start + end, "opening")
            elif begun and len(text) <= _SHORT and (alone := _ALONE.fullmatch(text.strip())):
                shift = block.start + len(text) - len(text.lstrip())
                for part in re.finditer(rf"(?:(?!{_APART}).)+", alone[1]):
                    yield Credit(shift + alone.start(1) + part.start(), shift + alone.start(1) + part.end(), OWN_LINE)
            begun = True


def agencies_in(text: str) -> Iterator[re.Match[str]]:
    """Give where a text has a name that says itself that it is an agency's: "Ridge Wire", "Harlan News Agency"."""
    return _AGENCIES.finditer(text)


def abbreviation(name: str) -> str:
    """Return the initials by which an outlet may be credited, "HNA" of "Harlan News Agency", or "".

    Two letters could be anybody's, unless the name says that it is an agency's.
    """
    words = [word for word in _WORDS.findall(name) if word.casefold() not in _SMALL]
    initials = "".join(word[0] for word in words)
    fewest = 2 if words and words[-1] in _AGENCY else 3
    return initials if fewest <= len(initials) <= 6 and initials.isupper() else ""


def introduced(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give abbreviations with the name that stands before them in brackets: "the Harlan News Agency (HNA)"."""
    for text in texts:
        for match in _INTRODUCED.finditer(text):
            short = match[1]
            before = list(_WORDS.finditer(text, max(0, match.start() - 80), match.start()))
            for size in range(len(short), min(len(before), len(short) + 3) + 1):
                if not text[before[-1].end() : match.start()].isspace():
                    break
                name = text[before[-size].start() : before[-1].end()]
                if before[-size][0].casefold() not in _SMALL and abbreviation(name) == short:
                    yield short, name
                    break
