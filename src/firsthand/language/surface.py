"""The text and the sentences of a parse, put together once for all components that ask.

spaCy builds both anew at each call: `tokens.text` joins every token, `token.sent` looks for the ends of the sentence.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Span, Token


@lru_cache(maxsize=2)
def text_of(tokens: Tokens) -> str:
    """Return the text of the parse."""
    return tokens.text


def sentence_of(token: Token) -> Span:
    """Return the sentence that the token stands in."""
    return _sentences(token.doc)[token.i]


@lru_cache(maxsize=2)
def sentences_of(tokens: Tokens) -> tuple[Span, ...]:
    """Return the sentences of the parse."""
    return tuple(tokens.sents)


@lru_cache(maxsize=2)
def _sentences(tokens: Tokens) -> tuple[Span, ...]:
    """Return the sentence of each token."""
    return tuple(sentence for sentence in sentences_of(tokens) for _ in range(len(sentence)))
