"""Sources that another report names more closely: whom an outlet named, and a force that its town has but one of.

Joining two voices can only lower the number of origins.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from firsthand.reconcile.compare import interval, meet, place_name
from firsthand.reconcile.moments import day_number
from firsthand.reconcile.roles import unlike
from firsthand.reconcile.toldroles import body_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from firsthand.model import Claim
    from firsthand.reconcile.introduced import Introductions
    from firsthand.reconcile.roots import Root
    from firsthand.reconcile.union import Groups

ONE_OF_A_TOWN = re.compile(
    r"(?:(?:local|city|town|municipal|state|provincial|regional|district|county|national)\s+)*"
    r"(?P<body>police(?: force)?|(?:fire|rescue|ambulance|prison|emergency|border) "
    r"(?:brigade|department|service|agency)s?|civil (?:protection|defen[cs]e)(?: (?:service|agency|department))?|"
    r"coast ?guard|firefighters|prosecutors?|prosecutor['’]?s?['’]? office|port authority|(?:city|town) hall|"
    r"municipality|customs)"
)
_NEAR = 1  # days by which two tellings of one statement may be dated apart
_MANY = 3  # fewer may be two forces' by chance
_MOST = 60  # voices of one body, place and number that are compared pair by pair


def retold(
    roots: Mapping[str, Root], claims: Sequence[Claim], outlets: Mapping[str, str], told: Introductions
) -> Iterator[tuple[Root, Root]]:
    """Yield the pairs that are one: "the Courier, citing the brother", and the brother whom the Courier itself names.

    Only where the Courier has one voice, named or else unnamed, for what is told, and its words for him do not gainsay
    the description.

    Args:
        roots: each claim's root.
        claims: all of them.
        outlets: the canonical name of each report's outlet, by the report's id.
        told: how reports introduce their voices.
    """
    own: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        if claim.report in outlets and roots[claim.id].sort in ("speaker", "unnamed"):
            for key in _told_by(outlets[claim.report], claim):
                own.setdefault(key, []).append(claim)
    for claim in claims:
        root = roots[claim.id]
        if root.sort != "unnamed" or outlets.get(claim.report, root.scope) == root.scope:
            continue
        named = {
            roots[other.id]
            for other in next((own[key] for key in _told_by(root.scope, claim) if key in own), ())
            if claim.count is None or other.count is None or meet(interval(claim.count), interval(other.count))
        }
        named = {voice for voice in named if voice.sort == "speaker"} or named
        if len({voice.name for voice in named}) == 1:
            yield from ((root, voice) for voice in sorted(named) if _may_be_called(root, voice, told))


def _told_by(outlet: str, claim: Claim) -> tuple[tuple[str, ...], ...]:
    """Return the keys of what an outlet tells: of those things, else of that kind of event at all."""
    return (outlet, claim.kind, *sorted(t.name for t in claim.things)), (outlet, claim.kind)


def _may_be_called(unnamed: Root, voice: Root, told: Introductions) -> bool:
    """Return whether a description fits the words by which reports introduce a named voice."""
    head = re.split(r"\s+(?:of|in|at|on|from|near|who|for|with)\s+", unnamed.name)[0].split()[-1:]
    roles = told.roles.get(voice.name, set())
    if any(re.search(rf"\b{re.escape(word)}\b", role) for word in head for role in roles):
        return True
    one = told.trades.fields_of(unnamed.name)
    other = told.fields.get(voice.name, frozenset())
    if voice.sort == "unnamed":
        other = told.trades.fields_of(voice.name)
    return bool(one & other) or (not roles and not unlike(one, other))


def join_forces(
    said: Mapping[Root, Sequence[Claim]], told: Introductions, groups: Groups[Root], reasons: dict[Root, set[str]]
) -> None:
    """Join the police, the fire brigade and the like of two reports, and who speaks for them, over one fact.

    A force without a name may be another town's: they are one only where both give the same number of one kind of
    thing at the same place, on one day or the next.
    """
    alike: dict[tuple[str, str, str, int], list[Root]] = {}
    for root in sorted(said):
        spoken = told.bodies.get(root.name, set()) | {root.name, body_of(root.name)}
        forces = {found["body"] for body in spoken if (found := ONE_OF_A_TOWN.fullmatch(body)) is not None}
        for claim in said[root][:_MOST] if forces else ():
            place, count = claim.place or claim.origin_place, claim.count
            if place is not None and count is not None and count.min == count.max and (count.min or 0) >= _MANY:
                for force in sorted(forces):
                    listed = alike.setdefault((force[:5], claim.kind, place_name(place), count.min or 0), [])
                    if root not in listed:
                        listed.append(root)
    for listed in alike.values():
        for a, b in combinations(listed[:_MOST], 2):
            one, other = day_number(a.day), day_number(b.day)
            if one is not None and other is not None and abs(one - other) <= _NEAR and not _two_people(a, b, told):
                groups.join(a, b)
                reasons.setdefault(a, set()).add("one force of one place, with one number")


def _two_people(a: Root, b: Root, told: Introductions) -> bool:
    """Return whether both are named people: two who speak for one force may each have seen for themselves."""
    return a.name != b.name and bool(told.bodies.get(a.name)) and bool(told.bodies.get(b.name))
