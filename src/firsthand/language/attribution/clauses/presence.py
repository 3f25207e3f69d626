"""Who was there and looked on: observation told without a clause of its own.

"Our correspondent watched as X", "a crew of ours was at the gate when X", "X, as seen by a reporter", and, for the
outlet's own people only, "during a visit by this paper, X" and "when the Gazette visited the base, X".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.clauses.clause import Clause, is_nobody, subject_of, trimmed
from firsthand.language.attribution.voices.kinds import is_personal
from firsthand.language.attribution.voices.phrases import phrase_start, shared_by
from firsthand.language.surface import sentence_of
from firsthand.language.tree import SUBJECTS, agent_of, child_of, children, has_child, noun_after, object_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from firsthand.language.attribution.clauses.clause import Chars
    from firsthand.language.attribution.voices.met import Voices

_LOOKS = cues.PERCEIVE - {"identify", "verify", "geolocate"} | frozenset({"look", "stand"})
_BESIDE = frozenset({"as", "how", "while"})
_AT_THE_TIME = frozenset({"when", "as", "while"})
_THERE = frozenset({"there", "present", "nearby", "inside", "outside", "aboard", "close"})
_GOES = frozenset(
    {"visit", "reach", "enter", "pass", "arrive", "tour", "travel", "drive", "walk", "inspect", "see", "stop", "come"}
    | {"call", "film", "fly", "sail", "stand", "wait", "cross", "accompany", "join", "spend", "return", "attend", "be"}
)
STAYS = frozenset({"visit", "tour", "trip", "stay", "inspection", "drive", "walk", "embed", "journey", "stop"})


def read_presence(verb: Token, voices: Voices) -> list[Clause]:
    """Return the attribution of what went on before the eyes of the subject of `verb`, or of who visited."""
    lemma = cues.lemma_of(verb.lemma_, verb.text)
    if lemma in _LOOKS and (found := _looked_on(verb, lemma) or _beside_onlooker(verb, lemma)):
        return found
    if lemma == "be" and (found := _was_there(verb)):
        return found
    if lemma in {"see", "watch", "witness", "observe", "count"} and (found := _as_seen_by(verb, lemma)):
        return found
    return _visited(verb, voices) if lemma in _GOES else []


def read_visit(noun: Token, voices: Voices) -> list[Clause]:
    """Return "during a visit by this paper, ...": the rest of the clause is what the outlet saw."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in {"during", "on", "in"} or preposition.dep_ != "prep":
        return []
    who = noun_after(noun, {"by", "of"}, "prep", "agent")
    who = who or child_of(noun, "poss")
    if who is None or not _is_own(who, voices) or preposition.head.pos_ not in {"VERB", "AUX"}:
        return []
    content = _rest(preposition, preposition.head)
    cue = (preposition.idx, noun.idx + len(noun))
    return [Clause(preposition.i, who, cue, "visit", content, perceives=True)] if content else []


def _looked_on(verb: Token, lemma: str) -> list[Clause]:
    """Return "X watched as Y", "X looked on while Y", "X stood by as Y"."""
    clause = next((c for c in children(verb) if c.dep_ == "advcl" and c.i > verb.i and _mark(c) in _BESIDE), None)
    if clause is None or not has_child(clause, *SUBJECTS):
        clause = _taken_for_phrase(verb)
    if clause is None:
        return []
    if has_child(verb, "ccomp", "dobj", "auxpass"):
        return []
    words = {c.lower_ for c in children(verb) if c.dep_ in {"prt", "prep", "advmod"}}
    if lemma in {"look", "stand"} and not words & {"on", "by", "at"}:
        return []
    source = subject_of(verb)
    if source is None or is_nobody(source) or not (_may_look(source) or _has_eyes(source)):
        return []
    content = _clause_without_mark(clause)
    lemma = "watch" if lemma in {"look", "stand"} else lemma
    return [Clause(verb.i, source, (verb.idx, verb.idx + len(verb)), lemma, content, perceives=True)]


def _beside_onlooker(verb: Token, lemma: str) -> list[Clause]:
    """Return "X, as our reporter looked on": the clause before it is what was seen."""
    source = child_of(verb, "nsubj")
    words = {c.lower_ for c in children(verb) if c.dep_ in {"prt", "prep", "advmod"}}
    if verb.dep_ != "advcl" or _mark(verb) not in {"as", "while"} or source is None or not _may_look(source):
        return []
    if has_child(verb, "ccomp", "dobj") or (lemma in {"look", "stand"} and not words & {"on", "by"}):
        return []
    content = _rest(verb, verb.head)
    lemma = "watch" if lemma in {"look", "stand"} else lemma
    cue = (verb.idx, verb.idx + len(verb))
    return [Clause(verb.i, source, cue, lemma, content, perceives=True)] if content else []


