"""What a search shows of a report: the sentences that have the words, whole, each with its place in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

SHOWN = 3  # sentences of one report
_LONGEST = 400  # characters of a sentence before only the part around its first match is shown
_AROUND = 60  # characters of it before that match

# A blank line, or a stop with what closes a quotation behind it. Scripts without spaces have none after their stop.
_STOP = re.compile(r"\n[ \t]*\n\s*|[.!?…؟۔।]+[\"'”’»)\]]*\s+|[。！？][”’」』）]*\s*")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
# A stop behind one of these, or a single capital ("J. Smith"), ends no sentence; nor does one before a small letter.
_SHORTENED = re.compile(
    r"(?:\b(?:[A-Z]|Dr|Mr|Mrs|Ms|St|Gen|Col|Lt|Sgt|Capt|Maj|Brig|Cmdr|Prof|Rev|Sen|Rep|Gov|No|vs|approx)|[ap]\.m)$"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that matched, or the part of a long one, and the matches as offsets into the report's text."""

    start: int
    end: int
    text: str
    matches: tuple[tuple[int, int], ...]


def bounds(text: str) -> list[int]:
    """Return where the sentences of `text` begin, and its end."""
    begins = [0]
    for stop in _STOP.finditer(text):
        after = text[stop.end() : stop.end() + 1]
        if not after:
            break
        if not _BLANK_LINE.search(stop.group()) and (
            after.islower() or _SHORTENED.search(text, max(0, stop.start() - 12), stop.start())
        ):
            continue
        if stop.end() > begins[-1]:
            begins.append(stop.end())
    return [*begins, len(text)]


def passages(text: str, found: list[tuple[int, int, int]]) -> tuple[tuple[Passage, ...], int]:
    """Return the sentences of `text` that show most of what was found, in its order, and how many more have some of it.

    Args:
        text: the report's.
        found: start, end and number of the term, of every match.
    """
    begins = bounds(text)
    within: dict[int, list[tuple[int, int, int]]] = {}
    for match in found:
        within.setdefault(bisect_right(begins, match[0], hi=len(begins) - 1) - 1, []).append(match)
    left, told = dict(within), set[int]()
    chosen: list[int] = []
    while left and len(chosen) < SHOWN:  # first what shows words that no other sentence showed
        best = max(left, key=lambda s: (len({t for *_, t in left[s]} - told), len({t for *_, t in left[s]}), -s))
        told.update(t for *_, t in left.pop(best))
        chosen.append(best)
    shown = tuple(_passage(text, begins[s], begins[s + 1], within[s]) for s in sorted(chosen))
    return shown, len(left)


def _passage(text: str, start: int, end: int, found: list[tuple[int, int, int]]) -> Passage:
    # A phrase may run over the end of its sentence.
    end = max(start + len(text[start:end].rstrip()), *(f[1] for f in found))
    if end - start > _LONGEST:
        first = found[0]
        start = _at_word(text, max(start, first[0] - _AROUND), first[0])
        end = max(first[1], _end_of_word(text, start, min(end, start + _LONGEST)))
    matches: list[tuple[int, int]] = []
    for a, b, _ in found:  # a word of a phrase that was asked for as well is marked once
        if start <= a and b <= end and (not matches or a >= matches[-1][1]):
            matches.append((a, b))
    return Passage(start, end, text[start:end], tuple(matches))


def _at_word(text: str, start: int, before: int) -> int:
    while start and start < before and not text[start - 1].isspace():
        start += 1
    return start


def _end_of_word(text: str, start: int, end: int) -> int:
    if end == len(text) or text[end].isspace():
        return end
    blank = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
    return blank if blank > start else end
