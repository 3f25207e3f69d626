"""What reading a report's language yields: one record a mention, with exact offsets into the report's text.

`Doc.tokens` is the spaCy parse of a text of the same length as the report's, in which everything that is not to be
analysed (boilerplate) is blanked by spaces: every offset of spaCy's is therefore an offset into the report's text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc as Tokens

    from firsthand.model import Certainty, Count, Place, Report, Tense, Thing


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the text. `count` is set for whole things ("three aircraft"), `unit` for measures ("150 tonnes")."""

    start: int
    end: int
    value: float | tuple[float | None, float | None]
    change: str  # = ~ > < up down
    kind: str  # count, measure, money, percent, age, rank, year, clock, score, label
    unit: str | None
    count: Count | None
    head: int | None  # token index of the noun it counts or measures


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3: its type, value, and the interval it names, resolved against the publication date."""

    start: int
    end: int
    type: str  # DATE, TIME, DURATION, SET
    value: str
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A toponym, placed. `adjectival`: a demonym ("Syrian") that names the country only by derivation."""

    start: int
    end: int
    place: Place
    adjectival: bool = False


@dataclass(frozen=True, slots=True)
class ThingMention:
    """A thing or participant that a pack knows; `head` is the token index of its noun."""

    start: int
    end: int
    head: int
    thing: Thing
    plural: bool
    definite: bool
    person: bool


@dataclass(frozen=True, slots=True)
class SourceMention:
    """A body or medium that the packs list as a source."""

    start: int
    end: int
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content of one attribution (PARC). Spans are (start, end); content may be in pieces."""

    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    name: str | None  # the source as a chain names it: without article, pronouns resolved, aliases unified
    kind: str  # person, office, outlet, wire, unnamed, post, imagery, crew, document, media, monitor, tracker
    cue_lemma: str | None
    quoted: bool = False
    root_stated: bool = True  # False: agentless ("was reported"), collective ("media say")
    first_hand: bool = False  # the source states its own observation


@dataclass(frozen=True, slots=True)
class Assessment:
    """How certain the text is of an event, when it stands, and the words that lower it."""

    certainty: Certainty
    tense: Tense
    hedges: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Doc:
    """A report (or, for a very long one, a window of it) with everything read in its language."""

    report: Report
    tokens: Tokens
    quantities: tuple[Quantity, ...]
    times: tuple[TimeExpression, ...]
    places: tuple[PlaceMention, ...]
    things: tuple[ThingMention, ...]
    sources: tuple[SourceMention, ...]
    attributions: tuple[Attribution, ...]
    continued: tuple[Attribution, ...] = ()  # sentences without a cue that go on with somebody's account
