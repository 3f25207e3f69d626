"""What the attribution tagger sees of a token.

All of it is what the parse already holds: the parser's own token vectors, tags, dependencies, where phrases begin
and end, the heads and the governing verbs; quotation marks; and what the rules said of the token. Words enter as
hashes of lemmas, names and numbers not at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.strings import get_string_id

from firsthand.language.attribution.quotes import find_quotes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray
    from spacy.tokens import Doc as Tokens

    from firsthand.language.attribution.quotes import Quote
    from firsthand.language.doc import Attribution

    Whole = NDArray[np.int64]
    Hashes = NDArray[np.uint64]
    Flags = NDArray[np.bool_]

ROLES = ("source", "cue", "content")
TAGS = ("O", *(f"{edge}-{role}" for role in ROLES for edge in "BI"))
BUCKETS = 4096
"""Rows of the table of hashed lemmas; each lemma has two, by two halves of its hash."""

_TAGS = (
    *("$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "HYPH", "IN", "JJ"),
    *("JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS"),
    *("RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "XX", "_SP", "``"),
)
_DEPS = (
    *("ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc"),
    *("ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj", "mark"),
    *("meta", "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss"),
    *("preconj", "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp"),
)
_ENTS = (
    *("CARDINAL", "DATE", "EVENT", "FAC", "GPE", "LANGUAGE", "LAW", "LOC", "MONEY", "NORP", "ORDINAL", "ORG"),
    *("PERCENT", "PERSON", "PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART"),
)
_VERBAL = (100, 87)  # spaCy's numbers for VERB and AUX
_NAMELESS = (96, 93)  # PROPN and NUM: hashed to nothing
_COLUMNS = ("TAG", "DEP", "ENT_TYPE", "ENT_IOB", "POS", "LEMMA", "HEAD", "IS_SPACE", "SENT_START", "IDX", "LENGTH")
_GAP = 8  # characters of white space that stand for something left out, even on one line
CODES = {
    "tag": len(_TAGS) + 1,
    "dep": len(_DEPS) + 1,
    "entity": 2 * len(_ENTS) + 2,
    "quote": 6,
    "opens": 5,
    "closes": 5,
    "opener": len(_DEPS) + 2,
    "closer": len(_DEPS) + 2,
    "distance": 13,
    "rule": len(TAGS),
    "inner": len(TAGS),
    "shape": 4,
    "lemma": BUCKETS + 1,
    "lemma2": BUCKETS + 1,
}
"""The columns of `Features.codes`, each with the number of its values."""

LINKS = ("head", "verb", "verb above", "over what begins here", "over what ends here")
"""The columns of `Features.links`: the head; the nearest verb at or above a token, and the one above that; the head of
the largest phrase that begins at the token, and of the largest that ends there."""


@dataclass(frozen=True, slots=True)
class Features:
    """What the tagger sees of a parse, white space left out: one row a token."""

    index: Whole  # the token's number in the parse
    starts: Whole  # where it begins and ends in the text
    ends: Whole
    paragraph: Whole  # the number of its paragraph
    vectors: NDArray[np.float32]  # (tokens, 96): the parser's own
    codes: Whole  # (tokens, len(CODES))
    links: Whole  # (tokens, len(LINKS)): rows of other tokens, the token's own where there is none


def read_features(tokens: Tokens, records: Iterable[Attribution], quotes: tuple[Quote, ...] | None = None) -> Features:
    """Return the features of every token of `tokens` that is no white space."""
    text = tokens.text
    columns: NDArray[Any] = tokens.to_array(list(_COLUMNS))
    space = columns[:, 7] == 1
    index = np.flatnonzero(~space)
    row = np.cumsum(~space) - 1
    kept = columns[index]
    starts = kept[:, 9].astype(np.int64)
    ends = starts + kept[:, 10].astype(np.int64)
    paragraph = _paragraphs(tokens, space, kept[:, 8] == 1, index)
    heads = index + kept[:, 6].astype(np.int64)
    heads = np.where(space[heads], index, heads)
    heads = row[heads]
    own = np.arange(len(index))
    verbal = np.isin(kept[:, 4], _VERBAL)
    governors = np.where(verbal, own, heads)
    for _ in range(6):
        governors = np.where(verbal[governors], governors, heads[governors])
    governors = np.where(verbal[governors], governors, own)
    left, right = _edges(heads)
    depth = _depth(heads)
    opener, closer = _largest(left, depth), _largest(right, depth)
    above = governors[heads[governors]]
    rule, inner = rule_tags(records, starts, ends)
    deps = _coded(kept[:, 1], _table("dep"))
    lemma, lemma2 = _hashed(kept[:, 5], np.isin(kept[:, 4], _NAMELESS))
    codes = np.stack(
        [
            _coded(kept[:, 0], _table("tag")),
            deps,
            _entities(kept[:, 2], kept[:, 3]),
            _quoted(find_quotes(text) if quotes is None else quotes, starts, ends),
            np.minimum(np.bincount(left, minlength=len(own)), 4),
            np.minimum(np.bincount(right, minlength=len(own)), 4),
            np.where(opener < 0, 0, deps[opener] + 1),
            np.where(closer < 0, 0, deps[closer] + 1),
            _distance(heads - own),
            rule,
            inner,
            np.array([_shape(text[s:e]) for s, e in zip(starts.tolist(), ends.tolist(), strict=True)], np.int64),
            lemma,
            lemma2,
        ],
        axis=1,
    )
    vectors = np.asarray(tokens.tensor, np.float32)[index]
    over = (np.where(edge < 0, own, heads[edge]) for edge in (opener, closer))
    return Features(index, starts, ends, paragraph, vectors, codes, np.stack([heads, governors, above, *over], axis=1))


def rule_tags(records: Iterable[Attribution], starts: Whole, ends: Whole) -> tuple[Whole, Whole]:
    """Return what the rules say of each token: its tag in the outermost voices, and in the voices within those."""
    outer, inner = nested(records)
    out = []
    for some in (outer, inner):
        tags = np.zeros(len(starts), np.int64)
        # Content first: a source or cue that stands inside its own content's span is the narrower word on a token.
        for role in (2, 0, 1):
            for record in some:
                pieces = (record.source, record.cue, *record.content)
                wanted = pieces[2:] if role == 2 else pieces[role : role + 1]
                for piece in wanted:
                    if piece is None:
                        continue
                    first = int(np.searchsorted(ends, piece[0], "right"))
                    last = int(np.searchsorted(starts, piece[1], "left"))
                    if first < last:
                        tags[first:last] = 2 + 2 * role
                        tags[first] = 1 + 2 * role
        out.append(tags)
    return out[0], out[1]


def nested(records: Iterable[Attribution]) -> tuple[list[Attribution], list[Attribution]]:
    """Return the records whose cue no other's content holds, and those whose cue one does. Posts are left out."""
    spoken = [r for r in records if r.cue is not None and r.cue_lemma not in {"be told", "post"}]
    pieces = sorted((s, e, r.content) for r in spoken for s, e in r.content)
    held: set[int] = set()
    open_: list[tuple[int, int, tuple[tuple[int, int], ...]]] = []
    coming = 0
    for at, index in sorted((r.cue[0], i) for i, r in enumerate(spoken) if r.cue is not None):
        while coming < len(pieces) and pieces[coming][0] <= at:
            open_.append(pieces[coming])
            coming += 1
        open_ = [piece for piece in open_ if at < piece[1]]
        if any(content != spoken[index].content for _, _, content in open_):
            held.add(index)
    return [r for i, r in enumerate(spoken) if i not in held], [r for i, r in enumerate(spoken) if i in held]


