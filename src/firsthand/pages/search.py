"""Search: the words of reports in every script, and the claims read from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.brief.unread import ANALYSED
from firsthand.pages import wording
from firsthand.pages.page import Asked, Page
from firsthand.pages.tables import Table
from firsthand.store.search import fold

if TYPE_CHECKING:
    from firsthand.model import Claim, Report
    from firsthand.pages.links import Links
    from firsthand.pages.view import View
    from firsthand.store import Hit

REPORTS, CLAIMS = 50, 100  # shown at most


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a passage: one that matched, or what stands between."""

    text: str
    matched: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A report that matched, with the passage that shows it."""

    report: Report
    outlet: str
    title: str
    analysed: bool  # whether claims were looked for in it
    pieces: tuple[Piece, ...]
    span: str  # "120-180": the first match, for the reader to show


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim whose sentence has all the words."""

    claim: Claim
    outlet: str
    says: str


@dataclass(frozen=True, slots=True)
class Search:
    """What was found."""

    words: str
    reports: tuple[Found, ...]
    widened: bool  # no report had these very words; these have words that begin alike
    claims: tuple[FoundClaim, ...]
    claims_in_all: int


def build(view: View, asked: Asked, links: Links) -> Search:
    """Return the reports and claims that have the words asked for."""
    del links
    words = asked.chosen("words").strip()[:500]
    hits = [h for h in view.behind.search(words, REPORTS) if h.report in view.reports] if words else []
    wanted = fold(words.replace('"', " ").replace("*", " ")).split()
    among = [c for c, text in view.folded_quotes if wanted and all(f" {w}" in text for w in wanted)]
    return Search(
        words,
        tuple(_found(view, h) for h in hits),
        bool(hits) and hits[0].widened,
        tuple(_claim(view, c) for c in among[:CLAIMS]),
        len(among),
    )


def _found(view: View, hit: Hit) -> Found:
    report = view.reports[hit.report]
    pieces, at = [], 0
    for start, end in hit.matches:
        pieces.append(Piece(hit.passage[at : start - hit.start], matched=False))
        pieces.append(Piece(hit.passage[start - hit.start : end - hit.start], matched=True))
        at = end - hit.start
    pieces.append(Piece(hit.passage[at:], matched=False))
    start, end = hit.matches[0] if hit.matches else (hit.start, hit.end)
    shown = tuple(p for p in pieces if p.text)
    return Found(
        report,
        wording.outlet(report),
        report.title or wording.source_name(report),
        report.language == ANALYSED,
        shown,
        f"{start}-{end}",
    )


def _claim(view: View, claim: Claim) -> FoundClaim:
    return FoundClaim(claim, wording.outlet(view.reports[claim.report]), wording.told(claim))


def tables(shown: Search) -> tuple[Table, ...]:
    """Return what was found as tables; none where nothing was looked for."""
    if not shown.words:
        return ()
    reports = (
        (f.report.id, f.outlet, f.title, f.report.published, "".join(p.text for p in f.pieces)) for f in shown.reports
    )
    claims = ((f.claim.id, f.claim.report, f.outlet, f.says, f.claim.quote) for f in shown.claims)
    return (
        Table("reports", "Reports found", ("id", "outlet", "title", "published", "passage"), reports),
        Table("claims", "Claims found", ("id", "report", "outlet", "says", "quote"), claims),
    )


PAGE = Page("search", "Search", build, tables=tables, live=True)
