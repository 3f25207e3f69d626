"""The set-wise work: what the reports of a case amount to together, and how that is stored."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from firsthand.engine import Kept
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
    from collections.abc import Callable, Hashable, Iterable, Mapping

    from firsthand import reuse as passages
    from firsthand.packs import Packs
    from firsthand.reconcile import Known as Reconciled
    from firsthand.store import Store

_SHELF = 3  # digits of a claim's id that those of one row have alike: a few claims a row, in the largest case

_DIGEST = 16  # bytes of a stored record's digest

Related = tuple[tuple[Reuse, ...], Lineage, Reconciliation]


@dataclass(frozen=True, slots=True)
class Known:
    """What an earlier comparing found out of parts of the set: good as long as these are unchanged."""

    reuse: passages.Known | None = None
    reconciled: Reconciled | None = None
    made: Mapping[Hashable, tuple[Any, Any]] = field(default_factory=dict)  # see `engine.Kept`


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
        claims: all of theirs, by report and place in it, as the judgements would have them.
        judgements: those that stand.
        packs: those in the box and those of the case.
        known: what an earlier call returned, of whatever set: it spares work, and changes nothing.
    """
    from firsthand import reuse as passages  # noqa: PLC0415 -- heavy, and most commands only read what is stored
    from firsthand.reconcile import Known as Reconciled  # noqa: PLC0415
    from firsthand.reconcile import reconcile_again  # noqa: PLC0415

    kept = Kept(known.made)
    before = known.reuse or passages.Known()
    reuse, compared = kept.of("reuse", reports, lambda: passages.compare(reports, before))
    given = (reports, claims, reuse, packs)
    lineage = kept.within("lineage", given, lambda parts: passages.trace_lineage(*given, parts))
    earlier = known.reconciled or Reconciled()
    found, reconciled = reconcile_again(reports, claims, reuse, lineage, judgements, packs, earlier)
    return (reuse, lineage, found), Known(compared, reconciled, kept.made)


def judged(
    reports: tuple[Report, ...], claims: tuple[Claim, ...], judgements: tuple[Judgement, ...]
) -> tuple[tuple[Claim, ...], tuple[Judgement, ...], tuple[str, ...]]:
    """Return the claims as the judgements that stand have them, these by what they are on now, and those on nothing."""
    if not judgements:
        return claims, (), ()
    from firsthand.reconcile import as_judged  # noqa: PLC0415

    found = as_judged({r.id: r for r in reports}, claims, judgements)
    return found.claims, found.judgements, found.orphaned


def to_memo(known: Known) -> dict[str, Mapping[str, Callable[[], bytes]]]:
    """Return `known` as the store keeps it; what it holds already is not asked for again."""
    from firsthand.reuse import packed  # noqa: PLC0415

    prints = known.reuse.prints if known.reuse is not None else {}
    passages = known.reuse.passages if known.reuse is not None else {}
    findings = known.reconciled.found if known.reconciled is not None else {}
    return {
        "prints": {stamp: partial(packed, found) for stamp, found in prints.items()},
        "passages": {key: partial(_written, found) for key, found in passages.items()},
        "findings": {stamp: partial(_digests, *found) for stamp, found in findings.items()},
    }


def from_memo(store: Store) -> Known:
    """Return what `to_memo` had stored."""
    from firsthand.reconcile import Known as Reconciled  # noqa: PLC0415
    from firsthand.reuse import Known as Compared  # noqa: PLC0415
    from firsthand.reuse import unpacked  # noqa: PLC0415

    events, findings = store.related_by_digest("event", Event), store.related_by_digest("finding", Finding)
    listed = store.memo("findings", lambda data: [data[i : i + _DIGEST] for i in range(0, len(data), _DIGEST)])
    return Known(
        Compared(
            prints=store.memo("prints", unpacked),
            passages=store.memo("passages", lambda data: decode(tuple[Reuse, ...], data.decode())),
        ),
        # One that a person marked is stored as marked, and is found anew.
        Reconciled(
            {
                stamp: (events[event], tuple(findings[d] for d in found))
                for stamp, (event, *found) in listed.items()
                if event in events and all(d in findings for d in found)
            }
        ),
    )


def _written(record: Any) -> bytes:
    return encode(record).encode()


def _digests(event: Event, findings: Iterable[Finding]) -> bytes:
    """Return what these are known by in the store, which holds their records beside the memo."""
    return b"".join(blake2b(_written(record), digest_size=_DIGEST).digest() for record in (event, *findings))


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
