"""One `add` under way: what is wanted of the sources, what comes of it, and the account of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from firsthand.errors import FirsthandError
from firsthand.model import Failure, Report
from firsthand.pipeline.analysis import Analysed, inner_error
from firsthand.pipeline.progress import AddResult, Progress, Unsure, called
from firsthand.store import encode
from firsthand.store.replay import replayed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from firsthand.pipeline.opened import Opened
    from firsthand.read import ReadOptions


@dataclass(frozen=True, slots=True)
class _Held:
    """A report handed to the engine: what is to be done with it, and a name before its own that it was met under."""

    report: Report
    action: str
    alias: str | None = None

    def seen_as(self, path: str | None) -> _Held:
        """Return this, knowing that the report was met as `path` too."""
        names = [p for p in (self.report.source_path, self.alias, path) if p]
        first = min(names, default=None)
        return replace(self, alias=first if first != self.report.source_path else None)


def addresses_in(path: Path) -> tuple[str, ...]:
    """Return the web addresses that a file lists, one a line; none where it holds anything else.

    Raises:
        OSError: it cannot be read.
    """
    from firsthand.read.text import list_addresses  # noqa: PLC0415 -- lxml and all readers

    return list_addresses(path.read_text(encoding="utf-8", errors="replace"))


class Intake:
    """One `add` under way: what it has met, and what it still has in hand."""

    def __init__(self, case: Opened, progress: Callable[[Progress], None], reread: bool) -> None:
        self._case, self._store, self._progress, self._reread = case, case.store, progress, reread
        self._judgements = case.store.standing()
        self._in_hand: dict[str, _Held] = {}  # at most what the engine has in flight
        self._met: set[str] = set()  # reports and sources whose older failures are settled
        self._failures: dict[Failure, None] = {}
        self._unsure: dict[str, Unsure] = {}
        self._added = self._known = self._done = 0

    def wanted(self, sources: Iterable[str], options: ReadOptions) -> Iterator[Report]:
        """Yield the reports of `sources` that are to be analysed; keep account of the rest."""
        for source in sources:
            for item in self._read(source, options):
                if isinstance(item, Failure):
                    self._fail(item)
                elif (wanted := self._wanted(item)) is not None:
                    self._tell(wanted)
                    yield replace(replayed(wanted, self._judgements), original=b"")

    def keep(self, outcome: Analysed | Failure) -> None:
        """Store what came of a report: with its claims, or with why there are none."""
        name = outcome.report if isinstance(outcome, Failure) else outcome.report.id
        held = self._in_hand.pop(name)
        if isinstance(outcome, Failure):  # the process died of it: its text is kept, searchable, and said to be unread
            outcome = Analysed(held.report, (), 0, (outcome,))
        self._store.put_report(
            held.report,
            outcome.claims,
            outcome.unread,
            outcome.failures,
            read_by=self._case.read_by(outcome.model),
            action=held.action,
        )
        if held.alias is not None:
            self._store.rename_source(held.report, held.alias)
        self._note(*outcome.failures)
        self._added += held.action == "add"
        self._known += held.action != "add"
        self._tick(held.report)

    def result(self, reports: Iterable[Report]) -> AddResult:
        """Return the account of the run.

        Args:
            reports: those whose doubts are to be told besides the ones met in this run.
        """
        for report in reports:
            self._doubt(report)
        unsure = tuple(sorted(self._unsure.values(), key=lambda u: (u.source, u.report)))
        failures = tuple(self._failures)
        return AddResult(self._added, self._known, failures, unsure, self._store.count_reports())

    def _read(self, source: str, options: ReadOptions) -> Iterator[Report | Failure]:
        """Yield what reading `source` gives; an error inside a reader costs the document it came from, no other."""
        from firsthand.read import list_documents, read_source  # noqa: PLC0415 -- lxml and all readers

        known_as = source.removeprefix(options.within)
        try:
            yield from read_source(source, options, self._case.packs)
        except FirsthandError as error:
            yield Failure(known_as, "read", str(error))
        except Exception as error:  # noqa: BLE001 -- whatever a hostile document sets off in the libraries that read it
            documents = list_documents(source)
            if documents in ((), (source,)):
                yield Failure(known_as, "read", inner_error(error))
            # A folder's reading ended at that document: each is now read by itself, and those stored are known.
            for document in documents if documents != (source,) else ():
                yield from self._read(document, options)

    def _wanted(self, report: Report) -> Report | None:
        """Return the report if it is to be analysed; None if it is known, up to date, or in hand already."""
        for name in (report.source_path, report.url):
            self._settle(name)
        if not _is_whole(report):
            self._fail(Failure(report.source_path or report.id, "read", _HALF))
            return None
        if _is_ahead(report.published) and "date" not in report.unsure:
            report = replace(report, unsure=(*report.unsure, "date"))
        self._doubt(report)
        if report.id in self._in_hand:
            self._in_hand[report.id] = self._in_hand[report.id].seen_as(report.source_path)
            self._known += 1
            return None
        action = "add"
        if self._store.holds(report.id):
            path = self._store.source_path(report.id)
            first = min(p for p in (path, report.source_path or "") if p) if path else report.source_path
            if not self._is_outdated(report.id):
                if first != path:
                    # One document under two names: the first in the alphabet stands, whichever came first.
                    self._store.rename_source(self._store.report(report.id), first or "")
                self._known += 1
                self._tick(report)
                return None
            action, report = "reread", replace(report, source_path=first)
        self._in_hand[report.id] = _Held(report, action)
        if report.id in self._unsure:
            self._progress(Progress("reading", self._done, called(report), unsure=self._unsure[report.id]))
        return report

    def _is_outdated(self, report: str) -> bool:
        """Return whether a stored report is to be read again: it failed, or (if asked) other versions read it."""
        if self._store.failures(report):
            return True
        return self._reread and not self._case.is_current(self._store.read_by(report))

    def _doubt(self, report: Report) -> None:
        current = replayed(report, self._judgements)
        if current.unsure:
            source = called(report)
            named = (current.outlet, current.published, current.unsure)
            self._unsure[report.id] = Unsure(report.id, source, report.title, *named)

    def _fail(self, failure: Failure) -> None:
        self._settle(failure.report)
        self._store.put_failure(failure)
        self._note(failure)

    def _note(self, *failures: Failure) -> None:
        for failure in failures:
            self._failures[failure] = None
            self._progress(Progress("reading", self._done, failure.report, failure))

    def _settle(self, name: str | None) -> None:
        """Take back what an earlier run noted of `name`, once: this run says anew what fails in it."""
        if name and name not in self._met:
            self._met.add(name)
            self._store.forget_failures(name)

    def _tick(self, report: Report) -> None:
        self._done += 1
        self._tell(report)

    def _tell(self, report: Report) -> None:
        self._progress(Progress("reading", self._done, called(report)))


_HALF = "its text holds half characters (lone surrogates), which no file can keep; repair the document's encoding"


def _is_whole(report: Report) -> bool:
    """Return whether everything read of a report can be written as UTF-8."""
    try:
        encode(replace(report, original=b""))
    except UnicodeEncodeError:
        return False
    return True


def _is_ahead(published: str | None) -> bool:
    """Return whether a report says that it was published later than tomorrow, wherever on Earth it is read."""
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return False
    return day > datetime.now(UTC).date() + timedelta(days=1)
