"""Whom a definite description takes up: "the official", "the images", "the welder" whom the paragraph began with.

That is a voice met before, a body or person introduced under a name, the one person of the paragraph; or a noun that
the text introduced without a word of its own: "Planet Labs released images of the base. The images show ...".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.voices.kinds import is_personal
from firsthand.language.attribution.voices.met import Speaker, Voices
from firsthand.language.attribution.voices.names import bare, medium_kind, person_name
from firsthand.language.attribution.voices.naming import apposed_person, named_body
from firsthand.language.attribution.voices.phrases import entity_of, phrase_end, phrase_start
from firsthand.language.surface import sentence_of
from firsthand.language.tree import agent_of, children, has_child

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Span, Token

_ANYBODY = frozenset({"official", "source", "man", "woman", "person", "officer", "witness"})
# Nouns for any body that is no state's, and those for bodies of a state.
_ANY_BODY = frozenset({"group", "organization", "organisation", "charity"})
_OF_THE_STATE = frozenset(
    {"ministry", "army", "government", "police", "court", "council", "parliament", "navy", "presidency", "hospital"}
    | {"embassy", "administration", "company", "firm", "operator", "airline", "municipality", "prosecution", "command"}
)
_PARAGRAPH = 120  # tokens
_LONGEST_NAME = 4  # tokens


def introduced(head: Token) -> Speaker | None:
    """Return the name under which a body or person was introduced: "the group" after "the rights group X"."""
    if head.pos_ != "NOUN" or not is_definite(head) or has_child(head, "relcl"):
        return None
    lemma = head.lemma_.lower()
    if lemma not in cues.OFFICE_NOUNS | cues.MEDIA_NOUNS and not is_personal(lemma):
        return None
    private = (is_personal(lemma) and lemma not in cues.OFFICIAL_NOUNS | _ANYBODY) or lemma == "guard"
    own = {t.lower_ for t in head.doc[phrase_start(head) : head.i] if not t.is_stop}
    if (
        (private or lemma in cues.WITNESS_NOUNS)
        and head.tag_ == "NN"
        and (only := _only_person_before(head)) is not None
    ):
        return Speaker(person_name(only), "person", 0, 0, lemma)
    for noun in introductions(head):
        first, last = phrase_start(noun), min(phrase_end(noun), noun.i + 10)
        titled, person = named_body(noun, lemma), apposed_person(noun) or _titled_by(noun)
        if not own <= {t.lower_ for t in head.doc[first:last]}:
            continue
        if titled is not None:
            return Speaker(titled[0], titled[1], 0, 0, lemma)
        if person is not None and is_personal(lemma):
            return Speaker(person_name(person), "person", 0, 0, lemma)
        if (called := _name_ending_in(noun)) is not None:
            return Speaker(called, medium_kind(called) or "office", 0, 0, lemma)
    return None


def _name_ending_in(noun: Token) -> str | None:
    """Return the name of two words or more that a body's own noun closes: "the Harbour Aid [Network]"."""
    doc, first = noun.doc, noun.i
    while first > 0 and doc[first - 1].pos_ == "PROPN" and doc[first - 1].text[:1].isupper():
        first -= 1
    closes = noun.i + 1 == len(doc) or doc[noun.i + 1].pos_ != "PROPN"
    named = noun.pos_ == "PROPN" and noun.text[:1].isupper() and first < noun.i
    return bare(doc[first : noun.i + 1].text) if named and closes else None


def _titled_by(noun: Token) -> Span | None:
    """Return the person before whose name an office stands as a title: "Mayor Ana Ruiz"."""
    person = entity_of(noun.head) if noun.dep_ in {"compound", "nmod"} and noun.i < noun.head.i else None
    if person is None or person.label_ != "PERSON" or person.start < noun.i or len(person_name(person).split()) < 2:
        return None
    return person


def _only_person_before(head: Token) -> Span | None:
    """Return the one person of the paragraph, or of the one before, whom "the mechanic" can be: its subject so far.

    "A B repairs pumps at the edge of town. ..., the mechanic said." Nobody of another role, and no role given yet.
    """
    doc, here = head.doc, sentence_of(head)
    start = _paragraph_of(here)
    lead = _person_at(doc, start, here.start, head)
    if lead is None and start > 0 and not any(e.label_ == "PERSON" for e in doc[start : here.start].ents):
        before = _paragraph_of(sentence_of(doc[start - 1]))
        lead = _person_at(doc, before, start, head)
    return lead


def _paragraph_of(sentence: Span) -> int:
    doc, start = sentence.doc, sentence.start
    while start > 0 and "\n\n" not in doc[start - 1].text_with_ws and sentence.start - start < _PARAGRAPH:
        start -= 1
    return start


def _person_at(doc: Tokens, start: int, end: int, head: Token) -> Span | None:
    """Return the person whom doc[start:end] is about, where it names no other and gives nobody the noun `head`."""
    inside = doc[start:end]
    named = [e for e in inside.ents if e.label_ == "PERSON"]
    first = next((e for e in named if len(e) > 1 and e.root.dep_.startswith("nsubj")), None) or _opening_name(inside)
    if first is None or first[0].lower_ == "the" or any(n.lemma_ == head.lemma_ for n in inside):
        return None
    if any(e.start >= first.end and e.text.split()[-1] != first.text.split()[-1] for e in named):
        return None
    told = any(c.dep_ in {"appos", "compound"} and is_personal(c.lemma_.lower()) for c in children(first.root))
    return None if told else first


