"""What speaks for two groups of claims being of one occurrence, weighed; and what forbids it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.reconcile.compare import Relation, meet
from firsthand.reconcile.profile import (
    day_gap,
    may_be_one,
    one_surname,
    one_victim,
    places_agree,
    things_agree,
    tolerance,
)
from firsthand.reconcile.spellings import is_latin
from firsthand.reconcile.whereabouts import Naming, named_alike, naming, one_number, told_there

if TYPE_CHECKING:
    from firsthand.packs import Packs
    from firsthand.reconcile.profile import Profile

_THINGS = {Relation.SAME: 1.0, Relation.INSIDE: -0.5, Relation.CONTAINS: -0.5}
_PLACES = {Relation.SAME: 3.0, Relation.NEAR: 2.5, Relation.INSIDE: 1.5, Relation.CONTAINS: 1.5}
_NAMED, _SPOKEN_OF, _STRUCK = 3.0, 2.0, 2.0
_MENTIONED = 1.0  # one name in both sentences, of a place or of anything: with the day in common, one occurrence
_DISASTER = 1.0  # a cause in common that one place sees seldom, where one account gives no day
_SELDOM = frozenset({"quake", "weather", "water", "collapse", "crush", "poison"})
_BESIDE = 2.5  # the same in its own sentence: "in central Lund"
_AROUND = 1.5  # the one's place, named elsewhere in the report of the other, which gives none
_LOOSELY = 1.0  # taken off where the things are one only by loose words, and no figures speak
_APART = 1.0  # taken off where each account has a place of its own
_OF_ONE_DAY, _ONE_NEWS = 0.5, 1  # what neither account dates, printed at most so many days apart
NEEDED = 3.5  # the weight at which two groups are one occurrence
# What figures alike weigh: of one person, of several, of five or more, of a number that is not round.
SOME, MUCH, TELLING, UNIQUE = 0.5, 1.0, 1.5, 2.0
NEWS_FOR = 10  # days after an occurrence in which an undated account is most likely of it
REPORTED_WITHIN = 45  # days after an occurrence in which an undated account of it is expected


def likeness(a: Profile, b: Profile, packs: Packs) -> float | None:
    """Return the weight that speaks for one occurrence; None where something forbids it.

    Day and place weigh three each where they are exact; a shared victim alone is enough; what is unknown weighs little.
    """
    there = False
    if not may_be_one(a, b, packs):
        # Two places keep two accounts apart, but where the one tells of the other's, and of as many.
        there = not day_gap(a, b) and told_there(a, b)
        if not there or not may_be_one(a, replace(b, places=()), packs):
            return None
    things = things_agree(a, b, packs)
    # "aircraft" may be other aircraft than the helicopters: it takes a day in common, not a place alone
    places = Relation.UNKNOWN if there else places_agree(a, b)
    near = max(naming(a, b), naming(b, a)) if places is Relation.UNKNOWN else Naming.NOT
    if places is Relation.UNKNOWN and near < Naming.BESIDE and _otherwise_called(a, b) and not one_number(a, b, _MANY):
        return None
    figures = counts_likeness(a, b)
    loosely = things is Relation.UNKNOWN and bool(a.things and b.things)
    if loosely and (figures < 0 or (figures == 0 and a.counts and b.counts)):
        return None  # "two women", "five teachers": not shown to be the same people
    days = _days_likeness(a, b)
    if days is None:
        return None
    weight = _THINGS.get(things, 0.0) + _PLACES.get(places, 0.0) + days + figures
    if loosely and not figures:
        weight -= _LOOSELY
    if places in (Relation.INSIDE, Relation.CONTAINS) and not set(a.struck).isdisjoint(b.struck):
        weight += _STRUCK  # the fire at a factory that a whole country talks of
    if places is Relation.UNKNOWN:
        named = not set(a.names).isdisjoint(b.names) or (there and (named_alike(a, b) or named_alike(b, a)))
        weight += (_NAMED if named else _about_where(a, b, near)) - _APART * there
    if day_gap(a, b) is None and not _SELDOM.isdisjoint(frozenset(a.causes).intersection(b.causes)):
        weight += _DISASTER
    return weight + _of_one_person(a, b)


def _about_where(a: Profile, b: Profile, near: Naming) -> float:
    """Return what speaks for one place where that of one account at least is not known."""
    if near is Naming.NOT:
        return _MENTIONED if not set(a.mentions).isdisjoint(b.mentions) else 0.0
    return _BESIDE if near is Naming.BESIDE else _AROUND


def _of_one_person(a: Profile, b: Profile) -> float:
    if set(a.victims) & set(b.victims):
        return 4.0
    if one_surname(a, b):
        return 1.0
    if _is_named(a, b) or _is_named(b, a):
        return _NAMED
    return _SPOKEN_OF if _is_around(a, b) or _is_around(b, a) else 0.0


def _is_around(told: Profile, other: Profile) -> bool:
    """Return whether the report of an account that names no place and nobody has the full name of the other's."""
    return not other.victims and any(" " in v and other.around.issuperset(v.split()) for v in told.victims)


