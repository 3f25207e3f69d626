"""Attributions in other dress: "according to X", "was reported by X", "citing X", "quoted X as saying"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language import cues
from firsthand.language.spans import Clause, around, cue_span, subject_of, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token


def read_according(verb: Token) -> list[Clause]:
    """Return "according to X, ..." : everything else of the clause it hangs on is content."""
    doc = verb.doc
    to = next((c for c in verb.children if c.lower_ == "to"), None)
    if to is None and verb.i + 1 < len(doc) and doc[verb.i + 1].lower_ == "to":
        to = doc[verb.i + 1]
    if to is None:
        return []
    target = next((c for c in to.children if c.dep_ == "pobj"), None)
    if target is None:
        return []
    cue = (verb.idx, to.idx + len(to))
    return [Clause(verb.i, target, cue, "according to", around(verb, target))]


def read_passive(verb: Token, lemma: str, kids: dict[str, Token]) -> list[Clause]:
    """Return "was reported by X", "was quoted as saying", and the agentless "is believed to": no source."""
    subject = kids.get("nsubjpass")
    agent = kids.get("agent")
    agent_noun = next((c for c in agent.children if c.dep_ == "pobj"), None) if agent is not None else None
    doc = verb.doc
    pieces: list[tuple[int, int]] = []
    quoted_as = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"), None)
    if lemma in {"quote", "cite"} and quoted_as is not None and subject is not None:
        saying = next((c for c in quoted_as.children if c.dep_ == "pcomp"), None)
        inner = next((c for c in saying.children if c.dep_ == "ccomp"), None) if saying is not None else None
        if inner is None:
            return []
        content = trimmed(doc, ((inner.left_edge.i, inner.right_edge.i + 1),))
        cue = (verb.idx, saying.idx + len(saying)) if saying is not None else (verb.idx, verb.idx + len(verb))
        found = [Clause(verb.i, subject, cue, lemma, content, rank=1)]
        return [*found, Clause(verb.i, agent_noun, cue, lemma, content)] if agent_noun is not None else found
    if lemma in {"tell", "inform", "ask"}:
        return []
    clause = kids.get("ccomp") or kids.get("xcomp")
    if subject is not None and subject.lower_ != "it":
        pieces.append((subject.left_edge.i, subject.right_edge.i + 1))
    if clause is not None:
        pieces.append((clause.left_edge.i, clause.right_edge.i + 1))
    cue = cue_span(verb)
    if agent_noun is not None and lemma in cues.OBJECT | cues.AGENTLESS and pieces:
        cue = (cue[0], agent.idx + len(agent)) if agent is not None else cue
        perceives = lemma in cues.PERCEIVE
        return [Clause(verb.i, agent_noun, cue, lemma, trimmed(doc, tuple(pieces)), "neg" in kids, perceives=perceives)]
    if lemma in cues.AGENTLESS and pieces and (clause is not None or lemma in cues.PERCEIVE | {"report"}):
        pieces += [(c.left_edge.i, c.right_edge.i + 1) for c in verb.children if c.dep_ == "prep" and c.i > verb.i]
        return [Clause(verb.i, None, cue, lemma, trimmed(doc, tuple(sorted(pieces))), "neg" in kids, agentless=True)]
    return []


def read_citing(verb: Token, lemma: str, kids: dict[str, Token]) -> list[Clause]:
    """Return "..., citing X" and "quoted X as saying that ...": X is the inner voice, the subject the outer."""
    cited = kids.get("dobj")
    if cited is None:
        return []
    doc = verb.doc
    clause = kids.get("ccomp")
    as_ = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"), None)
    saying = next((c for c in as_.children if c.dep_ == "pcomp"), None) if as_ is not None else None
    if saying is not None:
        clause = next((c for c in saying.children if c.dep_ == "ccomp"), clause)
    outer = subject_of(verb)
    cue = (verb.idx, verb.idx + len(verb))
    main = verb.head.head if verb.dep_ == "acl" and verb.head.dep_ == "nsubj" else verb.head
    if clause is None and verb.dep_ in {"advcl", "conj", "acl"} and main.pos_ in {"VERB", "AUX"}:
        clause = next((c for c in main.children if c.dep_ == "ccomp"), None)
        if clause is None:
            says = main.lemma_.lower() in cues.SAY | cues.OBJECT
            content = () if says else around(verb, cited)
            return [Clause(verb.i, cited, cue, lemma, content, rank=1, inherits=main.i if says else None)]
    if clause is None:
        found = [Clause(verb.i, outer, cue, lemma, trimmed(doc, ((cited.left_edge.i, cited.right_edge.i + 1),)))]
        return found if outer is not None and verb.dep_ not in {"advcl", "acl"} else []
    content = trimmed(doc, ((clause.left_edge.i, clause.right_edge.i + 1),))
    found = [Clause(verb.i, cited, cue, lemma, content, rank=1)]
    if main.i != verb.i and main.lemma_.lower() in cues.SAY and any(c.dep_ == "ccomp" for c in main.children):
        return found  # the main verb's own clause names the outer voice
    if outer is not None and (saying is not None or verb.head.i != verb.i):
        start = verb.head if verb.dep_ == "advcl" else verb
        outer_cue = (start.idx, start.idx + len(start))
        found.insert(0, Clause(verb.i, outer, outer_cue, start.lemma_.lower(), content))
    return found
