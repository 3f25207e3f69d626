"""How a source is called: its description without article or number, its name beside a noun, its person's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.voices.kinds import LIFTS, is_personal
from firsthand.language.attribution.voices.names import bare, medium_kind, person_text
from firsthand.language.attribution.voices.phrases import entity_of, phrase_start, plain_end
from firsthand.language.tree import children, object_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_KEPT_PREPOSITIONS = frozenset({"of", "at", "in", "from", "for", "with", "on", "near", "inside", "outside", "within"})
_ARTICLES = frozenset({"a", "an", "the", "this", "that", "these", "those", "some", "any", "one", "whose"})
_OWNERS = frozenset({"my", "our", "your", "his", "her", "its", "their"})
_KNOWING = frozenset({"close", "familiar", "briefed", "privy", "loyal", "acquainted"})
_SERVES = frozenset(
    {"adviser", "advisor", "aide", "envoy", "ambassador", "assistant", "delegate", "attache", "consultant"}
)
_QUANTIFIERS = frozenset({"both", "several", "many", "few", "numerous", "various", "multiple", "all"})
SELF_NAMED = re.compile(
    r"\b(?:named|called|identified(?:\s+only)?\s+as|name(?:\s+only)?\s+as|goes\s+by(?:\s+the\s+name(?:\s+of)?)?)"
    r"\s+(?P<name>(?:[A-Z][\w.'’-]*)(?:\s+(?:al-|de\s+|van\s+)?[A-Z][\w.'’-]*){0,3})"
)
_BODIES = (
    cues.MEDIA_NOUNS
    | cues.POST_NOUNS
    | (cues.OFFICE_NOUNS - cues.ABSTRACT_NOUNS)
    | frozenset({"tank", "provider", "platform", "app", "tracker"})
)
_OF_NAMES = frozenset({"PROPN", "ADP", "X", "NOUN", "ADJ"})  # names that look like words: "Per Falk"
_LONGEST_PLACE = 12  # tokens of where somebody holds an office: "of the northern region of Loreto"
_LONGEST_PERSON = 7  # tokens of a rank and a name
_PROVIDERS = frozenset(
    {"company", "firm", "provider", "operator", "service", "site", "website", "platform", "app", "tool", "tracker"}
)


def named_body(head: Token, lemma: str) -> tuple[str, str] | None:
    """Return name and kind of a body named beside its noun: "the newspaper X", "news agency X", "a channel, X"."""
    noun, named = head, None
    if lemma in _BODIES and head.pos_ == "NOUN":
        named = next((c for c in children(head) if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > head.i), None)
        named = named or _name_right_after(head)
    elif head.pos_ == "PROPN":
        noun = next((c for c in children(head) if c.dep_ in {"compound", "nmod"} and c.lemma_.lower() in _BODIES), head)
        named = head if noun.i < head.i and (noun.is_lower or noun.is_sent_start) else None
    if named is None or not named.text[:1].isupper():
        return None
    first = max(noun.i + 1, phrase_start(named))
    # Right beside its noun even a name that looks like a person's is the body's: "the rights group Ada Lovelace".
    personal = named.ent_type_ == "PERSON" and first > noun.i + 1
    if (personal or named.ent_type_ in {"GPE", "LOC"}) and lemma not in cues.MEDIA_NOUNS | cues.POST_NOUNS:
        return None
    kind_of = noun.lemma_.lower()
    kind = "post" if kind_of in cues.POST_NOUNS and not _broadcasts(noun) else "office"
    kind = _kind_of_company(noun) or kind
    if kind in {"imagery", "tracker"}:
        return bare(head.doc[first : named.i + 1].text), kind
    if kind_of in cues.MEDIA_NOUNS and kind != "post":
        kind = "wire" if kind_of == "agency" else "outlet"
    return bare(head.doc[first : named.i + 1].text), kind


def _name_right_after(noun: Token) -> Token | None:
    """Return the name that follows its noun with nothing between, hung elsewhere: "by [the group X] found"."""
    doc, last = noun.doc, noun.i
    while last + 1 < len(doc) and doc[last + 1].pos_ == "PROPN" and doc[last + 1].text[:1].isupper():
        last += 1
    if last == noun.i or doc[last].ent_type_ in {"DATE", "TIME", "GPE", "LOC", "NORP"}:
        return None
    after = doc[last + 1] if last + 1 < len(doc) else None
    shows = after is not None and after.lower_ in {"show", "shows"}  # which the tagger takes for a noun
    followed = shows or (after is not None and after.tag_ in {"VBD", "VBZ", "VBP", "MD", "POS"})
    later = [c for c in children(noun) if c.i > noun.i and not _says_it(c, last)]
    hung = any(c.i > last + shows for c in later) or (not shows and bool(later))
    return doc[last] if followed and not hung else None


def _says_it(verb: Token, name: int) -> bool:
    """Return whether a verb that a parse hung on the noun is the one that the name governs: "the group [X said]"."""
    return (
        verb.dep_ == "relcl" and verb.i == name + 1 and any(c.i == name and c.dep_ == "nsubj" for c in children(verb))
    )


def _kind_of_company(noun: Token) -> str:
    """Return what a body does by the words before its noun: an "imaging company", a "ship-tracking service"."""
    words = {t.lower_ for t in noun.doc[phrase_start(noun) : noun.i]}
    if noun.lemma_.lower() not in _PROVIDERS:
        return ""
    if noun.lemma_.lower() == "tracker" or words & {"tracking", "tracker"} | words & cues.TRACKING_WORDS:
        return "tracker"
    return "imagery" if words & {"imaging", "imagery", "satellite", "earth-observation", "observation"} else ""


def _broadcasts(noun: Token) -> bool:
    return any(c.lower_ in {"television", "tv", "news", "radio"} for c in children(noun))


def apposed_person(head: Token) -> Span | None:
    """Return the person named beside a role: "the mayor, Ana Ruiz", "spokesman Carl Moss"."""
    below = [t for p in children(head) if p.dep_ == "prep" for t in children(p) if t.lemma_.lower() not in _BODIES]
    lower = [c for t in below for c in children(t) if c.dep_ == "appos"]
    for child in [*children(head), *(lower if is_personal(head.lemma_.lower()) else [])]:
        if child.dep_ in {"appos", "compound", "nmod"} and child.ent_type_ == "PERSON":
            return entity_of(child)
        if child.dep_ == "appos" and child.pos_ == "PROPN" and is_personal(head.lemma_.lower()):
            name = head.doc[child.left_edge.i : child.i + 1]
            if len(name) > 1 and all(t.is_title for t in name):
                return name
    return _named_after_comma(head)


def _named_after_comma(head: Token) -> Span | None:
    """Return the person whose name follows a role between commas, wherever the parse hung it: "the mayor, A B, ..."."""
    doc, start = head.doc, plain_end(head)
    for of in children(head):
        if of.dep_ == "prep" and of.lower_ in {"of", "for", "at", "in"} and of.i >= head.i:
            start = max([start, *(plain_end(t) for t in children(of))])
    while start + 1 < len(doc) and doc[start].lower_ in {"of", "in", "at"} and start - head.i < _LONGEST_PLACE:
        inner = object_of(doc[start])
        if inner is None:
            break
        start = plain_end(inner)
    if not is_personal(head.lemma_.lower()) or start + 2 >= len(doc) or doc[start].text != ",":
        return None
    end = start + 1
    while (
        end < len(doc) and end - start < _LONGEST_PERSON and doc[end].text[:1].isupper() and doc[end].pos_ in _OF_NAMES
    ):
        end += 1
    words = doc[start + 1 : end]
    closed = end >= len(doc) or doc[end].text in {",", "."}
    place = any(t.ent_type_ in {"GPE", "LOC", "FAC", "DATE"} for t in words)
    body = words[-1].lower_ in cues.OFFICE_NOUNS | cues.MEDIA_NOUNS if len(words) else True
    return words if len(words) > 1 and closed and not place and not body else None


def titled_person(head: Token) -> str | None:
    """Return the name after a role written as one with it: "Harbour master Nedim Arslan", "Inspector Lameck Phiri".

    Two capitalised words or more, so that "Captain Courageous" and "General Staff" are left alone.
    """
    doc, first = head.doc, phrase_start(head)
    role = next(
        (i for i in range(head.i - 1, first - 1, -1) if not doc[i].text[:1].isupper() or _is_role(doc[i])), None
    )
    if role is None or not _is_role(doc[role]) or head.i - role < 2 or head.pos_ != "PROPN":
        return None
    words = [t for t in doc[role + 1 : head.i + 1] if t.text != "-"]
    body = head.lemma_.lower() in cues.OFFICE_NOUNS | cues.MEDIA_NOUNS or bool(
        medium_kind(" ".join(t.text for t in words))
    )
    if body or not all(t.text[:1].isupper() for t in words):
        return None
    return person_text(doc[role + 1 : head.i + 1].text)


def _is_role(word: Token) -> bool:
    lower = word.lower_.strip(".")
    return lower in cues.PEOPLE_NOUNS | cues.HEADS | cues.RANKS or (word.is_lower and is_personal(lower))


def description(head: Token, position: int) -> str:
    """Return the noun phrase of `head` without article, relative clauses, appositions and time."""
    doc, lemma = head.doc, head.lemma_.lower()
    start, end = phrase_start(head), head.i + 1
    while start < head.i and (doc[start].idx < position or _counts_only(doc[start], head)):
        start += 1
    for child in sorted((c for c in children(head) if c.i > head.i), key=lambda c: c.i):
        near = child.lower_ in _KNOWING and child.i == end and lemma in cues.PEOPLE_NOUNS | cues.HUMAN_NOUNS
        if near and any(c.lower_ in {"to", "with", "on"} for c in children(child)):
            return " ".join(doc[start : min(child.right_edge.i + 1, end + _LONGEST_PERSON)].text.split()).strip(" ,.")
        if child.left_edge.i > end or child.dep_ not in {"prep", "compound", "nmod", "case", "nummod", "pobj"}:
            break
        serves = child.lower_ == "to" and lemma in _SERVES
        if child.dep_ == "prep" and (not (serves or child.lower_ in _KEPT_PREPOSITIONS) or _is_time(child)):
            break
        end = child.i + 1 if child.dep_ != "prep" else _prepositional_end(child)
    text = " ".join(doc[start:end].text.split())
    first = doc[start]
    if first.lower_ in _OWNERS:
        text = text[0].lower() + text[1:]
    elif first.is_sent_start or (start > 0 and doc[start - 1].is_sent_start and doc[start - 1].lower_ in _ARTICLES):
        text = _lowered(text, first)
    return re.sub(r"\s*(?:['’]s|(?<=s)\s?['’])$", "", re.sub(r"\s+(['’]s\b)", r"\1", text)).strip(' ,.:;"“”-–—')


def _counts_only(word: Token, head: Token) -> bool:
    """Return whether a word before a noun tells how many or which, not who: "both", "two", "the"; "my" is kept."""
    lower = word.lower_
    if lower in _ARTICLES or word.is_punct or word.is_space:
        return True
    if lower in _OWNERS:
        return head.lemma_.lower() in LIFTS
    number = lower in _QUANTIFIERS or (word.tag_ == "CD" and word.nbor(1).text != "-")
    return number and head.pos_ != "PROPN" and word.head.i == head.i


def _lowered(text: str, first: Token) -> str:
    """Return a description without the capital of a sentence's start, so that it equals its like further on."""
    ordinary = first.pos_ in {"NOUN", "ADJ", "NUM"} and not first.ent_type_ and first.is_title
    ordinary = ordinary and first.lower_ not in {"western", "eastern", "northern", "southern"}
    return text[0].lower() + text[1:] if ordinary and text else text


def _is_time(preposition: Token) -> bool:
    return any(c.ent_type_ in {"DATE", "TIME"} for c in children(preposition))


def _prepositional_end(preposition: Token) -> int:
    target = object_of(preposition)
    if target is None:
        return preposition.i + 1
    end = plain_end(target)
    of = next((c for c in children(target) if c.dep_ == "prep" and c.lower_ == "of" and c.i == end), None)
    if of is not None:
        end = plain_end(next((c for c in children(of) if c.dep_ == "pobj"), target))
    named = next(
        (c for c in children(target) if c.dep_ == "appos" and c.pos_ == "PROPN" and c.left_edge.i == end), None
    )
    end = named.i + 1 if named is not None else end  # "the aid group Open Coast"
    return min(end, preposition.i + 9)
