"""The command line: thin; each command opens a case, asks it, and prints."""

from __future__ import annotations

import sys

import typer

from firsthand.cli import adding, reading
from firsthand.cli.faults import EXITS, Commands, say_inner_error

app = typer.Typer(
    cls=Commands,
    help="Read many reports of one event; say what was seen, by whom, first-hand; cite the exact words.",
    epilog=EXITS,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

for command in (
    adding.add,
    adding.set_,
    reading.brief,
    reading.claims,
    reading.lineage,
    reading.why,
    reading.search,
    reading.export,
    adding.demo,
    reading.log,
    reading.version,
):
    app.command(command.__name__.rstrip("_"))(command)


def main() -> None:
    """Run the command line."""
    sys.excepthook = say_inner_error
    app(prog_name="firsthand")
