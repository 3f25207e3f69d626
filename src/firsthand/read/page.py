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
from firsthand.read import cues
from firsthand.read.clean import fold
from firsthand.read.dates import find_date
from firsthand.read.repeats import leave_out_repeats
from firsthand.read.titles import choose_headline, match_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from firsthand.read.records import Line

LONGEST_JUDGED = 4000  # characters: no page furniture is longer, and patterns stay quick on hostile lines
_FILLER = frozenset(
    [
        "about",
        "after",
        "again",
        "against",
        "also",
        "although",
        "among",
        "another",
        "around",
        "because",
        "been",
        "before",
        "being",
        "between",
        "both",
        "could",
        "does",
        "down",
        "during",
        "each",
        "even",
        "ever",
        "every",
        "from",
        "have",
        "having",
        "here",
        "into",
        "itself",
        "just",
        "like",
        "made",
        "make",
        "many",
        "more",
        "most",
        "much",
        "must",
        "near",
        "next",
        "only",
        "other",
        "over",
        "said",
        "same",
        "says",
        "several",
        "should",
        "since",
        "some",
        "still",
        "such",
        "than",
        "that",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "three",
        "through",
        "today",
        "under",
        "until",
        "upon",
        "very",
        "well",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "will",
        "with",
        "within",
        "without",
        "would",
        "year",
        "years",
        "your",
        "told",
        "news",
        "report",
        "reports",
        "reported",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "people",
    ]
)


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
    work = match_title(list(lines), title)
    work = [piece for line in work for piece in _cut(line)]
    work = [_by_wording(line) for line in _signed_posts(work)]
    if not any(line.type is BlockType.HEADLINE for line in work):
        work, found = choose_headline(work, story_words(work), known=title is not None)
        title = title or found
    work, notes = leave_out_repeats(work)
    work = _lists(work)
    work = _before_story(work)
    work = _loose_runs(work)
    typed = tuple(replace(line, type=BlockType.BODY) if line.type is None else line for line in work)
    return Page(_never_empty(typed), title, notes)


def content_words(text: str) -> list[str]:
    """Return the words of a line that tell what it is about, folded."""
    return [w for w in fold(text[:LONGEST_JUDGED]).split() if (len(w) >= 4 or w.isdigit()) and w not in _FILLER]


def story_words(lines: Sequence[Line]) -> frozenset[str]:
    """Return the vocabulary of the story: the words of its running text up to the first list of other stories."""
    prose: list[str] = []
    for line in lines:
        if line.type is None and cues.list_heading(line.text) and sum(map(cues.words, prose)) > 60:
            break
        if line.type in {None, BlockType.BODY} and cues.is_prose(line.text):
            prose.append(line.text)
    if not prose:
        prose = [x.text for x in lines if x.type in {None, BlockType.BODY} and cues.ends_sentence(x.text)]
    return frozenset(w for text in prose for w in content_words(text))


def shared(text: str, vocabulary: frozenset[str]) -> float:
    """Return the share of a line's content words that the story also uses, 0..1."""
    found = content_words(text)
    return sum(w in vocabulary for w in found) / len(found) if found else 0.0


def _cut(line: Line) -> Iterator[Line]:
    """Yield a line in pieces: dateline, text, posts with their signature, picture credit."""
    if line.strong or line.type not in {None, BlockType.CAPTION} or len(line.text) > LONGEST_JUDGED * 5:
        yield line
        return
    text, gap = line.text, line.gap
    while line.type is None and (post := cues.find_post(text)) is not None:
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
    found = cues.split_credit(text)
    if found and not found[0] and not cues.is_copyright(text):
        yield replace(line, type=BlockType.CREDIT)
        return
    if found and found[0]:
        before, credit, bracketed = found
        reporting = cues.is_credit(credit) and re.match(
            r"\W*(?:additional |with )?(?:report|writ|edit|compil)", credit, re.IGNORECASE
        )
        long_text = cues.words(before) > 70 or len(re.findall(r"[.!?][\"”)]?\s+[A-Z“\"]", before)) >= (
            4 if bracketed else 2
        )
        body = bool(reporting) or long_text or cues.split_dateline(before) is not None
        body = body and line.type is None
        yield from _cut_dateline(replace(line, text=before, type=None if body else BlockType.CAPTION))
        yield replace(line, text=credit, type=BlockType.CREDIT, gap=False)
        return
    if line.type is None and cues.is_caption_lead(text) and not line.heading:
        yield replace(line, type=BlockType.CAPTION)
        return
    yield from _cut_dateline(line)


def _cut_dateline(line: Line) -> Iterator[Line]:
    found = cues.split_dateline(line.text) if line.type is None and cues.words(line.text) >= 8 else None
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
    if not cues.is_copyright(text) and (cues.is_byline(text) or cues.is_credit(text)):
        return replace(line, type=BlockType.CREDIT)
    if cues.is_date_line(text):
        return replace(line, type=BlockType.DATELINE)
    if cues.is_furniture(text) or cues.is_navigation(text):
        return replace(line, type=BlockType.BOILERPLATE)
    if cues.is_related(text) and not (line.heading and not line.linked):
        return replace(line, type=BlockType.BOILERPLATE)
    if line.linked > 0.9 and not line.heading and not cues.ends_sentence(text) and cues.words(text) >= 4:
        return replace(line, type=BlockType.BOILERPLATE)  # a paragraph that is nothing but a link to another page
    return line


