"""Who did it: the party a claim names as the actor, which parties can be one, and which claims tell of one deed.

Only who is told apart by name or by kind of force is a party: "the army", "Dana Holt"; not "a gunman", nor a bullet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.model import BlockType
from firsthand.reconcile.compare import Relation, interval, meet, thing_relation
from firsthand.reconcile.families import NEGATIVE
from firsthand.reconcile.nobody import names_nobody
from firsthand.reconcile.persons import person_like
from firsthand.reconcile.roots import plain
from firsthand.reconcile.union import Groups

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import Claim
    from firsthand.packs import Packs

_FORCES = frozenset({"unit", "combatant", "officer", "agent"})
# Those a force is made of: soldiers are the army's, fighters some militia's.
_MEMBERS = {"soldier": "army", "sailor": "navy", "fighter": "militia", "warlord": "militia"}
_NUMERAL = re.compile(
    r"(?:at least )?(?:one|two|three|four|five|six|seven|eight|nine|ten|both|several|many|some|dozens|hundreds|"
    r"another|others?|\d[\d,.]*)(?:[\s-].*)?"
)
# Common nouns for many, which a sentence may open with.
_OPENING = re.compile(r"(?:Unknown |Masked |Armed |Unidentified )?\w+(?:men|women|ers|ors|ists|ants)")
# Words that two bodies may share without being one.
_COMMON = re.compile(
    r"(?:army|forces?|military|police|militia|group|troops|fighters|rebels|government|party|movement|peoples?|republic|"
    r"united|states?|islamic|national|department|office|front|liberation|democratic|defen[cs]e|security|guard|brigade|"
    r"and|of|the|for|sheriffs?|county|city|unit|air|navy|special|support|rapid)"
)

_ANYONE = frozenset({"", "person", "victim", "body", "adult", "man", "woman", "suspect"})


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """Who is said to have done it: a proper name, or the pack's noun for a force."""

    name: str
    proper: bool


def party_of(claim: Claim, packs: Packs) -> Party | None:
    """Return the party that a claim names as its actor; None where it names none, or denies what it tells."""
    actor = claim.actor
    if actor is None or claim.certainty in NEGATIVE:
        return None
    text = re.sub(r"^(?:the|The|THE)\s+", "", " ".join(actor.text.split()))
    if claim.block is BlockType.HEADLINE and plain(claim.chain[-1].name if claim.chain else "") in (
        plain(text),
        plain(actor.name),
    ):
        return None  # "Police: two dead" makes its speaker no doer
    entry = packs.things.get(actor.name)
    above = packs.ancestors(actor.name)
    if entry is not None and not _has_name(text):
        if not above & _FORCES or "suspect" in above:
            return None
        return Party(entry.name, proper=entry.name[:1].isupper())
    if entry is not None and not (entry.person or above & _FORCES):
        return None
    if not text[:1].isupper() or _NUMERAL.fullmatch(text.casefold()) or names_nobody(text, frozenset()):
        return None
    if _OPENING.fullmatch(text) and claim.quote.lstrip(' "“').startswith(text):
        return None  # "Gunmen took ...": the capital is the sentence's
    return Party(entry.name if entry is not None and entry.name[:1].isupper() else text, proper=True)


def _has_name(text: str) -> bool:
    """Return whether a thing's words hold a proper name ("Marlow Metro Police"): two capitals, and not all of it."""
    capitals = [word for word in text.split() if word[:1].isupper()]
    return len(capitals) > 1 and text.rsplit(maxsplit=1)[-1] in capitals and not text.isupper()


def compare_parties(a: Party, b: Party, packs: Packs) -> Relation:
    """Return how two parties stand: SAME, INSIDE, CONTAINS; NEAR where they may be one; APART where they are not."""
    if a == b or plain(a.name) == plain(b.name):
        return Relation.SAME
    if packs.is_a(a.name, b.name):
        return Relation.INSIDE
    if packs.is_a(b.name, a.name):
        return Relation.CONTAINS
    if not a.proper and not b.proper:
        return Relation.NEAR if _forms(a, packs) & {b.name} or _forms(b, packs) & {a.name} else Relation.APART
    if a.proper != b.proper:
        return Relation.UNKNOWN  # "the army" and "Arvania", "Dana Holt" and "soldiers": not shown to be one, nor two
    if _akin(a.name, b.name):
        return Relation.NEAR
    return Relation.APART if person_like(plain(a.name)) == person_like(plain(b.name)) else Relation.UNKNOWN


