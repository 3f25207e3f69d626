"""Making an archive while the case is served: one at a time, in a process of its own, that can be stopped.

What it makes waits in a folder beside the case until it is taken away, another one is made, or the server ends.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firsthand.errors import ArchiveError
from firsthand.export.as_site import draft_of
from firsthand.pages.handon import Made, Making, Preview
from firsthand.web.making import PACKED, PLAN, Order

if TYPE_CHECKING:
    from typing import IO

COMMAND = ("-c", "from firsthand.web.making import main; main()")
_LEAVING = 10.0  # seconds in which work that is to stop puts down what it has in hand
_ABANDONED = 24 * 3600.0  # seconds after which the folder of a server that may have died is removed


class AlreadyMaking(Exception):
    """An archive is being made already."""


class Archiver:
    """Makes archives of one case, one at a time, and tells how far it is."""

    def __init__(self, case: Path, outlines: str = "") -> None:
        """Args: `case` is the path of the case; `outlines` the boundaries of its map, empty for those in the box."""
        self._case, self._outlines = case.absolute(), outlines
        self._lock = threading.Lock()
        self._now = Making()
        self._work: Path | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._thread: threading.Thread | None = None
        self.local = False  # whether folders of this machine may be named
        with suppress(OSError):
            _remove_left(self._case)

    def now(self) -> Making:
        """Return how far it is."""
        if not self.local:
            return self._now
        return replace(self._now, folders=str(self._case.parent), case=shlex.quote(str(self._case)))

    def packed(self) -> tuple[Path, str] | None:
        """Return the file of the archive that is ready, and its name; None where there is none."""
        made, work = self._now.made, self._work
        if made is None or work is None or not (work / PACKED).is_file():
            return None
        return work / PACKED, made.name

    def look(self, keep: tuple[str, ...], mask: tuple[str, ...], by: str) -> None:
        """Begin to find what sharing would mask.

        Raises:
            AlreadyMaking: something is being made.
            OSError: there is no room for it beside the case.
        """
        self._begin(Order(str(self._case), "", "plan", keep, mask), by)

    def make(self, what: str, by: str, to: str = "", seen: str = "") -> None:
        """Begin to make an archive.

        Args:
            what: "whole", or "share" for what was looked at.
            by: who asks for it.
            to: a folder that is written besides; empty for none.
            seen: the digest of the preview that was agreed to.

        Raises:
            AlreadyMaking: something is being made.
            ArchiveError: the folder is not to be had.
            OSError: there is no room for it beside the case.
        """
        folder = str(free_folder(to)) if to else ""
        keep, mask = (self._now.keep, self._now.mask) if what == "share" else ((), ())
        self._begin(Order(str(self._case), "", what, keep, mask, seen, folder, self._outlines), by)

    def stop(self) -> None:
        """Stop what is under way; nothing of it stays."""
        with self._lock:
            if self._now.part:
                self._now = replace(self._now, part="stopping", done=0)
            process = self._process
        if process is not None:
            _close(process.stdin)
            threading.Thread(target=_end, args=(process,), daemon=True).start()

    def forget(self) -> None:
        """Remove what was made, and what was looked at.

        Raises:
            AlreadyMaking: something is being made.
        """
        with self._lock:
            if self._now.part:
                raise AlreadyMaking
            self._clear()
            self._now = Making()

    def leave(self) -> None:
        """Stop what is under way and remove what was made, because the server ends."""
        self.stop()
        if self._thread is not None:
            self._thread.join(_LEAVING)
        with self._lock:
            self._clear()

    def wait(self) -> None:
        """Return when nothing is under way."""
        if self._thread is not None:
            self._thread.join()

    def _begin(self, order: Order, by: str) -> None:
        with self._lock:
            if self._now.part:
                raise AlreadyMaking
            self._clear()
            self._work = _folder_beside(self._case)
            order = replace(order, work=str(self._work))
            preview = self._now.preview if order.what == "share" else None
            self._now = Making("waiting", 0, order.what, by, order.keep, order.mask, preview)
            self._thread = threading.Thread(target=self._run, args=(order,), name="archiving", daemon=True)
            self._thread.start()

    def _run(self, order: Order) -> None:
        told: dict[str, Any] = {}
        try:
            told = self._follow(order)
        except (OSError, ValueError, KeyError) as error:  # no process to be had, or one that tells nonsense
            told = {"problem": f"It could not be made ({getattr(error, 'strerror', None) or error})."}
        with self._lock:
            self._process = None
            if order.to:  # what a process left that was ended by force
                shutil.rmtree(draft_of(Path(order.to), told.get("pid", 0)), ignore_errors=True)
            outcome = self._outcome(order, told)
            if outcome.made is None:
                self._clear()
            self._now = outcome

    def _follow(self, order: Order) -> dict[str, Any]:
        """Start the work, note what it tells, and return what came of it."""
        process = subprocess.Popen([sys.executable, *COMMAND], stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 -- ourselves
        with self._lock:
            self._process = process
            stopped = self._now.part == "stopping"
        return self._listen(process, order, stopped=stopped)

    def _listen(self, process: subprocess.Popen[bytes], order: Order, *, stopped: bool) -> dict[str, Any]:
        last: dict[str, Any] = {}
        assert process.stdin is not None
        assert process.stdout is not None
        with suppress(BrokenPipeError):
            process.stdin.write(json.dumps(asdict(order)).encode() + b"\n")
            process.stdin.flush()
        if stopped:
            _close(process.stdin)
        for line in process.stdout:
            told = json.loads(line)
            if "part" not in told:
                last = told
            elif self._now.part != "stopping":
                self._now = replace(self._now, part=told["part"], done=told["done"])
        _close(process.stdin)
        code = process.wait()
        if not last and self._now.part != "stopping":
            last = {"problem": f"The work ended by itself, as by lack of memory (status {code}). Nothing of it stays."}
        return {**last, "pid": process.pid}

    def _outcome(self, order: Order, told: dict[str, Any]) -> Making:
        now = replace(self._now, part="", done=0)
        if "plan" in told and self._work is not None:
            return replace(now, preview=_preview(self._work / PLAN, told["plan"]))
        if "digest" in told and self._work is not None:
            at = datetime.now(UTC).isoformat(timespec="seconds")
            packed = (self._work / PACKED).stat().st_size
            facts = (told["files"], told["size"], packed, told["changes"], order.to)
            made = Made(told["digest"], told["name"], order.what, at, *facts)
            return replace(now, preview=None, made=made)
        if told.get("problem"):
            return replace(now, problem=told["problem"])
        return replace(now, stopped=True)

    def _clear(self) -> None:
        if self._work is not None:
            shutil.rmtree(self._work, ignore_errors=True)
            self._work = None


def free_folder(given: str) -> Path:
    """Return the folder that a person names for an archive.

    Raises:
        ArchiveError: it is not to be had: it holds something, or cannot be made.
    """
    name = given.strip()
    try:
        folder = Path(name).expanduser()
        if not folder.is_absolute():
            raise ArchiveError(name, "this is not a whole path", "Write it from its beginning, as /home/me/archive")
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise ArchiveError(name, "there is a file of that name", "Name a new or empty folder")
        if folder.is_dir() and any(folder.iterdir()):
            raise ArchiveError(name, "this folder holds something already", "Name a new or empty folder")
        if not folder.parent.is_dir():
            raise ArchiveError(name, f"there is no folder {folder.parent} to make it in", "Make that first")
        if not os.access(folder.parent, os.W_OK | os.X_OK):
            raise ArchiveError(name, f"nothing may be written in {folder.parent}", "Name a folder elsewhere")
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ArchiveError(name, f"this folder cannot be had ({reason})", "Name another") from error
    return folder


def _folder_beside(case: Path) -> Path:
    """Return a new folder beside a case.

    Raises:
        OSError: none can be made.
    """
    start = f"{_start(case)}{os.getpid()}-"
    try:
        return Path(tempfile.mkdtemp(prefix=start, dir=case.parent))
    except PermissionError:  # a case that can only be read
        return Path(tempfile.mkdtemp(prefix=start))


def _start(case: Path) -> str:
    return f".{case.name}.handing-on-"


def _remove_left(case: Path) -> None:
    """Remove the folders of servers that ended without doing so."""
    start = _start(case)
    for old in (p for p in case.parent.iterdir() if p.name.startswith(start)):
        with suppress(OSError, ValueError):
            age = time.time() - old.stat().st_mtime
            if age > _ABANDONED or not _runs(int(old.name.removeprefix(start).partition("-")[0])):
                shutil.rmtree(old, ignore_errors=True)


def _runs(process: int) -> bool:
    """Return whether a process of that number may run."""
    if os.name != "posix":  # elsewhere to ask for it would end it
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _preview(path: Path, digest: str) -> Preview:
    facts = json.loads(path.read_text(encoding="utf-8"))
    return Preview(
        digest=digest,
        masked=facts["masked"],
        kept=facts["kept"],
        accounts=tuple(facts["accounts"]),
        places=facts["places"],
        towns=tuple(facts["towns"]),
        unsure=tuple(facts["unsure"]),
        rounded=len(facts["rounded"]),
        reviewers=facts["reviewers"],
        reports=facts["reports"],
        share=facts["shared"] / facts["of"] if facts["of"] else 0.0,
    )


def _close(pipe: IO[bytes] | None) -> None:
    if pipe is not None:
        with suppress(OSError):
            pipe.close()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process that does not end by itself when it is told to."""
    try:
        process.wait(_LEAVING)
    except subprocess.TimeoutExpired:
        process.kill()
