"""The runs of equal words of many pairs of reports at once: their 6-grams are joined as one sorted list of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from firsthand.reuse.vocabulary import PRIME
from firsthand.reuse.words import GRAM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from firsthand.reuse.words import Words

    Places = NDArray[np.int64]

OFTEN = 8  # places of one report at which a gram is looked for, the first ones
_TOGETHER = 1 << 17  # words of the reports that are matched at a time
_SLOTS = 20  # bits of the hash by which a gram that the first report lacks is told in most cases


class Run(NamedTuple):
    """Equal words: how many, and the first of them in one report and in the other."""

    length: int
    a: int
    b: int


def equal_runs(pairs: Iterable[tuple[Words, Words]]) -> Iterator[list[Run]]:
    """Give the longest runs of `GRAM` or more equal words of each pair: longest first.

    Args:
        pairs: any number of them; those with one first report had best stand together.
    """
    held: list[tuple[Words, Words]] = []
    waiting = 0
    for pair in pairs:
        waiting += len(pair[1]) + (len(pair[0]) if not held or held[-1][0] is not pair[0] else 1)
        held.append(pair)
        if waiting > _TOGETHER:
            yield from _matched(held)
            held, waiting = [], 0
    if held:
        yield from _matched(held)


def _matched(pairs: Sequence[tuple[Words, Words]]) -> list[list[Run]]:
    """Return the runs of each pair."""
    found: list[list[Run]] = [[] for _ in pairs]
    bits = max(len(words) for pair in pairs for words in pair).bit_length()
    number, length, in_a, in_b = _runs(*_shared_grams(pairs, bits), bits)
    order = np.lexsort((in_b, in_a, -length, number))
    columns = (column[order].tolist() for column in (number, length, in_a, in_b))
    for pair, *run in zip(*columns, strict=True):
        found[pair].append(Run(*run))
    return found


def _shared_grams(pairs: Sequence[tuple[Words, Words]], bits: int) -> tuple[Places, Places, Places]:
    """Return the grams that two reports share: the number of the pair, and the place in one and in the other.

    A gram of a first report is sorted as one number: which report, its hash as far as there is room, its place.
    """
    firsts = list(dict.fromkeys(a for a, _ in pairs))
    rank_of = {a: rank for rank, a in enumerate(firsts)}
    grams_a, rank_a, place_a = _laid_out([a.grams for a in firsts])
    grams_b, pair_b, place_b = _laid_out([b.grams for _, b in pairs])
    rank_b = np.array([rank_of[a] for a, _ in pairs], dtype=np.int64)[pair_b]
    seen = np.zeros(1 << _SLOTS, dtype=np.bool_)
    seen[_slots(grams_a, rank_a)] = True
    asked = np.flatnonzero(seen[_slots(grams_b, rank_b)])
    wanted, rank_b = grams_b[asked], rank_b[asked]
    room = len(firsts).bit_length() + bits  # of the 64 bits, those for the report and the place
    known = np.sort(_keys(grams_a, rank_a, bits, room) | place_a.view(np.uint64))
    keys = _keys(wanted, rank_b, bits, room)
    low = np.searchsorted(known, keys)
    many = np.minimum(np.searchsorted(known, keys + (1 << bits)) - low, OFTEN)
    at = np.repeat(low - (np.cumsum(many) - many), many) + np.arange(many.sum())
    in_a = (known[at] & ((1 << bits) - 1)).view(np.int64)
    start_a = np.searchsorted(rank_a, np.arange(len(firsts)))
    same = grams_a[np.repeat(start_a[rank_b], many) + in_a] == np.repeat(
        wanted, many
    )  # not only as far as there is room
    asked = np.repeat(asked, many)[same]
    return pair_b[asked], in_a[same], place_b[asked]


def _laid_out(grams: Sequence[NDArray[np.uint64]]) -> tuple[NDArray[np.uint64], Places, Places]:
    """Return the grams one after another, the number of the list that each is from, and its place there."""
    counts = np.array([len(each) for each in grams])
    first = np.repeat(np.cumsum(counts) - counts, counts)
    return np.concatenate(grams), np.repeat(np.arange(len(grams)), counts), np.arange(len(first)) - first


def _slots(grams: NDArray[np.uint64], rank: Places) -> Places:
    with np.errstate(over="ignore"):
        return ((grams + rank.view(np.uint64) * PRIME) >> np.uint64(64 - _SLOTS)).view(np.int64)


def _keys(grams: NDArray[np.uint64], rank: Places, bits: int, room: int) -> NDArray[np.uint64]:
    """Return the number of each gram's report and its hash; the lowest bits are left for its place."""
    return ((rank.view(np.uint64) << np.uint64(64 - room)) | (grams >> np.uint64(room))) << np.uint64(bits)


def _runs(pair: Places, in_a: Places, in_b: Places, bits: int) -> tuple[Places, Places, Places, Places]:
    """Return the runs of shared grams: the number of the pair, how many words, the first in one and in the other."""
    # One number again: the pair, how far the places lie apart, and the place; one more where the run goes on.
    keys = np.sort((((pair << (bits + 1)) + (in_b - in_a + (1 << bits))) << bits) + in_a)
    starts = np.flatnonzero(np.diff(keys, prepend=-2) != 1)
    first = keys[starts]
    in_a, apart = first & ((1 << bits) - 1), (first >> bits) & ((2 << bits) - 1)
    length = np.diff(starts, append=len(keys)) + (GRAM - 1)
    return first >> (2 * bits + 1), length, in_a, in_a + apart - (1 << bits)
