"""Small hand-made cases: reports with their claims, origins and findings, for the tests of brief and gate."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from firsthand.model import (
    Basis,
    Block,
    BlockType,
    Certainty,
    Claim,
    Count,
    Event,
    Failure,
    Finding,
    Fragility,
    Imagery,
    Lineage,
    Link,
    Origin,
    Place,
    Reconciliation,
    Report,
    Sameness,
    Snapshot,
    Status,
    Tense,
    Thing,
    Value,
    Verdict,
    When,
)


def day(value: str, text: str = "") -> When:
    return When(value, value, text)


@dataclass
class World:
    """Collects records and gives the snapshot of them."""

    reports: list[Report] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    events: dict[str, list[str]] = field(default_factory=dict)
    event_facts: dict[str, tuple[str, Place | None, When | None]] = field(default_factory=dict)
    origins: dict[str, list[str]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    sameness: list[Sameness] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    unread: dict[str, int] = field(default_factory=dict)

    def report(self, outlet: str | None, published: str | None, text: str, language: str = "en", **more: Any) -> Report:
        n = len(self.reports) + 1
        made = Report(
            f"r{n}", text, (Block(BlockType.BODY, 0, len(text)),), outlet=outlet, published=published,
            language=language, source_path=more.pop("source_path", f"in/{n:02}.txt"), **more,
        )  # fmt: skip
        self.reports.append(made)
        return made

    def claim(
        self, report: Report, quote: str, mention: str, kind: str, thing: str | None = None, **more: Any
    ) -> Claim:
        start = report.text.index(quote)
        at = start + quote.index(mention)
        chain = tuple(Link(report.outlet or f"<{report.id}.txt>", kind="outlet") if i == 0 else link for i, link in enumerate([None, *more.pop("via", ())]))  # fmt: skip
        count = more.pop("count", None)
        origin = more.pop("origin", None)
        event = more.pop("event", f"e-{kind}")
        made = Claim(
            id=f"c{len(self.claims) + 1}", report=report.id, start=start, end=start + len(quote), quote=quote,
            mention=(at, at + len(mention)), block=BlockType.BODY, kind=kind,
            things=(Thing(thing, mention),) if thing else (),
            count=Count(*count[:2], approximate=len(count) > 3, text=count[2]) if count else None,
            place=more.pop("place", None), origin_place=more.pop("from_", None), destination=more.pop("to", None),
            when=more.pop("when", None), as_of=more.pop("as_of", None), tense=more.pop("tense", Tense.PAST),
            certainty=more.pop("certainty", Certainty.CERTAIN), chain=chain, root_stated=more.pop("root_stated", True),
            basis=more.pop("basis", Basis.UNSPECIFIED), imagery=Imagery(*more.pop("imagery")) if "imagery" in more else None,
            **more,
        )  # fmt: skip
        self.claims.append(made)
        self.events.setdefault(event, []).append(made.id)
        self.event_facts.setdefault(event, (kind, made.place, made.when))
        self.origins.setdefault(origin or f"o-{made.id}", []).append(made.id)
        return made

    def finding(
        self, status: Status, *claims: Claim, aspect: str = "count", flags: tuple[str, ...] = (), **more: Any
    ) -> Finding:
        lead = claims[0]
        event = next(e for e, ids in self.events.items() if lead.id in ids)
        owner = {c: o for o, ids in self.origins.items() for c in ids}
        groups: dict[Any, list[Claim]] = {}
        for c in claims:
            groups.setdefault(c.count and (c.count.min, c.count.max, c.count.approximate), []).append(c)
        values = more.pop("values", None) or tuple(
            Value(
                {"min": key[0], "max": key[1], "approximate": key[2]} if key else True,
                tuple(c.id for c in group),
                tuple(dict.fromkeys(owner[c.id] for c in group)),
                group[0].as_of or (group[0].when.latest if group[0].when else None),
            )
            for key, group in groups.items()
        )
        made = Finding(
            id=f"f{len(self.findings) + 1}", event=event, question="", aspect=aspect, status=status, flags=flags, summary="",
            claims=tuple(c.id for c in claims), origins=tuple(dict.fromkeys(owner[c.id] for c in claims)), values=values,
            reconciled=more.pop("reconciled", values[0].value), fragility=Fragility(0, None), kind=lead.kind,
            thing=more.pop("thing", lead.things[0].name if lead.things else None), place=more.pop("place", lead.place), **more,
        )  # fmt: skip
        self.findings.append(made)
        return made

    def undetermined(self, a: str, b: str) -> None:
        self.sameness.append(Sameness(a, b, Verdict.UNDETERMINED, "nothing tells"))

    def snapshot(self) -> Snapshot:
        owner = {c: o for o, ids in self.origins.items() for c in ids}
        by_id = {c.id: c for c in self.claims}
        return Snapshot(
            reports=tuple(self.reports),
            claims=tuple(self.claims),
            reuse=(),
            lineage=Lineage(),
            reconciliation=Reconciliation(
                origins=tuple(Origin(o, o, by_id[ids[0]].basis, tuple(ids)) for o, ids in self.origins.items()),
                sameness=tuple(self.sameness),
                events=tuple(
                    Event(e, self.event_facts[e][0], tuple(ids), *self.event_facts[e][1:], ())
                    for e, ids in self.events.items()
                ),
                findings=tuple(self.findings),
                claim_event={c: e for e, ids in self.events.items() for c in ids},
                claim_origin=owner,
            ),
            judgements=(),
            failures=tuple(self.failures),
            unread=self.unread,
            tool="firsthand 0",
            model="",
            packs={},
        )


BASE = Place("Hmeimim", "Hmeimim", 35.4, 35.95, 2.0, kind="base", within=("Latakia", "Syria"))
LIBYA = Place("Libya", "Libya", kind="country")
COAST = Place("Tartus", "Tartus", kind="city", within=("Syria",))
MAXAR = Link("Maxar", cue="images by", kind="imagery")
OFFICIAL = Link("local official", cue="said", kind="unnamed")
WIRE = Link("Grey Wire", cue="reported", kind="wire")
