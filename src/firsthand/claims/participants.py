"""The things and people that an evoked event is about, each as a mention with the noun phrase that names it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.claims import grammar
from firsthand.language.attribution import cues
from firsthand.language.doc import ThingMention
from firsthand.language.surface import sentence_of
from firsthand.model import BlockType, Thing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from firsthand.claims.triggers import Evocation
    from firsthand.language.doc import Doc, Quantity
    from firsthand.packs import Packs

# Nouns that only measure out what follows "of": the thing is the latter (Quirk et al. 1985, 5.3: partitives).
_PARTITIVE = frozenset(
    {
        "number",
        "group",
        "dozen",
        "score",
        "hundred",
        "thousand",
        "pair",
        "couple",
        "handful",
        "majority",
        "total",
        "rest",
    }
    | {
        "series",
        "string",
        "lot",
        "part",
        "half",
        "most",
        "some",
        "several",
        "many",
        "all",
        "both",
        "each",
        "none",
        "any",
    }
    | {"few", "type", "kind", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
)
_PEOPLE_PRONOUNS = frozenset(
    {"he", "she", "him", "her", "they", "them", "who", "i", "we", "someone", "somebody", "anyone", "anybody"}
    | {"himself", "herself", "themselves", "self", "myself"}  # "killed his wife and himself"
)
# What is told of somebody: who "releases the identity of the driver" does not release the driver.
_FACETS = frozenset({"name", "identity", "age", "cause", "detail", "information", "description", "photo", "mugshot"})
_AT_WORK = cues.WITNESS_NOUNS | cues.EXPERT_NOUNS  # people by what they do, beyond those that a pack lists
_PEOPLE_TOGETHER = "group of people"
_INCLUDING = frozenset({"including", "among", "include"})
# Verbs of which a phrase of place says where something is; with others it says where something was done.
_LOCATIVE = frozenset(
    {
        "be",
        "remain",
        "stay",
        "stand",
        "sit",
        "wait",
        "park",
        "see",
        "spot",
        "leave",
        "find",
        "lie",
        "rest",
        "keep",
        "base",
    }
    | {"station", "line"}
)
_BACKWARD = frozenset({"he", "she", "him", "her", "i", "who"})
_THING_PRONOUNS = {"it": False, "they": True, "them": True}
_BODIES = frozenset({"ORG", "GPE", "NORP"})
_SENTENCES_BACK = 2
_SOON = 5  # tokens
_OTHERS = frozenset({"other", "others", "another"})
_FATES = frozenset({"shot", "killed", "dead", "dies", "died", "wounded", "injured", "hurt", "slain", "missing"})
_CLINGING = re.compile(r"[’']s?$")  # "Anna Weller's death"


@dataclass(frozen=True, slots=True)
class Participant:
    """A mention in a role; `scope` is whole, listed, part, named or same (see `Claim.scope`)."""

    mention: ThingMention
    scope: str = "whole"
    named: str | None = None


class Mentions:
    """The things of one Doc by the token that heads them, with names and bare numbers read as people where asked."""

    def __init__(self, doc: Doc, packs: Packs) -> None:
        self.doc, self.packs = doc, packs
        self.tokens = doc.tokens
        self.by_head: dict[int, ThingMention] = {m.head: m for m in doc.things}
        self.named = {i: e.text for e in doc.tokens.ents for i in range(e.start, e.end)}
        self.quantity_at: dict[int, Quantity] = {}
        self.placed = {t.i for p in doc.places if (s := doc.tokens.char_span(p.start, p.end)) is not None for t in s}
        for quantity in doc.quantities:
            span = doc.tokens.char_span(quantity.start, quantity.end, alignment_mode="expand")
            if span is not None:
                for token in span:
                    self.quantity_at[token.i] = quantity

    def of(self, heads: list[Token], *, roots: tuple[str, ...], trigger: Token) -> Iterator[Participant]:
        """Yield the participants that `heads` name, lists split, partitives entered, parts told from wholes.

        `roots` are the taxonomy roots that the event is about; bare numbers, names and pronouns are read after them.
        """
        people = not roots or any(self.packs.is_a("person", r) or self.packs.is_a(r, "person") for r in roots)
        seen: set[int] = set()
        heads = [first for head in heads for first in (*self._listed_before(head), head)]
        listed = [
            token for head in heads for token in grammar.conjuncts(head) if not self._belongs_to_next(token, trigger)
        ]
        mixed = people and not all(self.packs.is_a(r, "person") or r == _PEOPLE_TOGETHER for r in roots)
        for token in listed:
            if mixed and token.lower_ in _THING_PRONOUNS:
                continue  # "we counted them": the vehicles told of before, not people
            whole = self._all_of_them(token, roots) if mixed else None
            if whole is not None:
                seen.add(token.i)
                yield Participant(whole)
                continue
            scope = "listed" if len(listed) > 1 else "whole"
            yield from self._expand(token, people=people, scope=scope, seen=seen)
        if trigger.pos_ == "VERB" and not seen & self.by_head.keys():
            yield from self._stand_ins(listed, roots)

    def _listed_before(self, head: Token) -> list[Token]:
        """Return the numbered people that a headline puts before others of one fate: "10 women, 7 men wounded"."""
        first = head.head
        if head.dep_ != "appos" or not self._in_headline(head) or not self._lists_people(first):
            return []
        return [first] if all(any(c.dep_ == "nummod" for c in t.children) for t in (first, head)) else []

    def _all_of_them(self, token: Token, roots: tuple[str, ...]) -> ThingMention | None:
        """Return the things just counted that "all of them" are: "counted 46 trucks, all of them heading north"."""
        if token.lower_ not in {"all", "both"}:
            return None
        inner = self._partitive(token)
        alone = inner is None and token.dep_ in {"nsubj", "nsubjpass"} and not list(token.children)
        if not alone and (inner is None or inner.lower_ not in {"them", "which"}):
            return None
        sentence = sentence_of(token)
        found = self._antecedent(token, roots, plural=True)
        return found if found is not None and found.start >= sentence.start_char else None

    def _stand_ins(self, listed: list[Token], roots: tuple[str, ...]) -> Iterator[Participant]:
        """Yield what a pronoun stands for, and the body that acts for its forces: "Russia is withdrawing"."""
        for token in listed:
            plural = _THING_PRONOUNS.get(token.lower_)
            if plural is not None:
                antecedent = self._antecedent(token, roots, plural=plural)
                if antecedent is not None:
                    yield Participant(self._as(token, antecedent.thing.name, plural=plural))
            elif token.ent_type_ in _BODIES and (not roots or "unit" in roots):
                yield Participant(self._as(token, self._name(token), plural=False))

    def _antecedent(self, token: Token, roots: tuple[str, ...], *, plural: bool) -> ThingMention | None:
        """Return the nearest earlier thing, in this sentence or the two before it, that can be meant."""
        sentences = [s.start_char for s in self.tokens.sents if s.start_char <= token.idx]
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

    def _expand(self, token: Token, *, people: bool, scope: str, seen: set[int]) -> Iterator[Participant]:
        if token.i in seen:
            return
        seen.add(token.i)
        inner = self._partitive(token)
        if inner is not None:
            some = "some" if scope == "whole" and token.pos_ == "NUM" and _is_of_the_harmed(inner) else scope
            within = list(self._expand(inner, people=people, scope=scope, seen=seen))
            numbered = (self._numbered_by(token, p, inner) for p in within)
            yield from (replace(p, scope=some) if p.mention.head == token.i else p for p in numbered)
            if within:
                return
            scope = some
        found = None if scope == "part" and token.pos_ == "PRON" else self._here(token, people=people)
        if found is not None:
            if scope == "whole" and self._opens_list(token, found[0]):
                scope = "listed"
            if scope == "whole" and self._told_before(token, found[0]):
                scope = "same"
            yield Participant(found[0], "named" if found[1] else scope, found[1])
            yield from self._among_them(token, people=people, seen=seen)
        for child in token.children:
            yield from self._within(child, token, people=people, seen=seen)

    def _numbered_by(self, outer: Token, participant: Participant, inner: Token) -> Participant:
        """Return the people under the number that takes some of them: "one of five people shot has died" is one."""
        own = outer.pos_ == "NUM" and outer.i in self.quantity_at
        if not own or participant.mention.head != inner.i or self.quantity_at.get(inner.i) == self.quantity_at[outer.i]:
            return participant
        return replace(participant, mention=replace(participant.mention, head=outer.i))

    def _among_them(self, token: Token, *, people: bool, seen: set[int]) -> Iterator[Participant]:
        """Yield the part told after "among them", wherever the parser hung it: "30, among them five children"."""
        for word in sentence_of(token):
            if word.i > token.i and word.lower_ == "them" and word.i and self.tokens[word.i - 1].lower_ == "among":
                for head in sorted(self.by_head):
                    if word.i < head <= word.i + _SOON:
                        yield from self._expand(self.tokens[head], people=people, scope="part", seen=seen)
                        return

    def _told_before(self, token: Token, mention: ThingMention) -> bool:
        """Return whether one person is only referred back to: "he died", "the victim was taken to hospital"."""
        if not mention.person or mention.plural:
            return False
        if token.pos_ == "PRON":
            return token.lower_ in _BACKWARD
        return any(c.dep_ == "det" and c.lower_ in {"the", "this", "that"} for c in token.children)

    def _within(self, child: Token, parent: Token, *, people: bool, seen: set[int]) -> Iterator[Participant]:
        """Yield what stands inside a noun phrase: "a column of 250 vehicles", "17 people, including two children"."""
        if child.lower_ == "of" and parent.lemma_.lower() in _FACETS:
            return  # "the names of the victims were released": the names, not the victims
        if child.dep_ == "prep" and child.lower_ in _INCLUDING | {"of", "with"}:
            scope = "part" if child.lower_ in _INCLUDING else "whole"
            for inner in child.children:
                if inner.dep_ in {"pobj", "pcomp"} and (scope == "part" or inner.i in self.by_head):
                    for token in grammar.conjuncts(inner):
                        yield from self._expand(token, people=people and scope == "part", scope=scope, seen=seen)
        elif child.dep_ == "appos":
            for token in grammar.conjuncts(child):
                if self._belongs_to_next(token, parent) or self._is_age(token, parent):
                    continue
                listed = self._lists(parent, token)
                if not listed and people and token.tag_ in {"NN", "NNP"} and parent.tag_ in {"NN", "NNP"}:
                    continue  # "the third victim, a woman": one person described twice
                scope = "listed" if listed else "part"
                yield from self._expand(token, people=people, scope=scope, seen=seen)

    def _opens_list(self, token: Token, mention: ThingMention) -> bool:
        following = [c for c in token.children if c.dep_ == "appos"]
        return mention.person and bool(following) and self._lists_people(token)

    def _is_age(self, number: Token, person: Token) -> bool:
        """Return whether a bare figure set beside people tells how old they are: "two girls, 7 and 5"."""
        mention = self.by_head.get(person.i)
        of_people = person.ent_type_ == "PERSON" or (mention is not None and mention.person)
        bare = not any(c.dep_ not in {"cc", "conj", "punct", "advmod"} for c in number.children)
        after = self.tokens[number.i + 1] if number.i + 1 < len(self.tokens) else None
        closed = after is None or after.is_punct or after.lower_ == "and" or after.pos_ in {"AUX", "PRON", "SPACE"}
        return of_people and number.text.isdigit() and bare and closed

    def _lists(self, first: Token, second: Token) -> bool:
        """Return whether an apposition is the next item of a list, not another name: "three Il-76s, three An-32s"."""
        a, b = self.by_head.get(first.i), self.by_head.get(second.i)
        if a is not None and a.person:
            return self._lists_people(first)
        return a is not None and b is not None and not b.person and not self.packs.is_a(b.thing.name, a.thing.name)

    def _lists_people(self, first: Token) -> bool:
        """Return whether appositions name one person after the other: "kills wife, son, daughter, then himself".

        One person described twice has an article, and is not told apart from whoever does it.
        """
        while first.dep_ == "appos":
            first = first.head
        chain = [first, *(t for t in first.subtree if t.dep_ == "appos" and t.i > first.i)]
        if any(t.lower_.endswith(("self", "selves")) for t in chain[1:]):
            return True
        bare = all(not any(c.dep_ == "det" for c in t.children) for t in chain)
        numbered = all(any(c.dep_ == "nummod" for c in t.children) for t in chain)
        people = all(t.i in self.by_head and self.by_head[t.i].person for t in chain)
        return self._in_headline(first) and people and ((len(chain) > 2 and bare) or (len(chain) > 1 and numbered))

    def _partitive(self, token: Token) -> Token | None:
        if token.lemma_.lower() not in _PARTITIVE and token.pos_ != "NUM":
            return None
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        return inner
        return None

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
        if people and token.pos_ == "PROPN" and self._aged(token):
            name = " ".join(t.text for t in (*(c for c in token.lefts if c.dep_ == "compound"), token))
            return self._person(token, name), name
        if not people:
            return None
        if token.lower_ in {"old", "olds"} and any(c.lemma_ == "year" for c in token.children):
            return self._person(token, token.text), None  # "a 62-year-old was found dead"
        if token.lower_ in _PEOPLE_PRONOUNS:
            return self._person(token, token.text), None
        if token.pos_ == "NOUN" and token.lemma_.lower() in _AT_WORK:
            return self._person(token, token.text), None
        quantity = self.quantity_at.get(token.i)
        if (quantity is not None and quantity.kind == "count") or token.lower_ in _OTHERS:
            return self._person(token, token.text), None
        return None

    def _headline_words(self, token: Token) -> ThingMention | None:
        """Return who is described by a headline's capitals that were taken for a name: "Child Shot"."""
        name = self._name(token)
        if "old" in name.lower().split("-"):
            return self._person(token, token.text)  # "Kosice 4-year-old"
        if name.rpartition(" ")[2].lower() not in _FATES:
            return None
        words = [c for c in (*token.lefts, token) if c.pos_ in {"NOUN", "PROPN"} and c.lower_ not in _FATES]
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

    def counted(self, token: Token) -> Participant:
        """Return the people that a noun's own number counts: the "three deaths" are three people."""
        return Participant(self._person(token, token.text))

    def _belongs_to_next(self, token: Token, trigger: Token) -> bool:
        """Return whether a noun or number opens a headline's next item: the "2" of "1 officer killed, 2 wounded"."""
        if token.i + 1 >= len(self.tokens):
            return False
        following = self.tokens[token.i + 1]
        if token.pos_ in {"NOUN", "PROPN"} and token.dep_ in {"appos", "conj", "npadvmod"}:
            own = following.head == token and following.tag_ in {"VBN", "VBD"} and following.dep_ in {"acl", "relcl"}
            return own and following.i != trigger.i and self._in_headline(token)
        if token.pos_ != "NUM":
            return False
        return (
            following.i != trigger.i
            and following.tag_ in {"VBN", "VBD", "JJ"}
            and following.head is not token.head
            and token.head is not following
            and (
                token.dep_ in {"appos", "conj", "npadvmod", "dep"}
                and not any(c.i < following.i for c in following.children)
            )
        )

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
            plural=token.tag_ == "NNS" or (token.pos_ == "NUM" and token.lower_ not in {"one", "1"}),
            definite=token.pos_ in {"PRON", "PROPN"},
            person=True,
        )

    def _name(self, token: Token) -> str:
        return _CLINGING.sub("", self.named.get(token.i, token.text))

    def _apposed_name(self, token: Token) -> str | None:
        for child in token.children:
            if child.dep_ in {"appos", "nmod"} and child.ent_type_ == "PERSON":
                return self._name(child)
        return None


