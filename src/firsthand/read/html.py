"""Web pages: metadata first, then lines with what their markup says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.read.assemble import no_text
from firsthand.read.decode import decode
from firsthand.read.html_lines import page_lines
from firsthand.read.html_meta import read_metadata
from firsthand.read.html_tree import parse
from firsthand.read.records import Draft
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
    lines = page_lines(tree, title)[0]
    if not lines:
        return None
    return Draft(
        lines=lines,
        media_type="text/html",
        original=payload.data,
        title=_title(title, lines),
        outlet=None,
        site=meta.outlet or meta.site,
        author=meta.author,
        published=meta.published,
        published_source="metadata" if meta.published else None,
        language=meta.language,
        url=meta.url,
        retrieved=meta.retrieved,
        notes=notes,
    )


def _title(title: str | None, lines: tuple[Line, ...]) -> str | None:
    """Return the headline that stands on the page, else the title of the metadata."""
    return next((line.text for line in lines if line.type == "headline"), title)
