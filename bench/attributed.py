"""Attribution on the gold set's rows: the parse that ours and its peer read, and our prediction from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench import attribution
from bench.readings import Reading, parse, report_of

if TYPE_CHECKING:
    from bench.readings import Item, Row


def read(row: Row) -> Reading:
    """Return the row's text put together from its tokens, parsed; spans of it lead back to the row's."""
    whole = attribution.untokenised(row["text"])
    return Reading(report_of(row["id"], whole.text), parse(whole.text), whole.back)


def predict(row: Row, reading: Reading) -> list[Item]:
    """Return the spans of source, cue and content of each attribution of a row."""
    return attribution.predict_row(row, reading.tokens)
