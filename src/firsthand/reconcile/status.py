"""The status of a finding: the first of the list that holds, with its reason, its reconciled value and its margin."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from itertools import combinations
from typing import TYPE_CHECKING, Any

from firsthand.model import Fragility, Status
from firsthand.reconcile.compare import Interval, Relation, inside, meet, place_relation
from firsthand.reconcile.moments import Order, comparable, day_number, has_clock, order
from firsthand.reconcile.superseding import Question, grown, superseded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.reconcile.answers import Comparison, Position
    from firsthand.reconcile.sameness import Sameness

WITHDRAWALS = 3  # the most origins withdrawn at once to find the margin
BUDGET = 4_000  # comparisons spent on one margin: enough for ten origins, two at a time


def once(comparison: Comparison, positions: Sequence[Position]) -> Comparison:
    """Return the comparison, each pair of `positions` compared once: the margin asks for the same pairs again.

    They must outlive it: the pairs are known by identity.
    """
    known: dict[tuple[int, int], bool] = {}
    mine = frozenset(map(id, positions))

    def conflict(a: Position, b: Position) -> bool:
        """Return what the comparison says of two positions, asked once."""
        key = (id(a), id(b))
        if key not in known:
            found = comparison.conflict(a, b)
            if not mine.issuperset(key):
                return found
            known[key] = found
        return known[key]

    return replace(comparison, conflict=conflict) if len(positions) > 1 else comparison


@dataclass(frozen=True, slots=True)
class Outcome:
    """A status with what it rests on; `current` are the positions that nothing superseded."""

    status: Status
    reason: str
    reconciled: Any
    flags: tuple[str, ...]
    current: tuple[Position, ...]
    independent: int = 0  # origins known to be different from one another, where the status is corroborated


def assess(positions: Sequence[Position], question: Question, sameness: Sameness) -> Outcome:
    """Return the status of `positions` (at least one). Only what is held certain or probable supports a value."""
    supporting = [p for p in positions if p.supports and p.value is not None]
    held = supporting or [p for p in positions if p.value is not None]
    if not held:
        return _counted(list(positions), question, sameness, None)
    gone = superseded(held, question, sameness)
    current = [p for i, p in enumerate(held) if i not in gone]
    flags = ("corrected",) if any(p.corrects for p in held) else ()
    disputed, unresolved = _conflicts(current, question)
    if disputed:
        inner = all(sameness.one_voice(a.origin, b.origin) for a, b in disputed)
        why = "one origin gives values" if inner else "different accounts give values"
        within = ("within-origin",) if inner else ()
        return _ranged(Status.DISPUTED, f"{why} that cannot both hold at one time", current, question, flags + within)
    if unresolved:
        reason = "the values differ, and are not shown to be of one time and scope"
        return _ranged(Status.UNRESOLVED, reason, current, question, flags)
    if _denied(current, positions, sameness):
        why = "one account denies what another tells"
        return _ranged(Status.DISPUTED, why, current, question, flags)
    value = reduce(question.comparison.joined, [p.bearing for p in current])
    if gone:
        replaced = [held[i] for i in sorted(gone)]
        by = "a correction" if any(p.corrects for p in current) and flags else "a later value"
        reason = f"{by} supersedes {len(replaced)} earlier {'one' if len(replaced) == 1 else 'ones'}"
        return Outcome(Status.UPDATED, reason, value, flags, tuple(current))
    outcome = _counted(current, question, sameness, value, bool(supporting))
    return replace(outcome, flags=flags) if flags else outcome


def _denied(current: Sequence[Position], positions: Sequence[Position], sameness: Sameness) -> bool:
    """Return whether somebody denies a figure that stands, and is not the one who gave it."""
    return any(
        isinstance(p.value, Interval) and meet(p.value, d.denied)
        for d in positions
        if d.denied is not None
        for p in current
        if p.supports and not sameness.one_voice(p.origin, d.origin)
    )


def _ranged(
    status: Status, reason: str, current: Sequence[Position], question: Question, flags: tuple[str, ...]
) -> Outcome:
    value = reduce(question.comparison.spanned, _telling([p.bearing for p in current]))
    return Outcome(status, reason, value, flags, tuple(current))


def _telling(bearings: Sequence[Any]) -> Sequence[Any]:
    """Return the bearings without bounds that others already are within: "nine more" adds nothing to 35."""
    counts = [b for b in bearings if isinstance(b, Interval)]
    kept = [b for b in counts if b.max is not None or not any(o.max is not None and inside(o, b) for o in counts)]
    return kept if kept and len(counts) == len(bearings) else bearings


def _conflicts(current: Sequence[Position], question: Question) -> tuple[list[tuple[Position, Position]], bool]:
    """Return the pairs that cannot both hold at one time, and whether values differ without a known time."""
    disputed: list[tuple[Position, Position]] = []
    unresolved = False
    for a, b in combinations(current, 2):
        when = order(a.as_of, b.as_of)
        if not question.comparison.conflict(a, b):
            undated = question.time == "state" and when is Order.UNKNOWN and a.origin != b.origin
            unresolved = unresolved or (undated and a.value != b.value) or question.comparison.doubtful(a, b)
        elif _of_one_time(a, b, when, question):
            disputed.append((a, b))
        else:
            unresolved = True
    return disputed, unresolved


def _of_one_time(a: Position, b: Position, when: Order, question: Question) -> bool:
    """Whether two values that differ are of one time, so that not both can hold."""
    if question.time == "occurrence":
        return True
    if when is Order.SAME:
        return not _may_havegrown(a, b, question)
    in_one_report = a.reports == b.reports and len(a.reports) == 1
    return question.time == "cumulative" and (in_one_report or _shrunk(a, b, when, question) or _closed(a, b, when))


def _may_havegrown(a: Position, b: Position, question: Question) -> bool:
    """Whether of a total that two voices give on one day, by clocks of unknown zones, one may be the later."""
    if question.time != "cumulative" or question.may_fall or a.origin == b.origin or a.reports & b.reports:
        return False
    return has_clock(a.as_of) and has_clock(b.as_of) and not comparable(a.as_of, b.as_of)


def _closed(a: Position, b: Position, when: Order) -> bool:
    """Whether the earlier number was told as all there were, and another voice gives more."""
    old, new = (b, a) if when is Order.AFTER else (a, b)
    told = [(old, new)] if when in (Order.BEFORE, Order.AFTER) else [(a, b), (b, a)]
    return a.origin != b.origin and any(
        one.final and one.value.max is not None and other.value.min > one.value.max for one, other in told
    )


def _shrunk(a: Position, b: Position, when: Order, question: Question) -> bool:
    """Whether a total that can only grow is told smaller of a later time."""
    if question.time != "cumulative" or question.may_fall or when is Order.UNKNOWN:
        return False
    old, new = (a, b) if when is Order.BEFORE else (b, a)
    return not new.remaining and not grown(old, new)


def _counted(
    current: Sequence[Position], question: Question, sameness: Sameness, value: Any, supported: bool = False
) -> Outcome:
    """Return the status of positions that agree, by how many origins stand behind them."""
    origins = sorted({p.origin for p in current})
    reports = {r for p in current for r in p.reports}
    shared, unlike = (None, False) if not supported else _corroborated(current, question, sameness)
    if shared is not None:
        entailing = {p.origin for p in current if p.supports and _entails(p.bearing, shared, question)}
        known = max(2, len(unlike_origins(sorted(entailing), sameness)))
        reason = f"{known} origins, no common source found, entail the value"
        return Outcome(Status.CORROBORATED, reason, shared, (), tuple(current), known)
    if len(reports) == 1:
        return Outcome(Status.SINGLE_SOURCE, "one report", value, (), tuple(current))
    if len(origins) == 1:
        return Outcome(Status.REPEATED, f"{len(reports)} reports, one origin", value, (), tuple(current))
    reason = (
        "different origins are compatible, but do not entail one value of one time"
        if unlike
        else "the origins agree, but are not known to be different"
    )
    return Outcome(Status.AGREEING, reason, value, (), tuple(current))


def _corroborated(current: Sequence[Position], question: Question, sameness: Sameness) -> tuple[Any, bool]:
    """Return the narrowest value that two origins known to be different entail of one time, and whether any two are."""
    best: tuple[tuple[float, float, bool], Any] | None = None
    unlike = False
    for a, b in combinations(current, 2):
        if a.origin == b.origin or not sameness.different(a.origin, b.origin):
            continue
        unlike = True
        if not (a.vouched and b.vouched) or not _one_time(a, b, question) or not question.comparison.joint(a, b):
            continue
        shared = question.comparison.shared(a.bearing, b.bearing)
        if shared is not None and (best is None or _width(shared) < best[0]):
            best = (_width(shared), shared)
    return (best[1] if best else None), unlike


def _entails(bearing: Any, value: Any, question: Question) -> bool:
    """Whether who holds `bearing` holds `value` too: what both entail is then `value` itself."""
    return bool(question.comparison.shared(bearing, value) == value)


def _width(value: Any) -> tuple[float, float, bool]:
    if isinstance(value, Interval):
        top = float("inf") if value.max is None else float(value.max)
        return (top - value.min, -value.min, value.approximate)
    if isinstance(value, tuple):
        return (float(value[1] - value[0]), float(value[0]), False)
    return (0.0, 0.0, False)


def _one_time(a: Position, b: Position, question: Question) -> bool:
    """Whether two positions are shown to speak of one time: an occurrence of one day, a state seen on one."""
    if question.time == "state":
        return order(a.as_of, b.as_of) is Order.SAME or (a.days is not None and a.days == b.days)
    if a.days is None or b.days is None:
        return _told_at_once(a, b)
    return a.days[0] <= b.days[1] and b.days[0] <= a.days[1]


_AT_ONCE = 2  # days after it in which news of an occurrence needs no day
_MANY = 10  # of a bound: "more than 40", and 43
_RARE = 3  # people or things: a number that two occurrences of one place and day would hardly share


def _told_at_once(a: Position, b: Position) -> bool:
    """Whether one that gives no day is told right after the other's, of the same place and of the same rare number."""
    dated, undated = (a, b) if a.days is not None else (b, a)
    said = day_number(undated.said)
    if dated.days is None or said is None or not said - dated.days[0] >= 0 or said - dated.days[1] > _AT_ONCE:
        return False
    placed = a.where is not None and b.where is not None
    # Who speaks of "the ferry" off the town where one sank the day before speaks of that one.
    rare = placed and (_is_rare(a.value, b.value) or (undated.definite and a.thing == b.thing))
    if not rare and not (a.unique and b.unique):
        return False
    return a.where is None or b.where is None or place_relation(a.where, b.where) is not Relation.APART


