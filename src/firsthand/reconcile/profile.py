"""What is known of one occurrence from some of its claims: its things, places, days and named victims."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from firsthand.reconcile.causes import causes_of, unlike
from firsthand.reconcile.compare import (
    Interval,
    Relation,
    coarse,
    interval,
    is_person,
    may_be_namesakes,
    plain_name,
    thing_relation,
)
from firsthand.reconcile.corrections import figures_before, has_risen
from firsthand.reconcile.families import AVOWALS, HARM, Family, family_of
from firsthand.reconcile.marks import name_of, names_around, names_in, places_around, struck_in, two_names, two_scenes
from firsthand.reconcile.moments import day_number, days_of, hours_between, hours_of
from firsthand.reconcile.spots import Spot, spot_of, spot_relation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.model import Claim, Place, Report
    from firsthand.packs import Packs

T = TypeVar("T")
STATE_GAP = 30  # days beyond which the same thing at the same place is another stay
MOST_PLACES = 10  # of one occurrence: more only cost time
PEOPLE_HARMED = ("killed", "injured", "shot")
HOURS_APART = 3  # between two spans of one day: "in the morning" and "in the evening" tell of two
NIGHTS_APART = 24  # between the end of one night and the start of the next but one: "overnight", told two days later
AVOWED_WITHIN = 2  # days: one account of a claim of responsibility dates the deed, another the claim
NIGHT = 1  # days by which accounts of one night's attack may differ


@dataclass(frozen=True, slots=True)
class Profile:
    """Claims taken to be of one occurrence, smallest id first, and what they say of it."""

    family: Family
    claims: tuple[str, ...]
    things: tuple[str, ...]  # not people: in an attack anyone may be among the victims
    places: tuple[Spot, ...]  # the finest known, each once
    days: tuple[int, int] | None
    published: tuple[int, ...]
    victims: tuple[str, ...]
    counts: tuple[tuple[str, Interval], ...]  # by kind
    ends: tuple[Spot, ...] = ()  # where it went, beside where it was or set out
    hours: tuple[str, str] | None = None  # from when to when, where a sentence on the event tells it by the clock
    unsure: tuple[str, ...] = ()  # names of places of which no report told the country or state
    nations: tuple[str, ...] = ()  # of which countries all of them are, where an adjective says it
    names: tuple[str, ...] = ()  # proper names of its one thing: a ship's, a bridge's
    struck: tuple[str, ...] = ()  # what kinds of building an attack or accident is told to have been at
    causes: tuple[str, ...] = ()  # what people came to harm by, or were arrested at
    apart: tuple[str, ...] = ()  # claims that its own report tells of as another occurrence
    borrowed: bool = False  # its places stand in other sentences than what it tells
    mentions: tuple[str, ...] = ()  # proper names in the sentences on it, whatever they name
    risen: bool = False  # told as having grown: it is more than what was told before
    around: frozenset[str] = frozenset()  # names in its report, where its own sentence tells no place


def profile_of(claim: Claim, report: Report | None, packs: Packs) -> Profile:
    """Return what one claim says of its occurrence."""
    family = family_of(claim, packs)
    risen = claim.count is not None and family.time == "cumulative" and has_risen(claim.quote)
    told_later = (risen and not _WHOSE_DAY.search(claim.quote)) or (
        claim.kind in _RESULTS and _LIES.search(claim.quote) is not None
    )
    days = None if told_later else days_of(claim)
    if days is None and family.time == "state":
        day = day_number(claim.as_of)
        days = None if day is None else (day, day)
    # A land that somebody set out for tells of no place where it was.
    ahead = claim.destination is not None and not coarse(claim.destination)
    places = [p for p in (claim.origin_place, claim.place) if p is not None] or (
        [claim.destination] if claim.destination is not None and ahead else []
    )
    published = day_number(report.published) if report else None
    names = tuple(plain_name(t.name) for t in claim.things if family.name != HARM or not is_person(t.name, packs))
    counts: tuple[tuple[str, Interval], ...] = ()
    if claim.count and claim.scope == "whole":
        told = (Interval(n, n) for n in figures_before(claim.quote))
        counts = tuple((claim.kind, n) for n in (interval(claim.count), *told))
    return Profile(
        family,
        (claim.id,),
        names,
        _places(map(spot_of, places)),
        days,
        () if published is None else (published,),
        (full_name(claim.victim),) if claim.victim else (),
        counts,
        (spot_of(claim.destination),) if claim.destination is not None and claim.destination not in places else (),
        None if family.time == "state" else hours_of(claim, report.text if report is not None else ""),
        tuple(p.name for p in places if report is not None and not _told(report.text, p.name, p.within)),
        (claim.nation,) if claim.nation and claim.scope == "whole" else (),
        (name,) if (name := name_of(claim, report.text if report is not None else "", packs)) else (),
        struck_in(claim, packs) if family.name == HARM else (),
        causes_of(claim, harm=family.name == HARM),
        (),
        borrowed := bool(places) and not any(is_told(p, claim) for p in places),
        names_in(claim),
        bool(counts) and risen,
        _around(report, placed=bool(places), borrowed=borrowed),
    )


# What is found in ruins on a day was destroyed by then.
_RESULTS = frozenset({"destroyed", "damaged", "burned", "exploded"})
_LIES = re.compile(
    r"\b(?:is|are|lies?|stands?|lay|stood)\s+(?:\w+\s+){0,2}?(?:destroyed|damaged|demolished|razed|gutted|wrecked|burn(?:ed|t)"
    r"|in ruins|in ashes|in rubble|shattered)\b",
    re.IGNORECASE,
)


def _around(report: Report | None, *, placed: bool, borrowed: bool) -> frozenset[str]:
    """Return the names in a report among which its place may be: any, or those that stand where places do."""
    if report is None or (placed and not borrowed):
        return frozenset()
    return places_around(report.text) if placed else names_around(report.text)


# A toll is told as risen on the day that it rose: of its dead, only "Friday's slide" tells the day.
_WHOSE_DAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: \w+)?['’]s\b", re.IGNORECASE)


def is_told(place: Place, claim: Claim) -> bool:
    """Return whether the claim's own sentence names its place: else it was borrowed from what stands before."""
    return place.text in claim.quote


