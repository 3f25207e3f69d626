"""What an expression of time is read against and gives, and the days that names stand for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from firsthand.language.times import intervals as iv

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is resolved against."""

    published: date | None
    tense: Callable[[int], str]  # of the clause around a character: past, future or "" when nothing shows
    reference: date | None  # the day last named before, in the same report
    night: bool  # whether that was a night
    words_before: str  # the few words before


@dataclass(frozen=True, slots=True)
class Reading:
    """A TIMEX3 type with the interval read; `day` says that it can serve later expressions as their day."""

    type: str
    interval: iv.Interval
    anchors: bool = False
    night: bool = False
    start: int | None = None  # where the span begins when not at the match


if TYPE_CHECKING:
    Reader = Callable[[re.Match[str], Setting], Reading | None]
    # The pattern, the reader of its matches, and lower-case strings one of which a match holds (none: unknown).
    Rule = tuple[re.Pattern[str], Reader, tuple[str, ...]]


def month_number(name: str) -> int:
    """Return the number of a month by its name or abbreviation."""
    return next(n for n, m in enumerate(MONTHS, 1) if m.startswith(name.lower().rstrip(".")[:3]))


def weekday_number(name: str) -> int:
    """Return the number of a weekday by its name or abbreviation, Monday 0."""
    return next(n for n, w in enumerate(WEEKDAYS) if w.startswith(name.lower()[:3]))


def safe_date(year: int, month: int, day: int) -> date | None:
    """Return the day, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def year_for(month: int, day: int, setting: Setting, at: int, name: str | None = None) -> int | None:
    """Return the year of a month and day without one: by the weekday named, by tense, else the nearest."""
    published = setting.published
    if published is None:
        return None
    years = (published.year - 1, published.year, published.year + 1)
    days = [(d, y) for y in years if (d := safe_date(y, month, day))]
    if not days:
        return None
    if name is not None and (fitting := [(d, y) for d, y in days if d.weekday() == weekday_number(name)]):
        days = fitting
    tense = setting.tense(at)
    if tense == "past":
        before = [y for d, y in days if (d - published).days <= 1]
        return before[-1] if before else days[0][1]
    if tense == "future":
        after = [y for d, y in days if d >= published]
        return after[0] if after else days[-1][1]
    return min(days, key=lambda item: abs((item[0] - published).days))[1]


def weekday(name: str, relation: str, setting: Setting, at: int) -> date | None:
    """Return the day a weekday names: the latest one past, that of publication included, unless it is to come."""
    published = setting.published
    if published is None:
        return None
    back = (published.weekday() - weekday_number(name)) % 7
    if relation == "last" and back == 0:
        back = 7
    future = relation in {"next", "this coming"} or (relation in {"", "this"} and setting.tense(at) == "future")
    if future and (back or relation == "next"):
        back -= 7
    return iv.shift(published, -back)


def with_part(day: date | None, part: str | None, lead: str) -> Reading:
    """Read a day with a part of the day ("night") and a lead ("early", "late")."""
    part = (part or "").lower()
    if part == "early morning" or (part in {"", "morning"} and "early" in lead):
        code = "TMO" if part else ""
        if day is None:
            return Reading("TIME" if part else "DATE", iv.Interval(f"XXXX-XX-XX{code}"))
        return Reading(
            "TIME" if part else "DATE", iv.Interval(f"{day}{code}", f"{day}T00:00", f"{day}T09:59"), anchors=True
        )
    if not part and "late" in lead:
        return Reading(
            "DATE",
            iv.Interval(f"{day}", f"{day}T18:00", f"{day}T23:59") if day else iv.Interval("XXXX-XX-XX"),
            anchors=True,
            night=True,
        )
    if not part:
        return Reading("DATE", iv.of_day(day), anchors=True)
    part = {"late night": "night", "overnight": "night"}.get(part, part)
    return Reading("TIME", iv.of_part(day, part), anchors=True, night=part == "night")
