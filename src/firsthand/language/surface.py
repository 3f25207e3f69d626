"""The text and the sentences of a parse, put together once for all components that ask.

spaCy builds both anew at each call: `tokens.text` joins every token, `token.sent` looks for the ends of the sentence.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Span, Token


@lru_cache(maxsize=2)
def text_of(tokens: Tokens) -> str:
    """Return the text of the parse."""
    return tokens.text


def places_of(word: str, text: str) -> Iterator[int]:
    r"""Yield where `word` begins in `text`, standing between boundaries of words (as `\bword\b` in a pattern).

    A pattern made anew for each name asked for costs a hundred times the search itself.
    """
    at = text.find(word) if word else -1
    while at >= 0:
        end = at + len(word)
        if _is_boundary(text, at) and _is_boundary(text, end):
            yield at
        else:
            end = at + 1
        at = text.find(word, end)


def _is_boundary(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at : at + 1]
    return (before.isalnum() or before == "_") != (after.isalnum() or after == "_")


def sentence_of(token: Token) -> Span:
    """Return the sentence that the token stands in."""
    return _sentences(token.doc)[token.i]


def words_of(sentence: Span) -> str:
    """Return the text of a sentence."""
    return text_of(sentence.doc)[sentence.start_char : sentence.end_char]


@lru_cache(maxsize=2)
def sentences_of(tokens: Tokens) -> tuple[Span, ...]:
    """Return the sentences of the parse."""
    return tuple(tokens.sents)


@lru_cache(maxsize=2)
def _sentences(tokens: Tokens) -> tuple[Span, ...]:
    """Return the sentence of each token."""
    return tuple(sentence for sentence in sentences_of(tokens) for _ in range(len(sentence)))
