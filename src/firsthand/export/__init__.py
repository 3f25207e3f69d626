"""Exports: one format a file. Each is a function of the snapshot, and says the same of the same case every time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.export.as_csv import export_csv
from firsthand.export.as_geojson import export_geojson
from firsthand.export.as_json import dump, export_json
from firsthand.export.documents import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from firsthand.model import Snapshot

EXPORTERS: dict[str, Callable[[Snapshot], tuple[Document, ...]]] = {
    "json": export_json,
    "csv": export_csv,
    "geojson": export_geojson,
}

__all__ = ["EXPORTERS", "Document", "dump", "export_csv", "export_geojson", "export_json"]
