"""Findings: the questions that an event's claims answer, each with its status."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, Any

from firsthand.model import Certainty, Finding, Fragility, Status, Tense, Value
from firsthand.reconcile import answers
from firsthand.reconcile.compare import Interval, Relation, generic, is_person
from firsthand.reconcile.families import AVOWALS, MAY_BECOME, OF_ONE_ATTACK, OF_THE_LAW, UNCOMMITTED, Family, time_of
from firsthand.reconcile.figures import are_of_one
from firsthand.reconcile.origins import identity
from firsthand.reconcile.otherwise import asked_together
from firsthand.reconcile.parties import compare_parties, contested, deeds, parties_by_claim, same_number
from firsthand.reconcile.positions import Asked, answer_of, positions_for, things_of, unknown_aspect
from firsthand.reconcile.profile import is_told
from firsthand.reconcile.scopes import with_added, with_parts, with_places
from firsthand.reconcile.status import Outcome, assess, margin, once, unlike_origins
from firsthand.reconcile.superseding import Question
from firsthand.reconcile.victims import with_the_dead
from firsthand.reconcile.wording import question_of, summary_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from firsthand.model import Claim, Event, Place
    from firsthand.packs import Packs
    from firsthand.reconcile.answers import Comparison, Position
    from firsthand.reconcile.parties import Party
    from firsthand.reconcile.slices import Slice


def findings_of(event: Event, bench: Slice) -> list[Finding]:
    """Return the findings on one event, by kind and aspect: made from its slice alone."""
    found = []
    by_kind: dict[str, list[Claim]] = {}
    for claim in bench.claims:
        if claim.certainty not in UNCOMMITTED:
            by_kind.setdefault(claim.kind, []).append(claim)
    if len(by_kind) > 1:
        by_kind = with_the_dead(by_kind)
    asked = asked_together(by_kind, bench.packs) if len(by_kind) > 1 else by_kind
    for kind in sorted(asked):
        found += _of_kind(event, kind, bench.family, asked, bench)
    return found


def _of_kind(
    event: Event, kind: str, family: Family, by_kind: Mapping[str, list[Claim]], bench: Slice
) -> list[Finding]:
    claims = with_added(with_places(with_parts(by_kind[kind], by_kind)))
    thing = _asked_thing(claims, bench.packs)
    unknown = [(c, unknown_aspect(c)) for c in claims if c.certainty is Certainty.DECLARED_UNKNOWN]
    told = [c for c in claims if c.certainty is not Certainty.DECLARED_UNKNOWN]
    entry = bench.packs.kinds.get(kind)
    counted = any(c.count is not None for c in told) and not (entry is not None and entry.speech)
    main = "count" if counted or (not told and any(a == "count" for _, a in unknown)) else "whether"
    asked: dict[str, list[Claim]] = {main: list(told)} if told else {}
    for aspect, part in (("from", "origin_place"), ("to", "destination"), ("place", "place")):
        placed = [
            c for c in told if (there := getattr(c, part)) is not None and (aspect != "place" or is_told(there, c))
        ]
        if placed and _worth_asking(aspect, kind, placed, bench):
            asked[aspect] = placed
    lasting = family.time == "state" or kind in AVOWALS  # one dates the deed, another the claim to have done it
    dated = [c for c in told if not lasting and c.id in bench.days]
    if _contested("when", dated, bench):
        asked["when"] = dated
    for claim, aspect in unknown:
        asked.setdefault(main if aspect in ("count", "whether") else aspect, []).append(claim)
    fell = any(_told_more(by_kind.get(other, ()), bench) for other in MAY_BECOME.get(kind, ()))
    time = time_of(kind, bench.packs)
    found = [
        _finding(event, Asked(aspect, kind, thing, time if aspect == "count" else _steady(time)), listed, fell, bench)
        for aspect, listed in sorted(asked.items())
    ]
    found += [
        _finding(event, Asked("count", kind, sort, time), listed, fell, bench)
        for sort, listed in (_sorts(told, thing, bench.packs) if main == "count" else ())
    ]
    who = [asking for deed in deeds(told, bench.packs) for asking in _who_asked(kind, deed, bench.packs)]
    return found + [_finding(event, Asked("who", kind, thing, _steady(time)), deed, fell, bench) for deed in who]


def _sorts(claims: Sequence[Claim], asked: str | None, packs: Packs) -> list[tuple[str, list[Claim]]]:
    """Return sorts of what is asked that several reports count beside the rest: the gunmen among the dead."""
    if asked is None:
        return []
    named = things_of(claims, packs)
    by_sort: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.count is not None and claim.scope in ("whole", "listed", "part") and not claim.victim:
            by_sort.setdefault(generic(named[claim.id]), []).append(claim)
    others = len({generic(name) for name in named.values()})
    return [
        (sort, listed)
        for sort, listed in sorted(by_sort.items())
        if others > 1
        and sort not in (asked, generic(asked))
        and packs.is_a(sort, asked)
        and len({c.report for c in listed}) > 1
        and any((c.count.min or 0) > 1 for c in listed if c.count is not None)
    ]


def _who_asked(kind: str, deed: Sequence[Claim], packs: Packs) -> list[list[Claim]]:
    """Return the claims of which to ask who did it: all, where parties differ; of a wrong, those of each named one."""
    named = parties_by_claim(deed, packs)
    faces = list({(named[c.id], c.things[:1], c.count): c for c in reversed(deed)}.values())
    pairs = [(a, b) for a, b in combinations(faces, 2) if named[a.id] != named[b.id]]
    if any(contested(a, b, named[a.id], named[b.id], packs) for a, b in pairs):
        return [list(deed)]
    if not _is_wrong(kind, packs):
        return []
    by_party: dict[Party, list[Claim]] = {}
    for claim in deed:
        by_party.setdefault(named[claim.id], []).append(claim)
    told = {
        p: listed for p, listed in by_party.items() if p.proper or (packs.is_a(p.name, "unit") and p.name != "unit")
    }
    unlike = any(compare_parties(a, b, packs) is Relation.UNKNOWN for a, b in combinations(by_party, 2))
    return [told[p] for p in sorted(told)] if unlike else [list(deed)] if told else []


def _is_wrong(kind: str, packs: Packs) -> bool:
    """Whether who did it did wrong."""
    entry = packs.kinds.get(kind)
    return entry is not None and entry.wrongdoing and kind not in OF_THE_LAW


def _one_deed(kind: str, deed: Sequence[Claim], packs: Packs) -> bool:
    """Whether the claims of different parties are shown to be of one deed: a wrong, done to as many by either."""
    named = parties_by_claim(deed, packs)
    unlike = [
        (a, b) for a, b in combinations(deed, 2) if compare_parties(named[a.id], named[b.id], packs) is Relation.APART
    ]
    return _is_wrong(kind, packs) and any(same_number(a, b) for a, b in unlike)


def _steady(time: str) -> str:
    """Whether, where from and where to do not grow: only a state of theirs may change."""
    return "state" if time == "state" else "occurrence"


def _asked_thing(claims: Sequence[Claim], packs: Packs) -> str | None:
    """Return the thing a question on these claims is about: the narrowest that covers every one of theirs."""
    names = sorted({generic(name) for name in things_of(claims, packs).values() if name})
    if not names:
        return None
    common = frozenset.intersection(*(packs.ancestors(name) for name in names))
    return max(common, key=lambda n: (len(packs.ancestors(n)), n), default=names[0])


def _worth_asking(aspect: str, kind: str, claims: Sequence[Claim], bench: Slice) -> bool:
    """Whether the aspect says more than the main question, which names the place, from or to when its template does."""
    entry = bench.packs.kinds.get(kind)
    named = aspect == "place" or (entry is not None and "{" + aspect + "}" in entry.question)
    return not named or _contested(aspect, claims, bench)


def _contested(aspect: str, claims: Sequence[Claim], bench: Slice) -> bool:
    asked = Asked(aspect, "", None, "occurrence")
    if not any(answer_of(asked, claims[0], bench) != answer_of(asked, claim, bench) for claim in claims[1:]):
        return False  # positions take their values from the claims: one value is no contest
    unlike = {p.value: p for p in positions_for(asked, claims, bench) if p.value is not None}
    positions = list(unlike.values())
    conflict = _comparison(aspect, bench.packs).conflict
    return any(conflict(a, b) for i, a in enumerate(positions) for b in positions[i + 1 :])


def _told_more(claims: Sequence[Claim], bench: Slice) -> bool:
    """Whether the claims count more at one time than at another: what lets the figure of another kind fall."""
    if len(claims) < 2:
        return False
    positions = positions_for(Asked("count", "", "person", "cumulative"), claims, bench)
    return len({p.value.min for p in positions if p.supports and p.value is not None}) > 1


_as_key = json.JSONEncoder(sort_keys=True).encode

_COMPARISONS: dict[str, Callable[[], Comparison]] = {
    "whether": answers.truths,
    "which": answers.truths,
    "from": answers.places,
    "to": answers.places,
    "place": answers.places,
    "when": answers.days,
}


def _comparison(aspect: str, packs: Packs) -> Comparison:
    return answers.counts(packs) if aspect == "count" else _COMPARISONS[aspect]()


def _of_people(
    comparison: Comparison, asked: Asked, one_attack: bool, positions: Sequence[Position], packs: Packs
) -> Comparison:
    """Return the comparison of answers about people, each of whom may be another than the next report's."""
    if asked.aspect == "count" and (not one_attack or any(_is_of_many(p) for p in positions)):
        comparison = answers.of_several(comparison, packs)  # of many hurt, one and one are not shown to be one
    return comparison if one_attack or asked.aspect not in ("count", "whether") else answers.of_anyone(comparison)


