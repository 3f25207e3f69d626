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
    "repeats": "tells what another report tells on the word of the same origin: it adds no voice",
    "hedged": "says it without committing to it",
    "conflicts": "gives a value that cannot hold together with another",
    "differs": "gives another value than others; it is not shown that they are of one time and scope",
    "earlier": "gives a value that a later one took the place of",
    "denies": "says that it is not so",
    "unknown": "says that it is not known",
}
"""Every sign, and what it means."""

NEAR = 0.1  # of a number: how far apart approximate ones hold together

_DENYING = frozenset((Certainty.COUNTERFACT, Certainty.IMPROBABLE, Certainty.DOUBTFUL))
_FIRM = frozenset((Certainty.CERTAIN, Certainty.COUNTERFACT))
_APART = {Status.DISPUTED: "conflicts", Status.UNRESOLVED: "differs", Status.UPDATED: "earlier"}


def answer_of(claim: Claim, value: Value | None, aspect: str) -> Any:
    """Return what a claim answers: the value of the finding that it stands behind, else its own; None if none.

    A sentence that takes a number back stands behind none of the values, and says it all the same.
    """
    if value is not None:
        return value.value
    if aspect == "count" and claim.count is not None:
        return {"min": claim.count.min, "max": claim.count.max, "approximate": claim.count.approximate}
    place = {"place": claim.place, "from": claim.origin_place, "to": claim.destination}.get(aspect)
    return place.name if place is not None else None


def sign_of(claim: Claim, answer: Any, origin: str, finding: Finding, told: Sequence[Any]) -> str:
    """Return the sign of a claim in the row of its finding.

    Args:
        claim: what one report says.
        answer: its answer, from `answer_of`.
        origin: on whose word.
        finding: the finding, its values in order: those that stand first, of these the one most reports give.
        told: what reports nearer to the same origin answer on its word.
    """
    if claim.certainty is Certainty.DECLARED_UNKNOWN:
        return "unknown"
    if denies(claim):
        return "denies"
    if any(_meet(answer, before) for before in told):
        return "repeats"
    apart = _APART.get(finding.status, "" if _among(answer, finding) else "differs")
    values = finding.values[:1] if finding.status == Status.UPDATED else finding.values
    if apart and answer is not None and not all(_meet(answer, v.value) for v in values):
        return apart
    if claim.certainty not in _FIRM or _hedged(claim, finding.aspect):
        return "hedged"
    others = (o for v in finding.values if not apart or answer is None or _meet(answer, v.value) for o in v.origins)
    return "agrees" if any(o != origin for o in others) else "says"


def denies(claim: Claim) -> bool:
    """Return whether a claim says that it was not so."""
    return claim.certainty in _DENYING or claim.denies


def _among(answer: Any, finding: Finding) -> bool:
    """Whether an answer is one of a finding's values: where they do not differ, each of these holds with each other.

    Another number stands in a sentence that was not counted: of a part, or of another moment.
    """
    return answer is None or not finding.values or any(_meet(answer, v.value) for v in finding.values)


def _hedged(claim: Claim, aspect: str) -> bool:
    """Whether a hedge of the claim stands on what is asked: "believed", on "bound for Libya", hedges where to."""
    asked = {"to": claim.destination, "from": claim.origin_place, "place": claim.place}.get(aspect)
    on = (hedge.rpartition(":")[0] for hedge in claim.hedges)
    return asked is not None and bool(asked.text) and any(asked.text in words for words in on)


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
