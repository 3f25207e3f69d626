"""Places: every toponym of a report, placed, with a point, a radius, what contains it, and the runners-up."""

from firsthand.language.places.find import PlaceHints, find_places, hints_for

__all__ = ["PlaceHints", "find_places", "hints_for"]
