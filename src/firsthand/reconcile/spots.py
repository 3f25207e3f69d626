"""Places as occurrences are compared by: one object for all mentions of a place, each pair of them compared once.

A case names some thousand places tens of thousands of times, and its clusters ask hundreds of thousands of times how
two of them stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.reconcile.compare import coarse, place_name, place_relation
from firsthand.reconcile.spellings import consonants, letters

if TYPE_CHECKING:
    from firsthand.model import Place
    from firsthand.reconcile.compare import Relation


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """A place; two are the same only where they are one object.

    Attributes:
        place: as claims have it.
        name: as they write it.
        coarse: whether it is too wide to tell two events apart by.
        city: whether it is a city.
        filed: the names that its events are filed under: its own, and those of what contains it.
    """

    place: Place
    name: str
    coarse: bool
    city: bool
    filed: tuple[str, ...]


@lru_cache(maxsize=65536)
def spot_of(place: Place) -> Spot:
    """Return the one spot of all places that are equal."""
    wide = coarse(place)
    within = () if wide else tuple(name.casefold() for name in place.within[:2])
    spelt = () if place.lat is not None else (*letters(place.name).split()[-1:], consonants(place.name))
    return Spot(place, place.name, wide, place.kind == "city", (place_name(place), *within, *spelt))


@lru_cache(maxsize=262144)
def spot_relation(a: Spot, b: Spot) -> Relation:
    """Return how spot `a` stands to `b`, as their places do."""
    return place_relation(a.place, b.place)
