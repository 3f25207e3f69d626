"""Who stands on whom: copies, what they copy, and at the right the voices at which the chain ends."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from firsthand.pages import wording
from firsthand.pages.descent import Figure, drawn, named
from firsthand.pages.families import READABLE, Family, families
from firsthand.pages.page import Asked, NoSuchItem, Page
from firsthand.pages.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from firsthand.model import Edge, Report
    from firsthand.pages.links import Links
    from firsthand.pages.view import View

ROOM = 120  # nodes drawn on one page
MOST = 15  # nodes listed as those on which most stands


@dataclass(frozen=True, slots=True)
class Lead:
    """One report, and the origins that it leads to."""

    report: Report
    outlet: str
    origins: tuple[tuple[str, str], ...]  # name and basis, the one of most claims first
    figure: str  # the address of the figure it stands in; empty where it stands on nobody known


@dataclass(frozen=True, slots=True)
class LineagePage:
    """The figures of one page, or what is around one node."""

    node: str  # the one asked for
    of: str  # its name
    words: str
    figures: tuple[Figure, ...]
    total: int  # figures there are, of those asked for
    left_out: int  # nodes around the one asked for that are not drawn
    page: int
    pages: int
    leads: tuple[Lead, ...]
    circles: tuple[tuple[str, str], ...]  # a node of each, and the circle in words
    reports: int
    sources: int
    edges: int
    most: tuple[tuple[str, str, int, int], ...]  # what most stands on: id, name, reports directly, and in all
    rows: Iterable[tuple[object, ...]]
    origins: Iterable[tuple[object, ...]]


def build(view: View, asked: Asked, links: Links) -> LineagePage:
    """Return the figures asked for: those around the node `of`, those that hold `words`, or a page of all."""
    of, words = asked.chosen("of"), asked.chosen("words").strip()
    held, left_out = _around(view, of) if of else (view.once(_families), 0)
    if words:
        held = tuple(f for f in held if any(words.casefold() in _said(view, n) for n in f.nodes))
    shelves = _shelves(held)
    page = min(asked.number("page"), len(shelves))
    if asked.item:
        page = int(asked.item) if asked.item.isdigit() else 0
        if not 1 <= page <= len(shelves):
            raise NoSuchItem("page of the lineage", asked.item)
    figures = tuple(drawn(view, links, f, number) for number, f in enumerate(shelves[page - 1], 1))
    whole = links.live or page == 1
    edges = view.snapshot.lineage.edges if whole else tuple(e for f in shelves[page - 1] for e in f.edges)
    return LineagePage(
        node=of,
        of=named(view, of) if of else "",
        words=words,
        figures=figures,
        total=len(held),
        left_out=left_out,
        page=page,
        pages=len(shelves),
        leads=tuple(_leads(view, figures, alone=page == 1 and not of and not words)),
        circles=view.once(_circles),
        reports=len(view.reports),
        sources=sum(n not in view.reports for n in {*view.standing_on, *view.carrying}),
        edges=len(view.snapshot.lineage.edges),
        most=view.once(_most) if page == 1 and not of and not words else (),
        rows=_rows(view, edges),
        origins=_origin_rows(view),
    )


def _families(view: View) -> tuple[Family, ...]:
    return families(view.snapshot.lineage.edges, view.reports)


def _shelves(held: tuple[Family, ...]) -> list[tuple[Family, ...]]:
    """Return the figures by page: as many on each as can be taken in, one at least."""
    shelves: list[list[Family]] = [[]]
    room = ROOM
    for family in held:
        if shelves[-1] and len(family.nodes) > room:
            shelves.append([])
            room = ROOM
        shelves[-1].append(family)
        room -= len(family.nodes)
    return [tuple(shelf) for shelf in shelves]


def _around(view: View, of: str) -> tuple[tuple[Family, ...], int]:
    """Return one figure of what a node stands on and of what stands on it, nearest first, and how many it leaves out.

    A report without any tie has no figure.

    Raises:
        NoSuchItem: nothing in the lineage has that name.
    """
    if of not in view.standing_on and of not in view.carrying:
        if of in view.reports:
            return (), 0
        raise NoSuchItem("report or source with a lineage", of)
    found = {of: 0}
    for step, end in ((view.standing_on, "from_"), (view.carrying, "to")):
        queue = [of]
        for node in queue:
            for other in (getattr(edge, end) for edge in step.get(node, ())):
                if other not in found:
                    found[other] = found[node] + 1
                    queue.append(other)
    nearest = sorted(found, key=lambda n: (found[n], n))[:READABLE]
    kept = frozenset(nearest)
    edges = tuple(e for n in nearest for e in view.standing_on.get(n, ()) if e.from_ in kept)
    return (Family(of, tuple(sorted(kept)), edges, frozenset()),), len(found) - len(kept)


def _said(view: View, node: str) -> str:
    """Return the words by which a node can be found."""
    report = view.reports.get(node)
    return f"{named(view, node)} {report.title or ''}".casefold() if report else node.casefold()


def _leads(view: View, figures: tuple[Figure, ...], *, alone: bool) -> Iterator[Lead]:
    """Yield the reports of the figures, and with `alone` also those that stand on nobody known."""
    origins = view.once(_origins_of)
    at = {node.id: f"#{figure.anchor}-{node.anchor}" for figure in figures for node in figure.nodes}
    shown = [r for r in view.snapshot.reports if r.id in at]
    if alone:
        shown += [r for r in view.snapshot.reports if r.id not in view.standing_on and r.id not in view.carrying][:200]
    for report in sorted(shown, key=lambda r: (r.published or "", r.id)):
        yield Lead(report, wording.outlet(report), origins.get(report.id, ()), at.get(report.id, ""))


def _origins_of(view: View) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the origins of each report's claims, the one of most claims first."""
    counted: dict[str, Counter[str]] = {}
    for claim in view.snapshot.claims:
        origin = view.origin_of(claim.id)
        if origin is not None and origin in view.origins:
            counted.setdefault(claim.report, Counter())[origin] += 1
    return {
        report: tuple(
            (view.origins[o].name, str(view.origins[o].basis))
            for o, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        )
        for report, counts in counted.items()
    }


