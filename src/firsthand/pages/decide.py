"""Deciding on a claim: accept, reject, correct, say who really stands behind it, grade, note. Looking never decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.pages import fields, wording
from firsthand.pages.page import Asked, NoSuchItem, Page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.model import Claim, Finding, Judgement, Origin, Report, Sameness
    from firsthand.pages.fields import Field
    from firsthand.pages.links import Links
    from firsthand.pages.view import View

_WANTED = ("accept", "reject", "edit", "re-attribute", "split", "grade", "note")
_OTHERS = 40  # origins that this claim's may be said to be one with


@dataclass(frozen=True, slots=True)
class Decide:
    """A claim, and what can be decided of it."""

    claim: Claim
    report: Report
    outlet: str
    says: str
    voices: tuple[str, ...]  # from whom the outlet cites, to the root
    origin: Origin | None
    others: tuple[tuple[Origin, Sameness | None], ...]  # further origins behind its findings
    findings: tuple[Finding, ...]
    judgements: tuple[Judgement, ...]
    fields: dict[str, Field]
    main: tuple[str, ...]
    further: tuple[str, ...]
    values: dict[str, str]
    kinds: tuple[str, ...]
    things: tuple[str, ...]
    places: tuple[str, ...]
    seen: int  # judgements that the case held when this was looked at
    wanted: str  # what to have ready: accept, reject, edit, ...
    back: str  # the page to return to


def build(view: View, asked: Asked, links: Links) -> Decide:
    """Return the claim asked for, with what was decided of it before."""
    claim = view.claims.get(asked.item)
    if claim is None:
        raise NoSuchItem("claim", asked.item)
    report = view.reports[claim.report]
    origin = view.origins.get(view.origin_of(claim.id) or "")
    findings = view.findings_of.get(claim.id, ())
    return Decide(
        claim=claim,
        report=report,
        outlet=wording.outlet(report),
        says=f"{claim.kind}: {wording.subject(claim)}",
        voices=tuple(link.name for link in claim.chain[1:]),
        origin=origin,
        others=_others(view, origin, findings),
        findings=findings,
        judgements=view.judgements_on.get(claim.id, ()),
        fields=fields.FIELDS,
        main=fields.MAIN,
        further=fields.FURTHER,
        values=fields.values(claim),
        kinds=view.once(fields.kinds),
        things=view.once(fields.things),
        places=view.once(fields.places),
        seen=len(view.snapshot.judgements),
        wanted=asked.chosen("wanted", *_WANTED),
        back=asked.back() or links.page("report", claim.report, at=f"claim-{claim.id}"),
    )


def _others(
    view: View, origin: Origin | None, findings: tuple[Finding, ...]
) -> tuple[tuple[Origin, Sameness | None], ...]:
    """Return the other origins behind the findings of a claim, those of which something is said first."""
    if origin is None:
        return ()
    ids = dict.fromkeys(o for f in findings for o in f.origins if o != origin.id)
    pairs = [(view.origins[o], view.sameness.get((min(o, origin.id), max(o, origin.id)))) for o in ids]
    return tuple(sorted(pairs, key=lambda pair: (pair[1] is None, pair[0].name, pair[0].id))[:_OTHERS])


def _nothing(view: View) -> Iterable[str]:
    del view
    return ()


PAGE = Page("decide", "", build, _nothing, live=True)
