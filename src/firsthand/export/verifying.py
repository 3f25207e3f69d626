"""Whether an archive is as it was when it was exported: a folder, or the one file that was made of it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from firsthand.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MANIFEST = "SHA256SUMS"
LARGEST_MANIFEST = 64_000_000  # bytes
_BLOCK = 1 << 20
_DIGEST = re.compile(r"[0-9a-f]{64}")

NOT_SHOWN = "This shows change since the export. It does not show who made the archive, when, or that it is true."
"""What no check of an archive can tell, said with each."""


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


def read_digest(text: str) -> str | None:
    """Return the digest that a person wrote down, however it was copied; None where none was given.

    Raises:
        ValueError: it is no SHA-256.
    """
    plain = re.sub(r"[\s:-]", "", text).lower().removeprefix("sha256")
    if not plain:
        return None
    if not _DIGEST.fullmatch(plain):
        raise ValueError(f"a digest has 64 characters, 0 to 9 and a to f; this has {len(plain)} or others")
    return plain


def verify_archive(path: Path, manifest: str | None = None) -> Verification:
    """Return what was touched in the archive at `path`, a folder or a zip file, since it was exported.

    Args:
        path: the archive.
        manifest: the digest that its export printed. Without it a manifest that was rewritten with its files goes
            unnoticed.

    Raises:
        ArchiveError: it is no archive, or one that is not safe to read.
    """
    from firsthand.export.zipped import verify_zip  # noqa: PLC0415 -- it builds on this module

    if not path.is_file():
        return verify_site(path, manifest)
    try:
        with path.open("rb") as file:
            return verify_zip(file, path.name, manifest)
    except OSError as error:
        raise ArchiveError(path, f"it cannot be read ({error.strerror or error})", "Get another copy") from error


def verify_site(folder: Path, manifest: str | None = None) -> Verification:
    """Return what was touched in the archive in `folder` since it was exported.

    Raises:
        ArchiveError: it is no archive.
    """
    try:
        if (folder / MANIFEST).stat().st_size > LARGEST_MANIFEST:
            raise ArchiveError(folder, f"its {MANIFEST} is too large to be one", "Get another copy")
        data = (folder / MANIFEST).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise ArchiveError(folder, f"it holds no {MANIFEST}: it is no archive", "Name the folder of one") from None
    except OSError as error:
        reason = f"its {MANIFEST} cannot be read ({error.strerror or error})"
        raise ArchiveError(folder, reason, "Get another copy") from error

    def digest(name: str) -> str:
        """Return the digest of a file in the folder; nothing for one that is not there or cannot be read."""
        path = folder / name
        try:
            return digest_of(path) if path.is_file() and not path.is_symlink() else ""
        except OSError:  # what cannot be read is not what was exported
            return ""

    found = (p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_symlink() or not p.is_dir())
    return compare(str(folder), data, found, digest, manifest)


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
        if not _DIGEST.fullmatch(digest) or not is_inside(name):
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
