"""Countries, their first-level and second-level divisions, and the regions of the world, by name and abbreviation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from firsthand.language.places.entries import Entry, plain
from firsthand.language.places.spellings import fold
from firsthand.language.places.tables import country_words, geonames, read_countries, rows

_WATER = re.compile(r"\b(?:Sea|Ocean|Gulf|Pacific|Arctic)\b")
_CONTINENT_KM = 1000
_GENERIC = re.compile(r"\b(?:Governorate|Province|Emirate of|Emirate|Region|Oblast|Sheng|State of|Republic of|City)\b")


@dataclass(frozen=True, slots=True)
class Division:
    """A row of the table of divisions; `parent` and `country` are rows of theirs."""

    name: str
    code: str
    level: int
    parent: int
    country: int
    aliases: tuple[str, ...]


class Divisions:
    """Looks up what is larger than a town; rows are taken apart only when asked for."""

    def __init__(self) -> None:
        self._lines = geonames("subdivisions", "subdivisions.tsv").split("\n")
        lines = geonames("countries", "countries.tsv").split("\n")
        self._codes = [line.split("\t")[1] if "\t" in line else "" for line in lines]
        self.countries = {e.country: e for e in read_countries()}

    def code_of(self, country: int) -> str:
        """Return the code of the country in a row of the table of countries."""
        return self._codes[country - 1]

    def at(self, number: int) -> Division:
        """Return the division of a row, counted from one."""
        cells = self._lines[number - 1].split("\t")
        return Division(
            cells[0],
            cells[2],
            int(cells[6] or 0),
            int(cells[7] or 0),
            int(cells[8] or 0),
            tuple(a for a in cells[5].split("|") if a),
        )

    def name_of(self, code: str, name: str) -> str:
        """Return the name a division goes by in English news."""
        if code in self._names:
            return self._names[code]
        if name.isascii() or code not in self.numbers:
            return plain(name).removesuffix(" Sheng")
        aliases = (_GENERIC.sub("", a).strip() for a in self.at(self.numbers[code]).aliases if a.isascii())
        return next((a for a in aliases if a), plain(name))

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Return the row of each first-level division by its code."""
        return {self.at(n).code: n for n in self._first_level}

    @cached_property
    def counties(self) -> dict[str, list[int]]:
        """Return the rows of second-level divisions by folded name, "County" and the like included in it."""
        found: dict[str, list[int]] = {}
        for number, line in enumerate(self._lines, 1):
            name = line.partition("\t")[0]
            named = name.endswith(("County", "Parish", "Borough")) or "\tGB." in line
            if named and line.split("\t", 7)[6] == "2":
                found.setdefault(fold(name), []).append(number)
        return found

    @cached_property
    def demonyms(self) -> dict[str, Entry]:
        """Return the countries by each adjective of theirs, in lower case; plural nouns name people, no place."""
        found = {}
        for code, words, _ in country_words():
            for word in words:
                found[word.lower()] = self.countries[code]
        return found

    @cached_property
    def country_names(self) -> dict[str, Entry]:
        """Return the countries by each of their names, in lower case."""
        found = {fold(entry.name): entry for entry in self.countries.values()}
        for code, _, aliases in country_words():
            found |= {fold(alias): self.countries[code] for alias in aliases}
        return found

    @cached_property
    def country_spellings(self) -> tuple[str, ...]:
        """Return the names of countries as they are written, those of two letters left out."""
        names = [entry.name for entry in self.countries.values()]
        names += [alias for _, _, aliases in country_words() for alias in aliases]
        return tuple(dict.fromkeys(n.removeprefix("the ") for n in names if len(n) > 2))

    @cached_property
    def regions(self) -> dict[str, tuple[Entry, ...]]:
        """Return the first-level divisions and the regions of the world by folded name and abbreviation.

        Those of our tables have a point; the others are without, to be placed by their towns.
        """
        found: dict[str, tuple[Entry, ...]] = {}
        for code, name, lat, lon, radius, abbreviations in rows("regions.tsv"):
            country = self.countries.get(code[:2])
            within = (country.name,) if country else ()
            kind = _kind_of(code, name, float(radius))
            entry = Entry(name, kind, float(lat), float(lon), float(radius), 0, code[:2], code, "", within)
            for key in (name, *abbreviations.split("|")):
                if key:
                    found[fold(key)] = (*found.get(fold(key), ()), entry)
        known = {e.division for entries in found.values() for e in entries}
        for number in self._first_level:
            division = self.at(number)
            if division.code not in known:
                named = (n for n in (division.name, *division.aliases) if (n and n[0].isascii()) or n == division.name)
                for key in sorted({fold(n) for n in named}):
                    found[key] = (*found.get(key, ()), self._without_point(division))
        return found

    @cached_property
    def abbreviations(self) -> tuple[tuple[str, Entry], ...]:
        """Return the short forms of first-level divisions as they are written: "Calif.", "CA", "B.C."."""
        codes = {e.division: e for entries in self.regions.values() for e in entries}
        return tuple(
            (short, codes[row[0]]) for row in rows("regions.tsv") if row[0] for short in row[5].split("|") if short
        )

    @cached_property
    def _names(self) -> dict[str, str]:
        return {row[0]: row[1] for row in rows("regions.tsv") if row[0]}

    @cached_property
    def _first_level(self) -> tuple[int, ...]:
        return tuple(n for n, line in enumerate(self._lines, 1) if "\t1\t" in line and line.split("\t")[6] == "1")

    def _without_point(self, division: Division) -> Entry:
        code = self.code_of(division.country)
        land = self.countries.get(code)
        name, within = self.name_of(division.code, division.name), (land.name,) if land else ()
        return Entry(name, "region", 0.0, 0.0, 0.0, 0, code, division.code, "", within)


def _kind_of(code: str, name: str, radius: float) -> str:
    """Return the kind of a row of the table of regions: only divisions have a code."""
    if code:
        return "region"
    if _WATER.search(name):
        return "water"
    return "continent" if radius > _CONTINENT_KM else "area"
