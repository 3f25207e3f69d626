"""The passages two reports share, aligned word by word: runs of equal words, joined across small gaps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from firsthand.reuse.words import GRAM, STOP

if TYPE_CHECKING:
    from firsthand.reuse.words import Words

GAP = 8  # words that may be put in or left out within one passage
ENOUGH = 12  # aligned words that make a passage by themselves: shorter ones are often phrases of the trade
TOGETHER = 20  # aligned words of all passages of a pair from which a shorter one counts
CONTENT = 4  # content words a passage must share
_STANDING = re.compile(
    r"all rights reserved|^copyright\b|may not be published broadcast|anyone with (?:any )?information|crime ?stoppers|"
    r"(?:sign|signed) up for|our newsletter|follow (?:us|him|her|\w+) on|on (?:facebook|twitter)|download (?:the|our)|"
    r"subscribe to|click here|read more|terms of (?:use|service)|privacy policy|contributed to this report"
)
QUOTED = 0.8  # share of quoted words from which a passage is a common quotation


@dataclass(frozen=True, slots=True)
class Aligned:
    """Words `a` to `a_end` of one report and `b` to `b_end` of the other, of which `same` align."""

    a: int
    a_end: int
    b: int
    b_end: int
    same: int

    @property
    def score(self) -> float:
        """The share of the longer side's words that align."""
        return self.same / max(self.a_end - self.a, self.b_end - self.b)


def align(a: Words, b: Words) -> list[Aligned]:
    """Return the passages that `a` and `b` share in their own words: what both only quote is no copying."""
    joined = _joined(_runs(a, b), a, b)
    kept = [
        p
        for p in joined
        if _content(p, a) >= CONTENT and not _common_quotation(p, a, b) and not standing(a, p.a, p.a_end)
    ]
    if sum(p.same for p in kept) < TOGETHER:
        kept = [p for p in kept if p.same >= ENOUGH]
    return kept


def _runs(a: Words, b: Words) -> list[Aligned]:
    """Return the longest runs of six or more equal words, each word used once, longest first."""
    grams_a, grams_b = a.grams, b.grams
    shared_a = np.flatnonzero(np.isin(grams_a, grams_b)).tolist()
    if not shared_a:
        return []
    where: dict[int, list[int]] = {}
    for j in np.flatnonzero(np.isin(grams_b, grams_a)).tolist():
        where.setdefault(int(grams_b[j]), []).append(j)
    by_diagonal: dict[int, list[int]] = {}
    for i in shared_a:
        for j in where[int(grams_a[i])][:GAP]:
            by_diagonal.setdefault(j - i, []).append(i)
    runs = []
    for diagonal, starts in by_diagonal.items():
        first = last = starts[0]
        for i in [*starts[1:], -1]:
            if i != last + 1:
                runs.append((last - first + GRAM, first, first + diagonal))
                first = i
            last = i
    used_a, used_b = bytearray(len(a.words)), bytearray(len(b.words))
    kept = []
    for length, i, j in sorted(runs, key=lambda r: (-r[0], r[1], r[2])):
        start, end = 0, length
        while start < end and (used_a[i + start] or used_b[j + start]):
            start += 1
        while end > start and (used_a[i + end - 1] or used_b[j + end - 1]):
            end -= 1
        if end - start < GRAM or any(used_a[i + start : i + end]) or any(used_b[j + start : j + end]):
            continue
        used_a[i + start : i + end] = used_b[j + start : j + end] = b"\x01" * (end - start)
        kept.append(Aligned(i + start, i + end, j + start, j + end, end - start))
    return [piece for run in kept for piece in _split(run, a, b)]


def _split(run: Aligned, a: Words, b: Words) -> list[Aligned]:
    """Return the run cut where either report has something in between that is no text of the story."""
    pieces = []
    start = 0
    length = run.same
    for k in range(1, length + 1):
        cut = k == length or a.part[run.a + k] != a.part[run.a + k - 1] or b.part[run.b + k] != b.part[run.b + k - 1]
        if cut:
            pieces.append(Aligned(run.a + start, run.a + k, run.b + start, run.b + k, k - start))
            start = k
    return pieces


def _joined(runs: list[Aligned], a: Words, b: Words) -> list[Aligned]:
    """Return runs joined where both reports go on with the next within a few words."""
    joined: list[Aligned] = []
    for run in sorted(runs, key=lambda r: (r.a, r.b)):
        last = joined[-1] if joined else None
        if (
            last is not None
            and 0 <= run.a - last.a_end <= GAP
            and 0 <= run.b - last.b_end <= GAP
            and a.part[last.a] == a.part[run.a]
            and b.part[last.b] == b.part[run.b]
        ):
            joined[-1] = Aligned(last.a, run.a_end, last.b, run.b_end, last.same + run.same)
        else:
            joined.append(run)
    return joined


def standing(words: Words, first: int, end: int) -> bool:
    """Return whether the words are a notice that pages carry under any story, and that reading took for text."""
    return _STANDING.search(" ".join(words.words[first:end])) is not None


def _content(passage: Aligned, a: Words) -> int:
    return sum(word not in STOP for word in a.words[passage.a : passage.a_end])


def _common_quotation(passage: Aligned, a: Words, b: Words) -> bool:
    quoted_a = sum(a.quoted[passage.a : passage.a_end])
    quoted_b = sum(b.quoted[passage.b : passage.b_end])
    return quoted_a >= QUOTED * (passage.a_end - passage.a) and quoted_b >= QUOTED * (passage.b_end - passage.b)
