"""Serving: a port on this machine, or where others reach it by a password, until it is interrupted."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING

import uvicorn

from firsthand.web.app import workbench
from firsthand.web.login import Door
from firsthand.web.patience import Patient
from firsthand.web.safety import Guard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LOOPBACK = "127.0.0.1"
REACHED = (
    "Others can reach this workbench at its address; whoever knows the password can read the case and decide in it. "
    "The connection is not encrypted."
)


class PasswordNeeded(ValueError):
    """Others could reach the workbench, and it has no password."""


class NameNeeded(ValueError):
    """It listens on every address of this machine, and is not told by which name it is called."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a workbench listens, and who it answers.

    Args:
        host: the address or name that it listens at.
        port: where; 0 for one that is free.
        names: further names by which it is called, with or without a port.
        password: what it asks for; empty for none.
    """

    host: str = LOOPBACK
    port: int = 0
    names: tuple[str, ...] = ()
    password: str = ""

    @property
    def is_reached(self) -> bool:
        """Whether anybody but this machine can reach it."""
        return not all(ip.is_loopback for ip in map(ip_address, _resolved(self.host)))

    def check(self) -> None:
        """Do nothing if a workbench may listen there.

        Raises:
            PasswordNeeded: others could reach it, and it has no password.
            NameNeeded: it is not said by which name it is called.
            OSError: there is no such address.
        """
        if not self.is_reached:
            return
        if not self.password:
            raise PasswordNeeded
        if not self.names and any(ip_address(ip).is_unspecified for ip in _resolved(self.host)):
            raise NameNeeded

    def hosts(self, port: int) -> frozenset[str]:
        """Return what may stand in the header `Host`: a name with the port, or as it is given.

        A name without its port is what a browser sends through a proxy at the port of its scheme.
        """
        own = {self.host} if self.is_reached else {LOOPBACK, "localhost", "[::1]", self.host}
        own |= {LOOPBACK, "localhost"} if any(ip_address(ip).is_unspecified for ip in _resolved(self.host)) else set()
        return frozenset(f"{_written(name).lower()}:{port}" for name in (*own, *self.names)) | frozenset(
            _written(name).lower() for name in self.names
        )


def serve(
    path: Path,
    *,
    port: int = 0,
    reviewer: str = "",
    ready: Callable[[str], None],
    at: Address | None = None,
    outlines: str = "",
) -> None:
    """Serve the case at `path` until interrupted.

    Args:
        path: the case.
        port: where on this machine; 0 for one that is free. `at` takes its place.
        reviewer: who decides here, if a request does not say; the login name if empty.
        ready: told the address once requests are answered.
        at: where it listens, if that is not this machine only.
        outlines: the boundaries of the map, from `read_outlines`.

    Raises:
        PasswordNeeded: others could reach it, and it has no password.
        OSError: it cannot listen there.
    """
    address = at or Address(port=port)
    address.check()
    family = socket.AF_INET6 if ":" in _resolved(address.host)[0] else socket.AF_INET
    with socket.create_server((address.host, address.port), family=family) as listener:
        port = listener.getsockname()[1]
        guard = Guard(
            address.hosts(port),
            reach=REACHED if address.is_reached else "",
            door=Door(address.password, port) if address.password else None,
        )
        app = workbench(path, guard, reviewer, outlines)
        # No header of a proxy is believed: an attempt at the password is counted where it came from.
        config = uvicorn.Config(
            app, http=Patient, ws="none", log_level="warning", lifespan="off", server_header=False, proxy_headers=False
        )
        ready(f"http://{_written(address.names[0] if address.names else address.host)}:{port}/")
        try:
            uvicorn.Server(config).run(sockets=[listener])
        finally:
            app.state.desk.adder.leave()
            app.state.desk.archiver.leave()


def _resolved(host: str) -> list[str]:
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return [str(entry[4][0]).partition("%")[0] for entry in found]


def _written(host: str) -> str:
    """Return a host as an address of a page has it: an IPv6 address in brackets."""
    return f"[{host}]" if host.count(":") > 1 and not host.startswith("[") else host
