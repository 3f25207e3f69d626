"""Who is who within one report: names, pronouns and definite descriptions of single people, put together.

A report that says a man was wounded and that he died tells of one person. Linking is by nearness, number, gender and
sort, within a report only; people are never linked across reports here, and an unnamed person never gets a name that
the report does not give them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from firsthand.model import Certainty

if TYPE_CHECKING:
    from spacy.tokens import Token

    from firsthand.language.doc import Doc
    from firsthand.model import Claim
    from firsthand.packs import Packs

_PRONOUNS = {"he": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
_GENDER = {"man": "m", "boy": "m", "woman": "f", "girl": "f", "father": "m", "mother": "f", "son": "m", "daughter": "f"}
_BACK = 3  # sentences within which a pronoun's antecedent is looked for
_GENERIC = frozenset({"person", "victim", "body"})
_SUFFIX = re.compile(r"(?:,? (?:Jr|Sr|II|III|IV)\b\.?)?(?:[’']s?)?$")  # "Adam Ferro III", "Adam Ferro's"


@dataclass(slots=True)
class _Person:
    number: int
    sorts: set[str] = field(default_factory=set)
    surname: str = ""
    gender: str = ""
    last: int = -1  # token index of the latest mention
    sentence: int = -1
    subject: bool = False


class People:
    """The people of one Doc: `at(token index)` is the number of the person mentioned there, or None."""

    def __init__(self, doc: Doc, packs: Packs) -> None:
        self._packs = packs
        self._doc = doc
        self._known: list[_Person] = []
        self._at: dict[int, int] = {}
        things = {m.head: m for m in doc.things if m.person and not m.plural}
        names = {t.i: e.text for e in doc.tokens.ents if e.label_ == "PERSON" for t in (e.root,)}
        sentence = -1
        for token in doc.tokens:
            sentence += bool(token.is_sent_start)
            if token.i in names:
                self._mention(token, sentence, self._by_name(token, names[token.i]))
            elif token.i in things:
                self._mention(token, sentence, self._by_description(token, things[token.i].thing.name))
            elif token.lower_ in _PRONOUNS and token.dep_ != "poss":
                self._mention(token, sentence, self._by_pronoun(token, sentence))

    def at(self, index: int) -> int | None:
        """Return the number of the person that the token mentions."""
        return self._at.get(index)

    def _mention(self, token: Token, sentence: int, person: _Person | None) -> None:
        if person is None:
            return
        self._at[token.i] = person.number
        person.last, person.sentence = token.i, sentence
        person.subject = token.dep_.startswith("nsubj")

    def _new(self) -> _Person:
        person = _Person(len(self._known))
        self._known.append(person)
        return person

    def _by_name(self, token: Token, name: str) -> _Person:
        last = surname(name)
        for person in self._known:
            if person.surname == last:
                return person
        person = self._described_beside(token) or self._new()
        person.surname = last
        return person

    def _described_beside(self, token: Token) -> _Person | None:
        """Return the described person that a name is in apposition to, or is identified as."""
        head = token.head
        if token.dep_ in {"appos", "oprd", "nmod"} and head.i in self._at:
            return self._unnamed(self._at[head.i])
        if token.dep_ == "pobj" and head.lower_ == "as" and head.head.lemma_ in {"identify", "name"}:
            for child in head.head.children:
                if child.dep_ in {"nsubjpass", "dobj"} and child.i in self._at:
                    return self._unnamed(self._at[child.i])
        return None

    def _unnamed(self, number: int) -> _Person | None:
        person = self._known[number]
        return None if person.surname else person

    def _by_description(self, token: Token, sort: str) -> _Person:
        definite = any(c.dep_ == "det" and c.lower_ in {"the", "this", "that"} for c in token.children)
        person = self._nearest_of_sort(sort) if definite else None
        if person is None:
            person = self._new()
        person.sorts.add(sort)
        person.gender = person.gender or _GENDER.get(sort, "")
        return person

    def _nearest_of_sort(self, sort: str) -> _Person | None:
        gender = _GENDER.get(sort, "")
        for person in sorted(self._known, key=lambda p: -p.last):
            if gender and person.gender and gender != person.gender:
                continue
            if not person.sorts or sort in _GENERIC or any(self._akin(sort, s) for s in person.sorts):
                return person
        return None

    def _akin(self, a: str, b: str) -> bool:
        return b in _GENERIC or self._packs.is_a(a, b) or self._packs.is_a(b, a)

    def _by_pronoun(self, token: Token, sentence: int) -> _Person | None:
        gender = _PRONOUNS[token.lower_]
        reflexive = token.lower_.endswith("self")
        fitting = [
            p
            for p in self._known
            if sentence - p.sentence <= _BACK
            and not (p.gender and p.gender != gender)
            and (reflexive or not self._co_argument(p, token))
        ]
        if not fitting:
            return None
        person = max(fitting, key=lambda p: (p.sentence, p.subject, p.last))
        person.gender = person.gender or gender
        return person

    def _co_argument(self, person: _Person, token: Token) -> bool:
        """Return whether both are arguments of one verb: "shot him" is never of oneself."""
        other = self._doc.tokens[person.last]
        return other.head == token.head and token.dep_ in {"dobj", "nsubj", "nsubjpass"}


_FATAL, _HURT = "killed", frozenset({"injured", "missing"})
_FACT = frozenset({Certainty.CERTAIN, Certainty.PROBABLE})


def tell_fates(claims: list[Claim], doc: Doc, packs: Packs) -> list[Claim]:
    """Return the claims with what only reading them together shows.

    One whose death the same report tells is no survivor (scope "died"), and who killed others and himself adds to
    them (scope "listed").
    """
    if not any(c.kind == _FATAL for c in claims):
        return claims
    people = People(doc, packs)
    index = {t.idx: t.i for t in doc.tokens}
    persons = {c.id: _person_of(c, people, index) for c in claims}
    dead = {persons[c.id] for c in claims if c.kind == _FATAL and c.certainty in _FACT} - {None}
    names = {_surname(c) for c in claims if c.kind == _FATAL and c.victim and c.certainty in _FACT}
    alone = [
        (c.start, c.end)
        for c in claims
        if c.kind == _FATAL and doc.report.text[slice(*c.mention)].lower().endswith("self")
    ]
    only = _only_one_harmed(claims)
    told = []
    for claim in claims:
        single = claim.count is not None and claim.count.max == 1
        if (
            claim.kind in _HURT
            and single
            and (
                persons[claim.id] in dead
                or (claim.victim and _surname(claim) in names)
                or (only and claim.scope == "same")
            )
        ):
            told.append(replace(claim, scope="died"))
        elif claim.kind == _FATAL and claim.scope == "whole" and (claim.start, claim.end) in alone:
            told.append(replace(claim, scope="listed"))
        else:
            told.append(claim)
    return told


def _only_one_harmed(claims: list[Claim]) -> bool:
    """Return whether the report tells of one death and nobody hurt beside: "the victim" and "he" are then the dead."""
    dead = [c for c in claims if c.kind == _FATAL and c.certainty in _FACT]
    hurt = [c for c in claims if c.kind in _HURT and c.scope != "same"]
    if not dead or len({_surname(c) for c in dead if c.victim}) > 1:
        return False
    return all(c.count is None or c.count.max == 1 for c in (*dead, *hurt)) and not any(
        c.scope == "listed" for c in dead
    )


def _person_of(claim: Claim, people: People, index: dict[int, int]) -> int | None:
    """Return the person a claim is about, by any token of its mention."""
    start, end = claim.mention
    return next((p for at in range(start, end) if at in index and (p := people.at(index[at])) is not None), None)


def _surname(claim: Claim) -> str:
    return surname(claim.victim or "")


def surname(name: str) -> str:
    """Return the surname of a name as it is compared: lower case, without what clings to it or follows it."""
    return _SUFFIX.sub("", name).rpartition(" ")[2].strip(".,’'").lower()
