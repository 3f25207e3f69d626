"""How many people the claims of one report tell of, taken together: lists add up, one person told of twice does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from firsthand.reconcile.compare import Interval, interval, is_person
from firsthand.reconcile.figures import NUMERAL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.model import Claim
    from firsthand.packs import Packs

_NUMERALS = frozenset({"one", "1", "only one", "just one", "a single", "one person"})


@dataclass(frozen=True, slots=True)
class Tally:
    """What a claim amounts to beside the others of its report; `whole`: it is a count of all the people asked about."""

    value: Interval
    whole: bool


def survivors(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims without those of the hurt and missing whose death their own report tells."""
    return [c for c in claims if c.scope != "died"]


def tallies(claims: Sequence[Claim], named: Mapping[str, int], packs: Packs) -> dict[str, Tally]:
    """Return, by claim id, what needs the report's other claims to be counted.

    "A man and two children were killed" counts three, whichever item a claim is about. One person mentioned ("a man
    was killed", "he died") is a count of one only where nothing in the finding counts more: else it is one of those. So
    are "two of them".
    """
    people = [c for c in claims if c.things and is_person(c.things[0].name, packs)]
    sentences: dict[tuple[Any, ...], list[Claim]] = {}
    for claim in people:
        if claim.scope in ("listed", "named"):
            # what is told of two places or days is no one sum: "three in Kovel on Friday and five in Rivne"
            there = claim.place.name if claim.place is not None else ""
            key = (claim.report, claim.start, claim.end, claim.kind, claim.certainty, there, claim.when)
            sentences.setdefault(key, []).append(claim)
    sums: dict[str, Tally] = {}
    for items in sentences.values():
        if (total := _list_total(items)) is not None:
            sums |= dict.fromkeys((c.id for c in items), Tally(total, whole=True))
    highest = max((t.value.min or 0 for t in sums.values()), default=0)
    highest = max([highest, *(c.count.min or 0 for c in people if c.count is not None), *named.values()])
    if highest > 1:
        for claim in people:
            if claim.id in sums:
                continue
            if _is_individual(claim):
                sums[claim.id] = Tally(Interval(1, None), whole=False)
            elif claim.scope == "some" and claim.count is not None and (claim.count.min or 0) < highest:
                sums[claim.id] = Tally(Interval(claim.count.min or 0, None, claim.count.approximate), whole=False)
    return sums


def _list_total(items: Sequence[Claim]) -> Interval | None:
    """Return the sum of the items that one sentence lists; None when it lists none."""
    if len(items) < 2 or not any(c.scope == "listed" for c in items):
        return None
    told = [c for c in items if c.count is not None and NUMERAL.search(c.count.text) is not None]
    if len(told) == 1 and told[0].mention == min(c.mention for c in items) and all(_is_bare(c) for c in items):
        return interval(told[0].count) if told[0].count is not None else None  # "about 8,000 workers and relatives"
    counts = [interval(c.count) if c.count is not None and c.scope == "listed" else Interval(1, 1) for c in items]
    top = None if any(n.max is None for n in counts) else sum(n.max or 0 for n in counts)
    return Interval(sum(n.min or 0 for n in counts), top, any(n.approximate for n in counts))


def _is_bare(claim: Claim) -> bool:
    """Return whether an item has the list's number of several, or is a plural without any: "seven men and women"."""
    count = claim.count
    return claim.scope == "listed" and count is not None and (count.max is None or count.min != 1)


def _is_individual(claim: Claim) -> bool:
    """Return whether the claim tells of one person by description or pronoun, not by a numeral."""
    count = claim.count
    if claim.scope not in ("whole", "same", "listed") or count is None or (count.min, count.max) != (1, 1):
        return False
    return count.text.casefold() not in _NUMERALS
