"""What is left to do: findings that nobody reviewed, decisions that find nothing any more, reports to check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.pages import wording
from firsthand.pages.add import Adds
from firsthand.pages.audit import Entry, entry
from firsthand.pages.chips import chips
from firsthand.pages.page import Asked, Page
from firsthand.pages.stories import reports_of
from firsthand.pages.tables import Table
from firsthand.store.replay import standing

if TYPE_CHECKING:
    from firsthand.model import Failure, Finding
    from firsthand.pages.links import Links
    from firsthand.pages.view import View

SIZE = 50
SHOWN = 25  # decisions and failures listed, before it says how many more there are

# Which findings a person should look at first: those on which reports differ, then those that could mislead.
_FIRST = ("disputed", "unresolved", "agreeing", "updated", "corroborated", "repeated", "single-source")


@dataclass(frozen=True, slots=True)
class Left:
    """A finding that no person judged."""

    finding: Finding
    question: str
    standing: str
    flags: tuple[tuple[str, str], ...]  # with what each says


@dataclass(frozen=True, slots=True)
class Unfinished:
    """One page of what is left to do."""

    rows: tuple[Left, ...]
    total: int  # not reviewed, of those that the filter lets through
    reviewed: int
    findings: int
    counts: tuple[tuple[str, int], ...]  # not reviewed, by status
    status: str
    page: int
    pages: int
    lost: tuple[Entry, ...]  # decisions that stand on nothing which is still here
    more_lost: int
    to_check: int  # reports
    failures: tuple[Failure, ...]
    more_failures: int
    handed: int  # files and addresses of an adding that was cut short
    everything: tuple[Finding, ...]


def build(view: View, asked: Asked, links: Links) -> Unfinished:
    """Return what is left, what reports differ on first."""
    del links
    findings, by_status = view.once(_not_reviewed), view.once(_by_status)
    status = asked.chosen("status", *wording.STATUSES)
    wanted = by_status.get(status, ()) if status else findings
    pages = max(1, -(-len(wanted) // SIZE))
    page = min(asked.number("page"), pages)
    lost, failures = view.once(_lost), view.snapshot.failures
    return Unfinished(
        rows=tuple(_left(view, f) for f in wanted[(page - 1) * SIZE : page * SIZE]),
        total=len(wanted),
        reviewed=len(view.findings) - len(findings),
        findings=len(view.findings),
        counts=tuple((name, len(by_status[name])) for name in _FIRST if name in by_status),
        status=status,
        page=page,
        pages=pages,
        lost=lost[:SHOWN],
        more_lost=max(0, len(lost) - SHOWN),
        to_check=view.once(_to_check),
        failures=failures[:SHOWN],
        more_failures=max(0, len(failures) - SHOWN),
        handed=_handed(view),
        everything=wanted,
    )


def _not_reviewed(view: View) -> tuple[Finding, ...]:
    """Return the findings that nobody judged, those on which most depends first."""

    def order(finding: Finding) -> tuple[int, int, str, str]:
        """Return where a finding stands in the order of what to review first."""
        return (_FIRST.index(str(finding.status)), -len(finding.claims), finding.question, finding.id)

    return tuple(sorted((f for f in view.findings.values() if "reviewed" not in f.flags), key=order))


def _by_status(view: View) -> dict[str, tuple[Finding, ...]]:
    """Return the findings that nobody judged by their status, in the same order."""
    found: dict[str, list[Finding]] = {}
    for finding in view.once(_not_reviewed):
        found.setdefault(str(finding.status), []).append(finding)
    return {status: tuple(among) for status, among in found.items()}


def _lost(view: View) -> tuple[Entry, ...]:
    """Return the judgements that stand, and find nothing any more that they could be about."""
    held = {j.id for j in standing(view.snapshot.judgements)}
    orphaned = held & set(view.snapshot.orphaned)
    numbered = enumerate(view.snapshot.judgements, 1)
    return tuple(entry(view, n, j, undone=False) for n, j in numbered if j.id in orphaned)


def _to_check(view: View) -> int:
    return sum(bool(report.unsure) for report in view.snapshot.reports)


def _handed(view: View) -> int:
    adding = view.behind.adding() if isinstance(view.behind, Adds) else None
    if adding is None or adding.stage or adding.handed is None:
        return 0
    return len(adding.handed.files) + len(adding.handed.addresses)


def _left(view: View, finding: Finding) -> Left:
    reports, origins = len(reports_of(view, finding)), len(finding.origins)
    standing_on = f"{wording.many(reports, 'report')}, {wording.many(origins, 'origin')}"
    return Left(finding, wording.begun(finding.question), standing_on, chips(view, finding))


def tables(shown: Unfinished) -> tuple[Table, ...]:
    """Return all findings that were not reviewed as a table."""
    columns = ("finding", "question", "status", "flags", "claims", "origins")
    rows = (
        (f.id, f.question, str(f.status), ", ".join(f.flags), len(f.claims), len(f.origins)) for f in shown.everything
    )
    return (Table("findings", "Findings that were not reviewed", columns, rows),)


PAGE = Page("unfinished", "Unfinished", build, tables=tables, live=True)
