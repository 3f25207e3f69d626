"""A clause of attribution, and the pieces it is made of: its subject, its cue, its content, as exact spans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.voices.phrases import shared_by
from firsthand.language.surface import sentence_of
from firsthand.language.tree import FINITE, SUBJECTS, child_of, children

if TYPE_CHECKING:
    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Token

Chars = tuple[int, int]
_RELATIVES = frozenset({"who", "which", "that"})
_CUE_PARTS = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})
_EDGE = frozenset({",", ":", ";", "--", "–", "—", "-", "…", "..."})


@dataclass(frozen=True, slots=True)
class Clause:
    """One attribution as the parse shows it: `source` is the noun's token, None when nobody is named."""

    verb: int
    source: Token | None
    cue: Chars
    lemma: str
    content: tuple[Chars, ...]
    negated: bool = False
    rank: int = 0  # of clauses with the same content, the lower rank is the outer voice
    perceives: bool = False
    start: int | None = None  # where the source's noun phrase begins and ends, when the parse cannot be trusted with it
    end: int | None = None
    inherits: int | None = None  # "citing X": the content is that of the clause with this verb


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """Return the noun that does what `verb` says; a verb without subject takes that of the verb it hangs on."""
    subject = child_of(verb, *SUBJECTS)
    if subject is not None:
        relative = subject.lower_ in _RELATIVES and verb.dep_ == "relcl"
        return verb.head if relative else subject
    if depth > 3:
        return None
    if verb.dep_ == "acl" and (verb.tag_ == "VBG" or _is_main_verb(verb)):
        return verb.head
    if verb.dep_ in {"conj", "advcl", "xcomp", "dep"} and verb.head.pos_ in {"VERB", "AUX"}:
        return subject_of(verb.head, depth + 1)
    if verb.dep_ == "pcomp" and verb.head.head.pos_ in {"VERB", "AUX"}:
        return subject_of(verb.head.head, depth + 1)
    return None


def _is_main_verb(verb: Token) -> bool:
    """Return whether a participle is a sentence's verb: "The army's spokesman, A B, denied that" without another."""
    that = any(
        m.lower_ == "that" and m.dep_ == "mark" for c in children(verb) if c.dep_ == "ccomp" for m in children(c)
    )
    return verb.tag_ == "VBN" and that and verb.head.dep_ == "ROOT" and verb.head.pos_ in {"NOUN", "PROPN"}


def is_nobody(source: Token) -> bool:
    """Return whether the subject of a verb is no voice: "nobody", "no group", "it"; but "one of the drivers" is."""
    if any(c.lower_ in {"no", "neither"} and c.dep_ == "det" for c in source.lefts):
        return True
    return source.lower_ in cues.NOBODY and shared_by(source) is None


def clause_hung_lower(verb: Token) -> Token | None:
    """Return the verb of a that-clause hung on a noun between: "said in remarks carried by X [that Y]"."""
    for that in verb.subtree:
        clause = that.head
        if that.i <= verb.i + 1 or that.lower_ != "that" or clause.dep_ not in {"ccomp", "acl", "relcl"}:
            continue
        own = any(c.dep_ in SUBJECTS and c.i != that.i for c in children(clause))
        above = clause.head
        while above.head.i != verb.i and above.dep_ in {"pobj", "prep", "acl", "agent"}:
            above = above.head
        if own and above.head.i == verb.i and above.dep_ == "prep" and above.i < that.i:
            return clause
    return None


def cue_span(verb: Token, content: tuple[Chars, ...] = ()) -> Chars:
    """Return the verb with the auxiliaries, negation, adverbs and particle that touch it."""
    doc, first, last = verb.doc, verb.i, verb.i
    while first > 0 and doc[first - 1].head.i == verb.i and doc[first - 1].dep_ in _CUE_PARTS:
        first -= 1
    while (
        last + 1 < len(doc)
        and doc[last + 1].head.i == verb.i
        and (doc[last + 1].dep_ == "prt" or (doc[last + 1].dep_ == "prep" and _begins(doc[last + 1], content)))
    ):
        last += 1
    while (
        first < verb.i and doc[first].dep_ == "advmod" and doc[first].lower_ in {"then", "when", "where", "how", "as"}
    ):
        first += 1
    return doc[first].idx, doc[last].idx + len(doc[last])


