"""The things and people that an evoked event is about, each as a mention with the noun phrase that names it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.claims import grammar
from firsthand.claims.items import HARMED, is_alternative, is_left_out, is_of_the_harmed, is_the_same
from firsthand.claims.mentions import PARTS
from firsthand.claims.standins import THING_PRONOUNS, Participant, StandIns
from firsthand.language.surface import sentence_of
from firsthand.packs.nouns import class_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from firsthand.language.doc import ThingMention
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
# What is told of somebody: who "releases the identity of the driver" does not release the driver.
_FACETS = frozenset(
    {"name", "identity", "age", "cause", "detail", "information", "description", "photo", "mugshot", "picture", "image"}
    | {"video", "footage", "sketch", "list", "case", "appeal", "complaint", "lawsuit", "suit", "motion", "petition"}
    | {"charge", "request", "price", "value", "rent", "mood", "story", "history", "statement", "testimony", "future"}
    | {"demand", "recording", "account", "fate", "rights", "plight", "spirit", "reputation", "idea", "plan", "role"}
)
_PEOPLE_TOGETHER = "group of people"
_INCLUDING = frozenset({"including", "among", "include"})
_BACKWARD = frozenset({"he", "she", "him", "her", "i", "who"})
_SOON = 5  # tokens
_BESIDE_AN_AGE = frozenset({"cc", "conj", "punct", "advmod", "preconj", "predet", "det"})


class Mentions(StandIns):
    """The participants of events in one Doc: lists split, partitives entered, parts told from wholes."""

    def of(self, heads: list[Token], *, roots: tuple[str, ...], trigger: Token) -> Iterator[Participant]:
        """Yield the participants that `heads` name, lists split, partitives entered, parts told from wholes.

        `roots` are the taxonomy roots that the event is about; bare numbers, names and pronouns are read after them.
        """
        people = not roots or any(self.packs.is_a("person", r) or self.packs.is_a(r, "person") for r in roots)
        seen: set[int] = set()
        heads = [first for head in heads for first in (*self._listed_before(head), head)]
        listed = [
            token
            for head in heads
            for token in grammar.conjuncts(head)
            if not self._belongs_to_next(token, trigger)
            and not is_left_out(token, head, trigger, self.quantity_at)
            and not is_the_same(token, head, self)
        ]
        mixed = people and not all(self.packs.is_a(r, "person") or r == _PEOPLE_TOGETHER for r in roots)
        for token in listed:
            if mixed and token.lower_ in THING_PRONOUNS:
                continue  # "we counted them": the vehicles told of before, not people
            whole = self._all_of_them(token, roots) if mixed else None
            if whole is not None:
                seen.add(token.i)
                yield Participant(whole)
                continue
            some = self._some_of_them(token, roots) if mixed else None
            if some is not None:
                seen.add(token.i)
                yield Participant(some, "some")
                continue
            scope = "listed" if len(listed) > 1 and not is_alternative(token) else "whole"
            other = self._homonym(token, roots)
            if other is not None:
                seen.add(token.i)
                yield Participant(other, scope)
                continue
            meant = self._meant_as_people(token) if people and not mixed else None
            if meant is not None:
                seen.add(token.i)
                yield Participant(meant, scope)
                continue
            yield from self._expand(token, people=people, scope=scope, seen=seen)
        if trigger.pos_ == "VERB" and not seen & self.by_head.keys():
            yield from self._stand_ins(listed, roots, trigger)

    def called(self, token: Token) -> Participant:
        """Return whoever bears a name that nothing else tells of: "the Companies of Dawn took responsibility"."""
        return Participant(self._as(token, self._name(token), plural=False))

    def counted(self, token: Token) -> Participant:
        """Return the people that a noun's own number counts: the "three deaths" are three people."""
        return Participant(self._person(token, token.text))

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

    def _some_of_them(self, token: Token, roots: tuple[str, ...]) -> ThingMention | None:
        """Return the things told of in a sentence that "none of them" or "three of them" takes a part of."""
        inner = self._partitive(token)
        if inner is None or inner.lower_ not in {"them", "which"}:
            return None
        sentence = sentence_of(token)
        if any(self.by_head[i].person for i in range(sentence.start, token.i) if i in self.by_head):
            return None
        found = self._antecedent(inner, roots, plural=True)
        if found is None or found.start < sentence.start_char:
            return None
        return self._as(inner, found.thing.name, plural=True)

    def _expand(self, token: Token, *, people: bool, scope: str, seen: set[int]) -> Iterator[Participant]:
        if token.i in seen:
            return
        seen.add(token.i)
        inner = self._partitive(token)
        if inner is not None:
            some = "some" if scope == "whole" and token.pos_ == "NUM" and is_of_the_harmed(inner) else scope
            if scope == "whole" and token.pos_ == "NUM" and any(c.tag_ == "PRP$" for c in inner.children):
                scope = some = "part"  # "twelve of his workers": others may have been hurt too
            within = list(self._expand(inner, people=people, scope=scope, seen=seen))
            numbered = (self._numbered_by(token, p, inner) for p in within)
            yield from (replace(p, scope=some) if p.mention.head == token.i else p for p in numbered)
            if within:
                return
            scope = some
        found = None if scope == "part" and token.pos_ == "PRON" else self._here(token, people=people)
        if found is not None and inner is not None and self._is_no_person(inner):
            return  # "one of the family dogs"
        if found is not None:
            if scope == "whole" and self._opens_list(token, found[0]):
                scope = "listed"
            if scope == "whole" and self._told_before(token, found[0]):
                scope = "same"
            yield Participant(found[0], "named" if found[1] else scope, found[1])
            yield from self._among_them(token, people=people, seen=seen)
        for child in token.children:
            yield from self._within(child, token, people=people, seen=seen)

    def _is_no_person(self, inner: Token) -> bool:
        """Return whether a number takes some of what are no people: "three of the sheep"."""
        if inner.tag_ not in {"NN", "NNS"} or inner.lower_ in HARMED or inner.lemma_.lower() in _PARTITIVE:
            return False
        mention = self.by_head.get(inner.i)
        return (
            not mention.person and mention.thing.name != _PEOPLE_TOGETHER
            if mention
            else class_of(inner.lemma_.lower()) != "person"
        )

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
        if child.lower_ == "of" and self._is_somebody(parent):
            return  # "the sister of the two boys", "a mother of three children": not the children
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
                single = token.tag_ in {"NN", "NNP"} or token.lower_ == "old"
                if not listed and people and single and parent.tag_ in {"NN", "NNP"}:
                    continue  # "the third victim, a woman": one person described twice
                scope = "listed" if listed else "part"
                yield from self._expand(token, people=people, scope=scope, seen=seen)

    def _is_somebody(self, token: Token) -> bool:
        """Return whether a noun names a person by itself, and not some of those told after, as "bodies" do."""
        mention = self.by_head.get(token.i)
        return mention is not None and mention.person and not self.packs.is_a(mention.thing.name, "victim")

    def _opens_list(self, token: Token, mention: ThingMention) -> bool:
        following = [c for c in token.children if c.dep_ == "appos"]
        return mention.person and bool(following) and self._lists_people(token)

    def _is_age(self, number: Token, person: Token) -> bool:
        """Return whether a bare figure set beside people tells how old they are: "two girls, 7 and 5", "both 24"."""
        mention = self.by_head.get(person.i)
        of_people = person.ent_type_ == "PERSON" or (mention is not None and mention.person)
        bare = not any(c.dep_ not in _BESIDE_AN_AGE for c in number.children)
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
            and following.pos_ != "AUX"  # "and eight were injured": its subject
            and following.tag_ in {"VBN", "VBD", "JJ"}
            and token.head not in (following.head, following)
            and (
                token.dep_ in {"appos", "conj", "npadvmod", "dep"}
                and not any(c.i < following.i for c in following.children)
            )
        )


def is_only_a_part(participant: Participant, heads: Iterable[Token], whole: Token) -> bool:
    """Return whether the words name a part of a thing and not the thing: "the outer gates of [the base]".

    Args:
        participant: the thing read from the words.
        heads: the words that the event is told of.
        whole: the token that heads the thing.
    """
    if participant.mention.person or whole.dep_ != "pobj" or whole.head.lower_ != "of":
        return False
    part = whole.head.head
    return part.lemma_.lower() in PARTS and any(part.i == head.i for head in heads)


def is_onlooker(participant: Participant, packs: Packs) -> bool:
    """Return whether somebody unnumbered is where he is as a reporter: "a journalist at the base watched"."""
    mention = participant.mention
    return mention.person and packs.is_a(mention.thing.name, "journalist")
