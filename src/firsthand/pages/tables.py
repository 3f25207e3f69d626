"""A table of a page, and its twins as files: what can be looked at can be taken away."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

FORMS = ("csv", "json")

# What a spreadsheet takes for a formula or a command (OWASP, "CSV Injection").
_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns, made when they are first read; a cell is what JSON has: text, a number, a list, ..."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: Iterable[tuple[Any, ...]]  # read once


def to_csv(table: Table) -> str:
    """Return the table as CSV (RFC 4180), with nothing in a cell that a spreadsheet would run."""
    return csv_line(table.columns) + "".join(map(csv_line, table.rows))


def to_json(table: Table) -> str:
    """Return the table as JSON: a list of objects by column."""
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def csv_line(cells: Iterable[Any]) -> str:
    """Return one record of a CSV file."""
    buffer = io.StringIO()
    csv.writer(buffer).writerow([inert(cell) for cell in cells])
    return buffer.getvalue()


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
