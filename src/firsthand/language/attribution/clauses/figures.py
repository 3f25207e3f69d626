"""Acts of reporting without a clause: "the ministry lowered the toll to 18", "the hospital registered 40 wounded"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.clauses.clause import Clause, is_nobody, subject_of, trimmed
from firsthand.language.attribution.voices.kinds import may_be_source
from firsthand.language.tree import agent_of, child_of, children

if TYPE_CHECKING:
    from spacy.tokens import Token

    from firsthand.language.attribution.clauses.clause import Chars

SETS = frozenset(
    {"lower", "raise", "revise", "put", "set", "cut", "update", "correct", "increase", "reduce", "adjust", "give"}
    | {"place", "peg", "lift", "amend", "upgrade", "downgrade", "fix", "hike", "trim", "halve", "double", "estimate"}
)
COUNTS = frozenset({"register", "record", "tally", "log", "list", "certify", "count", "document", "total", "note"})
_FIGURES = frozenset({"toll", "number", "figure", "count", "total", "estimate", "tally", "dead", "casualty"})
_BEFORE_A_FIGURE = frozenset({"to", "at", "as", "from"})
_NO_BODIES = frozenset({"EVENT", "DATE", "TIME", "GPE", "LOC", "FAC", "CARDINAL"})


def read_figure(verb: Token) -> list[Clause]:
    """Return who gave a figure by `verb`, with the figure and what it counts for the content; or nothing."""
    lemma = cues.lemma_of(verb.lemma_, verb.text)
    if verb.dep_ in {"amod", "compound"} or lemma not in SETS | COUNTS:
        return []
    figure = child_of(verb, "dobj", "nsubjpass")
    if figure is None or not (_is_figure(figure, verb) if lemma in SETS else _is_counted(figure)):
        return []
    if figure.dep_ == "nsubjpass":
        source = agent_of(verb)
        pieces = [(figure.left_edge.i, verb.i)]
    else:
        source = subject_of(verb)
        pieces = [(figure.left_edge.i, max(figure.right_edge.i, verb.right_edge.i) + 1)]
    if source is None or is_nobody(source) or not gives_figures(source):
        return []
    content: tuple[Chars, ...] = trimmed(verb.doc, tuple(pieces))
    return [Clause(verb.i, source, (verb.idx, verb.idx + len(verb)), "put", content)] if content else []


def _is_figure(noun: Token, verb: Token) -> bool:
    """Return whether a noun names a tally that the verb sets to a number: "[the number of dead] at nine"."""
    if noun.lemma_.lower() not in _FIGURES:
        return False
    return any(t.dep_ == "prep" and t.lower_ in _BEFORE_A_FIGURE and t.i > noun.i for t in verb.subtree)


def _is_counted(noun: Token) -> bool:
    """Return whether a noun phrase is a number of something: "77 wounded", "40 cases of cholera"."""
    return noun.tag_ == "CD" or any(c.tag_ == "CD" for c in children(noun))


def gives_figures(source: Token) -> bool:
    """Return whether a subject is somebody who counts: a body or people, no storm or attack that raised a toll."""
    if source.pos_ == "PRON":
        return source.lower_ in {"he", "she", "they", "it", "we", "i"}
    return may_be_source(source) and source.ent_type_ not in _NO_BODIES
