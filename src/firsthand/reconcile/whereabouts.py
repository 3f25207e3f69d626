"""What one account says of the place of another: each names its own village, gate or strait, and perhaps the other's.

A place is read from a sentence, or borrowed from what stands around it, and either reading may be wrong. Who names the
other's place in the sentence on the event, or in the report from which its own was borrowed, may speak of there.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.reconcile.profile import Profile

_TELLING = 5  # a figure that few other occurrences of a day have


class Naming(IntEnum):
    """How near to what it tells an account names the place of another."""

    NOT = 0
    AROUND = 1  # elsewhere in the report, which gives no place of its own beside it
    BESIDE = 2  # in the sentence on the event


def names_of_spots(profile: Profile) -> Iterator[frozenset[str]]:
    """Yield the words of each name that a place of the account goes by, of places that tell two events apart."""
    for p in profile.places:
        if not p.coarse:
            for name in dict.fromkeys((p.filed[0], p.place.text.casefold())):
                yield frozenset(name.split())


def naming(placed: Profile, other: Profile) -> Naming:
    """Return how near to what it tells `other` names a place of `placed`."""
    if other is placed or not placed.places:
        return Naming.NOT
    said = [name for name in names_of_spots(placed) if name]
    if other.mentions and any(name.issubset(other.mentions) for name in said):
        # "In Shati, in Gaza", and "in Zaytun, in Gaza": each has a name that the other lacks.
        return Naming.AROUND if {*placed.mentions} - {*other.mentions} and _left(other, placed) else Naming.BESIDE
    return Naming.AROUND if other.around and any(other.around >= name for name in said) else Naming.NOT


def _left(other: Profile, placed: Profile) -> set[str]:
    return {*other.mentions} - {*placed.mentions}.union(*names_of_spots(placed))


def told_there(a: Profile, b: Profile) -> bool:
    """Return whether two accounts of two places may be of one: the one names the other's place, and figures are alike.

    Where each sentence names its own place as well, it takes a number that few other occurrences of a day have.
    """
    return _told_at(a, b) or _told_at(b, a)


def _told_at(placed: Profile, other: Profile) -> bool:
    least = 2 if other.borrowed else _TELLING
    if other.borrowed and named_alike(placed, other):
        return True
    return one_number(placed, other, least) and naming(placed, other) is not Naming.NOT


def one_number(a: Profile, b: Profile, least: int) -> bool:
    """Return whether both give one exact figure of `least` or more."""
    return any(
        of == kind and n == one and n.max == n.min and n.min >= least for kind, n in a.counts for of, one in b.counts
    )


def named_alike(a: Profile, b: Profile) -> bool:
    """Return whether a thing of the one has a name, and the other's sentence or report has that name."""
    said = {*b.mentions, *b.around}
    return set(a.things) == set(b.things) and any(said.issuperset(name.split()) for name in a.names if name)
