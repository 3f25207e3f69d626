"""How the reports behind a finding come down to its origins, drawn: a dot a report, a bar below those of one origin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.model import Verdict

if TYPE_CHECKING:
    from firsthand.model import Finding
    from firsthand.pages.view import View

HEIGHT, RADIUS, STEP, INSET, GAP = 14, 3, 8, 5, 6  # pixels
MOST_DOTS, MOST_BARS = 8, 8  # drawn; the words beside the drawing have the whole number
DIGIT = 6.5  # the width of a figure


@dataclass(frozen=True, slots=True)
class Bar:
    """One origin: its bar, a dot for each report, and how many reports are not drawn."""

    x: float
    width: float
    dots: tuple[float, ...]  # their middles
    more: int
    sure: bool  # whether it is known to be another than each of the others


@dataclass(frozen=True, slots=True)
class Collapse:
    """The drawing, its origins of most reports first."""

    width: float
    height: int
    radius: float
    bars: tuple[Bar, ...]
    more: int  # origins not drawn


def draw(view: View, finding: Finding) -> Collapse | None:
    """Return the drawing of a finding; None where there is nothing to see: one report, or none with an origin."""
    reports: dict[str, set[str]] = {}
    for claim in finding.claims:
        origin = view.origin_of(claim)
        if origin in finding.origins:
            reports.setdefault(origin, set()).add(view.claims[claim].report)
    if len(set().union(*reports.values())) < 2:
        return None
    order = sorted(reports, key=lambda o: (-len(reports[o]), o))
    bars, x = [], 1.0
    for origin in order[:MOST_BARS]:
        count = len(reports[origin])
        drawn = count if count <= MOST_DOTS else 1
        more = count if count > MOST_DOTS else 0
        width = 2 * INSET + (drawn - 1) * STEP + (DIGIT * (len(str(more)) + 1) if more else 0)
        dots = tuple(x + INSET + n * STEP for n in range(drawn))
        bars.append(Bar(x, width, dots, more, _sure(view, origin, order)))
        x += width + GAP
    more = len(order) - len(bars)
    width = x - GAP + 1 + (DIGIT * (len(str(more)) + 2) if more else 0)
    return Collapse(width, HEIGHT, RADIUS, tuple(bars), more)


def _sure(view: View, origin: str, others: list[str]) -> bool:
    pairs = ((min(origin, o), max(origin, o)) for o in others[: 2 * MOST_BARS] if o != origin)
    said = (view.sameness.get(pair) for pair in pairs)
    return all(s is None or s.verdict is Verdict.DIFFERENT for s in said)
