"""Who a source is: its name as a chain gives it, its kind, and whom "he", "the official" or a surname stands for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.antecedents import introductions, is_definite, released_by
from firsthand.language.attribution.naming import (
    AGENT_ENDINGS,
    LIFTS,
    MATERIAL,
    SELF_NAMED,
    apposed_person,
    bare,
    description,
    is_personal,
    named_body,
    titled_person,
)
from firsthand.language.attribution.voices import (
    Speaker,
    Voices,
    entity_of,
    medium_kind,
    person_name,
    person_text,
    phrase_end,
    phrase_start,
    plain_end,
    shared_by,
)
from firsthand.language.surface import sentence_of

if TYPE_CHECKING:
    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Span, Token


_NAMES = frozenset({"ORG", "GPE", "NORP", "FAC", "LOC"})
_MALE = frozenset(
    {"mr", "mr.", "sir", "king", "prince", "lord", "father", "spokesman", "man", "brother", "businessman"}
)
_FEMALE = frozenset({"mrs", "mrs.", "ms", "ms.", "miss", "queen", "princess", "lady", "mother", "spokeswoman", "woman"})
_ANYBODY = frozenset({"official", "source", "man", "woman", "person", "officer", "witness"})


_OUR_PAPER = frozenset({"paper", "newspaper", "magazine", "site", "website", "broadcaster", "station", "agency"})
# Whom a body sends to see: what they report is its own observation.
_OUR_PEOPLE = frozenset(
    {"observer", "monitor", "researcher", "investigator", "volunteer", "colleague", "staff", "delegate", "fieldworker"}
    | {"staffer", "analyst", "worker", "medic", "paramedic", "nurse", "doctor", "rescuer", "mission", "office"}
)
# Words of a body's own: "an army communique" is the army's, "a police report" a document.
_SPOKEN = frozenset(
    {"statement", "communique", "communiqué", "announcement", "release", "briefing", "bulletin", "declaration"}
)
# Who publishes one of these is seldom who wrote it.
_LEAKED = cues.PAPER_NOUNS - {"report", "data", "datum", "information", "record", "map", "order", "audio"}
_SOURCES = (
    LIFTS
    | cues.PEOPLE_NOUNS
    | cues.HUMAN_NOUNS
    | cues.OFFICE_NOUNS
    | cues.MEDIA_NOUNS
    | cues.SATELLITE_WORDS
    | cues.TRACKING_WORDS
) - cues.ABSTRACT_NOUNS
_SHOWN_BY_THINGS = frozenset(
    {"show", "depict", "indicate", "suggest", "demonstrate", "prove", "mean", "display", "feature", "capture"}
)

# Who saw, checked or obtained a picture did not make it.
_HANDLED = frozenset(
    {"see", "verify", "obtain", "review", "check", "analyse", "analyze", "geolocate", "study", "examine"}
    | {"cite", "quote", "mention", "carry", "translate", "leak", "access", "view"}
)


def describe(head: Token, voices: Voices, start: int | None = None, end: int | None = None) -> Speaker:
    """Return the speaker that the noun phrase of `head` names."""
    first = phrase_start(head) if start is None else start
    last = phrase_end(head) if end is None else end
    doc = head.doc
    whole = shared_by(head)
    if whole is not None:
        return replace(describe(whole, voices), start=doc[first].idx, end=doc[last - 1].idx + len(doc[last - 1]))
    span = doc[first:last]
    lower, lemma = head.lower_, head.lemma_.lower()
    plural = head.tag_ in {"NNS", "NNPS"} or "Number=Plur" in str(head.morph)
    base = Speaker(None, "", span.start_char, span.end_char, lemma, plural)
    if head.pos_ == "PRON" or lower in cues.PERSON_PRONOUNS or lower in {"they", "it"}:
        whose = _pronoun("they" if lower in {"them", "both"} else lower, base, voices)
        return _stood_for(head, whose, voices)
    if head.tag_ == "CD" and last - first == 1 and base.plural is False:
        return _pronoun("they", replace(base, plural=True), voices)
    joint = [c for c in head.children if c.dep_ == "conj" and c.i > head.i and c.pos_ in {"NOUN", "PROPN"}]
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
    if _lifts(head, lemma):
        return _lifted(head, lemma, words, base, voices)
    return _named(head, lemma, words, base, voices)


def _named_beside(head: Token) -> bool:
    """Return whether a name stands beside a noun for somebody, who then speaks under it."""
    return apposed_person(head) is not None or any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in head.children)


def may_be_source(noun: Token) -> bool:
    """Return whether `noun` names somebody or something that can stand behind a report."""
    return noun.lemma_.lower() in _SOURCES or noun.pos_ == "PROPN" or noun.ent_type_ in {"PERSON", "ORG"}


def as_voice(speaker: Speaker, head: Token, cue: str) -> Speaker:
    """Return `speaker`, or nobody in its place where its noun names neither person, body, medium, document nor picture.

    A day or month says nothing; an abstract noun or a thing may "show" something and is nobody's word.
    """
    return (
        replace(speaker, name=None, kind="", stated=False, crew=False) if _is_no_voice(speaker, head, cue) else speaker
    )


def _is_no_voice(speaker: Speaker, head: Token, cue: str) -> bool:
    if head.pos_ == "PRON" or speaker.kind not in {"office", "unnamed"}:
        return False
    words = (speaker.name or "").casefold().split()
    if words and words[-1].strip(".,") in cues.CALENDAR_WORDS:
        return True
    lemma = head.lemma_.lower()
    if head.pos_ == "PROPN":
        return len(words) == 1 and words[0] in cues.ABSTRACT_NOUNS | cues.LABELS
    if head.ent_type_ in _NAMES | {"PERSON"} or lemma in _SOURCES:
        return False
    inanimate = cue in _SHOWN_BY_THINGS and not lemma.endswith(AGENT_ENDINGS)
    return lemma in cues.ABSTRACT_NOUNS or inanimate


def _lifts(head: Token, lemma: str) -> bool:
    """Return whether a source so named speaks for its owner; "The Weekly Review" is a name, "a review" is not."""
    return (lemma in LIFTS or lemma in cues.SATELLITE_WORDS) and (head.pos_ != "PROPN" or lemma in MATERIAL)


def _pronoun(lower: str, base: Speaker, voices: Voices) -> Speaker:
    if lower in cues.FIRST_PERSON:
        return replace(base, kind="crew", us=True, plural=lower in {"we", "us", "our", "ours"})
    gender = cues.PERSON_PRONOUNS.get(lower, "")
    nearer = _last_subject(base.start, voices) if gender or lower == "they" else None
    if nearer is not None and nearer.gender in {"", gender} and nearer.plural is not bool(gender):
        return replace(nearer, start=base.start, end=base.end, gender=gender)
    for voice in voices.latest():
        personal = voice.kind in {"person", "unnamed", "post"} or (voice.kind == "crew" and not voice.plural)
        if gender and personal and not voice.plural and voice.gender in {"", gender}:
            return replace(voice, start=base.start, end=base.end, gender=gender)
        if lower == "they" and (voice.plural or voice.kind in {"office", "document", "media", "crew", "imagery"}):
            return replace(voice, start=base.start, end=base.end)
        if lower == "it" and not personal and not voice.plural and voice.kind != "imagery":
            return replace(voice, start=base.start, end=base.end)
    return replace(base, gender=gender, kind="person" if gender else "")


def _stood_for(pronoun: Token, speaker: Speaker, voices: Voices) -> Speaker:
    """Return `speaker`, or what a pronoun stands for that no voice met so far can be.

    A picture told of in the sentence before ("X published a picture. It shows ..."), or the subject of what is said
    ("Firefighters rescued six hikers, they wrote").
    """
    lower, verb = pronoun.lower_, pronoun.head.lemma_.lower()
    seen_in = pronoun.dep_ == "pobj" and pronoun.head.lower_ in {"in", "on"}
    if lower in {"it", "they", "them"} and (verb in cues.SHOW or seen_in):
        picture = _picture_before(pronoun, plural=lower != "it")
        owner = (_owner(picture, voices) or _released(picture, voices)) if picture is not None else None
        if owner is not None:
            return replace(owner, kind=owner.kind or "imagery", start=speaker.start, end=speaker.end)
    if speaker.name or speaker.us or lower not in {"they", "he", "she", "it"}:
        return speaker
    inside = [c for c in pronoun.head.children if c.dep_ == "ccomp" and c.i < pronoun.i]
    subject = next((c for v in inside for c in v.children if c.dep_ == "nsubj" and c.pos_ in {"NOUN", "PROPN"}), None)
    if subject is None or (subject.tag_ in {"NNS", "NNPS"}) != (lower == "they") or not may_be_source(subject):
        return speaker
    body = subject.lemma_.lower() in cues.OFFICE_NOUNS or subject.ent_type_ == "ORG"
    if body != (lower == "it") and lower != "they":
        return speaker
    return replace(describe(subject, voices), start=speaker.start, end=speaker.end)


def _picture_before(pronoun: Token, *, plural: bool) -> Token | None:
    """Return the picture or video that the sentence before a pronoun speaks of."""
    start = sentence_of(pronoun).start
    if start == 0:
        return None
    pictures = cues.IMAGE_NOUNS | cues.VIDEO_NOUNS
    before = [t for t in sentence_of(pronoun.doc[start - 1]) if t.lemma_.lower() in pictures and t.pos_ == "NOUN"]
    fitting = [t for t in before if t.dep_ != "compound" and (t.tag_ == "NNS") == plural]
    return fitting[-1] if fitting else None


def _last_subject(position: int, voices: Voices) -> Speaker | None:
    """Return the person or people that the sentence before the one at `position` is about, if no voice yet."""
    tokens = voices.tokens
    here = tokens.char_span(position, position + 1, alignment_mode="expand")
    if here is None or sentence_of(here[0]).start == 0:
        return None
    before = sentence_of(tokens[sentence_of(here[0]).start - 1])
    if "\n\n" in before.text or voices.text[before.end_char : position].count("\n\n") > 1:
        return None
    subject = next((c for c in before.root.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or any(before.start_char <= v.start < before.end_char for v in voices.latest()):
        return None
    speaker = describe(subject, voices) if subject.pos_ in {"PROPN", "NOUN"} else None
    people = [e for e in before.ents if e.label_ == "PERSON" and len(e) > 1]
    if (speaker is None or speaker.kind != "person") and len(people) == 1:
        speaker = Speaker(person_name(people[0]), "person", people[0].start_char, people[0].end_char)
    if speaker is None or (speaker.plural and speaker.kind != "unnamed"):
        return None
    return speaker if speaker.kind == "person" or speaker.plural else None


def _joint(head: Token, others: list[Token], base: Speaker, voices: Voices) -> Speaker:
    doc = head.doc
    cut = min((c.i for c in head.children if c.dep_ == "cc" and c.i > head.i), default=others[0].left_edge.i)
    end = cut
    while end > head.i + 1 and doc[end - 1].is_punct:
        end -= 1
    parts = [_describe_one(head, voices, end)]
    stack = list(others)
    while stack:
        other = stack.pop(0)
        later = [c for c in other.children if c.dep_ == "conj" and c.i > other.i and c.pos_ in {"NOUN", "PROPN"}]
        stack = later + stack
        stop = min((c.i for c in other.children if c.dep_ == "cc"), default=phrase_end(other))
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
    owner = _owner(head, voices) or _studied(head, voices)
    kind = _material_kind(lemma, words, head)
    if kind == "crew" and "our" not in words:
        employer = owner if owner is not None and owner.kind != "person" else _sender(head, voices)
        if employer is not None and employer.name:
            return replace(base, name=f"{employer.name} {head.text}", kind="crew", crew=True)
    earlier = None if owner is not None else _definite(head, lemma, voices)
    if earlier is not None:
        return replace(earlier, start=base.start, end=base.end)
    owner = owner or _owner_before(head, voices)
    crew = kind == "crew" or lemma in cues.ANALYSIS_NOUNS
    if words & {"our", "we", "us"} and (kind in {"crew", "imagery"} or lemma in cues.ANALYSIS_NOUNS):
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
    if lemma == "report" and base.plural:
        return replace(base, name=description(head, base.start), kind="media", stated=False)
    called = SELF_NAMED.search(voices.text, base.start, base.end + 40) if kind == "post" else None
    if called is not None:
        return replace(base, name=person_text(called["name"]), kind=kind)
    return replace(base, name=description(head, base.start), kind=kind, crew=crew)


def _material_kind(lemma: str, words: set[str], head: Token) -> str:
    if words & cues.TRACKING_WORDS and lemma in {"datum", "data", "record", "log", "information", "site", "website"}:
        return "tracker"
    online = words & {"online", "social", "telegram", "tiktok", "instagram", "facebook", "twitter", "youtube", "posted"}
    if lemma in MATERIAL or lemma == "satellite" or (words & cues.SATELLITE_WORDS and lemma in {"datum", "data"}):
        return "post" if online and not words & cues.SATELLITE_WORDS else "imagery"
    if lemma in cues.POST_NOUNS:
        return "media" if lemma == "channel" and words & {"television", "tv", "news"} else "post"
    if lemma in cues.CREW_NOUNS:
        return "crew" if lemma != "team" or words & {"our", "reporting", "news", "television"} else "unnamed"
    if lemma in cues.ANALYSIS_NOUNS:
        return "document"
    return "document" if head.pos_ != "PROPN" else "office"


def _owner(head: Token, voices: Voices) -> Speaker | None:
    """Return whose `head` is: "X's images", "X images", "images taken by X", "a statement from X"."""
    doc = head.doc
    left = phrase_start(head)
    if head.lemma_.lower() in cues.VIDEO_NOUNS and any(c.text == "CCTV" for c in head.children):
        return None  # closed-circuit television, not the broadcaster
    credited = voices.credited(head)
    if head.lemma_.lower() in cues.ANALYSIS_NOUNS and credited is not None and credited.kind == "imagery":
        credited = None  # "a review of images by X": the pictures are X's, the review is not
    listed = voices.listed(doc[left].idx, head.idx) or credited
    if listed and listed.kind != "network":  # a network carries what its accounts say, and says nothing itself
        return Speaker(listed.name, listed.kind, listed.start, listed.end)
    for child in head.children:
        if child.dep_ == "poss" and child.pos_ in {"NOUN", "PROPN", "PRON"}:
            if child.lower_ in cues.FIRST_PERSON:
                return None
            if child.pos_ == "PRON":
                whose = {"his": "he", "her": "she", "its": "it", "their": "they"}.get(child.lower_, "")
                known = _known(_pronoun(whose, _at(child), voices))
                return known or (voices.nearest(child.idx) if whose in {"it", "they"} else None)
            mute = child.pos_ == "NOUN" and not (may_be_source(child) or is_personal(child.lemma_.lower()))
            if mute and head.lemma_.lower() in cues.STATEMENT_NOUNS | cues.PAPER_NOUNS:
                return None  # "a ship's log" is nobody's word but the log's
            if _in_name(child, head):
                return Speaker(bare(doc[child.left_edge.i : head.i].text), "office", doc[left].idx, head.idx - 1)
            return _describe_one(child, voices, _without_possessive(child))
    for child in [*head.children, *_participles_above(head)]:
        by = child if child.dep_ in {"prep", "agent"} else None
        lemma = child.lemma_.lower()
        passed = lemma in cues.PASSED and head.lemma_.lower() in _LEAKED
        above = child.i == head.head.i or (child.dep_ == "conj" and child.head.i == head.head.i != head.i)
        if (child.dep_ in {"acl", "relcl"} or above) and lemma not in _HANDLED and not passed:
            by = next((c for c in child.children if c.dep_ in {"agent", "prep"} and c.lower_ in {"by", "via"}), None)
            maker = next((c for c in child.children if c.dep_ == "nsubj" and c.pos_ in {"PROPN", "NOUN"}), None)
            if maker is not None and child.lemma_.lower() in {"take", "capture", "release", "publish", "post", "share"}:
                return _known(describe(maker, voices))
        if by is not None and by.lower_ in {"by", "from", "via", "of"}:
            target = next((c for c in by.children if c.dep_ == "pobj"), None)
            if target is not None and _may_own(target, by.lower_, voices):
                return _known(describe(target, voices, end=plain_end(target)))
    if head.lemma_.lower() in _SPOKEN:
        body = next((c for c in head.children if c.dep_ == "compound" and c.lemma_.lower() in cues.OFFICE_NOUNS), None)
        if body is not None:
            return Speaker(description(body, doc[left].idx), "office", doc[left].idx, body.idx + len(body))
    compound = next(
        (
            c
            for c in head.children
            if c.dep_ in {"compound", "nmod"} and (c.ent_type_ in {"ORG", "PERSON"} or voices.is_outlet(c.text))
        ),
        None,
    )
    if compound is not None and not any(
        s.kind == "network" and s.start <= compound.idx < s.end for s in voices.sources
    ):
        entity = entity_of(compound)
        if entity is not None and head.i not in range(entity.start, entity.end):
            name = bare(person_name(entity))
            kind = "outlet" if voices.is_outlet(name) else medium_kind(entity.text)
            return Speaker(name, kind or ("office" if entity.label_ == "ORG" else "person"), 0, 0)
    return None


def _in_name(owner: Token, head: Token) -> bool:
    """Return whether a possessive is part of a body's name: the "Bakers" of "a Bakers' Forum report"."""
    mark = next((c for c in owner.children if c.tag_ == "POS"), None)
    after = owner.doc[mark.i + 1 : head.i] if mark is not None else ()
    return len(after) > 0 and owner.pos_ == "PROPN" and all(t.pos_ == "PROPN" and t.is_title for t in after)


