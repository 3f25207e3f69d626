"""What happened in several places at once: in all of them together, and in none of them alone.

"31 people in Minsk, Brest and Hrodna" were not in Minsk; of "five in Lyon, two in Lille" neither town holds the seven,
nor what the next sentence counts. Such a number stands for the smallest country or region that holds them all.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.language.places.entries import kilometres
from firsthand.language.places.gazetteer import load_gazetteer
from firsthand.language.places.spellings import fold
from firsthand.language.surface import sentence_of, words_of
from firsthand.model import Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Token

    from firsthand.language.doc import Doc, PlaceMention

_NATIONWIDE = re.compile(
    r"\b(?:country|nation)-?wide\b|\b(?:across|around|throughout) the (?:whole |entire )?(?:country|nation)\b",
    re.IGNORECASE,
)


def shares(doc: Doc, place_at: Mapping[int, PlaceMention]) -> tuple[frozenset[int], frozenset[int]]:
    """Return where the mentions start that are of one share alone, and those of every sentence that tells of shares.

    Args:
        doc: the report.
        place_at: its places by token.
    """
    own: set[int] = set()
    of_all: set[int] = set()
    for i, mention in place_at.items():
        token = doc.tokens[i]
        if token.idx != mention.start or share_before(token) is None:
            continue
        sentence = sentence_of(token)
        here = [p for p in place_at.values() if sentence.start_char <= p.start < sentence.end_char]
        if len({p.place.name for p in here}) > 1:
            own.add(mention.start)
            of_all.update(p.start for p in here)
    return frozenset(own), frozenset(of_all)


def share_before(place: Token) -> Token | None:
    """Return the number that a place is told of as one item of a list: "..., two [of them] in Lille and [one] in Nice".

    Read off the order of the words: a parse hangs what gapping leaves on many things.
    """
    doc, at = place.doc, place.i - 1
    if at < _LEAST or doc[at].lower_ not in _WITHIN:
        return None
    at -= 1
    if doc[at].lower_ in {"them", "others", "whom"}:
        at -= 2 if doc[at - 1].lower_ == "of" else 1
    if at < 1 or doc[at].tag_ != "CD" or doc[at - 1].lower_ not in _BEFORE_A_SHARE:
        return None
    return doc[at]


_LEAST = 2  # words before a place that is told with a number
_WITHIN = frozenset({"in", "at", "near", "outside", "around"})
_BEFORE_A_SHARE = frozenset({",", ";", "and", "but", "including", "with"})


def holding(places: Sequence[Place]) -> Place | None:
    """Return the smallest country or region that holds all of the places; None where none is known to."""
    if not places or any(p.lat is None or p.lon is None for p in places):
        return None
    common = next((name for name in places[0].within if all(name in p.within for p in places)), None)
    if common is None:
        return None
    at = places[0].within.index(common)
    whole = country(places[0]) if at == len(places[0].within) - 1 else None
    if whole is not None:
        return whole
    lat = sum(p.lat or 0.0 for p in places) / len(places)
    lon = sum(p.lon or 0.0 for p in places) / len(places)
    reach = max(kilometres(lat, lon, p.lat or 0.0, p.lon or 0.0) + (p.precision_km or 0.0) for p in places)
    return Place(common, common, lat, lon, round(reach, 1), (), places[0].within[at + 1 :], "region")


def country(place: Place) -> Place | None:
    """Return the country that a place lies in."""
    name = place.within[-1] if place.within else place.name
    entry = load_gazetteer().country_names.get(fold(name))
    return Place(entry.name, entry.name, entry.lat, entry.lon, entry.radius_km, (), (), "country") if entry else None


def is_nationwide(token: Token) -> bool:
    """Return whether the sentence says that it was so all over the country."""
    return _says_nationwide(words_of(sentence_of(token)))


@lru_cache(maxsize=64)
def _says_nationwide(sentence: str) -> bool:
    return _NATIONWIDE.search(sentence) is not None
