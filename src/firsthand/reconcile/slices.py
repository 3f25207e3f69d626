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
from typing import TYPE_CHECKING, Any

import msgspec

from firsthand.reconcile.corrections import Telling, corrections
from firsthand.reconcile.roots import outlet_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from firsthand.engine import Kept
    from firsthand.model import Claim, Report
    from firsthand.packs import Packs
    from firsthand.reconcile.cards import Cards
    from firsthand.reconcile.families import Family
    from firsthand.reconcile.origins import Resolution
    from firsthand.reconcile.roots import Root
    from firsthand.reconcile.sameness import Sameness

PAIRED = 64  # origins of an event beyond which what verdicts are drawn from is taken whole, and not pair by pair

_encode = msgspec.json.Encoder(order="deterministic").encode


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
        cards: Cards,
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
        self._cards = cards
        named = {report: resolution.names.of(told.outlet) for report, told in self._tellings.items() if told.outlet}
        self._outlets = {
            c.id: named[c.report] if c.report in named else outlet_of(c, None, resolution.names) for c in claims
        }

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

    def given(self, claims: Sequence[Claim]) -> tuple[Any, ...]:
        """Return all that the slice of these claims, its stamp and the verdicts on its origins are made from."""
        by_claim, roots = self._resolution.claim_origin, self._resolution.roots
        told = []
        for claim in claims:
            origin, i = by_claim[claim.id], claim.id
            telling = self._tellings.get(claim.report)
            told.append((claim, telling, origin, roots[origin], self._days.get(i), self._outlets[i]))
        origins = {origin for _, _, origin, *_ in told}
        return tuple(told), self._cards.between(sorted(origins)) if len(origins) > 1 else (), self._packs

    def stamp(self, family: Family, claims: Sequence[Claim], reviewed: AbstractSet[str]) -> str:
        """Return a digest of the slice of these claims: findings made of another of the same digest are those of it.

        It is of all that stands in the slice, and of the verdicts themselves, whatever these were drawn from.
        """
        parts = [self._made_with, repr(family).encode()]
        by_claim, origins = self._resolution.claim_origin, set()
        for claim in sorted(claims, key=lambda c: c.id):
            i, origin = claim.id, by_claim[claim.id]
            origins.add(origin)
            made_of = f"{origin}{self._resolution.roots[origin]}".encode()
            parts += (_digest(claim), self._told.get(claim.report, b"no report"), made_of)
            parts.append(f"{self._outlets[i]!r} {self._days.get(i)} {i in reviewed}".encode())
        if len(origins) > 1:
            parts.append(self._between(sorted(origins)))
        return blake2b(b"\0".join(parts), digest_size=16).hexdigest()

    def _between(self, origins: Sequence[str]) -> bytes:
        """Return the verdicts on every two origins; of very many, all that these are drawn from."""
        if len(origins) > PAIRED:
            return _digest(self._cards.told(origins))
        return b"".join(self._sameness.verdict(a, b)[0].value.encode() for a, b in combinations(origins, 2))


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
