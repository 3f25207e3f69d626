"""The command line: thin; each command opens a case, asks it, and prints."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from firsthand import __version__
from firsthand.cli import adding, reading
from firsthand.cli.diff import diff
from firsthand.cli.explain import explain
from firsthand.cli.faults import EXITS, Commands, say_inner_error
from firsthand.cli.serving import serve, verify

app = typer.Typer(
    cls=Commands,
    help="Read many reports of one event; say what was seen, by whom, first-hand; cite the exact words.",
    epilog=EXITS,
    no_args_is_help=True,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def firsthand(
    version: Annotated[bool, typer.Option("--version", help="Print the version.", is_eager=True)] = False,
) -> None:
    """Read many reports of one event; say what was seen, by whom, first-hand; cite the exact words."""
    if version:
        typer.echo(f"firsthand {__version__}")
        raise typer.Exit


for command in (
    adding.add,
    adding.set_,
    reading.brief,
    reading.claims,
    reading.lineage,
    reading.why,
    diff,
    reading.search,
    reading.export,
    serve,
    verify,
    explain,
    adding.demo,
    reading.log,
    reading.version,
):
    app.command(command.__name__.rstrip("_"))(command)


def main() -> None:
    """Run the command line."""
    sys.excepthook = say_inner_error
    # Not `app()`: that puts Typer's own hook in this one's place.
    typer.main.get_command(app)(prog_name="firsthand")
