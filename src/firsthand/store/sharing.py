"""Claims as they are read from a case: what many of them have alike is held in memory once.

A report's claims name the same few places, voices and days again and again. Held apart, those of a large case take
more room than all that is found out of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firsthand.model import Claim
from firsthand.store.codec import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ALIKE = (
    "report",
    "quote",
    "kind",
    "things",
    "count",
    "place",
    "origin_place",
    "destination",
    "when",
    "as_of",
    "chain",
    "actor",
)


def read_claims(texts: Iterable[str]) -> Iterator[Claim]:
    """Give the claims that are stored as these texts.

    Raises:
        ValueError: one of them is no stored claim.
    """
    held: dict[Any, Any] = {}
    for text in texts:
        claim = decode(Claim, text)
        for name in _ALIKE:
            value = getattr(claim, name)
            if value:
                # Nobody has seen the record yet, and it stays equal to what it is.
                object.__setattr__(claim, name, held.setdefault(value, value))
        yield claim
