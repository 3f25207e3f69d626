"""Who is who within one report: names, pronouns and definite descriptions of single people, put together.

A report that says a man was wounded and that he died tells of one person. Linking is by nearness, number, gender and
sort, within a report only; people are never linked across reports here, and an unnamed person never gets a name that
the report does not give them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from firsthand.language.surface import text_of
from firsthand.model import Certainty, Count

if TYPE_CHECKING:
    from spacy.tokens import Token

    from firsthand.language.doc import Doc
    from firsthand.model import Claim
    from firsthand.packs import Packs

_PRONOUNS = {"he": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
_GENDER = {"man": "m", "boy": "m", "woman": "f", "girl": "f", "father": "m", "mother": "f", "son": "m", "daughter": "f"}
_GENDER_WORDS = {"male": "m", "female": "f"}
_BACK = 3  # sentences within which a pronoun's antecedent is looked for
_GENERIC = frozenset({"person", "victim", "body"})
# Words that set one person apart from the one told of before: "the other victim", "the injured man".
_APART = frozenset({"other", "second", "third", "fourth", "fifth", "sixth", "injured", "wounded", "hurt", "surviving"})
# Sorts that are told by their part in the deed: an officer is not the gunman.
_BY_PART = ("officer", "suspect", "guard", "soldier")
_SUFFIX = re.compile(r"(?:,? (?:Jr|Sr|II|III|IV)\b\.?)?(?:[’']s?)?$")  # "Adam Ferro III", "Adam Ferro's"
_TITLE = re.compile(r"^(?:(?:Mr|Mrs|Ms|Dr|Sgt|Lt|Capt|Cpl|Pvt|Det|Rev)\.?|Officer|Deputy|Detective|Sergeant|Trooper) ")
_AGED = re.compile(r"\b(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)[- ](?:year|month|week|day)s?[- ]?old")
_AGE_AFTER = re.compile(r"(?:[\w.’']+ ){0,2}?[\w.’']+, (\d{1,3})\b(?![- ](?:year|month))")


@dataclass(slots=True)
class _Person:
    number: int
    sorts: set[str] = field(default_factory=set)
    name: str = ""
    age: str = ""
    gender: str = ""
    last: int = -1  # token index of the latest mention
    sentence: int = -1
    subject: bool = False


class People:
    """The people of one Doc: `at(token index)` is the number of the person mentioned there, or None."""

    def __init__(self, doc: Doc, packs: Packs) -> None:
        self._packs = packs
        self._doc = doc
        self._text = text_of(doc.tokens)
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
                self._mention(token, sentence, self._by_description(token, things[token.i].thing.name, sentence))
            elif token.lower_ == "old" and token.dep_ != "amod":
                self._mention(token, sentence, self._by_description(token, "person", sentence))
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
        age = self._age(token)
        known = [p for p in self._known if p.name and may_be_one_name(p.name, name) and not _differ(p.age, age)]
        if " " in name.strip() or len(known) == 1:
            exact = next((p for p in known if " " in p.name or " " not in name), None)
            person = exact or next(iter(known), None)
        else:
            person = None  # one of several of that surname
        if person is None:
            person = self._described_beside(token) or self._of_age(age) or self._new()
        if len(name.split()) > len(person.name.split()):
            person.name = name
        person.age = person.age or age
        return person

    def _of_age(self, age: str) -> _Person | None:
        """Return the one unnamed person of that age: the 17-year-old of the lead is the one named, 17, below it."""
        fitting = [p for p in self._known if age and p.age == age and not p.name]
        return fitting[0] if len(fitting) == 1 else None

    def _age(self, token: Token) -> str:
        """Return the age told beside a mention of a person, as it is written; "" where none is."""
        text, end = self._text, token.idx + len(token)
        before = list(_AGED.finditer(text, max(0, token.idx - 40), end))
        if before and token.idx - before[-1].end() < _NEAR and "," not in text[before[-1].end() : token.idx]:
            return before[-1][1]
        after = _AGE_AFTER.match(text, token.idx)
        return after[1] if after else ""

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
        return None if person.name else person

    def _by_description(self, token: Token, sort: str, sentence: int) -> _Person:
        words = {c.lower_ for c in token.children if c.dep_ in {"det", "amod"}}
        definite = bool(words & {"the", "this", "that"}) and not words & _APART
        gender = _GENDER.get(sort, "") or next((g for w, g in _GENDER_WORDS.items() if w in words), "")
        age = self._age(token)
        person = self._nearest_of_sort(sort, gender, age) if definite else None
        if person is None and age:
            person = next((p for p in self._known if p.age == age and self._retold(p, gender, sentence)), None)
        if person is None:
            person = self._new()
        person.sorts.add(sort)
        person.gender = person.gender or gender
        person.age = person.age or age
        return person

    def _retold(self, person: _Person, gender: str, sentence: int) -> bool:
        """Return whether one of that age can be the person again: two told of in one sentence are two."""
        return person.sentence != sentence and not _differ(person.gender, gender)

    def _nearest_of_sort(self, sort: str, gender: str, age: str) -> _Person | None:
        for person in sorted(self._known, key=lambda p: -p.last):
            if _differ(person.gender, gender) or _differ(person.age, age):
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


_NEAR = 24  # characters between an age and the noun it is told of: "16-year-old high school student"
_FATAL, _HURT = "killed", frozenset({"injured", "missing"})
_FACT = frozenset({Certainty.CERTAIN, Certainty.PROBABLE})
# What a clause tells of whoever the one before it took to hospital.
_DIED_THERE = re.compile(
    r"\b(?:where|but|and) (?:(?:he|she|the \w+) )?(?:\w+ly |later |soon |then )?(?:died|dies|succumbed|passed away"
    r"|was (?:later )?(?:pronounced|declared) dead)\b"
)
_REMAINS = frozenset({"body", "fatality"})
_SURVIVES = re.compile(
    r"non-? ?life-? ?threatening|not (?:\w+ ){0,3}life-? ?threatening|expected to (?:survive|recover|live|be ok)|"
    r"\bwill (?:survive|recover)|treated and released|\bis recovering|\bsurvived\b"
)


def tell_fates(claims: list[Claim], doc: Doc, packs: Packs) -> list[Claim]:
    """Return the claims with what only reading them together shows.

    One whose death the same report tells is no survivor (scope "died"), and who killed others and himself adds to
    them (scope "listed"). The "second man" hurt where somebody died is the second of those harmed: one is hurt.
    """
    claims = _without_remains(claims, doc.report.text)
    if not any(c.kind == _FATAL for c in claims):
        return claims
    fates = _Fates(claims, doc, packs)
    alone = [
        (c.start, c.end)
        for c in claims
        if c.kind == _FATAL and doc.report.text[slice(*c.mention)].lower().endswith("self")
    ]
    told = []
    for claim in claims:
        if claim.kind in _HURT and fates.ended(claim):
            told.append(replace(claim, scope="died"))
        elif claim.kind in _HURT and claim.count is not None and _is_rank(claim.count) and fates.deaths:
            told.append(replace(claim, count=Count(1, 1, text=claim.count.text)))
        elif claim.kind == _FATAL and claim.scope == "whole" and (claim.start, claim.end) in alone:
            told.append(replace(claim, scope="listed"))
        else:
            told.append(claim)
    return told


def _without_remains(claims: list[Claim], text: str) -> list[Claim]:
    """Return the claims without those that a dead body is hurt, or whose body it is: "the burned remains of a man"."""
    remains = {
        (c.end, c.mention[1]) for c in claims if c.kind == "injured" and c.things and c.things[0].name in _REMAINS
    }
    return [
        c
        for c in claims
        if c.kind != "injured"
        or not any(
            c.mention[1] == at or (c.end == end and _OF.fullmatch(text, at, c.mention[0])) for end, at in remains
        )
    ]


_OF = re.compile(r"\s+of(?:\s+[\w-]+){0,3}\s*")


def _is_rank(count: Count) -> bool:
    """Return whether a count is that of a person's rank: "a second man", "a third victim"."""
    return (
        count.max is None
        and count.min is not None
        and count.min > 1
        and _RANK.fullmatch(count.text.casefold()) is not None
    )


