"""Times as they are written, as stretches of a line: a day is a day long, a month a month, an instant nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HOUR = 3600.0
DAY = 24 * HOUR

# From the widest to the narrowest: how long a step is at most, and how its marks are written.
_STEPS = (
    (HOUR, "hour"), (3 * HOUR, "hour"), (6 * HOUR, "hour"), (DAY, "day"), (2 * DAY, "day"), (7 * DAY, "day"),
    (31 * DAY, "month"), (92 * DAY, "month"), (366 * DAY, "year"), (5 * 366 * DAY, "year"), (10 * 366 * DAY, "year"),
    (50 * 366 * DAY, "year"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time in seconds since 1970 (UTC); `exact` is one that was written as an instant."""

    start: float
    end: float
    exact: bool


def stretch(written: str | None) -> Stretch | None:
    """Return the stretch that an ISO 8601 date or time covers; None where there is none that a calendar knows.

    A time without a zone is taken for UTC.
    """
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d:\d\d.*))?)?)?$", written or "")
    if not match:
        return None
    year, month, day, clock = match.groups()
    try:
        if clock:
            moment = datetime.fromisoformat(written or "")
            at = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
            return Stretch(at, at, exact=True)
        first = date(int(year), int(month or 1), int(day or 1))
        return Stretch(_seconds(first), _seconds(_after(first, day=bool(day), month=bool(month))), exact=False)
    except (ValueError, OverflowError):
        return None


def day_of(at: float) -> str:
    """Return the day of an instant, in ISO 8601."""
    return _moment(at).date().isoformat()


def marks(start: float, end: float, most: int = 9, *, whole: bool = False) -> Iterator[tuple[float, str, str]]:
    """Yield the marks of an axis, at most so many: where each stands, its words, and the last day of its step.

    With `whole`, the mark before the start comes first.
    """
    seconds, unit = next((step for step in _STEPS if (end - start) / step[0] <= most), _STEPS[-1])
    at = _rounded(start, seconds, unit)
    while at < end:
        onward = _onward(at, seconds, unit)
        if whole or at >= start:
            yield at, _worded(at, unit), day_of(onward - 1)
        at = onward


def _after(first: date, *, day: bool, month: bool) -> date:
    if day:
        return first + timedelta(days=1)
    if month:
        return date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return date(first.year + 1, 1, 1)


def _seconds(day: date) -> float:
    return float((day - date(1970, 1, 1)).days) * DAY


def _moment(at: float) -> datetime:
    held = min(max(at, _seconds(date.min)), _seconds(date.max))
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=held)


def _rounded(at: float, seconds: float, unit: str) -> float:
    """Return the last mark at or before an instant."""
    moment = _moment(at)
    if unit == "year":
        years = round(seconds / (366 * DAY))
        return _seconds(date(max(1, moment.year - moment.year % years), 1, 1))
    if unit == "month":
        months = round(seconds / (31 * DAY))
        return _seconds(date(moment.year, moment.month - (moment.month - 1) % months, 1))
    return at - at % seconds


def _onward(at: float, seconds: float, unit: str) -> float:
    """Return the next mark."""
    moment = _moment(at)
    if unit == "year":
        return _seconds(date(min(9999, moment.year + round(seconds / (366 * DAY))), 1, 1))
    if unit == "month":
        month = moment.month - 1 + round(seconds / (31 * DAY))
        return _seconds(date(moment.year + month // 12, month % 12 + 1, 1))
    return at + seconds


def _worded(at: float, unit: str) -> str:
    moment = _moment(at)
    if unit == "year":
        return str(moment.year)
    if unit == "month":
        return f"{moment.year}-{moment.month:02}"
    if unit == "hour" and at % DAY:
        return f"{moment.hour:02}:00"
    return moment.date().isoformat()
