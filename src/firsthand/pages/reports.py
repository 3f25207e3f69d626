"""The reports of a case, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.brief.unread import ANALYSED
from firsthand.pages import wording
from firsthand.pages.page import Asked, Page
from firsthand.pages.tables import Table

if TYPE_CHECKING:
    from firsthand.model import Failure, Report
    from firsthand.pages.links import Links
    from firsthand.pages.view import View

SIZE = 200  # rows on one page


@dataclass(frozen=True, slots=True)
class Row:
    """One report of the list."""

    report: Report
    outlet: str
    title: str
    claims: int
    analysed: bool  # one in a language that is not is kept and searchable, and claims nothing
    stands_on: tuple[str, ...]  # outlets and sources


@dataclass(frozen=True, slots=True)
class Reports:
    """One page of the list."""

    rows: tuple[Row, ...]
    total: int
    page: int
    pages: int
    failures: tuple[Failure, ...]
    everything: tuple[Row, ...]
    to_check: int  # reports of which something was read, but not for certain
    only: bool  # whether only those are shown


def build(view: View, asked: Asked, links: Links) -> Reports:
    """Return the reports by day and outlet; an archive has them all on one page."""
    rows = sorted((_row(view, r) for r in view.snapshot.reports), key=lambda r: (r.report.published or "", r.outlet))
    doubtful = [row for row in rows if row.report.unsure]
    only = bool(asked.chosen("check", "yes"))
    listed = doubtful if only else rows
    size = SIZE if links.live else max(1, len(rows))
    pages = max(1, -(-len(listed) // size))
    page = min(asked.number("page"), pages)
    shown = tuple(listed[(page - 1) * size : page * size])
    return Reports(shown, len(rows), page, pages, view.snapshot.failures, tuple(rows), len(doubtful), only)


def _row(view: View, report: Report) -> Row:
    below = (e.from_ for e in view.standing_on.get(report.id, ()))
    names = (wording.outlet(view.reports[n]) if n in view.reports else n.removeprefix("source:") for n in below)
    return Row(
        report,
        wording.outlet(report),
        report.title or wording.source_name(report),
        len(view.claims_of.get(report.id, ())),
        report.language == ANALYSED,
        tuple(dict.fromkeys(names)),
    )


def tables(shown: Reports) -> tuple[Table, ...]:
    """Return all reports, and the failures, as tables."""
    rows = (
        (
            r.report.id,
            r.outlet,
            r.title,
            r.report.published,
            r.report.language,
            r.claims,
            "; ".join(r.stands_on),
            "; ".join(r.report.unsure),
        )
        for r in shown.everything
    )
    failures = ((f.report, f.stage, f.reason) for f in shown.failures)
    columns = ("id", "outlet", "title", "published", "language", "claims", "stands on", "to check")
    return (
        Table("reports", "Reports", columns, rows),
        Table("failures", "Not read", ("source", "stage", "reason"), failures),
    )


PAGE = Page("reports", "Reports", build, tables=tables)
