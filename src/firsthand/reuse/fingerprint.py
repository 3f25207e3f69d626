"""Which pairs of reports may share a passage: winnowed 6-grams and pairs of content words, through an inverted index.

Winnowing after Schleimer, Wilkerson and Aiken (SIGMOD 2003): of every `WINDOW` consecutive 6-grams the one with the
smallest hash is kept, so that any shared run of `GRAM + WINDOW - 1` words is found. Shared wire text between rewritten
stories has no such runs; it is found by neighbouring content words that few reports have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from firsthand.reuse.words import once, rolled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from firsthand.reuse.words import Words

    Rows = NDArray[np.int64]

WINDOW = 3  # so any run of twelve words has two prints: no 6-gram is in all five windows of its seven
CROWD = 24  # reports that share a print beyond which they are compared with the first few only
LEADERS = 3
STRONG = 4  # reports up to which one shared print is enough
RARE = 8  # reports beyond which a pair of content words tells nothing
SHARED_PAIRS = 5  # rare pairs of content words that make two reports worth comparing
MUCH = 40  # shared prints, of some eighty words, from which what one outlet's reports share is a story
SOME = 16  # the fewest from which it is one where that is much of the shorter report
VERSION = 0.3  # share of the shorter report's prints that is much
_COUNT, _MOST = 8, 255  # bits for a count, and the most that is counted
_HELD = 1 << 22  # pairs held before equal ones are counted together


def winnowed(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return the prints kept of a report's grams, each once."""
    if len(hashes) <= WINDOW:
        return hashes.min(keepdims=True) if len(hashes) else hashes
    smallest = hashes
    for _ in range(WINDOW - 1):
        smallest = np.minimum(smallest[:-1], hashes[len(hashes) - len(smallest) + 1 :])
    return once(smallest)


def content_pairs(words: Words) -> NDArray[np.uint64]:
    """Return a hash for each two neighbouring content words outside quotations, each once."""
    return once(rolled(words.stems[(words.stems != 0) & ~words.quoted], 2))


def candidates(prints: Sequence[NDArray[np.uint64]], outlets: Sequence[str]) -> list[tuple[int, int]]:
    """Return pairs of reports (by index, smaller first) that share prints.

    One print is enough where few reports have it. What four or more reports of one outlet share, and nobody else, is
    that outlet's boilerplate, as long as it is little beside all that they have: else it is a story told in several
    versions. Of a crowd each is compared with its first few members only: a thousand copies of one story are a thousand
    pairs, not half a million.
    """
    shared, own = _sharing(prints, outlets)
    keys, counts = _counted(_pairs(shared, len(prints), CROWD, LEADERS))
    found = _as_pairs(keys[counts > 1], len(prints))
    if not own:
        return found
    keys, counts = _counted((pairs, 1) for pairs, _ in _pairs(own, len(prints), CROWD, LEADERS))
    sizes = np.array([len(p) for p in prints])
    smaller = np.minimum(sizes[keys // len(prints)], sizes[keys % len(prints)])
    versions = keys[counts >= np.clip(VERSION * smaller, SOME, MUCH)]
    return sorted({*found, *_as_pairs(versions, len(prints))})


def rewritten_candidates(pairs: Sequence[NDArray[np.uint64]], outlets: Sequence[str]) -> list[tuple[int, int]]:
    """Return pairs of reports that share several pairs of content words which few others have."""
    found = ((keys, 1) for keys, _ in _pairs(_sharing(pairs, outlets)[0], len(pairs), RARE, 0))
    keys, counts = _counted(found)
    return _as_pairs(keys[counts >= SHARED_PAIRS], len(pairs))


def _sharing(prints: Sequence[NDArray[np.uint64]], outlets: Sequence[str]) -> tuple[list[Rows], list[Rows]]:
    """Return the reports of each print of two or more, by how many: a matrix for each number, a print a row.

    First those of most prints, then those of prints that may be an outlet's boilerplate: four or more reports have
    them, all of that outlet. In a row the reports stand in order.
    """
    if not any(map(len, prints)):
        return [], []
    # Hash and report in one number, which is sorted much faster than two: the lowest bits of the hash give way.
    bits = np.uint64(len(prints).bit_length())
    report = np.repeat(np.arange(len(prints), dtype=np.uint64), [len(p) for p in prints])
    both = np.sort((np.concatenate(prints) >> bits << bits) | report)
    hashes, owners = both >> bits, (both & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64)
    starts = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1])))
    sizes = np.diff(starts, append=len(hashes))
    codes = {name: code for code, name in enumerate(sorted({"", *outlets}))}  # 0: the outlet is not known
    coded = np.array([codes[name] for name in outlets], dtype=np.int64)[owners]
    lowest, highest = np.minimum.reduceat(coded, starts), np.maximum.reduceat(coded, starts)
    own = (sizes >= 4) & (lowest == highest) & (lowest > 0)
    shared = (sizes > 1) & ~own
    return _by_size(owners, starts[shared], sizes[shared]), _by_size(owners, starts[own], sizes[own])


def _by_size(owners: Rows, starts: Rows, sizes: Rows) -> list[Rows]:
    return [
        owners[starts[sizes == size][:, None] + np.arange(size)]
        for size in sorted(set(sizes.tolist()))  # a few dozen sizes, however many prints
    ]


def _pairs(
    groups: Iterable[NDArray[np.int64]], total: int, crowd: int, leaders: int
) -> Iterator[tuple[NDArray[np.int64], int]]:
    """Give the pairs of each group as numbers, with what each counts for; of a crowd those with its leaders."""
    for rows in groups:
        size = rows.shape[1]
        first, second = np.triu_indices(size if size <= crowd else 0, 1)
        if size > crowd:
            first = np.repeat(np.arange(leaders), size - 1 - np.arange(leaders))
            second = np.concatenate([np.arange(k + 1, size) for k in range(leaders)] or [first])
        step = max(1, _HELD // max(1, len(first)))
        for at in range(0, len(rows), step):
            block = rows[at : at + step]
            yield (block[:, first] * total + block[:, second]).ravel(), 2 if size <= STRONG else 1


def _counted(found: Iterable[tuple[NDArray[np.int64], int]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return each pair once, in order, and the sum of what it counted for."""
    keys, counts = np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    held: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
    waiting = 0
    for more, worth in found:
        held.append((more, np.full(len(more), worth, dtype=np.int64)))
        waiting += len(more)
        if waiting > _HELD:
            keys, counts = _summed([(keys, counts), *held])
            held, waiting = [], 0
    return _summed([(keys, counts), *held])


def _summed(
    parts: Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    keys, counts = (np.concatenate(column) for column in zip(*parts, strict=True))
    if not len(keys):
        return keys, counts
    both = np.sort((keys << _COUNT) | np.minimum(counts, _MOST))  # in one number again
    keys, counts = both >> _COUNT, both & _MOST
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    return keys[starts], np.add.reduceat(counts, starts)


def _as_pairs(keys: NDArray[np.int64], total: int) -> list[tuple[int, int]]:
    if not len(keys):
        return []
    return list(zip((keys // total).tolist(), (keys % total).tolist(), strict=True))
