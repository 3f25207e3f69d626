"""What stands beside "according to X", and around "as X put it", is what X says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.attribution.spans import Clause, around, nearest_subject, trimmed
from firsthand.language.surface import sentence_of
from firsthand.language.tree import child_of, children, object_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_PUTS = frozenset({"put", "puts", "described", "describes", "saw", "sees", "told", "tells", "had", "has"})


def read_according(verb: Token) -> list[Clause]:
    """Return "according to X, ..." : everything else of the clause it hangs on is content."""
    doc = verb.doc
    to = next((c for c in children(verb) if c.lower_ == "to"), None)
    if to is None and verb.i + 1 < len(doc) and doc[verb.i + 1].lower_ == "to":
        to = doc[verb.i + 1]
    if to is None:
        return []
    target = object_of(to) or _data_taken_for_deed(to)
    if target is None:
        return []
    cue = (verb.idx, to.idx + len(to))
    content = around(verb, target)
    end = None if content else _end_of_source(target)
    if end is not None:
        content = trimmed(doc, ((end, sentence_of(target).end),))
    return [Clause(verb.i, target, cue, "according to", content, end=end)]


def _data_taken_for_deed(to: Token) -> Token | None:
    """Return the "data" of "according to tracking data that X supplied", whose first word a parse took for a verb."""
    deed = next((c for c in children(to) if c.dep_ == "pcomp" and c.tag_ == "VBG"), None)
    data = child_of(deed, "dobj")
    return data if data is not None and deed is not None and data.i == deed.i + 1 else None


def _end_of_source(target: Token) -> int | None:
    """Return where the source of "According to X quoted by Y, ..." ends, though the parse took it all for the source.

    An apposition to the source is closed by a comma of its own.
    """
    doc, end = target.doc, sentence_of(target).end
    commas = [t.i for t in doc[target.i + 1 : end] if t.text == ","]
    for index, comma in enumerate(commas):
        opens = doc[comma + 1].lower_ in {"a", "an", "the", "who", "which", "whose"} if comma + 1 < end else False
        if not opens or index + 1 == len(commas):
            verbal = any(t.tag_ in {"VBD", "VBZ", "VBP", "VBN", "MD"} for t in doc[comma + 1 : end])
            return comma if verbal else None
    return None


def read_put(verb: Token) -> list[Clause]:
    """Return "as X put it, ..." with the rest of the sentence for its content."""
    if verb.lower_ not in _PUTS:
        return []
    it = verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == "it"
    subject = nearest_subject(verb)
    if not it or subject is None:
        return []
    first = subject.left_edge.i - 1
    if first < sentence_of(verb).start or verb.doc[first].lower_ != "as":
        return []
    doc, end = verb.doc, sentence_of(verb).end
    quoted = next((t.i for t in doc[verb.i + 2 : end] if t.is_quote), None)
    comma = next((t.i for t in doc[verb.i + 2 : end] if t.text in {",", ":"}), None)
    piece = (sentence_of(verb).start, first)
    if quoted is not None or (comma is not None and first - sentence_of(verb).start < 3):
        piece = (quoted if quoted is not None else comma or end, end)
    content = trimmed(doc, (piece,))
    cue = (verb.idx, verb.nbor(1).idx + 2)
    return [Clause(verb.i, subject, cue, "put", content)] if content else []