def _forms(party: Party, packs: Packs) -> frozenset[str]:
    above = packs.ancestors(party.name)
    return above.union(*(packs.ancestors(body) for member, body in sorted(_MEMBERS.items()) if member in above))


@lru_cache(maxsize=65536)
def _akin(a: str, b: str) -> bool:
    """Return whether two names may be of one: a shared word or stem ("Arvania", "Arvanian army"), or initials."""
    one, other = _telling(a), _telling(b)
    if not one or not other:
        one, other = frozenset(plain(a).split()), frozenset(plain(b).split())
        return one <= other or other <= one
    if any(x == y or (min(len(x), len(y)) > 3 and _one_stem(x, y)) for x in one for y in other):
        return True
    return _initials(a) == b.replace(".", "") or _initials(b) == a.replace(".", "")


@lru_cache(maxsize=16384)
def _telling(name: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]{2,}", plain(re.sub(r"['’]s\b", "", name)))
    return frozenset(word for word in words if _COMMON.fullmatch(word) is None)


def _one_stem(a: str, b: str) -> bool:
    """Return whether one word is made from the other: "Arvania", "Arvanian"."""
    short, long = sorted((a, b), key=lambda word: (len(word), word))
    return long.startswith(short[: max(4, len(short) - 2)])


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())


def parties_by_claim(claims: Sequence[Claim], packs: Packs) -> dict[str, Party]:
    """Return each claim's party, a short name ("Holt") given in full where one longer name has it and no other."""
    named = {c.id: party for c in claims if (party := party_of(c, packs)) is not None}
    told = sorted({p for p in named.values() if p.proper})
    full: dict[Party, Party] = {}
    for party in told:
        words = frozenset(plain(party.name).split())
        longer = [p for p in told if words < frozenset(plain(p.name).split())]
        most = max(longer, key=lambda p: (len(p.name.split()), p), default=None)
        if most is not None and all(
            frozenset(plain(p.name).split()) <= frozenset(plain(most.name).split()) for p in longer
        ):
            full[party] = most
    return {claim_id: full.get(party, party) for claim_id, party in named.items()}


def deeds(claims: Sequence[Claim], packs: Packs) -> list[list[Claim]]:
    """Return the claims that name an actor, those together that may be of one deed: to the same people or things."""
    named = parties_by_claim(claims, packs)
    told = [c for c in sorted(claims, key=lambda c: c.id) if c.id in named]
    groups: Groups[str] = Groups()
    faces: dict[tuple[object, ...], Claim] = {}
    for claim in told:
        key = (named[claim.id], _done_to(claim), claim.count and (claim.count.min, claim.count.max), claim.victim)
        groups.join(claim.id, faces.setdefault(key, claim).id)
    alike = list(faces.values())
    for i, a in enumerate(alike):
        for b in alike[i + 1 :]:
            if _of_one_deed(a, b, packs):
                groups.join(a.id, b.id)
    listed: dict[str, list[Claim]] = {}
    for claim in told:
        listed.setdefault(groups.find(claim.id), []).append(claim)
    return [listed[first] for first in sorted(listed)]


def _done_to(claim: Claim) -> str:
    return claim.things[0].name if claim.things else ""


def _of_one_deed(a: Claim, b: Claim, packs: Packs) -> bool:
    one, other = _done_to(a), _done_to(b)
    if packs.is_a(one, "suspect") != packs.is_a(other, "suspect"):
        return False  # the killer, and whom he killed
    if one and other and thing_relation(one, other, packs) is Relation.APART:
        return False
    if a.victim and b.victim and not frozenset(a.victim.split()) & frozenset(b.victim.split()):
        return False
    if a.count is None or b.count is None or same_number(a, b):
        return True
    return min(a.count.min or 0, b.count.min or 0) > 1


def contested(a: Claim, b: Claim, one: Party, other: Party, packs: Packs) -> bool:
    """Return whether two claims of one deed lay it on different parties.

    Where the parties are of unlike sort (a person, a force) each may have done something of its own: only what was done
    to the same several, or to the same one, is told of both.
    """
    found = compare_parties(one, other, packs)
    if found is not Relation.UNKNOWN:
        return found is Relation.APART
    several = min(a.count.min or 0, b.count.min or 0) > 1 if a.count and b.count else False
    return same_number(a, b) and (several or (_done_to(a) == _done_to(b) and _done_to(a) not in _ANYONE))


def same_number(a: Claim, b: Claim) -> bool:
    """Return whether both tell how many it was done to, and may mean as many."""
    return a.count is not None and b.count is not None and meet(interval(a.count), interval(b.count))
