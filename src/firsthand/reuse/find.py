"""The passages that reports share: candidates by an inverted index, aligned, each with its direction if one shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from firsthand.model import Passage, Reuse
from firsthand.reuse.align import align, standing
from firsthand.reuse.direction import direction_of
from firsthand.reuse.fingerprint import candidates, rewritten_candidates
from firsthand.reuse.prints import Prints, prints_of, stamp_of
from firsthand.reuse.rewrite import rewritten, sentences_of
from firsthand.reuse.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.model import Report
    from firsthand.reuse.align import Aligned
    from firsthand.reuse.rewrite import Rewritten, Sentence
    from firsthand.reuse.words import Words

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
    each compared with one report of their text, and only that one with the rest.
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
    prints = [finder.prints(i) for i in range(len(listed))]
    first_of = _first_of_its_text(prints)
    single = [i for i, first in enumerate(first_of) if first == i]
    outlets = [(listed[i].outlet or "").casefold() for i in single]
    pairs = {(single[x], single[y]) for x, y in candidates([prints[i].grams for i in single], outlets)}
    changed = {(single[x], single[y]) for x, y in rewritten_candidates([prints[i].pairs for i in single], outlets)}
    pairs |= {(first, i) for i, first in enumerate(first_of) if first != i}
    passages = {
        key: found for x, y in sorted(pairs | changed) for key, found in [finder.between(x, y, (x, y) in changed)]
    }
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


def _first_of_its_text(prints: Sequence[Prints]) -> list[int]:
    first: dict[str, int] = {}
    return [first.setdefault(p.same, i) if p.same else i for i, p in enumerate(prints)]


class _Finder:
    """Compares pairs of reports; what a report needs for that is prepared once."""

    def __init__(self, reports: Sequence[Report], known: Known) -> None:
        self._reports, self._known = reports, known
        self.stamps = [stamp_of(report) for report in reports]
        self._words: dict[int, Words] = {}
        self._sentences: dict[int, tuple[Sentence, ...]] = {}

    def prints(self, index: int) -> Prints:
        """Return what of a report goes into the index."""
        known = self._known.prints.get(self.stamps[index])
        return prints_of(self._words_of(index)) if known is None else known

    def between(self, x: int, y: int, changed: bool) -> tuple[str, tuple[Reuse, ...]]:
        """Return the key and the passages of reports `x` and `y`; `changed`: they may tell the same in other words."""
        key = pair_key(self.stamps[x], self.stamps[y], changed=changed)
        known = self._known.passages.get(key)
        return key, self._compared(x, y, changed) if known is None else known

    def _compared(self, x: int, y: int, changed: bool) -> tuple[Reuse, ...]:
        a, b = self._words_of(x), self._words_of(y)
        exact = align(a, b)
        found: list[Aligned | Rewritten] = list(exact)
        if a.same != b.same and (changed or exact):
            found += [pair for pair in self._rewritten(x, y, exact) if not standing(a, pair.a, pair.a_end)]
        if not found:
            return ()
        in_order = sorted(exact, key=lambda p: p.a)
        direction, _ = direction_of(self._reports[x], self._reports[y], in_order, (len(a), len(b)))
        return tuple(_reuse(a, b, passage, direction) for passage in found)

    def _rewritten(self, x: int, y: int, exact: Sequence[Aligned]) -> list[Rewritten]:
        one, other = self._sentences_of(x), self._sentences_of(y)
        open_one = _open(one, [(p.a, p.a_end) for p in exact], len(self._words_of(x)))
        open_other = _open(other, [(p.b, p.b_end) for p in exact], len(self._words_of(y)))
        return rewritten(one, other, open_one, open_other, alone=not exact) if open_one and open_other else []

    def _words_of(self, index: int) -> Words:
        if index not in self._words:
            self._words[index] = words_of(self._reports[index])
        return self._words[index]

    def _sentences_of(self, index: int) -> tuple[Sentence, ...]:
        if index not in self._sentences:
            self._sentences[index] = sentences_of(self._words_of(index))
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