def _participles_above(head: Token) -> list[Token]:
    """Return the participles said of a picture that the parse took for its verbs: "Video [shot] by X [shared] by Y"."""
    verb = head.head
    if head.dep_ not in {"nsubj", "nsubjpass"} or head.lemma_.lower() not in cues.IMAGE_NOUNS | cues.VIDEO_NOUNS:
        return []
    verbs = [verb, *(c for c in verb.children if c.dep_ == "conj")]
    return [v for v in verbs if v.tag_ in {"VBD", "VBN"} and any(c.dep_ == "agent" for c in v.children)]


def _studied(head: Token, voices: Voices) -> Speaker | None:
    """Return whose pictures an analysis looked at that nobody owns: "an analysis of images by X"."""
    if head.lemma_.lower() not in cues.ANALYSIS_NOUNS or any(c.lower_ in cues.FIRST_PERSON for c in head.children):
        return None
    listed = voices.credited(head)
    return Speaker(listed.name, listed.kind, listed.start, listed.end) if listed is not None else None


def _owner_before(head: Token, voices: Voices) -> Speaker | None:
    """Return whose a picture, statement or paper is that was introduced before: "X released images. The images ..."."""
    if not is_definite(head) or head.lemma_.lower() in cues.CREW_NOUNS:
        return None
    for noun in introductions(head):
        owner = _owner(noun, voices) or _released(noun, voices)
        if owner is not None:
            satellite = {t.lower_ for t in noun.lefts} & cues.SATELLITE_WORDS
            pictured = satellite and owner.kind not in {"imagery", "person", "outlet", "wire"}
            return replace(owner, kind="imagery") if pictured else owner
    return None


