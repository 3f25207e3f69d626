"""Case, and the only place that chains the stages: read, annotate, claims, reuse, lineage, reconcile, brief."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.engine import Kept, map_reports
from firsthand.errors import UnknownReference
from firsthand.pipeline.analysis import analyse
from firsthand.pipeline.collector import collector_at_rest
from firsthand.pipeline.deciding import Deciding
from firsthand.pipeline.history import changes_of, gone_finding, history_of
from firsthand.pipeline.intake import Intake
from firsthand.pipeline.references import unique
from firsthand.pipeline.vocabulary import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from firsthand.model import Brief, Changes, Finding, PastState, Snapshot
    from firsthand.pipeline.progress import AddResult, Progress
    from firsthand.store import Hit, Hits, Revision


class Case(Deciding):
    """A case: add reports, mend what was unsure, read what they amount to. Close it, or use it in a `with`."""

    def add(
        self,
        sources: Iterable[str | Path] | str | Path = (),
        *,
        jobs: int | None = None,
        progress: Callable[[Progress], None] | None = None,
        reread: bool = False,
        allow_private: bool = False,
        text_only: bool = False,
        within: str = "",
    ) -> AddResult:
        """Read `sources`, store what is new, and finish what an earlier run left undone.

        Args:
            sources: files, folders, URLs, "-"; none only finishes.
            jobs: processes; the result is the same whatever it is.
            progress: told after every report.
            reread: read reports again that another version of firsthand, the model or a pack read; without
                sources, analyse again the stored text of all that one did.
            allow_private: fetch addresses of private networks and of this machine too.
            text_only: keep no copy of the original bytes.
            within: the beginning of every path, which the case is not told: a folder that only passes them on.

        Raises:
            CaseError: the case cannot be written.
        """
        run = Intake(self, progress or (lambda _: None), reread)
        work = partial(analyse, packs=self._pack_texts())
        # One path alone is a likely slip, and would be read as a list of its letters.
        named = [str(s) for s in ([sources] if isinstance(sources, str | Path) else sources)]
        if named:
            from firsthand.read import ReadOptions  # noqa: PLC0415 -- lxml and all readers: not for reading a case

            options = ReadOptions(allow_private=allow_private, text_only=text_only, within=within)
            for outcome in map_reports(work, run.wanted(named, options), jobs):
                run.keep(outcome)
        elif reread:
            self.store.mark_stale([v for v in self.store.all_read_by() if not self.is_current(v)])
        self.finish(jobs=jobs, progress=progress)
        return run.result(() if named else self._reports())

    def add_packs(self, paths: Iterable[Path]) -> None:
        """Add vocabulary packs to the case, which keeps a copy; every report is then analysed with them.

        Raises:
            PackError: a pack is wrong; the message names file, line and field.
        """
        from firsthand.packs import load_packs  # noqa: PLC0415

        files = [f for path in paths for f in (sorted(path.glob("*.y*ml")) if path.is_dir() else [path])]
        load_packs(files)  # explained by the name the user knows
        texts = dict(self._pack_texts())
        texts |= {path.name: path.read_text(encoding="utf-8") for path in files}
        merged = tuple(sorted(texts.items()))
        if merged != self._pack_texts():
            load(merged)
            self.store.put_setting("packs", json.dumps(merged, ensure_ascii=False))

    def forget(self, sources: Iterable[str]) -> None:
        """Strike sources that could not be read, such as a mistyped path, from the failures.

        Raises:
            UnknownReference: nothing is noted of a source.
        """
        for source in sources:
            if self.store.holds(source) or not self.store.failures(source):
                raise UnknownReference("failed source", source, "See failures in: firsthand export CASE")
            self.store.forget_failures(source)

    def brief(self, snapshot: Snapshot | None = None) -> Brief:
        """Return the brief; every sentence has passed the gate.

        Raises:
            GateError: a sentence says more than its sources carry.
        """
        from firsthand.brief import write_brief  # noqa: PLC0415

        state = snapshot or self.snapshot()
        with collector_at_rest():
            kept = Kept(self._memory.sentences)
            brief = write_brief(state, self.packs, kept)
            self._memory.sentences = kept.made
            return brief

    def render(self, format: str, width: int = 88) -> str:  # noqa: A002 -- the word of the command line
        """Return the brief as text: terminal (of `width` columns), md, html or json."""
        from firsthand.brief import render  # noqa: PLC0415

        snapshot = self.snapshot()
        return render(self.brief(snapshot), snapshot, format, width)

    def search(self, query: str, limit: int = 50) -> list[Hit]:
        """Return the reports whose words match, best first."""
        return self.store.search(query, limit)

    def find_words(self, query: str, limit: int = 50, skip: int = 0) -> Hits:
        """Return some of the reports whose words match, best first but `skip`, and how many do."""
        return self.store.find_words(query, limit, skip)

    def revisions(self) -> list[Revision]:
        """Return everything that was done to the case, oldest first."""
        return self.store.revisions()

    def changes(self, since: str | None = None, until: str | None = None) -> Changes:
        """Return what changed between two moments: findings, reports, judgements. Unfinished work is finished first.

        The findings compared are those of the last comparings made by these moments, which the result names.

        Args:
            since: "12" (a revision), "2024-12-14", "2024-12-14T09:30" (UTC), "2h", "3d", "yesterday"; none: before
                what was done last.
            until: likewise, a day meaning its end; none: now.

        Raises:
            UnknownReference: there is no such revision, or the time has not come yet.
            ValueError: a moment cannot be read, or `since` is later than `until`.
        """
        if self.store.writable:
            self.finish()
        with self.store.reading(), collector_at_rest():
            return changes_of(self.store, self._reports(), since, until)

    def history(self, snapshot: Snapshot, finding: Finding) -> tuple[PastState, ...]:
        """Return what a finding of `snapshot` was, oldest first, each state with the moment from which on it stood."""
        return history_of(self.store, finding, {c.id: c.report for c in snapshot.claims})

    def find_finding(self, snapshot: Snapshot, name: str) -> Finding:
        """Return the finding whose id is, or alone begins with, `name`, which may bear the mark of the brief.

        Raises:
            UnknownReference: none, or more than one.
        """
        name = name.strip("· \N{NO-BREAK SPACE}#").lower()
        findings = {f.id: f for f in snapshot.reconciliation.findings}
        found = [i for i in findings if name and i.startswith(name)]
        if not found and (gone := gone_finding(self.store, name)) is not None:
            raise gone
        return findings[unique("finding", name, found)]
