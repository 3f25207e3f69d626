"""What claims answer to one question, and how answers of each sort are compared: counts, truths, places, days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from firsthand.reconcile.causes import at_odds
from firsthand.reconcile.circumstances import in_common, shown_apart
from firsthand.reconcile.compare import (
    ALL_OF_THEM,
    Interval,
    Relation,
    both,
    coarse,
    generic,
    hull,
    meet,
    place_name,
    place_relation,
    says_something,
    thing_relation,
)
from firsthand.reconcile.moments import day_text
from firsthand.reconcile.parties import compare_parties

if TYPE_CHECKING:
    from collections.abc import Callable

    from firsthand.model import Place
    from firsthand.packs import Packs
    from firsthand.reconcile.parties import Party


# What `Position.about` begins with. A name's words follow, the ends of a number, a kind of thing, of a single person.
NAMED, NUMBERED, KIND, ONE = "named", "numbered", "kind", "one"


@dataclass(frozen=True, slots=True)
class Position:
    """Claims that give one answer, from one origin, at one time.

    `value` is as reported; `bearing` is what it says of the finding's own thing: two children killed are at least two
    people killed.
    """

    claims: tuple[str, ...]
    origin: str
    reports: frozenset[str]
    outlets: frozenset[str]
    thing: str
    value: Any
    bearing: Any
    as_of: str | None
    said: str | None
    days: tuple[int, int] | None
    supports: bool
    corrects: bool
    loose: bool = False  # a bare plural: several, no total
    denied: Interval | None = None  # the figure that the claim denies, and puts no other in its place
    ward: str = ""  # the hospital whose patients alone are counted
    remaining: bool = False  # of those who still are what was told of more: "twelve remain in hospital"
    until: bool = False  # what the number had come to by a time that is told
    nation: str = ""  # of which alone it counts: the six Ghanaians of a crew of twenty
    where: Place | None = None  # the place that the claim's own sentence names
    purpose: frozenset[str] = frozenset()  # what people marched for or against
    final: bool = False  # told as all there were: "four, and not one more", "nobody"
    ranked: bool = False  # told as the nth: "a fourth man"
    part: bool = False  # told as a part of more: the least that there were
    unique: bool = False  # of somebody whom an office or a name tells: "the mayor"
    definite: bool = False  # of one thing that is taken as known: "the ferry"
    scenes: frozenset[str] = frozenset()  # at what it was: a wedding, a mosque
    circumstances: frozenset[str] = frozenset()  # the words for how it came about
    vouched: bool = True  # its voice is quoted for it, or tells on what it rests; a story's mere mention is not
    voice: str = ""  # what its source is called, which nobody names
    about: tuple[str, ...] = ()  # who or what it was, where another may be shown to mean the same: `positions.about`


@dataclass(frozen=True, slots=True)
class Comparison:
    """How answers to one sort of question are compared."""

    conflict: Callable[[Position, Position], bool]
    shared: Callable[[Any, Any], Any]  # what both entail; None when that is nothing
    joined: Callable[[Any, Any], Any]  # what holds when both do
    spanned: Callable[[Any, Any], Any]  # the range of both, where they cannot both hold
    plain: Callable[[Any], Any]  # as JSON
    # answers that differ, and are not shown to be of one thing asked about
    doubtful: Callable[[Position, Position], bool] = lambda _a, _b: False
    # answers that, where they agree, are shown to tell of the same
    joint: Callable[[Position, Position], bool] = lambda _a, _b: True


def counts(packs: Packs) -> Comparison:
    """Return how counts compare; of two kinds of people each may be killed in any number."""

    def conflict(a: Position, b: Position) -> bool:
        """Return whether two numbers of like things cannot both hold."""
        if _two_wards(a, b) or _whole_and_part(a, b) or _next_of(a, b) or _next_of(b, a):
            return False
        if generic(a.thing) == generic(b.thing) or _of_all_there(a, b):
            return not meet(a.value, b.value)
        if packs.is_a(generic(a.thing), generic(b.thing)):
            return not meet(_at_least(a.value), b.value)
        if packs.is_a(generic(b.thing), generic(a.thing)):
            return not meet(a.value, _at_least(b.value))
        return _denies_them(a, b, packs) and in_common(a.circumstances, b.circumstances)

    def shared(a: Interval, b: Interval) -> Interval | None:
        """Return the number that two origins both entail; None where it says nothing."""
        value = hull(a, b)
        return value if says_something(value) else None

    def joined(a: Interval, b: Interval) -> Interval:
        """Return the number that both tell: what they share, else all that they span."""
        return both(a, b) if meet(a, b) else hull(a, b)

    def joint(a: Position, b: Position) -> bool:
        """Return whether two numbers may be told of the same things, so that one supports the other."""
        if _two_wards(a, b) or _two_sorts(a, b, packs) or _two_nations(a, b) or _few_and_unlike(a, b, packs):
            return False
        if at_odds(a.purpose, b.purpose) or (a.scenes and b.scenes and a.scenes.isdisjoint(b.scenes)):
            return False
        if not (a.unique and b.unique) and shown_apart(a.circumstances, b.circumstances):
            return False
        value = shared(a.bearing, b.bearing)
        return value is None or value.min != 1 or _same(a.about, b.about, packs)

    def doubtful(a: Position, b: Position) -> bool:
        """Return whether it is not shown that two numbers are of the same things."""
        if _of_others(a, b, packs) or _denies_them(a, b, packs):
            return True
        return (_two_wards(a, b) or _whole_and_part(a, b)) and not meet(a.value, b.value)

    return Comparison(conflict, shared, joined, hull, count_json, doubtful, joint)


def _of_all_there(a: Position, b: Position) -> bool:
    """Whether both count everybody whom it befell, one by what they were there: three pilgrims, seven people."""
    if a.part or b.part or a.loose or b.loose:
        return False
    return {generic(a.thing), generic(b.thing)} - ALL_OF_THEM <= {"person"}


def _next_of(a: Position, b: Position) -> bool:
    """Whether the one tells of the next after those the other counts: "a fourth man" after three."""
    return a.ranked and b.value.max is not None and b.value.max == a.value.min - 1


def _two_wards(a: Position, b: Position) -> bool:
    """Whether each counts those brought to a hospital of its own: neither is the number of all."""
    return bool(a.ward and b.ward) and a.ward != b.ward


def _two_sorts(a: Position, b: Position, packs: Packs) -> bool:
    """Whether two numbers are not shown to be of the same people: of two sides, or of two sorts and unlike.

    Nine officers hurt and forty treated at a hospital: nobody is shown to be among both.
    """
    one, other = generic(a.thing), generic(b.thing)
    relation = thing_relation(one, other, packs)
    if relation in (Relation.INSIDE, Relation.CONTAINS):
        return packs.is_a(one, "person") and packs.is_a(other, "person") and not meet(a.value, b.value)
    if relation is Relation.SAME:
        return False
    if relation is Relation.APART:
        return True  # three soldiers, three civilians
    return not meet(a.value, b.value)


def _two_nations(a: Position, b: Position) -> bool:
    """Whether each counts the people or things of one country, and not of one: three Israelis, three Palestinians."""
    return bool(a.nation and b.nation) and a.nation != b.nation


def _few_and_unlike(a: Position, b: Position, packs: Packs) -> bool:
    """Whether a small number alone speaks for one occurrence, told of sorts that only loose words make one.

    Two lawmakers and two students arrested in one town on one day are four people; of fourteen pupils and fourteen
    passengers the number itself tells that they are the same.
    """
    if thing_relation(a.thing, b.thing, packs) is not Relation.UNKNOWN or a.value.min >= _TELLING:
        return False
    return a.circumstances.isdisjoint(b.circumstances)


_TELLING = 5  # a number that few other occurrences of that place and day have


def _of_others(a: Position, b: Position, packs: Packs) -> bool:
    """Whether each of two voices counts people none of whom can be the other's: soldiers, and civilians."""
    if a.origin == b.origin or a.reports & b.reports or NUMBERED not in a.about[:1] or NUMBERED not in b.about[:1]:
        return False
    one, other = generic(a.thing), generic(b.thing)
    return thing_relation(one, other, packs) is Relation.APART