def _is_of_the_harmed(inner: Token) -> bool:
    """Return whether a number takes some of those told of before: "three of them", "two of the wounded"."""
    if inner.pos_ == "PRON" or inner.lower_ in {"those", "these"}:
        return True
    definite = any(c.lower_ in {"the", "those", "these"} for c in inner.children)
    return definite and inner.lower_ in _HARMED


_HARMED = _FATES | {"victims", "casualties", "hospitalised", "hospitalized", "burned", "patients"}


def heads_of(evocation: Evocation) -> list[Token]:
    """Return the heads of the argument that the trigger says is the thing."""
    token, role = evocation.token, evocation.trigger.thing
    if evocation.part == "infinitives":
        return _of_infinitive(token)
    if evocation.part == "participles":
        return [c for c in token.lefts if c.dep_ in {"compound", "amod", "nmod", "nummod", "poss"}][-1:]
    if evocation.part == "nouns":
        return _of_noun(token, role, undergoes=evocation.kind.roles.thing[:1] == ("object",))
    if evocation.part in {"adjectives", "phrases"}:
        return _of_adjective(token)
    if role == "subject":
        if grammar.is_passive(token) and not _moves_itself(token):
            return []
        return _found_before(token) or grammar.subjects(token)
    if role == "object" and (numbered := _numbered(token)):
        return numbered
    if role == "either":
        return grammar.patients(token) or grammar.subjects(token)
    if role in {"on", "to", "of"}:
        return _by_preposition(token, role)
    return _undergoing(evocation) if role == "object" else []


