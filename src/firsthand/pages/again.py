"""What could not be recorded, given back: who decided meanwhile, or what was wrong, and everything that was typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.pages import fields, wording
from firsthand.pages.audit import Entry, entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.pages.fields import Field
    from firsthand.pages.view import View

_OURS = frozenset(("token", "seen", "back"))  # what the page fills in anew


@dataclass(frozen=True, slots=True)
class Again:
    """A decision that was not recorded.

    Args:
        others: what was decided on the same meanwhile, newest first.
        action: what was to be decided.
        about: on what, in words.
        fields: what a person had filled in, and how.
        carried: what the form says besides: its name and value.
        reason: why, as it was typed.
        seen: judgements that the case holds now, these others included.
        back: the page to return to.
    """

    others: tuple[Entry, ...]
    action: str
    about: str
    fields: tuple[tuple[Field, str], ...]
    carried: tuple[tuple[str, str], ...]
    reason: str
    seen: int
    back: str


def build(view: View, form: Mapping[str, str], others_on: str, back: str) -> Again:
    """Return what a form held, ready to be sent again.

    Args:
        view: the case as it is now.
        form: what was sent.
        others_on: what somebody judged meanwhile; empty where something else was wrong.
        back: the page to return to.
    """
    judgements = view.snapshot.judgements
    seen = int(form["seen"]) if form.get("seen", "").isdecimal() and len(form["seen"]) < 10 else len(judgements)
    numbered = list(enumerate(judgements, 1))[seen:]
    others = tuple(entry(view, n, j, undone=False) for n, j in reversed(numbered) if j.target == others_on)
    given = fields.given(form)
    if form.get("action") == "re-attribute" and "first_hand" not in form:  # an empty box is not sent
        given = (*given, (fields.FIELDS["first_hand"], "no"))
    shown = {field.name for field, _ in given}
    return Again(
        others=others,
        action=form.get("action", ""),
        about=_about(view, form.get("target", ""), form.get("quote", "")),
        fields=given,
        carried=tuple((k, v) for k, v in form.items() if k not in shown | _OURS),
        reason=form.get("reason", ""),
        seen=len(judgements),
        back=back,
    )


def _about(view: View, target: str, quote: str) -> str:
    if quote:
        return quote
    if (claim := view.claims.get(target)) is not None:
        return claim.quote
    if (finding := view.findings.get(target)) is not None:
        return wording.begun(finding.question)
    if (origin := view.origins.get(target)) is not None:
        return origin.name
    report = view.reports.get(target)
    return f"{wording.outlet(report)}: {report.title or wording.source_name(report)}" if report is not None else ""
