"""Parse the data, run the rules over it, and write what the tagger sees of it as one pickle a file.

    python -m training.attribution.prepare FOLDER OUT

FOLDER holds train.jsonl and dev.jsonl; OUT gets train.pickle and dev.pickle. A training paragraph has two views of the
rules and quotation marks: alone, as the rows to be scored stand, and within its document, as reports are read.
"""

from __future__ import annotations

import pickle
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from firsthand.language.attribution import find_attributions
from firsthand.language.attribution.tagger.features import CODES, Features, read_features
from firsthand.language.parse import parse_text
from firsthand.language.sources import find_sources
from firsthand.model import Block, BlockType, Report
from firsthand.packs import load_packs
from training.attribution.data import Paragraph, paragraph_bounds, paragraphs, read_documents, read_rows, tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc as Tokens

    from firsthand.packs import Packs

VIEWED = [list(CODES).index(name) for name in ("quote", "rule", "inner")]
"""The columns that differ between the two views."""


def read(text: str, tokens: Tokens, packs: Packs) -> Features:
    """Return the features of a text read by itself."""
    report = Report(id="x", text=text, blocks=(Block(BlockType.BODY, 0, len(text)),))
    return read_features(tokens, find_attributions(tokens, find_sources(tokens, packs), report, None))


def example(paragraph: Paragraph, tokens: Tokens, features: Features, view: Any = None) -> dict[str, Any]:
    """Return one training example: arrays alone, no text."""
    spans = [(tokens[int(i)].idx, tokens[int(i)].idx + len(tokens[int(i)])) for i in features.index]
    return {
        "vectors": features.vectors.astype(np.float16),
        "codes": features.codes.astype(np.int16),
        "view": features.codes[:, VIEWED].astype(np.int16) if view is None else view,
        "links": features.links.astype(np.int16),
        "tags": np.array(tag(paragraph.spans, spans), np.int8),
    }


def training(path: Path, parsed: Iterator[Tokens] | None, packs: Packs) -> Iterator[dict[str, Any]]:
    """Yield the examples of the training documents; `parsed` spares the parser's pass."""
    for document in read_documents(path):
        bounds = paragraph_bounds(document.text)
        tokens = next(parsed) if parsed is not None else parse_text(document.text, [s for s, _ in bounds])
        whole = read(document.text, tokens, packs)
        for paragraph, (start, end) in zip(paragraphs(document), bounds, strict=True):
            span = tokens.char_span(start, end, alignment_mode="expand")
            if span is None or span.start_char != start:
                continue
            alone = span.as_doc()
            if not any(not t.is_space for t in alone):
                continue
            view = whole.codes[(whole.index >= span.start) & (whole.index < span.end)][:, VIEWED].astype(np.int16)
            features = read(alone.text, alone, packs)
            if len(view) == len(features.index):
                yield example(paragraph, alone, features, view)


def development(path: Path, packs: Packs) -> Iterator[dict[str, Any]]:
    """Yield the examples of the development rows, in order."""
    for row in read_rows(path):
        tokens = parse_text(row.text, [0])
        yield example(row, tokens, read(row.text, tokens, packs))


def main(folder: Path, out: Path) -> None:
    """Write both files."""
    packs = load_packs()
    for name, examples in (
        ("dev", development(folder / "dev.jsonl", packs)),
        ("train", training(folder / "train.jsonl", None, packs)),
    ):
        found = list(examples)
        (out / f"{name}.pickle").write_bytes(pickle.dumps(found))
        print(name, len(found), sum(len(x["tags"]) for x in found), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
