"""The case as one JSON object, one record a line: what the contract promises, and easy to compare by line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from firsthand.export.documents import Document
from firsthand.export.rows import TABLES, meta

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.model import Snapshot


def export_json(snapshot: Snapshot) -> tuple[Document, ...]:
    """Return the whole case as `case.json`."""
    return (Document("case.json", _pieces(snapshot)),)


def dump(value: Any) -> str:
    """Return `value` as one line of JSON; half characters, which no UTF-8 can hold, are escaped."""
    line = json.dumps(value, ensure_ascii=False)
    return line if _is_whole(line) else json.dumps(value, ensure_ascii=True)


def _pieces(snapshot: Snapshot) -> Iterator[str]:
    yield f'{{\n  "meta": {dump(meta(snapshot))}'
    for name, rows in TABLES.items():
        yield f',\n  "{name}": ['
        first = True
        for row in rows(snapshot):
            yield f"{'' if first else ','}\n    {dump(row)}"
            first = False
        yield "]" if first else "\n  ]"
    yield "\n}\n"


def _is_whole(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= c <= "\udfff" for c in text)
