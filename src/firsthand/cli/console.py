"""What goes to the terminal: results to standard output, progress and notes to standard error.

Words of reports are hostile here: escape sequences and direction overrides in them are shown as nothing, and nothing in
them is read as markup.
"""

from __future__ import annotations

import json
import re
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from firsthand.pipeline import Progress

# Control characters (C0 but newline, DEL, C1) and the marks that reorder or hide text.
_UNSEEMLY = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]+"
)

_PLAIN_EVERY = 5.0  # seconds between progress lines where there is no terminal to redraw


def clean(text: object) -> str:
    """Return `text` as one that can be shown: nothing in it steers the terminal."""
    return _UNSEEMLY.sub(" ", str(text))


def in_place(text: str) -> str:
    """Return `text` on one line, cleaned, every character where it stood: what is not shown is a space."""
    return _UNSEEMLY.sub(lambda found: " " * len(found.group()), text.replace("\n", " "))


def line(text: object) -> str:
    """Return `text` cleaned, on one line."""
    return " ".join(clean(text).split())


@dataclass
class Terminal:
    """Standard output and standard error of one command."""

    quiet: bool = False
    out: Console = field(default_factory=lambda: Console(highlight=False, markup=False, emoji=False))
    err: Console = field(default_factory=lambda: Console(stderr=True, highlight=False, markup=False, emoji=False))

    @property
    def text_width(self) -> int:
        """Columns of running text: the terminal's, but no more than reads well."""
        return min(self.out.width, 100) if self.out.is_terminal else 88

    def say(
        self, text: str | Text = "", indent: int = 0, style: str = "", hang: int = 0, label: Text | None = None
    ) -> None:
        """Print a line of a result; a terminal gets it wrapped with its indent, a pipe in one piece.

        Args:
            text: what to print.
            indent: columns before every line of it.
            style: of all of it.
            hang: columns more before every line but the first.
            label: what stands in those columns before the first.
        """
        body = text.copy() if isinstance(text, Text) else Text(clean(text))
        if style:
            body.stylize(style)
        if not self.out.is_terminal:
            self.out.print(Text(" " * indent).append_text(label or Text()).append_text(body), soft_wrap=True)
            return
        width = max(20, self.out.width - indent - hang)
        for n, piece in enumerate(body.wrap(self.out, width) if body.plain else [body]):
            piece.rstrip()
            before = Text(" " * (indent + hang)) if n else Text(" " * indent).append_text(label or Text())
            self.out.print(before.append_text(piece), soft_wrap=True)

    def lines(self, rows: Iterable[Text]) -> None:
        """Print lines laid out already, as they stand; a pipe gets them in UTF-8, without their styles."""
        for row in rows:
            row.rstrip()
            if self.out.is_terminal:
                self.out.print(row, soft_wrap=True)
            else:
                self.write(f"{row.plain}\n")

    def command(self, text: str, indent: int = 0) -> None:
        """Print a command to be copied: never broken into lines."""
        self.out.print(Text(" " * indent + clean(text), style="cyan"), soft_wrap=True)

    def note(self, text: str, style: str = "") -> None:
        """Print a remark beside the result, unless told to be quiet."""
        if not self.quiet:
            self.err.print(Text(clean(text), style=style), soft_wrap=not self.err.is_terminal)

    def data(self, value: Any) -> None:
        """Print a result as JSON."""
        self.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")

    def write(self, text: str) -> None:
        """Print text as it stands, in UTF-8 whatever the locale says."""
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()

    @contextmanager
    def progress(self) -> Iterator[Callable[[Progress], None]]:
        """Give the function that shows how far a long operation is: a redrawn line, or now and then a plain one."""
        if self.quiet:
            yield lambda _: None
        elif self.err.is_terminal:
            with self._redrawn() as show:
                yield show
        else:
            yield self._plain()

    @contextmanager
    def _redrawn(self) -> Iterator[Callable[[Progress], None]]:
        from rich.progress import Progress as Bar  # noqa: PLC0415 -- only where something takes long
        from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415
        from rich.table import Column  # noqa: PLC0415

        current = TextColumn("{task.fields[current]}", markup=False, table_column=Column(no_wrap=True, ratio=1))
        columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), current)
        clock = _Clock()
        with Bar(*columns, console=self.err, transient=True, expand=True) as bar:
            task = bar.add_task("reading", total=None, current="")

            def show(progress: Progress) -> None:
                """Show how far it is on the bar."""
                bar.update(task, description=_doing(progress, clock), current=line(progress.current))

            yield show

    def _plain(self) -> Callable[[Progress], None]:
        clock, shown = _Clock(), time.monotonic()

        def show(progress: Progress) -> None:
            """Say how far it is, no oftener than every so many seconds."""
            nonlocal shown
            now = time.monotonic()
            if now - shown >= _PLAIN_EVERY:
                shown = now
                self.note(f"{_doing(progress, clock)}  {line(progress.current)}".rstrip())

        return show


class _Clock:
    """How fast it goes, from the first report on: what comes before is the loading of the language model."""

    def __init__(self) -> None:
        self._begun: tuple[float, int] | None = None

    def rate(self, done: int) -> float | None:
        """Return reports a second; None until there is something to go by."""
        now = time.monotonic()
        if self._begun is None or done < self._begun[1]:
            self._begun = (now, done)
        seconds, more = now - self._begun[0], done - self._begun[1]
        return more / seconds if more and seconds > 1 else None


def _doing(progress: Progress, clock: _Clock) -> str:
    if progress.stage == "relating":
        return "comparing reports"
    if not progress.done:
        return "loading the language model"
    word = {"reading": "read", "analysing": "analysed again"}.get(progress.stage, progress.stage)
    rate = clock.rate(progress.done)
    return f"{word} {progress.done:,}" + (f" ({rate:.1f}/s)" if rate else "")