def _begins(preposition: Token, content: tuple[Chars, ...]) -> bool:
    """Return whether the content starts right after `preposition`: "called for [a ceasefire]"."""
    after = preposition.idx + len(preposition)
    return any(after < start <= after + 2 for start, _ in content)


def spans_without(doc: Tokens, start: int, end: int, verb: Token, source: Token | None) -> tuple[Chars, ...]:
    """Return tokens [start, end) in characters, less the cue and source where they stand inside."""
    if not start <= verb.i < end:
        return trimmed(doc, ((start, end),))
    first = min(verb.i, source.left_edge.i if source is not None and start < source.i < end else verb.i)
    last = max(verb.i + 1, source.right_edge.i + 1 if source is not None and verb.i < source.i < end else verb.i + 1)
    return trimmed(doc, ((start, first), (last, end)))


def trimmed(doc: Tokens, pieces: tuple[tuple[int, int], ...]) -> tuple[Chars, ...]:
    """Return token pieces as characters, less punctuation and white space at their edges; empty pieces fall away."""
    out = []
    for start, end in pieces:
        first, last = start, end
        while first < last and (doc[first].is_space or doc[first].text in _EDGE or doc[first].text in {".", ")"}):
            first += 1
        while last > first and (
            doc[last - 1].is_space or doc[last - 1].text in _EDGE or doc[last - 1].text in {".", "("}
        ):
            last -= 1
        if last > first:
            out.append((doc[first].idx, doc[last - 1].idx + len(doc[last - 1])))
    return tuple(out)


def around(first: Token, target: Token) -> tuple[Chars, ...]:
    """Return the clause that an adjunct from `first` to the phrase of `target` modifies, less that adjunct."""
    doc, head = first.doc, first.head
    while head.dep_ in {
        "prep",
        "pobj",
        "dobj",
        "attr",
        "acomp",
        "nummod",
        "amod",
        "acl",
        "appos",
        "npadvmod",
        "compound",
    }:
        if head.head.i == head.i:
            break
        head = head.head
    sentence = first.sent
    left, right = head.left_edge.i, head.right_edge.i + 1
    if head.dep_ == "ROOT":
        left, right = sentence.start, sentence.end
    begin, end = first.i, min(target.right_edge.i + 1, right)
    end = _past_apposition(target, end, right)
    return trimmed(doc, ((left, begin), (end, right)))


def _past_apposition(target: Token, end: int, right: int) -> int:
    """Return the index past ", a monitor based in Leeds," after a source, which the parse often hangs elsewhere."""
    doc = target.doc
    if end + 2 >= right or doc[end].text != "," or doc[end + 1].lower_ not in {"a", "an", "the", "who", "which"}:
        return end
    for index in range(end + 1, min(right, end + 16)):
        if doc[index].text == ",":
            return index if any(t.tag_ in FINITE for t in doc[index + 1 : right]) else end
        if doc[index].tag_ in FINITE and doc[end + 1].lower_ not in {"who", "which"}:
            return end
    return end


def nearest_subject(verb: Token) -> Token | None:
    """Return the last subject before `verb`: a quotation in front of it often passes for a first one."""
    return next((c for c in reversed(list(verb.lefts)) if c.dep_ in SUBJECTS), None)


def said_before(verb: Token, subject: Token) -> tuple[tuple[int, int], ...]:
    """Return what stands in the sentence before "X was quoted as saying": three words or more."""
    start, end = sentence_of(verb).start, subject.left_edge.i
    return trimmed(verb.doc, ((start, end),)) if end - start >= 3 else ()