def _edges(heads: Whole) -> tuple[Whole, Whole]:
    """Return the first and the last row of the phrase of each token: of everything that hangs on it."""
    left = np.arange(len(heads))
    right = left.copy()
    for _ in range(24):
        before = left.copy(), right.copy()
        np.minimum.at(left, heads, before[0])
        np.maximum.at(right, heads, before[1])
        if (left == before[0]).all() and (right == before[1]).all():
            break
    return left, right


def _depth(heads: Whole) -> Whole:
    """Return how many heads stand above each token, 24 at most."""
    depth = np.zeros(len(heads), np.int64)
    at = heads
    for _ in range(24):
        up = heads[at]
        depth += at != up
        if (at == up).all():
            break
        at = up
    depth += heads != np.arange(len(heads))
    return depth


def _largest(edge: Whole, depth: Whole) -> Whole:
    """Return for each row the topmost token whose phrase has its edge there, -1 where no phrase of several has."""
    out = np.full(len(edge), -1)
    order = np.argsort(-depth, kind="stable")
    out[edge[order]] = order
    return out


def _paragraphs(tokens: Tokens, space: Flags, begins: Flags, index: Whole) -> Whole:
    """Return the number of each token's paragraph: a new one begins where a sentence does after a line's end."""
    if not space.any():
        return np.zeros(len(index), np.int64)
    broken = np.zeros(len(tokens) + 1, np.int64)
    for at in np.flatnonzero(space).tolist():
        broken[at + 1] = "\n" in tokens[at].text or len(tokens[at]) >= _GAP
    lines = np.cumsum(broken)[index]
    fresh = np.zeros(len(index), bool)
    fresh[1:] = lines[1:] != lines[:-1]
    return np.cumsum(fresh & begins)


