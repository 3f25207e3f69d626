"""Who stands around a voice: the media that passed its words on, who obtained or checked a paper, whom it cites.

A voice has relays above it ("told the X", "in remarks carried by X", "images reviewed by X") and may name, in a
relative clause, whom it cites in turn ("the prefecture, which cited villagers"). The outermost relay comes first.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.voices.kinds import as_voice
from firsthand.language.attribution.voices.media import medium, unlisted_medium
from firsthand.language.attribution.voices.phrases import plain_end
from firsthand.language.attribution.voices.speakers import describe
from firsthand.language.surface import sentence_of
from firsthand.language.tree import child_of, children, noun_after, object_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from firsthand.language.attribution.clauses.clause import Clause
    from firsthand.language.attribution.voices.met import Speaker, Voices
    from firsthand.language.doc import Attribution

_TOLD = frozenset({"tell", "inform"})
_SPEAKS = frozenset({"speak", "talk", "quote", "cite", "tell", "write", "interview"})
_TO_OR_WITH = frozenset({"with", "to", "by", "for", "on", "in"})
_REACHED = frozenset({"quote", "cite", "interview", "reach", "contact", "question", "monitor", "translate"})
_MATERIAL = (
    cues.IMAGE_NOUNS
    | cues.VIDEO_NOUNS
    | cues.STATEMENT_NOUNS
    | cues.POST_NOUNS
    | cues.RESULT_NOUNS
    | cues.PAPER_NOUNS
    | cues.ANALYSIS_NOUNS
)
_PAPERS = cues.IMAGE_NOUNS | cues.VIDEO_NOUNS | (cues.PAPER_NOUNS - {"evidence"})
_STUDIED = frozenset(
    {"review", "examine", "obtain", "analyse", "analyze", "study", "verify", "inspect", "compare", "see"}
    | {"read", "view"}
)
_BEHIND = _STUDIED | frozenset({"cite", "quote", "interview", "contact", "reach", "speak", "talk"})
_TALKS = frozenset({"interview", "call", "conversation", "phone-call"})
_FURTHEST = 60  # tokens of a source's phrase that are looked at


def beside(
    record: Attribution, speaker: Speaker, clause: Clause, voices: Voices
) -> tuple[tuple[Attribution, Speaker, int], ...]:
    """Return `record` between those who passed it on and those it cites in turn, each with its rank."""
    source, rank = clause.source, clause.rank
    if source is None:
        return ((record, speaker, rank),)
    above = relays_above(voices.tokens[clause.verb], source, clause.lemma, voices)
    above = tuple(r for r in above if not (speaker.name and r.name and r.name in speaker.name))
    found = [(_of(record, r, "be told"), r, rank - len(above) + i) for i, r in enumerate(above)]
    voices.meet_before(above)
    found.append((record, speaker, rank))
    for depth, (verb, cited) in enumerate(cited_below(source), start=1):
        inner = as_voice(describe(cited, voices), cited, clause.lemma)
        if inner.name == speaker.name:
            continue
        voices.meet(inner)
        behind = replace(record, cue=(verb.idx, verb.idx + len(verb))) if verb.i != source.i else record
        found.append((_of(behind, inner, verb.lemma_.lower()), inner, rank + depth))
    return tuple(found)


def _of(record: Attribution, speaker: Speaker, lemma: str) -> Attribution:
    """Return an attribution of the same content to another voice."""
    return replace(
        record,
        source=(speaker.start, speaker.end),
        name=speaker.name,
        kind=speaker.kind,
        cue_lemma=lemma,
        root_stated=speaker.stated and speaker.name is not None,
        first_hand=False,
    )


def relays_above(verb: Token, source: Token, lemma: str, voices: Voices) -> tuple[Speaker, ...]:
    """Return who passed on what `source` says by `verb`, the outermost first: those who handled it, who heard it."""
    found = [*_handlers(source, voices)]
    if lemma != "according to":
        found += _listeners(verb, voices)
    out: dict[str, Speaker] = {}
    for relay in found:
        if relay.name and not relay.us:
            out.setdefault(relay.name.casefold(), relay)
    return tuple(out.values())


def cited_below(source: Token) -> Iterator[tuple[Token, Token]]:
    """Yield verb and noun of those whom a source cites in a relative clause of its own, the outer before the inner."""
    if source.lemma_.lower() in cues.ANALYSIS_NOUNS:
        pictures = cues.IMAGE_NOUNS | cues.VIDEO_NOUNS
        seen = next((t for t in source.subtree if t.i > source.i and t.lemma_.lower() in pictures), None)
        if seen is not None and seen.dep_ == "pobj":
            yield source, seen
    clauses = [t for t in source.subtree if t.i > source.i and t.dep_ in {"acl", "advcl"} and t.head.i != source.i]
    for child in [*children(source), *clauses]:
        lemma = child.lemma_.lower()
        quotes = child.dep_ in {"acl", "advcl"} and child.tag_ == "VBG" and lemma in {"quote", "cite"}
        if not quotes and (child.dep_ != "relcl" or lemma not in _BEHIND):
            continue
        subject = child_of(child, "nsubj")
        cited = child_of(child, "dobj")
        if lemma in {"speak", "talk"}:
            if subject is not None and subject.lower_ == "who":
                continue  # whom a person has met is not yet whose word he passes on
            cited = noun_after(child, {"to", "with"})
        if cited is not None and lemma in _STUDIED and cited.lemma_.lower() not in _PAPERS:
            continue
        relative = subject is not None and subject.lower_ in {"who", "which", "that"}
        if cited is not None and (relative or quotes):
            yield child, cited
            yield from cited_below(cited)


def _listeners(verb: Token, voices: Voices) -> list[Speaker]:
    """Return the media that the speaker spoke to: "told the X", "said in an interview with X", "speaking on X"."""
    found: list[Speaker | None] = []
    for child in [*children(verb), *_opening(verb)]:
        if child.dep_ in {"dobj", "dative"} and verb.lemma_.lower() in _TOLD and child.pos_ in {"PROPN", "NOUN"}:
            heard = _airing(child) or child
            found.append(medium(heard, voices) or unlisted_medium(heard, voices, inverted=_follows(verb)))
        elif child.dep_ in {"prep", "dative"} and child.pos_ == "ADP":
            found += _through(child, voices)
        elif child.dep_ in {"advcl", "acl"} and child.lemma_.lower() in _SPEAKS and child.tag_ in {"VBG", "VBN"}:
            found += [m for c in children(child) if c.dep_ in {"prep", "agent"} for m in _through(c, voices)]
            found += [medium(c, voices) for c in children(child) if c.dep_ == "dobj" and child.lemma_.lower() in _TOLD]
    return [m for m in found if m is not None]


def _airing(noun: Token) -> Token | None:
    """Return whose programme or journalist somebody told: the station of "told Radio Azul's morning programme"."""
    theirs = noun.lemma_.lower() in _AIRED | cues.CREW_NOUNS
    return next((c for c in children(noun) if c.dep_ == "poss" and c.pos_ == "PROPN"), None) if theirs else None


_AIRED = frozenset({"programme", "program", "show", "podcast", "bulletin", "newscast", "breakfast", "service", "desk"})


def _opening(verb: Token) -> Iterator[Token]:
    """Yield the adjunct that opens the sentence where the parse hung it below the verb: "In a call with X, ..."."""
    sentence = sentence_of(verb)
    first = next((t for t in sentence if t.is_alpha and t.lower_ not in {"but", "and"}), None)
    if first is None or first.i >= verb.i or first.head.i == verb.i or first.dep_ not in {"prep", "advcl"}:
        return
    above = first.head
    if above.i > verb.i and verb.is_ancestor(above) and first.right_edge.i < verb.i:
        yield first


def _through(preposition: Token, voices: Voices) -> list[Speaker | None]:
    """Return the medium after a preposition: "to X", "on X", "via X", "in a call with X", "in remarks run by X"."""
    target = object_of(preposition)
    if target is None or target.pos_ not in {"NOUN", "PROPN"}:
        return []
    word = preposition.lower_
    if word in {"to", "on", "via", "through", "with", "by"}:
        return [medium(target, voices)]
    if word not in {"in", "during"}:
        return []
    if target.lemma_.lower() not in cues.OCCASIONS | cues.STATEMENT_NOUNS:
        return [medium(target, voices)] if target.pos_ == "PROPN" else []
    found: list[Speaker | None] = []
    for token in target.subtree:
        if token.dep_ in {"prep", "agent", "dative"} and token.lower_ in _TO_OR_WITH and token.i > target.i:
            deep = next((c for c in children(token) if c.dep_ == "pobj" and c.pos_ in {"NOUN", "PROPN"}), None)
            found.append(medium(deep, voices) if deep is not None else None)
            if found[-1] is None and target.lemma_.lower() in _TALKS and token.lower_ in {"with", "to"}:
                found[-1] = _spoken_to(token, voices)
    return found


def _spoken_to(preposition: Token, voices: Voices) -> Speaker | None:
    """Return the medium, by whatever name, after "speaking to" or "an interview with"."""
    target = object_of(preposition)
    if target is None or preposition.lower_ not in {"to", "with"}:
        return None
    return unlisted_medium(target, voices, inverted=False)


def _follows(verb: Token) -> bool:
    """Return whether what is told stands before the verb: "..., the chief told X"."""
    return any(c.dep_ in {"ccomp", "parataxis"} and c.i < verb.i for c in children(verb)) or verb.dep_ == "parataxis"


def _handlers(source: Token, voices: Voices) -> list[Speaker]:
    """Return who quoted a speaker, or who obtained, checked or published a paper or picture, the last one first."""
    material = source.lemma_.lower() in _MATERIAL
    found: list[Speaker | None] = []
    if material and source.dep_ == "dobj" and source.head.lemma_.lower() in cues.PASSED | cues.CHECKED:
        shown_by = next((c for c in children(source.head) if c.dep_ == "nsubj" and c.pos_ in {"NOUN", "PROPN"}), None)
        passed = _anybody(shown_by, voices) if shown_by is not None else None
        found += [passed] if passed is not None else []
    for verb in source.subtree:
        if verb.i - source.i > _FURTHEST:
            break
        lemma = verb.lemma_.lower()
        if verb.i <= source.i or verb.pos_ != "VERB":
            continue
        if lemma in _TOLD | {"speak", "talk"} and verb.dep_ in {"relcl", "acl"} and verb.head.i == source.i:
            found += _listeners(verb, voices)
            found += [_spoken_to(c, voices) for c in children(verb) if c.dep_ == "prep" and lemma not in _TOLD]
        elif lemma in cues.CHECKED | cues.PASSED and (material or _on_paper(verb, source)):
            found += _agents(verb, voices, anybody=True)
        elif lemma in _REACHED | {"broadcast", "air"}:
            found += _agents(verb, voices, anybody=False)
    return [s for s in reversed(found) if s is not None]


def _on_paper(verb: Token, source: Token) -> bool:
    """Return whether a paper of the source's was handled: "a pilot, in an email to colleagues seen by X"."""
    papers = _MATERIAL | cues.OCCASIONS
    inside = verb.doc[source.i + 1 : verb.i]
    return verb.dep_ == "acl" and verb.head.i != source.i and any(t.lemma_.lower() in papers for t in inside)


def _agents(verb: Token, voices: Voices, *, anybody: bool) -> list[Speaker]:
    """Return by whom, or in which medium, something was done: "reviewed by X", "aired on X", "which X obtained"."""
    found: list[Speaker | None] = []
    for child in children(verb):
        if child.dep_ in {"agent", "prep"} and child.lower_ in {"by", "on", "in", "via"}:
            target = object_of(child)
            if target is None or target.pos_ not in {"NOUN", "PROPN"}:
                continue
            quotes = verb.lemma_.lower() in {"quote", "cite"} and target.pos_ == "PROPN"
            by = (anybody or quotes) and child.lower_ == "by"
            found.append(_anybody(target, voices) if by else medium(target, voices))
        elif anybody and child.dep_ == "nsubj" and verb.dep_ == "relcl" and child.pos_ in {"PROPN", "NOUN"}:
            found.append(_anybody(child, voices))
    return [s for s in found if s is not None]


def _anybody(noun: Token, voices: Voices) -> Speaker | None:
    speaker = as_voice(describe(noun, voices, end=plain_end(noun)), noun, "say")
    return speaker if speaker.name and speaker.kind else None