@lru_cache(maxsize=65536)
def _told(text: str, own: str, within: tuple[str, ...]) -> bool:
    """Return whether a report's text names anything that contains a place: its country, its state."""
    return any(name != own and name in text for name in within)


_NO_NAME = re.compile(r"(?:[jsJS]r|I{2,3}|IV|[A-Za-z])\.?")


def full_name(name: str) -> str:
    """Return a person's name as it is compared: lower case, without initials, "Jr." and middle names."""
    words = [w.strip(".,’'\"“”") for w in name.split() if not _NO_NAME.fullmatch(w.strip(","))]
    kept = [w for w in words if w]
    return " ".join([*kept[:1], *kept[1:][-1:]]).casefold()


def united(a: Profile, b: Profile) -> Profile:
    """Return what both say together; days narrow to what they share."""
    days = a.days or b.days
    if a.days and b.days:
        low, high = max(a.days[0], b.days[0]), min(a.days[1], b.days[1])
        days = (low, high) if low <= high else min(a.days, b.days, key=lambda d: (d[1] - d[0], d))
    if a.family.time == "state" and a.days and b.days:
        days = (min(a.days[0], b.days[0]), max(a.days[1], b.days[1]))
    borrowed = (a.borrowed or not a.places) and (b.borrowed or not b.places) and bool(a.places or b.places)
    return Profile(
        a.family,
        tuple(sorted((*a.claims, *b.claims))),
        _once((*a.things, *b.things)),
        _places((*a.places, *b.places)),
        days,
        tuple(sorted({*a.published, *b.published})),
        tuple(sorted({*a.victims, *b.victims})),
        _once((*a.counts, *b.counts)),
        a.ends if a.ends == b.ends else _places((*a.ends, *b.ends)),
        a.hours if b.hours is None else b.hours if a.hours is None else min(a.hours, b.hours),
        tuple(name for name in _once((*a.unsure, *b.unsure)) if _is_unsure(name, a) and _is_unsure(name, b)),
        _once((*a.nations, *b.nations)),
        a.names if a.names == b.names else _once((*a.names, *b.names)),
        a.struck if a.struck == b.struck else _once((*a.struck, *b.struck)),
        a.causes if a.causes == b.causes else _once((*a.causes, *b.causes)),
        a.apart if a.apart == b.apart else tuple(sorted({*a.apart, *b.apart})),
        borrowed,
        a.mentions if a.mentions == b.mentions else _once((*a.mentions, *b.mentions))[:MOST_PLACES],
        a.risen or b.risen,
        _both_around(a, b) if borrowed or not (a.places or b.places) else frozenset(),
    )


def _both_around(a: Profile, b: Profile) -> frozenset[str]:
    placed = [p for p in (a, b) if p.places] or [a, b]  # what stands where places do, of those that have one
    return placed[0].around if placed[0].around is placed[-1].around else placed[0].around | placed[-1].around


