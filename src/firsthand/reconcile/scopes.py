"""Of what a figure is: of those brought to one hospital, of the hurt who died since. It is not the whole's."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.reconcile.corrections import place_by_place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.model import Claim

_HOUSE = r"(?:hospital|clinic|infirmary|health cent(?:er|re)|medical (?:cent(?:er|re)|college))"
_BROUGHT = re.compile(
    r"\b(?:brought|taken|rushed|carried|transported|admitted|sent|transferred|airlifted|evacuated|treated|received|"
    rf"hospitali[sz]ed)\b[^.;]{{0,40}}?\b(?:to|at|in|by|into)\s+(?:the\s+|a\s+|an\s+)?(?P<house>(?:[\w'’-]+\s+){{0,4}}?{_HOUSE})",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def ward_of(quote: str) -> str:
    """Return the one hospital to which a sentence says that those it counts were brought; "" for none, or several."""
    houses = {" ".join(found["house"].casefold().split()) for found in _BROUGHT.finditer(quote[:2000])}
    return houses.pop() if len(houses) == 1 and any(" " in house for house in houses) else ""


def with_parts(claims: Sequence[Claim], by_kind: Mapping[str, Sequence[Claim]]) -> list[Claim]:
    """Return the claims with those who died since of the hurt or missing as a part of the dead, not as their number.

    "Two of the six injured have died": the dead are two more, and the whole is told elsewhere.
    """
    died = {(c.report, c.start) for listed in by_kind.values() for c in listed if c.scope == "died"}
    told = {c.report for c in claims if _is_whole(c) and (c.report, c.start) not in died}
    return [
        replace(c, scope="part") if _is_whole(c) and (c.report, c.start) in died and c.report in told else c
        for c in claims
    ]


_ADDED = re.compile(r"\b(?:another|additional|further|other)\W+(?:\w+\W+)?$", re.IGNORECASE)
_MORE = re.compile(r"^\W*(?:\w+\W+)?(?:more|others?|additional|further)\b", re.IGNORECASE)


def is_told_as_added(claim: Claim) -> bool:
    """Return whether a claim's number is told as coming to others: "two more people", "another three", "six others"."""
    count = claim.count
    if claim.scope != "whole" or count is None or not count.min:
        return False
    if count.text.casefold().startswith("another "):
        return True
    start, end = claim.mention[0] - claim.start, claim.mention[1] - claim.start
    opening = max(0, start - _REACH)
    at = claim.quote.rfind(count.text, opening, end) if count.text else -1
    if at < 0:
        return False
    return bool(_ADDED.search(claim.quote[opening:at]) or _MORE.search(claim.quote[at + len(count.text) : end + 8]))


_REACH = 30  # characters before a mention in which its number may stand


def with_added(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims of one kind with those added to others as a part of the whole: "another three died later".

    They come to what the same report told before of that kind, or to what a toll in the same sentence sums up. Where
    the sentence tells of another harm first ("one was killed and five others hurt"), they are the whole of theirs.
    """
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.count is not None and claim.scope == "whole":
            told.setdefault(claim.report, []).append(claim)
    kept, grown = [], set()
    for claim in claims:
        beside = [c for c in told.get(claim.report, ()) if c.id != claim.id]
        low = claim.count.min or 0 if claim.count is not None else 0
        before = any(c.mention < claim.mention and (c.count is not None and (c.count.min or 0) >= low) for c in beside)
        sums = any(c.start == claim.start and c.count is not None and (c.count.min or 0) > low for c in beside)
        added = (before or sums) and is_told_as_added(claim)
        if added:
            near = [c for c in beside if c.end <= claim.end and claim.start - c.end <= _NEXT]
            grown |= {c.id for c in near if c.mention < claim.mention}
        kept.append(replace(claim, scope="part") if added else claim)
    return [replace(c, scope="part") if c.id in grown and c.scope == "whole" else c for c in kept]


def with_places(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims of one kind with those that a report tells place by place as parts of the total they come to.

    "Eight people were killed. Five died in Kisii, two in Nakuru and one in Eldoret." The other places are other events.
    """
    totals = {(c.report, c.start): c.count.min or 0 for c in claims if c.scope == "whole" and c.count is not None}
    kept = []
    for claim in claims:
        told = place_by_place(claim.quote) if claim.scope in ("whole", "listed") and claim.count is not None else ()
        sums = {n for (report, start), n in totals.items() if report == claim.report and start != claim.start}
        part = len(told) > 1 and claim.count is not None and claim.count.min in told and sum(told) in sums
        kept.append(replace(claim, scope="part") if part else claim)
    return kept


_NEXT = 3  # characters between a sentence and the next


def _is_whole(claim: Claim) -> bool:
    return claim.kind == "killed" and claim.scope == "whole" and claim.count is not None
