"""Where an event was that its clause puts nowhere: by its sentence, its paragraph, the report or what went before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.claims.elsewhere import way_of
from firsthand.claims.named import WIDE, block_of
from firsthand.claims.spread import holding
from firsthand.language.surface import sentence_of
from firsthand.model import BlockType

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from firsthand.claims.named import Named
    from firsthand.claims.towns import Chosen
    from firsthand.language.doc import PlaceMention
    from firsthand.model import Block, Place

_PARAGRAPHS_BACK = 2
# How likely the town of the report's event is to be, to go before its dateline and what the paragraphs before name.
_QUITE_SURE = 0.75
# A place named in letters that no gazetteer of ours knows: "in Херсон", "near دير الزور".
_UNREAD_PLACE = re.compile(r"\b(?:in|at|near|outside|off|around) (?=[^\W\d_])[^\x00-\u024f]")
# A figure of every year is of no one place that the report tells of: "9,000 deaths a year on the country's roads".
_RATE = re.compile(r"\b(?:deaths|killings|murders|people|lives|dead) (?:a|per|each|every) year\b")
# Who sits in one town and speaks of what happens in others.
_FAR = frozenset(
    {"ministry", "minister", "government", "embassy", "parliament", "headquarters", "president", "institute"}
    | {"analyst", "researcher", "expert", "academic", "agency", "diplomat", "lawmaker"}
)
_TOLD = frozenset({BlockType.HEADLINE, BlockType.BODY})


@dataclass(frozen=True, slots=True)
class Around:
    """What surrounds the clauses of a report.

    Attributes:
        named: its places.
        dateline: where it plays by its dateline.
        home: the town of its event.
        local: whether it is written where every town is listed.
    """

    named: Named
    dateline: Place | None
    home: Chosen | None
    local: bool

    def place_of(self, token: Token, taken: tuple[Place | None, ...], *, wide: bool, deed: bool) -> Place | None:
        """Return the place of the sentence, of its paragraph, of the report's event or of the paragraphs before.

        Args:
            token: what evokes the event.
            taken: where it set out from and went, which is not where it was.
            wide: whether the report's own event is meant where nothing nearer gives a place.
            deed: whether it is a wrong done to somebody: the report's own event, unless it is told apart.
        """
        named, sentence = self.named, sentence_of(token)
        parts = [p.place for p in named.inside(sentence.start_char, sentence.end_char) if p.start in named.parted]
        if parts:
            return holding(parts)
        near = self.best(named.inside(sentence.start_char, sentence.end_char), token, taken)
        if near is not None or _UNREAD_PLACE.search(named.doc.report.text, sentence.start_char, sentence.end_char):
            return near
        if _RATE.search(sentence.text):
            return self._land(sentence)
        block = block_of(named.doc, token.idx)
        if block is not None:
            before = [p for p in named.inside(block.start, sentence.start_char) if p.start not in named.parted]
            near = self.best(before, token, taken)
            if near is not None:
                return near
        home = self.home.town if (wide or deed) and self.home is not None and self._is_told_by(token) else None
        if home is not None and self.home is not None and self.home.probability >= _QUITE_SURE:
            return home
        if wide and self.dateline is not None:
            return self.dateline
        if sentence.text.rstrip().endswith(":"):
            return None  # it announces what is told after it, and goes on with nothing told before
        return self._carried(token, block) or self.dateline or home or self._only_town()

    def _only_town(self) -> Place | None:
        """Return the one town that a report names at all, were it only as where somebody lives or works.

        "A fishwife of Sfax" tells where the boats that she saw put to sea. Where somebody spoke, or where a ministry or
        an analyst sits, tells nothing.
        """
        towns = [p for p in self.named.places if not p.adjectival and p.place.kind not in WIDE | {"county"}]
        if len({p.place.name for p in towns}) != 1 or any(self._is_beside(p) for p in towns):
            return None
        sources = [p for p in towns if p.start in self.named.sourced]
        return None if any(self._sits_far(p) for p in sources) else towns[0].place

    def _is_beside(self, mention: PlaceMention) -> bool:
        """Return whether a place is where somebody spoke, who tells nothing lives, or something came from or went."""
        named = self.named
        if mention.start in named.seats:
            return mention.start not in named.sourced
        between = named.listed_with(mention)[1]
        if mention.start in named.wards and mention.place.kind == "site":
            return True  # a hospital by its name: wherever they were taken
        return between or mention.start in named.rostrums or way_of(named.doc.tokens, mention) is not None

    def _sits_far(self, source: PlaceMention) -> bool:
        """Return whether the source that a place belongs to is one that speaks of what happens elsewhere."""
        at = self.named.doc.tokens.char_span(source.start, source.end, alignment_mode="expand")
        sentence = at.sent if at is not None else ()
        return any(t.lemma_.lower() in _FAR and t.idx in self.named.sourced for t in sentence)

    def _land(self, sentence: Span) -> Place | None:
        """Return the country that a sentence names."""
        spoken = self.named.told(sentence)
        return next((p.place for p in spoken if p.place.kind == "country"), None)

    def _is_told_by(self, token: Token) -> bool:
        """Return whether the town of the report's event is named before a word, or is where stories tell it late.

        A local report may keep its own town for its end; what the world's news name late is background.
        """
        assert self.home is not None
        town = self.home.town
        return self.local or any(
            p.start < token.idx and p.place.name == town.name and p.start not in self.named.seats
            for p in self.named.places
        )

    def _carried(self, token: Token, block: Block | None) -> Place | None:
        """Return the place of the paragraphs before: a story stays where it is until it says otherwise."""
        blocks = [
            b for b in self.named.doc.report.blocks if b.type in _TOLD and block is not None and b.start < block.start
        ]
        for earlier in reversed(blocks[-_PARAGRAPHS_BACK:]):
            found = [p for p in self.named.inside(earlier.start, earlier.end) if p.start not in self.named.parted]
            near = self.best(found, token, ())
            if near is not None:
                return near
        return None

    def best(self, found: list[PlaceMention], token: Token, taken: tuple[Place | None, ...]) -> Place | None:
        """Return the nearest of the places found that may be where an event was; what holds a list of them for it."""
        named = self.named
        beside = {*named.rostrums, *named.seats, *named.shared}
        free = [
            p
            for p in found
            if p.place not in taken
            and p.start not in named.sourced
            and p.start not in named.wards
            and p.start not in beside
            and not self._is_of_another(p, token)
        ]
        if not free:
            return None
        best = min(free, key=lambda p: (p.place.kind in {"state", "region"}, abs(p.start - token.idx)))
        together, between = named.listed_with(best)
        return together if together is not None or between else best.place

    def _is_of_another(self, mention: PlaceMention, token: Token) -> bool:
        """Return whether a place is where something else came from or went: "shot down drones launched from Crimea"."""
        verb = way_of(self.named.doc.tokens, mention)
        return verb is not None and verb != token and not verb.is_ancestor(token)
