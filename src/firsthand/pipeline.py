"""Case, and the only place that chains the stages: read, annotate, claims, reuse, lineage, reconcile, brief."""

from __future__ import annotations

import getpass
import json
import tempfile
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firsthand import __version__
from firsthand.engine import map_reports
from firsthand.errors import CaseUnwritable, UnknownReference
from firsthand.model import (
    Claim,
    Edge,
    Event,
    Failure,
    Finding,
    Judgement,
    Lineage,
    Origin,
    Reconciliation,
    Report,
    Reuse,
    Sameness,
    Snapshot,
)
from firsthand.store import Store
from firsthand.store.replay import replayed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType
    from typing import Self

    from firsthand.model import Brief
    from firsthand.packs import Packs
    from firsthand.read import ReadOptions
    from firsthand.store import Hit, Revision

TOOL = f"firsthand {__version__}"

PackTexts = tuple[tuple[str, str], ...]
"""Packs added to a case: file name and YAML text of each."""


@dataclass(frozen=True, slots=True)
class Analysed:
    """What the per-report work makes of a report; `model` is the language model that read it, empty if none did."""

    report: Report
    claims: tuple[Claim, ...]
    unread: int
    failures: tuple[Failure, ...]
    model: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a long operation stands: `stage` is reading, analysing or relating; `current` a source or report."""

    stage: str
    done: int
    current: str


@dataclass(frozen=True, slots=True)
class Unsure:
    """A report that a person should look at: what `firsthand set` would mend."""

    report: str
    source: str
    title: str | None
    outlet: str | None
    published: str | None
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AddResult:
    """What one `add` did: reports new and already known, what failed, and what it was unsure of."""

    added: int
    known: int
    failures: tuple[Failure, ...]
    unsure: tuple[Unsure, ...]
    reports: int  # in the case, after it


def analyse(report: Report, packs: PackTexts = ()) -> Analysed:
    """Return what `report` asserts: the whole per-report work, pure, so that it can be mapped anywhere.

    An error in it is a `Failure` of this report: the others go on.
    """
    from firsthand.claims import find_claims  # noqa: PLC0415 -- spaCy, half a second: paid where text is analysed
    from firsthand.language import annotate  # noqa: PLC0415
    from firsthand.language.parse import model_version  # noqa: PLC0415

    vocabulary = _load(packs)
    claims: dict[str, Claim] = {}
    unread, model, stage = 0, "", "annotate"
    try:
        docs = annotate(report, vocabulary)
        stage = "claims"
        for doc in docs:
            model = model_version()
            found = find_claims(doc, vocabulary)
            claims.update((c.id, c) for c in found)
            unread += _count_unread(doc.tokens, found)
    except Exception as error:  # noqa: BLE001 -- one report's text must never stop the others, whatever it sets off
        reason = f"an error inside firsthand ({type(error).__name__}: {error}); please report it with this document"
        return Analysed(report, (), 0, (Failure(report.id, stage, reason),), model)
    return Analysed(report, tuple(sorted(claims.values(), key=lambda c: (c.start, c.id))), unread, (), model)


class Case:
    """A case: add reports, mend what was unsure, read what they amount to. Close it, or use it in a `with`."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True) -> Case:
        """Return the case at `path`; a new one where there is none, unless `create` is false.

        Raises:
            CaseError: the file is no case, newer, damaged, missing, or cannot be made.
        """
        return cls(Store.open(path, make=create))

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
        return _load(self._pack_texts())

    # Adding

    def add(
        self,
        sources: Iterable[str] = (),
        *,
        jobs: int | None = None,
        progress: Callable[[Progress], None] | None = None,
        options: ReadOptions | None = None,
        reread: bool = False,
    ) -> AddResult:
        """Read `sources`, store what is new, and finish what an earlier run left undone.

        Args:
            sources: files, folders, URLs, "-"; none only finishes.
            jobs: processes; the result is the same whatever it is.
            progress: told after every report.
            options: how to read.
            reread: read reports again that another version of firsthand, the model or a pack read.

        Raises:
            CaseError: the case cannot be written.
        """
        run = _Run(self, progress or (lambda _: None), reread)
        work = partial(analyse, packs=self._pack_texts())
        for outcome in map_reports(work, run.wanted(list(sources), options), jobs):
            run.keep(outcome)
        self.finish(jobs=jobs, progress=progress)
        return run.result()

    def finish(self, *, jobs: int | None = None, progress: Callable[[Progress], None] | None = None) -> None:
        """Do what is still to be done: analyse stale reports again, and relate the set if it changed."""
        self._refresh(jobs, progress or (lambda _: None))
        if not self.store.is_related(self._computed_with()):
            self._relate(progress or (lambda _: None))

    def add_packs(self, paths: Iterable[Path]) -> None:
        """Add vocabulary packs to the case, which keeps a copy; every report is then analysed with them.

        Raises:
            PackError: a pack is wrong; the message names file, line and field.
        """
        from firsthand.packs import load_packs  # noqa: PLC0415

        files = list(paths)
        load_packs(files)  # explained by the name the user knows
        texts = dict(self._pack_texts())
        texts |= {path.name: path.read_text(encoding="utf-8") for path in files}
        merged = tuple(sorted(texts.items()))
        if merged != self._pack_texts():
            _load(merged)
            self.store.put_setting("packs", json.dumps(merged, ensure_ascii=False))

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
    ) -> Report:
        """Record what a person knows of a report, and return the report as it then stands.

        Args:
            report: its id, or a unique beginning of it, or its source path or external id.
            outlet: who published it.
            published: when: "2024-12-14", "2024-12-14T09:30", "2024-12-14T09:30+02:00".
            version_of: the report that this one is a later version of.
            who: the person; the login name if not given.
            reason: why, in the person's words.

        Raises:
            UnknownReference: the case holds no such report.
            ValueError: nothing is set, or `published` is no date, or a report is made a version of itself.
        """
        found = self.find_report(report)
        after: dict[str, Any] = {}
        if outlet is not None:
            after["outlet"] = " ".join(outlet.split()) or None
        if published is not None:
            after["published"] = _instant(published)
        if version_of is not None:
            after["version_of"] = self.find_report(version_of)
            if after["version_of"] == found:
                raise ValueError("a report cannot be a version of itself")
        if not after:
            raise ValueError("nothing to set: give an outlet, a date, or the report it is a version of")
        current = replayed(self.store.report(found), self.store.judgements())
        before = {field: getattr(current, field) for field in after}
        if before != after:
            self.judge("set", found, before=before, after=after, who=who, reason=reason, stale=(found,))
        return replayed(current, self.store.judgements())

    def judge(
        self,
        action: str,
        target: str,
        *,
        before: Any = None,
        after: Any = None,
        who: str | None = None,
        reason: str = "",
    ) -> Judgement:
        """Record a person's decision on a claim, finding or origin; it is replayed whenever the set is reconciled."""
        return self._append(action, target, before, after, who, reason)

    # Reading

    def snapshot(self) -> Snapshot:
        """Return the whole state of the case, finished first if something is still to be done."""
        if not self.store.writable and self.store.stale():
            raise CaseUnwritable(self.store.path, "it holds unfinished work, and the file or its folder is read-only")
        if self.store.writable:
            self.finish()
        with self.store.reading():
            if self.store.is_related(self._computed_with()):
                reuse, lineage, reconciliation = self._related()
            else:  # read-only, or another process is adding: what is there is read as it stands
                reuse, lineage, reconciliation = self._compute()
            return Snapshot(
                reports=tuple(self._reports()),
                claims=tuple(self.store.claims()),
                reuse=reuse,
                lineage=lineage,
                reconciliation=reconciliation,
                judgements=self.store.judgements(),
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

        return write_brief(snapshot or self.snapshot(), self.packs)

    def render(self, format: str) -> str:  # noqa: A002 -- the word of the command line
        """Return the brief as text: terminal, md, html or json."""
        from firsthand.brief import render  # noqa: PLC0415

        snapshot = self.snapshot()
        return render(self.brief(snapshot), snapshot, format)

    def search(self, query: str, limit: int = 50) -> list[Hit]:
        """Return the reports whose words match, best first."""
        return self.store.search(query, limit)

    def revisions(self) -> list[Revision]:
        """Return everything that was done to the case, oldest first."""
        return self.store.revisions()

    def find_report(self, name: str) -> str:
        """Return the id of the report that `name` means: an id, its unique beginning, a source path, an external id.

        Raises:
            UnknownReference: none, or more than one.
        """
        rows = self.store.names()
        exact = [i for i, path, external in rows if name in (i, path, external) or name == Path(path).name]
        return unique("report", name, exact or [i for i, _, _ in rows if name and i.startswith(name.lower())])

    # Inside

    def _pack_texts(self) -> PackTexts:
        stored = self.store.setting("packs")
        return tuple((name, text) for name, text in json.loads(stored)) if stored else ()

    def _computed_with(self) -> str:
        return json.dumps([TOOL, self.packs.versions], sort_keys=True)

    def read_by(self, model: str) -> dict[str, Any]:
        """Return the versions that read a report now, to be stored with it."""
        return {"tool": TOOL, "model": model, "packs": self.packs.versions}

    def _reports(self) -> Iterator[Report]:
        judgements: dict[str, list[Judgement]] = {}
        for judgement in self.store.judgements():
            judgements.setdefault(judgement.target, []).append(judgement)
        for report in self.store.reports():
            yield replayed(report, judgements.get(report.id, ()))

    def _refresh(self, jobs: int | None, progress: Callable[[Progress], None]) -> None:
        stale = self.store.stale()
        if not stale:
            return
        judgements = self.store.judgements()
        reports = (replace(replayed(self.store.report(r), judgements), original=b"") for r in stale)
        work = partial(analyse, packs=self._pack_texts())
        outcomes = map_reports(work, reports, min(jobs or len(stale), len(stale)) if len(stale) < 4 else jobs)
        for done, (report, outcome) in enumerate(zip(stale, outcomes, strict=True), start=1):
            if isinstance(outcome, Failure):
                outcome = Analysed(self.store.report(report), (), 0, (outcome,))  # noqa: PLW2901
            self.store.put_analysis(
                report, outcome.claims, outcome.unread, outcome.failures, self.read_by(outcome.model)
            )
            progress(Progress("analysing", done, report))

    def _relate(self, progress: Callable[[Progress], None]) -> None:
        progress(Progress("relating", 0, ""))
        changes = self.store.changes()
        with self.store.reading():
            reuse, lineage, reconciliation = self._compute()
        self.store.put_related(
            {
                "reuse": reuse,
                "edge": lineage.edges,
                "cycle": lineage.cycles,
                "origin": reconciliation.origins,
                "sameness": reconciliation.sameness,
                "event": reconciliation.events,
                "finding": reconciliation.findings,
                "claim_event": sorted(reconciliation.claim_event.items()),
                "claim_origin": sorted(reconciliation.claim_origin.items()),
            },
            changes,
            self._computed_with(),
        )

    def _compute(self) -> tuple[tuple[Reuse, ...], Lineage, Reconciliation]:
        """Return what the set of reports amounts to: a function of the set, in order of id, and of the judgements."""
        from firsthand.reconcile import reconcile  # noqa: PLC0415
        from firsthand.reuse import find_reuse, trace_lineage  # noqa: PLC0415

        packs, reports, claims = self.packs, tuple(self._reports()), tuple(self.store.claims())
        reuse = tuple(find_reuse(reports))
        lineage = trace_lineage(reports, claims, reuse, packs)
        return reuse, lineage, reconcile(reports, claims, reuse, lineage, self.store.judgements(), packs)

    def _related(self) -> tuple[tuple[Reuse, ...], Lineage, Reconciliation]:
        read = self.store.related
        reconciliation = Reconciliation(
            origins=read("origin", Origin),
            sameness=read("sameness", Sameness),
            events=read("event", Event),
            findings=read("finding", Finding),
            claim_event=dict(read("claim_event", tuple[str, ...])),
            claim_origin=dict(read("claim_origin", tuple[str, ...])),
        )
        return read("reuse", Reuse), Lineage(read("edge", Edge), read("cycle", tuple[str, ...])), reconciliation


class _Run:
    """One `add` under way: what it has met, and what it still has in hand."""

    def __init__(self, case: Case, progress: Callable[[Progress], None], reread: bool) -> None:
        self._case, self._store, self._progress, self._reread = case, case.store, progress, reread
        self._judgements = case.store.judgements()
        self._in_hand: dict[str, tuple[Report, str]] = {}  # at most what the engine has in flight
        self._met: set[str] = set()  # reports and sources whose older failures are settled
        self._failures: list[Failure] = []
        self._unsure: dict[str, Unsure] = {}
        self._added = self._known = self._done = 0

    def wanted(self, sources: list[str], options: ReadOptions | None) -> Iterator[Report]:
        """Yield the reports of `sources` that are to be analysed; keep account of the rest."""
        if not sources:
            return
        from firsthand.read import ReadOptions, read_source  # noqa: PLC0415

        for source in sources:
            for item in read_source(source, options or ReadOptions(), self._case.packs):
                if isinstance(item, Failure):
                    self._fail(item)
                elif (action := self._action(item)) is not None:
                    self._in_hand[item.id] = (item, action)
                    yield replace(replayed(item, self._judgements), original=b"")

    def keep(self, outcome: Analysed | Failure) -> None:
        """Store what came of a report: with its claims, or with why there are none."""
        if isinstance(outcome, Failure):  # the process died of it: its text is kept, searchable, and said to be unread
            report, action = self._in_hand.pop(outcome.report)
            outcome = Analysed(report, (), 0, (outcome,))
        else:
            report, action = self._in_hand.pop(outcome.report.id)
        read_by = self._case.read_by(outcome.model)
        self._store.put_report(report, outcome.claims, outcome.unread, outcome.failures, read_by=read_by, action=action)
        self._failures += outcome.failures
        self._added += action == "add"
        self._known += action != "add"
        self._tick(report)

    def result(self) -> AddResult:
        """Return the account of the run."""
        unsure = tuple(sorted(self._unsure.values(), key=lambda u: (u.source, u.report)))
        return AddResult(self._added, self._known, tuple(self._failures), unsure, self._store.count_reports())

    def _action(self, report: Report) -> str | None:
        """Return add, reread, or None for a report that is known and up to date."""
        for name in (report.source_path, report.url):
            self._settle(name)
        current = replayed(report, self._judgements)
        if current.unsure:
            named = (current.outlet, current.published, current.unsure)
            self._unsure[report.id] = Unsure(report.id, report.source_path or report.url or "", report.title, *named)
        if report.id in self._in_hand:
            self._known += 1
            return None
        if not self._store.holds(report.id):
            return "add"
        known = self._store.report(report.id)
        if (report.source_path or "") < (known.source_path or ""):
            # One document under two names: the first in the alphabet stands, whichever came first.
            self._store.rename_source(known, report.source_path or "")
        versions = self._case.read_by(model="")
        old = self._store.read_by(report.id)
        if self._store.failures(report.id) or (self._reread and {**old, "model": ""} != versions):
            return "reread"
        self._known += 1
        self._tick(report)
        return None

    def _fail(self, failure: Failure) -> None:
        self._settle(failure.report)
        self._failures.append(failure)
        self._store.put_failure(failure)
        self._progress(Progress("reading", self._done, failure.report))

    def _settle(self, name: str | None) -> None:
        """Take back what an earlier run noted of `name`, once: this run says anew what fails in it."""
        if name and name not in self._met:
            self._met.add(name)
            self._store.forget_failures(name)

    def _tick(self, report: Report) -> None:
        self._done += 1
        self._progress(Progress("reading", self._done, report.source_path or report.url or report.id))


def unique(kind: str, name: str, found: list[str]) -> str:
    """Return the one id in `found`.

    Raises:
        UnknownReference: there is none, or more than one.
    """
    distinct = sorted(set(found))
    if len(distinct) == 1:
        return distinct[0]
    if not distinct:
        raise UnknownReference(kind, name)
    few = ", ".join(d[:12] for d in distinct[:4]) + (", ..." if len(distinct) > 4 else "")
    raise UnknownReference(kind, name, f"It is the beginning of {len(distinct)}: {few}; give more of it")


def _count_unread(tokens: Any, claims: Iterable[Claim]) -> int:
    """Return how many sentences of the parse hold words and no claim."""
    spans = [(c.start, c.end) for c in claims]
    return sum(
        any(t.is_alpha for t in s) and not any(a < s.end_char and s.start_char < b for a, b in spans)
        for s in tokens.sents
    )


@lru_cache(maxsize=4)
def _load(texts: PackTexts) -> Packs:
    """Return the packs in the box and those whose texts are given; loaded once a process."""
    from firsthand.packs import load_packs  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="firsthand-packs-") as folder:
        paths = [Path(folder) / name for name, _ in texts]
        for path, (_, text) in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        return load_packs(paths)


def _instant(text: str) -> str:
    """Return a publication date or time as the model writes it; a zone is kept, and never supplied."""
    try:
        if "T" not in text and " " not in text.strip():
            return date.fromisoformat(text.strip()).isoformat()
        return datetime.fromisoformat(text.strip()).isoformat()
    except ValueError as error:
        raise ValueError(
            f"{text!r} is no date: write 2024-12-14, 2024-12-14T09:30 or 2024-12-14T09:30+02:00"
        ) from error


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a container's user has no name
        return "unknown"
