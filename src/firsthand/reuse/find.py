"""The passages that reports share: candidates by an inverted index, aligned, each with its direction if one shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import Passage, Reuse
from firsthand.reuse.align import align, standing
from firsthand.reuse.direction import direction_of
from firsthand.reuse.fingerprint import candidates, content_pairs, rewritten_candidates, winnowed
from firsthand.reuse.rewrite import rewritten, sentences_of, weights
from firsthand.reuse.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from firsthand.model import Report
    from firsthand.reuse.align import Aligned
    from firsthand.reuse.rewrite import Rewritten, Sentence
    from firsthand.reuse.words import Words

MOST_COVERED = 0.5  # share of a rewritten sentence that an aligned passage may already hold


def find_reuse(reports: Iterable[Report]) -> tuple[Reuse, ...]:
    """Return every passage that two of `reports` share, by report and offset.

    A passage is copied word for word, cut, or lightly rewritten; what both only quote is not one. Whole duplicates are
    each compared with one report of their text, and only that one with the rest.
    """
    listed = _ordered(reports)
    words = [words_of(report) for report in listed]
    first_of = _first_of_its_text(words)
    single = [i for i, first in enumerate(first_of) if first == i]
    prints = [winnowed(words[i].grams) for i in single]
    outlets = [(listed[i].outlet or "").casefold() for i in single]
    pairs = {(single[x], single[y]) for x, y in candidates(prints, outlets)}
    neighbours = [content_pairs(words[i]) for i in single]
    changed = {(single[x], single[y]) for x, y in rewritten_candidates(neighbours, outlets)}
    pairs |= {(first, i) for i, first in enumerate(first_of) if first != i}
    finder = _Finder(listed, words)
    found = [reuse for x, y in sorted(pairs | changed) for reuse in finder.between(x, y, (x, y) in changed)]
    return tuple(sorted(found, key=lambda r: (r.a.report, r.a.start, r.b.report, r.b.start)))


def _ordered(reports: Iterable[Report]) -> list[Report]:
    """Return the reports each once, by id: what is found does not depend on the order they came in."""
    return list({report.id: report for report in sorted(reports, key=lambda r: r.id)}.values())


def _first_of_its_text(words: Sequence[Words]) -> list[int]:
    first: dict[tuple[str, ...], int] = {}
    return [first.setdefault(w.words, i) if w.words else i for i, w in enumerate(words)]


class _Finder:
    """Aligns pairs of reports; what a report needs for that is prepared once."""

    def __init__(self, reports: Sequence[Report], words: Sequence[Words]) -> None:
        self._reports, self._words = reports, words
        self._weights: dict[str, float] | None = None
        self._sentences: dict[int, tuple[Sentence, ...]] = {}

    def between(self, x: int, y: int, changed: bool) -> list[Reuse]:
        """Return the passages reports `x` and `y` share; `changed`: they may tell the same in other words."""
        a, b = self._words[x], self._words[y]
        exact = align(a, b)
        found: list[Aligned | Rewritten] = list(exact)
        if a.words != b.words and (changed or exact):
            covered_a, covered_b = _covered(exact)
            for pair in self._rewritten(x, y):
                inside_a = len(covered_a.intersection(range(pair.a, pair.a_end)))
                inside_b = len(covered_b.intersection(range(pair.b, pair.b_end)))
                already = inside_a > MOST_COVERED * (pair.a_end - pair.a) or inside_b > MOST_COVERED * (
                    pair.b_end - pair.b
                )
                if not already and not standing(a, pair.a, pair.a_end):
                    found.append(pair)
        if not found:
            return []
        in_order = sorted(exact, key=lambda p: p.a)
        direction, _ = direction_of(self._reports[x], self._reports[y], in_order, (len(a.words), len(b.words)))
        return [_reuse(a, b, passage, direction) for passage in found]

    def _rewritten(self, x: int, y: int) -> list[Rewritten]:
        if self._weights is None:
            self._weights = weights(self._words)
        return rewritten(self._sentences_of(x), self._sentences_of(y), self._weights)

    def _sentences_of(self, index: int) -> tuple[Sentence, ...]:
        if index not in self._sentences:
            self._sentences[index] = sentences_of(self._words[index], self._reports[index].text)
        return self._sentences[index]


def _covered(passages: Sequence[Aligned]) -> tuple[set[int], set[int]]:
    in_a = {k for p in passages for k in range(p.a, p.a_end)}
    in_b = {k for p in passages for k in range(p.b, p.b_end)}
    return in_a, in_b


def _reuse(a: Words, b: Words, passage: Aligned | Rewritten, direction: str | None) -> Reuse:
    return Reuse(
        Passage(a.report, a.starts[passage.a], a.ends[passage.a_end - 1]),
        Passage(b.report, b.starts[passage.b], b.ends[passage.b_end - 1]),
        direction,
        round(min(1.0, passage.score), 4),
    )
