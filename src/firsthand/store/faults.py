"""The one place where SQLite's errors, and the file system's about a case, become ours."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from firsthand.errors import CaseError, CaseUnwritable, NotACase

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_UNWRITABLE = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_BUSY: "another firsthand is writing to it",
    sqlite3.SQLITE_LOCKED: "another firsthand is writing to it",
    sqlite3.SQLITE_READONLY: "the file or its folder is read-only",
    sqlite3.SQLITE_PERM: "permission denied",
    sqlite3.SQLITE_CANTOPEN: "the file, or a file beside it, could not be opened",
    sqlite3.SQLITE_IOERR: "the disk reported an error, or is full",
    sqlite3.SQLITE_TOOBIG: "a report is larger than a case can hold",
    sqlite3.SQLITE_NOMEM: "there is too little memory",
}


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Run the block; raise what SQLite or the file system says of the case at `path` as a `CaseError`.

    Raises:
        NotACase: the file is no database.
        CaseUnwritable: disk full, locked, read-only.
        CaseError: the file is damaged, or anything else SQLite reports.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _case_error(path, error) from error
    except PermissionError as error:
        raise CaseUnwritable(path, "permission denied") from error
    except OSError as error:
        raise CaseUnwritable(path, (error.strerror or str(error)).lower()) from error


def _case_error(path: Path, error: sqlite3.Error) -> CaseError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the primary code
    if code == sqlite3.SQLITE_NOTADB:
        return NotACase(path)
    if code in _UNWRITABLE:
        return CaseUnwritable(path, _UNWRITABLE[code])
    if code == sqlite3.SQLITE_CORRUPT:
        return CaseError(
            path, f"the case is damaged ({error})", "Restore it from a copy, or add its sources to a new case"
        )
    return CaseError(path, f"the case could not be used ({error})", "Try again, or add its sources to a new case")
