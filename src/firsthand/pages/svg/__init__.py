"""The geometry of the figures: where things stand. Templates write the marks; nothing here knows a case or a link."""

from firsthand.pages.svg.lettering import lines, shortened
from firsthand.pages.svg.ranks import Placed, place

__all__ = ["Placed", "lines", "place", "shortened"]
