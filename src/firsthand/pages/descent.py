"""One figure of the lineage: boxes in columns, what each stands on to its right."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from firsthand.pages import wording
from firsthand.pages.branches import branches
from firsthand.pages.svg import lines, place, shortened, unneeded, way

if TYPE_CHECKING:
    from firsthand.model import Edge
    from firsthand.pages.branches import Branch
    from firsthand.pages.families import Family
    from firsthand.pages.links import Links
    from firsthand.pages.svg import Placed, Point
    from firsthand.pages.view import View

WIDE, HIGH = 190, 46  # a box, in pixels
ACROSS, DOWN = 318, 60  # from one column and one row to the next
EDGE, HEAD = 12, 34  # around the figure, and above it for the headings
LETTERS, BOLD = 24, 21  # that fit in a box
DENSE = 2  # edges a node, beyond which those that only shorten a way are left to the table
ALIGNED = 20  # nodes, up to which the ends of the chains share a column: beyond, lines would grow long

KINDS = {
    "cites": "says that it has it from",
    "copies": "has the wording of",
    "credits": "credits",
    "carries": "has what is of",
    "syndicates": "carries the reports of",
}
"""Each kind of edge, as a report stands on what it names."""


@dataclass(frozen=True, slots=True)
class Node:
    """A report or a source, as a box."""

    id: str
    anchor: str  # its place in its figure
    kind: str  # report, source
    name: str
    lines: tuple[str, ...]
    note: str
    x: float
    y: float
    href: str  # empty for a source in an archive: there the figure holds all there is
    last: bool  # it stands on nobody known
    shared: bool  # drawn in other figures as well


@dataclass(frozen=True, slots=True)
class Tie:
    """One edge with the words that show it."""

    who: str
    on: str
    kind: str
    means: str
    reason: str
    quote: str
    href: str  # to the proving words; empty where it is inferred
    circle: bool


@dataclass(frozen=True, slots=True)
class Line:
    """The edges between two nodes, as one line."""

    who: str  # the node that it leaves
    path: str
    x: float
    y: float
    anchor: str  # whether its label starts, ends or has its middle there
    ties: tuple[Tie, ...]
    inferred: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, and the same as rows."""

    anchor: str
    title: str
    summary: str
    width: float
    height: float
    box: tuple[int, int]
    headings: tuple[tuple[float, str], ...]
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    ties: tuple[Tie, ...]  # all of them
    left_out: int  # lines not drawn, because longer ways join what they join
    tree: tuple[Branch[Tie], ...]  # the same as a list
    by_id: dict[str, Node]


def named(view: View, node: str) -> str:
    """Return the outlet of a report, or the name of a source."""
    report = view.reports.get(node)
    return wording.outlet(report) if report is not None else node.removeprefix("source:")


def drawn(view: View, links: Links, family: Family, number: int) -> Figure:
    """Return a family as a figure; nodes and lines are in reading order, by column from the left and down it."""
    one = _as_one(view, family)
    names = tuple(dict.fromkeys(one.get(n, n) for n in family.nodes))
    numbers = {node: number for number, node in enumerate(names)}
    circles = _in_circles(view)
    every: dict[tuple[str, str], list[Tie]] = {}
    ties: dict[tuple[str, str], list[Tie]] = {}
    for edge in family.edges:
        tie = _tie(view, links, edge, circles)
        every.setdefault((edge.to, edge.from_), []).append(tie)
        who, on = one.get(edge.to, edge.to), one.get(edge.from_, edge.from_)
        if who != on:
            ties.setdefault((who, on), []).append(tie)
    pairs = sorted(ties)
    drawn_pairs = _without_siblings(pairs, {p for p in pairs if all(t.kind == "copies" for t in ties[p])})
    joined = [(numbers[a], numbers[b]) for a, b in drawn_pairs]
    left = unneeded(joined) if len(joined) > DENSE * len(numbers) else frozenset()
    kept = [(a, b) for a, b in drawn_pairs if (numbers[a], numbers[b]) not in left]
    aligned = len(numbers) <= ALIGNED
    placed = place(len(numbers), [(numbers[a], numbers[b]) for a, b in kept], aligned=aligned)
    at = {node: placed.at[number] for node, number in numbers.items()}
    order = sorted(names, key=lambda n: (at[n], n))
    standing = {who for who, _ in pairs}
    nodes = tuple(_node(view, links, family, n, at[n], last=n not in standing) for n in order)
    reports = sum(n in view.reports for n in family.nodes)
    ways = {pair: placed.routes[number] for number, pair in enumerate(kept)}
    rank = {n: number for number, n in enumerate(order)}
    first = {n: number for number, n in enumerate((*order, *one))}
    leaving, coming = (Counter(pair[end] for pair in kept) for end in (0, 1))
    return Figure(
        anchor=f"figure-{number}",
        title=named(view, family.head),
        summary=f"{wording.many(reports, 'report')}, {wording.many(len(family.nodes) - reports, 'source')}",
        width=(placed.columns - 1) * ACROSS + WIDE + 2 * EDGE,
        height=(placed.rows - 1) * DOWN + HIGH + EDGE + HEAD,
        box=(WIDE, HIGH),
        headings=_headings(placed, aligned=aligned),
        nodes=nodes,
        lines=tuple(
            _line(a, (at[a], at[b]), ways[a, b], tuple(ties[a, b]), (leaving[a], coming[b]))
            for a, b in sorted(kept, key=lambda pair: (rank[pair[0]], rank[pair[1]]))
        ),
        ties=tuple(t for pair in sorted(every, key=lambda pair: (first[pair[0]], first[pair[1]])) for t in every[pair]),
        left_out=len(pairs) - len(kept),
        tree=branches(order, ((a, b, tuple(ties[a, b])) for a, b in kept)),
        by_id={node.id: node for node in nodes},
    )


