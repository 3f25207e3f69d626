"""Stated numbers and how they are bounded or moved, as the gold set writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.quantities import find_quantities, stated_values

if TYPE_CHECKING:
    from bench.readings import Item, Reading, Row


def predict(_row: Row, reading: Reading) -> list[Item]:
    """Return the values the text states, each with its change."""
    text = reading.report.text
    return [item(v, change) for q in find_quantities(reading.tokens) for v, change in stated_values(q, text)]


def item(value: float | tuple[float, float], change: str = "=") -> Item:
    """Return one value for the scorer, which takes "2.998e-08" for a range but reads "2.998E-08"."""
    written = str(value).upper() if isinstance(value, float) and "e" in repr(value) else value
    return {"value": written, "change": change}