_RANK = re.compile(r"second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w*\d(?:st|nd|rd|th)")


class _Fates:
    """What became of those one report tells of as hurt or missing."""

    def __init__(self, claims: list[Claim], doc: Doc, packs: Packs) -> None:
        self._packs = packs
        people = People(doc, packs)
        index = {at: i for i, at in enumerate(doc.tokens.to_array("IDX").tolist())}
        self._persons = {c.id: _person_of(c, people, index) for c in claims}
        self.deaths = [c for c in claims if c.kind == _FATAL and c.certainty in _FACT]
        self._dead = {self._persons[c.id] for c in self.deaths} - {None}
        self._mentions = {c.mention for c in self.deaths}
        hurt = [c for c in claims if c.kind in _HURT and c.scope != "same"]
        self._only = False
        self._only = self._one_harmed([c for c in hurt if not self.ended(c)])

    def ended(self, claim: Claim) -> bool:
        """Return whether the report tells the death of the one, or of all of those, that a claim tells of as hurt."""
        if claim.mention in self._mentions:
            return True
        if claim.count is None or claim.count.max != 1:
            return False
        if claim.victim:
            names = [d.victim for d in self.deaths if d.victim]
            return any(may_be_one_name(claim.victim, name) for name in names) or self._persons[claim.id] in self._dead
        if _SURVIVES.search(claim.quote.lower()):
            return False
        if self._persons[claim.id] in self._dead or _DIED_THERE.search(claim.quote, claim.mention[1] - claim.start):
            return True
        return self._only and claim.scope == "same" and not self._of_another_part(claim)

    def _one_harmed(self, survivors: list[Claim]) -> bool:
        """Return whether one death is told of and nobody hurt beside: "the victim" and "he" are then the dead."""
        if survivors or not self.deaths or len({surname(c.victim) for c in self.deaths if c.victim}) > 1:
            return False
        return all(c.count is None or c.count.max == 1 for c in self.deaths) and not any(
            c.scope == "listed" for c in self.deaths
        )

    def _of_another_part(self, claim: Claim) -> bool:
        """Return whether only one of the hurt and the dead is told of as an officer, or as a suspect."""
        hurt = self._parts(claim)
        return not any(hurt == self._parts(death) for death in self.deaths)

    def _parts(self, claim: Claim) -> frozenset[str]:
        return frozenset(p for p in _BY_PART for t in claim.things if self._packs.is_a(t.name, p))


