"""Findings that the same reports tell of, put together: what a large case holds several of, a small one only one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.model import Finding
    from firsthand.pages.view import View


@dataclass(frozen=True, slots=True)
class Story:
    """Findings that share their reports, each with the reports that tell of it."""

    findings: tuple[Finding, ...]
    reports: frozenset[str]


def find_stories(view: View) -> tuple[Story, ...]:
    """Return the findings as stories, that of most reports first; within each, what most reports tell of first.

    Findings of one event stand together, and events of as many reports in the order of time.

    Two findings are of one story when a report tells of both, or when a chain of findings of several reports
    joins them. What one report alone says joins nothing: it stands with whatever else that report tells.
    """
    told = {f.id: reports_of(view, f) for f in view.findings_in_time}
    joined = _Joined()
    for reports in told.values():
        joined.join(sorted(reports))
    members: dict[str, list[Finding]] = {}
    for finding in view.findings_in_time:
        first = min(told[finding.id], default="")
        members.setdefault(joined.of(first), []).append(finding)
    tellers: dict[str, int] = {}
    for finding in view.findings_in_time:
        tellers[finding.event] = max(tellers.get(finding.event, 0), len(told[finding.id]))
    place = {event: (-number, n) for n, (event, number) in enumerate(tellers.items())}
    stories = (
        Story(tuple(sorted(among, key=lambda f: place[f.event])), frozenset().union(*(told[f.id] for f in among)))
        for among in members.values()
    )
    return tuple(sorted(stories, key=lambda s: -len(s.reports)))


def reports_of(view: View, finding: Finding) -> frozenset[str]:
    """Return the reports that tell of a finding."""
    return frozenset(view.claims[c].report for c in finding.claims)


def headline(view: View, findings: tuple[Finding, ...]) -> str:
    """Return where and when the events of these findings were: "Hmeimim and 3 other places, 8 to 14 December"."""
    places = Counter(f.place.name for f in findings if f.place is not None)
    commonest = sorted(places.items(), key=lambda item: (-item[1], item[0]))
    others = len(commonest) - 1
    where = commonest[0][0] if commonest else "Place not said"
    if others > 0:
        where += f" and {others} other {'place' if others == 1 else 'places'}"
    days = sorted({d for f in findings if (d := day_of(view, f))})
    return ", ".join(filter(None, (where, " to ".join(dict.fromkeys((days[0], days[-1]))) if days else "")))


def day_of(view: View, finding: Finding) -> str:
    """Return the first day of a finding's event; empty when it is not known."""
    event = view.events.get(finding.event)
    return ((event.when.earliest or event.when.latest or "") if event is not None and event.when else "")[:10]


class _Joined:
    """Things that belong together, however long the chain between them: disjoint sets."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def of(self, one: str) -> str:
        """Return what stands for all that `one` was joined with."""
        while (above := self._above.get(one, one)) != one:
            self._above[one] = self._above.get(above, above)
            one = above
        return one

    def join(self, all_of: list[str]) -> None:
        """Put these together."""
        for one in all_of[1:]:
            self._above[self.of(one)] = self.of(all_of[0])