def _is_of_many(position: Position) -> bool:
    return isinstance(position.value, Interval) and position.value.min > 1


def _finding(event: Event, asked: Asked, claims: Sequence[Claim], fell: bool, bench: Slice) -> Finding:
    comparison = (
        answers.parties(bench.packs, _one_deed(asked.kind, claims, bench.packs))
        if asked.aspect == "who"
        else _comparison(asked.aspect, bench.packs)
    )
    positions = positions_for(asked, claims, bench)
    if is_person(asked.thing or "", bench.packs):
        comparison = _of_people(comparison, asked, event.kind in OF_ONE_ATTACK, positions, bench.packs)
    question = Question(once(comparison, positions), asked.time, fell)
    outcome = assess(positions, question, bench.sameness)
    ids = tuple(sorted(c.id for c in claims))
    place = _place_of(event, claims)
    wording = question_of(asked, place, claims, bench.packs)
    values = _values(positions, outcome, comparison)
    reconciled = None if outcome.reconciled is None else comparison.plain(outcome.reconciled)
    flags = _flags(asked, claims, outcome, bench)
    finding = Finding(
        id=identity("finding", ids[0], wording),
        event=event.id,
        question=wording,
        aspect="which" if asked.aspect == "who" else asked.aspect,
        status=outcome.status,
        flags=flags,
        summary="",
        claims=ids,
        origins=tuple(sorted({p.origin for p in positions})),
        values=values,
        reconciled=reconciled,
        fragility=_margin(positions, question, bench, outcome),
        reason=outcome.reason,
        kind=asked.kind,
        thing=asked.thing,
        place=place,
    )
    known = outcome.independent or len(unlike_origins(finding.origins, bench.sameness))
    return replace(finding, summary=summary_of(finding, known))


