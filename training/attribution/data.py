"""The training and development data as paragraphs with flat source, cue and content spans.

The training file holds documents as they were published, the development file paragraphs as a Penn Treebank
tokeniser cuts them. Both become `Paragraph`s that look like published text: what a report looks like to the product.
In both, nothing is nested and no two spans overlap, so that one tag a token says all: "O", "B-source", "I-source" ...
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bench.attribution import Untokenised, untokenised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

ROLES = ("source", "cue", "content")
TAGS = ("O", *(f"{edge}-{role}" for role in ROLES for edge in "BI"))
"""O, B-source, I-source, B-cue, I-cue, B-content, I-content: the index is the tag's number."""

Span = tuple[str, int, int]
_BREAK = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text with its gold spans, as characters of `text`; `original` maps them back for the scorer."""

    id: str
    text: str
    spans: tuple[Span, ...]
    original: Untokenised | None = None


def read_documents(path: Path) -> Iterator[Paragraph]:
    """Yield the training documents, whole, with the spans of all their attributions."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        spans = {(role, s, e) for item in row["gold"] for role in ROLES for s, e in item.get(role, ()) if s < e}
        yield Paragraph(row["id"], row["text"], tuple(sorted(spans, key=lambda x: (x[1], x[2], x[0]))))


def paragraphs(document: Paragraph) -> Iterator[Paragraph]:
    """Yield a document's paragraphs, spans clipped to each: the cut that the development rows have."""
    for number, (start, end) in enumerate(paragraph_bounds(document.text)):
        inside = (
            (role, max(s, start) - start, min(e, end) - start) for role, s, e in document.spans if s < end and start < e
        )
        yield Paragraph(f"{document.id}#{number}", document.text[start:end], tuple(inside))


def paragraph_bounds(text: str) -> list[tuple[int, int]]:
    """Return where the paragraphs of `text` begin and end, line breaks apart."""
    breaks = [(0, 0), *((m.start(), m.end()) for m in _BREAK.finditer(text)), (len(text), len(text))]
    bounds = [(before[1], after[0]) for before, after in pairwise(breaks)]
    return [(s, e) for s, e in bounds if text[s:e].strip()]


def read_rows(path: Path) -> Iterator[Paragraph]:
    """Yield the development rows with natural spacing and marks; `original.back` gives the scorer's offsets."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        natural = untokenised(row["text"])
        spans = ((g["role"], *natural.forth(g["start"], g["end"])) for g in row["gold"])
        yield Paragraph(row["id"], natural.text, tuple(spans), natural)


def tag(spans: Iterable[Span], tokens: list[tuple[int, int]]) -> list[int]:
    """Return the number in TAGS of each token, given as (start, end) characters; a token belongs where it overlaps."""
    out = [0] * len(tokens)
    for role, start, end in spans:
        inside = [i for i, (s, e) in enumerate(tokens) if s < end and start < e and s < e]
        for position, index in enumerate(inside):
            out[index] = 1 + 2 * ROLES.index(role) + (position > 0)
    return out


def untag(tags: Iterable[int], tokens: list[tuple[int, int]]) -> list[Span]:
    """Return the spans that tags say: the inverse of `tag`. An I after another role begins a span of its own."""
    spans: list[Span] = []
    before = 0
    for number, (start, end) in zip(tags, tokens, strict=True):
        role = ROLES[(number - 1) // 2] if number else ""
        goes_on = number and number % 2 == 0 and before and (before - 1) // 2 == (number - 1) // 2
        if goes_on:
            spans[-1] = (role, spans[-1][1], end)
        elif number:
            spans.append((role, start, end))
        before = number
    return spans
