"""A raid by officers of the law is a search, no attack: who raids what tells the two apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims import grammar
from firsthand.language.surface import sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token


_ATTACKED, _SEARCHED = "attacked", "searched"
_SEARCHING = frozenset({"raid", "search"})
_LAW = frozenset(
    {"police", "policeman", "officer", "detective", "deputy", "sheriff", "trooper", "gendarme", "gendarmerie"}
    | {"prosecutor", "investigator", "inspector", "bailiff", "customs", "constable", "agent", "fbi", "fsb", "kgb"}
    | {"sbu", "interpol", "europol", "carabinieri", "taxman", "regulator", "watchdog", "official"}
)
_PREMISES = frozenset(
    {"home", "house", "flat", "apartment", "office", "residence", "dwelling", "premises", "newsroom", "headquarters"}
    | {"workshop", "warehouse", "shop", "store", "restaurant", "bar", "club", "mansion", "villa", "room", "dormitory"}
)
_OUTSIDE_THE_LAW = frozenset(
    {"gunman", "militant", "bandit", "rebel", "fighter", "militia", "militiaman", "insurgent", "attacker", "settler"}
    | {"mob", "gang", "robber", "thief", "jihadist", "raider", "pirate", "herder", "assailant", "jet", "warplane"}
    | {"aircraft", "drone", "plane", "helicopter", "bomber"}
)
_MILITARY = frozenset({"air", "bombing", "bomb", "drone", "artillery", "commando", "rebel", "cattle", "cross-border"})
_CARRYING_OUT = frozenset({"carry", "conduct", "launch", "make", "stage", "mount", "lead", "execute", "do", "perform"})


def is_other_than_told(token: Token, kind: str) -> bool:
    """Return whether a raid is taken for an attack that is a search, or the other way round."""
    if kind not in {_ATTACKED, _SEARCHED} or token.lemma_.lower() not in _SEARCHING:
        return False
    return _is_search(token) != (kind == _SEARCHED)


def _is_search(word: Token) -> bool:
    """Return whether officers of the law, or at least no outlaws and no aircraft, enter what is somebody's."""
    doers = list(_doers(word))
    if any(d.lemma_.lower() in _LAW for d in doers):
        return True
    if word.lemma_.lower() == "search":
        return False  # for the missing, as often as not
    kinds = [c.lemma_.lower() for c in word.children if c.dep_ in {"amod", "compound", "nmod"}]
    if any(d.lemma_.lower() in _OUTSIDE_THE_LAW for d in doers) or any(k in _MILITARY for k in kinds):
        return False
    entered = [c for c in word.rights if c.dep_ in {"dobj", "obj"}]
    entered += [o for words, o in grammar.prepositional(word) if words in {"on", "at", "of"}]
    entered += [o for words, o in grammar.prepositional(word.head) if words == "on"] if word.pos_ == "NOUN" else []
    if word.pos_ == "VERB" and grammar.is_passive(word):
        entered += grammar.subjects(word)
    return any(t.lemma_.lower() in _PREMISES for t in entered)


def _doers(word: Token) -> Iterator[Token]:
    """Yield who raids: the agent of a verb; of a noun, its modifiers, its "by" and the subject of its verb."""
    if word.pos_ == "VERB":
        yield from grammar.agents(word) or ([] if grammar.is_passive(word) else grammar.subjects(word))
        return
    yield from (c for c in word.children if c.dep_ in {"compound", "amod", "nmod", "poss"})
    yield from (o for words, o in grammar.prepositional(word) if words == "by")
    verb = word.head
    if verb.lemma_.lower() in _CARRYING_OUT and word.dep_ in {"dobj", "nsubjpass"}:
        yield from grammar.agents(verb) if word.dep_ == "nsubjpass" else grammar.subjects(verb)
    elif word.dep_ == "pobj":
        opening = sentence_of(word)[0]  # "police killed a man in a raid": whoever acts in the clause
        yield from grammar.subjects(word.head.head) if opening.i < word.head.head.i else ()
