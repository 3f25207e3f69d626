"""Origins: the roots of all claims resolved across reports, and which of them are known to be one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING

from firsthand.model import Basis, Origin
from firsthand.reconcile.byreport import ByReport
from firsthand.reconcile.copies import copied_claims
from firsthand.reconcile.introduced import handles_of, introduce, introduced_by
from firsthand.reconcile.moments import day_number
from firsthand.reconcile.offices import join_offices
from firsthand.reconcile.onereport import name_offices, sum_up
from firsthand.reconcile.ownpages import from_own_pages
from firsthand.reconcile.passes import complete_pictures, pass_of_the_day, pictures_of_makers
from firsthand.reconcile.persons import unlike_employers
from firsthand.reconcile.retold import retold
from firsthand.reconcile.rooted import first_piece, rooted
from firsthand.reconcile.roots import APART, JOURNALIST, Names, Root, label, plain
from firsthand.reconcile.staff import own_staff
from firsthand.reconcile.union import Groups
from firsthand.reconcile.vouched import said_by, vouched

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.engine import Kept
    from firsthand.model import Claim, Report, Reuse
    from firsthand.packs import Packs
    from firsthand.reconcile.introduced import Introduced
    from firsthand.reconcile.judged import Pairs
    from firsthand.reconcile.rooted import Rooted
    from firsthand.reconcile.vouched import Fact

ONE_BRIEFING_DAYS = 1  # reports of one statement are published on its day or the next


@dataclass(frozen=True, slots=True)
class Resolution:
    """Every claim's origin, what each origin is made of, and why its claims were taken for one."""

    origins: tuple[Origin, ...]
    claim_origin: dict[str, str]
    roots: dict[str, tuple[Root, ...]]  # origin id -> its roots
    joined: dict[str, tuple[str, ...]]  # origin id -> why its roots are one
    forced: dict[tuple[str, str], tuple[str, str]]  # origin ids, smaller first -> (verdict, reason) a person gave
    copies: tuple[tuple[str, str, str | None], ...]
    names: Names
    conduits: Mapping[str, frozenset[str]]  # origin id -> those through whom it is known, between outlet and root
    vouchers: Mapping[str, frozenset[str]]  # origin id -> the voices, no media, without whom it is not known at all
    reports: dict[str, frozenset[str]]  # origin id -> the reports that cite it
    gainsaid: frozenset[tuple[str, str]] = frozenset()  # origin ids, smaller first: one denies what the other tells
    # by figure: who quotes which origin for it; and the figures of each origin, of those that somebody quotes
    quoted: Mapping[Fact, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    facts: Mapping[str, frozenset[Fact]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Resolving:
    """What origins are drawn from: each claim's root, which roots are one and why, and which a person holds apart."""

    roots: Mapping[str, Root]
    groups: Groups[Root]
    reasons: Mapping[Root, set[str]]
    apart: Mapping[tuple[Root, Root], tuple[str, str]]


# Whoever these are, they are not shown to be the same in two reports.
_COLLECTIVE = re.compile(
    r"\b(?:local|state|social|national|regional|foreign|several|some|other|news) media\b|\bmedia (?:say|said|report)"
)


def identity(*parts: str) -> str:
    """Return the id that the parts have in every run."""
    return blake2b("\x1f".join(parts).encode(), digest_size=12).hexdigest()


def resolve_origins(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    reuse: Sequence[Reuse],
    pairs: Pairs,
    *,
    packs: Packs,
    kept: Kept,
) -> Resolution:
    """Return the origins of `claims`: those with one root key, and those shown to be one by copying, day or wording."""
    by_id = {report.id: report for report in reports}
    named = tuple(sorted({r.outlet for r in reports if r.outlet}))
    names = Names(packs, named)
    found = rooted(by_id, claims, names, named, packs=packs, kept=kept)
    claims = found.claims
    single = ByReport(by_id, claims, found.roots, found.near, packs=packs, kept=kept)
    roots = single.roots
    makers = frozenset(root.name for root in roots.values() if root.sort == "imagery" and root.name)
    single.change("pictures", partial(complete_pictures, names=names, packs=packs, providers=makers), lambda _: makers)
    pass_of_the_day(roots, claims, packs, names)
    single.change("offices", partial(name_offices, names=names))
    told = introduce(roots, _introduced(single, found, names, packs), names)
    names.fields, names.readers, names.viewers = told.fields, told.readers, told.viewers
    names.bodies |= told.groups
    names.makers = frozenset(
        roots[c.id].name for c in claims if c.imagery is not None and roots[c.id].sort == "speaker"
    )
    pictures_of_makers(roots, claims, by_id, names)
    own_staff(roots, {name: frozenset(found) for name, found in told.staff.items()}, by_id, names)
    spoken = sorted({*told.bodies, *told.offices})
    names.spoken = {name: told.bodies.get(name, set()) | told.offices.get(name, set()) for name in spoken}
    names.roles = {name: "; ".join(sorted(roles)) for name, roles in told.roles.items()}
    copies = copied_claims(claims, reuse)
    groups: Groups[Root] = Groups()
    reasons: dict[Root, set[str]] = {}
    _carry(roots, copies, claims, groups, reasons)
    _cited_outlets(single, claims, by_id, names)
    single.change("summed up", partial(_summed_up, packs=packs))
    from_own_pages(roots, claims, names)
    _join_alike(sorted(set(roots.values())), groups, reasons)
    join_offices(single, claims, told, groups, reasons)
    outlets = {report.id: names.of(report.outlet) for report in reports if report.outlet}
    for root, other in retold(roots, claims, outlets, told):
        groups.join(root, other)
        _note(reasons, root, "one source, whom the outlet's own report names")
    apart = _judged(pairs, roots, groups, reasons)
    spelled = told.spelled | _spellings(claims, reports, packs, names)
    return _collect(Resolving(roots, groups, reasons, apart), spelled, copies, names, claims, single)


def _introduced(single: ByReport, found: Rooted, names: Names, packs: Packs) -> dict[str, Introduced]:
    """Return what each report says of its voices; of the accounts of the case it is told those that it may name."""
    handles = handles_of(single.roots, found.claims)
    by_piece: dict[str, list[str]] = {}
    for handle in handles:
        by_piece.setdefault(first_piece(handle), []).append(handle)

    def near(report: str) -> tuple[tuple[str, str], ...]:
        """Return the handles, with their groups, that a report shares a piece with."""
        named = {h for piece in found.pieces[report] if piece in by_piece for h in by_piece[piece]} if by_piece else ()
        return tuple((handle, handles[handle]) for handle in sorted(named))

    def read(roots: dict[str, Root], claims: Sequence[Claim], reports: Mapping[str, Report]) -> Introduced:
        """Return who is introduced as whom in one report."""
        return introduced_by(roots, claims, reports, names, packs, dict(near(claims[0].report)))

    return single.of("introduced", read, near)


def _summed_up(roots: dict[str, Root], claims: Sequence[Claim], _: Mapping[str, Report], packs: Packs) -> None:
    sum_up(roots, claims, packs)


def _note(reasons: dict[Root, set[str]], root: Root, reason: str) -> None:
    reasons.setdefault(root, set()).add(reason)


def _carry(
    roots: dict[str, Root],
    copies: Sequence[tuple[str, str, str | None]],
    claims: Sequence[Claim],
    groups: Groups[Root],
    reasons: dict[Root, set[str]],
) -> None:
    """Give a copied claim the root of the words it copies; a copy that names no source stands on theirs."""
    together: Groups[str] = Groups()
    copied = {i for a, b, _ in copies for i in (a, b)}
    for a, b, _ in copies:
        together.join(a, b)
    members: dict[str, list[str]] = {}
    for claim_id in sorted(copied):
        members.setdefault(together.find(claim_id), []).append(claim_id)
    depth = {claim.id: len(claim.chain) for claim in claims if claim.id in copied}
    collective = {claim.id for claim in claims if claim.id in copied and _COLLECTIVE.search(claim.quote)}
    taken = {b if direction == "a>b" else a for a, b, direction in copies if direction is not None}
    for listed in members.values():
        best = min(listed, key=lambda i: (roots[i].weak, i in taken, -depth[i], roots[i]))
        source = roots[best]
        for claim_id in listed:
            root = roots[claim_id]
            if root.weak:
                if not (source.weak and claim_id in collective):
                    roots[claim_id] = source
            elif root != source and _may_be_worded(root, source):
                groups.join(root, source)
        if any(roots[claim_id] == source for claim_id in listed if claim_id != best):
            _note(reasons, source, "one report's words carried by another")


def _may_be_worded(root: Root, source: Root) -> bool:
    """Return whether a copy may have put its own words for the source of the words it copies."""
    if (root.sort, root.name) == (source.sort, source.name):
        return True
    return {root.sort, source.sort} <= {"unnamed", "crew"} and not unlike_employers(root.name, source.name)


def _cited_outlets(single: ByReport, claims: Sequence[Claim], reports: Mapping[str, Report], names: Names) -> None:
    """Give a claim that ends at another outlet the root which that outlet's own report of it names, if it is one."""
    roots = single.roots
    agencies = {
        report: agency for report, agency in single.of("agency", partial(_agency, names=names)).items() if agency
    }
    cited = {r.name for r in roots.values() if r.sort == "cited" or (r.sort == "speaker" and r.name in names.outlets)}
    outlets = {i: names.of(r.outlet) for i, r in reports.items() if r.outlet}
    wanted = cited.union(agencies.values())
    own: dict[tuple[str, str, tuple[str, ...]], set[Root]] = {}
    for report_id, listed in single.told.items():
        if (outlet := outlets.get(report_id)) in wanted:
            for claim in listed:
                if roots[claim.id].sort != "cited":
                    key = (outlet, claim.kind, tuple(sorted(t.name for t in claim.things)))
                    own.setdefault(key, set()).add(roots[claim.id])
    crews_of: dict[str, set[Root]] = {}
    for claim in claims:
        if roots[claim.id].sort == "crew" and claim.chain[-1].kind == "crew":
            crews_of.setdefault(claim.report, set()).add(roots[claim.id])
    for claim in claims:
        root = roots[claim.id]
        if root.sort == "unnamed" and claim.chain[-1].kind == "crew" and len(crews_of.get(claim.report, ())) == 1:
            (root,) = crews_of[claim.report]  # "the reporter saw": the one told of before
            roots[claim.id] = root
        agency = agencies.get(claim.report, "")
        if root.sort == "unnamed" and agency and len(claim.chain) == 2 and JOURNALIST.search(root.name):
            # "A reporter the agency had posted": whose, a sentence earlier says
            key = (agency, claim.kind, tuple(sorted(t.name for t in claim.things)))
            crews = sorted(r for r in own.get(key, ()) if r.sort == "crew" and r.name == agency)
            if len(crews) == 1:
                roots[claim.id] = crews[0]
        if root.sort == "cited" or (root.sort == "speaker" and root.name in names.outlets):
            key = (root.name, claim.kind, tuple(sorted(t.name for t in claim.things)))
            named = sorted(r for r in own.get(key, ()) if not r.weak)
            if root.sort == "speaker" and key in own:  # "the rights group Open Coast", whose own report is here
                roots[claim.id] = Root("cited", root.name, basis=root.basis)
            if len(named) == 1:
                roots[claim.id] = named[0]


def _agency(roots: dict[str, Root], claims: Sequence[Claim], reports: Mapping[str, Report], names: Names) -> str:  # noqa: ARG001  # as `ByReport.of` calls it
    """Return the one other outlet of the case that a report cites; "" where it cites none or several."""
    report = reports.get(claims[0].report)
    own = names.of(report.outlet) if report is not None and report.outlet else ""
    cited = {name for c in claims for link in c.chain[1:] if (name := names.of(link.name)) in names.outlets} - {own}
    return min(cited) if len(cited) == 1 else ""


def _join_alike(roots: Sequence[Root], groups: Groups[Root], reasons: dict[Root, set[str]]) -> None:
    """Join statements of one speaker on one day or the next, and one outlet's unnamed sources of like description."""
    voices: dict[tuple[str, str, str], list[Root]] = {}
    by_citing: dict[str, list[Root]] = {}
    by_surname: dict[str, list[Root]] = {}
    ends: dict[str, list[Root]] = {}
    whole: dict[tuple[str, str, str, str], list[Root]] = {}
    for root in roots:
        whole.setdefault((root.sort, root.name, root.day, root.scope), []).append(root)
        if root.sort in ("speaker", "unnamed"):
            voices.setdefault((root.sort, root.name, root.scope), []).append(root)
        if root.sort == "unnamed":
            by_citing.setdefault(root.scope, []).append(root)
        if root.sort == "speaker" and " " in root.name:
            by_surname.setdefault(root.name.rpartition(" ")[2], []).append(root)
        if root.sort in ("cited", "unstated") and root.name:
            ends.setdefault(root.name, []).append(root)
    for listed in ends.values():  # what an outlet says without a source, and what others say that it said
        for other in listed[1:]:
            groups.join(listed[0], other)
    for listed in whole.values():  # one root told with two bases ("said", "said in a statement")
        for other in listed[1:]:
            groups.join(listed[0], other)
    trackers: dict[str, list[Root]] = {}
    for root in roots:
        if root.sort == "tracker" and root.name:
            trackers.setdefault(root.name, []).append(root)
    for root in roots:  # "Skyline, a site that follows aircraft" and "data of the tracking site Skyline"
        known = trackers.get(root.name, []) if root.sort == "speaker" else []
        signals = [t for t in known if t.day == root.day] or known
        if len({t.day for t in signals}) == 1:
            groups.join(signals[0], root)
            _note(reasons, root, "one tracking service, on one day")
    for (sort, _, _), listed in voices.items():
        dated = sorted((day_number(r.day) or 0, r) for r in listed)
        if sort == "speaker" and not dated[0][0]:  # whose own picture it is, on whatever day it is told of
            groups.join(dated[0][1], dated[-1][1])
        for (day, root), (next_day, other) in pairwise(dated):
            if day and next_day - day <= ONE_BRIEFING_DAYS:
                groups.join(root, other)
                who = "one speaker" if sort == "speaker" else "one outlet's unnamed source, described the same way"
                _note(reasons, root, f"{who}, on one day or the next")
    for listed in by_citing.values():
        _join_descriptions(listed, groups, reasons, "one outlet's unnamed source, described more fully elsewhere")
    for listed in by_surname.values():
        _join_descriptions(listed, groups, reasons, "one speaker, named more fully elsewhere")


def _join_descriptions(
    listed: Sequence[Root], groups: Groups[Root], reasons: dict[Root, set[str]], reason: str
) -> None:
    """Join "the official" with "a local security official" of that day or the next, when the words fit only one."""
    by_day: dict[int, list[Root]] = {}
    words = {root: frozenset(root.name.split()) for root in listed}
    for root in listed:
        by_day.setdefault(day_number(root.day) or 0, []).append(root)
    for root in listed:
        day = day_number(root.day) or 0
        near = [o for d in (day - 1, day, day + 1) for o in by_day.get(d, ()) if words[root] < words[o]]
        near = [o for o in near if not (words[o] - words[root]) & APART]
        fullest = max((words[o] for o in near), key=lambda w: (len(w), sorted(w)), default=None)
        if fullest is not None and all(words[o] <= fullest for o in near):
            for other in near:
                groups.join(root, other)
                _note(reasons, root, reason)


def _judged(
    pairs: Pairs, roots: Mapping[str, Root], groups: Groups[Root], reasons: dict[Root, set[str]]
) -> dict[tuple[Root, Root], tuple[str, str]]:
    """Apply what a person decided; return the pairs that they hold apart."""
    wanted = {i for a, b, _, _ in pairs for i in (a, b)}
    held = {claim_id: root for claim_id, root in roots.items() if claim_id in wanted}
    if wanted - set(held):  # origin ids: each is made of its smallest claim's id
        for claim_id, root in sorted(roots.items()):
            origin = identity("origin", claim_id)
            if origin in wanted:
                held[origin] = root
    apart: dict[tuple[Root, Root], tuple[str, str]] = {}
    for a, b, verdict, reason in pairs:
        if a not in held or b not in held:
            continue
        why = f"a person decided so: {reason}" if reason else "a person decided so"
        if verdict == "same":
            groups.join(held[a], held[b])
            _note(reasons, held[a], why)
        else:
            low, high = sorted((held[a], held[b]))
            apart[(low, high)] = (verdict, why)
    return apart


def _collect(  # noqa: PLR0917  # all that was found out
    resolving: Resolving,
    spelled: Mapping[str, str],
    copies: tuple[tuple[str, str, str | None], ...],
    names: Names,
    claims: Sequence[Claim],
    single: ByReport,
) -> Resolution:
    roots, groups = resolving.roots, resolving.groups
    members: dict[Root, list[str]] = {}
    for claim_id in sorted(roots):
        members.setdefault(groups.find(roots[claim_id]), []).append(claim_id)
    ids = {group: identity("origin", listed[0]) for group, listed in members.items()}
    why: dict[str, set[str]] = {}
    for root, texts in resolving.reasons.items():
        if (group := groups.find(root)) in ids:
            why.setdefault(ids[group], set()).update(texts)
    origins, parts = [], {}
    for group, listed in members.items():
        held = sorted({roots[claim_id] for claim_id in listed})
        face = held[0]
        if len(held) > 1:
            face = min(held, key=lambda r: (r.weak, r.sort == "unnamed", -len(r.name), r))
        origins.append(Origin(ids[group], label(face, spelled), Basis(face.basis), tuple(listed)))
        parts[ids[group]] = tuple(held)
    forced = {}
    for (one, other), verdict in resolving.apart.items():
        a, b = sorted((ids[groups.find(one)], ids[groups.find(other)]))
        if a != b:
            forced[(a, b)] = verdict
    claim_origin = {claim_id: ids[group] for group, listed in members.items() for claim_id in listed}
    report_of = {claim.id: claim.report for claim in claims}
    told = single.of("said", partial(said_by, names=names))
    found = vouched(told.values(), claim_origin, [(ids[group], listed) for group, listed in members.items()])
    return Resolution(
        origins=tuple(sorted(origins, key=lambda o: o.id)),
        claim_origin=claim_origin,
        roots=parts,
        joined={origin: tuple(sorted(texts)) for origin, texts in why.items()},
        forced=forced,
        copies=copies,
        names=names,
        conduits=found.conduits,
        vouchers=found.vouchers,
        reports={ids[group]: frozenset([report_of[i] for i in listed]) for group, listed in members.items()},
        gainsaid=found.gainsaid,
        quoted=found.quoted,
        facts=found.facts,
    )


def _spellings(claims: Sequence[Claim], reports: Sequence[Report], packs: Packs, names: Names) -> dict[str, str]:
    """Return how each canonical name is written, the packs' own spelling first, else the smallest used."""
    spelled: dict[str, str] = {}
    for used in sorted({link.name for c in claims for link in c.chain} | {r.outlet for r in reports if r.outlet}):
        spelled.setdefault(names.of(used), used)
    for claim in claims:
        if claim.imagery is not None and claim.imagery.provider:
            spelled.setdefault(names.of(claim.imagery.provider), claim.imagery.provider)
    for source in packs.sources.values():
        spelled[plain(source.name)] = source.name
    return spelled