def _taken_for_phrase(verb: Token) -> Token | None:
    """Return the "as" whose clause the parse took for a noun with a participle: "watched as [a lorry overturned]"."""
    for preposition in children(verb):
        if preposition.dep_ == "prep" and preposition.lower_ == "as" and preposition.i > verb.i:
            noun = object_of(preposition)
            if noun is not None and any(c.dep_ in {"acl", "relcl"} and c.pos_ == "VERB" for c in children(noun)):
                return preposition
    return None


def _was_there(verb: Token) -> list[Clause]:
    """Return "X was there when Y", "X was on the bridge as Y"."""
    clause = next((c for c in children(verb) if c.dep_ == "advcl" and c.i > verb.i and _mark(c) in _AT_THE_TIME), None)
    there = any(c.dep_ in {"advmod", "acomp", "attr"} and c.lower_ in _THERE for c in children(verb))
    there = there or any(c.dep_ == "prep" and c.lower_ in {"at", "on", "in", "near"} for c in children(verb))
    source = child_of(verb, "nsubj")
    if clause is None or not there or source is None or not _may_look(source):
        return []
    cue = (verb.idx, verb.idx + len(verb))
    return [Clause(verb.i, source, cue, "witness", _clause_without_mark(clause), perceives=True)]


def _may_look(source: Token) -> bool:
    """Return whether `source` is of those who report what they saw: reporters, crews, we."""
    return source.lemma_.lower() in cues.CREW_NOUNS or source.lower_ in {"i", "we"}


def _has_eyes(source: Token) -> bool:
    """Return whether a noun is a person's or people's: vehicles that "stood outside as shops closed" watch nothing."""
    lemma = source.lemma_.lower()
    people = cues.HUMAN_NOUNS | cues.PEOPLE_NOUNS | cues.OFFICE_NOUNS | cues.MEDIA_NOUNS
    return source.pos_ in {"PROPN", "PRON"} or lemma in people or is_personal(lemma) or shared_by(source) is not None


def _as_seen_by(verb: Token, lemma: str) -> list[Clause]:
    """Return "..., as seen by X": the clause before it is what X saw."""
    who = agent_of(verb)
    if who is None or verb.dep_ != "advcl" or _mark(verb) != "as" or verb.tag_ != "VBN":
        return []
    content = _rest(verb, verb.head)
    cue = (verb.idx, verb.idx + len(verb))
    return [Clause(verb.i, who, cue, lemma, content, perceives=True)] if content else []


def _visited(verb: Token, voices: Voices) -> list[Clause]:
    """Return "when the Gazette visited the base, Y": Y is what the outlet found there."""
    source = child_of(verb, *SUBJECTS)
    if verb.dep_ != "advcl" or _mark(verb) not in {"when", "as", "while"} or source is None:
        return []
    if not _is_own(source, voices) or verb.head.pos_ not in {"VERB", "AUX"}:
        return []
    content = _rest(verb, verb.head)
    cue = (verb.idx, verb.idx + len(verb))
    return [Clause(verb.i, source, cue, "visit", content, perceives=True)] if content else []


def _is_own(noun: Token, voices: Voices) -> bool:
    """Return whether a noun names the outlet itself or those it sent: "this paper", "we", "our crew", its name."""
    if noun.lower_ in cues.FIRST_PERSON or any(c.lower_ in cues.FIRST_PERSON for c in children(noun)):
        return True
    crew = noun.lemma_.lower() in cues.CREW_NOUNS | cues.MEDIA_NOUNS
    if crew and any(c.lower_ == "this" for c in noun.subtree):
        return True
    words = noun.doc[noun.left_edge.i : noun.right_edge.i + 1].text
    if noun.lemma_.lower() in cues.CREW_NOUNS:
        return voices.outlet is not None and voices.outlet.removeprefix("The ") in words
    return voices.is_outlet(noun.doc[phrase_start(noun) : noun.i + 1].text.removeprefix("the ").removeprefix("The "))


def _mark(clause: Token) -> str:
    return next((c.lower_ for c in children(clause) if c.dep_ in {"mark", "advmod"} and c.i < clause.i), "")


def _clause_without_mark(clause: Token) -> tuple[Chars, ...]:
    mark = next((c for c in children(clause) if c.dep_ in {"mark", "advmod"} and c.i < clause.i), None)
    if mark is None:
        mark = clause if clause.dep_ == "prep" else clause.left_edge
    return trimmed(clause.doc, ((mark.i + 1, clause.right_edge.i + 1),))


def _rest(part: Token, head: Token) -> tuple[Chars, ...]:
    """Return the clause of `head` without the part of it that `part` heads."""
    sentence = sentence_of(head)
    left, right = max(head.left_edge.i, sentence.start), min(head.right_edge.i + 1, sentence.end)
    first, last = part.left_edge.i, part.right_edge.i + 1
    return trimmed(head.doc, ((left, min(first, right)), (max(last, left), right)))
