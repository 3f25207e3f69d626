"""Post towns of the United States that are too small for the gazetteer's towns: hamlets where news happens too.

The table is made by `training/towns/posts.py` from GeoNames' postal codes (CC BY 4.0). Nobody is counted in them; many
share their name with a word or with a place elsewhere, so `placing` takes one only where its state is told.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from firsthand.language.places.entries import Entry
from firsthand.language.places.spellings import fold
from firsthand.language.places.tables import DATA

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.language.places.divisions import Divisions

_KM = 3.0


@cache
def _rows() -> Mapping[str, tuple[tuple[str, str, str], ...]]:
    """Return division, county and point by folded name."""
    found: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for line in (DATA / "posts.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        division, county, towns = line.split("\t")
        for town in towns.split("|"):
            key = fold(town.partition(":")[0])
            found[key] = (*found.get(key, ()), (division, county, town))
    return found


def post_towns(key: str, divisions: Divisions) -> tuple[Entry, ...]:
    """Return the post towns of a folded name, each in its county and state."""
    found = []
    for division, county, town in _rows().get(key, ()):
        name, lat, lon = town.split(":")
        state = divisions.at(divisions.numbers[division])
        within = (county, divisions.name_of(state.code, state.name), divisions.countries["US"].name)
        found.append(Entry(name, "city", float(lat), float(lon), _KM, 0, "US", division, county, within))
    return tuple(found)


def is_post_town(entry: Entry) -> bool:
    """Return whether nobody is counted in a town of the United States, as in no post town of the table."""
    return entry.kind == "city" and entry.country == "US" and entry.population == 0
