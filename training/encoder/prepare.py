"""Sentences of a PolNeAR-like training file with the features and labels the encoder learns from.

    prepare.py RAW.jsonl DEV.jsonl OUT_FOLDER

The training documents are raw text, the development rows single tokenised sentences: every training sentence is therefore
written in both forms, as it stands and with Penn Treebank spacing and quotation marks. Each form is parsed alone and read
by the rules, exactly as a development row is. The outcome is one pickle a file: a list of dictionaries of plain arrays.
"""

from __future__ import annotations

import json
import pickle
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc as Tokens
from spacy.tokens import Token

from firsthand.language.attribution import find_attributions
from firsthand.language.parse import load_parser
from firsthand.language.sources import find_sources
from firsthand.model import Block, BlockType, Report
from firsthand.packs.loader import load_packs

ROLES = ("source", "cue", "content")
CLOSERS = frozenset({"”", "’", "''", '"', ")", "]", "'"})
ENDS = frozenset({".", "?", "!", "…", "...", "?!", "!!"})
TREEBANK = {"“": "``", "”": "''", "‘": "`", "’": "'", "—": "--", "–": "--", "…": "...", "[": "-LSB-", "]": "-RSB-"}
LONGEST = 110  # words; longer sentences are cut for training, their labels with them


def sentences(tokens: Tokens) -> Iterator[list[Token]]:
    """Yields the words of each sentence, cut as Treebank tools do: at final marks and their closing quotes, at line ends."""
    current: list[Token] = []
    inside = False
    for token in tokens:
        if token.is_space:
            if "\n" in token.text and current:
                yield current
                current, inside = [], False
            continue
        if current and _ends(current, token, inside):
            yield current
            current = []
        if token.text == '"':
            inside = not inside
        current.append(token)
        if len(current) >= LONGEST:
            yield current
            current = []
    if current:
        yield current


def _ends(current: Sequence[Token], following: Token, inside: bool) -> bool:
    last = len(current) - 1
    while last >= 0 and current[last].text in CLOSERS:
        last -= 1
    if last < 0 or current[last].text not in ENDS:
        return False
    if following.text in CLOSERS and not (following.text == '"' and not inside):
        return False
    return not following.text[0].islower() and following.text not in {",", ";", "--", "—", "–", "-"}


def treebank(words: Sequence[Token]) -> tuple[str, list[tuple[int, int]]]:
    """Returns the sentence with Treebank spacing and marks, and each word's offsets in it."""
    text, places, inside = "", [], False
    for number, word in enumerate(words):
        form = word.text
        if form == '"':
            form, inside = ("''" if inside else "``"), not inside
        else:
            form = TREEBANK.get(form, form.replace("’", "'"))
        glued = number and not words[number - 1].whitespace_ and "-" in (words[number - 1].text, word.text)
        if text and not glued:
            text += " "
        places.append((len(text), len(text) + len(form)))
        text += form
    return text, places


def rows_of(document: dict[str, Any], tokens: Tokens) -> Iterator[dict[str, Any]]:
    """Yields each sentence of a raw document in both forms, with its gold spans in that form's offsets."""
    gold = [(role, s, e) for link in document["gold"] for role in ROLES for s, e in link.get(role, ())]
    for number, words in enumerate(sentences(tokens)):
        start, end = words[0].idx, words[-1].idx + len(words[-1].text)
        spans = []
        for role, s, e in gold:
            inside = [i for i, w in enumerate(words) if w.idx < e and w.idx + len(w.text) > s]
            if inside:
                spans.append((role, inside[0], inside[-1]))
        text, places = treebank(words)
        yield {
            "id": f"{document['id']}#{number}",
            "raw": document["text"][start:end],
            "raw_spans": [(r, words[a].idx - start, words[b].idx + len(words[b].text) - start) for r, a, b in spans],
            "tokenised": text,
            "tokenised_spans": [(r, places[a][0], places[b][1]) for r, a, b in spans],
        }


