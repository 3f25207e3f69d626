"""Expressions of time with their TIMEX3 type and value, resolved against the row's document date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.times import find_times

if TYPE_CHECKING:
    from bench.readings import Item, Reading, Row


def predict(row: Row, reading: Reading) -> list[Item]:
    """Return the expressions of time of the text."""
    return [
        {"start": t.start, "end": t.end, "type": t.type, "value": t.value}
        for t in find_times(reading.tokens, row.get("published"))
    ]
