"""The place that a person means by a name, or by a name and a point."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from firsthand.model import Candidate, Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.packs import Packs

_POINT = re.compile(r"\s*([+-]?\d{1,3}(?:\.\d{1,8})?)\s*[,; ]\s*([+-]?\d{1,3}(?:\.\d{1,8})?)\s*")
_EXACT_KM = 1.0  # how far a point that a person gives may be off
_RUNNERS_UP = 3


def place_named(name: str, point: str, known: Iterable[Place], packs: Packs) -> Place:
    """Return the place of that name.

    A point that is given decides. Else it is the place that the reports mean by that name, else that of a pack, else
    the country, region or most populous town of the gazetteer, its namesakes as candidates; else a name with no point.

    Args:
        name: as a person writes it.
        point: "latitude, longitude" in degrees; empty where none is given.
        known: the places that the case tells of.
        packs: whose places the gazetteer may lack.

    Raises:
        ValueError: the point is none.
    """
    lat_lon = _point(point)
    among = [p for p in known if name.casefold() in (p.name.casefold(), p.text.casefold()) and p.lat is not None]
    if lat_lon is not None:
        within = next((p.within for p in among if (p.lat, p.lon) == lat_lon), ())
        return Place(name, name, *lat_lon, _EXACT_KM, (), within, "point")
    if among:
        return Counter(among).most_common(1)[0][0]
    return _of_pack(name, packs) or _of_gazetteer(name) or Place(name, name, kind="unknown")


def _point(text: str) -> tuple[float, float] | None:
    if not text.strip():
        return None
    found = _POINT.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is no point: write latitude and longitude in degrees, as 34.73, 36.72")
    lat, lon = float(found[1]), float(found[2])
    if abs(lat) > 90 or abs(lon) > 180:
        raise ValueError(f"{text!r} is no point: latitude goes from -90 to 90, longitude from -180 to 180")
    return lat, lon


def _of_pack(name: str, packs: Packs) -> Place | None:
    for entry in packs.places.values():
        if name.casefold() in (n.casefold() for n in (entry.name, *entry.aliases)):
            return Place(entry.name, name, entry.lat, entry.lon, entry.precision_km, (), entry.within, entry.kind)
    return None


def _of_gazetteer(name: str) -> Place | None:
    from firsthand.language.places.gazetteer import load_gazetteer  # noqa: PLC0415 -- a quarter of a second, once
    from firsthand.language.places.spellings import fold  # noqa: PLC0415

    gazetteer = load_gazetteer()
    country = gazetteer.country_names.get(fold(name))
    regions = (gazetteer.region(e) for e in gazetteer.regions.get(fold(name), ()))
    found = [e for e in (country, *regions, *gazetteer.towns(name)) if e is not None]
    if not found:
        return None
    first, *others = found
    candidates = tuple(Candidate(", ".join((o.name, *o.within[-2:])), o.lat, o.lon) for o in others[:_RUNNERS_UP])
    return Place(first.name, name, first.lat, first.lon, first.radius_km, candidates, first.within, first.kind)
