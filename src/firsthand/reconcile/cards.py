"""What is known of an origin where it is compared with others: a verdict on two is drawn from their two cards.

Two verdicts are the same while the cards are, and what is quoted between them: so that they need not be drawn again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from firsthand.reconcile.toldroles import body_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from firsthand.engine import Kept
    from firsthand.reconcile.origins import Resolution
    from firsthand.reconcile.roots import Names, Root
    from firsthand.reconcile.trades import Trades


@dataclass(frozen=True, slots=True)
class Named:
    """What the reports of a case say of one name."""

    name: str
    fields: frozenset[str]
    role: str
    bodies: tuple[str, ...]  # for which it speaks
    reads: bool  # whether it tells of a picture
    views: bool  # whether it tells off one what stood somewhere
    made: bool  # whether a picture of its own is told of
    journalist: bool  # of no outlet that is known
    body: bool  # no person's


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of one origin; the attributes are those of `Resolution`, as far as they are of this origin.

    Attributes:
        roots: what it is made of.
        conduits: those through whom it is known.
        vouchers: the voices without whom it is not known at all.
        reports: those that cite it.
        gainsaid: the origins that deny what it tells, or tell what it denies.
        forced: the origins that a person held apart from it, each with why.
        names: what is said of the names of its roots and conduits, by name.
    """

    roots: tuple[Root, ...]
    conduits: frozenset[str]
    vouchers: frozenset[str]
    reports: frozenset[str]
    gainsaid: tuple[str, ...]
    forced: tuple[tuple[str, str], ...]
    names: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Voices:
    """What a verdict on two origins may read of names: that of their own, and what the packs say of any."""

    trades: Trades
    groups: Mapping[str, str]
    worldwide: AbstractSet[str]
    fields: Mapping[str, frozenset[str]]
    roles: Mapping[str, str]
    spoken: Mapping[str, tuple[str, ...]]
    readers: AbstractSet[str]
    viewers: AbstractSet[str]
    makers: AbstractSet[str]
    journalists: AbstractSet[str]
    bodies: AbstractSet[str]


def voices_of(cards: Iterable[Card], names: Names) -> Voices:
    """Return what a verdict on the origins of these cards may read of names."""
    told = {named.name: named for card in cards for named in card.names}
    return Voices(
        names.trades,
        names.groups,
        names.worldwide,
        fields={n: k.fields for n, k in told.items() if k.fields},
        roles={n: k.role for n, k in told.items() if k.role},
        spoken={n: k.bodies for n, k in told.items() if k.bodies},
        readers={n for n, k in told.items() if k.reads},
        viewers={n for n, k in told.items() if k.views},
        makers={n for n, k in told.items() if k.made},
        journalists={n for n, k in told.items() if k.journalist},
        bodies={n for n, k in told.items() if k.body},
    )


class Cards:
    """The cards of the origins of a case, each made once; one that is as it was before is the very same object."""

    def __init__(self, resolution: Resolution, kept: Kept) -> None:
        self._resolution, self._kept = resolution, kept
        self._made: dict[str, Card] = {}
        self._named: dict[str, Named] = {}
        self._quoting: dict[Any, dict[str, set[tuple[str, str]]]] = {}
        gainsaid: dict[str, set[str]] = {}
        for a, b in resolution.gainsaid:
            gainsaid.setdefault(a, set()).add(b)
            gainsaid.setdefault(b, set()).add(a)
        self._gainsaid = {origin: tuple(sorted(others)) for origin, others in gainsaid.items()}
        forced: dict[str, set[tuple[str, str]]] = {}
        for (a, b), (_, reason) in resolution.forced.items():
            forced.setdefault(a, set()).add((b, reason))
            forced.setdefault(b, set()).add((a, reason))
        self._forced = {origin: tuple(sorted(others)) for origin, others in forced.items()}

    def settle(self) -> None:
        """Let go of what was found before: all cards that are wanted are made."""
        self._kept.settle()

    def of(self, origin: str) -> Card:
        """Return the card of an origin."""
        if origin not in self._made:
            known = self._resolution
            names = {root.name for root in known.roots[origin]} | known.conduits[origin]
            card = Card(
                known.roots[origin],
                known.conduits[origin],
                known.vouchers[origin],
                known.reports[origin],
                self._gainsaid.get(origin, ()),
                self._forced.get(origin, ()),
                tuple([self._of_name(name) for name in sorted(names)]),
            )
            self._made[origin] = self._kept.of(("card", origin), card, lambda: card)
        return self._made[origin]

    def between(self, origins: Iterable[str]) -> tuple[Any, ...]:
        """Return all that verdicts on any two of these origins are drawn from."""
        listed = tuple(origins)
        given: dict[Any, int] = {}
        for origin in listed:
            for fact in self._resolution.facts.get(origin, ()):
                given[fact] = given.get(fact, 0) + 1
        shared = sorted((fact for fact, many in given.items() if many > 1), key=str)
        desks = (
            {d for o in listed for root in self._resolution.roots[o] for d in self._desks(root.name)} if shared else ()
        )
        quoted = [(fact, told) for fact in shared if (told := self._quoted(fact, desks))]
        return tuple([self.of(origin) for origin in listed]), tuple(quoted)

    def told(self, origins: Iterable[str]) -> str:
        """Return what verdicts on these origins are drawn from, as a text that is the same in every process."""
        cards, quoted = self.between(origins)
        return "\n".join((*map(_told, cards), *(f"{f}{[(n.name, o, _told(c)) for n, o, c in q]}" for f, q in quoted)))

    def _quoted(self, fact: Any, desks: Collection[str]) -> tuple[tuple[Named, str, Card], ...]:
        """Return who of those desks quotes which origin for a figure, with what is known of both.

        Of a common figure there are hundreds, and only who may be one of the origins at hand bears on them.
        """
        if fact not in self._quoting:
            by_desk: dict[str, set[tuple[str, str]]] = {}
            for conduit, origin in self._resolution.quoted.get(fact, ()):
                for desk in self._desks(conduit):
                    by_desk.setdefault(desk, set()).add((conduit, origin))
            self._quoting[fact] = by_desk
        held = self._quoting[fact]
        pairs = {pair for desk in desks if desk in held for pair in held[desk]}
        return tuple([(self._of_name(conduit), origin, self.of(origin)) for conduit, origin in sorted(pairs)])

    def _desks(self, name: str) -> set[str]:
        return {desk_of(name), *map(desk_of, self._resolution.names.spoken.get(name, ()))}

    def _of_name(self, name: str) -> Named:
        if name not in self._named:
            names = self._resolution.names
            named = Named(
                name,
                names.fields.get(name, frozenset()),
                names.roles.get(name, ""),
                tuple(sorted(names.spoken.get(name, ()))),
                name in names.readers,
                name in names.viewers,
                name in names.makers,
                name in names.journalists,
                name in names.bodies,
            )
            self._named[name] = self._kept.of(("named", name), named, lambda: named)
        return self._named[name]


@lru_cache(maxsize=16384)
def desk_of(name: str) -> str:
    """Return the body behind an office's name: the ministry behind its minister, its spokesman."""
    return re.sub(r"\bminister\b", "ministry", body_of(name) or name).removeprefix("the ")


def _told(card: Card) -> str:
    """Return a card as text: sets in order."""
    names = [(n, sorted(n.fields)) for n in card.names]
    sets = [sorted(held) for held in (card.conduits, card.vouchers, card.reports)]
    bare = [(replace(n, fields=frozenset()), fields) for n, fields in names]
    return repr((card.roots, sets, card.gainsaid, card.forced, bare))