def read_by_rules(tokens: Tokens, packs: Any) -> list[tuple[str, int, int]]:
    """Returns what the rules find in a sentence on its own: its outermost attributions, as role, start and end."""
    text = tokens.text
    report = Report(id="x", text=text, blocks=(Block(BlockType.BODY, 0, len(text)),))
    found = [
        a
        for a in find_attributions(tokens, find_sources(tokens, packs), report)
        if a.cue_lemma not in ("be told", "post")
    ]
    spans = set()
    for one in found:
        if one.cue and any(
            other is not one and any(s <= one.cue[0] < e for s, e in other.content) and one.content != other.content
            for other in found
        ):
            continue
        spans |= {("source", *one.source)} if one.source else set()
        spans |= {("cue", *one.cue)} if one.cue else set()
        spans |= {("content", *part) for part in one.content}
    return sorted(spans)


def shape(text: str) -> int:
    """Returns 0 lower, 1 Title, 2 UPPER, 3 mixed, 4 with a digit, 5 no letter: what an uncased encoder cannot see."""
    if any(c.isdigit() for c in text):
        return 4
    if not any(c.isalpha() for c in text):
        return 5
    if text.islower():
        return 0
    if text.isupper():
        return 2
    return 1 if text[:1].isupper() and text[1:].islower() else 3


def encoded(
    tokens: Tokens, spans: Sequence[tuple[str, int, int]], rules: Sequence[tuple[str, int, int]]
) -> dict[str, Any]:
    """Returns one sentence's words, features and labels; labels are 0 outside, 1 first, 2 further, a column a role."""
    words = [t for t in tokens if not t.is_space]
    at = {w.i: n for n, w in enumerate(words)}
    return {
        "text": tokens.text,
        "words": [(w.idx, w.idx + len(w.text)) for w in words],
        "pos": [w.pos_ for w in words],
        "dep": [w.dep_ for w in words],
        "head": np.array([at.get(w.head.i, n) - n for n, w in enumerate(words)], np.int16),
        "shape": np.array([shape(w.text) for w in words], np.int8),
        "tensor": np.array([tokens.tensor[w.i] for w in words], np.float16),
        "rules": labels(words, rules),
        "gold": labels(words, spans),
        "spans": list(spans),
        "rule_spans": list(rules),
    }


def labels(words: Sequence[Token], spans: Sequence[tuple[str, int, int]]) -> np.ndarray:
    """Returns an array of words by roles: 0 outside a span, 1 at its first word, 2 further in it."""
    out = np.zeros((len(words), len(ROLES)), np.int8)
    for role, s, e in spans:
        column, first = ROLES.index(role), True
        for n, w in enumerate(words):
            if w.idx < e and w.idx + len(w.text) > s and not out[n, column]:
                out[n, column] = 1 if first else 2
                first = False
    return out


def main(raw: Path, dev: Path, out: Path) -> None:
    """Writes train_raw.pickle, train_tokenised.pickle and dev.pickle."""
    nlp, packs = load_parser(), load_packs()
    out.mkdir(parents=True, exist_ok=True)

    def read(name: str, items: list[tuple[str, str, list[tuple[str, int, int]]]]) -> None:
        found = []
        parses = nlp.pipe((text for _, text, _ in items), batch_size=64)
        for (name_, _, spans), tokens in zip(items, parses, strict=True):
            found.append({"id": name_, **encoded(tokens, spans, read_by_rules(tokens, packs))})
        (out / f"{name}.pickle").write_bytes(pickle.dumps(found))
        print(name, len(found), sum(len(x["words"]) for x in found), flush=True)

    rows = [json.loads(line) for line in dev.read_text("utf-8").splitlines()]
    read("dev", [(r["id"], r["text"], [(g["role"], g["start"], g["end"]) for g in r["gold"]]) for r in rows])
    cut = [
        row
        for document in map(json.loads, raw.read_text("utf-8").splitlines())
        for row in rows_of(document, nlp.make_doc(document["text"]))
    ]
    for form in ("tokenised", "raw"):
        read(f"train_{form}", [(r["id"], r[form], r[f"{form}_spans"]) for r in cut])


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
