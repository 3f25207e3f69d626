"""What changed between two moments: findings, reports and judgements."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

from firsthand.errors import UnknownReference
from firsthand.pages import wording
from firsthand.pages.audit import entry
from firsthand.pages.page import Asked, Page
from firsthand.pages.tables import Table

if TYPE_CHECKING:
    from firsthand.model import Changes, FindingChange, FindingState, Judgement, ReportChange
    from firsthand.pages.links import Links
    from firsthand.pages.view import View
    from firsthand.store import Revision

KINDS = {
    "new": "New findings",
    "withdrawn": "Withdrawn",
    "corrected": "Corrected",
    "status changed": "Status changed",
    "updated": "Updated: another value",
    "flagged": "Flags changed",
    "support changed": "Other reports, origins or attributions behind the same value",
}
"""Every kind of change, as a heading."""

OFFERED = 50  # moments to choose from
SIZE = 100  # findings on one page; an archive, which compares only what was done last, has them all
TOGETHER = 60.0  # seconds between two reports of one adding
NAMED = 3  # outlets of reports that came together
DONE = {"add": "added", "reread": "read again", "reanalyse": "read again"}
CAUSES = 4  # told of each change; the others are counted


@dataclass(frozen=True, slots=True)
class Cause:
    """What a change came of: a report, or a judgement, whose `report` is empty."""

    name: str
    day: str
    report: str


@dataclass(frozen=True, slots=True)
class Was:
    """How a finding stood: its values before its flags, as a person reads it."""

    status: str
    values: str
    standing: str  # "2 reports, 2 origins"
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """One finding that changed."""

    change: FindingChange
    finding: str  # its id where it still stands, else empty
    was: str
    now: str
    before: Was | None  # None where there was none, or it stood as it stands
    after: Was | None
    because: tuple[Cause, ...]  # the first of them
    others: int  # causes that are not told


@dataclass(frozen=True, slots=True)
class Kind:
    """The changes of one kind."""

    key: str
    title: str
    total: int
    rows: tuple[Changed, ...]  # those on this page


@dataclass(frozen=True, slots=True)
class Came:
    """A report that came in or was read again."""

    change: ReportChange
    cause: Cause


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What changed; or why that cannot be said."""

    since: str
    until: str
    moments: tuple[tuple[str, str], ...]  # revision, and what was done then
    problem: str
    changes: Changes | None
    kinds: tuple[Kind, ...]
    reports: tuple[Came, ...]
    page: int
    pages: int
    everything: tuple[Changed, ...]


def build(view: View, asked: Asked, links: Links) -> ChangesPage:
    """Return what changed between `since` (if not given: before what was done last) and `until` (now)."""
    since, until = asked.chosen("since").strip(), asked.chosen("until").strip()
    moments = _moments(view)
    try:
        changes = view.changes(since, until)
    except (ValueError, UnknownReference) as error:
        return ChangesPage(since, until, moments, str(error), None, (), (), 1, 1, ())
    rows = tuple(_changed(view, c) for c in changes.findings)
    size = SIZE if links.live else max(1, len(rows))
    pages = max(1, -(-len(rows) // size))
    page = min(asked.number("page"), pages)
    totals = Counter(str(row.change.change) for row in rows)
    kinds = tuple(
        Kind(key, KINDS[key], totals[key], tuple(among))
        for key, among in groupby(rows[(page - 1) * size : page * size], key=lambda row: str(row.change.change))
    )
    came = tuple(Came(r, _cause(view, r.report)) for r in changes.reports)
    return ChangesPage(since, until, moments, "", changes, kinds, came, page, pages, rows)


def _moments(view: View) -> tuple[tuple[str, str], ...]:
    """Return the newest moments to choose from, and what was done then: reports that came together are one moment."""
    runs: list[list[Revision]] = []
    for revision in view.behind.revisions():
        if runs and revision.action != "judge" and runs[-1][-1].action == revision.action:
            apart = datetime.fromisoformat(revision.at) - datetime.fromisoformat(runs[-1][-1].at)
            if abs(apart.total_seconds()) < TOGETHER:
                runs[-1].append(revision)
                continue
        runs.append([revision])
    newest = runs[-OFFERED:][::-1]
    return tuple((str(run[-1].number), f"{run[-1].at[:16].replace('T', ' ')}, {_done(view, run)}") for run in newest)


def _done(view: View, run: list[Revision]) -> str:
    """Return what was done, in words."""
    if run[0].action == "judge":
        return _cause(view, run[0].target).name
    names = dict.fromkeys(wording.outlet(view.reports[r.target]) for r in run if r.target in view.reports)
    few = ", ".join([*names][:NAMED]) + (", ..." if len(names) > NAMED else "")
    words = f"{wording.many(len(run), 'report')} {DONE.get(run[0].action, run[0].action)}"
    return f"{words}: {few}" if few else words


def _changed(view: View, change: FindingChange) -> Changed:
    state = change.after or change.before
    standing = state.id if state is not None and state.id in view.findings else ""
    because = tuple(_cause(view, i) for i in change.because[:CAUSES])
    was, now = _was(change.before), _was(change.after)
    before = was if was != now else None
    return Changed(change, standing, _state(was), _state(now), before, now, because, len(change.because) - len(because))


def _was(state: FindingState | None) -> Was | None:
    if state is None:
        return None
    values = "; ".join(map(wording.value, state.values)) or wording.value(state.reconciled)
    standing = f"{wording.many(len(state.reports), 'report')}, {wording.many(len(state.origins), 'origin')}"
    return Was(str(state.status), values, standing, state.flags)


def _state(state: Was | None) -> str:
    """Return "disputed: 3; 5 (2 reports, 2 origins; hedged)"; empty where there was none."""
    if state is None:
        return ""
    flags = f"; {', '.join(state.flags)}" if state.flags else ""
    return f"{state.status}: {state.values} ({state.standing}{flags})"


def _cause(view: View, target: str) -> Cause:
    report = view.reports.get(target)
    if report is not None:
        return Cause(wording.outlet(report), wording.day(report.published), target)
    judged = view.once(_judgements).get(target)
    if judged is None:
        return Cause(target, "", "")
    return Cause(f"{judged.who}: {judged.action}, {entry(view, 0, judged, undone=False).about}", "", "")


def _judgements(view: View) -> dict[str, Judgement]:
    return {j.id: j for j in view.snapshot.judgements}


def tables(shown: ChangesPage) -> tuple[Table, ...]:
    """Return everything that changed as tables, whichever page is shown."""
    rows = (
        (str(row.change.change), row.change.question, row.was, row.now, "; ".join(row.change.because), row.finding)
        for row in shown.everything
    )
    reports = ((c.change.report, c.cause.name, c.change.change, c.change.at, c.change.revises) for c in shown.reports)
    columns = ("change", "question", "was", "is", "because", "finding")
    return (
        Table("findings", "Findings that changed", columns, rows),
        Table("reports", "Reports that came", ("report", "name", "change", "at", "revises"), reports),
    )


PAGE = Page("changes", "Changes", build, tables=tables)
