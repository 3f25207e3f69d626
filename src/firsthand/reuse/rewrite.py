"""Sentences of two reports that tell the same in changed words: many rare words, numbers and names in common."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.reuse.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.reuse.words import Words

LIKE = 0.58  # weighted Dice from which two sentences tell the same
ALONE = 0.72  # the same, where one pair of sentences is all two reports share
WORDS = 8  # content words two sentences must share
PRIOR = 20  # reports supposed beside those at hand, so that a case of two still knows common words
_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[^\W\d_])|\n\s*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words `first` to `end` of a report and the stems of those that are its own, not quoted."""

    first: int
    end: int
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """Two sentences, by words, and how alike they are."""

    a: int
    a_end: int
    b: int
    b_end: int
    score: float


def sentences_of(words: Words, text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a report, by a rule good enough to compare them."""
    breaks = [match.end() for match in _END.finditer(text)]
    found = []
    first = 0
    at = 0
    for index in range(len(words.words) + 1):
        last = index == len(words.words)
        crossed = False
        while not last and at < len(breaks) and breaks[at] <= words.starts[index]:
            at += 1
            crossed = True
        if (last or crossed) and index > first:
            own = range(first, index)
            stems = frozenset(s for k in own if not words.quoted[k] and (s := stem(words.words[k])))
            found.append(Sentence(first, index, stems))
            first = index
    return tuple(found)


def weights(documents: Iterable[Words]) -> dict[str, float]:
    """Return how much each stem tells: the fewer reports have it, the more."""
    frequency: dict[str, int] = {}
    total = 0
    for words in documents:
        total += 1
        for word_stem in {s for word in words.words if (s := stem(word))}:
            frequency[word_stem] = frequency.get(word_stem, 0) + 1
    return {s: math.log(1 + (total + PRIOR) / n) for s, n in frequency.items()}


def rewritten(a: Sequence[Sentence], b: Sequence[Sentence], weight: Mapping[str, float]) -> list[Rewritten]:
    """Return pairs of sentences that tell the same, each sentence once, best first; one alone must be very like."""
    holders: dict[str, list[int]] = {}
    for j, sentence in enumerate(b):
        for word_stem in sentence.stems:
            holders.setdefault(word_stem, []).append(j)
    mass_b = [_mass(s.stems, weight) for s in b]
    scored = []
    for i, sentence in enumerate(a):
        shared: dict[int, int] = {}
        for word_stem in sentence.stems:
            for j in holders.get(word_stem, ()):
                shared[j] = shared.get(j, 0) + 1
        mass = _mass(sentence.stems, weight)
        for j, count in shared.items():
            if count >= WORDS:
                score = 2 * _mass(sentence.stems & b[j].stems, weight) / (mass + mass_b[j])
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
    return found if len(found) > 1 or (found and found[0].score >= ALONE) else []


def _mass(stems: frozenset[str], weight: Mapping[str, float]) -> float:
    return math.fsum(sorted(weight.get(s, 0.0) for s in stems))
