"""Whether a clause asserts what it evokes: not what something can do, what was asked, or what is denied of old."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims import grammar
from firsthand.claims.presupposed import is_wanted
from firsthand.language.surface import text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from firsthand.claims.triggers import Evocation
    from firsthand.language.doc import Doc


SIGHT = frozenset({"see", "spot", "observe", "photograph", "show", "count", "identify", "locate", "film", "watch"})


_ABILITY = frozenset({"can", "capable", "able", "designed", "capacity"})


def asserts(token: Token) -> bool:
    """Return whether the clause asserts: not what something can do, nor a headline's "Counting the aircraft at ..."."""
    gerund = (
        token.dep_ == "ROOT" and token.tag_ == "VBG" and not any(c.dep_ in {"aux", "nsubj"} for c in token.children)
    )
    told = not gerund and not _is_ability(token) and not _is_asked(token) and not is_wanted(token)
    return told and not _is_denied_of_old(token)


def is_in_question(token: Token) -> bool:
    """Return whether a clause asks whether something is so: "Will I lose my job?", "Did the army leave?".

    A yes-no question puts its operator before its subject (Quirk et al. 1985, 11.5); one with a "wh" takes for granted
    what it asks about.
    """
    if "?" not in text_of(token.doc):
        return False
    clause = grammar.clause_of(token)
    opening = clause.left_edge
    if opening.is_punct and opening.i + 1 < len(opening.doc):
        opening = opening.nbor()
    if opening.head.i != clause.i or not opening.dep_.startswith("aux"):
        return False
    if not any(c.dep_.startswith("nsubj") and opening.i < c.i for c in clause.lefts):
        return False
    return any(t.text == "?" for t in clause.doc[clause.i : clause.right_edge.i + _TO_THE_MARK])


_TO_THE_MARK = 3  # tokens past the end of a clause: a quotation mark may stand between


def _is_denied_of_old(token: Token) -> bool:
    """Return whether the clause is a standing denial of what one does: "has repeatedly denied targeting civilians"."""
    clause = grammar.clause_of(token)
    denial = token.head if token.head.lemma_.lower() == "deny" else clause.head
    return denial.lemma_.lower() == "deny" and any(c.lower_ in _EVER for c in denial.children)


_EVER = frozenset({"repeatedly", "consistently", "always", "routinely", "long", "regularly"})


def _is_asked(token: Token) -> bool:
    """Return whether the clause is what somebody was asked: "a soldier, asked where the convoy had gone, said ..."."""
    clause = grammar.clause_of(token)
    return (
        clause.dep_ in {"ccomp", "xcomp", "advcl"}
        and clause.head.lemma_.lower() in {"ask", "inquire", "wonder"}
        and any(c.tag_ in {"WRB", "WP", "WDT"} or c.lower_ in {"whether", "if"} for c in clause.children)
    )


_POINTING = frozenset({"it", "this", "that", "them", "these", "those"})


def speaks(evocation: Evocation, doc: Doc) -> bool:
    """Return whether a word of speech is a told act of a named or described speaker, not a pronoun's or a noun's."""
    token = evocation.token
    if evocation.part != "verbs" or any(c.dep_ == "neg" for c in token.children):
        return False
    speakers = grammar.subjects(token)
    owns = evocation.kind.wrongdoing and bool(evocation.trigger.words) and evocation.trigger.thing == "subject"
    if any(c.lower_ in {"no", "neither"} for s in speakers for c in s.lefts):
        return False  # "no group has said that it did it"
    outlet = (doc.report.outlet or "").casefold()
    if outlet and any(s.text.casefold() in outlet.split() for s in speakers):
        return False
    named = any(s.pos_ in {"NOUN", "PROPN"} for s in speakers)
    # "A spokesman denied it": an answer to what was told before has no words of its own to be attributed.
    answers = any(c.dep_ == "dobj" and c.lower_ in _POINTING for c in token.children)
    owns = owns or (evocation.kind.name in _ACTS and token.tag_ in {"VBD", "VBZ"})
    return named and (
        owns or answers or any(a.cue and a.cue[0] <= token.idx < a.cue[1] for a in doc.attributions)
    )  # who "claimed responsibility" did so whatever else is quoted


_ACTS = frozenset({"threatened", "condemned", "praised", "promised", "demanded", "rejected", "apologised", "ordered"})
"""What one does by speaking, which others can tell of: "X threatened to leave, a delegate said" (Austin 1962)."""


def _is_perceived(verb: Token) -> bool:
    """Return whether who "could see" or "could make out" something saw it (Palmer 1990, 4.2.2: can with perception)."""
    if not any(c.lower_ in {"can", "could"} and c.dep_ == "aux" for c in verb.children):
        return False
    if any(c.dep_ in {"neg", "auxpass"} for c in verb.children):
        return False
    made_out = verb.lemma_.lower() == "make" and any(c.lower_ == "out" for c in verb.rights)
    return made_out or verb.lemma_.lower() in {"see", "hear", "spot", "count", "watch"}


def _is_ability(token: Token) -> bool:
    """Return whether the clause tells what something can do, not what it did: "can carry 150 soldiers"."""
    verb = grammar.clause_of(token)
    if token.lemma_.lower() in SIGHT and {"nsubjpass", "auxpass"} <= {c.dep_ for c in token.children}:
        return False  # "five tanks can be seen at the gate"
    if _is_perceived(verb):
        return False
    return any(
        c.lower_ in _ABILITY and c.dep_ in {"aux", "acomp", "attr"} for t in (token, verb) for c in t.children
    ) or (verb.dep_ in {"pcomp", "xcomp"} and verb.head.head.lower_ in _ABILITY)
