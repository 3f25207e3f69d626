"""Origins: the roots of all claims resolved across reports, and which of them are known to be one."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING, TypedDict

from firsthand.model import Basis, Certainty, Origin
from firsthand.reconcile.copies import copied_claims
from firsthand.reconcile.introduced import introduce
from firsthand.reconcile.moments import day_number
from firsthand.reconcile.offices import join_offices
from firsthand.reconcile.onereport import name_offices, sum_up
from firsthand.reconcile.passes import complete_pictures, pass_of_the_day
from firsthand.reconcile.retold import retold
from firsthand.reconcile.rooted import rooted
from firsthand.reconcile.roots import JOURNALIST, Names, Root, label, plain
from firsthand.reconcile.staff import own_staff
from firsthand.reconcile.union import Groups

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.engine import Kept
    from firsthand.model import Claim, Report, Reuse
    from firsthand.packs import Packs
    from firsthand.reconcile.judged import Pairs

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
    conduits: dict[str, frozenset[str]]  # origin id -> those through whom it is known, between outlet and root
    vouchers: dict[str, frozenset[str]]  # origin id -> the voices, no media, without whom it is not known at all
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


Fact = tuple[str, int | None, int | None]
"""A kind of event and its count, from and to."""


class _Quoted(TypedDict):
    quoted: dict[Fact, tuple[tuple[str, str], ...]]
    facts: dict[str, frozenset[Fact]]


_MEDIA = frozenset({"outlet", "wire", "media", "network"})
"""Kinds of link that only carry what others say; every other voice between outlet and root vouches for it."""


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
    claims, roots = rooted(by_id, claims, names, named, packs=packs, kept=kept)
    complete_pictures(roots, claims, by_id, names, packs)
    pass_of_the_day(roots, claims, packs)
    name_offices(roots, claims, by_id, names)
    told = introduce(roots, claims, by_id, names, packs)
    names.fields, names.readers, names.viewers = told.fields, told.readers, told.viewers
    names.bodies |= told.groups
    own_staff(roots, {name: frozenset(found) for name, found in told.staff.items()}, by_id, names)
    spoken = sorted({*told.bodies, *told.offices})
    names.spoken = {name: told.bodies.get(name, set()) | told.offices.get(name, set()) for name in spoken}
    names.roles = {name: "; ".join(sorted(roles)) for name, roles in told.roles.items()}
    copies = copied_claims(claims, reuse)
    groups: Groups[Root] = Groups()
    reasons: dict[Root, set[str]] = {}
    _carry(roots, copies, claims, groups, reasons)
    _cited_outlets(roots, claims, by_id, names)
    sum_up(roots, claims, packs)
    _join_alike(sorted(set(roots.values())), groups, reasons)
    join_offices(roots, claims, told, groups, reasons)
    outlets = {report.id: names.of(report.outlet) for report in reports if report.outlet}
    for root, other in retold(roots, claims, outlets, told):
        groups.join(root, other)
        _note(reasons, root, "one source, whom the outlet's own report names")
    apart = _judged(pairs, roots, groups, reasons)
    spelled = told.spelled | _spellings(claims, reports, packs, names)
    return _collect(Resolving(roots, groups, reasons, apart), spelled, copies, names, claims)


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
    for a, b, _ in copies:
        together.join(a, b)
    members: dict[str, list[str]] = {}
    for claim_id in sorted({i for a, b, _ in copies for i in (a, b)}):
        members.setdefault(together.find(claim_id), []).append(claim_id)
    depth = {claim.id: len(claim.chain) for claim in claims}
    taken = {b if direction == "a>b" else a for a, b, direction in copies if direction is not None}
    for listed in members.values():
        best = min(listed, key=lambda i: (roots[i].weak, i in taken, -depth[i], roots[i]))
        source = roots[best]
        for claim_id in listed:
            root = roots[claim_id]
            if root.weak:
                roots[claim_id] = source
            elif root != source and (
                {root.sort, source.sort} <= {"unnamed", "crew"} or (root.sort, root.name) == (source.sort, source.name)
            ):
                groups.join(root, source)
        if any(roots[claim_id] == source for claim_id in listed if claim_id != best):
            _note(reasons, source, "one report's words carried by another")


def _cited_outlets(
    roots: dict[str, Root], claims: Sequence[Claim], reports: Mapping[str, Report], names: Names
) -> None:
    """Give a claim that ends at another outlet the root which that outlet's own report of it names, if it is one."""
    own: dict[tuple[str, str, tuple[str, ...]], set[Root]] = {}
    for claim in claims:
        report = reports.get(claim.report)
        if report is not None and report.outlet and roots[claim.id].sort != "cited":
            key = (names.of(report.outlet), claim.kind, tuple(sorted(t.name for t in claim.things)))
            own.setdefault(key, set()).add(roots[claim.id])
    agencies = _agencies(claims, reports, names)
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


