"""Adding reports: what can be handed in, how far it is read, and what came of it. Only where the case is served."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from firsthand.pages import wording
from firsthand.pages.page import Asked, Page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.model import Failure
    from firsthand.pages.links import Links
    from firsthand.pages.view import View

FILES = 500  # handed in at once
EACH = 60_000_000  # bytes of one file: no larger one is read
TOGETHER = 500_000_000  # bytes of all files handed in at once
MEMBERS = 5_000  # files of a zip archive
SHOWN = 25  # rows of each list, before it says how many more there are

STAGES = {
    "reading": "Reports are being read.",
    "analysing": "Reports are being read again.",
    "relating": "What was read is being compared with the rest of the case.",
    "showing": "The pages are being made ready.",
    "stopping": "Stopping: what was read is kept, and is being compared with the rest of the case.",
}
"""What is under way, as a sentence."""


@dataclass(frozen=True, slots=True)
class Handed:
    """What a person handed in: names of files, and addresses."""

    at: str
    files: tuple[str, ...]
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A report that a person should look at."""

    report: str
    source: str
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the last adding."""

    added: tuple[str, ...]  # ids of reports
    known: int
    failures: tuple[Failure, ...]
    doubts: tuple[Doubt, ...]
    since: int  # the revision before it
    stopped: bool = False
    problem: str = ""  # what ended it before its time


@dataclass(frozen=True, slots=True)
class Adding:
    """How far an adding is: `stage` is empty while none is under way."""

    stage: str = ""
    done: int = 0
    current: str = ""
    failed: int = 0  # so far
    failures: tuple[Failure, ...] = ()  # the newest of them, newest first
    unsure: int = 0  # reports so far
    doubts: tuple[Doubt, ...] = ()  # the newest of them, newest first
    handed: Handed | None = None  # what is being added; if no stage is, what is left of an adding cut short
    outcome: Outcome | None = None


@runtime_checkable
class Adds(Protocol):
    """A case behind its pages that can be added to."""

    def adding(self) -> Adding:
        """Return how far the adding is."""


@dataclass(frozen=True, slots=True)
class New:
    """A report that was added."""

    id: str
    outlet: str
    title: str
    day: str
    claims: int


@dataclass(frozen=True, slots=True)
class AddPage:
    """The forms, or what is under way; and what came of the last adding."""

    adding: Adding
    says: str
    of: int  # files and addresses handed in
    new: tuple[New, ...]
    doubts: tuple[Doubt, ...]
    failures: tuple[Failure, ...]
    more: tuple[int, int, int]  # how many of each are not listed here
    to_check: int  # reports of the whole case that a person should look at
    limits: str
    together: int


def build(view: View, asked: Asked, links: Links) -> AddPage:
    """Return how far the adding is, and what the last one brought."""
    del asked, links
    behind = view.behind
    adding = behind.adding() if isinstance(behind, Adds) else Adding()
    outcome = adding.outcome
    added = [r for r in outcome.added if r in view.reports] if outcome else []
    doubts = outcome.doubts if outcome else ()
    failures = outcome.failures if outcome else ()
    handed = adding.handed
    return AddPage(
        adding=adding,
        says=STAGES.get(adding.stage, ""),
        of=len(handed.files) + len(handed.addresses) if handed else 0,
        new=tuple(_new(view, report) for report in added[:SHOWN]),
        doubts=doubts[:SHOWN],
        failures=failures[:SHOWN],
        more=(_beyond(added), _beyond(doubts), _beyond(failures)),
        to_check=view.once(_to_check),
        limits=f"Up to {FILES} files at once, {EACH // 10**6} MB each and {TOGETHER // 10**6} MB together. "
        f"A zip archive is unpacked: up to {MEMBERS:,} files in it.",
        together=TOGETHER,
    )


def _beyond(rows: tuple[object, ...] | list[str]) -> int:
    return max(0, len(rows) - SHOWN)


def _to_check(view: View) -> int:
    return sum(bool(report.unsure) for report in view.snapshot.reports)


def _new(view: View, name: str) -> New:
    report = view.reports[name]
    title = report.title or wording.source_name(report)
    claims = len(view.claims_of.get(name, ()))
    return New(name, wording.outlet(report), title, wording.day(report.published), claims)


def _nothing(view: View) -> Iterable[str]:
    del view
    return ()


PAGE = Page("add", "Add", build, _nothing, live=True)
