"""Where it happened: places with how surely they are known, movements between them, and where reports differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.pages import wording
from firsthand.pages.geography import Geography, Loose, Movement, Spot, geography
from firsthand.pages.page import Asked, NoSuchItem, Page
from firsthand.pages.svg import Label, fitted, great_circle, grid, labelled, shortened
from firsthand.pages.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from firsthand.model import Claim, Finding
    from firsthand.pages.links import Links
    from firsthand.pages.svg import Mercator
    from firsthand.pages.view import View

SIZE = 100  # places on one page
WIDE, HIGH, MARGIN = 960, 560, 60  # the figure, in pixels
DRAWN = 12  # findings whose places are joined: those of most claims; the table has all
APART = 24  # pixels between two arrows to or from nowhere
NAMED = 5  # other names told of one place, and of what lies in it
TOLD = 6  # claims listed of one place; the table has all


@dataclass(frozen=True, slots=True)
class Marker:
    """A place as it is drawn."""

    number: int
    spot: Spot
    name: str
    x: float
    y: float
    radius: float  # of its mark: it grows with its claims
    around: float  # of the circle within which it lies
    label: Label
    told: str


@dataclass(frozen=True, slots=True)
class Arc:
    """A movement as it is drawn."""

    movement: Movement
    path: str
    told: str


@dataclass(frozen=True, slots=True)
class Stub:
    """A movement of which one end is known, as it is drawn: an arrow to or from nowhere."""

    number: int  # of its row
    loose: Loose
    x: float
    y: float
    told: str


@dataclass(frozen=True, slots=True)
class Rival:
    """The places that a finding gives, joined."""

    finding: Finding
    points: tuple[tuple[float, float, float, float, str], ...]  # x, y, longitude, latitude, name
    path: str


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim of a place, with its outlet."""

    claim: Claim
    outlet: str
    says: str


@dataclass(frozen=True, slots=True)
class Row:
    """A place, or a movement, as a row of a table."""

    number: int
    name: str
    also: tuple[str, ...]
    inside: tuple[str, ...]
    unnamed: int  # names that are not told here
    spot: Spot
    tellings: tuple[Telling, ...]
    more: int


@dataclass(frozen=True, slots=True)
class MapPage:
    """One page of places, as a figure and as tables."""

    map: Mercator
    grid: tuple[tuple[str, float, float, bool], ...]
    markers: tuple[Marker, ...]
    arcs: tuple[Arc, ...]
    rivals: tuple[Rival, ...]
    more_rivals: int  # findings that differ about where, beyond those drawn
    namesakes: tuple[tuple[float, float, float, float, str], ...]
    with_namesakes: bool
    rows: tuple[Row, ...]
    moves: tuple[tuple[Movement, tuple[Telling, ...]], ...]
    stubs: tuple[Stub, ...]
    loose: tuple[tuple[Loose, tuple[Telling, ...]], ...]
    unlocated: tuple[tuple[str, int], ...]
    words: str
    total: int
    page: int
    pages: int
    outlines: str  # the user's own, as TopoJSON or GeoJSON; empty for those in the box
    places: Iterable[tuple[object, ...]]
    movements: Iterable[tuple[object, ...]]


