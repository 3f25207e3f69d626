"""The way of an edge between two boxes, as SVG path data; and which edges a figure can do without."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.pages.svg.ranks import Point


def way(start: Point, bends: Iterable[Point], end: Point, wide: float) -> str:
    """Return the path from one point to another, which bends between columns and runs straight in them.

    Args:
        start: where it leaves a box.
        bends: the left ends of the columns that it passes, in the order in which it passes them.
        end: where it comes to the other box.
        wide: how far it runs straight in each column that it passes.
    """
    onward = end[0] >= start[0]
    stops = [start]
    for x, y in bends:
        stops += [(x, y), (x + wide, y)] if onward else [(x + wide, y), (x, y)]
    stops.append(end)
    parts = [f"M{start[0]:g} {start[1]:.1f}"]
    for number, ((x1, y1), (x2, y2)) in enumerate(pairwise(stops)):
        if number % 2:
            parts.append(f"L{x2:g} {y2:.1f}")
        else:
            middle = (x1 + x2) / 2
            parts.append(f"C{middle:g} {y1:.1f} {middle:g} {y2:.1f} {x2:g} {y2:.1f}")
    return " ".join(parts)


def unneeded(edges: Iterable[tuple[int, int]]) -> frozenset[tuple[int, int]]:
    """Return the edges whose ends are joined by a longer way as well: without them, all that stood together still does.

    The transitive reduction (Aho, Garey and Ullman 1972) of the graph without its cycles: an edge on a cycle stays.
    """
    onward: dict[int, set[int]] = {}
    for a, b in edges:
        onward.setdefault(a, set()).add(b)
    reach: dict[int, set[int]] = {}
    for node in sorted(onward):
        queue = list(onward[node])
        found = set(queue)
        for other in queue:
            new = onward.get(other, set()) - found
            found |= new
            queue += new
        reach[node] = found
    return frozenset(
        (a, b)
        for a, ends in onward.items()
        if a not in reach[a]
        for b in ends
        if b not in reach.get(b, ()) and any(b in reach.get(c, ()) for c in ends if c != b)
    )
