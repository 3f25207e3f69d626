"""Where a parse is plainly wrong: words taken for nouns, particles or subjects that English grammar rules out there.

A statistical parse errs where a construction is rare in newspapers. Each test here asks for what no right parse can
hold: a noun with an object, a base form coordinated with a past one, a season that lands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

PERCEPTION = frozenset({"see", "watch", "hear", "film", "spot", "observe", "notice", "show"})
_PAST = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_TIMES = frozenset({"DATE", "TIME"})
_SINCE = frozenset({"since", "until", "till", "before", "after"})
# Verbs that "off" makes others of; with the rest it opens a phrase of place: "drowned off Zuwara".
_PHRASAL_WITH_OFF = frozenset(
    {"set", "take", "pay", "see", "call", "cut", "fend", "fight", "hold", "lay", "put", "shake", "show", "write", "buy"}
    | {"close", "seal", "block", "ward", "break", "cast", "drop", "kill", "let", "mark", "pull", "scare", "sell", "tip"}
)


def is_verb_taken_for_noun(word: Token) -> bool:
    """Return whether a "noun" has an object, which only verbs have: "saw gunmen climb up and [storm] the ship"."""
    return word.tag_ == "NN" and any(c.dep_ == "dobj" and c.i > word.i for c in word.children)


def doer_perceived(verb: Token) -> Token | None:
    """Return who does what a second bare infinitive tells, which the parse joined to the verb of perception.

    "Watched [a jet] spin and come down": a base form is no equal of a past one (Quirk et al. 1985, 16.52).
    """
    seeing = verb.head
    if verb.tag_ != "VB" or verb.dep_ != "conj" or seeing.lemma_.lower() not in PERCEPTION or seeing.tag_ not in _PAST:
        return None
    if any(c.dep_ in {"aux", "nsubj"} for c in verb.children):
        return None
    seen = next((c for c in seeing.rights if c.dep_ in {"dobj", "ccomp"} and c.i < verb.i), None)
    if seen is None:
        return None
    own = [c for c in seen.children if c.dep_ in {"compound", "nsubj", "nmod"} and c.i < seen.i]
    return own[-1] if own and seen.tag_ in {"NN", "VB", "VBP"} else seen


def subject_past_a_date(verb: Token, subject: Token) -> Token:
    """Return what lands where a season was taken for it: "the jet that has been flying since summer [landed]"."""
    above = verb.head
    if subject.ent_type_ not in _TIMES or verb.dep_ != "advcl" or above.dep_ != "relcl":
        return subject
    dated = any(c.dep_ == "mark" and c.lower_ in _SINCE and c.i == subject.left_edge.i - 1 for c in verb.lefts)
    return above.head if dated else subject


def has_nominative(verb: Token) -> bool:
    """Return whether a verb has "she" or "they" for a subject: then it is no headline participle."""
    return any(c.tag_ == "PRP" and c.lower_ in _NOMINATIVE for c in verb.children)


_NOMINATIVE = frozenset({"he", "she", "they", "we", "i"})


def first_of_two(subjects: list[Token]) -> Token:
    """Return which of two subjects of one verb is its own: the later, but where the first runs on to it.

    "The road between Zalo and the border [was shut]": the border is no subject. "A man held after his son [was shot]".
    """
    first, last = subjects[0], subjects[-1]
    if len(subjects) > 1 and any(c.lower_ == "between" for c in first.rights):
        before = [t.lower_ for t in last.doc[first.i : last.left_edge.i]]
        return first if before[-1:] == ["and"] else last
    return last


def subject_taken_for_conjunct(verb: Token) -> Token | None:
    """Return who does what a verb tells, where the parse joined him to the verb before: "four fell and [one] rose".

    A noun is no equal of a verb (Quirk et al. 1985, 13.44): right after the "and" it opens the next clause.
    """
    if verb.dep_ != "conj" or verb.head.pos_ != "VERB":
        return None
    joined = [c for c in verb.head.rights if c.dep_ == "conj" and c.i < verb.i and c.pos_ in _NOMINAL]
    opening = [c for c in joined if any(t.dep_ == "cc" for t in c.doc[c.left_edge.i - 1 : c.left_edge.i])]
    return opening[-1] if opening else None


_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON"})


def place_after_off(verb: Token) -> Token | None:
    """Return the place that was taken for an object of "off": "eleven sailors drowned off [Socotra]"."""
    particle = next((c for c in verb.rights if c.dep_ == "prt" and c.lower_ == "off"), None)
    if particle is None or verb.lemma_.lower() in _PHRASAL_WITH_OFF:
        return None
    named = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    if named is None or named.pos_ != "PROPN" or named.ent_type_ == "PERSON":
        return None
    return named if named.left_edge.i == particle.i + 1 else None


def beside(verb: Token) -> list[Token]:
    """Return the noun before a finite verb that the parse took for a part of it: "A MiG-29 [crashed] near Homs"."""
    if verb.tag_ not in {"VBD", "VBZ"} or verb.i == 0:
        return []
    before = verb.nbor(-1)
    if before.dep_ == "pobj" and before.head.head.i == verb.i and any(t.lower_ in _MONTHS for t in before.subtree):
        return [before]  # a date took it in: "On 5 May sixteen [detainees] walked free"
    return [c for c in verb.lefts if c.i == verb.i - 1 and c.dep_ in {"compound", "nmod"} and c.pos_ in _NOUNS]


_MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"}
    | {"december"}
)


def swallowed(verb: Token) -> list[Token]:
    """Return the noun right before a finite verb that the parse hung on the phrase before: "On 5 May [two men] left".

    A finite main clause has a subject (Quirk et al. 1985, 10.6), and none but a phrase that opens it stands before.
    """
    if verb.dep_ not in {"ROOT", "ccomp"} or not (verb.tag_ in _FINITE or any(c.tag_ in _FINITE for c in verb.lefts)):
        return []
    first = verb.i
    for helper in sorted((c.i for c in verb.lefts if c.dep_ in {"aux", "auxpass", "advmod", "neg"}), reverse=True):
        first = helper if helper == first - 1 else first
    noun = verb.doc[first - 1] if first else verb
    if noun.pos_ not in _NOUNS or noun.dep_ != "pobj" or noun.ent_type_ in {"DATE", "TIME"}:
        return []
    opening = [c for c in verb.lefts if c.dep_ == "prep" and c.is_ancestor(noun)]
    return [noun] if opening and any(c.dep_ == "nummod" for c in noun.children) else []


_FINITE = frozenset({"VBD", "VBZ", "VBP"})
