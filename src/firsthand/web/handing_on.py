"""What the page "Hand on" asks for: an archive made, stopped, and taken away."""

from __future__ import annotations

from functools import partial
from ipaddress import ip_address
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, RedirectResponse
from starlette.routing import Route

from firsthand.errors import ArchiveError
from firsthand.web.archiving import AlreadyMaking
from firsthand.web.checking import verify
from firsthand.web.people import reviewer

if TYPE_CHECKING:
    from starlette.datastructures import FormData
    from starlette.requests import Request
    from starlette.responses import Response

    from firsthand.web.archiving import Archiver
    from firsthand.web.desk import Desk
    from firsthand.web.safety import Guard

NAMES = 5_000  # kept or masked by a person
LONGEST_LIST = 1_000_000  # bytes of a list of names


def routes(desk: Desk, guard: Guard) -> list[Route]:
    """Return where archives are asked for, taken away and checked."""
    desk.archiver.local = is_local(guard)
    return [
        Route("/handon", partial(hand_on, desk, guard), methods=["POST"]),
        Route("/archive.zip", partial(take, desk), methods=["GET"]),
        Route("/verify", partial(verify, desk, guard), methods=["POST"]),
    ]


def is_local(guard: Guard) -> bool:
    """Return whether only this machine can reach the workbench: then its folders may be named.

    A name beside the loopback's own is a proxy's, behind which anybody may be.
    """
    return not guard.reach and guard.door is None and all(map(_is_loopback, guard.hosts))


def _is_loopback(host: str) -> bool:
    name = host.rpartition(":")[0] if not host.endswith("]") and host.rpartition(":")[2].isdigit() else host
    try:
        return name == "localhost" or ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False


async def hand_on(desk: Desk, guard: Guard, request: Request) -> Response:
    """Begin, stop or remove what a form asks for, and lead back to the page, which shows how far it is."""
    form = await request.form(max_files=0, max_fields=2 * NAMES, max_part_size=LONGEST_LIST)
    if not guard.admits(str(form.get("token", ""))):
        raise HTTPException(403, "This form is of another session: open the page again.")
    try:
        await run_in_threadpool(partial(_do, desk, form, reviewer(desk, request)))
    except AlreadyMaking as error:
        said = "An archive is being made already. Wait until it is done, or stop it on the page Hand on."
        raise HTTPException(409, said) from error
    except (ArchiveError, ValueError) as error:
        raise HTTPException(400, f"Nothing was made: {str(error).rstrip('.')}.") from error
    except OSError as error:
        said = f"Nothing was made: there is no room for it beside the case ({error.strerror or error})."
        raise HTTPException(507, said) from error
    return RedirectResponse("/handon", 303)


def _do(desk: Desk, form: FormData, by: str) -> None:
    archiver, what = desk.archiver, form.get("what")
    if what == "stop":
        archiver.stop()
    elif what == "forget":
        archiver.forget()
    elif what in ("plan", "whole", "share"):
        if desk.adder.now().stage:
            raise ValueError("reports are being added; wait until that is done")
        to = str(form.get("to", "")).strip()
        if to and not archiver.local:
            raise ValueError("a folder can be named only where the workbench is open to this machine alone")
        if what == "plan":
            archiver.look(_names(form, "keep"), _names(form, "mask"), by)
        else:
            _make(archiver, str(what), by, to, str(form.get("seen", "")))
    else:
        raise ValueError("the form does not say what to do")


def _make(archiver: Archiver, what: str, by: str, to: str, seen: str) -> None:
    preview = archiver.now().preview
    if what == "share" and (preview is None or preview.digest != seen):
        raise ValueError("what is masked was not looked at, or is another by now; look at it, then make the copy")
    archiver.make(what, by, to, seen)


def _names(form: FormData, choice: str) -> tuple[str, ...]:
    """Return the names of a list, one a line, and those that are ticked.

    Raises:
        ValueError: there are too many.
    """
    lines = [str(value) for value in form.getlist(choice)]
    names = tuple(dict.fromkeys(" ".join(n.split()) for text in lines for n in text.splitlines() if n.strip()))
    if len(names) > NAMES:
        raise ValueError(f"these are more than {NAMES:,} names")
    return names


async def take(desk: Desk, request: Request) -> Response:
    """Answer with the archive that is ready, as a file to keep."""
    del request
    ready = await run_in_threadpool(desk.archiver.packed)
    if ready is None:
        raise HTTPException(404, "There is no archive to take away. Make one on the page Hand on.")
    path, name = ready
    return FileResponse(path, media_type="application/zip", filename=name)
