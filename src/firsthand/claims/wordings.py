"""Whether the rest of a wording stands beside the word that evokes it: "relieved the chief [of his duties]"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from firsthand.packs.schema import Trigger

_REACH = 9
"""Tokens after a verb within which the rest of its wording must follow: "was taken by two officers into custody"."""

_FAR = 16
"""Tokens within which a whole phrase must: "relieved the head of the guard, Colonel Amin Sow, of his duties"."""

_PLACE = "<place>"
"""How a pack writes the name of any place among the words of a trigger: who "ran from <place>" fled."""

_NO_PLACES = frozenset({"NORP", "DATE", "TIME"})  # a tagger takes places it never read of for people or bodies
_MEASURES = frozenset({"DATE", "TIME", "QUANTITY", "PERCENT", "ORDINAL"})


def near(token: Token) -> frozenset[str]:
    """Return the words within reach of a particle, as written and as lemmas: without one, no wording stands."""
    reach = token.doc[token.i + 1 : token.i + _FAR]
    return frozenset(w for t in (*reach, *token.lefts) for w in (t.lower_, t.lemma_.lower()))


def stands(token: Token, trigger: Trigger, part: str) -> bool:
    """Return whether all that a trigger asks for stands beside `token`: its further words, no object."""
    if part == "nouns":
        words = trigger.text.lower().split()[:-1]
        return not words or [t.lower_ for t in token.doc[max(0, token.i - len(words)) : token.i]] == words
    if trigger.alone and (_has_object(token) or _is_off_a_place(token, trigger)):
        return False
    return not trigger.words or _follows(token, trigger.words)


def _follows(token: Token, words: tuple[frozenset[str], ...]) -> bool:
    """Return whether the words of a particle follow, in their order: the first beside the verb or hung on it."""
    if len(words) == 1 and any(c.dep_ == "advmod" and c.lower_ in words[0] and _is_manner(c) for c in token.lefts):
        return True  # "fatally shot"
    if len(words) == 1 and any(c.dep_ == "nsubjpass" and _is_one_of(c, words[0]) for c in token.lefts):
        return True  # "nine lives were lost"
    position, before = token.i + 1, token
    close = len(words) == 1 or "in" in words[0]  # so much is told by "in" that it is of the verb only near by
    end = min(len(token.doc), token.i + (_REACH if close else _FAR))
    for number, alternatives in enumerate(words):
        while position < end:
            other = token.doc[position]
            if other.is_sent_start:
                return False
            position += 1
            joined = _is_next(other, before) if number else _is_joined(other, token, words)
            if joined and _is_one_of(other, alternatives):
                before = other
                break
        else:
            return False
    return True


def _is_next(word: Token, before: Token) -> bool:
    """Return whether a word continues the one before it: soon after, or as its object however long that is."""
    within = word.dep_ == "compound" and word.head.dep_ == "pobj" and word.head.head.i == before.i
    return word.i - before.i <= _SOON or word.head.i == before.i or within


_SOON = 3  # tokens


def _is_joined(first: Token, verb: Token, words: tuple[frozenset[str], ...]) -> bool:
    """Return whether the first word of a particle is of the verb: beside it, hung on it, or a preposition of its own.

    The parse may hang the preposition on the object: "relieved the minister [of his duties]".
    """
    if first.i == verb.i + 1 or first.head.i == verb.i:
        return True
    if first.dep_ == "compound" and first.head.dep_ == "dobj" and first.head.head.i == verb.i:
        return True  # "staged a [sit]-in"
    own = (
        len(words) > 1
        and first.lower_ != "in"
        and any(c.dep_ == "pobj" and _is_one_of(c, words[1]) for c in first.children)
    )
    return own and _is_within(first.head, verb)


def _is_within(noun: Token, verb: Token) -> bool:
    """Return whether a noun is of an argument of a verb, with no other verb between."""
    while noun.pos_ in {"NOUN", "PROPN", "ADP", "NUM", "PRON"} and noun.head.i != noun.i:
        noun = noun.head
    return noun.i == verb.i


def _is_one_of(word: Token, alternatives: frozenset[str]) -> bool:
    if _PLACE in alternatives and word.pos_ == "PROPN" and word.ent_type_ not in _NO_PLACES:
        return True
    return word.lower_ in alternatives or word.lemma_.lower() in alternatives


def _is_manner(word: Token) -> bool:
    return word.lower_.endswith("ly")


def _has_object(verb: Token) -> bool:
    """Return whether somebody or something undergoes a verb: not how long, how far or along what it went."""
    if any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children):
        return True
    objects = (c for c in verb.children if c.dep_ in {"dobj", "obj"} and c.ent_type_ not in _MEASURES)
    return any(c.left_edge.i - 1 <= verb.i or c.left_edge.nbor(-1).lower_ not in _ALONG for c in objects)


_ALONG = frozenset({"down", "up", "along", "past", "across", "over", "round", "through"})


def _is_off_a_place(verb: Token, trigger: Trigger) -> bool:
    """Return whether "off" and "in" tell where, not which way: "rode at anchor off Odesa", "sailed in May"."""
    if len(trigger.words) > 1 or trigger.first.isdisjoint(_WHERE):
        return False
    told = [c for c in verb.rights if c.lower_ in trigger.first]
    return bool(told) and all(c.lower_ in _WHERE and any(o.dep_ == "pobj" for o in c.children) for c in told)


_WHERE = frozenset({"off", "in"})


def of_gerund(form: str) -> tuple[str, str, str]:
    """Return the verbs that a form in "-ing" can be of: "firing" fire, "shelling" shell, "stopping" stop."""
    stem = form[:-3]
    return stem, stem + "e", stem[:-1] if stem[-2:-1] == stem[-1:] else form


def of_participle(form: str) -> tuple[str, str, str]:
    """Return the verbs that a form in "-ed" can be of: "razed" raze, "shelled" shell, "gutted" gut."""
    stem = form[:-2]
    return stem + "e", stem, stem[:-1] if stem[-2:-1] == stem[-1:] else form
