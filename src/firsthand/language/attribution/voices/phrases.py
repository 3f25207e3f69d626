"""The noun phrase of a source: where it begins and ends, whom a number in it counts, the entity it names."""

from __future__ import annotations

from spacy.tokens import Span, Token

from firsthand.language.attribution import cues
from firsthand.language.tree import children, noun_after


def phrase_end(head: Token) -> int:
    """Return the index after the noun phrase of `head`, a trailing comma or stop left out."""
    doc, end = head.doc, head.right_edge.i + 1
    end = next((t.i for t in doc[head.i + 1 : end] if t.text == ";"), end)
    while end > head.i + 1 and (
        doc[end - 1].is_space or doc[end - 1].text in {",", ".", ":", ";", "--", "–", "—", "-"}
    ):
        end -= 1
    return end


def phrase_start(head: Token) -> int:
    """Return the index of the first token of the noun phrase of `head`, which no paragraph's end can stand in."""
    doc = head.doc
    lowest = next((t.i + 1 for t in reversed(doc[head.left_edge.i : head.i]) if "\n\n" in t.text), head.left_edge.i)
    start = max(head.left_edge.i, lowest)
    while start < head.i and (
        doc[start].is_space or doc[start].is_punct or doc[start].dep_ in {"cc", "punct", "mark"} or doc[start].is_quote
    ):
        start += 1
    return start


def plain_end(head: Token) -> int:
    """Return where a source named after a preposition ends: before "on 13 December" and the like."""
    stops = [
        c.left_edge.i
        for c in children(head)
        if c.i > head.i and c.dep_ in {"prep", "relcl", "acl", "appos", "npadvmod"}
    ]
    return max(head.i + 1, min(stops, default=phrase_end(head)))


def shared_by(noun: Token) -> Token | None:
    """Return whom a number is a part of: the survivors in "two of the survivors"."""
    if noun.tag_ != "CD" and noun.lower_ not in cues.SHARES:
        return None
    return noun_after(noun, {"of"})


def entity_of(token: Token) -> Span | None:
    """Return the named entity that covers `token`."""
    if not token.ent_type_:
        return None
    doc, start, end = token.doc, token.i, token.i + 1
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return Span(doc, start, end, label=token.ent_type)
