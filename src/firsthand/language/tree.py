"""The tree of a parse: what hangs on a token, listed once a parse for all that ask.

spaCy looks for a token's children anew at each call, among all the words that the token's phrase spans.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""The tags of finite verbs and modals."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
"""The relations of a subject, of an active verb and of a passive one."""


@lru_cache(maxsize=2)
def tokens_of(tokens: Tokens) -> tuple[Token, ...]:
    """Return the tokens of a parse in order."""
    return tuple(tokens)


@lru_cache(maxsize=2)
def _listed(tokens: Tokens) -> tuple[tuple[Token, ...], ...]:
    """Return the children of each token, in order."""
    every = tokens_of(tokens)
    below: list[list[Token]] = [[] for _ in every]
    heads = tokens.to_array("HEAD").astype("int64").tolist()  # as a distance from the token
    for index, distance in enumerate(heads):
        if distance:
            below[index + distance].append(every[index])
    return tuple(map(tuple, below))


def children(token: Token) -> tuple[Token, ...]:
    """Return what hangs on a token, in order."""
    return _listed(token.doc)[token.i]


def child_of(token: Token | None, *relations: str) -> Token | None:
    """Return the first of a token's children that stands in one of `relations` to it; None of no token."""
    if token is not None:
        for child in children(token):
            if child.dep_ in relations:
                return child
    return None


def object_of(preposition: Token | None) -> Token | None:
    """Return the noun that a preposition governs; None of no preposition."""
    return child_of(preposition, "pobj")


def preposition_of(token: Token, words: Collection[str], *relations: str) -> Token | None:
    """Return the first of `words` that hangs on a token as a preposition, or in one of `relations`."""
    wanted = relations or ("prep",)
    return next((c for c in children(token) if c.dep_ in wanted and c.lower_ in words), None)


def noun_after(token: Token, words: Collection[str], *relations: str) -> Token | None:
    """Return the noun after the first of `words` that hangs on a token as a preposition, or in one of `relations`."""
    return object_of(preposition_of(token, words, *relations))


def agent_of(verb: Token) -> Token | None:
    """Return by whom a passive says something is done."""
    return object_of(child_of(verb, "agent"))


def has_child(token: Token, *relations: str) -> bool:
    """Return whether anything stands in one of `relations` to a token."""
    return any(c.dep_ in relations for c in children(token))
