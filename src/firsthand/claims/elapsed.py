"""How long before its telling an event was: "two years since", "the tenth anniversary of", "six days after".

An event that only dates another has a time of its own, however rough; without it the past would count as of today.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from firsthand.model import When

if TYPE_CHECKING:
    from spacy.tokens import Token

    from firsthand.language.doc import Doc

_SINCE = frozenset({"since", "after"})
_CLIMB = 6
_UNITS = {"D": 1.0, "W": 7.0, "M": 30.44, "Y": 365.25}
_LENGTH = re.compile(r"P(\d{1,3})([DWMY])")
_ROUGHLY = 0.5  # of a unit, to both sides: "two years since" is said of twenty months as of thirty
_ON_THE_DAY = 10  # days: an anniversary is kept on its day, and told of in the days around it
_NAMED = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
_ORDINALS = {
    **{word: number for number, word in enumerate(_NAMED.split(), 1)},
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
}
_KEPT = frozenset({"anniversary", "commemoration"})
_YEARLY = 300  # days: an anniversary of no number is a year old or older


def elapsed(doc: Doc, token: Token) -> When | None:
    """Return when an event was by how long ago its own clause says; None where it does not say.

    Args:
        doc: whose report's publication the time is counted back from.
        token: what evokes the event.
    """
    told = _day(doc.report.published)
    if told is None:
        return None
    above = token
    for _ in range(_CLIMB):
        mark = next((c for c in above.children if c.dep_ == "mark" and c.lower_ in _SINCE), None)
        if above.dep_ == "pobj" and above.head.lower_ in _SINCE:
            mark = above.head
        if mark is not None:
            return _before(doc, mark, told)
        if above.dep_ == "pobj" and above.head.lower_ == "of" and above.head.head.lemma_ in _KEPT:
            return _anniversary(above.head.head, told)
        if above.dep_ not in {"relcl", "acl", "pobj", "prep", "conj", "compound"} or above.head == above:
            return None
        above = above.head
    return None


def _before(doc: Doc, mark: Token, told: date) -> When | None:
    """Return the time of a length that stands right before "since" or "after"."""
    text = doc.report.text
    for time in doc.times:
        length = _LENGTH.fullmatch(time.value) if time.type == "DURATION" else None
        if length is None or time.end > mark.idx or text[time.end : mark.idx].strip():
            continue
        days, unit = int(length[1]) * _UNITS[length[2]], _UNITS[length[2]]
        return _around(told, days, max(1.0, unit * _ROUGHLY), text[time.start : mark.idx + len(mark)])
    return None


def _anniversary(noun: Token, told: date) -> When | None:
    number = next((n for c in noun.children if (n := _ordinal(c.lower_)) is not None), None)
    words = noun.doc[noun.left_edge.i : noun.i + 1].text
    if number is None:
        return When(None, (told - timedelta(days=_YEARLY)).isoformat(), words)
    return _around(told, number * _UNITS["Y"], _ON_THE_DAY, words)


def _ordinal(word: str) -> int | None:
    written = re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", word)
    return int(written[1]) if written else _ORDINALS.get(word)


def _around(told: date, days: float, slack: float, words: str) -> When | None:
    try:
        first, last = (told - timedelta(days=round(days + by)) for by in (slack, -slack))
    except OverflowError:
        return None
    return When(first.isoformat(), last.isoformat(), words)


def _day(instant: str | None) -> date | None:
    try:
        return date.fromisoformat(instant[:10]) if instant else None
    except ValueError:
        return None
