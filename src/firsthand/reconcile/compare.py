"""Comparing what claims say: counts as intervals, things over the taxonomy, places over containment.

Meeting is compatibility; only lying inside is entailment ("250" entails "hundreds", not the other way round).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.model import Place
from firsthand.reconcile.spellings import is_latin, one_spelling

if TYPE_CHECKING:
    from firsthand.model import Count
    from firsthand.packs import Packs

APPROXIMATION = 0.10  # "about n" is compared at ten per cent
EARTH_KM = 6371.0
_DEGREE_KM = EARTH_KM * math.pi / 180  # of latitude
COARSE_KM = 60.0  # a place less precise than this tells where only roughly
DEFAULT_KM = 10.0  # the radius of a place whose precision nobody gave
NAMESAKE_KM = 25.0  # two points of one name this near are one place
GENERIC_PEOPLE = frozenset({"person", "victim", "body"})  # words for anyone: of one meaning in a count


class Relation(StrEnum):
    """How one thing or place stands to another."""

    SAME = "same"
    INSIDE = "inside"  # the first is narrower: a Ka-52 to a helicopter, a base to its country
    CONTAINS = "contains"
    NEAR = "near"  # compatible by distance
    APART = "apart"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Interval:
    """Whole numbers from `min` to `max` (None: open); `approximate` widens both by ten per cent in comparisons."""

    min: int
    max: int | None
    approximate: bool = False

    def bounds(self) -> tuple[float, float]:
        """Return the ends as compared."""
        top = math.inf if self.max is None else float(self.max)
        if not self.approximate:
            return float(self.min), top
        return math.floor(self.min * (1 - APPROXIMATION)), top if math.isinf(top) else math.ceil(
            top * (1 + APPROXIMATION)
        )


def interval(count: Count) -> Interval:
    """Return the interval of a count; an unknown lower end is 0."""
    low = max(0, count.min or 0)
    high = None if count.max is None else max(low, count.max)
    return Interval(low, high, count.approximate)


def meet(a: Interval, b: Interval) -> bool:
    """Return whether both can be true of one number."""
    (a_low, a_high), (b_low, b_high) = a.bounds(), b.bounds()
    return a_low <= b_high and b_low <= a_high


def inside(a: Interval, b: Interval) -> bool:
    """Return whether `a` entails `b`: every number that fits `a` fits `b`."""
    (a_low, a_high), (b_low, b_high) = a.bounds(), b.bounds()
    return b_low <= a_low and a_high <= b_high


def hull(a: Interval, b: Interval) -> Interval:
    """Return the narrowest interval that both entail."""
    high = None if a.max is None or b.max is None else max(a.max, b.max)
    approximate = a.approximate or b.approximate
    if approximate and inside(a, b) and not a.approximate:
        return b
    if approximate and inside(b, a) and not b.approximate:
        return a
    return Interval(min(a.min, b.min), high, approximate)


def both(a: Interval, b: Interval) -> Interval:
    """Return what holds when both do; an exact figure stands before an approximate one. They must meet."""
    if a.approximate != b.approximate:
        exact, about = (b, a) if a.approximate else (a, b)
        if inside(exact, about):
            return exact
    low = max(a.min, b.min)
    highs = [high for high in (a.max, b.max) if high is not None]
    high = min(highs) if highs else None
    if high is not None and high < low:  # they meet only as approximations
        low, high = high, low
    return Interval(low, high, a.approximate and b.approximate if high != low else a.approximate or b.approximate)


def says_something(value: Interval) -> bool:
    """Return whether the interval excludes any number at all."""
    return value.min > 0 or value.max is not None


# What everybody there was, whatever else they were: of the worshippers killed, the number is that of the dead.
ALL_OF_THEM = frozenset({"worshipper", "shopper", "protester", "migrant", "guest", "bystander", "spectator"})


def generic(name: str) -> str:
    """Return the name a thing is compared under: "victim" and "body" are persons."""
    return "person" if name in GENERIC_PEOPLE else plain_name(name)


def plain_name(name: str) -> str:
    """Return a name without its article: "The Northern Front" opens a sentence, "the Northern Front" stands in one."""
    return name[4:] if name[:4] in ("The ", "the ") else name


@lru_cache(maxsize=1 << 14)
def thing_relation(a: str, b: str, packs: Packs) -> Relation:
    """Return how thing `a` stands to `b` in the taxonomy."""
    a, b = generic(a), generic(b)
    if a == b:
        return Relation.SAME
    if packs.is_a(a, b):
        return Relation.INSIDE
    if packs.is_a(b, a):
        return Relation.CONTAINS
    if a.endswith(f" {b}") or b.endswith(f" {a}"):
        return Relation.INSIDE if len(a) > len(b) else Relation.CONTAINS  # a security guard is a guard
    above, over = packs.ancestors(a), packs.ancestors(b)
    if _loosely_called(a, b, above, over) or _may_be_the_same_people(above, over):
        return Relation.UNKNOWN
    return Relation.APART


# Sorts that accounts take for one another: what fell was a rocket to the one, a missile to the other.
_LOOSE = (
    frozenset({"rocket", "missile", "shell"}),
    frozenset({"boat", "fishing boat", "ferry", "barge", "passenger ship", "patrol boat", "yacht", "tug"}),
    frozenset({"cargo ship", "tanker"}),
    frozenset({"truck", "pickup", "van", "car", "sport utility vehicle", "police car"}),
    frozenset({"bus", "van"}),
    frozenset({"house", "apartment building", "shelter"}),
    frozenset({"shop", "market", "restaurant"}),
    frozenset({"insurgent", "militant", "rebel", "terrorist", "mercenary", "fighter", "attacker", "gunman", "killer"}),
)
# What people are at the time, beside whatever they are by trade: "14 pupils" are the bus's "14 passengers".
_FOR_NOW = frozenset(
    {"bystander", "guest", "homeowner", "hostage", "migrant", "motorist", "passenger", "pedestrian", "protester"}
    | {"refugee", "displaced person", "shopper", "student", "suspect", "tourist", "volunteer", "voter", "witness"}
    | {"activist", "worker"}
)
_ARMED = frozenset({"combatant", "police officer", "attacker", "gunman", "gang member", "killer", "robber"})


def _is_force(above: frozenset[str]) -> bool:
    """Return whether a thing is a unit, or those who make one up: "the battalion", "the peacekeepers"."""
    return not above.isdisjoint({"unit", "soldier", "fighter", "peacekeeper", "troops"})


def _loosely_called(a: str, b: str, above: frozenset[str], over: frozenset[str]) -> bool:
    """Return whether words for two sorts may be of one thing, by how loosely they are used."""
    if ("unit" in above) != ("unit" in over) and _is_force(above) and _is_force(over):
        return True
    if ("convoy" in above) != ("convoy" in over):
        return any(_is_force(told) or "vehicle" in told for told in (above, over))  # "the last column", "the rebels"
    if (a in _FOR_NOW or b in _FOR_NOW) and "person" in above and "person" in over:
        return not _ARMED & (above | over)
    return any(above & sorts and over & sorts for sorts in _LOOSE)


# Words that tell people's age or sex, and those that tell only how they stand to others or to what befell them: neither
# says anything of their trade, so that "nine men" may be "nine fishermen".
_OF_AGE = frozenset({"adult", "minor", "young person"})
_OF_STANDING = frozenset({"other person", "foreigner", "survivor", "patient", "relative", "resident", "missing person"})
_AT_SEA = frozenset({"sailor", "crew member", "fisherman", "captain"})


def _may_be_the_same_people(a: frozenset[str], b: frozenset[str]) -> bool:
    """Return whether two sorts of people, by what stands above each, are told apart by no more than the words."""
    if "person" not in a or "person" not in b:
        return False
    if a & _AT_SEA and b & _AT_SEA:
        return True
    if a & _OF_STANDING or b & _OF_STANDING:
        return True
    return bool(a & _OF_AGE) != bool(b & _OF_AGE)


def is_person(name: str, packs: Packs) -> bool:
    """Return whether the thing is people."""
    entry = packs.things.get(name)
    return (entry is not None and entry.person) or packs.is_a(name, "person")


def kilometres(a: Place, b: Place) -> float | None:
    """Return the great-circle distance of two placed places (haversine); None when either has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    phi_a, phi_b = math.radians(a.lat), math.radians(b.lat)
    half_lat, half_lon = (phi_b - phi_a) / 2, math.radians(b.lon - a.lon) / 2
    h = math.sin(half_lat) ** 2 + math.cos(phi_a) * math.cos(phi_b) * math.sin(half_lon) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def radius(place: Place) -> float:
    """Return the kilometres around its point within which the place may lie."""
    return DEFAULT_KM if place.precision_km is None else place.precision_km


