"""The town a report's own event was in: of the towns it names, the one named as a scene is.

A desk's reader weighs how a town is named: early, in the dateline, as its police's, in the address of the page; beside
its county; or only as where somebody was from, or lay in hospital. The weights are those of a choice among the towns
of one report (conditional logit: McFadden 1974), fitted by `training/towns`; see docs/models/towns.md.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.model import BlockType

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from firsthand.language.doc import Doc, PlaceMention
    from firsthand.model import Place

_POLICE = re.compile(
    r"(?:['’]s)?(?: (?:city|metro|metropolitan))? (?:police|pd\b|officers?\b|detectives|fire department)", re.IGNORECASE
)
_FROM = re.compile(r"(?:\d+,? of|from|resident of|born in|lives in|lived in|native of|moved to) $")
_NATIVE = re.compile(r" (?:man|woman|teen|teenager|boy|girl|resident|couple|mother|father|native)\b")
_STATE = re.compile(r", (?:[A-Z][a-z]+\.?|[A-Z]{2}\b)")
_ARCHIVED = re.compile(r"^.*?/https?://")
_REACH = 60  # characters before and after a name
_EARLY = 400.0  # characters, over which being named early wears off
_LEAST_LETTERS = 3
_SITE_KM = 15.0
_TOWN_KM, _TOWN_GROWTH = 2.0, 0.012  # the gazetteer's radius of a town, and how it grows with the root of its people


@dataclass(frozen=True, slots=True)
class Naming:
    """How a report names one town.

    Attributes:
        town: as its first mention has it.
        mentions: all of them.
        rank: how many other towns are named before it.
        doc: the report.
        counties: those the report names.
        wards: where the mentions start that only tell of a hospital's place.
    """

    town: Place
    mentions: tuple[PlaceMention, ...]
    rank: int
    doc: Doc
    counties: Collection[str]
    wards: Collection[int]

    def part(self, test: Callable[[PlaceMention], object]) -> float:
        """Return the part of the mentions for which a test holds."""
        return sum(bool(test(m)) for m in self.mentions) / len(self.mentions)

    def before(self, mention: PlaceMention) -> str:
        """Return the words before a mention."""
        return self.doc.report.text[max(0, mention.start - _REACH) : mention.start]

    def after(self, mention: PlaceMention) -> str:
        """Return the words after a mention."""
        return self.doc.report.text[mention.end : mention.end + _REACH]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The town chosen, with how likely it is among those the report names."""

    town: Place
    probability: float


def _first(naming: Naming) -> float:
    """It is the first town named."""
    return float(naming.rank == 0)


def _early(naming: Naming) -> float:
    """It is named early."""
    return math.exp(-naming.mentions[0].start / _EARLY)


def _often(naming: Naming) -> float:
    """It is named often."""
    return math.log1p(len(naming.mentions))


def _in_the_title(naming: Naming) -> float:
    """The title names it."""
    return float(naming.town.name in (naming.doc.report.title or ""))


def _in_the_dateline(naming: Naming) -> float:
    """The dateline names it."""
    lines = [b for b in naming.doc.report.blocks if b.type is BlockType.DATELINE]
    return float(any(b.start <= m.start < b.end for b in lines for m in naming.mentions))


def _as_its_police(naming: Naming) -> float:
    """Its police or firefighters are told of."""
    return float(any(_POLICE.match(naming.after(m)) for m in naming.mentions))


def _as_a_home(naming: Naming) -> float:
    """It is where somebody is from."""
    return naming.part(lambda m: _FROM.search(naming.before(m)) or _NATIVE.match(naming.after(m)))


def _as_a_ward(naming: Naming) -> float:
    """It is where those harmed were taken."""
    return naming.part(lambda m: m.start in naming.wards)


def _in_a_county_named(naming: Naming) -> float:
    """The county it lies in is named too."""
    return float(any(name in naming.counties for name in naming.town.within[:1]))


def _with_its_state(naming: Naming) -> float:
    """A state stands after it."""
    return float(any(_STATE.match(naming.after(m)) for m in naming.mentions))


