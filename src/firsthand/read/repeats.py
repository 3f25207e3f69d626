"""A story that stands twice on one page is one witness: the second copy is boilerplate."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from firsthand.model import BlockType
from firsthand.read import cues
from firsthand.read.clean import fold
from firsthand.read.datelines import split_dateline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from firsthand.read.records import Line

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9À-ŽА-Я])")
NOTE = "The story's text stands more than once on the page; one copy was kept and the rest set aside as boilerplate."


def leave_out_repeats(lines: Sequence[Line]) -> tuple[list[Line], tuple[str, ...]]:
    """Return the lines with every later copy of a line, or of a run of sentences, typed boilerplate; and a note.

    Copies that markup had already put outside the story count for the note too.
    """
    whole: set[str] = set()
    captions: set[str] = set()  # a story may say what a caption said; the story's words are the ones to keep
    sentences: set[str] = set()
    result: list[Line] = []
    told = copied = 0
    for line in lines:
        if line.type is BlockType.BOILERPLATE:
            result.append(line)
            continue
        folded = fold(line.text)
        count = cues.words(line.text)
        known = folded in whole or (line.type is BlockType.CAPTION and folded in captions)
        if (count >= 4 or line.type is BlockType.DATELINE) and known and line.type is not BlockType.POST:
            result.append(replace(line, type=BlockType.BOILERPLATE, strong=True))
            copied += count if count >= 8 else 0
            continue
        (captions if line.type is BlockType.CAPTION else whole).add(folded)
        if line.type in {None, BlockType.BODY, BlockType.CAPTION}:
            pieces = list(_without_copies(line, sentences, keep=line.type is not BlockType.CAPTION))
            result += pieces
            lost = sum(cues.words(x.text) for x in pieces if x.type is BlockType.BOILERPLATE)
            copied, told = copied + lost, told + count - lost
        else:
            result.append(line)
    outside = sum(_copied(x.text, sentences) for x in lines if x.type is BlockType.BOILERPLATE)
    return result, (NOTE,) if copied + outside >= max(15, told // 4) else ()


def _copied(text: str, sentences: set[str]) -> int:
    """Return how many words of a line are sentences of the story."""
    opened = split_dateline(text)
    spans = cut_sentences(text[opened[0] :] if opened else text)
    keys = [fold(sentence) for sentence in spans]
    return sum(len(key.split()) for key in keys if len(key.split()) >= 6 and key in sentences)


def cut_sentences(text: str) -> list[str]:
    """Return the text cut after what looks like the end of a sentence."""
    bounds = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]
    return [text[a:b] for a, b in pairwise(bounds)]


def _without_copies(line: Line, seen: set[str], *, keep: bool) -> Iterator[Line]:
    """Yield the line in pieces, those that repeat earlier sentences typed; short echoes and single quotes stay.

    Args:
        line: a paragraph or caption.
        seen: sentences of the story so far.
        keep: add this line's sentences to `seen`.
    """
    spans = cut_sentences(line.text)
    keys = [fold(sentence) for sentence in spans]
    old: list[bool] = []
    mine: set[str] = set() if not keep else seen
    for key in keys:
        old.append(len(key.split()) >= 6 and key in seen)
        mine.add(key)
    total = sum(len(k.split()) for k in keys)
    lost = sum(len(k.split()) for k, repeated in zip(keys, old, strict=True) if repeated)
    if not lost or (lost < 20 and lost * 10 < total * 8):
        yield line
        return
    at, first = 0, True
    while at < len(spans):
        end = at
        while end < len(spans) and old[end] == old[at]:
            end += 1
        text = "".join(spans[at:end]).strip()
        if text:
            yield replace(
                line,
                text=text,
                gap=line.gap and first,
                type=BlockType.BOILERPLATE if old[at] else line.type,
                strong=old[at],
            )
            first = False
        at = end
