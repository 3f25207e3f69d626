"""Events: occurrences as records, with the place and time most of their reports give."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.model import Event, When
from firsthand.reconcile.compare import coarse, place_name, radius
from firsthand.reconcile.families import HARM
from firsthand.reconcile.moments import day_number, day_text, days_of
from firsthand.reconcile.origins import identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.model import Claim, Place, Weighed
    from firsthand.reconcile.corrections import Telling
    from firsthand.reconcile.slices import Slice


def event_of(cut: Slice) -> Event:
    """Return the event of a cluster; its kind is that of most claims, or the attack people came to harm in."""
    members = cut.claims
    kinds: dict[str, int] = {}
    for claim in members:
        kinds[claim.kind] = kinds.get(claim.kind, 0) + 1
    kind = min(kinds, key=lambda k: (-kinds[k], k))
    if cut.family.name == HARM:
        kind = next((k for k in ("attacked", "shot") if k in kinds), kind)
    things: dict[str, int] = {}
    for claim in members:
        for thing in claim.things:
            things[thing.name] = things.get(thing.name, 0) + 1
    return Event(
        id=identity("event", members[0].id),
        kind=kind,
        claims=tuple(claim.id for claim in members),
        place=_place(members, deeds=cut.family.name == HARM),
        when=_when(members, cut.days, None if cut.family.expected else _first_told(members, cut.reports)),
        things=tuple(sorted(things, key=lambda t: (-things[t], t))),
    )


def _place(claims: Sequence[Claim], *, deeds: bool) -> Place | None:
    """Return the place most reports give, one that is no mere country before one that is, then the more precise.

    A report has one vote, parted among the places that its claims give; streets and quarters vote for their town, and
    a county for the towns in it. Of equals, the one whose town is no wider than a town comes first.

    Where a deed was, the reports say together: what speaks for a town in each (`Claim.towns`) is added up, and a vote
    weighs beside it as one of the lesser signs does.
    """
    told: dict[str, dict[str, float]] = {}
    named: dict[str, Place] = {}
    for claim in claims:
        for place in _places_of(claim):
            area = _area(place)
            key = place_name(area)
            given = told.setdefault(claim.report, {})
            given[key] = given.get(key, 0.0) + 1.0
            if key not in named or radius(area) < radius(named[key]):
                named[key] = area
    if not named:
        return None
    votes = dict.fromkeys(named, 0.0)
    for report in sorted(told):
        weight = sum(told[report].values())
        for key, n in told[report].items():
            votes[key] += n / weight
    held = {key: votes[key] + sum(votes[k] for k in votes if _holds(named[k], named[key])) for key in votes}
    towns = weights_of_towns(claims) if deeds else {}
    said = {key: _VOTE * held[key] + towns.get(place.name, 0.0) for key, place in named.items()}
    ranked = min(named, key=lambda k: (coarse(named[k]), -round(said[k], 6), named[k].lat is None, radius(named[k]), k))
    return named[ranked]


def weights_of_towns(claims: Iterable[Claim]) -> dict[str, float]:
    """Return how much speaks for each town as the scene of what reports tell of: what each of them says, added up."""
    told: dict[str, tuple[Weighed, ...]] = {}
    for claim in sorted(claims, key=lambda c: (c.report, c.start, c.id)):
        if claim.towns:
            told.setdefault(claim.report, claim.towns)
    sums: dict[str, float] = {}
    for report in sorted(told):
        for town in told[report]:
            sums[town.name] = sums.get(town.name, 0.0) + town.weight
    return sums


def _area(place: Place) -> Place:
    """Return the town of a street or a quarter, as wide as the town may be; any other place as it is."""
    if place.kind not in {"site", "quarter"} or not place.within:
        return place
    return replace(place, name=place.within[0], within=place.within[1:], candidates=(), kind="city")


def _holds(wide: Place, fine: Place) -> bool:
    """Return whether a county is the one that a town lies in."""
    return wide.kind == "county" and fine.kind == "city" and wide.name in fine.within[:1]


def _after(days: tuple[int, int], told: int | None) -> bool:
    return told is not None and days[0] > told + 1


def _places_of(claim: Claim) -> list[Place]:
    """Return where the claim puts its event: where it set out from, before a mere country; else where it went."""
    places = [place for place in (claim.origin_place, claim.place) if place is not None]
    fine = [place for place in places if not coarse(place)] or places
    return fine or ([claim.destination] if claim.destination is not None else [])


def _first_told(claims: Sequence[Claim], reports: Mapping[str, Telling]) -> int | None:
    """Return the day of the earliest of the reports: what it tells of had happened by then."""
    published = (day_number(reports[c.report].published) for c in claims if c.report in reports)
    return min((day for day in published if day is not None), default=None)


# What comes of a deed, soon or days later: its day is not that of the deed.
_CAME_OF_IT = re.compile(r"\b(?:died|dies|pronounced|declared dead|succumb(?:s|ed)?|passed away)\b", re.IGNORECASE)


def _when(claims: Sequence[Claim], days: Mapping[str, tuple[int, int]], told: int | None) -> When | None:
    """Return the days most reports give, the narrowest and then the earliest first where as many give others.

    Who tells the hour tells when it happened: that weighs as much as another report. When somebody died of it dates
    an attack only where nothing else does.

    Args:
        claims: of the event.
        days: by claim, where its report gives them.
        told: the day of the earliest report; days after it (and the next, by another zone's clock) come last, and
            those long before it after the others.
    """
    dated = [(c, given) for c in claims if (given := days_of(c) or days.get(c.id)) is not None]
    deeds = [(c, given) for c, given in dated if c.kind != _DEATH or _CAME_OF_IT.search(c.quote) is None]
    votes: dict[tuple[int, int], set[str]] = {}
    words: dict[tuple[int, int], str] = {}
    by_hour = set()
    for claim, given in deeds or dated:
        votes.setdefault(given, set()).add(claim.report)
        if claim.when is not None:
            words[given] = min(words.get(given, claim.when.text), claim.when.text)
            if claim.when.earliest and len(claim.when.earliest) > len("2024-12-14"):
                by_hour.add(given)
    if not votes:
        return None
    best = min(
        votes,
        key=lambda d: (
            _after(d, told),
            told is not None and d[1] < told - _LONG_BEFORE,
            d[1] - d[0] > _NIGHTS,
            -len(votes[d]) - (d in by_hour),
            d[1] - d[0],
            d,
        ),
    )
    return When(day_text(best[0]), day_text(best[1]), words.get(best, ""))


_DEATH = "killed"
_VOTE = 0.5  # what a report's claims of a place weigh beside its naming of towns, on the scale of log-odds
_LONG_BEFORE = 60  # days before the first report of it: an earlier event that it is told beside
_NIGHTS = 3  # days: a longer time says little of when
