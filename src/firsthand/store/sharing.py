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

    from firsthand.model import Link

_ALIKE = (
    *("report", "quote", "kind", "things", "count", "place", "origin_place", "destination", "when", "as_of"),
    *("chain", "actor", "victim", "scope", "nation"),
)
_OF_LINKS = ("name", "cue", "kind")


def read_claims(texts: Iterable[str]) -> Iterator[Claim]:
    """Give the claims that are stored as these texts.

    Raises:
        ValueError: one of them is no stored claim.
    """
    held: dict[Any, Any] = {}
    for text in texts:
        claim = decode(Claim, text)
        if claim.chain not in held:
            for link in claim.chain:
                _share(link, _OF_LINKS, held)
        _share(claim, _ALIKE, held)
        yield claim


def _share(record: Claim | Link, names: Iterable[str], held: dict[Any, Any]) -> None:
    """Give a record what others hold that is equal: nobody has seen it yet, and it stays equal to what it is."""
    for name in names:
        value = getattr(record, name)
        if value:
            object.__setattr__(record, name, held.setdefault(value, value))
