"""Whose a statement, a picture, a crew or a paper is: who made it, gave it out or sent it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.voices.definite import introductions, is_definite, released_by
from firsthand.language.attribution.voices.kinds import as_voice, is_personal, may_be_source
from firsthand.language.attribution.voices.met import Speaker, Voices
from firsthand.language.attribution.voices.names import bare, medium_kind, person_name
from firsthand.language.attribution.voices.naming import description
from firsthand.language.attribution.voices.phrases import entity_of, phrase_end, phrase_start, plain_end
from firsthand.language.attribution.voices.pronouns import Describing, pronoun
from firsthand.language.surface import sentence_of
from firsthand.language.tree import SUBJECTS, children, has_child, noun_after, object_of, preposition_of

if TYPE_CHECKING:
    from spacy.tokens import Token

# Words of a body's own: "an army communique" is the army's, "a police report" a document.
_SPOKEN = frozenset(
    {"statement", "communique", "communiqué", "announcement", "release", "briefing", "bulletin", "declaration"}
)
# Who publishes one of these is seldom who wrote it.
_LEAKED = cues.PAPER_NOUNS - {"report", "data", "datum", "information", "record", "map", "order", "audio"}
# What those do whose a picture or data is: "a video that X filmed", "tracking data that Y supplied to this paper".
_MAKES = frozenset(
    {"take", "capture", "release", "publish", "post", "share", "film", "shoot", "record", "make", "photograph", "snap"}
    | {"provide", "supply", "send", "distribute", "collect", "gather", "produce", "upload", "compile"}
)
_BOUGHT = frozenset({"buy", "purchase", "acquire", "commission", "license", "source", "receive"})
_KEPT_BY = frozenset({"data", "datum", "record", "log", "reading"})
_COMPANIES = frozenset({"company", "firm", "service", "agency", "provider", "operator", "network", "tracker"})
# Who saw, checked or obtained a picture did not make it.
_HANDLED = frozenset(
    {"see", "verify", "obtain", "review", "check", "analyse", "analyze", "geolocate", "study", "examine"}
    | {"cite", "quote", "mention", "carry", "translate", "leak", "access", "view", "sign", "read"}
)


def owner_of(head: Token, voices: Voices, reads: Describing) -> Speaker | None:
    """Return whose `head` is: "X's images", "X images", "images taken by X", "a statement from X"."""
    if head.lemma_.lower() in cues.VIDEO_NOUNS and any(c.text == "CCTV" for c in children(head)):
        return None  # closed-circuit television, not the broadcaster
    listed = _listed(head, voices)
    if listed is not None:
        return listed
    possessor = next((c for c in children(head) if c.dep_ == "poss" and c.pos_ in {"NOUN", "PROPN", "PRON"}), None)
    if possessor is not None:
        return _possessing(possessor, head, voices, reads)
    for child in [*children(head), *_participles_above(head)]:
        maker = _maker_by(child, head, voices, reads)
        if maker is not None:
            return _known(maker)
    return _named_before(head, voices)


def _listed(head: Token, voices: Voices) -> Speaker | None:
    """Return the listed source that stands before a noun, or that the words after it credit."""
    credited = voices.credited(head)
    if head.lemma_.lower() in cues.ANALYSIS_NOUNS and credited is not None and credited.kind == "imagery":
        credited = None  # "a review of images by X": the pictures are X's, the review is not
    listed = voices.listed(head.doc[phrase_start(head)].idx, head.idx) or credited
    if listed is None or listed.kind == "network":  # a network carries what its accounts say, and says nothing itself
        return None
    return Speaker(listed.name, listed.kind, listed.start, listed.end)


def _possessing(owner: Token, head: Token, voices: Voices, reads: Describing) -> Speaker | None:
    """Return whose a noun is by its possessive: "X's statement", "its images"; None where that is nobody's word."""
    doc = head.doc
    if owner.lower_ in cues.FIRST_PERSON:
        return None
    if owner.pos_ == "PRON":
        whose = {"his": "he", "her": "she", "its": "it", "their": "they"}.get(owner.lower_, "")
        stood = _known(pronoun(whose, _at(owner), voices, reads))
        return stood or (voices.nearest(owner.idx) if whose in {"it", "they"} else None)
    mute = owner.pos_ == "NOUN" and not (may_be_source(owner) or is_personal(owner.lemma_.lower()))
    if mute and head.lemma_.lower() in cues.STATEMENT_NOUNS | cues.PAPER_NOUNS:
        return None  # "a ship's log" is nobody's word but the log's
    if _in_name(owner, head):
        start = doc[phrase_start(head)].idx
        return Speaker(bare(doc[owner.left_edge.i : head.i].text), "office", start, head.idx - 1)
    return reads.one(owner, voices, _without_possessive(owner))


