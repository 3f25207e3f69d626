"""Web pages: metadata first, then lines with what their markup says of them."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from firsthand.read.assemble import no_text
from firsthand.read.clean import clean_text
from firsthand.read.decode import decode
from firsthand.read.html_lines import page_lines
from firsthand.read.html_meta import find_stamp, read_metadata
from firsthand.read.html_tree import parse
from firsthand.read.records import Draft
from firsthand.read.text import text_lines
from firsthand.read.titles import split_site

if TYPE_CHECKING:
    from firsthand.model import Failure
    from firsthand.packs import Packs
    from firsthand.read.records import Line, Payload


def read_html(payload: Payload, packs: Packs) -> tuple[Draft | Failure, ...]:  # noqa: ARG001 - the readers' signature
    """Return the one draft that a page holds."""
    text, notes = decode(payload.data, payload.charset)
    draft = draft_html(text, payload, notes)
    return (draft or no_text(payload),)


def draft_html(text: str, payload: Payload, notes: tuple[str, ...] = ()) -> Draft | None:
    """Return the draft of a page's markup, or None when it holds no words."""
    tree = parse(text)
    if tree is None:
        return None
    meta = read_metadata(tree, payload.url)
    title = split_site(meta.title, [meta.site or "", meta.outlet or ""])[0] if meta.title else None
    lines = page_lines(tree, title)[0] or text_lines(clean_text(strip_tags(text)))
    if not lines:
        return None
    published = meta.published or find_stamp(tree)
    return Draft(
        lines=lines,
        media_type="text/html",
        original=payload.data,
        title=_title(title, lines),
        outlet=None,
        site=meta.outlet or meta.site,
        author=meta.author,
        published=published,
        published_source="metadata" if meta.published else "page" if published else None,
        language=meta.language,
        url=meta.url,
        retrieved=meta.retrieved,
        notes=notes,
    )


def strip_tags(text: str) -> str:
    """Return the words between the tags of a page nested too deep to be parsed, scripts left out."""
    kept: list[str] = []
    open_tag = ""
    for piece in re.split(r"(</?(?:script|style|title|head|noscript)\b[^<>]*>)", text, flags=re.IGNORECASE):
        found = re.match(r"<(/?)(\w+)", piece)
        if found and piece.endswith(">"):
            open_tag = (
                found[2].lower() if not found[1] and not open_tag else "" if found[2].lower() == open_tag else open_tag
            )
        elif not open_tag:
            kept.append(re.sub(r"<[^<>]*>", "\n", piece))
    return unescape("\n".join(kept))


def _title(title: str | None, lines: tuple[Line, ...]) -> str | None:
    """Return the headline that stands on the page, else the title of the metadata."""
    return next((line.text for line in lines if line.type == "headline"), title)
