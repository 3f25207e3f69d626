"""Systems over rows: their predictions, their scores by the gold data's own scorer, and their time."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench import gold, incidents, readings
from bench.tasks import BY_NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bench.readings import Item, Reading, Row
    from bench.tasks import Task, WholeTask

WARMED = 3
"""Rows read before the clock runs: tables and patterns are loaded once a process."""

BASELINES: dict[str, tuple[str, Row, frozenset[str]]] = {
    "incidents": ("always 1 and 0", {"killed": 1, "injured": 0}, frozenset({"joint"})),
    "linking": ("each alone", {}, frozenset({"B3 F1"})),
}
"""What anyone would answer of a whole event without reading, and the measures it is an answer to."""


@dataclass(frozen=True, slots=True)
class Result:
    """What one system reached: its figure a measure (None: it gives no answer), and milliseconds per 1,000 words."""

    name: str
    scores: dict[str, float | None]
    ms: float | None = None
    installed: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """A task measured: ours and the peers."""

    task: Task | WholeTask
    ours: Result
    peers: tuple[Result, ...] = ()


def compare(task: Task) -> Outcome:
    """Return ours and every peer on the development rows of a task, one after the other in this process."""
    rows = gold.inputs(task.name)
    say(f"{task.name}: parsing {len(rows)} texts")
    read = [task.read(row) for row in rows]
    ours = _result(task, "ours", task.predict, rows, read)
    peers = []
    for peer in task.peers:
        try:
            predict = peer.load()
        except ImportError:
            peers.append(Result(peer.name, {}, installed=False))
            continue
        peers.append(_result(task, peer.name, predict, rows, read, lacks=peer.lacks))
    return Outcome(task, ours, tuple(peers))


def _result(
    task: Task,
    name: str,
    predict: Callable[[Row, Reading], list[Item]],
    rows: Sequence[Row],
    read: Sequence[Reading],
    *,
    lacks: frozenset[str] = frozenset(),
) -> Result:
    say(f"{task.name}: {name}")
    for row, reading in zip(rows[:WARMED], read, strict=False):
        predict(row, reading)
    begin = time.process_time()
    predictions = [{"id": r["id"], "pred": predict(r, reading)} for r, reading in zip(rows, read, strict=True)]
    spent = time.process_time() - begin
    scores = scored(task.name, predictions)
    figures = {m.name: None if m.name in lacks else m.of(scores) for m in task.measures}
    return Result(name, figures, per_thousand(spent, rows))


def follow(task: WholeTask, jobs: int) -> Outcome:
    """Return ours and the plain baseline on a task over whole events; reports are read in `jobs` processes."""
    say(f"{task.name}: takes minutes")
    rows = gold.inputs(task.name)
    ours = scored(task.name, predict(task.name, rows, jobs))
    name, baseline, answered = BASELINES[task.name]
    plain = scored(task.name, (baseline | {"id": row["id"]} for row in rows))
    figures = {m.name: m.of(plain) if m.name in answered else None for m in task.measures}
    return Outcome(task, Result("ours", {m.name: m.of(ours) for m in task.measures}), (Result(name, figures),))


def predict(task: str, rows: list[Row], jobs: int) -> Iterator[Row]:
    """Yield one prediction a row, in the rows' order, with progress on stderr."""
    with ProcessPoolExecutor(jobs) as pool:
        if task in BY_NAME:
            yield from _told(pool.map(_predict_row, [task] * len(rows), rows, chunksize=16), len(rows))
        elif task == "incidents":
            yield from _told(pool.map(incidents.predict_incident, rows, chunksize=4), len(rows))
        else:
            analysed = _told(pool.map(_analyse_record, rows, chunksize=8), len(rows))
            yield from incidents.predict_linking(rows, [a for some in analysed for a in some])


def _predict_row(name: str, row: Row) -> Row:
    task = BY_NAME[name]
    return {"id": row["id"], "pred": task.predict(row, task.read(row))}


def _analyse_record(record: Row) -> list[Any]:
    return list(incidents.read_record(record))


def _told(results: Iterator[Any], total: int) -> Iterator[Any]:
    for number, result in enumerate(results, 1):
        if number % 50 == 0 or number == total:
            print(f"\r{number}/{total}", end="\n" if number == total else "", file=sys.stderr, flush=True)
        yield result


def scored(task: str, predictions: Iterable[Row], keep: Path | None = None) -> dict[str, Any]:
    """Return what the scorer says of predictions for the development rows; `keep` names where they stay."""
    with tempfile.TemporaryDirectory() as folder:
        target = keep or Path(folder) / "predictions.jsonl"
        write(predictions, target)
        return gold.score(task, target)


def write(rows: Iterable[Row], target: Path) -> None:
    """Write rows, one object a line."""
    with target.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def per_thousand(seconds: float, rows: Sequence[Row]) -> float:
    """Return milliseconds per 1,000 words of the rows' texts."""
    return 1e6 * seconds / max(1, readings.words(rows))


def say(line: str) -> None:
    """Tell the person who waits what is being done."""
    print(line, file=sys.stderr, flush=True)
