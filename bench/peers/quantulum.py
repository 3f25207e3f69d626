"""quantulum3 on stated numbers: its value, and a range where it gives an uncertainty ("between 3 and 5" is 4 +- 1).

It marks no bound ("more than", "about") and no direction, so every change is "=". Its classifier is off: it chooses
between units of one surface, which changes no value here, and loads with one version of scikit-learn alone.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from bench.quantities import item

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.readings import Item, Reading, Row


def load() -> Callable[[Row, Reading], list[Item]]:
    """Return the predictor."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns that its classifier is not installed
        from quantulum3 import classifier, parser  # noqa: PLC0415
    classifier.USE_CLF = False

    def predict(_row: Row, reading: Reading) -> list[Item]:
        found = []
        for q in parser.parse(reading.report.text):
            spread = q.uncertainty
            found.append(item((q.value - spread, q.value + spread) if spread else float(q.value)))
        return found

    return predict
