"""An archive as one file: a zip whose folder is the archive's, and the same for the same archive; read without trust.

Nothing is unpacked: what a zip holds is read through, file by file, and only its digests are kept.
Sources: PKWARE's APPNOTE 6.3.10 (the format); D. Fifield, "A better zip bomb" (WOOT 2019).
"""

from __future__ import annotations

import hashlib
import shutil
import stat
import unicodedata
import zipfile
import zlib
from typing import TYPE_CHECKING, BinaryIO, cast

from firsthand.errors import ArchiveError
from firsthand.export.manifest import LARGEST_MANIFEST, MANIFEST, Verification, compare, is_inside

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import IO

ENTRIES = 150_000  # files and folders of a zip
LARGEST_LIST = 20_000_000  # bytes of a zip's own list of its files
LARGEST = 20_000_000_000  # bytes of all files together, unpacked
PLAIN = 200_000_000  # bytes up to which no zip is taken for a bomb
RATIO = 100  # how many times smaller than its files a larger zip may be: our pages become ten times smaller
_BLOCK = 1 << 20
_OTHER = "Nothing of it was read; it is not as firsthand wrote it"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest time that the format knows


def write_zip(folder: Path, file: Path, name: str, wrote: Callable[[int], None] = lambda _: None) -> None:
    """Write the files of `folder` to a zip, in a folder called `name`: the same files give the same bytes.

    Args:
        folder: what is packed.
        file: the zip; one that is there is replaced.
        name: what the folder in it is called.
        wrote: told how many files are packed; what it raises ends the packing.

    Raises:
        OSError: it cannot be written.
    """
    paths = sorted((p for p in folder.rglob("*") if p.is_file()), key=lambda p: p.relative_to(folder).parts)
    with zipfile.ZipFile(file, "w", compresslevel=6) as packed:
        for number, path in enumerate(paths, 1):
            entry = zipfile.ZipInfo(f"{name}/{path.relative_to(folder).as_posix()}", _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # as on Unix, wherever it is made
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            entry.file_size = path.stat().st_size
            with path.open("rb") as source, packed.open(entry, "w") as target:
                shutil.copyfileobj(source, target, _BLOCK)
            wrote(number)


def folder_name(case: str) -> str:
    """Return a name for the folder of a case's archive that every file system takes."""
    plain = "".join("-" if c in '\\/:*?"<>|' or unicodedata.category(c)[0] == "C" else c for c in case)
    while len(plain.encode()) > 150:
        plain = plain[:-1]
    return f"{plain.strip(' .-') or 'case'}-archive"


def verify_zip(file: BinaryIO, name: str, manifest: str | None = None) -> Verification:
    """Return what was touched in the archive that a zip holds, since it was exported.

    The archive may lie in a folder of the zip, or be all of it; what lies beside it was added.

    Args:
        file: the zip.
        name: what it is called in an error.
        manifest: the digest that its export printed, if that is known.

    Raises:
        ArchiveError: it is no zip, holds no archive, or is not safe to read.
    """
    try:
        with zipfile.ZipFile(cast("IO[bytes]", _Bounded(file, name))) as packed:
            return _verify(packed, name, _size(file), manifest)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise ArchiveError(name, f"it is no zip, or a damaged one ({error})", "Get another copy") from error
    except OSError as error:
        raise ArchiveError(name, f"it cannot be read ({error.strerror or error})", "Get another copy") from error


def _verify(packed: zipfile.ZipFile, name: str, size: int, manifest: str | None) -> Verification:
    entries = {e.filename: e for e in _checked(packed.infolist(), name, size)}
    found = [e for e in entries if e.rpartition("/")[2] == MANIFEST and e.count("/") < 2]
    if len(found) != 1:
        reason = f"it holds no {MANIFEST}: it is no archive" if not found else "it holds more than one archive"
        raise ArchiveError(name, reason, "Name the zip of one")
    folder = found[0].removesuffix(MANIFEST)
    if entries[found[0]].file_size > LARGEST_MANIFEST:
        raise ArchiveError(name, f"its {MANIFEST} is too large to be one", "Get another copy")

    def digest(within: str) -> str:
        """Return the digest of a file in the zip; nothing for one whose bytes are damaged."""
        sum_ = hashlib.sha256()
        try:
            with packed.open(entries[folder + within]) as source:
                while block := source.read(_BLOCK):
                    sum_.update(block)
        except (zipfile.BadZipFile, zlib.error, EOFError):  # its bytes are damaged: it is not what was exported
            return ""
        return sum_.hexdigest()

    names = (e.removeprefix(folder) if e.startswith(folder) else f"../{e}" for e in entries)
    data = packed.read(entries[found[0]])
    return compare(name, data, names, digest, manifest)


def _checked(entries: list[zipfile.ZipInfo], name: str, size: int) -> list[zipfile.ZipInfo]:
    """Return the files of a zip, none of which would leave its folder, hide another or never end.

    Raises:
        ArchiveError: one would.
    """

    def refuse(reason: str) -> ArchiveError:
        """Return the error that says why this zip is not opened."""
        return ArchiveError(name, reason, _OTHER)

    if len(entries) > ENTRIES:
        raise refuse(f"it lists {len(entries):,} files, more than {ENTRIES:,}")
    seen: set[str] = set()
    for entry in entries:
        shown = _shown(entry.orig_filename)
        if entry.flag_bits & 0x1:
            raise refuse(f"{shown} in it is encrypted")
        if not is_inside(entry.orig_filename.removesuffix("/")):
            raise refuse(f"the name {shown} in it leads out of its folder, or is none")
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise refuse(f"{shown} in it is a link or a device, not a file")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise refuse(f"{shown} in it is packed in a way that is not read here")
        if entry.filename in seen:
            raise refuse(f"it holds {shown} twice")
        seen.add(entry.filename)
    whole = sum(entry.file_size for entry in entries)
    if whole > LARGEST or (whole > PLAIN and whole > RATIO * size):
        raise refuse(f"it would unpack to {whole / 1e9:,.1f} GB")
    return [entry for entry in entries if not entry.is_dir()]


def _shown(name: str) -> str:
    plain = "".join(c if c.isprintable() else "�" for c in name)
    return f"“{plain[:80]}”" + ("…" if len(plain) > 80 else "")


def _size(file: BinaryIO) -> int:
    at = file.tell()
    size = file.seek(0, 2)
    file.seek(at)
    return size


class _Bounded:
    """A zip as `zipfile` reads it: a list of files that is too long is refused before it is taken into memory."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file, self._name = file, name

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes.

        Raises:
            ArchiveError: more are wanted at once than the list of an archive has.
        """
        if size < 0:  # what is left: the end of the file, where its list is announced
            size = _size(self._file) - self._file.tell()
        if size > LARGEST_LIST:
            raise ArchiveError(self._name, "the list of its files is too long", _OTHER)
        return self._file.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Return the place."""
        return self._file.tell()

    def seekable(self) -> bool:
        """Return that it is."""
        return True

    def close(self) -> None:
        """Leave the file open: it is another's."""
