"""Two states of a case -> what changed between them: findings paired, each change named, and what it came of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.model import Change, FindingChange, FindingState, ReportChange, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.model import Claim, Finding, Judgement, Report
    from firsthand.store import Revision

_STATUSES = list(Status)
_KINDS = list(Change)
_READ_AGAIN = frozenset({"reread", "reanalyse"})
_OF_A_CLAIM = frozenset({"edit", "re-attribute"})  # what a claim says, and whom it leads to, as a person decided


@dataclass(frozen=True, slots=True)
class Between:
    """What was done between two moments, and where the claims of the case stand."""

    reports: tuple[ReportChange, ...]
    judgements: tuple[Judgement, ...]
    report_of: Mapping[str, str]  # claim id -> report id; a claim that is no longer read is in none
    decided: frozenset[str]  # ids of the claims of which a person decided what they say, or took that back


def between(
    revisions: Sequence[Revision],
    span: tuple[int, int],
    reports: Iterable[Report],
    claims: Iterable[Claim],
    judgements: Iterable[Judgement],
) -> Between:
    """Return what was done after revision `span[0]`, up to and with `span[1]`."""
    judged = {r.target for r in revisions if r.action == "judge" and span[0] < r.number <= span[1]}
    known = {j.id: j for j in judgements}
    made = tuple(j for j in known.values() if j.id in judged)
    return Between(
        report_changes(revisions, span, {r.id: r for r in reports}),
        made,
        {c.id: c.report for c in claims},
        frozenset(j.target for j in (_undone(j, known) for j in made) if j.action in _OF_A_CLAIM),
    )


def _undone(judgement: Judgement, known: Mapping[str, Judgement]) -> Judgement:
    """Return what a judgement takes back, or what that took back; itself where it takes nothing back."""
    while judgement.action == "undo" and judgement.target in known:
        judgement = known[judgement.target]
    return judgement


def report_changes(
    revisions: Sequence[Revision], span: tuple[int, int], reports: Mapping[str, Report]
) -> tuple[ReportChange, ...]:
    """Return the reports that came in or were read again after `span[0]`, up to `span[1]`, each once, in order."""
    found: dict[str, ReportChange] = {}
    at_address: dict[str, str] = {}
    for revision in revisions:
        report = reports.get(revision.target)
        if report is None or revision.number > span[1]:
            continue
        revises = report.version_of
        if revision.action == "add" and report.url:
            # A page that was fetched again with other words is a later version of it.
            revises = revises or at_address.get(report.url)
            at_address[report.url] = report.id
        if revision.number <= span[0] or report.id in found:
            continue
        change = "reread" if revision.action in _READ_AGAIN else "revised" if revises else "added"
        found[report.id] = ReportChange(report.id, change, revision.number, revision.at, revises)
    return tuple(found.values())


def finding_changes(before: Sequence[Finding], after: Sequence[Finding], context: Between) -> tuple[FindingChange, ...]:
    """Return what became of each finding that is not as it was, by kind of change, then as a reader asks for them."""
    old, new = {f.id: f for f in before}, {f.id: f for f in after}
    holding_old, holding_new = _by_claim(old), _by_claim(new)
    heirs = _heirs(old, new, holding_new)
    forebears = {heir: first for first, heir in heirs.items()}
    found: list[FindingChange] = []
    for finding in new.values():
        first = old.get(finding.id) or old.get(forebears.get(finding.id, ""))
        if first is None:
            split = [i for i in _sharing(finding, holding_old) if i in new]
            found.append(_change(Change.NEW, None, finding, context, supersedes=split[0] if split else None))
        elif (kind := _kind(first, finding, context)) is not None:
            known_as = first.id if first.id != finding.id else None
            found.append(_change(kind, first, finding, context, supersedes=known_as))
    for finding in old.values():
        if finding.id not in new and finding.id not in heirs:
            into = next(iter(_sharing(finding, holding_new)), None)
            found.append(_change(Change.WITHDRAWN, finding, None, context, superseded_by=into))
    return tuple(sorted(found, key=_order))


def heir_of(finding: Finding, now: Iterable[Finding]) -> str | None:
    """Return the id of the finding of `now` that has most claims of one that went, on its aspect; None if none has."""
    return next(iter(_sharing(finding, _by_claim({f.id: f for f in now}))), None)


_Holding = dict[tuple[str, str], list[str]]
"""By aspect and claim: the ids of the findings that it answers."""


def _by_claim(findings: Mapping[str, Finding]) -> _Holding:
    holding: _Holding = {}
    for finding in findings.values():
        for claim in finding.claims:
            holding.setdefault((finding.aspect, claim), []).append(finding.id)
    return holding


def _sharing(finding: Finding, holding: _Holding) -> list[str]:
    """Return the ids of the findings that share claims and aspect with `finding`, those that share most first."""
    shared = Counter(i for claim in finding.claims for i in holding.get((finding.aspect, claim), ()))
    return sorted(shared, key=lambda i: (-shared[i], i))


def _heirs(old: Mapping[str, Finding], new: Mapping[str, Finding], holding: _Holding) -> dict[str, str]:
    """Return, for each finding whose id went, that whose id came and which is the same: by claims, then by question."""
    by_question: dict[tuple[str, str], list[str]] = {}
    for finding in new.values():
        if finding.id not in old:
            by_question.setdefault((finding.aspect, finding.question), []).append(finding.id)
    offers: list[tuple[int, bool, str, str]] = []
    for first in (f for f in old.values() if f.id not in new):
        for heir in _sharing(first, holding):
            if heir not in old:
                shared = len(set(first.claims).intersection(new[heir].claims))
                offers.append((-shared, new[heir].question != first.question, first.id, heir))
        # A report that was read again may tell the same in claims of other places in it.
        offers += [(0, False, first.id, heir) for heir in by_question.get((first.aspect, first.question), ())]
    heirs: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, first_id, heir in sorted(offers):
        if first_id not in heirs and heir not in taken:
            heirs[first_id] = heir
            taken.add(heir)
    return heirs


def _kind(before: Finding, after: Finding, context: Between) -> Change | None:
    if before == after and not context.decided.intersection(after.claims):
        return None
    corrected = "corrected" in after.flags
    values = _answers(before) != _answers(after)
    if corrected and (values or "corrected" not in before.flags):
        return Change.CORRECTED
    if before.status is not after.status and not (values and after.status is Status.UPDATED):
        return Change.STATUS
    if values:
        return Change.UPDATED
    if set(before.flags) != set(after.flags):
        return Change.FLAGGED
    a, b = state_of(before, context.report_of), state_of(after, context.report_of)
    known = len(before.claims) == sum(c in context.report_of for c in before.claims)
    otherwise = a.origins != b.origins or (known and a.reports != b.reports)
    return Change.SUPPORT if otherwise or context.decided.intersection(after.claims) else None


def _answers(finding: Finding) -> tuple[object, list[str]]:
    """Return what a finding answers, the values in an order that does not turn on who stands behind each."""
    return finding.reconciled, sorted(repr(_ordered(v.value)) for v in finding.values)


def _ordered(value: object) -> object:
    return sorted((str(k), repr(v)) for k, v in value.items()) if isinstance(value, dict) else value


def state_of(finding: Finding, report_of: Mapping[str, str]) -> FindingState:
    """Return what of a finding is told when it changed."""
    return FindingState(
        id=finding.id,
        status=finding.status,
        flags=tuple(sorted(finding.flags)),
        reconciled=finding.reconciled,
        values=tuple(v.value for v in finding.values),
        origins=tuple(sorted(finding.origins)),
        reports=tuple(sorted({report_of[c] for c in finding.claims if c in report_of})),
        summary=finding.summary,
    )


def _change(
    kind: Change,
    before: Finding | None,
    after: Finding | None,
    context: Between,
    *,
    supersedes: str | None = None,
    superseded_by: str | None = None,
) -> FindingChange:
    told = after or before
    assert told is not None  # one of them is given
    return FindingChange(
        change=kind,
        question=told.question,
        before=state_of(before, context.report_of) if before else None,
        after=state_of(after, context.report_of) if after else None,
        supersedes=supersedes,
        superseded_by=superseded_by,
        because=_because(before, after, context),
    )


def _because(before: Finding | None, after: Finding | None, context: Between) -> tuple[str, ...]:
    """Return the reports and judgements of between that bear on a finding, in the order in which they came.

    Those whose claims came or went; where there are none, the judgements on anything it rests on, or else the reports
    behind it that came or were read again.
    """
    old, new = set(before.claims if before else ()), set(after.claims if after else ())
    of_changed = {context.report_of.get(c) for c in old ^ new}
    behind = {context.report_of.get(c) for c in old | new}
    touched = [r.report for r in context.reports]
    about = {
        *old, *new, *(before.origins if before else ()), *(after.origins if after else ()),
        *(f.id for f in (before, after) if f), *(r for r in behind if r),
    }  # fmt: skip
    judged = [j.id for j in context.judgements if about & {j.target, *_named(j.after)}]
    return (*(r for r in touched if r in of_changed), *judged) or tuple(r for r in touched if r in behind)


def _named(after: object) -> tuple[str, ...]:
    """Return the ids that a judgement names besides its target: the other origins of one that joins or parts them."""
    if isinstance(after, str):
        return (after,)
    if isinstance(after, dict):
        return tuple(i for value in after.values() for i in _named(value))
    if isinstance(after, list | tuple):
        return tuple(i for value in after for i in _named(value))
    return ()


def _order(change: FindingChange) -> tuple[int, int, str, str]:
    state = change.after or change.before
    assert state is not None  # one of them is given
    return (_KINDS.index(change.change), _STATUSES.index(state.status), change.question, state.id)
