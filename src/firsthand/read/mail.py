"""Mail (.eml) and pages saved as one file (.mhtml): both are MIME."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any

from firsthand.read.assemble import failure, no_text
from firsthand.read.clean import fold, one_line
from firsthand.read.dates import parse_date
from firsthand.read.decode import decode
from firsthand.read.html import draft_html
from firsthand.read.records import Draft, Payload
from firsthand.read.text import draft_text, text_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.model import Failure
    from firsthand.packs import Packs

from dataclasses import replace

BROKEN = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
_PREFIX = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv)\s*:\s*)+", re.IGNORECASE)
_MOST_PARTS = 500


def read_mail(payload: Payload, packs: Packs) -> Iterator[Draft | Failure | Payload]:  # noqa: ARG001 - as all readers
    """Yield the draft of a mail's text, then the documents attached to it."""
    try:
        message = message_from_bytes(payload.data, policy=policy.default)
        parts = _leaves(message)
        headers = {
            name: one_line(str(message.get(name) or ""))
            for name in ("subject", "date", "from", "message-id", "archived-at")
        }
    except BROKEN:
        yield failure(payload.name, "the mail is damaged", "Save it again, or paste its text into a .txt file")
        return
    draft = _mail_draft(parts, payload)
    published = parse_date(headers["date"])
    if draft:
        sender = re.sub(r"\s*<[^<>]*>\s*$", "", headers["from"]).strip('" ') or None
        yield replace(
            draft,
            media_type="message/rfc822",
            original=payload.data,
            title=_PREFIX.sub("", headers["subject"]) or draft.title,
            author=sender,
            published=published or draft.published,
            published_source="metadata" if published else draft.published_source,
            site=_newsroom(sender, draft),
            external_id=headers["message-id"].strip("<>") or None,
            unsure=("outlet",),
        )
    attached = [_attachment(part, payload) for part in parts if _is_attached(part)]
    found = [item for item in attached if item]
    yield from found
    if not draft and not found:
        yield no_text(payload)


def _newsroom(sender: str | None, draft: Draft) -> str | None:
    """Return the outlet in a sender's name ("Coast Radio Newsroom") when the mail itself names it too."""
    name = re.sub(
        r"\s+(?:newsroom|news ?desk|newsletters?|press office|alerts?|bulletins?|editors?|updates?)$",
        "",
        sender or "",
        flags=re.IGNORECASE,
    )
    named = name and any(fold(name) in fold(line.text) for line in draft.lines)
    return name if named else None


def _mail_draft(parts: list[EmailMessage], payload: Payload) -> Draft | None:
    """Return the draft of the plain text, or of the markup where there is no plain text worth the name."""
    bodies = [part for part in parts if not _is_attached(part)]
    plain = next((t for part in bodies if part.get_content_type() == "text/plain" and (t := _text(part)).strip()), "")
    marked = next((t for part in bodies if part.get_content_type() == "text/html" and (t := _text(part)).strip()), "")
    from_html = draft_html(marked, payload) if marked else None
    if plain and (
        from_html is None or len(plain.split()) * 10 >= 8 * sum(len(x.text.split()) for x in from_html.lines)
    ):
        unquoted = re.sub(r"^(?:> ?)+", "", plain, flags=re.MULTILINE)
        return replace(draft_text(unquoted, payload), lines=text_lines(unquoted))
    return from_html


def _leaves(message: Any) -> list[EmailMessage]:
    """Return the parts that hold something, attached mails whole."""
    found: list[EmailMessage] = []
    waiting = [message]
    while waiting and len(found) < _MOST_PARTS:
        part = waiting.pop(0)
        if part.is_multipart() and part.get_content_type() != "message/rfc822":
            waiting = [*part.iter_parts(), *waiting]
        else:
            found.append(part)
    return found


def _is_attached(part: EmailMessage) -> bool:
    kind = part.get_content_type()
    return (
        part.get_content_disposition() == "attachment"
        or kind in {"message/rfc822", "application/pdf"}
        or bool(part.get_filename() and not kind.startswith(("image/", "text/plain", "text/html")))
    )


def _attachment(part: EmailMessage, payload: Payload) -> Payload | None:
    """Return an attached document to be read in turn; pictures and the like are left out."""
    kind = part.get_content_type()
    if kind.startswith(("image/", "audio/", "video/", "font/")) or kind in {
        "text/calendar",
        "application/pgp-signature",
    }:
        return None
    data = _inner(part) if kind == "message/rfc822" else _bytes(part)
    name = one_line(part.get_filename() or kind)[:120]
    if not data:
        return None
    return Payload(
        data, source_path=f"{payload.name}#{name}", media_type=kind, capture=payload.capture, depth=payload.depth + 1
    )


def _inner(part: EmailMessage) -> bytes:
    content = part.get_payload()
    first = content[0] if isinstance(content, list) and content else None
    return first.as_bytes() if isinstance(first, EmailMessage) else b""


def _bytes(part: EmailMessage) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except BROKEN:
        return b""
    return data if isinstance(data, bytes) else b""


def _text(part: EmailMessage) -> str:
    return decode(_bytes(part), part.get_content_charset())[0]


def read_mhtml(payload: Payload, packs: Packs) -> tuple[Draft | Failure, ...]:  # noqa: ARG001 - the readers' signature
    """Return the draft of a page that a browser saved in one file with its pictures."""
    try:
        message = message_from_bytes(payload.data, policy=policy.default)
        parts = _leaves(message)
        root = one_line(str(message.get("Snapshot-Content-Location") or ""))
        saved = parse_date(one_line(str(message.get("Date") or "")))
    except BROKEN:
        return (failure(payload.name, "the saved page is damaged", "Save it again"),)
    pages = [part for part in parts if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    wanted = [p for p in pages if root and one_line(str(p.get("Content-Location") or "")) == root]
    page = next(iter(wanted or pages), None)
    if page is None:
        return (no_text(payload),)
    text, notes = decode(_bytes(page), page.get_content_charset())
    address = root or one_line(str(page.get("Content-Location") or ""))
    inner = replace(payload, url=payload.url or (address if address.startswith(("http://", "https://")) else None))
    draft = draft_html(text, inner, notes)
    if draft is None:
        return (no_text(payload),)
    return (
        replace(draft, media_type="multipart/related", retrieved=saved.value if saved else None, original=payload.data),
    )
