"""Where and when an event happened: from its clause, then its sentence, its paragraph, the dateline."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from firsthand.claims.around import Around
from firsthand.claims.clauseplaces import (
    LIES_IN,
    clause_places,
    finer,
    heading,
    is_somewhere_unnamed,
    place_of_cause,
    road,
)
from firsthand.claims.dating import Dates
from firsthand.claims.elsewhere import (
    as_region,
    is_a_home,
    is_a_landmark,
    is_a_rostrum,
    is_a_seat,
    is_a_ward,
    is_an_end_of_a_journey,
    is_no_place,
    is_of_the_outlet,
    way_of,
)
from firsthand.claims.named import Named, block_type, indices
from firsthand.claims.namings import namings
from firsthand.claims.spread import country as spread_country
from firsthand.claims.spread import is_nationwide, shares
from firsthand.claims.stage import is_written_abroad, stage_of
from firsthand.claims.towns import choose_town, inside, only_county, weigh_towns, weighed
from firsthand.claims.unlisted import is_where_all_is_listed
from firsthand.language.surface import sentence_of
from firsthand.model import BlockType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Span, Token

    from firsthand.claims.triggers import Evocation
    from firsthand.language.doc import Doc, PlaceMention
    from firsthand.model import Place, Tense, When
    from firsthand.packs import KindEntry

# How likely the town of the report's event is to be, to stand for the county it lies in.
_SURE = 0.5


@dataclass(frozen=True, slots=True)
class Setting:
    """The places and the time of one event."""

    place: Place | None
    origin: Place | None
    destination: Place | None
    when: When | None
    heading: Token | None = None  # what says where it was bound, where that is told apart: "believed to be bound for"


class Scene:
    """The places and times of a Doc, by token and by block, ready to be asked for the setting of an event."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.tokens = doc.tokens
        self.time_at = {i: t for t in doc.times if t.type in {"DATE", "TIME"} for i in indices(doc, t)}
        named = tuple(replace(p, adjectival=True) if is_no_place(doc, p) else as_region(p) for p in doc.places)
        doc = replace(doc, places=named)
        self.wards = frozenset(p.start for p in named if is_a_ward(doc, p))
        self.rostrums = frozenset(p.start for p in named if is_a_rostrum(doc, p))
        self.local = is_where_all_is_listed(doc)
        self.sourced = self._sources()
        self.seats = self._seats(doc)
        dateline = next((p for p in named if block_type(doc, p.start) is BlockType.DATELINE), None)
        abroad = dateline is not None and is_written_abroad(doc, dateline.place)
        self.dateline = None
        if dateline is not None and not abroad:
            self.dateline = stage_of(doc, dateline, self.wards | self.rostrums | self.seats)
        self.namings = namings(self.doc if self.local else doc, self.wards, self.rostrums | self._desk(doc, dateline))
        weights = weigh_towns(self.namings)
        self.home, self.weighed = choose_town(self.namings, weights), weighed(self.namings, weights)
        if self.home is None and self.local:
            self.home = only_county(doc)
        self.named = self._named(tuple(self._settled(p, after) for p, after in zip_longest(named, named[1:])))
        self.place_at = self.named.place_at
        self.around = Around(self.named, self.dateline, self.home, self.local)
        self.dates = Dates(doc)

    def _named(self, places: tuple[PlaceMention, ...]) -> Named:
        """Return the places of the report, by token, with what each mention is of."""
        place_at = {i: p for p in places if not p.adjectival for i in indices(self.doc, p)}
        shared, parted = shares(self.doc, place_at)
        return Named(self.doc, places, place_at, self.wards, self.rostrums, self.seats, shared, parted, self.sourced)

    def _sources(self) -> frozenset[int]:
        """Return the offsets of what names a source."""
        told = [a for a in self.doc.attributions if a.cue is not None and not a.first_hand]
        return frozenset(at for a in told if a.source for at in range(*a.source))

    def _desk(self, doc: Doc, dateline: PlaceMention | None) -> frozenset[int]:
        """Return where the mentions start that tell where the writer sits, or what went by.

        Where every town is listed all that are named are weighed (`towns`): there, a dateline speaks for one as well.
        """
        desk = {p.start for p in doc.places if block_type(doc, p.start) is BlockType.CREDIT}
        desk |= {p.start for p in doc.places if way_of(self.tokens, p) is not None or is_of_the_outlet(doc, p)}
        if not self.local:
            desk |= {p.start for p in doc.places if is_an_end_of_a_journey(doc, p)}
            towns = {p.start for p in doc.places if p.place.kind == "city" and not p.adjectival}
            desk |= self.sourced if towns - self.sourced - desk else frozenset()  # "the border service in Tirana said"
        if dateline is not None and not self._plays_at(dateline):
            desk.add(dateline.start)
        return frozenset(desk)

    def _plays_at(self, dateline: PlaceMention) -> bool:
        """Return whether the report may play at its dateline."""
        return self.dateline is not None and (self.local or self.dateline.name == dateline.place.name)

    def _seats(self, doc: Doc) -> frozenset[int]:
        """Return where the mentions start of what is beside the event: homes, landmarks, the ends of journeys."""
        seats = {p.start for p in doc.places if is_an_end_of_a_journey(doc, p)}
        named = [p for p in doc.places if not p.adjectival]
        seats |= {p.start for before, p in pairwise(named) if is_a_landmark(doc, p, before)}
        if not self.local:
            seats |= {p.start for p in doc.places if is_a_seat(doc, p) or is_a_home(doc, p)}
        return frozenset(seats)

    def of(self, evocation: Evocation, heads: Iterable[Token], tense: Tense) -> Setting:
        """Return the setting of the event that `evocation` evokes, its participants headed by `heads`."""
        token, kind = evocation.token, evocation.kind
        roles = kind.roles
        place, origin, destination = clause_places(self.named, token, roles)
        heads = tuple(heads)
        for rank, head in enumerate(heads):
            if place is None and (not rank or head.tag_ != "CD"):
                place = clause_places(self.named, head, roles)[0]
        if place is None and "settlement" in kind.things:
            place = next((p for h in heads if h.pos_ == "PROPN" and (p := self.named.at(h)) is not None), None)
        if place is None:
            place = place_of_cause(self.named, token)
        if evocation.kind.wrongdoing and place is not None and self._only_a_ward(place, sentence_of(token)):
            place = None
        place = finer(self.named, place, token)
        if place is None and origin is None and destination is None and "{to}" in evocation.kind.says:
            origin, destination = road(self.named, token)
        bound = None
        if destination is None and "{to}" in evocation.kind.says:
            destination, bound = heading(self.named, token)
        if place is not None and origin is not None and place.name == origin.name:
            place = None
        when = self.dates.of(token, tense, wide=kind.time == "cumulative")
        elsewhere = kind.time == "state" and is_somewhere_unnamed(self.named, token, roles, self.time_at)
        if place is None and origin is None and destination is None and not elsewhere:
            place = self._unless_told_apart(token, kind, when)
        if evocation.kind.wrongdoing:
            place = self._in_town(place)
        return Setting(place, origin, destination, when, bound)

    def _unless_told_apart(self, token: Token, kind: KindEntry, when: When | None) -> Place | None:
        """Return the place that a wider context gives; of what was long before, only the sentence's own."""
        if is_nationwide(token):
            around = self.dateline or (self.home.town if self.home is not None else None)
            return spread_country(around) if around is not None else None
        if self.dates.is_history(when):
            sentence = sentence_of(token)
            own = self.named.inside(sentence.start_char, sentence.end_char)
            lands = self.named.told(sentence)
            return self.around.best(own, token, ()) or (lands[0].place if lands else None)
        wide, deed = kind.time == "cumulative", kind.wrongdoing
        return self.around.place_of(token, taken=(None, None), wide=wide, deed=deed)

    def _settled(self, mention: PlaceMention, after: PlaceMention | None) -> PlaceMention:
        """Return a street or building in the town of the report's event, unless the town named after it holds it."""
        if self.home is None or mention.place.kind != "site" or mention.start in self.wards:
            return mention
        if self.home.town.kind == "county":
            return mention
        held = after is not None and after.place.kind == "city" and mention.place.within[:1] == (after.place.name,)
        if held and after is not None and LIES_IN.fullmatch(self.doc.report.text[mention.end : after.start]):
            return mention
        return replace(mention, place=inside(mention.place, self.home.town))

    def _in_town(self, place: Place | None) -> Place | None:
        """Return the town of the report's event for the county that it lies in."""
        home = self.home
        if place is None or place.kind != "county" or home is None or home.probability < _SURE:
            return place
        return home.town if home.town.within[:1] == (place.name,) else place

    def _only_a_ward(self, place: Place, sentence: Span) -> bool:
        """Return whether a sentence names a place only as where those harmed were taken."""
        here = [p for p in self.named.inside(sentence.start_char, sentence.end_char) if p.place.name == place.name]
        return bool(here) and all(p.start in self.wards for p in here)
