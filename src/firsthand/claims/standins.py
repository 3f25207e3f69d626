"""What words stand for that name no thing themselves: pronouns, names of ships, places and roads, homonyms, happenings.

What an event selects tells what an unknown name is of (selectional restrictions: Katz and Fodor 1963): what set sail is
a ship, what was besieged a town.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.claims import grammar
from firsthand.claims.mentions import Known
from firsthand.language.surface import sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from firsthand.language.doc import ThingMention

THING_PRONOUNS = {"it": False, "they": True, "them": True}
_BODIES = frozenset({"ORG", "GPE", "NORP"})
# A kind that is of structures alone is told of by their names as well: "Kobero was shut", "the N4 is open again".
_PREMISES = ("structure",)
_NAMED_PREMISES = frozenset({"GPE", "LOC", "FAC", "ORG", "PERSON", ""})  # nobody is shut: a border post of such a name
_CRAFT = frozenset({"ship", "aircraft"})
_ROAD = re.compile(r"(?!G(?:7|8|20)$)[A-Z]{1,2}-?\d{1,4}[A-Z]?")


@dataclass(frozen=True, slots=True)
class Participant:
    """A mention in a role; `scope` is whole, listed, part, named or same (see `Claim.scope`)."""

    mention: ThingMention
    scope: str = "whole"
    named: str | None = None


class StandIns(Known):
    """What a word stands for in one Doc, by what the event that is told of it is about."""

    def itself(self, token: Token, name: str) -> Participant:
        """Return a happening as the thing of its own event: "two [explosions] were heard"."""
        return Participant(self._as(token, name, plural=token.tag_ == "NNS"))

    def _stand_ins(self, listed: list[Token], roots: tuple[str, ...], trigger: Token) -> Iterator[Participant]:
        """Yield what a pronoun stands for, and the body that acts for its forces: "Russia is withdrawing"."""
        for token in listed:
            plural = THING_PRONOUNS.get(token.lower_)
            if plural is not None:
                antecedent = self._antecedent(token, roots, plural=plural) if roots else None
                speaker = _of_whom_says(token) if not roots else None
                if antecedent is not None:
                    yield Participant(self._as(token, antecedent.thing.name, plural=plural))
                elif speaker is not None:
                    yield Participant(self._as(speaker, self._name(speaker), plural=False))
            elif (counted := self._number_of_them(token, roots)) is not None:
                yield Participant(counted)
            elif token.lower_ == "she" and roots and set(roots) <= _CRAFT:
                ship = self._antecedent(token, roots, plural=False)
                if ship is not None:
                    yield Participant(self._as(token, ship.thing.name, plural=False))
            elif len(roots) == 1 and self._is_a_craft(token, roots[0], trigger):
                yield Participant(self._as(token, roots[0], plural=False))
            elif roots == _PREMISES and _is_road(token):
                yield Participant(self._as(token, "road", plural=False))
            elif roots == _PREMISES and grammar.is_passive(token.head) and self._is_a_place(token):
                yield Participant(self._as(token, "structure", plural=False))
            elif "settlement" in roots and token.i in self.settled:
                yield Participant(self._as(token, "settlement", plural=False))
            elif token.ent_type_ in _BODIES and (not roots or "unit" in roots):
                yield Participant(self._as(token, self._name(token), plural=False))

    def _is_a_craft(self, token: Token, sort: str, trigger: Token) -> bool:
        """Return whether a name with an article is a ship's, or a plane's, of a report that tells of one: "the Lena".

        People bear no article, and what only ships do ("sank", "weighed anchor") tells which of the two it is.
        """
        if sort not in _CRAFT:
            return False
        if token.lower_ == "one" and any(c.lower_ in {"the", "a"} for c in token.lefts):
            return any(c.dep_ == "amod" for c in token.lefts)  # "the big grey one touched down"
        if token.tag_ != "NNP" or token.ent_type_ == "NORP":
            return False
        before = _before_name(token)
        named = self.by_head.get(before.i) if before is not None else None
        if named is not None and self.packs.is_a(named.thing.name, sort):
            return True  # "Riverboat Estrela do Sul"
        if before is None or before.lower_ != "the":
            return False
        told = any(self.packs.is_a(m.thing.name, sort) for m in self.doc.things)
        return told or trigger.lemma_.lower() in _OF_CRAFT_ALONE

    def _homonym(self, token: Token, roots: tuple[str, ...]) -> ThingMention | None:
        """Return the thing that a word means only where its usual sense cannot be meant: "the coach overturned"."""
        names = self.packs.homonyms.get(token.lemma_.lower(), ())
        if not names or not roots or token.pos_ not in {"NOUN", "PROPN"}:
            return None
        usual = self.by_head.get(token.i)
        if usual is not None and any(self.packs.is_a(usual.thing.name, root) for root in roots):
            return None
        name = next((n for n in names if any(self.packs.is_a(n, root) for root in roots)), None)
        return None if name is None else self._as(token, name, plural=token.tag_ in {"NNS", "NNPS"})

    def _is_a_place(self, token: Token) -> bool:
        return token.i in self.placed or (token.pos_ == "PROPN" and token.ent_type_ in _NAMED_PREMISES)

    def _number_of_them(self, token: Token, roots: tuple[str, ...]) -> ThingMention | None:
        """Return the things just told of that a bare number counts: "120 drones, of which [96] were shot down"."""
        if token.pos_ != "NUM" or not roots:
            return None
        quantity = self.quantity_at.get(token.i)
        if quantity is None or quantity.kind != "count":
            return None
        related = [t for t in (*token.children, *token.head.children) if t.dep_ == "prep" and t.lower_ == "of"]
        if not any(o.lower_ in {"which", "them", "these", "those"} for p in related for o in p.children):
            return None
        found = self._antecedent(token, roots, plural=True)
        if found is None or found.start < sentence_of(token).start_char:
            return None
        return self._as(token, found.thing.name, plural=True)


def _is_road(token: Token) -> bool:
    """Return whether a word is the number of a road: "the N4", "Route M23"."""
    return _ROAD.fullmatch(token.text) is not None and any(
        c.lower_ in {"the", "route", "highway", "motorway", "road"} for c in token.lefts
    )


def _before_name(last: Token) -> Token | None:
    """Return the word before a name, which may have small words in it: the "the" of "the Estrela do Sul"."""
    first = last.i
    while first and (last.doc[first - 1].tag_ == "NNP" or last.doc[first - 1].lower_ in _JOINING):
        first -= 1
    opening = last.doc[first]
    if first < last.i and opening.i == sentence_of(last).start:
        return opening  # a sort, with the capital of a sentence: "Riverboat Estrela do Sul"
    return last.doc[first - 1] if first else None


def _of_whom_says(pronoun: Token) -> Token | None:
    """Return the body that says of itself what it did: "the [company] says it signed"."""
    clause = grammar.clause_of(pronoun)
    if pronoun.lower_ != "it" or clause.dep_ != "ccomp" or clause.head.lemma_.lower() not in _SAYING:
        return None
    return next((s for s in grammar.subjects(clause.head) if s.pos_ == "PROPN"), None)


_SAYING = frozenset({"say", "announce", "report", "confirm", "state", "claim", "add", "declare"})
_JOINING = frozenset({"do", "da", "de", "of", "del", "dos", "la", "el", "al", "e", "-", "i", "ii", "iii", "iv"})
_OF_CRAFT_ALONE = frozenset(
    {
        "sail",
        "set",
        "drop",
        "dock",
        "moor",
        "berth",
        "anchor",
        "founder",
        "weigh",
        "cast",
        "steam",
        "put",
        "tie",
        "scuttle",
    }
)
