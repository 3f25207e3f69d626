"""Which report of those on one origin is nearest to it: the wire before the copies, whenever each was dated."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.pages.view import View

FAR = 200  # reports and sources looked at behind one report


def nearest_first(view: View, origin: str, reports: Iterable[str]) -> tuple[str, ...]:
    """Return reports of one origin, nearest to it first: those fewest of the others stand behind, by the lineage.

    Where that is the same, the one with the shortest chain to the root comes first, then the one published first.
    """
    among = frozenset(reports)
    links = {r: _links(view, origin, r) for r in among}
    behind = {r: len(_behind(view, r) & among) for r in among} if len(among) > 1 else dict.fromkeys(among, 0)
    return tuple(sorted(among, key=lambda r: (behind[r], links[r], view.reports[r].published or "9", r)))


def _links(view: View, origin: str, report: str) -> int:
    """Return how many voices are between the origin and its reader in the report that says most shortly."""
    own = (c for c in view.claims_of.get(report, ()) if view.origin_of(c.id) == origin and c.root_stated)
    return min((len(c.chain) for c in own), default=FAR)


def _behind(view: View, report: str) -> frozenset[str]:
    """Return the reports and sources that a report stands on, directly or through others."""
    found, queue = {report}, [report]
    for node in queue:
        for edge in view.standing_on.get(node, ()):
            if edge.from_ not in found and len(found) < FAR:
                found.add(edge.from_)
                queue.append(edge.from_)
    return frozenset(found - {report})
