"""Hand-built claims, reports and a small vocabulary: the least that a status can be read off."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pytest

from firsthand.model import (
    Basis,
    Block,
    BlockType,
    Certainty,
    Claim,
    Count,
    Imagery,
    Judgement,
    Lineage,
    Link,
    Passage,
    Place,
    Report,
    Reuse,
    Tense,
    Thing,
    When,
)
from firsthand.packs.loader import Packs
from firsthand.packs.schema import KindEntry, SourceEntry, ThingEntry
from firsthand.reconcile import reconcile

if TYPE_CHECKING:
    from firsthand.model import Finding, Reconciliation

BASE = Place("Karmal", "Karmal", 35.4, 35.9, 2.0, within=("Coast Province", "Arvania"), kind="base")
COUNTRY = Place("Arvania", "Arvania", 35.0, 38.0, 350.0, kind="country")
TOWN = Place("Brenford", "Brenford", 40.1, -88.2, 8.0, within=("Marlow County", "Ohana"), kind="city")
OTHER_TOWN = Place("Castelton", "Castelton", 42.3, -85.6, 8.0, within=("Ohana",), kind="city")


def _kind(name: str, time: str, things: tuple[str, ...] = ()) -> KindEntry:
    return KindEntry.model_validate(
        {
            "name": name,
            "says": f"{{be}} {name}[ {{at}} {{place}}]",
            "question": f"how many {{thing}} were {name}[ {{at}} {{place}}]",
            "time": time,
            "triggers": {},
            "things": things,
        }
    )


@pytest.fixture(scope="session")
def packs() -> Packs:
    things = [
        {"name": "person", "person": True},
        {"name": "victim", "is": ["person"], "person": True},
        {"name": "child", "is": ["person"], "person": True},
        {"name": "soldier", "is": ["person"], "person": True},
        {"name": "suspect", "is": ["person"], "person": True, "noun": True},
        {"name": "unit", "noun": True},
        {"name": "army", "is": ["unit"], "noun": True},
        {"name": "militia", "is": ["unit"], "noun": True},
        {"name": "Red Sash", "is": ["militia"]},
        {"name": "aircraft"},
        {"name": "helicopter", "is": ["aircraft"]},
        {"name": "Ka-52", "is": ["helicopter"]},
        {"name": "Mi-8", "is": ["helicopter"]},
        {"name": "Il-76", "is": ["aircraft"]},
        {"name": "vehicle"},
    ]
    kinds = [
        _kind("present", "state"),
        _kind("departed", "occurrence"),
        _kind("moved", "occurrence"),
        _kind("killed", "cumulative", ("person",)).model_copy(update={"wrongdoing": True}),
        _kind("injured", "cumulative", ("person",)),
        _kind("said", "occurrence").model_copy(update={"speech": True}),
    ]
    sources = [
        SourceEntry(name="Ridge Wire", kind="wire", aliases=("RW",)),
        SourceEntry(name="Skylook", kind="imagery"),
        SourceEntry(name="Orbis", kind="imagery"),
        SourceEntry(name="North Post", kind="outlet", group="Post Group"),
        SourceEntry(name="South Post", kind="outlet", group="Post Group"),
    ]
    entries = [ThingEntry.model_validate(t) for t in things]
    return Packs(
        versions={"test": "1"},
        things={t.name: t for t in entries},
        kinds={k.name: k for k in kinds},
        places={},
        sources={s.name: s for s in sources},
    )


@dataclass
class Desk:
    """Collects claims and reconciles them."""

    packs: Packs
    reports: dict[str, Report] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    reuse: list[Reuse] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)

    def report(self, name: str, outlet: str | None = None, published: str | None = "2024-03-02") -> str:
        text = "x" * 4000
        blocks = (Block(BlockType.BODY, 0, len(text)),)
        outlet = name.title() if outlet is None else outlet or None
        self.reports[name] = Report(id=name, text=text, blocks=blocks, outlet=outlet, published=published)
        return name

    def claim(
        self,
        report: str,
        count: int | tuple[int, int | None] | None = None,
        thing: str = "vehicle",
        kind: str = "moved",
        *,
        by: tuple[str, str] | None = None,
        via: str | None = None,
        basis: Basis | None = None,
        root_stated: bool | None = None,
        approximate: bool = False,
        place: Place | None = BASE,
        when: str | tuple[str, str] | None = "2024-03-01",
        certainty: Certainty = Certainty.CERTAIN,
        imagery: tuple[str | None, str | None] | None = None,
        **rest: Any,
    ) -> Claim:
        """Return a claim; `by` is (kind, name) of the root, ("crew", "") the outlet's own."""
        if report not in self.reports:
            self.report(report)
        start = 100 * sum(c.report == report for c in self.claims)
        outlet = self.reports[report].outlet
        chain = [Link(outlet or f"<{report}>", kind="outlet")]
        if via:
            chain.append(Link(via, "reported", 1, 2, "wire"))
        if by and by[1]:
            chain.append(Link(by[1], "said", 3, 4, by[0]))
        low, high = count if isinstance(count, tuple) else (count, count)
        span = (when, when) if isinstance(when, str) else when
        made = Claim(
            id=f"{report}-{len(self.claims):03}",
            report=report,
            start=start,
            end=start + 90,
            quote=f"sentence {start}" + (f", {place.text}" if place is not None else ""),
            mention=(start + 10, start + 20),
            block=BlockType(rest.pop("block", BlockType.BODY)),
            kind=kind,
            things=(Thing(thing, thing),),
            count=None if count is None else Count(low, high, approximate, str(count)),
            place=place,
            origin_place=rest.pop("origin_place", None),
            destination=rest.pop("destination", None),
            when=When(*span, "then") if span else None,
            as_of=rest.pop("as_of", None),
            tense=rest.pop("tense", Tense.PAST),
            certainty=certainty,
            chain=tuple(chain),
            root_stated=bool(by) if root_stated is None else root_stated,
            basis=basis or (Basis.SATELLITE if imagery else Basis.OFFICIAL if by else Basis.UNSPECIFIED),
            imagery=Imagery(*imagery) if imagery else None,
        )
        made = replace(made, **rest)
        self.claims.append(made)
        return made

    def copied(self, a: Claim, b: Claim, direction: str | None = None) -> None:
        self.reuse.append(Reuse(Passage(a.report, a.start, a.end), Passage(b.report, b.start, b.end), direction))

    def judge(self, action: str, target: str, after: Any = None) -> None:
        n = len(self.judgements)
        self.judgements.append(
            Judgement(f"j{n}", f"2024-04-01T00:00:{n:02}+00:00", "Alice", action, target, None, after, "seen", "", "")
        )

    def run(self) -> Reconciliation:
        return reconcile(self.reports.values(), self.claims, self.reuse, Lineage(), self.judgements, self.packs)

    def only(self) -> Finding:
        (finding,) = self.run().findings
        return finding


@pytest.fixture
def desk(packs: Packs) -> Desk:
    return Desk(packs)