def _undergoing(evocation: Evocation) -> list[Token]:
    """Return who or what an active verb with a preposition of its own is done to: never the one who does it.

    "Searched for [two sailors]"; "men stormed into the shop" did something, and nothing was done to them.
    """
    verb, particle = evocation.token, evocation.trigger.particle
    if grammar.is_passive(verb) or any(c.dep_ in {"dobj", "obj"} for c in verb.children):
        return grammar.patients(verb)
    last = particle.split()[-1] if particle else ""
    if last in _LEADING_TO_OBJECT:
        phrases = [c for c in verb.children if c.dep_ == "prep" and c.lower_ == last]
        return [o for phrase in phrases for o in phrase.children if o.dep_ == "pobj"]
    following = verb.doc[verb.i + 1].lower_ if verb.i + 1 < len(verb.doc) else ""
    moved = not particle and verb.tag_ == "VBD" and following in _INTO
    return [] if moved else grammar.patients(verb)


_LEADING_TO_OBJECT = frozenset({"for", "upon", "with"})
_INTO = frozenset({"into", "onto", "toward", "towards"})


def _numbered(participle: Token) -> list[Token]:
    """Return the number of those whom a participle after "left" is said of: "left seven dead and [19] wounded"."""
    finder = participle.head
    if participle.tag_ != "VBN" or participle.dep_ not in {"conj", "oprd", "ccomp"}:
        return []
    while finder.dep_ == "conj":
        finder = finder.head
    return [c for c in participle.children if c.dep_ == "nummod"] if finder.lemma_.lower() in _FINDING else []


