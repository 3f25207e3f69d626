"""The case as a folder that opens anywhere: all pages, the case itself, originals, tables, and their digests."""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from firsthand.errors import ArchiveError
from firsthand.export.as_csv import export_csv
from firsthand.export.as_json import export_json
from firsthand.export.shared import WITHHELD_PAGES
from firsthand.pages import PAGES, View, archive_pages
from firsthand.pages.withheld import NOTICE, Withheld, withheld_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from firsthand.export.shared import Shared
    from firsthand.model import Brief, Changes, Report, Snapshot
    from firsthand.pages import Behind
    from firsthand.store import Hit, Revision

MANIFEST = "SHA256SUMS"
_BLOCK = 1 << 20
_KINDS = {
    "text/html": ".html", "text/plain": ".txt", "application/pdf": ".pdf", "application/json": ".json",
    "application/xhtml+xml": ".html", "text/markdown": ".md", "message/rfc822": ".eml",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Archive:
    """What is archived.

    Args:
        name: what the case is called.
        snapshot: its state.
        behind: the case, for what pages ask of it.
        originals: the originals, each with its report; none are held at once.
        copy: writes the case file to a path; None where it is withheld.
        outlines: the boundaries of the map, from `read_outlines`; empty for those in the box.
        withheld: what was left out and masked, of an archive made for sharing.
    """

    name: str
    snapshot: Snapshot
    behind: Behind
    originals: Callable[[], Iterable[tuple[Report, bytes]]]
    copy: Callable[[Path], None] | None
    outlines: str = ""
    withheld: Withheld | None = None


class _Masked:
    """What stands behind the pages of a shared case: its masked brief, and nothing that the desk did."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief

    def brief(self, snapshot: Snapshot) -> Brief:
        """Return the masked brief."""
        del snapshot
        return self._brief

    def search(self, query: str, limit: int) -> list[Hit]:
        """Return nothing: an archive is not searched."""
        del query, limit
        return []

    def changes(self, since: str | None, until: str | None) -> Changes:
        """Refuse: the history of a case is not shared.

        Raises:
            ValueError: always.
        """
        del since, until
        raise ValueError("What changed is not shared.")

    def revisions(self) -> list[Revision]:
        """Return nothing: what was done to the case is not shared."""
        return []


def shared_archive(shared: Shared, outlines: str = "") -> Archive:
    """Return the archive of a case as it is handed on; it holds nothing of the case but what `shared` does."""
    plan = shared.plan
    withheld = Withheld(
        people=len(plan.masked),
        accounts=len(plan.accounts),
        places=len(plan.places),
        rounded=len(plan.rounded),
        shown=plan.shared / plan.of if plan.of else 0.0,
        kept=len(plan.kept),
        unsure=len(plan.unsure),
    )
    return Archive(shared.name, shared.snapshot, _Masked(shared.brief), lambda: (), None, outlines, withheld)


def write_site(archive: Archive, folder: Path, progress: Callable[[str], None]) -> str:
    """Write the archive to `folder` and return the digest of its manifest, to be kept elsewhere.

    The same case gives the same bytes. An archive that is there already is replaced once the new one is whole.

    Raises:
        ArchiveError: the folder holds something else, or cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or (any(folder.iterdir()) and not (folder / MANIFEST).is_file())):
        raise ArchiveError(folder, "there is something else, which would be lost", "Name a new or empty folder")
    draft = folder.with_name(f".{folder.name}.{os.getpid()}.new")
    try:
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True)
        sums = dict(_files(archive, draft, progress))
        lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))
        (draft / MANIFEST).write_bytes(lines.encode())
        _put_in_place(draft, folder)
    except OSError as error:
        raise ArchiveError(
            folder, f"it could not be written ({error.strerror or error})", "Free space, or name another"
        ) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return hashlib.sha256(lines.encode()).hexdigest()


def _put_in_place(draft: Path, folder: Path) -> None:
    if not folder.exists():
        draft.replace(folder)
        return
    before = folder.with_name(f".{folder.name}.{os.getpid()}.old")
    folder.replace(before)
    draft.replace(folder)
    shutil.rmtree(before)


def _files(archive: Archive, folder: Path, progress: Callable[[str], None]) -> Iterator[tuple[str, str]]:
    """Write every file and yield its name and digest."""
    progress("originals")
    kept = {}
    for report, data in archive.originals():
        # Named so that nothing opens it by itself: a page from outside would run, and fetch, in the reader's browser.
        kept[report.id] = f"originals/{report.id}{_KINDS.get(report.media_type, '')}.kept"
        yield _write(folder, kept[report.id], data)
    if archive.copy is not None:
        progress("case")
        (folder / "case").mkdir()
        archive.copy(folder / "case" / f"{archive.name}.case")
        yield f"case/{archive.name}.case", digest_of(folder / "case" / f"{archive.name}.case")
    progress("data")
    for document in (*export_json(archive.snapshot), *export_csv(archive.snapshot)):
        yield _write(folder, f"data/{document.name}", "".join(document.pieces).encode("utf-8", "replace"))
    progress("pages")
    view = View(archive.name, archive.snapshot, archive.behind, outlines=archive.outlines)
    pages, notice = PAGES, ""
    if archive.withheld is not None:
        shown = (page for page in PAGES if page.name not in WITHHELD_PAGES)
        pages, notice = (*shown, withheld_page(archive.withheld)), NOTICE
    for name, data in archive_pages(view, pages, kept, notice):
        yield _write(folder, name, data)


def _write(folder: Path, name: str, data: bytes) -> tuple[str, str]:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return name, hashlib.sha256(data).hexdigest()


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


def verify_site(folder: Path, manifest: str | None = None) -> Verification:
    """Return what was touched in the archive at `folder` since it was exported.

    Args:
        folder: the archive.
        manifest: the digest that its export printed. Without it a manifest that was rewritten with its files goes
            unnoticed.

    Raises:
        ArchiveError: it is no archive.
    """
    try:
        data = (folder / MANIFEST).read_bytes()
        wanted = dict(_read_manifest(data.decode("ascii"), folder))
    except FileNotFoundError:
        raise ArchiveError(folder, f"it holds no {MANIFEST}: it is no archive", "Name the folder of one") from None
    except (UnicodeDecodeError, OSError) as error:
        raise ArchiveError(folder, f"its {MANIFEST} cannot be read ({error})", "Get another copy") from error
    changed, missing = [], []
    for name, digest in wanted.items():
        path = folder / name
        if path.is_symlink() or not path.is_file():
            missing.append(name)
        elif digest_of(path) != digest:
            changed.append(name)
    found = (p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_symlink() or p.is_file())
    added = sorted(name for name in found if name not in wanted and name != MANIFEST)
    told = hashlib.sha256(data).hexdigest()
    as_kept = None if manifest is None else told == manifest.strip().lower()
    return Verification(told, as_kept, len(wanted), tuple(changed), tuple(missing), tuple(added))


def _read_manifest(text: str, folder: Path) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        digest, _, name = line.partition("  ")
        path = PurePosixPath(name)
        if len(digest) != 64 or not name or path.is_absolute() or ".." in path.parts:
            raise ArchiveError(folder, f"line {number} of its {MANIFEST} is none", "Get another copy")
        yield name, digest


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
