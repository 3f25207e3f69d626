"""Certainty and polarity of given events, from FactBank's values to those of the gold set.

The gold set judges an event by its own text, not by the voices above it; so no attributions are given to `assess`.
What the set calls underspecified but positive is an uncommitted mention (Uu); of a declared unknown both are so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.certainty import assess
from firsthand.model import Certainty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.readings import Item, Reading, Row

VALUES = {
    Certainty.CERTAIN: ("CERTAIN", "POS"),
    Certainty.PROBABLE: ("PROBABLE", "POS"),
    Certainty.POSSIBLE: ("POSSIBLE", "POS"),
    Certainty.COUNTERFACT: ("CERTAIN", "NEG"),
    Certainty.IMPROBABLE: ("PROBABLE", "NEG"),
    Certainty.DOUBTFUL: ("POSSIBLE", "NEG"),
    Certainty.UNCOMMITTED: ("UNDERSPECIFIED", "POS"),
    Certainty.DECLARED_UNKNOWN: ("UNDERSPECIFIED", "UNDERSPECIFIED"),
}


def predict(row: Row, reading: Reading) -> list[Item]:
    """Return the certainty and polarity of each event asked about."""
    found = []
    for start, end in events(row, reading):
        span = reading.tokens.char_span(start, end, alignment_mode="expand")
        if span is not None:
            value = assess(span.root, reading.tokens).certainty
            found.append(item(start, end, *VALUES[value]))
    return found


def item(start: int, end: int, certainty: str, polarity: str) -> Item:
    """Return one judgement for the scorer."""
    return {"start": start, "end": end, "certainty": certainty, "polarity": polarity}


def events(row: Row, reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the spans of the events asked about: those of the row's gold, else every verb of the text."""
    if "gold" in row:
        yield from ((g["start"], g["end"]) for g in row["gold"])
    else:
        yield from ((t.idx, t.idx + len(t.text)) for t in reading.tokens if t.pos_ == "VERB")
