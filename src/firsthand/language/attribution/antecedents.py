"""What a definite source refers back to that has not spoken yet: "the group", "the imagery", "the statement".

A voice met before is found among the voices; here are the nouns that the text introduced without a word of theirs:
"Planet Labs released images of the base. The images show ...".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.tree import agent_of, children, has_child

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_DEFINITE = frozenset({"the", "that", "this", "these", "those", "both"})
_FURTHEST = 500  # tokens between a definite noun and what introduced it
_SAME_THING: tuple[frozenset[str], ...] = (
    cues.IMAGE_NOUNS | cues.SATELLITE_WORDS,
    cues.VIDEO_NOUNS - {"drone", "camera"},
    frozenset(
        {"statement", "communique", "communiqué", "announcement", "release", "declaration", "notice", "bulletin"}
    ),
    frozenset({"report", "study", "paper", "investigation", "analysis", "review", "document", "dossier", "article"}),
    frozenset({"message", "post", "tweet", "thread"}),
    frozenset({"letter", "email", "memo", "cable", "note", "file"}),
)


def is_definite(noun: Token) -> bool:
    """Return whether a noun phrase refers to something told of before: "the images", "that statement"."""
    return any(c.dep_ in {"det", "predet", "poss"} and c.lower_ in _DEFINITE and c.i < noun.i for c in children(noun))


def introductions(noun: Token) -> Iterator[Token]:
    """Yield the earlier nouns that a definite `noun` can stand for, the nearest first.

    The last one yielded is the nearest that a text introduces as new ("an image", "images"): what came before that
    is another one.
    """
    lemma = noun.lemma_.lower()
    alike = next((group for group in _SAME_THING if lemma in group), frozenset({lemma}))
    for index in range(noun.i - 1, max(-1, noun.i - _FURTHEST), -1):
        token = noun.doc[index]
        if token.pos_ not in {"NOUN", "PROPN"} or token.lemma_.lower() not in alike:
            continue
        if token.dep_ in {"compound", "amod"} and token.head.lemma_.lower() in alike:
            continue  # the "satellite" of "a satellite image"
        yield token
        if not is_definite(token):
            return


def released_by(noun: Token) -> Token | None:
    """Return who made known what `noun` names: "the army published a video", "X issued its statement on Monday"."""
    verb = noun.head
    if noun.dep_ not in {"dobj", "nsubjpass"} or verb.lemma_.lower() not in _MAKES_KNOWN:
        return None
    if noun.dep_ == "nsubjpass":
        return agent_of(verb)
    while verb.dep_ == "conj" and not has_child(verb, "nsubj"):
        verb = verb.head
    return next((c for c in children(verb) if c.dep_ == "nsubj" and c.pos_ in {"NOUN", "PROPN"}), None)


_MAKES_KNOWN = frozenset(
    {"release", "publish", "issue", "post", "share", "take", "capture", "film", "record", "upload", "circulate"}
    | {"broadcast", "distribute", "tweet", "send", "write", "read", "make", "produce", "put", "collect", "acquire"}
)
