"""The case as a folder that opens anywhere: all pages, the case itself, originals, tables, and their digests."""

from __future__ import annotations

import hashlib
import os
import shutil
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.errors import ArchiveError
from firsthand.export.as_csv import export_csv
from firsthand.export.as_json import export_json
from firsthand.export.manifest import MANIFEST, digest_of
from firsthand.export.shared import WITHHELD_PAGES
from firsthand.pages import PAGES, View, archive_pages
from firsthand.pages.about import Held, about_page
from firsthand.pages.withheld import NOTICE, Withheld, withheld_page
from firsthand.store import Hits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from firsthand.export.shared import Shared
    from firsthand.model import Brief, Changes, Report, Snapshot
    from firsthand.pages import Behind
    from firsthand.store import Revision

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

    def find_words(self, query: str, limit: int, skip: int) -> Hits:
        """Return nothing: an archive is not searched."""
        del query, limit, skip
        return Hits((), 0)

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


def write_site(
    archive: Archive, folder: Path, progress: Callable[[str], None], wrote: Callable[[int], None] = lambda _: None
) -> str:
    """Write the archive to `folder` and return the digest of its manifest, to be kept elsewhere.

    The same case gives the same bytes. An archive that is there already is replaced once the new one is whole.

    Args:
        archive: what is written.
        folder: where.
        progress: told which part is begun.
        wrote: told how many files are written; what it raises ends the writing, and nothing is left of it.

    Raises:
        ArchiveError: the folder holds something else, or cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or (any(folder.iterdir()) and not (folder / MANIFEST).is_file())):
        raise ArchiveError(folder, "there is something else, which would be lost", "Name a new or empty folder")
    draft = draft_of(folder, os.getpid())
    try:
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True)
        sums: dict[str, str] = {}
        for name, digest in _files(archive, draft, progress):
            sums[name] = digest
            wrote(len(sums))
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


def draft_of(folder: Path, process: int) -> Path:
    """Return where that process writes an archive until it is whole."""
    return folder.with_name(f".{folder.name}.{process}.new")


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
        name = _case_file(archive)
        (folder / "case").mkdir()
        archive.copy(folder / name)
        yield name, digest_of(folder / name)
    progress("data")
    documents = (*export_json(archive.snapshot), *export_csv(archive.snapshot))
    for document in documents:
        yield _write(folder, f"data/{document.name}", "".join(document.pieces).encode("utf-8", "replace"))
    progress("pages")
    view = View(archive.name, archive.snapshot, archive.behind, outlines=archive.outlines)
    held = Held(_case_file(archive), tuple(d.name for d in documents), len(kept))
    pages, notice = (*PAGES, about_page(held)), ""
    if archive.withheld is not None:
        shown = (page for page in pages if page.name not in WITHHELD_PAGES)
        pages, notice = (*shown, withheld_page(archive.withheld)), NOTICE
    for name, data in archive_pages(view, pages, kept, notice):
        yield _write(folder, name, data)


def _write(folder: Path, name: str, data: bytes) -> tuple[str, str]:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return name, hashlib.sha256(data).hexdigest()


def _case_file(archive: Archive) -> str:
    """Return the path of the case file in the archive; empty where it is withheld."""
    return f"case/{_portable(archive.name)}.case" if archive.copy is not None else ""


def _portable(name: str) -> str:
    """Return the name of a case as every file system, and the manifest, can hold it."""
    return "".join("_" if c in '\\/:*?"<>|' or unicodedata.category(c)[0] == "C" else c for c in name)
