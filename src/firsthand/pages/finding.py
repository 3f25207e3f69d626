"""Why a finding stands as it does: its values, who stands behind each, whether they are one, what would change it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.model import Verdict
from firsthand.pages import wording
from firsthand.pages.brief import place_of
from firsthand.pages.chips import chips
from firsthand.pages.collapse import Collapse, draw
from firsthand.pages.decided import decided, reviewers
from firsthand.pages.page import Asked, NoSuchItem, Page
from firsthand.pages.tables import Table

if TYPE_CHECKING:
    from firsthand.model import Claim, Finding, Origin, Report, Sameness
    from firsthand.pages.audit import Entry
    from firsthand.pages.links import Links
    from firsthand.pages.view import View

OFFERED = 200  # events to merge with
PAIRS = 60  # of origins; those that are not settled first, the others in the table to take away
TELLINGS = 8  # of one origin; those after them are folded


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim, with the report that makes it."""

    claim: Claim
    report: Report
    outlet: str
    voices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """One origin behind a value, with the claims that carry it."""

    origin: Origin
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One value, and the origins that give it."""

    words: str
    as_of: str
    stands: tuple[Stand, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """A finding, explained."""

    finding: Finding
    meaning: str  # of its status
    because: str  # how that came about here; empty where the meaning says it all
    lacking: str  # what it would need to be corroborated
    collapse: Collapse | None
    told: str  # the page of the brief that has a sentence for it; empty where it is told with others
    reports: int
    answers: tuple[Answer, ...]
    reconciled: str
    pairs: tuple[tuple[Origin, Origin, Sameness | None], ...]
    shown: tuple[tuple[Origin, Origin, Sameness | None], ...]  # of the pairs
    flags: tuple[tuple[str, str], ...]  # with what each says
    folded: int  # tellings of one origin after which the others are folded
    judgements: tuple[Entry, ...]
    reviewed: tuple[str, ...]  # who accepted or rejected it, or a claim of it
    others: tuple[Finding, ...]  # of other events of its kind: what it may be merged with
    seen: int  # judgements that the case held when this was looked at


def build(view: View, asked: Asked, links: Links) -> Why:
    """Return the finding asked for, with everything it stands on."""
    finding = view.findings.get(asked.item)
    if finding is None:
        raise NoSuchItem("finding", asked.item)
    answers = tuple(
        Answer(wording.value(v.value), wording.moment(v.as_of), _stands(view, v.claims, v.origins))
        for v in finding.values
    )
    pairs = _pairs(view, finding)
    status = str(finding.status)
    because, meaning = wording.sentence(finding.reason), wording.STATUSES[status]
    return Why(
        finding=finding,
        told=_told(view, finding, links),
        meaning=meaning,
        because="" if because == meaning else because,
        lacking=wording.LACKING.get(status, ""),
        collapse=draw(view, finding),
        reports=len({view.claims[c].report for c in finding.claims}),
        answers=answers,
        reconciled=wording.carried(finding.reconciled),
        pairs=pairs,
        shown=tuple(sorted(pairs, key=lambda pair: pair[2] is None or pair[2].verdict is Verdict.DIFFERENT))[:PAIRS],
        flags=chips(view, finding),
        folded=TELLINGS,
        judgements=decided(view, finding),
        reviewed=reviewers(view, finding),
        others=_others(view, finding) if links.live else (),
        seen=len(view.snapshot.judgements),
    )


def _told(view: View, finding: Finding, links: Links) -> str:
    if (links.live and not view.has_brief) or finding.id not in view.told:
        return ""
    key, position = view.told[finding.id]
    return links.page("brief", place_of(position, key), at=f"finding-{finding.id}")


def _others(view: View, finding: Finding) -> tuple[Finding, ...]:
    """Return findings of other events of the same kind, those with the same thing first."""
    among = [f for f in view.findings_of_kind.get(finding.kind, ()) if f.event != finding.event]
    by_event = {f.event: f for f in reversed(among)}
    return tuple(sorted(by_event.values(), key=lambda f: (f.thing != finding.thing, f.question, f.id))[:OFFERED])


def _stands(view: View, claims: tuple[str, ...], origins: tuple[str, ...]) -> tuple[Stand, ...]:
    by_origin: dict[str, list[Telling]] = {o: [] for o in origins}
    for claim in (view.claims[c] for c in claims):
        origin = view.origin_of(claim.id)
        if origin in by_origin:
            by_origin[origin].append(_telling(view, claim))
    return tuple(Stand(view.origins[o], tuple(tellings)) for o, tellings in by_origin.items() if tellings)


def _telling(view: View, claim: Claim) -> Telling:
    report = view.reports[claim.report]
    voices = tuple(link.name for link in claim.chain) + (() if claim.root_stated else ("source not stated",))
    return Telling(claim, report, wording.outlet(report), voices)


def _pairs(view: View, finding: Finding) -> tuple[tuple[Origin, Origin, Sameness | None], ...]:
    """Return every pair of origins, and what is said of them; None where nothing needs saying: they differ."""
    ids = sorted(finding.origins)
    return tuple(
        (view.origins[a], view.origins[b], view.sameness.get((a, b))) for i, a in enumerate(ids) for b in ids[i + 1 :]
    )


def tables(shown: Why) -> tuple[Table, ...]:
    """Return the claims behind the finding, and its pairs of origins, as tables."""
    rows = (
        (answer.words, stand.origin.name, told.outlet, told.report.published, " > ".join(told.voices),
         str(told.claim.basis), str(told.claim.certainty), told.claim.quote, told.claim.id, told.report.id)
        for answer in shown.answers
        for stand in answer.stands
        for told in stand.tellings
    )  # fmt: skip
    columns = ("value", "origin", "outlet", "published", "voices", "basis", "certainty", "quote", "claim", "report")
    pairs = ((a.name, b.name, str(s.verdict) if s else "different", s.reason if s else "") for a, b, s in shown.pairs)
    return (
        Table("claims", "Who says what", columns, rows),
        Table("origins", "Are the origins one?", ("one", "other", "verdict", "reason"), pairs),
    )


PAGE = Page("finding", "", build, lambda view: view.findings, tables)
