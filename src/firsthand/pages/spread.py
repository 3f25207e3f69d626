"""How many events fall into each stretch of the whole: where to look in a long timeline."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.pages.instants import DAY, day_of, marks

if TYPE_CHECKING:
    from collections.abc import Sequence

BARS = 30  # at most
TAIL = 0.01  # of the events, left out at either end: one event of 1900 would make one bar of all the others


@dataclass(frozen=True, slots=True)
class Bar:
    """The events that begin in one stretch: positions in percent of the figure."""

    words: str
    since: str
    until: str
    count: int
    x: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Spread:
    """The bars, and how many events lie before the first and after the last."""

    bars: tuple[Bar, ...]
    before: int
    after: int


def spread(starts: Sequence[float]) -> Spread:
    """Return how events are spread over time.

    Args:
        starts: when each begins, in order.
    """
    if not starts:
        return Spread((), 0, 0)
    cut = int(len(starts) * TAIL)
    low, high = starts[cut], starts[-1 - cut] + DAY
    steps = list(marks(low, high, BARS, whole=True))
    ends = [*(at for at, _, _ in steps[1:]), high]
    counts = [
        (at, words, until, bisect_left(starts, end) - bisect_left(starts, at))
        for (at, words, until), end in zip(steps, ends, strict=True)
    ]
    most = max(count for *_, count in counts)
    wide = 100 / len(counts)
    bars = tuple(
        Bar(words, day_of(at), until, count, round(n * wide, 2), round(wide * 0.86, 2), round(100 * count / most, 1))
        for n, (at, words, until, count) in enumerate(counts)
    )
    before = bisect_left(starts, counts[0][0])
    return Spread(bars, before, len(starts) - before - sum(bar.count for bar in bars))
