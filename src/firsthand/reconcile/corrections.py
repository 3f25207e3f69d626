"""Figures that a report says it takes back: "(Corrects number of injured to 16 from 61)", "an earlier version said 61".

Such a note stands apart from the sentence that gives the figure; the claim of that sentence corrects all the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_UNITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
          "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
_DECADES = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TENS = dict(zip(_DECADES, range(20, 100, 10), strict=True))
_WORD = rf"(?:(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_UNITS[1:10])}))?|{'|'.join(_UNITS)})"
_NUMBER = rf"(?:\d[\d,]{{0,11}}(?!\d|[\w.]\d)|{_WORD})"  # of bounded length: what is read is hostile
_NOTE = r"(?:\bcorrect(?:s|ed|ing|ion)\b|\bearlier versions?\b|\bamend(?:s|ed)\b|\bclarif(?:ies|ied|ication)\b)"
_APART = r"[^.\n]{0,160}?"
_TO_FROM = re.compile(
    rf"{_NOTE}{_APART}\bto\s+(?P<new>{_NUMBER})\b(?:[^.\n]{{0,40}}?(?:\bfrom|\bnot|\binstead of|\brather than)\s+"
    rf"(?P<old>{_NUMBER})\b)?",
    re.IGNORECASE,
)
_FROM_TO = re.compile(rf"{_NOTE}{_APART}\bfrom\s+(?P<old>{_NUMBER})\s+to\s+(?P<new>{_NUMBER})\b", re.IGNORECASE)
_NOT = re.compile(
    rf"{_NOTE}{_APART}\b(?P<new>{_NUMBER})\b[^.\n\d]{{0,40}}?\b(?:not|instead of|rather than)\s+(?P<old>{_NUMBER})\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    rf"\b(?:an|the)\s+earlier\s+(?:version|edition|headline)s?\b{_APART}\b(?P<old>{_NUMBER})\b"
    rf"(?!\s*(?:a\.?m|p\.?m|GMT|January|February|March|April|May|June|July|August|September|October|November|December))",
    re.IGNORECASE,
)
# In the sentence itself: "31 people, not 40 as earlier reported, were killed"; "the toll is 31 and not 40".
_IN_PLACE = re.compile(
    rf"\b(?P<new>{_NUMBER})\b"
    r"(?:[^.\n\d]{0,40}?\b(?:not|instead of|rather than)|[^.\n]{0,140}?[,;]\s*(?:and\s+)?not)\s+"
    rf"(?:the\s+)?(?P<old>{_NUMBER})\b",
    re.IGNORECASE,
)
# A figure told beside the one that takes its place, lower or higher: it shows of what both are.
_BESIDE = (
    re.compile(rf"\b{_NUMBER}\b[^.\n]{{0,30}}?\bfrom\s+(?:the\s+)?(?P<old>{_NUMBER})\b", re.IGNORECASE),
    re.compile(rf"\bfrom\s+(?P<old>{_NUMBER})\s+to\s+{_NUMBER}\b", re.IGNORECASE),
)
_MOVED = re.compile(
    r"\b(?:rais|ros|ris|climb|jump|grow|grew|increas|lower|cut|reduc|revis|fall|fell|drop|updat|correct|amend|up|down|not|"
    r"instead|rather)",
    re.IGNORECASE,
)
# A total told higher has grown; nothing of it is taken back.
_RAISED = re.compile(r"\braised\b", re.IGNORECASE)
_TAKEN_BACK = re.compile(r"\b(?:earlier|previously|initially|correct\w*|revised|rather|lowered|cut)\b", re.IGNORECASE)


# A total that is told as more than the last: what it counts was told of before.
_TOLL = r"(?:tolls?|totals?|numbers?|counts?|tall(?:y|ies)|figures?)"
_RISEN = re.compile(
    rf"\b{_TOLL}\b[^.\n]{{0,60}}?"
    r"\b(?:ris(?:es|en|ing)|rose|climb(?:s|ed|ing)|jump(?:s|ed)|increased|grow(?:s|n|ing)|grew|(?:goes|went|gone) up|"
    r"now (?:stands|is)|stood|stands|reach(?:es|ed))\b"
    r"|\b(?:rais(?:es|ed|ing)|lift(?:s|ed|ing)|bring(?:s|ing)|brought|push(?:es|ed|ing)|tak(?:es|ing)|took|send(?:s|ing)|sent|"
    rf"driv(?:es|ing)|drove) (?:the |its |their |that )?(?:[\w-]+ ){{0,3}}?{_TOLL}\b"
    rf"|\b(?:{_TOLL}|lists?)\b[^.\n]{{0,60}}?\b(?:shr(?:inks?|ank|unk)|fall(?:s|en)?|fell|drop(?:s|ped)?|narrow(?:s|ed)|"
    rf"down) to {_NUMBER}\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure that a note puts in another's place; either may be left unsaid."""

    new: int | None
    old: int | None


