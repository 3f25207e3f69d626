"""A zip archive that is handed in, as the files in it: never more of them, nor more bytes, than may be handed in."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING, BinaryIO, cast

from firsthand.pages.add import EACH, MEMBERS, TOGETHER

if TYPE_CHECKING:
    from collections.abc import Callable

_OURS_TO_LEAVE = ("__MACOSX/",)  # what a Mac puts beside each file
_LOCKED = 0x1  # the bit of a member that is encrypted (PKWARE APPNOTE 4.4.4)


class _Member:
    """A file in an archive, opened when it is first read; a damaged one is a `ValueError` in words."""

    def __init__(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo, said: str) -> None:
        self._archive, self._member, self._said = archive, member, said
        self._open: zipfile.ZipExtFile | None = None

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, no more of them together than the archive says that the file has."""
        try:
            if self._open is None:
                self._open = cast("zipfile.ZipExtFile", self._archive.open(self._member))
            data = self._open.read(size)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            raise ValueError(f"{self._said} in the archive cannot be unpacked ({error})") from error
        if not data:
            self._open.close()
        return data


def unpack(name: str, data: BinaryIO, naming: Callable[[str], str]) -> list[tuple[str, BinaryIO]]:
    """Return the files of a zip archive by name; any other file as it is.

    Folders, hidden files and archives within are left as they are: the first two out, the last packed.

    Args:
        name: what the file is called; only one that ends in ".zip" is looked into: a Word document is a zip as well.
        data: its bytes, which can be gone back in.
        naming: returns the harmless part of a name.

    Raises:
        ValueError: it is damaged, locked, or holds more than may be handed in at once.
    """
    if not name.lower().endswith(".zip"):
        return [(name, data)]
    try:
        archive = zipfile.ZipFile(data)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError) as error:
        raise ValueError(f"{name} is no zip archive, or a damaged one ({error})") from error
    members = [m for m in archive.infolist() if not m.is_dir() and not _is_left_out(m.filename)]
    if not members:
        raise ValueError(f"{name} holds no file")
    if len(members) > MEMBERS:
        raise ValueError(f"{name} holds {len(members):,} files; at once, {MEMBERS:,} can be added")
    if any(m.flag_bits & _LOCKED for m in members):
        raise ValueError(f"{name} is locked with a password: unpack it, then add its files")
    large = [m for m in members if m.file_size > EACH]
    if large:
        raise ValueError(f"{naming(large[0].filename)} in {name} is larger than {EACH // 10**6} MB")
    if sum(m.file_size for m in members) > TOGETHER:
        raise ValueError(f"{name} unpacks to more than {TOGETHER // 10**6} MB: add it in smaller parts")
    found = [(naming(m.filename), _Member(archive, m, naming(m.filename))) for m in members]
    return [(said, cast("BinaryIO", member)) for said, member in found]


def _is_left_out(name: str) -> bool:
    last = name.replace("\\", "/").rpartition("/")[2]
    return name.startswith(_OURS_TO_LEAVE) or last.startswith(".") or last in ("Thumbs.db", "desktop.ini")
