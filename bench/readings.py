"""A row of gold data as the product reads a report: its text and its parse, every offset the row's own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from firsthand.language.parse import parse_text
from firsthand.model import Block, BlockType, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Doc as Tokens

Row = dict[str, Any]
Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """One row's text, parsed. Its text may differ from the row's (untokenised); `back` maps a span to the row's."""

    report: Report
    tokens: Tokens
    back: Callable[[int, int], tuple[int, int]] | None = None

    def span(self, start: int, end: int) -> dict[str, int]:
        """Return a span of this text as one of the row's, in the scorer's words."""
        if self.back is not None:
            start, end = self.back(start, end)
        return {"start": start, "end": end}


def read(row: Row) -> Reading:
    """Return the reading of a row: its whole text as one block of story, as the product parses it."""
    text = row["text"]
    return Reading(report_of(row["id"], text, row.get("published")), parse(text))


def report_of(name: object, text: str, published: str | None = None) -> Report:
    """Return a report of one body block, in English."""
    blocks = (Block(BlockType.BODY, 0, len(text)),)
    return Report(id=str(name), text=text, blocks=blocks, published=published, language="en")


@lru_cache(maxsize=256)
def parse(text: str) -> Tokens:
    """Return the product's parse of a text; tasks on the same texts, and the peers, share it."""
    return parse_text(text, [0])


def words(rows: Sequence[Row]) -> int:
    """Return how many words the texts of the rows have, as white space parts them."""
    return sum(len(row["text"].split()) for row in rows)
