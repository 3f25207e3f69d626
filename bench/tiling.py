"""Shared passages by brute force, for measuring: no code of the product's finds them.

Every word of one report is laid beside every word of the other, and runs of equal words are read off the diagonals.
Which runs count is decided as Greedy String Tiling does (Wise 1993, as in JPlag): the longest first, each word in one
passage only, so that a caption which one page repeats ten times is not ten passages.
"""

from __future__ import annotations

import heapq
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from firsthand.model import BlockType

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from firsthand.model import Report

LONG = 12  # words of a passage that must be found
QUOTED = 0.8  # share of quoted words from which a passage is a common quotation, which is not to be found
_NO_STORY = (BlockType.BOILERPLATE, BlockType.CREDIT, BlockType.DATELINE)
_RAW = re.compile(r"\S+")
_EDGES = re.compile(r"^\W+|\W+$")
_SAID = re.compile(r"“[^“”\n]*(?:”|(?=\n\s*“))|\"[^\"\n]*(?:\"|(?=\n\s*\"))|(?<!\w)‘[^‘\n]*’(?!\w)")


@dataclass(frozen=True, slots=True)
class Laid:
    """The words of a report's story, as white space parts them.

    Attributes:
        words: in small letters, without the punctuation around them and the possessive.
        spans: of each in the text.
        goes_on: whether nothing that is no story stands between a word and the one before it.
        quoted: whether a word stands in quotation marks or an embedded post.
    """

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    goes_on: NDArray[np.bool_]
    quoted: NDArray[np.bool_]

    def grams(self) -> list[tuple[str, ...]]:
        """Return each run of `LONG` words, by its first."""
        return [self.words[i : i + LONG] for i in range(len(self.words) - LONG + 1)]


@dataclass(frozen=True, slots=True)
class Tile:
    """So many equal words, and the first of them in one report and in the other."""

    size: int
    a: int
    b: int


def lay(report: Report) -> Laid:
    """Return the words of a report outside its datelines, credits and boilerplate."""
    words, spans, goes_on, posted = [], [], [], []
    story = True
    for kind, first, end in [(b.type, b.start, b.end) for b in report.blocks]:
        if kind in _NO_STORY:
            story = False
            continue
        for match in _RAW.finditer(report.text, first, end):
            word = _EDGES.sub("", match.group()).lower().replace("’", "'").removesuffix("'s")
            if word:
                words.append(word)
                spans.append(match.span())
                goes_on.append(story)
                posted.append(kind is BlockType.POST)
                story = True
    quoted = np.array(posted, dtype=np.bool_)
    starts = np.array([start for start, _ in spans], dtype=np.int64)
    for match in _SAID.finditer(report.text):
        quoted |= (starts >= match.start()) & (starts < match.end())
    return Laid(tuple(words), tuple(spans), np.array(goes_on, dtype=np.bool_), quoted)


def tiles(one: Laid, other: Laid) -> list[Tile]:
    """Return the passages of `LONG` or more equal words, longest first."""
    waiting = [(-t.size, t.a, t.b) for t in _runs(one, other)]
    heapq.heapify(waiting)
    used_a, used_b = np.zeros(len(one.words), dtype=np.bool_), np.zeros(len(other.words), dtype=np.bool_)
    found = []
    while waiting:
        negative, a, b = heapq.heappop(waiting)
        size = -negative
        taken = used_a[a : a + size] | used_b[b : b + size]
        if not taken.any():
            used_a[a : a + size] = used_b[b : b + size] = True
            found.append(Tile(size, a, b))
            continue
        edges = np.flatnonzero(np.diff(np.concatenate(([True], taken, [True])).astype(np.int8)))
        for first, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):  # what is left of it
            if end - first >= LONG:
                heapq.heappush(waiting, (first - end, a + first, b + first))
    return found


def is_quotation(tile: Tile, one: Laid, other: Laid) -> bool:
    """Return whether both reports quote it for the most part: a common quotation shows no copying."""
    said_a = one.quoted[tile.a : tile.a + tile.size].mean()
    said_b = other.quoted[tile.b : tile.b + tile.size].mean()
    return bool(min(said_a, said_b) >= QUOTED)


def span(laid: Laid, first: int, size: int) -> tuple[int, int]:
    """Return where a passage stands in the text."""
    return laid.spans[first][0], laid.spans[first + size - 1][1]


def _runs(one: Laid, other: Laid) -> list[Tile]:
    """Return every longest run of `LONG` or more equal words."""
    numbers: dict[str, int] = {}
    left = [numbers.setdefault(word, len(numbers)) for word in one.words]
    right = np.array([numbers.setdefault(word, len(numbers)) for word in other.words], dtype=np.int64)
    found = []
    before = np.zeros(len(right) + 1, dtype=np.int64)  # the length of the run that ends with the word before
    for i, word in enumerate([*left, -1]):
        lengths = np.zeros(len(right) + 1, dtype=np.int64)
        if i < len(left):
            going = before[:-1] * (other.goes_on if one.goes_on[i] else False)
            lengths[1:] = np.where(right == word, going + 1, 0)
        for j in np.flatnonzero(before >= LONG).tolist():
            if j == len(right) or lengths[j + 1] <= before[j]:
                size = int(before[j])
                found.append(Tile(size, i - size, j - size))
        before = lengths
    return found