def _released(noun: Token, voices: Voices) -> Speaker | None:
    """Return who made known the picture, statement or paper that `noun` names."""
    maker = released_by(noun)
    if maker is None or not may_be_source(maker):
        return None
    return _known(as_voice(describe(maker, voices), maker, "say"))


def _introduced(head: Token) -> Speaker | None:
    """Return the name under which a body or person was introduced: "the group" after "the rights group X"."""
    if head.pos_ != "NOUN" or not is_definite(head) or any(c.dep_ == "relcl" for c in head.children):
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
        titled, person = named_body(noun, lemma), apposed_person(noun)
        if not own <= {t.lower_ for t in head.doc[first:last]}:
            continue
        if titled is not None:
            return Speaker(titled[0], titled[1], 0, 0, lemma)
        if person is not None and is_personal(lemma):
            return Speaker(person_name(person), "person", 0, 0, lemma)
    return None


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
    if first is None or any(n.lemma_ == head.lemma_ for n in inside):
        return None
    if any(e.start >= first.end and e.text.split()[-1] != first.text.split()[-1] for e in named):
        return None
    told = any(c.dep_ in {"appos", "compound"} and is_personal(c.lemma_.lower()) for c in first.root.children)
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


_PARAGRAPH = 120  # tokens
_LONGEST_NAME = 4  # tokens


