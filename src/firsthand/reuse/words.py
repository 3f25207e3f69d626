"""A report's words as reuse compares them: hashed, with offsets, without what every page of an outlet carries."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from firsthand.model import BlockType
from firsthand.reuse.vocabulary import PRIME, normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from firsthand.model import Report
    from firsthand.reuse.vocabulary import Vocabulary

GRAM = 6
_SKIPPED = frozenset({BlockType.BOILERPLATE, BlockType.CREDIT, BlockType.DATELINE})
_QUOTE = re.compile(
    # One that goes on in the next paragraph is not closed, and opened there again.
    r"“[^“”\n]{1,1500}+(?:”|(?=\n\s*“))|\"[^\"\n]{1,1500}+(?:\"|(?=\n\s*\"))|«[^«»\n]{1,1500}»|„[^„“”\n]{1,1500}[“”]"
    # Within single ones an apostrophe stands between letters.
    r"|(?<!\w)‘(?:[^‘’\n]|(?<=\w)’(?=\w)){1,1500}+’(?!\w)"
)
_TOGETHER = 64  # reports whose words are found at a time: beyond that nothing is gained


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of one report, in order, each with its span in `text`.

    `part` counts the skipped stretches before a word: no passage runs across one. `quoted` marks words within
    quotation marks or an embedded post. `stems` are hashes of what content words are compared by when a text was
    rewritten, 0 for other words; `own` marks those content words that are no names, numbers or set words of the
    trade. `grams` are the hashes of each run of `GRAM` words, by the index of its first. `same` is a digest of all
    words: reports that have one in common are whole duplicates; it is empty where there are no words.
    """

    report: str
    text: str = field(repr=False)
    starts: NDArray[np.int32] = field(repr=False)
    ends: NDArray[np.int32] = field(repr=False)
    part: NDArray[np.int32] = field(repr=False)
    quoted: NDArray[np.bool_] = field(repr=False)
    stems: NDArray[np.uint64] = field(repr=False)
    own: NDArray[np.bool_] = field(repr=False)
    grams: NDArray[np.uint64] = field(repr=False)
    same: str

    def __len__(self) -> int:
        return len(self.starts)

    def read(self, first: int, end: int) -> str:
        """Return words `first` to `end` as they are compared, with a space between."""
        spans = zip(self.starts[first:end].tolist(), self.ends[first:end].tolist(), strict=True)
        return " ".join(normal(self.text[start:stop]) for start, stop in spans)


def words_of(reports: Sequence[Report], vocabulary: Vocabulary) -> Iterator[Words]:
    """Give the words of each report outside its datelines, credits and boilerplate.

    Args:
        reports: any number of them; some are read together, for speed.
        vocabulary: what words are compared by, which grows by those it did not hold.
    """
    for first in range(0, len(reports), _TOGETHER):
        yield from _read(reports[first : first + _TOGETHER], vocabulary)


def _read(reports: Sequence[Report], vocabulary: Vocabulary) -> Iterator[Words]:
    """Give the words of each report; all arrays are those of the reports together, one after another."""
    texts: list[str] = []
    stretches: list[tuple[int, int, int, int, bool]] = []
    at = 0  # where the stretch stands in all of them, one after another
    for number, report in enumerate(reports):
        skipped = 0
        for kind, first, last in _stretches(report):
            if kind in _SKIPPED:
                skipped += 1
                continue
            text = report.text[first:last]
            texts.append(text)
            stretches.append((number, at, first, skipped, kind is BlockType.POST))
            at += len(text) + 1
    found = vocabulary.find("\n".join(texts))
    owners, places, firsts, parts, posts = np.array(stretches, dtype=np.int64).reshape(-1, 5).T
    inner = np.searchsorted(found.starts, np.append(places, at))
    counts = np.diff(inner)
    shift = np.repeat(firsts - places, counts)
    starts, ends = (found.starts + shift).astype(np.int32), (found.ends + shift).astype(np.int32)
    part, quoted = np.repeat(parts.astype(np.int32), counts), np.repeat(posts.astype(np.bool_), counts)
    grams = rolled(found.hashes, GRAM)
    bounds = inner[np.searchsorted(owners, np.arange(len(reports) + 1))].tolist()
    for report, (first, end) in zip(reports, pairwise(bounds), strict=True):
        _mark_quotations(report.text, starts[first:end], quoted[first:end])
        yield Words(
            report=report.id,
            text=report.text,
            starts=starts[first:end],
            ends=ends[first:end],
            part=part[first:end],
            quoted=quoted[first:end],
            stems=found.stems[first:end],
            own=found.own[first:end],
            grams=grams[first : max(first, end - GRAM + 1)],
            same=_digest(found.hashes[first:end]),
        )


def _digest(hashes: NDArray[np.uint64]) -> str:
    return blake2b(hashes.astype("<u8").tobytes(), digest_size=16).hexdigest() if len(hashes) else ""


def _mark_quotations(text: str, starts: NDArray[np.int32], quoted: NDArray[np.bool_]) -> None:
    """Set `quoted` for the words that stand within quotation marks."""
    quotes = [at for match in _QUOTE.finditer(text) for at in match.span()]
    inner = np.searchsorted(starts, quotes).tolist() if quotes else []
    for first, last in zip(inner[::2], inner[1::2], strict=True):
        quoted[first:last] = True


def rolled(hashed: NDArray[np.uint64], size: int) -> NDArray[np.uint64]:
    """Return a hash for each run of `size` hashes, by the index of its first."""
    if len(hashed) < size:
        return np.empty(0, dtype=np.uint64)
    out = np.zeros(len(hashed) - size + 1, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for offset in range(size):
            out *= PRIME
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
