"""Claims, reuse and judgements into origins, events and findings: a pure function of the sets it is given."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import TYPE_CHECKING, Any

from firsthand.engine import Kept
from firsthand.model import Event, Finding, Reconciliation, Sameness, Verdict
from firsthand.reconcile.cluster import cluster
from firsthand.reconcile.events import event_of
from firsthand.reconcile.findings import findings_of
from firsthand.reconcile.judged import decide
from firsthand.reconcile.origins import resolve_origins
from firsthand.reconcile.redated import redated
from firsthand.reconcile.regrouped import regrouped
from firsthand.reconcile.sameness import Sameness as Verdicts
from firsthand.reconcile.slices import Slices

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from firsthand.model import Claim, Judgement, Lineage, Report, Reuse
    from firsthand.packs import Packs
    from firsthand.reconcile.judged import Decisions
    from firsthand.reconcile.origins import Resolution
    from firsthand.reconcile.slices import Slice

Found = Mapping[str, tuple[Event, tuple[Finding, ...]]]
"""Events with the findings on each, by the stamp of the slice that they were made from."""


@dataclass(frozen=True, slots=True)
class Known:
    """What an earlier reconciling found out of parts of the set: it spares work, and changes nothing in the outcome.

    Attributes:
        found: what may be kept for good, with the case.
        made: what a process that stays keeps in memory, by the part that it is of; see `Kept`.
    """

    found: Found = field(default_factory=dict)
    made: Mapping[Hashable, tuple[Any, Any]] = field(default_factory=dict)


PAIRS_SHOWN = 40  # origins of one finding beyond which their pairs are not all listed


def reconcile(  # noqa: PLR0917  # the signature of the stage, as ARCHITECTURE.md has it
    reports: Iterable[Report],
    claims: Iterable[Claim],
    reuse: Iterable[Reuse],
    lineage: Lineage,
    judgements: Iterable[Judgement],
    packs: Packs,
) -> Reconciliation:
    """Return origins, events and findings.

    Args:
        reports: with what people set of outlet, date or version already in them.
        claims: of all reports.
        reuse: passages shared by two reports.
        lineage: who stands on whom.
        judgements: accept, reject, same, different, merge and split are applied here; what edits claims was before.
        packs: the vocabularies.
    """
    return reconcile_again(reports, claims, reuse, lineage, judgements, packs, Known())[0]


def reconcile_again(  # noqa: PLR0917  # as `reconcile`
    reports: Iterable[Report],
    claims: Iterable[Claim],
    reuse: Iterable[Reuse],
    lineage: Lineage,  # noqa: ARG001  # part of the stage's contract: origins read the chains and passages it is drawn from
    judgements: Iterable[Judgement],
    packs: Packs,
    known: Known,
) -> tuple[Reconciliation, Known]:
    """Return what `reconcile` returns, and what is to be known next time: of these reports, and of no others.

    Args:
        reports: and all further ones, as for `reconcile`.
        claims: of all reports.
        reuse: passages shared by two reports.
        lineage: who stands on whom.
        judgements: what people decided.
        packs: the vocabularies.
        known: of an earlier call, whatever its reports were; it changes nothing in the outcome.
    """
    decisions, kept = decide(judgements), Kept(known.made)
    listed_reports = tuple(sorted(reports, key=lambda r: r.id))
    by_report = {report.id: report for report in listed_reports}
    told = tuple(c for c in sorted(claims, key=lambda c: c.id) if c.id not in decisions.rejected)
    shared = kept.of("reuse", given := tuple(reuse), lambda: _in_order(given))
    resolution = kept.of(
        "origins",
        (listed_reports, told, shared, decisions.pairs, packs),
        lambda: resolve_origins(listed_reports, told, shared, decisions, packs),
    )
    verdicts = Verdicts(resolution)
    listed = redated(told, resolution.copies, by_report)
    standing = {c.id: c for c in listed}
    profiles, days = cluster(listed, by_report, resolution, packs, kept)
    profiles = regrouped(profiles, decisions, standing, by_report, packs)
    slices = Slices(by_report, resolution, verdicts, decisions=decisions, days=days, packs=packs)
    found: dict[str, tuple[Event, tuple[Finding, ...]]] = {}
    for profile in profiles:
        cut = slices.of(profile.family, [standing[c] for c in profile.claims])
        stamp = slices.stamp(cut)
        found[stamp] = known.found[stamp] if stamp in known.found else _made(cut)
    events = [event for event, _ in found.values()]
    findings = [_marked(finding, decisions) for _, listed in found.values() for finding in listed]
    reconciliation = Reconciliation(
        origins=resolution.origins,
        sameness=_listed(findings, resolution, verdicts, by_claim=standing),
        events=tuple(sorted(events, key=lambda e: e.id)),
        findings=tuple(sorted(findings, key=lambda f: (f.event, f.kind, f.aspect, f.id))),
        claim_event=dict(sorted((claim, event.id) for event in events for claim in event.claims)),
        claim_origin=dict(sorted(resolution.claim_origin.items())),
    )
    return reconciliation, Known(found, kept.made)


def _in_order(reuse: Iterable[Reuse]) -> list[Reuse]:
    return sorted(set(reuse), key=lambda r: (r.a.report, r.a.start, r.b.report, r.b.start, r.a.end, r.b.end))


def _made(cut: Slice) -> tuple[Event, tuple[Finding, ...]]:
    event = event_of(cut)
    return event, tuple(findings_of(event, cut))


def _marked(finding: Finding, decisions: Decisions) -> Finding:
    """Return the finding with the mark of one that a person judged: its id is known only when it is made."""
    if finding.id not in decisions.reviewed or "reviewed" in finding.flags:
        return finding
    return replace(finding, flags=(*finding.flags, "reviewed"))


def _listed(
    findings: Sequence[Finding], resolution: Resolution, verdicts: Verdicts, by_claim: dict[str, Claim]
) -> tuple[Sameness, ...]:
    """Return the verdicts on origins that meet in a finding, and why an origin of several reports is one."""
    listed: dict[tuple[str, str], Sameness] = {}
    for origin in resolution.origins:
        if len({by_claim[c].report for c in origin.claims}) > 1:
            why = resolution.joined.get(origin.id, ())
            reason = "; ".join(why) if why else f"one root: {origin.name}"
            listed[(origin.id, origin.id)] = Sameness(origin.id, origin.id, Verdict.SAME, reason)
    for finding in findings:
        for a, b in combinations(finding.origins[:PAIRS_SHOWN], 2):
            if (a, b) not in listed:
                verdict, reason = verdicts.verdict(a, b)
                listed[(a, b)] = Sameness(a, b, verdict, reason)
    return tuple(listed[key] for key in sorted(listed))