def _opening_name(words: Span) -> Span | None:
    """Return the name of two words or more that opens a paragraph about a "he" or a "she", whatever the tagger says."""
    start = words.start
    while start < words.end and words.doc[start].is_space:
        start += 1
    end = start
    while end < words.end and words.doc[end].pos_ == "PROPN" and words.doc[end].is_title:
        end += 1
    name = words.doc[start:end]
    verb = end < words.end and words.doc[end].pos_ in {"VERB", "AUX"}
    personal = any(t.lower_ in {"he", "she", "his", "her", "him"} for t in words.doc[end : words.end])
    body = any(t.lemma_.lower() in cues.OFFICE_NOUNS | cues.MEDIA_NOUNS for t in name)
    return name if 2 <= len(name) <= _LONGEST_NAME and verb and personal and not body else None


def met_before(head: Token, lemma: str, voices: Voices) -> Speaker | None:
    """Return whom "the official", "the ministry", "the agency" stands for: the newest voice with that noun."""
    before = head.doc[phrase_start(head) : head.i]
    if head.pos_ == "PROPN" or not before or before[0].lower_ not in {"the", "that", "this", "these", "those"}:
        return None
    if any(c.dep_ == "relcl" and c.left_edge.i == head.i + 1 for c in children(head)):
        return None  # "the company that runs the port" is named by what follows, not by what came before
    modifiers = {t.lower_ for t in before if not t.is_stop and not t.is_punct} - {"same", "new", "latest"}
    same_one = "same" in {t.lower_ for t in before} and lemma in _ANYBODY
    for voice in voices.latest():
        if same_one and voice.kind in {"unnamed", "person"} and voice.plural == (head.tag_ == "NNS"):
            return voice  # "the same source": whoever spoke last, however described
        known = set((voice.name or "").casefold().split())
        same = voice.head == lemma or lemma in known or head.lower_ in known
        agency = lemma in {"agency", "newswire"} and voice.kind == "wire"
        outlet = lemma in cues.MEDIA_NOUNS and voice.kind == "outlet"
        company = lemma in {"company", "firm", "provider", "operator"} and voice.kind in {
            "imagery",
            "tracker",
            "office",
        }
        personal = voice.kind in {"person", "unnamed"} and voice.plural == (head.tag_ == "NNS")
        anybody = lemma in _ANYBODY and personal and voice.head not in cues.WITNESS_NOUNS - _ANYBODY
        body = lemma in _ANY_BODY and voice.kind in {"office", "monitor"} and voice.head not in _OF_THE_STATE
        fits = same or body or agency or outlet or company or anybody
        if fits and modifiers <= known | {voice.head, "news", "satellite", "imagery"}:
            return voice
        if anybody and voice.kind == "person" and _is_only_person(voice, voices) and _of_names(before, head):
            return voice  # "the UN officer", where one man alone has spoken
    return None


def _is_only_person(voice: Speaker, voices: Voices) -> bool:
    return {v.name for v in voices.latest() if v.kind in {"person", "unnamed"}} == {voice.name}


def _of_names(before: Span, head: Token) -> bool:
    """Return whether what stands between "the" and a noun are names of bodies or peoples: "the UN officer"."""
    return all(t.pos_ == "PROPN" or t.ent_type_ in {"ORG", "NORP", "GPE"} for t in before[1:]) and head.tag_ == "NN"


_DEFINITE = frozenset({"the", "that", "this", "these", "those", "both"})
_FURTHEST = 500  # tokens between a definite noun and what introduced it
_SAME_THING: tuple[frozenset[str], ...] = (
    cues.IMAGE_NOUNS | cues.SATELLITE_WORDS,
    cues.VIDEO_NOUNS - {"drone", "camera"},
    frozenset(
        {"statement", "communique", "communiqué", "announcement", "release", "declaration", "notice", "bulletin"}
    ),
    frozenset({"report", "study", "paper", "investigation", "analysis", "review", "document", "dossier", "article"}),
    frozenset({"message", "post", "tweet", "thread"}),
    frozenset({"letter", "email", "memo", "cable", "note", "file"}),
)


def is_definite(noun: Token) -> bool:
    """Return whether a noun phrase refers to something told of before: "the images", "that statement"."""
    return any(c.dep_ in {"det", "predet", "poss"} and c.lower_ in _DEFINITE and c.i < noun.i for c in children(noun))


def introductions(noun: Token) -> Iterator[Token]:
    """Yield the earlier nouns that a definite `noun` can stand for, the nearest first.

    The last one yielded is the nearest that a text introduces as new ("an image", "images"): what came before that
    is another one.
    """
    lemma = noun.lemma_.lower()
    alike = next((group for group in _SAME_THING if lemma in group), frozenset({lemma}))
    for index in range(noun.i - 1, max(-1, noun.i - _FURTHEST), -1):
        token = noun.doc[index]
        if token.pos_ not in {"NOUN", "PROPN"} or token.lemma_.lower() not in alike:
            continue
        if token.dep_ in {"compound", "amod"} and token.head.lemma_.lower() in alike:
            continue  # the "satellite" of "a satellite image"
        yield token
        if not is_definite(token):
            return


def released_by(noun: Token) -> Token | None:
    """Return who made known what `noun` names: "the army published a video", "X issued its statement on Monday"."""
    verb = noun.head
    if noun.dep_ not in {"dobj", "nsubjpass"} or verb.lemma_.lower() not in _MAKES_KNOWN:
        return None
    if noun.dep_ == "nsubjpass":
        return agent_of(verb)
    while verb.dep_ == "conj" and not has_child(verb, "nsubj"):
        verb = verb.head
    return next((c for c in children(verb) if c.dep_ == "nsubj" and c.pos_ in {"NOUN", "PROPN"}), None)


_MAKES_KNOWN = frozenset(
    {"release", "publish", "issue", "post", "share", "take", "capture", "film", "record", "upload", "circulate"}
    | {"broadcast", "distribute", "tweet", "send", "write", "read", "make", "produce", "put", "collect", "acquire"}
)
