"""What speaks for two groups of claims being of one occurrence, weighed; and what forbids it."""

from __future__ import annotations

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

if TYPE_CHECKING:
    from firsthand.packs import Packs
    from firsthand.reconcile.profile import Profile

_THINGS = {Relation.SAME: 1.0, Relation.INSIDE: -0.5, Relation.CONTAINS: -0.5}
_PLACES = {Relation.SAME: 3.0, Relation.NEAR: 2.5, Relation.INSIDE: 1.5, Relation.CONTAINS: 1.5}
_NAMED, _STRUCK = 3.0, 2.0
_MENTIONED = 1.0  # one name in both sentences, of a place or of anything: with the day in common, one occurrence
_DISASTER = 1.0  # a cause in common that one place sees seldom, where one account gives no day
_SELDOM = frozenset({"quake", "weather", "water", "collapse", "crush", "poison"})
_BESIDE = 2.5  # the same in its own sentence: "in central Lund"
_AROUND = 1.5  # the one's place, named elsewhere in the report of the other, which gives none
NEEDED = 3.5  # the weight at which two groups are one occurrence
SOME, MUCH = 0.5, 1.0  # what figures alike weigh: of one person, of several
NEWS_FOR = 10  # days after an occurrence in which an undated account is most likely of it
REPORTED_WITHIN = 45  # days after an occurrence in which an undated account of it is expected


def likeness(a: Profile, b: Profile, packs: Packs) -> float | None:
    """Return the weight that speaks for one occurrence; None where something forbids it.

    Day and place weigh three each where they are exact; a shared victim alone is enough; what is unknown weighs little.
    """
    if not may_be_one(a, b, packs):
        return None
    things = things_agree(a, b, packs)
    # "aircraft" may be other aircraft than the helicopters: it takes a day in common, not a place alone
    places = places_agree(a, b)
    if places is Relation.UNKNOWN and _otherwise_called(a, b) and not _many_alike(a, b):
        return None
    if things is Relation.UNKNOWN and a.things and b.things and counts_likeness(a, b) <= 0:
        return None  # "two women", "five teachers": not shown to be the same people
    weight = _THINGS.get(things, 0.0) + _PLACES.get(places, 0.0)
    days = _days_likeness(a, b)
    if days is None:
        return None
    weight += days
    if places in (Relation.INSIDE, Relation.CONTAINS) and not set(a.struck).isdisjoint(b.struck):
        weight += _STRUCK  # the fire at a factory that a whole country talks of
    if places is Relation.UNKNOWN and not set(a.names).isdisjoint(b.names):
        weight += _NAMED  # one bridge, one ship: where it is, its name says
    elif places is Relation.UNKNOWN and (_named_around(a, b) or _named_around(b, a)):
        weight += _BESIDE if _named_beside(a, b) or _named_beside(b, a) else _AROUND
    elif places is Relation.UNKNOWN and not set(a.mentions).isdisjoint(b.mentions):
        weight += _MENTIONED
    if day_gap(a, b) is None and not _SELDOM.isdisjoint(frozenset(a.causes).intersection(b.causes)):
        weight += _DISASTER
    if set(a.victims) & set(b.victims):
        weight += 4
    elif one_surname(a, b):
        weight += 1
    elif _is_named(a, b) or _is_named(b, a):
        weight += _NAMED
    return weight + counts_likeness(a, b)


def _named_around(placed: Profile, other: Profile) -> bool:
    """Return whether a report that gives no place for it names the other's: the town stands in its first sentence."""
    return any(
        other.around.issuperset(name.split())
        for p in placed.places
        if not p.coarse
        for name in (p.filed[0], p.place.text.casefold())
    )


def _named_beside(placed: Profile, other: Profile) -> bool:
    """Return whether the sentence of an account that gives no place names the other's."""
    return not other.places and any(
        set(name.split()) <= set(other.mentions)
        for p in placed.places
        if not p.coarse
        for name in (p.filed[0], p.place.text.casefold())
    )


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


def _many_alike(a: Profile, b: Profile) -> bool:
    """Return whether both give one exact figure that two events would hardly share."""
    return any(of == kind and n == one and n.max == n.min >= _MANY for kind, n in a.counts for of, one in b.counts)


_MANY = 5


def counts_likeness(a: Profile, b: Profile) -> float:
    """Return what the figures say: one number of several people given by both speaks most, unlike numbers against.

    A toll rises while it is told, so that two accounts are alike where any two of their figures of one kind are.
    """
    pairs = [(one, other) for kind, one in a.counts for of, other in b.counts if of == kind]
    if not pairs:
        return 0.0
    alike = [(one, other) for one, other in pairs if meet(one, other)]
    if not alike:
        return MUCH if _has_grown(a, b) or _has_grown(b, a) else -0.5
    return MUCH if any(one == other and one.min > 1 and one.max == one.min for one, other in alike) else SOME


def _has_grown(old: Profile, new: Profile) -> bool:
    """Return whether the one tells of a total as grown, and later than the other's lesser figures."""
    if not new.risen or not old.published or not new.published or new.published[-1] < old.published[0]:
        return False
    return any(n.min > o.min for kind, n in new.counts for of, o in old.counts if of == kind)


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
        return 0.0
    if undated.published[-1] < dated.days[0] - 1 and not one_victim(a, b):
        return None  # printed before it happened
    later = undated.published[0] - dated.days[1]
    return 0.5 if later <= NEWS_FOR else 0.0 if later <= REPORTED_WITHIN else -0.5
