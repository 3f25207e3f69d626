"""The vocabularies: kinds of event, things, places and sources, as validated data."""

from firsthand.packs.loader import Packs, load_packs
from firsthand.packs.schema import KindEntry, PackFile, PlaceEntry, SourceEntry, ThingEntry, Trigger, Triggers
from firsthand.packs.wording import fill

__all__ = [
    "KindEntry",
    "PackFile",
    "Packs",
    "PlaceEntry",
    "SourceEntry",
    "ThingEntry",
    "Trigger",
    "Triggers",
    "fill",
    "load_packs",
]
