"""The lineage cut into figures that a person can read, none of its edges left out.

Reports that have nothing to do with one another hang together by what many of them cite: one agency, one ministry.
Where a connected part is too large to read, the most cited nodes are taken out of it and drawn again in each figure
that they hold together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.model import Edge

READABLE = 40
"""Nodes in one figure."""

Neighbours = dict[str, set[str]]


@dataclass(frozen=True, slots=True)
class Family:
    """One figure: its nodes, its edges, and which of its nodes are drawn in other figures as well."""

    head: str  # the node with most edges
    nodes: tuple[str, ...]
    edges: tuple[Edge, ...]
    shared: frozenset[str]


def families(edges: Iterable[Edge], reports: Mapping[str, object], readable: int = READABLE) -> tuple[Family, ...]:
    """Return the graph in figures, those of most reports first; every edge is in one of them.

    Args:
        edges: who stands on whom.
        reports: the nodes that are reports, by id.
        readable: how many nodes one figure may have, as far as a cut can see to it.
    """
    listed = tuple(edges)
    near = neighbours(listed)
    pieces: list[set[str]] = []
    hubs: set[str] = set()
    waiting = list(components(near, near))
    while waiting:
        part = waiting.pop()
        if len(part) <= readable:
            pieces.append(part)
            continue
        cut = _most_joined(part, near, reports)
        hubs |= cut
        waiting += components(part - cut, near)
    figures = _packed(pieces, hubs, near, readable)
    return _drawn(figures, listed, hubs, reports)


def neighbours(edges: Iterable[Edge]) -> Neighbours:
    """Return what each node is joined to, either way."""
    near: Neighbours = {}
    for edge in edges:
        if edge.from_ != edge.to:
            near.setdefault(edge.from_, set()).add(edge.to)
            near.setdefault(edge.to, set()).add(edge.from_)
    return near


def components(nodes: Iterable[str], near: Neighbours) -> list[set[str]]:
    """Return the parts in which the nodes hang together, by their smallest node."""
    left = set(nodes)
    found = []
    for start in sorted(left):
        if start not in left:
            continue
        left.discard(start)
        part, queue = {start}, [start]
        for node in queue:
            joined = near[node] & left
            left -= joined
            part |= joined
            queue += joined
        found.append(part)
    return found


def _most_joined(part: set[str], near: Neighbours, reports: Mapping[str, object]) -> set[str]:
    """Return the nodes that most reports are joined to: a report that alone cites many sources is no such node."""
    several = [n for n in part if len(near[n]) > 1]
    weight = {n: (sum(m in reports for m in near[n] & part), len(near[n] & part)) for n in several}
    most = max(weight.values())
    if most[0] > 1:
        return {n for n, w in weight.items() if w[0] * 2 > most[0] and w[0] > 1}
    return {min(several, key=lambda n: (-weight[n][1], n))}


def _packed(pieces: list[set[str]], hubs: set[str], near: Neighbours, readable: int) -> list[set[str]]:
    """Return the figures: pieces whole, each with its hubs; those of the same hubs together as far as there is room."""
    by_hubs: dict[tuple[str, ...], list[set[str]]] = {}
    for piece in pieces:
        joined = {hub for n in piece for hub in near[n] & hubs}
        by_hubs.setdefault(tuple(sorted(joined)), []).append(piece)
    figures = []
    for around, members in sorted(by_hubs.items()):
        figure: set[str] = set()
        for piece in sorted(members, key=lambda p: (-len(p), min(p))):
            if figure and (not around or len(figure) + len(piece) + len(around) > readable):
                figures.append(figure | set(around))
                figure = set()
            figure |= piece
        figures.append(figure | set(around))
    return figures


def _drawn(
    figures: list[set[str]], edges: Sequence[Edge], hubs: set[str], reports: Mapping[str, object]
) -> tuple[Family, ...]:
    """Return the figures with their edges; hubs that stand on one another in no figure have figures of their own."""
    place_of = {n: i for i, figure in enumerate(figures) for n in figure if n not in hubs}
    own: list[list[Edge]] = [[] for _ in figures]
    among: dict[str, list[Edge]] = {}
    for edge in edges:
        if edge.from_ in hubs and edge.to in hubs:
            among.setdefault(edge.from_, []).append(edge)
    for edge in edges:
        at = place_of.get(edge.from_, place_of.get(edge.to))
        if at is not None:
            own[at].append(edge)
    drawn: set[Edge] = set()
    for at, figure in enumerate(figures):
        inside = [e for n in sorted(figure & among.keys()) for e in among[n] if e.to in figure]
        own[at] += inside
        drawn.update(inside)
    alone = [e for found in among.values() for e in found if e not in drawn]
    near = neighbours(alone)
    for part in components(near, near):
        figures.append(part)
        own.append([e for e in alone if e.from_ in part])
    times: dict[str, int] = {}
    for figure in figures:
        for node in figure:
            times[node] = times.get(node, 0) + 1
    made = (_family(f, tuple(o), times) for f, o in zip(figures, own, strict=True) if o)
    return tuple(sorted(made, key=lambda f: (-sum(n in reports for n in f.nodes), -len(f.nodes), f.head, f.nodes)))


def _family(figure: set[str], edges: tuple[Edge, ...], times: Mapping[str, int]) -> Family:
    degree = dict.fromkeys(sorted(figure), 0)
    for edge in edges:
        degree[edge.from_] += 1
        degree[edge.to] += 1
    head = max(degree, key=lambda n: degree[n])
    return Family(head, tuple(degree), edges, frozenset(n for n in degree if times[n] > 1))
