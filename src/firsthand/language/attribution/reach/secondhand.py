"""Who told a voice what it tells, where only the next sentence says so: "He had heard the figure from a nurse."."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.reach.found import Found
from firsthand.language.attribution.voices.kinds import as_voice, is_personal, may_be_source
from firsthand.language.attribution.voices.naming import description
from firsthand.language.attribution.voices.phrases import plain_end
from firsthand.language.attribution.voices.speakers import describe
from firsthand.language.surface import sentence_of
from firsthand.language.tree import SUBJECTS, children, has_child, object_of, preposition_of, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from firsthand.language.attribution.voices.met import Voices

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
    for verb in tokens_of(voices.tokens):
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
    matter = any(c.dep_ == "nsubj" and c.lemma_.lower() in _MATTER and c.tag_ != "PRP" for c in children(verb))
    source = preposition_of(verb, {"from"})
    return object_of(source) if matter and source is not None else None


_COMES = frozenset({"came", "comes", "originated", "stemmed"})


def _last(found: Found) -> int:
    return max([*(end for _, end in found.record.content), (found.record.source or (0, 0))[1]])


def _is_pronoun_subject(verb: Token) -> bool:
    pronouns = {*cues.PERSON_PRONOUNS, "they", "it"}
    return any(c.dep_ in SUBJECTS and c.lower_ in pronouns for c in children(verb))


def _ground(verb: Token) -> Token | None:
    """Return what somebody's word rests on: "It based its count on a video", "They relied on a guard"."""
    if verb.lower_ == "based" and not any(c.dep_ == "dobj" and c.lemma_.lower() in _RESULTS for c in children(verb)):
        return None
    on = next((c for v in (verb, *children(verb)) for c in children(v) if c.lower_ in {"on", "upon"}), None)
    return object_of(on)


_RESTS = frozenset({"based", "relied", "drew"})


def _teller(verb: Token) -> Token | None:
    """Return the noun after "from" or "by" where the matter heard is what was said before."""
    passive = has_child(verb, "nsubjpass", "auxpass")
    matter = any(c.dep_ in {"dobj", "advmod"} and c.lemma_.lower() in _MATTER for c in children(verb))
    matter = matter or (passive and verb.lower_ in _INFORMED)
    unsaid = has_child(verb, "ccomp") or (verb.lower_ in _INFORMED | {"told"} and not passive)
    if not matter or unsaid:
        return None
    above: Iterable[Token] = [verb, *(c for c in children(verb) if c.dep_ == "dobj")]
    for token in above:
        for child in children(token):
            if child.dep_ in {"prep", "agent"} and child.lower_ in {"from", "by"}:
                return object_of(child)
    return None
