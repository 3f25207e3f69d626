"""Exports: one format a file. Each is a function of the snapshot, and says the same of the same case every time."""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from firsthand.export.as_csv import export_csv
from firsthand.export.as_geojson import export_geojson
from firsthand.export.as_json import dump, export_json
from firsthand.export.documents import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from firsthand.model import Snapshot

    Exporter = Callable[[Snapshot], tuple[Document, ...]]

EXPORTERS: dict[str, Exporter] = {
    "json": export_json,
    "csv": export_csv,
    "geojson": export_geojson,
}


@cache
def exporters() -> dict[str, Exporter]:
    """Return the exporters by format: those in the box, and those of installed `firsthand.exporters` entry points."""
    found = sorted(entry_points(group="firsthand.exporters"), key=lambda point: point.name)
    return {**{point.name: point.load() for point in found}, **EXPORTERS}


__all__ = ["EXPORTERS", "Document", "dump", "export_csv", "export_geojson", "export_json", "exporters"]
