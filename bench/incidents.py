"""The facts of an incident read off the findings of its reports, and which reports tell of one incident."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from bench.mail import mail_town
from firsthand.language.places.gazetteer import load_gazetteer
from firsthand.model import Report
from firsthand.packs import load_packs
from firsthand.pipeline import analyse
from firsthand.read import read_report
from firsthand.reconcile import reconcile, toll_of
from firsthand.reconcile.events import weights_of_towns
from firsthand.reuse import find_reuse, trace_lineage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from firsthand.model import Claim, Event, Place, Reconciliation
    from firsthand.pipeline import Analysed

HARM = ("killed", "injured")
"""The kinds whose event is the incident; others ("shot", "attacked") only say where a report leads."""

OTHER_CLAIM = 0.2
"""What a claim of the same reports about something else (an arrest, a charge) weighs for the city, beside 1."""

VOTE = 0.5
"""What a report's claims of places weigh beside its naming of towns, as in an event's own place."""

OTHER_KIND = 0.5
"""What a claim that somebody was shot at or attacked weighs for which event a report leads with, beside 1."""

FIRST_CLAIMS, LATER_CLAIM = 20, 0.9
"""How many claims say what a report leads with, and what each weighs beside the one before it."""

LEADING = (*HARM, "shot", "attacked")


def read_record(record: dict[str, Any]) -> Iterator[Analysed]:
    """Yield the analysis of one report of the gold data, taken in as a JSON Lines record like a user's."""
    data = json.dumps(record, ensure_ascii=False).encode()
    for report in read_report(data, media_type="application/x-ndjson", packs=load_packs()):
        if isinstance(report, Report):
            yield analyse(report)


def relate(reports: list[Report], claims: list[Claim]) -> Reconciliation:
    """Return what the set-wise stages make of the reports, as a case would."""
    packs = load_packs()
    reports = sorted(reports, key=lambda r: r.id)
    claims = sorted(claims, key=lambda c: (c.report, c.start, c.id))
    reuse = find_reuse(reports)
    return reconcile(reports, claims, reuse, trace_lineage(reports, claims, reuse, packs), (), packs)


def predict_incident(row: dict[str, Any]) -> dict[str, Any]:
    """Return the facts of one incident: the event that most of its reports lead with."""
    analysed = [a for record in row["reports"] for a in read_record(record)]
    reports = [a.report for a in analysed]
    claims = [c for a in analysed for c in a.claims]
    reconciled = relate(reports, claims)
    event = leading_event(reports, claims, reconciled)
    if event is None:
        return {"id": row["id"], "killed": 0, "injured": 0, "date": None, "city": city_of(None, claims)}
    toll = toll_of(event, reconciled.findings, {c.id: c for c in claims})
    return {
        "id": row["id"],
        "killed": toll.killed,
        "injured": toll.injured,
        "date": event.when.earliest[:10] if event.when and event.when.earliest else _first_published(reports),
        "city": city_of(event, claims),
    }


def predict_linking(records: Iterable[dict[str, Any]], analysed: Iterable[Analysed]) -> Iterator[dict[str, Any]]:
    """Yield the cluster of each report: the event of its headline and lead."""
    everything = list(analysed)
    reports = [a.report for a in everything]
    claims = [c for a in everything for c in a.claims]
    reconciled = relate(reports, claims)
    lead = {r.external_id: event_led(r.id, claims, reconciled) for r in reports}
    for record in records:
        yield {"id": record["id"], "cluster": lead.get(record["id"]) or f"alone {record['id']}"}


def event_led(report: str, claims: Iterable[Claim], reconciled: Reconciliation) -> str | None:
    """Return the id of the event that a report tells most of, what it tells first weighing most."""
    own = [c for c in claims if c.report == report and c.kind in LEADING and c.id in reconciled.claim_event]
    told: dict[str, float] = defaultdict(float)
    for rank, claim in enumerate(sorted(own, key=lambda c: (c.start, c.mention))[:FIRST_CLAIMS]):
        told[reconciled.claim_event[claim.id]] += (1 if claim.kind in HARM else OTHER_KIND) * LATER_CLAIM**rank
    return min(told, key=lambda event: (-told[event], event), default=None)


def leading_event(reports: Iterable[Report], claims: list[Claim], reconciled: Reconciliation) -> Event | None:
    """Return the event that most reports lead with; of equals, the one with more claims."""
    events = {e.id: e for e in reconciled.events}
    votes = Counter(led for r in reports if (led := event_led(r.id, claims, reconciled)))
    if not votes:
        return None
    return events[max(votes, key=lambda e: (votes[e], len(events[e].claims), e))]


def _first_published(reports: Iterable[Report]) -> str | None:
    """Return the day of the earliest report: news of what nobody dates is most often of the same day."""
    return min((r.published[:10] for r in reports if r.published), default=None)


def city_of(event: Event | None, claims: Sequence[Claim]) -> str | None:
    """Return the city an event was in, as the archive would name it: what its reports' naming of towns and places say.

    Without an event it is the city that the reports are about; where they give but a county, the largest town in it.

    Every report has about one vote, so that a long one does not decide alone, and the claims of the event itself count
    most in it. The archive goes by postal addresses (`bench.mail`), knows no township and no quarter unless there is
    nothing else, and spells "Saint" out.
    """
    own = frozenset(event.claims if event is not None else ())
    told: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    states = {town.name: _state(town.within) for claim in claims for town in claim.towns}
    for claim in claims:
        if claim.place is not None and (city := _city(claim.place)):
            told[claim.report][city[0]] += 1 if claim.id in own else OTHER_CLAIM
            states.setdefault(*city)
    votes: dict[str, float] = defaultdict(float)
    for name, weight in weights_of_towns(claims).items():
        votes[as_filed(name, states[name])] += weight
    for report in sorted(told):
        weight = sum(told[report].values())
        for name, n in told[report].items():
            votes[as_filed(name, states[name])] += VOTE * n / weight * (1 + weight / 10)
    listed = {as_filed(name, state) for name, state in states.items() if _is_listed(name, state)}
    if votes:
        return max(votes, key=lambda name: (name in listed, votes[name], name))
    counties = [c.place for c in claims if c.place is not None and c.place.kind == "county"]
    if counties:
        return _largest_of(counties)
    return event.place.name if event is not None and event.place is not None else None


def as_filed(name: str, state: str) -> str:
    """Return a town's name as the archive files it."""
    filed = mail_town(name, state) or name
    return f"Saint {filed[4:]}" if filed.startswith("St. ") else filed


def _is_listed(name: str, state: str) -> bool:
    """Return whether a state has a town of that name: one that mail goes to, unlike a quarter or a township."""
    return any(entry.within[-2:-1] == (state,) for entry in load_gazetteer().towns(name))


def _largest_of(counties: Sequence[Place]) -> str:
    """Return the largest town of the county told most often."""
    told = Counter((place.name, _state(place.within)) for place in counties)
    county, state = max(told, key=lambda c: (told[c], c))
    town = load_gazetteer().largest_town(county, state)
    return as_filed(town.name, state) if town is not None else county


def _city(place: Place) -> tuple[str, str] | None:
    """Return the city a place is or lies in, and its state; None for a county, a state or an unplaced site."""
    if place.kind == "city":
        return place.name, _state(place.within)
    return (place.within[0], _state(place.within)) if place.kind in {"site", "quarter"} and place.within else None


def _state(within: Sequence[str]) -> str:
    """Return the state among what holds a place, which ends with its country."""
    return within[-2] if len(within) > 1 else ""
