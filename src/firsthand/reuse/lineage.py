"""The graph of who stands on whom, from what reports say of their sources and from the passages they share."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from firsthand.engine import Kept
from firsthand.model import BlockType, Edge, Lineage, Passage
from firsthand.packs.agencies import WORKS_FOR
from firsthand.reuse.carrying import carried, copied, syndicated
from firsthand.reuse.crediting import Credit, agencies_in, credits_of, introduced
from firsthand.reuse.cycles import find_cycles
from firsthand.reuse.mentions import mentions_of
from firsthand.reuse.naming import Naming

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from firsthand.model import Claim, Link, Report, Reuse
    from firsthand.packs import Packs

_CAPITALS = re.compile(r"\b[A-Z]{2,6}\b")


def trace_lineage(
    reports: Iterable[Report],
    claims: Iterable[Claim],
    reuse: Iterable[Reuse],
    packs: Packs,
    kept: Kept | None = None,
) -> Lineage:
    """Return who stands on whom: each edge with the words that prove it, or as inferred with its reason.

    Nodes are report ids and `source:<name>`. A source whose own report is in the case stands on that report, so that
    outlets which cite one another in a circle are seen to.

    Args:
        reports: all of them.
        claims: of all of them.
        reuse: passages that two of them share.
        packs: the vocabularies.
        kept: what single reports were found to say before: it spares work, and changes nothing.
    """
    kept = kept or Kept()
    listed = sorted({r.id: r for r in reports}.values(), key=lambda r: r.id)
    shared = sorted(reuse, key=lambda r: (r.a.report, r.b.report, r.a.start, r.b.start))
    naming = _naming(listed, packs, kept)
    edges: dict[tuple[str, str, str], Edge] = {}
    for edge in _stated(listed, claims, naming, kept):
        _keep(edges, edge)
    stated = tuple(edges.values())
    for edge in (
        *copied(listed, shared, stated, naming),
        *carried(listed, shared, stated, naming),
        *syndicated(listed, shared, packs, naming),
    ):
        _keep(edges, edge)
    for edge in _own_reports(listed, tuple(edges.values()), naming):
        _keep(edges, edge)
    ordered = tuple(edges[key] for key in sorted(edges))
    return Lineage(ordered, find_cycles((e.from_, e.to) for e in ordered))


def _naming(reports: Sequence[Report], packs: Packs, kept: Kept) -> Naming:
    """Return whom names mean in the case: the very same while no outlet comes or goes, and no abbreviation."""
    outlets = tuple(sorted({r.outlet for r in reports if r.outlet}))
    read = {r.id: kept.of(("introduced", r.id), r.text, partial(_introduced, r.text)) for r in reports}
    told = tuple(pair for pairs in read.values() for pair in pairs)
    naming: Naming = kept.of("naming", (outlets, told, packs), partial(Naming, outlets, told, packs))
    return naming


def _introduced(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(introduced((text,)))


def _stated(reports: Sequence[Report], claims: Iterable[Claim], naming: Naming, kept: Kept) -> Iterator[Edge]:
    """Give what the reports state: whom their claims cite, then whom they credit, then whom else they speak of."""
    by_id = {r.id: r for r in reports}
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        told.setdefault(claim.report, []).append(claim)
    found = []
    for report_id in sorted(by_id.keys() | told.keys()):
        report, here = by_id.get(report_id), tuple(told.get(report_id, ()))
        make = partial(_stated_by, report, here, naming)
        found.append(kept.of(("stated", report_id), (report, here, naming), make))
    for kind in range(3):
        for by_kind in found:
            yield from by_kind[kind]


def _stated_by(report: Report | None, claims: Sequence[Claim], naming: Naming) -> tuple[tuple[Edge, ...], ...]:
    """Return what one report states, by kind, each edge as `_keep` would have it."""
    alone = [report] if report is not None else []
    cited = _cited(sorted(claims, key=lambda c: (c.mention, c.id)), {r.id: r for r in alone}, naming)
    return tuple(_kept(edges) for edges in (cited, _credited(alone, naming), _mentioned(alone, naming)))


def _kept(listed: Iterable[Edge]) -> tuple[Edge, ...]:
    edges: dict[tuple[str, str, str], Edge] = {}
    for edge in listed:
        _keep(edges, edge)
    return tuple(edges.values())


def _keep(edges: dict[tuple[str, str, str], Edge], edge: Edge) -> None:
    """Keep one edge of a kind between two nodes: the first with proof, else the first."""
    key = (edge.from_, edge.to, edge.kind)
    held = edges.get(key)
    if held is None or (held.proof is None and edge.proof is not None):
        edges[key] = edge


def _cited(claims: Sequence[Claim], reports: dict[str, Report], naming: Naming) -> Iterator[Edge]:
    """Give the edges of each chain: the report stands on whom it cites, and that one on whom it cites in turn."""
    for claim in claims:
        report = reports.get(claim.report)
        own = naming.of(report.outlet) if report is not None and report.outlet else ""
        above = claim.report
        for link in claim.chain[1:]:
            name = naming.named(link.name)
            proof = None
            employer = naming.employer(_told_of(claim, link)) if link.kind == "crew" else ""
            if link.start is not None and link.end is not None:
                proof = Passage(claim.report, link.start, link.end)
            if employer and employer != own and f"source:{employer}" != above:
                yield Edge(f"source:{employer}", above, "cites", proof, f"{link.cue or 'cited'}: {link.name}")
                above = f"source:{employer}"
            if name != own:
                node = f"source:{name}"
                if link.kind == "unnamed" or name[:1].islower():
                    # two outlets' "local official" are not shown to be one: the node says whose words these are
                    citing = above.removeprefix("source:") if above != claim.report else own
                    node = f"{node} ({citing or 'unknown outlet'})"
                if node != above:
                    yield Edge(node, above, "cites", proof, f"{link.cue or 'cited'}: {link.name}")
                above = node


def _told_of(claim: Claim, link: Link) -> str:
    """Return a journalist's name and whom the words right after it say that he works for."""
    _, _, after = claim.quote.partition(link.name)
    works = WORKS_FOR.match(after)
    return f"{link.name} {works[1]}" if works is not None else link.name


