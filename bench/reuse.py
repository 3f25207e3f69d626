"""Reuse at speed: reports a second, the curve, what adding costs; recall and precision beside a brute-force aligner.

The aligner (`tiling`) shares no code with the product. Times are processor time; those of a busy machine are too long,
their ratios hold.
"""

from __future__ import annotations

import random
import re
import resource
import statistics
import sys
import time
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from bench import gold, together
from bench.retold import WAYS, Retold, retellings
from bench.tiling import LONG, is_quotation, lay, span, tiles
from firsthand.pipeline.collector import collector_at_rest
from firsthand.reuse import Known, compare

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from firsthand.model import Report, Reuse

SIZES = (1_000, 2_000, 5_000, 10_000, 20_000)
ADDED = 10
COPIES = 1_000
STRANGERS = 20  # one in so many pairs of the sample that are of two stories is looked at as well
SAMPLE = 400  # reports of the sample, each laid beside every other one of its story
ALIGNED = 0.5  # share of the longer side's words that stand on both sides in one order, for a passage to be verified
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Step:
    """One size of the curve: seconds for all, and for ten more when the rest is known."""

    reports: int
    pairs: int
    seconds: float
    adding: float


@dataclass(frozen=True, slots=True)
class Quality:
    """What was found beside what is there.

    Attributes:
        passages: of 12 words or more in the sample, by the brute-force aligner.
        recall: share of them that was found.
        verified: share of the passages found (a sample) whose words stand on both sides in one order, half of them
            or more.
        related: share of the passages found whose reports come of one story.
        by_way: share of the retellings of each way that were found to share something with what they retell.
    """

    passages: int
    recall: float
    verified: float
    related: float
    by_way: dict[str, float]


def curve(reports: Sequence[Report], sizes: Iterable[int] = SIZES) -> list[Step]:
    """Return what comparing the first so many of `reports` costs, and adding ten to them."""
    compare(reports[:500], Known())  # words are hashed once a process
    steps = []
    for size in sizes:
        begin = time.process_time()
        _, known = compare(reports[: size - ADDED], Known())
        middle = time.process_time()
        found, _ = compare(reports[:size], known)
        end = time.process_time()
        pairs = {(r.a.report, r.b.report) for r in found}
        steps.append(Step(size, len(pairs), middle - begin, end - middle))
    return steps


def quality(told: Sequence[Retold], found: Sequence[Reuse], seed: int = 1) -> Quality:
    """Return recall and precision of `found` in invented reports."""
    draw = random.Random(seed)  # noqa: S311 -- nothing secret
    first: dict[str, str] = {}
    same = {t.report.id: first.setdefault(t.report.text, t.report.id) for t in told}  # whole duplicates as one
    between: dict[tuple[str, str], list[Reuse]] = {}
    for reuse in found:
        between.setdefault((reuse.a.report, reuse.b.report), []).append(reuse)
    held, there = _recalled([t for t in _families(told, draw) if same[t.report.id] == t.report.id], between)
    story = {t.report.id: t.story for t in told}
    texts = {t.report.id: t.report.text for t in told}
    looked_at = draw.sample(list(found), min(500, len(found)))
    return Quality(
        passages=there,
        recall=held / max(1, there),
        verified=statistics.fmean(_verified(r, texts) for r in looked_at),
        related=statistics.fmean(story[r.a.report] == story[r.b.report] for r in found),
        by_way={way: _found_of(way, told, same, between) for way in WAYS},
    )


