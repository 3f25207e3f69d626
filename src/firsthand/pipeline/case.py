"""Case, and the only place that chains the stages: read, annotate, claims, reuse, lineage, reconcile, brief."""

from __future__ import annotations

import getpass
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firsthand import __version__
from firsthand.engine import Kept, map_reports
from firsthand.errors import CaseUnwritable, UnknownReference
from firsthand.model import (
    Failure,
    Finding,
    Judgement,
    Report,
    Snapshot,
)
from firsthand.pipeline.analysis import Analysed, analyse
from firsthand.pipeline.collector import collector_at_rest
from firsthand.pipeline.history import changes_of, gone_finding, history_of
from firsthand.pipeline.intake import AddResult, Intake, Progress
from firsthand.pipeline.memory import Compared, Memory
from firsthand.pipeline.references import unique
from firsthand.pipeline.related import Known, Related, from_memo, judged, relate, to_memo, to_records
from firsthand.pipeline.vocabulary import PackTexts, load
from firsthand.store import Store
from firsthand.store.replay import replayed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType
    from typing import Self

    from firsthand.model import Brief, Changes, PastState
    from firsthand.packs import Packs
    from firsthand.store import Hit, Revision


TOOL = f"firsthand {__version__}"


class Case:
    """A case: add reports, mend what was unsure, read what they amount to. Close it, or use it in a `with`."""

    def __init__(self, store: Store, memory: Memory | None = None) -> None:
        self.store = store
        self._memory = memory or Memory()

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True, memory: Memory | None = None) -> Case:
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

    # Adding

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

    # Judging

    def set(
        self,
        report: str,
        *,
        outlet: str | None = None,
        published: str | None = None,
        version_of: str | None = None,
        who: str | None = None,
        reason: str = "",
        seen: int | None = None,
    ) -> Report:
        """Record what a person knows of a report, and return the report as it then stands.

        Args:
            report: its id, or a unique beginning of it, or its source path or external id.
            outlet: who published it.
            published: when: "2024-12-14", "2024-12-14T09:30", "2024-12-14T09:30+02:00".
            version_of: the report that this one is a later version of.
            who: the person; the login name if not given.
            reason: why, in the person's words.
            seen: how many judgements the case held when the person looked.

        Raises:
            UnknownReference: the case holds no such report.
            JudgedMeanwhile: somebody judged the report since.
            ValueError: nothing is set, or `published` is no date, or a report is made a version of itself.
        """
        found = self.find_report(report)
        after: dict[str, Any] = {}
        if outlet is not None:
            after["outlet"] = " ".join(outlet.split()) or None
        if published is not None:
            after["published"] = instant(published)
        if version_of is not None:
            after["version_of"] = self.find_report(version_of)
            if after["version_of"] == found:
                raise ValueError("a report cannot be a version of itself")
        if not after:
            raise ValueError("nothing to set: give an outlet, a date, or the report it is a version of")
        current = replayed(self.store.report(found), self.store.standing())
        before = {field: getattr(current, field) for field in after}
        word = Judgement("", "", "", "set", found, before, after, reason, "", "")
        if replayed(current, (word,)) != current:  # what was doubted can also be said to be right
            self.judge("set", found, before=before, after=after, who=who, reason=reason, stale=(found,), seen=seen)
        return replayed(self.store.report(found), self.store.standing())

    def judge(
        self,
        action: str,
        target: str,
        *,
        before: Any = None,
        after: Any = None,
        who: str | None = None,
        reason: str = "",
        stale: tuple[str, ...] = (),
        seen: int | None = None,
    ) -> Judgement:
        """Record a person's decision; it is replayed whenever the set is reconciled.

        Args:
            action: accept, reject, same, different, note, ...
            target: the id of the claim, finding, origin or report that it is about.
            before: what it replaces, as JSON.
            after: what it says, as JSON.
            who: the person; the login name if not given.
            reason: why, in the person's words.
            stale: reports that are to be analysed again because of it.
            seen: how many judgements the case held when the person looked: others since are not overridden unseen.

        Raises:
            JudgedMeanwhile: somebody judged the same since.
        """
        now = datetime.now(UTC).isoformat(timespec="microseconds")
        judgement = Judgement("", now, who or login(), action, target, before, after, reason, "", "")
        return self.store.append(judgement, stale, seen)

    def decide(
        self,
        action: str,
        target: str,
        after: Any = None,
        *,
        who: str | None = None,
        reason: str = "",
        seen: int | None = None,
        snapshot: Snapshot | None = None,
    ) -> Judgement:
        """Record a decision on a claim, finding, origin or report, checked; see `prepare` for what each action takes.

        Args:
            action: accept, reject, edit, re-attribute, add, same, different, merge, split, note or grade.
            target: the id of what it is about.
            after: what is decided, as JSON.
            who: the person; the login name if not given.
            reason: why, in the person's words.
            seen: how many judgements the case held when the person looked: others since are not overridden unseen.
            snapshot: the state that the person looked at, where it is at hand.

        Raises:
            UnknownReference: the case holds no such thing.
            ValueError: it cannot be decided so.
            JudgedMeanwhile: somebody judged the same since.
        """
        from firsthand.pipeline.judging import prepare  # noqa: PLC0415

        kind = after.get("kind") if isinstance(after, dict) else None
        if kind is not None and kind not in self.packs.kinds:
            raise ValueError(f"no pack knows the kind {kind!r}: see firsthand claims CASE")
        prepared = prepare(snapshot or self.snapshot(), action, target, after, reason)
        before, after = prepared.before, prepared.after
        return self.judge(action, prepared.target, before=before, after=after, who=who, reason=reason, seen=seen)

    def undo(self, judgement: str, *, who: str | None = None, reason: str = "", seen: int | None = None) -> Judgement:
        """Take a judgement back: it stays in the log, and is replayed no more. Undoing an undoing restores it.

        Raises:
            UnknownReference: there is no such judgement.
            JudgedMeanwhile: somebody took it back since the person looked.
        """
        known = {j.id: j for j in self.store.judgements()}
        if judgement not in known:
            raise UnknownReference("judgement", judgement, "See: firsthand log CASE")
        undone = known[judgement]
        while undone.action == "undo" and undone.target in known:
            undone = known[undone.target]
        stale = (undone.target,) if undone.action == "set" else ()
        return self.judge("undo", judgement, who=who, reason=reason, stale=stale, seen=seen)

    # Reading

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

    def reports(self) -> Iterator[Report]:
        """Return the reports by id, as the judgements would have them, without their original bytes."""
        with self.store.reading():
            return iter(tuple(self._reports()))

    def search(self, query: str, limit: int = 50) -> list[Hit]:
        """Return the reports whose words match, best first."""
        return self.store.search(query, limit)

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

    def find_report(self, name: str) -> str:
        """Return the id of the report that `name` means: an id, its unique beginning, a source path, an external id.

        Raises:
            UnknownReference: none, or more than one.
        """
        rows = self.store.names()
        exact = [i for i, path, external in rows if name in (i, path, external) or name == Path(path).name]
        return unique("report", name, exact or [i for i, _, _ in rows if name and i.startswith(name.lower())])

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

    # Inside

    def _pack_texts(self) -> PackTexts:
        stored = self.store.setting("packs")
        return tuple((name, text) for name, text in json.loads(stored)) if stored else ()

    def _computed_with(self) -> str:
        return json.dumps([TOOL, self.packs.versions], sort_keys=True)

    def read_by(self, model: str) -> dict[str, Any]:
        """Return the versions that read a report now, to be stored with it."""
        return {"tool": TOOL, "model": model, "packs": self.packs.versions}

    def is_current(self, read_by: dict[str, Any]) -> bool:
        """Return whether these versions are those that would read a report now; some reports no model reads."""
        from firsthand.language.parse import model_version  # noqa: PLC0415 -- loads the model: asked for rereading only

        return read_by == self.read_by(model_version() if read_by.get("model") else "")

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
            progress(Progress("analysing", done, report))

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


def instant(text: str) -> str:
    """Return a publication date or time as the model writes it; a zone is kept, and never supplied."""
    try:
        if "T" not in text and " " not in text.strip():
            return date.fromisoformat(text.strip()).isoformat()
        return datetime.fromisoformat(text.strip()).isoformat()
    except ValueError as error:
        raise ValueError(
            f"{text!r} is no date: write 2024-12-14, 2024-12-14T09:30 or 2024-12-14T09:30+02:00"
        ) from error


def login() -> str:
    """Return the name under which this person is logged in."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a container's user has no name
        return "unknown"
