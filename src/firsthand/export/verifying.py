"""Whether an archive is as it was when it was exported: a folder, or the one file that was made of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.errors import ArchiveError
from firsthand.export.manifest import DIGEST, LARGEST_MANIFEST, MANIFEST, Verification, compare, digest_of
from firsthand.export.zipped import verify_zip

if TYPE_CHECKING:
    from pathlib import Path


NOT_SHOWN = "This shows change since the export. It does not show who made the archive, when, or that it is true."
"""What no check of an archive can tell, said with each."""


def read_digest(text: str) -> str | None:
    """Return the digest that a person wrote down, however it was copied; None where none was given.

    Raises:
        ValueError: it is no SHA-256.
    """
    plain = re.sub(r"[\s:-]", "", text).lower().removeprefix("sha256")
    if not plain:
        return None
    if not DIGEST.fullmatch(plain):
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
