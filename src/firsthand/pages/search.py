"""Search: the words of reports in every script, and the claims read from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.brief.unread import ANALYSED
from firsthand.pages import wording
from firsthand.pages.page import Asked, Page
from firsthand.pages.tables import Table
from firsthand.store import Hits
from firsthand.store.search import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.model import Claim, Report
    from firsthand.pages.links import Links
    from firsthand.pages.view import View
    from firsthand.store import Hit
    from firsthand.store.passages import Passage

SIZE = 25  # reports on a page
CLAIMS = 100  # shown at most


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a sentence: one that matched, or what stands between."""

    text: str
    matched: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that matched, and its address in the reader."""

    pieces: tuple[Piece, ...]
    span: str  # "120-180": for the reader to show


@dataclass(frozen=True, slots=True)
class Found:
    """A report that matched, with the sentences that show it."""

    report: Report
    outlet: str
    title: str
    analysed: bool  # whether claims were looked for in it
    sentences: tuple[Sentence, ...]
    more: int  # sentences that match as well


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim whose sentence has all the words."""

    claim: Claim
    outlet: str
    says: str


@dataclass(frozen=True, slots=True)
class Search:
    """What was found: one page of the reports, and the claims beside the first."""

    words: str
    reports: tuple[Found, ...]
    total: int
    page: int
    pages: int
    widened: bool  # no report had these very words; these have words that begin alike
    claims: tuple[FoundClaim, ...]
    claims_in_all: int


def build(view: View, asked: Asked, links: Links) -> Search:
    """Return the reports and claims that have the words asked for."""
    del links
    words = asked.chosen("words").strip()[:500]
    page = asked.number("page")
    found = _find(view, words, page)
    pages = max(1, -(-found.total // SIZE))
    if page > pages:
        page, found = pages, _find(view, words, pages)
    wanted = fold(words.replace('"', " ").replace("*", " ")).split()
    among = [c for c, text in view.folded_quotes if wanted and all(f" {w}" in text for w in wanted)]
    return Search(
        words,
        tuple(_found(view, h) for h in found.hits if h.report in view.reports),
        found.total,
        page,
        pages,
        found.widened,
        tuple(_claim(view, c) for c in among[:CLAIMS]) if page == 1 else (),
        len(among),
    )


def _find(view: View, words: str, page: int) -> Hits:
    return view.behind.find_words(words, SIZE, (page - 1) * SIZE) if words else Hits((), 0)


def _found(view: View, hit: Hit) -> Found:
    report = view.reports[hit.report]
    return Found(
        report,
        wording.outlet(report),
        report.title or wording.source_name(report),
        report.language == ANALYSED,
        tuple(Sentence(tuple(_pieces(p)), f"{p.start}-{p.end}") for p in hit.passages),
        hit.more,
    )


def _pieces(passage: Passage) -> Iterator[Piece]:
    at = 0
    for start, end in passage.matches:
        if between := passage.text[at : start - passage.start]:
            yield Piece(between, matched=False)
        at = end - passage.start
        yield Piece(passage.text[start - passage.start : at], matched=True)
    if rest := passage.text[at:]:
        yield Piece(rest, matched=False)


def _claim(view: View, claim: Claim) -> FoundClaim:
    return FoundClaim(claim, wording.outlet(view.reports[claim.report]), wording.told(claim))


def tables(shown: Search) -> tuple[Table, ...]:
    """Return what was found as tables; none where nothing was looked for."""
    if not shown.words:
        return ()
    reports = (
        (f.report.id, f.outlet, f.title, f.report.published, sentence.span, "".join(p.text for p in sentence.pieces))
        for f in shown.reports
        for sentence in f.sentences
    )
    claims = ((f.claim.id, f.claim.report, f.outlet, f.says, f.claim.quote) for f in shown.claims)
    return (
        Table(
            "reports", "Sentences found", ("report", "outlet", "title", "published", "characters", "sentence"), reports
        ),
        Table("claims", "Claims found", ("id", "report", "outlet", "says", "quote"), claims),
    )


PAGE = Page("search", "Search", build, tables=tables, live=True)
