"""Intervals of the calendar: what a day, week, month, season, part of day or holiday spans, as ISO strings."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

# Hours of the parts of the day, [from, to); a night runs into the next morning.
PARTS: dict[str, tuple[str, tuple[int, int]]] = {
    "morning": ("TMO", (4, 12)),
    "midday": ("TMI", (11, 14)),
    "afternoon": ("TAF", (12, 18)),
    "evening": ("TEV", (17, 24)),
    "night": ("TNI", (18, 30)),
    "dawn": ("TMO", (4, 8)),
    "dusk": ("TEV", (16, 22)),
}
SEASONS = {"spring": ("SP", 3), "summer": ("SU", 6), "autumn": ("FA", 9), "fall": ("FA", 9), "winter": ("WI", 12)}
_LAST_YEAR = 9998


@dataclass(frozen=True, slots=True)
class Interval:
    """A TIMEX3 value and the closed interval it names; both bounds None when it cannot be resolved."""

    value: str
    earliest: str | None = None
    latest: str | None = None

    @property
    def day(self) -> date | None:
        """Return the day it begins on."""
        return parse_day(self.earliest)


def parse_day(text: str | None) -> date | None:
    """Return the day that an ISO string starts with, or None."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def shift(day: date | None, days: int) -> date | None:
    """Return the day so many days on, or None beyond the calendar."""
    try:
        return day + timedelta(days=days) if day else None
    except OverflowError:
        return None


def of_day(day: date | None) -> Interval:
    """Return one day."""
    return Interval(day.isoformat(), day.isoformat(), day.isoformat()) if day else Interval("XXXX-XX-XX")


def of_days(first: date | None, last: date | None, value: str) -> Interval:
    """Return the days from first to last, under the TIMEX3 value given."""
    if first is None or last is None:
        return Interval(value)
    return Interval(value, first.isoformat(), last.isoformat())


def of_part(day: date | None, part: str) -> Interval:
    """Return a part of a day: Friday night is [Friday 18:00, Saturday 05:59]."""
    code, (start, end) = PARTS[part]
    if day is None:
        return Interval(f"XXXX-XX-XX{code}")
    last = shift(day, 1) if end > 24 else day
    if last is None:
        return of_day(day)
    return Interval(f"{day}{code}", f"{day}T{start:02d}:00", f"{last}T{(end - 1) % 24:02d}:59")


def of_clock(day: date | None, hour: int, minute: int, suffix: str = "") -> Interval:
    """Return an instant of a day; without a day, only its TIMEX3 value."""
    clock = f"T{hour % 24:02d}:{minute:02d}"
    if day is None:
        return Interval(f"XXXX-XX-XX{clock}{suffix}")
    at = f"{day}{clock}"
    return Interval(f"{at}{suffix}", f"{at}{suffix}", f"{at}{suffix}")


