"""Of which country people or things are, by the adjective before them: "six Ghanaian sailors", "a Thai patrol boat"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.places.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Token

    from firsthand.language.doc import Doc

_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})


def nation_of(doc: Doc, head: int) -> str:
    """Return the country of the noun at `head` of the parse; "" where no adjective, or more than one, says it."""
    if head >= len(doc.tokens):
        return ""
    token = doc.tokens[head]
    nations = {nation for child in token.lefts if child.dep_ in _MODIFIERS and (nation := _country_of(child))}
    return nations.pop() if len(nations) == 1 else ""


def _country_of(modifier: Token) -> str:
    entry = load_gazetteer().demonyms.get(modifier.lower_) if modifier.text[:1].isupper() else None
    return entry.name if entry is not None and entry.kind == "country" else ""