def _margin(positions: Sequence[Position], question: Question, bench: Slice, outcome: Outcome) -> Fragility:
    held = [p for p in positions if p.value is not None] or list(positions)
    return margin(held, question, bench.sameness, outcome.status)


def _place_of(event: Event, claims: Sequence[Claim]) -> Place | None:
    named = {c.place.name: c.place for c in claims if c.place is not None}
    if event.place is not None and (not named or event.place.name in named):
        return event.place
    return min(named.values(), key=lambda p: (p.precision_km or 0.0, p.name)) if named else event.place


def _values(positions: Sequence[Position], outcome: Outcome, comparison: Comparison) -> tuple[Value, ...]:
    """Return every reported value, those that stand first, then the best supported, then the latest."""
    grouped: dict[str, list[Position]] = {}
    plain: dict[str, Any] = {}
    for position in positions:
        if position.value is not None:
            value = comparison.plain(position.value)
            key = _as_key(value)
            plain[key] = value
            grouped.setdefault(key, []).append(position)
    standing = {id(p) for p in outcome.current}
    ranked = []
    for key, listed in grouped.items():
        reports = {r for p in listed for r in p.reports}
        as_of = max((p.as_of for p in listed if p.as_of), default=None)
        value = Value(
            plain[key],
            tuple(sorted(c for p in listed for c in p.claims)),
            tuple(sorted({p.origin for p in listed})),
            as_of,
        )
        stands = any(id(p) in standing for p in listed)
        ranked.append(((not stands, -len(reports)), as_of or "", key, value))
    ranked.sort(key=lambda row: row[2])
    ranked.sort(key=lambda row: row[1], reverse=True)
    ranked.sort(key=lambda row: row[0])
    return tuple(row[3] for row in ranked)


