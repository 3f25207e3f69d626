"""What a user names as a source: a file, a folder, standard input, an address; read one by one."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.errors import SourceError
from firsthand.model import Failure
from firsthand.read.assemble import failure
from firsthand.read.fetch import fetch
from firsthand.read.records import Payload, ReadOptions
from firsthand.read.reports import read_payload

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.model import Report
    from firsthand.packs import Packs

_SKIPPED = re.compile(r"^(?:\.|~\$)|^(?:Thumbs\.db|desktop\.ini)$|-(?:wal|shm|journal)$", re.IGNORECASE)
_IS_URL = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*://")


def read_source(source: str, options: ReadOptions, packs: Packs) -> Iterator[Report | Failure]:
    """Yield the reports of a source, lazily and in a fixed order; what cannot be read comes as a `Failure`.

    Args:
        source: a file, a folder (read recursively, in sorted order), "-" for standard input, or an http(s) address.
        options: limits, and what may be fetched.
        packs: for the names and domains of sources.
    """
    if source == "-":
        data = sys.stdin.buffer.read(options.max_bytes + 1)
        yield from read_payload(Payload(data, capture="text"), packs, options)
    elif _IS_URL.match(source):
        yield from _from_address(source, options, packs)
    else:
        for path, problem in _walk(source):
            if problem:
                yield problem
            else:
                yield from from_file(path, options, packs)


def list_documents(source: str) -> tuple[str, ...]:
    """Return the documents that `read_source` will open for a source: for the total of a progress display."""
    if source == "-" or _IS_URL.match(source):
        return (source,)
    return tuple(path for path, problem in _walk(source) if problem is None)


def _from_address(url: str, options: ReadOptions, packs: Packs) -> Iterator[Report | Failure]:
    try:
        payload = fetch(url, options)
    except SourceError as error:
        yield Failure(url, "read", str(error))
        return
    yield from read_payload(payload, packs, options)


def from_file(path: str, options: ReadOptions, packs: Packs) -> Iterator[Report | Failure]:
    """Yield the reports in one file."""
    try:
        if not Path(path).is_file():  # opening a pipe would wait for ever
            yield failure(path, "this is not a regular file", "Name a file or a folder")
            return
        with Path(path).open("rb") as file:
            data = file.read(options.max_bytes + 1)
    except OSError as error:
        yield _unopened(path, error)
        return
    yield from read_payload(Payload(data, source_path=path.removeprefix(options.within)), packs, options)


def _unopened(path: str, error: OSError) -> Failure:
    if isinstance(error, FileNotFoundError):
        return failure(path, "there is no such file or folder", "Check the path")
    if isinstance(error, PermissionError):
        return failure(path, "you have no permission to read it", "Change its permissions, or copy it")
    reason = (error.strerror or type(error).__name__).lower()
    return failure(path, f"it could not be opened ({reason})", "Check the disk and the path")


def _walk(source: str) -> Iterator[tuple[str, Failure | None]]:
    """Yield (path, None) for every document of a file or folder in sorted order, and (path, failure) for the rest."""
    if not os.path.lexists(source):
        yield source, failure(source, "there is no such file or folder", "Check the path")
        return
    if not Path(source).is_dir():
        yield source, None
        return
    try:
        with os.scandir(source) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield source, _unopened(source, error)
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        if _SKIPPED.search(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            if not _is_page_folder(entry.name, names):
                yield from _walk(f"{source.rstrip(os.sep)}{os.sep}{entry.name}")
        elif not _is_case(entry.path):
            yield f"{source.rstrip(os.sep)}{os.sep}{entry.name}", None


def _is_page_folder(name: str, beside: set[str]) -> bool:
    """Return whether a folder holds the pictures and scripts of a page that a browser saved beside it."""
    stem = re.sub(r"(?:_files|\.files|-Dateien|_fichiers)$", "", name)
    return stem != name and any(f"{stem}{ending}" in beside for ending in (".html", ".htm", ".xhtml"))


def _is_case(path: str) -> bool:
    """Return whether a file is a SQLite database: a case kept in the folder it is about is no report."""
    try:
        if not Path(path).is_file():
            return False
        with Path(path).open("rb") as file:
            return file.read(16) == b"SQLite format 3\x00"
    except OSError:
        return False
