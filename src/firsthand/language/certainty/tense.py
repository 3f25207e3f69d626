"""When an event stands to its telling: past, present or future, off its verb group and the verbs above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.certainty import hedges
from firsthand.model import Tense

if TYPE_CHECKING:
    from spacy.tokens import Token

_PAST = frozenset({"was", "were", "had", "did", "been", "has", "have", "having", "'ve", "’ve"})
_OVER = frozenset({"dead", "deceased", "slain", "lifeless"})  # states that tell of what is over
_CHARGES = frozenset({"accuse", "suspect", "convict", "blame", "condemn", "arrest", "charge", "indict"})
_PRESENT = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "being"})


def tense_of(event: Token) -> Tense:
    """Return the tense of `event`; a noun takes that of the verb it hangs on."""
    if event.lower_ in _OVER and event.pos_ in {"ADJ", "ADV", "NOUN"}:
        return Tense.PAST
    verb, steps = event, 0
    while verb.pos_ not in {"VERB", "AUX"} and verb.head.i != verb.i and steps < 6:
        verb, steps = verb.head, steps + 1
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if auxiliaries & hedges.FUTURE_MODALS and "have" not in auxiliaries:
        return Tense.FUTURE
    if "to" in auxiliaries and "have" not in auxiliaries:
        return _from_above(verb)
    if verb is not event and event.dep_ == "dobj" and verb.tag_ in {"VBZ", "VBP"} and _tells(verb):
        return Tense.PAST  # "satellite pictures confirm the arrival of two frigates"
    if verb.tag_ == "VBN" and auxiliaries == {"being"}:
        return _from_above(verb)
    if verb.tag_ == "VBD" or auxiliaries & _PAST:
        return Tense.PAST
    if verb.tag_ in {"VBZ", "VBP"} or auxiliaries & _PRESENT:
        return Tense.PRESENT
    if verb.tag_ == "VBN" or verb.head.i == verb.i:
        return Tense.PAST
    return _from_above(verb)


def _tells(verb: Token) -> bool:
    return verb.lemma_.lower() in {"confirm", "describe", "report", "acknowledge", "admit", "document", "record"}


def _from_above(verb: Token) -> Tense:
    """Return the tense that an infinitive or participle takes from its governor."""
    head = verb.head.head if verb.head.pos_ == "ADP" else verb.head
    if verb.dep_ == "pcomp" and head.lemma_.lower() in _CHARGES:
        return Tense.PAST  # "is accused of killing"
    if any(c.lower_ == "to" for c in verb.children) and head.lemma_.lower() in hedges.SCHEDULED_VERBS:
        return Tense.FUTURE
    if head.tag_ in {"VBZ", "VBP"} or any(c.lower_ in _PRESENT for c in head.children if c.dep_ in {"aux", "auxpass"}):
        return Tense.PRESENT
    return Tense.PAST