def _large(naming: Naming) -> float:
    """It is large."""
    radius = naming.town.precision_km or _TOWN_KM
    return math.log10(max(0.0, (radius - _TOWN_KM) / _TOWN_GROWTH) ** 2 + 100)


def _in_the_outlet(naming: Naming) -> float:
    """The outlet's address holds its name."""
    host, _, _ = _address(naming).partition("/")
    return float(_is_in(naming.town.name, host))


def _in_the_address(naming: Naming) -> float:
    """The address of the page holds its name."""
    return float(_is_in(naming.town.name, _address(naming)))


def _address(naming: Naming) -> str:
    """Return the address of a page without that of an archive before it and without what every address has."""
    address = _ARCHIVED.sub("", naming.doc.report.url or "").lower()
    return address.removeprefix("https://").removeprefix("http://").removeprefix("www.")


def _is_in(name: str, address: str) -> bool:
    letters = re.sub(r"[^a-z]", "", name.lower())
    return len(letters) > _LEAST_LETTERS and letters in re.sub(r"[^a-z/]", "", address)


FEATURES: tuple[tuple[Callable[[Naming], float], float], ...] = (
    (_first, 0.11),
    (_early, 0.94),
    (_often, 1.1),
    (_in_the_title, -0.47),
    (_in_the_dateline, 0.18),
    (_as_its_police, 1.23),
    (_as_a_home, -1.01),
    (_as_a_ward, -1.22),
    (_in_a_county_named, 1.85),
    (_with_its_state, 0.9),
    (_large, 0.26),
    (_in_the_outlet, 0.3),
    (_in_the_address, 1.23),
)
"""What is asked of a naming, and what it weighs; each docstring says what speaks for a town, or against it."""


def namings(doc: Doc, wards: Collection[int], elsewhere: Collection[int] = ()) -> tuple[Naming, ...]:
    """Return how the report names each of its towns, in the order of their first mentions.

    Towns named only as a hospital's are none of them, unless there is no other.

    Args:
        doc: the report.
        wards: where the mentions start that only tell of a hospital's place.
        elsewhere: where those start that tell of no scene at all: a writer's desk, a news conference.
    """
    named: dict[str, list[PlaceMention]] = {}
    towns: dict[str, Place] = {}
    for mention in doc.places:
        town = _town_of(mention.place)
        if town is not None and not mention.adjectival and mention.start not in elsewhere:
            named.setdefault(town.name, []).append(mention)
            towns.setdefault(town.name, town)
    scenes = {name: mentions for name, mentions in named.items() if not all(m.start in wards for m in mentions)}
    counties = frozenset(m.place.name for m in doc.places if m.place.kind == "county")
    return tuple(
        Naming(towns[name], tuple(mentions), rank, doc, counties, wards)
        for rank, (name, mentions) in enumerate((scenes or named).items())
    )


def _town_of(place: Place) -> Place | None:
    """Return the town that a place is, or is a part of."""
    if place.kind == "city":
        return place
    if place.kind == "quarter" and place.within:
        return replace(place, name=place.within[0], within=place.within[1:], candidates=(), kind="city")
    return None


def measured(naming: Naming) -> tuple[float, ...]:
    """Return the value of each feature."""
    return tuple(feature(naming) for feature, _ in FEATURES)


def choose_town(doc: Doc, wards: Collection[int], elsewhere: Collection[int] = ()) -> Chosen | None:
    """Return the town that the report's own event was in, as far as the naming tells; None if it names no town."""
    found = namings(doc, wards, elsewhere)
    if not found:
        return None
    scores = [math.fsum(w * v for (_, w), v in zip(FEATURES, measured(n), strict=True)) for n in found]
    best = max(range(len(found)), key=lambda i: (scores[i], -i))
    return Chosen(found[best].town, 1 / math.fsum(math.exp(s - scores[best]) for s in scores))


def inside(site: Place, town: Place) -> Place:
    """Return a street or building, which no gazetteer of ours knows, at the point of a town."""
    reach = max(_SITE_KM, town.precision_km or 0.0)
    return replace(site, lat=town.lat, lon=town.lon, precision_km=reach, within=(town.name, *town.within))
