"""What governs an event: the verb, adjective or noun over its clause, the preposition or verb over an event noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.certainty import hedges
from firsthand.language.certainty.dependents import (
    POSSIBLE,
    PROBABLE,
    UNCOMMITTED,
    Reading,
    leaves_open,
    no_proof,
    only,
    read_argument,
    read_dependents,
    read_modal,
    read_modifier,
    until,
)
from firsthand.language.surface import sentence_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHORT = frozenset({"short", "instead"})


def read_preposition(token: Token, preposition: Token, reading: Reading) -> None:
    """Read what an event hangs on by a preposition: "reports of an attack", "called for a withdrawal"."""
    governor = preposition.head
    if preposition.lower_ == "from" and token.dep_ == "pcomp" and governor.dep_ == "dobj":
        governor = governor.head  # "saved [the sailor from being killed]", as the parser may read it
    elif preposition.lower_ == "of" and token.dep_ == "pcomp" and governor.dep_ == "dobj":
        accused = cues.lemma_of(governor.head.lemma_, governor.head.text) in _ACCUSE
        governor = governor.head if accused else governor  # "accused [the rebels of killing four]", likewise
    lemma = cues.lemma_of(governor.lemma_, governor.text)
    if governor.pos_ in {"NOUN", "PROPN"} and preposition.lower_ in {"of", "for", "to", "about", "on"}:
        read_noun(governor, reading, clause=token.dep_ == "pcomp")
    elif preposition.lower_ == "to" and lemma == "amount" and leaves_open(preposition, governor, lemma):
        reading.lower(UNCOMMITTED, governor)
    elif _not_reached(preposition, lemma):
        reading.negate(preposition)
    elif preposition.lower_ in hedges.UNREALISED_BY_PREPOSITION.get(lemma, ()):
        reading.lower(UNCOMMITTED, governor)
        reading.future = True
    elif preposition.lower_ == "of" and lemma in _ACCUSE:
        reading.lower(POSSIBLE, governor)
    elif preposition.lower_ == "from" and lemma in hedges.NEGATIVE_VERBS | {"keep", "hold", "save"}:
        reading.negate(governor)
        if _failed(governor):
            reading.negate(governor.head)  # "failed to stop them from leaving": they left


def _failed(verb: Token) -> bool:
    """Return whether a verb is what somebody did not bring about: "failed to prevent", "was unable to stop"."""
    above = verb.head
    return verb.dep_ == "xcomp" and cues.lemma_of(above.lemma_, above.text) in {"fail", "unable"}


_ACCUSE = frozenset({"accuse", "suspect", "warn", "speak"})


def _not_reached(preposition: Token, lemma: str) -> bool:
    """Return whether what follows a preposition was not done.

    "Left without landing", "was shot down before reaching it", "stopped short of crossing", "instead of leaving".
    """
    word = preposition.lower_
    if word == "to":
        return preposition.head.lower_ == "close" and preposition.head.head.lemma_.lower() == "come"
    if word == "from" and any(c.lower_ == "far" for c in preposition.children):
        return True
    if word == "of":
        return preposition.head.lower_ in _SHORT or any(c.lower_ in _SHORT for c in preposition.children)
    if word == "before":
        return lemma in hedges.ENDING_VERBS and not _ends_another(preposition.head)
    return word == "without"


def _ends_another(verb: Token) -> bool:
    """Return whether it is another's course that a verb ends: who "killed a guard before fleeing" did flee."""
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)
    return not passive and any(c.dep_ == "dobj" for c in verb.children)


