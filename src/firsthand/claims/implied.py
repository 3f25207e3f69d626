"""Nouns that tell an event whatever is done to them: who carried nine bodies tells of nine dead.

What a noun denotes can have an event in it (Pustejovsky 1995, The Generative Lexicon: telic and agentive roles): a body
is of somebody who died, a marcher marches, and the dead, the injured and the missing are those of one event, whom a
list can be made of ("the dead include two nurses") or a number put at ("put the crowd at 8,000").
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.claims import grammar
from firsthand.claims.asserting import asserts
from firsthand.claims.counts import count_of, figure_of, puts_a_figure, tally_noun
from firsthand.claims.standins import Participant
from firsthand.claims.triggers import Evocation
from firsthand.language.surface import sentences_of, text_of
from firsthand.packs.schema import Trigger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from firsthand.claims.participants import Mentions
    from firsthand.language.doc import Doc, ThingMention
    from firsthand.model import Claim
    from firsthand.packs import KindEntry, Packs

Told = tuple[Evocation, Participant]
_ROLLS = {
    "dead": "killed",
    "deceased": "killed",
    "killed": "killed",
    "fatalities": "killed",
    "injured": "injured",
    "wounded": "injured",
    "missing": "missing",
    "arrested": "arrested",
    "detained": "arrested",
    "detainees": "arrested",
    "survivors": "survived",
    "kidnapped": "kidnapped",
    "abducted": "kidnapped",
    "rescued": "rescued",
}
"""Those of one event by what became of them, and the kind of it."""
_INCLUDING = frozenset({"include", "comprise"})
_AMONG = frozenset({"among", "amongst"})
_BODY, _MARCHER, _DEATH, _MARCH = "body", "protester", "killed", "protested"
# Bodies that are none of the dead's: "governing bodies", "a body of water"; and what such bodies do.
_CORPORATE = frozenset(
    {"governing", "student", "regulatory", "legislative", "public", "professional", "international", "heavenly"}
    | {"celestial", "sporting", "football", "advisory", "state", "religious", "ruling", "electoral", "umbrella"}
    | {"supervisory", "political", "elected", "administrative", "judicial", "independent", "official", "trade"}
    | {"competent", "executive", "national", "federal", "local", "joint", "two-member", "foreign", "human", "naked"}
)
_OF_NOBODY = frozenset({"water", "evidence", "law", "work", "knowledge", "research", "opinion", "literature", "text"})
_LYING = frozenset(
    {"lie", "lay", "float", "wash", "arrive", "come", "remain", "turn", "surface", "hang", "rot", "decompose", "be"}
    | {"appear", "drift", "pile", "await", "wait", "fill", "litter", "line", "emerge", "stay", "go", "show", "bear"}
)
_SEEKING = frozenset({"search", "look", "seek", "hunt", "ask", "demand", "expect", "need", "make", "build", "order"})
_SELLING = frozenset({"sell", "buy", "deliver", "offer", "donate", "produce", "manufacture", "resemble"})
_BEHELD = frozenset({"be", "see", "count", "show", "film", "watch", "photograph", "estimate", "depict", "number"})
_CROWDS = frozenset({"crowd", "turnout", "attendance", "procession", "gathering", "rally", "march", "demonstration"})
_TELLING = _CROWDS | _ROLLS.keys()
_MARCHING = re.compile(
    r"\b(?:to the streets|protest|demonstrat|march|rall(?:y|ies)|picket|sit-in|strikers?\b|walkout)", re.IGNORECASE
)
_FURTHEST = 12  # steps up a parse


def find_implied(doc: Doc, mentions: Mentions, packs: Packs) -> Iterator[Told]:
    """Yield the events that nouns tell of by themselves, each with whom it befell."""
    for thing in doc.things:
        if thing.thing.name == _BODY:
            yield from _of_body(thing, mentions, packs)
        elif thing.thing.name == _MARCHER:
            yield from _of_marchers(thing, mentions, packs)
    for word in doc.tokens:
        if word.lower_ == "part" and word.dep_ == "dobj" and word.head.lemma_.lower() == "take":
            yield from _of_those_who_came(word, doc, mentions, packs)
        if word.lower_ not in _TELLING:
            continue
        if word.lower_ in _ROLLS and (roll := roll_of(word)) is not None:
            kind = packs.kinds.get(_ROLLS[word.lower_])
            yield from _listed(roll, mentions, kind)
        elif word.lower_ in _CROWDS:
            yield from _of_crowd(word, doc, mentions, packs)


def _evoked(word: Token, kind: KindEntry, things: tuple[str, ...] = ()) -> Evocation:
    verb = _governor(word) or word
    return Evocation(verb, kind, Trigger(text=verb.lower_, thing="none", things=things), "captions")


def _governor(word: Token) -> Token | None:
    """Return the verb of the clause in which a noun stands."""
    above = word
    for _ in range(_FURTHEST):
        if above.head.i == above.i:
            return None
        above = above.head
        if above.pos_ in {"VERB", "AUX"}:
            return above
    return None


def _of_body(thing: ThingMention, mentions: Mentions, packs: Packs) -> Iterator[Told]:
    """Yield the dead of counted bodies; of "the bodies of five women" the women."""
    head, kind = mentions.tokens[thing.head], packs.kinds.get(_DEATH)
    if kind is None or _is_no_body(head) or not asserts(head):
        return
    owners = [o for c in head.children if c.lower_ == "of" and c.i > head.i for o in c.children if o.dep_ == "pobj"]
    owned = [o for o in owners if o.i in mentions.by_head and mentions.by_head[o.i].person]
    if owned:
        for participant in mentions.of(owned, roots=kind.things, trigger=head):
            count = count_of(participant.mention, mentions, named=participant.named is not None)
            if count is not None and count.max is not None:
                yield _evoked(head, kind, (_BODY,)), participant
        return
    if any(o.pos_ == "NOUN" and o.ent_type_ != "PERSON" for o in owners):
        return  # "the bodies of nine elephants"
    count = count_of(thing, mentions, named=False)
    numbered = count is not None and count.max is not None and count.min != 0
    if numbered and (thing.plural or any(c.lower_ in {"a", "one", "another"} for c in head.children)):
        yield _evoked(head, kind, (_BODY,)), Participant(thing)


def _is_no_body(head: Token) -> bool:
    """Return whether a "body" is an institution, something living, denied, or only looked for."""
    if any(c.lemma_.lower() in _CORPORATE or c.lower_ in {"no", "any"} for c in head.children if c.i < head.i):
        return True
    if any(o.lemma_.lower() in _OF_NOBODY for c in head.children if c.lower_ == "of" for o in c.children):
        return True
    verb = _governor(head)
    if verb is None:
        return False
    lemma = verb.lemma_.lower()
    if lemma in _SEEKING | _SELLING or any(c.dep_ == "neg" for c in verb.children):
        return True
    acts = head.dep_ == "nsubj" and head.head == verb and lemma not in _LYING
    return acts and not grammar.is_passive(verb)


def _of_marchers(thing: ThingMention, mentions: Mentions, packs: Packs) -> Iterator[Told]:
    """Yield the protest of marchers whom somebody counts, sees or shows: "a picture shows about 5,000 marchers"."""
    head, kind = mentions.tokens[thing.head], packs.kinds.get(_MARCH)
    verb = _governor(head)
    tally = tally_noun(head)
    told = verb is not None and (verb.lemma_.lower() in _BEHELD or tally is not None)
    if kind is None or verb is None or not told or not asserts(verb):
        return
    count = count_of(thing, mentions, named=False)
    if thing.plural and count is not None and count.text and any(c.isdigit() for c in str(count.min)):
        numbered = tally is not None or any(t.i in mentions.quantity_at for t in head.subtree if t.i < head.i)
        if numbered and not any(c.dep_ == "neg" for c in verb.children):
            yield _evoked(head, kind), Participant(thing)


def roll_of(word: Token) -> tuple[Token, list[Token]] | None:
    """Return the verb and the people of a list of those whom something befell, or None where a word opens none."""
    above = word.head
    if word.dep_ in {"nsubj", "nmod"} and above.lemma_.lower() in _INCLUDING:
        return above, [c for c in above.rights if c.dep_ in {"dobj", "obj"}]
    if word.dep_ != "pobj" or above.lower_ not in _AMONG or above.head.lemma_.lower() != "be":
        return None
    verb = above.head
    named = [c for c in verb.children if c.dep_ in {"attr", "nsubj"} and c.lower_ != "there" and c.i != word.i]
    return (verb, named) if named else None


def find_described(doc: Doc, claims: list[Claim], mentions: Mentions, packs: Packs) -> Iterator[Told]:
    """Yield the parts of those just told of, by who they are: "Nine drowned. Four of [them] were [children]"."""
    for word in doc.tokens:
        if word.lemma_ != "be" or word.dep_.startswith("aux"):
            continue
        number = next((c for c in word.lefts if c.dep_ == "nsubj" and c.pos_ == "NUM"), None)
        who = next((c for c in word.rights if c.dep_ == "attr" and c.i in mentions.by_head), None)
        if number is None or who is None or not mentions.by_head[who.i].person:
            continue
        whole = [o for c in number.children if c.lower_ == "of" for o in c.children if o.dep_ == "pobj"]
        if not whole or number.i not in mentions.quantity_at or any(c.dep_ == "neg" for c in word.children):
            continue
        fates = [c.lower_ for c in whole[0].children if c.dep_ in {"acl", "amod", "relcl"}]  # "one of those [killed]"
        named = next((_ROLLS[fate] for fate in (whole[0].lower_, *fates) if fate in _ROLLS), "")
        if not named and fates:
            continue
        kind = packs.kinds.get(named or _kind_before(word, whole[0], doc, claims))
        if kind is not None and asserts(word):
            told = Evocation(word, kind, Trigger(text=word.lower_, thing="none"), "captions")
            yield told, Participant(replace(mentions.by_head[who.i], head=number.i), "part")


def _kind_before(word: Token, whole: Token, doc: Doc, claims: list[Claim]) -> str:
    """Return what befell the people last told of, in this sentence or the one before; "" where nothing did."""
    if whole.lower_ not in {"them", "these", "those", "victims"}:
        return ""
    starts = [s.start_char for s in sentences_of(doc.tokens) if s.start_char <= word.idx]
    earliest = starts[-2:][0] if starts else 0
    told = [c for c in claims if earliest <= c.mention[0] < word.idx and c.kind in _BEFALLING]
    return max(told, key=lambda c: c.mention).kind if told else ""


_BEFALLING = frozenset(_ROLLS.values()) | {"shot", "released", "displaced", "trapped", "evacuated", "charged"}


def is_told_by_itself(happening: Token) -> bool:
    """Return whether a noun newly tells of a happening: "a blast tore through", "heard three explosions".

    New is what has an indefinite article, a number or none of the two in the plural (Prince 1981, brand-new entities);
    it is told where it acts, is perceived or is there, not where it is only the setting of something else.
    """
    if any(c.dep_ in {"det", "poss"} and c.lower_ not in {"a", "an", "another", "several"} for c in happening.children):
        return False
    verb, role = happening.head, happening.dep_
    if any(c.dep_ == "neg" or c.lower_ == "no" for t in (happening, verb) for c in t.children):
        return False
    if role in {"nsubj", "nsubjpass"}:
        return verb.pos_ in {"VERB", "AUX"} and verb.lemma_.lower() not in _ABSTRACT
    if role == "attr":
        return any(c.dep_ == "expl" for c in verb.children)
    return role == "dobj" and verb.lemma_.lower() in _PERCEIVED


_ABSTRACT = frozenset({"mean", "seem", "require", "remain", "represent", "constitute"})
_PERCEIVED = frozenset(
    {"hear", "see", "feel", "report", "record", "film", "witness", "count", "register", "trigger", "cause", "notice"}
    | {"describe", "detect", "log"}
)


def names_a_set(word: Token) -> bool:
    """Return whether "the dead" or "those missing" only refers to those told of: it says of nobody that he is dead."""
    if word.lower_ not in _ROLLS or word.dep_ in {"amod", "acomp", "attr", "oprd", "conj"}:
        return False
    return any(c.dep_ in {"det", "poss"} and c.lower_ not in {"a", "an", "no"} for c in word.children)


def _listed(roll: tuple[Token, list[Token]], mentions: Mentions, kind: KindEntry | None) -> Iterator[Told]:
    verb, heads = roll
    if kind is None or not asserts(verb) or any(c.dep_ == "neg" for c in verb.children):
        return
    evocation = Evocation(verb, kind, Trigger(text=verb.lower_, thing="none"), "captions")
    for told in mentions.of(heads, roots=kind.things, trigger=verb):
        if told.mention.person:
            yield evocation, Participant(told.mention, told.scope if told.named else "part", told.named)


def _of_those_who_came(part: Token, doc: Doc, mentions: Mentions, packs: Packs) -> Iterator[Told]:
    """Yield the numbered people who took part in the protest that a report tells of: "this time [2,000] took part"."""
    verb, kind = part.head, packs.kinds.get(_MARCH)
    if kind is None or any(c.lower_ in {"in", "of"} for t in (part, verb) for c in t.rights if c.dep_ == "prep"):
        return
    people = [t for t in grammar.subjects(verb) if t.i in mentions.quantity_at or t.i in mentions.by_head]
    if not people or _MARCHING.search(text_of(doc.tokens)) is None or not asserts(verb):
        return
    evocation = Evocation(verb, kind, Trigger(text=verb.lower_, thing="none"), "captions")
    yield from (
        (evocation, told) for told in mentions.of(people, roots=kind.things, trigger=verb) if told.mention.person
    )


def _of_crowd(word: Token, doc: Doc, mentions: Mentions, packs: Packs) -> Iterator[Told]:
    """Yield the protest whose crowd a number is put at, where the report tells of one: not of a match."""
    kind = packs.kinds.get(_MARCH)
    if kind is None or not puts_a_figure(word) or figure_of(word, mentions) is None:
        return
    if _MARCHING.search(text_of(doc.tokens)) is not None and asserts(word):
        yield _evoked(word, kind), mentions.counted(word)
