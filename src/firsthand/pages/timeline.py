"""When it happened, as far as it is known, and when it was reported: event time apart from publication time."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from firsthand.model import Certainty, Tense
from firsthand.pages import wording
from firsthand.pages.axis import Mark, axis_marks, extent, moves, share
from firsthand.pages.instants import Stretch, day_of, stretch
from firsthand.pages.page import Asked, NoSuchItem, Page
from firsthand.pages.spread import Spread, spread
from firsthand.pages.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from firsthand.model import Claim, Event, Finding
    from firsthand.pages.links import Links
    from firsthand.pages.view import View

SIZE = 60  # events on one page
BEYOND = 2.0  # percent: how far a bar runs out of a figure in which it does not end


_ASSERTING = frozenset((Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE))
_DENYING = frozenset((Certainty.COUNTERFACT, Certainty.IMPROBABLE, Certainty.DOUBTFUL))


@dataclass(frozen=True, slots=True)
class Dated:
    """An event with its place on the line: -inf and inf where it is open, None where nobody says when."""

    event: Event
    stretch: Stretch | None
    published: tuple[tuple[Stretch, str], ...]  # one a report that tells of it, with the time as written


@dataclass(frozen=True, slots=True)
class Dot:
    """Reports published at one point of the axis."""

    x: float  # percent
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """One event: positions are percent of the width of the axis."""

    event: Event
    name: str
    where: str
    when: str
    findings: tuple[Finding, ...]
    reports: int
    start: float
    width: float
    exact: bool
    opens: bool  # nobody says since when
    stays_open: bool  # nobody says until when
    dots: tuple[Dot, ...]
    before: int  # reports published before the axis begins
    after: int
    told: str  # the figure of this row in words
    beyond: str  # an arrow to where it lies, when that is not on the axis
    unasserted: str  # why it is no event: no report says that it was; empty where one does
    denied: bool  # a report says that it was, and another that it was not


@dataclass(frozen=True, slots=True)
class Timeline:
    """One page of events."""

    rows: tuple[Row, ...]
    undated: tuple[Row, ...]
    marks: tuple[Mark, ...]
    since: str  # as asked
    until: str
    first: str  # what the axis shows
    last: str
    moves: tuple[tuple[str, str, str], ...]  # where one can go from a stretch that was asked for: words, from, to
    total: int
    without: int  # events of which nobody says when, on all pages
    page: int
    pages: int
    spread: Spread | None  # of all events, where they take more than one page
    everything: Iterable[tuple[object, ...]]


def build(view: View, asked: Asked, links: Links) -> Timeline:
    """Return the events in order of time, those between `from` and `to` if a day is asked for; undated ones last."""
    since, until = (stretch(asked.chosen(name)) for name in ("from", "to"))
    dated = view.once(_dated)
    if since or until:
        low, high = since.start if since else -inf, until.end if until else inf
        dated = tuple(d for d in dated if d.stretch and d.stretch.start < high and _after(d.stretch, low))
    pages = max(1, -(-len(dated) // SIZE))
    page = min(asked.number("page"), pages)
    if asked.item:
        page = int(asked.item) if asked.item.isdigit() else 0
        if not 1 <= page <= pages:
            raise NoSuchItem("page of the timeline", asked.item)
    shown = dated[(page - 1) * SIZE : page * SIZE]
    drawn = (s for d in shown for s in (d.stretch, *(p for p, _ in d.published)) if s)
    start, end = extent((at for s in drawn for at in (s.start, s.end)), since, until)
    rows = tuple(_row(view, d, start, end) for d in shown)
    whole = links.live or page == 1
    return Timeline(
        rows=tuple(r for r, d in zip(rows, shown, strict=True) if d.stretch),
        undated=tuple(r for r, d in zip(rows, shown, strict=True) if not d.stretch),
        marks=axis_marks(start, end),
        since=asked.chosen("from") if since else "",
        until=asked.chosen("to") if until else "",
        first=day_of(start),
        last=day_of(end - 1),
        moves=moves(start, end) if since or until else (),
        total=len(dated),
        without=sum(d.stretch is None for d in dated),
        page=page,
        pages=pages,
        spread=view.once(_spread) if len(view.once(_dated)) > SIZE else None,
        everything=_table_rows(view, view.once(_dated) if whole else shown),
    )


def _dated(view: View) -> tuple[Dated, ...]:
    """Return all events in order of time, those without one last, by when they were first reported."""
    published = {r.id: (s, r.published or "") for r in view.snapshot.reports if (s := stretch(r.published))}
    found = []
    for event in view.snapshot.reconciliation.events:
        reports = dict.fromkeys(view.claims[c].report for c in event.claims if c in view.claims)
        times = sorted((published[r] for r in reports if r in published), key=lambda t: (t[0].start, t[1]))
        found.append(Dated(event, _stretch(event), tuple(times)))
    return tuple(sorted(found, key=_order))


def _spread(view: View) -> Spread:
    known = (d.stretch for d in view.once(_dated) if d.stretch)
    return spread(sorted(s.start if s.start > -inf else s.end for s in known))


def _order(dated: Dated) -> tuple[bool, float, float, float, str]:
    told = dated.published[0][0].start if dated.published else inf
    if dated.stretch is None:
        return (True, 0.0, 0.0, told, dated.event.id)
    start = dated.stretch.start if dated.stretch.start > -inf else dated.stretch.end
    return (False, start, dated.stretch.end, told, dated.event.id)


def _stretch(event: Event) -> Stretch | None:
    """Return from the earliest to the latest that an event may have been; open ends are infinite."""
    if event.when is None:
        return None
    earliest, latest = stretch(event.when.earliest), stretch(event.when.latest)
    if earliest is None and latest is None:
        return None
    start = earliest.start if earliest else -inf
    end = latest.end if latest else inf
    exact = bool(earliest and latest and earliest.exact and latest.exact)
    return Stretch(min(start, end), max(start, end), exact)


def _after(lasting: Stretch, low: float) -> bool:
    """Return whether some of a stretch is after an instant: a day ends where the next begins."""
    return lasting.end > low or lasting.start >= low


def _row(view: View, dated: Dated, start: float, end: float) -> Row:
    event, lasting = dated.event, dated.stretch
    claims = [view.claims[c] for c in event.claims if c in view.claims]
    left = share(lasting.start, start, end, over=BEYOND) if lasting else 0.0
    right = share(lasting.end, start, end, over=BEYOND) if lasting else 0.0
    points: dict[float, list[str]] = {}
    for told, written in dated.published:
        middle = (told.start + told.end) / 2
        if start <= middle <= end:
            points.setdefault(share(middle, start, end), []).append(written)
    when = _when(event)
    times = list(dict.fromkeys(written for _, written in dated.published))
    reported = ", ".join(times[:4]) + (f" and {len(times) - 4} more times" if len(times) > 4 else "")
    return Row(
        event=event,
        name=f"{', '.join(event.things) or 'not said what'}: {event.kind}",
        where=event.place.name if event.place else "",
        when=when,
        findings=view.once(_findings_of).get(event.id, ()),
        reports=len({c.report for c in claims}),
        start=left,
        width=round(max(right - left, 0.0), 2),
        exact=bool(lasting and lasting.exact),
        opens=bool(lasting and lasting.start == -inf),
        stays_open=bool(lasting and lasting.end == inf),
        dots=tuple(Dot(x, "published " + ", ".join(dict.fromkeys(words))) for x, words in sorted(points.items())),
        before=sum(t.end < start for t, _ in dated.published),
        after=sum(t.start > end for t, _ in dated.published),
        told=f"{when}; reported {reported or 'on no known day'}",
        beyond=("‹" if lasting.end <= start else "›" if lasting.start >= end else "") if lasting else "",
        unasserted=_unasserted(claims),
        denied=any(c.certainty in _DENYING or c.denies for c in claims),
    )


def _unasserted(claims: Sequence[Claim]) -> str:
    """Return what is said of an event that no report asserts; empty where one does."""
    asserted = [c for c in claims if c.certainty in _ASSERTING]
    if asserted:
        return "expected: no report says that it was" if all(c.tense is Tense.FUTURE for c in asserted) else ""
    if all(c.certainty is Certainty.DECLARED_UNKNOWN for c in claims):
        return "not known: no report says that it was"
    if all(c.certainty in _DENYING for c in claims):
        return "said not to have been"
    return "mentioned: no report says that it was"


def _when(event: Event) -> str:
    """Return when an event was, in words: the interval, and what reports say."""
    when = event.when
    return wording.when(when) if when is not None and (when.earliest or when.latest) else "nobody says when"


def _findings_of(view: View) -> dict[str, tuple[Finding, ...]]:
    found: dict[str, list[Finding]] = {}
    for finding in view.snapshot.reconciliation.findings:
        found.setdefault(finding.event, []).append(finding)
    return {event: tuple(members) for event, members in found.items()}


def _table_rows(view: View, dated: Iterable[Dated]) -> Iterable[tuple[object, ...]]:
    findings = view.once(_findings_of)
    for item in dated:
        event, when = item.event, item.event.when
        times = [written for _, written in item.published]
        yield (
            event.kind, "; ".join(event.things), event.place.name if event.place else None,
            when and when.earliest, when and when.latest, when and when.text,
            min(times, default=None), max(times, default=None), len(event.claims),
            "; ".join(f"{f.status}: {f.question}" for f in findings.get(event.id, ())), event.id,
        )  # fmt: skip


def tables(shown: Timeline) -> tuple[Table, ...]:
    """Return the events, with when they were and when they were reported, as a table."""
    columns = (
        "event", "things", "place", "earliest", "latest", "in words", "first reported", "last reported", "claims",
        "findings", "id",
    )  # fmt: skip
    events = Table("events", "Events in order of time", columns, shown.everything)
    if shown.spread is None:
        return (events,)
    rows = ((b.since, b.until, b.count) for b in shown.spread.bars)
    return (events, Table("spread", "Events by when they begin", ("from", "to", "events"), rows))


def _items(view: View) -> tuple[str, ...]:
    """Return the pages that an archive has: it holds no query, so each is a file."""
    pages = max(1, -(-len(view.snapshot.reconciliation.events) // SIZE))
    return ("", *(str(number) for number in range(2, pages + 1)))


PAGE = Page("timeline", "Timeline", build, _items, tables)
