"""Deciding on a claim: accept, reject, correct, say who really stands behind it, grade, note. Looking never decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.model import Basis, Tense
from firsthand.pages import wording
from firsthand.pages.page import Asked, NoSuchItem, Page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.model import Claim, Finding, Judgement, Report
    from firsthand.pages.links import Links
    from firsthand.pages.view import View

BASES = tuple(str(b) for b in Basis)
TENSES = tuple(str(t) for t in Tense)


@dataclass(frozen=True, slots=True)
class Decide:
    """A claim, and what can be decided of it."""

    claim: Claim
    report: Report
    outlet: str
    says: str
    voices: tuple[str, ...]  # from whom the outlet cites, to the root
    findings: tuple[Finding, ...]
    judgements: tuple[Judgement, ...]
    kinds: tuple[str, ...]
    bases: tuple[str, ...]
    tenses: tuple[str, ...]
    seen: int  # judgements that the case held when this was looked at
    wanted: str  # what to have ready: accept, reject, edit, re-attribute
    back: str  # the page to return to


@dataclass(frozen=True, slots=True)
class Missed:
    """Words that a person selected, to be made a claim."""

    report: Report
    outlet: str
    quote: str
    start: int
    kinds: tuple[str, ...]
    bases: tuple[str, ...]
    seen: int
    back: str


def build(view: View, asked: Asked, links: Links) -> Decide:
    """Return the claim asked for, with what was decided of it before."""
    claim = view.claims.get(asked.item)
    if claim is None:
        raise NoSuchItem("claim", asked.item)
    report = view.reports[claim.report]
    return Decide(
        claim=claim,
        report=report,
        outlet=wording.outlet(report),
        says=f"{claim.kind}: {wording.subject(claim)}",
        voices=tuple(link.name for link in claim.chain[1:]),
        findings=view.findings_of.get(claim.id, ()),
        judgements=view.judgements_on.get(claim.id, ()),
        kinds=_kinds(view),
        bases=BASES,
        tenses=TENSES,
        seen=len(view.snapshot.judgements),
        wanted=asked.chosen("wanted", "accept", "reject", "edit", "re-attribute"),
        back=asked.chosen("back") or links.page("report", claim.report, at=f"claim-{claim.id}"),
    )


def build_missed(view: View, asked: Asked, links: Links) -> Missed:
    """Return the selected words where they stand in the report, nearest to where they were selected."""
    report = view.reports.get(asked.item)
    if report is None:
        raise NoSuchItem("report", asked.item)
    quote = asked.chosen("quote").strip()
    near = asked.number("near", 0)
    if asked.chosen("skip"):
        start = _after(report.text, quote, near, asked.number("skip", 0))
    else:
        start = _nearest(report.text, quote, near)
    if start is None:
        raise NoSuchItem("passage", quote[:80])
    back = links.page("report", report.id, at=f"at-{start}", state={"span": f"{start}-{start + len(quote)}"})
    found = report.text[start : start + len(quote)]
    return Missed(
        report, wording.outlet(report), found, start, _kinds(view), BASES, len(view.snapshot.judgements), back
    )


def _after(text: str, quote: str, near: int, skip: int) -> int | None:
    """Return where `quote` stands at or after an offset, once it stood there `skip` times; None where it does not."""
    at = text.find(quote, near) if quote else -1
    while at >= 0 and skip:
        at, skip = text.find(quote, at + 1), skip - 1
    return at if at >= 0 else None


def _nearest(text: str, quote: str, near: int) -> int | None:
    """Return where `quote` stands in `text`, nearest to an offset; None where it does not."""
    if not quote:
        return None
    before, after = text.rfind(quote, 0, near + len(quote)), text.find(quote, near)
    found = [at for at in (before, after) if at >= 0]
    return min(found, key=lambda at: abs(at - near)) if found else None


def _kinds(view: View) -> tuple[str, ...]:
    return tuple(sorted({c.kind for c in view.snapshot.claims}))


def _nothing(view: View) -> Iterable[str]:
    del view
    return ()


PAGE = Page("decide", "", build, _nothing, live=True)
MISSED = Page("missed", "", build_missed, _nothing, live=True)
