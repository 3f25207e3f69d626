"""The graph of who stands on whom, from what reports say of their sources and from the passages they share."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.model import BlockType, Edge, Lineage, Passage
from firsthand.packs.agencies import GENERIC, WORKS_FOR
from firsthand.reuse.cycles import find_cycles
from firsthand.reuse.direction import direction_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from firsthand.model import Claim, Link, Report, Reuse
    from firsthand.packs import Packs

_CARRYING = frozenset({"outlet", "wire", "network", "media"})
_CREDITED = (BlockType.CREDIT, BlockType.DATELINE)


def trace_lineage(reports: Iterable[Report], claims: Iterable[Claim], reuse: Iterable[Reuse], packs: Packs) -> Lineage:
    """Return who stands on whom: each edge with the words that prove it, or as inferred with its reason.

    Nodes are report ids and `source:<name>`. A source whose own report is in the case stands on that report, so that
    outlets which cite one another in a circle are seen to.
    """
    listed = sorted({r.id: r for r in reports}.values(), key=lambda r: r.id)
    shared = sorted(reuse, key=lambda r: (r.a.report, r.b.report, r.a.start, r.b.start))
    naming = _Naming(listed, packs)
    edges: dict[tuple[str, str, str], Edge] = {}
    for edge in (
        *_cited(sorted(claims, key=lambda c: (c.report, c.mention, c.id)), {r.id: r for r in listed}, naming),
        *_credited(listed, naming),
    ):
        _keep(edges, edge)
    stated = tuple(edges.values())
    for edge in (
        *_copied(listed, shared),
        *_carried(listed, shared, stated),
        *_syndicated(listed, shared, packs, naming),
    ):
        _keep(edges, edge)
    for edge in _own_reports(listed, tuple(edges.values()), naming):
        _keep(edges, edge)
    ordered = tuple(edges[key] for key in sorted(edges))
    return Lineage(ordered, find_cycles((e.from_, e.to) for e in ordered))


def _keep(edges: dict[tuple[str, str, str], Edge], edge: Edge) -> None:
    """Keep one edge of a kind between two nodes: the first with proof, else the first."""
    key = (edge.from_, edge.to, edge.kind)
    held = edges.get(key)
    if held is None or (held.proof is None and edge.proof is not None):
        edges[key] = edge


class _Naming:
    """Canonical names of sources: the packs' own, then the outlets of the reports at hand."""

    def __init__(self, reports: Sequence[Report], packs: Packs) -> None:
        self._canonical: dict[str, str] = {}
        self.carrying: set[str] = set()
        for source in packs.sources.values():
            for alias in (source.name, *source.aliases):
                self._canonical.setdefault(_plain(alias), source.name)
            if source.kind in _CARRYING:
                self.carrying.add(source.name)
        for outlet in sorted({r.outlet for r in reports if r.outlet}):
            self._canonical.setdefault(_plain(outlet), outlet)
            self.carrying.add(self.of(outlet))
        self.carriers = tuple(
            (alias, name) for alias, name in sorted(self._canonical.items()) if name in self.carrying and len(alias) > 1
        )
        self._employers = (*self.carriers, *_short_names(reports, self))

    def of(self, name: str) -> str:
        """Return the canonical spelling of a source's name."""
        return self._canonical.get(_plain(name), name)

    def employer(self, journalist: str) -> str:
        """Return whose a journalist is by the words that tell of one, the longest name in them; empty for nobody's."""
        lowered = journalist.casefold()
        among = [(len(alias), name) for alias, name in self._employers if alias in lowered]
        held = [(size, name) for size, name in among if _names(journalist, name, self._employers)]
        return max(held)[1] if held else ""


def _names(text: str, name: str, aliases: Sequence[tuple[str, str]]) -> bool:
    return any(_whole_words(alias).search(text) for alias, of in aliases if of == name)


def _short_names(reports: Sequence[Report], naming: _Naming) -> Iterator[tuple[str, str]]:
    """Give the names of agencies in the case without what only says what they are: "Ridge" of "Ridge News Agency"."""
    short: dict[str, set[str]] = {}
    for outlet in {r.outlet for r in reports if r.outlet}:
        if GENERIC.search(outlet):
            short.setdefault(_plain(GENERIC.sub("", outlet)), set()).add(naming.of(outlet))
    for name, outlets in sorted(short.items()):
        if len(outlets) == 1 and len(name) > 1 and naming.of(name) == name:
            yield name, next(iter(outlets))


