"""The chain of judgements: each one's hash covers its record and the hash before it."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from firsthand.store.codec import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import Judgement

FIRST = "0" * 64


def seal(judgement: Judgement, previous: str) -> Judgement:
    """Return `judgement` with its place in the chain: `previous`, its hash, and the id that is read off the hash."""
    digest = _digest(replace(judgement, previous=previous))
    return replace(judgement, previous=previous, hash=digest, id=digest[:16])


def first_break(judgements: Sequence[Judgement], head: str, length: int) -> int | None:
    """Return the position of the first judgement that was altered, removed or slipped in; None when the chain holds.

    Args:
        judgements: all of them, in order.
        head: the hash of the last one, as the case recorded it.
        length: how many there are, as the case recorded it.
    """
    previous = FIRST
    for position, judgement in enumerate(judgements):
        if judgement.previous != previous or judgement.hash != _digest(judgement):
            return position
        previous = judgement.hash
    if len(judgements) != length or previous != (head or FIRST):
        return len(judgements)
    return None


def _digest(judgement: Judgement) -> str:
    record = {k: v for k, v in plain(judgement).items() if k not in ("id", "hash")}
    text = json.dumps(record, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return blake2b(text.encode("ascii"), digest_size=32).hexdigest()
