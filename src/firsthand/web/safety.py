"""What stands before every request: whose it may be, and what a page may do.

Everything shown was written by others. Pages are text from our own parse under a strict content security policy, and
fetch nothing: to load a picture from a reported page would tell its owner who is reading.
Source: OWASP cheat sheets on cross-site request forgery and DNS rebinding.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

from firsthand.web.patience import unless_silent

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from firsthand.web.login import Door

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "referrer-policy": "same-origin",  # "no-referrer" would make the origin of our own forms "null"
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
SAFE = frozenset(("GET", "HEAD"))


@dataclass(frozen=True, slots=True)
class Guard:
    """The hosts by which the workbench may be called, and the token that its own forms bring back.

    Args:
        hosts: the names and addresses by which it may be called, with their ports.
        reach: who can reach it, as every page then says; empty on this machine only.
        door: what asks for a password, if one is asked for.
        token: what its own forms bring back.
    """

    hosts: frozenset[str]
    reach: str = ""
    door: Door | None = None
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    def is_called(self, host: str) -> bool:
        """Return whether `host`, as the headers of a request have it, is a name of this workbench.

        Capitals do not matter, nor a dot that ends a name (RFC 4343, RFC 1034).
        """
        name, colon, port = host.lower().rpartition(":")
        if not colon or host.endswith("]"):
            name, colon, port = host.lower(), "", ""
        return f"{name.removesuffix('.')}{colon}{port}" in self.hosts

    def admits(self, token: str) -> bool:
        """Return whether a form's token is ours."""
        return hmac.compare_digest(token.encode("utf-8", "replace"), self.token.encode())


class Safety:
    """Refuses requests under another name, from another site, and gives every answer its headers."""

    def __init__(self, app: ASGIApp, guard: Guard) -> None:
        self.app, self.guard = app, guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            """Send a message on, its headers made safe where it has any."""
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope)
        if refusal:
            await PlainTextResponse(refusal, 403)(scope, receive, with_headers)
        else:
            await self.app(scope, unless_silent(receive), with_headers)

    def _refusal(self, scope: Scope) -> str:
        headers = Headers(scope=scope)
        if not self.guard.is_called(headers.get("host", "")):
            return "This workbench does not answer under that name. Open the address that firsthand serve printed."
        if scope["method"] in SAFE:
            return ""
        origin = headers.get("origin")
        if origin is not None and not self.guard.is_called(_host_of(origin)):
            return "This came from another site, and was not done."
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return "This came from another site, and was not done."
        return ""


def _host_of(origin: str) -> str:
    """Return the host and port of an origin; empty where it is none, as "null" is."""
    try:
        found = urlsplit(origin)
    except ValueError:  # a bracket that is not closed
        return ""
    return found.netloc if found.scheme in ("http", "https") else ""
