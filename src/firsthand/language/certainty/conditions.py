"""Conditions, open and contrary to fact: "if", "provided that", "should ... leave", "had the pilot not ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.certainty import hedges
from firsthand.language.certainty.dependents import ARGUMENTS, CERTAIN, PROBABLE, UNCOMMITTED, Reading
from firsthand.language.surface import sentence_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONDITIONAL = frozenset({"if", "unless", "whether", "lest"})
_PROVIDED = frozenset({"provided", "providing", "assuming", "supposing", "granted"})
_WORDINGS = (
    ("on", "condition", "that"),
    ("on", "the", "condition", "that"),
    ("in", "case"),
    ("in", "the", "event"),
    ("in", "the", "event", "that"),
)
_ONLY_WHEN = (("only", "when"), ("only", "once"), ("not", "until"))
_INVERTED = frozenset({"should", "were", "had"})
_HYPOTHETICAL = frozenset({"would", "could", "might", "'d", "’d", "should"})


def read_condition(token: Token, reading: Reading) -> bool:
    """Read the condition that `token` heads, or the contrary-to-fact outcome; return whether nothing above counts.

    A condition leaves its event open (Uu); one in the past perfect over a "would have" is contrary to fact, and so
    is its outcome (Quirk et al. 1985, 15.36: hypothetical past conditions).
    """
    if _is_outcome(token):
        modal = next(c for c in token.children if c.dep_ == "aux" and c.lower_ in _HYPOTHETICAL)
        reading.level = CERTAIN
        reading.negate(modal)
        reading.future = False
        return True
    if _forestalled(token):
        mark = next(c for c in token.children if c.dep_ == "mark")
        reading.level = CERTAIN
        reading.future = False
        reading.negate(mark)
        return True
    if _rather_than(token):
        reading.negate(token.nbor(-1))
        return True
    word = _conditional_word(token) or _opening_should(token)
    if word is None:
        return False
    if word.i and word.nbor(-1).lower_ == "as" and token.head.lemma_.lower() in {"look", "seem", "appear", "sound"}:
        reading.lower(PROBABLE, word)  # "it looks as if the ships have left"
        return False
    if _contrary(token):
        reading.negate(word)
        return True
    compares = token.tag_ == "VBN" and not any(c.dep_ in ARGUMENTS for c in token.children)
    if not compares:
        reading.lower(UNCOMMITTED, word)
        ahead = token.tag_ in {"VBZ", "VBP"} and any(_will(t) for t in token.ancestors)
        reading.future = reading.future or word.lower_ in {"should", "were"} or ahead
    return True


def _conditional_word(token: Token) -> Token | None:
    """Return the word that makes the clause of `token` a condition, or None."""
    mark = next((c for c in token.children if c.dep_ in {"mark", "advmod"} and c.lower_ in _CONDITIONAL), None)
    if mark is not None:
        return mark
    if token.dep_ in {"ccomp", "pcomp"} and token.head.lower_ in _PROVIDED and token.head.dep_ in {"prep", "advcl"}:
        return token.head
    if token.dep_ in {"relcl", "acl"} and token.head.lower_ in {"event", "condition"} and token.head.dep_ == "pobj":
        return token.head  # "in the event that", "on the condition that"
    inverted = _inverted(token)
    if inverted is not None:
        return inverted
    if token.dep_ not in {"advcl", "acl", "ccomp", "pcomp"}:
        return None
    first = token.left_edge.i
    wordings = (*_WORDINGS, *_ONLY_WHEN) if _will(token.head) else _WORDINGS
    for words in wordings:
        for start in (first, first - len(words)):
            if start >= 0 and tuple(t.lower_ for t in token.doc[start : start + len(words)]) == words:
                return token.doc[start]
    return None


def _will(verb: Token) -> bool:
    """Return whether a clause stands in the future: its condition is still to come, whatever the form of its verb."""
    return any(c.dep_ == "aux" and c.lower_ in hedges.FUTURE_MODALS for c in verb.children)


def _inverted(token: Token) -> Token | None:
    """Return the auxiliary before its subject in a clause that is no question: "Should the ship leave, ..."."""
    if token.dep_ not in {"advcl", "ccomp"}:
        return None
    first = token.left_edge
    subject = next((c for c in token.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    fits = first.lower_ in _INVERTED and first.head.i == token.i and subject is not None and first.i < subject.i
    if not fits or sentence_of(token).text.rstrip().endswith("?"):
        return None
    plain = first.lower_ == "were" and not any(c.lower_ == "to" for c in token.children)
    return None if plain else first


def _perfect(token: Token, words: frozenset[str]) -> bool:
    kids = {c.lower_ for c in token.children if c.dep_ in {"aux", "auxpass"}}
    return bool(kids & words) and bool(kids & {"have", "'ve", "’ve"})


def _contrary(token: Token) -> bool:
    """Return whether a condition in the past perfect stands beside a "would have"."""
    past = any(c.lower_ in {"had", "'d", "’d"} and c.dep_ == "aux" for c in token.children)
    return past and token.head.i != token.i and _perfect(token.head, _HYPOTHETICAL)


def _is_outcome(token: Token) -> bool:
    """Return whether `token` is what would have been, on a condition that was not met."""
    if not _perfect(token, _HYPOTHETICAL):
        return False
    for child in token.children:
        if child.dep_ == "advcl" and _conditional_word(child) is not None and _contrary(child):
            return True
        if child.dep_ in {"advcl", "ccomp"} and child.lower_ == "had" and child.tag_ == "VBD":
            return True  # "could have landed had the fog lifted", "had they attacked, it would", as the parser reads it
        if child.dep_ == "prep" and child.lower_ == "without":
            return True
        if child.dep_ == "prep" and child.lower_ == "for" and child.i and child.nbor(-1).lower_ == "but":
            return True
    return False


def _forestalled(token: Token) -> bool:
    """Return whether a clause with "before" was cut off: "before it could fire", "was shot down before it landed"."""
    if token.dep_ != "advcl" or not any(c.dep_ == "mark" and c.lower_ == "before" for c in token.children):
        return False
    if any(c.lower_ in {"could", "can"} and c.dep_ == "aux" for c in token.children):
        return True
    if _goes_on(token):
        return False
    return cues.lemma_of(token.head.lemma_, token.head.text) in hedges.ENDING_VERBS


def _goes_on(token: Token) -> bool:
    """Return whether it tells what was done next all the same: "shot by her uncle before he killed himself".

    Nobody does a thing to himself who was stopped before it.
    """
    return any(c.lower_.endswith(("self", "selves")) and c.dep_ in {"dobj", "oprd", "npadvmod"} for c in token.children)


def _rather_than(token: Token) -> bool:
    """Return whether "rather than" stands right before a verb: "stayed rather than leave"."""
    first = token.i
    before = [t.lower_ for t in token.doc[max(first - 2, 0) : first]]
    return token.pos_ == "VERB" and before == ["rather", "than"]


def _opening_should(token: Token) -> Token | None:
    """Return a "should" that opens the sentence, where the parser did not see what it governs."""
    sentence = sentence_of(token)
    first = sentence[0]
    if first.lower_ not in {"should", "were"} or sentence.text.rstrip().endswith("?"):
        return None
    comma = next((t.i for t in sentence if t.text == ","), None)
    if comma is None or not first.i < token.i < comma:
        return None
    return first if first.lower_ == "should" or token.nbor(-1).lower_ == "to" else None
