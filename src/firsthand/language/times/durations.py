"""Durations, distances in time ("three days ago"), sets ("every Monday") and words like "now"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.language.quantities.numerals import read_number
from firsthand.language.times import intervals as iv
from firsthand.language.times.timesetting import Reading, Setting, weekday_number

if TYPE_CHECKING:
    from datetime import date

_CODES = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "weekend": "W", "month": "M", "year": "Y",
    "decade": "DE", "century": "CE", "centurie": "CE", "night": "D", "quarter": "Q",
}  # fmt: skip

_HALVES = {"TS": "PT0.5S", "TM": "PT30S", "TH": "PT30M", "D": "PT12H", "Y": "P6M", "DE": "P5Y", "CE": "P50Y"}
_AMOUNTS = {
    "half a": 0.5, "half an": 0.5, "a couple of": 2.0, "a couple": 2.0, "a": 1.0, "an": 1.0,
    "a quarter of a": 0.25, "a quarter of an": 0.25, "three quarters of a": 0.75, "three quarters of an": 0.75,
}  # fmt: skip
# "15 a year", "400,000 cars a year": a rate, not a length.
_RATE = re.compile(
    r"(?:[0-9%]|\b(?:once|twice|times|percent|per cent|thousand|million|billion|people|days|hours"
    r"|[0-9]{1,3}(?: [a-z]+){0,2} [a-z]+s|(?:dozen|hundred|thousand|million|billion)(?: [a-z]+){0,2} [a-z]+s)) $",
    re.IGNORECASE,
)
_LATER = re.compile(r" (?:after|before|since|from|behind|in (?:prison|jail|custody))\b", re.IGNORECASE)
_LED = re.compile(r"\b(?:for|in|over|within|lasted|spent|took|takes|take) $", re.IGNORECASE)


def read_duration(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "two years", "27-year", "the next six months", "three days ago", "a week later", "15 a year"."""
    unit = match["dunit"].lower().removesuffix("s")
    amount_text = re.sub(r"\s+", " ", match["amount"].lower()).strip()
    vague = {"several", "a few", "few", "many", "some", "a number of", "the"}
    number = _AMOUNTS.get(amount_text)
    if number is None and amount_text not in vague:
        number = read_number(amount_text)
    if amount_text in {"a", "an"} and not match["tail"]:
        if unit == "second":
            return None  # "a second aircraft"
        if unit == "quarter" and match.string.startswith(" of ", match.end()):
            return None  # a share
        if _RATE.search(setting.words_before) and not _LATER.match(match.string, match.end()):
            return Reading("SET", iv.Interval(period(1, unit)))
    if amount_text in {"the", "many", "some"} and not match["window"]:
        return None
    if match["tail"] and number is not None:
        return _offset(match, number, unit, setting)
    span = window(match["window"], number, unit, setting)
    value = period(number, unit)
    groups = match.groupdict()
    if groups.get("dunit2"):
        second = period(read_number(groups["amount2"]), groups["dunit2"].lower().removesuffix("s"))
        value = _together(value, second)
    return Reading("DURATION", iv.Interval(value, *span)) if value else None


def _together(first: str, second: str) -> str:
    """Return the sum of two periods, the longer one told first: "PT14H" and "PT20M" are "PT14H20M", else ""."""
    order = "YMWD" if "T" not in first else "HMS"
    if "T" in first and "T" not in second:
        return ""
    if ("T" in first) == ("T" in second) and order.find(first[-1]) >= order.find(second[-1]):
        return ""
    return first + (second[2:] if "T" in first else second[1:])


def read_plural(match: re.Match[str], _setting: Setting) -> Reading | None:
    """Read "for decades", "recent months", "the coming weeks", "years ago"."""
    unit = match["plural"].lower()
    unit = "century" if unit == "centuries" else unit.removesuffix("s")
    recent, tail = (match["recent"] or "").lower(), (match["tail"] or "").lower().strip()
    if recent:
        if "recent" in recent or "coming" not in recent:
            return Reading("DATE", iv.Interval("PAST_REF"))
        return Reading("DATE", iv.Interval("FUTURE_REF"))
    if tail == "ago":
        return Reading("DATE", iv.Interval("PAST_REF"))
    led = _LED.search(match.string, max(0, match.start() - 8), match.start())
    if not led and not tail and not match.string.startswith((" after ", " before "), match.end()):
        return None
    return Reading("DURATION", iv.Interval(period(None, unit)))


