"""The axis of the timeline: where it begins and ends, its marks, and where an instant lies on it."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from firsthand.pages.instants import DAY, Stretch, day_of, marks

if TYPE_CHECKING:
    from collections.abc import Iterable

EDGE = 0.03  # of the whole, left free at either end
LABEL, NARROW = 9.0, 20.0  # percent that the words of a mark take, on a wide screen and on a phone


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of the axis, and the stretch to which it zooms."""

    x: float
    words: str
    since: str
    until: str
    wide: bool  # whether there is room for its words where there is much
    narrow: bool  # and on a phone
    end: bool  # whether its words end at it


def extent(ends: Iterable[float], since: Stretch | None, until: Stretch | None) -> tuple[float, float]:
    """Return where the axis begins and ends: as asked, else around these instants; those that are infinite are none."""
    held = sorted(at for at in ends if abs(at) < inf)
    low, high = extremes(held) if held else (0.0, DAY)
    room = max(high - low, DAY) * EDGE
    start = since.start if since else low - room
    end = until.end if until else high + room
    return (start, end) if end > start else (start, start + DAY)


def extremes(ends: list[float]) -> tuple[float, float]:
    """Return the first and the last instant, but for those few that would leave all others no room."""
    tenth = len(ends) // 10
    first, last = ends[tenth], ends[-1 - tenth]
    reach = 5 * max(last - first, 30 * DAY)
    held = [at for at in ends if first - reach <= at <= last + reach]
    return held[0], held[-1]


def axis_marks(start: float, end: float) -> tuple[Mark, ...]:
    """Return the marks of the axis; those between others have no words where they would cover theirs."""
    found = [(share(at, start, end), words, day_of(at), to) for at, words, to in marks(start, end)]
    wide, narrow = (_roomy([x for x, *_ in found], room) for room in (LABEL, NARROW))
    return tuple(Mark(*mark, n in wide, n in narrow, _ends(mark[0], LABEL)) for n, mark in enumerate(found))


def _roomy(places: list[float], room: float) -> frozenset[int]:
    """Return which of the places have room for words of that width, from the left on."""
    kept, taken = set(), -inf
    for number, x in enumerate(places):
        left = x - room if _ends(x, LABEL) else x
        if left >= taken and left + room <= 100 + EDGE:
            kept.add(number)
            taken = left + room
    return frozenset(kept)


def _ends(x: float, room: float) -> bool:
    return x > 100 - room


def moves(start: float, end: float) -> tuple[tuple[str, str, str], ...]:
    """Return the stretches before and after, and the one three times as long."""
    long = end - start
    ways = (("earlier", start - long, start), ("later", end, end + long), ("further", start - long, end + long))
    return tuple((words, day_of(a), day_of(b - 1)) for words, a, b in ways)


def share(at: float, start: float, end: float, over: float = 0.0) -> float:
    """Return a place on the axis in percent; what lies outside is `over` beyond its end."""
    if start <= at <= end:
        return round(100 * (at - start) / (end - start), 2)
    return -over if at < start else 100 + over
