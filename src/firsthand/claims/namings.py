"""How a report names each of its towns: where, in which sentences, beside which counties and states."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.language.places.spellings import fold
from firsthand.language.surface import sentence_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from firsthand.language.doc import Doc, PlaceMention
    from firsthand.model import BlockType, Place

_REACH = 60  # characters before and after a name


@dataclass(frozen=True, slots=True)
class Divisions:
    """The counties that a report names, and the states that it names most."""

    counties: frozenset[str]
    states: frozenset[str]


@dataclass(frozen=True, slots=True)
class Naming:
    """How a report names one town.

    Attributes:
        town: as its first mention has it, or the first that is not in capitals.
        mentions: all of them.
        doc: the report.
        sentences: that of each mention, as it is written.
        others: the other towns that the report names.
        divisions: how often the report names each county and state.
        wards: where the mentions start that only tell of a hospital's place.
    """

    town: Place
    mentions: tuple[PlaceMention, ...]
    doc: Doc
    sentences: tuple[str, ...]
    others: tuple[Place, ...]
    divisions: Divisions
    wards: Collection[int]

    def part(self, test: Callable[[PlaceMention], object]) -> float:
        """Return the part of the mentions for which a test holds."""
        return sum(bool(test(m)) for m in self.mentions) / len(self.mentions)

    def stands_in(self, sort: BlockType) -> float:
        """Return 1 where a block of this sort holds a mention."""
        blocks = [b for b in self.doc.report.blocks if b.type is sort]
        return float(any(b.start <= m.start < b.end for b in blocks for m in self.mentions))

    def told(self) -> Iterator[tuple[str, str]]:
        """Yield the sentence of each mention, and the words before it."""
        return ((s, self.before(m)) for s, m in zip(self.sentences, self.mentions, strict=True))

    def before(self, mention: PlaceMention) -> str:
        """Return the words before a mention."""
        return self.doc.report.text[max(0, mention.start - _REACH) : mention.start]

    def after(self, mention: PlaceMention) -> str:
        """Return the words after a mention."""
        return self.doc.report.text[mention.end : mention.end + _REACH]


def namings(doc: Doc, wards: Collection[int], elsewhere: Collection[int] = ()) -> tuple[Naming, ...]:
    """Return how the report names each of its towns, in the order of their first mentions.

    Towns named only as a hospital's are none of them, unless there is no other.

    Args:
        doc: the report.
        wards: where the mentions start that only tell of a hospital's place.
        elsewhere: where those start that tell of no scene at all: a writer's desk, a news conference.
    """
    named: dict[str, list[PlaceMention]] = {}
    towns: dict[str, Place] = {}
    for mention in doc.places:
        town = _town_of(mention.place)
        if town is not None and not mention.adjectival and mention.start not in elsewhere:
            key = fold(town.name)
            named.setdefault(key, []).append(mention)
            if key not in towns or towns[key].name.isupper():
                towns[key] = town
    scenes = {
        name: mentions for name, mentions in named.items() if not all(m.start in wards for m in mentions)
    } or named
    divisions = _divisions_of(doc)
    return tuple(
        Naming(
            towns[name],
            tuple(mentions),
            doc,
            tuple(_sentence_of(doc, m) for m in mentions),
            tuple(towns[other] for other in scenes if other != name),
            divisions,
            wards,
        )
        for name, mentions in scenes.items()
    )


def _sentence_of(doc: Doc, mention: PlaceMention) -> str:
    span = doc.tokens.char_span(mention.start, mention.end, alignment_mode="expand")
    return sentence_of(span[0]).text if span is not None and len(span) else ""


def _divisions_of(doc: Doc) -> Divisions:
    """Return the counties a report names, and the states it names most, those of its counties counted too."""
    told = [m.place for m in doc.places if m.place.kind in {"county", "region"}]
    counties = frozenset(p.name for p in told if p.kind == "county")
    states = Counter(p.name if p.kind == "region" else p.within[0] for p in told if p.kind == "region" or p.within)
    most = max(states.values(), default=0)
    return Divisions(counties, frozenset(name for name, n in states.items() if n == most))


def _town_of(place: Place) -> Place | None:
    """Return the town that a place is, or is a part of."""
    if place.kind == "city":
        return place
    if place.kind == "quarter" and place.within:
        return replace(place, name=place.within[0], within=place.within[1:], candidates=(), kind="city")
    return None
