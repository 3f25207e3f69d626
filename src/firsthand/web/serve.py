"""Serving: a port on loopback, until it is interrupted."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import uvicorn

from firsthand.web.app import workbench
from firsthand.web.safety import Guard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LOOPBACK = "127.0.0.1"


def serve(path: Path, *, port: int = 0, reviewer: str = "", ready: Callable[[str], None]) -> None:
    """Serve the case at `path` until interrupted.

    Args:
        path: the case.
        port: where; 0 for one that is free.
        reviewer: who decides here, if a request does not say; the login name if empty.
        ready: told the address once requests are answered.
    """
    with socket.create_server((LOOPBACK, port)) as listener:
        port = listener.getsockname()[1]
        names = (LOOPBACK, "localhost")
        guard = Guard(frozenset(f"{name}:{port}" for name in names))
        config = uvicorn.Config(
            workbench(path, guard, reviewer), log_level="warning", lifespan="off", server_header=False
        )
        server = uvicorn.Server(config)
        ready(f"http://{LOOPBACK}:{port}/")
        server.run(sockets=[listener])