def _agencies(claims: Sequence[Claim], reports: Mapping[str, Report], names: Names) -> dict[str, str]:
    """Return the one other outlet of the case that each report cites; those that cite none or several are left out."""
    cited: dict[str, set[str]] = {}
    for claim in claims:
        report = reports.get(claim.report)
        own = names.of(report.outlet) if report is not None and report.outlet else ""
        for link in claim.chain[1:]:
            name = names.of(link.name)
            if name in names.outlets and name != own:
                cited.setdefault(claim.report, set()).add(name)
    return {report: min(outlets) for report, outlets in cited.items() if len(outlets) == 1}


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
    trackers = {(root.name, root.day): root for root in roots if root.sort == "tracker" and root.name}
    for root in roots:  # "Skyline, a site that follows aircraft" and "data of the tracking site Skyline"
        if root.sort == "speaker" and (root.name, root.day) in trackers:
            groups.join(trackers[root.name, root.day], root)
            _note(reasons, root, "one tracking service, on one day")
    for (sort, _, _), listed in voices.items():
        dated = sorted((day_number(r.day) or 0, r) for r in listed)
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


def _collect(
    resolving: Resolving,
    spelled: Mapping[str, str],
    copies: tuple[tuple[str, str, str | None], ...],
    names: Names,
    claims: Sequence[Claim],
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
        face = min(held, key=lambda r: (r.weak, r.sort == "unnamed", -len(r.name), r))
        origins.append(Origin(ids[group], label(face, spelled), Basis(face.basis), tuple(listed)))
        parts[ids[group]] = tuple(held)
    forced = {}
    for (one, other), verdict in resolving.apart.items():
        a, b = sorted((ids[groups.find(one)], ids[groups.find(other)]))
        if a != b:
            forced[(a, b)] = verdict
    claim_origin = {claim_id: ids[group] for group, listed in members.items() for claim_id in listed}
    called = {(c.report, c.chain[-1].name): roots[c.id].name for c in claims if len(c.chain) > 1}
    conduits: dict[str, set[str]] = {}
    vouchers: dict[str, set[str]] = {}
    reported: dict[str, set[str]] = {}
    for claim in claims:
        between = {names.of(link.name) for link in claim.chain[1:-1] if link.kind not in _MEDIA}
        vouchers.setdefault(claim_origin[claim.id], between).intersection_update(between)
        through = {names.of(link.name) for link in claim.chain[1:-1]}
        # by the name under which the report's other claims have the voice for their root: "the chief", A B
        through |= {called.get((claim.report, link.name), "") for link in claim.chain[1:-1]} - {""}
        conduits.setdefault(claim_origin[claim.id], set()).update(through)
        reported.setdefault(claim_origin[claim.id], set()).add(claim.report)
    return Resolution(
        origins=tuple(sorted(origins, key=lambda o: o.id)),
        claim_origin=claim_origin,
        roots=parts,
        joined={origin: tuple(sorted(texts)) for origin, texts in why.items()},
        forced=forced,
        copies=copies,
        names=names,
        conduits={origin: frozenset(through) for origin, through in conduits.items()},
        vouchers={origin: frozenset(through) for origin, through in vouchers.items()},
        reports={origin: frozenset(citing) for origin, citing in reported.items()},
        gainsaid=_gainsaid(claims, claim_origin),
        **_quoted(claims, claim_origin, names),
    )


def _fact(claim: Claim) -> Fact | None:
    return None if claim.count is None else (claim.kind, claim.count.min, claim.count.max)


def _quoted(claims: Sequence[Claim], claim_origin: Mapping[str, str], names: Names) -> _Quoted:
    """Return who is quoted by whom for which figure, and the origins that give those figures."""
    quoted: dict[Fact, set[tuple[str, str]]] = {}
    for claim in claims:
        fact = _fact(claim)
        for link in claim.chain[1:-1] if fact is not None else ():
            if link.kind not in _MEDIA and fact is not None:
                quoted.setdefault(fact, set()).add((names.of(link.name), claim_origin[claim.id]))
    facts: dict[str, set[Fact]] = {}
    for claim in claims if quoted else ():
        fact = _fact(claim)
        if fact is not None and fact in quoted:
            facts.setdefault(claim_origin[claim.id], set()).add(fact)
    return {
        "quoted": {fact: tuple(sorted(pairs)) for fact, pairs in quoted.items()},
        "facts": {origin: frozenset(given) for origin, given in facts.items()},
    }


def _gainsaid(claims: Sequence[Claim], claim_origin: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    """Return the pairs of origins of which one denies what the other tells: one kind of event, of one thing."""
    denied = {(c.kind, t.name): claim_origin[c.id] for c in claims if c.denies for t in c.things}
    pairs = set()
    for claim in claims if denied else ():
        for thing in claim.things:
            other = denied.get((claim.kind, thing.name), claim_origin[claim.id])
            if not claim.denies and claim.certainty is Certainty.CERTAIN and other != claim_origin[claim.id]:
                a, b = sorted((other, claim_origin[claim.id]))
                pairs.add((a, b))
    return frozenset(pairs)


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
