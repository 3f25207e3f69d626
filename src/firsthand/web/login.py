"""The password of a workbench that others can reach: asked once, kept only as a hash, its attempts counted.

Sources: OWASP cheat sheets on authentication, password storage and session management; RFC 9106 (argon2).
"""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from firsthand.pages import Frame, Live, show

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Receive, Scope, Send

SHORTEST = 10  # characters of a password
WINDOW = 15 * 60.0  # seconds in which wrong attempts are counted together
FROM_ONE = 5  # wrong attempts from one address, after which it waits
FROM_ALL = 30  # wrong attempts from all addresses, after which everybody who is not logged in waits
STAY = 12 * 3600  # seconds that a login holds
_LARGEST = 4096  # bytes of a login form
_OPEN = ("/login", "/bundles/")  # what is answered without a password: nothing of the case is in it


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of an attempt: a session's key, or for how many seconds no further one is looked at."""

    key: str = ""
    wait: int = 0


class Door:
    """Lets in who knows the password. The password itself is not kept."""

    def __init__(self, password: str, port: int = 0, clock: Callable[[], float] = time.monotonic) -> None:
        """Args: `port` tells the cookies of two workbenches on one machine apart; `clock` counts seconds."""
        self._hasher = PasswordHasher()
        self._hash = self._hasher.hash(password)
        self._clock = clock
        self._lock = threading.Lock()  # one attempt at a time: each takes memory and time on purpose
        self._wrong: list[tuple[float, str]] = []
        self._sessions: dict[str, float] = {}
        self.cookie = f"firsthand-session-{port}"

    def attempt(self, password: str, address: str) -> Attempt:
        """Return a new session's key if the password is right."""
        origin = _network(address)
        with self._lock:
            now = self._clock()
            self._wrong = [(at, who) for at, who in self._wrong if now - at < WINDOW]
            wait = self._wait(origin, now)
            if wait:
                return Attempt(wait=wait)
            try:
                self._hasher.verify(self._hash, password)
            except VerifyMismatchError:
                self._wrong.append((now, origin))
                return Attempt(wait=self._wait(origin, now))
            self._sessions = {k: until for k, until in self._sessions.items() if until > now}
            key = secrets.token_urlsafe(32)
            self._sessions[_digest(key)] = now + STAY
            return Attempt(key)

    def knows(self, key: str) -> bool:
        """Return whether a session of that key is open."""
        return self._sessions.get(_digest(key), 0.0) > self._clock() if key else False

    def close(self, key: str) -> None:
        """End a session."""
        self._sessions.pop(_digest(key), None)

    def _wait(self, origin: str, now: float) -> int:
        own = [at for at, who in self._wrong if who == origin]
        every = [at for at, _ in self._wrong]
        counted = own if len(own) >= FROM_ONE else every if len(every) >= FROM_ALL else []
        return max(1, round(counted[0] + WINDOW - now)) if counted else 0


def _digest(key: str) -> str:
    return hashlib.blake2b(key.encode("utf-8", "replace")).hexdigest()


def _network(address: str) -> str:
    """Return what counts as one address: of IPv6 the network of 64 bits, which one subscriber has to himself."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((found, 64), strict=False)) if isinstance(found, IPv6Address) else address


class Login:
    """Answers who is not logged in with the form, or with a refusal where no page was asked for."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self.app, self.door = app, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or ask for the password."""
        if scope["type"] != "http" or scope["path"].startswith(_OPEN):
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        if self.door.knows(request.cookies.get(self.door.cookie, "")):
            await self.app(scope, receive, send)
            return
        answer: Response
        headers = Headers(scope=scope)
        if scope["method"] == "GET" and "text/html" in headers.get("accept", "") and "hx-request" not in headers:
            answer = RedirectResponse(f"/login?to={quote(_here(request), safe='')}", 303)
        else:
            answer = PlainTextResponse("Log in first: open this workbench in a browser.\n", 401)
        await answer(scope, receive, send)


async def form(request: Request) -> Response:
    """Answer with the form."""
    return _page(back(request.query_params.get("to", "")), "", 200)


async def enter(door: Door, request: Request) -> Response:
    """Take a password: who knows it is led to where he was going."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LARGEST:
            return PlainTextResponse("That is more than a password.\n", 413)
    fields = parse_qs(body.decode("utf-8", "replace"))
    to = back(fields.get("to", [""])[0])
    address = request.client.host if request.client else ""
    found = await run_in_threadpool(door.attempt, fields.get("password", [""])[0], address)
    if found.wait:
        minutes = -(-found.wait // 60)
        said = f"Too many wrong passwords. The next is looked at in {minutes} minute{'s' * (minutes != 1)}."
        answer = _page(to, said, 429)
        answer.headers["retry-after"] = str(found.wait)
        return answer
    if not found.key:
        return _page(to, "This is not the password.", 401)
    answer = RedirectResponse(to, 303)
    answer.set_cookie(door.cookie, found.key, max_age=STAY, httponly=True, samesite="strict")
    return answer


async def leave(door: Door, request: Request) -> Response:
    """End the session; a request of another site never comes this far."""
    door.close(request.cookies.get(door.cookie, ""))
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(door.cookie, httponly=True, samesite="strict")
    return answer


def back(where: str) -> str:
    """Return the page to lead back to: one of ours, or the brief."""
    ours = where.startswith("/") and not where.startswith(("//", "/\\")) and where.isprintable()
    return where if ours else "/"


def _here(request: Request) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def _page(to: str, wrong: str, status: int) -> Response:
    frame = Frame("firsthand", "firsthand", (), "login")
    return HTMLResponse(show("login", frame, Live(), to=to, wrong=wrong), status)
