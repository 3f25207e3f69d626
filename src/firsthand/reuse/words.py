"""A report's words as reuse compares them: hashed, with offsets, without what every page of an outlet carries."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from itertools import chain
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


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of one report, in order, each with its span in `text`.

    `part` counts the skipped stretches before a word: no passage runs across one. `quoted` marks words within quotation
    marks or an embedded post. `stems` are hashes of what content words are compared by when a text was rewritten, 0
    for other words. `grams` are the hashes of each run of `GRAM` words, by the index of its first. `same` is a digest
    of all words: reports that have one in common are whole duplicates; it is empty where there are no words.
    """

    report: str
    text: str = field(repr=False)
    starts: NDArray[np.int32] = field(repr=False)
    ends: NDArray[np.int32] = field(repr=False)
    part: NDArray[np.int32] = field(repr=False)
    quoted: NDArray[np.bool_] = field(repr=False)
    stems: NDArray[np.uint64] = field(repr=False)
    grams: NDArray[np.uint64] = field(repr=False)
    same: str

    def __len__(self) -> int:
        return len(self.starts)

    def read(self, first: int, end: int) -> str:
        """Return words `first` to `end` as they are compared, with a space between."""
        spans = zip(self.starts[first:end].tolist(), self.ends[first:end].tolist(), strict=True)
        return " ".join(normal(self.text[start:stop]) for start, stop in spans)


def words_of(report: Report) -> Words:
    """Return the report's words outside its datelines, credits and boilerplate."""
    text = report.text
    spans: list[tuple[int, int]] = []
    stretches: list[tuple[int, int, bool]] = []  # words, skipped stretches before them, whether they are a post
    skipped = 0
    for kind, first, last in _stretches(report):
        if kind in _SKIPPED:
            skipped += 1
            continue
        before = len(spans)
        spans += [match.span() for match in _WORD.finditer(text, first, last)]
        stretches.append((len(spans) - before, skipped, kind is BlockType.POST))
    raw = [text[start:end] for start, end in spans]
    bounds = np.fromiter(chain.from_iterable(spans), dtype=np.int32, count=2 * len(spans)).reshape(-1, 2)
    counts = [count for count, _, _ in stretches]
    quoted = np.repeat(np.array([post for _, _, post in stretches], dtype=np.bool_), counts)
    quotes = [match.span() for match in _QUOTE.finditer(text)]
    for first, last in np.searchsorted(bounds[:, 0], np.array(quotes, dtype=np.int32).reshape(-1, 2)).tolist():
        quoted[first:last] = True
    hashed = np.fromiter(map(word_hash, raw), dtype=np.uint64, count=len(raw))
    return Words(
        report=report.id,
        text=text,
        starts=bounds[:, 0].copy(),
        ends=bounds[:, 1].copy(),
        part=np.repeat(np.array([part for _, part, _ in stretches], dtype=np.int32), counts),
        quoted=quoted,
        stems=np.fromiter(map(stem_hash, raw), dtype=np.uint64, count=len(raw)),
        grams=rolled(hashed, GRAM),
        same=blake2b(hashed.astype("<u8").tobytes(), digest_size=16).hexdigest() if raw else "",
    )


def rolled(hashed: NDArray[np.uint64], size: int) -> NDArray[np.uint64]:
    """Return a hash for each run of `size` hashes, by the index of its first."""
    if len(hashed) < size:
        return np.empty(0, dtype=np.uint64)
    out = np.zeros(len(hashed) - size + 1, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for offset in range(size):
            out *= _PRIME
            out += hashed[offset : offset + len(out)]
            out ^= out >> np.uint64(29)
    return out


def once(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return each of `hashes` once, in order."""
    if len(hashes) < 2:
        return hashes.copy()
    hashes = np.sort(hashes)
    keep = np.empty(len(hashes), dtype=np.bool_)
    keep[0] = True
    np.not_equal(hashes[1:], hashes[:-1], out=keep[1:])
    return hashes[keep]


def _stretches(report: Report) -> list[tuple[BlockType, int, int]]:
    if not report.blocks:
        return [(BlockType.BODY, 0, len(report.text))]
    return [(block.type, block.start, block.end) for block in report.blocks]


@lru_cache(maxsize=1 << 18)
def normal(raw: str) -> str:
    """Return a word as it is compared: in small letters, its apostrophes of one kind, without the possessive."""
    return raw.lower().translate(_FOLD).removesuffix("'s")


@lru_cache(maxsize=1 << 18)
def word_hash(raw: str) -> int:
    """Return a number for the word that is the same in every process."""
    return _number(normal(raw))


@lru_cache(maxsize=1 << 18)
def stem_hash(raw: str) -> int:
    """Return a number for what a content word is compared by when a text was rewritten; 0 for other words."""
    found = stem(normal(raw))
    return _number(found) if found else 0


def stem(word: str) -> str:
    """Return the first six letters of a content word; "" for others."""
    return "" if word in STOP or len(word) < 2 else word[:6]


def _number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
