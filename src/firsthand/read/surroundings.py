"""What stands before, between and after the story: mastheads and menus, lists of other stories.

It goes by place and by vocabulary, where wording alone does not tell.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.model import BlockType
from firsthand.read import credit, cues, furniture
from firsthand.read.vocabulary import content_words, shared, story_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.read.records import Line


def set_lists_aside(lines: list[Line]) -> list[Line]:
    """Return the lines with lists of other stories typed, from their heading to where the story goes on."""
    result, at = list(lines), 0
    vocabulary: set[str] = set()
    told = 0  # words of running text so far
    while at < len(result):
        line = result[at]
        judged = line.type in {None, BlockType.BOILERPLATE} and not line.strong
        kind = furniture.list_heading(line.text) if judged else None
        if kind is None:
            if line.type in {None, BlockType.BODY} and cues.is_prose(line.text):
                told += cues.words(line.text)
                vocabulary.update(content_words(line.text))
            at += 1
            continue
        end = _resumes(result, at + 1, kind, frozenset(vocabulary), begun=told >= 20)
        for i in range(at, end):
            kept = result[i].strong or result[i].type in {BlockType.HEADLINE, BlockType.POST, BlockType.CREDIT}
            result[i] = result[i] if kept else replace(result[i], type=BlockType.BOILERPLATE)
        at = max(end, at + 1)
    return result


def _resumes(lines: list[Line], start: int, kind: str, vocabulary: frozenset[str], *, begun: bool) -> int:
    """Return the index at which the story goes on after a list heading, or the end of the page.

    Args:
        lines: of the page.
        start: the first line after the heading.
        kind: "soft", "hard" or "end", as `furniture.list_heading` says.
        vocabulary: the words of the story above the heading.
        begun: whether the story has begun there.
    """
    for i in range(start, len(lines)):
        line = lines[i]
        if line.type is BlockType.HEADLINE or (line.type is BlockType.DATELINE and not begun):
            return i
        kind = max(kind, furniture.list_heading(line.text) or kind, key=("soft", "hard", "end").index)
        if line.type is not None or not _is_told(line.text) or line.linked > 0.8:
            continue
        following = next((x for x in lines[i + 1 : i + 3] if x.type is None and _is_told(x.text)), None)
        if _goes_on(line, following, kind, vocabulary, begun=begun):
            while i > start and lines[i - 1].type is None and _short_sentence(lines[i - 1].text):
                i -= 1  # noqa: PLW2901 - the sentences just before belong to the story that goes on
            return i
    return len(lines)


def _goes_on(line: Line, following: Line | None, kind: str, vocabulary: frozenset[str], *, begun: bool) -> bool:
    """Return whether running text below a list is the story's and not a teaser's or a reader's."""
    if not begun:
        return cues.is_prose(line.text) and (kind != "hard" or following is not None)
    near = shared(line.text, vocabulary)
    after = shared(following.text, vocabulary) if following else 0.0
    if kind == "end":
        return False
    if kind == "hard":
        return near >= 0.4 and after >= 0.3 and cues.is_prose(line.text)
    return near >= 0.25 or after >= 0.25 or (following is not None and cues.is_prose(line.text))


def _is_told(text: str) -> bool:
    """Return whether a line reads as part of a story and not as a headline: running text, or a sentence."""
    return cues.is_prose(text) or (cues.words(text) >= 6 and bool(re.search(r"[^.]\.[\"”’)]*$", text)))


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


def set_head_aside(lines: list[Line]) -> list[Line]:
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
        elif credit.is_loose_byline(line.text):
            result[i] = replace(line, type=BlockType.CREDIT)
        elif _short_sentence(line.text) or line.bullet or line.heading:
            continue
        elif shared(line.text, vocabulary) < 0.3 and cues.words(line.text) <= 16:
            result[i] = replace(line, type=BlockType.BOILERPLATE)
    return result


def set_runs_aside(lines: list[Line]) -> list[Line]:
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
        listed = not after and any(x.bullet for x in group)  # highlights inside the story
        if foreign and not listed and not led and not _is_roll(group):
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
