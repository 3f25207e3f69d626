"""Reuse in real texts: every two reports of one incident side by side by brute force, and what was found beside it.

What is not to be found is counted apart, by the product's own definitions: what both quote, notices to the reader, and
set phrases (pairs that share names, numbers, places, charges and the like, and hardly a word that a writer chose).
Recall is given with and without the last two, so that nobody has to take the definitions on trust. What stands in
reports of other incidents as well is the page's, not the story's. Text that reading takes for boilerplate is no story.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from bench import gold
from bench.tiling import LONG, is_quotation, lay, span, tiles
from firsthand.model import Report
from firsthand.packs import load_packs
from firsthand.read import read_report
from firsthand.reuse import Known, compare
from firsthand.reuse.align import chosen, standing
from firsthand.reuse.vocabulary import Vocabulary
from firsthand.reuse.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bench.tiling import Laid, Tile
    from firsthand.model import Passage
    from firsthand.reuse.words import Words

HELD = 0.8  # share of a passage's words that what was found must hold, on both sides
ELSEWHERE = 0.5  # share of a passage's words that stand in reports of other incidents, for it to be the page's


@dataclass(frozen=True, slots=True)
class Pool:
    """Real reports, read as a user's are, and the incidents that each is of."""

    reports: tuple[Report, ...]
    incidents: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Found:
    """How many passages of `LONG` words or more are in the pool, of what kind, and how many of them were found.

    Attributes:
        held: passages of the story found.
        missed: passages of the story not found.
        notices: not found; notices by the product's definition.
        formulas: not found; of pairs that share set phrases only.
        quotations: what both quote, found or not.
        pages: what stands in reports of other incidents, found or not.
        pairs: pairs of reports between which something was found.
        strangers: those of them that are of two incidents: most of these are found wrongly.
    """

    held: int
    missed: int
    notices: int
    formulas: int
    quotations: int
    pages: int
    pairs: int
    strangers: int


def pool() -> Pool:
    """Return the reports of the development incidents, taken in as JSON Lines records."""
    packs = load_packs()
    reports: dict[str, Report] = {}
    incidents: dict[str, set[str]] = {}
    for row in gold.inputs("incidents"):
        for record in row["reports"]:
            data = json.dumps(record, ensure_ascii=False).encode()
            for report in read_report(data, media_type="application/x-ndjson", packs=packs):
                if isinstance(report, Report):
                    reports[report.id] = report
                    incidents.setdefault(report.id, set()).add(row["id"])
    listed = tuple(reports[name] for name in sorted(reports))
    return Pool(listed, {name: frozenset(of) for name, of in incidents.items()})


def measure(real: Pool) -> Found:
    """Return what comparing the pool finds, beside all that is there."""
    found, _ = compare(real.reports, Known())
    between: dict[tuple[str, str], list[tuple[Passage, Passage]]] = {}
    for reuse in found:
        between.setdefault((reuse.a.report, reuse.b.report), []).append((reuse.a, reuse.b))
    words = {w.report: w for w in words_of(real.reports, Vocabulary())}
    laid = {report.id: lay(report) for report in real.reports}
    pages = _of_pages(laid, real.incidents)
    kinds: dict[str, int] = {}
    for x, y in _neighbours(real, words):
        known = between.get((x, y), [])
        listed = [(tile, *_both(laid[x], laid[y], tile)) for tile in tiles(laid[x], laid[y])]
        worded = [_worded(words[x], words[y], one, other) for _, one, other in listed]
        own = chosen(words[x], words[y], worded)
        for (tile, one, other), (first, end, _, _) in zip(listed, worded, strict=True):
            if pages[x][tile.a : tile.a + tile.size].mean() >= ELSEWHERE:
                kind = "pages"
            elif is_quotation(tile, laid[x], laid[y]):
                kind = "quotations"
            elif holds([a for a, _ in known], one) and holds([b for _, b in known], other):
                kind = "held"
            else:
                kind = "notices" if standing(words[x], first, end) else "missed" if own else "formulas"
            kinds[kind] = kinds.get(kind, 0) + 1
    strangers = sum(not real.incidents[x] & real.incidents[y] for x, y in between)
    counted = {kind: kinds.get(kind, 0) for kind in ("held", "missed", "notices", "formulas", "quotations", "pages")}
    return Found(**counted, pairs=len(between), strangers=strangers)


