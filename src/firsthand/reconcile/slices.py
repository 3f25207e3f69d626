"""Exactly what the findings on one event are made from, so that they need not be made again while that is the same.

A slice holds the claims of the event and, of everything that was found out across reports, only what bears on them.
Findings are made from a slice and the packs alone; the digest of both is the key under which they are kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from hashlib import blake2b
from importlib import resources
from itertools import combinations
from typing import TYPE_CHECKING

import msgspec

from firsthand.reconcile.corrections import Correction, corrections

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from firsthand.engine import Kept
    from firsthand.model import Claim, Report
    from firsthand.packs import Packs
    from firsthand.reconcile.families import Family
    from firsthand.reconcile.origins import Resolution
    from firsthand.reconcile.roots import Names, Root
    from firsthand.reconcile.sameness import Sameness

PAIRED = 200  # origins of an event beyond which what each is known through is taken whole, and not pair by pair

_encode = msgspec.json.Encoder(order="deterministic").encode


@dataclass(frozen=True, slots=True)
class Telling:
    """What findings read of a report."""

    published: str | None
    outlet: str | None
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Slice:
    """What the findings on one event are made from.

    Attributes:
        family: of the event's kinds.
        claims: by id.
        reports: those that make the claims.
        origin_of: each claim's origin.
        roots: what each of these origins is made of.
        days: by claim, the days on which its own report puts the event.
        reviewed: claims that a person judged.
        sameness: verdicts on pairs of these origins, each a function of the two.
        names: the packs' canonical names of sources.
        packs: the vocabularies.
    """

    family: Family
    claims: tuple[Claim, ...]
    reports: Mapping[str, Telling]
    origin_of: Mapping[str, str]
    roots: Mapping[str, tuple[Root, ...]]
    days: Mapping[str, tuple[int, int]]
    reviewed: frozenset[str]
    sameness: Sameness
    names: Names
    packs: Packs


class Slices:
    """Cuts slices, and tells by a digest whether one is what it was before."""

    def __init__(
        self,
        reports: Sequence[Report],
        claims: Sequence[Claim],
        resolution: Resolution,
        sameness: Sameness,
        *,
        days: Mapping[str, tuple[int, int]],
        packs: Packs,
        kept: Kept,
    ) -> None:
        self._resolution, self._sameness, self._packs, self._days = resolution, sameness, packs, days
        self._made_with = _made_with(packs)
        told = {r.id: kept.of(("telling", r.id), r, partial(_told, r)) for r in reports}
        self._tellings = {report: telling for report, (telling, _) in told.items()}
        self._told = {report: digest for report, (_, digest) in told.items()}
        self._claims = {c.id: kept.of(("claim", c.id), c, partial(_digest, c)) for c in claims}
        self._origins = {origin: self._origin(origin, roots) for origin, roots in resolution.roots.items()}

    def of(self, family: Family, claims: Sequence[Claim], reviewed: AbstractSet[str]) -> Slice:
        """Return the slice of the event that these claims tell of, with those that a person judged."""
        listed = tuple(sorted(claims, key=lambda c: c.id))
        origin_of = {c.id: self._resolution.claim_origin[c.id] for c in listed}
        return Slice(
            family=family,
            claims=listed,
            reports={c.report: self._tellings[c.report] for c in listed if c.report in self._tellings},
            origin_of=origin_of,
            roots={origin: self._resolution.roots[origin] for origin in origin_of.values()},
            days={c.id: self._days[c.id] for c in listed if c.id in self._days},
            reviewed=frozenset(c.id for c in listed if c.id in reviewed),
            sameness=self._sameness,
            names=self._resolution.names,
            packs=self._packs,
        )

    def stamp(self, cut: Slice) -> str:
        """Return a digest of a slice: findings made from another of the same digest are those of this one."""
        whole = blake2b(self._made_with, digest_size=16)
        whole.update(repr(cut.family).encode())
        for claim in cut.claims:
            whole.update(self._claims[claim.id])
            whole.update(self._told.get(claim.report, b"no report"))
            whole.update(self._origins[cut.origin_of[claim.id]])
            whole.update(b"%r %d" % (cut.days.get(claim.id), claim.id in cut.reviewed))
        whole.update(self._between(sorted(cut.roots)))
        return whole.hexdigest()

    def _origin(self, origin: str, roots: tuple[Root, ...]) -> bytes:
        """Return the digest of what verdicts read of one origin, whatever the other is."""
        names = self._resolution.names
        described = [
            (
                sorted(names.fields.get(r.name, ())),
                names.roles.get(r.name, ""),
                *(r.name in known for known in (names.readers, names.viewers, names.bodies)),
            )
            for r in roots
        ]
        return _digest((origin, roots, described))

    def _between(self, origins: Sequence[str]) -> bytes:
        """Return what verdicts read of two origins together: whom both are known through, which reports cite both."""
        known = self._resolution
        if len(origins) > PAIRED:
            return _digest([(o, known.vouchers[o], known.conduits[o], known.reports[o]) for o in origins]) + _digest(
                sorted(known.forced.items())
            )
        found = []
        for a, b in combinations(origins, 2):
            through = [
                *(r.name for r in known.roots[a] if r.name in known.conduits[b]),
                "",
                *(r.name for r in known.roots[b] if r.name in known.conduits[a]),
            ]
            vouched = not known.vouchers[a].isdisjoint(known.vouchers[b])
            together = not known.reports[a].isdisjoint(known.reports[b])
            found.append((through, vouched, together, known.forced.get((a, b))))
        return _digest(found) if found else b""


def _told(report: Report) -> tuple[Telling, bytes]:
    telling = Telling(report.published, report.outlet, corrections(report.text))
    return telling, _digest(telling)


def _digest(record: object) -> bytes:
    return blake2b(_encode(record), digest_size=16).digest()


@lru_cache(maxsize=8)
def _made_with(packs: Packs) -> bytes:
    """Return a digest of the packs' entries, and of the code that makes findings: another may make others."""
    whole = blake2b(digest_size=16)
    for entries in (packs.things, packs.kinds, packs.sources, packs.places):
        for name in sorted(entries):
            whole.update(repr((name, entries[name])).encode())
    for file in sorted(resources.files("firsthand.reconcile").iterdir(), key=lambda f: f.name):
        if file.name.endswith(".py"):
            whole.update(file.read_bytes())
    return whole.digest()
