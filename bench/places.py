"""Toponyms and their points. Sites ("the airport", "a stadium") are left out: the gold set holds named places alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.places import find_places, hints_for
from firsthand.packs import load_packs

if TYPE_CHECKING:
    from bench.readings import Item, Reading, Row


def predict(_row: Row, reading: Reading) -> list[Item]:
    """Return the places named in the text, each with its point."""
    packs = load_packs()
    return [
        {"start": m.start, "end": m.end, "lat": m.place.lat, "lon": m.place.lon}
        for m in find_places(reading.tokens, packs, hints_for(reading.report, packs))
        if m.place.kind != "site"
    ]
