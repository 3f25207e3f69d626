"""The manifest of an archive: the digest of each of its files, and how what is there differs from what it says."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from firsthand.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

MANIFEST = "SHA256SUMS"
LARGEST_MANIFEST = 64_000_000  # bytes
DIGEST = re.compile(r"[0-9a-f]{64}")
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Verification:
    """What an archive is now, against what it was when it was exported. Names are those of its files."""

    manifest: str  # the digest of its manifest
    as_kept: bool | None  # whether that is the digest kept elsewhere; None where none was given
    files: int
    changed: tuple[str, ...]
    missing: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing was touched, as far as this shows."""
        return self.as_kept is not False and not (self.changed or self.missing or self.added)


def compare(
    archive: str,
    data: bytes,
    found: Iterable[str],
    digest: Callable[[str], str],
    manifest: str | None,
) -> Verification:
    """Return how what is there differs from what the manifest says.

    Args:
        archive: what it is called in an error.
        data: the manifest.
        found: the names of all files that are there.
        digest: the SHA-256 of a file that is; empty of one that cannot be read.
        manifest: the digest that was kept, if one was.

    Raises:
        ArchiveError: the manifest is none.
    """
    wanted, there = dict(_read_manifest(data, archive)), set(found)
    changed, missing = [], []
    for name, sum_ in wanted.items():
        if name not in there:
            missing.append(name)
        elif digest(name) != sum_:
            changed.append(name)
    added = sorted(name for name in there if name not in wanted and name != MANIFEST)
    told = hashlib.sha256(data).hexdigest()
    as_kept = None if manifest is None else told == manifest.strip().lower()
    return Verification(told, as_kept, len(wanted), tuple(changed), tuple(missing), tuple(added))


def _read_manifest(data: bytes, archive: str) -> Iterator[tuple[str, str]]:
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise ArchiveError(archive, f"its {MANIFEST} cannot be read ({error})", "Get another copy") from error
    for number, line in enumerate(text.split("\n")[:-1], 1):
        digest, _, name = line.partition("  ")
        if not DIGEST.fullmatch(digest) or not is_inside(name):
            raise ArchiveError(archive, f"line {number} of its {MANIFEST} is none", "Get another copy")
        yield name, digest


def is_inside(name: str) -> bool:
    """Return whether a name is that of a file inside a folder, on any system."""
    parts = name.split("/")
    return (
        bool(name)
        and not any(part in ("", ".", "..") for part in parts)
        and not any(c < " " or c in '\\:*?"<>|\x7f' for c in name)
        and PurePosixPath(name).as_posix() == name
    )


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
