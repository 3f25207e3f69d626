"""From whom a voice itself had what it tells: "a carpenter, who had it by telephone from his brother-in-law, Luis Rey".

Who passes on what somebody told him is no witness, however he is introduced; the origin is who told him.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.surface import sentence_of
from firsthand.model import Link

if TYPE_CHECKING:
    from spacy.tokens import Token

    from firsthand.language.doc import Attribution, Doc

_BY = (
    r"(?:(?:only|just|later|by (?:tele)?phone|over the (?:tele)?phone|by radio|in an? (?:\w+ )?message"
    r"|second-?hand)\s+)*"
)
_IT = r"(?:it|this|that|all this|of it|about it|the (?:news|account|story|figure|number)|word)\s+"
_HAD = re.compile(
    rf"\b(?:(?:had|has|have|got|gets|heard|hears|received)\s+{_IT}|learn(?:ed|t|s)\s+(?:{_IT})?){_BY}from\s+(?=(?P<who>\S))"
    rf"|\b(?:was|were|had been)\s+told\s+(?:{_IT})?{_BY}by\s+(?=(?P<teller>\S))"
)
_AWAY = re.compile(
    r"\b(?:was|were) (?:not|n['’]t|never) (?:there|present|at the scene|in (?:the )?(?:town|village) )"
    r"|\b(?:did|had|has) not (?:see|seen|witness|witnessed)(?: it| any of it| this)? (?:him|her|them)sel(?:f|ves)\b"
    r"|\bwas away\b|\bnone of (?:which|it) (?:he|she) saw\b"
)
_TAKES_UP = re.compile(r"\s*(?:He|She|They)\b")
_FURTHEST = 200  # characters from a voice to what is told of it
_PERSON = frozenset({"PERSON"})


def had_from(root: Attribution, doc: Doc) -> Link | None:
    """Return the voice from which `root` had what it tells, as the last link of its chain; None where none is told."""
    if root.kind not in {"person", "unnamed"}:
        return None
    for start, end in _told_of(root, doc):
        match = _HAD.search(doc.report.text, start, end)
        if match is not None and (link := _link(doc, match)) is not None:
            return link if link.name.casefold() != (root.name or "").casefold() else None
    return None


def was_away(root: Attribution, doc: Doc) -> bool:
    """Return whether the report says of a voice that it was not there."""
    return any(_AWAY.search(doc.report.text, start, end) is not None for start, end in _told_of(root, doc))


def _told_of(root: Attribution, doc: Doc) -> list[tuple[int, int]]:
    """Return what tells of a voice: the rest of its sentence from "who" on, and a next one that takes it up."""
    if root.source is None:
        return []
    span = doc.tokens.char_span(*root.source, alignment_mode="expand")
    if span is None:
        return []
    text, (first, last) = doc.report.text, root.source
    sentence = sentence_of(span[0])
    who = re.compile(r"\bwho\b|\bwhich\b").search(text, first, min(sentence.end_char, last + _FURTHEST))
    found = [(who.start(), sentence.end_char)] if who is not None else []
    if _TAKES_UP.match(text, sentence.end_char) and sentence.end < len(doc.tokens):
        after = sentence_of(doc.tokens[min(sentence.end + 1, len(doc.tokens) - 1)])
        found.append((sentence.end_char, after.end_char))
    return found


def _link(doc: Doc, match: re.Match[str]) -> Link | None:
    at = match.start("who") if match["who"] else match.start("teller")
    span = doc.tokens.char_span(at, at + 1, alignment_mode="expand")
    if span is None:
        return None
    head = _head(span[0])
    words = [t for t in head.subtree if t.i >= span[0].i and t.i - head.i < _FURTHEST]
    named = next((e for e in doc.tokens.ents if e.label_ in _PERSON and e.start in {t.i for t in words}), None)
    if named is not None:
        return Link(named.text, match[0].split()[0], named.start_char, named.end_char, "person")
    if head.lemma_.lower() not in _PEOPLE and not head.text[:1].isupper():
        return None
    phrase = doc.tokens[span[0].i : head.i + 1]
    return Link(_bare(phrase.text), match[0].split()[0], phrase.start_char, phrase.end_char, "unnamed")


def _head(first: Token) -> Token:
    """Return the noun that a phrase which begins with that token is headed by."""
    head = first
    while head.dep_ in {"poss", "det", "amod", "compound", "nummod", "nmod", "case", "punct"} and head.head.i > head.i:
        head = head.head
    return head


def _bare(phrase: str) -> str:
    return re.sub(r"^(?:an?|the|his|her|their|its)\s+", "", phrase, flags=re.IGNORECASE)


_KIN = (
    "relative brother sister cousin uncle aunt father mother son daughter nephew niece husband wife in-law"
    " brother-in-law sister-in-law father-in-law mother-in-law friend neighbour neighbor colleague family kin parent"
)
_PEOPLE = cues.WITNESS_NOUNS | cues.OFFICIAL_NOUNS | frozenset(_KIN.split())