def read_noun(noun: Token, reading: Reading, *, clause: bool) -> None:
    """Read a noun that an event hangs on: "reports that", "no evidence of", "a plan to", "the denial that"."""
    lemma = noun.lemma_.lower()
    rejection = taken_back(noun)
    if rejection is not None and lemma in PICTURES:
        reading.lower(UNCOMMITTED, rejection)  # who calls a picture fake says nothing of what went on
    elif rejection is not None:
        reading.negate(rejection)
    elif clause and noun.dep_ == "dobj" and noun.head.lemma_.lower() in hedges.GIVING_UP:
        reading.negate(noun.head)  # "abandoned its plan to leave"
    elif no_proof(noun):
        reading.lower(UNCOMMITTED, noun)
    elif lemma == "doubt":
        _read_doubt(noun, reading)
    elif lemma in hedges.POSSIBLE_NOUNS or lemma == "report":
        reading.lower(POSSIBLE, noun)
    elif lemma in hedges.PROBABLE_NOUNS:
        reading.lower(PROBABLE, noun)
    elif lemma in {"plan", "schedule", "decision", "agreement", "deal"} and clause:
        reading.future = True
        if lemma == "plan":
            reading.lower(PROBABLE, noun)
    elif lemma in hedges.UNREALISED_NOUNS and (
        clause or lemma in {"plan", "proposal", "threat", "attempt", "call", "hope"}
    ):
        reading.lower(UNCOMMITTED, noun)
        reading.future = True
    elif lemma in hedges.NEGATIVE_NOUNS or (clause and lemma in hedges.UNTRUTHS and noun.dep_ == "attr"):
        reading.negate(noun)  # "a refusal to", "it is a lie that"


def taken_back(noun: Token) -> Token | None:
    """Return the word that rejects a report: "denied reports that", "the claim that ... is false"."""
    verb = noun.head
    lemma = cues.lemma_of(verb.lemma_, verb.text)
    if noun.lemma_.lower() not in cues.NOUNS | _TELLINGS | PICTURES | hedges.FIGURES or lemma == "confirm":
        return None
    if noun.dep_ in {"dobj", "nsubjpass"} and lemma in hedges.REJECTING_VERBS:
        return verb
    if noun.dep_ in {"nsubj", "oprd"} and lemma in {"be", "prove", "turn", "call", "sound"}:
        wrong = hedges.NEGATIVE_ADJECTIVES | hedges.UNTRUTHS
        near = [t for t in sentence_of(noun) if t.dep_ in {"acomp", "attr", "oprd"} and t.i > noun.i]
        return next((t for t in near if t.lemma_.lower() in wrong and verb.is_ancestor(t)), None)
    return None


# What carries a story, and is taken back with it: "a post claiming that ... is fake".
_TELLINGS = frozenset({"post", "message", "story", "article", "tweet", "letter", "narrative", "version"})
PICTURES = cues.IMAGE_NOUNS | cues.VIDEO_NOUNS


def _read_doubt(noun: Token, reading: Reading) -> None:
    """Read "there is doubt that", "little doubt that"; of "no doubt" the sentence says that it is settled."""
    if any(c.lower_ in {"little", "hardly", "scant"} for c in noun.children):
        reading.lower(PROBABLE, noun)
        return
    reading.lower(PROBABLE, noun)
    reading.negate(noun)


def read_over_noun(noun: Token, verb: Token, reading: Reading) -> bool:
    """Read the verb that an event noun is an argument of; return whether the verb only carries the noun.

    "Carried out an attack" is the attack, and what governs "carried" governs it. Other verbs presuppose the noun:
    in "did not comment on the attack" it took place.
    """
    lemma = cues.lemma_of(verb.lemma_, verb.text)
    if noun.dep_ == "nsubj" and verb.pos_ == "ADJ":
        return False
    if noun.dep_ == "dobj" and leaves_open(noun, verb, lemma):
        reading.lower(UNCOMMITTED, verb)
        return False
    if lemma in hedges.NEGATIVE_OVER_NOUNS and noun.dep_ in {"dobj", "nsubjpass"}:
        reading.negate(verb)
        return False
    if lemma in hedges.POSSIBLE_VERBS | {"try", "attempt"} and noun.dep_ in {"dobj", "nsubjpass"}:
        reading.lower(POSSIBLE, verb)
        return False
    if lemma in hedges.UNREALISED_OVER_NOUNS and noun.dep_ in {"dobj", "nsubjpass"}:
        planned = lemma in {"plan", "schedule", "expect", "announce"}
        talks = lemma in {"negotiate", "discuss", "consider"}
        reading.lower(PROBABLE if planned else POSSIBLE if talks else UNCOMMITTED, verb)
        reading.future = True
        return False
    if lemma not in hedges.LIGHT_VERBS:
        return False
    read_dependents(verb, reading)
    return True


