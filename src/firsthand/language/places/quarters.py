"""Which names of a report are parts of a large town: those known to be, and small names far from all else it names."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from firsthand.language.places.entries import kilometres
from firsthand.language.places.gazetteer import load_gazetteer
from firsthand.language.places.spellings import fold
from firsthand.language.places.tables import DATA

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from firsthand.language.places.entries import Entry

_LARGE_TOWN = 100_000  # inhabitants
_OWN_WEIGHT = 0.3  # of one mention of a large town as evidence for its state
_OFTEN = 2  # mentions, after which a report is taken to be of a town
_INSIDE_KM, _FAR_KM = 30.0, 400.0


@cache
def _towns_with_quarters() -> Mapping[str, tuple[Entry, ...]]:
    """Return the large towns by the folded names of their parts."""
    gazetteer = load_gazetteer()
    found: dict[str, list[Entry]] = {}
    for line in (DATA / "quarters.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        town, division, parts = line.split("\t")
        entry = next((e for e in gazetteer.towns(town) if e.division == division), None)
        if entry is not None:
            for part in parts.split("|"):
                found.setdefault(fold(part), []).append(entry)
    return {part: tuple(towns) for part, towns in found.items()}


def town_of(entry: Entry) -> Entry | None:
    """Return the large town that an entry of the gazetteer is a part of; None for a town of its own."""
    for town in _towns_with_quarters().get(fold(entry.name), ()):
        if _between(town, entry) <= _INSIDE_KM and town.division == entry.division and town.name != entry.name:
            return town
    return None


def quarters_of(
    chosen: Mapping[str, Entry], named: Mapping[str, int], evidence: Mapping[str, float], stated: Collection[str]
) -> dict[str, Entry]:
    """Return the names that are rather parts of a large town of the report than towns elsewhere, with that town.

    American news names the state of a small town that is not of its own region (Associated Press Stylebook, "city"):
    a small "Homewood" six hundred miles off, in a report of one large town and of nothing in that state, is a quarter.
    So is a name known to be one, however large its namesake.

    Args:
        chosen: the entry chosen for each folded name.
        named: how often the report gives each folded name, those without an entry among them.
        evidence: what speaks for each first-level division.
        stated: names whose state or country the report gives.
    """
    cities = {name: entry for name, entry in chosen.items() if entry.kind == "city"}
    large = [e for e in cities.values() if e.country == "US" and e.population >= _LARGE_TOWN]
    divisions = Counter(e.division for e in cities.values())
    own = [e for e in large if named.get(fold(e.name), 0) >= _OFTEN]
    found: dict[str, Entry] = {}
    for name in named:
        entry = cities.get(name)
        if name in stated or (name in chosen and entry is None):
            continue
        wholes = [t for t in _towns_with_quarters().get(name, ()) if t in large and t is not entry]
        if entry is None:
            found |= {name: wholes[0]} if wholes else {}
            continue
        only = divisions[entry.division] == 1
        alone = only and not evidence.get(entry.division)
        its_own = _OWN_WEIGHT * named[name] + 0.01  # what a large namesake lends its own state
        elsewhere = [t for t in wholes if t.division != entry.division]
        if only and elsewhere and evidence.get(entry.division, 0) <= its_own:
            found[name] = elsewhere[0]
        elif alone and own and entry.country == "US" and entry.population < _LARGE_TOWN:
            near = min(own, key=lambda town: _between(town, entry))
            if all(_between(town, entry) > _FAR_KM for town in large):
                found[name] = near
    return found


def _between(a: Entry, b: Entry) -> float:
    return kilometres(a.lat, a.lon, b.lat, b.lon)
