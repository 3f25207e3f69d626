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
from firsthand.store.codec import decode, encode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.packs import Packs
    from firsthand.reuse import Known
    from firsthand.store import Store

_SHELF = 3  # digits of a claim's id that those of one row have alike: a few claims a row, in the largest case

Related = tuple[tuple[Reuse, ...], Lineage, Reconciliation]


def relate(
    reports: tuple[Report, ...],
    claims: tuple[Claim, ...],
    judgements: tuple[Judgement, ...],
    packs: Packs,
    known: Known,
) -> tuple[Related, Known]:
    """Return what the set of reports amounts to, and what is to be known next time.

    The first is a function of the set and of the judgements, and of nothing else.

    Args:
        reports: all of them, by id, as the judgements would have them.
        claims: all of theirs, by report and place in it.
        judgements: those that stand.
        packs: those in the box and those of the case.
        known: what an earlier call returned, of whatever set: it spares work, and changes nothing.
    """
    from firsthand.reconcile import as_judged, reconcile  # noqa: PLC0415 -- heavy, and most commands only read what is stored
    from firsthand.reuse import compare, trace_lineage  # noqa: PLC0415

    judged = as_judged({r.id: r for r in reports}, claims, judgements)
    claims, judgements = judged.claims, judged.judgements
    reuse, known = compare(reports, known)
    lineage = trace_lineage(reports, claims, reuse, packs)
    return (reuse, lineage, reconcile(reports, claims, reuse, lineage, judgements, packs)), known


def judged_claims(
    reports: tuple[Report, ...], claims: tuple[Claim, ...], judgements: tuple[Judgement, ...]
) -> tuple[tuple[Claim, ...], tuple[str, ...]]:
    """Return the claims as the judgements that stand would have them, and the judgements that found none."""
    if not judgements:
        return claims, ()
    from firsthand.reconcile import as_judged  # noqa: PLC0415

    judged = as_judged({r.id: r for r in reports}, claims, judgements)
    return judged.claims, judged.orphaned


def to_memo(known: Known) -> dict[str, dict[str, bytes]]:
    """Return `known` as the store keeps it."""
    from firsthand.reuse import packed  # noqa: PLC0415

    return {
        "prints": {stamp: packed(prints) for stamp, prints in known.prints.items()},
        "passages": {key: encode(found).encode() for key, found in known.passages.items()},
    }


def from_memo(store: Store) -> Known:
    """Return what `to_memo` had stored."""
    from firsthand.reuse import Known, unpacked  # noqa: PLC0415

    return Known(
        prints=store.memo("prints", unpacked),
        passages=store.memo("passages", lambda data: decode(tuple[Reuse, ...], data.decode())),
    )


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
        "claim_event": _in_shelves(reconciliation.claim_event),
        "claim_origin": _in_shelves(reconciliation.claim_origin),
    }


def from_records(store: Store) -> Related:
    """Return what `to_records` had stored."""
    read = store.related
    reconciliation = Reconciliation(
        origins=read("origin", Origin),
        sameness=read("sameness", Sameness),
        events=read("event", Event),
        findings=read("finding", Finding),
        claim_event=_off_shelves(read("claim_event", dict[str, str])),
        claim_origin=_off_shelves(read("claim_origin", dict[str, str])),
    )
    return read("reuse", Reuse), Lineage(read("edge", Edge), read("cycle", tuple[str, ...])), reconciliation


def _in_shelves(by_claim: dict[str, str]) -> list[dict[str, str]]:
    """Return the claims in order, some in a row: a row each would be most of what is stored of a large case."""
    shelves: dict[str, dict[str, str]] = {}
    for claim, value in sorted(by_claim.items()):
        shelves.setdefault(claim[:_SHELF], {})[claim] = value
    return list(shelves.values())


def _off_shelves(shelves: Iterable[dict[str, str]]) -> dict[str, str]:
    return {claim: value for shelf in shelves for claim, value in shelf.items()}
