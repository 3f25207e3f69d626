"""Certainty as most events have it: certain, and so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.certainty import events, item

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.readings import Item, Reading, Row


def load() -> Callable[[Row, Reading], list[Item]]:
    """Return the predictor."""

    def predict(row: Row, reading: Reading) -> list[Item]:
        return [item(start, end, "CERTAIN", "POS") for start, end in events(row, reading)]

    return predict
