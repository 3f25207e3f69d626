"""What is told by a noun of telling, or beside "according to X": "in the words of X", "by her count", "word is"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.clauses.clause import Clause, around, nearest_subject, trimmed
from firsthand.language.attribution.voices.kinds import is_personal, may_be_source
from firsthand.language.attribution.voices.toldof import person_at
from firsthand.language.surface import sentence_of
from firsthand.language.tree import FINITE, child_of, children, noun_after, object_of, preposition_of

if TYPE_CHECKING:
    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Span, Token

_PUTS = frozenset({"put", "puts", "described", "describes", "saw", "sees", "told", "tells", "had", "has"})


def read_according(verb: Token) -> list[Clause]:
    """Return "according to X, ..." : everything else of the clause it hangs on is content."""
    doc = verb.doc
    to = next((c for c in children(verb) if c.lower_ == "to"), None)
    if to is None and verb.i + 1 < len(doc) and doc[verb.i + 1].lower_ == "to":
        to = doc[verb.i + 1]
    if to is None:
        return []
    target = object_of(to) or _data_taken_for_deed(to)
    if target is None:
        return []
    cue = (verb.idx, to.idx + len(to))
    content = around(verb, target)
    end = None if content else _end_of_source(target)
    if end is not None:
        content = trimmed(doc, ((end, sentence_of(target).end),))
    return [Clause(verb.i, target, cue, "according to", content, end=end)]


def _data_taken_for_deed(to: Token) -> Token | None:
    """Return the "data" of "according to tracking data that X supplied", whose first word a parse took for a verb."""
    deed = next((c for c in children(to) if c.dep_ == "pcomp" and c.tag_ == "VBG"), None)
    data = child_of(deed, "dobj")
    return data if data is not None and deed is not None and data.i == deed.i + 1 else None


def _end_of_source(target: Token) -> int | None:
    """Return where the source of "According to X quoted by Y, ..." ends, though the parse took it all for the source.

    An apposition to the source is closed by a comma of its own.
    """
    doc, end = target.doc, sentence_of(target).end
    commas = [t.i for t in doc[target.i + 1 : end] if t.text == ","]
    for index, comma in enumerate(commas):
        opens = doc[comma + 1].lower_ in {"a", "an", "the", "who", "which", "whose"} if comma + 1 < end else False
        if not opens or index + 1 == len(commas):
            verbal = any(t.tag_ in {"VBD", "VBZ", "VBP", "VBN", "MD"} for t in doc[comma + 1 : end])
            return comma if verbal else None
    return None


def read_put(verb: Token) -> list[Clause]:
    """Return "as X put it, ..." with the rest of the sentence for its content."""
    if verb.lower_ not in _PUTS:
        return []
    it = verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == "it"
    subject = nearest_subject(verb)
    if not it or subject is None:
        return []
    first = subject.left_edge.i - 1
    if first < sentence_of(verb).start or verb.doc[first].lower_ != "as":
        return []
    doc, end = verb.doc, sentence_of(verb).end
    quoted = next((t.i for t in doc[verb.i + 2 : end] if t.is_quote), None)
    comma = next((t.i for t in doc[verb.i + 2 : end] if t.text in {",", ":"}), None)
    piece = (sentence_of(verb).start, first)
    if quoted is not None or (comma is not None and first - sentence_of(verb).start < 3):
        piece = (quoted if quoted is not None else comma or end, end)
    content = trimmed(doc, (piece,))
    cue = (verb.idx, verb.nbor(1).idx + 2)
    return [Clause(verb.i, subject, cue, "put", content)] if content else []


_TELLINGS = frozenset(
    {"telling", "version", "account", "view", "assessment", "estimation", "recollection", "reading", "judgement"}
    | {"judgment", "interpretation", "reckoning", "description", "opinion", "memory", "understanding"}
    | {"belief", "words"}
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


_AMONG = frozenset({"among", "amongst", "in", "from", "of", "on", "around", "at"})
MATTERS = frozenset({"word", "talk", "story", "rumour", "rumor", "news", "version", "belief", "message", "verdict"})
POSSESSORS = frozenset({"his", "her", "their", "its"})
_LONGEST_LEAD = 10  # tokens between "by" and the noun of telling


def reckoned(sentence: Span, noun: Token) -> Clause | None:
    """Return "by his reckoning", "In its reading, ...", "..., in the judgement of X, an engineer"."""
    doc = sentence.doc
    first = noun.i - 1
    while first > sentence.start and doc[first].lower_ not in {"by", "in", "on", "from", "to", "at"}:
        if doc[first].is_punct or doc[first].tag_ in FINITE or noun.i - first > _LONGEST_LEAD:
            return None
        first -= 1
    lead = doc[first].lower_
    if lead not in {"by", "in", "on", "from"} or (lead == "on" and noun.lower_ not in {"account", "figures"}):
        return None
    between = doc[first + 1 : noun.i]
    owner = next((t for t in between if t.lower_ in POSSESSORS), None)
    named = next((t for t in between if t.tag_ == "POS"), None)
    last = noun.i + 1
    if owner is None and named is not None:
        owner = named.nbor(-1)
    if owner is None:
        owner = whose(noun)
        if owner is None or not between or between[-1].lower_ != "the":
            return None
        last = owner.right_edge.i + 1
    elif last < sentence.end and doc[last].lower_ == "of":
        last = next((t.i for t in doc[last : sentence.end] if t.is_punct), sentence.end)
    if first > sentence.start and doc[first - 1].text != "," and not _closes(doc, last, sentence.end):
        return None
    opens = all(t.is_space or t.is_punct for t in doc[sentence.start : first])
    pieces = ((last, sentence.end),) if opens else ((sentence.start, first), (last, sentence.end))
    if not opens and (last >= sentence.end - 1 or doc[last].text != "," or noun.lower_ in {"judgement", "judgment"}):
        pieces = ((sentence.start, first),)
    if opens and owner.lower_ in POSSESSORS and (told := _subject_after(sentence, last)) is not None:
        owner = told  # "By his own count the ferryman A B rescued twelve"
    content = trimmed(doc, pieces)
    if not any(t.tag_ in FINITE | {"VBN"} for s, e in pieces for t in doc[s:e]) or not content:
        return None
    cue = (doc[first].idx, noun.idx + len(noun))
    if owner.i >= last and owner.i < (pieces[0][1] if opens else last):
        return Clause(doc[first].i, owner, cue, "according to", content)
    start = first + 1 if owner.i < noun.i and owner.lower_ not in POSSESSORS else None
    return Clause(doc[first].i, owner, cue, "according to", content, start=start, end=owner.i + 1 if start else None)


def _subject_after(sentence: Span, index: int) -> Token | None:
    """Return the person that a clause opens with after "By his own count"."""
    first = next((t for t in sentence.doc[index : sentence.end] if t.dep_ == "nsubj"), None)
    return first if first is not None and person_at(first) is not None else None


def _closes(doc: Tokens, index: int, end: int) -> bool:
    return index >= end or doc[index].text in {",", ".", ";", "—", "–"}


def word_is(sentence: Span, noun: Token) -> Clause | None:
    """Return "Word among the traders is that ...": what those who pass it on say."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ != "be":
        return None
    owner = noun_after(noun, _AMONG)
    that = next((t for t in sentence.doc[verb.i + 1 : verb.i + 3] if t.lower_ == "that"), None)
    if owner is None or that is None or not (may_be_source(owner) or is_personal(owner.lemma_.lower())):
        return None
    content = trimmed(sentence.doc, ((that.i, sentence.end),))
    cue = (noun.idx, noun.idx + len(noun))
    return Clause(verb.i, owner, cue, "say", content) if content else None
