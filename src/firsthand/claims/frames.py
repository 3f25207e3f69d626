"""The evoked events of a Doc, each with one participant: what befell it, what is seen of it, that it was there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.claims.arguments import heads_of
from firsthand.claims.asserting import asserts, speaks
from firsthand.claims.collisions import is_collision
from firsthand.claims.counts import figure_of, tally_noun
from firsthand.claims.doers import is_done_by
from firsthand.claims.implied import find_implied, is_told_by_itself, names_a_set
from firsthand.claims.participants import Mentions, is_onlooker, is_only_a_part
from firsthand.claims.remnants import are_parted, remnants
from firsthand.claims.triggers import Evocation, find_evocations
from firsthand.language.certainty import is_rejected
from firsthand.model import BlockType
from firsthand.packs.schema import Trigger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from firsthand.claims.setting import Scene
    from firsthand.claims.standins import Participant
    from firsthand.language.doc import Doc
    from firsthand.model import Block
    from firsthand.packs import KindEntry, Packs


_CLAIMING = frozenset({BlockType.HEADLINE, BlockType.BODY, BlockType.CAPTION, BlockType.POST})


AVOWALS = frozenset({"claimed responsibility"})
"""What somebody says of himself, and does by saying so, whoever he is."""


@dataclass(frozen=True, slots=True)
class Frame:
    """An evoked event with one participant."""

    evocation: Evocation
    participant: Participant
    heads: tuple[Token, ...]


def frames(doc: Doc, mentions: Mentions, scene: Scene, packs: Packs) -> Iterator[Frame]:
    """Yield the events that words of the doc evoke, one for each participant."""
    held: set[tuple[int, int]] = set()
    for evocation in find_evocations(doc.tokens, packs):
        block = block_at(doc, evocation.token.idx)
        if block is None or block.type not in _CLAIMING or not asserts(evocation.token):
            continue
        roots = evocation.trigger.things or evocation.kind.things
        if (evocation.kind.speech and not speaks(evocation, doc)) or is_collision(evocation):
            continue
        if not is_done_by(evocation, mentions):
            continue
        heads = tuple(heads_of(evocation))
        if heads and evocation.part == "verbs":
            heads += tuple(t for t in remnants(evocation.token, scene) if not any(t in h.conjuncts for h in heads))
        if _is_tally(evocation, mentions):
            yield Frame(evocation, mentions.counted(evocation.token), ())
            continue
        if evocation.part == "adjectives" and names_a_set(evocation.token):
            continue
        if evocation.trigger.itself and not heads and is_told_by_itself(evocation.token):
            happening = mentions.itself(evocation.token, evocation.trigger.itself)
            yield Frame(replace(evocation, token=evocation.token.head), happening, ())  # "were [heard] in Kharkiv"
            continue
        if evocation.trigger.counts and not heads and _counted(evocation, mentions):
            yield Frame(evocation, mentions.counted(_counting(evocation.token)), ())
        if evocation.kind.name in AVOWALS and heads and heads[0].pos_ == "PROPN" and heads[0].i not in mentions.by_head:
            yield Frame(evocation, mentions.called(heads[0]), heads)
            continue
        parted = are_parted(heads, scene)
        for told in mentions.of(list(heads), roots=roots, trigger=evocation.token):
            participant = replace(told, scope="whole") if parted and told.scope == "listed" else told
            if not _fits(participant, roots, packs) or _is_barred(participant, evocation, packs):
                continue
            if _is_the_speaker(participant, evocation, doc):
                continue
            if evocation.general and (evocation.token.i, participant.mention.head) in held:
                continue
            if _is_beside(participant, evocation.kind, packs):
                continue
            told_of = _of_part(evocation, packs) if _is_part(participant, evocation, heads, doc) else evocation
            if told_of is not None:
                held.add((evocation.token.i, participant.mention.head))
                yield Frame(told_of, participant, heads)


def _is_beside(participant: Participant, kind: KindEntry, packs: Packs) -> bool:
    """Return whether a reporter is only where he reports from: of no kind of event that moves things and people."""
    return {"person", "vehicle"} <= set(kind.things) and is_onlooker(participant, packs)


def _is_part(participant: Participant, evocation: Evocation, heads: tuple[Token, ...], doc: Doc) -> bool:
    """Return whether the event befell a part of the thing, and with that not the whole: harm to a part is harm."""
    if evocation.kind.name in _OF_A_PART_TOO:
        return False
    return is_only_a_part(participant, heads, doc.tokens[participant.mention.head])


def _of_part(evocation: Evocation, packs: Packs) -> Evocation | None:
    """Return what befell the whole where a part of it was destroyed: a hall whose roof fell in was damaged."""
    damaged = packs.kinds.get("damaged")
    return replace(evocation, kind=damaged) if evocation.kind.name == "destroyed" and damaged is not None else None


_OF_A_PART_TOO = frozenset({"attacked", "damaged", "burned", "searched"})


def _is_the_speaker(participant: Participant, evocation: Evocation, doc: Doc) -> bool:
    """Return whether the parse took who tells of the event for who it befell: "..., the commander, X, said"."""
    start, told = participant.mention.start, evocation.token.idx
    if evocation.token.dep_ == "xcomp":
        return False  # who "refused to leave" is the one who did not
    return not evocation.kind.speech and any(
        a.source is not None
        and a.source[0] <= start < a.source[1]
        and any(s <= told < e for s, e in a.content)
        and not any(s <= start < e for s, e in a.content)
        for a in doc.attributions
    )


def pictured(doc: Doc, mentions: Mentions, packs: Packs) -> Iterator[Frame]:
    """Yield the frames of captions that only name what is seen: "Two An-124 transports at Khmeimim, 13 December"."""
    kind = next((k for k in packs.kinds.values() if k.pictured), None)
    captions = [b for b in doc.report.blocks if b.type is BlockType.CAPTION]
    if kind is None or not captions:
        return
    for thing in doc.things:
        head = doc.tokens[thing.head]
        in_caption = any(b.start <= thing.start < b.end for b in captions)
        if (
            not in_caption
            or head.dep_ not in {"ROOT", "conj", "appos"}
            or not any(c.dep_ == "prep" for c in head.children)
        ):
            continue
        trigger = Trigger(text=head.lower_, thing="none")
        for participant in mentions.of([head], roots=kind.things, trigger=head):
            if _fits(participant, kind.things, packs):
                yield Frame(Evocation(head, kind, trigger, "captions"), participant, ())


def existing(doc: Doc, mentions: Mentions, packs: Packs) -> Iterator[Frame]:
    """Yield the frames of what is only said to be somewhere: "there were twelve tanks at the range"."""
    kind = next((k for k in packs.kinds.values() if k.pictured), None)
    if kind is None:
        return
    for word in doc.tokens:
        if word.pos_ not in {"AUX", "VERB"} or word.lemma_.lower() != "be" or word.dep_.startswith("aux"):
            continue
        block = block_at(doc, word.idx)
        heads = _somewhere(word, mentions)
        if not heads or block is None or block.type not in _CLAIMING or not asserts(word):
            continue
        trigger = Trigger(text=word.lower_, thing="none")
        for participant in mentions.of(heads, roots=kind.things, trigger=word):
            person = participant.mention.person and not packs.is_a(participant.mention.thing.name, "combatant")
            if not person and _fits(participant, kind.things, packs):
                yield Frame(Evocation(word, kind, trigger, "captions"), participant, ())


def implied(doc: Doc, mentions: Mentions, packs: Packs) -> Iterator[Frame]:
    """Yield the frames of what nouns tell by themselves: counted bodies, marchers, lists of the dead."""
    for evocation, participant in find_implied(doc, mentions, packs):
        block = block_at(doc, evocation.token.idx)
        if block is not None and block.type in _CLAIMING and _fits(participant, evocation.kind.things, packs):
            yield Frame(evocation, participant, ())


def _somewhere(verb: Token, mentions: Mentions) -> list[Token]:
    """Return what a form of "be" only places: "there were [tanks] at the range", "six [bombers] were at the base"."""
    kids = list(verb.children)
    if any(c.dep_ == "expl" and c.lower_ == "there" for c in kids):
        heads = [c for c in kids if c.dep_ in {"attr", "nsubj", "dobj"} and c.i > verb.i]
        placed = any(c.dep_ == "prep" and c.lower_ in _WHERE for h in (verb, *heads) for c in h.children)
        return heads if placed else []
    if any(c.dep_ in {"attr", "acomp", "xcomp", "ccomp"} for c in kids):
        return []
    sites = [o for c in kids if c.dep_ == "prep" and c.lower_ in _WHERE for o in c.children if o.dep_ == "pobj"]
    if not any(o.i in mentions.placed or o.i in mentions.by_head or o.lemma_.lower() in _SITES for o in sites):
        return []
    return [c for c in kids if c.dep_ == "nsubj"]


_SITES = frozenset(
    {"base", "airport", "airfield", "port", "harbour", "harbor", "quay", "pier", "depot", "range", "yard"}
)


_WHERE = frozenset({"at", "in", "on", "near", "outside", "inside", "beside", "off", "along", "around", "behind"})


def _fits(participant: Participant, roots: tuple[str, ...], packs: Packs) -> bool:
    """Return whether the participant is of the sort the event is about; a body acting for its forces always is."""
    name = participant.mention.thing.name
    return not roots or not packs.knows(name) or any(packs.is_a(name, root) for root in roots)


def _is_barred(participant: Participant, evocation: Evocation, packs: Packs) -> bool:
    """Return whether the pack says that the event, or these words for it, cannot be told of such a participant."""
    name = participant.mention.thing.name
    return name in evocation.kind.never or any(packs.is_a(name, root) for root in evocation.trigger.never)


def _is_tally(evocation: Evocation, mentions: Mentions) -> bool:
    """Return whether the word names a figure or what it counts: "the toll rose to six", "the number of arrested"."""
    named = evocation.part == "nouns" and evocation.trigger.counts
    counted = evocation.token.dep_ in {"pobj", "pcomp", "acl"} and (evocation.part == "verbs" or named)
    if not evocation.trigger.tally and evocation.part != "adjectives" and not counted:
        return False
    tally = tally_noun(evocation.token)
    return tally is not None and figure_of(tally, mentions) is not None


def _counted(evocation: Evocation, mentions: Mentions) -> bool:
    """Return whether a noun's own number counts the people: "three deaths", but not "two counts of murder"."""
    token = _counting(evocation.token)
    numbers = [mentions.quantity_at.get(c.i) for c in token.children]
    if is_rejected(token) and token.lower_.endswith("s"):
        return True  # "denied any deaths", "reports of arrests were untrue"
    denied = token.head.lemma_.lower() in {"make", "be"} and any(c.dep_ == "neg" for c in token.head.children)
    none = denied and any(c.lower_ == "any" for c in token.children)  # "have not made any arrests"
    numbered = none or any(q is not None and q.kind == "count" for q in numbers)
    return numbered and token.dep_ not in {"pobj", "compound"}


def _counting(word: Token) -> Token:
    """Return the noun whose number counts the people: of a verb what is lost ("claimed 14 [lives]"), else the word."""
    if word.pos_ != "VERB":
        return word
    return next((c for c in word.children if c.dep_ in {"dobj", "nsubjpass"}), word)


def block_at(doc: Doc, offset: int) -> Block | None:
    """Return the block that holds an offset."""
    return next((b for b in doc.report.blocks if b.start <= offset < b.end), None)
