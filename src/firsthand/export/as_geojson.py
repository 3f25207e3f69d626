"""The claims that have a point on the map, as GeoJSON (RFC 7946): longitude before latitude, WGS 84."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.export.as_json import dump
from firsthand.export.documents import Document
from firsthand.export.rows import claim_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.export.rows import Row
    from firsthand.model import Snapshot


def export_geojson(snapshot: Snapshot) -> tuple[Document, ...]:
    """Return `claims.geojson`: one feature a claim, at its place, else where it went from or to."""
    return (Document("claims.geojson", _pieces(snapshot)),)


def _pieces(snapshot: Snapshot) -> Iterator[str]:
    reports = {r.id: r for r in snapshot.reports}
    yield '{"type": "FeatureCollection", "features": ['
    first = True
    for row in claim_rows(snapshot):
        role = next((r for r in ("place", "from", "to") if row[r] and row[r]["lat"] is not None), None)
        if role is None or row[role]["lon"] is None:
            continue
        report = reports.get(row["report"])
        properties = _properties(row, role)
        properties |= {"outlet": report.outlet, "url": report.url} if report else {}
        point = {"type": "Point", "coordinates": [row[role]["lon"], row[role]["lat"]]}
        feature = {"type": "Feature", "id": row["id"], "geometry": point, "properties": properties}
        yield f"{'' if first else ','}\n  {dump(feature)}"
        first = False
    yield "]}\n" if first else "\n]}\n"


def _properties(row: Row, role: str) -> Row:
    place = row[role]
    return {
        "report": row["report"],
        "kind": row["kind"],
        "things": [t["name"] for t in row["things"]],
        "count": row["count"],
        "role": role,
        "name": place["name"],
        "text": place["text"],
        "precision_km": place["precision_km"],
        "when": row["when"],
        "as_of": row["as_of"],
        "certainty": row["certainty"],
        "basis": row["basis"],
        "source": row["chain"][-1]["name"] if row["chain"] else None,
        "origin": row["origin"],
        "event": row["event"],
        "quote": row["quote"],
    }
