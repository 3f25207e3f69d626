"""How long the server waits for a request to be said: one that never ends would hold its connection for ever.

Source: the attack is known as Slowloris; a server ends it by a deadline for the head of a request, and one for silence
in its body.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    from starlette.types import Message, Receive

HEAD = 20.0  # seconds from the opening of a connection, or the first byte of a further request, to the end of its head
SILENCE = 30.0  # seconds without a byte of a body


class Patient(H11Protocol):
    """A connection that is closed when a request has begun, or was to begin, and its head does not come to its end."""

    head = HEAD

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Go on waiting until the head of a request is whole."""
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self._stop()
        else:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._stop()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        """Leave it to the server how long an idle connection is kept."""
        self._stop()
        super().on_response_complete()

    def _wait(self) -> None:
        if self._deadline is None:
            self._deadline = asyncio.get_running_loop().call_later(self.head, self._give_up)

    def _stop(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _give_up(self) -> None:
        self._deadline = None
        if not self.transport.is_closing():
            self.transport.close()


def unless_silent(receive: Receive, silence: float = SILENCE) -> Receive:
    """Return what receives a request's body, and takes one that falls silent for a connection that was lost."""
    whole = False

    async def patiently() -> Message:
        """Return the next message; a disconnect after too long a silence within the body."""
        nonlocal whole
        if whole:  # what comes now is only that the other side has gone
            return await receive()
        try:
            message = await asyncio.wait_for(receive(), silence)
        except TimeoutError:
            return {"type": "http.disconnect"}
        whole = message["type"] == "http.request" and not message.get("more_body", False)
        return message

    return patiently
