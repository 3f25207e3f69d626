"""What the footnotes of one sentence carry: the exact spans, the claims cited, and the names they give, by role."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.brief.gate.lexicon import MONTHS, SIGNALS
from firsthand.brief.gate.reading import folded, normal
from firsthand.brief.ledger import tells_place
from firsthand.brief.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.brief.ledger import Ledger
    from firsthand.model import BriefSentence, Claim, Finding, Place, Report, Thing


_MEANT = SIGNALS | frozenset(MONTHS)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The cited material of one sentence. `names` maps a casefolded name to its roles."""

    finding: Finding | None
    claims: tuple[Claim, ...]
    reports: tuple[Report, ...]
    spans: tuple[tuple[str, str], ...]  # report id, normalised text of the cited span
    names: dict[str, frozenset[str]]
    spelled: tuple[str, ...]  # the names that need no quotation marks, as they are spelled
    words: frozenset[str]

    def roles(self, name: str) -> frozenset[str]:
        """Return the parts a name plays in what is cited: outlet, middle, root, thing, place, from, to, actor."""
        return self.names.get(normal(name).casefold(), frozenset())


def gather(sentence: BriefSentence, ledger: Ledger) -> Evidence:
    """Return what the citations of `sentence` carry; citations of nothing are left to the check of citations."""
    cited = [c for c in sentence.citations if c.report in ledger.reports]
    claims = tuple(dict.fromkeys(c.claim for c in cited if c.claim in ledger.claims))
    reports = tuple(dict.fromkeys(c.report for c in cited))
    spans = tuple((c.report, normal(ledger.reports[c.report].text[max(0, c.start) : max(0, c.end)])) for c in cited)
    held = tuple(ledger.claims[c] for c in claims if c is not None)
    names: dict[str, set[str]] = {}
    spelled: dict[str, None] = {}
    told = {row: None for claim in held for row in _claim_names(claim, ledger)}
    for name, role in (*_report_names(ledger.reports[r] for r in reports), *told):
        plain = normal(name)
        if plain:
            names.setdefault(plain.casefold(), set()).add(role)
            # A name made only of words that mean something in a brief counts as a name between quotation marks alone.
            if len(plain) > 1 and not _is_meant(plain):
                spelled.setdefault(name)
                spelled.setdefault(plain)
    words = frozenset(w for _, text in spans for w in re.findall(r"[\w'-]+", text.casefold()))
    return Evidence(
        ledger.findings.get(sentence.finding or ""),
        held,
        tuple(ledger.reports[r] for r in reports),
        spans,
        {n: frozenset(r) for n, r in names.items()},
        tuple(spelled),
        words,
    )


@lru_cache(maxsize=8192)
def _is_meant(name: str) -> bool:
    """Return whether a name holds nothing but words that mean something in a brief, and figures."""
    return all(w in _MEANT or w.isdigit() for w in re.findall(r"[\w-]+", name.casefold()))


def _report_names(reports: Iterable[Report]) -> Iterable[tuple[str, str]]:
    for report in reports:
        yield (outlet_label(report), "outlet")


def outlet_label(report: Report) -> str:
    """Return what a report's outlet goes by: its name, or that of its file where it is unknown."""
    return (
        (report.outlet or "").strip()
        or re.split(r"[/\\]", report.source_path or "")[-1]
        or report.external_id
        or report.url
        or report.id
    )


def _claim_names(claim: Claim, ledger: Ledger) -> tuple[tuple[str, str], ...]:
    """Return the names that a claim carries, with the part each plays; worked out once a claim."""
    if claim.id not in ledger.named:
        ledger.named[claim.id] = tuple(dict.fromkeys(_names_of(claim, ledger)))
    return ledger.named[claim.id]


def _names_of(claim: Claim, ledger: Ledger) -> Iterable[tuple[str, str]]:
    text = folded(ledger.reports[claim.report].text)
    for i, link in enumerate(claim.chain):
        name = link.name.strip("<>")
        if i == 0:
            yield name, "outlet"
        elif link.start is not None or normal(name).casefold() in text or link.name in ledger.packs.sources:
            yield name, "root" if i == len(claim.chain) - 1 else "middle"
    if len(claim.chain) < 2:
        yield outlet_label(ledger.reports[claim.report]), "root"
    if claim.imagery and claim.imagery.provider:
        yield claim.imagery.provider, "provider"
    for thing in claim.things:
        if normal(thing.text).casefold() in text and _is_called(thing, text, ledger):
            for name in sorted(
                (ledger.packs.ancestors(thing.name) | {thing.text, thing.text.removesuffix("s")}) - _narrowed(thing)
            ):
                yield name, "thing"
                yield plural(name, ledger.packs), "thing"
    if claim.actor and normal(claim.actor.text).casefold() in text:
        yield claim.actor.name, "actor"
        yield claim.actor.text, "actor"
    yield from _places(claim, text)


def _is_called(thing: Thing, text: str, ledger: Ledger) -> bool:
    """Return whether a type with a designator goes by one of its names: there, or, of "the plane", in the report."""
    entry = ledger.packs.things.get(thing.name)
    if entry is None or not entry.designator:
        return True
    named = frozenset(_compact(n) for n in (entry.name, *entry.aliases, *entry.nicknames, *entry.homonyms))
    own = _compact(thing.text)
    within = _compact(text) if own.isalpha() else own
    return any(n in within for n in named)


@lru_cache(maxsize=1024)
def _compact(text: str) -> str:
    return "".join(ch for ch in normal(text).casefold() if ch.isalnum())


def _narrowed(thing: Thing) -> frozenset[str]:
    """Return the canonical name where it says more than the words did: "police officer" for "officer"."""
    said, named = (frozenset(re.findall(r"\w+", x.casefold())) for x in (thing.text, thing.name))
    return frozenset({thing.name}) if said < named else frozenset()


def _places(claim: Claim, text: str) -> Iterable[tuple[str, str]]:
    slots: tuple[tuple[Place | None, str], ...] = (
        (claim.place, "place"),
        (claim.origin_place, "from"),
        (claim.destination, "to"),
    )
    for place, role in slots:
        # Where something was may stand sentences away; where it came from or went must stand in its own.
        told = place is not None and (
            normal(place.text).casefold() in text if role == "place" else tells_place(place.text, claim.quote)
        )
        if place is not None and told:
            yield place.name, role
            if place.text:
                yield place.text, role
            for name in place.within:
                yield name, role