def _flags(asked: Asked, claims: Sequence[Claim], outcome: Outcome, bench: Slice) -> tuple[str, ...]:
    told = [c for c in claims if c.certainty is not Certainty.DECLARED_UNKNOWN]
    firm = (Certainty.CERTAIN, Certainty.COUNTERFACT)
    hedged = any(c.certainty not in firm or _hedged_here(c, asked.aspect) for c in told)
    present = {
        "denied": any(c.denies for c in claims) or _is_denied(told, outcome, bench),
        "declared-unknown": len(told) < len(claims),
        "expected": any(c.tense is Tense.FUTURE for c in claims),
        "hedged": hedged,
        "corrected": "corrected" in outcome.flags,
        "within-origin": "within-origin" in outcome.flags,
        "reviewed": any(c.id in bench.reviewed for c in claims),
    }
    return tuple(flag for flag, holds in present.items() if holds)


def _is_denied(told: Sequence[Claim], outcome: Outcome, bench: Slice) -> bool:
    """Return whether one voice says that it was so, and another that it was not: of one person, or of none at all."""
    if outcome.status is not Status.DISPUTED:
        return False
    of_one = are_of_one(told)
    against = {bench.origin_of[c.id] for c in told if c.certainty is Certainty.COUNTERFACT and (of_one or _is_none(c))}
    return bool(against) and any(bench.origin_of[c.id] not in against for c in told)


def _is_none(claim: Claim) -> bool:
    return claim.count is not None and claim.count.max == 0


def _hedged_here(claim: Claim, aspect: str) -> bool:
    """Whether a hedge of the claim stands on the aspect: "is said to" on "bound for Libya" hedges where to, no more.

    What stands on no part of it stands on the event, whose certainty says it already; a "no" lowers nothing.
    """
    parts = {"to": claim.destination, "from": claim.origin_place}
    for hedge in claim.hedges:
        stands_on = hedge.rpartition(":")[0]
        if not stands_on:
            continue
        on = next((a for a, place in parts.items() if place is not None and place.text and place.text in stands_on), "")
        if on == aspect or (not on and aspect not in parts):
            return True
    return False
