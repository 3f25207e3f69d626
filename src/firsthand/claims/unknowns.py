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
        clause = _unknown_clause(sentence, doc) if things else None
        if clause is None:
            continue
        for thing in things:
            earlier = _last_about(thing, told, packs)
            if earlier is not None:
                kind = packs.kinds[earlier.kind]
                yield Evocation(clause, kind, Trigger(text=clause.lower_, thing="none"), "verbs"), Participant(thing)
                break


def _unknown_clause(sentence: Span, doc: Doc) -> Token | None:
    for token in sentence:
        if token.dep_ in _CLAUSES and token.pos_ in {"VERB", "AUX"}:
            assessment = assess(token, doc.tokens, doc.attributions)
            if assessment.certainty is Certainty.DECLARED_UNKNOWN:
                return token
    return None


def _last_about(thing: ThingMention, told: Sequence[Claim], packs: Packs) -> Claim | None:
    for claim in reversed([c for c in told if c.mention[1] <= thing.start]):
        name = claim.things[0].name
        if packs.is_a(name, thing.thing.name) or packs.is_a(thing.thing.name, name):
            return claim
    return None
