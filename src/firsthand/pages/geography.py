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

OPEN = ("disputed", "unresolved")


@dataclass(frozen=True, slots=True)
class Spot:
    """One point, however many names it goes by: names and claims in order of how many claims there are."""

    at: Point
    names: tuple[str, ...]
    kind: str
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
    one_ended: int  # claims of movements of which only one end is known


def geography(view: View) -> Geography:
    """Return the places of a view."""
    claims: dict[Point, dict[str, Claim]] = {}
    places: dict[Point, list[Place]] = {}
    nowhere: Counter[str] = Counter()
    moved: dict[tuple[Point, Point], list[Claim]] = {}
    one_ended = 0
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
        elif bool(start) != bool(end):
            one_ended += 1
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
        one_ended=one_ended,
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


def _spot(at: Point, named: list[Place], claims: dict[str, Claim], contested: list[Finding] | tuple[()]) -> Spot:
    names = Counter(place.name for place in named)
    kinds = Counter(place.kind for place in named if place.kind)
    namesakes = {(c.name, c.lat, c.lon): c for place in named for c in place.candidates}
    return Spot(
        at=at,
        names=tuple(name for name, _ in sorted(names.items(), key=lambda item: (-item[1], item[0]))),
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind)) if kinds else "",
        precision_km=max((p.precision_km for p in named if p.precision_km is not None), default=None),
        claims=tuple(claims.values()),
        namesakes=tuple(namesakes[key] for key in sorted(namesakes)),
        contested=tuple(contested),
    )


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
