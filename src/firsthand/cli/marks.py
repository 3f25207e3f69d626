"""Marks beneath a sentence: wrapped text, and under each line of it one lane of brackets a component.

Columns are those of the terminal: a wide character takes two, a combining one none. Right-to-left letters are taken in
the order in which they are stored.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from firsthand.cli.console import in_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

GUTTER = 7  # columns before the text: the names of the lanes

_KEYS = "123456789abcdefghijklmnopqrstuvwxyz"
_STROKES = {"source": "═", "content": "┄", "hedge": "~"}  # shape as well as colour
_PLAIN_STROKE = "─"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the sentence, [start, end) in its own characters, and what it is to its mark."""

    start: int
    end: int
    role: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something read in a sentence: where it stands, and what it says, in words."""

    parts: tuple[Part, ...]
    says: str
    at: str  # its place in the text


@dataclass(frozen=True, slots=True)
class Lane:
    """What one component read."""

    name: str
    style: str
    marks: tuple[Mark, ...]


def key_of(number: int) -> str:
    """Return the sign of the mark `number` (from 0) of its lane: always one column wide."""
    return _KEYS[number] if number < len(_KEYS) else "+"


def draw(sentence: str, lanes: Sequence[Lane], width: int) -> Iterator[Text]:
    """Yield the lines of a sentence, each followed by the marks that belong beneath it.

    Args:
        sentence: its text.
        lanes: what was read in it; one without marks takes no line.
        width: columns, gutter included.
    """
    shown = in_place(sentence)
    rows = [(lane, _rows(lane)) for lane in lanes]
    for start, end in break_lines(shown, max(width - GUTTER, 10)):
        yield Text("text".ljust(GUTTER), style="dim").append(shown[start:end], style="not dim bold")
        columns = [cell_len(shown[start:at]) for at in range(start, end + 1)]
        for lane, stacked in rows:
            name = lane.name
            for row in stacked:
                marks = _beneath(row, start, end, columns)
                if marks:
                    yield Text(name.ljust(GUTTER), style="dim").append(marks, style=f"not dim {lane.style}")
                    name = ""


def list_marks(lanes: Sequence[Lane], width: int, console: Console) -> Iterator[Text]:
    """Yield the lines that say what the marks stand for: key, words, characters; wrapped to `width` columns."""
    hang = GUTTER + 2
    for lane in lanes:
        for number, mark in enumerate(lane.marks):
            name = lane.name if not number else ""
            head = Text(name.ljust(GUTTER), style="dim").append(f"{key_of(number)} ", style=f"not dim {lane.style}")
            says = Text(mark.says).append(f"  {mark.at}", style="dim")
            for piece in says.wrap(console, max(width - hang, 10)):
                yield head.append_text(piece)
                head = Text(" " * hang)


def break_lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of `text` that fit `width` columns: broken at blanks, a longer word where it must be."""
    start = end = 0
    for word in re.finditer(r"\S+", text):
        if end > start and cell_len(text[start : word.end()]) > width:
            yield start, end
            start = word.start()
        elif end == start:
            start = word.start()
        end = word.end()
        while cell_len(text[start:end]) > width:
            cut = _fitting(text, start, end, width)
            yield start, cut
            start = cut
    if end > start:
        yield start, end


def _fitting(text: str, start: int, end: int, width: int) -> int:
    """Return where a word too long for a line is cut: before a character that takes a column of its own."""
    cut, used = start + 1, cell_len(text[start])
    while cut < end:
        wide = cell_len(text[cut])
        if used + wide > width:
            break
        cut, used = cut + 1, used + wide
    return cut


def _rows(lane: Lane) -> list[list[tuple[str, Mark]]]:
    """Return the marks of a lane in as few rows as hold them side by side, in reading order."""
    rows: list[list[tuple[str, Mark]]] = []
    ends: list[int] = []
    for number, mark in enumerate(lane.marks):
        first, last = min(p.start for p in mark.parts), max(p.end for p in mark.parts)
        free = next((n for n, end in enumerate(ends) if end <= first), None)
        if free is None:
            free = len(rows)
            rows.append([])
            ends.append(0)
        rows[free].append((key_of(number), mark))
        ends[free] = last
    return rows


def _beneath(row: list[tuple[str, Mark]], start: int, end: int, columns: list[int]) -> str:
    """Return the part of a row of marks that stands beneath text[start:end], whose characters begin at `columns`."""
    cells = [" "] * (columns[-1] + 1)
    for key, mark in row:
        for part in mark.parts:
            first, last = max(part.start, start), min(part.end, end)
            if first < last:
                left, right = columns[first - start], columns[last - start]
                stroke = _bracket(key, part.role if part.start >= start else "", part.role, max(right - left, 1))
                cells[left : left + len(stroke)] = stroke
    return "".join(cells).rstrip()


def _bracket(key: str, word: str, role: str, width: int) -> str:
    """Return a mark of `width` columns: its key, what it is where there is room, and a stroke of its shape."""
    label = f"{key} {word} " if word and len(word) + 2 <= width else key
    return label[:width].ljust(width, _STROKES.get(role, _PLAIN_STROKE))