@dataclass(frozen=True, slots=True)
class Telling:
    """What findings read of a report."""

    published: str | None
    outlet: str | None
    corrections: tuple[Correction, ...]


_STEMS = ("correct", "earlier version", "amend", "clarif")  # one of these is in each such note


def corrections(text: str) -> tuple[Correction, ...]:
    """Return the figures that a report's text says it corrects."""
    low = text.casefold()
    if not any(stem in low for stem in _STEMS) or not re.search(_NOTE, text, re.IGNORECASE):
        return ()
    found = [
        Correction(_number(m["new"]), _number(m["old"]) if m["old"] else None)
        for pattern in (_FROM_TO, _TO_FROM, _NOT)
        for m in pattern.finditer(text)
    ]
    replaced = {c.old for c in found} | {c.new for c in found}
    earlier = [_number(m["old"]) for m in _EARLIER.finditer(text)]
    found += [Correction(None, old) for old in earlier if old not in replaced]
    return tuple(dict.fromkeys(found))


def corrects(listed: tuple[Correction, ...], low: int | None, high: int | None) -> bool:
    """Return whether a claim of exactly `low` to `high` is what one of the corrections puts in place."""
    if low is None or low != high:
        return False
    return any(c.new == low or (c.new is None and c.old != low) for c in listed)


@lru_cache(maxsize=4096)
def replacements(quote: str) -> tuple[Correction, ...]:
    """Return the figures that one sentence puts in another's place: "31 and not 40"."""
    if not re.search(r"\b(?:not|instead of|rather than)\b", quote):
        return ()
    return tuple(Correction(_number(m["new"]), _number(m["old"])) for m in _IN_PLACE.finditer(quote))


@lru_cache(maxsize=4096)
def figures_before(quote: str) -> tuple[int, ...]:
    """Return the figures that a sentence gives as those told before: "lowered to 33 from 41", "from five to nine"."""
    if _MOVED.search(quote) is None:
        return ()
    told = [_number(m["old"]) for pattern in _BESIDE for m in pattern.finditer(quote)]
    told += [c.old for c in replacements(quote) if c.old is not None]
    return tuple(dict.fromkeys(told))


def taken_back(quote: str, low: int | None, high: int | None) -> bool:
    """Return whether the sentence of a figure names it only to put another in its place."""
    if low is None or low != high:
        return False
    earlier = (_number(m["old"]) for m in _EARLIER.finditer(quote[:_LONGEST]))
    return any(c.old == low for c in replacements(quote)) or low in earlier


_LONGEST = 2000  # characters of a sentence that are read


_IN_A_PLACE = re.compile(rf"\b(?P<n>(?i:{_NUMBER}))\b[^.;,\d]{{0,40}}? in (?:the )?[A-Z]")


@lru_cache(maxsize=4096)
def place_by_place(quote: str) -> tuple[int, ...]:
    """Return the numbers that a sentence tells of one place after the other: "five in Kisii, two in Nakuru"."""
    return tuple(_number(m["n"]) for m in _IN_A_PLACE.finditer(quote[:_LONGEST]))


def only_raised(quote: str) -> bool:
    """Return whether the sentence of a figure tells that it rose, and takes nothing back."""
    return _RAISED.search(quote) is not None and _TAKEN_BACK.search(quote) is None


@lru_cache(maxsize=4096)
def has_risen(quote: str) -> bool:
    """Return whether a sentence tells its total as one that has grown: "the toll has risen", "now stands at"."""
    return _RISEN.search(quote, 0, _LONGEST) is not None


def _number(text: str) -> int:
    low = text.casefold().replace(",", "")
    if low.isdigit():
        return int(low)
    tens, _, unit = low.partition("-")
    if tens in _TENS:
        return _TENS[tens] + (_UNITS.index(unit) if unit else 0)
    return _UNITS.index(low)