def main(sizes: Sequence[int] = SIZES) -> None:
    """Print the curve and the quality; real texts are mixed in when the gold folder is named."""
    told = retellings(max(sizes))
    real = together.pool() if gold.named() else None
    reports = [t.report for t in told]
    mixed = list(reports)
    for number, report in enumerate(real.reports if real else ()):
        mixed[number * 2 + 1 : number * 2 + 1] = [report]
    print(f"{len(told):,} invented reports, {len(mixed) - len(told):,} real ones among them; processor time.")
    with collector_at_rest():  # as in use
        steps = curve(mixed, sizes)
    base = steps[0].seconds / steps[0].reports
    for step in steps:
        each = step.seconds / step.reports
        speed = f"{step.seconds:6.2f} s, {1 / each:6,.0f} a second, a report {each / base:4.2f} times as long"
        print(f"{step.reports:>7,}: {speed}; {step.pairs:>7,} pairs; {ADDED} more: {step.adding:5.3f} s")
    print(f"Memory at most: {_memory():,.0f} MB, with the texts of {len(mixed):,} reports.")
    seconds, pairs = copies(told[0].report)
    print(f"{COPIES:,} copies of one story, and as many that add a line: {seconds:.2f} s, {pairs:,} pairs.")
    found, _ = compare(reports[: min(sizes[-1], 5_000)], Known())
    figures = quality(told[: min(sizes[-1], 5_000)], found)
    print(
        f"Recall of passages of {LONG} words or more: {figures.recall:.3f} of {figures.passages:,};"
        f" passages verified: {figures.verified:.3f}; of one story: {figures.related:.3f}."
    )
    print("Retellings found: " + ", ".join(f"{way} {share:.3f}" for way, share in figures.by_way.items()) + ".")
    if real:
        print("\n".join(together.told(together.measure(real))))


def copies(report: Report) -> tuple[float, int]:
    """Return what it costs to compare a thousand copies of a report with a thousand that add a line of their own."""
    same = [replace(report, id=f"copy {n}", outlet=f"Outlet {n}") for n in range(COPIES)]
    others = []
    for n in range(COPIES):
        text = f"{report.text}\n\nOutlet {n} adds this of its own."
        others.append(replace(report, id=f"line {n}", outlet=f"Other {n}", text=text, blocks=report.blocks))
    begin = time.process_time()
    found, _ = compare([*same, *others], Known())
    return time.process_time() - begin, len({(r.a.report, r.b.report) for r in found})


def _memory() -> float:
    """Return the most megabytes that the process has held."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def _families(told: Sequence[Retold], draw: random.Random) -> list[Retold]:
    """Return some whole stories, and as many reports of others."""
    stories: dict[int, list[Retold]] = {}
    for one in told:
        stories.setdefault(one.story, []).append(one)
    several = [family for family in stories.values() if len(family) > 1]
    chosen: list[Retold] = []
    while several and len(chosen) < SAMPLE:
        chosen += several.pop(draw.randrange(len(several)))[:12]
    return list({t.report.id: t for t in [*chosen, *draw.sample(list(told), min(SAMPLE // 10, len(told)))]}.values())


def _recalled(sample: Sequence[Retold], between: dict[tuple[str, str], list[Reuse]]) -> tuple[int, int]:
    """Return how many of the passages of the sample were found, and how many there are."""
    laid = {t.report.id: lay(t.report) for t in sample}
    story = {t.report.id: t.story for t in sample}
    held = there = 0
    for number, (x, y) in enumerate(combinations(sorted(laid), 2)):
        if story[x] != story[y] and number % STRANGERS:
            continue
        known = between.get((x, y), [])
        for tile in tiles(laid[x], laid[y]):
            if not is_quotation(tile, laid[x], laid[y]):
                there += 1
                held += together.holds([r.a for r in known], span(laid[x], tile.a, tile.size)) and together.holds(
                    [r.b for r in known], span(laid[y], tile.b, tile.size)
                )
    return held, there


def _verified(reuse: Reuse, texts: dict[str, str]) -> bool:
    one, other = ([w.lower() for w in _WORD.findall(texts[p.report][p.start : p.end])] for p in (reuse.a, reuse.b))
    row = [0] * (len(other) + 1)
    for word in one:  # the longest common subsequence, by the book
        last = 0
        for j, against in enumerate(other, start=1):
            last, row[j] = row[j], last + 1 if word == against else max(row[j], row[j - 1])
    return row[-1] >= ALIGNED * max(len(one), len(other))


def _found_of(
    way: str, told: Sequence[Retold], same: dict[str, str], between: dict[tuple[str, str], list[Reuse]]
) -> float:
    ids = [t.report.id for t in told]
    hits = []
    for one in told:
        if one.way == way and one.source is not None:
            source, copy = same[ids[one.source]], same[one.report.id]
            pair = (source, one.report.id) if source == copy else (min(source, copy), max(source, copy))
            hits.append(pair in between)
    return statistics.fmean(hits) if hits else 0.0
