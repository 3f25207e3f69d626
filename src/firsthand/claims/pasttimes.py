"""A time told of something past lies before its telling: a bare weekday after the report is that of the week before."""

from __future__ import annotations

import re
from datetime import date, timedelta

from firsthand.model import When

_WEEK = timedelta(days=7)
_AHEAD_DAYS = 45  # a date nearer than this after a report's own is rather a page told anew under its first date
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_YEAR = re.compile(r"\b[12]\d{3}\b")
AHEAD = re.compile(r"\b(?:next|this|coming|following)\b", re.IGNORECASE)


def told_as_past(when: When | None, published: str | None) -> When | None:
    """Return the time of something past: a bare weekday or date read as after the report is that of the time before.

    "On Sunday" is then the Sunday a week earlier, "on July 24" that of the year before.
    """
    if when is None or not published or not when.earliest or not when.latest or when.earliest[:10] <= published[:10]:
        return when
    if AHEAD.search(when.text) or _YEAR.search(when.text):
        return when
    if _WEEKDAY.search(when.text) and not _MONTH.search(when.text):
        return When(_week_before(when.earliest), _week_before(when.latest), when.text)
    if _MONTH.search(when.text) and _days_between(published, when.earliest) > _AHEAD_DAYS:
        return When(_year_before(when.earliest), _year_before(when.latest), when.text)
    return when


def _days_between(first: str, last: str) -> int:
    return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days


def _week_before(instant: str) -> str:
    return (date.fromisoformat(instant[:10]) - _WEEK).isoformat() + instant[10:]


def _year_before(instant: str) -> str:
    year, rest = int(instant[:4]) - 1, instant[4:]
    return f"{year:04d}{'-02-28' + rest[6:] if rest[:6] == '-02-29' else rest}"


def day_after(instant: str) -> str:
    """Return the day after that of an instant."""
    return (date.fromisoformat(instant[:10]) + timedelta(days=1)).isoformat()
