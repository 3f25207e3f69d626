"""Reuse at speed: reports a second, the curve, what adding costs; recall and precision beside a brute-force aligner.

The aligner here shares no code with the product: it lays every word of one report beside every word of the other and
reads the runs of equal words off the diagonals. Times are processor time; those of a busy machine are too long, their
ratios hold.
"""

from __future__ import annotations

import random
import re
import statistics
import time
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from bench import gold
from bench.retold import WAYS, Retold, retellings
from firsthand.model import Block, BlockType, Report
from firsthand.pipeline.collector import collector_at_rest
from firsthand.reuse import Known, compare

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from firsthand.model import Passage, Reuse

SIZES = (1_000, 2_000, 5_000, 10_000, 20_000)
ADDED = 10
SAMPLE = 90  # reports of the sample, each of which is laid beside each other one
LONG = 12  # words of a passage that must be found
HELD = 0.8  # share of such a passage's words that what was found must hold, on both sides
QUOTED = 0.8  # share of quoted words from which a passage is a common quotation, which is not to be found
ALIGNED = 0.5  # share of the longer side's words that stand on both sides in one order, for a passage to be verified
_WORD = re.compile(r"\w+")
_SAID = re.compile(r"[“\"][^“”\"\n]*[”\"]")


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
    sample = {t.report.id: t.report for t in _families(told, draw) if same[t.report.id] == t.report.id}
    held, there = _recalled(sample, between)
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


def recall_in(reports: Sequence[Report], found: Sequence[Reuse], seed: int = 1) -> tuple[float, int]:
    """Return recall, and of how many passages, in a sample of pairs of real reports that have words in common."""
    draw = random.Random(seed)  # noqa: S311 -- nothing secret
    by_id = {r.id: r for r in reports}
    between: dict[tuple[str, str], list[Reuse]] = {}
    for reuse in found:
        between.setdefault((reuse.a.report, reuse.b.report), []).append(reuse)
    near = draw.sample(sorted(between), min(SAMPLE // 2, len(between)))
    sample = {name: by_id[name] for pair in near for name in pair}
    distinct = {r.text: name for name, r in sorted(sample.items(), reverse=True)}
    held, there = _recalled({name: by_id[name] for name in distinct.values()}, between)
    return held / max(1, there), there


def passages(a: Report, b: Report) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return the runs of `LONG` or more equal words, by brute force, as spans in both texts; no common quotations."""
    one, other = _spans(a.text), _spans(b.text)
    numbers: dict[str, int] = {}
    left = np.array([numbers.setdefault(a.text[s:e].lower(), len(numbers)) for s, e in one])
    right = np.array([numbers.setdefault(b.text[s:e].lower(), len(numbers)) for s, e in other])
    said_a, said_b = _said(a.text, one), _said(b.text, other)
    found = []
    before = np.zeros(len(right) + 1, dtype=np.int64)
    for i in range(len(left) + 1):
        lengths = np.zeros(len(right) + 1, dtype=np.int64)
        if i < len(left) and len(right):
            lengths[1:] = np.where(right == left[i], before[:-1] + 1, 0)
        for j in np.flatnonzero(before >= LONG).tolist():
            if j == len(right) or i == len(left) or lengths[j + 1] == 0:
                size = int(before[j])
                if said_a[i - size : i].mean() < QUOTED or said_b[j - size : j].mean() < QUOTED:
                    found.append(((one[i - size][0], one[i - 1][1]), (other[j - size][0], other[j - 1][1])))
        before = lengths
    return found


def main(sizes: Sequence[int] = SIZES) -> None:
    """Print the curve and the quality; real texts are mixed in when the gold folder is named."""
    told = retellings(max(sizes))
    real = _real()
    reports = [t.report for t in told]
    mixed = list(reports)
    for number, report in enumerate(real):
        mixed[number * 2 + 1 : number * 2 + 1] = [report]
    print(f"{len(told):,} invented reports, {len(real):,} real ones; processor time.")
    with collector_at_rest():  # as in use
        steps = curve(mixed, sizes)
    base = steps[0].seconds / steps[0].reports
    for step in steps:
        each = step.seconds / step.reports
        speed = f"{step.seconds:6.2f} s, {1 / each:6,.0f} a second, a report {each / base:4.2f} times as long"
        print(f"{step.reports:>7,}: {speed}; {step.pairs:>7,} pairs; {ADDED} more: {step.adding:5.3f} s")
    found, _ = compare(reports[: min(sizes[-1], 5_000)], Known())
    figures = quality(told[: min(sizes[-1], 5_000)], found)
    print(
        f"Recall of passages of {LONG} words or more: {figures.recall:.3f} of {figures.passages:,};"
        f" passages verified: {figures.verified:.3f}; of one story: {figures.related:.3f}."
    )
    print("Retellings found: " + ", ".join(f"{way} {share:.3f}" for way, share in figures.by_way.items()) + ".")
    if real:
        recall, there = recall_in(real, compare(real, Known())[0])
        print(f"Recall in real texts: {recall:.3f} of {there:,} passages.")


def _real() -> list[Report]:
    if not gold.named():
        return []
    rows = {row["id"]: row["text"] for row in gold.inputs("linking")}
    return [Report(f"real {i}", text, (Block(BlockType.BODY, 0, len(text)),)) for i, text in sorted(rows.items())]


def _families(told: Sequence[Retold], draw: random.Random) -> list[Retold]:
    """Return some whole stories, and as many reports of others."""
    stories: dict[int, list[Retold]] = {}
    for one in told:
        stories.setdefault(one.story, []).append(one)
    several = [family for family in stories.values() if len(family) > 1]
    chosen: list[Retold] = []
    while several and len(chosen) < SAMPLE // 2:
        chosen += several.pop(draw.randrange(len(several)))[:12]
    return list({t.report.id: t for t in [*chosen, *draw.sample(list(told), min(SAMPLE // 2, len(told)))]}.values())


def _recalled(sample: dict[str, Report], between: dict[tuple[str, str], list[Reuse]]) -> tuple[int, int]:
    """Return how many of the passages of the sample were found, and how many there are."""
    held = there = 0
    for x, y in combinations(sorted(sample), 2):
        known = between.get((x, y), [])
        for (start_a, end_a), (start_b, end_b) in passages(sample[x], sample[y]):
            there += 1
            held += _holds([r.a for r in known], start_a, end_a) and _holds([r.b for r in known], start_b, end_b)
    return held, there


def _holds(found: Iterable[Passage], start: int, end: int) -> bool:
    covered = np.zeros(end - start, dtype=np.bool_)
    for passage in found:
        covered[max(0, passage.start - start) : max(0, passage.end - start)] = True
    return bool(covered.mean() >= HELD)


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


def _spans(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _WORD.finditer(text)]


def _said(text: str, spans: Sequence[tuple[int, int]]) -> np.ndarray:
    quotes = [match.span() for match in _SAID.finditer(text)]
    return np.array([any(first <= start < last for first, last in quotes) for start, _ in spans], dtype=np.bool_)
