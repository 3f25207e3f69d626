"""Dates by the calendar: days, months, years, decades, seasons, quarters, holidays."""

from __future__ import annotations

import re

from firsthand.language.times import intervals as iv
from firsthand.language.times.timesetting import Reading, Setting, month_number, safe_date, with_part, year_for

_SOON_MONTHS = 4


def read_date(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "Dec. 13", "13 December 2024", "Dec. 12-13"."""
    month, day = month_number(match["m"]), int(match["d"])
    year = int(match["y"]) if match["y"] else year_for(month, day, setting, match.start(), match["dw"])
    if year is None:
        known = safe_date(2000, month, day)  # a leap year: 29 February is a day
        return Reading("DATE", iv.Interval(f"XXXX-{month:02d}-{day:02d}")) if known else None
    first = safe_date(year, month, day)
    if first is None:
        return None
    if match["d2"] and (second := safe_date(year, month, int(match["d2"]))) and second > first:
        return Reading("DATE", iv.of_days(first, second, f"{first}/{second}"), anchors=True)
    return with_part(first, match["of"], "")


def read_numeric(match: re.Match[str], _setting: Setting) -> Reading | None:
    """Read "2024-12-13", "12/13/2024" (American order, unless the first number is no month), "13.12.2024"."""
    if match["iso"]:
        year, month, day = (int(n) for n in match["iso"].split("-"))
    else:
        a, b, year = (int(n) for n in re.split(r"[./]", match["slash"]))
        year += 2000 if year < 50 else 1900 if year < 100 else 0
        month, day = (b, a) if a > 12 or "." in match["slash"] else (a, b)
    found = safe_date(year, month, day)
    return Reading("DATE", iv.of_day(found), anchors=True) if found else None


def read_month(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "October", "May 2008", "early December", "last March", "May last year"."""
    name = match["m"]
    if not name[0].isupper():
        return None
    if not (match["y"] or match["ry"] or match["mod"] or match["rel"]):
        ambiguous = name.lower().rstrip(".") in {"may", "march", "mar", "april", "june", "august", "jan", "dec", "sun"}
        led = re.search(
            r"\b(?:in|since|until|till|by|of|from|through|during|between|and|or|to|before|after|back in|for|this|last"
            r"|next|each|every) $",
            setting.words_before,
            re.IGNORECASE,
        )
        if ambiguous and not led:
            return None
    month = month_number(name)
    published = setting.published
    if match["y"]:
        interval = iv.of_month(int(match["y"]), month)
    elif published is None:
        return Reading("DATE", iv.Interval(f"XXXX-{month:02d}"))
    elif match["ry"]:
        interval = iv.of_month(published.year + {"last": -1, "this": 0, "next": 1}[match["ry"].lower()], month)
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
    if not relation and re.search(r"\b(?:until|till|by) $", setting.words_before) and setting.tense(at) != "past":
        return 1 if month < now else 0
    if not relation and setting.tense(at) == "" and not re.search(r"\b(?:since|last) $", setting.words_before):
        # Nothing shows the tense: the nearest such month, the one just over rather than one to come.
        return -1 if month - now > _SOON_MONTHS else 0 if month - now > _SOON_MONTHS - 12 else 1
    strictly = (relation or "").lower() == "last"
    return -1 if month > now or (strictly and month == now) else 0


def read_year(match: re.Match[str], _setting: Setting) -> Reading | None:
    """Read "2008", "early 2009", "mid-2011", "the end of 2013"."""
    part = next(
        (p for p in ("early", "late", "mid", "beginning", "start", "end") if p in (match["mod"] or "").lower()), ""
    )
    interval = iv.of_year(int(match["y"]))
    return Reading("DATE", iv.narrow(interval, part) if part else interval)


def read_decade(match: re.Match[str], _setting: Setting) -> Reading | None:
    """Read "the 1990s", "the late '80s", "the 20th century"."""
    if match["century"]:
        n = int(match["century"])
        return Reading("DATE", iv.of_years(100 * n - 99, 100 * n, f"{n - 1:02d}")) if 1 < n < 30 else None
    digits = re.sub(r"\D", "", match["decade"])
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    interval = iv.of_years(first, first + 9, f"{first // 10}")
    part = (match["mod"] or "").lower()
    return Reading("DATE", iv.narrow(interval, part) if part in {"early", "late", "mid"} else interval)


def read_ordinal_day(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "the 11th": that day of the month last named, or of the month of publication."""
    base = setting.reference or setting.published
    if base is None:
        return Reading("DATE", iv.Interval(f"XXXX-XX-{int(match['od']):02d}"))
    day = safe_date(base.year, base.month, int(match["od"]))
    if day and setting.published and day > setting.published and setting.tense(match.start()) != "future":
        day = safe_date(base.year - (base.month == 1), (base.month - 2) % 12 + 1, int(match["od"]))
    return Reading("DATE", iv.of_day(day), anchors=True) if day else None


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
