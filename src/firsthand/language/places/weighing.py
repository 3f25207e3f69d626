"""What speaks for one sense of a place name: its size, what else the report names, and how near that is."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.language.places.entries import Entry, kilometres
from firsthand.language.places.spellings import fold

if TYPE_CHECKING:
    from firsthand.language.places.written import Toponym

# States whose bare name means their city, or the capital, unless a word of government follows.
CITY_STATES = frozenset({"New York", "Washington"})
# Countries whose states and provinces news names as readily as towns.
STATES_KNOWN = frozenset({"US", "CA", "AU", "GB"})
_NEAR_KM, _SAME_KM = 150.0, 400.0
_ANCHORS = 12
_CAPITAL = 2.5  # Washington is named far beyond its size
_SUPPORT = 1.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the report says about where it plays: weights by country, first-level division and county."""

    countries: Counter[str]
    divisions: Counter[str]
    counties: Counter[tuple[str, str]]
    anchors: tuple[tuple[float, float, float], ...] = ()  # lat, lon, weight
    support: Counter[str] | None = None  # by division: how many of the names it could hold


def weigh(evidence: Evidence, entry: Entry, weight: float) -> None:
    """Let a place that the report names speak for its country, its division and its county."""
    evidence.countries[entry.country] += weight  # type: ignore[assignment]
    if entry.division:
        evidence.divisions[entry.division] += weight  # type: ignore[assignment]
    if entry.county:
        evidence.counties[entry.division, entry.county] += weight  # type: ignore[assignment]


def support_of(options: dict[Toponym, tuple[Entry, ...]]) -> Counter[str]:
    """Return how many of the report's names each first-level division could hold: the smallest area wins."""
    support: Counter[str] = Counter()
    seen: set[str] = set()
    for toponym, found in options.items():
        key = fold(toponym.text)
        if key in seen or toponym.role not in {"name", "bare", "county"}:
            continue
        seen.add(key)
        divisions = sorted({e.division for e in found if e.kind in {"city", "county"} and e.division})
        for division in divisions:
            support[division] += 1 / math.sqrt(len(divisions))  # type: ignore[assignment]
    return support


def anchors_of(toponyms: list[Toponym], chosen: dict[str, tuple[Entry, ...]]) -> tuple[tuple[float, float, float], ...]:
    """Return where the towns and counties chosen lie, each with its weight: names of one report lie near each other."""
    counts = Counter(fold(t.text) for t in toponyms)
    found = []
    for key, n in counts.items():
        entries = chosen.get(key, ())
        if entries and entries[0].kind in {"city", "county"}:
            sure = len(entries) == 1 or entries[0].population > 5 * entries[1].population
            found.append((entries[0].lat, entries[0].lon, (1.0 if sure else 0.4) * min(2, n)))
    return tuple(found[:_ANCHORS])


def score_of(entry: Entry, evidence: Evidence) -> float:
    """Return how much speaks for a sense of a name: how many live there, and what else the report names."""
    if entry.kind in {"country", "continent", "water", "area"}:
        prior = 8.0 if entry.country == "GE" else 14.0  # Georgia is as often the state
    elif entry.kind == "region":
        prior = 5.2
        if entry.country in STATES_KNOWN:
            prior = 12.0 if evidence.countries[entry.country] or not evidence.countries else 6.5
        if entry.division == "US.GA":
            prior = 8.5
        if entry.name in CITY_STATES:
            prior = 4.0
    else:
        prior = math.log10(entry.population + 300) + (_CAPITAL if entry.division == "US.DC" else 0.0)
    total = sum(evidence.countries.values()) or 1
    score = prior + 2.2 * min(1.0, evidence.countries[entry.country] / total * 1.5) if entry.country else prior
    if entry.kind in {"city", "county"}:
        if evidence.divisions[entry.division]:
            score += 1.5 + 1.2 * evidence.divisions[entry.division] / (sum(evidence.divisions.values()) or 1)
        if evidence.support:
            score += _SUPPORT * evidence.support[entry.division] / max(evidence.support.values())
        if entry.kind == "city" and evidence.counties[entry.division, entry.county]:
            score += 1.5
        score += _nearness(entry, evidence)
    return score


def _nearness(entry: Entry, evidence: Evidence) -> float:
    near = wide = 0.0
    for lat, lon, weight in evidence.anchors:
        distance = kilometres(entry.lat, entry.lon, lat, lon)
        if distance < 0.5:
            continue  # itself
        near += weight * (distance < _NEAR_KM)
        wide += weight * (distance < _SAME_KM)
    return min(1.2, near) + min(0.6, 0.4 * wide)