def _sender(head: Token, voices: Voices) -> Speaker | None:
    """Return who sent a reporter: "a reporter the agency had posted at the fence"."""
    for child in head.children:
        if child.dep_ == "relcl":
            subject = next((c for c in child.children if c.dep_ == "nsubj" and c.pos_ in {"NOUN", "PROPN"}), None)
            sender = describe(subject, voices) if subject is not None else None
            if sender is not None and sender.kind in {"wire", "outlet"}:
                return sender
    return None


def _may_own(target: Token, preposition: str, voices: Voices) -> bool:
    if preposition in {"by", "via"}:
        return True
    lemma = target.lemma_.lower()
    people = lemma in cues.OFFICE_NOUNS | cues.PEOPLE_NOUNS | cues.MEDIA_NOUNS | cues.HEADS
    if preposition == "of":
        return lemma in {"ministry", "army", "government"}
    named = target.ent_type_ in {"ORG", "PERSON"}
    return people or named or voices.listed(target.idx, target.idx + len(target)) is not None


def _known(speaker: Speaker) -> Speaker | None:
    return speaker if speaker.name else None


def _at(token: Token) -> Speaker:
    return Speaker(None, "", token.idx, token.idx + len(token))


def _without_possessive(token: Token) -> int:
    return next((c.i for c in token.children if c.tag_ == "POS"), phrase_end(token))