@lru_cache(maxsize=4096)
def _whole_words(alias: str) -> re.Pattern[str]:
    """Return the pattern of an alias in running text; made only for one that a text has, and once."""
    return re.compile(rf"(?<!\w){re.escape(alias)}(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=65536)
def _plain(name: str) -> str:
    return re.sub(r"^the\s+", "", " ".join(name.casefold().split()))


def _cited(claims: Sequence[Claim], reports: dict[str, Report], naming: _Naming) -> Iterator[Edge]:
    """Give the edges of each chain: the report stands on whom it cites, and that one on whom it cites in turn."""
    for claim in claims:
        report = reports.get(claim.report)
        own = naming.of(report.outlet) if report is not None and report.outlet else ""
        above = claim.report
        for link in claim.chain[1:]:
            name = naming.of(link.name)
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


def _credited(reports: Sequence[Report], naming: _Naming) -> Iterator[Edge]:
    """Give the edges of credit lines and datelines: "(Ridge Wire)", "handout via Ridge Wire"."""
    for report in reports:
        own = naming.of(report.outlet) if report.outlet else ""
        for block in report.blocks:
            if block.type not in _CREDITED and block.type is not BlockType.CAPTION:
                continue
            text = report.text[block.start : block.end]
            lowered = text.casefold()
            for alias, name in naming.carriers:
                match = _whole_words(alias).search(text) if alias in lowered else None
                if match is None:
                    continue
                if name == own or (block.type is BlockType.CAPTION and not _is_credit(text, match)):
                    continue
                proof = Passage(report.id, block.start + match.start(), block.start + match.end())
                yield Edge(f"source:{name}", report.id, "credits", proof, f"credited in its {block.type.value}")
        if report.author:
            name = naming.of(report.author)
            if name in naming.carrying and name != own:
                yield Edge(f"source:{name}", report.id, "credits", None, "inferred: its byline names the agency")


def _is_credit(text: str, match: re.Match[str]) -> bool:
    """Whether a caption names the source as where its picture is from, not as part of what it shows."""
    before = text[: match.start()].casefold()
    return bool(re.search(r"(?:via|courtesy of|handout|photo(?:graph)? by|credit:?|©|/|\()\s*(?:\d{4}\s*)?$", before))


def _copied(reports: Sequence[Report], reuse: Sequence[Reuse]) -> Iterator[Edge]:
    """Give the edges of shared passages whose direction is known, the longest passage as proof."""
    by_id = {r.id: r for r in reports}
    longest: dict[tuple[str, str], tuple[int, Passage]] = {}
    words: dict[tuple[str, str], int] = {}
    for shared in reuse:
        if shared.direction is None or shared.a.report not in by_id or shared.b.report not in by_id:
            continue
        source, copy = (shared.a, shared.b) if shared.direction == "a>b" else (shared.b, shared.a)
        key = (source.report, copy.report)
        length = copy.end - copy.start
        words[key] = words.get(key, 0) + len(by_id[copy.report].text[copy.start : copy.end].split())
        if key not in longest or length > longest[key][0]:
            longest[key] = (length, copy)
    for (source_id, copy_id), (_, proof) in longest.items():
        _, why = direction_of(by_id[source_id], by_id[copy_id])
        if why.startswith("neither"):
            why = "nearly all of it stands, with gaps, in the longer one"
        yield Edge(source_id, copy_id, "copies", proof, f"{words[(source_id, copy_id)]} words shared; {why}")


def _carried(reports: Sequence[Report], reuse: Sequence[Reuse], stated: Sequence[Edge]) -> Iterator[Edge]:
    """Give inferred edges: a report that shares a passage with one crediting an agency stands on that agency too."""
    agencies: dict[str, list[str]] = {}
    for edge in stated:
        if edge.kind == "credits":
            agencies.setdefault(edge.to, []).append(edge.from_)
    titles = {r.id: r.outlet or r.id for r in reports}
    own = {r.id: f"source:{r.outlet}" for r in reports}
    said = {(edge.from_, edge.to) for edge in stated}
    for shared in reuse:
        if shared.direction is not None:
            continue  # the copy stands on the other report, which credits the agency
        for here, there in ((shared.a, shared.b), (shared.b, shared.a)):
            for agency in agencies.get(there.report, ()):
                if agency != own.get(here.report) and (agency, here.report) not in said:
                    reason = f"inferred: shares a passage with {titles.get(there.report)}, which credits it"
                    yield Edge(agency, here.report, "carries", None, reason)


def _syndicated(reports: Sequence[Report], reuse: Sequence[Reuse], packs: Packs, naming: _Naming) -> Iterator[Edge]:
    """Give inferred edges from a wire's report to that of an outlet known to carry the wire, where they share words."""
    by_id = {r.id: r for r in reports}
    for shared in reuse:
        for here, there in ((shared.a, shared.b), (shared.b, shared.a)):
            outlet, other = by_id.get(here.report), by_id.get(there.report)
            if outlet is None or other is None or not outlet.outlet or not other.outlet:
                continue
            entry = packs.sources.get(naming.of(outlet.outlet))
            wire = naming.of(other.outlet)
            if entry is not None and wire in {naming.of(w) for w in entry.carries}:
                reason = f"inferred: {outlet.outlet} carries {wire}, and the two share a passage"
                yield Edge(other.id, outlet.id, "syndicates", None, reason)


def _own_reports(reports: Sequence[Report], edges: Sequence[Edge], naming: _Naming) -> Iterator[Edge]:
    """Give inferred edges from a cited outlet's reports in the case to the outlet as others cite it."""
    cited = {e.from_ for e in edges if e.from_.startswith("source:")}
    for report in reports:
        node = f"source:{naming.of(report.outlet)}" if report.outlet else ""
        if node in cited:
            yield Edge(report.id, node, "carries", None, "inferred: a report of that outlet in this case")
