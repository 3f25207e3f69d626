"""The judgements of a case: only ever appended, chained, verified whenever they are read."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from firsthand.errors import CaseError, JudgedMeanwhile
from firsthand.model import Judgement
from firsthand.store.casefile import CaseFile
from firsthand.store.chain import FIRST, first_break, seal
from firsthand.store.codec import decode, encode
from firsthand.store.replay import standing

if TYPE_CHECKING:
    from collections.abc import Iterable


class Judgements(CaseFile):
    """A case file with its judgements."""

    def append(self, judgement: Judgement, stale: Iterable[str] = (), seen: int | None = None) -> Judgement:
        """Store a judgement at the end of the chain and return it sealed, later than the one before it.

        Args:
            judgement: what was decided, and when by this machine's clock. A clock that was put back does not put
                a decision before an older one: judgements are replayed by time.
            stale: reports that are to be analysed again.
            seen: how many judgements the case held when the person looked; None: whatever was decided since.

        Raises:
            JudgedMeanwhile: the same was judged since: nothing is stored.
        """
        with self._writing() as run:
            count, previous = self._head()
            if seen is not None:
                self._refuse_unseen(judgement.target, seen)
            sealed = seal(replace(judgement, when=self._later(judgement.when, count)), previous or FIRST)
            run(
                "INSERT INTO judgement (number, id, target, record) VALUES (?,?,?,?)",
                (count + 1, sealed.id, sealed.target, encode(sealed)),
            )
            run("UPDATE state SET value = ? WHERE key = 'judged'", (f"{count + 1} {sealed.hash}",))
            self._connection.executemany("UPDATE report SET stale = 1 WHERE id = ?", [(r,) for r in stale])
            self._revise("judge", sealed.id)
        return sealed

    def _refuse_unseen(self, target: str, seen: int) -> None:
        query = "SELECT record FROM judgement WHERE number > ? AND target = ? ORDER BY number DESC LIMIT 1"
        row = self._one(query, seen, target)
        if row is not None:
            with self._decoding():
                newest = decode(Judgement, row[0])
            raise JudgedMeanwhile(newest.who, newest.action, newest.reason)

    def _later(self, when: str, count: int) -> str:
        """Return `when`, or the first moment after the newest judgement if that is later."""
        row = self._one("SELECT record FROM judgement WHERE number = ?", count)
        if row is None:
            return when
        with self._decoding():
            newest = decode(Judgement, row[0]).when
            if when > newest:
                return when
            return (datetime.fromisoformat(newest) + timedelta(microseconds=1)).isoformat(timespec="microseconds")

    def judgements(self) -> tuple[Judgement, ...]:
        """Return every judgement in order, the chain verified.

        Raises:
            CaseError: a judgement was altered, removed or slipped in.
        """
        judgements, broken = self.judgements_and_break()
        if broken is not None:
            what = f"judgement {broken + 1} was changed outside firsthand: the chain of hashes does not hold"
            raise CaseError(self.path, what, "See: firsthand log CASE; restore the case from a copy")
        return judgements

    def standing(self) -> tuple[Judgement, ...]:
        """Return the judgements that were not undone, by time: those that are replayed."""
        return standing(self.judgements())

    def judgements_and_break(self) -> tuple[tuple[Judgement, ...], int | None]:
        """Return every judgement in order, and the position of the first that breaks the chain."""
        with self._decoding():
            rows = self._all("SELECT record FROM judgement ORDER BY number")
            judgements = tuple(decode(Judgement, text) for (text,) in rows)
            count, head = self._head()
        return judgements, first_break(judgements, head, count)

    def chain_state(self) -> str:
        """Return what changes whenever a judgement is appended."""
        return self._state("judged")

    def _head(self) -> tuple[int, str]:
        count, _, head = self._state("judged").partition(" ")
        return int(count or 0), head
