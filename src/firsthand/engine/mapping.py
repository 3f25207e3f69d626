"""Map a function over reports: in order, lazily fed, on several processes; a process that dies costs one report."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

from firsthand.engine.worker import receive, send
from firsthand.model import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Item = TypeVar("Item")
Result = TypeVar("Result")

_Worker = tuple[subprocess.Popen[bytes], IO[bytes], IO[bytes]]

_MEMORY_PER_WORKER = 1 << 30  # bytes: spaCy's small model, the gazetteer, and room for one long report
_FEW = 16  # fewer items than this are done sooner than a process has loaded a language model
_IN_FLIGHT_PER_WORKER = 4  # handed out or waiting to be collected: none idles, memory stays flat


def default_jobs() -> int:
    """Return how many processes to use: one a core this process may use, as far as memory goes."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError):
        return cores
    return max(1, min(cores, memory // _MEMORY_PER_WORKER))


def map_reports(
    function: Callable[[Item], Result], items: Iterable[Item], jobs: int | None = None
) -> Iterator[Result | Failure]:
    """Return what `function` makes of each item, in the order of `items`, as it becomes ready.

    Items are taken one by one as results are collected, so that neither reports nor results pile up. What `function`
    raises is raised here. A worker that dies is replaced and its item tried once more; then it is a `Failure`.

    Args:
        function: a function of a module, pure; what it loads it keeps for the worker's life.
        items: may be endless; taken in the caller's thread.
        jobs: processes; 1 runs in this one; None as `default_jobs`, or this one when the items are few.
    """
    if jobs is None:
        items = iter(items)
        first = list(islice(items, _FEW))
        jobs = 1 if len(first) < _FEW else default_jobs()
        items = chain(first, items)
    if jobs <= 1:
        yield from map(function, items)
        return
    workers = _Workers(function)
    pool = ThreadPoolExecutor(jobs, thread_name_prefix="firsthand")
    waiting: deque[Future[Result | Failure]] = deque()
    try:
        for item in items:
            waiting.append(pool.submit(workers.call, item))
            if len(waiting) >= jobs * _IN_FLIGHT_PER_WORKER:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        # Also on Ctrl-C, an error, or a caller that stops early: nothing of ours keeps running.
        pool.shutdown(wait=False, cancel_futures=True)
        workers.stop()
        pool.shutdown(wait=True)


class _Workers:
    """One worker process a thread, started when the thread has its first item."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        self._function = function
        self._own = threading.local()
        self._all: list[subprocess.Popen[bytes]] = []
        self._lock = threading.Lock()
        self._stopping = False

    def call(self, item: Any) -> Any:
        """Return the worker's answer; a Failure when two workers died of this item."""
        epitaph = ""
        for _ in range(2):
            worker, calls, answers = self._worker()
            try:
                send(calls, item)
                good, answer = receive(answers)
            except (EOFError, BrokenPipeError):
                epitaph = self._bury(worker)
                continue
            if good:
                return answer
            raise answer
        return Failure(str(getattr(item, "id", item)), "analyse", epitaph)

    def stop(self) -> None:
        """End every worker, whatever it is at."""
        with self._lock:
            self._stopping = True
            for worker in self._all:
                worker.kill()
                worker.wait()

    def _worker(self) -> _Worker:
        own: _Worker | None = getattr(self._own, "worker", None)
        if own is not None:
            return own
        with self._lock:
            if self._stopping:
                raise BrokenPipeError
            process = subprocess.Popen(
                # -P: a folder of downloads must not be searched for modules because one works in it.
                [sys.executable, "-P", "-m", "firsthand.engine.worker"],
                env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if Path(p).is_absolute())},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            self._all.append(process)
        calls, answers = process.stdin, process.stdout
        assert calls is not None
        assert answers is not None
        self._own.worker = (process, calls, answers)
        with suppress(BrokenPipeError):  # one that dies at birth is found dead when it is called
            send(calls, self._function)
        return process, calls, answers

    def _bury(self, worker: subprocess.Popen[bytes]) -> str:
        """Clear away a worker that died, and return of what."""
        worker.kill()
        code = worker.wait()
        for stream in (worker.stdin, worker.stdout):
            if stream:
                with suppress(BrokenPipeError):
                    stream.close()
        with self._lock:
            if worker in self._all:
                self._all.remove(worker)
        self._own.worker = None
        how = signal.Signals(-code).name if code < 0 else f"exit status {code}"
        return (
            f"the process that analysed it ended twice ({how}), as happens when memory runs out; "
            "add it again with --jobs 1, or in smaller parts"
        )
