"""The claim matrix: findings against reports, the reports grouped by origin, so that copies visibly collapse.

A case of many incidents is many small matrices, one for each set of findings that share their reports: one grid of all
would be empty but for its diagonal.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from firsthand.model import BlockType, Certainty, Status
from firsthand.pages import wording
from firsthand.pages.collapse import Collapse, drawn
from firsthand.pages.extent import told_in_place
from firsthand.pages.nearness import nearest_first
from firsthand.pages.page import Asked, NoSuchItem, Page
from firsthand.pages.signs import SIGNS, answer_of, denies, sign_of
from firsthand.pages.stories import find_stories, headline, reports_of
from firsthand.pages.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from firsthand.model import Claim, Finding
    from firsthand.pages.links import Links
    from firsthand.pages.view import View

SIZE = 50  # findings on one page of the workbench
ARCHIVED = 100  # on one page of an archive, whose pages are files that a browser takes whole


@dataclass(frozen=True, slots=True)
class Cell:
    """What one report says to one finding on the word of one origin."""

    claim: str
    report: str
    words: str
    sign: str
    quote: str
    also: tuple[str, ...] = ()  # what else the report says to it on the same word


@dataclass(frozen=True, slots=True)
class Column:
    """One report below one origin."""

    origin: str
    report: str
    outlet: str
    published: str
    last: str  # " last" where the next one is of another origin: a class of its cells


@dataclass(frozen=True, slots=True)
class Group:
    """An origin, and how many columns it spans."""

    origin: str
    name: str
    basis: str
    span: int
    collapse: Collapse


@dataclass(frozen=True, slots=True)
class Row:
    """One finding: a cell a column, None where that report says nothing to it."""

    finding: Finding
    question: str
    day: str  # of its event, empty when it is not known
    begins: bool  # whether the row above is of another event
    reconciled: str
    standing: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The findings that share their reports, against those reports."""

    title: str
    groups: tuple[Group, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    names: dict[str, str]  # of the origins, by id
    years: bool  # whether its reports are of several years


@dataclass(frozen=True, slots=True)
class Matrix:
    """One page of the matrix."""

    grids: tuple[Grid, ...]
    total: int
    single: int  # findings of one report alone, among those that the filter lets through
    page: int
    pages: int
    kinds: tuple[str, ...]
    kind: str
    status: str
    words: str
    told: str  # "all" when findings of one report are shown as well
    signs: dict[str, str]


def build(view: View, asked: Asked, links: Links) -> Matrix:
    """Return the findings that were asked for, as one grid for each set of them that shares its reports.

    Those of one report alone stand there when they are asked for (`told` is "all"), or when the filter leaves no
    others; an archive has all of them, but for those that a large one tells in their report.

    Raises:
        NoSuchItem: `asked.item`, the number of a page, is that of none.
    """
    kinds = tuple(sorted({f.kind for f in view.findings.values()}))
    kind, status = asked.chosen("kind", *kinds), asked.chosen("status", *wording.STATUSES)
    words = asked.chosen("words").strip()
    wanted = [
        (number, finding)
        for number, story in enumerate(view.once(find_stories))
        for finding in story.findings
        if _wanted(finding, kind, status, words.casefold())
    ]
    by_several = view.once(_by_several)
    several = [(n, f) for n, f in wanted if f.id in by_several]
    told = "all" if not links.live or not several or asked.chosen("told", "all") else ""
    in_place = {} if links.live else view.once(told_in_place)
    findings = [(n, f) for n, f in wanted if f.id not in in_place] if told else several
    page, pages = _page(asked, len(findings), SIZE if links.live else ARCHIVED)
    size = SIZE if links.live else ARCHIVED
    by_story: dict[int, list[Finding]] = {}
    for number, finding in findings[(page - 1) * size : page * size]:
        by_story.setdefault(number, []).append(finding)
    grids = tuple(_grid(view, tuple(among)) for among in by_story.values())
    single = len(wanted) - len(several)
    return Matrix(grids, len(findings), single, page, pages, kinds, kind, status, words, told, SIGNS)


def _by_several(view: View) -> frozenset[str]:
    """Return the findings that several reports tell of."""
    return frozenset(f.id for f in view.findings.values() if len(reports_of(view, f)) > 1)


def _page(asked: Asked, total: int, size: int) -> tuple[int, int]:
    """Return which page is shown, of how many."""
    pages = max(1, -(-total // size))
    if not asked.item:
        return min(asked.number("page"), pages), pages
    page = int(asked.item) if asked.item.isdecimal() and len(asked.item) < 10 else 0
    if not 1 <= page <= pages:
        raise NoSuchItem("page of the matrix", asked.item)
    return page, pages


def items(view: View) -> tuple[str, ...]:
    """Return the pages of an archive's matrix: the first by no name, the others by their number."""
    pages = -(-(len(view.findings) - len(view.once(told_in_place))) // ARCHIVED)
    return ("", *(str(n) for n in range(2, pages + 1)))


def _grid(view: View, findings: tuple[Finding, ...]) -> Grid:
    columns = _columns(view, findings)
    at = {(c.origin, c.report): n for n, c in enumerate(columns)}
    events = ("", *(f.event for f in findings))
    rows = tuple(_row(view, f, at, begins=f.event != above) for f, above in zip(findings, events, strict=False))
    groups = _groups(view, columns)
    years = len({c.published[:4] for c in columns if c.published}) > 1
    return Grid(headline(view, findings), groups, columns, rows, {g.origin: g.name for g in groups}, years)


def _wanted(finding: Finding, kind: str, status: str, words: str) -> bool:
    return (
        (not kind or finding.kind == kind)
        and (not status or finding.status == status)
        and (not words or words in finding.question.casefold())
    )


def _columns(view: View, findings: Sequence[Finding]) -> tuple[Column, ...]:
    """Return a column for each report below each origin, the origins with most cells first."""
    told: dict[str, dict[str, None]] = {}
    cells: Counter[str] = Counter()
    for finding in findings:
        of_finding = dict.fromkeys((view.origin_of(c) or "", view.claims[c].report) for c in finding.claims)
        for origin, report in of_finding:
            told.setdefault(origin, {})[report] = None
            cells[origin] += 1
    found: list[Column] = []
    for origin in sorted(told, key=lambda o: -cells[o]):
        nearest = nearest_first(view, origin, told[origin])
        for at, report in enumerate(nearest, 1):
            about = view.reports[report]
            last = " last" if at == len(nearest) else ""
            found.append(Column(origin, report, wording.outlet(about), about.published or "", last))
    return tuple(found)


def _groups(view: View, columns: Iterable[Column]) -> tuple[Group, ...]:
    under: dict[str, list[str]] = {}
    for column in columns:
        under.setdefault(column.origin, []).append(column.report)
    return tuple(
        Group(
            o,
            view.origins[o].name if o else "no origin",
            str(view.origins[o].basis) if o else "",
            len(reports),
            drawn({o: reports}, (o,)),
        )
        for o, reports in under.items()
    )


def _row(view: View, finding: Finding, at: dict[tuple[str, str], int], *, begins: bool) -> Row:
    cells: list[Cell | None] = [None] * len(at)
    given = {c: value for value in finding.values for c in value.claims}
    told: dict[str, list[Any]] = {}  # by the columns before this one, under the same origin
    below: dict[int, list[Claim]] = {}
    for claim in (view.claims[c] for c in finding.claims):
        below.setdefault(at[view.origin_of(claim.id) or "", claim.report], []).append(claim)
    for column in sorted(below):
        origin = view.origin_of(below[column][0].id) or ""
        before = told.setdefault(origin, [])
        answers = []
        for claim in sorted(below[column], key=lambda c: (c.block is BlockType.HEADLINE, c.start, c.id)):
            answer = answer_of(claim, given.get(claim.id), finding.aspect)
            answers.append(answer)
            cells[column] = _with(cells[column], _words(claim, answer)) or Cell(
                claim.id,
                claim.report,
                _words(claim, answer),
                sign_of(claim, answer, origin, finding, before),
                claim.quote,
            )
        before += answers
    reports = len(reports_of(view, finding))
    standing = f"{wording.many(reports, 'report')}, {wording.many(len(finding.origins), 'origin')}"
    event = view.events.get(finding.event)
    day = wording.days(event.when) if event is not None and event.when else ""
    return Row(finding, wording.begun(finding.question), day, begins, _carried(finding), standing, tuple(cells))


def _carried(finding: Finding) -> str:
    """Return what the origins carry; empty where it is not settled what that is."""
    return "" if finding.status in (Status.DISPUTED, Status.UNRESOLVED) else wording.carried(finding.reconciled)


def _with(cell: Cell | None, words: str) -> Cell | None:
    """Return a cell that has these words as well, where it had not."""
    if cell is None or words in (cell.words, "told", *cell.also):
        return cell
    return replace(cell, also=(*cell.also, words))


def _words(claim: Claim, answer: Any) -> str:
    if claim.certainty is Certainty.DECLARED_UNKNOWN:
        return "not known"
    if answer is None:
        return "told"
    none = isinstance(answer, dict) and answer.get("max") == 0  # "no ship left" denies by its number
    return wording.value(answer) if none or not denies(claim) else f"not {wording.value(answer)}"


def tables(shown: Matrix) -> tuple[Table, ...]:
    """Return the cells of the page as a table, one a row."""
    columns = ("finding", "question", "status", "origin", "report", "outlet", "value", "sign", "claim", "quote")
    rows = (
        (row.finding.id, row.finding.question, str(row.finding.status), grid.names[column.origin], column.report,
         column.outlet, "; ".join((cell.words, *cell.also)), cell.sign, cell.claim, cell.quote)
        for grid in shown.grids
        for row in grid.rows
        for column, cell in zip(grid.columns, row.cells, strict=True)
        if cell is not None
    )  # fmt: skip
    return (Table("cells", "Cells of the matrix", columns, rows),)


PAGE = Page("matrix", "Matrix", build, items, tables)