def of_month(year: int, month: int) -> Interval:
    """Return a month of a year; `month` may run over into neighbouring years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not 1 <= year <= _LAST_YEAR:
        return Interval("XXXX-XX")
    last = calendar.monthrange(year, month)[1]
    return of_days(date(year, month, 1), date(year, month, last), f"{year:04d}-{month:02d}")


def of_months(year: int, first: int, count: int, value: str) -> Interval:
    """Return `count` months from month `first` of `year`."""
    start, end = of_month(year, first), of_month(year, first + count - 1)
    return Interval(value, start.earliest, end.latest)


def of_year(year: int) -> Interval:
    """Return a year."""
    return of_years(year, year, f"{year:04d}")


def of_years(first: int, last: int, value: str) -> Interval:
    """Return the years from first to last."""
    if not 1 <= first <= last <= _LAST_YEAR:
        return Interval(value)
    return of_days(date(first, 1, 1), date(last, 12, 31), value)


def of_week(day: date | None) -> Interval:
    """Return the ISO week a day lies in."""
    if day is None:
        return Interval("XXXX-WXX")
    year, week, weekday = day.isocalendar()
    monday = shift(day, 1 - weekday)
    return of_days(monday, shift(monday, 6), f"{year}-W{week:02d}")


def of_weekend(day: date | None) -> Interval:
    """Return the Saturday and Sunday of the ISO week a day lies in."""
    week = of_week(day)
    saturday = shift(week.day, 5)
    return of_days(saturday, shift(saturday, 1), f"{week.value}-WE")


def of_quarter(year: int, quarter: int) -> Interval:
    """Return a quarter of a year; `quarter` may run over into neighbouring years."""
    year, quarter = year + (quarter - 1) // 4, (quarter - 1) % 4 + 1
    return of_months(year, 3 * quarter - 2, 3, f"{year}-Q{quarter}")


def of_season(year: int, season: str) -> Interval:
    """Return a season of a year, northern hemisphere; winter runs from December into the next year."""
    code, first = SEASONS[season]
    return of_months(year, first, 3, f"{year}-{code}")


def narrow(interval: Interval, part: str) -> Interval:
    """Return the early, middle or late third of an interval of days; its value stays."""
    first, last = parse_day(interval.earliest), parse_day(interval.latest)
    if first is None or last is None or (last - first).days < 6:
        return interval
    third = (last - first).days // 3
    if part in {"early", "beginning", "start"}:
        return of_days(first, shift(first, third), interval.value)
    if part in {"late", "end"}:
        return of_days(shift(last, -third), last, interval.value)
    return of_days(shift(first, third), shift(last, -third), interval.value)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """Return the n-th (from the end when negative) weekday of a month; Monday is 0."""
    days = [d for week in calendar.monthcalendar(year, month) if (d := week[weekday])]
    return date(year, month, days[n - 1] if n > 0 else days[n])


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def holiday(name: str, year: int) -> date | None:
    """Return the day of a holiday with a fixed or computed date in `year`."""
    fixed = {
        "new year's eve": (12, 31), "new year's day": (1, 1), "new year's": (1, 1), "christmas eve": (12, 24),
        "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26), "halloween": (10, 31),
        "valentine's day": (2, 14), "fourth of july": (7, 4), "independence day": (7, 4), "veterans day": (11, 11),
        "st. patrick's day": (3, 17), "cinco de mayo": (5, 5), "may day": (5, 1), "victory day": (5, 9),
    }  # fmt: skip
    floating = {
        "thanksgiving": (11, 3, 4), "thanksgiving day": (11, 3, 4), "labor day": (9, 0, 1), "memorial day": (5, 0, -1),
        "mother's day": (5, 6, 2), "father's day": (6, 6, 3), "martin luther king jr. day": (1, 0, 3),
        "martin luther king day": (1, 0, 3), "presidents day": (2, 0, 3), "columbus day": (10, 0, 2),
    }  # fmt: skip
    if not 1 < year < _LAST_YEAR:
        return None
    if name in fixed:
        return date(year, *fixed[name])
    if name in floating:
        month, weekday, n = floating[name]
        return nth_weekday(year, month, weekday, n)
    offsets = {"easter": 0, "easter sunday": 0, "good friday": -2, "easter monday": 1}
    if name in offsets:
        return shift(easter(year), offsets[name])
    return shift(nth_weekday(year, 11, 3, 4), 1) if name == "black friday" else None


HOLIDAYS = (
    "new year's eve|new year's day|new year's|christmas eve|christmas day|christmas|boxing day|halloween"
    "|valentine's day"
    "|fourth of july|independence day|veterans day|st. patrick's day|cinco de mayo|may day|victory day|thanksgiving day"
    "|thanksgiving|labor day|memorial day|mother's day|father's day|martin luther king jr. day|martin luther king day"
    "|presidents day|columbus day|easter sunday|easter monday|easter|good friday|black friday"
)
