"""The case as it is served: one view of its newest settled state, shared by all requests, made anew when it changed."""

from __future__ import annotations

import gc
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from firsthand.errors import FirsthandError
from firsthand.pages import PAGES, Asked, Live, View
from firsthand.pipeline import Case, Memory, login
from firsthand.web.adding import Adder
from firsthand.web.archiving import Archiver
from firsthand.web.checks import Checker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from firsthand.model import Brief, Changes, Snapshot
    from firsthand.pages.add import Adding
    from firsthand.pages.handon import Making
    from firsthand.pages.verify import Checked
    from firsthand.store import Hits, Revision

AT_ONCE = 500  # findings of a case whose brief is written before its pages are shown
PATIENCE = 5.0  # seconds without a change after which unfinished work is taken for abandoned, and finished here


class Behind:
    """The case at a path, opened anew for each thing that is asked of it: requests come from many threads."""

    def __init__(self, path: Path, adder: Adder, memory: Memory, archiver: Archiver, checker: Checker) -> None:
        self.path, self.adder, self._memory = path, adder, memory
        self._archiver, self._checker = archiver, checker

    def adding(self) -> Adding:
        """Return how far the adding of reports is."""
        return self.adder.now()

    def making(self) -> Making:
        """Return how far the making of an archive is."""
        return self._archiver.now()

    def checked(self, key: str) -> Checked | None:
        """Return what came of the check of an archive."""
        return self._checker.find(key)

    def may_name_folders(self) -> bool:
        """Return whether a folder of this machine may be named."""
        return self._archiver.local

    def brief(self, snapshot: Snapshot) -> Brief:
        """Return the brief of that state."""
        with Case.open(self.path, create=False, memory=self._memory) as case:
            return case.brief(snapshot)

    def find_words(self, query: str, limit: int, skip: int) -> Hits:
        """Return some of the reports whose words match, best first but `skip`, and how many do."""
        with Case.open(self.path, create=False) as case:
            return case.find_words(query, limit, skip)

    def changes(self, since: str | None, until: str | None) -> Changes:
        """Return what changed between two moments."""
        with Case.open(self.path, create=False, memory=self._memory) as case:
            return case.changes(since, until)

    def revisions(self) -> list[Revision]:
        """Return everything that was done to the case, oldest first."""
        with Case.open(self.path, create=False) as case:
            return case.revisions()


class Desk:
    """Holds a case open for reading, and lets one at a time write.

    A view is never changed: a request that began with one ends with it, whatever is added meanwhile.
    """

    def __init__(self, path: Path, reviewer: str = "", outlines: str = "") -> None:
        self.path = path
        self.reviewer = reviewer or login()
        self.outlines = outlines
        self._memory = Memory()
        self.adder = Adder(path, self.view, self._memory)
        self.archiver, self.checker = Archiver(path, outlines), Checker()
        self.writing = threading.Lock()  # one decision at a time; other programs are held off by the case itself
        self._loading = threading.Lock()
        self._view: View | None = None
        self._stamp: tuple[int, ...] = ()
        self._seen = 0.0  # when the file was last seen to change
        self.busy = False  # whether another process adds to it, so that the view is of before

    @property
    def last(self) -> View | None:
        """The view that was shown last, whatever became of the case since."""
        return self._view

    def open(self) -> Case:
        """Return the case, to be closed after use: it knows what was read and compared in this process before."""
        return Case.open(self.path, create=False, memory=self._memory)

    def finish(self, case: Case) -> None:
        """Do what is still to be done in the case; while reports are added here, that is done at their end."""
        if not self.adder.is_writing:
            case.finish()

    def view(self) -> View:
        """Return the newest settled view; while reports are added, that of before."""
        if self._view is not None and self.adder.is_writing:
            return self._view
        stamp = _stamp(self.path)
        if self._view is not None and stamp == self._stamp and not self.busy:
            return self._view
        if self._view is not None and not self._loading.acquire(blocking=False):
            return self._view  # another request is at it
        if self._view is None:
            self._loading.acquire()
        try:
            self._refresh(stamp)
        finally:
            self._loading.release()
        assert self._view is not None
        return self._view

    def newest(self) -> View:
        """Return the newest settled view, waited for where another request is at it: who decides sees what follows."""
        with self._loading:
            pass
        return self.view()

    def _refresh(self, stamp: tuple[int, ...]) -> None:
        if stamp != self._stamp:
            self._seen = time.monotonic()
        with self.open() as case:
            settled = case.is_settled()
            if self._view is not None and not settled and time.monotonic() - self._seen < PATIENCE:
                self._stamp, self.busy = stamp, True
                return
            changes = case.store.changes()
            other = stamp[0] != self._stamp[0] if self._stamp else False  # another file has taken its place
            if self._view is None or not settled or other or self._view.revision != changes:
                self._view = self._look(case)
        self._stamp, self.busy = _stamp(self.path), False

    def _look(self, case: Case) -> View:
        snapshot = case.snapshot()
        behind = Behind(self.path, self.adder, self._memory, self.archiver, self.checker)
        view = View(self.path.stem, snapshot, behind, case.store.changes(), self.outlines)
        if len(snapshot.reconciliation.findings) <= AT_ONCE:
            view.write()
        else:
            threading.Thread(target=_prepare, args=(view, self.open), name="brief", daemon=True).start()
        # A snapshot is hundreds of thousands of records without circles, which stay: the collector of garbage would
        # go through them again and again, each time for longer than a page takes.
        gc.freeze()
        return view


def _prepare(view: View, opened: Callable[[], Case]) -> None:
    """Make what the pages of a large case need once; write its brief; then be ready for the next decision."""
    for page in PAGES:
        item = next(iter(page.items(view)), "") if not page.title else ""
        if page.name != "brief" and not page.live:
            with suppress(Exception):  # whoever asks for the page is told what is wrong with it
                page.build(view, Asked(item), Live())
    _ = view.folded_quotes  # what a search goes through
    view.write()
    with suppress(FirsthandError), opened() as case:  # whoever decides next is told what is wrong with the case
        case.remember()
    gc.freeze()


def _stamp(path: Path) -> tuple[int, ...]:
    """Return what changes whenever the case is written: which file it is, its size and time, and those of its log."""
    found = [path.stat().st_ino if path.exists() else 0]
    for name in (path, path.with_name(f"{path.name}-wal")):
        try:
            status = name.stat()
        except FileNotFoundError:
            found += [0, 0]
        else:
            found += [status.st_size, status.st_mtime_ns]
    return tuple(found)
