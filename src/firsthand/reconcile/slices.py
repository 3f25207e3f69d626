"""Exactly what the findings on one event are made from, so that they need not be made again while that is the same.

A slice holds the claims of the event and, of everything that was found out across reports, only what bears on them.
Findings are made from a slice and the packs alone; the digest of both is the key under which they are kept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial
from hashlib import blake2b
from importlib import resources
from itertools import combinations
from typing import TYPE_CHECKING

import msgspec

from firsthand.reconcile.corrections import Correction, corrections
from firsthand.reconcile.roots import outlet_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from firsthand.engine import Kept
    from firsthand.model import Claim, Report
    from firsthand.packs import Packs
    from firsthand.reconcile.families import Family
    from firsthand.reconcile.origins import Resolution
    from firsthand.reconcile.roots import Root
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
        sameness: verdicts on pairs of these origins.
        outlets: by claim, the canonical name of the outlet that makes it; "" where that is not known.
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
    outlets: Mapping[str, str]
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
        self._reports, self._packs = reports, packs
        self._resolution, self._sameness, self._days = resolution, sameness, days
        self._made_with = _made_with(packs)
        told = {r.id: kept.of(("telling", r.id), r, partial(_told, r)) for r in reports}
        self._tellings = {report: telling for report, (telling, _) in told.items()}
        self._told = {report: digest for report, (_, digest) in told.items()}
        self._claims = {c.id: kept.of(("claim", c.id), c, partial(_digest, c)) for c in claims}
        self._origins = {origin: f"{origin}{roots}".encode() for origin, roots in resolution.roots.items()}
        self._outlets = {c.id: outlet_of(c, self._tellings.get(c.report), resolution.names) for c in claims}

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
            outlets={c.id: self._outlets[c.id] for c in listed},
            packs=self._packs,
        )

    def stamp(self, family: Family, claims: Sequence[Claim], reviewed: AbstractSet[str]) -> str:
        """Return a digest of the slice of these claims: findings made of another of the same digest are those of it.

        It is of all that stands in the slice, and of the verdicts themselves, whatever these were drawn from.
        """
        parts = [self._made_with, repr(family).encode()]
        by_claim, origins = self._resolution.claim_origin, set()
        for claim in sorted(claims, key=lambda c: c.id):
            i, origin = claim.id, by_claim[claim.id]
            origins.add(origin)
            parts += (self._claims[i], self._told.get(claim.report, b"no report"), self._origins[origin])
            parts.append(f"{self._outlets[i]!r} {self._days.get(i)} {i in reviewed}".encode())
        if len(origins) > 1:
            parts.append(self._between(sorted(origins)))
        return blake2b(b"\0".join(parts), digest_size=16).hexdigest()

    def _between(self, origins: Sequence[str]) -> bytes:
        """Return the verdicts on every two origins; of very many, all that any verdict of the case is drawn from."""
        if len(origins) > PAIRED:
            return self._whole
        return b"".join(self._sameness.verdict(a, b)[0].value.encode() for a, b in combinations(origins, 2))

    @cached_property
    def _whole(self) -> bytes:
        """The digest of the claims and reports of the case, of which origins and verdicts are made."""
        known = self._resolution
        found = (sorted(known.claim_origin.items()), sorted(known.copies, key=str), sorted(known.forced.items()))
        read = (_digest(replace(report, original=b"")) for report in self._reports)
        return b"".join((*read, *(self._claims[c] for c in sorted(self._claims)), _digest(found)))


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
