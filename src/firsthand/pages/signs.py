"""What one report's answer is beside the other answers to a question: as careful as the status of the finding is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firsthand.model import Certainty, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import Claim, Finding, Value

SIGNS = {
    "says": "gives a value, and no other origin gives one that holds with it",
    "agrees": "gives a value that holds with that of another origin",
    "repeats": "tells what another report of the same origin told before: it adds no voice",
    "hedged": "says it without committing to it",
    "conflicts": "gives a value that cannot hold together with the one most reports give",
    "differs": "gives another value; it is not shown that both are of one time and scope",
    "earlier": "gives a value that a later one took the place of",
    "denies": "says that it is not so",
    "unknown": "says that it is not known",
}
"""Every sign, and what it means."""

NEAR = 0.1  # of a number: how far apart approximate ones hold together

_DENYING = frozenset((Certainty.COUNTERFACT, Certainty.IMPROBABLE, Certainty.DOUBTFUL))
_FIRM = frozenset((Certainty.CERTAIN, Certainty.COUNTERFACT))
_APART = {Status.DISPUTED: "conflicts", Status.UNRESOLVED: "differs", Status.UPDATED: "earlier"}


def sign_of(claim: Claim, value: Value | None, origin: str, finding: Finding, told: Sequence[Value | None]) -> str:
    """Return the sign of a claim in the row of its finding.

    Args:
        claim: what one report says.
        value: the answer it gives; None where the finding has none of it.
        origin: on whose word.
        finding: the finding, its values in order: those that stand first, of these the one most reports give.
        told: what reports before it told on the word of the same origin.
    """
    if claim.certainty is Certainty.DECLARED_UNKNOWN:
        return "unknown"
    if claim.certainty in _DENYING or claim.denies:
        return "denies"
    apart = _APART.get(finding.status)  # where there is none, every answer holds with every other
    if apart and value is not None and not _meet(value.value, finding.values[0].value):
        return apart
    if any(_same(value, before) for before in told):
        return "repeats"
    if claim.certainty not in _FIRM:
        return "hedged"
    others = (o for v in finding.values if not apart or value is None or _meet(value.value, v.value) for o in v.origins)
    return "agrees" if any(o != origin for o in others) else "says"


def _same(one: Value | None, other: Value | None) -> bool:
    return one is other or (one is not None and other is not None and _meet(one.value, other.value))


def _meet(one: Any, other: Any) -> bool:
    """Whether two answers can hold together: numbers that meet, or the same words."""
    if one == other:
        return True
    if not (_is_interval(one) and _is_interval(other)):
        return False
    slack = NEAR if one.get("approximate") or other.get("approximate") else 0.0
    return _reaches(one, other, slack) and _reaches(other, one, slack)


def _is_interval(value: Any) -> bool:
    return isinstance(value, dict) and "min" in value


def _reaches(one: dict[str, Any], other: dict[str, Any], slack: float) -> bool:
    """Whether the one interval does not end before the other begins."""
    top, bottom = one.get("max"), other.get("min")
    return top is None or bottom is None or top * (1 + slack) >= bottom
