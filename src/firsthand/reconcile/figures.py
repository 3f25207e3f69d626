"""What number a claim gives of the whole that is asked for: a part, a denial and a named victim give the least."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.reconcile.compare import Interval, interval, is_person
from firsthand.reconcile.corrections import taken_back
from firsthand.reconcile.families import NEGATIVE
from firsthand.reconcile.victims import one_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.model import Claim, Count
    from firsthand.packs import Packs
    from firsthand.reconcile.answers import Position


# Words that count: without one, a plural tells that there were several, and no total that could grow.
NUMERAL = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"|dozens?|scores?|hundreds?|thousands?|millions?)\b",
    re.IGNORECASE,
)


ALONE = ""  # beside the claims' ids, where all of them are of one person


def count(claim: Claim, named: Mapping[str, int], packs: Packs, *, alone: bool) -> Interval | None:
    """Return the count a claim gives of the whole; a part, or named victims, are at least as many."""
    given = interval(claim.count) if claim.count is not None else None
    if given is not None and taken_back(claim.quote, given.min, given.max):
        return None
    if claim.certainty in NEGATIVE:
        # "no plane", "the plane did not land": none. "Not five": only that figure is denied, and none is given.
        if claim.scope in ("part", "listed") or (claim.scope in ("same", "named") and not alone):
            return None  # "Holt was not hurt" says nothing of the others
        if _BEYOND.search(claim.quote) is not None:
            return None  # "no other injuries": none beyond those told of
        if not alone and _of_some(claim, packs):
            return None
        return Interval(0, 0) if claim.count is None or _any_of_them(claim.count) else None
    if claim.scope == "total":
        return None if given is None or given.max is None else Interval(0, given.max, given.approximate)
    if claim.scope == "named":
        return Interval(max(named.get(claim.id, 1), given.min if given else 1), None)
    if given is None:
        return Interval(1, None)
    if claim.scope == "part":
        return Interval(given.min, None, given.approximate)
    return given


def _any_of_them(count: Count) -> bool:
    """Return whether what is denied is any at all: "no plane", "the plane", "ships"; not "dozens", "some", "one of"."""
    if count.max == 0:
        return True
    if count.max not in (None, 1):
        return False
    return NUMERAL.search(count.text) is None and _SOME.match(count.text) is None


# A quantity stands outside the "not" beside it: that "many" or "one of them" did not leave says that others may have.
_SOME = re.compile(
    r"(?:some|several|many|few|a few|most|one|another|each|every|a number|at least|more than|over|up to)\b",
    re.IGNORECASE,
)


_BEYOND = re.compile(
    r"\b(?:no|any|nobody|no one|none)\s+(?:other|others|further|additional|more|else)\b"
    r"(?!\s+(?:day|night|date|time|occasion|place|town|village|side|way|reason)s?\b)",  # "that day or any other day"
    re.IGNORECASE,
)


def are_of_one(claims: Sequence[Claim]) -> bool:
    """Return whether every claim is of one person, and those that name him name the same: who was, or was not, held."""
    named = {claim.victim.casefold().rpartition(" ")[2] for claim in claims if claim.victim}
    others = [claim.count for claim in claims if not claim.victim]
    return len(named) == 1 and all(count is not None and (count.min, count.max) == (1, 1) for count in others)


def _of_some(claim: Claim, packs: Packs) -> bool:
    """Return whether a denial is of certain people only: "another child was not hurt", "those children were not"."""
    if not claim.things or not is_person(claim.things[0].name, packs):
        return False
    pointed = rf"\b(?:those|these|both|the other)\s+(?:[\w-]+\s+)?{re.escape(claim.things[0].text)}\b"
    one = claim.count is not None and (claim.count.min, claim.count.max) == (1, 1)
    return one or re.search(pointed, claim.quote, re.IGNORECASE) is not None


def named_victims(claims: Sequence[Claim]) -> dict[str, int]:
    """Return, for each claim about a named victim, how many different people its report names so."""
    by_report: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.scope == "named" and claim.victim:
            by_report.setdefault(claim.report, []).append(claim)
    counts = {}
    for listed in by_report.values():
        names: list[str] = []
        for victim in sorted({c.victim or "" for c in listed}, key=lambda v: (-len(v.split()), v)):
            if not any(one_name(victim, known) for known in names):
                names.append(victim)
        counts.update({c.id: len(names) for c in listed})
    return counts


def with_some_of_a_nation(positions: Sequence[Position]) -> list[Position]:
    """Return the positions with those that count one nation's people as a part, where others count more of any."""
    whole = [p.value.min for p in positions if not p.nation and isinstance(p.value, Interval)]
    most = max(whole, default=0)
    kept = []
    for p in positions:
        if p.nation and isinstance(p.value, Interval) and p.value.min < most:
            some = Interval(p.value.min, None, p.value.approximate)
            kept.append(replace(p, value=some, bearing=some, loose=True))
        else:
            kept.append(p)
    return kept


def with_those_left(positions: Sequence[Position]) -> list[Position]:
    """Return the positions with those who "remain" of a greater number in the same report as no number of their own."""
    most: dict[str, int] = {}
    for p in positions:
        if not p.remaining and isinstance(p.value, Interval):
            most.update({r: max(most.get(r, 0), p.value.min) for r in p.reports})
    return [
        replace(p, value=some, bearing=some, loose=True)
        if p.remaining
        and isinstance(p.value, Interval)
        and any(most.get(r, 0) > p.value.min for r in p.reports)
        and (some := Interval(p.value.min, None, p.value.approximate))
        else p
        for p in positions
    ]
