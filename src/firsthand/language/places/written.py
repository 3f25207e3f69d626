"""Places that the writing itself gives away: streets, counties, "City, State", datelines, residences, packs' names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.language.places.gazetteer import load_gazetteer
from firsthand.language.places.placewords import (
    CAP,
    CORNER,
    COUNTIES,
    DATELINE,
    FORCE,
    LARGE,
    NO_TOWN,
    QUARTER,
    RESIDENCE,
    STATION,
    STREETS,
)
from firsthand.language.places.spellings import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.packs import Packs
    from firsthand.packs.schema import PlaceEntry


@dataclass(frozen=True, slots=True)
class Toponym:
    """A span that names a place. `role`: name, county, site, demonym, pack, state."""

    start: int
    end: int
    text: str
    role: str
    pack: str | None = None


def streets(text: str) -> Iterator[Toponym]:
    """Find streets and their numbers: sites within a town."""
    for match in STREETS.finditer(text):
        yield Toponym(match.start(), match.end(), match.group(), "site")
    for match in CORNER.finditer(text):
        for group in (1, 2):
            yield Toponym(match.start(group), match.end(group), match[group], "site")


def quarters(text: str) -> Iterator[Toponym]:
    """Find the parts of towns: "the Woodlawn neighborhood", "the Melcott section of the city"."""
    for match in QUARTER.finditer(text):
        group = 1 if match[1] else 2
        yield Toponym(match.start(group), match.end(group), match[group], "quarter")


def counties(text: str) -> Iterator[Toponym]:
    """Find counties the gazetteer knows: "Kern County", "the counties of Kern and Inyo"."""
    gazetteer = load_gazetteer()
    for match in COUNTIES.finditer(text):
        words = match.group().split(" ")
        for skip in range(len(words) - 1):
            name = county_name(" ".join(words[skip:]))
            if gazetteer.counties(name):
                start = match.start() + sum(len(w) + 1 for w in words[:skip])
                yield Toponym(start, match.end(), text[start : match.end()], "county")
                break


def county_name(surface: str) -> str:
    """Return a county as the gazetteer writes it: "County of Kern" and "Kern Co." are "Kern County"."""
    if surface.startswith("County of "):
        return f"{surface[10:]} County"
    name = re.sub(r"(?:Co\.|COUNTY|Counties)$", "County", surface)
    return re.sub(r"Borough$", "Borough", name)


@lru_cache(maxsize=1)
def _state_pattern() -> re.Pattern[str]:
    names: set[str] = set()
    for entries in load_gazetteer().regions.values():
        names |= {e.name for e in entries if e.division[:2] in {"US", "CA", "AU"} and e.radius_km}
    short = [row[0] for row in state_abbreviations()]
    pieces = sorted((re.escape(n) for n in {*names, *short} if n != "Washington, D.C."), key=lambda n: (-len(n), n))
    return re.compile(rf"({CAP}(?: {CAP}){{0,3}})(?:['’]s)?, ?({'|'.join(pieces)})(?!\w)")


@lru_cache(maxsize=1)
def state_abbreviations() -> tuple[tuple[str, str], ...]:
    """Return the (abbreviation, division code) pairs of the regions table."""
    gazetteer = load_gazetteer()
    return tuple((abbreviation, entry.division) for abbreviation, entry in gazetteer.abbreviations)


def with_state(text: str) -> Iterator[Toponym]:
    """Find "Alturas, Calif.": a town that the state named after it has, however small."""
    gazetteer = load_gazetteer()
    for match in _state_pattern().finditer(text):
        state = gazetteer.regions.get(fold(match[2])) or ()
        codes = {e.division for e in state} | {code for short, code in state_abbreviations() if short == match[2]}
        words = match[1].split(" ")
        for skip in range(len(words)):
            name = " ".join(words[skip:])
            if any(e.division in codes for e in gazetteer.towns(name)):
                start = match.start(1) + sum(len(w) + 1 for w in words[:skip])
                yield Toponym(start, match.end(1), name, "name")
                yield Toponym(match.start(2), match.end(2), match[2], "state")
                break
        else:
            if match[2][-1] == "." or len(match[2]) > 3:
                yield Toponym(match.start(2), match.end(2), match[2], "state")


@lru_cache(maxsize=4)
def _pack_pattern(packs: Packs) -> re.Pattern[str] | None:
    """Return one pattern for the packs' places, grouped by first letter so that most positions fail at once."""
    groups: dict[str, list[str]] = {}
    for name in pack_names(packs):
        groups.setdefault(name[0], []).append(re.escape(name[1:]))
    pieces = [f"{re.escape(k)}(?:{'|'.join(sorted(v, key=len, reverse=True))})" for k, v in sorted(groups.items())]
    return re.compile(rf"\b(?:{'|'.join(pieces)})(?!\w)") if pieces else None


def pack_places(text: str, packs: Packs) -> Iterator[Toponym]:
    """Find the packs' places by each of their names."""
    owners = pack_names(packs)
    pattern = _pack_pattern(packs)
    if pattern is not None:
        for match in pattern.finditer(text):
            yield Toponym(match.start(), match.end(), match.group(), "pack", owners[match.group()].name)


@lru_cache(maxsize=4)
def pack_names(packs: Packs) -> dict[str, PlaceEntry]:
    """Return the packs' places by each of their names."""
    return {name: entry for entry in packs.places.values() for name in (entry.name, *entry.aliases) if name}


def datelines(text: str) -> Iterator[Toponym]:
    """Find the town of a dateline in capitals: "LONDON (Reuters) -", "EDMONTON, Ky. --"."""
    gazetteer = load_gazetteer()
    for match in DATELINE.finditer(text):
        name = match[1].strip()
        if not match[2] and fold(name) in NO_TOWN:
            continue  # "METRO: Man hurt in fire"
        if county := re.fullmatch(r"(.+) (?:COUNTY|CO\.)", name):
            found: tuple[object, ...] = gazetteer.counties(f"{county[1]} County")
            role = "county"
        else:
            found, role = gazetteer.towns(name), "name"
        if found:
            yield Toponym(match.start(1), match.start(1) + len(name), name, role)
            if match[2]:
                yield Toponym(match.start(2), match.end(2), match[2], "state")


def stations(text: str) -> Iterator[Toponym]:
    """Find the town of a broadcaster's dateline, which is not in capitals: "Reno (KRNV) - Police say"."""
    gazetteer = load_gazetteer()
    for match in STATION.finditer(text):
        if gazetteer.towns(match[1]):
            yield Toponym(match.start(1), match.end(1), match[1], "name")


def forces(text: str) -> Iterator[Toponym]:
    """Find the town in the name of a force that it shares with its county: "Savannah-Chatham Metro Police"."""
    gazetteer = load_gazetteer()
    for match in FORCE.finditer(text):
        known = gazetteer.towns(f"{match[1]}-{match[2]}")
        if not known and any(e.population >= LARGE for e in gazetteer.towns(match[1])[:1]):
            yield Toponym(match.start(1), match.end(1), match[1], "name")


def residences(text: str) -> Iterator[Toponym]:
    """Find where people are from and what is called a town: ", 25, of Columbia", "the village of Xinmo"."""
    for match in RESIDENCE.finditer(text):
        yield Toponym(match.start(1), match.end(1), match[1], "name")
