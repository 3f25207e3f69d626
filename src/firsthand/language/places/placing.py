"""Which place a name means: one sense a report, by what stands beside it and with it.

A name's candidates are scored by population, by the countries, states and counties the report names, by nearness to
the other places, and by the outlet's country (minimality, one sense per discourse; after Leidner 2007). "City, State"
decides outright.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.language.places.airports import find_airport
from firsthand.language.places.gazetteer import Gazetteer, load_gazetteer
from firsthand.language.places.posts import is_post_town
from firsthand.language.places.quarters import quarters_of
from firsthand.language.places.romanised import NATIVE_LETTER, towns_of
from firsthand.language.places.spellings import fold
from firsthand.language.places.toponyms import region_of_adjective
from firsthand.language.places.weighing import (
    CITY_STATES,
    STATES_KNOWN,
    Evidence,
    anchors_of,
    score_of,
    support_of,
    weigh,
)
from firsthand.language.places.written import Toponym, county_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.language.places.entries import Entry

_DIRECTIONS = re.compile(
    r"^(?:(?:far |deep )?(?:north|south|east|west|central|upper|lower|greater|metropolitan|downtown|inner|mainland"
    r"|rural|suburban|upstate|midtown"
    r"|northern|southern|eastern|western|northeast(?:ern)?|northwest(?:ern)?|southeast(?:ern)?"
    r"|southwest(?:ern)?)[ -])+",
    re.IGNORECASE,
)
_TAILS = re.compile(
    r" (?:province|prefecture|governorate|district|region|county|oblast|state|city|municipality|valley|area|borough)$",
    re.IGNORECASE,
)
_NEVER_HOLDS = frozenset({"U.S.", "US", "UK", "U.K."})  # "in Russia, U.S. officials said"
_ASIDE = frozenset({"side", "coast", "end", "bank", "shore"})
_STATE_WORDS = re.compile(
    r"(?:['’]s)? (?:[Gg]ov\b|[Gg]overnor|[Ss]tate\b|[Ll]egislat|[Ll]awmaker|[Ss]enator|[Ss]en\."
    r"|[Aa]ttorney [Gg]eneral|[Nn]ational [Gg]uard|Supreme)"
)
_AMERICA = "US"
_ALONE = 1_000_000  # inhabitants, of a town abroad that American news names without its country


@dataclass(frozen=True, slots=True)
class Placed:
    """A toponym with the entry chosen and the runners-up, best first; `whole` is the town that it is a part of."""

    toponym: Toponym
    entry: Entry | None
    others: tuple[Entry, ...] = ()
    adjectival: bool = False
    whole: Entry | None = None


def place_all(toponyms: list[Toponym], text: str, home: str | None, context: Iterable[str]) -> list[Placed]:
    """Return every toponym placed; `home` is the outlet's country, `context` names further places."""
    gazetteer = load_gazetteer()
    containers = _containers(toponyms, text, gazetteer)
    options = {t: _candidates(t, gazetteer) for t in toponyms}
    options = {t: _within(found, containers.get(i)) for i, (t, found) in enumerate(options.items())}
    evidence = _evidence(toponyms, options, containers)
    if home:
        evidence.countries[home] += 1.5  # type: ignore[assignment]  # weights are fractions
    for name in context:
        for entry in _named(name, gazetteer)[:1]:
            weigh(evidence, entry, 0.7)
    options = {t: _told(found, evidence) or _variants(t, evidence, gazetteer) for t, found in options.items()}
    options = _counties_named(_towns_of_counties(options))
    if home == _AMERICA:
        options = _at_home(options)
    evidence = replace(evidence, support=support_of(options))
    explicit = _explicit(toponyms, options, containers)
    first = _choose(toponyms, options, explicit, evidence)
    second = _choose(toponyms, options, explicit, replace(evidence, anchors=anchors_of(toponyms, first)))
    best = {name: entries[0] for name, entries in second.items()}
    named = Counter(fold(t.text) for t in toponyms if t.role in {"name", "bare"})
    quarters = quarters_of(best, named, evidence.divisions, frozenset(explicit))
    placed = []
    for i, toponym in enumerate(toponyms):
        own = options[toponym]
        if fold(toponym.text) in quarters and toponym.role in {"name", "bare"} and i not in containers:
            placed.append(Placed(replace(toponym, role="site"), None, whole=quarters[fold(toponym.text)]))
            continue
        if i in containers and own and _inside(own[0], containers[i]):
            placed.append(Placed(toponym, own[0], tuple(e for e in own[1:4] if _inside(e, containers[i]))))
        elif (
            i in containers
            and toponym.role in {"name", "bare"}
            and containers[i][0].kind == "region"
            and not any(e.kind != "city" for e in own)
        ):
            placed.append(Placed(toponym, somewhere_in(toponym, containers[i][0]), own[:3]))
        else:
            placed.append(_placed(toponym, own, second, text, stated=explicit))
    return placed


