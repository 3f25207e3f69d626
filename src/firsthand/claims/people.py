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
from firsthand.model import BlockType

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
_SUFFIX = re.compile(r"(?:,? (?:Jr|Sr|II|III|IV)\b\.?)?(?:[’']s?)?$")  # "Adam Ferro III", "Adam Ferro's"
_ARTICLE = re.compile(r"^(?:a[lrsztdn]|ash|el)-(?=\w{3})")  # "al-Assad" is told of as "Assad"
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
        self._doubtful: set[int] = set()  # pronouns that may stand for another than the likeliest
        things = {m.head: m for m in doc.things if m.person and not m.plural}
        names = {t.i: e.text for e in doc.tokens.ents if e.label_ == "PERSON" for t in (e.root,)}
        signed = [(b.start, b.end) for b in doc.report.blocks if b.type in {BlockType.CREDIT, BlockType.BOILERPLATE}]
        sentence = -1
        for token in doc.tokens:
            if any(start <= token.idx < end for start, end in signed):
                continue
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

    def name_at(self, index: int) -> str:
        """Return the fullest name that the report gives the person a token mentions; "" where another may be meant."""
        number = self.at(index)
        return "" if number is None or index in self._doubtful else self._known[number].name

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
        first = token.i
        while first and self._doc.tokens[first - 1].ent_type_ == "PERSON":
            first -= 1
        if first - 1 in self._at:
            return self._unnamed(self._at[first - 1])  # "the editor Ann Ray"
        if token.dep_ == "pobj" and head.lower_ == "as" and head.head.lemma_ in {"identify", "name"}:
            for child in head.head.children:
                if child.dep_ in {"nsubjpass", "dobj"} and child.i in self._at:
                    return self._unnamed(self._at[child.i])
        return None

    def _named_beside(self, token: Token) -> _Person | None:
        """Return the named person whom a description in apposition tells of: "Ann Ray, a lawyer"."""
        number = self._at.get(token.head.i) if token.dep_ == "appos" else None
        return None if number is None or not self._known[number].name else self._known[number]

    def _unnamed(self, number: int) -> _Person | None:
        person = self._known[number]
        return None if person.name else person

    def _by_description(self, token: Token, sort: str, sentence: int) -> _Person:
        beside = self._named_beside(token)
        if beside is not None:
            return beside
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
        if sum(p.sentence == person.sentence for p in fitting) > 1 or self._says_it(person, token):
            self._doubtful.add(token.i)
        return person

    def _says_it(self, person: _Person, token: Token) -> bool:
        """Return whether the person is who says what the token stands in: "his lawyer says that he is free"."""
        other = self._doc.tokens[person.last]
        while other.dep_ == "appos":
            other = other.head
        clauses = (t for t in (token, *token.ancestors) if t.dep_ == "ccomp")
        return other.dep_ == "nsubj" and any(clause.head == other.head for clause in clauses)

    def _co_argument(self, person: _Person, token: Token) -> bool:
        """Return whether both are arguments of one verb: "shot him" is never of oneself."""
        other = self._doc.tokens[person.last]
        return other.head == token.head and token.dep_ in {"dobj", "nsubj", "nsubjpass"}


_FATES = frozenset({"killed", "injured", "missing"})  # of whom the report tells more than one: `tell_fates`
_NEAR = 24  # characters between an age and the noun it is told of: "16-year-old high school student"


def name_whom(claims: list[Claim], doc: Doc, packs: Packs) -> list[Claim]:
    """Return the claims with the name of the one whom a pronoun stands for: "The editor Ann Ray ... She was released".

    What became of the hurt and the dead is read by `tell_fates`; a victim there is one of a number.
    """
    told_back = [c for c in claims if c.scope == "same" and c.kind not in _FATES and _is_pronoun(c, doc)]
    if not told_back:
        return claims
    people = People(doc, packs)
    index = {at: i for i, at in enumerate(doc.tokens.to_array("IDX").tolist())}
    names = {c.id: people.name_at(index[c.mention[0]]) for c in told_back if c.mention[0] in index}
    return [replace(c, victim=names[c.id]) if names.get(c.id) else c for c in claims]


def _is_pronoun(claim: Claim, doc: Doc) -> bool:
    return doc.report.text[slice(*claim.mention)].lower() in _PRONOUNS


def surname(name: str) -> str:
    """Return the surname of a name as it is compared: lower case, without an article, and what clings to it."""
    return _ARTICLE.sub("", _SUFFIX.sub("", name).rpartition(" ")[2].strip(".,’'").lower())


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
