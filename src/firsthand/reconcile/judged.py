"""What people decided, as the stages need it: claims left out, what was reviewed, what is one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.model import Judgement


Pairs = tuple[tuple[str, str, str, str], ...]
"""(a, b, "same" or "different", reason): claim or origin ids, smaller first."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """The last word on each target."""

    rejected: frozenset[str]
    reviewed: frozenset[str]
    pairs: Pairs
    merged: tuple[tuple[str, ...], ...] = ()  # claims of one event each
    parted: tuple[tuple[str, ...], ...] = ()  # claims that are an event of their own each


def decide(judgements: Iterable[Judgement]) -> Decisions:
    """Return what the judgements that stand amount to: on each target the latest by time holds, in whatever order.

    A judgement of sameness names an origin or claim in `target`, the others in `after` (a string or a list). One that
    merges or splits events names claims: the target and those in `after` are of one event, or are one of their own.
    """
    word: dict[str, str] = {}
    pairs: dict[tuple[str, str], tuple[str, str]] = {}
    groups: dict[tuple[str, ...], str] = {}
    for judgement in sorted(judgements, key=lambda j: (j.when, j.id)):
        if judgement.action in ("accept", "reject"):
            word[judgement.target] = judgement.action
        elif judgement.action in ("same", "different"):
            for other in _others(judgement.after):
                a, b = sorted((judgement.target, other))
                pairs[(a, b)] = (judgement.action, judgement.reason)
        elif judgement.action in ("merge", "split"):
            claims = tuple(sorted({judgement.target, *_others(judgement.after)}))
            groups.pop(claims, None)  # the later one is applied later
            groups[claims] = judgement.action
    return Decisions(
        rejected=frozenset(target for target, action in word.items() if action == "reject"),
        reviewed=frozenset(word),
        pairs=tuple((a, b, verdict, reason) for (a, b), (verdict, reason) in sorted(pairs.items())),
        merged=tuple(claims for claims, action in groups.items() if action == "merge"),
        parted=tuple(claims for claims, action in groups.items() if action == "split"),
    )


def _others(after: object) -> tuple[str, ...]:
    if isinstance(after, str):
        return (after,)
    if isinstance(after, list | tuple):
        return tuple(item for item in after if isinstance(item, str))
    if isinstance(after, dict):
        found = next((after[key] for key in ("origins", "origin", "claims", "other") if after.get(key)), None)
        return _others(found)
    return ()
