"""The flags of a finding in the words of its page, and what each says here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import Certainty
from firsthand.pages import wording

if TYPE_CHECKING:
    from firsthand.model import Finding
    from firsthand.pages.view import View

_UNKNOWN = "declared-unknown"
_UNCHECKED = ("not confirmed", "an outlet that carries it says that it could not check it")


def chips(view: View, finding: Finding) -> tuple[tuple[str, str], ...]:
    """Return each flag of a finding with what it says.

    What only its own carriers could not check is not what somebody says nobody knows.
    """
    return tuple(
        _UNCHECKED if flag == _UNKNOWN and _is_only_unchecked(view, finding) else (flag, wording.FLAGS.get(flag, ""))
        for flag in finding.flags
    )


def _is_only_unchecked(view: View, finding: Finding) -> bool:
    claims = [view.claims[c] for c in finding.claims]
    unknown = [c for c in claims if c.certainty is Certainty.DECLARED_UNKNOWN]
    carrying = {c.report for c in claims if c.certainty is not Certainty.DECLARED_UNKNOWN}
    return all(c.report in carrying and len(c.chain) == 1 for c in unknown)
