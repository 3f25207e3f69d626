"""A case cut into its events: what is said of one is written from its own part alone, and again if that changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.brief.ledger import open_ledger
from firsthand.model import Lineage, Reconciliation, Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from firsthand.brief.ledger import Ledger
    from firsthand.model import Claim, Event, Finding, Origin, Report, Sameness
    from firsthand.packs import Packs


@dataclass(frozen=True, slots=True)
class Part:
    """All that the sentences on one event are written from, and proven against. Equal parts give equal sentences.

    Attributes:
        event: None where the case has findings on an event that it does not hold.
        findings: on it, in the order of the brief.
        claims: of the event and of these findings, by id.
        reports: that make them, by id.
        origins: behind them, by id.
        claim_origin: each claim's origin.
        sameness: what is said of two of these origins, or of one.
        year: in which every report of the case appeared; "" where there are several.
        packs: the vocabularies.
    """

    event: Event | None
    findings: tuple[Finding, ...]
    claims: tuple[Claim, ...]
    reports: tuple[Report, ...]
    origins: tuple[Origin, ...]
    claim_origin: tuple[tuple[str, str], ...]
    sameness: tuple[Sameness, ...]
    year: str
    packs: Packs

    def ledger(self) -> Ledger:
        """Return the index of this part."""
        reconciliation = Reconciliation(
            origins=self.origins,
            sameness=self.sameness,
            events=() if self.event is None else (self.event,),
            findings=self.findings,
            claim_event={},
            claim_origin=dict(self.claim_origin),
        )
        snapshot = Snapshot(
            self.reports, self.claims, (), Lineage((), ()), reconciliation, (), (), {}, tool="", model="", packs={}
        )
        return open_ledger(snapshot, self.packs, self.year)


def parts_of(ledger: Ledger, findings: Sequence[Finding]) -> Iterator[Part]:
    """Yield the part of each event, in the order of `findings`: those of one event stand together."""
    of_origin: dict[str, list[Sameness]] = {}
    for pair in ledger.snapshot.reconciliation.sameness:
        of_origin.setdefault(pair.a, []).append(pair)
    at = 0
    while at < len(findings):
        end = at
        while end < len(findings) and findings[end].event == findings[at].event:
            end += 1
        yield _part(ledger, tuple(findings[at:end]), of_origin)
        at = end


def _part(ledger: Ledger, findings: tuple[Finding, ...], of_origin: Mapping[str, Sequence[Sameness]]) -> Part:
    event = ledger.events.get(findings[0].event)
    told = {*(event.claims if event is not None else ()), *(c for f in findings for c in f.claims)}
    claims = tuple(ledger.claims[c] for c in sorted(told) if c in ledger.claims)
    by_claim = ledger.snapshot.reconciliation.claim_origin
    claim_origin = tuple((c.id, by_claim[c.id]) for c in claims if c.id in by_claim)
    origins = dict.fromkeys(sorted({origin for _, origin in claim_origin}))
    return Part(
        event,
        findings,
        claims,
        tuple(ledger.reports[r] for r in sorted({c.report for c in claims}) if r in ledger.reports),
        tuple(ledger.origins[o] for o in origins if o in ledger.origins),
        claim_origin,
        tuple(pair for o in origins for pair in of_origin.get(o, ()) if pair.b in origins),
        ledger.year,
        ledger.packs,
    )
