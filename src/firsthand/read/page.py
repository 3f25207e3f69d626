"""What each line of a page is: headline, dateline, body, caption, post, credit or boilerplate.

Saved pages and plain text come without markup, and marked-up pages mislead inside the story too, so the same judging
serves every format. It goes by wording (`cues`), by place (before, in, after the story) and by vocabulary: a line that
shares no word with the story is not part of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.model import BlockType
from firsthand.read import credit, cues, datelines, furniture
from firsthand.read.dates import find_date
from firsthand.read.oversize import is_run, set_runs_apart
from firsthand.read.repeats import leave_out_repeats
from firsthand.read.surroundings import set_head_aside, set_lists_aside, set_runs_aside
from firsthand.read.titles import choose_headline, match_title
from firsthand.read.vocabulary import LONGEST_JUDGED, story_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from firsthand.read.records import Line


MOST_JUDGED = 20_000  # lines; the longest live blogs have a tenth of it
_STORY = (BlockType.BODY, BlockType.CAPTION, BlockType.POST)


@dataclass(frozen=True, slots=True)
class Page:
    """Lines that all have a type, the title if one was found, and notes for the report."""

    lines: tuple[Line, ...]
    title: str | None
    notes: tuple[str, ...]


def type_page(lines: Sequence[Line], title: str | None = None) -> Page:
    """Return the page with the type of every line decided.

    Args:
        lines: in reading order; those that markup has typed for certain are `strong`.
        title: what the metadata calls the story, if anything.
    """
    lines, endless = set_runs_apart(lines)
    work, rest = match_title(list(lines[:MOST_JUDGED]), title), lines[MOST_JUDGED:]
    work = [piece for line in work for piece in _cut(line)]
    work = _credited_pictures([_by_wording(line) for line in _signed_posts(work)])
    if not any(line.type is BlockType.HEADLINE for line in work):
        work, found = choose_headline(work, story_words(work), known=title is not None)
        title = title or found
    work, notes = leave_out_repeats(work)
    work = set_lists_aside(work)
    work = set_head_aside(work)
    work = set_runs_aside(work)
    typed = tuple(replace(line, type=BlockType.BODY) if line.type is None else line for line in (*work, *rest))
    if rest:
        notes = (
            *notes,
            f"Only the first {MOST_JUDGED} lines were looked at for page furniture; the rest is taken as story.",
        )
    if title is None:
        typed = _never_empty(typed)
    elif not any(line.type in _STORY for line in typed):
        notes = (*notes, "Only the headline and the page's furniture were found, no story.")
    return Page(typed, title, (*endless, *notes))


def _cut(line: Line) -> Iterator[Line]:
    """Yield a line in pieces: dateline, text, posts with their signature, picture credit."""
    if line.strong or line.type not in {None, BlockType.CAPTION} or len(line.text) > LONGEST_JUDGED * 5:
        yield line
        return
    text, gap = line.text, line.gap
    while line.type is None and (post := datelines.find_post(text)) is not None:
        said, signature = text[: post.start()].strip(), post[0].strip()
        groups = post.groupdict()
        date = find_date(groups["date"]) if groups.get("date") else None
        author = (groups["author"] or "").strip(" ,\"'“”") or None
        signed = replace(line, author=author, handle=groups.get("handle"), date=date.value if date else None)
        if said:
            yield replace(signed, text=said, type=BlockType.POST, gap=gap)
        yield replace(signed, text=signature, type=BlockType.CREDIT, gap=gap and not said)
        text, gap = text[post.end() :].strip(), False
    if text:
        yield from _cut_credit(replace(line, text=text, gap=gap))


def _credited_pictures(lines: list[Line]) -> list[Line]:
    """Return the lines with the short one right above a picture credit ("Photo: ...") typed a caption."""
    result = list(lines)
    for i, line in enumerate(result[1:], start=1):
        above = result[i - 1]
        picture = line.type is BlockType.CREDIT and line.tight and credit.is_picture_credit(line.text)
        if picture and above.type is None and not above.heading and 4 <= cues.words(above.text) <= 45:
            result[i - 1] = replace(above, type=BlockType.CAPTION)
    return result


def _signed_posts(lines: list[Line]) -> list[Line]:
    """Return the lines with the one above a signature that stands alone ("— Name (@handle) date") typed a post."""
    result = list(lines)
    for i, line in enumerate(result[1:], start=1):
        above = result[i - 1]
        alone = line.type is BlockType.CREDIT and line.author and line.gap and not line.strong
        if alone and above.type is None and not above.heading:
            result[i - 1] = replace(above, type=BlockType.POST, author=line.author, handle=line.handle, date=line.date)
    return result


def _cut_credit(line: Line) -> Iterator[Line]:
    text = line.text
    if len(text) > LONGEST_JUDGED:
        yield line
        return
    found = credit.split_credit(text)
    if found and not found[0] and not furniture.is_copyright(text):
        yield replace(line, type=BlockType.CREDIT)
        return
    if found and found[0]:
        before, credited, bracketed = found
        reporting = credit.is_credit(credited) and re.match(
            r"\W*(?:additional |with )?(?:report|writ|edit|compil)", credited, re.IGNORECASE
        )
        long_text = cues.words(before) > 70 or len(re.findall(r"[.!?][\"”)]?\s+[A-Z“\"]", before)) >= (
            4 if bracketed else 2
        )
        body = bool(reporting) or long_text or datelines.split_dateline(before) is not None
        body = body and line.type is None
        yield from _cut_dateline(replace(line, text=before, type=None if body else BlockType.CAPTION))
        yield replace(line, text=credited, type=BlockType.CREDIT, gap=False)
        return
    gallery = credit.split_gallery(text) if line.type is None else ()
    if gallery:
        for piece, counter in gallery:
            yield replace(line, text=piece, type=BlockType.BOILERPLATE if counter else BlockType.CAPTION)
        return
    if line.type is None and not line.heading and credit.is_caption_lead(text):
        yield replace(line, type=BlockType.CAPTION)
        return
    yield from _cut_dateline(line)


def _cut_dateline(line: Line) -> Iterator[Line]:
    if line.type is None and datelines.is_dateline(line.text):
        yield replace(line, type=BlockType.DATELINE)
        return
    found = datelines.split_dateline(line.text) if line.type is None and cues.words(line.text) >= 8 else None
    if found is None:
        yield line
        return
    at = found[0]
    yield replace(line, text=line.text[:at].rstrip(), type=BlockType.DATELINE)
    yield replace(line, text=line.text[at:].lstrip(), gap=False)


def _by_wording(line: Line) -> Line:
    """Return the line typed when its own words show what it is."""
    text = line.text
    if line.type is not None or line.strong or len(text) > LONGEST_JUDGED:
        return line
    if not furniture.is_copyright(text) and (credit.is_byline(text) or credit.is_credit(text)):
        return replace(line, type=BlockType.CREDIT)
    if cues.is_date_line(text):
        return replace(line, type=BlockType.DATELINE)
    if furniture.is_furniture(text) or furniture.is_navigation(text):
        return replace(line, type=BlockType.BOILERPLATE)
    if furniture.is_related(text) and not (line.heading and not line.linked):
        return replace(line, type=BlockType.BOILERPLATE)
    if line.linked > 0.9 and not line.heading and not cues.ends_sentence(text) and cues.words(text) >= 4:
        return replace(line, type=BlockType.BOILERPLATE)  # a paragraph that is nothing but a link to another page
    return line


def _never_empty(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines, with the judgement taken back where it would leave nothing to read."""
    if any(line.type in {*_STORY, BlockType.HEADLINE} for line in lines) or not lines:
        return lines
    longest = max(range(len(lines)), key=lambda i: (not is_run(lines[i]), cues.words(lines[i].text), -i))
    if is_run(lines[longest]) or cues.words(lines[longest].text) < 3:
        return lines
    return tuple(replace(x, type=BlockType.BODY) if i == longest else x for i, x in enumerate(lines))