def build(view: View, asked: Asked, links: Links) -> MapPage:
    """Return the places, those of most claims first; `words` (of a name) choose among them."""
    known = view.once(geography)
    words = asked.chosen("words").strip()
    spots = tuple(s for s in known.spots if words.casefold() in " ".join(s.names).casefold()) if words else known.spots
    pages = max(1, -(-len(spots) // SIZE))
    page = min(asked.number("page"), pages)
    if asked.item:
        page = int(asked.item) if asked.item.isdigit() else 0
        if not 1 <= page <= pages:
            raise NoSuchItem("page of the map", asked.item)
    shown = spots[(page - 1) * SIZE : page * SIZE]
    namesakes = asked.chosen("namesakes", "yes") == "yes"
    held = {s.at for s in shown}
    moves = tuple(m for m in known.movements if m.start in held or m.end in held)
    loose = tuple(m for m in known.loose if m.at in held)
    map_ = _fitted(shown, moves, namesakes=namesakes)
    rivals = tuple(_rivals(map_, known, shown))
    whole = links.live or page == 1
    return MapPage(
        map=map_,
        grid=grid(map_),
        markers=_markers(map_, shown),
        arcs=tuple(_arc(map_, m) for m in moves),
        rivals=rivals[:DRAWN],
        more_rivals=max(0, len(rivals) - DRAWN),
        namesakes=tuple(
            (*map_.at(c.lon, c.lat), c.lon, c.lat, c.name) for s in shown for c in s.namesakes if namesakes
        ),
        with_namesakes=namesakes,
        rows=tuple(_row(view, number, spot) for number, spot in enumerate(shown, 1)),
        moves=tuple((m, tuple(_telling(view, c) for c in m.claims[:TOLD])) for m in moves),
        unlocated=known.unlocated,
        stubs=tuple(_stubs(map_, loose)),
        loose=tuple((m, tuple(_telling(view, c) for c in m.claims[:TOLD])) for m in loose),
        words=words,
        total=len(spots),
        page=page,
        pages=pages,
        outlines=view.outlines,
        places=_rows_of(view, known.spots if whole else shown),
        movements=_move_rows(view),
    )


def _fitted(shown: tuple[Spot, ...], moves: tuple[Movement, ...], *, namesakes: bool) -> Mercator:
    """Return the map around what is shown: a place that is a whole region takes its room around it."""
    points = [s.at for s in shown] + [end for m in moves for end in (m.start, m.end)]
    for spot in shown:
        reach = min(spot.precision_km or 0.0, 1500.0) / 111.0  # degrees of latitude
        lon, lat = spot.at
        points += [(lon, min(84.0, lat + reach)), (lon, max(-84.0, lat - reach))]
        if namesakes:
            points += [(c.lon, c.lat) for c in spot.namesakes]
    return fitted(points, WIDE, HIGH, MARGIN)


def _markers(map_: Mercator, shown: tuple[Spot, ...]) -> tuple[Marker, ...]:
    """Return the marks, with the labels for which there is room: those of most claims first."""
    names = [spot.names[0] for spot in shown]
    most = max((len(spot.claims) for spot in shown), default=1)
    marks = [
        (*map_.at(*spot.at), round(4 + 9 * (len(spot.claims) / most) ** 0.5, 1), shortened(name, 28))
        for spot, name in zip(shown, names, strict=True)
    ]
    found = []
    for number, (spot, name, label) in enumerate(zip(shown, names, labelled(marks, WIDE), strict=True), 1):
        x, y, radius, _ = marks[number - 1]
        around = map_.pixels(spot.precision_km, spot.at[1]) if spot.precision_km else 0.0
        surely = f", within {spot.precision_km:g} km" if spot.precision_km else ""
        told = f"{name}{', a part of a town' if spot.vague else ''}: {wording.many(len(spot.claims), 'claim')}{surely}"
        found.append(Marker(number, spot, name, x, y, radius, around, label, told))
    return tuple(found)


def _arc(map_: Mercator, movement: Movement) -> Arc:
    path = map_.way(great_circle(movement.start, movement.end))
    start, end = movement.names
    return Arc(movement, path, f"from {start} to {end}: {wording.many(len(movement.claims), 'claim')}")


def _stubs(map_: Mercator, loose: tuple[Loose, ...]) -> Iterator[Stub]:
    """Yield the arrows, those of most claims first; one that would lie on another of its kind is left to the table."""
    drawn: list[tuple[float, float, bool]] = []
    for number, one in enumerate(loose, 1):
        x, y = map_.at(*one.at)
        if any(abs(x - a) < APART and abs(y - b) < APART and leaves == one.leaves for a, b, leaves in drawn):
            continue
        drawn.append((x, y, one.leaves))
        other = " or ".join(one.others[:2]) + ", not located" if one.others else "not said"
        way = f"from {one.name}, to where: {other}" if one.leaves else f"to {one.name}, from where: {other}"
        yield Stub(number, one, x, y, f"{way}: {wording.many(len(one.claims), 'claim')}")


def _rivals(map_: Mercator, known: Geography, shown: tuple[Spot, ...]) -> Iterator[Rival]:
    """Yield the findings that give several of the places shown, those of most claims first."""
    held = {s.at for s in shown}
    found = [c for c in known.contests if any(at in held for at, _ in c.points)]
    for contest in sorted(found, key=lambda c: (-len(c.finding.claims), c.finding.id)):
        points = tuple((*map_.at(*at), *at, name) for at, name in contest.points)
        path = "M" + "L".join(f"{x:g} {y:g}" for x, y, *_ in points)
        yield Rival(contest.finding, points, path)


def _row(view: View, number: int, spot: Spot) -> Row:
    tellings = tuple(_telling(view, c) for c in spot.claims[:TOLD])
    also, inside = spot.names[1 : NAMED + 1], spot.inside[:NAMED]
    unnamed = len(spot.names) - 1 + len(spot.inside) - len(also) - len(inside)
    return Row(number, spot.names[0], also, inside, unnamed, spot, tellings, len(spot.claims) - len(tellings))


def _telling(view: View, claim: Claim) -> Telling:
    return Telling(claim, wording.outlet(view.reports[claim.report]), wording.told(claim))


def _rows_of(view: View, spots: tuple[Spot, ...]) -> Iterator[tuple[object, ...]]:
    for spot in spots:
        lon, lat = spot.at
        yield (
            spot.names[0], "; ".join(spot.names[1:]), "; ".join(spot.inside), lat, lon,
            spot.precision_km, spot.kind, len(spot.claims),
            len({c.report for c in spot.claims}), "; ".join(f.question for f in spot.contested),
            "; ".join(f"{c.name} ({c.lat}, {c.lon})" for c in spot.namesakes), " ".join(c.id for c in spot.claims),
        )  # fmt: skip
    if spots == view.once(geography).spots:
        for name, number in view.once(geography).unlocated:
            yield (name, "", "", None, None, None, "not located", number, None, "", "", "")


def _move_rows(view: View) -> Iterator[tuple[object, ...]]:
    for move in view.once(geography).movements:
        for claim in move.claims:
            yield (
                move.names[0], *reversed(move.start), move.names[1], *reversed(move.end), wording.subject(claim),
                claim.kind, claim.when and (claim.when.earliest or claim.when.latest), str(claim.certainty),
                claim.quote, claim.id, claim.report,
            )  # fmt: skip
    for loose in view.once(geography).loose:
        lat, lon = reversed(loose.at)
        for claim in loose.claims:
            other = claim.destination if loose.leaves else claim.origin_place
            known, missing = (loose.name, lat, lon), (other.name if other else None, None, None)
            yield (
                *(known if loose.leaves else missing), *(missing if loose.leaves else known), wording.subject(claim),
                claim.kind, claim.when and (claim.when.earliest or claim.when.latest), str(claim.certainty),
                claim.quote, claim.id, claim.report,
            )  # fmt: skip


def tables(shown: MapPage) -> tuple[Table, ...]:
    """Return the places, and the movements between them, as tables."""
    places = (
        "name", "also", "in it", "latitude", "longitude", "precision km", "kind", "claims", "reports",
        "one of several in", "namesakes", "claim ids",
    )  # fmt: skip
    movements = (
        "from", "from latitude", "from longitude", "to", "to latitude", "to longitude", "what", "event", "when",
        "certainty", "quote", "claim", "report",
    )  # fmt: skip
    return (
        Table("places", "Places", places, shown.places),
        Table("movements", "Movements", movements, shown.movements),
    )


def _items(view: View) -> tuple[str, ...]:
    """Return the pages that an archive has: it holds no query, so each is a file."""
    pages = max(1, -(-len(view.once(geography).spots) // SIZE))
    return ("", *(str(number) for number in range(2, pages + 1)))


PAGE = Page("map", "Map", build, _items, tables)
