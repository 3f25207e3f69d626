"""The case as tables for a spreadsheet: one file a table, UTF-8, nothing in a cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from firsthand.export.documents import Document
from firsthand.export.rows import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from firsthand.export.rows import Row
    from firsthand.model import Snapshot

# What a spreadsheet takes for a formula or a command (OWASP, "CSV Injection").
_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n")

_COLUMNS = {
    "claims": (
        *("id", "report", "outlet", "published", "kind", "thing", "thing_text", "count_min", "count_max"),
        *("count_approximate", "count_text", "place", "lat", "lon", "from", "to", "earliest", "latest", "as_of"),
        *("tense", "certainty", "source", "chain", "root_stated", "basis", "imagery_provider", "imagery_day"),
        *("event", "origin", "actor", "scope", "hedges", "block", "start", "end", "quote"),
    ),
    "reports": (
        *("id", "external_id", "url", "outlet", "title", "published", "published_source", "retrieved", "language"),
        *("sha256", "source_path"),
    ),
    "findings": (
        *("id", "event", "question", "status", "flags", "summary", "reconciled", "margin", "becomes", "values"),
        *("claims", "origins", "supersedes"),
    ),
    "reuse": ("a_report", "a_start", "a_end", "b_report", "b_start", "b_end", "direction"),
    "lineage": ("from", "to", "kind", "reason", "proof_report", "proof_start", "proof_end"),
    "origins": ("id", "name", "basis", "claims"),
    "sameness": ("a", "b", "verdict", "reason"),
    "judgements": ("id", "when", "who", "action", "target", "before", "after", "reason", "previous", "hash"),
    "failures": ("report", "stage", "reason"),
}


def export_csv(snapshot: Snapshot) -> tuple[Document, ...]:
    """Return one table a file; the claims first, which is what standard output gets."""
    outlets = {r.id: (r.outlet, r.published) for r in snapshot.reports}

    def flat(name: str, row: Row) -> Row:
        """Return a row of a table with one value a cell."""
        if name == "claims":
            outlet, published = outlets.get(row["report"], (None, None))
            return {"outlet": outlet, "published": published, **_flat_claim(row)}
        return _FLATTEN.get(name, dict)(row)

    def pieces(name: str) -> Iterator[str]:
        """Yield the lines of a table, the names of its columns first."""
        yield _line(_COLUMNS[name])
        for row in TABLES[name](snapshot):
            cells = flat(name, row)
            yield _line([cells.get(column) for column in _COLUMNS[name]])

    return tuple(Document(f"{name}.csv", pieces(name)) for name in _COLUMNS)


def inert(value: Any) -> str:
    """Return a cell's text; one that a spreadsheet would take for a formula begins with an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)  # a number of ours, not a text that looks like one: -3.5 stays a number
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = text.replace("\0", "")
    return "'" + text if text.startswith(_ACTIVE) else text


def _line(cells: Any) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow([inert(cell) for cell in cells])
    return buffer.getvalue()


def _joined(items: list[str]) -> str:
    return "; ".join(items)


def _flat_claim(row: Row) -> Row:
    count, place, when, imagery = (row[key] or {} for key in ("count", "place", "when", "imagery"))
    return {
        **{k: v for k, v in row.items() if not isinstance(v, dict | list)},
        "thing": _joined([t["name"] for t in row["things"]]),
        "thing_text": _joined([t["text"] for t in row["things"]]),
        **{f"count_{key}": count.get(key) for key in ("min", "max", "approximate", "text")},
        "place": place.get("name"),
        "lat": place.get("lat"),
        "lon": place.get("lon"),
        "from": (row["from"] or {}).get("name"),
        "to": (row["to"] or {}).get("name"),
        "earliest": when.get("earliest"),
        "latest": when.get("latest"),
        "source": row["chain"][-1]["name"] if row["chain"] else None,
        "chain": " > ".join(link["name"] for link in row["chain"]),
        "imagery_provider": imagery.get("provider"),
        "imagery_day": imagery.get("day"),
        "actor": (row.get("actor") or {}).get("name"),
        "hedges": _joined(row.get("hedges", [])),
    }


def _flat_finding(row: Row) -> Row:
    fragility = row["fragility"]
    lists = {key: _joined(row[key]) for key in ("flags", "claims", "origins")}
    return {**row, **lists, "margin": fragility["margin"], "becomes": fragility["becomes"]}


def _flat_reuse(row: Row) -> Row:
    halves = {f"{half}_{key}": row[half][key] for half in ("a", "b") for key in ("report", "start", "end")}
    return {**halves, "direction": row["direction"]}


def _flat_lineage(row: Row) -> Row:
    return {**row, **{f"proof_{key}": value for key, value in (row["proof"] or {}).items()}}


def _flat_origin(row: Row) -> Row:
    return {**row, "claims": _joined(row["claims"])}


_FLATTEN: dict[str, Callable[[Row], Row]] = {
    "findings": _flat_finding,
    "reuse": _flat_reuse,
    "lineage": _flat_lineage,
    "origins": _flat_origin,
}
