"""RSS and Atom feeds: every entry is a report."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import feedparser

from firsthand.read.assemble import failure
from firsthand.read.clean import one_line
from firsthand.read.dates import parse_date
from firsthand.read.html_lines import page_lines
from firsthand.read.html_tree import parse
from firsthand.read.records import Draft, Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.model import Failure
    from firsthand.packs import Packs
    from firsthand.read.records import Payload

NOT_AN_ORIGINAL = "Not an original: only what the feed says of the story was taken in, not the page itself."
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>", re.IGNORECASE | re.DOTALL)


def read_feed(payload: Payload, packs: Packs) -> Iterator[Draft | Failure]:  # noqa: ARG001 - the readers' signature
    """Yield a draft for every entry of a feed, or one failure when it is none."""
    # A document type is taken off before parsing: with it go all entities a feed could declare to swell.
    data = _DOCTYPE.sub(b"", payload.data, count=1)
    headers = {"content-type": f"application/xml; charset={payload.charset}"} if payload.charset else {}
    parsed = feedparser.parse(
        io.BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    entries = parsed.get("entries") or []
    if not entries:
        broken = bool(parsed.get("bozo"))
        reason = "it is no feed: it is not well-formed XML" if broken else "the feed has no entries"
        yield failure(
            payload.name, reason, "Open it in a browser, and save the stories as pages" if broken else "Try again later"
        )
        return
    site = one_line(str(parsed.get("feed", {}).get("title") or "")) or None
    language = parsed.get("feed", {}).get("language")
    for number, entry in enumerate(entries, start=1):
        draft = _draft(entry, site, language)
        yield draft or failure(payload.name, f"entry {number} of the feed has no text", "Add the story's own page")


def _draft(entry: Any, site: str | None, language: str | None) -> Draft | None:
    title = one_line(_plain(str(entry.get("title") or ""))) or None
    bodies = [str(c.get("value") or "") for c in entry.get("content") or []] + [str(entry.get("summary") or "")]
    body = max(bodies, key=len)
    lines = body_lines(body)
    if not lines and not title:
        return None
    url = str(entry.get("link") or "") or None
    published = parse_date(entry.get("published") or entry.get("created")) or parse_date(entry.get("updated"))
    source = entry.get("source") or {}
    return Draft(
        lines=lines or (Line(title or ""),),
        media_type="application/rss+xml",
        original=b"",
        hashed="\n".join(filter(None, (title, body))).encode("utf-8", "replace"),
        title=title,
        site=one_line(str(source.get("title") or "")) or _site(site),
        author=entry.get("author"),
        published=published,
        published_source="metadata" if published else None,
        language=language if isinstance(language, str) else None,
        url=url if url and re.match(r"https?://", url) else None,
        external_id=str(entry.get("id") or "") or url,
        capture="feed",
        notes=(NOT_AN_ORIGINAL,),
    )


def body_lines(markup: str) -> tuple[Line, ...]:
    """Return the lines of a fragment of markup, or of plain text."""
    if not re.search(r"<[a-zA-Z/!]|&\w+;", markup):
        return tuple(Line(row.strip()) for row in markup.split("\n") if row.strip())
    tree = parse(f"<html><body><div>{markup}</div></body></html>")
    return page_lines(tree, None)[0] if tree is not None else ()


def _plain(markup: str) -> str:
    lines = body_lines(markup)
    return " ".join(line.text for line in lines)


def _site(title: str | None) -> str | None:
    """Return the outlet's name in a feed's title: "Harbour Post - World" is the Harbour Post's."""
    if not title:
        return None
    name = re.split(r"\s+[|–—:»›-]+\s+|:\s+", title)[0]
    name = re.sub(r"\s+(?:RSS(?: feed)?|feed|latest news|top stories)$", "", name, flags=re.IGNORECASE)
    return name if 0 < len(name) <= 60 else None
