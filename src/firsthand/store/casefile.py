"""An open case file: its connection, its transactions, its log of revisions."""

from __future__ import annotations

import os
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from firsthand.errors import CaseError, CaseUnwritable
from firsthand.store.faults import translated
from firsthand.store.schema import MIGRATIONS, connect, create, migrate, schema_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from types import TracebackType


@dataclass(frozen=True, slots=True)
class Revision:
    """What was done to the case, and when."""

    number: int
    at: str
    action: str
    target: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a case stood: how many changes it had seen, and the last thing that was done to it."""

    changes: int
    last: Revision


class CaseFile:
    """An open case file. A change is one transaction, in which what was computed of the set is marked old."""

    def __init__(self, path: Path, connection: sqlite3.Connection, *, writable: bool) -> None:
        self.path, self.writable, self._connection = path, writable, connection

    @classmethod
    def open(cls, path: str | Path, *, make: bool = False) -> Self:
        """Return the case at `path`; with `make`, a new one where there is no file.

        Raises:
            CaseError: no such case, not a case, a newer case, damaged, or not to be opened.
        """
        path = Path(path)
        if make and not path.exists():
            create(path)
        found = schema_of(path)
        writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
        with translated(path):
            if not writable and found < len(MIGRATIONS):
                raise CaseUnwritable(path, "it was made by an older version, must be converted, and is read-only")
            connection = connect(path, writable=writable)
            if writable:
                migrate(connection, found)
        return cls(path, connection, writable=writable)

    def close(self) -> None:
        """Close the file; everything committed is in it."""
        with translated(self.path):
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def revisions(self) -> list[Revision]:
        """Return everything that was done to the case, oldest first."""
        return [Revision(*r) for r in self._all("SELECT number, at, action, target FROM revision ORDER BY number")]

    def last_revision(self) -> int:
        """Return the number of the last thing that was done to the case; 0 when nothing was."""
        return int(self._one("SELECT coalesce(max(number), 0) FROM revision")[0])

    def mark(self) -> Mark:
        """Return where the case stands."""
        row = self._one("SELECT number, at, action, target FROM revision ORDER BY number DESC LIMIT 1")
        return Mark(int(self._state("changed")), Revision(*row) if row else Revision(0, "", "", ""))

    def read_since(self, mark: Mark) -> frozenset[str] | None:
        """Return the reports that were stored or analysed since the case stood at `mark`.

        None: that is not known, because it never stood there, or because of a change that names no report.
        """
        query = "SELECT number, at, action, target FROM revision WHERE number >= ? ORDER BY number"
        revisions = [Revision(*row) for row in self._all(query, mark.last.number)]
        if mark.last.number and (not revisions or revisions.pop(0) != mark.last):
            return None
        if int(self._state("changed")) - mark.changes != len(revisions):
            return None
        return frozenset(r.target for r in revisions if r.action != "judge")

    def setting(self, key: str) -> str:
        """Return a setting of the case; empty when it was never set."""
        return self._state(f"set.{key}")

    def put_setting(self, key: str, value: str) -> None:
        """Store a setting that bears on what every report says: all of them are to be analysed again."""
        with self._writing() as run:
            run("INSERT OR REPLACE INTO state VALUES (?,?)", (f"set.{key}", value))
            run("UPDATE report SET stale = 1")
            self._bump()

    def copy_to(self, path: Path) -> None:
        """Write the case to a new file, alone and compact: the same case gives the same bytes.

        Raises:
            CaseError: it cannot be written.
        """
        with translated(path):
            self._connection.execute("VACUUM INTO ?", (str(path),))

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Let everything read inside the block be of one moment, whatever others write meanwhile."""
        with translated(self.path):
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.execute("COMMIT")

    @contextmanager
    def _writing(self) -> Iterator[Any]:
        if not self.writable:
            raise CaseUnwritable(self.path, "the file or its folder is read-only")
        with translated(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection.execute
                self._connection.execute("COMMIT")
            except BaseException:  # whatever it is, Ctrl-C included, half a change must not stay open, and goes on up
                # A full disk may have rolled it back already.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _decoding(self) -> Iterator[None]:
        try:
            yield
        except (ValueError, zlib.error) as error:
            raise CaseError(
                self.path,
                f"a record in the case is damaged ({error})",
                "Restore it from a copy",
            ) from error

    def _all(self, query: str, *values: Any) -> list[Any]:
        with translated(self.path):
            return self._connection.execute(query, values).fetchall()

    def _one(self, query: str, *values: Any) -> Any:
        with translated(self.path):
            return self._connection.execute(query, values).fetchone()

    def _state(self, key: str) -> str:
        row = self._one("SELECT value FROM state WHERE key = ?", key)
        return str(row[0]) if row else ""

    def _bump(self) -> None:
        self._connection.execute("UPDATE state SET value = CAST(value + 1 AS TEXT) WHERE key = 'changed'")

    def _revise(self, action: str, target: str) -> None:
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        self._connection.execute("INSERT INTO revision (at, action, target) VALUES (?,?,?)", (now, action, target))
        self._bump()
