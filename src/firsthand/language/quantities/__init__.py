"""Quantities: every number a report states, with its interval, its unit or the noun it counts, and its kind."""

from firsthand.language.quantities.find import find_quantities, stated_values

__all__ = ["find_quantities", "stated_values"]