def _is_unsure(name: str, profile: Profile) -> bool:
    return name in profile.unsure or all(place.name != name for place in profile.places)


def _once(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))


def _places(places: Iterable[Spot]) -> tuple[Spot, ...]:
    """Return the places by name, each once, towns first, without those that only contain another."""
    named: dict[str, Spot] = {}
    for place in places:
        named.setdefault(place.name, place)
    kept = list(named.values())
    if len(kept) < 2:
        return tuple(kept)
    if any(not place.coarse for place in kept):
        kept = [place for place in kept if not place.coarse]
    return tuple(sorted(kept, key=lambda p: (not p.city, p.name))[:MOST_PLACES])


def things_agree(a: Profile, b: Profile, packs: Packs) -> Relation:
    """Return how the things of two profiles stand; APART where any two are of unlike type."""
    if not a.things or not b.things:
        return Relation.UNKNOWN
    if len(a.things) == 1 and a.things == b.things:
        return Relation.SAME
    ours, theirs = _narrowest(a.things, packs), _narrowest(b.things, packs)
    found = dict.fromkeys(thing_relation(one, other, packs) for one in ours for other in theirs)
    if Relation.APART in found:
        return Relation.APART
    told = [relation for relation in found if relation not in (Relation.SAME, Relation.UNKNOWN)]
    return told[-1] if told else Relation.SAME if Relation.SAME in found else Relation.UNKNOWN


def _narrowest(things: tuple[str, ...], packs: Packs) -> tuple[str, ...]:
    """Return the things without those that only call another of them more widely: "people", of students."""
    if len(things) < 2:
        return things
    return tuple(t for t in things if not any(other != t and packs.is_a(other, t) for other in things))


def places_agree(a: Profile, b: Profile) -> Relation:
    """Return the best relation between any two of the places; APART only where no two are compatible."""
    if not a.places or not b.places:
        return Relation.UNKNOWN
    if len(a.places) == 1 and len(b.places) == 1:
        found = spot_relation(a.places[0], b.places[0])
        if found is Relation.NEAR and a.places[0].filed[0] == b.places[0].filed[0] and not (a.unsure or b.unsure):
            return Relation.APART  # two towns of one name, and each report tells which
        return _at_an_end(a, b) if found is Relation.APART and bool(a.ends) != bool(b.ends) else found
    relations = {spot_relation(one, other) for one in a.places for other in b.places}
    for relation in (Relation.SAME, Relation.NEAR, Relation.INSIDE, Relation.CONTAINS, Relation.APART):
        if relation in relations:
            return relation
    return Relation.UNKNOWN


def _at_an_end(a: Profile, b: Profile) -> Relation:
    """Return NEAR where one tells of a road's two ends, and the other puts it at the end that it went to."""
    along, at = (a, b) if a.ends else (b, a)
    met = {spot_relation(end, place) for end in along.ends for place in at.places}
    return Relation.NEAR if met & {Relation.SAME, Relation.NEAR, Relation.INSIDE} else Relation.APART


def day_gap(a: Profile, b: Profile) -> int | None:
    """Return the days between two profiles' days, 0 where they overlap; None where either is not known."""
    if a.days is None or b.days is None:
        return None
    return max(0, a.days[0] - b.days[1], b.days[0] - a.days[1])


def tolerance(family: Family) -> int:
    """Return by how many days two accounts of one occurrence of this family may differ."""
    if family.time == "state":
        return STATE_GAP
    if family.name in AVOWALS:
        return AVOWED_WITHIN
    return NIGHT if family.name == HARM else 0


def may_be_one(a: Profile, b: Profile, packs: Packs) -> bool:
    """Return whether nothing forbids that both are one occurrence: unlike things, unlike places, other days.

    A victim whom both name outweighs a place: where people are from, or were taken, is read for where it was.
    """
    if a.family.speech or (a.family is not b.family and a.family != b.family):
        return False
    # Cheapest first: most pairs are of two days.
    gap = day_gap(a, b)
    one = bool(a.victims and b.victims) and one_victim(a, b)
    if gap is not None and gap > tolerance(a.family) and not one and not (gap == NIGHT and _unique_there(a, b)):
        return False
    if not one and gap is not None and at_other_hours(a, b, gap):
        return False
    if not (set(a.apart).isdisjoint(b.claims) and set(b.apart).isdisjoint(a.claims)):
        return False
    if a.nations and b.nations and not one and set(a.nations).isdisjoint(b.nations):
        return False  # those of one side are not those of the other
    if not one and (of_a_tract(a, b) or _otherwise_named(a, b)):
        return False
    if not one and (unlike(a.causes, b.causes) or (two_scenes(a.struck, b.struck, packs) and not _many_alike(a, b))):
        return False
    if things_agree(a, b, packs) is Relation.APART and not (_befell_people(a) and _befell_people(b)):
        return False
    if one or places_agree(a, b) is not Relation.APART:
        return True
    return gap is not None and (one_surname(a, b) or (gap == 0 and (_read_apart(a, b) or _one_named(a, b))))