def _candidates(toponym: Toponym, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    text = toponym.text
    if toponym.role == "demonym":
        region = region_of_adjective(text)
        entry = gazetteer.regions[fold(region)][0] if region else gazetteer.demonyms.get(text.lower())
        return (entry,) if entry else ()
    if toponym.role == "county":
        return gazetteer.counties(county_name(text))
    if toponym.role == "state":
        return _states(text, gazetteer)
    if toponym.role in {"site", "pack"}:
        return find_airport(text) if toponym.role == "site" else ()
    found = _named(text, gazetteer) if text.isascii() or not NATIVE_LETTER.match(text) else towns_of(text)
    if not found and (bare := _TAILS.sub("", _DIRECTIONS.sub("", text))) != text and len(bare) > 2:
        found = () if bare.lower() in _ASIDE else _named(bare, gazetteer)
    if any(e.kind == "country" for e in found):
        # Turkey, Texas has to be spelt out; a container does that, and only then.
        found = tuple(sorted(found, key=lambda e: e.kind == "city"))
    return found


def _named(text: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    key = fold(text)
    land = gazetteer.country_names.get(key)
    regions = tuple(gazetteer.region(e) for e in gazetteer.regions.get(key, ()))
    if (text.isupper() and len(text) <= 2) or text.endswith("."):
        regions = _states(text, gazetteer) or regions
    towns = gazetteer.towns(text) if len(text) > 2 else ()
    if not any(e.country == "GB" for e in towns):
        regions += gazetteer.counties(text)  # Essex, Kent: named without a word for county
    return tuple(e for e in (land, *regions, *towns) if e is not None and (e.radius_km or e.kind == "city"))


def _states(text: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    short = dict.fromkeys(e for s, e in gazetteer.abbreviations if s == text)
    return tuple(short) or tuple(e for e in gazetteer.regions.get(fold(text), ()) if e.radius_km)


def _variants(toponym: Toponym, evidence: Evidence, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """Return towns that another romanisation of the name may mean, in the countries the report names."""
    if toponym.role != "name":
        return ()  # a bare name proves too little for a guess at its spelling
    countries = tuple(
        sorted(c for c, weight in evidence.countries.items() if weight >= 0.5 and c not in {"US", "GB", "CA", "AU"})
    )
    return gazetteer.variants(toponym.text, countries)


def _containers(toponyms: list[Toponym], text: str, gazetteer: Gazetteer) -> dict[int, tuple[Entry, ...]]:
    """Return, for each toponym followed by ", Calif." or ", Iraq", what may contain it."""
    found = {}
    for i, (this, after) in enumerate(itertools.pairwise(toponyms)):
        gap = text[this.end : after.start]
        if len(gap) > 4 or after.text in _NEVER_HOLDS or not re.fullmatch(r"(?:['’]s)?, ?(?:the )?", gap):
            continue
        own = {e.kind for e in _candidates(this, gazetteer)[:1]}
        listed = own & {"country", "continent"} or (own == {"region"} and this.text not in CITY_STATES)
        if listed and after.role != "state":
            continue  # "Wisconsin, Michigan and Ohio": a list
        holders = [e for e in _candidates(after, gazetteer) if e.kind in {"region", "country", "county"}]
        if holders and after.role in {"state", "name", "bare", "county"}:
            found[i] = tuple(holders)
    return found


def _inside(entry: Entry, holders: tuple[Entry, ...]) -> bool:
    for holder in holders:
        if holder.kind == "country" and entry.country == holder.country and entry.kind != "country":
            return True
        if holder.kind == "region" and entry.division == holder.division and holder.division and entry.kind != "region":
            return True
        if (
            holder.kind == "county"
            and (entry.division, entry.county) == (holder.division, holder.county)
            and entry.kind == "city"
        ):
            return True
    return False


def _within(found: tuple[Entry, ...], holders: tuple[Entry, ...] | None) -> tuple[Entry, ...]:
    if not holders:
        return found
    inside = tuple(e for e in found if _inside(e, holders))
    return (*inside, *(e for e in found if e not in inside)) if inside else found


def _evidence(
    toponyms: list[Toponym], options: dict[Toponym, tuple[Entry, ...]], containers: dict[int, tuple[Entry, ...]]
) -> Evidence:
    evidence = Evidence(Counter(), Counter(), Counter())
    for i, toponym in enumerate(toponyms):
        found = options[toponym]
        large = [e for e in found if e.kind in {"country", "region", "county"}]
        if i in containers and found and _inside(found[0], containers[i]):
            weigh(evidence, found[0], 1.0)
        elif large and (len(found) == len(large) == 1 or toponym.role == "state" or large[0].kind == "country"):
            weigh(evidence, large[0], 0.5 if toponym.role == "demonym" else 1.0)
        elif toponym.role == "county":
            for county in large:
                weigh(evidence, county, 0.7 / len(large))
        elif large and (large[0].country in STATES_KNOWN or not any(e.kind == "city" for e in found)):
            weigh(evidence, large[0], 0.7)
        elif (
            found
            and (len(found) == 1 or found[0].population > 20 * found[1].population)
            and found[0].population > 100_000
        ):
            weigh(evidence, found[0], 0.3)
    return evidence


def _told(found: tuple[Entry, ...], evidence: Evidence) -> tuple[Entry, ...]:
    """Return the entries without post towns of states that the report does not tell."""
    return tuple(e for e in found if not is_post_town(e) or evidence.divisions[e.division])


def _towns_of_counties(options: dict[Toponym, tuple[Entry, ...]]) -> dict[Toponym, tuple[Entry, ...]]:
    """Return the options with no country left where a town of that name lies in a county that the report names."""
    counties = {(e.division, e.county) for t, found in options.items() if t.role == "county" for e in found}
    changed = dict(options)
    for toponym, found in options.items():
        if counties and found and found[0].kind == "country" and toponym.role in {"name", "bare"}:
            homes = tuple(e for e in found if e.kind == "city" and (e.division, e.county) in counties)
            changed[toponym] = homes or found
    return changed


def _counties_named(options: dict[Toponym, tuple[Entry, ...]]) -> dict[Toponym, tuple[Entry, ...]]:
    """Return the options with "Lunenburg" read as the county the report names, unless that county has such a town."""
    counties = {fold(t.text).removesuffix(" county"): found for t, found in options.items() if t.role == "county"}
    changed = dict(options)
    for toponym, found in options.items():
        named = counties.get(fold(toponym.text)) if toponym.role in {"name", "bare"} else None
        if named:
            seats = {(e.division, e.county) for e in found if e.kind == "city"}
            homes = tuple(e for e in found if any((e.division, e.county) == (c.division, c.county) for c in named))
            rest = tuple(c for c in named if (c.division, c.county) not in seats)
            changed[toponym] = (*homes, *rest) or found
    return changed


def _at_home(options: dict[Toponym, tuple[Entry, ...]]) -> dict[Toponym, tuple[Entry, ...]]:
    """Return the options without towns abroad, where an American report names no land or state but its own.

    American news gives a town abroad with its country, but for the largest (Associated Press Stylebook, "datelines").
    """
    lands = {found[0].country for found in options.values() if found and found[0].kind in {"country", "region"}}
    if lands - {_AMERICA}:
        return options
    return {t: tuple(e for e in found if e.country == _AMERICA or not _is_small(e)) for t, found in options.items()}


def _is_small(entry: Entry) -> bool:
    return entry.kind == "city" and entry.population < _ALONE


def _explicit(
    toponyms: list[Toponym], options: dict[Toponym, tuple[Entry, ...]], containers: dict[int, tuple[Entry, ...]]
) -> dict[str, Entry]:
    """Return the sense of every name that some mention states outright: "Paris, Texas"."""
    found: dict[str, Entry] = {}
    for i, toponym in enumerate(toponyms):
        entries = options[toponym]
        if i in containers and entries and _inside(entries[0], containers[i]):
            found.setdefault(fold(toponym.text), entries[0])
    return found


def _choose(
    toponyms: list[Toponym], options: dict[Toponym, tuple[Entry, ...]], explicit: dict[str, Entry], evidence: Evidence
) -> dict[str, tuple[Entry, ...]]:
    """Return for each name its entries, best first."""
    chosen: dict[str, tuple[Entry, ...]] = {}
    for toponym in toponyms:
        key = fold(toponym.text)
        if key in chosen or not options[toponym]:
            continue
        ranked = sorted(
            options[toponym][:60], key=lambda e: (-score_of(e, evidence), e.country, e.division, e.lat, e.lon)
        )
        if key in explicit:
            ranked = [explicit[key], *(e for e in ranked if e != explicit[key])]
        chosen[key] = tuple(ranked)
    return chosen


def somewhere_in(toponym: Toponym, region: Entry) -> Entry:
    """Return a town too small for the gazetteer at the point of the state that the text gives it."""
    return replace(region, name=toponym.text, kind="city", population=0, within=(region.name, *region.within))


def _placed(
    toponym: Toponym,
    own: tuple[Entry, ...],
    chosen: dict[str, tuple[Entry, ...]],
    text: str,
    *,
    stated: dict[str, Entry],
) -> Placed:
    """Return the toponym placed; a name whose state or country the report gives has no runners-up elsewhere."""
    if toponym.role in {"state", "demonym", "site"}:
        return Placed(toponym, own[0] if own else None, (), adjectival=toponym.role == "demonym")
    ranked = chosen.get(fold(toponym.text), ())
    if toponym.text in CITY_STATES and _STATE_WORDS.match(text, toponym.end):
        ranked = tuple(sorted(ranked, key=lambda e: e.kind != "region"))
    others = ranked[1:4]
    if fold(toponym.text) in stated:
        others = tuple(e for e in others if (e.country, e.division) == (ranked[0].country, ranked[0].division))
    return Placed(toponym, ranked[0] if ranked else None, others)
