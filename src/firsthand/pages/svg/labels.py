"""Names beside marks: at the side where there is room, or not at all. The map's script does the same as it moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LETTER, LINE, GAP = 6.8, 14.0, 3.0  # how wide a letter and how high a line is, about, and how far from its mark


@dataclass(frozen=True, slots=True)
class Label:
    """A name as it is drawn; without text where it would cover something."""

    text: str
    x: float = 0.0
    y: float = 0.0
    anchor: str = "start"


Box = tuple[float, float, float, float]


def labelled(marks: Sequence[tuple[float, float, float, str]], width: float) -> tuple[Label, ...]:
    """Return the label of each mark (x, y, radius, name): the first have the first choice of room.

    Args:
        marks: in order of weight.
        width: of the figure, beyond which no label runs.
    """
    taken: list[Box] = [(x - r, y - r, x + r, y + r) for x, y, r, _ in marks]
    found = []
    for own, (x, y, radius, name) in enumerate(marks):
        label = Label("")
        for box, choice in _sides(x, y, radius, name):
            apart = not any(_meet(box, other) for at, other in enumerate(taken) if at != own)
            if box[0] >= 0 and box[2] <= width and apart:
                label = choice
                taken.append(box)
                break
        found.append(label)
    return tuple(found)


def _sides(x: float, y: float, radius: float, name: str) -> Iterable[tuple[Box, Label]]:
    """Yield where a name could stand: right, left, above, below."""
    long, off = LETTER * len(name), radius + GAP
    right, left = x + off, x - off
    yield (right, y - LINE / 2, right + long, y + LINE / 2), Label(name, round(right, 1), round(y + 4, 1), "start")
    yield (left - long, y - LINE / 2, left, y + LINE / 2), Label(name, round(left, 1), round(y + 4, 1), "end")
    for top in (y - off - LINE, y + off):
        box = (x - long / 2, top, x + long / 2, top + LINE)
        yield box, Label(name, round(x, 1), round(top + LINE - 3, 1), "middle")


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
