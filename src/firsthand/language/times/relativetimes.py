"""Times told from the day of publication or a day named before: weekdays, clock times, "last week", "that night"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.language.quantities.numerals import read_number
from firsthand.language.times import intervals as iv
from firsthand.language.times.durations import period, window
from firsthand.language.times.timesetting import (
    Reading,
    Setting,
    month_number,
    safe_date,
    weekday,
    weekday_number,
    with_part,
    year_for,
)

if TYPE_CHECKING:
    from datetime import date


_OF_ANOTHER = re.compile(
    r"[ \u00a0]of[ \u00a0](?:the|his|her|its|their|our|an?)\b(?! (?:year|month|war))", re.IGNORECASE
)


def read_weekday(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "Friday", "last Friday night", "early Saturday", "Saturday morning"."""
    lead = (match["lead"] or "").lower()
    if match["wd"].lower().endswith("days") or match["every"]:
        code = iv.PARTS[match["part"].lower()][0] if match["every"] and match["part"].lower() in iv.PARTS else ""
        return Reading("SET", iv.Interval(f"XXXX-WXX-{weekday_number(match['wd']) + 1}{code}"))
    relation = next((r for r in ("last", "next", "this coming", "this past", "this") if r in lead), "")
    relation = "past" if relation == "this past" else relation
    day = weekday(match["wd"], relation, setting, match.start("wd"))
    return with_part(day, match["part"] or match["of"], lead)


def read_clock(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "10:30 p.m.", "18:00 UTC", "about 1 a.m. Sunday", "midnight"; the day may stand beside it."""
    hour, minute = _clock(match)
    if hour is None or (
        match["h24"]
        and not _CLOCK_LEAD.search(setting.words_before)
        and not any(match[g] for g in ("zone", "cwd", "cm", "deictic"))
    ):
        return None  # "1:37" alone is the length of a recording, or a score
    if (
        not match["ap"]
        and not match["word"]
        and 5 <= hour < 12
        and re.search(r"night|evening|afternoon", match["deictic"] or "", re.IGNORECASE)
    ):
        hour += 12
    day, carried = setting.reference, True
    if match["cm"]:
        month, d = month_number(match["cm"]), int(match["cd"])
        year = int(match["cy"]) if match["cy"] else year_for(month, d, setting, match.start())
        day, carried = (safe_date(year, month, d) if year else None), False
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


_CLOCK_LEAD = re.compile(
    r"\b(?:at|around|about|by|until|till|since|before|after|from|to|and|between|approximately|near) $", re.IGNORECASE
)


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
        return with_part(day, part or None, "")
    if word == "overnight":
        if now is None:
            return Reading("TIME", iv.Interval("XXXX-XX-XXTNI"))
        eve = iv.shift(now, -1)
        return Reading("TIME", iv.Interval(f"{eve}TNI", f"{eve}T18:00", f"{now}T09:59"), anchors=True, night=True)
    if word.startswith("last "):
        return with_part(iv.shift(now, -1), word.split()[-1], "")
    if word in {"tonight", "this evening"}:
        interval = iv.of_part(now, "evening")
        value = interval.value.replace("TEV", "TNI") if word == "tonight" else interval.value
        return Reading("TIME", iv.Interval(value, interval.earliest, interval.latest), anchors=True)
    lead = "early" if word.startswith("early") else ""
    return with_part(now, word.split()[-1], lead)


def read_part_of_day(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "that night", "the same evening", "the night before": a part of the day last named, or of one beside it."""
    if match["apart"]:
        step = -1 if match["step"].lower() == "before" else 1
        return with_part(iv.shift(setting.reference, step), match["apart"], "")
    step = 1 if re.search(r"next|following", match.group(), re.IGNORECASE) else 0
    step = -1 if "previous" in match.group().lower() else step
    return with_part(iv.shift(setting.reference, step), match["ppart"], "")


def read_middle(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "mid-morning", "midday", "early morning": of the day last named, else of the day of publication."""
    part = "midday" if match["midday"] else (match["part"] or "early morning").lower()
    return with_part(setting.reference or setting.published, part, "")


def read_small_hours(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "the early hours of Sunday"."""
    return with_part(weekday(match["wd"], "", setting, match.start("wd")), "early morning", "")


def read_attack_day(_match: re.Match[str], _setting: Setting) -> Reading:
    """Read "9/11"."""
    return Reading("DATE", iv.of_day(safe_date(2001, 9, 11)))


def read_sun(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "by nightfall", "before dawn": of the day last named, else of the day of publication."""
    part = "dawn" if match["sun"].lower() in {"dawn", "daybreak", "sunrise"} else "dusk"
    return with_part(setting.reference or setting.published, part, "")


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
    return with_part(day, match["apart"], "") if match["apart"] else Reading("DATE", iv.of_day(day), anchors=True)


def read_relative(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "last week", "this year", "earlier this month", "next weekend", "the last quarter", "last summer"."""
    unit, now = match["runit"].lower(), setting.published
    if match["rrel"].lower().startswith("the ") and _OF_ANOTHER.match(match.string, match.end()):
        return None  # "the last week of the race"
    relation = match["rrel"].lower()
    relation = relation.removeprefix("the ")
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(relation.split()[-1], 0)
    if now is None:
        return Reading(
            "DATE", iv.Interval({"year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX"}.get(unit, "XXXX-XX-XX"))
        )
    if relation == "past" and match["rrel"].lower() != "past" and unit not in {"weekend", "quarter", *iv.SEASONS}:
        return Reading("DURATION", iv.Interval(period(1, unit), *window("past", 1, unit, setting)))
    if relation == "the" and unit == "quarter":
        step = -1  # results are told of the quarter just over
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
        return _season(unit, step, now)
    if unit == "decade":
        first = now.year // 10 * 10 + 10 * step
        return iv.of_years(first, first + 9, f"{first // 10}")
    if unit == "century":
        first = now.year // 100 * 100 + 100 * step
        return iv.of_years(first, first + 99, f"{first // 100}")
    return iv.of_year(now.year + step)


def _season(unit: str, step: int, now: date) -> iv.Interval:
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
