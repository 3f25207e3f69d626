"""dateparser.search on expressions of time: its words, found again in the text; its instant, cut to the stated period.

Function words at the ends of what it returns ("in February", "2003 and") are cut off: its search takes them along.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bench.peers import published

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.readings import Item, Reading, Row

FORMATS = {"year": "%Y", "month": "%Y-%m", "week": "%G-W%V", "day": "%Y-%m-%d", "time": "%Y-%m-%dT%H:%M"}
EDGES = r"(?:in|on|of|at|by|and|to|the|from|for|after|since|until|a|an|is|was|as|,)"
LEFT = re.compile(rf"^(?:{EDGES}\s+)+", re.IGNORECASE)
RIGHT = re.compile(rf"(?:\s*\b{EDGES}|\s*,)+\s*$", re.IGNORECASE)


def load() -> Callable[[Row, Reading], list[Item]]:
    """Return the predictor."""
    from dateparser.date import DateDataParser  # noqa: PLC0415
    from dateparser.search import search_dates  # noqa: PLC0415

    def predict(row: Row, reading: Reading) -> list[Item]:
        settings = {"RELATIVE_BASE": published(row)}
        parser = DateDataParser(languages=["en"], settings=settings)
        text, found, at = reading.report.text, [], 0
        for surface, instant in search_dates(text, languages=["en"], settings=settings) or ():
            start = text.find(surface, at)
            core = RIGHT.sub("", LEFT.sub("", surface))
            if start < 0 or not core:
                continue
            at = start + len(surface)
            start += surface.find(core)
            period = parser.get_date_data(core).period
            found.append(
                {
                    "start": start,
                    "end": start + len(core),
                    "type": "TIME" if period == "time" else "DATE",
                    "value": instant.strftime(FORMATS[period]),
                }
            )
        return found

    return predict
