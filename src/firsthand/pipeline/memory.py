"""What a process that stays remembers of a case between one change and the next: it spares work, and changes nothing.

Reports and claims are read again where the log of revisions says that they were stored again, and all of them where
it does not tell. What was found out of parts of the set is known by what it was found out from (`related.Known`).
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from firsthand.pipeline.related import from_records

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from firsthand.model import Claim, Report
    from firsthand.pipeline.related import Known, Related
    from firsthand.store import Mark, Placed, Store


@dataclass(frozen=True, slots=True)
class Stored:
    """The reports of a case, without their original bytes, and their claims, as they are stored, when it stood so."""

    mark: Mark
    reports: Mapping[str, Report]  # by id
    claims: Mapping[str, tuple[Claim, ...]]  # by report


@dataclass(frozen=True, slots=True)
class Compared:
    """What comparing the set came to, when the case stood so."""

    mark: Mark
    computed_with: str
    related: Related
    known: Known | None = None  # None: what was stored was read, and nothing compared
    placed: Placed | None = None


class Memory:
    """What is remembered of one case. It may be shared by threads: what it holds is replaced, and never changed."""

    def __init__(self) -> None:
        self._stored: Stored | None = None
        self._compared: Compared | None = None
        self.comparing = threading.Lock()  # held while a set is compared: who waits for it has less to do then
        self.sentences: Mapping[Hashable, tuple[Any, Any]] = {}  # of the last brief: see `engine.Kept`

    def reports(self, store: Store) -> Iterable[Report]:
        """Return the reports by id, as they are stored: the caller has begun a transaction."""
        return self._read(store).reports.values()

    def claims(self, store: Store) -> tuple[Claim, ...]:
        """Return the claims by report, place in it and id, as they are stored: the caller has begun a transaction."""
        return tuple(claim for listed in self._read(store).claims.values() for claim in listed)

    def related(self, store: Store, computed_with: str) -> Related:
        """Return what is stored of the set, which is of now: the caller has begun a transaction."""
        held, mark = self._compared, store.mark()
        if held is not None and (held.mark, held.computed_with) == (mark, computed_with):
            return held.related
        found = from_records(store)
        self._compared = Compared(mark, computed_with, found, self.known(computed_with), self.placed)
        return found

    def known(self, computed_with: str) -> Known | None:
        """Return what these versions last found out of parts of the set, if this process compared it."""
        held = self._compared
        return held.known if held is not None and held.computed_with == computed_with else None

    @property
    def placed(self) -> Placed | None:
        """What the last comparing of this process left in the case."""
        return self._compared.placed if self._compared is not None else None

    def keep(self, compared: Compared) -> None:
        """Remember what comparing the set came to."""
        self._compared = compared

    def _read(self, store: Store) -> Stored:
        before, mark = self._stored, store.mark()
        if before is not None and before.mark == mark:
            return before
        touched = store.read_since(before.mark) if before is not None else None
        if before is None or touched is None:
            listed: dict[str, list[Claim]] = {}
            for claim in store.claims():
                listed.setdefault(claim.report, []).append(claim)
            reports, claims = {r.id: r for r in store.reports()}, {i: tuple(told) for i, told in listed.items()}
        else:
            reports = {**before.reports, **store.some_reports(sorted(touched))}
            claims = {**before.claims, **{i: store.claims_of(i) for i in sorted(touched)}}
        self._stored = Stored(mark, {i: reports[i] for i in sorted(reports)}, {i: claims[i] for i in sorted(claims)})
        return self._stored
