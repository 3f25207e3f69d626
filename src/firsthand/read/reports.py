"""Bytes to reports: sniff, hand to the reader of that format, assemble. A document that fails is a `Failure`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from firsthand.model import Failure, Report
from firsthand.read.assemble import assemble, failure
from firsthand.read.docx import read_docx
from firsthand.read.feed import read_feed
from firsthand.read.html import read_html
from firsthand.read.jsonl import read_jsonl
from firsthand.read.mail import read_mail, read_mhtml
from firsthand.read.pdf import read_pdf
from firsthand.read.records import Draft, Payload, ReadOptions
from firsthand.read.sniff import PLAIN, sniff
from firsthand.read.text import read_text

if TYPE_CHECKING:
    from firsthand.packs import Packs

_DEFAULT = ReadOptions()
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DEEPEST = 3  # containers within containers: a mail in a mail in a mail
MOST_NESTED = 200  # documents taken out of one container

ReadFormat = Callable[[Payload, "Packs"], Iterable["Draft | Failure | Payload"]]


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: the media types that sniffing gives it, and what makes drafts of the bytes.

    `read` yields drafts, failures, or payloads (documents inside this one, which are sniffed and read in turn).
    """

    name: str
    media_types: tuple[str, ...]
    read: ReadFormat


READERS: tuple[Reader, ...] = (
    Reader("text", ("text/plain", "text/markdown"), read_text),
    Reader("jsonl", ("application/x-ndjson",), read_jsonl),
    Reader("html", ("text/html",), read_html),
    Reader("feed", ("application/rss+xml",), read_feed),
    Reader("pdf", ("application/pdf",), read_pdf),
    Reader("docx", (DOCX,), read_docx),
    Reader("mail", ("message/rfc822",), read_mail),
    Reader("mhtml", ("multipart/related",), read_mhtml),
)


@cache
def readers() -> dict[str, Reader]:
    """Return the readers by media type: those in the box, and those of installed `firsthand.readers` entry points."""
    extra = tuple(point.load() for point in sorted(entry_points(group="firsthand.readers"), key=lambda p: p.name))
    return {media_type: reader for reader in (*READERS, *extra) for media_type in reader.media_types}


def read_report(
    data: bytes,
    *,
    url: str | None = None,
    media_type: str | None = None,
    source_path: str | None = None,
    packs: Packs,
    options: ReadOptions = _DEFAULT,
) -> tuple[Report | Failure, ...]:
    """Return the reports in a document, or the failures in their place; never empty.

    Args:
        data: the document's bytes. What they are is read off them, not off a name.
        url: where the document stands, if known.
        media_type: what a header called it; settles only what the bytes leave open.
        source_path: the path as the user gave it.
        packs: for the names and domains of sources.
        options: limits.
    """
    payload = Payload(data, source_path=source_path, url=url, media_type=media_type)
    return tuple(read_payload(payload, packs, options))


def read_payload(payload: Payload, packs: Packs, options: ReadOptions) -> Iterable[Report | Failure]:
    """Yield the reports in a payload, and the failures, in the document's order."""
    if not payload.data.strip(b"\xef\xbb\xbf\x00 \t\r\n"):
        yield failure(payload.name, "the file is empty", "Save the page again, or leave it out")
        return
    if len(payload.data) > options.max_bytes:
        limit = f"it is larger than {options.max_bytes // 1_000_000} MB"
        yield failure(payload.name, limit, "Split it, or allow larger documents")
        return
    found = sniff(payload.data, payload.media_type, payload.name)
    reader = readers().get(found)
    if reader is None:
        yield unreadable(payload, found)
        return
    nested = 0
    for item in reader.read(replace(payload, media_type=found), packs):
        if isinstance(item, Failure):
            yield item
        elif isinstance(item, Payload):
            nested += 1
            if item.depth <= DEEPEST and nested <= MOST_NESTED:
                yield from read_payload(item, packs, options)
            else:
                yield failure(item.name, "it lies too deep inside other documents", "Take it out and add it by itself")
        else:
            report = assemble(item, payload, packs)
            yield replace(report, original=b"") if isinstance(report, Report) and options.text_only else report


def unreadable(payload: Payload, media_type: str) -> Failure:
    """Return the failure of a document of a kind that holds no report."""
    kind = PLAIN.get(media_type)
    if kind is None:
        family = media_type.split("/", maxsplit=1)[0]
        kind = {"image": "a picture", "video": "a video", "audio": "a sound file", "font": "a font"}.get(
            family, "not a report"
        )
    remedy = "Save the page as HTML, PDF or text"
    if payload.name.lower().endswith((".html", ".htm", ".txt", ".md", ".pdf")):
        kind += ", whatever its name says"
    return failure(payload.name, f"this is {kind}, and firsthand reads text", remedy)