def _denies_them(a: Position, b: Position, packs: Packs) -> bool:
    """Whether one says that none of a sort were, and the other tells of people who may be of it: a son, no prisoner."""
    some = min(a.value.min, b.value.min) == 0 and max(a.value.min, b.value.min) > 0
    none = 0 in (a.value.max, b.value.max)
    return some and none and thing_relation(a.thing, b.thing, packs) is Relation.UNKNOWN


def _whole_and_part(a: Position, b: Position) -> bool:
    """Whether the greater number is told of a tract of land, or of more days, than the smaller: that may be a part."""
    for wide, spot in ((a, b), (b, a)):
        if _of_longer(wide, spot) and wide.value.min > spot.value.min:
            return True
        if wide.where is None or spot.where is None or not coarse(wide.where) or coarse(spot.where):
            continue
        if place_relation(wide.where, spot.where) is not Relation.APART and wide.value.min > spot.value.min:
            return True
    return False


def _of_longer(wide: Position, spot: Position) -> bool:
    """Whether one counts over days of which the other counts one or two: "20,000 since Monday", "4,000 on Thursday"."""
    if wide.days is None or spot.days is None or not wide.days[0] <= spot.days[0] <= spot.days[1] <= wide.days[1]:
        return False
    return (wide.days[1] - wide.days[0]) - (spot.days[1] - spot.days[0]) >= _LONGER


