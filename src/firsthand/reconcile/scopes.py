"""Of what a figure is: of those brought to one hospital, of the hurt who died since. It is not the whole's."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

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


def _is_whole(claim: Claim) -> bool:
    return claim.kind == "killed" and claim.scope == "whole" and claim.count is not None
