"""Claims as positions on one question: what each answers, from which origin, as of when."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from firsthand.model import Basis, BlockType, Certainty, Place
from firsthand.reconcile.answers import KIND, NAMED, NUMBERED, ONE, Position, bearing
from firsthand.reconcile.causes import purpose_of, scenes_of
from firsthand.reconcile.compare import Interval, Relation, generic, inside, interval, is_person, meet, place_relation
from firsthand.reconcile.corrections import corrects, only_raised, replacements, taken_back
from firsthand.reconcile.families import NEGATIVE, SUPPORTING
from firsthand.reconcile.moments import Order, day_text, days_of, is_until, order
from firsthand.reconcile.parties import parties_by_claim
from firsthand.reconcile.profile import is_told
from firsthand.reconcile.scopes import ward_of
from firsthand.reconcile.tallies import Tally, survivors, tallies

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from firsthand.model import Claim, Count
    from firsthand.packs import Packs
    from firsthand.reconcile.slices import Slice, Telling

_UNKNOWN = (
    ("count", re.compile(r"\bhow many\b|\bthe number\b|\bhow much\b|\bthe (?:death )?toll\b")),
    ("from", re.compile(r"\bwhere\b.{0,80}\bfrom\b|\borigin\b")),
    ("which", re.compile(r"\b(?:type|make|model)\b|\bwhich\b|\bidentit(?:y|ies)\b")),
    ("to", re.compile(r"\bwhere\b|\bdestination\b|\broute\b")),
    ("when", re.compile(r"\bwhen\b")),
)
# Words that count: without one, a plural tells that there were several, and no total that could grow.
_NUMERAL = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"|dozens?|scores?|hundreds?|thousands?|millions?)\b",
    re.IGNORECASE,
)
_REMAINING = re.compile(
    r"\b(?:remain(?:s|ed)?|still)\s+(?:\w+\s+)?(?:injured|hurt|wounded|missing|detained|held|jailed|trapped|captive|"
    r"hostage|stranded|unaccounted|hospitali[sz]ed|in (?:hospital|custody|detention|prison|jail|captivity))\b",
    re.IGNORECASE,
)


_ALONE = ""  # beside the claims' ids, where all of them are of one person


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
    named = _named_victims(claims) if asked.aspect == "count" else {}
    if named and _are_of_one(claims):
        named[_ALONE] = 1
    tallied = tallies(claims, named, bench.packs) if asked.aspect == "count" else {}
    things = things_of(claims, bench.packs)
    did = parties_by_claim(claims, bench.packs) if asked.aspect == "who" else {}
    ordered = sorted(claims, key=lambda c: c.id)
    singles = [_tallied(_position(asked, c, things[c.id], named, bench), tallied.get(c.id), asked) for c in ordered]
    if asked.aspect == "who":
        singles = [replace(p, value=did.get(p.claims[0]), bearing=did.get(p.claims[0])) for p in singles]
    if asked.aspect == "count":
        singles = _with_some_of_a_nation(singles)
    if asked.aspect in ("count", "whether"):
        singles = _restated(singles)
    singles = _asserted(singles, {c.id for c in claims if _presupposed(c)})
    heads = {c.id for c in claims if c.block is BlockType.HEADLINE or c.start == 0}
    singles = _filled(_outdone(_absorbed(singles, bench), heads, bench), bench.packs)
    if asked.aspect == "count":
        singles = _summed_up(singles, heads, bench.packs)
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
        purpose=a.purpose & b.purpose,
        scenes=a.scenes & b.scenes,
        unique=a.unique and b.unique,
        where=a.where if a.where == b.where else None,
    )


def _position(asked: Asked, claim: Claim, thing: str, named: Mapping[str, int], bench: Slice) -> Position:
    report = bench.reports.get(claim.report)
    published = report.published if report else None
    outlet = bench.outlets[claim.id]
    value = _value(asked, claim, named, bench)
    weighed = value
    if isinstance(value, Interval) and asked.thing is not None and thing:
        weighed = bearing(value, thing, asked.thing, whole=True)
    as_of = claim.as_of or (published if asked.time == "cumulative" else None)
    days = days_of(claim) or bench.days.get(claim.id)
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
        loose=claim.count is None or (claim.count.max is None and _NUMERAL.search(claim.count.text) is None),
        ward=ward_of(claim.quote) if asked.aspect == "count" and is_person(thing, bench.packs) else "",
        until=is_until(claim),
        part=claim.scope == "part",
        nation=claim.nation if claim.scope == "whole" else "",
        remaining=_REMAINING.search(claim.quote) is not None,
        where=next((p for p in (claim.origin_place, claim.place) if p is not None and is_told(p, claim)), None),
        about=about(claim, thing, bench.packs),
        voice=_voice(claim, bench),
        purpose=purpose_of(claim),
        scenes=scenes_of(claim),
        unique=_is_unique(claim, thing, bench.packs),
    )


def _is_unique(claim: Claim, thing: str, packs: Packs) -> bool:
    """Return whether a claim is of somebody who is one of a kind in his place: by name, or as "the mayor"."""
    if claim.victim:
        return " " in claim.victim
    one = claim.count is not None and (claim.count.min, claim.count.max) == (1, 1)
    return one and packs.is_a(thing, "leader") and claim.things[0].text.casefold() in _OF_A_PLACE


_OF_A_PLACE = frozenset({"mayor", "governor", "president", "prime minister", "king", "queen", "emir", "sultan"})


def _voice(claim: Claim, bench: Slice) -> str:
    """Return what an unnamed source is called, where its origin has one such name: "police", "hospital spokesman"."""
    called = {root.name for root in bench.roots[bench.origin_of[claim.id]] if root.sort == "unnamed"}
    return called.pop() if len(called) == 1 else ""


def about(claim: Claim, thing: str, packs: Packs) -> tuple[str, ...]:
    """Return words that two claims have alike where both tell of the same: a name, a number of people, a kind of thing.

    Empty where the claim may be of anyone: where it only refers back, or tells of a part.
    """
    if not is_person(thing, packs):
        return (KIND, generic(thing))
    if claim.victim:
        return (NAMED, *claim.victim.casefold().split())
    if _is_unique(claim, thing, packs):
        return (ONE, generic(thing))
    if claim.scope not in ("whole", "listed") or claim.count is None:
        return ()
    if claim.count.min == 1:
        return (ONE, generic(thing), *_age(claim))
    if claim.scope == "listed":
        return ()
    return (NUMBERED, str(claim.count.min), str(claim.count.max))


_AGED = re.compile(
    r"\b(\d{1,3})-year-old\b|\b(?:aged|of|,) (\d{1,3})(?=,|\.|\s+(?:was|were|is|has|had|from|and|died)\b)"
)


def _age(claim: Claim) -> tuple[str, ...]:
    """Return the one age that a claim's sentence tells, as a word; none where it tells of none, or several."""
    ages = {m[1] or m[2] for m in _AGED.finditer(claim.quote[:2000])}
    return (ages.pop(),) if len(ages) == 1 else ()


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
        return _count(claim, named, bench.packs, alone=_ALONE in named)
    if asked.aspect == "from":
        return claim.origin_place
    if asked.aspect == "to":
        return claim.destination
    if asked.aspect == "place":
        return claim.place if claim.place is not None and is_told(claim.place, claim) else None
    if asked.aspect == "when":
        return days_of(claim) or bench.days.get(claim.id)
    return claim.certainty not in NEGATIVE


