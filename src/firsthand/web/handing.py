"""What is handed in by the forms of the page "Add": checked, and given to the adder."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from functools import partial
from hashlib import blake2b
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse

from firsthand.pages.add import EACH, FILES, TOGETHER
from firsthand.pipeline import instant
from firsthand.web.adding import AlreadyAdding
from firsthand.web.unpacking import unpack

if TYPE_CHECKING:
    from starlette.datastructures import FormData
    from starlette.requests import Request
    from starlette.responses import Response

    from firsthand.web.desk import Desk
    from firsthand.web.safety import Guard

LONGEST_TEXT = 4_000_000  # bytes of a text that is pasted
ADDRESSES = 200
_NAME = 150  # characters of a file's name: with its number it fits every file system
_FIELDS = ("url", "outlet", "title", "published", "text")


async def add(desk: Desk, guard: Guard, request: Request) -> Response:
    """Take in what a form of the page hands in, and lead back to the page, which shows how far it is."""
    length = request.headers.get("content-length", "")
    if not length.isdecimal():
        raise HTTPException(411, "The browser did not say how much it sends. Nothing was taken in.")
    if int(length) > TOGETHER + LONGEST_TEXT:
        said = f"That is more than {TOGETHER // 10**6} MB at once. Nothing was taken in; hand it in in smaller parts."
        raise HTTPException(413, said)
    async with request.form(max_files=FILES, max_fields=20, max_part_size=LONGEST_TEXT) as form:
        if not guard.admits(str(form.get("token", ""))):
            raise HTTPException(403, "This form is of another session: open the page again, then add.")
        try:
            await run_in_threadpool(partial(_take, desk, form))
        except AlreadyAdding as error:
            said = "Reports are being added already. Wait until that is done, or stop it on the page Add."
            raise HTTPException(409, said) from error
        except ValueError as error:
            raise HTTPException(400, f"Nothing was taken in: {error}.") from error
        except OSError as error:
            said = f"Nothing was taken in: it could not be written beside the case ({error.strerror or error})."
            raise HTTPException(507, said) from error
    return RedirectResponse("/add", 303)


def _take(desk: Desk, form: FormData) -> None:
    what = form.get("what")
    if what == "files":
        desk.adder.start(_files(form))
    elif what == "text":
        desk.adder.start([_pasted(form)])
    elif what == "addresses":
        desk.adder.start([], _addresses(str(form.get("addresses", ""))))
    elif what == "resume":
        desk.adder.resume()
    elif what == "discard":
        desk.adder.discard()
    elif what == "stop":
        desk.adder.stop()
    else:
        raise ValueError("the form does not say what to do")


def _files(form: FormData) -> list[tuple[str, BinaryIO]]:
    """Return the files of a form by name, those of a zip archive in its place.

    Raises:
        ValueError: there is none, or one is too large.
    """
    found = [f for f in form.getlist("file") if isinstance(f, UploadFile) and f.filename]
    if not found:
        raise ValueError("no file was chosen")
    large = [f for f in found if (f.size or 0) > EACH and not (f.filename or "").lower().endswith(".zip")]
    if large:
        raise ValueError(f"{file_name(large[0].filename or '')} is larger than {EACH // 10**6} MB")
    return [one for f in found for one in unpack(file_name(f.filename or ""), f.file, file_name)]


def file_name(given: str) -> str:
    """Return what a file is called here: the last part of its path, without what steers a terminal or a folder."""
    last = PurePosixPath(given.replace("\\", "/")).name
    kept = "".join(c for c in last if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}).strip(" .")
    name = kept or "unnamed"
    while len(name.encode()) > _NAME:  # its ending is kept: it says what the file is
        stem, dot, ending = name.rpartition(".")
        name = f"{stem[:-1]}{dot}{ending}" if stem and len(ending) < 12 else name[:-1]
    return name


def _pasted(form: FormData) -> tuple[str, BinaryIO]:
    """Return a pasted text as a JSON Lines record, named by its content.

    Raises:
        ValueError: there is no text, or its date or address is none.
    """
    record = {k: str(form.get(k, "")).strip() for k in _FIELDS}
    record = {k: v for k, v in record.items() if v}
    if "text" not in record:
        raise ValueError("there is no text")
    if "published" in record:
        record["published"] = instant(record["published"])
    if "url" in record:
        _checked(record["url"])
    data = json.dumps(record, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
    return f"pasted-{blake2b(data, digest_size=4).hexdigest()}.jsonl", io.BytesIO(data + b"\n")


def _addresses(text: str) -> tuple[str, ...]:
    """Return the addresses of a form, each once.

    Raises:
        ValueError: there is none, there are too many, or a line is none: paths of this machine are never taken.
    """
    found = tuple(dict.fromkeys(_checked(line.strip()) for line in text.splitlines() if line.strip()))
    if not found:
        raise ValueError("no address was given")
    if len(found) > ADDRESSES:
        raise ValueError(f"{len(found)} addresses are more than {ADDRESSES} at once")
    return found


def _checked(address: str) -> str:
    try:
        host = urlsplit(address).hostname
    except ValueError:
        host = None
    if not host or not re.fullmatch(r"https?://\S{1,2000}", address, re.IGNORECASE):
        raise ValueError(f"“{address[:100]}” is no address of a page: it must begin with http:// or https://")
    return address
