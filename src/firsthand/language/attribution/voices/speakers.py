"""Who a source is: its name as a chain gives it, and its kind."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.voices.definite import introduced, met_before
from firsthand.language.attribution.voices.kinds import (
    LIFTS,
    MATERIAL,
    is_personal,
    kind_of,
    material_kind,
    may_be_source,
)
from firsthand.language.attribution.voices.met import Speaker, Voices
from firsthand.language.attribution.voices.names import bare, medium_kind, person_name, person_text, without_trade
from firsthand.language.attribution.voices.naming import (
    SELF_NAMED,
    apposed_person,
    description,
    named_body,
    titled_person,
)
from firsthand.language.attribution.voices.owners import (
    owner_before,
    owner_of,
    picture_before,
    released,
    sender_of,
    studied,
)
from firsthand.language.attribution.voices.phrases import entity_of, phrase_end, phrase_start, plain_end, shared_by
from firsthand.language.attribution.voices.pronouns import Describing, pronoun
from firsthand.language.tree import children, has_child

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_MALE = frozenset(
    {"mr", "mr.", "sir", "king", "prince", "lord", "father", "spokesman", "man", "brother", "businessman"}
)
_FEMALE = frozenset({"mrs", "mrs.", "ms", "ms.", "miss", "queen", "princess", "lady", "mother", "spokeswoman", "woman"})
# Of whom nothing is known but that they told.
_SAYS_NOTHING = frozenset({"source", "person", "witness", "eyewitness", "insider", "informant"})
# Nouns of somebody who does something that are a body's when a name stands beside them: "its operator, Skylift".
_FIRMS = frozenset(
    {"operator", "owner", "airline", "company", "firm", "carrier", "manufacturer", "insurer", "charterer"}
)
_OUR_PAPER = frozenset({"paper", "newspaper", "magazine", "site", "website", "broadcaster", "station", "agency"})
# Whom a body sends to see: what they report is its own observation.
_OUR_PEOPLE = frozenset(
    {"observer", "monitor", "researcher", "investigator", "volunteer", "colleague", "staff", "delegate", "fieldworker"}
    | {"staffer", "analyst", "worker", "medic", "paramedic", "nurse", "doctor", "rescuer", "mission", "office"}
)


def describe(head: Token, voices: Voices, start: int | None = None, end: int | None = None) -> Speaker:
    """Return the speaker that the noun phrase of `head` names."""
    first = phrase_start(head) if start is None else start
    last = phrase_end(head) if end is None else end
    doc = head.doc
    whole = shared_by(head)
    if whole is not None and whole.lower_ == "those":  # "one of those aboard"
        span = doc[first:last]
        return Speaker(span.text, "unnamed", span.start_char, span.end_char, "person")
    if whole is not None:
        return replace(describe(whole, voices), start=doc[first].idx, end=doc[last - 1].idx + len(doc[last - 1]))
    span = doc[first:last]
    lower, lemma = head.lower_, head.lemma_.lower()
    plural = head.tag_ in {"NNS", "NNPS"} or "Number=Plur" in str(head.morph)
    base = Speaker(None, "", span.start_char, span.end_char, lemma, plural)
    if head.pos_ == "PRON" or lower in cues.PERSON_PRONOUNS or lower in {"they", "it"}:
        whose = pronoun("they" if lower in {"them", "both"} else lower, base, voices, _READS)
        return _stood_for(head, whose, voices)
    if head.tag_ == "CD" and last - first == 1 and base.plural is False:
        return pronoun("they", replace(base, plural=True), voices, _READS)
    joint = [c for c in children(head) if c.dep_ == "conj" and c.i > head.i and c.pos_ in {"NOUN", "PROPN"}]
    if joint:
        return _joint(head, joint, base, voices)
    words = {t.lower_ for t in doc[first : min(last, first + 12)]}
    if lemma in _OUR_PAPER and doc[first].lower_ in {"this", "our"} and first + 1 == head.i:
        return replace(base, kind="crew", us=True, crew=True)
    if doc[first].lower_ == "our" and lemma in _OUR_PEOPLE and not _named_beside(head):
        return replace(base, kind="crew", us=True, crew=True)
    own = lemma in cues.POST_NOUNS | {"paper", "newspaper", "magazine", "site", "website", "broadcaster", "station"}
    if own and (titled := named_body(head, lemma)) is not None:
        return replace(base, name=titled[0], kind=titled[1], plural=False)
    if _lifts(head, lemma) and not _named_maker(head, lemma):
        return _lifted(head, lemma, words, base, voices)
    return _named(head, lemma, words, base, voices)


def _named_maker(head: Token, lemma: str) -> bool:
    """Return whether a photographer or reporter of no employer is called by name: "the photographer Rui Salgado"."""
    employed = has_child(head, "poss", "compound", "nmod")
    return lemma in cues.CREW_NOUNS and not employed and apposed_person(head) is not None


def _named_beside(head: Token) -> bool:
    """Return whether a name stands beside a noun for somebody, who then speaks under it."""
    return apposed_person(head) is not None or any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in children(head))


def _lifts(head: Token, lemma: str) -> bool:
    """Return whether a source so named speaks for its owner; "The Weekly Review" is a name, "a review" is not."""
    if head.is_sent_start and head.pos_ == "PROPN" and has_child(head, "acl"):
        return re.sub(r"ies$", "y", lemma).removesuffix("s") in LIFTS
    return (lemma in LIFTS or lemma in cues.SATELLITE_WORDS) and (head.pos_ != "PROPN" or lemma in MATERIAL)


def _stood_for(pronoun: Token, speaker: Speaker, voices: Voices) -> Speaker:
    """Return `speaker`, or what a pronoun stands for that no voice met so far can be.

    A picture told of in the sentence before ("X published a picture. It shows ..."), or the subject of what is said
    ("Firefighters rescued six hikers, they wrote").
    """
    lower, verb = pronoun.lower_, pronoun.head.lemma_.lower()
    seen_in = pronoun.dep_ == "pobj" and pronoun.head.lower_ in {"in", "on"}
    if lower in {"it", "they", "them"} and (verb in cues.SHOW or seen_in):
        picture = picture_before(pronoun, plural=lower != "it")
        owner = (
            (owner_of(picture, voices, _READS) or released(picture, voices, _READS)) if picture is not None else None
        )
        if owner is not None:
            return replace(owner, kind=owner.kind or "imagery", start=speaker.start, end=speaker.end)
    if speaker.name or speaker.us or lower not in {"they", "he", "she", "it"}:
        return speaker
    inside = [c for c in children(pronoun.head) if c.dep_ == "ccomp" and c.i < pronoun.i]
    subject = next((c for v in inside for c in children(v) if c.dep_ == "nsubj" and c.pos_ in {"NOUN", "PROPN"}), None)
    if subject is None or (subject.tag_ in {"NNS", "NNPS"}) != (lower == "they") or not may_be_source(subject):
        return speaker
    body = subject.lemma_.lower() in cues.OFFICE_NOUNS or subject.ent_type_ == "ORG"
    if body != (lower == "it") and lower != "they":
        return speaker
    return replace(describe(subject, voices), start=speaker.start, end=speaker.end)


def _joint(head: Token, others: list[Token], base: Speaker, voices: Voices) -> Speaker:
    doc = head.doc
    cut = min((c.i for c in children(head) if c.dep_ == "cc" and c.i > head.i), default=others[0].left_edge.i)
    end = cut
    while end > head.i + 1 and doc[end - 1].is_punct:
        end -= 1
    parts = [_describe_one(head, voices, end)]
    stack = list(others)
    while stack:
        other = stack.pop(0)
        later = [c for c in children(other) if c.dep_ == "conj" and c.i > other.i and c.pos_ in {"NOUN", "PROPN"}]
        stack = later + stack
        stop = min((c.i for c in children(other) if c.dep_ == "cc"), default=phrase_end(other))
        parts.append(_describe_one(other, voices, stop))
    names = [p.name for p in parts if p.name]
    if not names:
        return base
    name = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    kinds = {p.kind for p in parts}
    kind = parts[0].kind
    return replace(base, name=name, kind=kind, plural=True, stated=any(p.stated for p in parts), crew=kinds == {"crew"})


def _describe_one(head: Token, voices: Voices, end: int) -> Speaker:
    doc = head.doc
    while end > head.i + 1 and doc[end - 1].is_punct:
        end -= 1
    first = phrase_start(head)
    lemma = head.lemma_.lower()
    base = Speaker(None, "", doc[first].idx, doc[end - 1].idx + len(doc[end - 1]), lemma, head.tag_ in {"NNS", "NNPS"})
    words = {t.lower_ for t in doc[first:end]}
    if _lifts(head, lemma):
        return _lifted(head, lemma, words, base, voices)
    return _named(head, lemma, words, base, voices)


def _lifted(head: Token, lemma: str, words: set[str], base: Speaker, voices: Voices) -> Speaker:
    """Return the owner of a statement, picture, crew or analysis; without one, its description."""
    owner = owner_of(head, voices, _READS) or studied(head, voices)
    kind = material_kind(lemma, words, head)
    if kind == "crew" and "our" not in words:
        employer = owner if owner is not None and owner.kind != "person" else sender_of(head, voices, _READS)
        if employer is not None and employer.name:
            return replace(base, name=f"{employer.name} {head.text}", kind="crew", crew=True)
    earlier = None if owner is not None else met_before(head, lemma, voices)
    if earlier is not None:
        return replace(earlier, start=base.start, end=base.end)
    owner = owner or owner_before(head, voices, _READS)
    crew = kind == "crew" or lemma in cues.ANALYSIS_NOUNS
    made = owner is not None and owner.kind == "person"  # "a photograph that our listener X took" is X's
    if words & {"our", "we", "us"} and not made and (kind in {"crew", "imagery"} or lemma in cues.ANALYSIS_NOUNS):
        return replace(base, kind="crew", us=True, crew=True)
    if owner:
        if (
            kind == "imagery"
            and owner.kind not in {"imagery", "person", "outlet", "wire"}
            and words & cues.SATELLITE_WORDS
        ):
            owner = replace(owner, kind="imagery")
        if kind in {"crew", "tracker", "post"} and owner.kind in {"", "office", "outlet", "wire", "media"}:
            owner = replace(owner, kind=kind)
        if voices.is_outlet(owner.name):
            owner = replace(owner, kind="crew")
        return replace(owner, start=base.start, end=base.end, head=lemma, crew=crew, plural=base.plural)
    if lemma == "report" and base.plural and not _reports_of_a_body(head):
        return replace(base, name=description(head, base.start), kind="media", stated=False)
    called = SELF_NAMED.search(voices.text, base.start, base.end + 40) if kind == "post" else None
    if called is not None:
        return replace(base, name=person_text(called["name"]), kind=kind)
    return replace(base, name=description(head, base.start), kind=kind, crew=crew)


def _named(head: Token, lemma: str, words: set[str], base: Speaker, voices: Voices) -> Speaker:
    """Return who a noun phrase names, or else describes: a medium, a listed source, a body, a person, whom it takes up.

    Each is asked in turn, the first that knows the phrase decides.
    """
    entity = entity_of(head)
    if entity is not None and entity.label_ == "WORK_OF_ART" and head.i + 1 < entity.end:
        entity = None  # "A B of the Relief Agency", taken for a title
    gender = "m" if words & _MALE else "f" if words & _FEMALE else ""
    found = (
        _known_body(head, lemma, entity, base, voices)
        or _body_beside(head, lemma, base, voices)
        or _by_surname_or_rank(head, entity, replace(base, gender=gender), voices)
        or _person(head, lemma, entity, replace(base, gender=gender), voices)
    )
    if found is not None:
        return found
    earlier = (met_before(head, lemma, voices) or introduced(head)) if base.end - base.start else None
    if earlier:
        return replace(earlier, start=base.start, end=base.end)
    name = description(head, base.start)
    kind, stated = kind_of(head, lemma, words, entity, base.plural)
    kind = "outlet" if voices.is_outlet(name) else kind
    return replace(base, name=name or None, kind=kind, gender=gender, stated=stated)


def _known_body(head: Token, lemma: str, entity: Span | None, base: Speaker, voices: Voices) -> Speaker | None:
    """Return the medium that a name is by its own words, or the source that a pack lists at it or inside its phrase."""
    listed = next((s for s in voices.sources if s.start <= head.idx < s.end), None)
    text = entity.text if entity is not None and len(entity) > 1 else _capitalised(head)
    medium = medium_kind(text)
    if medium and (head.pos_ == "PROPN" or (head.text[:1].isupper() and not head.is_sent_start)) and not listed:
        return replace(base, name=bare(text), kind=medium, plural=False)
    if listed and (entity is None or entity.label_ != "PERSON" or listed.end - listed.start >= len(entity.text)):
        return replace(base, name=listed.name, kind=listed.kind, plural=False)
    if lemma not in _NAMED_INSIDE:
        return None
    inside = voices.listed(base.start, _at_plain_end(head, base.end)) or voices.listed(
        base.end, base.end + 40
    )  # "state news agency X": the name it goes on to give
    # "the UN health agency" is not the UN: its own noun stands after the name
    theirs = inside is not None and inside.end <= head.idx and inside.kind in {"office", "monitor", "person"}
    return (
        replace(base, name=inside.name, kind=inside.kind, plural=False) if inside is not None and not theirs else None
    )


_NAMED_INSIDE = cues.MEDIA_NOUNS | {"monitor", "observatory", "company", "firm", "monitoring"}


def _body_beside(head: Token, lemma: str, base: Speaker, voices: Voices) -> Speaker | None:
    """Return who stands beside a bare "source", or the body named beside its noun."""
    told = _told_as(head, lemma)
    if told is not None:
        return replace(_describe_one(told, voices, plain_end(told)), start=base.start, end=base.end)
    titled = named_body(head, lemma)
    if titled is None:
        return None
    noun = next((c.lemma_.lower() for c in children(head) if c.dep_ in {"compound", "nmod"} and c.is_lower), lemma)
    return replace(base, name=titled[0], kind=titled[1], head=noun, plural=False)


def _by_surname_or_rank(head: Token, entity: Span | None, base: Speaker, voices: Voices) -> Speaker | None:
    """Return the person of a name after a role or rank, or of a surname whose full name the text has."""
    role_name = titled_person(head) if entity is None or entity.label_ != "PERSON" else None
    if role_name is not None:
        return replace(base, name=role_name, kind="person", plural=False)
    alone = head.pos_ == "PROPN" and (entity is None or len(entity) == 1)
    full = (voices.people.get(head.text) or voices.full_name(head)) if alone else None
    name = full if full is not None else _ranked(entity)
    return replace(base, name=name, kind="person", plural=False) if name is not None else None


def _person(head: Token, lemma: str, entity: Span | None, base: Speaker, voices: Voices) -> Speaker | None:
    """Return the person, or the outlet of a like name, that a phrase is, has beside it, or says it is called."""
    person = entity if entity is not None and entity.label_ == "PERSON" else apposed_person(head)
    if person is not None and person is not entity and person.start_char < base.start:
        person = None  # "seized in Hormuz - sources": the phrase begins after the dash
    called = (
        SELF_NAMED.search(voices.text, base.start, base.end + 30) if person is None and head.pos_ == "NOUN" else None
    )
    if person is None and called is None:
        return None
    name = person_name(person) if person is not None else person_text(called["name"]) if called else ""
    name = without_trade(name)
    if voices.is_outlet(name):
        return replace(base, name=name, kind="outlet", gender="", plural=False)
    if " " not in name:
        name = voices.people.get(name, name)
        short = next((v for v in voices.latest() if v.name and v.kind == "person" and v.name.split()[-1] == name), None)
        name = short.name if short and short.name else name
    kind = "office" if lemma in _FIRMS and person is not entity else "person"
    return replace(base, name=name or None, kind=kind, plural=False)


def _ranked(entity: Span | None) -> str | None:
    """Return the name of a person whom a model takes for a body in spite of the rank before: "Major Kiran Thapa"."""
    if entity is None or entity.label_ == "PERSON" or len(entity) <= _RANK_AND_NAME:
        return None
    ranks = cues.RANKS | (cues.OFFICIAL_NOUNS - {"general"})
    words = entity.text.split()
    plain = all(w[:1].isupper() for w in words) and words[-1].casefold() not in cues.OFFICE_NOUNS
    return " ".join(words[1:]) if plain and words[0].casefold().strip(".") in ranks else None


_RANK_AND_NAME = 2  # tokens


def _reports_of_a_body(head: Token) -> bool:
    """Return whether "reports" are papers: of an office ("police reports"), or seen, obtained or leaked."""
    return any(
        (c.dep_ == "compound" and c.lemma_.lower() in cues.OFFICE_NOUNS - cues.MEDIA_NOUNS)
        or (c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_.lower() in cues.CHECKED)
        for c in children(head)
    )


def _told_as(head: Token, lemma: str) -> Token | None:
    """Return the noun that says who an otherwise bare source is: "another source, a doctor at the clinic"."""
    if lemma not in _SAYS_NOTHING or head.pos_ != "NOUN":
        return None
    after = [c for c in children(head) if c.dep_ == "appos" and c.pos_ == "NOUN" and c.i > head.i]
    return next((c for c in after if is_personal(c.lemma_.lower()) and c.tag_ == head.tag_), None)


def _capitalised(head: Token) -> str:
    """Return the run of capitalised words that ends in `head`."""
    start = head.i
    while start > phrase_start(head) and head.doc[start - 1].text[:1].isupper():
        start -= 1
    return head.doc[start : head.i + 1].text


def _at_plain_end(head: Token, end: int) -> int:
    last = head.doc[plain_end(head) - 1]
    return min(end, last.idx + len(last))


_READS = Describing(describe, _describe_one)