def _count(claim: Claim, named: Mapping[str, int], packs: Packs, *, alone: bool) -> Interval | None:
    """Return the count a claim gives of the whole; a part, or named victims, are at least as many."""
    given = interval(claim.count) if claim.count is not None else None
    if given is not None and taken_back(claim.quote, given.min, given.max):
        return None
    if claim.certainty in NEGATIVE:
        # "no plane", "the plane did not land": none. "Not five": only that figure is denied, and none is given.
        if claim.scope in ("same", "part", "listed") or (claim.scope == "named" and not alone):
            return None  # "Holt was not hurt" says nothing of the others
        if _BEYOND.search(claim.quote) is not None:
            return None  # "no other injuries": none beyond those told of
        if not alone and _of_some(claim, packs):
            return None
        return Interval(0, 0) if claim.count is None or _any_of_them(claim.count) else None
    if claim.scope == "total":
        return None if given is None or given.max is None else Interval(0, given.max, given.approximate)
    if claim.scope == "named":
        return Interval(max(named.get(claim.id, 1), given.min if given else 1), None)
    if given is None:
        return Interval(1, None)
    if claim.scope == "part":
        return Interval(given.min, None, given.approximate)
    return given


def _any_of_them(count: Count) -> bool:
    """Return whether what is denied is any at all: "no plane", "the plane", "ships"; not "dozens", "some", "one of"."""
    if count.max == 0:
        return True
    if count.max not in (None, 1):
        return False
    return _NUMERAL.search(count.text) is None and _SOME.match(count.text) is None


