"""An open case: its store, what this process remembers of it, and how it is brought up to date and looked at."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from firsthand import __version__
from firsthand.engine import map_reports
from firsthand.errors import CaseUnwritable
from firsthand.model import Failure, Judgement, Report, Snapshot
from firsthand.pipeline.analysis import Analysed, analyse
from firsthand.pipeline.collector import collector_at_rest
from firsthand.pipeline.memory import Compared, Memory
from firsthand.pipeline.progress import Progress, called
from firsthand.pipeline.related import Known, Related, from_memo, judged, relate, to_memo, to_records
from firsthand.pipeline.vocabulary import PackTexts, load
from firsthand.store import Store
from firsthand.store.replay import replayed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from firsthand.packs import Packs

TOOL = f"firsthand {__version__}"


class Opened:
    """A case that is open: what is done to it and read of it stands in the classes that build on this one."""

    def __init__(self, store: Store, memory: Memory | None = None) -> None:
        self.store = store
        self._memory = memory or Memory()

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True, memory: Memory | None = None) -> Self:
        """Return the case at `path`; a new one where there is none, unless `create` is false.

        Args:
            path: of the file.
            create: whether a new one is made.
            memory: what this process remembers of the same case, opened before.

        Raises:
            CaseError: the file is no case, newer, damaged, missing, or cannot be made.
        """
        return cls(Store.open(path, make=create), memory)

    def close(self) -> None:
        """Close the file."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def packs(self) -> Packs:
        """The packs in the box and those added to this case."""
        return load(self._pack_texts())

    def finish(self, *, jobs: int | None = None, progress: Callable[[Progress], None] | None = None) -> None:
        """Do what is still to be done: analyse stale reports again, and relate the set if it changed."""
        self._refresh(jobs, progress or (lambda _: None))
        if not self.store.is_related(self._computed_with()):
            self._relate(progress or (lambda _: None))

    def remember(self) -> None:
        """Compare the set once more, and store nothing: what a process that stays knows then spares it the next time.

        What was compared in this process is remembered as it is.
        """
        with self._memory.comparing:
            if self._memory.known(self._computed_with()) is not None or not self.is_settled():
                return
            with self.store.reading(), collector_at_rest():
                mark = self.store.mark()
                related, known = self._compute()
                placed = self.store.placed(to_records(related))
            self._memory.keep(Compared(mark, self._computed_with(), related, known, placed))

    def is_settled(self) -> bool:
        """Return whether nothing is to be done: every report is analysed, and the set is compared as it stands."""
        return not self.store.stale() and self.store.is_related(self._computed_with())

    def snapshot(self) -> Snapshot:
        """Return the whole state of the case, finished first if something is still to be done."""
        if not self.store.writable and self.store.stale():
            raise CaseUnwritable(self.store.path, "it holds unfinished work, and the file or its folder is read-only")
        if self.store.writable:
            self.finish()
        with self.store.reading(), collector_at_rest():
            if self.store.is_related(self._computed_with()):
                reuse, lineage, reconciliation = self._memory.related(self.store, self._computed_with())
            else:  # read-only, or another process is adding: what is there is read as it stands
                (reuse, lineage, reconciliation), _ = self._compute()
            reports, judgements = tuple(self._reports()), self.store.judgements()
            claims, _, orphaned = judged(reports, self._memory.claims(self.store), self.store.standing())
            return Snapshot(
                reports=reports,
                claims=claims,
                reuse=reuse,
                lineage=lineage,
                reconciliation=reconciliation,
                judgements=judgements,
                orphaned=orphaned,
                failures=tuple(self.store.failures()),
                unread=self.store.unread(),
                tool=TOOL,
                model=", ".join(sorted({r["model"] for r in self.store.all_read_by() if r.get("model")})),
                packs=dict(sorted(self.packs.versions.items())),
            )

    def reports(self) -> Iterator[Report]:
        """Return the reports by id, as the judgements would have them, without their original bytes."""
        with self.store.reading():
            return iter(tuple(self._reports()))

    def read_by(self, model: str) -> dict[str, Any]:
        """Return the versions that read a report now, to be stored with it."""
        return {"tool": TOOL, "model": model, "packs": self.packs.versions}

    def is_current(self, read_by: dict[str, Any]) -> bool:
        """Return whether these versions are those that would read a report now; some reports no model reads."""
        from firsthand.language.parse import model_version  # noqa: PLC0415 -- loads the model: asked for rereading only

        return read_by == self.read_by(model_version() if read_by.get("model") else "")

    def _pack_texts(self) -> PackTexts:
        stored = self.store.setting("packs")
        return tuple((name, text) for name, text in json.loads(stored)) if stored else ()

    def _computed_with(self) -> str:
        return json.dumps([TOOL, self.packs.versions], sort_keys=True)

    def _reports(self) -> Iterator[Report]:
        judgements: dict[str, list[Judgement]] = {}
        for judgement in self.store.standing():
            judgements.setdefault(judgement.target, []).append(judgement)
        for report in self._memory.reports(self.store):
            yield replayed(report, judgements.get(report.id, ()))

    def _refresh(self, jobs: int | None, progress: Callable[[Progress], None]) -> None:
        stale = self.store.stale()
        if not stale:
            return
        judged, judgements = self.store.chain_state(), self.store.standing()
        reports = (replace(replayed(self.store.report(r), judgements), original=b"") for r in stale)
        work = partial(analyse, packs=self._pack_texts())
        outcomes = map_reports(work, reports, jobs)
        for done, (report, outcome) in enumerate(zip(stale, outcomes, strict=True), start=1):
            if isinstance(outcome, Failure):
                outcome = Analysed(self.store.report(report), (), 0, (outcome,))  # noqa: PLW2901
            self.store.put_analysis(
                report,
                outcome.claims,
                outcome.unread,
                outcome.failures,
                read_by=self.read_by(outcome.model),
                judged=judged,
            )
            progress(Progress("analysing", done, called(outcome.report)))

    def _relate(self, progress: Callable[[Progress], None]) -> None:
        progress(Progress("relating", 0, ""))
        with self._memory.comparing, collector_at_rest():
            with self.store.reading():
                mark = self.store.mark()
                related, known = self._compute()
            placed = self.store.put_related(
                to_records(related),
                mark.changes,
                self._computed_with(),
                to_memo(known),
                mark.last.number,
                placed=self._memory.placed,
            )
            self._memory.keep(Compared(mark, self._computed_with(), related, known, placed))

    def _compute(self) -> tuple[Related, Known]:
        # What another version found out of reports and pairs may not be what this one would.
        known = self._memory.known(self._computed_with())
        if known is None:
            known = from_memo(self.store) if self.store.computed_with() == self._computed_with() else Known()
        reports = tuple(self._reports())
        claims, judgements, _ = judged(reports, self._memory.claims(self.store), self.store.standing())
        return relate(reports, claims, judgements, self.packs, known)
