"""The whole per-report work against the bare language model's pass, on the same texts, in one run, one process."""

from __future__ import annotations

import os
import statistics
import time
from importlib.resources import files
from typing import TYPE_CHECKING

from bench import gold
from firsthand.language import load_model
from firsthand.model import Report
from firsthand.packs import load_packs
from firsthand.pipeline import analyse
from firsthand.read import read_report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROUNDS = 5
SAMPLE = 60


def documents() -> list[bytes]:
    """Return the inputs timed: development reports when the gold folder is named, else the demo's, three times."""
    if os.environ.get("FIRSTHAND_GOLD"):
        import json  # noqa: PLC0415

        return [json.dumps(r, ensure_ascii=False).encode() for r in gold.inputs("linking")[:SAMPLE]]
    folder = files("firsthand.demo") / "reports"
    return [p.read_bytes() for p in sorted(folder.iterdir(), key=lambda p: p.name)] * 3


def read(documents: Iterable[bytes]) -> list[Report]:
    """Return the reports of the documents."""
    packs = load_packs()
    return [r for data in documents for r in read_report(data, packs=packs) if isinstance(r, Report)]


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of one call."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def ratio() -> float:
    """Return (reading, annotation and claims) / (bare pass): the median over rounds, the two taken in turn."""
    data = documents()
    texts = [r.text for r in read(data)]
    model = load_model()

    def bare() -> None:
        for text in texts:
            model(text)

    def ours() -> None:
        for report in read(data):
            analyse(report)

    bare(), ours()
    pairs = [(seconds(bare), seconds(ours)) for _ in range(ROUNDS)]
    words = sum(len(t.split()) for t in texts)
    for base, whole in pairs:
        bare_ms, our_ms = 1e6 * base / words, 1e6 * whole / words
        print(f"bare {bare_ms:7.1f} ms, ours {our_ms:7.1f} ms per 1,000 words, ratio {whole / base:.3f}")
    return statistics.median(whole / base for base, whole in pairs)