_LONGER = 2  # days


def _same(a: tuple[str, ...], b: tuple[str, ...], packs: Packs) -> bool:
    """Whether two claims of one are shown to be of the same one.

    Of many dead or hurt, "a teenager" and "a nurse" are two; "he" and "the man" are whoever the report means.
    """
    if not a or not b or a[0] != b[0]:
        return False
    if a[0] == NAMED:
        return a[-1] == b[-1]  # one surname
    if a[2:] and b[2:] and a[2:] != b[2:]:
        return False  # a boy of 15, and one of 17
    if a[0] == KIND:
        return thing_relation(a[1], b[1], packs) is not Relation.APART
    return packs.is_a(a[1], b[1]) or packs.is_a(b[1], a[1])


def of_several(comparison: Comparison, packs: Packs) -> Comparison:
    """Return the comparison without agreement on one person: "a man left" and "a man left" may be two men.

    One is shown to be the other by name, or by age: "Luis Ospina", "a 15-year-old boy".
    """

    def joint(a: Position, b: Position) -> bool:
        """Return whether two numbers may be of the same ones where several events could be meant."""
        if not comparison.joint(a, b):
            return False
        value: Interval | None = comparison.shared(a.bearing, b.bearing)
        if value is None or value.min != 1:
            return True
        shown = a.about[:1] == (NAMED,) or bool(a.about[2:] and b.about[2:])
        return shown and _same(a.about, b.about, packs)

    return replace(comparison, joint=joint)


def of_anyone(comparison: Comparison) -> Comparison:
    """Return the comparison without agreement on people of whom neither number, place nor day is told."""
    return replace(comparison, joint=lambda a, b: comparison.joint(a, b) and _placed_alike(a, b))


def _placed_alike(a: Position, b: Position) -> bool:
    """Return whether people without a number are shown to be the same: told of one place and one day.

    "We saw children run" and "we saw the same men again" are no two tellings of "people were there".
    """
    if not (a.loose and b.loose):
        return True
    if a.days is None or b.days is None or a.where is None or b.where is None:
        return False
    overlap = a.days[0] <= b.days[1] and b.days[0] <= a.days[1]
    return overlap and place_relation(a.where, b.where) is not Relation.APART


def _at_least(value: Interval) -> Interval:
    return Interval(value.min, None, value.approximate)


def bearing(value: Interval, thing: str, asked: str, whole: bool) -> Interval:
    """Return what a count of `thing` says of how many `asked` there were: of a part, at least as many."""
    return value if whole and generic(thing) == generic(asked) else _at_least(value)


def count_json(value: Interval) -> dict[str, Any]:
    """Return the interval as the export writes it."""
    return {"min": value.min, "max": value.max, "approximate": value.approximate}


def truths() -> Comparison:
    """Return how yes and no compare."""
    return Comparison(
        conflict=lambda a, b: a.value != b.value,
        shared=lambda a, b: a if a == b else None,
        joined=lambda a, b: a if a == b else None,
        spanned=lambda a, b: a if a == b else None,
        plain=lambda value: value,
    )


