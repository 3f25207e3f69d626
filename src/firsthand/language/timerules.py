"""The rules for expressions of time: each is a pattern and the reader that resolves its match.

Spans follow TimeML and MEANTIME: prepositions stay outside, determiners and modifiers ("early 2009", "almost two
years", "this week") inside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from firsthand.language import intervals as iv
from firsthand.language.numerals import WORDS, read_number

if TYPE_CHECKING:
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
_S = r"[ \u00a0]"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_WD = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
_WD_SHORT = rf"(?:{_WD}|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?)"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_TH = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2}|21[0-9]{2})"
_TO = rf"{_S}?(?:-|–|—|to|and|through|&|or){_S}?"
_PART = r"(?:early morning|late night|morning|afternoon|evening|night|overnight|midday)"
_ZONE = (
    r"(?:UTC|GMT|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|BST|CET|CEST|EET|MSK|local time|Moscow time"
    r"|(?:Eastern|Central|Mountain|Pacific)(?: (?:Standard|Daylight))?(?: time)?)"
)
_CLOCK = (
    rf"(?:(?P<h>[01]?[0-9]|2[0-4])(?:[:.](?P<min>[0-5][0-9])(?::[0-5][0-9])?)?{_S}?(?P<ap>[ap])\.?{_S}?m\b\.?"
    rf"|(?P<h24>[01]?[0-9]|2[0-3]):(?P<m24>[0-5][0-9])(?::[0-5][0-9])?(?![0-9:.])"
    rf"|(?P<h4>[01][0-9]|2[0-3])(?P<m4>[0-5][0-9])(?={_S}?(?:hours|hrs|GMT|UTC|local))(?:{_S}?(?:hours|hrs))?"
    rf"|(?P<hb>1[0-2]|[1-9])(?={_S}(?:last night|tonight|this (?:morning|afternoon|evening)|yesterday{_S}(?:morning|afternoon|evening)))"
    rf"|(?P<hw>[0-9]{{1,2}}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve){_S}o['’]clock"
    r"|(?P<word>noon|midnight))"
)
_ABOUT = rf"(?:(?:about|around|approximately|roughly|nearly|almost|just (?:before|after)|shortly (?:before|after)|exactly){_S})"
_UNIT = r"(?:second|minute|hour|day|week|weekend|month|year|decade|century|centurie|night|quarter)"
_CODES = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "weekend": "W", "month": "M", "year": "Y",
    "decade": "DE", "century": "CE", "centurie": "CE", "night": "D", "quarter": "Q",
}  # fmt: skip
_NUM = rf"(?:[0-9]{{1,4}}(?:,[0-9]{{3}})?(?:\.[0-9]+)?|{WORDS}|an?|several|a few|few|many|some|a couple of|a couple|a number of|half an?|the)"


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


Reader = "Callable[[re.Match[str], Setting], Reading | None]"


def _month_number(name: str) -> int:
    return next(n for n, m in enumerate(MONTHS, 1) if m.startswith(name.lower().rstrip(".")[:3]))


def _weekday_number(name: str) -> int:
    return next(n for n, w in enumerate(WEEKDAYS) if w.startswith(name.lower()[:3]))


def _safe_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year_for(month: int, day: int, setting: Setting, at: int, name: str | None = None) -> int | None:
    """Return the year of a month and day without one: by the weekday named, the tense of the clause, else the nearest."""
    published = setting.published
    if published is None:
        return None
    years = (published.year - 1, published.year, published.year + 1)
    days = [(d, y) for y in years if (d := _safe_date(y, month, day))]
    if not days:
        return None
    if name is not None and (fitting := [(d, y) for d, y in days if d.weekday() == _weekday_number(name)]):
        days = fitting
    tense = setting.tense(at)
    if tense == "past":
        before = [y for d, y in days if (d - published).days <= 1]
        return before[-1] if before else days[0][1]
    if tense == "future":
        after = [y for d, y in days if d >= published]
        return after[0] if after else days[-1][1]
    return min(days, key=lambda item: abs((item[0] - published).days))[1]


def read_date(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "Dec. 13", "13 December 2024", "Dec. 12-13"."""
    month, day = _month_number(match["m"]), int(match["d"])
    year = int(match["y"]) if match["y"] else _year_for(month, day, setting, match.start(), match["dw"])
    if year is None:
        known = _safe_date(2000, month, day)  # a leap year: 29 February is a day
        return Reading("DATE", iv.Interval(f"XXXX-{month:02d}-{day:02d}")) if known else None
    first = _safe_date(year, month, day)
    if first is None:
        return None
    if match["d2"] and (second := _safe_date(year, month, int(match["d2"]))) and second > first:
        return Reading("DATE", iv.of_days(first, second, f"{first}/{second}"), anchors=True)
    return _with_part(first, match["of"], "")


