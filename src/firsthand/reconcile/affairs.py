"""What one voice goes on about for days: a toll that rises, a ship by its name. However often it speaks, it is one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from firsthand.reconcile.compare import place_name
from firsthand.reconcile.moments import day_number, days_of
from firsthand.reconcile.papers import days_meet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from firsthand.model import Claim
    from firsthand.reconcile.roots import Root

LATER_DAYS = 31  # days over which one voice goes on about one affair
_MANY = 3  # fewer may be another toll's by chance
_MOST = 60  # statements that are compared pair by pair


class _Told(NamedTuple):
    """What a voice says on a day, of which days, and of how many."""

    day: int
    root: Root
    days: tuple[int, int] | None
    figure: int


def _goes_on(a: _Told, b: _Told) -> bool:
    return a.root != b.root and b.day - a.day <= LATER_DAYS


def _has_risen(a: _Told, b: _Told) -> bool:
    """Return whether a later toll is higher: it goes on, whatever day it is told for."""
    return b.figure > a.figure >= _MANY


def of_one_affair(listed: Sequence[Root], said: Mapping[Root, Sequence[Claim]]) -> Iterator[tuple[Root, Root]]:
    """Yield statements in which one voice goes on about one named thing, or one kind of event, place and time."""
    matters: dict[tuple[str, str], list[_Told]] = {}
    unplaced: list[tuple[str, _Told]] = []
    for root in listed:
        day = day_number(root.day)
        if day is None or len(listed) == 1:
            continue
        for claim in said[root]:
            count = (claim.count.min if claim.count is not None else None) or 0
            told = _Told(day, root, days_of(claim), count)
            if claim.place is not None:
                matters.setdefault((claim.kind, place_name(claim.place)), []).append(told)
            else:
                unplaced.append((claim.kind, told))
            for thing in claim.things:
                if thing.name[:1].isupper():
                    matters.setdefault(("", thing.name), []).append(told._replace(days=None))
    for held in matters.values():
        for a, b in pairwise(sorted(held, key=lambda m: m[:2])):
            if _goes_on(a, b) and (_has_risen(a, b) or days_meet(a.days, b.days)):
                yield a.root, b.root
    for kind, told in unplaced[:_MOST]:
        for other in [t for (of, _), held in matters.items() if of == kind for t in held][:_MOST]:
            a, b = sorted((told, other), key=lambda m: m[:2])
            if _goes_on(a, b) and _has_risen(a, b):
                yield a.root, b.root