def _circles(view: View) -> tuple[tuple[str, str], ...]:
    """Return each cycle by its first node and in words; an outlet and its own report are told of as one."""
    told = []
    for cycle in view.snapshot.lineage.cycles:
        names = [name for name, _ in groupby(named(view, node) for node in (*cycle, cycle[0]))]
        told.append((cycle[0], f"{names[0]} is carried by {', which is carried by '.join(names[1:] or names)}."))
    return tuple(told)


def _most(view: View) -> tuple[tuple[str, str, int, int], ...]:
    """Return the nodes on which most reports stand, directly or through others."""
    counted = {}
    direct = {n: len({e.to for e in edges if e.to in view.reports}) for n, edges in view.carrying.items()}
    for node in sorted(direct, key=lambda n: (-direct[n], n))[: 2 * MOST]:
        found, queue = {node}, [node]
        for here in queue:
            new = [e.to for e in view.carrying.get(here, ()) if e.to not in found]
            found.update(new)
            queue += dict.fromkeys(new)
        counted[node] = sum(n in view.reports for n in found - {node})
    ranked = sorted(counted, key=lambda n: (-counted[n], -direct[n], n))
    return tuple((n, named(view, n), direct[n], counted[n]) for n in ranked[:MOST] if counted[n] > 1)


def _rows(view: View, edges: Iterable[Edge]) -> Iterator[tuple[object, ...]]:
    for edge in edges:
        proof = edge.proof
        quote = view.reports[proof.report].text[proof.start : proof.end] if proof else None
        yield (
            named(view, edge.to), named(view, edge.from_), edge.kind, proof is None, edge.reason, quote,
            proof and proof.report, proof and proof.start, proof and proof.end, edge.to, edge.from_,
        )  # fmt: skip


def _origin_rows(view: View) -> Iterator[tuple[object, ...]]:
    for report in view.snapshot.reports:
        for name, basis in view.once(_origins_of).get(report.id, ()):
            yield (report.id, wording.outlet(report), report.published, name, basis)


def tables(shown: LineagePage) -> tuple[Table, ...]:
    """Return who stands on whom, and where each report leads, as tables."""
    columns = ("who", "stands on", "kind", "inferred", "reason", "quote", "report", "start", "end", "who id", "on id")
    origins = ("report", "outlet", "published", "origin", "basis")
    return (
        Table("edges", "Who stands on whom", columns, shown.rows),
        Table("origins", "Origins of each report", origins, shown.origins),
    )


def _items(view: View) -> tuple[str, ...]:
    """Return the pages that an archive has: it holds no query, so each is a file."""
    pages = len(_shelves(view.once(_families)))
    return ("", *(str(number) for number in range(2, pages + 1)))


PAGE = Page("lineage", "Lineage", build, _items, tables)
