"""Under what occurrences are filed, and under what their like is looked for: a victim, an origin, a place in a week.

Each key is one whole number: which sort of key it is, the number of the name in it, and the day or week. A large case
has some hundred keys a report, and tuples of names would be most of what is remembered of it.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from firsthand.reconcile.whereabouts import names_of_spots

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from firsthand.reconcile.profile import Profile

_SORTS = 4  # bits for the sort of a key
_TIMES = 24  # bits for a day or a week
_FIRST = 2 << _SORTS  # what day 0 is written as: none is 0, and the week before the first is looked up as well

(_VICTIM, _NAME, _STRUCK, _ORIGIN, _PLACE, _ANYTIME, _NAMED, _DAY, _SOMEWHERE, _BORROWED, _TOLD, _THING) = range(12)
_SPOT, _SPOT_EVER = range(12, 14)  # a word of a place's or a thing's name, in a week or at any time


class Numbers:
    """Numbers for names: that of a name stays its own, from one run to the next."""

    def __init__(self, names: Mapping[str, int] | None = None) -> None:
        """Begin with the numbers that names have; they are copied."""
        self.names = dict(names or {})

    def of(self, name: str) -> int:
        """Return the part of a key that stands for a name."""
        return self.names.setdefault(name, len(self.names)) << _SORTS + _TIMES


def packed(values: Iterable[int]) -> Sequence[int]:
    """Return keys in the least room."""
    return array("q", values) or ()


def packed_small(values: Iterable[int]) -> Sequence[int]:
    """Return numbers of clusters, or of groups, in the least room."""
    return array("i", values) or ()


def filed_under(group: Profile, origins: Collection[str], numbers: Numbers) -> list[int]:
    """Return the keys a cluster is found under, among those of its family."""
    of = numbers.of
    keys = [of(victim) | _VICTIM for victim in group.victims]
    keys += [of(name) | _NAME for name in group.names]
    keys += _struck(group, numbers)
    by_origin = [of(origin) for origin in origins]
    keys += [origin | _ORIGIN for origin in by_origin]
    weeks = _times(_weeks(group))
    for name in _names(group):
        at = of(name)
        keys += [at | week | _PLACE for week in weeks or (0,)]
        keys.append(at | _ANYTIME)
    keys += [of(p.place.text.casefold()) | _ANYTIME for p in group.places if not p.coarse]
    for word in sorted(frozenset[str]().union(*names_of_spots(group), *(name.split() for name in group.names))):
        keys += [of(word) | week | _SPOT for week in weeks or (0,)]
        keys += [of(word) | _SPOT_EVER] if weeks else []
    keys += [of(name) | _NAMED for name in _spoken(group)]
    days = _times(_single_days(group))
    keys += [day | _DAY for day in days]
    how = _BORROWED if group.borrowed else _TOLD
    keys += [origin | day | how for origin in by_origin for day in days or (0,)]
    if not group.places or group.places[0].coarse or group.places[0].place.lat is None:
        keys += [day | _SOMEWHERE for day in days]
    return keys


def looked_up_under(group: Profile, origins: Collection[str], numbers: Numbers) -> list[int]:
    """Return the keys under which a group looks for its cluster."""
    of = numbers.of
    keys = [of(victim) | _VICTIM for victim in group.victims]
    keys += [of(name) | _NAME for name in group.names]
    keys += _struck(group, numbers)
    placed = bool(group.places) and not group.places[0].coarse
    if placed and group.places[0].place.lat is None:
        placed = False  # where it lies nobody knows: others may give the town nearby
    by_origin = [of(origin) for origin in origins]
    if group.days is None or not placed:
        keys += [origin | _ORIGIN for origin in by_origin]
    weeks = _weeks(group)
    near = _times(range(weeks[0] - 1, weeks[-1] + 2) if weeks else ())
    for name in _names(group):
        at = of(name)
        keys += [at | week | _PLACE for week in near]
        keys.append(at | _PLACE)
        if not weeks:
            keys.append(at | _ANYTIME)
    for word in _spoken(group) if group.places else ():
        keys += [of(word) | week | _SPOT for week in (*near, 0)]
        keys += [] if weeks else [of(word) | _SPOT_EVER]
    if not group.places:
        around = sorted(group.around) if group.days is None else group.mentions
        keys += [of(name) | _ANYTIME for name in around]
    keys += [of(name) | _NAMED for p in group.places if not p.coarse for name in (p.filed[0], p.place.text.casefold())]
    keys += [of(word) | _NAMED for name in group.names for word in name.split()]
    days = _single_days(group)
    either = (_BORROWED, _TOLD) if group.borrowed else (_BORROWED,)
    keys += [origin | day | how for how in either for origin in by_origin for day in (*_times(days), 0)]
    if days:
        how = _SOMEWHERE if placed else _DAY
        keys += [day | how for day in _times(range(days[0] - 1, days[-1] + 2))]
    return keys


def told_in(group: Profile, numbers: Numbers) -> list[int]:
    """Return the keys of its things in the weeks of its reports, for what lacks a place or a day to be found by."""
    weeks = _times(sorted({day // 7 + step for day in group.published for step in (0, 1)}))
    return [of | week | _THING for of in map(numbers.of, group.things) for week in weeks]


def _times(days: Iterable[int]) -> list[int]:
    """Return the part of a key that stands for each day or week."""
    return [(day << _SORTS) + _FIRST for day in days]


def _spoken(group: Profile) -> list[str]:
    """Return the words of the names in a group's sentences, and in its report where its place was borrowed from it."""
    return list(dict.fromkeys((*group.mentions, *(sorted(group.around) if group.places else ()))))


def _names(group: Profile) -> list[str]:
    return list(dict.fromkeys(name for place in (*group.places, *group.ends) for name in place.filed))


def _struck(group: Profile, numbers: Numbers) -> list[int]:
    """The keys of what was struck in which country: a whole country talks of the fire at its factory."""
    lands = {spot.filed[0] if not spot.place.within else spot.place.within[-1].casefold() for spot in group.places}
    return [numbers.of(f"{thing}\0{land}") | _STRUCK for thing in group.struck for land in sorted(lands)]


def _weeks(group: Profile) -> list[int]:
    if group.days is None:
        return []
    first = group.days[0] // 7
    return list(range(first, min(group.days[1] // 7, first + 8) + 1))


def _single_days(group: Profile) -> list[int]:
    """The days of a closely dated group: what is known by day alone is looked up by day."""
    if group.days is None or group.days[1] - group.days[0] > 3:
        return []
    return list(range(group.days[0], group.days[1] + 1))
