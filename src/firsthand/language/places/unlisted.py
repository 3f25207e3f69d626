"""Names that no gazetteer knows: hamlets that the text says are places, and capitals that name nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.language.places.placing import Placed, somewhere_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from firsthand.language.places.entries import Entry

_BEFORE = re.compile(
    r"\b(?:(?:town|village|city|hamlet|community) of|near|outside|north of|south of|east of|west of"
    r"|miles from)(?: the)?(?: (?:tiny|small|rural))? $"
)
_AFTER = re.compile(r",? (?:an? (?:tiny |small |rural )?(?:town|village|hamlet|community)\b|area of\b)")
_CORNER = re.compile(r",? (?:and|&|at) [A-Z]|[’'-]")
_REACH = 40  # characters
_MOST_WORDS = 2


def settle(placed: Sequence[Placed], text: str, titles: Iterable[str]) -> list[Placed]:
    """Return what was placed, hamlets put into the one county that the report names, and names that are none left out.

    A hamlet is what the text says is a village, or that something is near, in a report of one county; every mention of
    its name is meant. In a title in capitals a word that the rest of the report never writes so is no name.
    """
    unknown = [p for p in placed if p.entry is None and p.whole is None and p.toponym.role in {"name", "bare"}]
    if not unknown:
        return list(placed)
    county = _only_county(placed)
    hamlets = {p.toponym.text for p in unknown if county is not None and _is_said_to_be_one(p, text)}
    capitals = {p.toponym.text for p in unknown if _is_but_a_capital(p.toponym.text, text, titles)}
    settled = []
    for one in placed:
        if one in unknown and one.toponym.text in hamlets and county is not None:
            settled.append(replace(one, entry=somewhere_in(one.toponym, county)))
        elif one not in unknown or one.toponym.text not in capitals:
            settled.append(one)
    return settled


def _only_county(placed: Iterable[Placed]) -> Entry | None:
    """Return the county of a report that names no other."""
    found = {p.entry for p in placed if p.entry is not None and p.entry.kind == "county"}
    return next(iter(found)) if len(found) == 1 else None


def _is_said_to_be_one(one: Placed, text: str) -> bool:
    name = one.toponym
    if len(name.text.split()) > _MOST_WORDS or not name.text.replace(" ", "").isalpha() or name.text.isupper():
        return False
    if _CORNER.match(text, name.end):
        return False
    before = text[max(0, name.start - _REACH) : name.start]
    return _BEFORE.search(before) is not None or _AFTER.match(text, name.end) is not None


def _is_but_a_capital(name: str, text: str, titles: Iterable[str]) -> bool:
    """Return whether a name is written small, or stands in a title alone."""
    if not any(c.isupper() for c in name):
        return True
    return any(name in title and text.count(name) <= title.count(name) for title in titles)
