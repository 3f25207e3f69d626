"""Declared unknowns that name no event of their own: "it was not known what type of aircraft it was".

Such a sentence speaks of the event told last about the same sort of thing; its claim is of that event's kind. What is
said of a figure ("the number of dead was not known") is of what the figure counts, and who is asked for in a place
("how many were on board") is asked to have been there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.claims.counts import figure_of, tally_noun
from firsthand.claims.standins import Participant
from firsthand.claims.triggers import Evocation, find_evocations
from firsthand.language.certainty import assess, find_silence
from firsthand.language.surface import sentences_of
from firsthand.model import Certainty
from firsthand.packs.schema import Trigger

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span, Token

    from firsthand.claims.participants import Mentions
    from firsthand.language.doc import Doc, ThingMention
    from firsthand.model import Claim
    from firsthand.packs import Packs

_CLAUSES = frozenset({"ccomp", "csubj", "csubjpass", "advcl", "xcomp", "pcomp"})


def find_unknowns(
    doc: Doc, told: Sequence[Claim], mentions: Mentions, packs: Packs
) -> Iterator[tuple[Evocation, Participant]]:
    """Yield an evocation and its participant for each declared unknown that no claim in `told` makes."""
    for sentence in sentences_of(doc.tokens):
        here = [c for c in told if c.start < sentence.end_char and sentence.start_char < c.end]
        if not any(c.certainty is Certainty.DECLARED_UNKNOWN for c in here):
            found = list(_figures(sentence, mentions, packs)) or list(_whereabouts(sentence, doc, mentions, packs))
            yield from found
            if found:
                continue
        if here:
            continue
        things = [m for m in doc.things if sentence.start_char <= m.start < sentence.end_char and not m.person]
        clauses = _unknown_clauses(sentence, doc) if things else []
        for thing in things:
            earlier = _last_about(thing, told, packs)
            clause = _holding(thing, clauses, doc)
            if earlier is not None and clause is not None:
                kind = packs.kinds[earlier.kind]
                yield Evocation(clause, kind, Trigger(text=clause.lower_, thing="none"), "verbs"), Participant(thing)
                break


def _figures(sentence: Span, mentions: Mentions, packs: Packs) -> Iterator[tuple[Evocation, Participant]]:
    """Yield what an unknown figure counts: "could not confirm the number of dead", "the death toll was not known"."""
    tallies = [t for t in sentence if t.lemma_.lower() in _TALLIES and _is_unknown(t)]
    if not tallies:
        return
    known = {t.i for t in tallies}
    for evocation in find_evocations(sentence.doc, packs):
        tally = tally_noun(evocation.token)
        if tally is not None and tally.i in known and figure_of(tally, mentions) is None:
            trigger = Trigger(text=evocation.token.lower_, thing="none")
            yield replace(evocation, trigger=trigger), mentions.counted(evocation.token)
            known.discard(tally.i)
    kind = next((k for k in packs.kinds.values() if k.pictured), None)
    for tally in (t for t in tallies if t.i in known):
        people = [o for p in tally.rights if p.lower_ == "of" for o in p.children if o.i in mentions.by_head]
        there = [o for o in people if any(c.dep_ == "prep" and c.lower_ in _WHERE for c in o.rights)]
        if kind is not None and there:  # "the number of people on board"
            trigger = Trigger(text=tally.lower_, thing="none")
            yield Evocation(tally, kind, trigger, "nouns"), Participant(mentions.by_head[there[0].i])


def _whereabouts(sentence: Span, doc: Doc, mentions: Mentions, packs: Packs) -> Iterator[tuple[Evocation, Participant]]:
    """Yield who is asked to have been somewhere: "unclear how many [workers] were inside", "whether [anyone] was"."""
    kind = next((k for k in packs.kinds.values() if k.pictured), None)
    for clause in sentence if kind is not None else ():
        if clause.dep_ not in _CLAUSES or clause.lemma_.lower() not in _STAYING or not _is_somewhere(clause):
            continue
        who = next((c for c in clause.lefts if c.dep_ == "nsubj"), None)
        mention = mentions.by_head.get(who.i) if who is not None else None
        person = who is not None and (who.lower_ in _ANYONE or (mention is not None and mention.person))
        if who is None or kind is None or not person or not _is_declared(clause, doc):
            continue
        participant = Participant(mention) if mention is not None else mentions.counted(who)
        yield Evocation(clause, kind, Trigger(text=clause.lower_, thing="none"), "verbs"), participant
        return


def _is_somewhere(clause: Token) -> bool:
    """Return whether a clause tells where somebody was, and nothing else of him: "were inside", "was on board"."""
    if any(c.dep_ in {"attr", "acomp", "xcomp"} and c.lower_ not in _INSIDE for c in clause.children):
        return False
    return any((c.dep_ == "prep" and c.lower_ in _WHERE) or c.lower_ in _INSIDE for c in clause.rights)


def _is_declared(clause: Token, doc: Doc) -> bool:
    return assess(clause, doc.tokens, doc.attributions).certainty is Certainty.DECLARED_UNKNOWN


def _is_unknown(figure: Token) -> bool:
    silence = find_silence(figure)
    return silence is not None and silence.verdict == "unknown"


_TALLIES = frozenset({"number", "toll", "count", "tally", "total", "figure"})
_STAYING = frozenset({"be", "remain", "stay", "live", "sleep", "work", "travel"})
_WHERE = frozenset({"in", "on", "at", "inside", "aboard", "near", "under", "beneath", "below", "outside"})
_INSIDE = frozenset({"inside", "aboard", "onboard", "underground", "there", "outside", "home", "nearby"})
_ANYONE = frozenset({"anyone", "anybody", "someone", "somebody"})


def _unknown_clauses(sentence: Span, doc: Doc) -> list[Token]:
    """Return the heads of the clauses that are declared unknown."""
    return [
        token
        for token in sentence
        if token.dep_ in _CLAUSES and token.pos_ in {"VERB", "AUX"} and _is_declared(token, doc)
    ]


def _holding(thing: ThingMention, clauses: list[Token], doc: Doc) -> Token | None:
    """Return the smallest of the clauses that the thing stands in, else the first."""
    head = doc.tokens[thing.head]
    holding = [c for c in clauses if c == head or c.is_ancestor(head)]
    return holding[-1] if holding else next(iter(clauses), None)


def _last_about(thing: ThingMention, told: Sequence[Claim], packs: Packs) -> Claim | None:
    for claim in reversed([c for c in told if c.mention[1] <= thing.start]):
        name = claim.things[0].name
        if packs.is_a(name, thing.thing.name) or packs.is_a(thing.thing.name, name):
            return claim
    return None
