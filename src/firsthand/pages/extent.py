"""What an archive of a large case leaves to its reports and its data: no page of its own for what one report says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.pages.stories import reports_of

if TYPE_CHECKING:
    from firsthand.pages.view import View

LARGE = 2_000  # findings: below it an archive holds a page for each


def told_in_place(view: View) -> dict[str, tuple[str, str]]:
    """Return the findings that an archive shows in their report only, each with that report and its first claim there.

    In a large case most findings are one report's word for something: their page would say nothing that does not stand
    beside the sentence itself. Those on which a person decided keep their page.
    """
    if len(view.findings) <= LARGE:
        return {}
    found = {}
    for finding in view.findings.values():
        about = (finding.id, *finding.claims, *finding.origins)
        if len(reports_of(view, finding)) == 1 and not any(target in view.judgements_on for target in about):
            first = min((view.claims[c] for c in finding.claims), key=lambda c: (c.start, c.mention, c.id))
            found[finding.id] = (first.report, first.id)
    return found
