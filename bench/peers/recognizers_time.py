"""recognizers-text-date-time on expressions of time: span, type, and its TIMEX with the gaps filled.

It reads a text line by line here: given several paragraphs it joins expressions far apart. An open year or weekday
("XXXX-02", "XXXX-WXX-1") is filled from its own resolution, the earlier of the two it offers: news tells of the past.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bench.peers import published

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.readings import Item, Reading, Row

TYPES = {"date": "DATE", "daterange": "DATE", "duration": "DURATION", "set": "SET"}


def load() -> Callable[[Row, Reading], list[Item]]:
    """Return the predictor."""
    from recognizers_date_time import Culture, DateTimeRecognizer  # noqa: PLC0415

    model = DateTimeRecognizer(Culture.English).get_datetime_model()

    def predict(row: Row, reading: Reading) -> list[Item]:
        found, at = [], 0
        for line in reading.report.text.splitlines(keepends=True):
            for result in model.parse(line, published(row)):
                span = {"start": at + result.start, "end": at + result.end + 1}
                found.append({**span, "type": type_of(result.type_name), "value": value_of(result.resolution)})
            at += len(line)
        return found

    return predict


def type_of(name: str) -> str:
    """Return the TIMEX3 type of "datetimeV2.daterange" and its like."""
    return TYPES.get(name.rpartition(".")[2], "TIME")


def value_of(resolution: dict[str, Any] | None) -> str:
    """Return the TIMEX3 value that a resolution gives."""
    values = (resolution or {}).get("values") or [{}]
    timex = str(values[0].get("timex", ""))
    resolved = str(values[0].get("value") or values[0].get("start") or "")
    if "XXXX" not in timex:
        return timex
    if re.fullmatch(r"XXXX-\d\d", timex):
        return resolved[:7]
    day, _, hour = timex.partition("T")
    return resolved[:10] + (f"T{hour}" if hour else "") if day else timex
