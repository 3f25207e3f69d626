"""Attributions as flat rows of source, cue and content, for gold data cut into paragraphs and tokenised.

The gold rows are written as the Penn Treebank writes text ("`` We do n't know , '' she said ."): `untokenised` gives
them the look that texts have, with a map back, so that what reads them is what reads a report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from firsthand.language.attribution import find_attributions
from firsthand.language.attribution.tagger.features import read_features
from firsthand.language.attribution.tagger.network import tag
from firsthand.language.parse import parse_text
from firsthand.language.sources import find_sources
from firsthand.model import Block, BlockType, Report
from firsthand.packs import load_packs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc as Tokens

_REWRITTEN = {
    "``": "“",
    "''": "”",
    "`": "‘",
    "-LRB-": "(",
    "-RRB-": ")",
    "-LSB-": "[",
    "-RSB-": "]",
    "-LCB-": "{",
    "-RCB-": "}",
    "--": "—",
}
_GLUED_LEFT = re.compile(r"(?:[,.;:?!%)\]}”]|'s|'S|n't|N'T|'re|'ve|'ll|'d|'m|'RE|'VE|'LL|'D|'M|\.\.\.)$")
_GLUED_RIGHT = re.compile(r"(?:[(\[{“‘$#])$")


@dataclass(frozen=True, slots=True)
class Untokenised:
    """A text as texts are written, and for each of its pieces (start, end) where that stood in the tokenised one."""

    text: str
    pieces: tuple[tuple[int, int, int, int], ...]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the tokenised text that [start, end) of this one came from."""
        touched = [p for p in self.pieces if p[0] < end and start < p[1]]
        if not touched:
            return 0, 0
        first, last = touched[0], touched[-1]
        same = (first[1] - first[0] == first[3] - first[2], last[1] - last[0] == last[3] - last[2])
        begin = first[2] + (max(0, start - first[0]) if same[0] else 0)
        stop = last[3] - (max(0, last[1] - end) if same[1] else 0)
        return begin, stop

    def forth(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of this text that [start, end) of the tokenised one became."""
        touched = [p for p in self.pieces if p[2] < end and start < p[3]]
        return (touched[0][0], touched[-1][1]) if touched else (0, 0)


def untokenised(text: str) -> Untokenised:
    """Return `text` with its tokens put together as they were before a Penn Treebank tokeniser cut them."""
    words = [(m.group(), m.start(), m.end()) for m in re.finditer(r"\S+", text)]
    if not words:
        return Untokenised("", ())
    shown = _shown([word for word, _, _ in words])
    gaps = [""] + [" " if _apart(a, b) else "" for a, b in pairwise(shown)]
    out: list[str] = []
    pieces: list[tuple[int, int, int, int]] = []
    at = 0
    for word, gap, (_, start, end) in zip(shown, gaps, words, strict=True):
        at += len(gap)
        out += [gap, word]
        pieces.append((at, at + len(word), start, end))
        at += len(word)
    return Untokenised("".join(out), tuple(pieces))


def _shown(words: list[str]) -> list[str]:
    """Return tokens as they are written: marks become typographic, a lone closing "'" the apostrophe it is.

    Tokenisers that guess take some opening marks for closing ones: "''" opens where nothing is open and another "''"
    is the next mark, or where it begins the row. After a stop or comma the first mark ends what an earlier row began.
    """
    out: list[str] = []
    open_, met = False, False
    for index, word in enumerate(words):
        if word == "``":
            open_ = met = True
        elif word == "''":
            following = next((w for w in words[index + 1 :] if w in {"``", "''"}), None)
            ends = not met and index > 0 and words[index - 1] in {",", ".", "?", "!"}
            opens = not open_ and not ends and (following == "''" or (index == 0 and len(words) > 1))
            open_, met = opens, True
            out.append("“" if opens else "”")
            continue
        out.append("’" if word == "'" else _REWRITTEN.get(word, word))
    return out


def _apart(left: str, right: str) -> bool:
    """Return whether a space stands between two tokens."""
    if _GLUED_RIGHT.search(left) and len(left) == 1:
        return False
    if right == "’":  # a plural's possessive, or the end of a quotation within one
        return False
    return _GLUED_LEFT.fullmatch(right) is None


def predict_row(row: dict[str, Any], parsed: Tokens | None = None) -> list[dict[str, str | int]]:
    """Return the source, cue and content spans of one row, as characters of its tokenised text, none within another.

    The rules read the row, the tagger reads the row and the rules' records, and its spans are the prediction: the gold
    counts attitudes ("backs the plan") as attributions, which the tagger sees and no record of the product's states.
    `parsed` is the parse of the untokenised text where there is one already.
    """
    natural = untokenised(row["text"])
    tokens = parse_text(natural.text, [0]) if parsed is None else parsed
    report = Report(id="row", text=natural.text, blocks=(Block(BlockType.BODY, 0, len(natural.text)),))
    records = find_attributions(tokens, find_sources(tokens, load_packs()), report, None)
    features = read_features(tokens, records)
    spans = ((s.role, int(features.starts[s.first]), int(features.ends[s.last - 1])) for s in tag(features).spans)
    return flat((role, *natural.back(start, end)) for role, start, end in spans)


def flat(spans: Iterable[tuple[str, int, int]]) -> list[dict[str, str | int]]:
    """Return spans as the rows that the scorer takes, in reading order, each once."""
    return [{"role": r, "start": s, "end": e} for r, s, e in sorted(set(spans), key=lambda x: (x[1], x[2], x[0]))]
