"""Paragraphs as wordpieces, word features and tags, in batches of like length."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from training.encoder.model import PARSER, ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tokenizers import Tokenizer
    from torch import Tensor

POS = (
    *("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT"),
    *("SCONJ", "SYM", "VERB", "X"),
)
DEP = (
    *("ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case"),
    *("cc", "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj"),
    *("mark", "meta", "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp"),
    *("pobj", "poss", "preconj", "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp"),
)
FEATURES = (len(POS) + 2, len(DEP) + 2, 7, 4, 4, 4, 20)
"""Values of each kind: part of speech, relation, shape, the rules' three roles, where the head is."""

MARKS = {"``": "“", "''": "”", "`": "‘", "'": "’", "--": "—", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}
MOST = 256  # wordpieces of a paragraph


@dataclass(frozen=True, slots=True)
class Item:
    """One paragraph, ready to be batched; `row` is what prepare.py wrote."""

    ids: list[int]
    words: list[int]
    firsts: list[int]
    features: np.ndarray
    vectors: np.ndarray
    tags: list[int]
    row: dict[str, Any]


def items(path: Path, tokenizer: Tokenizer) -> list[Item]:
    """Return the paragraphs of a pickle of prepare.py; words beyond MOST wordpieces are cut off."""
    return [item(row, tokenizer) for row in pickle.loads(path.read_bytes()) if row["words"]]  # noqa: S301 -- our own


def item(row: dict[str, Any], tokenizer: Tokenizer) -> Item:
    """Return one paragraph as numbers."""
    forms = shown([row["text"][s:e] for s, e in row["words"]], row)
    encoding = tokenizer.encode(forms, is_pretokenized=True, add_special_tokens=False)
    ids, words, firsts = [101], [0], []
    for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
        if word == len(firsts) and len(ids) >= MOST - 1:
            break
        while len(firsts) < word:  # a word of no piece (a control character) stands on the piece before it
            firsts.append(len(ids) - 1)
        if word == len(firsts):
            firsts.append(len(ids))
        if len(ids) < MOST - 1:
            ids.append(piece)
            words.append(word + 1)
    ids.append(102)
    words.append(0)
    n = len(firsts)
    return Item(ids, words, firsts, features(row)[: n + 1], row["vectors"][:n], tags(row["gold"][:n]), row)


def shown(forms: Sequence[str], row: dict[str, Any]) -> list[str]:
    """Return words with one kind of marks; a straight quotation mark gets its direction from the spacing around it."""
    out = []
    for form, (start, _) in zip(forms, row["words"], strict=True):
        if form == '"':
            out.append("“" if start == 0 or row["text"][start - 1].isspace() else "”")
        else:
            out.append(MARKS.get(form, form))
    return out


def features(row: dict[str, Any]) -> np.ndarray:
    """Return (1 + words, kinds) feature numbers; row 0 is the frame's."""
    n = len(row["words"])
    out = np.zeros((n + 1, len(FEATURES)), np.int64)
    out[1:, 0] = [POS.index(p) + 2 if p in POS else 1 for p in row["pos"]]
    out[1:, 1] = [DEP.index(d) + 2 if d in DEP else 1 for d in row["dep"]]
    out[1:, 2] = row["shape"] + 1
    out[1:, 3:6] = row["rules"] + 1
    cue = row["rules"][:, 1] > 0
    heads = np.clip(np.arange(n) + row["head"], 0, n - 1)
    far = np.clip(row["head"], -4, 4) + 4
    out[1:, 6] = 1 + far + 9 * cue[heads]
    return out


def tags(gold: np.ndarray) -> list[int]:
    """Return flat tags: 0 outside, then first, inner, last and only word of each role."""
    out = [0] * len(gold)
    for role in range(len(ROLES)):
        column = gold[:, role]
        at = 0
        while at < len(column):
            if not column[at]:
                at += 1
                continue
            end = at + 1
            while end < len(column) and column[end] == 2:
                end += 1
            if not any(out[at:end]):
                kinds = [3] if end - at == 1 else [0] + [1] * (end - at - 2) + [2]
                out[at:end] = [1 + 4 * role + k for k in kinds]
            at = end
    return out


def spans(tags_: Sequence[int]) -> list[tuple[str, int, int]]:
    """Return (role, first word, word after) of well-formed tags."""
    found, start = [], 0
    for at, tag in enumerate(tags_):
        if not tag:
            continue
        role, kind = divmod(tag - 1, 4)
        if kind in (0, 3):
            start = at
        if kind in (2, 3):
            found.append((ROLES[role], start, at + 1))
    return found


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded tensors of some paragraphs."""

    ids: Tensor
    words: Tensor
    firsts: Tensor
    features: Tensor
    vectors: Tensor
    tags: Tensor
    lengths: Tensor


def collate(chosen: Sequence[Item]) -> Batch:
    """Return a batch."""
    pieces = max(len(x.ids) for x in chosen)
    words = max(len(x.firsts) for x in chosen)
    ids = torch.zeros(len(chosen), pieces, dtype=torch.long)
    of, firsts = ids.clone(), torch.zeros(len(chosen), words, dtype=torch.long)
    tags_ = firsts.clone()
    feats = torch.zeros(len(chosen), words + 1, len(FEATURES), dtype=torch.long)
    vectors = torch.zeros(len(chosen), words + 1, PARSER)
    for i, x in enumerate(chosen):
        vectors[i, 1 : 1 + len(x.vectors)] = torch.from_numpy(x.vectors.astype(np.float32))
        ids[i, : len(x.ids)] = torch.tensor(x.ids)
        of[i, : len(x.words)] = torch.tensor(x.words)
        firsts[i, : len(x.firsts)] = torch.tensor(x.firsts)
        tags_[i, : len(x.tags)] = torch.tensor(x.tags)
        feats[i, : len(x.features)] = torch.from_numpy(x.features)
    return Batch(ids, of, firsts, feats, vectors, tags_, torch.tensor([len(x.firsts) for x in chosen]))


def batches(chosen: Sequence[Item], pieces: int, order: np.random.Generator | None) -> Iterator[list[Item]]:
    """Yield batches of about `pieces` wordpieces, alike in length; in a random order where one is given."""
    keys = np.array([len(x.ids) for x in chosen], float)
    if order is not None:
        keys += order.uniform(0, 6, len(chosen))
    groups: list[list[Item]] = [[]]
    for i in np.argsort(keys, kind="stable"):
        if groups[-1] and (len(groups[-1]) + 1) * len(chosen[i].ids) > pieces:
            groups.append([])
        groups[-1].append(chosen[i])
    at = order.permutation(len(groups)) if order is not None else range(len(groups))
    for i in at:
        yield groups[i]
