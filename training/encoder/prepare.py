"""Parse the data, run the rules over it, and write what the encoder learns from as one pickle a file.

    python -m training.encoder.prepare FOLDER OUT

FOLDER holds train.jsonl and dev.jsonl; OUT gets train.pickle and dev.pickle: for each paragraph, read by itself, its
words, their features, what the rules say of them, and their labels. The pickles hold text: no part of the project.
"""

from __future__ import annotations

import pickle
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from firsthand.language.attribution import find_attributions
from firsthand.language.attribution.tagger.features import nested
from firsthand.language.parse import parse_text
from firsthand.language.sources import find_sources
from firsthand.model import Block, BlockType, Report
from firsthand.packs import load_packs
from training.attribution.data import ROLES, Paragraph, Span, paragraphs, read_documents, read_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Token

    from firsthand.packs import Packs


def read_by_rules(tokens: Tokens, packs: Packs) -> list[Span]:
    """Return what the rules find in a paragraph on its own: its outermost attributions."""
    text = tokens.text
    report = Report(id="x", text=text, blocks=(Block(BlockType.BODY, 0, len(text)),))
    spans: set[Span] = set()
    for one in nested(find_attributions(tokens, find_sources(tokens, packs), report, None))[0]:
        spans |= {("source", *one.source)} if one.source else set()
        spans |= {("cue", *one.cue)} if one.cue else set()
        spans |= {("content", *part) for part in one.content}
    return sorted(spans)


def shape(text: str) -> int:
    """Return 0 lower, 1 Title, 2 UPPER, 3 mixed, 4 with a digit, 5 no letter: what an uncased encoder cannot see."""
    if any(c.isdigit() for c in text):
        return 4
    if not any(c.isalpha() for c in text):
        return 5
    if text.islower():
        return 0
    if text.isupper():
        return 2
    return 1 if text[:1].isupper() and text[1:].islower() else 3


def example(paragraph: Paragraph, packs: Packs) -> dict[str, Any]:
    """Return one paragraph's words, features and labels."""
    tokens = parse_text(paragraph.text, [0])
    words = [t for t in tokens if not t.is_space]
    at = {w.i: n for n, w in enumerate(words)}
    return {
        "text": paragraph.text,
        "words": [(w.idx, w.idx + len(w)) for w in words],
        "pos": [w.pos_ for w in words],
        "dep": [w.dep_ for w in words],
        "head": np.array([at.get(w.head.i, n) - n for n, w in enumerate(words)], np.int16),
        "shape": np.array([shape(w.text) for w in words], np.int8),
        "vectors": np.array([tokens.tensor[w.i] for w in words], np.float16),
        "rules": labels(words, read_by_rules(tokens, packs)),
        "gold": labels(words, paragraph.spans),
        "spans": list(paragraph.spans),
    }


def labels(words: Sequence[Token], spans: Sequence[Span]) -> np.ndarray:
    """Return (words, roles): 0 outside a span, 1 at its first word, 2 further in it."""
    out = np.zeros((len(words), len(ROLES)), np.int8)
    for role, start, end in spans:
        column = ROLES.index(role)
        inside = [n for n, w in enumerate(words) if w.idx < end and w.idx + len(w) > start and not out[n, column]]
        out[inside, column] = 2
        out[inside[:1], column] = 1
    return out


def main(folder: Path, out: Path) -> None:
    """Write both pickles."""
    packs = load_packs()
    out.mkdir(parents=True, exist_ok=True)
    cut = (p for document in read_documents(folder / "train.jsonl") for p in paragraphs(document))
    for name, some in (("dev", read_rows(folder / "dev.jsonl")), ("train", cut)):
        (out / f"{name}.pickle").write_bytes(pickle.dumps([example(p, packs) for p in some]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
