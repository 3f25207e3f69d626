"""The worker process: reads pickled calls from its parent, answers each, and ends when the parent does.

It is a program of its own, not a fork: the parent may hold threads, a progress display and an open case, and its
`__main__` is never imported a second time.
"""

from __future__ import annotations

import os
import pickle
import signal
import struct
import sys
from typing import IO, Any


def send(stream: IO[bytes], value: Any) -> None:
    """Write one value, its length first."""
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(struct.pack(">Q", len(data)) + data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Return the next value.

    Raises:
        EOFError: the other side is gone.
    """
    head = stream.read(8)
    if len(head) < 8:
        raise EOFError
    (size,) = struct.unpack(">Q", head)
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return pickle.loads(data)  # noqa: S301 -- the other side of the pipe is our own process


def serve() -> None:
    """Answer calls until the parent closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides what it means
    calls, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not fall among the answers
    try:
        function = receive(calls)
        while True:
            item = receive(calls)
            try:
                answer = (True, function(item))
            except Exception as error:  # noqa: BLE001 -- any that the function raises is carried up, and raised there
                answer = (False, error)
            send(answers, answer)
    except (EOFError, BrokenPipeError):
        return


if __name__ == "__main__":
    serve()
