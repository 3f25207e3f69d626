"""The one place where errors become a sentence on standard error and an exit status."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from typing import TYPE_CHECKING

import typer
from typer.core import TyperGroup

from firsthand.errors import FirsthandError

if TYPE_CHECKING:
    from types import TracebackType

    from typer._click import Context

EXITS = (
    "Exit status: 0 done (also when some sources failed and others were read), 1 an error inside firsthand or in"
    " writing its output, 2 wrong usage, 3 nothing could be read, 4 a pack is wrong, 5 the case cannot be used,"
    " 6 no such report, claim, finding or revision, 7 the brief did not pass its gate, 8 judged by"
    " somebody else meanwhile, 9 an archive cannot be written or read, 130 interrupted."
)


class Commands(TyperGroup):
    """The commands; what goes wrong in one is said in plain words."""

    def invoke(self, ctx: Context) -> object:
        """Run a command; every error that is not the usage's ends here."""
        try:
            result: object = super().invoke(ctx)
            sys.stdout.flush()
        except FirsthandError as error:
            raise typer.Exit(_fail(str(error), error.code)) from None
        except KeyboardInterrupt:
            said = "interrupted; what was stored is kept, and the next firsthand add finishes the work"
            raise typer.Exit(_fail(said, 130)) from None
        except BrokenPipeError:
            # The reader has seen enough (`| head`). Python would complain once more when it closes standard output.
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            raise typer.Exit(0) from None
        except OSError as error:
            if os.environ.get("FIRSTHAND_DEBUG"):
                traceback.print_exc()
            raise typer.Exit(_fail(_os_error(error), 1)) from None
        except MemoryError:
            raise typer.Exit(_fail("there is too little memory; try --jobs 1", 1)) from None
        return result


def say_inner_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say that a defect of ours ended the command; the traceback only for those who ask for it."""
    if os.environ.get("FIRSTHAND_DEBUG"):
        traceback.print_exception(kind, error, trace)
        return
    _fail(
        f"an error inside firsthand ({kind.__name__}: {error}). What was stored is kept. Please report it, with what"
        " the same command prints after: export FIRSTHAND_DEBUG=1",
        1,
    )


def _os_error(error: OSError) -> str:
    what = "the disk is full" if error.errno == errno.ENOSPC else (error.strerror or str(error)).lower()
    return f"{error.filename}: {what}." if error.filename else f"{what}."


def _fail(message: str, code: int) -> int:
    from firsthand.cli.console import clean  # noqa: PLC0415 -- Rich is not needed for --help

    sys.stderr.write(f"firsthand: {clean(message)}\n")
    return code
