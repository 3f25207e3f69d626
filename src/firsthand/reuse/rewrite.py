"""Sentences of two reports that tell the same in changed words: many telling words, numbers and names in common.

How much a word tells is read off the two reports alone: one that stands in many of their sentences (the town, the ship)
tells little. So the verdict on two reports is theirs for good, whatever other reports a case comes to hold.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.reuse.words import Words

LIKE = 0.53  # weighted Dice from which two sentences tell the same
ALONE = 0.68  # the same, where one pair of sentences is all two reports share
WORDS = 8  # content words two sentences must share
FAINT = 0.35  # weighted Dice from which two sentences may tell the same, if others before and after them do
FEW = 0.15  # share of the content words of both that they must share to be weighed at all
STEMS = 3  # content words that such sentences must share
CHAIN = 3  # sentences of one report, in their order, that are told in the other in the same order
TOLD = 20  # content words that all of them must share
PART = 0.75  # share of the shorter report's words that they must hold
SHORT = 0.5  # the least that it is long beside the other
PRIOR = 20  # sentences supposed beside those at hand, so that two short reports still weigh words alike
_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[^\W\d_])|\n\s*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words `first` to `end` of a report and the stems of those that are its own, not quoted."""

    first: int
    end: int
    stems: frozenset[int]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """Two sentences, by words, and how alike they are."""

    a: int
    a_end: int
    b: int
    b_end: int
    score: float


def sentences_of(words: Words) -> tuple[Sentence, ...]:
    """Return the sentences of a report, by a rule good enough to compare them."""
    if not len(words):
        return ()
    breaks = [match.end() for match in _END.finditer(words.text)]
    inner = np.searchsorted(words.starts, np.array(breaks, dtype=np.int32))
    bounds = sorted({0, *inner.tolist(), len(words)})
    stems = np.where(words.quoted, np.uint64(0), words.stems).tolist()
    return tuple(Sentence(first, end, frozenset(stems[first:end]) - {0}) for first, end in pairwise(bounds))


def rewritten(
    a: Sequence[Sentence], b: Sequence[Sentence], open_a: Sequence[int], open_b: Sequence[int], *, alone: bool
) -> list[Rewritten]:
    """Return pairs of sentences that tell the same, each sentence once, best first.

    Args:
        a: the sentences of one report.
        b: those of the other.
        open_a: which of `a` are compared: those that no passage holds already.
        open_b: which of `b`.
        alone: whether the two reports share nothing else: then a single pair must be very like.
    """
    alike = _sharing(a, b, open_a, open_b)
    if not alike:
        return _in_order(a, b) if alone else []
    weight = _weights(a, b, {s for i, j in alike for s in a[i].stems | b[j].stems})
    scored = []
    for i, j in alike:
        both = _mass(a[i].stems, weight) + _mass(b[j].stems, weight)
        score = 2 * _mass(a[i].stems & b[j].stems, weight) / both
        if score >= LIKE:
            scored.append((-score, i, j))
    used_a: set[int] = set()
    used_b: set[int] = set()
    found = []
    for negative, i, j in sorted(scored):
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            found.append(Rewritten(a[i].first, a[i].end, b[j].first, b[j].end, -negative))
    if len(found) > 1 or not alone or (found and found[0].score >= ALONE):
        return found
    return _in_order(a, b)


def _in_order(a: Sequence[Sentence], b: Sequence[Sentence]) -> list[Rewritten]:
    """Return sentences told one after another in both reports, in words that are much changed; or none.

    A machine that puts a story in other words changes nearly every one, but keeps to its sentences.
    """
    if not a or not b or not _may_be_retold(a, b):
        return []
    best = _chains(a, b)
    if not best:
        return []
    last = max(best, key=lambda k: (best[k][:2], k))
    told, sentences, _, _ = best[last]
    if sentences < CHAIN or told < TOLD:
        return []
    found = []
    key: tuple[int, int] | None = last
    while key is not None:
        _, _, score, onward = best[key]
        found.append(Rewritten(a[key[0]].first, a[key[0]].end, b[key[1]].first, b[key[1]].end, score))
        key = onward
    length, other = a[-1].end, b[-1].end
    held = sum(r.a_end - r.a if length <= other else r.b_end - r.b for r in found)
    return found[::-1] if held >= PART * min(length, other) else []


def _may_be_retold(a: Sequence[Sentence], b: Sequence[Sentence]) -> bool:
    """Return whether enough of the shorter report may stand in the other: seen without comparing their sentences."""
    shorter, longer = (a, b) if a[-1].end <= b[-1].end else (b, a)
    other = frozenset[int]().union(*(s.stems for s in longer))
    held = sum(s.end - s.first for s in shorter if len(s.stems & other) >= max(STEMS, FAINT * len(s.stems)))
    return shorter[-1].end >= SHORT * longer[-1].end and held >= PART * shorter[-1].end


def _chains(
    a: Sequence[Sentence], b: Sequence[Sentence]
) -> dict[tuple[int, int], tuple[int, int, float, tuple[int, int] | None]]:
    """Return the sentences that may tell the same, each pair with the best chain that ends there.

    Of a chain: the content words that its sentences share, how many pairs they are, how alike the last are, and the
    pair before the last.
    """
    all_a, all_b = (frozenset[int]().union(*(s.stems for s in listed)) for listed in (a, b))
    common = all_a & all_b
    in_b = [(j, shared) for j, s in enumerate(b) if len(shared := s.stems & common) >= STEMS]
    weight = _weights(a, b, set(all_a | all_b))
    best: dict[tuple[int, int], tuple[int, int, float, tuple[int, int] | None]] = {}
    for i, one in enumerate(a):
        own = one.stems & common
        for j, other in in_b:
            shared = own & other
            if len(shared) < max(STEMS, FEW * (len(one.stems) + len(b[j].stems))):
                continue
            score = 2 * _mass(shared, weight) / (_mass(one.stems, weight) + _mass(b[j].stems, weight))
            if score >= FAINT:
                before = [(*best[key][:2], key) for key in best if key[0] < i and key[1] < j]
                told, sentences, onward = max(before, default=(0, 0, None))
                best[(i, j)] = (told + len(shared), sentences + 1, score, onward)
    return best


def _sharing(
    a: Sequence[Sentence], b: Sequence[Sentence], open_a: Sequence[int], open_b: Sequence[int]
) -> list[tuple[int, int]]:
    """Return the pairs of sentences that share enough content words."""
    common = frozenset[int]().union(*(a[i].stems for i in open_a))
    common &= frozenset[int]().union(*(b[j].stems for j in open_b))
    if len(common) < WORDS:
        return []
    in_b = [(j, shared) for j in open_b if len(shared := b[j].stems & common) >= WORDS]
    found = []
    for i in open_a:
        own = a[i].stems & common
        if len(own) >= WORDS:
            found += [(i, j) for j, shared in in_b if len(own & shared) >= WORDS]
    return found


def _weights(a: Sequence[Sentence], b: Sequence[Sentence], wanted: set[int]) -> dict[int, float]:
    """Return how much each of the stems tells: the fewer sentences of the two reports have it, the more."""
    frequency = dict.fromkeys(wanted, 0)
    for sentence in (*a, *b):
        for stem in sentence.stems & wanted:
            frequency[stem] += 1
    total = len(a) + len(b) + PRIOR
    return {stem: math.log(1 + total / count) for stem, count in frequency.items()}


def _mass(stems: frozenset[int], weight: Mapping[int, float]) -> float:
    """Return the exact sum of the weights: the order of a set makes no difference to it."""
    return math.fsum(weight[s] for s in stems)
