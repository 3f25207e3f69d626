"""The places of a case: each point once, with the claims that name it; who moved between them; where they differ."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.model import Candidate, Claim, Finding, Place
    from firsthand.pages.view import View

Point = tuple[float, float]
"""Longitude and latitude."""

QUARTER = "quarter"
"""The kind of a place that lies in a town and has the town's point."""

OPEN = ("disputed", "unresolved")


@dataclass(frozen=True, slots=True)
class Spot:
    """One point, however many names it goes by: names and claims in order of how many claims there are."""

    at: Point
    names: tuple[str, ...]
    inside: tuple[str, ...]  # names of quarters and streets: only the town in which they lie has a point
    kind: str
    vague: bool  # nothing but such names: it is somewhere around the point, not at it
    precision_km: float | None  # the least certain of its claims
    claims: tuple[Claim, ...]
    namesakes: tuple[Candidate, ...]
    contested: tuple[Finding, ...]  # findings in which it is one of several places


@dataclass(frozen=True, slots=True)
class Movement:
    """Claims that something went from one point to another."""

    start: Point
    end: Point
    names: tuple[str, str]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Loose:
    """Claims of movements of which one end alone has a point."""

    at: Point
    name: str
    leaves: bool  # whether it is where they began; else, where they ended
    others: tuple[str, ...]  # names of the other end, which could not be located; empty where none is given
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Contest:
    """A finding whose answers are several places."""

    finding: Finding
    points: tuple[tuple[Point, str], ...]


@dataclass(frozen=True, slots=True)
class Geography:
    """All places of a case, those of most claims first."""

    spots: tuple[Spot, ...]
    movements: tuple[Movement, ...]
    contests: tuple[Contest, ...]
    unlocated: tuple[tuple[str, int], ...]  # names without a point, and how many claims have them
    loose: tuple[Loose, ...]  # movements of which only one end is known


def geography(view: View) -> Geography:
    """Return the places of a view."""
    claims: dict[Point, dict[str, Claim]] = {}
    places: dict[Point, list[Place]] = {}
    nowhere: Counter[str] = Counter()
    moved: dict[tuple[Point, Point], list[Claim]] = {}
    loose: dict[tuple[Point, bool], list[Claim]] = {}
    for claim in view.snapshot.claims:
        for place in _places(claim):
            at = point(place)
            if at is None:
                nowhere[place.name] += 1
                continue
            claims.setdefault(at, {})[claim.id] = claim
            places.setdefault(at, []).append(place)
        start, end = point(claim.origin_place), point(claim.destination)
        if start and end and start != end:
            moved.setdefault((start, end), []).append(claim)
        elif start and not end:
            loose.setdefault((start, True), []).append(claim)
        elif end and not start:
            loose.setdefault((end, False), []).append(claim)
    contests = tuple(_contests(view))
    contested: dict[Point, list[Finding]] = {}
    for contest in contests:
        for at, _ in contest.points:
            contested.setdefault(at, []).append(contest.finding)
    spots = (_spot(at, named, claims[at], contested.get(at, ())) for at, named in places.items())
    movements = (
        Movement(a, b, (_name(c[0].origin_place), _name(c[0].destination)), tuple(c)) for (a, b), c in moved.items()
    )
    return Geography(
        spots=tuple(sorted(spots, key=lambda s: (-len(s.claims), s.names, s.at))),
        movements=tuple(sorted(movements, key=lambda m: (-len(m.claims), m.start, m.end))),
        contests=contests,
        unlocated=tuple(sorted(nowhere.items(), key=lambda item: (-item[1], item[0]))),
        loose=tuple(_loose(*key, loose[key]) for key in sorted(loose, key=lambda k: (-len(loose[k]), k))),
    )


def point(place: Place | None) -> Point | None:
    """Return where a place lies, to a hundred metres or so: names of one point come together."""
    if place is None or place.lat is None or place.lon is None:
        return None
    return (round(place.lon, 3), round(place.lat, 3))


def _places(claim: Claim) -> Iterator[Place]:
    yield from (p for p in (claim.place, claim.origin_place, claim.destination) if p is not None)


def _name(place: Place | None) -> str:
    return place.name if place else ""


def _loose(at: Point, leaves: bool, claims: list[Claim]) -> Loose:
    ends = ((c.origin_place, c.destination) if leaves else (c.destination, c.origin_place) for c in claims)
    names, others = zip(*((_name(known), _name(other)) for known, other in ends), strict=True)
    return Loose(at, names[0], leaves, tuple(dict.fromkeys(filter(None, others))), tuple(claims))


def _spot(at: Point, named: list[Place], claims: dict[str, Claim], contested: list[Finding] | tuple[()]) -> Spot:
    own = [place for place in named if place.kind != QUARTER]
    names, inside = (Counter(place.name for place in among) for among in (own, named))
    kinds = Counter(place.kind for place in own or named if place.kind)
    namesakes = {(c.name, c.lat, c.lon): c for place in named for c in place.candidates}
    return Spot(
        at=at,
        names=_ranked(names or inside),
        inside=tuple(name for name in _ranked(inside) if name not in names) if own else (),
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind)) if kinds else "",
        vague=not own,
        precision_km=max((p.precision_km for p in named if p.precision_km is not None), default=None),
        claims=tuple(claims.values()),
        namesakes=tuple(namesakes[key] for key in sorted(namesakes)),
        contested=tuple(contested),
    )


def _ranked(names: Counter[str]) -> tuple[str, ...]:
    return tuple(name for name, _ in sorted(names.items(), key=lambda item: (-item[1], item[0])))


def _contests(view: View) -> Iterator[Contest]:
    """Yield the findings whose answers are several places, with the points of each."""
    for finding in view.snapshot.reconciliation.findings:
        if finding.aspect not in ("place", "from", "to") or str(finding.status) not in OPEN:
            continue
        points: dict[Point, str] = {}
        for value in finding.values:
            for claim in (view.claims[c] for c in value.claims if c in view.claims):
                answer = {"from": claim.origin_place, "to": claim.destination}.get(finding.aspect, claim.place)
                at = point(answer)
                if at is not None and answer is not None and answer.name == value.value:
                    points.setdefault(at, answer.name)
        if len(points) > 1:
            yield Contest(finding, tuple(points.items()))