def _maker_by(child: Token, head: Token, voices: Voices, reads: Describing) -> Speaker | None:
    """Return who a participle, a clause or a preposition beside a noun says made it, gave it out or sent it."""
    lemma, by = child.lemma_.lower(), child if child.dep_ in {"prep", "agent"} else None
    if child.dep_ == "acl" and (giver := _given_by(child, head)) is not None:
        return reads.phrase(giver, voices, end=plain_end(giver))
    passed = lemma in cues.PASSED and head.lemma_.lower() in _LEAKED
    if _tells_of_making(child, head) and lemma not in _HANDLED | _BOUGHT and not passed:
        by = preposition_of(child, {"by", "via"}, "agent", "prep")
        maker = next((c for c in children(child) if c.dep_ == "nsubj" and c.pos_ in {"PROPN", "NOUN"}), None)
        if maker is not None and lemma in _MAKES:
            return reads.phrase(maker, voices)
    if by is None or by.lower_ not in {"by", "from", "via", "of"}:
        return None
    target = object_of(by)
    kept = by.lower_ == "of" and head.lemma_.lower() in _KEPT_BY and _is_a_body(target)
    if target is None or not (kept or _may_own(target, by.lower_, voices)):
        return None
    return reads.phrase(target, voices, end=plain_end(target))


def _tells_of_making(child: Token, head: Token) -> bool:
    """Return whether a verb beside a noun says what was done to it, wherever the parse hung it."""
    above = child.i == head.head.i or (child.dep_ == "conj" and child.head.i == head.head.i != head.i)
    apart = child.dep_ == "advcl" and child.tag_ == "VBN"
    shot = child.dep_ == "ccomp" and any(c.lower_ in {"that", "which"} and c.dep_ == "dobj" for c in children(child))
    return child.dep_ in {"acl", "relcl"} or above or apart or shot


def _named_before(head: Token, voices: Voices) -> Speaker | None:
    """Return whose a noun is by the noun before it: "an army communique", "Ridge Wire footage"."""
    start = head.doc[phrase_start(head)].idx
    if head.lemma_.lower() in _SPOKEN:
        body = next((c for c in children(head) if c.dep_ == "compound" and c.lemma_.lower() in cues.OFFICE_NOUNS), None)
        if body is not None:
            return Speaker(description(body, start), "office", start, body.idx + len(body))
    before = [c for c in children(head) if c.dep_ in {"compound", "nmod"}]
    named = next((c for c in before if c.ent_type_ in {"ORG", "PERSON"} or voices.is_outlet(c.text)), None)
    if named is None or any(s.kind == "network" and s.start <= named.idx < s.end for s in voices.sources):
        return None
    entity = entity_of(named)
    if entity is None or head.i in range(entity.start, entity.end):
        return None
    name = bare(person_name(entity))
    kind = "outlet" if voices.is_outlet(name) else medium_kind(entity.text)
    return Speaker(name, kind or ("office" if entity.label_ == "ORG" else "person"), 0, 0)


def _in_name(owner: Token, head: Token) -> bool:
    """Return whether a possessive is part of a body's name: the "Bakers" of "a Bakers' Forum report"."""
    mark = next((c for c in children(owner) if c.tag_ == "POS"), None)
    after = owner.doc[mark.i + 1 : head.i] if mark is not None else ()
    return len(after) > 0 and owner.pos_ == "PROPN" and all(t.pos_ == "PROPN" and t.is_title for t in after)


def _given_by(participle: Token, head: Token) -> Token | None:
    """Return from whom a picture was had: "footage obtained from a herder", "an image bought by X from Y"."""
    pictured = head.lemma_.lower() in cues.IMAGE_NOUNS | cues.VIDEO_NOUNS
    if not pictured or participle.lemma_.lower() not in _HANDLED | _BOUGHT:
        return None
    return noun_after(participle, {"from"})


