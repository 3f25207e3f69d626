"""Whom a claim is about, and who tells it, as far as another can be shown to mean the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.reconcile.answers import KIND, NAMED, NUMBERED, ONE
from firsthand.reconcile.compare import generic, is_person

if TYPE_CHECKING:
    from firsthand.model import Claim
    from firsthand.packs import Packs
    from firsthand.reconcile.slices import Slice


def is_unique(claim: Claim, thing: str, packs: Packs) -> bool:
    """Return whether a claim is of somebody who is one of a kind in his place: by name, or as "the mayor"."""
    if claim.victim:
        return " " in claim.victim
    one = claim.count is not None and (claim.count.min, claim.count.max) == (1, 1)
    return one and packs.is_a(thing, "leader") and claim.things[0].text.casefold() in _OF_A_PLACE


def is_definite(claim: Claim) -> bool:
    """Return whether a claim is of one thing that its sentence takes as known: "the ferry went down"."""
    one = claim.count is not None and (claim.count.min, claim.count.max) == (1, 1)
    return one and _KNOWN.search(claim.quote[: max(0, claim.mention[0] - claim.start)]) is not None


def is_final(claim: Claim) -> bool:
    """Return whether a claim's number is told as all there were, which can grow no more; not what is known so far."""
    if claim.count is None or _SO_FAR.search(claim.quote[:_LONGEST]) is not None:
        return False
    return claim.count.max == 0 or _NO_MORE.search(claim.quote[:_LONGEST]) is not None


_LONGEST = 2000  # characters of a sentence that are read
_NO_MORE = re.compile(r"\b(?:(?:and )?(?:not (?:one|a single one)|no|none) more|(?:and )?no others?)\b", re.IGNORECASE)
_SO_FAR = re.compile(
    r"\b(?:report(?:s|ed)?|immediate(?:ly)?|initial(?:ly)?|preliminary|so far|yet|known|at first|until now|early)\b",
    re.IGNORECASE,
)
_KNOWN = re.compile(r"\bthe\s+(?:[a-z-]+\s+){0,2}$", re.IGNORECASE)
_OF_A_PLACE = frozenset({"mayor", "governor", "president", "prime minister", "king", "queen", "emir", "sultan"})


def voice(claim: Claim, bench: Slice) -> str:
    """Return what an unnamed source is called, where its origin has one such name: "police", "hospital spokesman"."""
    called = {root.name for root in bench.roots[bench.origin_of[claim.id]] if root.sort == "unnamed"}
    return called.pop() if len(called) == 1 else ""


def about(claim: Claim, thing: str, packs: Packs) -> tuple[str, ...]:
    """Return words that two claims have alike where both tell of the same: a name, a number of people, a kind of thing.

    Empty where the claim may be of anyone: where it only refers back, or tells of a part.
    """
    if not is_person(thing, packs):
        return (KIND, generic(thing))
    if claim.victim:
        return (NAMED, *claim.victim.casefold().split())
    if is_unique(claim, thing, packs):
        return (ONE, generic(thing))
    if claim.scope not in ("whole", "listed") or claim.count is None:
        return ()
    if claim.count.min == 1:
        return (ONE, generic(thing), *_age(claim))
    if claim.scope == "listed":
        return ()
    return (NUMBERED, str(claim.count.min), str(claim.count.max))


_AGED = re.compile(
    r"\b(\d{1,3})-year-old\b|\b(?:aged|of|,) (\d{1,3})(?=,|\.|\s+(?:was|were|is|has|had|from|and|died)\b)"
)


def _age(claim: Claim) -> tuple[str, ...]:
    """Return the one age that a claim's sentence tells, as a word; none where it tells of none, or several."""
    ages = {m[1] or m[2] for m in _AGED.finditer(claim.quote[:2000])}
    return (ages.pop(),) if len(ages) == 1 else ()
