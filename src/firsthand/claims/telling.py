"""How the word of an event is told of: how certain, and by whom; read once, however many take part in the event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims.chain import build_chain
from firsthand.language.certainty import assess

if TYPE_CHECKING:
    from spacy.tokens import Token

    from firsthand.claims.chain import Chain
    from firsthand.language.doc import Assessment, Doc


class Telling:
    """What one Doc says of how certain an event is and of who tells it, by the token that evokes it."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._assessed: dict[int, Assessment] = {}
        self._chains: dict[tuple[int, int, int], Chain] = {}

    def assessment(self, event: Token) -> Assessment:
        """Return how certain the text is of the event, and when it stands."""
        found = self._assessed.get(event.i)
        if found is None:
            found = self._assessed[event.i] = assess(event, self._doc.tokens, self._doc.attributions)
        return found

    def chain(self, start: int, end: int, event: Token) -> Chain:
        """Return who stands behind the event in text[start:end]."""
        key = (start, end, event.i)
        found = self._chains.get(key)
        if found is None:
            found = self._chains[key] = build_chain(self._doc, *key)
        return found
