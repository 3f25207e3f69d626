"""Attribution on the gold set's rows: our prediction, the parse its peer reads, and what of ours is timed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench import attribution
from bench.readings import Reading, parse, report_of
from firsthand.language.attribution import find_attributions
from firsthand.language.sources import find_sources
from firsthand.packs import load_packs

if TYPE_CHECKING:
    from bench.readings import Item, Row
    from firsthand.language.doc import Attribution


def read(row: Row) -> Reading:
    """Return the row's text put together from its tokens, parsed; spans of it lead back to the row's."""
    whole = attribution.untokenised(row["text"])
    return Reading(report_of(row["id"], whole.text), parse(whole.text), whole.back)


def component(_row: Row, reading: Reading) -> tuple[Attribution, ...]:
    """Return the attributions of the text: the component's own work, given the parse."""
    sources = find_sources(reading.tokens, load_packs())
    return find_attributions(reading.tokens, sources, reading.report)


def predict(row: Row, _reading: Reading) -> list[Item]:
    """Return the spans of source, cue and content of each attribution of a row."""
    return attribution.predict_row(row)
