"""When a report was published, and what shows it: metadata, the page, its address or its dateline."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from firsthand.model import BlockType
from firsthand.read import cues
from firsthand.read.dates import find_date
from firsthand.read.urls import date_in_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.read.dates import Dated
    from firsthand.read.page import Page
    from firsthand.read.records import Draft

_PUBLISHED = re.compile(r"\b(?:published|posted|first published|created|date|issued)\b\s*(?:on|at|:)?", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:updated|modified|last (?:updated|modified)|edited)\b\s*(?:on|at|:)?", re.IGNORECASE)
_YEARLESS = re.compile(
    r"\b(?:(?P<m1>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+(?P<d1>\d{1,2})|"
    r"(?P<d2>\d{1,2})\s+(?P<m2>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)\b"
)
_YEAR = re.compile(r"(?:©|\(c\)|copyright)[^\d]{0,60}((?:19|20)\d\d)(?!\s?[-–]\s?\d)", re.IGNORECASE)


def find_published(draft: Draft, page: Page, url: str | None) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Return the publication day or instant (ISO 8601), what it was found in, and what is unsure of it.

    A page's "published" goes before its "updated"; the address speaks where the page is silent; a dateline without a
    year takes that of the copyright line and stays unsure. An address that contradicts a stated day makes it unsure.
    """
    in_url = date_in_url(url)
    if draft.published:
        unsure = draft.published.unsure
        if draft.published_source == "metadata" and in_url and _apart(in_url, draft.published.value) > 1:
            unsure = (*unsure, "date")
        return draft.published.value, draft.published_source or "metadata", tuple(dict.fromkeys(unsure))
    on_page = _on_page(page)
    if on_page:
        doubt = ("date",) if in_url and _apart(in_url, on_page.value) > 1 else ()
        return on_page.value, "page", tuple(dict.fromkeys((*on_page.unsure, *doubt)))
    if in_url:
        return in_url, "url", ()
    in_dateline = _in_dateline(page)
    if in_dateline:
        return in_dateline[0], "dateline", in_dateline[1]
    return None, None, ("date",)


def _apart(a: str, b: str) -> int:
    return abs((date.fromisoformat(a[:10]) - date.fromisoformat(b[:10])).days)


def _on_page(page: Page) -> Dated | None:
    """Return the date that the page prints about itself, near its headline or at its top or foot."""
    candidates: list[tuple[int, Dated]] = []
    for order, text in enumerate(_date_texts(page)):
        said = _PUBLISHED.search(text)
        found = find_date(text[said.end() :]) if said else None
        if found:
            candidates.append((0, found))
            continue
        found = find_date(text)
        if found:
            updated = _UPDATED.search(text[: found.start])
            candidates.append((2 if updated else 1, found))
        if order > 40:
            break
    return min(candidates, key=lambda pair: pair[0])[1] if candidates else None


def _date_texts(page: Page) -> Iterator[str]:
    """Yield the lines that may carry the publication date, likeliest first."""
    headline = next((i for i, x in enumerate(page.lines) if x.type is BlockType.HEADLINE), 0)
    around = [*page.lines[headline : headline + 8], *page.lines[:headline]]
    for line in around:
        furniture = line.type in {BlockType.DATELINE, BlockType.CREDIT, BlockType.BOILERPLATE}
        if (
            len(line.text) < 300 and ((furniture and line.type is not BlockType.CREDIT) or cues.is_date_line(line.text))
        ) or (line.type is BlockType.CREDIT and len(line.text) < 160):
            yield line.text
        elif _PUBLISHED.search(line.text[:400]) and _UPDATED.search(line.text[:400]):
            yield line.text[:400]
    for line in page.lines[headline + 8 :]:
        if (
            line.type in {BlockType.DATELINE, BlockType.BOILERPLATE}
            and (cues.is_date_line(line.text))
            and _PUBLISHED.search(line.text)
        ):
            yield line.text


def _in_dateline(page: Page) -> tuple[str, tuple[str, ...]] | None:
    year = next((m[1] for x in reversed(page.lines) if len(x.text) < 300 and (m := _YEAR.search(x.text))), None)
    for line in page.lines:
        if line.type is not BlockType.DATELINE:
            continue
        full = find_date(line.text)
        if full:
            return full.value, full.unsure
        part = _YEARLESS.search(line.text)
        guess = find_date(f"{part['d1'] or part['d2']} {part['m1'] or part['m2']} {year}") if part and year else None
        if guess:
            return guess.value, ("date",)
    return None
