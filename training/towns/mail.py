"""Write the table of mail towns: `python -m training.towns.mail US.txt`, GeoNames' postal codes of the United States.

An archive of incidents files them under the town of the postal address; a suburb without a post office of its own has
its mail by a neighbour's. Kept are the gazetteer's towns whose name no postal code of their state bears, each with the
name that the codes around it bear: the three nearest speak for theirs, the nearer the more
(https://download.geonames.org/export/zip/, CC BY 4.0).
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from bench.mail import TABLE, spellings

from firsthand.language.places.divisions import Divisions
from firsthand.language.places.entries import kilometres
from firsthand.language.places.towns import Towns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from firsthand.language.places.entries import Entry

    Code = tuple[float, float, str]  # latitude, longitude, the name of its post office

NEAREST = 3
_NAME, _STATE, _LAT, _LON = 2, 3, 9, 10
_DEGREES = 1.0  # no code farther off is near
_HEADING = (
    "# state	town by whose post office	these towns have their mail, none of their own;\n"
    "# from GeoNames' postal codes of the United States (CC BY 4.0) by training/towns/mail.py\n"
)


def codes_of(lines: Iterable[str]) -> dict[str, list[Code]]:
    """Return the point and the name of each postal code by state."""
    found: dict[str, list[Code]] = defaultdict(list)
    for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        if row[_LAT]:
            found[row[_STATE]].append((float(row[_LAT]), float(row[_LON]), row[_NAME]))
    return found


def mail_towns(codes: dict[str, list[Code]], towns: Iterable[Entry]) -> Iterator[tuple[str, str, str]]:
    """Yield state, town and mail town of each town without a post office, the most populous of a name alone."""
    own = {state: {form for *_, name in found for form in spellings(name)} for state, found in codes.items()}
    seen: set[tuple[str, str]] = set()
    for town in sorted(towns, key=lambda t: (-t.population, t.name)):
        state = town.within[-2]
        if state in codes and town.population and (state, town.name) not in seen:
            seen.add((state, town.name))
            near = nearest(town, codes[state])
            if near and not own[state].intersection(spellings(town.name)):
                yield state, town.name, near


def nearest(town: Entry, codes: Sequence[Code]) -> str:
    """Return the name that most of the nearest codes bear, the nearer the more; nothing where none is near."""
    around = [c for c in codes if abs(c[0] - town.lat) < _DEGREES and abs(c[1] - town.lon) < _DEGREES]
    apart = sorted((kilometres(town.lat, town.lon, lat, lon), name) for lat, lon, name in around)[:NEAREST]
    said: dict[str, float] = defaultdict(float)
    for far, name in apart:
        said[name] += (1 + far) ** -2
    return min(said, key=lambda name: (-said[name], name), default="")


def towns_of(country: str) -> Iterator[Entry]:
    """Yield the gazetteer's towns of a country that lie in one of its states."""
    divisions = Divisions()
    towns = Towns(divisions)
    for code, row in sorted(divisions.numbers.items()):
        if code.startswith(f"{country}."):
            yield from (town for town in towns.inside(country, row) if len(town.within) > 1)


def main() -> None:
    """Write the table beside the adapter that reads it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("codes", type=Path)
    codes = codes_of(parser.parse_args().codes.read_text(encoding="utf-8").splitlines())
    by_post: dict[tuple[str, str], list[str]] = defaultdict(list)
    for state, town, post in mail_towns(codes, towns_of("US")):
        by_post[state, post].append(town)
    rows = [f"{state}\t{post}\t{'|'.join(sorted(towns))}\n" for (state, post), towns in sorted(by_post.items())]
    TABLE.write_text(_HEADING + "".join(rows), encoding="utf-8")
    sys.stdout.write(f"{sum(map(len, by_post.values()))} towns, {len(by_post)} post offices\n")


if __name__ == "__main__":
    main()
