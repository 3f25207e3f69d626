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

from firsthand.language.places.entries import kilometres
from firsthand.model import BlockType, Weighed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from firsthand.claims.namings import Naming
    from firsthand.language.doc import Doc
    from firsthand.model import Claim, Place
    from firsthand.packs import Packs

_FORCE = re.compile(
    r"(?:['’]s)?(?: (?:city|metro|metropolitan|township|area|regional))? (?:police|pd\b|p\.d\.|officers?\b|detectives"
    r"|fire|firefighters|mayor|officials|chief|authorities|investigators|cops|swat)",
    re.IGNORECASE,
)
_NATIVE = re.compile(r" (?:man|woman|teen|teenager|boy|girl|resident|couple|mother|father|native)\b")
_ARCHIVED = re.compile(r"^.*?/https?://")
# What leads to where something was: "in", "in downtown"; "near the town of", "in southeast".
_IN = re.compile(
    r"\bin(?: the)?(?: (?:town|city|village) of)?"
    r"(?: (?:downtown|rural|suburban|central|(?:north|south)?(?:east|west)?(?:ern)?))? $",
    re.IGNORECASE,
)
_LED = re.compile(
    r"\b(?:in|at|near|outside|around|downtown|rural|suburban|(?:north|south|east|west)(?:east|west)?(?:ern|side)?)"
    r"(?: the)?(?: (?:town|city|village|community) of)? $",
    re.IGNORECASE,
)
# "Five miles east of": what lies beside the place told of.
_BESIDE = re.compile(r"\bmiles? (?:\w+ )?(?:of|from) $|\b(?:north|south)?(?:east|west|north|south) of $", re.IGNORECASE)
_HARM = re.compile(
    r"\b(?:kill\w*|shot|shoot\w*|dead|die[ds]?|death|wound\w*|injur\w*|stab\w*|murder\w*|homicide|slain|slaying"
    r"|gunfire|gunned|fatal\w*|suicide)\b",
    re.IGNORECASE,
)
# What tells of a scene: that something happened there, who was called to it, what sort of spot it is.
_SCENE = re.compile(
    r"\b(?:happened|occurred|took place|unfolded|broke out|incident|scene|called to|respond(?:ed)?|dispatched|found"
    r"|located|discovered|block of|apartment|home|house|residence|street|avenue|road|drive|intersection"
    r"|neighborhood)\b",
    re.IGNORECASE,
)
_EARLY = 400.0  # characters, over which being named early wears off
_LEAST_LETTERS = 3
_SITE_KM = 15.0
_MOST_WEIGHED, _LEAST_SHARE = 6, 0.005
_DEEDS = 3  # claims of a report that say what it tells of


@dataclass(frozen=True, slots=True)
class Chosen:
    """The town chosen, with how likely it is among those the report names; a county where it names none."""

    town: Place
    probability: float


def _early(naming: Naming) -> float:
    """It is named early."""
    return math.exp(-naming.mentions[0].start / _EARLY)


def _late(naming: Naming) -> float:
    """It is first named far down."""
    return naming.mentions[0].start / max(1, len(naming.doc.report.text))


def _in_the_headline(naming: Naming) -> float:
    """The headline names it."""
    return naming.stands_in(BlockType.HEADLINE)


def _in_the_dateline(naming: Naming) -> float:
    """The dateline names it."""
    return naming.stands_in(BlockType.DATELINE)


def _with_its_force(naming: Naming) -> float:
    """Its police, firefighters or officials are told of."""
    return math.log1p(sum(_FORCE.match(naming.after(m)) is not None for m in naming.mentions))


def _beside_harm(naming: Naming) -> float:
    """A sentence that tells of harm names it."""
    return float(any(_HARM.search(s) for s in naming.sentences))


def _where_harm_was(naming: Naming) -> float:
    """Somebody came to harm "in" it, by sentences that tell of harm."""
    return math.log1p(sum(bool(_HARM.search(s) and _IN.search(before)) for s, before in naming.told()))


def _where_a_scene_was(naming: Naming) -> float:
    """Something happened, was found or stands "in" it or "near" it."""
    return float(any(_SCENE.search(s) and _LED.search(before) for s, before in naming.told()))


def _as_a_home(naming: Naming) -> float:
    """It is where somebody is from: "a Reno man"."""
    return naming.part(lambda m: _NATIVE.match(naming.after(m)))


