"""The geometry of the figures: where things stand. Templates write the marks; nothing here knows a case or a link."""

from firsthand.pages.svg.labels import Label, labelled
from firsthand.pages.svg.lettering import lines, shortened
from firsthand.pages.svg.mercator import Mercator, fitted, great_circle, grid
from firsthand.pages.svg.ranks import Placed, Point, place
from firsthand.pages.svg.ways import unneeded, way

__all__ = [
    "Label",
    "Mercator",
    "Placed",
    "Point",
    "fitted",
    "great_circle",
    "grid",
    "labelled",
    "lines",
    "place",
    "shortened",
    "unneeded",
    "way",
]