def _named(head: Token, lemma: str, words: set[str], base: Speaker, voices: Voices) -> Speaker:
    listed = next((s for s in voices.sources if s.start <= head.idx < s.end), None)
    entity = entity_of(head)
    text = entity.text if entity is not None and len(entity) > 1 else _capitalised(head)
    medium = medium_kind(text)
    if medium and (head.pos_ == "PROPN" or (head.text[:1].isupper() and not head.is_sent_start)) and not listed:
        return replace(base, name=bare(text), kind=medium, plural=False)
    gender = "m" if words & _MALE else "f" if words & _FEMALE else ""
    if listed and (entity is None or entity.label_ != "PERSON" or listed.end - listed.start >= len(entity.text)):
        return replace(base, name=listed.name, kind=listed.kind, plural=False)
    if lemma in cues.MEDIA_NOUNS or lemma in {"monitor", "observatory", "company", "firm", "monitoring"}:
        inside = voices.listed(base.start, _at_plain_end(head, base.end)) or voices.listed(
            base.end, base.end + 40
        )  # "state news agency X": the name it goes on to give
        # "the UN health agency" is not the UN: its own noun stands after the name
        theirs = inside is not None and inside.end <= head.idx and inside.kind in {"office", "monitor", "person"}
        if inside is not None and not theirs:
            return replace(base, name=inside.name, kind=inside.kind, plural=False)
    titled = named_body(head, lemma)
    if titled is not None:
        noun = next((c.lemma_.lower() for c in head.children if c.dep_ in {"compound", "nmod"} and c.is_lower), lemma)
        return replace(base, name=titled[0], kind=titled[1], head=noun, plural=False)
    role_name = titled_person(head) if entity is None or entity.label_ != "PERSON" else None
    if role_name is not None:
        return replace(base, name=role_name, kind="person", gender=gender, plural=False)
    alone = head.pos_ == "PROPN" and (entity is None or len(entity) == 1)
    full = (voices.people.get(head.text) or voices.full_name(head)) if alone else None
    if full is not None:
        return replace(base, name=full, kind="person", gender=gender, plural=False)
    person = entity if entity is not None and entity.label_ == "PERSON" else apposed_person(head)
    called = (
        SELF_NAMED.search(voices.text, base.start, base.end + 30) if person is None and head.pos_ == "NOUN" else None
    )
    if person is not None or called is not None:
        name = person_name(person) if person is not None else person_text(called["name"]) if called else ""
        if voices.is_outlet(name):
            return replace(base, name=name, kind="outlet", plural=False)
        if " " not in name:
            name = voices.people.get(name, name)
            short = next(
                (v for v in voices.latest() if v.name and v.kind == "person" and v.name.split()[-1] == name), None
            )
            name = short.name if short and short.name else name
        return replace(base, name=name or None, kind="person", gender=gender, plural=False)
    earlier = (_definite(head, lemma, voices) or _introduced(head)) if base.end - base.start else None
    if earlier:
        return replace(earlier, start=base.start, end=base.end)
    name = description(head, base.start)
    kind, stated = _kind(head, lemma, words, entity, base.plural)
    kind = "outlet" if voices.is_outlet(name) else kind
    return replace(base, name=name or None, kind=kind, gender=gender, stated=stated)