# A quantity stands outside the "not" beside it: that "many" or "one of them" did not leave says that others may have.
_SOME = re.compile(
    r"(?:some|several|many|few|a few|most|one|another|each|every|a number|at least|more than|over|up to)\b",
    re.IGNORECASE,
)


_BEYOND = re.compile(
    r"\b(?:no|any|nobody|no one|none)\s+(?:other|others|further|additional|more|else)\b", re.IGNORECASE
)


def _are_of_one(claims: Sequence[Claim]) -> bool:
    """Return whether every claim is of one person, and those that name him name the same: who was, or was not, held."""
    named = {claim.victim.casefold().rpartition(" ")[2] for claim in claims if claim.victim}
    others = [claim.count for claim in claims if not claim.victim]
    return len(named) == 1 and all(count is not None and (count.min, count.max) == (1, 1) for count in others)


def _of_some(claim: Claim, packs: Packs) -> bool:
    """Return whether a denial is of certain people only: "another child was not hurt", "those children were not"."""
    if not claim.things or not is_person(claim.things[0].name, packs):
        return False
    pointed = rf"\b(?:those|these|both|the other)\s+(?:[\w-]+\s+)?{re.escape(claim.things[0].text)}\b"
    one = claim.count is not None and (claim.count.min, claim.count.max) == (1, 1)
    return one or re.search(pointed, claim.quote, re.IGNORECASE) is not None


def _named_victims(claims: Sequence[Claim]) -> dict[str, int]:
    """Return, for each claim about a named victim, how many different people its report names so."""
    by_report: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.scope == "named" and claim.victim:
            by_report.setdefault(claim.report, []).append(claim)
    counts = {}
    for listed in by_report.values():
        names: list[frozenset[str]] = []
        for victim in sorted({c.victim or "" for c in listed}, key=lambda v: (-len(v.split()), v)):
            words = frozenset(victim.casefold().split())
            if not any(words <= known for known in names):
                names.append(words)
        counts.update({c.id: len(names) for c in listed})
    return counts


def _with_some_of_a_nation(positions: Sequence[Position]) -> list[Position]:
    """Return the positions with those that count one nation's people as a part, where others count more of any."""
    whole = [p.value.min for p in positions if not p.nation and isinstance(p.value, Interval)]
    most = max(whole, default=0)
    kept = []
    for p in positions:
        if p.nation and isinstance(p.value, Interval) and p.value.min < most:
            some = Interval(p.value.min, None, p.value.approximate)
            kept.append(replace(p, value=some, bearing=some, loose=True))
        else:
            kept.append(p)
    return kept


def _restated(positions: Sequence[Position]) -> list[Position]:
    """Return the positions with each correction told apart from the figure it takes back.

    "Alpha reported two. The picture shows one": both stand in the correction, and only the new figure corrects. The old
    one is known by the outlet's earlier report; it is no answer of the correcting report.
    """
    correcting = {report for p in positions if p.corrects for report in p.reports}
    if not correcting:
        return list(positions)
    kept = []
    for p in positions:
        if not p.reports & correcting:
            kept.append(p)
            continue
        earlier = [
            q.value
            for q in positions
            if not q.reports & correcting and q.outlets & p.outlets and order(q.said, p.said) is not Order.AFTER
        ]
        if p.value is not None and p.value in earlier:
            kept.append(replace(p, value=None, bearing=None, corrects=False))
        else:
            kept.append(replace(p, corrects=p.corrects or bool(earlier)))
    return kept


