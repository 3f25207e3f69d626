"""Which kinds of event are told of one occurrence: the dead and the injured of one attack are one event."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.model import Certainty, Tense

if TYPE_CHECKING:
    from firsthand.model import Claim
    from firsthand.packs import Packs

HARM = "harm"
OF_A_YEAR = "harm of a year"  # "more than 700 people have been killed in the city this year"
OF_ONE_ATTACK = ("killed", "injured", "shot", "attacked", "missing")
# A figure of the first kind falls when one of those it counts turns out, or comes, to belong to the second.
MAY_BECOME = {"injured": ("killed",), "missing": ("killed", "injured", "arrested")}
AVOWALS = ("claimed responsibility",)  # words that are a deed: who owns up to an attack does so before everybody
# Kinds whose wrong is not their actor's: who charges or seeks somebody accuses him.
OF_THE_LAW = ("sought", "charged", "convicted", "accused")
UNCOMMITTED = (Certainty.UNCOMMITTED,)
SUPPORTING = (Certainty.CERTAIN, Certainty.PROBABLE, Certainty.COUNTERFACT, Certainty.IMPROBABLE)
NEGATIVE = (Certainty.COUNTERFACT, Certainty.IMPROBABLE, Certainty.DOUBTFUL)


@dataclass(frozen=True, slots=True)
class Family:
    """Kinds that may share an event. What is foretold never shares one with what is told as having happened."""

    name: str
    time: str  # state, occurrence, cumulative
    expected: bool
    speech: bool = False  # what was said is no occurrence that others tell of: only the same words are the same


def family_of(claim: Claim, packs: Packs) -> Family:
    """Return the family of the claim's kind."""
    entry = packs.kinds.get(claim.kind)
    time = entry.time if entry else "occurrence"
    expected = claim.tense is Tense.FUTURE
    if claim.kind in OF_ONE_ATTACK:
        return _one(OF_A_YEAR if _of_a_year(claim) else HARM, "cumulative", expected, speech=False)
    if time == "occurrence" and claim.count is not None and _OVER_A_TIME.search(claim.quote[:_LONGEST]):
        return _one(f"{claim.kind} over a time", time, expected, speech=False)
    speech = entry is not None and entry.speech and claim.kind not in AVOWALS
    return _one(claim.kind, time, expected, speech=speech)


@lru_cache(maxsize=1024)
def _one(name: str, time: str, expected: bool, *, speech: bool) -> Family:
    """Return one object for a family, so that most comparisons need look no further."""
    return Family(name, time, expected, speech)


# A sum over days is the figure of no one day: "in one week 48 lorries passed", "over the past three months".
_OVER_A_TIME = re.compile(
    r"\b(?:in|over|within|during|for) (?:(?:the )?(?:last|past|course of) )?(?:the |this |a |an |just |only )*"
    r"(?:single |one |two |three |four |five |six |seven |eight |nine |ten |twelve |several |\d+ )"
    r"(?:days|weeks?|months?|years?)\b(?! (?:ago|earlier|later|before|after|old)\b)",
    re.IGNORECASE,
)
_LONGEST = 2000  # characters of a sentence that are read
_THIS_YEAR = re.compile(r"(?:so far )?this year|(?:the )?year to date", re.IGNORECASE)
_KILLINGS = re.compile(r"homicides|murders|killings|slayings|deaths|fatalities", re.IGNORECASE)


def _of_a_year(claim: Claim) -> bool:
    """Return whether a figure is of all that happened in a place in a year, no figure of one occurrence."""
    if claim.count is None or (claim.count.min or 0) < _SEVERAL:
        return False
    end = claim.mention[1] - claim.start
    told = re.split(r"[,;]", claim.quote[max(0, end) : max(0, end) + _NEAR], maxsplit=1)[0]
    if (claim.count.min or 0) >= _MANY and (_IN_ALL.search(told) or _IN_ALL.match(claim.quote.lower().strip("“\"‘' "))):
        return True
    if claim.when is None:
        return False
    deaths = claim.things and _KILLINGS.fullmatch(claim.things[0].text) and "year" in claim.when.text
    return bool(_THIS_YEAR.fullmatch(claim.when.text) or deaths)


_SEVERAL, _MANY = 2, 10
_NEAR = 120  # characters after a mention in which its sentence tells over what time it counts
# What a place, a road or a war has come to in all: no figure of the one occurrence that it is told beside.
_MONTH = (
    r"(?:(?:early |mid-?|late )?(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|August|Sept(?:ember)?|October"
    r"|November|December))"
)
_IN_ALL = re.compile(
    r"\b(?:(?:in|over|during|within|for) (?:the )?(?:past|last|previous|preceding) (?:[\w-]+ )?"
    r"(?:decades?|years?|months?)"
    r"|since (?:the (?:war|conflict|crisis|year|start|beginning|outbreak|coup|invasion|insurgency)|last (?:year|month)|"
    rf"(?:19|20)\d\d|{_MONTH})"
    r"|(?:so far )?this (?:year|season)|(?:each|every|per|a) year|annually)\b"
)


def time_of(kind: str, packs: Packs) -> str:
    """Return whether the kind is a state, an occurrence or cumulative."""
    entry = packs.kinds.get(kind)
    return entry.time if entry else "occurrence"