def _unique_there(a: Profile, b: Profile) -> bool:
    """Return whether both give one number that is not round, at one place: a day is read for that of the telling."""
    alike = (n for kind, n in a.counts for of, one in b.counts if of == kind and n == one)
    exact = any(n.min == n.max and n.min > _SEVERAL and n.min % _SEVERAL for n in alike)
    return exact and places_agree(a, b) is Relation.SAME


_SEVERAL = 10  # of this many, and not of tens, few other occurrences are


def _one_named(a: Profile, b: Profile) -> bool:
    """Return whether both name one person in full: who was dismissed on one day is told from two capitals."""
    return not {name for name in a.victims if " " in name}.isdisjoint(b.victims)


def _otherwise_named(a: Profile, b: Profile) -> bool:
    """Return whether their things have two names; of the place where people came to harm each account has its own."""
    return two_names(a.names, b.names) and not (_befell_people(a) and _befell_people(b))


def at_other_hours(a: Profile, b: Profile, gap: int) -> bool:
    """Return whether two accounts, `gap` days apart, give hours that cannot be of one occurrence: of two nights."""
    if not a.hours or not b.hours:
        return False
    return hours_between(a.hours, b.hours) >= (HOURS_APART if gap == 0 else NIGHTS_APART)


def _many_alike(a: Profile, b: Profile) -> bool:
    """Return whether both give one exact figure that two attacks would hardly share."""
    return any(of == kind and n == one and n.max == n.min >= _MANY for kind, n in a.counts for of, one in b.counts)


_MANY = 5


def of_a_tract(a: Profile, b: Profile) -> bool:
    """Return whether one counts a whole tract of land and the other a spot: a province's evacuees, and its capital's.

    Each sentence names its own place, and the wider figure is a multiple that no rising toll explains.
    """
    for wide, spot in ((a, b), (b, a)):
        if wide.borrowed or spot.borrowed or not wide.places or not spot.places:
            continue
        if not all(p.coarse for p in wide.places) or any(p.coarse for p in spot.places):
            continue
        times = _TIMES_LAND if all(p.place.kind == "country" for p in wide.places) else _TIMES_TRACT
        pairs = [(one, n) for kind, one in wide.counts for of, n in spot.counts if of == kind and n.max is not None]
        if pairs and all(one.min >= _OF_A_TRACT and one.min >= times * (n.max or 0) for one, n in pairs):
            return True
    return False


_OF_A_TRACT = 100
_TIMES_TRACT, _TIMES_LAND = 2, 3


def _read_apart(a: Profile, b: Profile) -> bool:
    """Return whether one name was read for two places, though both tell of as many, and one names no country."""
    alike = any(
        of == kind and one == n and n.min == n.max and n.min > 1 for kind, n in a.counts for of, one in b.counts
    )
    return alike and any(
        (one.name in a.unsure or other.name in b.unsure) and may_be_namesakes(one.place, other.place)
        for one in a.places
        for other in b.places
    )


def _befell_people(profile: Profile) -> bool:
    """Return whether people came to harm: what else one attack hit ("a house", "a car") differs by telling."""
    harmed = any(kind in PEOPLE_HARMED for kind, _ in profile.counts)
    return profile.family.name == HARM and (harmed or bool(profile.victims))


def one_surname(a: Profile, b: Profile) -> bool:
    """Return whether both name a victim alike, in full or by surname: with the day in common, one person."""
    if a.family.name != HARM:
        return False
    return any(
        one == other or one == other.rpartition(" ")[2] or other == one.rpartition(" ")[2]
        for one in a.victims
        for other in b.victims
    )


def one_victim(a: Profile, b: Profile) -> bool:
    """Return whether both name one person in full as a victim: nobody is one of two attacks."""
    full = {victim for victim in a.victims if " " in victim}
    return a.family.name == HARM and not full.isdisjoint(b.victims)
