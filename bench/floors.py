"""The floors that only rise: tests/gate/floors.json, one section a gold set; the public ones stand under "bench"."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

PATH = Path(__file__).parents[1] / "tests" / "gate" / "floors.json"

MARGIN = 0.3
"""What a figure may move by between processors (the parser's arithmetic) without falling below its floor."""

Floors = dict[str, dict[str, float]]


def load() -> Floors:
    """Return the floors of the public gold data: task, measure, floor."""
    floors: Floors = _sections()["bench"]
    return floors


def own(name: str) -> dict[str, float]:
    """Return the floors of one of the project's own gold sets."""
    floors: dict[str, float] = _sections().get(name, {})
    return floors


def risen(floors: Floors, reached: Floors) -> Floors:
    """Return the floors raised to what was reached, a little under it and in whole numbers; none is ever lowered."""
    new = {task: dict(measures) for task, measures in floors.items()}
    for task, measures in reached.items():
        for name, figure in measures.items():
            old = new.setdefault(task, {}).get(name, 0)
            new[task][name] = max(old, math.floor(figure - MARGIN))
    return new


def keep(floors: Floors) -> None:
    """Write the floors of the public gold data; the other sections stay as they are."""
    whole = _sections() | {"bench": floors}
    PATH.write_text(json.dumps(whole, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _sections() -> dict[str, Any]:
    sections: dict[str, Any] = json.loads(PATH.read_text(encoding="utf-8"))
    return sections