def _moves_itself(participle: Token) -> bool:
    """Return whether a "participle" that the parse hung on its subject is the verb: "trucks [crossed] into Iraq"."""
    bare = participle.tag_ == "VBN" and participle.dep_ == "acl"
    helped = any(c.dep_ in {"agent", "auxpass", "aux"} for c in participle.children)
    goes = participle.i + 1 < len(participle.doc) and participle.nbor(1).lower_ in _DIRECTIONS
    goes = goes or (participle.head.dep_ == "pobj" and participle.head.head.lower_ == "as")  # "watched as it sank"
    return bare and not helped and goes and participle.lemma_.lower() not in _LEFT_OR_SENT


_DIRECTIONS = frozenset({"into", "from", "over", "through", "toward", "towards", "off", "across", "past", "onto"})
_LEFT_OR_SENT = frozenset({"leave", "fly", "drive", "follow", "return", "carry", "move", "march"})
_ONLY_TRIED = frozenset({"attempted", "foiled", "failed", "averted", "thwarted"})  # "attempted murder of two deputies"
_NOUN_PREPOSITIONS = {"of": ("of",), "on": ("on", "against", "at"), "to": ("to",)}


def _by_preposition(token: Token, role: str) -> list[Token]:
    wanted = _NOUN_PREPOSITIONS[role]
    return [
        o for c in token.children if c.dep_ == "prep" and c.lower_ in wanted for o in c.children if o.dep_ == "pobj"
    ]