def _without_siblings(pairs: list[tuple[str, str]], copies: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the pairs without copies of copies, where both stand on the same.

    Five copies of a wire are five copies of the wire and no chain, though each has the wording of every other as well.
    """
    onward: dict[str, set[str]] = {}
    for who, on in pairs:
        onward.setdefault(who, set()).add(on)

    def sibling(who: str, on: str) -> bool:
        """Return whether two copies share what both stand on, and neither copies the other."""
        beyond = onward.get(on, set()) - {who}
        return (who, on) in copies and bool(beyond) and beyond <= onward[who] and (on, who) not in copies

    return [pair for pair in pairs if not sibling(*pair)]


def _as_one(view: View, family: Family) -> dict[str, str]:
    """Return the outlets that are drawn as the one report of theirs that is here, with that report.

    A copy that cites "Levant Wire" and shares its wording with a report of Levant Wire's stands on one thing, not two.
    """
    found = {}
    held = frozenset(family.nodes)
    for node in family.nodes:
        own = [e.to for e in view.carrying.get(node, ()) if e.kind == "carries"]
        own += [e.from_ for e in view.standing_on.get(node, ()) if e.kind == "carries"]
        same = [r for r in dict.fromkeys(own) if r in view.reports and named(view, r) == named(view, node)]
        if node not in view.reports and len(same) == 1 and same[0] in held:
            found[node] = same[0]
    return found


def _node(view: View, links: Links, family: Family, node: str, at: Point, *, last: bool) -> Node:
    x, y = _corner(at)
    report = view.reports.get(node)
    name = named(view, node)
    note, label = "", lines(name, LETTERS)
    if report is not None:
        when = (report.published or "no date")[:16].replace("T", " ")
        note = f"{when[:10]}, own observation" if node in view.once(_observers) else when
        label = (shortened(name, BOLD),)
    around = links.page("lineage", state={"of": node}) if links.live else ""
    href = links.page("report", node) if report else around
    return Node(
        id=node,
        anchor=blake2b(node.encode(), digest_size=6).hexdigest(),
        kind="report" if report else "source",
        name=name,
        lines=label,
        note=note,
        x=x,
        y=y,
        href=href,
        last=last and node not in view.standing_on,
        shared=node in family.shared,
    )


def _observers(view: View) -> frozenset[str]:
    """Return the reports that state an observation of their outlet's own."""
    return frozenset(c.report for c in view.snapshot.claims if len(c.chain) == 1 and c.root_stated)


def _corner(at: Point) -> Point:
    return (at[0] * ACROSS + EDGE, at[1] * DOWN + HEAD)


def _headings(placed: Placed, *, aligned: bool) -> tuple[tuple[float, str], ...]:
    first = (EDGE, "Stands on what is to its right")
    last = ((placed.columns - 1) * ACROSS + EDGE, "Where the chain ends")
    return (first, last) if aligned and placed.columns > 1 else (first,)


def _tie(view: View, links: Links, edge: Edge, circles: frozenset[tuple[str, str]]) -> Tie:
    proof = edge.proof
    quote = view.reports[proof.report].text[proof.start : proof.end] if proof else ""
    return Tie(
        who=named(view, edge.to),
        on=named(view, edge.from_),
        kind=edge.kind,
        means=KINDS.get(edge.kind, edge.kind),
        reason=edge.reason,
        quote=shortened(quote, 160),
        href=links.page("report", proof.report, at=f"at-{proof.start}") if proof else "",
        circle=(edge.from_, edge.to) in circles,
    )


def _in_circles(view: View) -> frozenset[tuple[str, str]]:
    return frozenset((a, b) for c in view.snapshot.lineage.cycles for a, b in zip(c, (*c[1:], c[0]), strict=True))


def _line(
    who: str, ends: tuple[Point, Point], bends: tuple[Point, ...], ties: tuple[Tie, ...], near: tuple[int, int]
) -> Line:
    """Return a line between two boxes; its label stands where no other line is, as far as there is such a place.

    Args:
        who: the node that it leaves.
        ends: the places of the boxes.
        bends: the columns it passes.
        ties: what it says.
        near: how many lines leave the one box, and how many come to the other.
    """
    (x1, y1), (x2, y2) = map(_corner, ends)
    leftward = x2 <= x1
    start = (x1 if leftward else x1 + WIDE, y1 + HIGH / 2)
    end = (x2 + WIDE if leftward else x2, y2 + HIGH / 2)
    passed = [(x, y + HIGH / 2) for x, y in map(_corner, bends)]
    path = way(start, passed, end, WIDE)
    (left, low), (right, high) = start, end
    x, y, anchor = (left + right) / 2, (low + high) / 2, "middle"
    if passed:  # nothing else is in that row of a column that it passes
        x, y = passed[0][0] + WIDE / 2, passed[0][1]
    elif not leftward and near[0] == 1 < near[1]:
        x, y, anchor = left + 6, low + 0.04 * (high - low), "start"
    elif not leftward and near[0] > 1 == near[1]:
        x, y, anchor = right - 10, high - 0.04 * (high - low), "end"
    return Line(who, path, x, y, anchor, ties, all(not tie.href for tie in ties))