def _is_named(told: Profile, other: Profile) -> bool:
    """Return whether the sentence of an account that names nobody as its victim has the full name of the other's."""
    return not other.victims and any(" " in v and set(v.split()) <= set(other.mentions) for v in told.victims)


def _otherwise_called(a: Profile, b: Profile) -> bool:
    """Return whether both sentences name a spot, one in no gazetteer: a village, and perhaps the town nearby."""
    if a.borrowed or b.borrowed or a.victims or b.victims:
        return False
    spots = [p for profile in (a, b) for p in profile.places]
    known = all(is_latin(p.name) and not p.coarse for p in spots)
    return known and bool(a.places and b.places) and any(p.place.lat is None for p in spots)


_MANY, _VERY_MANY = 5, 10


def counts_likeness(a: Profile, b: Profile) -> float:
    """Return what the figures say: one number of several people given by both speaks most, unlike numbers against.

    A toll rises while it is told, so that two accounts are alike where any two of their figures of one kind are.
    """
    pairs = [(one, other) for kind, one in a.counts for of, other in b.counts if of == kind]
    if not pairs:
        return 0.0
    alike = [(one, other) for one, other in pairs if meet(one, other)]
    if not alike:
        if any(0 in (one.max, other.max) for one, other in pairs):
            return 0.0  # that there was none denies what the other tells: it may be of that
        return MUCH if _has_moved(a, b) or _has_moved(b, a) else -0.5
    exact = [one.min for one, other in alike if one == other and one.min > 1 and one.max == one.min]
    return max(map(_telling, exact), default=SOME)


def _telling(number: int) -> float:
    """Return what one exact number given by both speaks: the fewer other occurrences have it, the more."""
    if number < _MANY:
        return MUCH
    return TELLING if number < _VERY_MANY or number % 10 == 0 else UNIQUE


def _has_moved(old: Profile, new: Profile) -> bool:
    """Return whether the one tells of a total as changed, and later than the other's figures."""
    if not new.risen or not old.published or not new.published or new.published[-1] < old.published[0]:
        return False
    return any(n.min != o.min for kind, n in new.counts for of, o in old.counts if of == kind)


def _days_likeness(a: Profile, b: Profile) -> float | None:
    gap = day_gap(a, b)
    if gap is not None:
        if gap > tolerance(a.family):
            return 0.0  # one victim, named in full, told with two days
        if a.family.time == "state":
            return 1.5 if gap == 0 else 0.5
        wide = any(p.days is not None and p.days[1] - p.days[0] > 3 for p in (a, b))
        return 1.0 if wide or gap else 3.0
    dated, undated = (a, b) if a.days else (b, a)
    if dated.days is None or not undated.published:
        told = bool(a.published and b.published) and abs(a.published[0] - b.published[0]) <= _ONE_NEWS
        return _OF_ONE_DAY if told else 0.0
    if undated.published[-1] < dated.days[0] - 1 and not one_victim(a, b):
        return None  # printed before it happened
    later = undated.published[0] - dated.days[1]
    return 0.5 if later <= NEWS_FOR else 0.0 if later <= REPORTED_WITHIN else -0.5