def period(number: float | None, unit: str) -> str:
    """Return the TIMEX3 value of a duration: "P2Y", "PT30M", "PXD"."""
    code = _CODES[unit]
    if number == 0.5 and code in _HALVES:
        return _HALVES[code]
    if number in {0.25, 0.75} and code == "TH":
        return f"PT{60 * number:g}M"
    amount = "X" if number is None else f"{number:g}"
    if code in {"DE", "CE"} and number is not None:
        return f"P{number * (10 if code == 'DE' else 100):g}Y"
    if code == "Q":
        return f"P{number * 3:g}M" if number is not None else "PXM"
    return f"PT{amount}{code[1]}" if code.startswith("T") else f"P{amount}{code}"


_DAYS = {
    "day": 1,
    "night": 1,
    "week": 7,
    "weekend": 7,
    "month": 30,
    "quarter": 91,
    "year": 365,
    "decade": 3652,
    "century": 36525,
    "centurie": 36525,
}


def window(window: str | None, number: float | None, unit: str, setting: Setting) -> tuple[str | None, str | None]:
    """Return the bounds of "the past two weeks" and "the next six months"."""
    if window is None or number is None or setting.published is None:
        return None, None
    days = round(number * _DAYS.get(unit, 1)) if unit in _DAYS else 1
    ahead = any(w in window.lower() for w in ("next", "coming", "following"))
    other = iv.shift(setting.published, days if ahead else -days)
    if other is None:
        return None, None
    now = setting.published.isoformat()
    return (now, other.isoformat()) if ahead else (other.isoformat(), now)


def _offset(match: re.Match[str], number: float, unit: str, setting: Setting) -> Reading | None:
    """Read "three days ago" from publication, "two days later" from the day last named."""
    tail = match["tail"].lower()
    ago = "ago" in tail
    from_now = "from now" in tail
    base = setting.published if ago or from_now else setting.reference
    if unit in {"second", "minute", "hour"}:
        return Reading("DURATION" if not ago else "TIME", iv.Interval(period(number, unit)))
    sign = 1 if from_now or re.search(r"later|after", tail) else -1
    if base is None:
        return Reading("DATE", iv.Interval("XXXX-XX-XX"))
    return Reading("DATE", _moved(base, sign * number, unit), anchors=unit in {"day", "night"})


def _moved(base: date, number: float, unit: str) -> iv.Interval:
    if unit in {"day", "night"}:
        return iv.of_day(iv.shift(base, round(number)))
    if unit in {"week", "weekend"}:
        day = iv.shift(base, round(number * 7))
        return iv.of_week(day) if unit == "week" else iv.of_weekend(day)
    if unit == "month":
        return iv.of_month(base.year, base.month + round(number))
    if unit == "quarter":
        return iv.of_quarter(base.year, (base.month + 2) // 3 + round(number))
    years = number * {"decade": 10, "century": 100, "centurie": 100}.get(unit, 1)
    return iv.of_year(max(1, min(9000, base.year + round(years))))


def read_set(match: re.Match[str], _setting: Setting) -> Reading | None:
    """Read "every day", "each week", "annual", "a year" after an amount, "per month", "every Monday"."""
    if match["setunits"]:
        amount = match["setnum"].lower()
        number = None if amount == "few" else 2.0 if amount.startswith("couple") else read_number(amount)
        return Reading("SET", iv.Interval(period(number, match["setunits"].lower())))
    if match["setof"]:
        return Reading("SET", iv.Interval(period(1, match["setof"].lower())))
    if match["setwd"]:
        return Reading("SET", iv.Interval(f"XXXX-WXX-{weekday_number(match['setwd']) + 1}"))
    word = (match["setadj"] or match["setunit"]).lower()
    codes = {
        "dail": "P1D", "nigh": "P1D", "hour": "PT1H", "week": "P1W", "mont": "P1M", "quar": "P3M", "annu": "P1Y",
        "year": "P1Y", "biwe": "P2W", "day": "P1D", "minu": "PT1M", "seco": "PT1S", "morn": "P1D", "deca": "P10Y",
    }  # fmt: skip
    value = codes.get(word[:4])
    return Reading("SET", iv.Interval(value)) if value else None


def read_vague(match: re.Match[str], _setting: Setting) -> Reading | None:
    """Read "now", "currently", "recently", "soon"."""
    word = match["vague"].lower()
    value = (
        "PAST_REF"
        if "recent" in word or "past" in word or word == "lately"
        else "FUTURE_REF"
        if "future" in word
        else "PRESENT_REF"
    )
    return Reading("DATE", iv.Interval(value))