def _is_rare(a: Any, b: Any) -> bool:
    """Whether both give one number of several, or two that bound each other far above what many occurrences leave."""
    if not isinstance(a, Interval) or not isinstance(b, Interval):
        return False
    if a == b and a.min == a.max:
        return a.min >= _RARE
    return meet(a, b) and min(a.min, b.min) >= _MANY


def unlike_origins(origins: Sequence[str], sameness: Sameness) -> list[str]:
    """Return origins that are all known to be different from one another, taken greedily in order of id."""
    chosen: list[str] = []
    for origin in origins:
        if all(sameness.different(origin, other) for other in chosen):
            chosen.append(origin)
    return chosen


def margin(positions: Sequence[Position], question: Question, sameness: Sameness, status: Status) -> Fragility:
    """Return the fewest origins whose withdrawal changes the status, by assessing what is left.

    0 is not applicable. Where too many origins stand behind it to try, the margin is a lower bound, and nothing is said
    of what the status becomes.
    """
    origins = sorted({p.origin for p in positions})
    spent = 0
    for size in range(1, min(WITHDRAWALS, len(origins) - 1) + 1):
        outcomes = []
        for withdrawn in combinations(origins, size):
            left = [p for p in positions if p.origin not in withdrawn]
            spent += len(left) ** 2 + 1
            if spent > BUDGET:
                return Fragility(size, None)
            becomes = assess(left, question, sameness).status
            if becomes is not status:
                outcomes.append(becomes)
        if outcomes:
            order_of = list(Status)
            return Fragility(size, max(outcomes, key=order_of.index))
    return Fragility(0, None)
