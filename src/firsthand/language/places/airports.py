"""Airports and air bases by name, from airportsdata; its three megabytes are read when the first airport is named."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

from firsthand.language.places.entries import Entry
from firsthand.language.places.gazetteer import load_gazetteer
from firsthand.language.places.spellings import fold


@cache
def _airports() -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    gazetteer = load_gazetteer()
    with (files("airportsdata") / "airports.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if not row["iata"] and "Base" not in row["name"]:
                continue
            land = gazetteer.countries.get(row["country"])
            entry = Entry(
                row["name"], "airport", float(row["lat"]), float(row["lon"]), 3.0, 0, row["country"], "", "",
                tuple(n for n in (row["city"], row["subd"], land.name if land else "") if n),
            )  # fmt: skip
            found.setdefault(_airport_key(row["name"]), entry)
    return found


def _airport_key(name: str) -> str:
    return (
        re.sub(r"\b(?:international|regional|municipal|airport|air base|airfield|london)\b|[^\w ]", " ", fold(name))
        .strip()
        .replace("  ", " ")
    )


def find_airport(text: str) -> tuple[Entry, ...]:
    """Return the airport or air base that a name like "Pearson International Airport" means, if it is known."""
    if not re.search(r"airport|air ?base|airfield", text, re.IGNORECASE):
        return ()
    entry = _airports().get(_airport_key(text))
    return (entry,) if entry else ()
