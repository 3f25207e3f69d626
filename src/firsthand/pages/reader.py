"""The report reader: a report's own words, marked where a claim was read from them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from firsthand.pages import wording
from firsthand.pages.page import Asked, NoSuchItem, Page
from firsthand.pages.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from firsthand.model import Block, Claim, Edge, Finding, Judgement, Report
    from firsthand.pages.links import Links
    from firsthand.pages.view import View


_NO_CUE = frozenset(("cited", "inferred"))  # what a tie has for a reason where no word of the report says it
FOLDED = 4  # claims of one passage after which the others are folded


@dataclass(frozen=True, slots=True)
class Noted:
    """A claim in the margin: what was read, and the findings that stand on it."""

    claim: Claim
    says: str
    setting: str
    voices: tuple[str, ...]
    beyond: tuple[str, ...]  # of the voices, those beyond the report's own outlet
    findings: tuple[Finding, ...]
    judgements: tuple[Judgement, ...]

    @property
    def behind(self) -> tuple[object, ...]:
        """Whose word it is and how certain: what a claim of the same passage need not say again."""
        return (self.beyond, self.claim.basis, wording.manner(self.claim))


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text that is marked, or not: `number` counts the marked ones through the report."""

    text: str
    start: int
    number: int = 0
    claims: tuple[Noted, ...] = ()
    starts: tuple[int, ...] = ()  # where the cited spans in it begin: what a footnote names


@dataclass(frozen=True, slots=True)
class Part:
    """A block as the reader shows it."""

    type: str
    by: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Blocks that follow one another; `folded` are those that are no story and hold nothing that is cited."""

    parts: tuple[Part, ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Whom the report stands on, or who stands on it: `report` is empty for a source of which no report is here."""

    edge: Edge
    name: str
    report: str
    says: str  # what the tie is, in a word, and what shows it
    proof: tuple[str, int] | None  # the report and place of the words that show it


@dataclass(frozen=True, slots=True)
class Reader:
    """A report, ready to read."""

    report: Report
    outlet: str
    title: str
    facts: tuple[tuple[str, str], ...]
    runs: tuple[Run, ...]
    marked: int
    standing_on: tuple[Neighbour, ...]
    carrying: tuple[Neighbour, ...]
    previous: str
    next: str
    seen: int  # judgements that the case held when this was looked at
    folded: int = FOLDED


def build(view: View, asked: Asked, links: Links) -> Reader:
    """Return the report asked for."""
    del links
    report = view.reports.get(asked.item)
    if report is None:
        raise NoSuchItem("report", asked.item)
    parts = _parts(report, view, _span(asked.chosen("span"), len(report.text)))
    order = list(view.reports)
    at = order.index(report.id)
    return Reader(
        report=report,
        outlet=wording.outlet(report),
        title=report.title or wording.source_name(report),
        facts=_facts(report),
        runs=_runs(parts),
        marked=sum(bool(p.number) for part in parts for p in part.passages),
        standing_on=tuple(_neighbour(view, e, e.from_) for e in view.standing_on.get(report.id, ())),
        carrying=tuple(_neighbour(view, e, e.to) for e in view.carrying.get(report.id, ())),
        previous=order[at - 1] if at else "",
        next=order[at + 1] if at + 1 < len(order) else "",
        seen=len(view.snapshot.judgements),
    )


def _parts(report: Report, view: View, asked: tuple[tuple[int, int], ...]) -> tuple[Part, ...]:
    """Return the blocks of a report, each cut where a cited passage or a proof of the lineage begins or ends."""
    in_brief = view.noted_in.get(report.id, ()) if view.has_brief else ()
    cited = sorted({*view.cited_in.get(report.id, ()), *in_brief})
    proofs = (*view.proofs_in.get(report.id, ()), *asked)
    claims = view.claims_of.get(report.id, ())
    marks = _apart(cited)
    starts = sorted({start for start, _ in (*cited, *proofs)})
    cuts = sorted({at for span in (*marks, *proofs) for at in span})
    parts, number = [], 0
    for block in report.blocks:
        passages = []
        edges = [block.start, *(c for c in cuts if block.start < c < block.end), block.end]
        inside = [m for m in marks if m[0] < block.end and block.start < m[1]]
        edges = [e for e in edges if not any(m[0] < e < m[1] for m in inside)]
        for start, end in pairwise(edges):
            mark = next((m for m in inside if m[0] <= start < m[1]), None)
            number += mark is not None
            noted = tuple(_noted(c, view) for c in claims if mark and start <= c.start < end)
            anchors = tuple(at for at in starts if start <= at < end)
            passages.append(Passage(report.text[start:end], start, number if mark else 0, noted, anchors))
        parts.append(Part(str(block.type), _by(block), tuple(passages)))
    return tuple(parts)


