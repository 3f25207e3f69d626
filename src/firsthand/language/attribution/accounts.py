"""What is told by a noun of telling: "in the words of X", "X's version is that", "Those were the words of X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.kinds import may_be_source
from firsthand.language.attribution.spans import Clause, around, trimmed
from firsthand.language.surface import sentence_of
from firsthand.language.tree import child_of, children, object_of, preposition_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_TELLINGS = frozenset(
    {"telling", "version", "account", "view", "assessment", "estimation", "recollection", "reading", "judgement"}
    | {
        "judgment",
        "interpretation",
        "reckoning",
        "description",
        "opinion",
        "memory",
        "understanding",
        "belief",
        "words",
    }
)
_TALLIES = frozenset(
    {"count", "tally", "figures", "estimates", "records", "reckoning", "ledger", "notes", "log", "books", "calculation"}
    | {"calculations", "measure", "guess", "diary", "headcount"}
)
WORDS_OF = cues.ACCOUNTS | _TELLINGS | _TALLIES | frozenset({"words", "word"})
_POINTING = frozenset({"those", "that", "these", "this", "such"})
_CHANNELS = frozenset({"by", "from", "of", "with"})
_GIVEN = frozenset({"give", "provide", "file", "make", "send", "collect", "gather", "take"})


def read_words_of(noun: Token) -> list[Clause]:
    """Return "in the words of X, ..." and "by X's account, ...": everything else of the clause is content."""
    preposition = noun.head
    if noun.lower_ not in WORDS_OF and noun.lemma_.lower() not in WORDS_OF:
        return []
    leads = {"in"} if noun.lower_ in {"words", "word", "view", "telling"} else {"by"}
    leads |= {"in", "by", "on"} if noun.lower_ in _TELLINGS else set()
    by_count = preposition.dep_ == "agent" and noun.lower_ in _TALLIES
    if preposition.lower_ not in leads or noun.dep_ != "pobj" or not (preposition.dep_ == "prep" or by_count):
        return []
    voice = whose(noun)
    owned = any(c.dep_ == "poss" or c.lower_ in {"of", "the"} for c in children(noun))
    if voice is None or not owned or preposition.head.pos_ not in {"VERB", "AUX"}:
        return []
    if preposition.head.lemma_.lower() in cues.SAY | cues.FIND | cues.BELIEVE:
        return []  # what is said "in the words of" somebody has a voice of its own
    cue = (preposition.idx, noun.idx + len(noun))
    return [Clause(preposition.i, voice, cue, "according to", around(preposition, noun))]


def read_position(verb: Token) -> list[Clause]:
    """Return "X's version is that ...": a noun of saying, told by its owner, with a clause for its predicate."""
    subject = child_of(verb, "nsubj")
    clause = next((c for c in children(verb) if c.dep_ == "ccomp" and c.i > verb.i), None)
    if subject is None or clause is None or not any(c.lower_ == "that" and c.dep_ == "mark" for c in children(clause)):
        return []
    if subject.lower_ not in WORDS_OF | {"words", "position", "answer", "line", "explanation"}:
        return []
    voice = whose(subject)
    if voice is None:
        return []
    content = trimmed(verb.doc, ((clause.left_edge.i, clause.right_edge.i + 1),))
    cue = (subject.idx, subject.idx + len(subject))
    found = [Clause(verb.i, voice, cue, "say", content)]
    for child in children(subject):
        by = child_of(child, "agent") if child.dep_ == "acl" else None
        passed = object_of(by)
        if passed is not None and child.lemma_.lower() in cues.PASSED:
            found.insert(0, Clause(verb.i, passed, (child.idx, child.idx + len(child)), "say", content, rank=-1))
    return found


def read_recalled(verb: Token) -> list[Clause]:
    """Return "Those were the words of X." and "So said X.": the sentence before is what X said."""
    subject = preposition_of(verb, _POINTING, "nsubj", "attr")
    noun = preposition_of(verb, WORDS_OF, "attr", "nsubj")
    sentence = sentence_of(verb)
    if subject is None or noun is None or sentence.start == 0 or subject.i != sentence.start or verb.dep_ != "ROOT":
        return []
    voice, before = whose(noun), sentence_of(verb.doc[sentence.start - 1])
    if voice is None or "\n\n" in before.text:
        return []
    cue = (noun.idx, noun.idx + len(noun))
    return [Clause(verb.i, voice, cue, "say", trimmed(verb.doc, ((before.start, before.end),)))]


def whose(noun: Token) -> Token | None:
    """Return who gave an account: "the driver's account", "an account by the driver", "a call with a guard"."""
    owner = next((c for c in children(noun) if c.dep_ == "poss" and c.pos_ in {"NOUN", "PROPN", "PRON"}), None)
    if owner is not None:
        return owner
    for child in children(noun):
        by = child if child.dep_ in {"prep", "agent"} and child.lower_ in _CHANNELS else None
        if child.dep_ == "acl" and child.lemma_.lower() in _GIVEN:
            by = preposition_of(child, {"by", "from"}, "agent", "prep")
        target = object_of(by)
        if target is not None and may_be_source(target):
            return target
    return None
