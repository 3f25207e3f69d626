"""The process that makes an archive, apart from the one that serves the pages.

It reads its order as one line of JSON from standard input, and tells on standard output, one object a line, how far it
is and what came of it. When standard input ends it puts down what it has in hand, and leaves nothing of it: whoever
ordered it has gone, or no longer wants it.
"""

from __future__ import annotations

import _thread
import errno
import json
import os
import shutil
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firsthand.errors import ArchiveError, FirsthandError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.export.as_site import Archive
    from firsthand.export.shared import Plan
    from firsthand.pipeline import Case, Progress

PACKED = "archive.zip"
PLAN = "plan.json"
_WHOLE, _READ = "whole.case", "read.case"
_PAUSE = 0.25  # seconds between two lines on how far it is


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made.

    Args:
        case: the case.
        work: a folder of the order's own.
        what: "plan" for what sharing would mask, "whole" or "share" for an archive.
        keep: names that stay in a shared one.
        mask: names that are masked besides.
        seen: the digest of the plan that a person agreed to.
        to: a folder that is written besides; empty for none.
        outlines: the boundaries of the map; empty for those in the box.
    """

    case: str
    work: str
    what: str
    keep: tuple[str, ...] = ()
    mask: tuple[str, ...] = ()
    seen: str = ""
    to: str = ""
    outlines: str = ""


class _Teller:
    """Tells how far it is, not more often than anybody looks."""

    def __init__(self) -> None:
        self._part = ""
        self._last = 0.0

    def part(self, name: str) -> None:
        """Tell that a part begins."""
        self._part = name
        tell(part=name, done=0)

    def files(self, done: int) -> None:
        """Tell how many files are done."""
        if time.monotonic() - self._last > _PAUSE:
            self._last = time.monotonic()
            tell(part=self._part, done=done)

    def work(self, progress: Progress) -> None:
        """Tell how far the case itself is, where it is to be finished first."""
        if self._part != "settling":
            self.part("settling")
        self.files(progress.done)


def tell(**facts: Any) -> None:
    """Write one line for whoever ordered the work."""
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


def make(order: Order) -> None:
    """Do what is ordered, and tell what came of it.

    Raises:
        FirsthandError: it cannot be done; nothing of it is left.
        OSError: nor can this.
    """
    from firsthand.export.as_site import shared_archive  # noqa: PLC0415 -- said to be at work before it is loaded
    from firsthand.export.shared import Choice  # noqa: PLC0415
    from firsthand.pipeline.handing import shared_case, whole_archive  # noqa: PLC0415

    teller, work, name = _Teller(), Path(order.work), Path(order.case).stem
    with _held(order, teller) as case:
        changes = case.store.changes()
        if order.what == "whole":
            archive = whole_archive(case, name, order.outlines)
            told = _write(order, replace(archive, copy=partial(_move, work / _WHOLE)), teller)
        else:
            teller.part("masking")
            shared = shared_case(case, name, Choice(order.keep, order.mask))
            if order.what == "plan":
                told = _show(shared.plan, work)
            elif order.seen != digest_of_plan(shared.plan):
                reason = "the case changed since you looked at what is masked"
                raise ArchiveError(name, reason, "Look again, then make it")
            else:
                told = _write(order, shared_archive(shared, order.outlines), teller)
    for made in (_WHOLE, _READ):
        (work / made).unlink(missing_ok=True)
    tell(**told, changes=changes)


def _move(file: Path, to: Path) -> None:
    shutil.move(file, to)


@contextmanager
def _held(order: Order, teller: _Teller) -> Iterator[Case]:
    """Hold the case as it is at this moment: others may write to it meanwhile."""
    from firsthand.pipeline import Case  # noqa: PLC0415

    whole, read = Path(order.work) / _WHOLE, Path(order.work) / _READ
    with Case.open(order.case, create=False) as live:
        if live.store.writable:
            live.finish(progress=teller.work)
        teller.part("copying")
        live.store.copy_to(whole)
    shutil.copyfile(whole, read)  # to open a case may change its file
    with Case.open(read, create=False) as case:
        case.finish(progress=teller.work)
        yield case


def _write(order: Order, archive: Archive, teller: _Teller) -> dict[str, Any]:
    """Write the archive, pack it, and return what is to be told of it."""
    from firsthand.export.as_site import write_site  # noqa: PLC0415
    from firsthand.export.zipped import folder_name, write_zip  # noqa: PLC0415

    work, name = Path(order.work), folder_name(archive.name)
    folder = Path(order.to) if order.to else work / "site"
    digest = write_site(archive, folder, teller.part, teller.files)
    teller.part("packing")
    try:
        write_zip(folder, work / PACKED, name, teller.files)
    except BaseException:  # stopped, or no room: what was written before it does not stay either
        shutil.rmtree(folder, ignore_errors=True)
        raise
    files = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    if not order.to:
        shutil.rmtree(folder)
    return {"digest": digest, "name": f"{name}.zip", "files": len(files), "size": sum(files)}


def _show(plan: Plan, work: Path) -> dict[str, Any]:
    """Keep the plan for the page that shows it, and return what is to be told of it."""
    facts = {**asdict(plan), "rounded": sorted(plan.rounded)}
    (work / PLAN).write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8", errors="replace")
    return {"plan": digest_of_plan(plan)}


def digest_of_plan(plan: Plan) -> str:
    """Return the digest of everything that a plan masks, keeps and shows."""
    facts = json.dumps({**asdict(plan), "rounded": sorted(plan.rounded)}, sort_keys=True)
    return blake2b(facts.encode(), digest_size=16).hexdigest()


def _watch() -> None:
    """End the work when standard input ends."""
    while sys.stdin.buffer.read(1024):
        pass
    _thread.interrupt_main()


def main() -> None:
    """Read the order, do it, and tell a problem in plain words."""
    fields = json.loads(sys.stdin.buffer.readline())
    order = Order(**{**fields, "keep": tuple(fields["keep"]), "mask": tuple(fields["mask"])})
    try:
        threading.Thread(target=_watch, daemon=True).start()
        make(order)
    except KeyboardInterrupt:
        tell(problem="", stopped=True)
    except FirsthandError as error:
        tell(problem=str(error))
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        said = "the disk is full" if full else error.strerror or str(error)
        tell(problem=f"{error.filename or order.work}: {said}.")
    except MemoryError:
        tell(problem="There is too little memory to make it.")
    except Exception as error:  # noqa: BLE001 -- a defect of ours is said on the page, which waits for a word
        tell(problem=f"An error inside firsthand ({type(error).__name__}: {error}). Nothing of it stays.")
    sys.stdout.flush()
    os._exit(0)  # the watcher still reads
