"""The case as the pages look at it: one snapshot, and the ways through it that several pages need."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from firsthand.brief import lay_out
from firsthand.errors import FirsthandError
from firsthand.store.replay import standing
from firsthand.store.search import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from firsthand.brief import Layout, Line, Note
    from firsthand.model import (
        Brief,
        Changes,
        Claim,
        Edge,
        Event,
        Finding,
        Judgement,
        Origin,
        Report,
        Sameness,
        Snapshot,
    )
    from firsthand.store import Hits, Revision

Record = TypeVar("Record")


class Behind(Protocol):
    """What a page may ask of the case beyond a snapshot."""

    def brief(self, snapshot: Snapshot) -> Brief:
        """Return the brief of that state; every sentence has passed the gate."""

    def find_words(self, query: str, limit: int, skip: int) -> Hits:
        """Return some of the reports whose words match, best first but `skip`, and how many do."""

    def changes(self, since: str | None, until: str | None) -> Changes:
        """Return what changed between two moments."""

    def revisions(self) -> list[Revision]:
        """Return everything that was done to the case, oldest first."""


class View:
    """A snapshot, indexed. It never changes: another state of the case is another view.

    Args:
        name: what the case is called on its pages: the name of its file.
        snapshot: the state it shows.
        behind: the case itself, for what is asked of it when a page needs it.
        revision: the number of changes the case had seen.
        outlines: the boundaries of the map, from `read_outlines`; empty for those in the box.
    """

    def __init__(self, name: str, snapshot: Snapshot, behind: Behind, revision: int = 0, outlines: str = "") -> None:
        self.name = name
        self.snapshot = snapshot
        self.revision = revision
        self.behind = behind
        self._refused: FirsthandError | None = None
        self._changes: dict[tuple[str, str], Changes] = {}
        self.outlines = outlines
        self._made: dict[Callable[[View], Any], Any] = {}

    def once(self, make: Callable[[View], Record]) -> Record:
        """Return what `make` makes of this view, made when it is first asked for: what one page alone needs."""
        if make not in self._made:
            self._made[make] = make(self)
        found: Record = self._made[make]
        return found

    @cached_property
    def brief(self) -> Brief:
        """The brief; every sentence has passed the gate."""
        if self._refused is not None:
            raise self._refused
        return self.behind.brief(self.snapshot)

    @cached_property
    def reports(self) -> dict[str, Report]:
        """Reports by id."""
        return {r.id: r for r in self.snapshot.reports}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Claims by id."""
        return {c.id: c for c in self.snapshot.claims}

    @cached_property
    def claims_of(self) -> dict[str, tuple[Claim, ...]]:
        """The claims of each report, in the order of its text."""
        return _grouped(sorted(self.snapshot.claims, key=lambda c: (c.start, c.mention, c.id)), lambda c: [c.report])

    @cached_property
    def cited_in(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """The passages of each report that a claim rests on."""
        spans = {(c.report, c.start, c.end) for c in self.snapshot.claims}
        return _by_report(spans)

    @cached_property
    def noted_in(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """The passages of each report that a sentence of the brief rests on."""
        return _by_report({(n.report, n.start, n.end) for n in self.layout.notes})

    @cached_property
    def proofs_in(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """The passages of each report that show who stands on whom; a copied one may be most of the report."""
        proofs = (e.proof for e in self.snapshot.lineage.edges if e.proof is not None)
        return _by_report({(p.report, p.start, p.end) for p in proofs})

    @property
    def has_brief(self) -> bool:
        """Whether the brief is at hand."""
        return "layout" in self.__dict__

    @property
    def is_written(self) -> bool:
        """Whether the brief is at hand, or known not to be had: that of a large case takes its time."""
        return self.has_brief or self._refused is not None

    def write(self) -> None:
        """Write the brief; one that does not pass its gate is an error of whatever page then asks for it."""
        try:
            _ = self.layout
        except FirsthandError as error:
            self._refused = error

    @cached_property
    def layout(self) -> Layout:
        """The brief, its footnotes numbered."""
        return lay_out(self.brief, self.snapshot)

    @cached_property
    def notes(self) -> dict[int, Note]:
        """The footnotes of the brief by number."""
        return {n.number: n for n in self.layout.notes}

    @cached_property
    def told(self) -> dict[str, tuple[str, int]]:
        """The findings that have a sentence of the brief to themselves: its section, and its place there from 0."""

        def below(line: Line) -> Iterator[Line]:
            """Yield a line and those below it."""
            yield line
            for detail in line.details:
                yield from below(detail)

        return {
            x.finding: (part.key, position)
            for part in self.layout.parts
            for position, line in enumerate(part.lines)
            for x in below(line)
            if x.finding and x.anchor
        }

    @cached_property
    def folded_quotes(self) -> tuple[tuple[Claim, str], ...]:
        """Every claim with the words of its sentence as search has them, a blank before each."""
        return tuple((c, f" {' '.join(fold(c.quote).split())}") for c in self.snapshot.claims)

    @cached_property
    def findings(self) -> dict[str, Finding]:
        """Findings by id."""
        return {f.id: f for f in self.snapshot.reconciliation.findings}

    @cached_property
    def findings_of(self) -> dict[str, tuple[Finding, ...]]:
        """The findings that each claim answers."""
        return _grouped(self.snapshot.reconciliation.findings, lambda f: f.claims)

    @cached_property
    def findings_of_kind(self) -> dict[str, tuple[Finding, ...]]:
        """The findings of each kind of event, by time."""
        return _grouped(self.findings_in_time, lambda f: [f.kind])

    @cached_property
    def findings_in_time(self) -> tuple[Finding, ...]:
        """The findings in the order of their events; those of one event together, what is not dated last."""

        def when(finding: Finding) -> str:
            """Return the day of the event of a finding; what sorts last where none is known."""
            event = self.events.get(finding.event)
            return (event.when.earliest or event.when.latest or "9") if event is not None and event.when else "9"

        return tuple(sorted(self.findings.values(), key=lambda f: (when(f), f.event, f.aspect, f.question, f.id)))

    @cached_property
    def events(self) -> dict[str, Event]:
        """Events by id."""
        return {e.id: e for e in self.snapshot.reconciliation.events}

    @cached_property
    def origins(self) -> dict[str, Origin]:
        """Origins by id."""
        return {o.id: o for o in self.snapshot.reconciliation.origins}

    @cached_property
    def sameness(self) -> dict[tuple[str, str], Sameness]:
        """What is said of each pair of origins, by their ids, smaller first; a pair not listed is different."""
        return {(min(s.a, s.b), max(s.a, s.b)): s for s in self.snapshot.reconciliation.sameness}

    @cached_property
    def judgements_on(self) -> dict[str, tuple[Judgement, ...]]:
        """The judgements that stand on each claim, finding, origin or report, oldest first."""
        return _grouped(standing(self.snapshot.judgements), lambda j: [j.target])

    @cached_property
    def standing_on(self) -> dict[str, tuple[Edge, ...]]:
        """What each report or source stands on."""
        return _grouped(self.snapshot.lineage.edges, lambda e: [e.to])

    @cached_property
    def carrying(self) -> dict[str, tuple[Edge, ...]]:
        """What stands on each report or source."""
        return _grouped(self.snapshot.lineage.edges, lambda e: [e.from_])

    def changes(self, since: str, until: str) -> Changes:
        """Return what changed between two moments; asked of the case once."""
        if (since, until) not in self._changes:
            self._changes[since, until] = self.behind.changes(since or None, until or None)
        return self._changes[since, until]

    def origin_of(self, claim: str) -> str | None:
        """Return the id of a claim's origin."""
        return self.snapshot.reconciliation.claim_origin.get(claim)


def _by_report(spans: set[tuple[str, int, int]]) -> dict[str, tuple[tuple[int, int], ...]]:
    found = _grouped(sorted(spans), lambda span: [span[0]])
    return {report: tuple((start, end) for _, start, end in members) for report, members in found.items()}


def _grouped(records: Iterable[Record], keys: Callable[[Record], Iterable[str]]) -> dict[str, tuple[Record, ...]]:
    """Return the records by each of their keys, in their order."""
    found: dict[str, list[Record]] = {}
    for record in records:
        for key in keys(record):
            found.setdefault(key, []).append(record)
    return {key: tuple(members) for key, members in found.items()}
