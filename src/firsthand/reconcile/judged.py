"""What people decided, as the stages need it: claims left out, what was reviewed, origins joined or parted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.model import Judgement


@dataclass(frozen=True, slots=True)
class Decisions:
    """The last word on each target. Pairs hold claim or origin ids, smaller first."""

    rejected: frozenset[str]
    reviewed: frozenset[str]
    pairs: tuple[tuple[str, str, str, str], ...]  # (a, b, "same" or "different", reason)


def decide(judgements: Iterable[Judgement]) -> Decisions:
    """Return what the judgements amount to: for each target the latest by time holds, whatever their order here.

    A judgement of sameness names an origin or claim in `target`, the others in `after` (a string or a list).
    """
    standing: dict[str, str] = {}
    pairs: dict[tuple[str, str], tuple[str, str]] = {}
    for judgement in sorted(judgements, key=lambda j: (j.when, j.id)):
        if judgement.action in ("accept", "reject"):
            standing[judgement.target] = judgement.action
        elif judgement.action in ("same", "different"):
            for other in _others(judgement.after):
                a, b = sorted((judgement.target, other))
                pairs[(a, b)] = (judgement.action, judgement.reason)
    return Decisions(
        rejected=frozenset(target for target, action in standing.items() if action == "reject"),
        reviewed=frozenset(standing),
        pairs=tuple((a, b, verdict, reason) for (a, b), (verdict, reason) in sorted(pairs.items())),
    )


def _others(after: object) -> tuple[str, ...]:
    if isinstance(after, str):
        return (after,)
    if isinstance(after, list | tuple):
        return tuple(item for item in after if isinstance(item, str))
    if isinstance(after, dict):
        return _others(after.get("origins") or after.get("origin") or after.get("other"))
    return ()
