"""Named SQL: the set-wise steps' queries, one file each, in the subset SQLite, DuckDB and Spark share."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any, Protocol


class Connection(Protocol):
    """What a query is run on: any database connection with `execute` and named parameters."""

    def execute(self, sql: str, parameters: Any = ..., /) -> Any:
        """Run one statement."""


def run_sql(connection: Connection, name: str, **parameters: Any) -> list[Any]:
    """Return the rows of the named query.

    Args:
        connection: the database.
        name: "reuse.pairs" is the file `sql/pairs.sql` of the package `firsthand.reuse`.
        parameters: the values of the query's :named parameters.

    Raises:
        ValueError: no package has a query of that name.
    """
    rows: list[Any] = connection.execute(_query(name), parameters).fetchall()
    return rows


@cache
def _query(name: str) -> str:
    match = re.fullmatch(r"([a-z]+)\.([a-z_]+)", name)
    file = resources.files(f"firsthand.{match[1]}") / "sql" / f"{match[2]}.sql" if match else None
    if file is None or not file.is_file():
        raise ValueError(f"no query is named {name!r}")
    return file.read_text(encoding="utf-8")