def _capitalised(head: Token) -> str:
    """Return the run of capitalised words that ends in `head`."""
    start = head.i
    while start > phrase_start(head) and head.doc[start - 1].text[:1].isupper():
        start -= 1
    return head.doc[start : head.i + 1].text


def _at_plain_end(head: Token, end: int) -> int:
    last = head.doc[plain_end(head) - 1]
    return min(end, last.idx + len(last))


def _definite(head: Token, lemma: str, voices: Voices) -> Speaker | None:
    """Return whom "the official", "the ministry", "the agency" stands for: the newest voice with that noun."""
    before = head.doc[phrase_start(head) : head.i]
    if head.pos_ == "PROPN" or not before or before[0].lower_ not in {"the", "that", "this", "these", "those"}:
        return None
    if any(c.dep_ == "relcl" and c.left_edge.i == head.i + 1 for c in head.children):
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
        fits = same or agency or outlet or company or anybody
        if fits and modifiers <= known | {voice.head, "news", "satellite", "imagery"}:
            return voice
    return None


def _tells_of_person(child: Token) -> bool:
    """Return whether what is added to a name says that it is a person's: "X, a nurse", "X, who was there"."""
    if child.dep_ == "appos":
        return child.lemma_.lower() in cues.PEOPLE_NOUNS
    return child.dep_ == "relcl" and any(c.lower_ == "who" and c.dep_.startswith("nsubj") for c in child.children)


def _kind(head: Token, lemma: str, words: set[str], entity: Span | None, plural: bool) -> tuple[str, bool]:
    """Return the kind of a described source, and whether it says whose word it is."""
    if lemma in {"monitor", "watchdog", "observatory"}:
        return "monitor", True
    if lemma == "station" and not words & {"radio", "television", "tv", "news", "broadcast", "broadcasting"}:
        return "office", True
    if lemma in cues.MEDIA_NOUNS and head.pos_ != "PROPN" and lemma != "agency":
        return "media", not (plural or lemma in {"media", "medium", "press"})
    if lemma == "agency" and words & {"news", "press"}:
        return "media", not plural
    if lemma in {"report", "rumour", "rumor", "source"} and plural:
        return ("unnamed", True) if lemma == "source" else ("media", False)
    if head.pos_ == "PROPN" and any(_tells_of_person(c) for c in head.children):
        return "person", True
    if lemma in cues.PEOPLE_NOUNS or lemma.removesuffix("s").endswith("ologist"):
        return "unnamed", True
    if lemma in cues.OFFICE_NOUNS or (entity is not None and entity.label_ in _NAMES):
        return "office", True
    return ("office" if head.pos_ == "PROPN" else "unnamed"), True