def coarse(place: Place) -> bool:
    """Return whether the place is too wide to tell two events apart by: a country, a region."""
    return place.kind in {"country", "region", "state", "continent", "sea"} or radius(place) > COARSE_KM


def place_name(place: Place) -> str:
    """Return the name a place is compared under."""
    return _folded(place.name)


@lru_cache(maxsize=65536)
def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


@lru_cache(maxsize=65536)
def _all_folded(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name.casefold() for name in names)


def _beyond(a: Place, b: Place, limit: float) -> bool:
    """Return whether two placed places lie farther apart than so many kilometres.

    Most pairs that are compared are told apart by their latitudes alone, at a tenth of what the distance costs.
    """
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    if abs(a.lat - b.lat) * _DEGREE_KM > limit + 1.0:
        return True
    distance = kilometres(a, b)
    return distance is not None and distance > limit


def may_be_namesakes(a: Place, b: Place) -> bool:
    """Return whether two places of one name lie apart, and one reading was among the other's runners-up."""
    if place_name(a) != place_name(b):
        return False
    return any(
        distance <= NAMESAKE_KM
        for one, other in ((a, b), (b, a))
        for candidate in one.candidates
        if (distance := kilometres(Place("", "", candidate.lat, candidate.lon), other)) is not None
    )