@cache
def _table(name: str) -> tuple[Hashes, Whole]:
    """Return the hashes of a closed list of labels, sorted, and the code of each."""
    labels = {"tag": _TAGS, "dep": _DEPS, "entity": _ENTS}[name]
    hashes = np.array([get_string_id(label) for label in labels], np.uint64)
    order = np.argsort(hashes)
    return hashes[order], order + 1


def _coded(values: Hashes, table: tuple[Hashes, Whole]) -> Whole:
    """Return the code of each label, 0 for one that is not on the list."""
    hashes, codes = table
    at = np.minimum(np.searchsorted(hashes, values), len(hashes) - 1)
    return np.where(hashes[at] == values, codes[at], 0)


def _entities(types: Hashes, iob: Hashes) -> Whole:
    kinds = _coded(types, _table("entity"))
    return np.where(kinds > 0, 2 * kinds - (iob == 3), 0)


def _hashed(lemmas: Hashes, nameless: Flags) -> tuple[Whole, Whole]:
    first = (lemmas % np.uint64(BUCKETS)).astype(np.int64) + 1
    second = ((lemmas >> np.uint64(32)) % np.uint64(BUCKETS)).astype(np.int64) + 1
    return np.where(nameless, 0, first), np.where(nameless, 0, second)


def _distance(offsets: Whole) -> Whole:
    """Return the signed distance to the head in steps of doubling width: 6 is a root."""
    steps = np.searchsorted((1, 2, 4, 7, 14, 1_000_000), np.abs(offsets), "left") + 1
    return np.where(offsets == 0, 6, np.where(offsets > 0, 6 + np.minimum(steps, 6), 6 - np.minimum(steps, 6)))


def _quoted(quotes: tuple[Quote, ...], starts: Whole, ends: Whole) -> Whole:
    """Return 0 outside quotations, 1 inside one, 2 inside one within it, 3 and 4 their opening and closing marks."""
    out = np.zeros(len(starts), np.int64)
    for quote in quotes:
        first = int(np.searchsorted(ends, quote.start, "right"))
        last = int(np.searchsorted(starts, quote.end, "left"))
        if first >= last:
            continue
        out[first:last] = 1 if quote.depth == 1 else 2
        out[first] = 3
        out[last - 1] = 4 if quote.closed else 5
    return out


def _shape(word: str) -> int:
    """Return 0 for a word in small letters, 1 for a capital, 2 for capitals throughout, 3 for anything else."""
    if word.islower():
        return 0
    if word.isupper() and len(word) > 1:
        return 2
    return 1 if word[:1].isupper() else 3
