"""What each component read in a sentence, in words: the legend of the marks beneath it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.cli.console import line
from firsthand.cli.marks import Lane, Mark, Part
from firsthand.cli.show import chain_words, count_words, setting_words, subject_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from firsthand.model import Claim
    from firsthand.pipeline.explained import (
        AttributionReading,
        EventReading,
        Explanation,
        PlaceReading,
        QuantityReading,
        SourceReading,
        ThingReading,
        TimeReading,
        Words,
    )

_SHOWN = 60  # characters of a passage in the legend; its mark shows all of it


def lanes_of(explanation: Explanation, wanted: Iterable[str]) -> list[Lane]:
    """Return the lanes of a sentence, one for each component wanted that read something in it."""
    chosen = set(wanted)
    lanes = []
    for component, name, style, say in _LANES:
        readings = getattr(explanation, component) if component in chosen else ()
        if readings:
            marks = tuple(_mark(explanation, *say(r)) for r in readings)
            lanes.append(Lane(name, style, marks))
    return lanes


_Said = tuple[str, tuple[tuple[str, int, int], ...]]
"""What a reading says, and its parts: role, start, end in the report's text."""


def _mark(explanation: Explanation, says: str, parts: tuple[tuple[str, int, int], ...]) -> Mark:
    start, end = explanation.words.start, explanation.words.end
    inside = tuple(Part(max(a, start) - start, min(b, end) - start, r) for r, a, b in parts if a < end and start < b)
    at = ", ".join(f"{a}:{b}" for _, a, b in parts)
    return Mark(inside, line(says), at)


def _main(words: Words, says: str) -> _Said:
    return f"{_quoted(words)} {says}", (("", words.start, words.end),)


def _quantity(reading: QuantityReading) -> _Said:
    value = reading.value
    number = (
        f"{value:,g}" if isinstance(value, int | float) else " to ".join("?" if v is None else f"{v:,g}" for v in value)
    )
    unit = f" {reading.unit}" if reading.unit else ""
    count = reading.count
    of = f" of {_quoted(reading.of)}" if reading.of is not None and count is not None else ""
    interval = f": {count_words(count).strip()}" if count is not None and count.min != count.max else ""
    return _main(reading.words, f"{reading.change} {number}{unit}, {reading.kind}{of}{interval}")


def _time(reading: TimeReading) -> _Said:
    if reading.earliest is None and reading.latest is None:
        interval = "no interval"
    elif reading.earliest == reading.latest:
        interval = f"on {reading.earliest}"
    else:
        interval = f"from {reading.earliest or '?'} to {reading.latest or '?'}"
    return _main(reading.words, f"{reading.type} {reading.value}, {interval}")


def _place(reading: PlaceReading) -> _Said:
    place = reading.place
    parts = [", ".join((place.name, *place.within)), place.kind]
    if place.lat is not None and place.lon is not None:
        within = f" within {place.precision_km:g} km" if place.precision_km is not None else ""
        parts.append(f"{place.lat:.3f} {place.lon:.3f}{within}")
    parts.append("by its adjective" if reading.adjectival else "")
    others = "; ".join(f"{c.name} {c.lat:.2f} {c.lon:.2f}" for c in place.candidates)
    parts.append(f"runners-up: {others}" if others else "")
    return _main(reading.words, "; ".join(p for p in parts if p))


def _thing(reading: ThingReading) -> _Said:
    marks = (("plural", reading.plural), ("definite", reading.definite), ("a person", reading.person))
    notes = "".join(f", {word}" for word, holds in marks if holds)
    return _main(reading.words, " < ".join((reading.name, *reading.above)) + notes)


def _source(reading: SourceReading) -> _Said:
    return _main(reading.words, f"{reading.name}, {reading.kind}")


def _voice(reading: AttributionReading) -> _Said:
    chain = " > ".join(name or "somebody" for name in reading.chain)
    said = " … ".join(_quoted(c) for c in reading.content)
    facts = [reading.kind, "quoted" if reading.quoted else ""]
    facts.append("first-hand" if reading.first_hand else "not first-hand")
    facts.append("" if reading.root_stated else "nobody stands behind it")
    cue = f" {_quoted(reading.cue)}" if reading.cue is not None else ""
    parts = [("source", reading.source), ("cue", reading.cue), *(("content", c) for c in reading.content)]
    spans = tuple((role, w.start, w.end) for role, w in parts if w is not None)
    return f"{chain} ({', '.join(f for f in facts if f)}){cue}: {said}", spans


def _event(reading: EventReading) -> _Said:
    hedges = ", ".join(map(_quoted, reading.hedges))
    by = f", by {hedges}" if hedges else ""
    says, spans = _main(reading.words, f"{reading.kind}: {reading.certainty.value} {reading.tense.value}{by}")
    return says, (*spans, *(("hedge", h.start, h.end) for h in reading.hedges))


def _claim(claim: Claim) -> _Said:
    told = ", ".join(p for p in (f"{claim.kind}: {subject_words(claim)}", setting_words(claim)) if p)
    hedges = f" by {', '.join(f'“{h}”' for h in claim.hedges)}" if claim.hedges else ""
    parts = [f"{told}", f"{claim.certainty.value} {claim.tense.value}{hedges}", chain_words(claim), claim.basis.value]
    parts += [f"done by {claim.actor.name}"] if claim.actor is not None else []
    parts += [claim.scope] if claim.scope != "whole" else []
    return "; ".join(parts), (("", *claim.mention),)


def _quoted(words: Words) -> str:
    text = line(words.text)
    if len(text) > _SHOWN:
        text = f"{text[: _SHOWN - 20].rpartition(' ')[0]} … {text[-15:].partition(' ')[2]}"
    return text if text[0] in '"“«' else f"“{text}”"


_LANES: tuple[tuple[str, str, str, Callable[[Any], _Said]], ...] = (
    ("quantities", "number", "cyan", _quantity),
    ("times", "time", "magenta", _time),
    ("places", "place", "green", _place),
    ("things", "thing", "yellow", _thing),
    ("sources", "source", "blue", _source),
    ("attributions", "voice", "bright_blue", _voice),
    ("events", "event", "red", _event),
    ("claims", "claim", "bright_magenta", _claim),
)
