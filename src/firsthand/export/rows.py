"""The rows of an export: the case's records under the names of the contract, each list in a total order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firsthand.store import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from firsthand.model import Claim, Place, Snapshot

Row = dict[str, Any]

SCHEMA = 1


def meta(snapshot: Snapshot) -> Row:
    """Return what made the export; nothing in it varies from run to run."""
    return {
        "schema": SCHEMA,
        "tool": snapshot.tool,
        "model": snapshot.model,
        "packs": dict(sorted(snapshot.packs.items())),
        "settings": {},
    }


def report_rows(snapshot: Snapshot) -> Iterator[Row]:
    """Yield the reports, by id."""
    names = ("id", "external_id", "url", "outlet", "title", "published", "published_source", "retrieved", "language")
    for report in sorted(snapshot.reports, key=lambda r: r.id):
        yield {name: getattr(report, name) for name in (*names, "sha256", "source_path")}


def claim_rows(snapshot: Snapshot) -> Iterator[Row]:
    """Yield the claims, by report, place in it, and id."""
    events = snapshot.reconciliation.claim_event
    origins = snapshot.reconciliation.claim_origin
    for claim in sorted(snapshot.claims, key=lambda c: (c.report, c.start, c.mention, c.id)):
        yield claim_row(claim, events.get(claim.id), origins.get(claim.id))


def claim_row(claim: Claim, event: str | None, origin: str | None) -> Row:
    """Return one claim; actor, scope and hedges stand in it where the sentence has them."""
    row: Row = {
        "id": claim.id,
        "report": claim.report,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "mention": {"start": claim.mention[0], "end": claim.mention[1]},
        "block": claim.block.value,
        "kind": claim.kind,
        "event": event,
        "things": plain(claim.things),
        "count": plain(claim.count),
        "place": _place(claim.place),
        "from": _place(claim.origin_place),
        "to": _place(claim.destination),
        "when": plain(claim.when),
        "as_of": claim.as_of,
        "tense": claim.tense.value,
        "certainty": claim.certainty.value,
        "chain": [{"name": k.name, "cue": k.cue, "start": k.start, "end": k.end} for k in claim.chain],
        "root_stated": claim.root_stated,
        "basis": claim.basis.value,
        "imagery": plain(claim.imagery),
        "origin": origin,
    }
    if claim.actor is not None:
        row["actor"] = plain(claim.actor)
    if claim.scope != "whole":
        row["scope"] = claim.scope
    if claim.hedges:
        row["hedges"] = list(claim.hedges)
    return row


def reuse_rows(snapshot: Snapshot) -> Iterator[Row]:
    """Yield the shared passages, by where they stand."""

    def where(row: Row) -> tuple[Any, ...]:
        """Return where a row stands in the order: by its two places, then by its direction."""
        return (*row["a"].values(), *row["b"].values(), row["direction"] or "")

    rows = [{"a": plain(r.a), "b": plain(r.b), "direction": r.direction} for r in snapshot.reuse]
    yield from sorted(rows, key=where)


def lineage_rows(snapshot: Snapshot) -> Iterator[Row]:
    """Yield who stands on whom."""
    order = sorted(
        snapshot.lineage.edges,
        key=lambda e: (
            e.to,
            e.from_,
            e.kind,
            (e.proof.report, e.proof.start, e.proof.end) if e.proof else (),
            e.reason,
        ),
    )
    for edge in order:
        yield {"from": edge.from_, "to": edge.to, "kind": edge.kind, "proof": plain(edge.proof), "reason": edge.reason}


def origin_rows(snapshot: Snapshot) -> Iterator[Row]:
    """Yield the origins, by id."""
    for origin in sorted(snapshot.reconciliation.origins, key=lambda o: o.id):
        yield {
            "id": origin.id,
            "name": origin.name,
            "basis": origin.basis.value,
            "claims": sorted(origin.claims),
        }


def sameness_rows(snapshot: Snapshot) -> Iterator[Row]:
    """Yield the pairs of origins with their verdicts."""
    order = sorted(snapshot.reconciliation.sameness, key=lambda s: (s.a, s.b, s.verdict, s.reason))
    yield from (plain(pair) for pair in order)


def finding_rows(snapshot: Snapshot) -> Iterator[Row]:
    """Yield the findings, by id; values keep the order in which reconcile ranks them."""
    for finding in sorted(snapshot.reconciliation.findings, key=lambda f: f.id):
        yield {
            "id": finding.id,
            "event": finding.event,
            "question": finding.question,
            "status": finding.status.value,
            "flags": sorted(finding.flags),
            "summary": finding.summary,
            "claims": sorted(finding.claims),
            "origins": sorted(finding.origins),
            "values": plain(finding.values),
            "reconciled": plain(finding.reconciled),
            "fragility": plain(finding.fragility),
            "supersedes": finding.supersedes,
        }


def judgement_rows(snapshot: Snapshot) -> Iterator[Row]:
    """Yield the judgements in the order in which they were made: the order of their chain."""
    yield from (plain(judgement) for judgement in snapshot.judgements)


def failure_rows(snapshot: Snapshot) -> Iterator[Row]:
    """Yield what could not be read or analysed."""
    for failure in sorted(snapshot.failures, key=lambda f: (f.report, f.stage, f.reason)):
        yield {"report": failure.report, "stage": failure.stage, "reason": failure.reason}


# The arrays of the contract, in its order.
TABLES: dict[str, Callable[[Snapshot], Iterator[Row]]] = {
    "reports": report_rows,
    "claims": claim_rows,
    "reuse": reuse_rows,
    "lineage": lineage_rows,
    "origins": origin_rows,
    "sameness": sameness_rows,
    "findings": finding_rows,
    "judgements": judgement_rows,
    "failures": failure_rows,
}


def _place(place: Place | None) -> Row | None:
    if place is None:
        return None
    return {
        "name": place.name,
        "text": place.text,
        "lat": place.lat,
        "lon": place.lon,
        "precision_km": place.precision_km,
        "candidates": plain(place.candidates),
    }
