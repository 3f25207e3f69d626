"""What a shared archive shows of each report: the cited passages, a sentence or two around them, and no more."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.model import Block, BlockType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from firsthand.model import Claim, Edge, Report, Snapshot

    Spans = list[tuple[int, int]]

WITHHELD = "[not shared]"
AROUND = 300  # characters at most before and behind a cited passage
PROOF = 300  # of a copied passage that shows who stands on whom

_END = re.compile(r"[.!?…؟。！？]+[\"”’')\]]*(?=\s|$)|\n")


def excerpts(snapshot: Snapshot, cited: Iterable[tuple[str, int, int]] = ()) -> Snapshot:
    """Return the snapshot with no more of each report than what is cited, and a sentence on either side of it.

    Every offset stays true: what is not shared is blank, but for a word that says so.

    Args:
        snapshot: the state of the case.
        cited: the passages that the brief rests on, as (report, start, end); those of claims are in the snapshot.
    """
    edges = tuple(_short(edge) for edge in snapshot.lineage.edges)
    wanted: dict[str, set[tuple[int, int]]] = {}
    for report, start, end in cited:
        wanted.setdefault(report, set()).add((start, end))
    for claim in snapshot.claims:
        wanted.setdefault(claim.report, set()).update(_spans(claim))
    for edge in edges:
        if edge.proof is not None:
            wanted.setdefault(edge.proof.report, set()).add((edge.proof.start, edge.proof.end))
    reports = tuple(excerpt(r, sorted(wanted.get(r.id, ()))) for r in snapshot.reports)
    return replace(snapshot, reports=reports, lineage=replace(snapshot.lineage, edges=edges))


def _spans(claim: Claim) -> Iterable[tuple[int, int]]:
    """Yield the sentence of a claim, and the words that name its voices: these may stand elsewhere."""
    yield claim.start, claim.end
    for link in claim.chain:
        if link.start is not None and link.end is not None:
            yield link.start, link.end


def _short(edge: Edge) -> Edge:
    """Return an edge whose proof is not most of a report: a copied passage is shown by its beginning."""
    if edge.proof is None or edge.proof.end - edge.proof.start <= PROOF:
        return edge
    return replace(edge, proof=replace(edge.proof, end=edge.proof.start + PROOF))


def excerpt(report: Report, cited: Sequence[tuple[int, int]]) -> Report:
    """Return a report of which only the cited spans and their surroundings are left."""
    blocks: list[Block] = []
    pieces: list[str] = []
    at = 0
    for block in report.blocks:
        inside = [(max(s, block.start), min(e, block.end)) for s, e in cited if s < block.end and block.start < e]
        for start, end in _joined(_widened(report.text, block, s, e) for s, e in inside):
            blocks += _gap(report.text, at, start, pieces)
            pieces.append(report.text[start:end])
            blocks.append(replace(block, start=start, end=end))
            at = end
    blocks += _gap(report.text, at, len(report.text), pieces)
    return replace(report, text="".join(pieces), blocks=tuple(blocks))


def _gap(text: str, start: int, end: int, pieces: list[str]) -> Iterator[Block]:
    """Add blanks for what is not shared to `pieces`, and yield the block that says so where there is any."""
    if not text[start:end].strip():
        pieces.append(text[start:end])
        return
    word = WITHHELD if end - start > len(WITHHELD) else "…"
    pieces.append(word.rjust(len(word) + (end - start > 1)).ljust(end - start))
    begin = start + (end - start > 1)
    yield Block(BlockType.BODY, begin, begin + len(word))


def _widened(text: str, block: Block, start: int, end: int) -> tuple[int, int]:
    """Return a span with the sentence before it and the one behind it, within its block."""
    low, high = max(block.start, start - AROUND), min(block.end, end + AROUND)
    before = [m.end() for m in _END.finditer(text, low, start)]
    # The last end is that of the sentence before; the one before that is where this sentence begins.
    first = before[-2] if len(before) > 1 else (block.start if low == block.start else before[0] if before else start)
    behind = _END.search(text, end + 1, high)
    last = behind.end() if behind is not None else (block.end if high == block.end else end)
    while first < start and text[first].isspace():
        first += 1
    return first, last


def _joined(spans: Iterable[tuple[int, int]]) -> Spans:
    joined: Spans = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
