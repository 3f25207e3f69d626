"""Where and when an event happened: from its clause, then its sentence, its paragraph, the dateline."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from firsthand.claims import grammar
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
    root_of,
    way_of,
)
from firsthand.claims.namings import namings
from firsthand.claims.spread import country as spread_country
from firsthand.claims.spread import holding, is_nationwide, shares
from firsthand.claims.stage import is_written_abroad, stage_of
from firsthand.claims.towns import choose_town, inside, weigh_towns, weighed
from firsthand.claims.unlisted import is_where_all_is_listed
from firsthand.language.places.spellings import vocabulary
from firsthand.language.surface import sentence_of
from firsthand.model import BlockType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Span, Token

    from firsthand.claims.triggers import Evocation
    from firsthand.language.doc import Doc, PlaceMention, TimeExpression
    from firsthand.model import Block, Place, Tense, When
    from firsthand.packs import KindEntry
    from firsthand.packs.schema import Roles

_ANAPHORIC = {
    "base": ("base", "air base", "naval base"),
    "airbase": ("air base", "base"),
    "airport": ("airport",),
    "port": ("port", "naval base"),
    "airfield": ("air base", "airport"),
    "city": ("city",),
    "town": ("city",),
    "village": ("city",),
}


_TIMES = frozenset({"DATE", "TIME"})
_WIDE = frozenset({"country", "region", "state", "continent"})
_LIES_IN = re.compile(r"(?:,| in)(?: the)?(?: [a-z-]+){0,2} ")
_BUILDINGS = frozenset(
    {"hospital", "custody", "jail", "prison", "detention", "shelter", "care", "court", "school", "clinic"}
)
_PARAGRAPHS_BACK = 2
# How likely the town of the report's event is to be: to stand for the county it lies in; to go before its dateline and
# what the paragraphs before name.
_SURE, _QUITE_SURE = 0.5, 0.75
# A place named in letters that no gazetteer of ours knows: "in Херсон", "near دير الزور".
_UNREAD_PLACE = re.compile(r"\b(?:in|at|near|outside|off|around) (?=[^\W\d_])[^\x00-\u024f]")
# A figure of every year is of no one place that the report tells of: "9,000 deaths a year on the country's roads".
_RATE = re.compile(r"\b(?:deaths|killings|murders|people|lives|dead) (?:a|per|each|every) year\b")
_TOLD = frozenset({BlockType.HEADLINE, BlockType.BODY})
_BOUND = {
    "bound": ("for",),
    "headed": ("for", "to", "toward", "towards"),
    "heading": ("for", "to", "toward", "towards"),
    "destined": ("for",),
    "way": ("to",),
    "route": ("to",),
}


# What does harm by itself, so that harm is done where it is.
_CALAMITIES = vocabulary(
    "earthquake quake tremor flood flooding landslide avalanche storm cyclone typhoon hurricane tornado fire blaze"
    " wildfire explosion blast bomb bombing attack strike airstrike shelling crash accident collision shooting collapse"
    " outbreak clash stampede protest riot unrest raid mine leak derailment eruption heatwave fighting violence"
)
_ROADS = frozenset({"road", "highway", "way", "route", "track", "motorway"})


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
        self.time_at = {i: t for t in doc.times if t.type in {"DATE", "TIME"} for i in _indices(doc, t)}
        named = tuple(replace(p, adjectival=True) if is_no_place(doc, p) else as_region(p) for p in doc.places)
        doc = replace(doc, places=named)
        self.wards = frozenset(p.start for p in named if is_a_ward(doc, p))
        self.rostrums = frozenset(p.start for p in named if is_a_rostrum(doc, p))
        self.local = is_where_all_is_listed(doc)
        self.seats = self._seats(doc)
        dateline = next((p for p in named if _block_type(doc, p.start) is BlockType.DATELINE), None)
        abroad = dateline is not None and is_written_abroad(doc, dateline.place)
        self.dateline = None
        if dateline is not None and not abroad:
            self.dateline = stage_of(doc, dateline, self.wards | self.rostrums | self.seats)
        self.namings = namings(self.doc if self.local else doc, self.wards, self.rostrums | self._desk(doc, dateline))
        weights = weigh_towns(self.namings)
        self.home, self.weighed = choose_town(self.namings, weights), weighed(self.namings, weights)
        self.places = tuple(self._settled(p, after) for p, after in zip_longest(named, named[1:]))
        self.place_at = {i: p for p in self.places if not p.adjectival for i in _indices(doc, p)}
        self.shared, self.parted = shares(doc, self.place_at)
        told = [a for a in doc.attributions if a.cue is not None and not a.first_hand]
        self.sourced = {at for a in told if a.source for at in range(*a.source)}
        self.dates = Dates(doc)

    def _desk(self, doc: Doc, dateline: PlaceMention | None) -> frozenset[int]:
        """Return where the mentions start that tell where the writer sits, or what went by.

        Where every town is listed all that are named are weighed (`towns`): there, a dateline speaks for one as well.
        """
        desk = {p.start for p in doc.places if _block_type(doc, p.start) is BlockType.CREDIT}
        desk |= {p.start for p in doc.places if way_of(self.tokens, p) is not None or is_of_the_outlet(doc, p)}
        if not self.local:
            desk |= {p.start for p in doc.places if is_an_end_of_a_journey(doc, p)}
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
        place, origin, destination = self._clause_places(token, roles)
        for rank, head in enumerate(heads):
            if place is None and (not rank or head.tag_ != "CD"):
                place = self._clause_places(head, roles)[0]
        if place is None:
            place = self._place_of_cause(token)
        if evocation.kind.wrongdoing and place is not None and self._only_a_ward(place, sentence_of(token)):
            place = None
        place = self._finer(place, token)
        if place is None and origin is None and destination is None and "{to}" in evocation.kind.says:
            origin, destination = self._road(token)
        heading = None
        if destination is None and "{to}" in evocation.kind.says:
            destination, heading = self._heading(token)
        if place is not None and origin is not None and place.name == origin.name:
            place = None
        when = self.dates.of(token, tense, wide=kind.time == "cumulative")
        elsewhere = kind.time == "state" and self._is_somewhere_unnamed(token, roles)
        if place is None and origin is None and destination is None and not elsewhere:
            place = self._unless_told_apart(token, kind, when)
        if evocation.kind.wrongdoing:
            place = self._in_town(place)
        return Setting(place, origin, destination, when, heading)

    def _place_of_cause(self, token: Token) -> Place | None:
        """Return where what did it was: "a tremor in eastern Turkey killed 41", "died in floods that hit Peru"."""
        causes = [t for t in grammar.agents(token) or grammar.subjects(token) if t.pos_ == "NOUN"]
        for cause in causes:
            inside = [t for words, t in grammar.prepositional(cause) if words in {"in", "at", "near", "off", "on"}]
            places = [p for t in inside if (p := self._place_of(t)) is not None]
            if places and cause.lemma_.lower() in _CALAMITIES:
                return places[0]
        for words, target in grammar.prepositional(token):
            for clause in target.children if words in {"in", "by", "after"} else ():
                if clause.dep_ == "relcl" and clause.lemma_.lower() in {"hit", "strike", "rock", "shake", "devastate"}:
                    hit = [p for o in clause.children if o.dep_ == "dobj" and (p := self._place_of(o)) is not None]
                    if hit:
                        return hit[0]
        return None

    def _unless_told_apart(self, token: Token, kind: KindEntry, when: When | None) -> Place | None:
        """Return the place that a wider context gives; of what was long before, only the sentence's own."""
        if is_nationwide(token):
            around = self.dateline or (self.home.town if self.home is not None else None)
            return spread_country(around) if around is not None else None
        if self.dates.is_history(when):
            sentence = sentence_of(token)
            own = self._in(sentence.start_char, sentence.end_char)
            lands = [p for p in self.places if sentence.start_char <= p.start < sentence.end_char and not p.adjectival]
            return self._best_place(own, token, ()) or (lands[0].place if lands else None)
        wide, deed = kind.time == "cumulative", kind.wrongdoing
        return self._wider_place(token, taken=(None, None), wide=wide, deed=deed)

    def _settled(self, mention: PlaceMention, after: PlaceMention | None) -> PlaceMention:
        """Return a street or building in the town of the report's event, unless the town named after it holds it."""
        if self.home is None or mention.place.kind != "site" or mention.start in self.wards:
            return mention
        held = after is not None and after.place.kind == "city" and mention.place.within[:1] == (after.place.name,)
        if held and after is not None and _LIES_IN.fullmatch(self.doc.report.text[mention.end : after.start]):
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
        here = [p for p in self._in(sentence.start_char, sentence.end_char) if p.place.name == place.name]
        return bool(here) and all(p.start in self.wards for p in here)

    def _finer(self, place: Place | None, token: Token) -> Place | None:
        """Return the town named before the country it lies in: "above the village of Ostrava in northern Arvania"."""
        if place is None or place.kind not in _WIDE:
            return place
        sentence, text = sentence_of(token), self.doc.report.text
        named = [p for p in self.places if sentence.start_char <= p.start < sentence.end_char and not p.adjectival]
        for fine, wide in pairwise(named):
            if wide.place == place and fine.place.kind not in _WIDE and _LIES_IN.fullmatch(text[fine.end : wide.start]):
                return fine.place
        return place

    def _road(self, token: Token) -> tuple[Place | None, Place | None]:
        """Return both ends of the road that the sentence puts an event on: "on the road from Kayes to Nioro"."""
        for word in sentence_of(token):
            if word.lemma_.lower() in _ROADS:
                ends = [(words, self._place_of(target)) for g in (word, word.head.head) for words, target in _along(g)]
                left = next((place for words, place in ends if words == "from" and place is not None), None)
                reached = next((place for words, place in ends if words != "from" and place is not None), None)
                if left is not None and reached is not None:
                    return left, reached
        return None, None

    def _heading(self, token: Token) -> tuple[Place | None, Token | None]:
        """Return where the rest of the sentence says it was bound, and the word that says so."""
        for word in sentence_of(token):
            wanted = _BOUND.get(word.lower_)
            if word.i > token.i and wanted:
                for words, target in grammar.prepositional(word):
                    found = self._place_of(target)
                    if found is not None and words in wanted:
                        return found, word
        return None, None

    def _clause_places(self, token: Token, roles: Roles) -> tuple[Place | None, Place | None, Place | None]:
        place = origin = destination = None
        for governor in self._governors(token):
            for words, target in grammar.prepositional(governor):
                found = self._place_of(target)
                if found is None:
                    continue
                first, last = words.split()[0], words.split()[-1]
                if words in roles.from_ or first in roles.from_:
                    if token.lemma_.lower() == "toll":
                        place = place or found  # "the toll from [a fire in Lille]"
                    else:
                        origin = origin or found
                elif words in roles.to or last in roles.to:
                    destination = destination or found
                elif words in roles.place or last in roles.place:
                    place = place or self._all_together(target) or found
            for child in governor.children:
                if child.lower_ == "there" and child.dep_ == "advmod":
                    place = place or self._last_place(child.idx)
                if child.dep_ in {"dobj", "obj"} and governor.pos_ == "VERB" and "object" not in roles.thing:
                    found = self._place_of(child)
                    if found is not None and "from" in roles.from_ and evokes_leaving(governor):
                        origin = origin or found
                    elif found is not None:
                        place = place or found
        return place, origin, destination

    def _all_together(self, first: Token) -> Place | None:
        """Return what holds all the towns of a list: what is told of them together was in none alone."""
        listed = grammar.conjuncts(first)
        named = [self.place_at[t.i].place for t in listed if t.i in self.place_at]
        if any(p.kind == "site" for p in named):
            return None  # "at the corner of Mill Road and Park Lane" is one place
        if len({p.name for p in named}) > 1:
            return holding(named)
        unknown = [t for t in listed if t.tag_ == "NNP" and t.i not in self.place_at and t.ent_type_ not in _TIMES]
        towns = len(listed) > 2 and named and named[0].kind not in _WIDE
        return spread_country(named[0]) if unknown and towns else None  # "in Linz, [Sollach and Gnedt]"

    def _is_somewhere_unnamed(self, token: Token, roles: Roles) -> bool:
        """Return whether the clause puts a state at a place without a name: who "remain in hospital" fill no town."""
        return any(
            words in roles.place and self._place_of(target) is None and target.i not in self.time_at
            for governor in self._governors(token)
            for words, target in grammar.prepositional(governor)
            if target.lemma_.lower() not in _ANAPHORIC and target.lemma_.lower() in _BUILDINGS
        )

    def _governors(self, token: Token) -> list[Token]:
        """Return `token`, the verbs below that continue it (xcomp), and the verb above a noun or adjective."""
        found = [
            token,
            *(c for c in token.children if c.dep_ in {"xcomp", "advcl", "acl"} and c.pos_ in {"VERB", "ADJ"}),
        ]
        if token.dep_ in {"xcomp", "acomp", "attr", "dobj", "nsubj", "nsubjpass", "pobj", "conj", "oprd"}:
            above = token.head.head if token.head.pos_ == "ADP" else token.head
            of_which = token.head.lower_ == "of" and token.head.i < above.i  # "of the nine killed, two died in Lyon"
            if above.pos_ in {"VERB", "AUX"} and not of_which:
                found.append(above)
        return found

    def _place_of(self, token: Token) -> Place | None:
        mention = self.place_at.get(token.i)
        if mention is not None:
            return mention.place
        for child in token.children:
            if child.dep_ in {"compound", "appos", "nmod"} and child.i in self.place_at:
                return self.place_at[child.i].place
        if token.lemma_.lower() in _ANAPHORIC:
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
        sorts = _ANAPHORIC.get(token.lemma_.lower())
        if sorts is None or not any(c.lower_ in {"the", "this", "that"} for c in token.children):
            return None
        before = [p for p in self.places if p.start < token.idx and not p.adjectival and p.place.kind in sorts]
        spoken = [p for p in before if p.start not in self.rostrums]
        return (spoken or before)[-1].place if before else None

    def _last_place(self, before: int) -> Place | None:
        found = [p for p in self.places if p.end <= before and not p.adjectival and p.place.kind != "country"]
        return found[-1].place if found else None

    def _wider_place(self, token: Token, taken: tuple[Place | None, ...], *, wide: bool, deed: bool) -> Place | None:
        """Return the place of the sentence, of its paragraph, of the report's event or of the paragraphs before.

        Args:
            token: what evokes the event.
            taken: where it set out from and went, which is not where it was.
            wide: whether the report's own event is meant where nothing nearer gives a place.
            deed: whether it is a wrong done to somebody: the report's own event, unless it is told apart.
        """
        sentence = sentence_of(token)
        parts = [p.place for p in self._in(sentence.start_char, sentence.end_char) if p.start in self.parted]
        if parts:
            return holding(parts)
        near = self._best_place(self._in(sentence.start_char, sentence.end_char), token, taken)
        if near is not None or _UNREAD_PLACE.search(self.doc.report.text, sentence.start_char, sentence.end_char):
            return near
        if _RATE.search(sentence.text):
            return self._land(sentence)
        block = _block_of(self.doc, token.idx)
        if block is not None:
            before = [p for p in self._in(block.start, sentence.start_char) if p.start not in self.parted]
            near = self._best_place(before, token, taken)
            if near is not None:
                return near
        home = self.home.town if (wide or deed) and self.home is not None and self._is_told_by(token) else None
        if home is not None and self.home is not None and self.home.probability >= _QUITE_SURE:
            return home
        if wide and self.dateline is not None:
            return self.dateline
        if sentence.text.rstrip().endswith(":"):
            return None  # it announces what is told after it, and goes on with nothing told before
        return self._carried(token, block) or self.dateline or home

    def _land(self, sentence: Span) -> Place | None:
        """Return the country that a sentence names."""
        spoken = (p for p in self.places if sentence.start_char <= p.start < sentence.end_char and not p.adjectival)
        return next((p.place for p in spoken if p.place.kind == "country"), None)

    def _is_told_by(self, token: Token) -> bool:
        """Return whether the town of the report's event is named before a word, or is where stories tell it late.

        A local report may keep its own town for its end; what the world's news name late is background.
        """
        assert self.home is not None
        town = self.home.town
        return self.local or any(
            p.start < token.idx and p.place.name == town.name and p.start not in self.seats for p in self.places
        )

    def _carried(self, token: Token, block: Block | None) -> Place | None:
        """Return the place of the paragraphs before: a story stays where it is until it says otherwise."""
        blocks = [b for b in self.doc.report.blocks if b.type in _TOLD and block is not None and b.start < block.start]
        for earlier in reversed(blocks[-_PARAGRAPHS_BACK:]):
            found = [p for p in self._in(earlier.start, earlier.end) if p.start not in self.parted]
            near = self._best_place(found, token, ())
            if near is not None:
                return near
        return None

    def _in(self, start: int, end: int) -> list[PlaceMention]:
        return [p for p in self.places if start <= p.start < end and not p.adjectival and p.place.kind != "country"]

    def _best_place(self, found: list[PlaceMention], token: Token, taken: tuple[Place | None, ...]) -> Place | None:
        free = [
            p
            for p in found
            if p.place not in taken
            and not self._names_a_source(p)
            and p.start not in self.wards
            and p.start not in self.rostrums | self.seats | self.shared
            and not self._is_of_another(p, token)
        ]
        if not free:
            return None
        best = min(free, key=lambda p: (p.place.kind in {"state", "region"}, abs(p.start - token.idx)))
        together, between = self._listed_with(best)
        return together if together is not None or between else best.place

    def _listed_with(self, mention: PlaceMention) -> tuple[Place | None, bool]:
        """Return what holds a place and those listed with it, and whether what is told was between them."""
        first = root_of(self.tokens, mention)
        while first is not None and first.dep_ == "conj" and first.head.i in self.place_at:
            first = first.head
        if first is None:
            return None, False
        return self._all_together(first), first.dep_ == "pobj" and first.head.lower_ == "between"

    def _is_of_another(self, mention: PlaceMention, token: Token) -> bool:
        """Return whether a place is where something else came from or went: "shot down drones launched from Crimea"."""
        verb = way_of(self.tokens, mention)
        return verb is not None and verb != token and not verb.is_ancestor(token)

    def _names_a_source(self, mention: PlaceMention) -> bool:
        return mention.start in self.sourced


def _along(road: Token) -> list[tuple[str, Token]]:
    """Return what is told of as a road's ends, by preposition."""
    return [(w, o) for w, o in grammar.prepositional(road) if w in {"from", "to", "toward", "towards"}]


def evokes_leaving(verb: Token) -> bool:
    """Return whether the verb takes the place left as its object: "left Hmeimim", "fled the city"."""
    return verb.lemma_.lower() in {"leave", "depart", "flee", "evacuate", "quit", "vacate", "abandon", "exit"}


def _indices(doc: Doc, mention: PlaceMention | TimeExpression) -> Iterable[int]:
    span = doc.tokens.char_span(mention.start, mention.end, alignment_mode="expand")
    return range(span.start, span.end) if span is not None else ()


def _block_of(doc: Doc, offset: int) -> Block | None:
    return next((b for b in doc.report.blocks if b.start <= offset < b.end), None)


def _block_type(doc: Doc, offset: int) -> BlockType | None:
    block = _block_of(doc, offset)
    return block.type if block else None
