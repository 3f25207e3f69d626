"""The places that a report names, ready to be asked for by token and by stretch of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.claims import grammar
from firsthand.claims.elsewhere import root_of
from firsthand.claims.spread import country as spread_country
from firsthand.claims.spread import holding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from spacy.tokens import Span, Token

    from firsthand.language.doc import Doc, PlaceMention, TimeExpression
    from firsthand.model import Block, BlockType, Place

ANAPHORIC = {
    "base": ("base", "air base", "naval base"),
    "airbase": ("air base", "base"),
    "airport": ("airport",),
    "port": ("port", "naval base"),
    "airfield": ("air base", "airport"),
    "city": ("city",),
    "town": ("city",),
    "village": ("city",),
}
"""What "the base" or "the city" may stand for."""

WIDE = frozenset({"country", "region", "state", "continent"})
"""The kinds of place that are larger than where anything happens."""

_TIMES = frozenset({"DATE", "TIME"})


@dataclass(frozen=True, slots=True)
class Named:
    """The places of a Doc, and which of their mentions tell of no scene.

    Attributes:
        doc: the report.
        places: its mentions of places, in order; streets and buildings lie in the town of its event.
        place_at: those that are no mere adjective, by token.
        wards: where the mentions start that tell of a hospital's place.
        rostrums: where those start that tell where something was said.
        seats: where those start that tell of what is beside the event: homes, landmarks, ends of journeys.
        shared: where those start that are of one share alone ("two in Lille").
        parted: where those start that stand in a sentence that tells of shares.
        sourced: the offsets of what names a source.
    """

    doc: Doc
    places: tuple[PlaceMention, ...]
    place_at: Mapping[int, PlaceMention]
    wards: Collection[int]
    rostrums: Collection[int]
    seats: Collection[int]
    shared: Collection[int]
    parted: Collection[int]
    sourced: Collection[int]

    def at(self, token: Token) -> Place | None:
        """Return the place that a token names, or stands for."""
        mention = self.place_at.get(token.i)
        if mention is not None:
            return mention.place
        for child in token.children:
            if child.dep_ in {"compound", "appos", "nmod"} and child.i in self.place_at:
                return self.place_at[child.i].place
        if token.lemma_.lower() in ANAPHORIC:
            for child in token.children:
                named = (
                    [o for o in child.children if o.i in self.place_at]
                    if child.lower_ in {"at", "in", "of", "near"}
                    else []
                )
                if named:
                    return self.place_at[named[0].i].place  # "the Russian air base at Khmeimim"
        return self._anaphor(token)

    def _anaphor(self, token: Token) -> Place | None:
        """Return the place that "the base", "there" or "the city" stands for: the nearest one before of that sort."""
        sorts = ANAPHORIC.get(token.lemma_.lower())
        if sorts is None or not any(c.lower_ in {"the", "this", "that"} for c in token.children):
            return None
        before = [p for p in self.places if p.start < token.idx and not p.adjectival and p.place.kind in sorts]
        spoken = [p for p in before if p.start not in self.rostrums]
        return (spoken or before)[-1].place if before else None

    def last(self, before: int) -> Place | None:
        """Return the last place named before an offset, no country."""
        found = [p for p in self.places if p.end <= before and not p.adjectival and p.place.kind != "country"]
        return found[-1].place if found else None

    def inside(self, start: int, end: int) -> list[PlaceMention]:
        """Return the mentions between two offsets, without adjectives and countries."""
        return [p for p in self.places if start <= p.start < end and not p.adjectival and p.place.kind != "country"]

    def told(self, sentence: Span) -> list[PlaceMention]:
        """Return the mentions of a sentence, without adjectives."""
        return [p for p in self.places if sentence.start_char <= p.start < sentence.end_char and not p.adjectival]

    def together(self, first: Token) -> Place | None:
        """Return what holds all the towns of a list: what is told of them together was in none alone."""
        listed = grammar.conjuncts(first)
        named = [self.place_at[t.i].place for t in listed if t.i in self.place_at]
        if any(p.kind == "site" for p in named):
            return None  # "at the corner of Mill Road and Park Lane" is one place
        if len({p.name for p in named}) > 1:
            return holding(named)
        unknown = [t for t in listed if t.tag_ == "NNP" and t.i not in self.place_at and t.ent_type_ not in _TIMES]
        towns = len(listed) > 2 and named and named[0].kind not in WIDE
        return spread_country(named[0]) if unknown and towns else None  # "in Linz, [Sollach and Gnedt]"

    def listed_with(self, mention: PlaceMention) -> tuple[Place | None, bool]:
        """Return what holds a place and those listed with it, and whether what is told was between them."""
        first = root_of(self.doc.tokens, mention)
        while first is not None and first.dep_ == "conj" and first.head.i in self.place_at:
            first = first.head
        if first is None:
            return None, False
        return self.together(first), first.dep_ == "pobj" and first.head.lower_ == "between"


def indices(doc: Doc, mention: PlaceMention | TimeExpression) -> Iterable[int]:
    """Return the tokens of a mention."""
    span = doc.tokens.char_span(mention.start, mention.end, alignment_mode="expand")
    return range(span.start, span.end) if span is not None else ()


def block_of(doc: Doc, offset: int) -> Block | None:
    """Return the block that holds an offset."""
    return next((b for b in doc.report.blocks if b.start <= offset < b.end), None)


def block_type(doc: Doc, offset: int) -> BlockType | None:
    """Return the type of the block that holds an offset."""
    block = block_of(doc, offset)
    return block.type if block else None
