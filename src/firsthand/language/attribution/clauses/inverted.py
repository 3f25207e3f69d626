"""'..., said the captain of a tug' read off the words: a verb of saying before its subject, however it was parsed.

English puts the verb before its subject after a clause or a quotation only where somebody says it. After a quotation
any verb is one of saying ("...," sighed the elder); after a bare clause the verb itself must be, for "..., shot the
guard" goes on with what was done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.clauses.clause import Clause, is_nobody, trimmed
from firsthand.language.attribution.voices.kinds import is_personal
from firsthand.language.surface import sentence_of
from firsthand.language.tree import FINITE, children

if TYPE_CHECKING:
    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Token

_QUOTES = frozenset({'"', "”", "''", "’", "'", "»"})
_SPEAKS = (cues.SAY | cues.BELIEVE) - cues.TRANSITIVE - {"want", "wish", "plan", "intend", "decide", "know", "consider"}
_STARTS = frozenset({"DT", "NN", "NNS", "NNP", "NNPS", "JJ", "PRP$", "CD"})
_INSIDE = frozenset(
    {"of", "who", "whom", "whose", "that", "which", "in", "at", "from", "for", "with", "on", "near", ","}
)
_WHEN = frozenset({"DATE", "TIME"})
_SHORTEST = 2  # tokens before the verb: "Then, writes X, ..."
_LONGEST = 30  # tokens of a source and what is said of it


def read_inverted(verb: Token) -> Clause | None:
    """Return '..., said X' and '"...," sighed X' with what stands before, and after X where X is an aside."""
    doc, sentence = verb.doc, sentence_of(verb)
    if verb.tag_ not in {"VBD", "VBZ"} or verb.i - sentence.start < _SHORTEST or verb.i + 1 >= sentence.end:
        return None
    lemma = cues.lemma_of(verb.lemma_, verb.text)
    before = doc[verb.i - 1]
    quoted = before.text in _QUOTES and doc[verb.i - 2].text in {",", "!", "?", ".", "…"}
    if not (quoted or (before.text == "," and lemma in _SPEAKS)) or doc[verb.i + 1].tag_ not in _STARTS:
        return None
    end = _source_end(doc, verb.i + 1, sentence.end)
    head = _head(doc, verb.i + 1, end)
    if head is None or is_nobody(head) or head.ent_type_ in _WHEN:
        return None
    if quoted and lemma not in cues.SAY and not _somebody(head):
        return None
    if _has_clause(doc, verb.i + 1, end):
        return None
    finite = any(t.tag_ in FINITE and not _in_relative(t) for t in doc[sentence.start : verb.i - 1])
    finite = finite or _is_taken_for_participle(verb)
    rest = _resumed(doc, end, sentence.end, finite=finite)
    if not (finite or quoted or rest):
        return None
    pieces = ((sentence.start, verb.i), (end, sentence.end)) if rest else ((sentence.start, verb.i),)
    content = trimmed(doc, pieces)
    cue = (verb.idx, verb.idx + len(verb))
    return Clause(verb.i, head, cue, lemma, content, start=verb.i + 1, end=end) if content else None


def _source_end(doc: Tokens, start: int, last: int) -> int:
    """Return where a source after its verb ends: at a stop, at when it spoke, where the clause resumes."""
    for i in range(start, min(last, start + _LONGEST)):
        token = doc[i]
        if token.text in {".", ";", ":", "(", "—", "–"} or token.is_quote or "\n" in token.text:
            return i
        if token.pos_ == "ADP" and i + 1 < last and doc[i + 1].ent_type_ in _WHEN:
            return i
        if token.text == "," and i + 1 < last:
            after = doc[i + 1]
            if (
                after.tag_ in FINITE
                or (after.tag_ == "VBN" and after.pos_ == "VERB")
                or after.is_quote
                or after.lower_ in {"and", "but", "as", "while", "adding", "citing"}
            ):
                return i
        if token.tag_ == "VBG" and token.lower_ in {"adding", "citing", "quoting", "speaking"}:
            return i
    return min(last, start + _LONGEST)


def _head(doc: Tokens, start: int, end: int) -> Token | None:
    """Return the noun that heads doc[start:end]: the last of its first run of nouns."""
    found = None
    for token in doc[start:end]:
        if token.lower_ in _INSIDE:
            break
        if token.pos_ in {"NOUN", "PROPN"} and not (token.i + 1 < end and doc[token.i + 1].tag_ == "POS"):
            found = token
    return found


def _in_relative(verb: Token) -> bool:
    """Return whether a finite verb is that of a relative clause: "the governor, who had been there, said"."""
    while verb.dep_ in {"aux", "auxpass"}:
        verb = verb.head
    return verb.dep_ == "relcl"


def _is_taken_for_participle(verb: Token) -> bool:
    """Return whether what stands before "said X" is a clause whose verb the tagger took for a participle.

    "Thirty houses burned on Saturday, said X": the verb of saying then has a subject on either side.
    """
    sides = [c for c in children(verb) if c.dep_ == "nsubj"]
    first = next((c for c in sides if c.i < verb.i), None)
    if first is None or not any(c.i > verb.i for c in sides):
        return False
    return any(c.dep_ == "acl" and c.tag_ == "VBN" and c.i > first.i for c in children(first))


def _has_clause(doc: Tokens, start: int, end: int) -> bool:
    """Return whether doc[start:end] is a clause of its own, and no source: "said [thirty boats sank]"."""
    relative = next((t.i for t in doc[start:end] if t.lower_ in {"who", "whom", "whose", "that", "which"}), end)
    return any(t.tag_ in FINITE and t.i < relative for t in doc[start:end])


def _somebody(head: Token) -> bool:
    return head.ent_type_ in {"PERSON", "ORG"} or head.pos_ == "PROPN" or is_personal(head.lemma_.lower())


def _resumed(doc: Tokens, end: int, last: int, *, finite: bool) -> bool:
    """Return whether a sentence goes on after an aside: "The blast, said X, [injured six]".

    Where no finite verb stands before, the tagger often takes the one after for a participle.
    """
    tags = FINITE if finite else FINITE | {"VBN"}
    return end + 1 < last and doc[end].text == "," and doc[end + 1].tag_ in tags