def read_governor(token: Token, head: Token, reading: Reading) -> bool:
    """Read the verb, adjective or noun whose clause the event heads; return whether what stands above it counts."""
    lemma = cues.lemma_of(head.lemma_, head.text)
    if head.pos_ == "ADJ" or token.pos_ == "ADJ":
        read_adjective(head if head.pos_ == "ADJ" else token, token, reading)
    if any(c.lower_ == "too" for c in head.children) and token.dep_ == "xcomp":
        reading.negate(head)  # "was too damaged to sail"
    if lemma in hedges.LINKING_VERBS and token.dep_ in {"ccomp", "csubj", "xcomp"}:
        _read_judgement(token, head, reading)
    if head.pos_ in {"VERB", "AUX"} and leaves_open(token, head, lemma):
        reading.lower(UNCOMMITTED, head)
        return False
    if head.pos_ in {"VERB", "AUX"} and lemma in {"rule", "exclude", "discount"} and _denied(head):
        reading.lower(POSSIBLE, head)  # "not ruled out", "cannot be excluded"
        return False
    if head.pos_ in {"VERB", "AUX"}:
        read_verb(token, head, lemma, reading)
        speech = lemma in cues.SAY and token.dep_ == "ccomp"
        if not speech:
            _read_modality_above(token, head, lemma, reading)
        for child in head.children:
            if speech and child.lower_ in hedges.POSSIBLE_ADVERBS | hedges.REPORTED_ADVERBS:
                read_modifier(child, reading, noun=False)
    elif head.pos_ == "NOUN":
        read_noun(head, reading, clause=True)
    return True


def _denied(verb: Token) -> bool:
    """Return whether a verb is denied by a word beside it or by its subject: "nobody has ruled out"."""
    if any((c.dep_ == "neg" and not only(c)) or c.lower_ in {"nor", "neither", "nobody"} for c in verb.children):
        return True
    return any(d.lower_ == "no" for c in verb.children if c.dep_ == "nsubj" for d in c.children)


def _read_judgement(token: Token, verb: Token, reading: Reading) -> None:
    """Read what is judged of a clause: "it is unlikely that", "there is a chance that", "the ship is to leave"."""
    for child in verb.children:
        if child.i == token.i:
            continue
        if child.dep_ in {"acomp", "oprd"} and child.pos_ in {"ADJ", "VERB"}:
            read_adjective(child, token, reading)
        elif child.dep_ in {"attr", "nsubj"} and child.pos_ == "NOUN" and token.dep_ == "ccomp":
            read_noun(child, reading, clause=True)
    plain = not any(c.dep_ in {"acomp", "attr"} for c in verb.children)
    if plain and verb.lemma_ == "be" and token.dep_ == "xcomp" and any(c.lower_ == "to" for c in token.children):
        reading.future = True  # "the ship is to leave"
        _read_past_plan(verb, verb, reading)


def read_adjective(adjective: Token, event: Token, reading: Reading) -> None:
    """Read an adjective over the event's clause: "unlikely to", "due to", "possible that"."""
    lemma = adjective.lemma_.lower()
    if adjective.i == event.i:
        return
    ahead = event.dep_ == "xcomp" and not _perfect(event)
    if lemma in {"likely", "probable", "ready", "poised", "bound", "apparent", "plausible"}:
        reading.lower(PROBABLE, adjective)
        reading.future = reading.future or ahead
    elif lemma in {"due", "set", "scheduled", "expected", "about"}:
        reading.future = True
        _read_past_plan(adjective.head, adjective, reading)
    elif lemma in hedges.DOUBTING_ADJECTIVES:
        reading.negate(adjective)
        reading.lower(PROBABLE, adjective)
        reading.future = reading.future or ahead
    elif lemma in {"possible", "conceivable"}:
        reading.lower(POSSIBLE, adjective)
    elif lemma in hedges.NEGATIVE_ADJECTIVES:
        reading.negate(adjective)


