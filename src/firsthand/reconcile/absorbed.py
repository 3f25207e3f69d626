"""What the positions of one report say of each other: a headline sums up, a bare plural has the story's number."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.model import Place
from firsthand.reconcile.compare import (
    Interval,
    Relation,
    generic,
    inside,
    is_person,
    meet,
    place_relation,
    thing_relation,
)
from firsthand.reconcile.moments import Order, order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from firsthand.model import Claim
    from firsthand.packs import Packs
    from firsthand.reconcile.answers import Position
    from firsthand.reconcile.slices import Slice


def restated(positions: Sequence[Position]) -> list[Position]:
    """Return the positions with each correction told apart from the figure it takes back.

    "Alpha reported two. The picture shows one": both stand in the correction, and only the new figure corrects. The old
    one is known by the outlet's earlier report; it is no answer of the correcting report.
    """
    correcting = {report for p in positions if p.corrects for report in p.reports}
    if not correcting:
        return list(positions)
    kept = []
    for p in positions:
        if not p.reports & correcting:
            kept.append(p)
            continue
        earlier = [
            q.value
            for q in positions
            if not q.reports & correcting and q.outlets & p.outlets and order(q.said, p.said) is not Order.AFTER
        ]
        if p.value is not None and p.value in earlier:
            kept.append(replace(p, value=None, bearing=None, corrects=False))
        else:
            kept.append(replace(p, corrects=p.corrects or bool(earlier)))
    return kept


def absorbed(positions: Sequence[Position], bench: Slice) -> list[Position]:
    """Give what a report says without a source the origin that the same report names for it.

    A headline and its lead sum up what the story then attributes: no second origin stands behind them.
    """
    weak = {p.origin for p in positions if all(r.weak for r in bench.roots[p.origin])}
    firm: dict[str, list[Position]] = {}
    for p in positions:
        if p.origin not in weak:
            for report in p.reports:
                firm.setdefault(report, []).append(p)
    kept = []
    for p in positions:
        if p.origin in weak:
            (report,) = p.reports
            fitting = [q for q in firm.get(report, ()) if q.value == p.value] or [
                q for q in firm.get(report, ()) if _fits(p, q)
            ]
            if fitting:
                kept.append(replace(p, origin=fitting[0].origin))
                continue
        kept.append(p)
    return kept


def outdone(positions: Sequence[Position], heads: AbstractSet[str], bench: Slice) -> list[Position]:
    """Let a headline without a source support no figure that its own report's sources contradict."""
    firm: dict[str, list[Position]] = {}
    for p in positions:
        if not all(r.weak for r in bench.roots[p.origin]):
            for report in p.reports:
                firm.setdefault(report, []).append(p)
    return [
        replace(p, supports=False)
        if heads >= set(p.claims)
        and all(r.weak for r in bench.roots[p.origin])
        and any(_of_one_kind(p, q, bench.packs) and not _fits(p, q) for r in p.reports for q in firm.get(r, ()))
        else p
        for p in positions
    ]


# The people already spoken of: who names them so tells nothing of their number.
_THE_DEAD = re.compile(
    r"(?:(?:one|two|some|several|many|most|all|both|each|none) of )?"
    r"(?:the|those|these|its|their|our|his|her)\s+(?:dead|killed|victims?|bod(?:y|ies)|casualt(?:y|ies)|injured|wounded|"
    r"missing|hostages?|abducted)",
    re.IGNORECASE,
)


def presupposed(claim: Claim) -> bool:
    """Return whether the claim only refers to people already counted: "accused them of hiding the dead"."""
    if claim.scope != "same" or claim.count is None:
        return False
    named = claim.things[0].name if claim.things else ""
    return named == "fatality" or _THE_DEAD.fullmatch(claim.count.text) is not None  # "a neighbour of one of the dead"


def asserted(positions: Sequence[Position], presupposed: AbstractSet[str]) -> list[Position]:
    """Return the positions without those that only refer to people already counted, where another position counts."""
    told = [p for p in positions if not presupposed >= set(p.claims)]
    return told if any(p.value is not None for p in told) else list(positions)


def filled(positions: Sequence[Position], packs: Packs) -> list[Position]:
    """Give a bare plural the figure that the same voice gives in the same report: "Miners saved", "sixteen miners"."""
    exact: dict[tuple[str, frozenset[str]], list[Position]] = {}
    for p in positions:
        if isinstance(p.value, Interval) and not p.loose:
            exact.setdefault((p.origin, p.reports), []).append(p)
    kept = []
    for p in positions:
        told = [
            q
            for q in exact.get((p.origin, p.reports), ())
            if p.loose
            and isinstance(p.value, Interval)
            and p.supports == q.supports
            and _of_one_kind(p, q, packs)
            and inside(q.value, p.value)
        ]
        fullest = max(told, key=lambda q: (q.value.min, q.claims), default=None)
        kept.append(p if fullest is None else replace(p, value=fullest.value, bearing=fullest.bearing, loose=False))
    return kept


def summed_up(positions: Sequence[Position], heads: AbstractSet[str], packs: Packs) -> list[Position]:
    """Let a headline's bare plural support nothing beside the figure that its own report gives: "Fishermen freed"."""
    exact = [p for p in positions if isinstance(p.value, Interval) and not p.loose and p.supports]
    return [
        replace(p, supports=False)
        if p.loose
        and heads >= set(p.claims)
        and any(p.reports & q.reports and _of_one_kind(p, q, packs) and inside(q.value, p.value) for q in exact)
        else p
        for p in positions
    ]


def counted_alike(positions: Sequence[Position], packs: Packs) -> list[Position]:
    """Return the positions with those as the whole number that another report gives in other words for them.

    "Sixteen prisoners", "sixteen men": of two numbers that are one, neither is a part of more, where the report that
    gives it counts no more. What is told as a part stays one.
    """
    most: dict[str, int] = {}
    for p in positions:
        if isinstance(p.value, Interval):
            most.update({r: max(most.get(r, 0), p.value.min) for r in p.reports})
    told = [p for p in positions if _is_a_whole(p, most, packs)]
    kept = []
    for p in positions:
        open_ = isinstance(p.bearing, Interval) and p.bearing.max is None and _is_a_whole(p, most, packs)
        alike = open_ and any(
            q.value == p.value
            and q.reports.isdisjoint(p.reports)
            and thing_relation(p.thing, q.thing, packs) is not Relation.APART
            for q in told
        )
        kept.append(replace(p, bearing=p.value) if alike else p)
    return kept


def _is_a_whole(p: Position, most: Mapping[str, int], packs: Packs) -> bool:
    """Return whether a position counts exactly, as no part, and its report counts no more; one person may be any."""
    value = p.value
    return (
        isinstance(value, Interval)
        and value.min > is_person(p.thing, packs)
        and value.max == value.min
        and p.supports
        and not (p.part or p.loose or p.ward or p.remaining or p.ranked)
        and all(most[r] <= value.min for r in p.reports)
    )


def _of_one_kind(a: Position, b: Position, packs: Packs) -> bool:
    return packs.is_a(generic(b.thing), generic(a.thing)) or generic(a.thing) == generic(b.thing)


def _fits(a: Position, b: Position) -> bool:
    if isinstance(a.value, Interval) and isinstance(b.value, Interval):
        return meet(a.value, b.value)
    if isinstance(a.value, Place) and isinstance(b.value, Place):
        return place_relation(a.value, b.value) is not Relation.APART
    return a.value is None or b.value is None or (isinstance(a.value, tuple) and isinstance(b.value, tuple))
