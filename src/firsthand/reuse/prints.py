"""What of a report goes into the index of shared passages: made once, and good as long as the report is unchanged."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from firsthand.reuse.fingerprint import content_pairs, winnowed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from firsthand.model import Report
    from firsthand.reuse.words import Words

FORM = 4
"""Raised whenever a change of this package makes other prints or passages of the same reports."""

_HEAD = 24  # bytes before the hashes: the digest of the words (none: zeros), and how many prints follow


@dataclass(frozen=True, slots=True, eq=False)
class Prints:
    """The winnowed prints of a report, its pairs of content words, and the digest that whole duplicates have alike."""

    same: str
    grams: NDArray[np.uint64]
    pairs: NDArray[np.uint64]


def prints_of(words: Words) -> Prints:
    """Return the prints of a report's words."""
    return Prints(words.same, winnowed(words.grams), content_pairs(words))


def stamp_of(report: Report) -> str:
    """Return a digest of all that comparing reads of a report: unchanged as long as it compares as it did."""
    digest = blake2b(digest_size=16)
    blocks = [(b.type.value, b.start, b.end) for b in report.blocks]
    plain = (FORM, report.id, report.outlet, report.author, report.published, report.version_of, blocks)
    for text in (repr(plain), report.text):
        data = text.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "little"))
        digest.update(data)
    return digest.hexdigest()


def packed(prints: Prints) -> bytes:
    """Return the prints as bytes."""
    head = bytes.fromhex(prints.same or "00" * 16) + len(prints.grams).to_bytes(8, "little")
    return head + prints.grams.astype("<u8").tobytes() + prints.pairs.astype("<u8").tobytes()


def unpacked(data: bytes) -> Prints:
    """Return the prints that `packed` wrote.

    Raises:
        ValueError: these bytes are no prints.
    """
    count = int.from_bytes(data[16:_HEAD], "little")
    if len(data) < _HEAD + 8 * count:
        raise ValueError("prints cut short")
    hashes = np.frombuffer(data, dtype="<u8", offset=_HEAD).astype(np.uint64)
    return Prints(data[:16].hex() if any(data[:16]) else "", hashes[:count], hashes[count:])
