"""What changed in a case between two moments: the states its store remembers, and what was done between them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from firsthand.errors import UnknownReference
from firsthand.model import Changes, Finding, Moment, PastState
from firsthand.pipeline.changes import between, finding_changes, heir_of, state_of
from firsthand.pipeline.since import comparing_at, minute

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.model import Report
    from firsthand.store import Comparing, Store

_NOTHING = Moment(0, None)


def changes_of(store: Store, reports: Iterable[Report], since: str | None, until: str | None) -> Changes:
    """Return what changed between two moments; see `Case.changes`. The store is read as of one moment."""
    revisions, comparings, now = store.revisions(), store.comparings(), datetime.now(UTC)
    reached = _reached(comparings)
    end = comparing_at(until, comparings, revisions, now, ends=True) if until is not None else _latest(comparings)
    if since is not None:
        start = comparing_at(since, comparings, revisions, now)
    else:
        start = _latest(c for c in comparings if end is not None and c.revision < end.revision)
    first, last = _number(start, reached), _number(end, reached)
    if first > last:
        raise ValueError(f"{since} is later than {until}: nothing lies between")
    then, at_last = _moment(first, comparings), _moment(last, comparings)
    context = between(revisions, (then.revision, at_last.revision), reports, store.claims(), store.judgements())
    return Changes(
        since=then,
        until=at_last,
        reaches=_moment(reached, comparings),
        findings=finding_changes(store.findings_after(first), store.findings_after(last), context)
        if first < last
        else (),
        reports=context.reports,
        judgements=context.judgements,
        recomputed=_recomputed(start, end),
    )


def gone_finding(store: Store, name: str) -> UnknownReference | None:
    """Return what is to be said of a finding that the case once held under an id that begins with `name`; or None."""
    for later, undo in store.undos() if name else ():
        found = [f for f in undo.replaced if f.id.startswith(name)]
        if found:
            heir = heir_of(found[0], store.related("finding", Finding))
            when = f"It stood in this case until revision {later.revision} ({minute(later.at)}): {found[0].summary}"
            rest = f" What it was made of is now in finding {heir[:12]}" if heir else " Nothing of it is left"
            return UnknownReference("finding", name, when + rest)
    return None


def history_of(store: Store, finding: Finding, report_of: Mapping[str, str]) -> tuple[PastState, ...]:
    """Return what a finding was, oldest first, the last as it is: each state with the moment from which on it stood.

    Of states that differ in nothing that is told of them only the first is returned. Under another id a finding is
    known by the claims it shares.

    Args:
        store: of the case.
        finding: as it is now.
        report_of: the report of each claim of the case.
    """
    states: list[PastState] = []
    for comparing, undo in store.undos():
        before = next((f for f in undo.replaced if f.id == finding.id), None)
        came = finding.id in undo.added or undo.first or not comparing.reaches_back
        if came and before is None:
            heirs = (f for f in undo.replaced if heir_of(f, (finding,)) == finding.id)
            before = max(heirs, key=lambda f: (len(set(f.claims).intersection(finding.claims)), f.id), default=None)
        if came or before is not None:
            states.append(PastState(Moment(comparing.revision, comparing.at or None), state_of(finding, report_of)))
        if before is None and came:
            break
        finding = before or finding
    told = [(s.state.status, s.state.flags, s.state.reconciled, s.state.values) for s in states]
    return tuple(s for n, s in enumerate(states) if n + 1 == len(states) or told[n] != told[n + 1])[::-1]


def _reached(comparings: Sequence[Comparing]) -> int:
    """Return the first comparing whose findings are known; 0 where they are from the beginning on."""
    unknown = [c.number for c in comparings if not c.reaches_back]
    return max(unknown, default=0)


def _latest(comparings: Iterable[Comparing]) -> Comparing | None:
    return max(comparings, key=lambda c: c.number, default=None)


def _number(comparing: Comparing | None, reached: int) -> int:
    return max(reached, comparing.number if comparing else 0)


def _moment(number: int, comparings: Sequence[Comparing]) -> Moment:
    return next((Moment(c.revision, c.at or None) for c in comparings if c.number == number), _NOTHING)


def _recomputed(start: Comparing | None, end: Comparing | None) -> tuple[str, str] | None:
    if start is None or end is None or start.computed_with == end.computed_with or not start.computed_with:
        return None
    return _versions(start.computed_with), _versions(end.computed_with)


def _versions(computed_with: str) -> str:
    tool, packs = json.loads(computed_with)
    return f"{tool} ({', '.join(f'{name} {version}' for name, version in sorted(packs.items()))})"
