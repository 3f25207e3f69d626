"""Of which country people or things are: "six Ghanaian sailors", "a Thai patrol boat", "three Palestinians"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.places.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Token

    from firsthand.language.doc import Doc

_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})


def nation_of(doc: Doc, head: int) -> str:
    """Return the country of the noun at `head` of the parse; "" where neither it nor one adjective says so."""
    if head >= len(doc.tokens):
        return ""
    token = doc.tokens[head]
    if token.tag_ in {"NNS", "NNPS"} and (own := _country_of(token)):
        return own
    nations = {nation for child in token.lefts if child.dep_ in _MODIFIERS and (nation := _country_of(child))}
    return nations.pop() if len(nations) == 1 else ""


def _country_of(word: Token) -> str:
    known = load_gazetteer().demonyms
    entry = known.get(word.lower_) or known.get(word.lower_.removesuffix("s")) if word.text[:1].isupper() else None
    return entry.name if entry is not None and entry.kind == "country" else ""
