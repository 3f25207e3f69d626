"""Outlines for the map that a user brings: boundaries are a choice, and not ours to make for everybody."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from firsthand.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 8_000_000  # bytes: they travel with every map page
_GEOJSON = ("FeatureCollection", "Feature", "GeometryCollection", "Polygon", "MultiPolygon", "LineString",
            "MultiLineString")  # fmt: skip


def read_outlines(path: Path) -> str:
    """Return the outlines in a file, TopoJSON or GeoJSON in degrees (WGS 84), as compact JSON.

    Raises:
        SourceError: the file cannot be read, is too large, or is neither.
    """
    remedy = "Give a TopoJSON or GeoJSON file in degrees of longitude and latitude"
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(str(path), f"the outlines could not be read ({error.strerror})", remedy) from error
    if len(data) > LARGEST:
        raise SourceError(str(path), f"the outlines take {len(data):,} bytes, more than {LARGEST:,}", "Simplify them")
    try:
        found = json.loads(data)
    except ValueError as error:
        raise SourceError(str(path), "the outlines are not JSON", remedy) from error
    kind = found.get("type") if isinstance(found, dict) else None
    if kind not in (*_GEOJSON, "Topology") or (kind == "Topology" and not isinstance(found.get("objects"), dict)):
        raise SourceError(str(path), "the outlines are neither TopoJSON nor GeoJSON", remedy)
    return json.dumps(found, separators=(",", ":"))
