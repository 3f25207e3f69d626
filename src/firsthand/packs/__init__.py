"""The vocabularies: kinds of event, things, places and sources, as validated data."""

from firsthand.packs.loader import Packs, load_packs
from firsthand.packs.schema import KindEntry, PackFile, PlaceEntry, SourceEntry, ThingEntry

__all__ = ["KindEntry", "PackFile", "Packs", "PlaceEntry", "SourceEntry", "ThingEntry", "load_packs"]
