"""Who stands behind the sentence before by what he did with those it tells of: "A B counted them from her stall.".

"Them" as what somebody saw, counted, carried or buried are the ones told of just before in nobody's voice; who only
says so ("the mayor confirmed it") is found by `recalled`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.attribution.found import Found
from firsthand.language.attribution.kinds import as_voice, may_be_source
from firsthand.language.attribution.naming import is_personal
from firsthand.language.attribution.spans import is_nobody, subject_of
from firsthand.language.attribution.speakers import describe
from firsthand.language.attribution.toldof import person_at
from firsthand.language.doc import Attribution
from firsthand.language.surface import sentence_of
from firsthand.language.tree import children, has_child, tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from firsthand.language.attribution.voices import Speaker, Voices

# Deeds by which those told of before pass through somebody's hands or before their eyes.
_COUNTS = frozenset(
    {"count", "see", "watch", "film", "photograph", "tally", "hear", "bury", "wash", "carry", "lift", "pull", "shroud"}
    | {
        "identify",
        "number",
        "record",
        "treat",
        "stitch",
        "fetch",
        "drag",
        "dig",
        "certify",
        "witness",
        "observe",
        "cover",
    }
)
_NEAR = 3  # sentences back to what nobody has told yet


def read_pointing(found: list[Found], voices: Voices) -> list[Found]:
    """Return the attributions of whole sentences that a later one of the paragraph gives a voice."""
    out: list[Found] = []
    told = sorted(piece for f in found for piece in f.record.content)
    for verb in tokens_of(voices.tokens):
        if verb.pos_ != "VERB" or verb.tag_ == "VBG" or verb.lemma_.lower() not in _COUNTS:
            continue
        them = next((c for c in children(verb) if c.lower_ == "them" and c.dep_ in {"dobj", "nsubj"}), None)
        source = subject_of(verb) if them is not None and them.i > verb.i else None
        if source is None or source.i > verb.i or is_nobody(source) or has_child(verb, "neg"):
            continue
        before = _untold_before(verb, told)
        speaker = _speaker(source, voices) if before is not None else None
        if before is None or speaker is None or not speaker.name or not _may_tell(source, speaker):
            continue
        record = Attribution(
            source=(speaker.start, speaker.end),
            cue=(verb.idx, verb.idx + len(verb)),
            content=((before.start_char, before.end_char),),
            name=speaker.name,
            kind=speaker.kind,
            cue_lemma="count",
            root_stated=True,
            first_hand=True,
        )
        out.append(Found(record, speaker, 0))
    return out


def _speaker(source: Token, voices: Voices) -> Speaker | None:
    speaker = as_voice(describe(source, voices), source, "say")
    if speaker.kind in {"person", "unnamed"}:
        return speaker
    return person_at(source) or speaker


def _untold_before(verb: Token, told: list[tuple[int, int]]) -> Span | None:
    """Return the nearest sentence before, in the paragraph, that nobody is said to tell, with several for subject."""
    doc, here = verb.doc, sentence_of(verb)
    for _ in range(_NEAR):
        if here.start == 0 or "\n\n" in doc[here.start - 1].text_with_ws:
            return None
        here = sentence_of(doc[here.start - 1])
        if any(s < here.end_char and here.start_char < e for s, e in told):
            continue
        if not any(t.tag_ in {"VBD", "VBZ", "VBP", "VBN"} for t in here):
            return None
        many = any(t.tag_ == "NNS" and t.dep_.startswith("nsubj") for t in here)
        return here if many else None
    return None


def _may_tell(source: Token, speaker: Speaker) -> bool:
    """Return whether a subject is somebody with eyes and hands: a person, or a reporter."""
    if speaker.kind not in {"person", "unnamed", "crew"}:
        return False
    return source.pos_ == "PRON" or may_be_source(source) or is_personal(source.lemma_.lower())
