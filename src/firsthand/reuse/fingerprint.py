"""Which pairs of reports may share a passage: winnowed 6-grams and pairs of content words, through an inverted index.

Winnowing after Schleimer, Wilkerson and Aiken (SIGMOD 2003): of every `WINDOW` consecutive 6-grams the one with the
smallest hash is kept, so that any shared run of `GRAM + WINDOW - 1` words is found. Shared wire text between rewritten
stories has no such runs; it is found by neighbouring content words that few reports have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from firsthand.reuse.words import rolled, stem, word_hash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from firsthand.reuse.words import Words

WINDOW = 4
CROWD = 24  # reports that share a print beyond which they are compared with the first few only
LEADERS = 3
RARE = 8  # reports beyond which a pair of content words tells nothing
SHARED_PAIRS = 5  # rare pairs of content words that make two reports worth comparing


def winnowed(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return the prints kept of a report's grams, each once."""
    if len(hashes) <= WINDOW:
        return np.unique(hashes.min(keepdims=True)) if len(hashes) else hashes
    windows = np.lib.stride_tricks.sliding_window_view(hashes, WINDOW)
    return np.unique(windows.min(axis=1))


def content_pairs(words: Words) -> NDArray[np.uint64]:
    """Return a hash for each two neighbouring content words outside quotations, each once."""
    kept = [s for word, quoted in zip(words.words, words.quoted, strict=True) if not quoted and (s := stem(word))]
    if len(kept) < 2:
        return np.empty(0, dtype=np.uint64)
    return np.unique(rolled(np.fromiter(map(word_hash, kept), dtype=np.uint64, count=len(kept)), 2))


def candidates(prints: Sequence[NDArray[np.uint64]], outlets: Sequence[str]) -> list[tuple[int, int]]:
    """Return pairs of reports (by index, smaller first) that share prints.

    One print is enough where few reports have it. What four or more reports of one outlet share, and nobody else, is
    that outlet's boilerplate. Of a crowd each is compared with its first few members only: a thousand copies of one
    story are a thousand pairs, not half a million.
    """
    counts: dict[tuple[int, int], int] = {}
    strong: set[tuple[int, int]] = set()
    for members in _sharing(prints):
        size = len(members)
        if _boilerplate(members, outlets):
            continue
        if size <= CROWD:
            pairs = [(a, b) for i, a in enumerate(members) for b in members[i + 1 :]]
        else:
            pairs = [(a, b) for i, a in enumerate(members[:LEADERS]) for b in members[i + 1 :]]
        for pair in pairs:
            counts[pair] = counts.get(pair, 0) + 1
        if size <= 4:
            strong.update(pairs)
    return sorted(pair for pair, count in counts.items() if count > 1 or pair in strong)


def _boilerplate(members: Sequence[int], outlets: Sequence[str]) -> bool:
    return len(members) >= 4 and bool(outlets[members[0]]) and len({outlets[m] for m in members}) == 1


def rewritten_candidates(pairs: Sequence[NDArray[np.uint64]], outlets: Sequence[str]) -> list[tuple[int, int]]:
    """Return pairs of reports that share several pairs of content words which few others have."""
    counts: dict[tuple[int, int], int] = {}
    for members in _sharing(pairs):
        if len(members) > RARE or _boilerplate(members, outlets):
            continue
        for i, a in enumerate(members):
            for b in members[i + 1 :]:
                counts[(a, b)] = counts.get((a, b), 0) + 1
    return sorted(pair for pair, count in counts.items() if count >= SHARED_PAIRS)


def _sharing(prints: Sequence[NDArray[np.uint64]]) -> list[list[int]]:
    """Return, for each print of two or more reports, the indices of those reports in order."""
    if not prints:
        return []
    hashes = np.concatenate(prints)
    owners = np.repeat(np.arange(len(prints)), [len(p) for p in prints])
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]]) if len(hashes) else np.empty(0, dtype=np.int64)
    ends = np.r_[starts[1:], len(hashes)]
    shared = ends - starts > 1
    return [owners[s:e].tolist() for s, e in zip(starts[shared], ends[shared], strict=True)]
