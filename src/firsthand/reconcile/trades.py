"""What people do, by the packs' own nouns for them: a pharmacist of a user's pack is health, as the pack places her."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.reconcile.roles import ANYONE, LAY, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.packs import Packs

# The field of the nouns below a noun of the packs' taxonomy; the nearest above counts. "": it does not say.
_FIELDS = {
    "police officer": "law", "prosecutor": "law", "judge": "law", "lawyer": "counsel",
    "medic": "health", "rescuer": "rescue", "firefighter": "rescue",
    "combatant": "armed", "unit": "armed", "militia": "rebel", "fighter": "rebel", "warlord": "rebel",
    "official": "state", "expert": "expert", "executive": "firm",
    "aid worker": "aid", "activist": "aid", "volunteer": "aid", "priest": "aid",
    "civilian": LAY, "relative": LAY, "friend": LAY,
    "journalist": "", "witness": "", "suspect": "", "detainee": "", "celebrity": "", "pilot": "", "migrant": "",
    "spokesperson": "", "crew member": "", "captain": "", "security guard": "", "protester": "", "leader": "state",
}  # fmt: skip
_AFTER_HEAD = re.compile(r"\s*(?:,|\b(?:of|in|at|on|from|near|with|for|to|who|whose|that|which)\b)")
_LONGEST = 200  # characters of a description that are read
_MOST = 4_096  # descriptions kept


class Trades:
    """The fields of voices by the words that describe them: the common ones first, then the packs' nouns."""

    def __init__(self, packs: Packs) -> None:
        self._nouns: dict[str, str] = {}
        self._known: dict[tuple[str, bool], frozenset[str]] = {}
        for thing in packs.things.values():
            field = _field(thing.name, packs)
            if field:
                for name in (thing.name, thing.plural, *thing.aliases):
                    if name:
                        self._nouns.setdefault(name.casefold(), field)

    def fields_of(self, description: str, named: bool = False) -> frozenset[str]:
        """Return the fields that a description places a voice in; none where it does not say.

        Args:
            description: in lower case, as for `roles.fields_of`.
            named: whether the report names the person so described.
        """
        key = (description[:_LONGEST], named)
        if key not in self._known:
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[key] = fields_of(key[0]) or self._by_noun(key[0]) or fields_of(*key)
        return self._known[key]

    def _by_noun(self, description: str) -> frozenset[str]:
        if ANYONE.search(description):
            return frozenset()
        words = _AFTER_HEAD.split(description, maxsplit=1)[0].split()
        for size in range(min(3, len(words)), 0, -1):
            for name in _singulars(" ".join(words[-size:])):
                if name in self._nouns:
                    return frozenset((self._nouns[name],))
        return frozenset()


def _field(name: str, packs: Packs) -> str:
    """Return the field of the nearest thing above `name`, itself included, that has one."""
    above = [n for n in packs.ancestors(name) if n in _FIELDS]
    nearest = max(above, key=lambda n: (n == name, len(packs.ancestors(n)), n), default="")
    return _FIELDS.get(nearest, "")


def _singulars(name: str) -> Iterator[str]:
    yield name
    for ending, put in (("men", "man"), ("women", "woman"), ("ies", "y"), ("es", ""), ("s", "")):
        if name.endswith(ending):
            yield name.removesuffix(ending) + put
