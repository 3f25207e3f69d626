"""The command that shows what each component reads in a text: explain."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.options import AsJson, Quiet  # noqa: TC001 -- typer reads the hints
from firsthand.errors import SourceError, UnreadableSource

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from firsthand.cli.console import Terminal
    from firsthand.model import Report
    from firsthand.packs import Packs
    from firsthand.pipeline.explained import Explanation

_ENDING = re.compile(
    r"\.(?:txt|text|md|markdown|x?html?|mht|mhtml|pdf|docx|eml|jsonl?|ndjson|xml|rss|atom)$", re.IGNORECASE
)


def explain(
    text: Annotated[
        str,
        typer.Argument(
            metavar="TEXT|FILE|-", help="A few sentences, a file, or - for standard input.", show_default=False
        ),
    ],
    *,
    outlet: Annotated[str | None, typer.Option(help="Who published it.", show_default=False)] = None,
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="When: 2024-12-14, 2024-12-14T09:30 or 2024-12-14T09:30+02:00.", show_default=False
        ),
    ] = None,
    only: Annotated[
        str | None,
        typer.Option(
            metavar="NAMES",
            help="Only these, with commas between: quantities, times, places, things, sources, attributions, events,"
            " claims.",
            show_default=False,
        ),
    ] = None,
    pack: Annotated[
        list[Path] | None,
        typer.Option("--pack", metavar="FILE", help="A vocabulary beside those in the box.", show_default=False),
    ] = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Show what is read in each sentence, marked beneath it: numbers, times, places, things, voices, events, claims.

    A mark begins with its key; the list below the sentence says what it stands for, and at which characters.
    """
    from firsthand.cli.console import Terminal  # noqa: PLC0415 -- not for --help
    from firsthand.packs import load_packs  # noqa: PLC0415
    from firsthand.pipeline.explain import explain as read  # noqa: PLC0415
    from firsthand.pipeline.explain import row  # noqa: PLC0415

    terminal = Terminal(quiet=quiet)
    wanted, day = _components(only), _instant(published)
    vocabulary = load_packs(pack or ())
    rows = []
    reports = list(_reports(text, vocabulary, outlet, day))
    for report in reports:
        explanations = read(report, vocabulary)
        if not explanations:
            terminal.note(" ".join(report.notes) or "There is nothing to analyse in it.")
        if as_json:
            rows += [row(e, wanted) for e in explanations]
        else:
            _show(terminal, report if len(reports) > 1 else None, explanations, wanted)
    if as_json:
        terminal.data(rows)


def _reports(text: str, packs: Packs, outlet: str | None, published: str | None) -> Iterator[Report]:
    """Yield the reports that the argument stands for: one of the text itself, or those of a file or standard input.

    Raises:
        typer.BadParameter: it is neither a text nor a file.
        typer.Exit: nothing in the file could be read.
    """
    from firsthand.cli.console import line  # noqa: PLC0415
    from firsthand.model import Failure  # noqa: PLC0415
    from firsthand.pipeline.explain import read_to_explain, report_of  # noqa: PLC0415

    if text != "-" and not os.path.lexists(text):
        yield report_of(_a_text(text), outlet, published)
        return
    if Path(text).is_dir():
        raise UnreadableSource(text, "this is a folder", "Name one file in it")
    read = 0
    for item in read_to_explain(text, packs, outlet=outlet, published=published):
        if isinstance(item, Failure):
            typer.echo(f"firsthand: {line(item.reason)}", err=True)
        else:
            read += 1
            yield item
    if not read:
        raise typer.Exit(SourceError.code)


def _a_text(text: str) -> str:
    """Return `text`, which names no file, if it is one.

    Raises:
        UnreadableSource: it looks like the path of a file, or like an address.
        typer.BadParameter: there is nothing in it.
    """
    if not text.strip():
        raise typer.BadParameter("there is no text; write a sentence, the name of a file, or - for standard input")
    if not re.search(r"\s", text):
        if "://" in text:
            raise UnreadableSource(text, "explain fetches nothing", "Save the page and name the file")
        if "/" in text or os.sep in text or _ENDING.search(text):
            raise UnreadableSource(text, "there is no such file", "Check the path; a text has more than one word")
    return text


def _components(only: str | None) -> Sequence[str]:
    """Return the components named, or all.

    Raises:
        typer.BadParameter: one has no such name.
    """
    from firsthand.pipeline.explained import COMPONENTS  # noqa: PLC0415

    if only is None:
        return COMPONENTS
    names = [n for n in re.split(r"[,\s]+", only.lower()) if n]
    unknown = [n for n in names if n not in COMPONENTS]
    if unknown or not names:
        raise typer.BadParameter(
            f"{', '.join(unknown) or only!r}: no such component; there are {', '.join(COMPONENTS)}"
        )
    return names


def _instant(published: str | None) -> str | None:
    from firsthand.pipeline.deciding import instant  # noqa: PLC0415

    try:
        return instant(published) if published is not None else None
    except ValueError as error:
        raise typer.BadParameter(f"{error}.") from error


def _show(
    terminal: Terminal, report: Report | None, explanations: Sequence[Explanation], wanted: Sequence[str]
) -> None:
    """Print sentences with their marks and what these say, under the name of their report if it is one of several."""
    from rich.text import Text  # noqa: PLC0415

    from firsthand.cli.legend import lanes_of  # noqa: PLC0415
    from firsthand.cli.marks import GUTTER, draw, list_marks  # noqa: PLC0415
    from firsthand.cli.show import label  # noqa: PLC0415

    if report is not None:
        terminal.say(label(report), style="bold underline")
    for explanation in explanations:
        words, lanes = explanation.words, lanes_of(explanation, wanted)
        terminal.lines([Text(f"{explanation.block.value}, characters {words.start} to {words.end}", style="dim")])
        terminal.lines(draw(words.text, lanes, terminal.text_width))
        if lanes:
            terminal.lines([Text(), *list_marks(lanes, terminal.text_width, terminal.out)])
        else:
            terminal.lines([Text(" " * GUTTER + "nothing was read in it", style="dim")])
        terminal.lines([Text()])