def _may_mean(a: Place, b: Place) -> bool:
    """Return whether the name of `a` was no surer than to leave `b`, in the same country, among its runners-up."""
    if not a.within or not b.within or a.within[-1] != b.within[-1]:
        return False
    return any(
        distance <= NAMESAKE_KM
        for candidate in a.candidates
        if (distance := kilometres(Place("", "", candidate.lat, candidate.lon), b)) is not None
    )


def _one_is_a_spot(a: Place, b: Place) -> bool:
    """Return whether of one name in one country only one is known to a gazetteer: the other has a point by guess."""
    return bool(a.within and b.within) and a.within[-1] == b.within[-1] and (a.kind == "site") != (b.kind == "site")


def _abroad(a: Place, b: Place) -> bool:
    """Return whether two places lie apart in two countries: a governorate may have the name of a town elsewhere."""
    if not a.within or not b.within or not _beyond(a, b, radius(a) + radius(b)):
        return False
    countries = {a.within[-1].casefold(), b.within[-1].casefold()}
    return len(countries) == 2 and not countries & {place_name(a), place_name(b)}


def unlisted_relation(a: Place, b: Place) -> Relation:
    """Return how two places stand of which one at least is in no gazetteer: by their names alone.

    Two names spelt alike in one country are one place, also where one is the longer; of two others nothing is known but
    that their reports call them otherwise.
    """
    lands = {place.within[-1].casefold() for place in (a, b) if place.within}
    if len(lands) == 2:
        return Relation.UNKNOWN
    if one_spelling(a.name, b.name):
        return Relation.SAME
    unlisted = a.lat is None and b.lat is None and is_latin(a.name) and is_latin(b.name)
    return Relation.APART if unlisted and not coarse(a) and not coarse(b) else Relation.UNKNOWN


def place_relation(a: Place | None, b: Place | None) -> Relation:
    """Return how place `a` stands to `b`: by name and containment, then by distance against precision.

    One name placed in two states of a country is no contradiction where a report gave no state and the other reading
    was among its runners-up: reports name their own region's towns bare.
    """
    if a is None or b is None:
        return Relation.UNKNOWN
    if a is b:
        return Relation.SAME
    named_a, named_b = _folded(a.name), _folded(b.name)
    around = radius(a) + radius(b)
    if named_a == named_b and not _beyond(a, b, max(NAMESAKE_KM, around)):
        return Relation.SAME
    if named_a != named_b and named_b in _all_folded(a.within) and not _abroad(a, b):
        return Relation.INSIDE
    if named_a != named_b and named_a in _all_folded(b.within) and not _abroad(a, b):
        return Relation.CONTAINS
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return unlisted_relation(a, b)
    if _beyond(a, b, around):
        one = named_a == named_b and (_may_mean(a, b) or _may_mean(b, a) or _one_is_a_spot(a, b))
        return Relation.NEAR if one else Relation.APART
    if coarse(a) != coarse(b):
        return Relation.CONTAINS if coarse(a) else Relation.INSIDE
    return Relation.NEAR