def _of_noun(token: Token, role: str | None, *, undergoes: bool) -> list[Token]:
    """Return what an event noun is about; `undergoes`: who "made" it did it to another, as in "made an arrest"."""
    if role in {"on", "to"}:
        return _by_preposition(token, role)
    if role != "of":
        return []
    heads = _by_preposition(token, "of")
    heads += [c for c in token.children if c.dep_ == "poss"]
    if not heads:
        heads = [c for c in token.children if c.dep_ in {"compound", "nmod"}]
    if not heads and not undergoes and token.dep_ == "dobj" and token.head.lemma_.lower() in _PERFORMING:
        heads = grammar.subjects(token.head)
    return heads


# Verbs that add nothing to the event noun they govern: who "made a landing" landed.
_PERFORMING = frozenset({"make", "perform", "complete", "begin", "attempt", "execute"})


# Verbs that find somebody in a state or put him in one: whoever does so is not in it.
_FINDING = frozenset({"leave", "find", "pronounce", "declare", "discover", "locate", "encounter"})


def _found_before(participle: Token) -> list[Token]:
    """Return who was found as the participle says: "police arrived to find [a man] in the yard, suffering from ..."."""
    if participle.tag_ != "VBG" or participle.dep_ not in {"advcl", "acl", "xcomp", "ccomp"}:
        return []
    if any(c.dep_.startswith(("nsubj", "aux", "mark")) or c.dep_ == "prep" for c in participle.lefts):
        return []
    for word in reversed(participle.doc[sentence_of(participle).start : participle.i]):
        if word.pos_ == "VERB" and word.lemma_.lower() in _FINDING and not grammar.is_passive(word):
            return [o for o in word.children if o.dep_ in {"dobj", "obj"} and o.i < participle.i]
        if word.pos_ in {"VERB", "AUX"}:
            return []
    return []


