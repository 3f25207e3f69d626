"""A story printed again under a new date: its "on Monday" is the Monday of the report that it is copied from."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.reconcile.moments import day_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.model import Claim, Report, When

APART = 2  # days between two printings of one story within which they may both mean their own day
LONGEST = 12  # words from which a sentence is nobody's formula
ALIKE = 0.8  # share of its words that the older sentence must have


def redated(
    claims: Sequence[Claim], copies: Sequence[tuple[str, str, str | None]], reports: Mapping[str, Report]
) -> list[Claim]:
    """Return the claims, those that an outlet copied from an older report with the days that the older one means.

    What else the copying report puts on the same day, in the same words, goes with it.
    """
    by_id = {claim.id: claim for claim in claims}
    meant: dict[tuple[str, str | None, str | None, str], tuple[str, When]] = {}
    for one, other, _ in copies:
        told = sorted((by_id[i] for i in (one, other) if i in by_id), key=lambda c: (_day(c, reports) or 0, c.id))
        if len(told) == 2 and _is_reprint(told[0], told[1], reports):
            old, new = told
            if old.when is not None and new.when is not None:
                key = (new.report, new.when.earliest, new.when.latest, new.when.text)
                meant[key] = min(meant.get(key, (old.id, old.when)), (old.id, old.when), key=lambda pair: pair[0])
    if not meant:
        return list(claims)
    moved = []
    for claim in claims:
        when = claim.when
        found = None if when is None else meant.get((claim.report, when.earliest, when.latest, when.text))
        as_of = found[1].latest if found and when is not None and claim.as_of == when.latest else claim.as_of
        moved.append(claim if found is None else replace(claim, when=found[1], as_of=as_of))
    return moved


def _day(claim: Claim, reports: Mapping[str, Report]) -> int | None:
    return day_number(reports[claim.report].published) if claim.report in reports else None


def _is_reprint(old: Claim, new: Claim, reports: Mapping[str, Report]) -> bool:
    """Return whether the younger claim is the older one's sentence, with a day that each counts from its own date."""
    before, after = _day(old, reports), _day(new, reports)
    if before is None or after is None or after - before <= APART or old.when is None or new.when is None:
        return False
    if old.when.text != new.when.text or re.search(r"\d", old.when.text) or old.count != new.count:
        return False
    words, others = old.quote.casefold().split(), frozenset(new.quote.casefold().split())
    return len(words) >= LONGEST and sum(word in others for word in words) >= ALIKE * len(words)