def told(figures: Found) -> list[str]:
    """Return the figures in words."""
    story = figures.held + figures.missed
    besides = story + figures.formulas
    everything = besides + figures.notices
    recalls = [figures.held / max(1, of) for of in (story, besides, everything)]
    one = 1 - figures.strangers / max(1, figures.pairs)
    return [
        f"Real texts, all pairs of one incident: {everything:,} passages of {LONG} words or more.",
        f"  Left out: {figures.quotations} that both quote, {figures.pages} that stand under any story of a page.",
        f"  Recall {recalls[0]:.3f} of {story:,}, which are passages as the product defines them.",
        f"  Recall {recalls[1]:.3f} of {besides:,} with set phrases ({figures.formulas}, with few words of their own).",
        f"  Recall {recalls[2]:.3f} of {everything:,} with notices to the reader ({figures.notices}) as well.",
        f"  Pairs found: {figures.pairs:,}, {one:.3f} of them of one incident.",
    ]


def holds(found: Iterable[Passage], bounds: tuple[int, int]) -> bool:
    """Return whether the passages found hold most of the text between `bounds`."""
    start, end = bounds
    covered = np.zeros(end - start, dtype=np.bool_)
    for passage in found:
        covered[max(0, passage.start - start) : max(0, passage.end - start)] = True
    return bool(covered.mean() >= HELD)


def _worded(a: Words, b: Words, one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int, int, int]:
    """Return a passage by the words of the product."""
    first, end = np.searchsorted(a.starts, one).tolist()
    first_b, end_b = np.searchsorted(b.starts, other).tolist()
    return first, max(end, first + 1), first_b, max(end_b, first_b + 1)


def _both(one: Laid, other: Laid, tile: Tile) -> tuple[tuple[int, int], tuple[int, int]]:
    return span(one, tile.a, tile.size), span(other, tile.b, tile.size)


def _neighbours(real: Pool, words: Mapping[str, Words]) -> list[tuple[str, str]]:
    """Return the pairs of reports of one incident; of whole duplicates one stands for all, as in the product."""
    first: dict[str, str] = {}
    families: dict[str, list[str]] = {}
    for report in sorted(real.reports, key=lambda r: ((r.published or "") + "~", r.id)):
        if first.setdefault(words[report.id].same or report.id, report.id) == report.id:
            for incident in real.incidents[report.id]:
                families.setdefault(incident, []).append(report.id)
    return sorted({pair for family in families.values() for pair in combinations(sorted(family), 2)})


def _of_pages(laid: Mapping[str, Laid], incidents: Mapping[str, frozenset[str]]) -> dict[str, np.ndarray]:
    """Return which words of each report stand, in the same twelve words, in a report of another incident."""
    where: dict[tuple[str, ...], frozenset[str]] = {}
    alone: dict[tuple[str, ...], bool] = {}
    for name in sorted(laid):
        for gram in laid[name].grams():
            here = where.setdefault(gram, incidents[name])
            alone[gram] = alone.get(gram, True) and bool(here & incidents[name])
    return {name: _marked(each, [not alone[gram] for gram in each.grams()]) for name, each in laid.items()}


def _marked(each: Laid, elsewhere: Sequence[bool]) -> np.ndarray:
    marks = np.zeros(len(each.words), dtype=np.bool_)
    for first in np.flatnonzero(np.array(elsewhere, dtype=np.bool_)).tolist():
        marks[first : first + LONG] = True
    return marks