def _lists(lines: list[Line]) -> list[Line]:
    """Return the lines with lists of other stories typed, from their heading to where the story goes on."""
    result, at = list(lines), 0
    while at < len(result):
        line = result[at]
        kind = cues.list_heading(line.text) if line.type in {None, BlockType.BOILERPLATE} and not line.strong else None
        if kind is None:
            at += 1
            continue
        end = _resumes(result, at + 1, kind)
        for i in range(at, end):
            if not result[i].strong and result[i].type not in {BlockType.HEADLINE, BlockType.POST}:
                keep = result[i].type is BlockType.CREDIT
                result[i] = result[i] if keep else replace(result[i], type=BlockType.BOILERPLATE)
        at = max(end, at + 1)
    return result


def _resumes(lines: list[Line], start: int, kind: str) -> int:
    """Return the index at which the story goes on after a list heading, or the end of the page."""
    told = [x for x in lines[: start - 1] if x.type in {None, BlockType.BODY} and cues.is_prose(x.text)]
    begun = sum(cues.words(x.text) for x in told) >= 40
    vocabulary = frozenset(w for x in told for w in content_words(x.text))
    for i in range(start, len(lines)):
        line = lines[i]
        if line.type is BlockType.HEADLINE or (line.type is BlockType.DATELINE and not begun):
            return i
        if line.type is not None or not cues.is_prose(line.text) or line.linked > 0.8:
            continue
        near = shared(line.text, vocabulary)
        following = next((x for x in lines[i + 1 : i + 3] if x.type is None and cues.is_prose(x.text)), None)
        if not begun:
            go_on = kind == "soft" or following is not None
        elif kind == "hard":
            go_on = near >= 0.4 and following is not None and shared(following.text, vocabulary) >= 0.3
        else:
            go_on = near >= 0.25 or following is not None
        if go_on:
            while i > start and lines[i - 1].type is None and _short_sentence(lines[i - 1].text):
                i -= 1  # noqa: PLW2901 - the sentences just before belong to the story that goes on
            return i
    return len(lines)


def _short_sentence(text: str) -> bool:
    return cues.ends_sentence(text) and cues.words(text) >= 4


def _first_prose(lines: Sequence[Line]) -> int:
    """Return the index of the first running text, or of the first sentence when there is none."""
    running = (BlockType.DATELINE, BlockType.BODY, None)
    for test in (cues.is_prose, _short_sentence):
        for i, line in enumerate(lines):
            if line.type in running[1:] and test(line.text):
                return i
    return len(lines)


def _before_story(lines: list[Line]) -> list[Line]:
    """Return the lines with what stands above the story typed: masthead and menus out, standfirst in."""
    first = _first_prose(lines)
    if first == len(lines):
        return lines
    headline = next((i for i, line in enumerate(lines) if line.type is BlockType.HEADLINE), None)
    vocabulary = story_words(lines)
    result = list(lines)
    for i in range(first):
        line = result[i]
        if line.type is not None or line.strong:
            continue
        if headline is not None and i < headline:
            result[i] = replace(line, type=BlockType.BOILERPLATE)
        elif cues.is_loose_byline(line.text):
            result[i] = replace(line, type=BlockType.CREDIT)
        elif _short_sentence(line.text) or line.bullet or line.heading:
            continue
        elif shared(line.text, vocabulary) < 0.3 and cues.words(line.text) <= 16:
            result[i] = replace(line, type=BlockType.BOILERPLATE)
    return result


def _loose_runs(lines: list[Line]) -> list[Line]:
    """Return the lines with headlines of other stories typed where no heading announces them.

    Three or more lines in a row that are no sentences are such a list, unless a colon leads up to them, they look
    like names with ages, or, inside the story, they speak of what it speaks of (highlights, subheadings).
    """
    first, last = _first_prose(lines), max((i for i, x in enumerate(lines) if _is_story(x)), default=-1)
    if last < 0:
        return lines
    vocabulary = story_words(lines)
    result, i = list(lines), first
    while i < len(result):
        run = i
        while run < len(result) and _is_loose(result[run]):
            run += 1
        if run == i:
            i += 1
            continue
        group = result[i:run]
        led = i > 0 and result[i - 1].text.rstrip().endswith(":")
        near = sum(shared(x.text, vocabulary) for x in group) / len(group)
        after = i > last
        foreign = (len(group) >= 3 and (after or near < 0.34)) or (
            after and near < 0.2 and cues.words(group[0].text) >= 4
        )
        if foreign and not led and not _is_roll(group):
            result[i:run] = [replace(x, type=BlockType.BOILERPLATE) for x in group]
        i = run
    return result


def _is_story(line: Line) -> bool:
    return line.type in {None, BlockType.BODY} and cues.ends_sentence(line.text) and cues.words(line.text) >= 4


def _is_loose(line: Line) -> bool:
    return line.type is None and not line.heading and not cues.ends_sentence(line.text) and cues.words(line.text) <= 22


def _is_roll(group: list[Line]) -> bool:
    """Return whether lines list people or figures: "Name, 34", "Killed: 12"."""
    told = sum(bool(re.search(r",\s*(?:aged? )?\d{1,3}\b|:\s*\d", x.text)) for x in group)
    return told * 2 >= len(group)


def _never_empty(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines, with the judgement taken back where it would leave nothing to read."""
    kept = (BlockType.BODY, BlockType.CAPTION, BlockType.POST, BlockType.HEADLINE)
    if any(line.type in kept for line in lines) or not lines:
        return lines
    longest = max(range(len(lines)), key=lambda i: (cues.words(lines[i].text), -i))
    if cues.words(lines[longest].text) < 3:
        return lines
    return tuple(replace(x, type=BlockType.BODY) if i == longest else x for i, x in enumerate(lines))
