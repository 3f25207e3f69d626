"""Which claims are the same words in two reports: claims made inside a passage that both reports share."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.model import Claim, Passage, Reuse

COVERED = 0.6  # share of the claim's sentence that must lie in the passage
DRIFT = 120  # characters by which the mention may have moved within the passage, beside a tenth of its length


def copied_claims(claims: Iterable[Claim], reuse: Iterable[Reuse]) -> tuple[tuple[str, str, str | None], ...]:
    """Return pairs of claims that one report took from another, with the direction of their passage (a>b, b>a, None).

    A pair has one kind and one set of things, and stands at one place of the shared passage: copying a paragraph that
    counts two things does not make the first count a copy of the second.
    """
    reuse = tuple(reuse)
    sharing = {passage.report for shared in reuse for passage in (shared.a, shared.b)}
    by_report: dict[str, list[Claim]] = {}
    for claim in sorted((c for c in claims if c.report in sharing), key=lambda c: (c.report, c.mention, c.id)):
        by_report.setdefault(claim.report, []).append(claim)
    starts = {report: [claim.mention[0] for claim in listed] for report, listed in by_report.items()}
    found: dict[tuple[str, str], str | None] = {}
    for shared in reuse:
        left = _inside(by_report, starts, shared.a)
        right = _inside(by_report, starts, shared.b)
        if not left or not right:
            continue
        for claim in left:
            twin = _twin(claim, right, shared)
            if twin is not None:
                found.setdefault((claim.id, twin.id), shared.direction)
    return tuple((a, b, direction) for (a, b), direction in sorted(found.items(), key=lambda item: item[0]))


def _inside(
    by_report: Mapping[str, Sequence[Claim]], starts: Mapping[str, Sequence[int]], passage: Passage
) -> list[Claim]:
    listed = by_report.get(passage.report, ())
    if not listed:
        return []
    held = []
    for index in range(bisect_left(starts[passage.report], passage.start), len(listed)):
        claim = listed[index]
        if claim.mention[0] >= passage.end:
            break
        shared = min(claim.end, passage.end) - max(claim.start, passage.start)
        if shared >= COVERED * max(1, claim.end - claim.start):
            held.append(claim)
    return held


def _twin(claim: Claim, others: Sequence[Claim], shared: Reuse) -> Claim | None:
    length = max(shared.a.end - shared.a.start, shared.b.end - shared.b.start, 1)
    here = claim.mention[0] - shared.a.start
    best: tuple[int, Claim] | None = None
    for other in others:
        if other.kind != claim.kind or {t.name for t in other.things} != {t.name for t in claim.things}:
            continue
        drift = abs(other.mention[0] - shared.b.start - here)
        if drift <= DRIFT + length // 10 and (best is None or drift < best[0]):
            best = (drift, other)
    return best[1] if best else None
