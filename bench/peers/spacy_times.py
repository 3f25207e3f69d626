"""spaCy's own DATE and TIME entities: the span, and the label as the type; it gives no value."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.readings import Item, Reading, Row


def load() -> Callable[[Row, Reading], list[Item]]:
    """Return the predictor."""

    def predict(_row: Row, reading: Reading) -> list[Item]:
        return [
            {"start": e.start_char, "end": e.end_char, "type": e.label_, "value": None}
            for e in reading.tokens.ents
            if e.label_ in {"DATE", "TIME"}
        ]

    return predict
