"""Which items of a list are people or things of their own: left out, told twice, meant one or the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims.mentions import FATES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

    from firsthand.claims.mentions import Known
    from firsthand.language.doc import Quantity

HARMED = FATES | {"victims", "casualties", "hospitalised", "hospitalized", "burned", "patients"}
_DETERMINING = frozenset({"det", "poss", "nummod"})


def is_left_out(token: Token, head: Token, trigger: Token, quantity_at: Mapping[int, Quantity]) -> bool:
    """Return whether an item of a list is none: "300 people, and not [one] more", "kills nine or [more]".

    An adjective is of what follows it up to the next article or number: "one dead man and [one wounded woman]".
    """
    if token.i == head.i:
        return False
    if trigger.dep_ == "amod" and trigger.head.i == head.i and _is_determined(token):
        return True
    if token.pos_ == "NUM" and token.i + 1 < len(token.doc) and token.nbor().dep_ == "auxpass":
        return True  # "three in Lyon and [four] were injured": of another verb
    number = quantity_at.get(token.i)
    of_one = number is not None and number == quantity_at.get(head.i)
    return of_one or any(c.dep_ == "neg" and c.i < token.i for c in token.children)


def is_the_same(token: Token, head: Token, known: Known) -> bool:
    """Return whether a second noun without an article tells what else one person is: "his friend and [teammate]".

    A man and woman, a mother and son are two, unless the verb is of one (Quirk et al. 1985, 13.67).
    """
    if token.i == head.i or token.tag_ != "NN" or head.tag_ != "NN" or token.dep_ != "conj":
        return False
    if _is_determined(token) or not _is_determined(head):
        return False
    if head.dep_.startswith("nsubj"):
        return any(v.lower_ in {"was", "is", "has"} for v in (head.head, *head.head.lefts))
    mentions = [known.by_head.get(t.i) for t in (head, token)]
    of_one_family = all(m is not None and known.packs.is_a(m.thing.name, "relative") for m in mentions)
    return not of_one_family and any(c.dep_ == "poss" for c in head.lefts)


def _is_determined(noun: Token) -> bool:
    return any(c.dep_ in _DETERMINING for c in noun.lefts)


def is_alternative(item: Token) -> bool:
    """Return whether an item is one of several of which one is meant: "either her brother or a friend"."""
    first = item.head if item.dep_ == "conj" else item
    return any(c.dep_ == "cc" and c.lower_ == "or" for c in first.children)


def is_of_the_harmed(inner: Token) -> bool:
    """Return whether a number takes some of those told of before: "three of them", "two of the wounded"."""
    if inner.pos_ == "PRON" or inner.lower_ in {"those", "these"}:
        return True
    definite = any(c.lower_ in {"the", "those", "these"} for c in inner.children)
    return definite and inner.lower_ in HARMED
