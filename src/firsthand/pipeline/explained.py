"""What each component reads in a sentence: the records of an explanation, frozen, each with its exact words."""

from __future__ import annotations

from dataclasses import dataclass, fields

from firsthand.model import BlockType, Certainty, Claim, Count, Place, Tense  # noqa: TC001 -- JSON goes by the hints


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the text, exactly: `text` stands at [start, end) of it."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class QuantityReading:
    """A number: its value (two for a range), how it bounds or changes (= ~ > < up down), and `of` what."""

    words: Words
    value: float | tuple[float | None, float | None]
    change: str
    kind: str
    unit: str | None
    count: Count | None
    of: Words | None


@dataclass(frozen=True, slots=True)
class TimeReading:
    """A time expression: TIMEX3 type and value, and the interval that it names."""

    words: Words
    type: str
    value: str
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """A place name and where it was placed, with the runners-up."""

    words: Words
    place: Place
    adjectival: bool


@dataclass(frozen=True, slots=True)
class ThingReading:
    """A thing or participant; `above`: what it is, nearest first ("Ka-52": "attack helicopter", "helicopter")."""

    words: Words
    name: str
    above: tuple[str, ...]
    plural: bool
    definite: bool
    person: bool


@dataclass(frozen=True, slots=True)
class SourceReading:
    """A body or medium that a pack lists."""

    words: Words
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class AttributionReading:
    """Who says what. `chain`: the voices this one is told by, outermost first, itself last; None: not named."""

    source: Words | None
    cue: Words | None
    content: tuple[Words, ...]
    name: str | None
    kind: str
    chain: tuple[str | None, ...]
    quoted: bool
    root_stated: bool
    first_hand: bool


@dataclass(frozen=True, slots=True)
class EventReading:
    """A word that evokes a kind of event; how certain the text is of it, and the words that lower that."""

    words: Words
    kind: str
    certainty: Certainty
    tense: Tense
    hedges: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A sentence, and what each component reads in it; every offset counts characters of the report's text."""

    report: str
    block: BlockType
    words: Words
    quantities: tuple[QuantityReading, ...]
    times: tuple[TimeReading, ...]
    places: tuple[PlaceReading, ...]
    things: tuple[ThingReading, ...]
    sources: tuple[SourceReading, ...]
    attributions: tuple[AttributionReading, ...]
    events: tuple[EventReading, ...]
    claims: tuple[Claim, ...]


COMPONENTS = tuple(f.name for f in fields(Explanation))[3:]
"""The components, in the order in which one builds on the other."""
