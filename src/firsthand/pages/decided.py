"""What people decided that bears on a finding: on itself, its claims, its event, and whether its origins are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.pages.audit import Entry, entry
from firsthand.store.replay import standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.model import Finding, Judgement
    from firsthand.pages.view import View

_OF_ORIGINS = ("same", "different")
_CHANGES = frozenset(("edit", "re-attribute", "add", "same", "different", "merge", "split"))
_REVIEWS = ("accept", "reject")


def decided(view: View, finding: Finding) -> tuple[Entry, ...]:
    """Return the judgements that stand and bear on a finding, oldest first."""
    by_target, by_origin = view.once(_by_target), view.once(_by_origin)
    found = {n: j for target in (finding.id, *finding.claims) for n, j in by_target.get(target, ())}
    found |= {n: j for origin in finding.origins for n, j in by_origin.get(origin, ())}
    return tuple(entry(view, n, found[n], undone=False) for n in sorted(found))


def reviewers(view: View, finding: Finding) -> tuple[str, ...]:
    """Return who reviewed a finding: accepted or rejected it, or a claim of it. What else they decide is no review."""
    if "reviewed" not in finding.flags:
        return ()
    people = (e.judgement.who for e in decided(view, finding) if e.judgement.action in _REVIEWS)
    return tuple(dict.fromkeys(people)) or ("a person",)


def changes_to(view: View, finding: Finding) -> tuple[Entry, ...]:
    """Return the judgements that made a finding what it is: its words in the reports are what they were."""
    return tuple(e for e in decided(view, finding) if e.judgement.action in _CHANGES)


def _standing(view: View) -> Iterator[tuple[int, Judgement]]:
    held = {j.id for j in standing(view.snapshot.judgements)}
    return ((n, j) for n, j in enumerate(view.snapshot.judgements, 1) if j.id in held)


def _named(judgement: Judgement) -> tuple[str, ...]:
    """Return the ids that a judgement names: its target, and those in what it says."""
    after = judgement.after if isinstance(judgement.after, list | tuple) else (judgement.after,)
    return (judgement.target, *(i for i in after if isinstance(i, str)))


def _by_target(view: View) -> dict[str, list[tuple[int, Judgement]]]:
    """Return the judgements on each claim and finding, those of origins left out."""
    found: dict[str, list[tuple[int, Judgement]]] = {}
    added = {(c.report, c.quote): c.id for c in view.snapshot.claims if c.mention == (c.start, c.end)}
    for number, judgement in _standing(view):
        if judgement.action == "add":  # it names the report; its claim is the one of the words that were selected
            quote = judgement.after.get("quote") if isinstance(judgement.after, dict) else None
            names = tuple(filter(None, (added.get((judgement.target, str(quote))),)))
        else:
            names = _named(judgement) if judgement.action not in _OF_ORIGINS else ()
        for name in names:
            found.setdefault(name, []).append((number, judgement))
    return found


def _by_origin(view: View) -> dict[str, list[tuple[int, Judgement]]]:
    """Return the judgements on whether two origins are one, by each of the two."""
    found: dict[str, list[tuple[int, Judgement]]] = {}
    for number, judgement in _standing(view):
        if judgement.action in _OF_ORIGINS:
            origins = (view.origin_of(name) or name for name in _named(judgement))
            for origin in dict.fromkeys(origins):
                found.setdefault(origin, []).append((number, judgement))
    return found
