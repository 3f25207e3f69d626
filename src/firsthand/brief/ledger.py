"""The snapshot, indexed: what the brief's writer and its gate both look things up in. It words and judges nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.model import Certainty, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from firsthand.model import Claim, Count, Event, Finding, Origin, Report, Snapshot
    from firsthand.packs import Packs

_ATTACKS = frozenset({"attacked"})  # who denies the whole of it denies what came of it, in whatever way
NEGATIVE = frozenset({Certainty.COUNTERFACT, Certainty.IMPROBABLE, Certainty.DOUBTFUL})


_PLACE_NOUN = re.compile(
    r"\bthe (?:[\w-]+ ){0,2}(?:base|airfield|airport|port|harbou?r|city|town|village|camp|site|facility|area)\b|"
    r"\bthere\b",
    re.IGNORECASE,
)


def tells_place(name: str, sentence: str) -> bool:
    """Return whether a sentence tells of the place called `name`: by that name, or as "the base", "there"."""
    return " ".join(name.split()).casefold() in " ".join(sentence.split()).casefold() or bool(
        _PLACE_NOUN.search(sentence)
    )


@dataclass(frozen=True, slots=True)
class Ledger:
    """A snapshot and its packs, by id."""

    snapshot: Snapshot
    packs: Packs
    reports: dict[str, Report]
    claims: dict[str, Claim]
    findings: dict[str, Finding]
    events: dict[str, Event]
    origins: dict[str, Origin]
    verdicts: dict[tuple[str, str], Verdict]
    people: frozenset[str]  # the packs' nouns for people, in the plural
    says: tuple[tuple[str, str], ...]  # the packs' kinds, each with its wording
    lemmas: dict[str, frozenset[str]]  # of the verbs of each kind
    denying: dict[str, tuple[Claim, ...]]  # by event: the claims whose source denies what another said
    same: dict[str, frozenset[str]]  # by origin: the origins known to be the same
    # by claim: the names it carries and the parts they play; filled as they are asked for
    named: dict[str, tuple[tuple[str, str], ...]]
    year: str  # the one year in which every report appeared, if so: dates in it are written without it

    def origin_of(self, claim: Claim) -> str | None:
        """Return the id of the origin that `claim` rests on."""
        return self.snapshot.reconciliation.claim_origin.get(claim.id)

    def verdict(self, a: str, b: str) -> Verdict:
        """Return whether two origins are one; pairs that are not listed are different."""
        return self.verdicts.get((a, b), Verdict.SAME if a == b else Verdict.DIFFERENT)

    def distinct_origins(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """Return the origins behind `claims`, those known to be the same counted once, in the order of the claims."""
        kept: list[str] = []
        met: set[str] = set()
        for claim in claims:
            origin = self.origin_of(claim)
            if origin is not None and origin not in met:
                met |= {origin, *self.same.get(origin, ())}
                kept.append(origin)
        return tuple(kept)

    def unlike_origins(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """Return as many origins behind `claims` as are found to be all known to be different from one another.

        One that may be any of the others must not stand in their way: each is tried as the first, in their order.
        """
        origins = self.distinct_origins(claims)
        found: list[str] = []
        for first in origins:
            kept = [first]
            for origin in origins:
                if all(self.verdict(origin, other) is Verdict.DIFFERENT for other in kept):
                    kept.append(origin)
            found = max(found, kept, key=len)
        return tuple(found)

    def denials(self, event: str, kind: str, told: Sequence[Claim]) -> tuple[Claim, ...]:
        """Return the claims of `event` whose source denies what is of `kind` and what the claims in `told` tell.

        Whoever denies a wrong ("there was no attack") denies all that came of it; whoever denies one thing that came
        of it ("nobody died") says nothing of another ("eight were injured"), nor who denies one way of doing it ("shot
        no one") of what came of another. Nor does a denial of a deed answer what nobody lays to one.
        """
        denying, stated = self.denying.get(event, ()), [t for t in told if not t.denies]
        of_kind = (
            c
            for c in denying
            if c.kind == kind
            or (self._wrong(kind) and self._came_of(event, kind, c.kind) and self._laid_to(event, stated))
        )
        return tuple(c for c in of_kind if self._contradicts(c, stated))

    def _contradicts(self, denial: Claim, told: Sequence[Claim]) -> bool:
        """Return whether a denial answers any of what is told: by another voice, not itself a "no", of that figure."""
        against = [c for c in told if c.certainty not in NEGATIVE and self.origin_of(c) != self.origin_of(denial)]
        return any(denial.kind != c.kind or _of_that_figure(denial.count, c.count) for c in against)

    def _came_of(self, event: str, kind: str, deed: str) -> bool:
        """Return whether what is of `kind` came of a deed: of an attack, or of what the same sentences tell of."""
        if not self._is_deed(deed):
            return False
        told = [c for i in self.events[event].claims if (c := self.claims.get(i)) and not c.denies]
        sentences = {(c.report, c.start, c.end) for c in told if c.kind == deed}
        return deed in _ATTACKS or any(c.kind == kind and (c.report, c.start, c.end) in sentences for c in told)

    def _laid_to(self, event: str, told: Sequence[Claim]) -> bool:
        """Return whether what is told is laid to somebody's deed: that many were hurt in a blast denies nobody's."""
        claims = [c for i in self.events[event].claims if (c := self.claims.get(i)) and not c.denies]
        deeds = {(c.report, c.start, c.end) for c in claims if self._is_deed(c.kind)}
        return any(t.actor is not None or (t.report, t.start, t.end) in deeds for t in told)

    def _wrong(self, kind: str) -> bool:
        entry = self.packs.kinds.get(kind)
        return entry is not None and entry.wrongdoing

    def _is_deed(self, kind: str) -> bool:
        return self._wrong(kind) and self.packs.kinds[kind].time != "cumulative"


def _of_that_figure(denied: Count | None, told: Count | None) -> bool:
    """Return whether a denial of a figure is of the one told: that dozens died, it may be, and not that four did."""
    if denied is None or told is None or denied.max in (0, 1):
        return True
    least, given = denied.min or 0, told.min or 0
    if denied.max is None and least <= _SEVERAL:
        return True
    return (told.max is None or told.max >= least) and (denied.max is None or given <= denied.max)


_SEVERAL = 2  # what a bare plural is at least: its denial is of any


def open_ledger(snapshot: Snapshot, packs: Packs, year: str | None = None) -> Ledger:
    """Return the index of `snapshot`.

    Args:
        snapshot: the whole case, or the part of it that `part_of` cut out.
        packs: the vocabularies.
        year: the one year in which every report of the case appeared, "" where there are several; None: of these.
    """
    rec = snapshot.reconciliation
    claims = {c.id: c for c in snapshot.claims}
    denying = {e.id: tuple(c for i in e.claims if (c := claims.get(i)) and c.denies) for e in rec.events}
    same: dict[str, set[str]] = {}
    for pair in rec.sameness:
        if pair.verdict is Verdict.SAME:
            same.setdefault(pair.a, set()).add(pair.b)
            same.setdefault(pair.b, set()).add(pair.a)
    verdicts = {(s.a, s.b): s.verdict for s in rec.sameness} | {(s.b, s.a): s.verdict for s in rec.sameness}
    people, says, lemmas = _vocabulary(packs)
    return Ledger(
        snapshot,
        packs,
        {r.id: r for r in snapshot.reports},
        claims,
        {f.id: f for f in rec.findings},
        {e.id: e for e in rec.events},
        {o.id: o for o in rec.origins},
        verdicts,
        people,
        says,
        lemmas,
        denying,
        {origin: frozenset(others) for origin, others in same.items()},
        {},
        one_year(snapshot.reports) if year is None else year,
    )


def one_year(reports: Iterable[Report]) -> str:
    """Return the one year in which every report appeared; "" where there are several."""
    years = {r.published[:4] for r in reports if r.published}
    return years.pop() if len(years) == 1 else ""


@lru_cache(maxsize=8)
def _vocabulary(packs: Packs) -> tuple[frozenset[str], tuple[tuple[str, str], ...], dict[str, frozenset[str]]]:
    return (
        frozenset(t.plural or f"{t.name}s" for t in packs.things.values() if t.person and t.noun),
        tuple((name, kind.says) for name, kind in packs.kinds.items()),
        {name: frozenset(t.lemma for t in kind.triggers.verbs) for name, kind in packs.kinds.items()},
    )
