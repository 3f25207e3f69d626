"""A document of an export: a file name, and its text in pieces, so that a large case is never held twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Document:
    """One file of an export."""

    name: str
    pieces: Iterator[str]
