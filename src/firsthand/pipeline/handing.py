"""A case handed on: what its archive is made of, all of it or a copy for others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.export.as_site import Archive
from firsthand.export.exact import HARMS
from firsthand.export.shared import anonymous, plan, share
from firsthand.export.usage import Usage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.export.shared import Choice, Shared
    from firsthand.model import Report, Snapshot
    from firsthand.pipeline.case import Case


def whole_archive(case: Case, name: str, outlines: str = "") -> Archive:
    """Return the archive of all that the case holds.

    Args:
        case: the case, which stays open until the archive is written.
        name: what it is called.
        outlines: the boundaries of the map, from `read_outlines`; empty for those in the box.
    """
    snapshot = case.snapshot()
    return Archive(name, snapshot, case, lambda: _originals(case, snapshot), case.store.copy_to, outlines)


def shared_case(case: Case, name: str, choice: Choice) -> Shared:
    """Return the case as others may have it, with the plan of what is masked.

    Args:
        case: the case.
        name: what it is called.
        choice: the names that a person keeps or masks.
    """
    packs = case.packs
    public = [known for entry in packs.sources.values() for known in (entry.name, *entry.aliases)]
    harms = HARMS | {kind.name for kind in packs.kinds.values() if kind.wrongdoing}
    snapshot = case.snapshot()
    state = anonymous(snapshot)
    usage = Usage(snapshot.reports)
    planned = plan(snapshot, choice, public, harms, usage)
    return share(name, state, case.brief(state), planned, public=public, usage=usage)


def _originals(case: Case, snapshot: Snapshot) -> Iterator[tuple[Report, bytes]]:
    """Yield each report with its original, one at a time; those of which only the text was kept are left out."""
    for report in snapshot.reports:
        data = case.store.report(report.id).original
        if data:
            yield report, data
