"""Dates as pages, mails and metadata write them, with what stays unsure about each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
# Abbreviations that mean one offset only; IST, CST outside North America and the like stay unsure.
# Months of other languages that news is written in, as they stand in a date: "14 декабря 2024", "14 décembre 2024".
_FOREIGN = {
    name: number
    for names in (
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    )
    for number, name in enumerate(names.split(), start=1)
}
_OFFSETS = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "TRT": 3,
    "SAST": 2, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7,
    "MDT": -6, "PST": -8, "PDT": -7, "AKST": -9, "AKDT": -8, "HST": -10,
}  # fmt: skip
_REGIONS = {"ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles"}

_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = (
    r"(?:"
    r"(?P<y0>(?:19|20)\d\d)[-/.](?P<m0>\d{1,2})[-/.](?P<d0>\d{1,2})"
    r"|(?P<d1>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+" + _MONTH.format("m1") + r"\.?,?[\s-]+(?P<y1>(?:19|20)\d\d)"
    r"|" + _MONTH.format("m2") + r"\.?\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y2>(?:19|20)\d\d)"
    r"|(?P<a3>\d{1,2})[/.-](?P<b3>\d{1,2})[/.-](?P<y3>(?:19|20)\d\d)"
    r")"
)
_ABROAD = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})\.?(?:\s+de)?\s+(?P<month>{'|'.join(_FOREIGN)})(?:\s+de)?\s+(?P<year>(?:19|20)\d\d)(?!\d)"
    r"(?:[\s,]+(?:г\.?,?\s*)?(?:в\s+|um\s+|à\s+)?(?P<hour>\d{1,2})[:h](?P<minute>\d\d))?",
    re.IGNORECASE,
)
_CLOCK = (
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?)?\s*(?P<half>[ap]\.?\s?m\b\.?)?"
    r"\s*\(?(?P<zone>Z\b|[+-]\d\d:?\d\d\b|(?:UTC|GMT)\s?[+-]\s?\d{1,2}(?::?\d\d)?\b|[A-Z]{2,4}\b)?\)?"
)
_FIND = re.compile(
    rf"(?<![\w/.-])(?:(?:at\s+)?(?P<before>{_CLOCK.replace('?P<', '?P<b_')})(?:\s+on)?[,\s|·•—–-]+(?:(?:mon|"
    rf"tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\s+)?)?{_DAY}"
    rf"(?:(?:T|[,\s|·•—–-]+(?:at\s+)?|\s+-\s+)(?P<after>{_CLOCK}))?(?![\w/])",
    re.IGNORECASE,
)
_ISO = re.compile(
    r"\s*(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?\s*"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A day or instant as found. `text` its words; `unsure` of "date" or "time zone"; `start`, `end` in the line."""

    value: str
    unsure: tuple[str, ...] = ()
    start: int = 0
    end: int = 0


def parse_date(text: str | None) -> Dated | None:
    """Return the instant that a metadata field states (ISO 8601, RFC 2822, seconds since 1970, or words), or None."""
    if not text:
        return None
    text = text.strip()[:80]
    found = _ISO.fullmatch(text)
    if found:
        return _iso(found)
    if re.fullmatch(r"\d{10}(?:\d{3})?", text):
        moment = datetime.fromtimestamp(int(text[:10]), UTC)
        return Dated(moment.isoformat())
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError):
        return find_date(text)
    if not 1900 <= moment.year <= 2100:
        return None
    return Dated(moment.isoformat(), () if moment.tzinfo else ("time zone",))


def _iso(found: re.Match[str]) -> Dated | None:
    year, month, day, hour, minute, second, zone = found.groups()
    try:
        if hour is None:
            return _day(int(year), int(month), int(day))
        moment = datetime.fromisoformat(f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}")
        return _zoned(moment, zone) if 1900 <= moment.year <= 2100 else None
    except ValueError:
        return None


