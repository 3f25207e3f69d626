"""The passages that reports share: candidates by an inverted index, aligned, each with its direction if one shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from firsthand.model import Passage, Reuse
from firsthand.reuse.align import TOGETHER, align, chosen, standing
from firsthand.reuse.direction import direction_of
from firsthand.reuse.fingerprint import candidates, rewritten_candidates
from firsthand.reuse.matching import equal_runs
from firsthand.reuse.prints import Prints, prints_of, stamp_of
from firsthand.reuse.rewrite import rewritten, sentences_of
from firsthand.reuse.vocabulary import Vocabulary
from firsthand.reuse.words import words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from firsthand.model import Report
    from firsthand.reuse.align import Aligned
    from firsthand.reuse.matching import Run
    from firsthand.reuse.rewrite import Rewritten, Sentence
    from firsthand.reuse.words import Words

NEARLY_ALL = 0.8  # share of the shorter report's words from which it is a copy, whatever its words are
MOST_COVERED = 0.5  # share of a rewritten sentence that an aligned passage may already hold


@dataclass(frozen=True, slots=True)
class Known:
    """What an earlier comparison found out of single reports and of pairs: good as long as they are unchanged.

    Attributes:
        prints: by the stamp of a report.
        passages: by the stamps of two reports, as `pair_key` writes them.
    """

    prints: Mapping[str, Prints] = field(default_factory=dict)
    passages: Mapping[str, tuple[Reuse, ...]] = field(default_factory=dict)


def find_reuse(reports: Iterable[Report]) -> tuple[Reuse, ...]:
    """Return every passage that two of `reports` share, by report and offset.

    A passage is copied word for word, cut, or lightly rewritten; what both only quote is not one. Whole duplicates are
    each compared with the report of their text that was published first, and only that one with the rest.
    """
    return compare(reports, Known())[0]


def compare(reports: Iterable[Report], known: Known) -> tuple[tuple[Reuse, ...], Known]:
    """Return what `find_reuse` returns, and what is to be known next time: that of these reports, and nothing else.

    Args:
        reports: all of them.
        known: of an earlier call, whatever its reports were; it changes nothing in the outcome.
    """
    listed = _ordered(reports)
    finder = _Finder(listed, known)
    prints = finder.prints()
    age = _by_age(listed)
    first_of = _first_of_its_text(prints, age)
    single = [i for i in age if first_of[i] == i]  # of a crowd, its first members stand for it
    outlets = [(listed[i].outlet or "").casefold() for i in single]
    pairs = {_pair(single[x], single[y]) for x, y in candidates([prints[i].grams for i in single], outlets)}
    changed = {_pair(single[x], single[y]) for x, y in rewritten_candidates([prints[i].pairs for i in single], outlets)}
    pairs |= {_pair(first, i) for i, first in enumerate(first_of) if first != i}
    passages = finder.passages(sorted(pairs | changed), changed)
    reuse = sorted(
        (r for found in passages.values() for r in found),
        key=lambda r: (r.a.report, r.a.start, r.b.report, r.b.start),
    )
    return tuple(reuse), Known({finder.stamps[i]: p for i, p in enumerate(prints)}, passages)


def pair_key(a: str, b: str, *, changed: bool) -> str:
    """Return the key of a pair by its stamps; `changed`: looked through for the same in other words."""
    return f"{a} {b} {int(changed)}"


def _ordered(reports: Iterable[Report]) -> list[Report]:
    """Return the reports each once, by id: what is found does not depend on the order they came in."""
    return list({report.id: report for report in sorted(reports, key=lambda r: r.id)}.values())


def _by_age(reports: Sequence[Report]) -> list[int]:
    """Return the reports (by index) by date: on one day those that tell the hour first, and last those without one."""
    return sorted(range(len(reports)), key=lambda i: ((reports[i].published or "") + "~", i))


def _first_of_its_text(prints: Sequence[Prints], order: Iterable[int]) -> list[int]:
    """Return for each report the first in `order` that has the same words: of copies, the one published first."""
    first: dict[str, int] = {}
    found = list(range(len(prints)))
    for i in order:
        if prints[i].same:
            found[i] = first.setdefault(prints[i].same, i)
    return found


def _pair(x: int, y: int) -> tuple[int, int]:
    return (x, y) if x < y else (y, x)


class _Finder:
    """Compares pairs of reports; what a report needs for that is prepared once."""

    def __init__(self, reports: Sequence[Report], known: Known) -> None:
        self._reports, self._known = reports, known
        self.stamps = [stamp_of(report) for report in reports]
        self._vocabulary = Vocabulary()
        self._words: dict[int, Words] = {}
        self._sentences: dict[int, tuple[Sentence, ...]] = {}

    def prints(self) -> list[Prints]:
        """Return what of each report goes into the index."""
        known = [self._known.prints.get(stamp) for stamp in self.stamps]
        self._read(i for i, prints in enumerate(known) if prints is None)
        return [prints_of(self._words[i]) if prints is None else prints for i, prints in enumerate(known)]

    def passages(
        self, pairs: Sequence[tuple[int, int]], changed: Collection[tuple[int, int]]
    ) -> dict[str, tuple[Reuse, ...]]:
        """Return the passages of each of `pairs` by its key; those `changed` may tell the same in other words."""
        keys = [pair_key(self.stamps[x], self.stamps[y], changed=(x, y) in changed) for x, y in pairs]
        found = {key: self._known.passages.get(key) for key in keys}
        new = [(key, x, y) for key, (x, y) in zip(keys, pairs, strict=True) if found[key] is None]
        self._read(sorted({i for _, x, y in new for i in (x, y)}))
        matched = equal_runs((self._words[x], self._words[y]) for _, x, y in new)
        for (key, x, y), runs in zip(new, matched, strict=True):
            found[key] = self._compared(x, y, runs, (x, y) in changed)
        return {key: passages for key, passages in found.items() if passages is not None}

    def _read(self, indices: Iterable[int]) -> None:
        """Find the words of the reports that were not read before."""
        missing = [i for i in indices if i not in self._words]
        self._words.update(zip(missing, words_of([self._reports[i] for i in missing], self._vocabulary), strict=True))

    def _compared(self, x: int, y: int, runs: Sequence[Run], changed: bool) -> tuple[Reuse, ...]:
        a, b = self._words[x], self._words[y]
        exact = align(a, b, runs)
        found: list[Aligned | Rewritten] = list(exact)
        if a.same != b.same and (changed or exact):
            found += [pair for pair in self._rewritten(x, y, exact) if not standing(a, pair.a, pair.a_end)]
        nearly_all = sum(p.same for p in exact) >= max(TOGETHER, NEARLY_ALL * min(len(a), len(b)))
        if not found or not (nearly_all or chosen(a, b, [(p.a, p.a_end, p.b, p.b_end) for p in found])):
            return ()
        in_order = sorted(exact, key=lambda p: p.a)
        direction, _ = direction_of(self._reports[x], self._reports[y], in_order, (len(a), len(b)))
        return tuple(_reuse(a, b, passage, direction) for passage in found)

    def _rewritten(self, x: int, y: int, exact: Sequence[Aligned]) -> list[Rewritten]:
        one, other = self._sentences_of(x), self._sentences_of(y)
        open_one = _open(one, [(p.a, p.a_end) for p in exact], len(self._words[x]))
        open_other = _open(other, [(p.b, p.b_end) for p in exact], len(self._words[y]))
        return rewritten(one, other, open_one, open_other, alone=not exact) if open_one and open_other else []

    def _sentences_of(self, index: int) -> tuple[Sentence, ...]:
        if index not in self._sentences:
            self._sentences[index] = sentences_of(self._words[index])
        return self._sentences[index]


def _open(sentences: Sequence[Sentence], covered: Sequence[tuple[int, int]], words: int) -> list[int]:
    """Return which sentences the covered words do not hold already, for the most part."""
    held = np.zeros(words + 1, dtype=np.int64)
    for first, end in covered:
        held[first + 1 : end + 1] = 1
    before = np.cumsum(held).tolist()
    return [i for i, s in enumerate(sentences) if before[s.end] - before[s.first] <= MOST_COVERED * (s.end - s.first)]


def _reuse(a: Words, b: Words, passage: Aligned | Rewritten, direction: str | None) -> Reuse:
    return Reuse(
        Passage(a.report, int(a.starts[passage.a]), int(a.ends[passage.a_end - 1])),
        Passage(b.report, int(b.starts[passage.b]), int(b.ends[passage.b_end - 1])),
        direction,
        round(min(1.0, passage.score), 4),
    )