def _span(text: str, size: int) -> tuple[tuple[int, int], ...]:
    """Return the span that a search asks the reader to show: "120-180"; none when it is no span of this text."""
    start, _, end = text.partition("-")
    if not (start.isdecimal() and end.isdecimal() and len(text) < 24):
        return ()
    return ((int(start), int(end)),) if int(start) < int(end) <= size else ()


def _apart(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in order that do not overlap: those that do are one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _noted(claim: Claim, view: View) -> Noted:
    voices = tuple(link.name for link in claim.chain) + (() if claim.root_stated else ("source not stated",))
    return Noted(
        claim,
        wording.told(claim),
        wording.setting(claim),
        voices,
        voices[1:] or ("first-hand",),
        view.findings_of.get(claim.id, ()),
        view.judgements_on.get(claim.id, ()),
    )


def _by(block: Block) -> str:
    return ", ".join(filter(None, (block.author, block.handle, block.date)))


def _facts(report: Report) -> tuple[tuple[str, str], ...]:
    """Return what is known of a report beside its text: label and value."""
    found = f" (found: {report.published_source})" if report.published and report.published_source else ""
    facts: Iterable[tuple[str, str | None]] = (
        ("Published", f"{report.published}{found}" if report.published else "not known"),
        ("Author", report.author),
        ("Retrieved", report.retrieved),
        ("Address", report.final_url or report.url),
        ("File", report.source_path),
        ("Record", report.external_id),
        ("Language", report.language),
        ("Kept as", f"{report.media_type}, by {report.capture}" + ("" if report.sha256 else ", not an original")),
        ("SHA-256", report.sha256),
        ("To check", ", ".join(report.unsure)),
    )
    return tuple((label, value) for label, value in facts if value)


def _neighbour(view: View, edge: Edge, node: str) -> Neighbour:
    report = view.reports.get(node)
    name = wording.outlet(report) if report is not None else node.removeprefix("source:")
    proof = (edge.proof.report, edge.proof.start) if edge.proof is not None else None
    return Neighbour(edge, name, node if report is not None else "", _shown(view, edge), proof)


def _shown(view: View, edge: Edge) -> str:
    """Return what shows a tie: "cites: “said”", "copies: 46 words shared"; of one that a person set, who that was."""
    cue, _, cited = edge.reason.partition(": ")
    if edge.kind != "cites" or not cited:
        return f"{edge.kind}: {edge.reason}"
    for claim in view.claims_of.get(edge.to, ()):
        decided = [j for j in view.judgements_on.get(claim.id, ()) if j.action == "re-attribute"]
        if decided and any(link.name and cited.startswith(link.name) for link in claim.chain[1:]):
            return f"cites: by decision of {decided[-1].who}"
    return "cites" if cue in _NO_CUE else f"cites: “{cue}”"


def _runs(parts: Iterable[Part]) -> tuple[Run, ...]:
    """Return the blocks in order, what surrounds the story folded: navigation, and what the site says on every page."""

    def plain(part: Part) -> bool:
        """Return whether a part is boilerplate that nothing is cited from."""
        return part.type == "boilerplate" and not any(p.number or p.starts for p in part.passages)

    return tuple(Run(tuple(among), folded) for folded, among in groupby(parts, key=plain))


def tables(shown: Reader) -> tuple[Table, ...]:
    """Return the claims of the report as a table."""
    columns = ("sentence", "claim", "kind", "says", "setting", "certainty", "basis", "voices", "findings", "quote")
    rows = (
        (
            passage.number,
            note.claim.id,
            note.claim.kind,
            note.says,
            note.setting,
            str(note.claim.certainty),
            str(note.claim.basis),
            " > ".join(note.voices),
            "; ".join(f.id for f in note.findings),
            note.claim.quote,
        )
        for run in shown.runs
        for part in run.parts
        for passage in part.passages
        for note in passage.claims
    )
    return (Table("claims", "Claims of this report", columns, rows),)


PAGE = Page("report", "", build, lambda view: view.reports, tables)
