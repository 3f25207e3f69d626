"""Which satellite pass "the imagery" of a report is, where another of its sentences names the provider and the day."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from firsthand.reconcile.moments import day_number, day_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import Report
    from firsthand.reconcile.roots import Names

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month{0}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = (
    rf"(?:(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH.format(1)}(?:,?\s+(?P<year1>\d{{4}}))?|"
    rf"{_MONTH.format(2)}\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<year2>\d{{4}}))?)"
)
# A picture is taken on a day; the day it was released or published on says nothing of when.
_TAKEN = re.compile(
    rf"\b(?:taken|took|captured|acquired|collected|shot|dated|recorded)\b(?:(?!\b(?:released|published|shared)\b)[^.\n])"
    rf"{{0,60}}?\b{_DAY}"
)
_PICTURE = re.compile(r"\b(?:satellite|images?|imagery|pictures?|photos?|photographs?)\b", re.IGNORECASE)


def pass_named(report: Report, providers: Sequence[str], names: Names) -> tuple[str, str] | None:
    """Return the provider and day of the one satellite picture that a report's text names; None for none or several.

    Args:
        report: its text and day of publication, from which a day without a year is read.
        providers: the names of imagery providers, as packs write them, aliases included.
        names: for their canonical form.
    """
    text = report.text
    told = {names.of(p) for p in providers if p in text and re.search(rf"(?<!\w){re.escape(p)}(?!\w)", text)}
    if len(told) != 1:
        return None
    days = set()
    for m in _TAKEN.finditer(text):
        start = max(text.rfind(".", 0, m.start()), text.rfind("\n", 0, m.start())) + 1
        if _PICTURE.search(text[start : m.end()]) and (day := _day(m, report.published)):
            days.add(day)
    return (told.pop(), days.pop()) if len(days) == 1 else None


def _day(found: re.Match[str], published: str | None) -> str:
    month = _MONTHS.index((found["month1"] or found["month2"])[:3].casefold()) + 1
    number, year = int(found["day1"] or found["day2"]), found["year1"] or found["year2"]
    out = day_number(published)
    if year is None and out is None:
        return ""
    try:
        if year is not None:
            return date(int(year), month, number).isoformat()
        told = date(int(day_text(out or 1)[:4]), month, number)
        return (told if told.toordinal() <= (out or 0) else told.replace(year=told.year - 1)).isoformat()
    except ValueError:
        return ""
