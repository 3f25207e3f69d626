"""The things of one text by the token that heads them, with names, pronouns and bare numbers read as people."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.doc import ThingMention
from firsthand.language.surface import sentences_of
from firsthand.model import BlockType, Thing
from firsthand.packs.nouns import class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from firsthand.language.doc import Doc, Quantity
    from firsthand.packs import Packs

_OTHERS = frozenset({"other", "others", "another"})
_PEOPLE_PRONOUNS = frozenset(
    {"he", "she", "him", "her", "they", "them", "who", "i", "we", "someone", "somebody", "anyone", "anybody"}
    | {"himself", "herself", "themselves", "self", "myself"}  # "killed his wife and himself"
)
_AT_WORK = cues.WITNESS_NOUNS | cues.EXPERT_NOUNS  # people by what they do, beyond those that a pack lists
_SENTENCES_BACK = 2
_OFFICE = 9  # tokens from an office to the name of who holds it
FATES = frozenset({"shot", "killed", "dead", "dies", "died", "wounded", "injured", "hurt", "slain", "missing"})
"""What befell somebody, as headlines put it beside a noun."""
PARTS = frozenset(
    {"gate", "entrance", "door", "window", "wall", "fence", "perimeter", "edge", "side", "corner", "section", "piece"}
    | {"fragment", "remnant", "remains", "debris", "wreckage", "tail", "fin", "nose", "wing", "roof", "floor", "lobby"}
    | {"outskirt", "outskirts", "surroundings", "approach", "courtyard", "parking", "picture", "image", "sound", "end"}
)

"""Parts of a thing, which it is not: who takes the outer gates of a base has not taken the base."""
_BY_HEAD = {"crew": "crew member", "family": "person", "crowd": "person", "throng": "person"}
"""Groups counted by head, and who each is."""
_CLINGING = re.compile(r"[’']s?$")  # "Anna Weller's death"


def number_of(group: Token) -> Token | None:
    """Return the number of heads that a group is told to be of: "a crew of [five]", "a family of [six]"."""
    if group.lower_ not in _BY_HEAD:
        return None
    phrases = [c for c in group.children if c.dep_ == "prep" and c.lower_ == "of"]
    return next((o for p in phrases for o in p.children if o.dep_ == "pobj" and o.pos_ == "NUM"), None)


class Known:
    """What one Doc knows of each token: the thing it heads, the name, number or place it is part of."""

    def __init__(self, doc: Doc, packs: Packs) -> None:
        self.doc, self.packs = doc, packs
        self.tokens = doc.tokens
        self.surnames = frozenset(head.text for m in doc.things if _is_named_by_age(head := doc.tokens[m.head]))
        things = (m for m in doc.things if not _is_a_surname(doc.tokens[m.head], m, self.surnames))
        self.by_head: dict[int, ThingMention] = {m.head: self._by_member(m) for m in things}
        self.named = {i: e.text for e in doc.tokens.ents for i in range(e.start, e.end)}
        self.quantity_at: dict[int, Quantity] = {}
        self.placed = {t.i for p in doc.places if (s := doc.tokens.char_span(p.start, p.end)) is not None for t in s}
        wide = {"country", "continent", "region", "state", "site"}
        towns = (p for p in doc.places if p.place.kind not in wide and not p.adjectival)
        self.settled = {t.i for p in towns if (s := doc.tokens.char_span(p.start, p.end)) is not None for t in s}
        for quantity in doc.quantities:
            span = doc.tokens.char_span(quantity.start, quantity.end, alignment_mode="expand")
            if span is not None:
                for token in span:
                    self.quantity_at[token.i] = quantity

    def _by_member(self, mention: ThingMention) -> ThingMention:
        """Return a crew that is counted by head as its members: "ten of its 25 crew", "a family of five"."""
        head = self.tokens[mention.head]
        member = _BY_HEAD.get(head.lower_, "")
        if member not in self.packs.things:
            return mention
        above = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head
        numbers = [c for c in head.children if c.dep_ == "nummod" and c.i < head.i]
        counted = any(n.lower_ not in {"one", "1"} for n in numbers) or any(c.lower_ == "both" for c in head.lefts)
        if not (counted or above.pos_ == "NUM" or number_of(head)):
            return mention
        return replace(mention, thing=Thing(member, mention.thing.text), plural=True, person=True)

    def _antecedent(self, token: Token, roots: tuple[str, ...], *, plural: bool) -> ThingMention | None:
        """Return the nearest earlier thing, in this sentence or the two before it, that can be meant."""
        sentences = [s.start_char for s in sentences_of(self.tokens) if s.start_char <= token.idx]
        earliest = sentences[-1 - _SENTENCES_BACK :][0] if sentences else 0
        for mention in reversed(self.doc.things):
            before = earliest <= mention.start and mention.end <= token.idx
            fits = not roots or any(self.packs.is_a(mention.thing.name, r) for r in roots)
            if before and fits and not mention.person and mention.plural == plural:
                return mention
        return None

    def _as(self, token: Token, name: str, *, plural: bool) -> ThingMention:
        thing = Thing(name, token.text)
        return ThingMention(token.idx, token.idx + len(token), token.i, thing, plural, definite=True, person=False)

    def _here(self, token: Token, *, people: bool) -> tuple[ThingMention, str | None] | None:
        mention = self.by_head.get(token.i)
        if mention is not None:
            return mention, self._apposed_name(token) if mention.person else None
        beside = self._named_thing(token)
        if beside is not None:
            return beside, None
        if token.ent_type_ == "PERSON" and people and token.i not in self.placed:
            described = self._headline_words(token)
            return (
                (described, None)
                if described is not None
                else (self._person(token, self._name(token)), self._name(token))
            )
        if people and token.pos_ == "PROPN" and (self._aged(token) or token.text in self.surnames):
            name = " ".join(t.text for t in (*(c for c in token.lefts if c.dep_ == "compound"), token))
            return self._person(token, name), name
        unlisted = self._unlisted(token, people=people)
        if unlisted is not None:
            return unlisted, None
        if not people:
            return None
        if token.lower_ in {"old", "olds"} and any(c.lemma_ == "year" for c in token.children):
            return self._person(token, token.text), None  # "a 62-year-old was found dead"
        if token.lower_ in _PEOPLE_PRONOUNS:
            return self._person(token, token.text), None
        if token.pos_ == "NOUN" and token.lemma_.lower() in _AT_WORK:
            return self._person(token, token.text), None
        if token.tag_ == "NNPS" and token.ent_type_ == "NORP":
            return self._person(token, token.text), None  # "five Brazilians were held"
        quantity = self.quantity_at.get(token.i)
        if (quantity is not None and quantity.kind == "count") or token.lower_ in _OTHERS:
            return self._person(token, token.text), None
        return None

    def _meant_as_people(self, token: Token) -> ThingMention | None:
        """Return the people that a word for a thing names where only people can be meant: "eleven diggers died"."""
        mention = self.by_head.get(token.i)
        if mention is None or mention.person or mention.thing.text.casefold() != token.lower_:
            return None
        return self._person(token, token.text) if class_of(token.lemma_.lower()) == "person" else None

    def _unlisted(self, token: Token, *, people: bool) -> ThingMention | None:
        """Return what a noun names that no pack lists: "seven warders", "six Brazilians", "three kiosks"."""
        noun = token.lemma_.lower()
        native = token.ent_type_ == "NORP" and token.tag_ in {"NNS", "NNPS"}
        if not (token.pos_ == "NOUN" or native) or noun in self.packs.things or noun in PARTS:
            return None
        named = "person" if native else class_of(noun)
        if named == "person":
            return self._person(token, token.text) if people else None
        if named is None or named not in self.packs.things:
            return None
        plural = token.tag_ in {"NNS", "NNPS"}
        definite = any(c.dep_ in {"det", "poss"} and c.lower_ not in {"a", "an"} for c in token.children)
        end = token.idx + len(token)
        return ThingMention(token.idx, end, token.i, Thing(noun, token.text), plural, definite, person=False)

    def _headline_words(self, token: Token) -> ThingMention | None:
        """Return who is described by a headline's capitals that were taken for a name: "Child Shot"."""
        name = self._name(token)
        if "old" in name.lower().split("-"):
            return self._person(token, token.text)  # "Kosice 4-year-old"
        if name.rpartition(" ")[2].lower() not in FATES:
            return None
        words = [c for c in (*token.lefts, token) if c.pos_ in {"NOUN", "PROPN"} and c.lower_ not in FATES]
        return self.by_head.get(words[-1].i) or self._person(words[-1], words[-1].text) if words else None

    def _aged(self, token: Token) -> bool:
        """Return whether an age shows that a name is a person's: "17-year-old Martin Hale"."""
        return any(c.lower_ == "old" and any(t.lemma_ == "year" for t in c.children) for c in token.lefts)

    def _named_thing(self, token: Token) -> ThingMention | None:
        """Return the thing whose proper name `token` is: "the frigate Amina", whatever the script of the name."""
        if token.pos_ not in {"PROPN", "X"} and token.text.isascii():
            return None
        beside = [self.by_head.get(c.i) for c in token.lefts if c.dep_ in {"compound", "amod", "nmod"}]
        first = token.i
        while first and self.tokens[first - 1].pos_ == "PROPN" and first - 1 not in self.by_head:
            first -= 1
        if not any(beside) and first:
            beside = [self.by_head.get(first - 1)]  # "the tanker [Blue Heron]", hung on another verb
        return next((m for m in reversed(beside) if m is not None and not m.person and not m.plural), None)

    def _in_headline(self, token: Token) -> bool:
        blocks = self.doc.report.blocks
        return any(b.start <= token.idx < b.end and b.type is BlockType.HEADLINE for b in blocks)

    def _person(self, token: Token, text: str) -> ThingMention:
        start = token.idx
        return ThingMention(
            start=start,
            end=start + len(token.text),
            head=token.i,
            thing=Thing("person", text),
            plural=token.tag_ in {"NNS", "NNPS"} or (token.pos_ == "NUM" and token.lower_ not in {"one", "1"}),
            definite=token.pos_ in {"PRON", "PROPN"},
            person=True,
        )

    def _name(self, token: Token) -> str:
        return _CLINGING.sub("", self.named.get(token.i, token.text))

    def _apposed_name(self, token: Token) -> str | None:
        for child in token.children:
            if child.dep_ in {"appos", "nmod"} and child.ent_type_ == "PERSON":
                return self._name(child)
        return self._name_set_off(token)

    def _name_set_off(self, token: Token) -> str | None:
        """Return the name between commas after an office: "dismissed the chief of the guard, Colonel [Amin Sow],"."""
        if not any(c.lower_ == "of" for c in token.rights):
            return None
        comma = next((t for t in self.tokens[token.i + 1 : token.i + _OFFICE] if t.is_punct or t.pos_ == "VERB"), None)
        if comma is None or comma.text != ",":
            return None
        following = self.tokens[comma.i + 1 : comma.i + _OFFICE]
        words = [t for i, t in enumerate(following) if all(u.pos_ == "PROPN" for u in following[: i + 1])]
        closed = words and comma.i + 1 + len(words) < len(self.tokens) and self.tokens[words[-1].i + 1].is_punct
        named = [t for t in words if t.ent_type_ == "PERSON"]
        return self._name(named[-1]) if closed and len(named) > 1 else None


def _is_a_surname(head: Token, mention: ThingMention, surnames: frozenset[str]) -> bool:
    """Return whether a word for a thing ends a person's name: "Ana Hall", "Dr. Peter Mill", "Lou Baker, 31"."""
    if head.text in surnames and not any(c.dep_ == "det" for c in head.children):
        return True
    if mention.person or head.ent_type_ != "PERSON" or not head.text[:1].isupper() or head.i == 0:
        return False
    return head.text.isalpha() and head.nbor(-1).ent_type_ == "PERSON" and mention.end - mention.start == len(head.text)


def _is_named_by_age(head: Token) -> bool:
    """Return whether a word in capitals ends the name of somebody whose age is told: "Lou Baker, 31, was found"."""
    before = head.nbor(-1) if head.i else None
    if (
        before is None
        or before.tag_ != "NNP"
        or head.tag_ != "NNP"
        or not (head.text.istitle() and before.text.istitle())
    ):
        return False
    after = [t.text for t in head.doc[head.i + 1 : head.i + 4]]
    aged = len(after) > 1 and after[0] == "," and after[1].isdigit() and after[2:] in (["."], [","], [])
    return aged or (before.i > 0 and before.nbor(-1).lower_ == "old")
