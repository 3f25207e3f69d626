"""The one table: task, measure, ours, its floor, the peers, what is published; for the terminal, for docs, as JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from rich.table import Table as RichTable
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bench.floors import Floors
    from bench.measuring import Outcome

TIME = "ms per 1,000 words"
NOT_INSTALLED = "not installed"
HEADINGS = ("task", "measure", "ours", "floor", "peers", "published")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table; a peer's figure is a number, "not installed", or None where it has no answer."""

    task: str
    measure: str
    ours: float | None
    floor: float | None = None
    peers: tuple[tuple[str, float | str | None], ...] = ()
    published: tuple[tuple[str, float], ...] = ()

    @property
    def short(self) -> bool:
        """Whether ours stands below its floor."""
        return self.floor is not None and self.ours is not None and self.ours < self.floor


def lines_of(outcomes: Iterable[Outcome], floors: Floors) -> list[Line]:
    """Return the lines of the outcomes: one a measure, and one for the time where it was taken."""
    lines = []
    for outcome in outcomes:
        name = outcome.task.name
        for measure in outcome.task.measures:
            peers = tuple((p.name, p.scores.get(measure.name) if p.installed else NOT_INSTALLED) for p in outcome.peers)
            published = tuple(
                (p.name + ("*" if p.elsewhere else ""), p.figures[measure.name])
                for p in outcome.task.published
                if measure.name in p.figures
            )
            floor = floors.get(name, {}).get(measure.name)
            lines.append(Line(name, measure.name, outcome.ours.scores[measure.name], floor, peers, published))
        if outcome.ours.ms is not None:
            peers = tuple((p.name, p.ms) for p in outcome.peers if p.installed)
            lines.append(Line(name, TIME, outcome.ours.ms, None, peers))
    return lines


def reached(outcomes: Iterable[Outcome]) -> Floors:
    """Return our figures: task, measure, figure."""
    return {o.task.name: {k: v for k, v in o.ours.scores.items() if v is not None} for o in outcomes}


def footnotes(outcomes: Iterable[Outcome]) -> list[str]:
    """Return what the stars in the table mean."""
    return [f"* {p.name} ({o.task.name}): on {p.elsewhere}" for o in outcomes for p in o.task.published if p.elsewhere]


def rich_table(lines: Sequence[Line]) -> RichTable:
    """Return the table for a terminal of 100 columns."""
    table = RichTable(*HEADINGS, title="firsthand and what a user would pick otherwise", title_justify="left")
    for column in table.columns[2:4]:
        column.justify = "right"
    for number, line in enumerate(lines):
        last = number + 1 == len(lines) or lines[number + 1].task != line.task
        first = number == 0 or lines[number - 1].task != line.task
        cells = _cells(line, "\n", pad=True)
        ours = Text(cells[2], style="bold red" if line.short else "bold")
        table.add_row(Text(line.task if first else ""), cells[1], ours, *map(Text, cells[3:]), end_section=last)
    return table


def markdown(lines: Iterable[Line]) -> str:
    """Return the table in Markdown."""
    rows = [f"| {' | '.join(HEADINGS)} |", "| --- | --- | ---: | ---: | --- | --- |"]
    rows += [f"| {' | '.join(_cells(line, ', '))} |" for line in lines]
    return "\n".join(rows)


def as_json(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """Return the lines as JSON takes them."""
    return [asdict(line) | {"peers": dict(line.peers), "published": dict(line.published)} for line in lines]


def _cells(line: Line, between: str, *, pad: bool = False) -> list[str]:
    return [
        line.task,
        line.measure,
        _figure(line.ours),
        _figure(line.floor, "" if line.floor is None else None),
        between.join(_pairs(line.peers, pad=pad)),
        between.join(_pairs(line.published, pad=pad)),
    ]


def _pairs(pairs: Sequence[tuple[str, float | str | None]], *, pad: bool) -> list[str]:
    """Return "name figure", names and figures under one another when padded."""
    shown = [(name, _figure(value)) for name, value in pairs]
    if not pad:
        return [f"{name} {value}" for name, value in shown]
    wide, high = (max((len(part[i]) for part in shown), default=0) for i in (0, 1))
    return [f"{name:<{wide}} {value:>{high}}" for name, value in shown]


def _figure(value: float | str | None, instead: str | None = None) -> str:
    if value is None:
        return "-" if instead is None else instead
    if isinstance(value, str):
        return value
    return f"{value:g}" if isinstance(value, int) else f"{value:.1f}"
