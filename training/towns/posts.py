"""Write the table of post towns: `python -m training.towns.posts US.txt`, GeoNames' postal codes of the United States.

Hamlets with a post office are news where something happens in them, and the gazetteer's towns begin at five hundred
people. Kept are the names that no town of their state has in the gazetteer, each in the county that the gazetteer
knows, at the middle of its codes (https://download.geonames.org/export/zip/, CC BY 4.0).
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from firsthand.language.places.gazetteer import Gazetteer, load_gazetteer
from firsthand.language.places.spellings import fold
from firsthand.language.places.tables import DATA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NAME, _STATE, _COUNTY, _LAT, _LON = 2, 4, 5, 9, 10
_HEADING = (
    "# first-level division	county	its post towns that the gazetteer's towns lack, each as name:lat:lon;\n"
    "# from GeoNames' postal codes of the United States (CC BY 4.0) by training/towns/posts.py\n"
)


def post_towns(lines: Iterable[str], gazetteer: Gazetteer) -> Iterator[tuple[str, str, str, float, float]]:
    """Yield division, county, name and point of each post town that the gazetteer lacks."""
    points: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        if row[_LAT] and row[_COUNTY]:
            points[f"US.{row[_STATE]}", row[_COUNTY], row[_NAME]].append((float(row[_LAT]), float(row[_LON])))
    for (division, county, name), found in sorted(points.items()):
        known = any(e.division == division for e in gazetteer.towns(name))
        holder = county_of(division, county, gazetteer)
        if not known and holder and name.replace(" ", "").isalpha():
            lat, lon = median(p[0] for p in found), median(p[1] for p in found)
            yield division, holder, name, round(lat, 2), round(lon, 2)


def county_of(division: str, county: str, gazetteer: Gazetteer) -> str:
    """Return a county as the gazetteer writes it; nothing for what it does not know."""
    for name in (county, *(f"{county} {sort}" for sort in ("County", "Parish", "Borough"))):
        for entry in gazetteer.counties(name):
            if entry.division == division and fold(entry.name) == fold(name):
                return entry.name
    return ""


def main() -> None:
    """Write the table beside the other tables of places."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("codes", type=Path)
    lines = parser.parse_args().codes.read_text(encoding="utf-8").splitlines()
    counties: dict[tuple[str, str], list[str]] = defaultdict(list)
    for division, county, name, lat, lon in post_towns(lines, load_gazetteer()):
        counties[division, county].append(f"{name}:{lat}:{lon}")
    rows = [f"{division}\t{county}\t{'|'.join(towns)}\n" for (division, county), towns in sorted(counties.items())]
    (DATA / "posts.tsv").write_text(_HEADING + "".join(rows), encoding="utf-8")
    sys.stdout.write(f"{sum(map(len, counties.values()))} post towns in {len(counties)} counties\n")


if __name__ == "__main__":
    main()
