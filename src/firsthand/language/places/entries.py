"""One place of the gazetteer as a record, how English news write its name, and how far two of them lie apart."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer. `division` is its first-level code ("US.CA"), `county` the name of the second."""

    name: str
    kind: str  # city, county, region, country, continent
    lat: float
    lon: float
    radius_km: float
    population: int = 0
    country: str = ""
    division: str = ""
    county: str = ""
    within: tuple[str, ...] = ()


def english(name: str) -> str:
    """Return a town's name as English-language news write it: "San Jose", "New York"."""
    text = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return "New York" if text == "New York City" else text


def plain(name: str) -> str:
    """Return a name without the marks of a scholarly transliteration: "Ţarţūs" is "Tartus", "Köln" stays."""
    if name.isascii():
        return name
    kept = []
    for char in name:
        base = unicodedata.normalize("NFD", char)
        # Latin-1 letters are those of European languages' own spelling; the rest mark a transliteration.
        kept.append(char if char <= "ÿ" else base[0])
    return "".join(kept).replace("‘", "").replace("’", "'").replace("ʿ", "").replace("ʾ", "")


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the great-circle distance."""
    p, q = math.radians(lat), math.radians(other_lat)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))
