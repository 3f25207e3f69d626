"""The claim matrix: findings against reports, the reports grouped by origin, so that copies visibly collapse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.model import Certainty
from firsthand.pages import wording
from firsthand.pages.page import Asked, Page
from firsthand.pages.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from firsthand.model import Claim, Finding, Value
    from firsthand.pages.links import Links
    from firsthand.pages.view import View

SIZE = 50  # findings on one page of the workbench
ARCHIVED = 300  # on one page of an archive, whose pages are files

SIGNS = {
    "agrees": "gives a value that holds with the others",
    "conflicts": "gives a value that cannot hold with the first",
    "hedged": "says it without committing to it",
    "repeats": "tells what another report of the same origin told before",
    "denies": "says that it is not so",
    "unknown": "says that it is not known",
}
"""What a cell's sign means."""

_DENYING = frozenset((Certainty.COUNTERFACT, Certainty.IMPROBABLE, Certainty.DOUBTFUL))
_FIRM = frozenset((Certainty.CERTAIN, Certainty.COUNTERFACT))


@dataclass(frozen=True, slots=True)
class Cell:
    """What one report says to one finding on the word of one origin."""

    claim: str
    report: str
    words: str
    sign: str
    quote: str


@dataclass(frozen=True, slots=True)
class Column:
    """One report below one origin."""

    origin: str
    report: str
    outlet: str
    published: str


@dataclass(frozen=True, slots=True)
class Group:
    """An origin, and how many columns it spans."""

    origin: str
    name: str
    basis: str
    span: int


@dataclass(frozen=True, slots=True)
class Row:
    """One finding: a cell a column, None where that report says nothing to it."""

    finding: Finding
    reconciled: str
    standing: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """One page of the matrix."""

    groups: tuple[Group, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: int
    page: int
    pages: int
    kinds: tuple[str, ...]
    kind: str
    status: str
    words: str
    signs: dict[str, str]


def build(view: View, asked: Asked, links: Links) -> Matrix:
    """Return the findings that were asked for, in the order of events, with the columns that these need."""
    kinds = tuple(sorted({f.kind for f in view.findings.values()}))
    kind, status = asked.chosen("kind", *kinds), asked.chosen("status", *wording.STATUSES)
    words = asked.chosen("words").strip()
    findings = [f for f in view.findings_in_time if _wanted(f, kind, status, words.casefold())]
    size = SIZE if links.live else ARCHIVED
    pages = max(1, -(-len(findings) // size))
    page = min(asked.number("page"), pages)
    shown = findings[(page - 1) * size : page * size]
    columns = _columns(view, shown)
    at = {(c.origin, c.report): n for n, c in enumerate(columns)}
    rows = tuple(_row(view, finding, at) for finding in shown)
    return Matrix(_groups(view, columns), columns, rows, len(findings), page, pages, kinds, kind, status, words, SIGNS)


def _wanted(finding: Finding, kind: str, status: str, words: str) -> bool:
    return (
        (not kind or finding.kind == kind)
        and (not status or finding.status == status)
        and (not words or words in finding.question.casefold())
    )


def _columns(view: View, findings: Sequence[Finding]) -> tuple[Column, ...]:
    """Return a column for each report below each origin, the origins in the order in which findings need them."""
    told: dict[str, dict[str, None]] = {}
    for finding in findings:
        for claim in (view.claims[c] for c in finding.claims):
            told.setdefault(view.origin_of(claim.id) or "", {})[claim.report] = None
    return tuple(
        Column(origin, report, wording.outlet(view.reports[report]), view.reports[report].published or "")
        for origin, reports in told.items()
        for report in sorted(reports, key=lambda r: (view.reports[r].published or "9", r))
    )


def _groups(view: View, columns: Iterable[Column]) -> tuple[Group, ...]:
    spans: dict[str, int] = {}
    for column in columns:
        spans[column.origin] = spans.get(column.origin, 0) + 1
    return tuple(
        Group(o, view.origins[o].name if o else "no origin", str(view.origins[o].basis) if o else "", n)
        for o, n in spans.items()
    )


def _row(view: View, finding: Finding, at: dict[tuple[str, str], int]) -> Row:
    cells: list[Cell | None] = [None] * len(at)
    firsts: set[str] = set()
    lead = finding.values[0] if finding.values else None
    given = {c: value for value in finding.values for c in value.claims}
    claims = (view.claims[c] for c in finding.claims)
    for claim in sorted(claims, key=lambda c: (view.reports[c.report].published or "9", c.report, c.start)):
        origin = view.origin_of(claim.id) or ""
        column = at[origin, claim.report]
        if cells[column] is None:
            sign = _sign(claim, given.get(claim.id), lead, finding, told_before=origin in firsts)
            cells[column] = Cell(claim.id, claim.report, _words(claim, given.get(claim.id)), sign, claim.quote)
        firsts.add(origin)
    reports = len({view.claims[c].report for c in finding.claims})
    standing = f"{wording.many(reports, 'report')}, {wording.many(len(finding.origins), 'origin')}"
    reconciled = wording.value(finding.reconciled) if finding.reconciled is not None else ""
    return Row(finding, reconciled, standing, tuple(cells))


def _sign(claim: Claim, value: Value | None, lead: Value | None, finding: Finding, *, told_before: bool) -> str:
    if claim.certainty is Certainty.DECLARED_UNKNOWN:
        return "unknown"
    if claim.certainty in _DENYING or claim.denies:
        return "denies"
    if finding.status in ("disputed", "unresolved") and value is not lead:
        return "conflicts"
    if told_before:
        return "repeats"
    return "agrees" if claim.certainty in _FIRM else "hedged"


def _words(claim: Claim, value: Value | None) -> str:
    if claim.certainty is Certainty.DECLARED_UNKNOWN:
        return "not known"
    if value is not None:
        return wording.value(value.value)
    return wording.count(claim.count) or "told"


def tables(shown: Matrix) -> tuple[Table, ...]:
    """Return the cells of the page as a table, one a row."""
    columns = ("finding", "question", "status", "origin", "report", "outlet", "value", "sign", "claim", "quote")
    names = {g.origin: g.name for g in shown.groups}
    rows = (
        (row.finding.id, row.finding.question, str(row.finding.status), names[column.origin], column.report,
         column.outlet, cell.words, cell.sign, cell.claim, cell.quote)
        for row in shown.rows
        for column, cell in zip(shown.columns, row.cells, strict=True)
        if cell is not None
    )  # fmt: skip
    return (Table("cells", "Cells of the matrix", columns, rows),)


PAGE = Page("matrix", "Matrix", build, tables=tables)
