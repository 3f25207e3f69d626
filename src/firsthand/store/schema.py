"""What makes a file a case, and how an older case becomes a current one."""

from __future__ import annotations

import os
import sqlite3
import struct
from contextlib import suppress
from importlib import resources
from typing import TYPE_CHECKING

from firsthand.errors import CaseError, NewerCase, NotACase
from firsthand.store.faults import translated

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION_ID = 0x46484E44  # "FHND", at byte 68 of the file
# One script a schema version, in order: schema N is what the first N make. A script that was released is never edited.
MIGRATIONS = ("0001.sql", "0002.sql", "0003.sql", "0004.sql")

_MAGIC = b"SQLite format 3\0"


def schema_of(path: Path) -> int:
    """Return the schema version of the case at `path`, read from its first bytes: nothing in the file is touched.

    Raises:
        CaseError: there is no such file, or it is a folder.
        NotACase: the file is something else.
        NewerCase: the case was written by a newer version.
    """
    with translated(path):
        if path.is_dir():
            raise CaseError(path, "this is a folder, not a case", "Name the case file first")
        if not path.exists():
            raise CaseError(path, "there is no such case", "Check its name; firsthand add makes a new one")
        if not path.is_file():
            raise NotACase(path)
        with path.open("rb") as file:
            head = file.read(100)
    if len(head) < 100 or not head.startswith(_MAGIC) or struct.unpack(">I", head[68:72])[0] != APPLICATION_ID:
        raise NotACase(path)
    version: int = struct.unpack(">I", head[60:64])[0]
    if version > len(MIGRATIONS):
        raise NewerCase(path, version, len(MIGRATIONS))
    return version


def create(path: Path) -> None:
    """Make an empty case at `path`, whole or not at all; one that another process made meanwhile is kept.

    Raises:
        CaseError: the folder is missing, read-only or full.
    """
    with translated(path):
        if not path.parent.is_dir():
            raise CaseError(path, f"there is no folder {path.parent}", "Make it first, or name the case elsewhere")
        draft = path.with_name(f".{path.name}.{os.getpid()}.new")
        try:
            connection = sqlite3.connect(draft, isolation_level=None)
            try:
                # Not yet in WAL mode: the header must stand in the file itself, where `schema_of` looks for it.
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                migrate(connection, 0)
            finally:
                connection.close()
            try:
                os.link(draft, path)
            except FileExistsError:
                return
            except OSError:  # a file system without hard links
                draft.replace(path)
        finally:
            with suppress(OSError):
                draft.unlink()


def migrate(connection: sqlite3.Connection, found: int) -> None:
    """Bring the database from schema `found` to the current one, one transaction a step."""
    for number, name in enumerate(MIGRATIONS[found:], start=found + 1):
        script = (resources.files("firsthand.store") / "migrations" / name).read_text(encoding="utf-8")
        try:
            connection.executescript(f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version = {number};\nCOMMIT;")
        except sqlite3.Error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def connect(path: Path, *, writable: bool) -> sqlite3.Connection:
    """Return a connection to the case at `path`, set up for WAL, waiting for others, and a file that may be hostile."""
    if writable:
        connection = sqlite3.connect(path, isolation_level=None, timeout=10)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
    else:
        # On a read-only medium SQLite cannot make its shared-memory file; without a WAL to read it needs none.
        wal = path.with_name(path.name + "-wal")
        still = "&immutable=1" if not (wal.exists() and wal.stat().st_size) else ""
        uri = f"{path.resolve().as_uri()}?mode=ro{still}"
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=10)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection
