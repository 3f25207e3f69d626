"""Why a finding stands as it does: how its values compare, and what would change it, tried on the reports behind it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from firsthand.model import Judgement, Lineage, Status, Verdict
from firsthand.pipeline.changes import heir_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from firsthand.model import Claim, Finding, Reconciliation, Sameness, Snapshot, Value
    from firsthand.packs import Packs

REPORTS = 40  # reports behind a finding beyond which nothing is tried: it would take seconds
TRIED = 12  # the most that is tried of one sort, the first origins in the finding's order
_LATE = "9999"  # after every judgement that was made
# What no trial can show, because it takes what nobody has reported yet. By status: what it would become, and when.
_OPEN: dict[Status, tuple[tuple[Status, str], ...]] = {
    Status.SINGLE_SOURCE: (
        (Status.CORROBORATED, "an origin known to be different gave the same"),
        (Status.REPEATED, "another report had it from the same origin"),
        (Status.DISPUTED, "another origin gave, of the same time, what cannot hold beside it"),
    ),
    Status.REPEATED: (
        (Status.CORROBORATED, "a second origin, known to be different, gave the same"),
        (Status.DISPUTED, "another origin gave, of the same time, what cannot hold beside it"),
    ),
    Status.AGREEING: (
        (Status.CORROBORATED, "two origins known to be different entailed one value of one time"),
        (Status.DISPUTED, "another origin gave, of the same time, what cannot hold beside it"),
    ),
    Status.CORROBORATED: ((Status.DISPUTED, "another origin gave, of the same time, what cannot hold beside it"),),
    Status.UPDATED: (
        (Status.DISPUTED, "another origin gave, of the time of the value that stands, what cannot hold beside it"),
    ),
    Status.UNRESOLVED: (
        (Status.DISPUTED, "the values were shown to be of one time and scope"),
        (Status.UPDATED, "one origin gave both, at two times that are known"),
    ),
    Status.DISPUTED: (
        (Status.UPDATED, "one of those who give the values took theirs back, or gave another later"),
    ),
}  # fmt: skip
_UNANSWERED = ((Status.SINGLE_SOURCE, "a report gave an answer: so far it is only said that it is not known"),)


@dataclass(frozen=True, slots=True)
class Compared:
    """Two values of a finding side by side."""

    a: int  # position among the finding's values
    b: int
    relation: str


@dataclass(frozen=True, slots=True)
class WouldChange:
    """What a finding would become. `status` None: nothing would be left of it."""

    status: Status | None
    supposing: str  # different, same, withdrawn: tried; open: what nobody has reported yet
    origins: tuple[str, ...] = ()
    words: str = ""  # where `supposing` is open


@dataclass(frozen=True, slots=True)
class Why:
    """What stands behind the status of a finding."""

    compared: tuple[Compared, ...]
    sameness: tuple[Sameness, ...]  # of its origins, pair by pair; of an origin with itself: why it is one
    would_change: tuple[WouldChange, ...]


def explain_finding(snapshot: Snapshot, finding: Finding, packs: Packs) -> Why:
    """Return how the values of `finding` compare, which of its origins are one, and what would change its status."""
    origins = set(finding.origins)
    pairs = tuple(s for s in snapshot.reconciliation.sameness if {s.a, s.b} <= origins)
    return Why(
        tuple(_compared(snapshot, finding)),
        pairs,
        (*_tried(snapshot, finding, pairs, packs), *_open(finding)),
    )


def _open(finding: Finding) -> Iterator[WouldChange]:
    for status, words in _OPEN[finding.status] if finding.values else _UNANSWERED:
        yield WouldChange(status, "open", (), words)


def _compared(snapshot: Snapshot, finding: Finding) -> Iterator[Compared]:
    wanted = set(finding.claims)
    claims = {c.id: c for c in snapshot.claims if c.id in wanted}
    for (i, a), (j, b) in combinations(enumerate(finding.values), 2):
        if len(finding.values) > TRIED:
            return
        yield Compared(i, j, f"{_relation(a, b, claims)}; {_times(a, b, claims)}")


def _relation(a: Value, b: Value, claims: dict[str, Claim]) -> str:
    from firsthand.reconcile.compare import Interval, inside, meet  # noqa: PLC0415 -- not for listing changes

    if not (isinstance(a.value, dict) and isinstance(b.value, dict) and "min" in a.value and "min" in b.value):
        return "they differ"
    things = [{c.things[0].name for i in v.claims if (c := claims.get(i)) and c.things} for v in (a, b)]
    unlike = "" if things[0] == things[1] else f"; they count {_names(things[0])}, and {_names(things[1])}"
    one, other = (Interval(v.value["min"] or 0, v.value.get("max"), bool(v.value.get("approximate"))) for v in (a, b))
    if inside(one, other) and inside(other, one):
        said = "they are alike"
    elif inside(one, other):
        said = "the first lies inside the second, and entails it"
    elif inside(other, one):
        said = "the second lies inside the first, and entails it"
    elif meet(one, other):
        said = "they overlap: both can hold, neither entails the other"
    else:
        said = "not both can be the number"
    return said + unlike


def _names(things: Iterable[str]) -> str:
    return " or ".join(sorted(things)) or "things not named"


def _times(a: Value, b: Value, claims: dict[str, Claim]) -> str:
    from firsthand.reconcile.moments import Order, order  # noqa: PLC0415

    if a.as_of is None and b.as_of is None:
        return _days(a, b, claims)
    if a.as_of is None or b.as_of is None:
        return f"of the {'first' if a.as_of is None else 'second'} no time is known"
    when = order(a.as_of, b.as_of)
    if when is Order.SAME:
        return "of one time"
    return "the first is the earlier" if when is Order.BEFORE else "the first is the later"


def _days(a: Value, b: Value, claims: dict[str, Claim]) -> str:
    """Return how the days that the claims of two values give stand to one another."""
    from firsthand.reconcile.moments import days_of  # noqa: PLC0415

    one, other = ([d for i in v.claims if (c := claims.get(i)) and (d := days_of(c))] for v in (a, b))
    if not one or not other:
        return "the day is not given" + (" with either" if not one and not other else " with one of them")
    meet = any(x[0] <= y[1] and y[0] <= x[1] for x in one for y in other)
    return "of days that may be one" if meet else "of different days"


def _tried(snapshot: Snapshot, finding: Finding, pairs: Sequence[Sameness], packs: Packs) -> Iterator[WouldChange]:
    """Yield what reconciling the reports behind a finding makes of it, supposing this or that of its origins."""
    wanted = set(finding.claims)
    behind = {c.report for c in snapshot.claims if c.id in wanted}
    if len(behind) > REPORTS:
        return
    trial = _Trial(snapshot, behind, packs)
    if (stands := trial.found(finding, ())) is None or stands.status is not finding.status:
        return  # more than these reports bears on it
    face = {o: _face(finding, snapshot.reconciliation, o) for o in finding.origins}
    apart = [s for s in pairs if s.a != s.b and s.verdict is not Verdict.DIFFERENT and face[s.a] and face[s.b]][:TRIED]
    found: list[WouldChange] = []
    for verdict in ("different", "same"):
        listed = apart if verdict == "different" else [
            s for s in pairs if s.verdict is not Verdict.SAME and face[s.a] and face[s.b]
        ][:TRIED]  # fmt: skip
        for pair in listed:
            decided = (_decided(verdict, face[pair.a], [face[pair.b]]),)
            told = finding.status is Status.AGREEING and verdict == "different"  # that it is not enough
            found += _outcome(trial.found(finding, decided), finding, verdict, (pair.a, pair.b), told=told)
    for origin in finding.origins[:TRIED] if len(finding.origins) > 1 else ():
        its = [c for c in finding.claims if snapshot.reconciliation.claim_origin.get(c) == origin]
        rejected = tuple(_decided("reject", claim, None) for claim in its)
        found += _outcome(trial.found(finding, rejected), finding, "withdrawn", (origin,))
    yield from sorted(found, key=lambda w: ("different same withdrawn".index(w.supposing), w.origins))


def _outcome(
    left: Finding | None, finding: Finding, supposing: str, origins: tuple[str, ...], *, told: bool = False
) -> list[WouldChange]:
    """Return what was tried if it changes the status, or is to be told because it does not."""
    status = left.status if left is not None else None
    return [WouldChange(status, supposing, origins)] if told or status is not finding.status else []


def _face(finding: Finding, reconciliation: Reconciliation, origin: str) -> str:
    """Return the first claim of a finding that rests on `origin`: what a judgement on it can name."""
    return next((c for c in finding.claims if reconciliation.claim_origin.get(c) == origin), "")


def _decided(action: str, target: str, after: object) -> Judgement:
    return Judgement("", _LATE, "", action, target, None, after, "", "", "")


class _Trial:
    """The reports behind a finding, to be reconciled by themselves under one supposition after another."""

    def __init__(self, snapshot: Snapshot, behind: set[str], packs: Packs) -> None:
        self._reports = tuple(r for r in snapshot.reports if r.id in behind)
        self._claims = tuple(c for c in snapshot.claims if c.report in behind)
        self._reuse = tuple(r for r in snapshot.reuse if {r.a.report, r.b.report} <= behind)
        self._judgements, self._packs = snapshot.judgements, packs

    def found(self, finding: Finding, supposed: tuple[Judgement, ...]) -> Finding | None:
        """Return what becomes of `finding`; None where nothing is left of it."""
        from firsthand.reconcile import reconcile  # noqa: PLC0415 -- heavy, and most commands only read what is stored

        judgements = (*self._judgements, *(replace(j, id=f"{n:04}") for n, j in enumerate(supposed)))
        outcome = reconcile(self._reports, self._claims, self._reuse, Lineage(), judgements, self._packs)
        by_id = {f.id: f for f in outcome.findings}
        heir = finding.id if finding.id in by_id else heir_of(finding, outcome.findings)
        return by_id[heir] if heir else None
