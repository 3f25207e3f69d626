"""Declared unknowns that name no event of their own: "it was not known what type of aircraft it was".

Such a sentence speaks of the event told last about the same sort of thing; its claim is of that event's kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims.participants import Participant
from firsthand.claims.triggers import Evocation
from firsthand.language.certainty import assess
from firsthand.model import Certainty
from firsthand.packs.schema import Trigger

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span, Token

    from firsthand.language.doc import Doc, ThingMention
    from firsthand.model import Claim
    from firsthand.packs import Packs

_CLAUSES = frozenset({"ccomp", "csubj", "csubjpass", "advcl", "xcomp"})


def find_unknowns(doc: Doc, told: Sequence[Claim], packs: Packs) -> Iterator[tuple[Evocation, Participant]]:
    """Yield an evocation and its participant for each declared unknown in a sentence that made no claim in `told`."""
    for sentence in doc.tokens.sents:
        if any(c.start < sentence.end_char and sentence.start_char < c.end for c in told):
            continue
        things = [m for m in doc.things if sentence.start_char <= m.start < sentence.end_char and not m.person]
        clauses = _unknown_clauses(sentence, doc) if things else []
        for thing in things:
            earlier = _last_about(thing, told, packs)
            clause = _holding(thing, clauses, doc)
            if earlier is not None and clause is not None:
                kind = packs.kinds[earlier.kind]
                yield Evocation(clause, kind, Trigger(text=clause.lower_, thing="none"), "verbs"), Participant(thing)
                break


def _unknown_clauses(sentence: Span, doc: Doc) -> list[Token]:
    """Return the heads of the clauses that are declared unknown."""
    return [
        token
        for token in sentence
        if token.dep_ in _CLAUSES
        and token.pos_ in {"VERB", "AUX"}
        and assess(token, doc.tokens, doc.attributions).certainty is Certainty.DECLARED_UNKNOWN
    ]


def _holding(thing: ThingMention, clauses: list[Token], doc: Doc) -> Token | None:
    """Return the smallest of the clauses that the thing stands in, else the first."""
    head = doc.tokens[thing.head]
    holding = [c for c in clauses if c is head or c.is_ancestor(head)]
    return holding[-1] if holding else next(iter(clauses), None)


def _last_about(thing: ThingMention, told: Sequence[Claim], packs: Packs) -> Claim | None:
    for claim in reversed([c for c in told if c.mention[1] <= thing.start]):
        name = claim.things[0].name
        if packs.is_a(name, thing.thing.name) or packs.is_a(thing.thing.name, name):
            return claim
    return None
