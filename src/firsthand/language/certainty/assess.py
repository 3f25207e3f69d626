"""How certain a text is of an event, whether it is denied, and when it stands: the words that govern it, read upwards.

Values are FactBank's (CT, PR, PS with + or -, Uu; Sauri and Pustejovsky 2009); `CTu` marks a declared unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.certainty import hedges
from firsthand.language.certainty.conditions import read_condition
from firsthand.language.certainty.denials import denied_beside, is_granted
from firsthand.language.certainty.dependents import (
    ARGUMENTS,
    POSSIBLE,
    PROBABLE,
    UNCOMMITTED,
    Reading,
    read_dependents,
    read_modal,
)
from firsthand.language.certainty.governors import (
    read_adjective,
    read_governor,
    read_noun,
    read_over_noun,
    read_preposition,
    read_verb,
    taken_back,
)
from firsthand.language.certainty.tense import tense_of
from firsthand.language.certainty.unknowns import find_silence
from firsthand.language.doc import Assessment
from firsthand.model import Certainty, Tense

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Token

    from firsthand.language.doc import Attribution

_POSITIVE = {3: Certainty.CERTAIN, 2: Certainty.PROBABLE, 1: Certainty.POSSIBLE}
_NEGATIVE = {3: Certainty.COUNTERFACT, 2: Certainty.IMPROBABLE, 1: Certainty.DOUBTFUL}
_STEPS = 12  # a clause deeper than this under its sentence is read no further up
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "csubjpass", "acomp", "oprd", "attr"})
_NOTS = frozenset({"not", "n't", "n’t", "never", "cannot"})
_QUESTIONS = frozenset({"what", "how", "why", "where", "when", "who", "which"})


def assess(event: Token, tokens: Tokens, attributions: Sequence[Attribution] = ()) -> Assessment:
    """Return how certain the report's chain of voices is of `event`, its tense, and the spans of what lowers it.

    The value is the root's, lowered by every hedge above it: a source's "certainly" inside an outlet's "reportedly"
    is no more than possible.
    """
    reading = Reading()
    read_dependents(event, reading)
    silence = find_silence(event)
    if silence is None:
        _climb(event, reading)  # else what stands above is the silence: "no longer unclear whether", "refused to say"
    _read_cues(event, tokens, attributions, reading)
    beside = denied_beside(event)
    if beside is not None:
        reading.lower(UNCOMMITTED, beside)
    if silence is not None and silence.verdict == "unknown":
        reading.unknown = True
        reading.note(silence.span)
    elif silence is not None and silence.verdict == "withheld":
        reading.level = UNCOMMITTED
        reading.note(silence.span)
    tense = Tense.FUTURE if reading.future else tense_of(event)
    return Assessment(_certainty(reading), tense, tuple(sorted(reading.hedges)))


def _certainty(reading: Reading) -> Certainty:
    if reading.unknown:
        return Certainty.DECLARED_UNKNOWN
    if reading.level == UNCOMMITTED:
        return Certainty.UNCOMMITTED
    return (_NEGATIVE if reading.negative else _POSITIVE)[reading.level]


def _climb(event: Token, reading: Reading) -> None:
    """Follow `event` up to the root of its sentence and read each word that governs it."""
    token = event
    for _ in range(_STEPS):
        head = token.head
        if read_condition(token, reading) or head.i == token.i or _set_apart(token, head):
            return
        if token.dep_ == "conj":
            _read_shared(token, head, reading)
        elif token.dep_ == "prep" and token.i == event.i and (verb := _verb_of_state(head)) is not None:
            read_dependents(verb, reading)
            token = verb
            continue
        elif token.dep_ in {"pobj", "pcomp"}:
            read_preposition(token, head, reading)
            return
        elif token.dep_ == "ccomp" and head.lemma_.lower() in cues.NOUNS and head.pos_ == "NOUN":
            read_noun(head, reading, clause=True)
            return
        elif token.dep_ == "acl" and head.dep_ in _CLAUSES and token.tag_ in {"VBD", "VBN"} and _has_that(head):
            pass  # the clause "that the ship left", read as a ship that was left
        elif token.dep_ in {"acl", "relcl"}:
            if token.dep_ == "acl" or _is_content(token, head) or head.lemma_.lower() in hedges.UNTRUTHS:
                read_noun(head, reading, clause=True)
            if token.dep_ == "acl" and head.dep_ == "pobj" and head.head.head.lemma_.lower() in hedges.FIGURES:
                read_noun(head.head.head, reading, clause=True)  # "disputed the figure of four injured"
            if not _is_bidden(token, head) or not read_governor(token, head.head, reading):
                return
            head = head.head
        elif token.dep_ == "advcl" and head.pos_ == "ADJ" and _has_that(token):
            read_adjective(head, token, reading)  # "think it improbable that"
        elif token.dep_ == "advcl" and _believed_by(token):
            read_verb(token, head, cues.lemma_of(head.lemma_, head.text), reading)
        elif token.dep_ == "advcl" and _called_for(token, head):
            reading.lower(UNCOMMITTED, head)
            reading.future = True
        elif token.dep_ == "xcomp" and (yet := _yet_to(token, head)) is not None:
            reading.negate(yet)
            return
        elif token.dep_ in _CLAUSES and not _presupposed(token, head, reading):
            if not read_governor(token, head, reading):
                return
        elif token.dep_ in ARGUMENTS and token.i == event.i:
            if not read_over_noun(token, head, reading):
                return
        elif token.dep_ not in {"advcl", "parataxis"}:
            return
        if token.dep_ == "advcl" or reading.unknown:
            return
        token = head


def _is_bidden(token: Token, head: Token) -> bool:
    """Return whether an infinitive hung on an object completes the verb: "expect two ferries to leave"."""
    infinitive = token.tag_ == "VB" and any(c.lower_ == "to" for c in token.children)
    return infinitive and head.dep_ == "dobj" and head.head.pos_ == "VERB" and head.i < token.i


def _is_content(token: Token, head: Token) -> bool:
    """Return whether a relative clause is what a noun says, misread: "the claim that police shot three men"."""
    if head.lemma_.lower() not in cues.NOUNS:
        return False
    if not any(c.lower_ == "that" and c.dep_ in {"dobj", "pobj", "mark"} for c in token.lefts):
        return False
    return any(c.dep_ == "nsubjpass" or (c.dep_ == "dobj" and c.lower_ != "that") for c in token.children)


def _set_apart(token: Token, head: Token) -> bool:
    """Return whether a clause only stands beside what the parse put above it.

    "One left; two may follow"; "denied that it left but *admitted* that ...": a second verb of saying.
    """
    if _says_on(token):
        return True
    return token.dep_ == "ccomp" and token.i < head.i and any(t.text == ";" for t in token.doc[token.i : head.i])


def _verb_of_state(head: Token) -> Token | None:
    """Return the verb that says whether anyone is in a state: "they do not [have] a suspect in custody"."""
    verb = head.head if head.dep_ == "dobj" else head
    return verb if verb.pos_ in {"VERB", "AUX"} and verb.lemma_.lower() in _HAVING else None


_HAVING = frozenset({"have", "hold", "keep", "place", "take", "be", "lie", "remain"})


def _believed_by(token: Token) -> bool:
    """Return whether an infinitive follows who believes it: "is thought by analysts to have left"."""
    return {"by", "to"} <= {c.lower_ for c in token.children if c.dep_ in {"mark", "aux"}}


def _yet_to(token: Token, head: Token) -> Token | None:
    """Return the "yet" of "has yet to announce": what has not happened so far."""
    if head.lemma_ not in {"have", "be", "remain"} or token.tag_ != "VB":
        return None
    return next((c for c in head.children if c.lower_ == "yet" and head.i < c.i < token.i), None)


def _called_for(token: Token, head: Token) -> bool:
    """Return whether a clause with "for ... to" is what was asked for: "called for the brigade to leave"."""
    lemma = cues.lemma_of(head.lemma_, head.text)
    marked = any(c.dep_ == "mark" and c.lower_ == "for" for c in token.children)
    return marked and "for" in hedges.UNREALISED_BY_PREPOSITION.get(lemma, ())


def _says_on(token: Token) -> bool:
    """Return whether a verb of saying without a subject of its own follows another: "denied A but admitted B"."""
    if token.dep_ != "conj" or token.tag_ not in {"VBD", "VBZ", "VBP"}:
        return False
    own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.children)
    return not own and cues.lemma_of(token.lemma_, token.text) in cues.SAY


def _has_that(token: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in token.children)


def _presupposed(token: Token, head: Token, reading: Reading) -> bool:
    """Return whether a question word makes the clause a fact: "want to know what happened"."""
    if token.dep_ not in {"ccomp", "csubj"} or reading.unknown:
        return False
    return any(c.lower_ in _QUESTIONS and c.dep_ != "mark" for c in token.children) and head.lemma_.lower() != "be"


def _read_shared(token: Token, head: Token, reading: Reading) -> None:
    """Take over what a verb shares with the first of a list: "may land and refuel"."""
    verbs = token.pos_ in {"VERB", "AUX"} and head.pos_ in {"VERB", "AUX"}
    own = any(c.dep_ in {"nsubj", "nsubjpass", "aux"} and c.lower_ != "to" for c in token.children)
    if not verbs or own or token.tag_ != head.tag_:
        return
    for child in head.children:
        if child.dep_ == "aux":
            read_modal(child, reading)


def _read_cues(event: Token, tokens: Tokens, attributions: Sequence[Attribution], reading: Reading) -> None:
    """Lower by the cues of the voices around `event`, where the parse did not meet them on the way up."""
    for record in attributions:
        if record.cue is None or not any(s <= event.idx < e for s, e in record.content):
            continue
        lemma = record.cue_lemma or ""
        cue = tokens.char_span(*record.cue, alignment_mode="expand")
        negated = cue is not None and any(t.lower_ in _NOTS for t in cue)
        met = any(record.cue[0] <= s < record.cue[1] for s, _ in reading.hedges)
        if met or (cue is not None and any(taken_back(t) is not None for t in cue)):
            continue
        denies = lemma in {"deny", "refute"}
        if denies and cue is not None and (_goes_on(cue.root, event) or is_granted(event, cue.root)):
            continue
        if denies or (negated and lemma in cues.SHOW and record.kind == "imagery"):
            reading.negative = not reading.negative
            reading.note(record.cue)
        elif record.source is None and not record.root_stated and lemma in _HEARSAY:
            reading.level = min(reading.level, _HEARSAY[lemma])
            reading.note(record.cue)
        elif lemma in _DOUBTS and record.source is not None and not negated:
            reading.level = min(reading.level, _DOUBTS[lemma])
            reading.note(record.cue)


def _goes_on(cue: Token, event: Token) -> bool:
    """Return whether another verb of saying stands between a denial and the event: "denied A but admitted B"."""
    token = event
    while token.i not in (token.head.i, cue.i):
        if token.i > cue.i and _says_on(token):
            return True
        token = token.head
    return False


_HEARSAY = {
    "say": POSSIBLE,
    "report": PROBABLE,
    "allege": PROBABLE,
    "rumour": POSSIBLE,
    "rumor": POSSIBLE,
    "rumours": POSSIBLE,
    "believe": PROBABLE,
    "think": PROBABLE,
}
_DOUBTS = {
    "suspect": POSSIBLE,
    "fear": POSSIBLE,
    "speculate": POSSIBLE,
    "suggest": PROBABLE,
    "think": PROBABLE,
    "believe": PROBABLE,
}
