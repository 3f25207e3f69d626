"""A small made-up case for the figures: a wire, two papers that copy it, a circle, places, times and a movement."""

from lxml import html
from lxml.html import HtmlElement

from firsthand.model import (
    Basis,
    Block,
    BlockType,
    Candidate,
    Certainty,
    Claim,
    Edge,
    Event,
    Finding,
    Fragility,
    Lineage,
    Link,
    Passage,
    Place,
    Reconciliation,
    Report,
    Snapshot,
    Status,
    Tense,
    Thing,
    Value,
    When,
)
from firsthand.pages import PAGES, Archived, Asked, Frame, Live, View, render

WIRE, PAPER, ECHO = "wire0001", "paper001", "echo0001"
TEXT = "Two trucks left Suva on Friday, a guard said. Coast Wire has more. No more is known."
SUVA = Place("Suva", "Suva", -18.142, 178.442, 5.0, (Candidate("Suva, Russia", 54.1, 37.6),), (), "city")
APIA = Place("Apia", "Apia", -13.833, -171.767, 4.0, (), (), "city")
NADI = Place("Nadi", "Nadi", -17.803, 177.416, 4.0, (), (), "city")


def report(name: str, outlet: str, published: str) -> Report:
    return Report(name, TEXT, (Block(BlockType.BODY, 0, len(TEXT)),), outlet=outlet, published=published)


def claim(number: int, where: str, place: Place | None, when: When | None, *ends: Place) -> Claim:
    start, end = ends or (None, None)
    return Claim(
        f"claim{number:03}", where, 0, 45, TEXT[:45], (0, 10), BlockType.BODY, "departed", (Thing("truck", "trucks"),),
        None, place, start, end, when, None, Tense.PAST, Certainty.CERTAIN, (Link(where),), True, Basis.EYEWITNESS,
    )  # fmt: skip


def finding(number: int, event: str, aspect: str, status: Status, claims: tuple[Claim, ...], *values: str) -> Finding:
    answers = tuple(
        Value(name, tuple(c.id for c in claims if c.place and c.place.name == name), (), None) for name in values
    )
    ids = tuple(c.id for c in claims)
    return Finding(
        f"finding{number}", event, f"{aspect} of <the> trucks", aspect, status, (), "", ids, (), answers, None,
        Fragility(0, None),
    )  # fmt: skip


def made_case(edges: tuple[Edge, ...] | None = None, outlines: str = "") -> View:
    friday, open_end = When("2024-03-01", "2024-03-01", "Friday"), When("2024-03-03", None, "since Sunday")
    minute = When("2024-03-02T10:15:00+00:00", "2024-03-02T10:15:00+00:00", "at 10:15")
    claims = (
        claim(1, WIRE, SUVA, friday, SUVA, APIA), claim(2, PAPER, SUVA, minute), claim(3, ECHO, NADI, open_end),
        claim(4, ECHO, None, None),
    )  # fmt: skip
    events = tuple(Event(f"event{c.id[-1]}", c.kind, (c.id,), c.place, c.when, ("truck",)) for c in reversed(claims))
    found = (
        finding(1, "event1", "place", Status.DISPUTED, claims[:3], "Suva", "Nadi"),
        finding(2, "event2", "count", Status.SINGLE_SOURCE, claims[1:2]),
    )
    reports = (
        report(WIRE, "Coast Wire", "2024-03-02T09:00:00+00:00"),
        report(PAPER, "Island Paper", "2024-03-02"),
        report(ECHO, "The Echo", "2024-03-09"),
    )
    whole = Lineage(EDGES if edges is None else edges, ((ECHO, PAPER),) if edges is None else ())
    return View("made", snapshot(reports, claims, whole, events, found), None, outlines=outlines)


def snapshot(reports, claims, lineage, events=(), found=()) -> Snapshot:
    made = Reconciliation((), (), events, found, {c.id: e.id for e in events for c in claims if c.id in e.claims}, {})
    return Snapshot(reports, claims, (), lineage, made, (), (), {}, "firsthand", "none", {})


GUARD = "source:guard (Coast Wire)"
EDGES = (
    Edge(GUARD, WIRE, "cites", Passage(WIRE, 32, 39), "said: guard"),
    Edge(WIRE, PAPER, "copies", Passage(PAPER, 0, 45), "9 words shared"),
    Edge("source:Coast Wire", ECHO, "carries", None, "inferred: shares a passage with Island Paper"),
    Edge(PAPER, ECHO, "copies", Passage(ECHO, 46, 66), "4 words shared"),
    Edge(ECHO, PAPER, "cites", Passage(PAPER, 46, 66), "had: The Echo"),
)


def page(view: View, name: str, item: str = "", *, archived: bool = False, **state: str) -> HtmlElement:
    """Return a page of the case, live or as an archive has it."""
    links = Archived(1 if item else 0, {}) if archived else Live()
    (kind,) = (p for p in PAGES if p.name == name)
    asked = Asked(item, {key.removesuffix("_"): value for key, value in state.items()})
    return html.fromstring(render(kind, view, asked, links, Frame("made", "firsthand", (), name)))
