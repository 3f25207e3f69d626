"""The clause of a finding: who or what, how many, did what, where and when, in words that its claims carry."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.brief.wording import article, clean, number, plural
from firsthand.model import Certainty, Tense
from firsthand.packs.wording import fill

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.brief.ledger import Ledger
    from firsthand.brief.slots import Slots
    from firsthand.model import Claim, Finding, Place

_AT = frozenset(
    ["base", "air base", "naval base", "airport", "airfield", "port", "site", "crossing", "facility", "camp", "station"]
)
# Past forms that no rule gives; the packs' own verbs are looked up by lemma.
_PAST = {
    "leave": "left", "fly": "flew", "shoot": "shot", "take": "took", "strike": "struck", "hit": "hit", "lose": "lost",
    "fall": "fell", "go": "went", "come": "came", "withdraw": "withdrew", "drive": "drove", "sink": "sank",
    "send": "sent", "bring": "brought", "hold": "held", "meet": "met", "say": "said", "begin": "began", "set": "set",
    "put": "put", "break": "broke", "flee": "fled", "win": "won", "build": "built", "give": "gave", "get": "got",
}  # fmt: skip


def subject(s: Slots, ledger: Ledger) -> tuple[str, bool]:
    """Return the subject of the clause and whether it is plural: ("two An-124s", True)."""
    words, many = _whole_subject(s, ledger)
    return (f"part of {article(clean(s.thing or ''))}", False) if s.part and not many else (words, many)


def _whole_subject(s: Slots, ledger: Ledger) -> tuple[str, bool]:
    name = clean(s.thing or "") or "it"
    if s.thing is None:
        return "it", False
    if s.surface:
        return s.surface, False
    many = plural(name, ledger.packs)
    if s.count is None or (not s.count[0] and s.count[1] is None):
        return (article(name), False) if s.singular and many != name else (many, True)
    low, high, about = s.count
    if low == high and low is not None:
        words = ("about " if about else "") + number(low)
        return (f"{'no' if low == 0 else words} {many}", True) if low != 1 else (f"{words} {name}", False)
    if high is None:
        return {2: (many, True), 24: (f"dozens of {many}", True)}.get(
            low or 0, (f"at least {number(low or 0)} {many if low != 1 else name}", low != 1)
        )
    if not low:
        return f"up to {number(high)} {many}", True
    return f"between {number(low)} and {number(high)} {many}", True


def quantity(count: tuple[int | None, int | None, bool]) -> str:
    """Return an interval on its own: "at least 200", "about 250", "several"."""
    low, high, about = count
    if low is not None and low == high:
        return ("about " if about else "") + ("none" if low == 0 else number(low))
    if high is None:
        return {2: "several", 24: "dozens"}.get(low or 0, f"at least {number(low or 0)}")
    return f"between {number(low)} and {number(high)}" if low else f"up to {number(high)}"


def place_name(place: Place | str | None) -> str:
    """Return the name of a place, on one line."""
    name = clean(place if isinstance(place, str) else place.name if place else "")
    return f"the {name}" if re.match(r"\d+(?:st|nd|rd|th)? block\b", name) else name


def _fillers(s: Slots, many: bool, ledger: Ledger) -> dict[str, str]:
    kind = "" if isinstance(s.place, str) or s.place is None else s.place.kind
    return {
        "be": "were" if many else "was",
        "have": "had",
        "thing": plural(clean(s.thing), ledger.packs) if s.thing else "",
        "place": place_name(s.place),
        "at": "at" if kind in _AT or (not kind and place_name(s.place) in ledger.packs.places) else "in",
        "from": place_name(s.origin or (s.place if not s.origin else None)) if s.origin or _leaves(s, ledger) else "",
        "to": place_name(s.destination),
        "actor": "",
    }


def _leaves(s: Slots, ledger: Ledger) -> bool:
    """Return whether the kind's wording has no {place}: then the finding's place is where it left from."""
    kind = ledger.packs.kinds.get(s.kind)
    return kind is not None and "{place}" not in kind.says and "{from}" in kind.says.replace("from {from}", "")


def predicate(s: Slots, many: bool, ledger: Ledger, mode: str = "past") -> str | None:
    """Return the verb phrase with its place, by the pack's own wording; None where the mode cannot be worded.

    Args:
        s: the parts of the clause.
        many: whether the subject is plural.
        ledger: the case's index.
        mode: "past", "not" (it did not happen), "expected", "probably" or "possibly".
    """
    kind = ledger.packs.kinds.get(s.kind)
    if kind is None:
        return None
    said = fill(kind.says, _fillers(s, many, ledger))
    first, _, rest = said.partition(" ")
    be = "were" if many else "was"
    if mode == "past":
        return said
    if mode in {"probably", "possibly"}:
        return f"{first} {mode} {rest}".strip() if first == be else f"{mode} {said}"
    if first == be:
        return f"{be} not {rest}" if mode == "not" else f"{be} expected to be {rest}"
    lemma = _lemma(first, s.kind, ledger)
    if lemma is None:
        return None
    return f"did not {lemma} {rest}".strip() if mode == "not" else f"{be} expected to {lemma} {rest}".strip()


def _lemma(past: str, kind: str, ledger: Ledger) -> str | None:
    for trigger in ledger.packs.kinds[kind].triggers.verbs:
        if _past(trigger.lemma) == past:
            return trigger.lemma
    return next((lemma for lemma, form in sorted(_PAST.items()) if form == past), None)


def _past(lemma: str) -> str:
    if lemma in _PAST:
        return _PAST[lemma]
    if lemma.endswith("e"):
        return lemma + "d"
    if re.search(r"[^aeiou]y$", lemma):
        return lemma[:-1] + "ied"
    return lemma + "ed"


def question(finding: Finding, s: Slots, ledger: Ledger, *, ahead: bool = False, several: bool = False) -> str:
    """Return the finding's question as a noun clause: "how many An-124s were at Hmeimim".

    Args:
        finding: whose question it is.
        s: the parts of the clause.
        ledger: the case's index.
        ahead: whether it is asked of what is still to come: "whether Russia would withdraw".
        several: whether it is asked of more than one: "where people were injured".
    """
    kind = ledger.packs.kinds.get(s.kind)
    if kind is None or finding.aspect == "which":
        return clean(finding.question)
    if finding.aspect in {"count", ""}:
        return fill(kind.question, _fillers(s, True, ledger))
    bare = replace(s, count=None, when="", singular=not several)
    words, many = subject(bare, ledger)
    if finding.aspect == "place":
        bare = replace(bare, place=None)
    elif finding.aspect == "from":
        bare = replace(bare, origin=None)
    elif finding.aspect == "to":
        bare = replace(bare, destination=None)
    said = predicate(bare, many, ledger) or ""
    if ahead and (later := predicate(bare, many, ledger, "expected")):
        said = re.sub(r"^(?:was|were) expected to ", "would ", later)
    lead = {"place": "where", "from": "from where", "to": "to where", "when": "when", "which": "which"}
    return f"{lead.get(finding.aspect, 'whether')} {words} {said}".strip()


def mode_of(claims: Sequence[Claim]) -> str:
    """Return how the clause must be put so that it says no more than the surest of `claims`."""
    sure = {c.certainty for c in claims}
    if sure and sure <= {Certainty.COUNTERFACT, Certainty.IMPROBABLE, Certainty.DOUBTFUL}:
        return "not" if not all(c.count and c.count.max == 0 for c in claims) else "past"
    if all(c.tense is Tense.FUTURE for c in claims):
        return "expected"
    if Certainty.CERTAIN in sure:
        return "past"
    return "probably" if Certainty.PROBABLE in sure else "possibly" if Certainty.POSSIBLE in sure else "none"
