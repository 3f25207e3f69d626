"""A directed graph in columns: who stands on nobody at the right, everything else left of what it stands on.

Sugiyama's method, by `fast-sugiyama`. Nodes are whole numbers: with names for ids its result changes from one process
to the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a graph's nodes stand and its edges run, in steps of one column across and one row down.

    Args:
        at: the place of each node.
        routes: the points between its ends that each edge passes, from its start on.
        columns: how many columns there are.
        rows: how many rows high it is.
    """

    at: tuple[Point, ...]
    routes: tuple[tuple[Point, ...], ...]
    columns: int
    rows: float


def place(count: int, edges: Sequence[tuple[int, int]], *, aligned: bool = True) -> Placed:
    """Return the places of the nodes 0..count-1 and the ways of the edges; the same input always gives the same.

    Args:
        count: how many nodes.
        edges: from a node to the one that it stands on, which comes to its right; cycles are drawn all the same.
        aligned: whether all that stand on nobody share the last column; else edges are kept short.
    """
    from fast_sugiyama import from_edges  # noqa: PLC0415 -- a tenth of a second, for one page's sake

    joined = sorted({(a, b) for a, b in edges if a != b})
    ranking: Literal["down", "minimize"] = "down" if aligned else "minimize"
    drawn = from_edges(joined, vertex_spacing=1, dummy_vertices=True, ranking_type=ranking) if joined else []
    at: dict[int, Point] = {}
    bends: dict[int, list[int]] = {}
    top = 0.0
    for positions, _, _, parts in drawn:
        own = {int(node): (y, x) for node, (x, y) in positions}
        least = min(y for _, y in own.values())
        for node, (column, row) in own.items():
            at[node] = (-column, row - least + top)
        top = max(row for _, row in (at[node] for node in own)) + 1
        bends |= _bends(parts or [], count)
    for node in range(count):
        if node not in at:
            at[node] = (0.0, top)
            top += 1
    left = min((x for x, _ in at.values()), default=0.0)
    moved = {node: (x - left, y) for node, (x, y) in at.items()}
    ways = _ways(bends, count)
    routes = tuple(tuple(moved[n] for n in ways.get((a, b), ())) for a, b in edges)
    columns = round(max((x for x, _ in moved.values()), default=-1)) + 1
    return Placed(tuple(moved[n] for n in range(count)), routes, columns, top)


def _bends(parts: Any, count: int) -> dict[int, list[int]]:
    """Return what each bend of an edge is joined to: bends are nodes beyond those that were given."""
    joined: dict[int, list[int]] = {}
    for a, b in parts:
        for one, other in ((a, b), (b, a)):
            if one >= count:
                joined.setdefault(one, []).append(other)
    return joined


def _ways(bends: dict[int, list[int]], count: int) -> dict[tuple[int, int], tuple[int, ...]]:
    """Return the bends of each edge that has any, for both directions in which it may be asked."""
    ways: dict[tuple[int, int], tuple[int, ...]] = {}
    for first, joined in sorted(bends.items()):
        for start in joined:
            if start >= count or len(joined) != 2:
                continue
            path, before, here = [first], start, first
            while here >= count:
                onward = [n for n in bends[here] if n != before]
                if not onward:
                    break
                before, here = here, onward[0]
                path.append(here)
            if path[-1] < count:
                ways[start, path[-1]] = tuple(path[:-1])
    return ways