def read_numeric(match: re.Match[str], _setting: Setting) -> Reading | None:
    """Read "2024-12-13", "12/13/2024" (American order, unless the first number is no month), "13.12.2024"."""
    if match["iso"]:
        year, month, day = (int(n) for n in match["iso"].split("-"))
    else:
        a, b, year = (int(n) for n in re.split(r"[./]", match["slash"]))
        year += 2000 if year < 50 else 1900 if year < 100 else 0
        month, day = (b, a) if a > 12 or "." in match["slash"] else (a, b)
    found = _safe_date(year, month, day)
    return Reading("DATE", iv.of_day(found), anchors=True) if found else None


def read_month(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "October", "May 2008", "early December", "last March"."""
    name = match["m"]
    if not name[0].isupper():
        return None
    if not match["y"] and not match["mod"] and not match["rel"]:
        ambiguous = name.lower().rstrip(".") in {"may", "march", "mar", "april", "june", "august", "jan", "dec", "sun"}
        led = re.search(
            r"\b(?:in|since|until|till|by|of|from|through|during|between|and|to|before|after|back in) $",
            setting.words_before,
            re.IGNORECASE,
        )
        if ambiguous and not led:
            return None
    month = _month_number(name)
    published = setting.published
    if match["y"]:
        interval = iv.of_month(int(match["y"]), month)
    elif published is None:
        return Reading("DATE", iv.Interval(f"XXXX-{month:02d}"))
    else:
        interval = iv.of_month(published.year + _month_year(month, match["rel"], setting, match.start()), month)
    part = (match["mod"] or "").lower()
    part = next((p for p in ("early", "late", "mid", "beginning", "start", "end", "middle") if p in part), "")
    return Reading("DATE", iv.narrow(interval, part) if part else interval)


def _month_year(month: int, relation: str | None, setting: Setting, at: int) -> int:
    """Return how many years from that of publication the month named lies."""
    assert setting.published is not None
    now = setting.published.month
    if (relation or "").lower() in {"next", "this coming"} or (setting.tense(at) == "future" and not relation):
        return 1 if month < now else 0
    if (relation or "").lower() == "this":
        return 0
    strictly = (relation or "").lower() == "last"
    return -1 if month > now or (strictly and month == now) else 0


def read_year(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "2008", "early 2009", "mid-2011", "the end of 2013"."""
    part = next(
        (p for p in ("early", "late", "mid", "beginning", "start", "end") if p in (match["mod"] or "").lower()), ""
    )
    interval = iv.of_year(int(match["y"]))
    return Reading("DATE", iv.narrow(interval, part) if part else interval)


def read_decade(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "the 1990s", "the late '80s", "the 20th century"."""
    if match["century"]:
        n = int(match["century"])
        return Reading("DATE", iv.of_years(100 * n - 99, 100 * n, f"{n - 1:02d}")) if 1 < n < 30 else None
    digits = re.sub(r"\D", "", match["decade"])
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    interval = iv.of_years(first, first + 9, f"{first // 10}")
    part = (match["mod"] or "").lower()
    return Reading("DATE", iv.narrow(interval, part) if part in {"early", "late", "mid"} else interval)


def weekday(name: str, relation: str, setting: Setting, at: int) -> date | None:
    """Return the day a weekday names: the latest one past, that of publication included, unless it is to come."""
    published = setting.published
    if published is None:
        return None
    back = (published.weekday() - _weekday_number(name)) % 7
    if relation == "last" and back == 0:
        back = 7
    future = relation in {"next", "this coming"} or (relation in {"", "this"} and setting.tense(at) == "future")
    if future and (back or relation == "next"):
        back -= 7
    return iv.shift(published, -back)


def read_weekday(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "Friday", "last Friday night", "early Saturday", "Saturday morning"."""
    lead = (match["lead"] or "").lower()
    if match["wd"].lower().endswith("days"):
        code = _weekday_number(match["wd"]) + 1
        return Reading("SET", iv.Interval(f"XXXX-WXX-{code}"))
    relation = next((r for r in ("last", "next", "this coming", "this past", "this") if r in lead), "")
    relation = "past" if relation == "this past" else relation
    day = weekday(match["wd"], relation, setting, match.start("wd"))
    return _with_part(day, match["part"] or match["of"], lead)


def _with_part(day: date | None, part: str | None, lead: str) -> Reading:
    part = (part or "").lower()
    if part in {"early morning"} or (part in {"", "morning"} and "early" in lead):
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


def read_clock(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "10:30 p.m.", "18:00 UTC", "about 1 a.m. Sunday", "midnight"; the day may stand beside it."""
    hour, minute = _clock(match)
    if hour is None or (match["h24"] and not _CLOCK_LEAD.search(setting.words_before) and not any(match[g] for g in ("zone", "cwd", "cm", "deictic"))):
        return None  # "1:37" alone is the length of a recording, or a score
    if not match["ap"] and not match["word"] and 5 <= hour < 12 and re.search(r"night|evening|afternoon", match["deictic"] or "", re.IGNORECASE):
        hour += 12
    day, carried = setting.reference, True
    if match["cm"]:
        month, d = _month_number(match["cm"]), int(match["cd"])
        year = int(match["cy"]) if match["cy"] else _year_for(month, d, setting, match.start())
        day, carried = (_safe_date(year, month, d) if year else None), False
    elif match["cwd"]:
        relation = "last" if (match["crel"] or "").strip().lower() == "last" else ""
        day, carried = weekday(match["cwd"], relation, setting, match.start("cwd")), False
    elif match["deictic"]:
        back = {"yesterday": 1, "last night": 1}.get(match["deictic"].lower(), 0)
        day, carried = iv.shift(setting.published, -back), False
        if match["deictic"].lower() == "last night" and hour < 6:
            day = setting.published
    if carried and setting.night and hour < 6:
        day = iv.shift(day, 1)
    suffix = "Z" if re.search(r"UTC|GMT(?! ?[+-])", match["zone"] or "") else ""
    interval = iv.of_clock(day, hour, minute, suffix)
    return Reading("TIME", interval, anchors=day is not None, night=hour >= 18)


_CLOCK_LEAD = re.compile(r"\b(?:at|around|about|by|until|till|since|before|after|from|to|and|between|approximately|near) $", re.IGNORECASE)


def _clock(match: re.Match[str]) -> tuple[int | None, int]:
    if match["word"]:
        return (12, 0) if match["word"].lower() == "noon" else (0, 0)
    if match["h"]:
        hour = int(match["h"])
        if hour > 12:
            return hour, int(match["min"] or 0)
        return hour % 12 + (12 if match["ap"].lower() == "p" else 0), int(match["min"] or 0)
    if match["hb"]:
        return int(match["hb"]) % 12, 0
    if match["h24"]:
        return int(match["h24"]), int(match["m24"])
    if match["h4"]:
        return int(match["h4"]), int(match["m4"])
    value = read_number(match["hw"])
    return (int(value) if value is not None and 0 < value < 13 else None), 0


def read_deictic(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "today", "yesterday afternoon", "last night", "this morning", "overnight"."""
    word, part = match["when"].lower(), (match["dpart"] or "").lower()
    now = setting.published
    if word == "the day before yesterday":
        return Reading("DATE", iv.of_day(iv.shift(now, -2)), anchors=True)
    if word in {"today", "yesterday", "tomorrow"}:
        day = iv.shift(now, {"yesterday": -1, "tomorrow": 1}.get(word, 0))
        if now is None and not part:
            return Reading("DATE", iv.Interval("PRESENT_REF" if word == "today" else "XXXX-XX-XX"))
        return _with_part(day, part or None, "")
    if word == "overnight":
        if now is None:
            return Reading("TIME", iv.Interval("XXXX-XX-XXTNI"))
        eve = iv.shift(now, -1)
        return Reading("TIME", iv.Interval(f"{eve}TNI", f"{eve}T18:00", f"{now}T09:59"), anchors=True, night=True)
    if word.startswith("last "):
        return _with_part(iv.shift(now, -1), word.split()[-1], "")
    if word in {"tonight", "this evening"}:
        interval = iv.of_part(now, "evening")
        value = interval.value.replace("TEV", "TNI") if word == "tonight" else interval.value
        return Reading("TIME", iv.Interval(value, interval.earliest, interval.latest), anchors=True)
    lead = "early" if word.startswith("early") else ""
    return _with_part(now, word.split()[-1], lead)


def read_part_of_day(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "that night", "the same evening", "the morning": a part of the day last named."""
    return _with_part(setting.reference, match["ppart"], "")


def read_anaphor(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "the same day", "that day", "the next day", "a day earlier", "the day before"."""
    words = match.group().lower()
    step = 0
    if re.search(r"next|following|later|after", words):
        step = 1
    elif re.search(r"previous|before|earlier|prior", words):
        step = -1
    day = iv.shift(setting.reference, step)
    if day is None:
        return Reading("DATE", iv.Interval("XXXX-XX-XX"))
    return _with_part(day, match["apart"], "") if match["apart"] else Reading("DATE", iv.of_day(day), anchors=True)


def read_ordinal_day(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "the 11th": that day of the month last named, or of the month of publication."""
    base = setting.reference or setting.published
    if base is None:
        return Reading("DATE", iv.Interval(f"XXXX-XX-{int(match['od']):02d}"))
    day = _safe_date(base.year, base.month, int(match["od"]))
    if day and setting.published and day > setting.published and setting.tense(match.start()) != "future":
        day = _safe_date(base.year - (base.month == 1), (base.month - 2) % 12 + 1, int(match["od"]))
    return Reading("DATE", iv.of_day(day), anchors=True) if day else None


def read_relative(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "last week", "this year", "earlier this month", "next weekend", "the last quarter", "last summer"."""
    unit, now = match["runit"].lower(), setting.published
    relation = match["rrel"].lower()
    relation = relation.removeprefix("the ")
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(relation.split()[-1], 0)
    if now is None:
        return Reading(
            "DATE", iv.Interval({"year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX"}.get(unit, "XXXX-XX-XX"))
        )
    if relation == "past" and match["rrel"].lower() != "past" and unit not in {"weekend", "quarter", *iv.SEASONS}:
        return Reading("DURATION", iv.Interval(_period(1, unit), *_window("past", 1, unit, setting)))
    interval = _relative(unit, step, now, setting, match.start())
    mod = (match["rmod"] or "").lower()
    if mod.startswith(("earlier", "later")) and step == 0:
        return Reading("DATE", _up_to_now(interval, now, earlier=mod.startswith("earlier")))
    part = next((p for p in ("early", "late", "mid", "beginning", "start", "end") if p in mod), "")
    return Reading("DATE", iv.narrow(interval, part) if part else interval)


def _relative(unit: str, step: int, now: date, setting: Setting, at: int) -> iv.Interval:
    if unit == "week":
        return iv.of_week(iv.shift(now, 7 * step))
    if unit == "weekend":
        # On a Monday "this weekend" in the past tense is the one just over; so is "last weekend" until Saturday.
        back = -1 if step == 0 and now.weekday() < 4 and setting.tense(at) != "future" else step
        return iv.of_weekend(iv.shift(now, 7 * back))
    if unit == "month":
        return iv.of_month(now.year, now.month + step)
    if unit == "quarter":
        return iv.of_quarter(now.year, (now.month + 2) // 3 + step)
    if unit in iv.SEASONS:
        return _season(unit, step, now, setting, at)
    if unit == "decade":
        first = now.year // 10 * 10 + 10 * step
        return iv.of_years(first, first + 9, f"{first // 10}")
    if unit == "century":
        first = now.year // 100 * 100 + 100 * step
        return iv.of_years(first, first + 99, f"{first // 100}")
    return iv.of_year(now.year + step)


def _season(unit: str, step: int, now: date, setting: Setting, at: int) -> iv.Interval:
    first = iv.SEASONS[unit][1]
    if step < 0:  # the latest one that has begun and is not the current one
        year = now.year if now.month >= first + 3 else now.year - 1
    elif step > 0:
        year = now.year if now.month < first else now.year + 1
    else:
        year = now.year - 1 if unit == "winter" and now.month <= 6 else now.year
    return iv.of_season(year, unit)


def _up_to_now(interval: iv.Interval, now: date, *, earlier: bool) -> iv.Interval:
    today = now.isoformat()
    if interval.earliest is None or interval.latest is None or not interval.earliest <= today <= interval.latest:
        return interval
    return (
        iv.Interval(interval.value, interval.earliest, today)
        if earlier
        else iv.Interval(interval.value, today, interval.latest)
    )


def read_season(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "the summer of 2012", "spring 2013", "fall"."""
    season = match["season"].lower()
    if match["sy"]:
        return Reading("DATE", iv.of_season(int(match["sy"]), season))
    if setting.published is None:
        return Reading("DATE", iv.Interval(f"XXXX-{iv.SEASONS[season][0]}"))
    step = 1 if setting.tense(match.start()) == "future" else 0
    first = iv.SEASONS[season][1]
    year = setting.published.year
    if step == 0 and setting.published.month < first:
        year -= 1
    return Reading("DATE", iv.of_season(year, season))


def read_quarter(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "the first quarter of 2013", "Q4 2012", "the fourth quarter"."""
    names = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
    quarter = int(match["q"]) if match["q"] else names[match["qname"].lower()]
    stated = match["qy"] or match["qy2"]
    year = int(stated) if stated else setting.published.year if setting.published else None
    if year is None:
        return Reading("DATE", iv.Interval(f"XXXX-Q{quarter}"))
    if (
        not stated
        and setting.published
        and 3 * quarter - 2 > setting.published.month
        and setting.tense(match.start()) != "future"
    ):
        year -= 1
    return Reading("DATE", iv.of_quarter(year, quarter))


def read_holiday(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "New Year's Eve", "Thanksgiving", "Christmas 2012"."""
    name = match["hol"].lower().replace("’", "'")
    name = {"new years eve": "new year's eve", "new years day": "new year's day", "july 4th": "fourth of july"}.get(
        name, name
    )
    now = setting.published
    if match["hy"]:
        return Reading("DATE", iv.of_day(iv.holiday(name, int(match["hy"]))), anchors=True)
    if now is None:
        day = iv.holiday(name, 2000)
        return Reading("DATE", iv.Interval(f"XXXX-{day:%m-%d}" if day else "XXXX-XX-XX"))
    days = [d for y in (now.year - 1, now.year, now.year + 1) if (d := iv.holiday(name, y))]
    if not days:
        return None
    tense = setting.tense(match.start())
    if tense == "future":
        chosen = next((d for d in days if d >= now), days[-1])
    else:
        chosen = max((d for d in days if (d - now).days <= (0 if tense == "past" else 45)), default=days[0])
    return Reading("DATE", iv.of_day(chosen), anchors=True)


def read_duration(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "two years", "27-year", "the next six months", "three days ago", "a week later", "15 a year"."""
    unit = match["dunit"].lower().removesuffix("s")
    amount_text = re.sub(r"\s+", " ", match["amount"].lower()).strip()
    vague = {"several", "a few", "few", "many", "some", "a number of", "the"}
    number = {"half a": 0.5, "half an": 0.5, "a couple of": 2.0, "a couple": 2.0, "a": 1.0, "an": 1.0}.get(amount_text)
    if number is None and amount_text not in vague:
        number = read_number(amount_text)
    if amount_text in {"a", "an"} and not match["tail"]:
        if unit == "second":
            return None  # "a second aircraft"
        if re.search(
            r"(?:[0-9%]|\b(?:once|twice|times|percent|per cent|thousand|million|billion|people|days|hours)) $",
            setting.words_before,
            re.IGNORECASE,
        ):
            return Reading("SET", iv.Interval(_period(1, unit)))
    if amount_text in {"the", "many", "some"} and not match["window"]:
        return None
    if match["tail"] and number is not None:
        return _offset(match, number, unit, setting)
    span = _window(match["window"], number, unit, setting)
    return Reading("DURATION", iv.Interval(_period(number, unit), *span))


def _period(number: float | None, unit: str) -> str:
    code = _CODES[unit]
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


def _window(window: str | None, number: float | None, unit: str, setting: Setting) -> tuple[str | None, str | None]:
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
        return Reading("DURATION" if not ago else "TIME", iv.Interval(_period(number, unit)))
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
    if match["setwd"]:
        return Reading("SET", iv.Interval(f"XXXX-WXX-{_weekday_number(match['setwd']) + 1}"))
    word = (match["setadj"] or match["setunit"]).lower()
    codes = {
        "dail": "P1D", "nigh": "P1D", "hour": "PT1H", "week": "P1W", "mont": "P1M", "quar": "P3M", "annu": "P1Y",
        "year": "P1Y", "biwe": "P2W", "day": "P1D", "minu": "PT1M", "seco": "PT1S", "morn": "P1D", "deca": "P10Y",
    }  # fmt: skip
    value = codes.get(word[:4])
    return Reading("SET", iv.Interval(value)) if value else None


def read_vague(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "now", "currently", "recently", "soon"."""
    word = match["vague"].lower()
    value = (
        "PAST_REF"
        if "recent" in word or word in {"in the past", "lately"}
        else "FUTURE_REF"
        if "future" in word
        else "PRESENT_REF"
    )
    return Reading("DATE", iv.Interval(value))


_I = re.IGNORECASE
RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Setting], Reading | None]], ...] = (
    (
        re.compile(
            rf"\b(?:the{_S}(?P<of>morning|afternoon|evening|night){_S}of{_S})?(?:(?P<dw>{_WD_SHORT}){_S}?,?{_S}?(?:the{_S})?)?(?P<m>{_MONTH}){_S}(?P<d>{_DAY}){_TH}(?:{_TO}(?P<d2>{_DAY}){_TH})?(?![0-9:%])(?!,[0-9]{{3}}\b)"
            rf"(?:{_S}?,?{_S}?(?P<y>{_YEAR})\b)?(?!{_S}?(?:percent|per cent|people))",
            _I,
        ),
        read_date,
    ),
    (
        re.compile(
            rf"(?<![\w.$-])(?:the{_S}(?P<of>morning|afternoon|evening|night){_S}of{_S})?(?:(?P<dw>{_WD_SHORT}){_S}?,?{_S}?(?:the{_S})?)?(?:the{_S}(?=[0-9]))?(?P<d>{_DAY}){_TH}(?:{_TO}(?P<d2>{_DAY}){_TH})?{_S}(?:of{_S})?(?P<m>{_MONTH})(?![\w'’])"
            rf"(?:{_S}?,?{_S}?(?P<y>{_YEAR})\b)?",
            _I,
        ),
        read_date,
    ),
    (
        re.compile(
            r"(?<![\w/.-])(?:(?P<iso>(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9])|(?P<slash>[0-3]?[0-9]/[0-3]?[0-9]/(?:[12][0-9]{3}|[0-9]{2})|[0-3]?[0-9]\.[01]?[0-9]\.[12][0-9]{3}))(?![\w/])"
        ),
        read_numeric,
    ),
    (
        re.compile(
            rf"\b(?:(?P<mod>early|late|mid|(?:the{_S})?(?:beginning|start|end|middle|early part|latter part){_S}of)[ \u00a0-](?:in{_S})?)?(?:(?P<rel>last|this past|this coming|this|next){_S})?(?P<m>{_MONTH})"
            rf"(?:{_S}?,?{_S}?(?:of{_S})?(?P<y>{_YEAR})\b)?(?![\w'’]*[A-Za-z]|{_S}?[0-9])",
            _I,
        ),
        read_month,
    ),
    (
        re.compile(
            rf"(?<![\w$£€.,/#:-])(?:(?P<mod>early|late|mid|(?:the{_S})?(?:beginning|start|end){_S}of)[ \u00a0-](?:in{_S})?)?(?P<y>(?:19|20)[0-9]{{2}})(?![\w%/]|[,.:][0-9]|-[0-9A-Za-z]|['’]s? [0-9])",
            _I,
        ),
        read_year,
    ),
    (
        re.compile(
            rf"(?<![\w$])(?:the{_S})?(?:(?P<mod>early|late|mid)[ -](?:to[ -]late[ -])?)?(?:(?P<decade>(?:1[0-9]|20)[0-9]0['’]?s|['’][1-9]0s)|(?P<century>[12][0-9]|[1-9])(?:st|nd|rd|th)[ -]century)\b",
            _I,
        ),
        read_decade,
    ),
    (
        re.compile(
            rf"\b(?:the{_S}(?P<of>morning|afternoon|evening|night){_S}of{_S})?(?:(?P<lead>(?:early|late|last|this past|this coming|this|next|the past)(?:{_S}(?:on|this|last))?){_S})?(?P<wd>{_WD})\b(?:['’]s)?(?:{_S}(?P<part>{_PART})\b)?",
            _I,
        ),
        read_weekday,
    ),
    (
        re.compile(
            rf"(?<![\w.:$-]){_ABOUT}?{_CLOCK}(?P<zone>{_S}?\(?{_S}?{_ZONE}(?:{_S}?[+-][0-9]{{1,2}})?\b{_S}?\)?)?"
            rf"(?:{_S}?,?{_S}?(?:on{_S})?(?P<crel>last{_S})?(?:(?P<cwd>{_WD})\b(?:{_S}{_PART}\b)?|(?P<deictic>today|yesterday|tonight|this morning|last night|this afternoon|this evening)(?:{_S}(?:morning|afternoon|evening))?\b))?"
            rf"(?:{_S}?,?{_S}?(?:on{_S})?(?P<cm>{_MONTH}){_S}(?P<cd>{_DAY})\b(?:{_S}?,{_S}?(?P<cy>{_YEAR}))?)?",
            _I,
        ),
        read_clock,
    ),
    (
        re.compile(
            rf"\b(?P<when>the day before yesterday|(?:today|yesterday|tomorrow)(?=\W|$)|tonight|overnight|last (?:night|evening)|(?:early )?this (?:morning|afternoon|evening))\b(?:{_S}(?P<dpart>morning|afternoon|evening|night)\b)?",
            _I,
        ),
        read_deictic,
    ),
    (
        re.compile(
            r"\b(?:that|the same|the previous|the following|the next)(?: very)? (?P<ppart>morning|afternoon|evening|night)\b",
            _I,
        ),
        read_part_of_day,
    ),
    (
        re.compile(
            r"\b(?:(?:the same|that|the next|the following|the previous|the very next) day|the day (?:before|after)(?! the\b| yesterday)|a day (?:earlier|later|before|after)|one day (?:earlier|later)|next day)\b(?: (?P<apart>morning|afternoon|evening|night)\b)?",
            _I,
        ),
        read_anaphor,
    ),
    (
        re.compile(
            rf"\bthe (?P<od>{_DAY})(?:st|nd|rd|th)\b(?=[.,;:)]|$|{_S}(?:and|to|when|as|after|before|at|in|of this month)\b)",
            _I,
        ),
        read_ordinal_day,
    ),
    (
        re.compile(
            rf"\b(?:(?P<rmod>(?:earlier|later|early|late|mid|(?:the{_S})?(?:beginning|start|end|middle){_S}of))[ -])?(?P<rrel>this past|this|last|next|(?:the{_S})?(?:past|previous|coming|following|last|next|current)|the(?={_S}(?:year|month|week)\b))"
            rf"{_S}(?P<runit>week|weekend|month|year|quarter|decade|century|spring|summer|autumn|fall|winter)\b(?!-)",
            _I,
        ),
        read_relative,
    ),
    (
        re.compile(
            rf"\b(?:(?:the|early|late){_S})?(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?:{_S}(?:of{_S})?(?P<sy>(?:19|20)[0-9]{{2}})\b|(?<=the [sS]ummer)|(?<=the [wW]inter)|(?<=the [aA]utumn))(?!\w)"
        ),
        read_season,
    ),
    (
        re.compile(
            rf"\b(?:(?:the{_S})?(?P<qname>first|second|third|fourth|final){_S}quarter(?:{_S}of{_S}(?:fiscal{_S})?(?P<qy>(?:19|20)[0-9]{{2}}))?|Q(?P<q>[1-4])(?:{_S}(?:of{_S})?(?P<qy2>(?:19|20)[0-9]{{2}}))?)\b",
            _I,
        ),
        read_quarter,
    ),
    (
        re.compile(
            rf"\b(?P<hol>{iv.HOLIDAYS.replace(chr(39), '[’' + chr(39) + ']').replace('.', '[.]?')}|new years (?:eve|day)|july 4th)\b(?:{_S}(?P<hy>(?:19|20)[0-9]{{2}})\b)?",
            _I,
        ),
        read_holiday,
    ),
    (
        re.compile(
            rf"(?<![\w.,$-])(?:(?P<window>(?:the|these|those|this){_S}(?:next|past|last|previous|coming|following|first|final)|(?:next|past|last)){_S})?"
            rf"(?:(?:about|around|approximately|nearly|almost|roughly){_S})?(?P<amount>{_NUM})[ \u00a0-](?:more{_S}|full{_S}|straight{_S}|long{_S})?(?P<dunit>{_UNIT}s?)\b(?![- ]+old|-olds)(?!{_S}of{_S}age)"
            rf"(?:{_S}(?P<tail>ago|earlier|later|afterwards?|from now)\b)?",
            _I,
        ),
        read_duration,
    ),
    (
        re.compile(
            r"\b(?P<window>)(?P<amount>several|many)?(?P<dunit>decade|year|month|week|hour|day|centurie)s-long\b(?P<tail>)",
            _I,
        ),
        lambda m, _s: Reading("DURATION", iv.Interval(_period(None, m["dunit"].lower()))),
    ),
    (
        re.compile(
            rf"\b(?:(?:every|each|per)(?:{_S}(?:other|single))?{_S}(?:(?P<setunit>day|night|week|month|year|hour|morning|minute|decade)|(?P<setwd>{_WD}))|(?P<setadj>daily|weekly|monthly|quarterly|annual|annually|yearly|hourly|nightly|biweekly))\b(?!-old)",
            _I,
        ),
        read_set,
    ),
    (
        re.compile(
            r"\b(?P<vague>now|currently|(?:more |most |just )?recently|nowadays|presently|at (?:the|this) (?:moment|time|point)|in the near future|lately)\b",
            _I,
        ),
        read_vague,
    ),
)
