"""A number as it stands in a text, before what it counts is known."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Atom:
    """One number as it stands: its own extent, and the extent with its unit."""

    start: int
    end: int
    number_end: int
    number_start: int
    value: float
    unit: str | None
    money: bool
    word: bool
    low: float | None = None  # the lower bound, once joined to a range
    join: str = ""  # how the two ends of a range were joined
    sub: bool = False
    odd: bool = False  # "40-odd"
