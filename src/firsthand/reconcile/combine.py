"""Claims, reuse and judgements into origins, events and findings: a pure function of the sets it is given."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING, Any

from firsthand.engine import Kept
from firsthand.model import Event, Finding, Reconciliation, Sameness, Verdict
from firsthand.reconcile.cards import Cards
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
    from firsthand.reconcile.families import Family
    from firsthand.reconcile.judged import Decisions, Pairs
    from firsthand.reconcile.origins import Resolution
    from firsthand.reconcile.profile import Profile
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
    by_report = {report.id: report for report in sorted(reports, key=lambda r: r.id)}
    by_claim = {c.id: c for c in sorted(claims, key=lambda c: c.id) if c.id not in decisions.rejected}
    given = (tuple(by_report.values()), tuple(by_claim.values()), tuple(reuse), decisions.pairs, packs)
    setting = kept.within("setting", given, lambda parts: _setting(*given, parts))
    found: dict[str, tuple[Event, tuple[Finding, ...]]] = {}
    same = _one_each(setting.resolution, kept)
    for profile in regrouped(setting.profiles, decisions, setting.claims, by_report, packs):
        reviewed = decisions.reviewed.intersection(profile.claims)
        listed = [setting.claims[c] for c in profile.claims]
        event = partial(_event, profile.family, listed, setting, reviewed, known.found)
        seen = (profile, reviewed, setting.slices.given(listed))
        stamp, made, between = kept.of(("event", profile.claims[0]), seen, event)
        found[stamp] = made
        same.update(between)
    setting.cards.settle()
    events = [event for event, _ in found.values()]
    findings = [_marked(finding, decisions) for _, listed in found.values() for finding in listed]
    reconciliation = Reconciliation(
        origins=setting.resolution.origins,
        sameness=tuple(same[key] for key in sorted(same)),
        events=tuple(sorted(events, key=lambda e: e.id)),
        findings=tuple(sorted(findings, key=lambda f: (f.event, f.kind, f.aspect, f.id))),
        claim_event=dict(sorted((claim, event.id) for event in events for claim in event.claims)),
        claim_origin=dict(sorted(setting.resolution.claim_origin.items())),
    )
    return reconciliation, Known(found, kept.made)


@dataclass(frozen=True, eq=False, slots=True)
class Setting:
    """What was found out across reports, in which every event is looked at."""

    resolution: Resolution
    cards: Cards
    verdicts: Verdicts
    claims: Mapping[str, Claim]  # by id, those copied from an older report with its days
    profiles: tuple[Profile, ...]  # of the occurrences, before people joined and parted any
    slices: Slices


def _setting(  # noqa: PLR0917  # what it is made of, in the order of its memo
    reports: tuple[Report, ...],
    claims: tuple[Claim, ...],
    reuse: tuple[Reuse, ...],
    pairs: Pairs,
    packs: Packs,
    kept: Kept,
) -> Setting:
    """Return the setting, with what was kept of its parts."""
    by_id = {report.id: report for report in reports}
    shared = sorted(set(reuse), key=lambda r: (r.a.report, r.a.start, r.b.report, r.b.start, r.a.end, r.b.end))
    resolution = resolve_origins(reports, claims, shared, pairs, packs=packs, kept=kept)
    listed = redated(claims, resolution.copies, by_id)
    profiles, days = cluster(listed, by_id, resolution, packs, kept)
    cards = Cards(resolution, kept)
    verdicts = Verdicts(resolution, cards)
    slices = Slices(reports, listed, resolution, verdicts, cards, days=days, packs=packs, kept=kept)
    return Setting(resolution, cards, verdicts, {c.id: c for c in listed}, profiles, slices)


_Pairs = dict[tuple[str, str], Sameness]


def _event(
    family: Family, claims: Sequence[Claim], setting: Setting, reviewed: frozenset[str], known: Found
) -> tuple[str, tuple[Event, tuple[Finding, ...]], _Pairs]:
    """Return the stamp of an occurrence's slice, the event and findings made of it, and verdicts on their origins."""
    stamp = setting.slices.stamp(family, claims, reviewed)
    made = known[stamp] if stamp in known else _made(setting.slices.of(family, claims, reviewed))
    pairs: _Pairs = {}
    for finding in made[1]:
        for a, b in combinations(finding.origins[:PAIRS_SHOWN], 2):
            if (a, b) not in pairs:
                verdict, reason = setting.verdicts.verdict(a, b)
                pairs[a, b] = Sameness(a, b, verdict, reason)
    return stamp, made, pairs


def _made(cut: Slice) -> tuple[Event, tuple[Finding, ...]]:
    event = event_of(cut)
    return event, tuple(findings_of(event, cut))


def _marked(finding: Finding, decisions: Decisions) -> Finding:
    """Return the finding with the mark of one that a person judged: its id is known only when it is made."""
    if finding.id not in decisions.reviewed or "reviewed" in finding.flags:
        return finding
    return replace(finding, flags=(*finding.flags, "reviewed"))


def _one_each(resolution: Resolution, kept: Kept) -> _Pairs:
    """Return why an origin of several reports is one."""
    listed: _Pairs = {}
    for origin in resolution.origins:
        if len(resolution.reports[origin.id]) > 1:
            why = resolution.joined.get(origin.id, ())
            reason = "; ".join(why) if why else f"one root: {origin.name}"
            key = (origin.id, origin.id)
            listed[key] = kept.of(("one", origin.id), reason, partial(Sameness, *key, Verdict.SAME, reason))
    return listed
