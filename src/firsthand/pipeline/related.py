"""The set-wise work: what the reports of a case amount to together, and how that is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firsthand.model import (
    Claim,
    Edge,
    Event,
    Finding,
    Judgement,
    Lineage,
    Origin,
    Reconciliation,
    Report,
    Reuse,
    Sameness,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.packs import Packs
    from firsthand.store import Store

Related = tuple[tuple[Reuse, ...], Lineage, Reconciliation]


def relate(
    reports: tuple[Report, ...], claims: tuple[Claim, ...], judgements: tuple[Judgement, ...], packs: Packs
) -> Related:
    """Return what the set of reports amounts to: a function of the set and of the judgements, and of nothing else.

    Args:
        reports: all of them, by id, as the judgements would have them.
        claims: all of theirs, by report and place in it.
        judgements: in the order of their chain.
        packs: those in the box and those of the case.
    """
    from firsthand.reconcile import reconcile  # noqa: PLC0415 -- heavy, and most commands only read what is stored
    from firsthand.reuse import find_reuse, trace_lineage  # noqa: PLC0415

    reuse = tuple(find_reuse(reports))
    lineage = trace_lineage(reports, claims, reuse, packs)
    return reuse, lineage, reconcile(reports, claims, reuse, lineage, judgements, packs)


def to_records(related: Related) -> dict[str, Iterable[Any]]:
    """Return `related` as the store keeps it: rows by the name of their kind."""
    reuse, lineage, reconciliation = related
    return {
        "reuse": reuse,
        "edge": lineage.edges,
        "cycle": lineage.cycles,
        "origin": reconciliation.origins,
        "sameness": reconciliation.sameness,
        "event": reconciliation.events,
        "finding": reconciliation.findings,
        "claim_event": sorted(reconciliation.claim_event.items()),
        "claim_origin": sorted(reconciliation.claim_origin.items()),
    }


def from_records(store: Store) -> Related:
    """Return what `to_records` had stored."""
    read = store.related
    reconciliation = Reconciliation(
        origins=read("origin", Origin),
        sameness=read("sameness", Sameness),
        events=read("event", Event),
        findings=read("finding", Finding),
        claim_event=dict(read("claim_event", tuple[str, str])),
        claim_origin=dict(read("claim_origin", tuple[str, str])),
    )
    return read("reuse", Reuse), Lineage(read("edge", Edge), read("cycle", tuple[str, ...])), reconciliation
