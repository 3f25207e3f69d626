"""Claims as positions on one question: what each answers, from which origin, as of when."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from firsthand.model import Basis, BlockType, Certainty
from firsthand.reconcile.absorbed import (
    absorbed,
    asserted,
    counted_alike,
    filled,
    outdone,
    presupposed,
    restated,
    summed_up,
)
from firsthand.reconcile.answers import Position, bearing
from firsthand.reconcile.causes import purpose_of, scenes_of
from firsthand.reconcile.circumstances import circumstances
from firsthand.reconcile.compare import Interval, generic, interval, is_person, meet
from firsthand.reconcile.corrections import corrects, only_raised, replacements
from firsthand.reconcile.families import NEGATIVE, SUPPORTING
from firsthand.reconcile.figures import (
    ALONE,
    NUMERAL,
    are_of_one,
    count,
    named_victims,
    with_some_of_a_nation,
    with_those_left,
)
from firsthand.reconcile.meant import about, is_definite, is_final, is_unique, voice
from firsthand.reconcile.moments import day_text, days_of, is_until
from firsthand.reconcile.parties import parties_by_claim
from firsthand.reconcile.profile import is_told
from firsthand.reconcile.scopes import ward_of
from firsthand.reconcile.tallies import Tally, survivors, tallies

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.model import Claim
    from firsthand.packs import Packs
    from firsthand.reconcile.corrections import Telling
    from firsthand.reconcile.slices import Slice

_UNKNOWN = (
    ("count", re.compile(r"\bhow many\b|\bthe number\b|\bhow much\b|\bthe (?:death )?toll\b")),
    ("from", re.compile(r"\bwhere\b.{0,80}\bfrom\b|\borigin\b")),
    ("which", re.compile(r"\b(?:type|make|model)\b|\bwhich\b|\bidentit(?:y|ies)\b")),
    ("to", re.compile(r"\bwhere\b|\bdestination\b|\broute\b")),
    ("when", re.compile(r"\bwhen\b")),
)
_REMAINING = re.compile(
    r"\b(?:remain(?:s|ed)?|still)\s+(?:\w+\s+)?(?:injured|hurt|wounded|missing|detained|held|jailed|trapped|captive|"
    r"hostage|stranded|unaccounted|hospitali[sz]ed|on the ward|"
    r"(?:in|under) (?:\w+ )?(?:hospital|custody|detention|prison|jail|captivity|care|condition|treatment))\b",
    re.IGNORECASE,
)


_NTH = re.compile(r"second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w*\d(?:st|nd|rd|th)")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a finding asks."""

    aspect: str
    kind: str
    thing: str | None
    time: str  # state, occurrence, cumulative


def unknown_aspect(claim: Claim) -> str:
    """Return what a declared unknown says is not known, by the question words of its sentence."""
    lowered = claim.quote.casefold()
    return next((aspect for aspect, words in _UNKNOWN if words.search(lowered)), "whether")


def positions_for(asked: Asked, claims: Sequence[Claim], bench: Slice) -> list[Position]:
    """Return one position for each answer, origin and time; in a total order that knows no order of the claims."""
    claims = survivors(claims) or claims
    named = named_victims(claims) if asked.aspect == "count" else {}
    if named and are_of_one(claims):
        named[ALONE] = 1
    tallied = tallies(claims, named, bench.packs) if asked.aspect == "count" else {}
    things = things_of(claims, bench.packs)
    did = parties_by_claim(claims, bench.packs) if asked.aspect == "who" else {}
    ordered = sorted(claims, key=lambda c: c.id)
    singles = [_tallied(_position(asked, c, things[c.id], named, bench), tallied.get(c.id), asked) for c in ordered]
    if asked.aspect == "who":
        singles = [replace(p, value=did.get(p.claims[0]), bearing=did.get(p.claims[0])) for p in singles]
    if asked.aspect == "count":
        singles = with_those_left(with_some_of_a_nation(singles))
    if asked.aspect in ("count", "whether"):
        singles = restated(singles)
    singles = asserted(singles, {c.id for c in claims if presupposed(c)})
    heads = {c.id for c in claims if c.block is BlockType.HEADLINE or c.start == 0}
    singles = filled(outdone(absorbed(singles, bench), heads, bench), bench.packs)
    if asked.aspect == "count":
        singles = counted_alike(summed_up(singles, heads, bench.packs), bench.packs)
    merged: dict[tuple[Any, ...], Position] = {}
    for p in singles:
        said = p.said if p.corrects else None
        key = (
            p.origin,
            p.value,
            p.bearing,
            p.thing,
            p.as_of,
            p.days,
            p.supports,
            p.corrects,
            said,
            p.denied,
            p.ward,
            p.about,
        )
        held = merged.get(key)
        merged[key] = p if held is None else _merged(held, p)
    return sorted(merged.values(), key=lambda p: p.claims)


