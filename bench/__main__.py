"""`python -m bench`: predict TASK IN OUT, score TASK, speed, all."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench import gold, incidents, speed

ROOT = Path(__file__).parents[1]

if TYPE_CHECKING:
    from collections.abc import Iterator


def predict(task: str, rows: list[dict[str, Any]], jobs: int) -> Iterator[dict[str, Any]]:
    """Yield one prediction a row, in the rows' order, with progress on stderr."""
    with ProcessPoolExecutor(jobs) as pool:
        if task == "incidents":
            yield from _told(pool.map(incidents.predict_incident, rows, chunksize=4), len(rows))
        else:
            analysed = _told(pool.map(_analyse_record, rows, chunksize=8), len(rows))
            yield from incidents.predict_linking(rows, [a for some in analysed for a in some])


def _analyse_record(record: dict[str, Any]) -> list[Any]:
    return list(incidents.read_record(record))


def _told(results: Iterator[Any], total: int) -> Iterator[Any]:
    for number, result in enumerate(results, 1):
        if number % 50 == 0 or number == total:
            print(f"\r{number}/{total}", end="\n" if number == total else "", file=sys.stderr, flush=True)
        yield result


def main() -> None:
    """Run one measurement."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("predict", help="write predictions for a file of rows")
    one.add_argument("task", choices=gold.TASKS)
    one.add_argument("source", type=Path, metavar="IN.jsonl")
    one.add_argument("target", type=Path, metavar="OUT.jsonl")
    two = commands.add_parser("score", help="predict the development rows under $FIRSTHAND_GOLD and score them")
    two.add_argument("task", choices=gold.TASKS)
    two.add_argument("--keep", type=Path, help="write the predictions here, too")
    commands.add_parser("speed", help="per-report work / bare pass; the ratio stands alone on the last line")
    commands.add_parser("all", help="everything, one after the other")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    arguments = parser.parse_args()
    if arguments.command == "predict":
        write(predict(arguments.task, gold.rows(arguments.source), arguments.jobs), arguments.target)
    elif arguments.command == "score":
        print(json.dumps(measure(arguments.task, arguments.jobs, arguments.keep), indent=1))
    elif arguments.command == "speed":
        print(f"{speed.ratio():.3f}")
    else:
        sys.exit(everything(arguments.jobs))


def everything(jobs: int) -> int:
    """Print every measurement; return 1 when one is below its floor."""
    short = []
    if os.environ.get("FIRSTHAND_GOLD"):
        floors = json.loads((ROOT / "tests" / "gate" / "floors.json").read_text(encoding="utf-8"))["bench"]
        for task in gold.TASKS:
            scores = measure(task, jobs, None)
            print(task, json.dumps(scores))
            short += [
                f"{task} {name}: {scores[name]} < {floor}"
                for name, floor in floors[task].items()
                if scores[name] < floor
            ]
    else:
        print("FIRSTHAND_GOLD is not set: only the speed is measured", file=sys.stderr)
    for line in short:
        print(f"below its floor: {line}", file=sys.stderr)
    print(f"{speed.ratio():.3f}")
    return 1 if short else 0


def measure(task: str, jobs: int, keep: Path | None) -> dict[str, Any]:
    """Return the score of the development rows of `task`."""
    with tempfile.TemporaryDirectory() as folder:
        target = keep or Path(folder) / "predictions.jsonl"
        write(predict(task, gold.inputs(task), jobs), target)
        return gold.score(task, target)


def write(rows: Iterator[dict[str, Any]], target: Path) -> None:
    """Write predictions, one object a line."""
    with target.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
