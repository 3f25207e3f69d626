"""Checking archives for the page "Verify": one that is handed in as a zip, or lies on this machine."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse

from firsthand.errors import ArchiveError
from firsthand.export.verifying import read_digest, verify_archive
from firsthand.export.zipped import verify_zip
from firsthand.pages.verify import LARGEST, Checked
from firsthand.web.handing import file_name

if TYPE_CHECKING:
    from starlette.datastructures import FormData
    from starlette.requests import Request
    from starlette.responses import Response

    from firsthand.export.manifest import Verification
    from firsthand.web.desk import Desk
    from firsthand.web.safety import Guard

_ROOM = 1_000_000  # bytes of a form beside its file


async def verify(desk: Desk, guard: Guard, request: Request) -> Response:
    """Check the archive that a form hands in or names, and lead to what came of it."""
    length = request.headers.get("content-length", "")
    if not length.isdecimal():
        raise HTTPException(411, "The browser did not say how much it sends. Nothing was checked.")
    if int(length) > LARGEST + _ROOM:
        said = (
            f"That is more than {LARGEST // 10**9} GB. Nothing was checked. In a terminal, firsthand verify checks an "
            "archive of any size."
        )
        raise HTTPException(413, said)
    try:
        async with request.form(max_files=1, max_fields=10, max_part_size=_ROOM) as form:
            if not guard.admits(str(form.get("token", ""))):
                raise HTTPException(403, "This form is of another session: open the page again, then verify.")
            checked = await run_in_threadpool(partial(_check, desk, form))
    except OSError as error:
        said = f"Nothing was checked: what was handed in could not be kept here ({error.strerror or error})."
        raise HTTPException(507, said) from error
    return RedirectResponse(f"/verify/{desk.checker.keep(checked)}", 303)


def _check(desk: Desk, form: FormData) -> Checked:
    """Return what came of a check; a problem is said where the result would be."""
    file, folder = form.get("file"), str(form.get("folder", "")).strip()
    name = file_name(file.filename or "") if isinstance(file, UploadFile) and file.filename else folder
    try:
        digest = read_digest(str(form.get("manifest", "")))
        if isinstance(file, UploadFile) and file.filename:
            return _told(name, _zip(file.file, name, digest))
        if not folder:
            return Checked("", problem="No archive was chosen.")
        if not desk.archiver.local:
            said = "A folder can be named only where the workbench is open to this machine alone."
            return Checked(name, problem=said)
        path = Path(folder).expanduser()
        if not path.is_absolute():
            return Checked(name, problem="This is not a whole path. Write it from its beginning, as /home/me/archive.")
        return _told(name, verify_archive(path, digest))
    except ArchiveError as error:
        return Checked(name, problem=str(error))
    except (ValueError, RuntimeError) as error:
        return Checked(name, problem=f"What was given as the digest, or as the folder, is none: {error}.")


def _zip(file: BinaryIO, name: str, digest: str | None) -> Verification:
    file.seek(0)
    return verify_zip(file, name, digest)


def _told(name: str, found: Verification) -> Checked:
    return Checked(name, found.manifest, found.as_kept, found.files, found.changed, found.missing, found.added)