def _person_of(claim: Claim, people: People, index: dict[int, int]) -> int | None:
    """Return the person a claim is about, by any token of its mention."""
    start, end = claim.mention
    return next((p for at in range(start, end) if at in index and (p := people.at(index[at])) is not None), None)


def surname(name: str) -> str:
    """Return the surname of a name as it is compared: lower case, without what clings to it or follows it."""
    return _SUFFIX.sub("", name).rpartition(" ")[2].strip(".,’'").lower()


def may_be_one_name(a: str, b: str) -> bool:
    """Return whether two names can be one person's: one surname, and no two first names ("Ann Ray", "Lou Ray")."""
    if surname(a) != surname(b):
        return False
    first, second = _first_name(a), _first_name(b)
    if not first or not second:
        return True
    short, long = sorted((first, second), key=len)
    return long.startswith(short[:_SHORTENED]) if len(short) >= _SHORTENED else short[:1] == long[:1]


_SHORTENED = 3  # letters that a short form keeps: "Mike" does not, "Chris" and "Christopher" do


def _first_name(name: str) -> str:
    words = _SUFFIX.sub("", _TITLE.sub("", name)).split()
    return words[0].strip(".,’'").casefold() if len(words) > 1 else ""


def _differ(a: str, b: str) -> bool:
    """Return whether both are known and not the same."""
    return bool(a and b) and a != b
