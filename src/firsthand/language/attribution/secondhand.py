"""Who told a voice what it tells, where only the next sentence says so: "He had heard the figure from a nurse."."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.found import Found
from firsthand.language.attribution.kinds import as_voice, may_be_source
from firsthand.language.attribution.naming import description, is_personal
from firsthand.language.attribution.speakers import describe
from firsthand.language.attribution.voices import plain_end
from firsthand.language.surface import sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from firsthand.language.attribution.voices import Voices

_INFORMED = frozenset({"informed", "briefed", "notified", "alerted", "advised"})
_HEARD = _INFORMED | frozenset({"heard", "learned", "learnt", "got", "received", "obtained", "told", "had"})
_MATTER = frozenset(
    {"figure", "number", "toll", "news", "it", "this", "that", "story", "account", "information", "detail", "count"}
    | {"so", "word", "total", "version"}
)
_RESULTS = _MATTER | {"estimate", "report", "assessment", "finding", "tally", "statement", "calculation"}
_FURTHEST = 400  # characters between what was said and who is said to have told it


def second_hand(found: list[Found], voices: Voices) -> list[Found]:
    """Return the attributions of what a "he" or "she" told in the sentence before to whoever had told it to them."""
    out = []
    for verb in voices.tokens:
        if verb.lower_ in _COMES:
            teller = _whence(verb)
        elif verb.lower_ in _HEARD and _is_pronoun_subject(verb):
            teller = _teller(verb)
        elif verb.lower_ in _RESTS and _is_pronoun_subject(verb):
            teller = _ground(verb)
        else:
            continue
        if teller is None or not (may_be_source(teller) or is_personal(teller.lemma_.lower())):
            continue
        start = sentence_of(verb).start_char
        before = [f for f in found if f.record.source is not None and f.record.name and _last(f) <= start]
        last = max(before, key=lambda f: (_last(f), f.rank), default=None)
        if last is None or start - _last(last) > _FURTHEST or last.record.kind in {"outlet", "wire", "media"}:
            continue
        speaker = as_voice(describe(teller, voices, end=plain_end(teller)), teller, "say")
        if speaker.name == last.record.name:  # nobody hears it from himself: the teller is somebody else
            speaker = replace(speaker, name=description(teller, speaker.start), kind="unnamed")
        if not speaker.name:
            continue
        record = replace(
            last.record,
            source=(speaker.start, speaker.end),
            cue=(verb.idx, verb.idx + len(verb)),
            name=speaker.name,
            kind=speaker.kind,
            cue_lemma="say",
            quoted=False,
            root_stated=speaker.stated,
            first_hand=False,
        )
        out.append(Found(record, speaker, last.rank + 1))
    return out


def _whence(verb: Token) -> Token | None:
    """Return the noun of "the figure came from X"."""
    matter = any(c.dep_ == "nsubj" and c.lemma_.lower() in _MATTER and c.tag_ != "PRP" for c in verb.children)
    source = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "from"), None)
    return next((c for c in source.children if c.dep_ == "pobj"), None) if matter and source is not None else None


_COMES = frozenset({"came", "comes", "originated", "stemmed"})


def _last(found: Found) -> int:
    return max([*(end for _, end in found.record.content), (found.record.source or (0, 0))[1]])


def _is_pronoun_subject(verb: Token) -> bool:
    pronouns = {*cues.PERSON_PRONOUNS, "they", "it"}
    return any(c.dep_ in {"nsubj", "nsubjpass"} and c.lower_ in pronouns for c in verb.children)


def _ground(verb: Token) -> Token | None:
    """Return what somebody's word rests on: "It based its count on a video", "They relied on a guard"."""
    if verb.lower_ == "based" and not any(c.dep_ == "dobj" and c.lemma_.lower() in _RESULTS for c in verb.children):
        return None
    on = next((c for v in (verb, *verb.children) for c in v.children if c.lower_ in {"on", "upon"}), None)
    return next((c for c in on.children if c.dep_ == "pobj"), None) if on is not None else None


_RESTS = frozenset({"based", "relied", "drew"})


def _teller(verb: Token) -> Token | None:
    """Return the noun after "from" or "by" where the matter heard is what was said before."""
    passive = any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children)
    matter = any(c.dep_ in {"dobj", "advmod"} and c.lemma_.lower() in _MATTER for c in verb.children)
    matter = matter or (passive and verb.lower_ in _INFORMED)
    unsaid = any(c.dep_ == "ccomp" for c in verb.children) or (verb.lower_ in _INFORMED | {"told"} and not passive)
    if not matter or unsaid:
        return None
    above: Iterable[Token] = [verb, *(c for c in verb.children if c.dep_ == "dobj")]
    for token in above:
        for child in token.children:
            if child.dep_ in {"prep", "agent"} and child.lower_ in {"from", "by"}:
                return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None
