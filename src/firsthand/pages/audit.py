"""The audit log: every judgement, chained, and whether the chain holds."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.pages import wording
from firsthand.pages.page import Asked, Page
from firsthand.pages.tables import Table
from firsthand.store.replay import standing

if TYPE_CHECKING:
    from firsthand.model import Judgement
    from firsthand.pages.links import Links
    from firsthand.pages.view import View

SIZE = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """One judgement, and what it was about."""

    number: int
    judgement: Judgement
    about: str
    page: str  # the page that shows what it was about; empty when the case no longer holds it
    item: str
    at: str
    before: str
    after: str
    undone: bool


@dataclass(frozen=True, slots=True)
class Audit:
    """One page of the log, newest first."""

    rows: tuple[Entry, ...]
    total: int
    page: int
    pages: int
    everything: tuple[Judgement, ...]
    orphaned: tuple[str, ...]


def build(view: View, asked: Asked, links: Links) -> Audit:
    """Return the judgements, newest first. A view is only ever made of a case whose chain holds."""
    judgements = view.snapshot.judgements
    size = SIZE if links.live else max(1, len(judgements))
    pages = max(1, -(-len(judgements) // size))
    page = min(asked.number("page"), pages)
    numbered = list(enumerate(judgements, 1))[::-1][(page - 1) * size : page * size]
    held = {j.id for j in standing(judgements)}
    undone = {j.id for j in judgements if j.action != "undo" and j.id not in held}
    rows = tuple(_entry(view, number, j, undone=j.id in undone) for number, j in numbered)
    return Audit(rows, len(judgements), page, pages, judgements, view.snapshot.orphaned)


def _entry(view: View, number: int, judgement: Judgement, *, undone: bool) -> Entry:
    about, page, item, at = _target(view, judgement.target)
    return Entry(number, judgement, about, page, item, at, _words(judgement.before), _words(judgement.after), undone)


def _target(view: View, target: str) -> tuple[str, str, str, str]:
    """Return what a judgement is about in words, and where it is shown: page, item, place."""
    if (report := view.reports.get(target)) is not None:
        return f"{wording.outlet(report)}: {report.title or wording.source_name(report)}", "report", target, ""
    if (claim := view.claims.get(target)) is not None:
        return f"{claim.kind}: {wording.subject(claim)}", "report", claim.report, f"claim-{target}"
    if (finding := view.findings.get(target)) is not None:
        return finding.question, "finding", target, ""
    if (origin := view.origins.get(target)) is not None:
        return origin.name, "", "", ""
    return f"{target}, which the case no longer holds", "", "", ""


def _words(value: object) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_words(part) or 'nothing'}" for key, part in value.items())
    return json.dumps(value, ensure_ascii=False)


def tables(shown: Audit) -> tuple[Table, ...]:
    """Return the whole log as a table, with the hashes that chain it."""
    columns = ("number", "id", "when", "who", "action", "target", "before", "after", "reason", "previous", "hash")
    rows = (
        (n, j.id, j.when, j.who, j.action, j.target, j.before, j.after, j.reason, j.previous, j.hash)
        for n, j in enumerate(shown.everything, 1)
    )
    return (Table("judgements", "Judgements", columns, rows),)


PAGE = Page("audit", "Log", build, tables=tables)
