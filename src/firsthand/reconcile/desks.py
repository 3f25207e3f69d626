"""Which voices are one by what they are: a ministry and its minister, one person spelt in two ways.

Joining two voices can only lower the number of origins; it is done where both say one thing, on one day or the next.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from firsthand.reconcile.persons import consonants, person_like
from firsthand.reconcile.roles import unlike

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from firsthand.model import Claim
    from firsthand.reconcile.introduced import Introductions
    from firsthand.reconcile.roots import Root

_MINISTRY = re.compile(
    r"(?:(?P<before>[\w'’\s-]*?)\b(?P<field>[\w-]+(?: and [\w-]+)?) minist(?:ry|er)\b|"
    r"minist(?:ry|er) (?:of|for) (?:the )?(?P<of>[\w-]+(?: and [\w-]+)?))(?P<after>[\w'’\s-]*)$"
)
_DEPUTY = re.compile(r"^(?:(?:first|the|a|an|his|its|country['’]s|acting)\s+)*(?:deputy|vice|assistant)?[\s-]*")
_SMALL = frozenset(
    {"of", "the", "for", "in", "and", "at", "its", "a", "country", "nation", "deputy", "prime", "affairs"}
)
_PAIRS = 60  # voices of one desk beyond which they are not compared pair by pair
_LEAST = 4  # consonants by which a person's name is known however it is spelt


class Desk(NamedTuple):
    """What a ministry is for, and the words for its country."""

    field: str
    nation: frozenset[str]


def one_desk(
    said: Mapping[Root, Sequence[Claim]],
    told: Introductions,
    of_one_matter: Callable[[Root, Root], bool],
    of_one_nation: Callable[[str, str], bool],
) -> list[tuple[Root, Root, str]]:
    """Return the pairs of voices that are one by ministry or by name, each with the reason.

    Args:
        said: the claims of each voice.
        told: how reports introduce them.
        of_one_matter: whether two voices say one thing on one day or the next.
        of_one_nation: whether one word is the other's adjective.
    """
    found: list[tuple[Root, Root, str]] = []
    desks: dict[str, list[tuple[Root, Desk]]] = {}
    spelt: dict[str, list[Root]] = {}
    for root in sorted(said):
        for desk in sorted({d for words in (root.name, *told.roles.get(root.name, ())) for d in _desks(words)}):
            desks.setdefault(desk.field, []).append((root, desk))
        name = root.name
        if root.sort == "speaker" and " " in name and person_like(name) and len(consonants(name)) >= _LEAST:
            spelt.setdefault(consonants(name), []).append(root)
    for listed in desks.values():
        for (a, one), (b, other) in combinations(listed[:_PAIRS], 2):
            named = person_like(a.name) and person_like(b.name) and a.name != b.name
            if a != b and not named and _one_nation(one, other, of_one_nation) and of_one_matter(a, b):
                found.append((a, b, "a ministry, and who speaks for it"))
    found += _forces_of_the_state(said, of_one_matter)
    found += _by_their_letters(said, of_one_matter)
    for alike in spelt.values():
        for a, b in combinations(alike[:_PAIRS], 2):
            apart = unlike(told.fields.get(a.name, frozenset()), told.fields.get(b.name, frozenset()))
            if a.name != b.name and not apart and of_one_matter(a, b):
                found.append((a, b, "one person, whose name is spelt in two ways"))
    return found


def _forces_of_the_state(
    said: Mapping[Root, Sequence[Claim]], of_one_matter: Callable[[Root, Root], bool]
) -> list[tuple[Root, Root, str]]:
    """Return "the army" with the one army that the case names: a state has one, and the reports tell of one thing."""
    named: dict[str, list[Root]] = {}
    bare: dict[str, list[Root]] = {}
    for root in sorted(said):
        match = _FORCE.fullmatch(root.name) if root.sort in ("speaker", "unnamed") else None
        if match is not None:
            (named if match["nation"] else bare).setdefault(match["force"], []).append(root)
    called = [
        (a, b, "the one body of its kind that a state has")
        for force, roots in sorted(bare.items())
        for a, b in combinations(roots[:_PAIRS], 2)
        if a.name != b.name and of_one_matter(a, b) and force not in named
    ]
    return called + [
        (root, other, "the one army that the reports name")
        for force, roots in sorted(bare.items())
        for root in roots
        for other in named.get(force, ())
        if len({r.name for r in named[force]}) == 1 and of_one_matter(root, other)
    ]


def _by_their_letters(
    said: Mapping[Root, Sequence[Claim]], of_one_matter: Callable[[Root, Root], bool]
) -> list[tuple[Root, Root, str]]:
    """Return the bodies called by their letters with those of such a name: "HCSO", "Harlan County Sheriff’s Office"."""
    voices = [root for root in sorted(said) if root.sort in ("speaker", "unnamed")]
    spelt_out: dict[str, list[Root]] = {}
    for root in voices:
        if (letters := _letters_of(root.name)) is not None:
            spelt_out.setdefault(letters, []).append(root)
    return [
        (root, body, "a body, and the letters of its name")
        for root in voices
        if (abbreviated := _ABBREVIATED.match(root.name)) is not None
        for body in spelt_out.get(abbreviated[0], ())[:_PAIRS]
        if body.name != root.name and of_one_matter(root, body)
    ]


@lru_cache(maxsize=1 << 14)
def _letters_of(name: str) -> str | None:
    """Return the first letters of a body's name in lower case, of three words or more; None for a person's."""
    words = [w for w in re.findall(r"[^\W\d_]+(?:['’]s)?", name) if w not in _SMALL]
    return "".join(w[0] for w in words) if len(words) > 2 and not person_like(name) else None


# At the head of a name: "hcpd", "hcpd spokesman".
_ABBREVIATED = re.compile(r"[^\W\d_]{4,6}(?= |$)|[^\W\d_]{3}(?=$| (?:spokes|official|officer|chief|report|statement))")
_FORCE = re.compile(
    r"(?:(?P<nation>[^\W\d_][\w'’ -]*) )?(?:(?:army|military|armed forces)(?:['’]s)? )?"
    r"(?P<force>army|navy|air force|military|coast ?guard|border guard|general staff|joint chiefs|high command)"
)


@lru_cache(maxsize=1 << 16)
def _desks(words: str) -> tuple[Desk, ...]:
    """Return the ministry that words in lower case name, or whose minister: "Arvania's deputy interior minister"."""
    found = _MINISTRY.search(words[:200])
    if found is None:
        return ()
    rest = _DEPUTY.sub("", found["before"] or "") + " " + (found["after"] or "")
    nation = frozenset(re.findall(r"\w{3,}", re.sub(r"['’]s?(?!\w)", "", rest))) - _SMALL
    return (Desk((found["field"] or found["of"]).split()[0], nation),)


def _one_nation(a: Desk, b: Desk, of_one_nation: Callable[[str, str], bool]) -> bool:
    """Return whether nothing tells two desks of one field apart by country."""
    if not a.nation or not b.nation or a.nation & b.nation:
        return True
    return any(of_one_nation(one, other) for one in a.nation for other in b.nation)
