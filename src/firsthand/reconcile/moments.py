"""Days and moments from ISO 8601 strings of any precision, compared without pretending to know more than they say."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.model import Claim, Report


class Order(StrEnum):
    """How one moment stands to another."""

    BEFORE = "before"
    SAME = "same"
    AFTER = "after"
    UNKNOWN = "unknown"


@lru_cache(maxsize=65536)
def day_number(text: str | None) -> int | None:
    """Return the ordinal of the day that `text` begins with; None when it names no whole day."""
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10]).toordinal()
    except ValueError:
        return None


def day_text(ordinal: int) -> str:
    """Return the ISO 8601 day of an ordinal."""
    return date.fromordinal(ordinal).isoformat()


@lru_cache(maxsize=65536)
def _instant(text: str) -> datetime | None:
    if len(text) <= 10:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


@lru_cache(maxsize=65536)
def order(a: str | None, b: str | None) -> Order:
    """Return how moment `a` stands to `b`: by the clock when both have one of the same sort, else by the day.

    A clock time whose zone is unknown is compared with its like only; one day is one time where either gives no more.
    """
    first, second = day_number(a), day_number(b)
    if a is None or b is None or first is None or second is None:
        return Order.UNKNOWN
    one, other = _instant(a), _instant(b)
    if one is not None and other is not None and (one.tzinfo is None) == (other.tzinfo is None):
        if one.tzinfo is not None:
            one, other = one.astimezone(UTC), other.astimezone(UTC)
        return Order.BEFORE if one < other else Order.AFTER if one > other else Order.SAME
    return Order.BEFORE if first < second else Order.AFTER if first > second else Order.SAME


def has_clock(moment: str | None) -> bool:
    """Return whether a moment is told by the clock."""
    return moment is not None and _instant(moment) is not None


def comparable(a: str | None, b: str | None) -> bool:
    """Return whether two moments are told by clocks that can be compared: both with a zone, or both without."""
    one, other = (_instant(m) if m is not None else None for m in (a, b))
    return one is not None and other is not None and (one.tzinfo is None) == (other.tzinfo is None)


def timed(a: str | None, b: str | None) -> bool:
    """Return whether both moments are told by the clock."""
    return a is not None and b is not None and _instant(a) is not None and _instant(b) is not None


def days_of(claim: Claim) -> tuple[int, int] | None:
    """Return the first and last day the claim puts its event on; None when it gives neither."""
    if claim.when is None:
        return None
    first, last = day_number(claim.when.earliest), day_number(claim.when.latest)
    if first is None and last is None:
        return None
    if first is None or last is None:
        return None  # open on one side: nothing to compare by day
    return (first, last) if first <= last else (last, first)


_SENTENCE = 160  # characters before a claim in which an hour may be told of it
# Before the words of an hour: until when was counted, not when it was.
_COUNTED_BY = re.compile(
    r"\b(?:by|until|till|since|as of|as at|after|before|up to)\s+(?:the\s+|early\s+|late\s+)?$", re.IGNORECASE
)
_COUNTED_ON = re.compile(
    r"\b(?:tolls?|ris(?:es?|en|ing)|rose|climb\w*|rais\w+|revis\w+|updat\w+|lowered|now|so far|had been)\b",
    re.IGNORECASE,
)


def hours_of(claim: Claim, text: str = "") -> tuple[str, str] | None:
    """Return from when to when, by the clock, the claim's sentence or the one before it puts its event; else None.

    "By Tuesday evening six had been killed" tells when they were counted.
    """
    when = claim.when
    if when is None or not when.earliest or not when.latest or min(len(when.earliest), len(when.latest)) < 16:
        return None
    before, found, _ = claim.quote.partition(when.text)
    if not found and when.text.casefold() != "overnight":  # of bodies found since, as often as of what it was
        before, found, _ = text[max(0, claim.start - _SENTENCE) : claim.start].partition(when.text)
    if not found or _COUNTED_BY.search(before) or _COUNTED_ON.search(claim.quote):
        return None
    return when.earliest[:16], when.latest[:16]


def is_until(claim: Claim) -> bool:
    """Return whether a number is told as what it had come to by then: "45 had left by noon", "so far 30 landed"."""
    if _SO_FAR.search(claim.quote) is not None:
        return True
    before, found, _ = claim.quote.partition(claim.when.text) if claim.when and claim.when.text else ("", "", "")
    return bool(found) and _COUNTED_BY.search(before) is not None


_SO_FAR = re.compile(r"\b(?:so far|to date|until now|up to now|by now)\b", re.IGNORECASE)


def hours_between(a: tuple[str, str], b: tuple[str, str]) -> float:
    """Return the hours from the end of the earlier span to the start of the later; 0 where they meet."""
    first, second = sorted((a, b))
    try:
        gap = datetime.fromisoformat(second[0]) - datetime.fromisoformat(first[1])
    except ValueError:
        return 0.0
    return max(0.0, gap.total_seconds() / 3600)


def stated_on(claim: Claim, report: Report | None) -> int | None:
    """Return the day the claim was stated: its as-of day, else the report's day of publication."""
    published = day_number(report.published) if report else None
    return published if published is not None else day_number(claim.as_of)
