"""The way of an edge between two boxes, as SVG path data, and the place of its label."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.pages.svg.ranks import Point


def way(start: Point, bends: Iterable[Point], end: Point, wide: float) -> tuple[str, Point]:
    """Return the path from one point to another and the middle of its first curve, where its label stands.

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
    (x1, y1), (x2, y2) = stops[:2]
    return " ".join(parts), ((x1 + x2) / 2, (y1 + y2) / 2)
