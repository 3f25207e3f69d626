"""Whom a paragraph tells of: the one person who is the subject of its clauses, named or only described.

Where a text says "he" of somebody who has not spoken yet, that is who is meant; names that no model knows are told by
their shape alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.voices.kinds import is_personal
from firsthand.language.attribution.voices.met import Speaker
from firsthand.language.attribution.voices.names import medium_kind, person_name
from firsthand.language.attribution.voices.naming import apposed_person, description, titled_person
from firsthand.language.attribution.voices.phrases import entity_of, phrase_start
from firsthand.language.surface import sentence_of
from firsthand.language.tree import SUBJECTS, children, has_child

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

_LONGEST_NAME = 4  # words
_FURTHEST = 120  # tokens back to whom a paragraph tells of
_NO_PEOPLE = frozenset({"GPE", "LOC", "FAC", "NORP", "DATE", "TIME", "EVENT", "CARDINAL"})
_MALE = frozenset(
    {"man", "boy", "father", "brother", "son", "husband", "widower", "priest", "imam", "monk", "fisherman"}
)
_FEMALE = frozenset(
    {"woman", "girl", "mother", "sister", "daughter", "wife", "widow", "nun", "midwife", "schoolmistress"}
)


def person_told_of(pronoun: Token, gender: str) -> Speaker | None:
    """Return the person whom "he" or "she" stands for by what the paragraph tells of before it, the nearest one."""
    for subject in _subjects_before(pronoun):
        person = person_at(subject)
        if person is not None and person.gender in {"", gender}:
            return person
    return _named_next(pronoun, gender)


def _named_next(pronoun: Token, gender: str) -> Speaker | None:
    """Return whom the sentence after names, where a paragraph opens with "she said" and gives the name later."""
    doc, here = pronoun.doc, sentence_of(pronoun)
    opens = here.start == 0 or "\n\n" in doc[here.start - 1].text_with_ws
    if not opens or here.end >= len(doc) or "\n\n" in doc[here.end - 1].text_with_ws:
        return None
    after = sentence_of(doc[here.end])
    people = (person_at(t) for t in after if t.dep_ in SUBJECTS | {"attr"} and t.pos_ in {"NOUN", "PROPN"})
    person = next((p for p in people if p is not None), None)
    named = person is not None and person.kind == "person" and person.gender in {"", gender}
    return person if named else None


def _subjects_before(token: Token) -> Iterator[Token]:
    """Yield the subjects before `token` in its paragraph, those of the nearest sentence first."""
    doc, sentence = token.doc, sentence_of(token)
    start, end = sentence.start, token.i
    while True:
        yield from (t for t in doc[start:end] if t.dep_ in SUBJECTS or t.dep_ == "ROOT")
        yield from (t for t in doc[start:end] if t.dep_ == "dobj" and t.pos_ == "PROPN")
        if start == 0 or "\n\n" in doc[start - 1].text_with_ws or token.i - start > _FURTHEST:
            return
        end, start = start, sentence_of(doc[start - 1]).start


def person_at(subject: Token) -> Speaker | None:
    """Return the one person that a subject names or describes: "Edison Parra", "the abbot of Kanbet, U Tayza"."""
    if subject.tag_ in {"NNS", "NNPS"} or subject.pos_ not in {"NOUN", "PROPN"}:
        return None
    if any((c.dep_ == "conj" and c.i > subject.i) or c.lower_ in {"our", "my"} for c in children(subject)):
        return None
    doc, lemma = subject.doc, subject.lemma_.lower()
    first = phrase_start(subject)
    words = {t.lower_ for t in doc[first : subject.i + 1]}
    gender = "m" if words & _MALE else "f" if words & _FEMALE else ""
    begin, end = doc[first].idx, subject.idx + len(subject)
    name = _name_at(subject)
    if name is None and subject.pos_ == "NOUN" and is_personal(lemma):
        named = _name_after(subject) or apposed_person(subject) or _apposed_name(subject)
        name = person_name(named) if named is not None else None
        if name is None and not any(c.lower_ in {"no", "every", "each", "any"} for c in children(subject)):
            called = description(subject, begin)
            return Speaker(called, "unnamed", begin, end, lemma, False, gender) if called else None
    return Speaker(name, "person", begin, end, lemma, False, gender) if name else None


def _name_at(subject: Token) -> str | None:
    """Return the full name that ends in `subject`, in whatever the parse sees it; no body's or place's."""
    if subject.pos_ != "PROPN":
        return None
    if _is_craft(subject):
        return None
    entity = entity_of(subject)
    if entity is not None and entity.label_ == "PERSON" and len(entity) > 1:
        name = person_name(entity)
        return name if len(name.split()) > 1 else None
    titled = titled_person(subject)
    if titled is not None:
        return titled
    first = subject.i
    lowest = sentence_of(subject).start
    while first > lowest and subject.nbor(first - 1 - subject.i).text[:1].isupper():
        first -= 1
        if first - 1 > lowest and subject.doc[first - 1].text == "-" and subject.doc[first - 2].is_title:
            first -= 2  # "Marie-Ange"
    words = list(subject.doc[first : subject.i + 1])
    while len(words) > 2 and (words[0].lower_.strip(".") in cues.TITLES or is_personal(words[0].lower_)):
        words.pop(0)
    return subject.doc[words[0].i : subject.i + 1].text if _may_be_person(subject, words) else None


def _is_craft(name: Token) -> bool:
    """Return whether a name is that of a ship or the like by the noun before it: "the bulk carrier Halden Rose"."""
    kinds = {c.lemma_.lower() for c in children(name) if c.dep_ in {"compound", "nmod"} and c.i < name.i}
    return bool(kinds & _CRAFT)


_CRAFT = cues.CRAFT | frozenset(
    {"carrier", "cruiser", "destroyer", "freighter", "frigate", "corvette", "cutter", "liner"}
)


def _may_be_person(subject: Token, words: list[Token]) -> bool:
    name = subject.doc[words[0].i : words[-1].i + 1].text
    body = any(t.lemma_.lower() in cues.OFFICE_NOUNS | cues.MEDIA_NOUNS or t.lower_ == "the" for t in words)
    whole = words[0].ent_type_ == subject.ent_type_  # a place of which only the last word is one is none
    place = (whole and subject.ent_type_ in _NO_PEOPLE) or has_child(subject, "det")
    proper = all(t.pos_ == "PROPN" or t.text == "-" for t in words)
    proper = proper and not any(t.is_upper and len(t) > 2 for t in words)
    return proper and 1 < len(name.split()) <= _LONGEST_NAME and not body and not place and not medium_kind(name)


def _name_after(role: Token) -> Span | None:
    """Return the name of two words or more right after a role: "the widow [Clara Nunes]"."""
    doc, end = role.doc, role.i + 1
    while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].text[:1].isupper():
        end += 1
    words = doc[role.i + 1 : end]
    body = any(t.lemma_.lower() in cues.OFFICE_NOUNS | cues.MEDIA_NOUNS for t in words)
    return words if 2 <= len(words) <= _LONGEST_NAME and not body else None


def _apposed_name(role: Token) -> Span | None:
    """Return the capitalised name between commas beside a role that the model takes for something else."""
    for child in children(role):
        if child.dep_ == "appos" and child.pos_ == "PROPN" and child.i > role.i:
            words = role.doc[child.left_edge.i : child.i + 1]
            if len(words) > 1 and all(t.text[:1].isupper() for t in words):
                return words
    return None
