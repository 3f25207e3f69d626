"""Where the gold data is, and the scorer that comes with it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

GOLD_FILE = {"linking": "incidents"}


def named() -> bool:
    """Return whether the gold folder is named at all."""
    return bool(os.environ.get("FIRSTHAND_GOLD"))


def folder() -> Path:
    """Return the gold folder named by $FIRSTHAND_GOLD, or stop with what to do."""
    value = os.environ.get("FIRSTHAND_GOLD")
    if not value:
        sys.exit("FIRSTHAND_GOLD is not set: name the folder that holds score.py and the gold data.")
    path = Path(value)
    if not (path / "score.py").is_file():
        sys.exit(
            f"{path}: no score.py in it. Set FIRSTHAND_GOLD to the folder that holds the scorer and the gold data."
        )
    return path


def development(task: str) -> Path:
    """Return the development file of `task`."""
    return folder() / GOLD_FILE.get(task, task) / "dev.jsonl"


def rows(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def inputs(task: str) -> list[dict[str, Any]]:
    """Return the development rows of `task` without their answers, as `predict` takes them."""
    gold = rows(development(task))
    if task == "incidents":
        return [{"id": g["incident"], "reports": g["reports"]} for g in gold]
    if task == "linking":
        return [r for g in gold for r in g["reports"]]
    if task == "certainty":  # the question is which events; the answers stay behind
        return [g | {"gold": [{"start": e["start"], "end": e["end"]} for e in g["gold"]]} for g in gold]
    return [{k: v for k, v in g.items() if k != "gold"} for g in gold]


def score(task: str, predictions: Path) -> dict[str, Any]:
    """Return what the scorer says of a file of predictions."""
    command = [sys.executable, str(folder() / "score.py"), task, str(development(task)), str(predictions)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"the scorer failed on {predictions}: {done.stderr.strip()}")
    result: dict[str, Any] = json.loads(done.stdout)
    return result
