"""Whom "he", "she", "it", "they" and "we" stand for, of the voices met so far and of what the text is about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from firsthand.language.attribution import cues
from firsthand.language.attribution.voices.met import Speaker, Voices
from firsthand.language.attribution.voices.names import person_name
from firsthand.language.attribution.voices.toldof import person_told_of
from firsthand.language.surface import sentence_of
from firsthand.language.tree import SUBJECTS, child_of

if TYPE_CHECKING:
    from collections.abc import Callable

_OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they"}


class Describing(NamedTuple):
    """How a noun phrase is read as a speaker: handed in, because a name may hold another's ("X's statement")."""

    phrase: Callable[..., Speaker]  # (head, voices, start, end), joint sources and pronouns read
    one: Callable[..., Speaker]  # (head, voices, end), of the noun alone


def pronoun(lower: str, base: Speaker, voices: Voices, reads: Describing) -> Speaker:
    """Return whom a pronoun stands for, at the place of `base`."""
    if lower in cues.FIRST_PERSON:
        return replace(base, kind="crew", us=True, plural=lower in {"we", "us", "our", "ours"})
    lower = _OWNERS.get(lower, lower)
    gender = cues.PERSON_PRONOUNS.get(lower, "")
    nearer = _last_subject(base.start, voices, reads) if gender or lower == "they" else None
    if nearer is not None and nearer.gender in {"", gender} and nearer.plural is not bool(gender):
        return replace(nearer, start=base.start, end=base.end, gender=gender)
    body = _last_subject(base.start, voices, reads, body=True) if lower == "it" else None
    if body is not None:
        return replace(body, start=base.start, end=base.end)
    told_of = _told_of(base, gender, voices) if gender else None
    for voice in voices.latest():
        if told_of is not None and voice.start < told_of.start:
            break
        personal = voice.kind in {"person", "unnamed", "post"} or (voice.kind == "crew" and not voice.plural)
        if gender and personal and not voice.plural and voice.gender in {"", gender}:
            return replace(voice, start=base.start, end=base.end, gender=gender)
        if lower == "they" and (voice.plural or voice.kind in {"office", "document", "media", "crew", "imagery"}):
            return replace(voice, start=base.start, end=base.end)
        if lower == "it" and not personal and not voice.plural and voice.kind != "imagery":
            return replace(voice, start=base.start, end=base.end)
    if told_of is not None:
        return replace(told_of, start=base.start, end=base.end, gender=gender)
    return replace(base, gender=gender, kind="person" if gender else "")


def _told_of(base: Speaker, gender: str, voices: Voices) -> Speaker | None:
    """Return whom the paragraph tells of before a "he" or "she"."""
    here = voices.tokens.char_span(base.start, base.end, alignment_mode="expand")
    return person_told_of(here[0], gender) if here is not None and len(here) else None


def _last_subject(position: int, voices: Voices, reads: Describing, *, body: bool = False) -> Speaker | None:
    """Return the person or people that the sentence before the one at `position` is about, if no voice yet.

    With `body` it is the named body instead: "Amnesty International published a report. It accused ...".
    """
    tokens = voices.tokens
    here = tokens.char_span(position, position + 1, alignment_mode="expand")
    if here is None or sentence_of(here[0]).start == 0:
        return None
    before = sentence_of(tokens[sentence_of(here[0]).start - 1])
    if "\n\n" in before.text or voices.text[before.end_char : position].count("\n\n") > 1:
        return None
    subject = child_of(before.root, *SUBJECTS)
    here_ = [v for v in voices.latest() if before.start_char <= v.start < before.end_char]
    if subject is None or any(not v.us for v in here_):
        return None
    speaker = reads.phrase(subject, voices) if subject.pos_ in {"PROPN", "NOUN"} else None
    if body:
        named = speaker is not None and subject.ent_type_ == "ORG" and speaker.kind not in {"", "person", "imagery"}
        return speaker if named and speaker is not None and not speaker.plural else None
    people = [e for e in before.ents if e.label_ == "PERSON" and len(e) > 1]
    if (speaker is None or speaker.kind != "person") and len(people) == 1:
        speaker = Speaker(person_name(people[0]), "person", people[0].start_char, people[0].end_char)
    if speaker is None or (speaker.plural and speaker.kind != "unnamed"):
        return None
    return speaker if speaker.kind == "person" or speaker.plural else None