def _participles_above(head: Token) -> list[Token]:
    """Return the participles said of a picture that the parse took for its verbs: "Video [shot] by X [shared] by Y".

    Also those after a comma: "in a video, first [posted] by X".
    """
    verb = head.head
    after = head.doc[head.i + 1 : head.i + 5]
    if head.lemma_.lower() in cues.IMAGE_NOUNS | cues.VIDEO_NOUNS and len(after) and after[0].text == ",":
        apart = [t for t in after if t.tag_ == "VBN" and has_child(t, "agent")]
        if apart:
            return apart[:1]
    if head.dep_ not in SUBJECTS or head.lemma_.lower() not in cues.IMAGE_NOUNS | cues.VIDEO_NOUNS:
        return []
    verbs = [verb, *(c for c in children(verb) if c.dep_ == "conj")]
    return [v for v in verbs if v.tag_ in {"VBD", "VBN"} and has_child(v, "agent")]


def studied(head: Token, voices: Voices) -> Speaker | None:
    """Return whose pictures an analysis looked at that nobody owns: "an analysis of images by X"."""
    if head.lemma_.lower() not in cues.ANALYSIS_NOUNS or any(c.lower_ in cues.FIRST_PERSON for c in children(head)):
        return None
    listed = voices.credited(head)
    return Speaker(listed.name, listed.kind, listed.start, listed.end) if listed is not None else None


def owner_before(head: Token, voices: Voices, reads: Describing) -> Speaker | None:
    """Return whose a picture, statement or paper is that was introduced before: "X released images. The images ..."."""
    if not is_definite(head) or head.lemma_.lower() in cues.CREW_NOUNS:
        return None
    for noun in introductions(head):
        owner = owner_of(noun, voices, reads) or released(noun, voices, reads) or _said_in(noun, voices, reads)
        if owner is not None:
            satellite = {t.lower_ for t in noun.lefts} & cues.SATELLITE_WORDS
            pictured = satellite and owner.kind not in {"imagery", "person", "outlet", "wire"}
            return replace(owner, kind="imagery") if pictured else owner
    return None


def _said_in(noun: Token, voices: Voices, reads: Describing) -> Speaker | None:
    """Return who spoke in a statement: the ministry of "the ministry said in a statement"."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in {"in", "via", "by", "through"} else noun
    if verb.i == noun.i or verb.lemma_.lower() not in cues.SAY or noun.lemma_.lower() not in _SPOKEN:
        return None
    who = next((c for c in children(verb) if c.dep_ == "nsubj" and c.pos_ in {"NOUN", "PROPN"}), None)
    return _known(as_voice(reads.phrase(who, voices), who, "say")) if who is not None else None


def released(noun: Token, voices: Voices, reads: Describing) -> Speaker | None:
    """Return who made known the picture, statement or paper that `noun` names."""
    maker = released_by(noun)
    if maker is None or not may_be_source(maker):
        return None
    return _known(as_voice(reads.phrase(maker, voices), maker, "say"))


def picture_before(pronoun: Token, *, plural: bool) -> Token | None:
    """Return the picture or video that the sentence before a pronoun speaks of."""
    start = sentence_of(pronoun).start
    if start == 0:
        return None
    pictures = cues.IMAGE_NOUNS | cues.VIDEO_NOUNS
    before = [t for t in sentence_of(pronoun.doc[start - 1]) if t.lemma_.lower() in pictures and t.pos_ == "NOUN"]
    fitting = [t for t in before if t.dep_ != "compound" and (t.tag_ == "NNS") == plural]
    return fitting[-1] if fitting else None


def sender_of(head: Token, voices: Voices, reads: Describing) -> Speaker | None:
    """Return who sent a reporter: "a reporter the agency had posted at the fence"."""
    for child in children(head):
        if child.dep_ == "relcl":
            subject = next((c for c in children(child) if c.dep_ == "nsubj" and c.pos_ in {"NOUN", "PROPN"}), None)
            sender = reads.phrase(subject, voices) if subject is not None else None
            if sender is not None and sender.kind in {"wire", "outlet"}:
                return sender
    return None


def _is_a_body(target: Token | None) -> bool:
    """Return whether a word is a company or a name: "data of the ship-tracking [company] Navilume"."""
    return target is not None and (target.pos_ == "PROPN" or target.lemma_.lower() in _COMPANIES)


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
    return next((c.i for c in children(token) if c.tag_ == "POS"), phrase_end(token))
