"""How the reports behind a finding come down to its origins, drawn: sheets above, origins below, lines between.

Five sheets that run together in one dot are one voice: that is to be seen before a word is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from firsthand.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.model import Finding
    from firsthand.pages.view import View

HEIGHT, STEP, GAP = 30, 12, 5  # pixels: how high it is, from one sheet or dot to the next, between those of two origins
SHEET, DOT = 11.0, 24.0  # where the lines leave the sheets, and where the middles of the dots are
MOST = 8  # sheets, and dots, drawn; the words beside the drawing have the whole number
DIGIT = 6.5  # the width of a figure


@dataclass(frozen=True, slots=True)
class Dot:
    """One origin: its middle, the lines that come down to it, and whether it is known to be none of the others."""

    x: float
    lines: str  # path data
    sure: bool


@dataclass(frozen=True, slots=True)
class Collapse:
    """The drawing, the origins of most reports first."""

    width: float
    height: int
    sheets: tuple[float, ...]  # their middles
    dots: tuple[Dot, ...]
    dot: float  # how far down the dots are
    more_reports: int  # not drawn
    more_origins: int

    @property
    def edge(self) -> float:
        """Where the numbers of what is not drawn stand."""
        return max(*self.sheets, *(dot.x for dot in self.dots)) + 8


def draw(view: View, finding: Finding) -> Collapse | None:
    """Return the drawing of a finding; None where no origin is known."""
    reports: dict[str, set[str]] = {}
    for claim in finding.claims:
        origin = view.origin_of(claim)
        if origin in finding.origins:
            reports.setdefault(origin, set()).add(view.claims[claim].report)
    if not reports:
        return None
    order = sorted(reports, key=lambda o: (-len(reports[o]), o))
    return drawn({o: reports[o] for o in order}, {o for o in order[:MOST] if _sure(view, o, order)})


def drawn(reports: Mapping[str, Iterable[str]], sure: Iterable[str]) -> Collapse:
    """Return the drawing of origins with the reports that stand on each.

    Args:
        reports: the reports of each origin, the origin that is to stand first first.
        sure: the origins known to be different from each of the others.
    """
    known = frozenset(sure)
    shown = {origin: sorted(reports[origin]) for origin in list(reports)[:MOST]}
    every = dict.fromkeys(r for members in reports.values() for r in sorted(members))
    first = dict.fromkeys(members[0] for members in shown.values() if members)
    chosen = list(first | every)[:MOST]
    sheets = _sheets([r for r in every if r in chosen], shown)
    wanted = [_middle([sheets[r] for r in members if r in sheets]) for members in shown.values()]
    places = _apart(wanted)
    moved = max(0.0, 6.0 - min(places))
    dots = []
    for (origin, members), at in zip(shown.items(), places, strict=True):
        x = round(at + moved, 1)
        lines = "".join(_line(sheets[r], x) for r in members if r in sheets)
        dots.append(Dot(x, lines, origin in known))
    more = (len(every) - len(sheets), len(reports) - len(shown))
    right = max(*sheets.values(), *(dot.x for dot in dots)) + 6
    width = right + (DIGIT * (len(str(max(more))) + 1) + 3 if any(more) else 0)
    return Collapse(round(width, 1), HEIGHT, tuple(sheets.values()), tuple(dots), DOT, *more)


def _sheets(chosen: Sequence[str], shown: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Return the middle of each sheet: those of another origin stand apart."""
    under: dict[str, str] = {}
    for origin, members in shown.items():
        for report in members:
            under.setdefault(report, origin)
    places, x, before = {}, 6.0, under.get(chosen[0])
    for report in chosen:
        x += GAP if under.get(report) != before else 0
        places[report], before = x, under.get(report)
        x += STEP
    return places


def _line(top: float, bottom: float) -> str:
    half = (SHEET + DOT) / 2
    return f"M{top:g} {SHEET:g}C{top:g} {half:g} {bottom:g} {half:g} {bottom:g} {DOT:g}"


def _middle(places: Sequence[float]) -> float:
    return sum(places) / len(places) if places else 6.0


def _apart(wanted: Sequence[float]) -> list[float]:
    """Return places in the same order, a step apart at least, and on the whole where they were wanted."""
    order = sorted(range(len(wanted)), key=lambda n: (wanted[n], n))
    places = dict.fromkeys(order, 0.0)
    places[order[0]] = wanted[order[0]]
    for before, here in pairwise(order):
        places[here] = max(wanted[here], places[before] + STEP)
    off = sum(places.values()) / len(places) - sum(wanted) / len(wanted)
    return [places[n] - off for n in range(len(wanted))]


def _sure(view: View, origin: str, others: list[str]) -> bool:
    pairs = ((min(origin, o), max(origin, o)) for o in others[: 2 * MOST] if o != origin)
    said = (view.sameness.get(pair) for pair in pairs)
    return all(s is None or s.verdict is Verdict.DIFFERENT for s in said)
