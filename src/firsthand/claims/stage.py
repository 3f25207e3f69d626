"""Where a report plays when a sentence does not say: at its dateline, unless it opens by naming another place.

The dateline is where the reporter sits. A story that opens "An explosion at a mill in Kota, south of the capital, ..."
plays in Kota to its end, wherever it was filed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.model import BlockType

if TYPE_CHECKING:
    from collections.abc import Collection

    from firsthand.language.doc import Doc, PlaceMention
    from firsthand.model import Place

_WIDE = frozenset({"country", "region", "state", "county", "continent"})
_PARAGRAPHS = 3
_OPENING = 350  # characters: a sentence or two, where a paragraph is a whole report
_REACH = 60  # characters
_LOCATED = re.compile(
    r"\b(?:in|at|near|outside|inside|around|across|off|over|above|hit|hits|struck|strikes|rocked|rocks|shook|shakes"
    r"|jolted|shelled|bombed|attacked|stormed|entered)"
    r"(?: the)?(?: [\w-]+){0,2}?(?: (?:town|city|village|port|district|suburb|province|region|state|hamlet|camp) of)?"
    r"(?: the)? $",
    re.IGNORECASE,
)


def stage_of(doc: Doc, dateline: PlaceMention, elsewhere: Collection[int]) -> Place:
    """Return where the report plays: the town it opens with, the country if it opens with that alone, or its dateline.

    Args:
        doc: the report.
        dateline: the place of its dateline.
        elsewhere: where the mentions start that are of no scene.
    """
    bodies = [b for b in doc.report.blocks if b.type is BlockType.BODY and b.start >= dateline.end][:_PARAGRAPHS]
    told = [[p for p in doc.places if b.start <= p.start < b.end and p.start not in elsewhere] for b in bodies]
    if not told or any(p.place.name == dateline.place.name for p in told[0]):
        return dateline.place
    lead = [p for p in told[0] if not p.adjectival and p.start < bodies[0].start + _OPENING and _is_located(doc, p)]
    towns = [p.place for p in lead if p.place.kind not in _WIDE and p.place.lat is not None]
    if towns:
        return towns[0]
    wide = next((p.place for p in lead if p.place.kind in {"country", "region"}), None)
    if wide is None:
        return dateline.place
    later = [p for paragraph in told[1:] for p in paragraph if not p.adjectival and _is_located(doc, p)]
    held = (p.place for p in later if p.place.kind not in _WIDE and wide.name in p.place.within)
    town = next(held, None)
    if town is None or town.name == dateline.place.name:
        return dateline.place if town is not None else wide
    return town


def is_written_abroad(doc: Doc, dateline: Place) -> bool:
    """Return whether a story opens in another country than its dateline's: there its writer sits, no more."""
    opening = next((b for b in doc.report.blocks if b.type is BlockType.BODY), None)
    if opening is None:
        return False
    told = {_country(p.place) for p in doc.places if opening.start <= p.start < opening.end and not p.adjectival}
    return bool(told - {""}) and bool(_country(dateline)) and _country(dateline) not in told


def _country(place: Place) -> str:
    return place.within[-1] if place.within else place.name if place.kind == "country" else ""


def _is_located(doc: Doc, mention: PlaceMention) -> bool:
    """Return whether something is said to be or to happen there."""
    return _LOCATED.search(doc.report.text, max(0, mention.start - _REACH), mention.start) is not None
