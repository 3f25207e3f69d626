"""Judgements replayed: which of them stand, and what they set on reports. What was read stays stored."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.model import Judgement, Report

# What a person's word on a field settles of what `add` was unsure of; a day or zoneless time leaves the zone open.
_SETTLES = {"outlet": ("outlet",), "published": ("date",), "version_of": ()}


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements in the order of their time, without those that were undone and those that undo.

    Undoing an undoing restores what it undid.
    """
    ordered = sorted(judgements, key=lambda j: (j.when, j.id))
    undone: set[str] = set()
    for judgement in reversed(ordered):
        if judgement.action == "undo" and judgement.id not in undone:
            undone.add(judgement.target)
    return tuple(j for j in ordered if j.action != "undo" and j.id not in undone)


def replayed(report: Report, judgements: Iterable[Judgement]) -> Report:
    """Return `report` as the `set` judgements on it, in order, would have it."""
    for judgement in judgements:
        if judgement.action != "set" or judgement.target != report.id:
            continue
        after = {k: v for k, v in judgement.after.items() if k in _SETTLES}
        settled = {what for field in after for what in _SETTLES[field]}
        if "published" in after:
            after["published_source"] = "set"
            settled |= {"time zone"} if not _is_zoneless(after["published"]) else set()
        unsure = tuple(u for u in report.unsure if u not in settled)
        report = replace(report, **after, unsure=unsure)
    return report


def _is_zoneless(published: str) -> bool:
    return "T" in published and not (published.endswith("Z") or "+" in published[10:] or "-" in published[10:])