def places() -> Comparison:
    """Return how places compare: a base agrees with its country, and only the country is what both entail."""

    def shared(a: Place, b: Place) -> Place | None:
        """Return the wider of two places, which both entail; None where they lie apart."""
        relation = place_relation(a, b)
        if relation in (Relation.SAME, Relation.NEAR, Relation.CONTAINS):
            return a
        return b if relation is Relation.INSIDE else None

    def joined(a: Place | None, b: Place | None) -> Place | None:
        """Return the closer of two places; None where they lie apart."""
        if a is None or b is None:
            return None
        relation = place_relation(a, b)
        if relation in (Relation.SAME, Relation.NEAR, Relation.INSIDE):
            return a
        return b if relation is Relation.CONTAINS else None

    def conflict(a: Position, b: Position) -> bool:
        """Return whether two places of one thing lie apart."""
        if place_name(a.value) == place_name(b.value):
            return False  # one name, read for two places of that name
        return _of_one(a, b) and place_relation(a.value, b.value) is Relation.APART

    return Comparison(conflict, shared, joined, joined, lambda value: None if value is None else value.name)


def _of_one(a: Position, b: Position) -> bool:
    """Whether where or when one was cannot be where or when the other was: both tell of one, in two accounts.

    The dead and the hurt of one attack are found, treated and buried in many places on many days.
    """
    shown = bool(a.about) and a.about[0] != ONE and a.about == b.about
    return shown and (a.origin != b.origin or a.reports != b.reports)


def parties(packs: Packs, one_deed: bool) -> Comparison:
    """Return how those who are said to have done it compare: by name, or by kind of force.

    Args:
        packs: the taxonomy of forces.
        one_deed: whether the claims are shown to tell of one deed that only one party did.
    """

    def relation(a: Position, b: Position) -> Relation:
        """Return how two parties stand to each other by name and kind."""
        if a.origin == b.origin and not a.reports.isdisjoint(b.reports):
            return Relation.NEAR  # one voice tells in one report of two deeds
        return compare_parties(a.value, b.value, packs)

    def shared(a: Party, b: Party) -> Party | None:
        """Return the wider of two parties, which both entail; None where they are others."""
        found = compare_parties(a, b, packs)
        if found in (Relation.SAME, Relation.CONTAINS):
            return a
        return b if found is Relation.INSIDE else None

    def joined(a: Party | None, b: Party | None) -> Party | None:
        """Return the closer of two parties; None where they are others."""
        if a is None or b is None:
            return None
        found = compare_parties(a, b, packs)
        if found in (Relation.SAME, Relation.INSIDE):
            return a
        return b if found is Relation.CONTAINS else None

    def conflict(a: Position, b: Position) -> bool:
        """Return whether one deed is told of two parties that are others."""
        return one_deed and relation(a, b) is Relation.APART

    def doubtful(a: Position, b: Position) -> bool:
        """Return whether two parties are not shown to be one."""
        return relation(a, b) in (Relation.APART, Relation.UNKNOWN)

    return Comparison(conflict, shared, joined, joined, lambda value: None if value is None else value.name, doubtful)


def days() -> Comparison:
    """Return how days compare: as intervals that overlap."""

    def joined(a: tuple[int, int], b: tuple[int, int]) -> tuple[int, int]:
        """Return the days that two ranges share, else all that they span."""
        low, high = max(a[0], b[0]), min(a[1], b[1])
        return (low, high) if low <= high else (min(a[0], b[0]), max(a[1], b[1]))

    def ends(value: tuple[int, int]) -> dict[str, str]:
        """Return the first and last day of a range as they are written."""
        return {"earliest": day_text(value[0]), "latest": day_text(value[1])}

    def spanned(a: tuple[int, int], b: tuple[int, int]) -> tuple[int, int]:
        """Return all the days that two ranges span."""
        return (min(a[0], b[0]), max(a[1], b[1]))

    def conflict(a: Position, b: Position) -> bool:
        """Return whether two ranges of days of one occurrence share no day."""
        return _of_one(a, b) and (a.value[0] > b.value[1] or b.value[0] > a.value[1])

    return Comparison(conflict, spanned, joined, spanned, ends)
