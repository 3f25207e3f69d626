"""A report's words as reuse compares them: normalised, with offsets, without what every page of an outlet carries."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from firsthand.model import BlockType

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from firsthand.model import Report

GRAM = 6
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_WORD = re.compile(r"[^\W_]+(?:['’.\-‑][^\W_]+)*")
_SKIPPED = frozenset({BlockType.BOILERPLATE, BlockType.CREDIT, BlockType.DATELINE})
_QUOTE = re.compile(r"“[^“”\n]{1,1500}”|«[^«»\n]{1,1500}»|„[^„“”\n]{1,1500}[“”]|\"[^\"\n]{1,1500}\"")
_FOLD = str.maketrans({"’": "'", "‑": "-"})

# Words that any two stories share, with those by which stories cite.
STOP = frozenset(
    """
    a about above after again all also am among an and any are as at be because been before being between both
    but by can could did do does during each few for from had has have he her here him his how i if in into is
    it its just many may me more most much my no nor not now of off on once one only or other our out over own
    per she should so some such than that the their them then there these they this those through to too under
    until up very was we were what when where which while who whom why will with would you your said says say
    told tell according reported reports report added adding citing quoted saying statement spokesman
    spokeswoman official officials mr mrs ms 's us new two three last first also would
    """.split()  # noqa: SIM905  # a list of words is read as words
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one report, in order, each with its span.

    `part` counts the skipped stretches before a word: no passage runs across one. `quoted` marks words within quotation
    marks or an embedded post. `grams` are the hashes of each run of `GRAM` words, by the index of its first.
    """

    report: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    part: tuple[int, ...]
    quoted: tuple[bool, ...]
    grams: NDArray[np.uint64] = field(repr=False, compare=False)


def words_of(report: Report) -> Words:
    """Return the report's words outside its datelines, credits and boilerplate."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    part: list[int] = []
    quoted: list[bool] = []
    text = report.text
    spans = iter([match.span() for match in _QUOTE.finditer(text)])
    quote = next(spans, None)
    skipped = 0
    for kind, first, last in _stretches(report):
        if kind in _SKIPPED:
            skipped += 1
            continue
        post = kind is BlockType.POST
        for match in _WORD.finditer(text, first, last):
            start, end = match.span()
            while quote is not None and quote[1] <= start:
                quote = next(spans, None)
            words.append(match[0].lower().translate(_FOLD).removesuffix("'s"))
            starts.append(start)
            ends.append(end)
            part.append(skipped)
            quoted.append(post or (quote is not None and quote[0] <= start))
    hashed = np.fromiter(map(word_hash, words), dtype=np.uint64, count=len(words))
    return Words(report.id, tuple(words), tuple(starts), tuple(ends), tuple(part), tuple(quoted), rolled(hashed, GRAM))


def rolled(hashed: NDArray[np.uint64], size: int) -> NDArray[np.uint64]:
    """Return a hash for each run of `size` hashes, by the index of its first."""
    if len(hashed) < size:
        return np.empty(0, dtype=np.uint64)
    out = np.zeros(len(hashed) - size + 1, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for offset in range(size):
            out = out * _PRIME + hashed[offset : offset + len(out)]
            out ^= out >> np.uint64(29)
    return out


def _stretches(report: Report) -> list[tuple[BlockType, int, int]]:
    if not report.blocks:
        return [(BlockType.BODY, 0, len(report.text))]
    return [(block.type, block.start, block.end) for block in report.blocks]


@lru_cache(maxsize=1 << 18)
def word_hash(word: str) -> int:
    """Return a number for the word that is the same in every process."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")


@lru_cache(maxsize=1 << 18)
def stem(word: str) -> str:
    """Return what a content word is compared by when a text was rewritten: its first six letters; "" for others."""
    return "" if word in STOP or len(word) < 2 else word[:6]
