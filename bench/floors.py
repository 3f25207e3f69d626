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


def load(section: str = "bench") -> Floors:
    """Return the floors of a section: task, measure, floor."""
    floors: Floors = json.loads(PATH.read_text(encoding="utf-8")).get(section, {})
    return floors


def risen(floors: Floors, reached: Floors) -> Floors:
    """Return the floors raised to what was reached, a little under it and in whole numbers; none is ever lowered."""
    new = {task: dict(measures) for task, measures in floors.items()}
    for task, measures in reached.items():
        for name, figure in measures.items():
            old = new.setdefault(task, {}).get(name, 0)
            new[task][name] = max(old, math.floor(figure - MARGIN))
    return new


def keep(floors: Floors, section: str = "bench") -> None:
    """Write the floors of a section; the other sections stay as they are."""
    whole: dict[str, Any] = json.loads(PATH.read_text(encoding="utf-8"))
    whole[section] = floors
    PATH.write_text(json.dumps(whole, indent=1, sort_keys=True) + "\n", encoding="utf-8")
