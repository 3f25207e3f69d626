"""What an attack came to: how many died, and how many were hurt and lived, each person counted once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.reconcile.victims import (
    exact,
    is_told_dead,
    is_told_hurt,
    some_of_whom_died,
    told_apart,
    totals,
    will_live,
    with_the_dead,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.model import Claim, Event, Finding

_ASKED = ("killed", "injured", "shot")


@dataclass(frozen=True, slots=True)
class Toll:
    """How many were killed by an attack, and how many were hurt and lived."""

    killed: int
    injured: int


def toll_of(event: Event, findings: Iterable[Finding], claims: Mapping[str, Claim]) -> Toll:
    """Return what the findings on an attack come to, taken together.

    Of "five were shot, one of whom died" four were hurt, also where fewer are told of one by one. So of "five were
    hurt" where they were all who were hit, or where no report that tells of a death counts the hurt anew.
    """
    told = {f.kind: f for f in findings if f.event == event.id and f.aspect == "count" and f.kind in _ASKED}
    by_kind = with_the_dead({kind: [claims[c] for c in f.claims] for kind, f in told.items()})
    killed, injured, shot = (_answer(told.get(kind), by_kind.get(kind, ())) for kind in _ASKED)
    if killed and injured == 1 and not any(_is_of_another(c) for c in by_kind["injured"]):
        injured = 0
    elif killed and injured > killed and _holds_the_dead(injured, by_kind["killed"], by_kind["injured"], shot):
        injured -= killed
    return Toll(killed, max(injured, shot - killed))


def _is_of_another(hurt: Claim) -> bool:
    """Return whether a claim tells of somebody hurt who is not just one of the dead, told of again."""
    return hurt.scope != "died" and (hurt.scope != "same" or will_live(hurt))


def _holds_the_dead(injured: int, killed: Sequence[Claim], told: Sequence[Claim], shot: int) -> bool:
    """Return whether the number of the hurt is that of all who were harmed, the dead among them."""
    dead, hurt = [c for c in killed if is_told_dead(c)], [c for c in told if is_told_hurt(c)]
    giving = {c.report for c in hurt if exact(c) == injured}
    if not giving or injured in told_apart(dead, hurt):
        return False
    if shot == injured or injured in some_of_whom_died(dead, told) | {exact(c) for c in totals(dead, hurt)}:
        return True
    return giving.isdisjoint(c.report for c in dead)


def _answer(finding: Finding | None, told: Sequence[Claim]) -> int:
    """Return the number a finding gives: reconciled where it is one number, else what most reports say, lately."""
    claims = {c.id: c for c in told}
    if finding is None or all(c.scope == "died" for c in told):
        return 0
    reconciled = finding.reconciled or {}
    if reconciled.get("min") is not None and reconciled.get("min") == reconciled.get("max"):
        return int(reconciled["min"])
    counted = [v for v in finding.values if isinstance(v.value, dict) and v.value.get("min") is not None]
    closed = [v for v in counted if v.value.get("max") is not None] or counted
    if not closed:
        return int(reconciled.get("min") or 0)
    best = max(closed, key=lambda v: (len({claims[c].report for c in v.claims}), v.as_of or "", v.value["min"]))
    return max(int(best.value["min"]), int(reconciled.get("min") or 0))
