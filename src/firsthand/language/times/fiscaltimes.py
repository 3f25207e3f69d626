"""Times of business news: quarters and halves, fiscal years, "the year ended 27 June", "the same period last year"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.times import intervals as iv
from firsthand.language.times.timesetting import Reading, Setting, month_number, safe_date, year_for

if TYPE_CHECKING:
    import re

_NAMES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
_YEAR_STEPS = {"last": -1, "previous": -1, "next": 1, "following": 1}


def read_part_of_year(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "the first quarter of 2013", "Q4 2012", "third-quarter", "the second half of last year", "H1 2009"."""
    groups = match.groupdict()
    quarter = next((int(groups[g]) for g in ("q", "q0", "q1") if groups.get(g)), 0)
    half = int(groups.get("h") or 0)
    if name := (groups.get("qname") or "").lower():
        if groups["half"] and _NAMES[name] in {1, 2, 4}:
            half = 2 if name in {"last", "final"} else _NAMES[name]
        elif groups["quarter"] and (name != "last" or groups["qy"] or groups["qrel"]):
            quarter = _NAMES[name]
    if not quarter and not half:
        return _last_quarter(setting) if name == "last" else None
    first, code = (3 * quarter - 2, f"Q{quarter}") if quarter else (6 * half - 5, f"H{half}")
    year = _year_of(groups, first, setting, match.start())
    if year is None:
        return Reading("DATE", iv.Interval(f"XXXX-{code}"))
    return Reading("DATE", iv.of_months(year, first, 3 if quarter else 6, f"{year}-{code}"))


def _last_quarter(setting: Setting) -> Reading:
    now = setting.published
    if now is None:
        return Reading("DATE", iv.Interval("XXXX-QX"))
    return Reading("DATE", iv.of_quarter(now.year, (now.month + 2) // 3 - 1))


def _year_of(groups: dict[str, str | None], first: int, setting: Setting, at: int) -> int | None:
    """Return the year of a part that begins in month `first`: stated, told ("last year") or the latest that began."""
    stated = next((groups[g] for g in ("qy", "qy0", "qy1") if groups.get(g)), None)
    if stated:
        return _century(stated)
    if setting.published is None:
        return None
    year = setting.published.year
    if told := groups.get("qrel"):
        return year + _YEAR_STEPS.get(told.lower().split()[-2], 0)
    ahead = first > setting.published.month
    return year - 1 if ahead and setting.tense(at) != "future" else year


def _century(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def read_fiscal_year(match: re.Match[str], _setting: Setting) -> Reading | None:
    """Read "fiscal 2008", "the financial year 2007/08", "FY09": which months it has depends on the company."""
    return Reading("DATE", iv.Interval(f"FY{_century(match['fy'] or match['fy2'])}"))


def read_period_ended(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "the quarter" before "ended June 27" and "the year" before "ending in March 2010"."""
    month, day = month_number(match["em"]), int(match["ed"] or match["ed2"] or 0)
    year = int(match["ey"]) if match["ey"] else year_for(month, day or 1, setting, match.start())
    unit = match["eunit"].lower()
    if year is None:
        return Reading("DATE", iv.Interval("XXXX"))
    if unit == "quarter":
        # A quarter that ends in the first week of a month is the one before.
        ended = month - 1 if 0 < day <= 7 else month
        return Reading("DATE", iv.of_quarter(year, (ended + 2) // 3))
    if unit == "half":
        return Reading("DATE", iv.of_months(year, month - 5, 6, f"{year}-H{1 if month <= 7 else 2}"))
    if unit == "month":
        return Reading("DATE", iv.of_month(year, month))
    last = safe_date(year, month, day) if day else None
    if unit == "week":
        return Reading("DATE", iv.of_week(last)) if last else None
    whole = month == 12
    interval = iv.of_year(year) if whole else iv.of_months(year, month - 11, 12, f"FY{year}")
    return Reading("DATE", interval)


def read_same_period(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "the same period last year", "the corresponding quarter of 2007", "the year-ago quarter"."""
    unit, now = (match["unit"] or match["unit2"]).lower(), setting.published
    if now is None and not match["y"]:
        return Reading("DATE", iv.Interval("XXXX"))
    year = int(match["y"]) if match["y"] else now.year - 1 if now else 0
    if unit == "quarter" and now is not None:
        return Reading("DATE", iv.of_quarter(year, (now.month + 2) // 3 - 1))
    if unit == "month" and now is not None:
        return Reading("DATE", iv.of_month(year, now.month - 1))
    return Reading("DATE", iv.of_year(year))