def read_verb(token: Token, head: Token, lemma: str, reading: Reading) -> None:
    """Read a verb over the event's clause: doubt, report, wish, plan, failure."""
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in head.children)
    infinitive = token.dep_ == "xcomp" or any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)
    wrongly = next((c for c in head.children if c.lower_ in hedges.WRONGLY), None)
    reported = passive and token.dep_ in {"xcomp", "oprd", "acomp", "ccomp"}
    if wrongly is not None and lemma in cues.SAY | cues.BELIEVE:
        reading.negate(wrongly)
    elif lemma in {"report", "allege"} and reported:
        reading.lower(PROBABLE, head)
    elif lemma in {"say", "rumour", "rumor"} and token.dep_ == "xcomp" and passive:
        reading.lower(POSSIBLE, head)
    elif lemma == "understand" and reported:
        reading.lower(PROBABLE, head)  # "is understood to have left", "it is understood that"
    elif lemma == "doubt":
        reading.lower(PROBABLE, head)
        reading.negate(head)
    elif lemma == "expect":
        reading.lower(PROBABLE, head)
        reading.future = True
    elif lemma == "suppose" and passive and token.dep_ == "xcomp" and not _perfect(token):
        reading.lower(PROBABLE, head)
        reading.future = True
        _read_past_plan(head, head, reading)  # "was supposed to leave"
    elif lemma in hedges.PROBABLE_VERBS:
        reading.lower(PROBABLE, head)
    elif lemma in hedges.POSSIBLE_VERBS:
        reading.lower(POSSIBLE, head)
    elif lemma in hedges.NEGATIVE_VERBS or (lemma == "rule" and any(c.lower_ == "out" for c in head.children)):
        reading.negate(head)
    elif lemma == "go" and token.dep_ == "xcomp":
        reading.future = True
    elif token.dep_ == "xcomp" and lemma in hedges.SETTLED_VERBS:
        reading.future = True
        if passive:
            _read_past_plan(head, head, reading)
    elif token.dep_ == "xcomp" and lemma in hedges.PLANNING_VERBS:
        reading.lower(PROBABLE, head)
        reading.future = True
    elif lemma in hedges.WISHING_VERBS and (infinitive or lemma in hedges.WISHING_CLAUSES):
        reading.lower(UNCOMMITTED, head)
        reading.future = True
    elif token.dep_ == "xcomp" and lemma in hedges.TRYING_VERBS:
        reading.lower(POSSIBLE, head)


def _perfect(verb: Token) -> bool:
    return any(c.lower_ == "have" and c.dep_ == "aux" for c in verb.children)


def _read_past_plan(verb: Token, word: Token, reading: Reading) -> None:
    """Read "was due to leave": a plan told of in the past, which does not say what came of it."""
    past = {"was", "were", "had"}
    if verb.lower_ in past or any(c.lower_ in past and c.dep_ in {"aux", "auxpass", "cop"} for c in verb.children):
        reading.lower(UNCOMMITTED, word)


def _read_modality_above(token: Token, head: Token, lemma: str, reading: Reading) -> None:
    """Let a governor's own modals, negation and adverbs reach the event below it."""
    for child in head.children:
        if child.i == token.i:
            continue
        if child.dep_ == "aux" and child.lower_ in hedges.POSSIBLE_MODALS | hedges.FUTURE_MODALS:
            ahead = reading.future
            read_modal(child, reading)
            if token.dep_ == "ccomp":
                reading.future = ahead  # "it may be that they left": the clause has a time of its own
        elif child.dep_ == "neg" and not only(child):
            if lemma != "be" or not until(head):
                reading.negate(child)  # but "it was not until Friday that the ship left": it did
        elif child.dep_ == "advmod":
            read_modifier(child, reading, noun=False)
        elif child.dep_ == "nsubj" and lemma in cues.BELIEVE | hedges.PROBABLE_VERBS:
            read_argument(child, reading)  # "nobody thinks that", "few believe that"
            if child.lower_ == "few":
                reading.negate(child)
