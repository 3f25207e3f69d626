"""What a long operation tells of itself while it goes on, and what an `add` tells when it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.model import Failure, Report


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a long operation stands: `stage` is reading, analysing or relating; `current` a source or report.

    What could not be read, and what a person should look at, is told when it is met as well as at the end.
    """

    stage: str
    done: int
    current: str
    failure: Failure | None = None
    unsure: Unsure | None = None


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


def called(report: Report) -> str:
    """Return what a person knows a report by: its file or address, and which record of it."""
    where = report.source_path or report.url or ""
    return " ".join(n for n in (where, report.external_id) if n) or report.id
