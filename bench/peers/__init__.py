"""What a user would pick otherwise: each file's `load` gives a system over the same rows, or an ImportError."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.readings import Row

UNDATED = "2000-01-01"
"""The day that stands for an unknown one: a peer that resolves against today would give another answer tomorrow."""


def published(row: Row) -> datetime:
    """Return the day a row's text was published."""
    return datetime.fromisoformat((row.get("published") or UNDATED)[:10])


def vocabulary(words: str) -> frozenset[str]:
    """Return the words of a list written in one line."""
    return frozenset(words.split())
