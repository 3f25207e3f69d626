"""recognizers-text-number on stated numbers: the value of its number model, which gives neither ranges nor bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.quantities import item

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.readings import Item, Reading, Row


def load() -> Callable[[Row, Reading], list[Item]]:
    """Return the predictor."""
    from recognizers_number import Culture, NumberRecognizer  # noqa: PLC0415

    model = NumberRecognizer(Culture.English).get_number_model()

    def predict(_row: Row, reading: Reading) -> list[Item]:
        values = [r.resolution["value"] for r in model.parse(reading.report.text) if r.resolution]
        return [item(float(v)) for v in values if v]

    return predict
