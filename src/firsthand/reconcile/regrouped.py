"""Events as people have them: those they merged are one, and what they split off is one of its own."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from firsthand.reconcile.profile import Profile, profile_of, united

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from firsthand.model import Claim, Report
    from firsthand.packs import Packs
    from firsthand.reconcile.judged import Decisions


def regrouped(
    profiles: Iterable[Profile],
    decisions: Decisions,
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    packs: Packs,
) -> tuple[Profile, ...]:
    """Return the occurrences with what was merged in one and what was split off apart; splits hold over merges.

    A claim that the case no longer holds is passed over: who judged it is told so elsewhere.
    """
    groups = list(profiles)
    for wanted in decisions.merged:
        held = [g for g in groups if not set(wanted).isdisjoint(g.claims)]
        if len(held) > 1:
            at = groups.index(held[0])
            groups = [g for g in groups if g not in held]
            groups.insert(at, reduce(united, held))
    for wanted in decisions.parted:
        off = {c for c in wanted if c in claims}
        kept: list[Profile] = []
        for group in groups:
            if off.isdisjoint(group.claims):
                kept.append(group)
            elif rest := [c for c in group.claims if c not in off]:
                kept.append(_profile(rest, claims, reports, packs))
        groups = [*kept, _profile(sorted(off), claims, reports, packs)] if off else kept
    return tuple(groups)


def _profile(
    members: Iterable[str], claims: Mapping[str, Claim], reports: Mapping[str, Report], packs: Packs
) -> Profile:
    """Return what these claims say together."""
    return reduce(united, (profile_of(claims[c], reports.get(claims[c].report), packs) for c in members))
