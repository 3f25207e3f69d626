"""Where a report says that another outlet had the story: "told the Tide Courier", "which the Ridge Wire published"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from firsthand.model import BlockType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.model import Report
    from firsthand.reuse.naming import Naming

_CUES = re.compile(
    r"\b(?:(told|spoke to|speaking to|interview with|interview to|interviewed by|(?:reported|published|quoted|cited|"
    r"carried|obtained) by)(?: the)? |(reported|published|revealed|wrote|disclosed)\b)"
)
_NAME = re.compile(r"[^\W\d_a-z][\w&'’.-]*(?: (?:[^\W\d_a-z][\w&'’.-]*|(?:of|the|and|al|el|de|del|du|la|le)\b))*")
_BETWEEN = re.compile(r",?(?: (?:first|had|has|also|later|exclusively))* $")
_REACH = 80  # characters before a cue in which a name is looked for
_LONGEST = 7  # words of a name
_NOT = re.compile(r" affiliate\b")
_TOLD = frozenset({BlockType.HEADLINE, BlockType.BODY, BlockType.CAPTION})


class Mention(NamedTuple):
    """Another outlet as a report names it, by character, what it is called, and the words that say its part."""

    start: int
    end: int
    name: str
    cue: str


def mentions_of(report: Report, naming: Naming) -> Iterator[Mention]:
    """Give where the report's own words say that another outlet was told something, or had it before."""
    for block in report.blocks:
        if block.type not in _TOLD:
            continue
        for match in _CUES.finditer(report.text, block.start, block.end):
            spans = _after(report.text, match.end(), block.end) if match[1] else _before(report.text, match.start())
            for start, stop in spans:  # the longest name first
                end = start + len(report.text[start:stop].rstrip(".,"))
                if name := _outlet(report.text[max(start, block.start) : end], naming):
                    yield Mention(start, end, name, match[1] or match[2])
                    break


def _after(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Return what may be a name that begins here, longest first."""
    match = _NAME.match(text, start, min(stop, start + _REACH))
    if match is None or _NOT.match(text, match.end()):
        return []
    ends = [start + word.end() for word in re.finditer(r"\S+", match[0])][:_LONGEST]
    return [(start, end) for end in reversed(ends)]


def _before(text: str, cue: int) -> list[tuple[int, int]]:
    """Return what may be a name that stands before a verb, longest first."""
    first = max(0, cue - _REACH)
    between = _BETWEEN.search(text, first, cue)
    end = between.start() if between is not None else cue
    starts = [first + word.start() for word in re.finditer(r"\S+", text[first:end])][-_LONGEST:]
    return [(start, end) for start in starts]


def _outlet(words: str, naming: Naming) -> str:
    return naming.printing(words.removesuffix("'s").removesuffix("’s")) if words[:1].isupper() else ""
