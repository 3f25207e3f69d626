"""Certainty from a list of words that stand shortly before the event in its sentence; no grammar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.certainty import events, item
from bench.peers import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.readings import Item, Reading, Row

REACH = 5
"""How many words before the event are looked at; of 2 to 8 the best for macro F1."""

POSSIBLE = vocabulary("may might could possibly perhaps maybe reportedly allegedly alleged possible unconfirmed")
PROBABLE = vocabulary("probably likely apparently presumably suspected believed seems seem appears appear")
NEGATIVE = vocabulary("not n't n’t never no without neither nor denied")
OPEN = vocabulary("will would 'll if unless whether should expected plans planned hopes")


def load() -> Callable[[Row, Reading], list[Item]]:
    """Return the predictor."""

    def predict(row: Row, reading: Reading) -> list[Item]:
        return [item(start, end, *_judged(start, end, reading)) for start, end in events(row, reading)]

    return predict


def _judged(start: int, end: int, reading: Reading) -> tuple[str, str]:
    """Return certainty and polarity by the words before."""
    span = reading.tokens.char_span(start, end, alignment_mode="expand")
    if span is None:
        return "CERTAIN", "POS"
    first = max(span.start - REACH, span.sent.start)
    before = {t.lower_ for t in reading.tokens[first : span.start]}
    polarity = "NEG" if before & NEGATIVE else "POS"
    if before & POSSIBLE:
        return "POSSIBLE", polarity
    if before & PROBABLE:
        return "PROBABLE", polarity
    return ("UNDERSPECIFIED" if before & OPEN else "CERTAIN"), polarity
