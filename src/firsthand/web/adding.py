"""Adding reports while the case is served: one adding at a time, in a thread of its own, that can be stopped.

What is handed in is kept in a folder beside the case until all of it is read: a server that stops loses none of it.
"""

from __future__ import annotations

import json
import shutil
import sys
import threading
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firsthand.errors import FirsthandError
from firsthand.pages.add import SHOWN, Adding, Doubt, Handed, Outcome
from firsthand.pipeline import Case

if TYPE_CHECKING:
    from collections.abc import Callable, Container
    from typing import BinaryIO

    from firsthand.model import Failure
    from firsthand.pipeline import AddResult, Memory, Progress
    from firsthand.pipeline.progress import Unsure

_LEAVING = 10.0  # seconds that a server which ends waits for its adding to put down what it has in hand


class _Stopped(Exception):
    """The person, or the end of the server, stopped the adding."""


class AlreadyAdding(Exception):
    """Reports are being added already."""


class Incoming:
    """The folder beside a case in which what was handed in waits to be read."""

    def __init__(self, case: Path) -> None:
        self.folder = case.absolute().with_name(f"{case.name}.adding")
        self._files = self.folder / "files"
        self._list = self.folder / "handed-in.json"

    def keep(self, files: list[tuple[str, BinaryIO]], addresses: tuple[str, ...]) -> Handed:
        """Keep what was handed in, and return the account of it.

        Raises:
            OSError: it cannot be written here.
            ValueError: a file of an archive is damaged: nothing is kept.
        """
        self.clear()
        self.folder.mkdir(mode=0o700)
        self._files.mkdir(mode=0o700)
        names: dict[str, None] = {}
        numbers: dict[str, int] = {}
        try:
            for given, data in files:
                name = _free(given, names, numbers)
                with (self._files / name).open("wb") as kept:
                    shutil.copyfileobj(data, kept, 1 << 20)
                names[name] = None
        except ValueError:
            self.clear()
            raise
        handed = Handed(datetime.now(UTC).isoformat(timespec="seconds"), tuple(names), addresses)
        draft = self.folder / "handed-in.new"  # whole, or not there: files without their list were never handed in
        draft.write_text(json.dumps(asdict(handed), ensure_ascii=False), encoding="utf-8")
        draft.replace(self._list)
        return handed

    def left(self) -> Handed | None:
        """Return what an adding that was cut short left; None where there is nothing."""
        try:
            found: dict[str, Any] = json.loads(self._list.read_text(encoding="utf-8"))
            return Handed(str(found["at"]), tuple(found["files"]), tuple(found["addresses"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def sources(self, handed: Handed) -> list[str]:
        """Return what is to be read: names of files by path, and addresses."""
        return [*(str(self._files / Path(name).name) for name in handed.files), *handed.addresses]

    @property
    def within(self) -> str:
        """The beginning of every path of it, which the case is not told."""
        return f"{self._files}/"

    def clear(self) -> None:
        """Remove it all."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _free(given: str, taken: Container[str], numbers: dict[str, int]) -> str:
    """Return a name that no other file has: "page.html", "page (2).html"."""
    name, path = given, Path(given)
    while name in taken:
        numbers[given] = numbers.get(given, 1) + 1
        name = f"{path.stem} ({numbers[given]}){path.suffix}"
    return name


class Adder:
    """Adds to one case, one adding at a time, and tells how far it is."""

    def __init__(self, case: Path, renew: Callable[[], object], memory: Memory | None = None) -> None:
        """Make an adder that is idle.

        Args:
            case: the path of the case.
            renew: called when it has changed, before the outcome is told.
            memory: what this process remembers of the case.
        """
        self._case, self._renew, self._memory = case, renew, memory
        self._lock = threading.Lock()
        self._stop, self._leave = threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None
        self._failures: list[Failure] = []  # of the adding under way: its thread alone writes them
        self._doubts: list[Doubt] = []
        self.incoming = Incoming(case)
        self._now = Adding(handed=self.incoming.left())

    def now(self) -> Adding:
        """Return how far it is."""
        return self._now

    @property
    def is_writing(self) -> bool:
        """Whether the case is being written, so that its pages are of before."""
        return self._now.stage not in {"", "showing"}

    def start(self, files: list[tuple[str, BinaryIO]], addresses: tuple[str, ...] = ()) -> None:
        """Begin to add what is handed in.

        Raises:
            AlreadyAdding: an adding is under way.
            OSError: what was handed in cannot be kept here.
        """
        with self._lock:
            if self._now.stage:
                raise AlreadyAdding
            self._begin(self.incoming.keep(files, addresses))

    def resume(self) -> None:
        """Go on with what an adding that was cut short left, if it left anything.

        Raises:
            AlreadyAdding: an adding is under way.
        """
        with self._lock:
            if self._now.stage:
                raise AlreadyAdding
            if (handed := self.incoming.left()) is not None:
                self._begin(handed)

    def discard(self) -> None:
        """Leave out what an adding that was cut short left.

        Raises:
            AlreadyAdding: an adding is under way.
        """
        with self._lock:
            if self._now.stage:
                raise AlreadyAdding
            self.incoming.clear()
            self._now = replace(self._now, handed=None)

    def stop(self) -> None:
        """Read no more; what was read is kept and compared with the rest."""
        self._stop.set()

    def leave(self) -> None:
        """Put down what is in hand, because the server ends: the next one offers to go on."""
        self._leave.set()
        if self._thread is not None:
            self._thread.join(_LEAVING)

    def wait(self) -> None:
        """Return when nothing is under way."""
        if self._thread is not None:
            self._thread.join()

    def _begin(self, handed: Handed) -> None:
        self._stop.clear()
        self._failures, self._doubts = [], []
        self._now = Adding("reading", handed=handed)
        self._thread = threading.Thread(target=self._run, args=(handed,), name="adding", daemon=True)
        self._thread.start()

    def _run(self, handed: Handed) -> None:
        told = False
        try:
            told = self._work(handed)
        finally:
            if not told:  # a defect of ours is told on the page, which would else wait for ever, and ends the thread
                error = sys.exception()
                said = f"An error inside firsthand ({type(error).__name__}: {error}). What was read before it is kept."
                self._now = Adding(handed=self.incoming.left(), outcome=self._so_far(problem=said))

    def _work(self, handed: Handed) -> bool:
        """Add what was handed in and tell what came of it; return that this is done."""
        left: Handed | None = handed
        try:
            outcome = self._add(handed)
            self.incoming.clear()
            left = None
        except _Stopped:
            return True  # the server ends: what was handed in stays for the next
        except (FirsthandError, OSError) as error:
            outcome = self._so_far(problem=str(error))
        self._now = replace(self._now, stage="showing", current="")
        with suppress(FirsthandError):  # whoever asks for a page next is told what is wrong with it
            self._renew()
        self._now = Adding(handed=left, outcome=outcome)
        return True

    def _so_far(
        self, added: tuple[str, ...] = (), since: int = 0, *, stopped: bool = False, problem: str = ""
    ) -> Outcome:
        """Return what came of an adding that did not come to its end."""
        return Outcome(added, 0, tuple(self._failures), tuple(self._doubts), since, stopped, problem)

    def _add(self, handed: Handed) -> Outcome:
        with Case.open(self._case, create=False, memory=self._memory) as case:
            revisions = case.revisions()
            since = revisions[-1].number if revisions else 0
            result: AddResult | None = None
            try:
                sources = self.incoming.sources(handed)
                result = case.add(sources, progress=self._tell, within=self.incoming.within)
            except _Stopped:
                if self._leave.is_set():
                    raise
                case.finish(progress=self._tell)
            added = tuple(r.target for r in case.revisions() if r.number > since and r.action == "add")
        if result is None:
            return self._so_far(added, since, stopped=True)
        doubts = tuple(map(_doubt, result.unsure))
        return Outcome(added, result.known, result.failures, doubts, since)

    def _tell(self, progress: Progress) -> None:
        """Note how far it is, and end it where it is to end."""
        if self._leave.is_set():
            raise _Stopped
        stopping = self._now.stage == "stopping"
        if self._stop.is_set() and not stopping and progress.stage == "reading":
            self._now = replace(self._now, stage="stopping", current="")
            raise _Stopped
        if progress.failure is not None:
            self._failures.append(progress.failure)
        if progress.unsure is not None:
            self._doubts.append(_doubt(progress.unsure))
        self._now = replace(
            self._now,
            stage="stopping" if stopping else progress.stage,
            done=progress.done,
            current=progress.current,
            failed=len(self._failures),
            failures=tuple(self._failures[: -SHOWN - 1 : -1]),
            unsure=len(self._doubts),
            doubts=tuple(self._doubts[: -SHOWN - 1 : -1]),
        )


def _doubt(unsure: Unsure) -> Doubt:
    return Doubt(unsure.report, unsure.source or unsure.title or unsure.report, unsure.what)
