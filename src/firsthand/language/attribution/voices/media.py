"""Which outlet or agency a noun names or describes, by its name or only by its place: "the chief told Pravda Nova"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.voices.met import Speaker, Voices
from firsthand.language.attribution.voices.phrases import phrase_end, phrase_start, plain_end
from firsthand.language.attribution.voices.speakers import describe
from firsthand.language.tree import children, has_child

if TYPE_CHECKING:
    from spacy.tokens import Token

_MEDIA = frozenset({"outlet", "wire"})


def medium(noun: Token, voices: Voices) -> Speaker | None:
    """Return the outlet or agency that `noun` names or describes: no body, no person, no "media" at large."""
    if voices.outlet_at(noun.left_edge.idx):
        return None
    if any(c.lower_ in {"this", "our", "us", "its", "his", "her", "their", "my"} for c in children(noun)):
        return None  # the outlet itself, or the speaker's own page
    first, last = phrase_start(noun), min(plain_end(noun), phrase_end(noun))
    tokens = voices.tokens
    listed = voices.listed(tokens[first].idx, tokens[last - 1].idx + len(tokens[last - 1]))
    speaker = describe(noun, voices, end=last)
    if " and " in (speaker.name or ""):  # "told X and the Y", the Y being the outlet itself
        others = [n for n in re.split(r",\s+|\s+and\s+", speaker.name or "") if not voices.is_outlet(n)]
        speaker = replace(speaker, name=" and ".join(others) or None)
    if listed is not None and listed.kind in _MEDIA:
        return replace(speaker, name=listed.name, kind=listed.kind)
    if speaker.kind == "monitor" or {t.lower_ for t in tokens[first:last]} & {"monitoring", "watchdog"}:
        return speaker if speaker.name else None
    described = speaker.kind == "media" and speaker.stated and noun.lemma_.lower() in cues.MEDIA_NOUNS
    return speaker if speaker.kind in _MEDIA or described else None


def unlisted_medium(noun: Token, voices: Voices, *, inverted: bool) -> Speaker | None:
    """Return the medium of a name that nothing but its place gives away: "the chief told Pravda Nova".

    Whom an informant tells, in a report, is a medium unless it is a person, a country or a body that only hears.

    Args:
        noun: the noun that was told.
        voices: the voices met.
        inverted: whether what is told stands before; then the tagger's word that a name is a person's counts less.
    """
    doc, first = noun.doc, noun.i
    if (
        voices.outlet_at(noun.left_edge.idx)
        or noun.pos_ != "PROPN"
        or not noun.text[:1].isupper()
        or has_child(noun, "conj")
    ):
        return None
    while first > phrase_start(noun) and doc[first - 1].text[:1].isupper() and doc[first - 1].pos_ == "PROPN":
        first -= 1
    words = [t.text for t in doc[first : noun.i + 1]]
    name = " ".join(doc[first : noun.i + 1].text.split())
    before = {t.lower_ for t in doc[phrase_start(noun) : first]}
    said_so = bool(before & (cues.MEDIA_NOUNS - {"agency", "press", "group"}))
    if before - {"the"} and not said_so:
        return None
    if voices.is_outlet(name) or noun.lemma_.lower() in cues.ASSEMBLIES | cues.OFFICE_NOUNS | cues.PEOPLE_NOUNS:
        return None
    if any(s.start <= noun.idx < s.end for s in voices.sources) or noun.text in voices.people:
        return None
    if not said_so and (before or not _may_be_medium(noun, words, voices, inverted=inverted)):
        return None
    return Speaker(name, "outlet", doc[first].idx, noun.idx + len(noun), stated=True)


def _may_be_medium(noun: Token, words: list[str], voices: Voices, *, inverted: bool) -> bool:
    """Return whether a bare name may be a medium's: no place or person by the rest of the text."""
    if noun.ent_type_ in {"NORP", "DATE", "TIME", "EVENT", "LAW"} or voices.full_name(noun) is not None:
        return False
    acronym = noun.text.isupper() and len(noun.text) > 2
    if not inverted and not acronym and len(words) > 1:
        return False
    if noun.ent_type_ == "PERSON" and not acronym:
        return inverted and len(words) == 1
    if noun.ent_type_ in {"GPE", "LOC", "FAC"} and not acronym:
        placed = rf"\b(?:in|of|from|near|at|for|against|outside|around|across) {re.escape(words[0])}\b"
        return inverted and len(words) == 1 and re.search(placed, voices.text) is None
    return True
