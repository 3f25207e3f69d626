"""A draft becomes a report: types decided, text laid out once, offsets, outlet, date, language, identity."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b, sha256
from typing import TYPE_CHECKING

from firsthand.errors import UnreadableSource
from firsthand.model import Block, BlockType, Failure, Report
from firsthand.read.clean import one_line
from firsthand.read.languages import detect_language, language_name
from firsthand.read.outlets import find_outlet
from firsthand.read.page import type_page
from firsthand.read.published import find_published
from firsthand.read.records import Line
from firsthand.read.titles import split_site
from firsthand.read.urls import canonical_url, host_of, is_platform, split_archive

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.packs import Packs
    from firsthand.read.page import Page
    from firsthand.read.records import Draft, Payload

STORY = (BlockType.HEADLINE, BlockType.BODY, BlockType.CAPTION, BlockType.POST)


def assemble(draft: Draft, payload: Payload, packs: Packs) -> Report | Failure:
    """Return the report that a draft describes, or a failure when there is no text to read in it."""
    draft = replace(draft, lines=tuple(line for line in map(_tidy, draft.lines) if line.text))
    url = draft.url or payload.url
    inner, captured = split_archive(url) if url else (None, None)
    host = host_of(url)
    title, tail = _title(draft, host)
    page = type_page(draft.lines, title)
    page = _with_headline(page)
    if not draft.lines or not any(line.type in STORY for line in page.lines):
        return no_text(payload)
    outlet, outlet_unsure = find_outlet(draft, page, host, tail, packs)
    published, source, date_unsure = find_published(draft, page, inner)
    text, blocks = lay_out(page.lines)
    language = detect_language(story_text(text, blocks), draft.language)
    notes = [*draft.notes, *page.notes]
    if language and language != "en":
        notes.append(f"The text is in {language_name(language)}: it is kept and can be searched, but is not analysed.")
    covered = draft.hashed if draft.hashed is not None else draft.original
    return Report(
        id=report_id(covered, url, draft.external_id),
        text=text,
        blocks=blocks,
        external_id=draft.external_id,
        url=url,
        final_url=draft.final_url or (None if draft.url and draft.url != payload.url else payload.final_url),
        outlet=outlet,
        title=page.title,
        author=one_line(draft.author)[:200] if draft.author else _byline(page),
        published=published,
        published_source=source,
        retrieved=draft.retrieved or payload.retrieved or captured,
        language=language,
        media_type=draft.media_type,
        capture=draft.capture if draft.capture != "file" else payload.capture,
        sha256=sha256(covered).hexdigest(),
        source_path=payload.source_path,
        original=draft.original,
        unsure=tuple(dict.fromkeys([*outlet_unsure, *date_unsure, *draft.unsure])),
        notes=tuple(dict.fromkeys(notes)),
    )


def no_text(payload: Payload) -> Failure:
    """Return the failure of a document in which no text was found."""
    return failure(
        payload.name,
        "no text was found in it",
        "Check that the page was saved whole, or paste its text into a .txt file",
    )


def failure(name: str, reason: str, remedy: str) -> Failure:
    """Return the failure of something that could not be read, in one plain sentence."""
    return Failure(report=name, stage="read", reason=str(UnreadableSource(name, reason, remedy)))


def report_id(covered: bytes, url: str | None, external_id: str | None) -> str:
    """Return the identity of a report: its bytes and the place they stand at; one text at two addresses is two."""
    place = canonical_url(url) if url else (external_id or "")
    digest = blake2b(digest_size=12, person=b"firsthand-report")
    digest.update(len(covered).to_bytes(8, "big"))
    digest.update(covered)
    digest.update(place.encode("utf-8", "replace"))
    return digest.hexdigest()


def lay_out(lines: Iterable[Line]) -> tuple[str, tuple[Block, ...]]:
    """Return the text, its lines a blank line apart (a space where one was cut from another), and the blocks."""
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for line in lines:
        if parts:
            joint = "\n\n" if line.gap else " "
            parts.append(joint)
            at += len(joint)
        assert line.type is not None
        blocks.append(Block(line.type, at, at + len(line.text), line.author, line.handle, line.date))
        parts.append(line.text)
        at += len(line.text)
    return "".join(parts), tuple(blocks)


def story_text(text: str, blocks: tuple[Block, ...]) -> str:
    """Return the words of the story alone."""
    return "\n".join(text[b.start : b.end] for b in blocks if b.type in STORY)


def _tidy(line: Line) -> Line:
    return replace(
        line,
        text=one_line(line.text),
        author=one_line(line.author)[:120] or None if line.author else None,
        handle=one_line(line.handle)[:60].lstrip("@") or None if line.handle else None,
    )


def _title(draft: Draft, host: str | None) -> tuple[str | None, str | None]:
    """Return the title without its site's name, and that name."""
    if not draft.title or not one_line(draft.title):
        return None, None
    names = [draft.site or "", draft.outlet or ""]
    if host and not is_platform(host):
        names.append(host.split(".")[0])
    return split_site(one_line(draft.title)[:500], names)


def _with_headline(page: Page) -> Page:
    """Return the page with its title standing in the text, first when no line of it is the headline."""
    found = next((line for line in page.lines if line.type is BlockType.HEADLINE), None)
    if found or page.title is None:
        return replace(page, title=page.title or (found.text if found else None))
    return replace(page, lines=(Line(page.title, BlockType.HEADLINE, strong=True), *page.lines))


def _byline(page: Page) -> str | None:
    """Return the author that a byline of the page names."""
    for line in page.lines:
        if line.type is BlockType.CREDIT and line.author and line.strong and line.gap:
            return line.author
        if line.type is BlockType.CREDIT and line.text[:3].lower() in {"by ", "by:"} and len(line.text) <= 120:
            return line.text[3:].strip(" :") or None
    return None