def _credited(reports: Sequence[Report], naming: Naming) -> Iterator[Edge]:
    """Give the edges of credits: "(Ridge Wire)", "handout via Ridge Wire", "- HNA" of an agency that the case names."""
    for report in reports:
        own = naming.of(report.outlet) if report.outlet else ""
        captions = [Credit(b.start, b.end, "caption") for b in report.blocks if b.type is BlockType.CAPTION]
        for credit in (*credits_of(report), *captions):
            text = report.text[credit.start : credit.end]
            for match, name in _carriers_in(text, naming):
                if (
                    name == own
                    or not credit.holds(match)
                    or (credit.where == "caption" and not _is_credit(text, match))
                ):
                    continue
                proof = Passage(report.id, credit.start + match.start(), credit.start + match.end())
                yield Edge(f"source:{name}", report.id, "credits", proof, f"credited in its {credit.where}")
        if report.author:
            name = naming.named(report.author)
            if name != own and (name in naming.carrying or report.author in naming.abbreviated):
                yield Edge(f"source:{name}", report.id, "credits", None, "inferred: its byline names the agency")


def _mentioned(reports: Sequence[Report], naming: Naming) -> Iterator[Edge]:
    """Give the edges of what reports say that other outlets were told or had before, whatever they claim of it."""
    for report in reports:
        own = naming.of(report.outlet) if report.outlet else ""
        for mention in mentions_of(report, naming):
            if mention.name != own:
                proof = Passage(report.id, mention.start, mention.end)
                yield Edge(f"source:{mention.name}", report.id, "cites", proof, f"{mention.cue}: {mention.name}")


def _carriers_in(text: str, naming: Naming) -> Iterator[tuple[re.Match[str], str]]:
    """Give where a text names outlets and agencies, in full or, in capitals, by an abbreviation."""
    yield from naming.in_text(text)
    for match in _CAPITALS.finditer(text):
        if match[0] in naming.abbreviated:
            yield match, naming.abbreviated[match[0]]
    for match in agencies_in(text):
        if next(naming.in_text(match[0]), None) is None:  # it says itself what it is
            yield match, match[0]


def _is_credit(text: str, match: re.Match[str]) -> bool:
    """Whether a caption names the source as where its picture is from, not as part of what it shows."""
    before = text[: match.start()].casefold()
    return bool(re.search(r"(?:via|courtesy of|handout|photo(?:graph)? by|credit:?|©|/|\()\s*(?:\d{4}\s*)?$", before))


def _own_reports(reports: Sequence[Report], edges: Sequence[Edge], naming: Naming) -> Iterator[Edge]:
    """Give inferred edges from a cited outlet's reports in the case to the outlet as others cite it."""
    cited = {e.from_ for e in edges if e.from_.startswith("source:")}
    for report in reports:
        node = f"source:{naming.of(report.outlet)}" if report.outlet else ""
        if node in cited:
            yield Edge(report.id, node, "carries", None, "inferred: a report of that outlet in this case")