def _day(year: int, month: int, day: int, unsure: tuple[str, ...] = (), at: tuple[int, int] = (0, 0)) -> Dated | None:
    try:
        value = date(year, month, day).isoformat()
    except ValueError:
        return None
    return Dated(value, unsure, *at) if 1900 <= year <= 2100 else None


def find_date(line: str) -> Dated | None:
    """Return the first full date (with its clock time and zone, if any) that stands in a line, or None.

    "03/04/2024" is read month first where only that is possible, day first where only that is, and else as unsure.
    """
    for found in _FIND.finditer(line[:2000]):
        g = found.groupdict()
        unsure: tuple[str, ...] = ()
        if g["y0"]:
            parts = int(g["y0"]), int(g["m0"]), int(g["d0"])
        elif g["y1"]:
            parts = int(g["y1"]), _MONTHS[g["m1"].lower()], int(g["d1"])
        elif g["y2"]:
            parts = int(g["y2"]), _MONTHS[g["m2"].lower()], int(g["d2"])
        else:
            a, b = int(g["a3"]), int(g["b3"])
            month, day = (a, b) if b > 12 else (b, a)
            unsure = ("date",) if a <= 12 and b <= 12 and a != b else ()
            parts = int(g["y3"]), month, day
        plain = _day(*parts, unsure, found.span())
        if plain is None:
            continue
        clocked = _clock(plain, g, "b_") if g["before"] else None
        return clocked or (_clock(plain, g, "") if g["after"] else None) or plain
    return _find_abroad(line[:2000])


def _find_abroad(line: str) -> Dated | None:
    """Return the first date written with a month of another language."""
    for found in _ABROAD.finditer(line):
        g = found.groupdict()
        plain = _day(int(g["year"]), _FOREIGN[g["month"].lower()], int(g["day"]), (), found.span())
        if plain and g["hour"] and int(g["hour"]) < 24 and int(g["minute"]) < 60:
            value = f"{plain.value}T{int(g['hour']):02d}:{g['minute']}:00"
            return Dated(value, ("time zone",), plain.start, plain.end)
        if plain:
            return plain
    return None


def _clock(day: Dated, groups: dict[str, str | None], prefix: str) -> Dated | None:
    hour, minute, second = (groups[prefix + name] for name in ("hour", "minute", "second"))
    half, zone = groups[prefix + "half"], groups[prefix + "zone"]
    if hour is None or (minute is None and half is None):
        return None
    hours = int(hour)
    if half:
        if hours > 12:
            return None
        hours = hours % 12 + (12 if half.lower().startswith("p") else 0)
    if hours > 23 or int(minute or 0) > 59 or int(second or 0) > 59:
        return None
    moment = datetime.fromisoformat(day.value).replace(hour=hours, minute=int(minute or 0), second=int(second or 0))
    zoned = _zoned(moment, zone)
    return Dated(zoned.value, (*day.unsure, *zoned.unsure), day.start, day.end)


def _zoned(moment: datetime, zone: str | None) -> Dated:
    """Return the instant with the zone its words give; without one that means a single offset it stays unsure."""
    name = (zone or "").upper().replace(" ", "")
    if name in _OFFSETS:
        return Dated(moment.replace(tzinfo=timezone(timedelta(hours=_OFFSETS[name]))).isoformat())
    if name in _REGIONS:
        try:
            return Dated(moment.replace(tzinfo=ZoneInfo(_REGIONS[name])).isoformat())
        except ZoneInfoNotFoundError:
            return Dated(moment.isoformat(), ("time zone",))
    offset = re.fullmatch(r"(?:UTC|GMT)?([+-])(\d{1,2}):?(\d\d)?", name)
    if offset and int(offset[2]) <= 14 and int(offset[3] or 0) < 60:
        shift = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0)) * (1 if offset[1] == "+" else -1)
        return Dated(moment.replace(tzinfo=timezone(shift)).isoformat())
    return Dated(moment.isoformat(), ("time zone",))