def things_of(claims: Sequence[Claim], packs: Packs) -> dict[str, str]:
    """Return the thing each claim is about: what its own report names more narrowly, where the numbers allow it.

    "Helicopters taken apart" above a story of two Ka-52 is about those two.
    """
    told: dict[str, dict[str, list[Claim]]] = {}
    for claim in claims:
        if claim.things:
            told.setdefault(claim.report, {}).setdefault(claim.things[0].name, []).append(claim)
    named = {}
    for claim in claims:
        name = claim.things[0].name if claim.things else ""
        named[claim.id] = name
        if name and not is_person(name, packs):
            narrower = [
                other
                for other, listed in sorted(told[claim.report].items())
                if other != name and packs.is_a(other, name) and all(_may_be_one_count(claim, c) for c in listed)
            ]
            if len(narrower) == 1:
                named[claim.id] = narrower[0]
    return named


def _may_be_one_count(a: Claim, b: Claim) -> bool:
    return a.count is None or b.count is None or meet(interval(a.count), interval(b.count))


def _merged(a: Position, b: Position) -> Position:
    said = min((s for s in (a.said, b.said) if s), default=None)
    return replace(
        a,
        claims=tuple(sorted((*a.claims, *b.claims))),
        reports=a.reports | b.reports,
        outlets=a.outlets | b.outlets,
        said=said,
        nation=a.nation if a.nation == b.nation else "",
        remaining=a.remaining and b.remaining,
        until=a.until and b.until,
        part=a.part and b.part,
        vouched=a.vouched or b.vouched,
        ranked=a.ranked and b.ranked,
        final=a.final and b.final,
        purpose=a.purpose & b.purpose,
        scenes=a.scenes & b.scenes,
        circumstances=a.circumstances | b.circumstances,
        unique=a.unique and b.unique,
        definite=a.definite and b.definite,
        where=a.where if a.where == b.where else None,
    )


def _position(asked: Asked, claim: Claim, thing: str, named: Mapping[str, int], bench: Slice) -> Position:
    report = bench.reports.get(claim.report)
    published = report.published if report else None
    outlet = bench.outlets[claim.id]
    value = _value(asked, claim, named, bench)
    if isinstance(value, Interval) and _is_all_of_its_sort(asked, claim, thing):
        value = interval(claim.count) if claim.count is not None else value
    weighed = value
    if isinstance(value, Interval) and asked.thing is not None and thing:
        weighed = bearing(value, thing, asked.thing, whole=True)
    as_of = claim.as_of or (published if asked.time == "cumulative" else None)
    days = days_of(claim) or bench.days.get(claim.id)
    if asked.time == "state" and as_of is None and days is not None and days[0] == days[1]:
        as_of = day_text(days[0])  # who came that day was there then
    if asked.time == "cumulative" and as_of == published and claim.basis is Basis.EYEWITNESS and days is not None:
        as_of = day_text(days[1]) if days[0] == days[1] else as_of  # who counted on the scene counted then
    return Position(
        claims=(claim.id,),
        origin=bench.origin_of[claim.id],
        reports=frozenset((claim.report,)),
        outlets=frozenset((outlet,)) if outlet else frozenset(),
        thing=thing,
        value=value,
        bearing=weighed,
        as_of=as_of if asked.time != "occurrence" else None,
        said=published or claim.as_of,
        days=days,
        supports=claim.certainty in SUPPORTING,
        corrects=_corrects(asked, claim, report),
        denied=_denied(asked, claim, value),
        loose=claim.count is None or (claim.count.max is None and NUMERAL.search(claim.count.text) is None),
        ward=ward_of(claim.quote) if asked.aspect == "count" and is_person(thing, bench.packs) else "",
        until=is_until(claim),
        part=claim.scope == "part" and not _is_all_of_its_sort(asked, claim, thing),
        ranked=claim.count is not None and _NTH.fullmatch(claim.count.text.casefold()) is not None,
        nation=claim.nation if claim.scope == "whole" else "",
        final=is_final(claim),
        remaining=_remains(claim),
        where=next((p for p in (claim.origin_place, claim.place) if p is not None and is_told(p, claim)), None),
        about=about(claim, thing, bench.packs),
        vouched=claim.root_stated or claim.basis not in _UNTOLD,
        voice=voice(claim, bench),
        purpose=purpose_of(claim),
        scenes=scenes_of(claim),
        circumstances=circumstances(claim),
        unique=is_unique(claim, thing, bench.packs),
        definite=is_definite(claim) and not is_person(thing, bench.packs),
    )