def _of_adjective(token: Token) -> list[Token]:
    if token.pos_ == "ADV" and token.lower_.endswith("ly"):
        some = token.head if token.head.pos_ == "NUM" else token.head.head.head
        of_them = token.head.pos_ == "PRON" and token.head.dep_ == "pobj" and some.pos_ == "NUM"
        return [some] if token.head.pos_ == "NUM" or of_them else []  # "six were shot, two of them fatally"
    if token.dep_ == "amod" and token.head.pos_ in {"NOUN", "PROPN", "NUM"}:
        return [token.head]
    if token.dep_ in {"acomp", "attr", "oprd", "xcomp", "ccomp"}:
        if token.pos_ == "VERB" and (own := [c for c in token.children if c.dep_ in {"nsubj", "nsubjpass"}]):
            return own  # "how many people are missing", whatever the parse hung it on
        finder = token.head
        if finder.lemma_.lower() in _FINDING and not grammar.is_passive(finder):
            found = [c for c in finder.children if c.dep_ in {"dobj", "obj"}] or grammar.in_state_found(finder)
            own = [c for c in token.children if c.dep_ in {"nsubj", "nsubjpass"}]
            own = own or [c for c in token.children if c.dep_ == "nummod"]  # "left [seven] dead"
            return own or found or grammar.subjects(finder)
        return grammar.patients(finder) if grammar.is_passive(finder) else grammar.subjects(finder)
    if token.pos_ == "VERB":
        return grammar.patients(token) or grammar.subjects(token)
    if token.pos_ == "ADP":
        return _of_phrase(token)
    own = [c for c in token.children if c.dep_ in {"nsubj", "nsubjpass", "nummod"}]
    if own:
        return own
    previous = token.doc[token.i - 1] if token.i else None
    return [previous] if previous is not None and previous.pos_ in {"NUM", "NOUN"} else [token]


def _of_phrase(preposition: Token) -> list[Token]:
    """Return what a prepositional wording is said of: "an Il-76 on the apron", "two men were in critical condition"."""
    governor = preposition.head
    if governor.dep_ == "pobj" and governor.head.dep_ == "agent" and governor.head.head.lemma_.lower() in _FINDING:
        return grammar.patients(governor.head.head)  # "was found by sailors with a gunshot wound"
    if governor.pos_ in {"NOUN", "PROPN", "NUM"}:
        return [governor]
    if governor.lemma_.lower() not in _LOCATIVE and not (governor.lemma_.lower() in _SEEING and _is_way(preposition)):
        return []
    if grammar.is_passive(governor):
        return grammar.subjects(governor)
    objects = [c for c in governor.children if c.dep_ in {"dobj", "obj", "attr"} and c.i < preposition.i]
    return objects or grammar.subjects(governor)


_SEEING = frozenset({"count", "see", "film", "spot", "observe", "watch", "photograph"})


def _is_way(preposition: Token) -> bool:
    """Return whether a road is told by where it leads: what is counted "on the road from X to Y" is on its way."""
    roads = [c for c in preposition.children if c.dep_ == "pobj"]
    return any(c.dep_ == "prep" and c.lower_ in _LEADING for t in (*roads, preposition.head) for c in t.children)


_LEADING = frozenset({"from", "to", "toward", "towards", "between"})


def _of_infinitive(token: Token) -> list[Token]:
    """Return who does what was perceived, where the parser took a bare infinitive for a noun: "saw an Il-76 land"."""
    compounds = [c for c in token.children if c.dep_ in {"compound", "nmod", "nsubj"}]
    later = [c for c in token.head.children if c.dep_ in {"npadvmod", "conj", "dobj"} and c.i > token.i]
    return [*compounds[-1:], *later, *(c for c in token.conjuncts if c.i > token.i)]
