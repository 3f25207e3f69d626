"""The town by whose post office another has its mail: how an archive of addresses names an American suburb.

The Gun Violence Archive files an incident under the city of its postal address: of 720 incidents, 708 stand under a
name that GeoNames' postal codes of their state bear. Reports name the suburb itself; who lives in Sunrise, Florida,
writes "Fort Lauderdale". This says of a town without a post office of its own which name its address bears, and of
every other town nothing. The product does not use it: there, an event was in the town that the reports name.

The table is made by `training/towns/mail.py` from GeoNames' postal codes (CC BY 4.0).
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.language.places.spellings import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

TABLE = Path(__file__).parent / "mail.tsv"
_SHORT = ((r"^st\.? ", "saint "), (r"^mt\.? ", "mount "), (r"^ft\.? ", "fort "), (r"^mc ", "mc"), (r" city$", ""))


def spellings(name: str) -> tuple[str, ...]:
    """Return the forms by which two tables may write one town: Saint and St., with and without "City" and hyphens."""
    form = re.sub(r"[^a-z. ]", "", fold(name).replace("-", " "))
    for short, whole in _SHORT:
        form = re.sub(short, whole, form)
    return tuple(dict.fromkeys((form, form.replace(" ", "").replace(".", ""))))


def mail_town(name: str, state: str) -> str | None:
    """Return the town by whose post office a town has its mail; None for one with its own, and for one unknown."""
    return _table().get((state, fold(name)))


@cache
def _table() -> Mapping[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            state, post, towns = line.split("\t")
            found |= {(state, fold(town)): post for town in towns.split("|")}
    return found
