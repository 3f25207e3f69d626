"""What changed between two moments: findings, reports and judgements."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from firsthand.errors import UnknownReference
from firsthand.pages import wording
from firsthand.pages.page import Asked, Page
from firsthand.pages.tables import Table

if TYPE_CHECKING:
    from firsthand.model import Changes, FindingChange, FindingState, ReportChange
    from firsthand.pages.links import Links
    from firsthand.pages.view import View

KINDS = {
    "new": "New findings",
    "withdrawn": "Withdrawn",
    "corrected": "Corrected",
    "status changed": "Status changed",
    "updated": "Updated: another value",
    "flagged": "Flags changed",
    "support changed": "Other reports or origins behind the same value",
}
"""Every kind of change, as a heading."""

OFFERED = 50  # moments to choose from


@dataclass(frozen=True, slots=True)
class Changed:
    """One finding that changed."""

    change: FindingChange
    finding: str  # its id where it still stands, else empty
    was: str
    now: str
    because: tuple[tuple[str, str], ...]  # name, and the report's id where it is one


@dataclass(frozen=True, slots=True)
class Kind:
    """The changes of one kind."""

    key: str
    title: str
    rows: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class Came:
    """A report that came in or was read again."""

    change: ReportChange
    name: str


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


def build(view: View, asked: Asked, links: Links) -> ChangesPage:
    """Return what changed between `since` (if not given: before what was done last) and `until` (now)."""
    del links
    since, until = asked.chosen("since").strip(), asked.chosen("until").strip()
    done = view.behind.revisions()[-OFFERED:][::-1]
    moments = tuple((str(r.number), f"{r.at[:16].replace('T', ' ')}, {r.action}") for r in done)
    try:
        changes = view.changes(since, until)
    except (ValueError, UnknownReference) as error:
        return ChangesPage(since, until, moments, str(error), None, (), ())
    kinds = tuple(
        Kind(key, KINDS[key], tuple(_changed(view, c) for c in rows))
        for key, rows in groupby(changes.findings, key=lambda c: str(c.change))
    )
    came = tuple(Came(r, _name(view, r.report)) for r in changes.reports)
    return ChangesPage(since, until, moments, "", changes, kinds, came)


def _changed(view: View, change: FindingChange) -> Changed:
    state = change.after or change.before
    standing = state.id if state is not None and state.id in view.findings else ""
    because = tuple((_name(view, i), i if i in view.reports else "") for i in change.because)
    return Changed(change, standing, _state(change.before), _state(change.after), because)


def _state(state: FindingState | None) -> str:
    """Return "disputed: 3; 5 (2 reports, 2 origins)"; empty where there was none."""
    if state is None:
        return ""
    values = "; ".join(map(wording.value, state.values)) or wording.value(state.reconciled)
    standing = f"{wording.many(len(state.reports), 'report')}, {wording.many(len(state.origins), 'origin')}"
    flags = f", {', '.join(state.flags)}" if state.flags else ""
    return f"{state.status}{flags}: {values} ({standing})"


def _name(view: View, target: str) -> str:
    report = view.reports.get(target)
    if report is not None:
        return f"{wording.outlet(report)}, {wording.day(report.published)}"
    judged = next((j for j in view.snapshot.judgements if j.id == target), None)
    return f"{judged.who}: {judged.action}" if judged is not None else target


def tables(shown: ChangesPage) -> tuple[Table, ...]:
    """Return what changed as tables."""
    rows = (
        (
            str(row.change.change),
            row.change.question,
            row.was,
            row.now,
            "; ".join(n for n, _ in row.because),
            row.finding,
        )
        for kind in shown.kinds
        for row in kind.rows
    )
    reports = ((c.change.report, c.name, c.change.change, c.change.at, c.change.revises) for c in shown.reports)
    return (
        Table(
            "findings", "Findings that changed", ("change", "question", "was", "is", "because", "finding"), tuple(rows)
        ),
        Table("reports", "Reports that came", ("report", "name", "change", "at", "revises"), reports),
    )


PAGE = Page("changes", "What changed", build, tables=tables)