_UNTOLD = frozenset({Basis.UNSPECIFIED, Basis.MEDIA})
_AMONG = re.compile(
    r"\b(?:among (?:them|those|the dead|the victims)|including|of (?:them|whom))\W+(?:\w+\W+){0,2}$", re.IGNORECASE
)


def _is_all_of_its_sort(asked: Asked, claim: Claim, thing: str) -> bool:
    """Return whether a part is all there were of the sort asked for: "nineteen dead, among them five children"."""
    if claim.scope != "part" or claim.certainty in NEGATIVE or thing != asked.thing or generic(thing) == "person":
        return False
    before = claim.quote[: max(0, claim.mention[0] - claim.start)]
    return _AMONG.search(before[-_NEAR:]) is not None


_NEAR = 80  # characters before a mention


def _remains(claim: Claim) -> bool:
    """Return whether a claim counts those who remain of more: no other number stands between it and those words."""
    found = _REMAINING.search(claim.quote)
    end = claim.mention[1] - claim.start
    return found is not None and NUMERAL.search(claim.quote[end : max(end, found.start())]) is None


def _denied(asked: Asked, claim: Claim, value: Any) -> Interval | None:
    """Return the figure that a claim denies without giving another: "denied that seven were killed"."""
    if asked.aspect != "count" or value is not None or not claim.denies or claim.count is None:
        return None
    whole = claim.certainty in NEGATIVE and claim.scope == "whole"
    return interval(claim.count) if whole else None


def _corrects(asked: Asked, claim: Claim, report: Telling | None) -> bool:
    """Return whether the claim's figure takes an earlier one's place: its sentence says so, or a note apart from it."""
    counted = claim.count if asked.aspect == "count" else None
    if counted is not None and corrects(replacements(claim.quote), counted.min, counted.max):
        return True
    noted = report.corrections if report is not None and asked.aspect == "count" else ()
    if any(note.new is not None for note in noted):
        return claim.count is not None and corrects(noted, claim.count.min, claim.count.max)
    if asked.time == "cumulative" and claim.corrects and only_raised(claim.quote):
        return False
    return claim.corrects or (
        bool(noted) and claim.count is not None and corrects(noted, claim.count.min, claim.count.max)
    )


def _tallied(position: Position, tally: Tally | None, asked: Asked) -> Position:
    """Return the position with the count that the report's claims give together; a denied count stays as it is."""
    if tally is None or position.value is None or position.value.max == 0:
        return position
    thing = asked.thing if tally.whole and asked.thing else position.thing
    loose = position.loose or not tally.whole
    return replace(position, thing=thing, value=tally.value, bearing=tally.value, loose=loose)


def answer_of(asked: Asked, claim: Claim, bench: Slice) -> Any:
    """Return what one claim answers to where, when or whether; None where it answers nothing."""
    return _value(asked, claim, {}, bench)


def _value(asked: Asked, claim: Claim, named: Mapping[str, int], bench: Slice) -> Any:
    if claim.certainty is Certainty.DECLARED_UNKNOWN:
        return None
    if asked.aspect == "count":
        return count(claim, named, bench.packs, alone=ALONE in named)
    if asked.aspect == "from":
        return claim.origin_place
    if asked.aspect == "to":
        return claim.destination
    if asked.aspect == "place":
        return claim.place if claim.place is not None and is_told(claim.place, claim) else None
    if asked.aspect == "when":
        return days_of(claim) or bench.days.get(claim.id)
    return claim.certainty not in NEGATIVE
