"""Who says what is told in the passive: "was reported by X", "was told by X that", "was heard saying"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.clauses.clause import (
    Clause,
    clause_hung_lower,
    cue_span,
    nearest_subject,
    said_before,
    trimmed,
)
from firsthand.language.surface import sentence_of
from firsthand.language.tree import child_of, children, noun_after, object_of, preposition_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_PICTURES = cues.IMAGE_NOUNS | cues.VIDEO_NOUNS


def read_passive(verb: Token, lemma: str, kids: dict[str, Token]) -> list[Clause]:
    """Return "was reported by X", "was quoted as saying", and the agentless "is believed to": no source."""
    subject = kids.get("nsubjpass")
    agent = kids.get("agent")
    agent_noun = object_of(agent)
    doc = verb.doc
    pieces: list[tuple[int, int]] = []
    quoted_as = preposition_of(verb, {"as"})
    if lemma in {"quote", "cite"} and quoted_as is not None and subject is not None:
        saying = child_of(quoted_as, "pcomp")
        if saying is None:
            return []
        subject = nearest_subject(verb) or subject
        inner = child_of(saying, "ccomp")
        content = said_before(verb, subject)
        if inner is not None:
            content = trimmed(doc, ((inner.left_edge.i, inner.right_edge.i + 1),))
        if not content:
            return []
        cue = (verb.idx, saying.idx + len(saying))
        by = preposition_of(saying, {"by"}, "agent", "prep")
        if agent_noun is None and by is not None:
            agent_noun = object_of(by)
        found = [Clause(verb.i, subject, cue, lemma, content, rank=1)]
        return [*found, Clause(verb.i, agent_noun, cue, lemma, content)] if agent_noun is not None else found
    if lemma == "hear" and (overheard := _overheard(verb, subject, kids)) is not None:
        return [overheard]
    if lemma in {"tell", "inform", "ask"}:
        return _told_by(verb, subject, agent_noun, kids) if lemma != "ask" else []
    clause = kids.get("ccomp") or kids.get("xcomp")
    if subject is not None and subject.lower_ != "it":
        pieces.append((subject.left_edge.i, subject.right_edge.i + 1))
    if clause is not None:
        pieces.append((clause.left_edge.i, clause.right_edge.i + 1))
    cue = cue_span(verb)
    shown = agent_noun is not None and lemma == "capture" and agent_noun.lemma_.lower() not in _PICTURES
    if agent_noun is not None and lemma in cues.OBJECT | cues.AGENTLESS and pieces and not shown:
        cue = (cue[0], agent.idx + len(agent)) if agent is not None else cue
        perceives = lemma in cues.PERCEIVE
        return [Clause(verb.i, agent_noun, cue, lemma, trimmed(doc, tuple(pieces)), "neg" in kids, perceives=perceives)]
    if agent_noun is not None and lemma == "capture":
        return []  # soldiers capture a town
    if lemma in cues.AGENTLESS and pieces and (clause is not None or lemma in cues.PERCEIVE | {"report"}):
        pieces += [(c.left_edge.i, c.right_edge.i + 1) for c in children(verb) if c.dep_ == "prep" and c.i > verb.i]
        return [Clause(verb.i, None, cue, lemma, trimmed(doc, tuple(sorted(pieces))), "neg" in kids)]
    return []


def _overheard(verb: Token, subject: Token | None, kids: dict[str, Token]) -> Clause | None:
    """Return "an officer is heard saying that ...": the officer says it, and who recorded him is told of elsewhere."""
    saying = kids.get("xcomp")
    if saying is None or saying.lemma_.lower() not in cues.SAY:
        return None
    clause = child_of(saying, "ccomp") or _that_clause_after(saying)
    if clause is None:
        return None
    before = verb.doc[max(verb.i - 2, 0)]
    source = before if before.pos_ in {"NOUN", "PROPN"} and verb.nbor(-1).pos_ == "AUX" else subject
    if source is None:
        return None
    content = trimmed(verb.doc, ((clause.left_edge.i, clause.right_edge.i + 1),))
    return Clause(verb.i, source, (verb.idx, saying.idx + len(saying)), "say", content, rank=1)


def _that_clause_after(verb: Token) -> Token | None:
    """Return the verb of the that-clause that an aside parts from `verb`: "telling friends on a tape, [..], that"."""
    sentence = sentence_of(verb)
    for that in verb.doc[verb.i + 1 : sentence.end]:
        opens = that.lower_ == "that" and that.dep_ == "mark" and that.nbor(-1).text == ","
        if opens and that.head.i > that.i:
            return that.head
    return None


def _told_by(verb: Token, subject: Token | None, agent: Token | None, kids: dict[str, Token]) -> list[Clause]:
    """Return "X was told by Y that ...": Y says it, and X passes it on."""
    clause = kids.get("ccomp")
    if agent is None or clause is None:
        return []
    content = trimmed(verb.doc, ((clause.left_edge.i, clause.right_edge.i + 1),))
    cue = cue_span(verb)
    found = [Clause(verb.i, agent, cue, "say", content)]
    return [Clause(verb.i, subject, cue, "relay", content, rank=-1), *found] if subject is not None else found


def read_heard(verb: Token, kids: dict[str, Token]) -> list[Clause] | None:
    """Return "X heard from Y that ...": Y says it, and X passes it on unless X is a court or an assembly.

    Where neither stands there it is a verb of finding like others: None.
    """
    clause, source = kids.get("ccomp") or clause_hung_lower(verb), kids.get("nsubj")
    teller = noun_after(verb, {"from"})
    if clause is None or source is None or clause.i < verb.i:
        return None
    listens = source.lemma_.lower() in cues.ASSEMBLIES
    if teller is None:
        return [] if listens else None
    content = trimmed(verb.doc, ((clause.left_edge.i, clause.right_edge.i + 1),))
    cue = cue_span(verb)
    told = Clause(verb.i, teller, cue, "say", content)
    return [told] if listens else [Clause(verb.i, source, cue, verb.lemma_.lower(), content, rank=-1), told]