def _absorbed(positions: Sequence[Position], bench: Slice) -> list[Position]:
    """Give what a report says without a source the origin that the same report names for it.

    A headline and its lead sum up what the story then attributes: no second origin stands behind them.
    """
    weak = {p.origin for p in positions if all(r.weak for r in bench.roots[p.origin])}
    firm: dict[str, list[Position]] = {}
    for p in positions:
        if p.origin not in weak:
            for report in p.reports:
                firm.setdefault(report, []).append(p)
    kept = []
    for p in positions:
        if p.origin in weak:
            (report,) = p.reports
            fitting = [q for q in firm.get(report, ()) if q.value == p.value] or [
                q for q in firm.get(report, ()) if _fits(p, q)
            ]
            if fitting:
                kept.append(replace(p, origin=fitting[0].origin))
                continue
        kept.append(p)
    return kept


def _outdone(positions: Sequence[Position], heads: AbstractSet[str], bench: Slice) -> list[Position]:
    """Let a headline without a source support no figure that its own report's sources contradict."""
    firm: dict[str, list[Position]] = {}
    for p in positions:
        if not all(r.weak for r in bench.roots[p.origin]):
            for report in p.reports:
                firm.setdefault(report, []).append(p)
    return [
        replace(p, supports=False)
        if heads >= set(p.claims)
        and all(r.weak for r in bench.roots[p.origin])
        and any(_of_one_kind(p, q, bench.packs) and not _fits(p, q) for r in p.reports for q in firm.get(r, ()))
        else p
        for p in positions
    ]


# The people already spoken of: who names them so tells nothing of their number.
_THE_DEAD = re.compile(
    r"(?:(?:one|two|some|several|many|most|all|both|each|none) of )?"
    r"(?:the|those|these|its|their|our|his|her)\s+(?:dead|killed|victims?|bod(?:y|ies)|casualt(?:y|ies)|injured|wounded|"
    r"missing|hostages?|abducted)",
    re.IGNORECASE,
)


def _presupposed(claim: Claim) -> bool:
    """Return whether the claim only refers to people already counted: "accused them of hiding the dead"."""
    if claim.scope != "same" or claim.count is None:
        return False
    named = claim.things[0].name if claim.things else ""
    return named == "fatality" or _THE_DEAD.fullmatch(claim.count.text) is not None  # "a neighbour of one of the dead"


def _asserted(positions: Sequence[Position], presupposed: AbstractSet[str]) -> list[Position]:
    """Return the positions without those that only refer to people already counted, where another position counts."""
    told = [p for p in positions if not presupposed >= set(p.claims)]
    return told if any(p.value is not None for p in told) else list(positions)


def _filled(positions: Sequence[Position], packs: Packs) -> list[Position]:
    """Give a bare plural the figure that the same voice gives in the same report: "Miners saved", "sixteen miners"."""
    exact: dict[tuple[str, frozenset[str]], list[Position]] = {}
    for p in positions:
        if isinstance(p.value, Interval) and not p.loose:
            exact.setdefault((p.origin, p.reports), []).append(p)
    kept = []
    for p in positions:
        told = [
            q
            for q in exact.get((p.origin, p.reports), ())
            if p.loose
            and isinstance(p.value, Interval)
            and p.supports == q.supports
            and _of_one_kind(p, q, packs)
            and inside(q.value, p.value)
        ]
        fullest = max(told, key=lambda q: (q.value.min, q.claims), default=None)
        kept.append(p if fullest is None else replace(p, value=fullest.value, bearing=fullest.bearing, loose=False))
    return kept


def _summed_up(positions: Sequence[Position], heads: AbstractSet[str], packs: Packs) -> list[Position]:
    """Let a headline's bare plural support nothing beside the figure that its own report gives: "Fishermen freed"."""
    exact = [p for p in positions if isinstance(p.value, Interval) and not p.loose and p.supports]
    return [
        replace(p, supports=False)
        if p.loose
        and heads >= set(p.claims)
        and any(p.reports & q.reports and _of_one_kind(p, q, packs) and inside(q.value, p.value) for q in exact)
        else p
        for p in positions
    ]


def _of_one_kind(a: Position, b: Position, packs: Packs) -> bool:
    return packs.is_a(generic(b.thing), generic(a.thing)) or generic(a.thing) == generic(b.thing)


def _fits(a: Position, b: Position) -> bool:
    if isinstance(a.value, Interval) and isinstance(b.value, Interval):
        return meet(a.value, b.value)
    if isinstance(a.value, Place) and isinstance(b.value, Place):
        return place_relation(a.value, b.value) is not Relation.APART
    return a.value is None or b.value is None or (isinstance(a.value, tuple) and isinstance(b.value, tuple))
