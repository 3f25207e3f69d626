"""Journalists by name: who is introduced as an outlet's own speaks for what that outlet saw, in whatever report.

"Our correspondent, A B, saw" and, elsewhere, "Radio Zenith's correspondent A B reports" are one pair of eyes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.reconcile.roots import Root

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.model import Report
    from firsthand.reconcile.roots import Names

JOURNALIST_ROLE = re.compile(
    r"\b(?:reporters?|correspondents?|journalists?|photo-?journalists?|stringers?|cameram[ae]n|camerawom[ae]n)\b",
    re.IGNORECASE,
)
_OURS = re.compile(r"\bour\b", re.IGNORECASE)


def own_staff(
    roots: dict[str, Root],
    staff: Mapping[str, frozenset[tuple[str, str]]],
    reports: Mapping[str, Report],
    names: Names,
) -> None:
    """Give an outlet's named journalist the root of that outlet's own observation; note those whose outlet is open.

    Args:
        roots: each claim's root; those of such journalists are replaced.
        staff: by plain name, the reports and words that introduce a journalist.
        reports: by id.
        names: takes the journalists of no known outlet: `names.journalists`.
    """
    employer: dict[str, str] = {}
    for name, told in staff.items():
        owners = {_owner(report, role, reports, names) for report, role in told} - {""}
        employer[name] = min(owners) if len(owners) == 1 else ""
    names.journalists = frozenset(name for name, owner in employer.items() if not owner)
    for claim_id, root in roots.items():
        if root.sort == "speaker" and employer.get(root.name):
            roots[claim_id] = Root("crew", employer[root.name], basis=root.basis)


def _owner(report: str, role: str, reports: Mapping[str, Report], names: Names) -> str:
    """Return the outlet whose journalist a role makes somebody; "" where it names none."""
    if _OURS.search(role):
        told = reports.get(report)
        return names.of(told.outlet) if told is not None and told.outlet else ""
    return names.within(role)
