"""Exact places of victims: which they are, what contains them, and how they are given instead."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.export.masking import PARTICLES, fold, name_words, telling, words_in
from firsthand.model import Candidate

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from firsthand.export.usage import Usage
    from firsthand.model import Claim, Place, Snapshot

LEAST_KM = 10.0
_STEP = 0.1  # degrees: about 11 km from north to south
HARMS = words_in(
    "killed injured missing shot stabbed beaten raped tortured kidnapped captured trapped displaced arrested robbed "
    "survived found buried executed abducted detained rescued evacuated"
)
"""Kinds of event whose places are those of victims, beside the wrongs that packs name."""

# Places that are no more exact than a town, or that all the world knows.
_COARSE = words_in(
    "city town county region country area continent water district province state base airport port island"
)
# A house, a street or a camp by its name, where no gazetteer knows it.
_WAYS = words_in(
    "street st road rd avenue ave boulevard blvd lane ln drive dr court ct way place pl loop circle cir highway hwy "
    "freeway route trail pike parkway alley terrace square plaza market mall bridge park hotel motel inn tower towers "
    "building apartments apartment quarter neighborhood neighbourhood shelter camp village school academy college "
    "university hospital clinic center centre mosque church synagogue temple prison jail farm station roundabout "
    "junction checkpoint hall house home bakery bar club restaurant store shop beach lake river creek field block"
)
_BIG = r"(?:[^\W\d_a-z][\w'’.-]*|al|el|of|the|de|la)"
_EXACT = re.compile(
    rf"\b(?:\d+[\w-]* (?:block of )?)?(?:[^\W\d_a-z][\w'’.-]* )(?:{_BIG} ){{0,3}}"
    r"(?:Hospital|Clinic|Streets?|St\.|Road|Rd\.|Avenue|Ave\.|Boulevard|Blvd\.|Lane|Drive|Court|Square|Market|Bakery|Bridge|Park|Hotel|Towers?|Building|Apartments|"
    r"Quarter|Neighbou?rhood|Plaza|Shelter|Camp|Village|School|Mosque|Church|Synagogue|Temple|Prison|Farm|Station|"
    r"Roundabout|Junction|Checkpoint)"
)
_PLAIN = re.compile(r"\b[^\W\d_A-Z][^\W\d_A-Z]+\b")


def places_of_victims(
    snapshot: Snapshot, harms: Collection[str], usage: Usage
) -> tuple[dict[str, str], frozenset[str]]:
    """Return the exact places of victims with what contains them, and the names of all whose points are rounded.

    Args:
        snapshot: the state of the case.
        harms: kinds of event that harm people, beside those in the box.
        usage: how the reports write words.
    """
    common = {w for r in snapshot.reports for w in _PLAIN.findall(r.text)}
    exact: dict[str, str] = {}
    near: set[str] = set()
    for claim in sorted(snapshot.claims, key=lambda c: c.id):
        if claim.victim is None and claim.kind not in HARMS and claim.kind not in harms:
            continue
        for place in _places(claim):
            near.add(place.name)
            if place.kind not in _COARSE:
                within = next(iter(place.within), "")
                telling_ones = (n for n in (place.name, place.text) if _says_where(n, common, usage))
                exact.update(dict.fromkeys(telling_ones, within))
        town = claim.place.name if claim.place and claim.place.kind in _COARSE else ""
        for found in _EXACT.findall(claim.quote):
            exact.setdefault(found.removeprefix("The "), town)
    said = {name: within for name, within in sorted(exact.items()) if not PARTICLES.issuperset(name_words(name))}
    return said, frozenset(near)


def towns_named_as(people: Collection[str], claims: Iterable[Claim], exact: Collection[str]) -> tuple[str, ...]:
    """Return the towns and regions of a case whose name is also a word of a person's: they are not blanked."""
    alone = {name_words(name) for name in people if len(name_words(name)) == 1}
    words = {word for name in people for word in telling(name)}
    places = [p for c in claims for p in _places(c)]
    names = {p.name for p in places if p.kind in _COARSE} | {n for p in places for n in p.within}
    single = ((name, name_words(name)) for name in names if name not in exact)
    return tuple(sorted(n for n, w in single if len(w) == 1 and w[0] in words and w not in alone))


def rounded(place: Place) -> Place:
    """Return a place no finer than ten kilometres."""
    return replace(
        place,
        lat=None if place.lat is None else _round(place.lat),
        lon=None if place.lon is None else _round(place.lon),
        precision_km=max(LEAST_KM, place.precision_km or 0.0),
        candidates=tuple(Candidate(c.name, _round(c.lat), _round(c.lon)) for c in place.candidates),
    )


def _places(claim: Claim) -> Iterator[Place]:
    yield from filter(None, (claim.place, claim.origin_place, claim.destination))


def _says_where(name: str, common: Collection[str], usage: Usage) -> bool:
    """Return whether a name tells one place from others: "the house" does not, nor a word that is no name."""
    words = name_words(name)
    if len(words) == 1 and fold(name) in common:
        return False
    if usage.is_phrase(words) and words[-1] not in _WAYS and not any(c.isdigit() for c in name):
        return False  # "Mass Shooting" in a headline; "main street" is a place however it is written
    return (
        len(name) > 3
        and bool(telling(name))
        and any(c.isupper() or c.isdigit() or not (c.isascii() or c.islower()) for c in name)
    )


def _round(degrees: float) -> float:
    return round(round(degrees / _STEP) * _STEP, 1)
