"""The towns of the world by name, by country and by the divisions they lie in."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from firsthand.language.places.entries import Entry, english, plain
from firsthand.language.places.posts import post_towns
from firsthand.language.places.spellings import fold, skeleton
from firsthand.language.places.tables import geonames, index_of, rows, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.language.places.divisions import Divisions

_ENGLISH = frozenset({"US", "GB", "AU", "NZ", "IE"})
_TOWN_KM, _TOWN_GROWTH = 2.0, 0.012  # a radius that grows with the root of the population: 1 million: 14 km
_SKELETON_LEAST = 3
_SWAPS = {
    "st.": "saint",
    "st": "saint",
    "saint": "st.",
    "mt.": "mount",
    "mt": "mount",
    "mount": "mt.",
    "ft.": "fort",
    "ft": "fort",
    "fort": "ft.",
}


class Towns:
    """Looks towns up; the tables are kept as text, and rows are taken apart only when asked for."""

    def __init__(self, divisions: Divisions) -> None:
        self._divisions = divisions
        self._lines = geonames("cities", "cities.tsv").split("\n")
        self._names = index_of(geonames("cities", "filter_index.tsv"))
        self._skeletons: dict[str, dict[str, tuple[int, ...]]] = {}
        self._found: dict[str, tuple[Entry, ...]] = {}
        self._members: dict[str, dict[int, tuple[int, ...]]] = {}

    def named(self, key: str) -> tuple[Entry, ...]:
        """Return the towns of a folded name, the most populous first."""
        if key not in self._found:
            self._found[key] = self._find(key)
        return self._found[key]

    def sounding_like(self, name: str, countries: Iterable[str]) -> tuple[Entry, ...]:
        """Return the towns of `countries` whose name has the same consonants."""
        key = skeleton(name)
        if len(key) < _SKELETON_LEAST:
            return ()
        return self._ordered([row for code in countries for row in self._skeleton_index(code).get(key, ())])

    def inside(self, country: str, division: int) -> tuple[Entry, ...]:
        """Return the towns of a country that lie in the division of a row."""
        if country not in self._members:
            self._members[country] = self._members_of(country)
        return tuple(self._town(row) for row in self._members[country].get(division, ()))

    def _find(self, key: str) -> tuple[Entry, ...]:
        entries = self._ordered([row for form in _forms(key) for row in rows_of(self._names, form)])
        posts = (e for form in _forms(key) for e in post_towns(form, self._divisions))
        entries = tuple(dict.fromkeys((*entries, *posts)))
        for name, country in self._spellings.get(key, ()):
            same = [e for e in self._ordered(rows_of(self._names, fold(name))) if e.country == country]
            entries = tuple(dict.fromkeys((*same[:1], *entries)))
        return tuple(sorted(entries, key=_populous_first))

    @cached_property
    def _spellings(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for spelling, name, country in rows("spellings.tsv"):
            found.setdefault(fold(spelling), []).append((name, country))
        return found

    def _ordered(self, numbers: list[int]) -> tuple[Entry, ...]:
        return tuple(sorted((self._town(row) for row in dict.fromkeys(numbers)), key=_populous_first))

    def _town(self, row: int) -> Entry:
        name, _, divisions, country, population, lat, lon = self._lines[row].split("\t")
        code = self._divisions.code_of(int(country))
        parts = [self._divisions.at(int(n)) for n in divisions.split("|") if n]
        first = next((d for d in parts if d.level == 1), None)
        second = next((d for d in parts if d.level == 2), None)
        land = self._divisions.countries.get(code)
        within = [
            second.name if second else "",
            self._divisions.name_of(first.code, first.name) if first else "",
            land.name if land else "",
        ]
        people = int(population or 0)
        return Entry(
            english(name) if code in _ENGLISH else plain(name),
            "city",
            float(lat),
            float(lon),
            round(_TOWN_KM + _TOWN_GROWTH * people**0.5, 1),
            people,
            code,
            first.code if first else "",
            second.name if second else "",
            tuple(n for n in within if n),
        )

    def _members_of(self, country: str) -> dict[int, tuple[int, ...]]:
        found: dict[int, list[int]] = {}
        first, last = self._ranges.get(country, (0, 0))
        for row in range(first, last):
            for number in self._lines[row].split("\t", 3)[2].split("|"):
                if number:
                    found.setdefault(int(number), []).append(row)
        return {number: tuple(members) for number, members in found.items()}

    @cached_property
    def _ranges(self) -> dict[str, tuple[int, int]]:
        """Return where each country's towns stand; they lie together in the table."""
        ranges, row, count = {}, 0, len(self._lines) - (not self._lines[-1])
        while row < count:
            country = self._country_of(row)
            low, step = row, 1
            while low + step < count and self._country_of(low + step) == country:
                low, step = low + step, step * 2
            high = min(low + step, count)
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if self._country_of(middle) == country else (low, middle)
            ranges[self._divisions.code_of(country)] = (row, low + 1)
            row = low + 1
        return ranges

    def _country_of(self, row: int) -> int:
        return int(self._lines[row].split("\t", 4)[3])

    def _skeleton_index(self, code: str) -> dict[str, tuple[int, ...]]:
        if code not in self._skeletons:
            found: dict[str, list[int]] = {}
            first, last = self._ranges.get(code, (0, 0))
            for row in range(first, last):
                key = skeleton(self._lines[row].partition("\t")[0])
                if len(key) >= _SKELETON_LEAST:
                    found.setdefault(key, []).append(row)
            self._skeletons[code] = {key: tuple(numbers) for key, numbers in found.items()}
        return self._skeletons[code]


def _populous_first(entry: Entry) -> tuple[int, float, float]:
    return -entry.population, entry.lat, entry.lon


def _forms(key: str) -> tuple[str, ...]:
    """Return the spellings under which the table may hold a name: Saint for St., with and without "City"."""
    forms = [key]
    words = key.split()
    if len(words) > 1 and words[0] in _SWAPS:
        forms.append(" ".join((_SWAPS[words[0]], *words[1:])))
        if words[0] in {"st", "saint"}:
            forms.append(" ".join(("st.", *words[1:])))
    if len(words) > 1 and words[-1] == "city":
        forms.append(" ".join(words[:-1]))
    forms += [f"the {key}", f"al {key}"]
    forms.append(key.replace("-", " ") if "-" in key else key.replace(" ", "-"))
    return tuple(dict.fromkeys(forms))