def _as_a_landmark(naming: Naming) -> float:
    """Something lies so many miles from it, or east of it."""
    return naming.part(lambda m: _BESIDE.search(naming.before(m)))


def _as_a_ward(naming: Naming) -> float:
    """It is where those harmed were taken."""
    return naming.part(lambda m: m.start in naming.wards)


def _in_a_county_named(naming: Naming) -> float:
    """The county it lies in is named too."""
    return float(any(name in naming.divisions.counties for name in naming.town.within[:1]))


def _in_the_state_named(naming: Naming) -> float:
    """It lies in the state that the report names most, or whose counties it does."""
    return float(any(name in naming.divisions.states for name in naming.town.within[-2:-1]))


def _far_from_others(naming: Naming) -> float:
    """The next town that the report names is far from it."""
    town, points = naming.town, [(o.lat, o.lon) for o in naming.others if o.lat is not None and o.lon is not None]
    if town.lat is None or town.lon is None or not points:
        return 0.0
    return math.log1p(min(kilometres(town.lat, town.lon, lat, lon) for lat, lon in points))


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
    (_early, 0.83),
    (_late, -1.31),
    (_in_the_headline, -1.19),
    (_in_the_dateline, 0.65),
    (_with_its_force, 1.42),
    (_beside_harm, 0.87),
    (_where_harm_was, 1.39),
    (_where_a_scene_was, 0.57),
    (_as_a_home, -1.19),
    (_as_a_landmark, -2.61),
    (_as_a_ward, -2.20),
    (_in_a_county_named, 1.62),
    (_in_the_state_named, 1.59),
    (_far_from_others, -0.14),
    (_in_the_address, 1.50),
)
"""What is asked of a naming, and what it weighs; each docstring says what speaks for a town, or against it."""


def measured(naming: Naming) -> tuple[float, ...]:
    """Return the value of each feature."""
    return tuple(feature(naming) for feature, _ in FEATURES)


def weigh_towns(found: Sequence[Naming]) -> tuple[float, ...]:
    """Return how much the way it is named speaks for each town, on the scale of log-odds."""
    return tuple(math.fsum(w * v for (_, w), v in zip(FEATURES, measured(n), strict=True)) for n in found)


def choose_town(found: Sequence[Naming], weights: Sequence[float]) -> Chosen | None:
    """Return the town that the report's own event was in, as far as the naming tells; None if it names no town."""
    if not found:
        return None
    best = max(range(len(found)), key=lambda i: (weights[i], -i))
    return Chosen(found[best].town, 1 / math.fsum(math.exp(w - weights[best]) for w in weights))


def only_county(doc: Doc) -> Chosen | None:
    """Return the one county that a report which names no town names: its sheriff was there, or its coroner.

    Outside towns an American county polices itself: of what a report tells of "Ellery County deputies" it happened in
    Ellery County, though nothing says "in".
    """
    counties = {mention.place.name: mention.place for mention in doc.places if mention.place.kind == "county"}
    return Chosen(next(iter(counties.values())), 1.0) if len(counties) == 1 else None


def weighed(found: Sequence[Naming], weights: Sequence[float]) -> tuple[Weighed, ...]:
    """Return the towns that may be the scene of the report's event, likeliest first, for all its reports together."""
    chosen = choose_town(found, weights)
    if chosen is None:
        return ()
    least = max(weights) + math.log(_LEAST_SHARE)
    ranked = sorted(range(len(found)), key=lambda i: (-weights[i], i))
    towns = [(found[i].town, weights[i]) for i in ranked[:_MOST_WEIGHED] if weights[i] >= least]
    return tuple(Weighed(town.name, town.within, round(weight, 2)) for town, weight in towns)


def with_towns(claims: Sequence[Claim], towns: tuple[Weighed, ...], packs: Packs) -> tuple[Claim, ...]:
    """Return the claims of a report, its first deeds, or its first claim, with the towns that it may be about."""
    deeds = [claim.id for claim in claims if packs.kinds[claim.kind].wrongdoing][:_DEEDS]
    bearing = set(deeds or [claim.id for claim in claims[:1]])
    return tuple(replace(claim, towns=towns) if claim.id in bearing else claim for claim in claims)


def inside(site: Place, town: Place) -> Place:
    """Return a street or building, which no gazetteer of ours knows, at the point of a town."""
    reach = max(_SITE_KM, town.precision_km or 0.0)
    return replace(site, lat=town.lat, lon=town.lon, precision_km=reach, within=(town.name, *town.within))
