"""Finding -> sentences. Each maker offers wordings from the fullest to the plainest; the gate takes the first it can prove."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from firsthand.brief.phrases import as_count, mode_of, place_name, predicate, quantity, question, slots, subject
from firsthand.brief.voices import behind, outlet_name, published, root, roots
from firsthand.brief.wording import clean, counted, date_words, interval_words, join, quotation, upper_first
from firsthand.model import BriefSentence, Certainty, Citation, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from firsthand.brief.ledger import Ledger
    from firsthand.model import Claim, Finding, Place, Value

_CHANGED = {Status.UPDATED}
_OPEN = {Status.DISPUTED, Status.UNRESOLVED}


def cite(claims: Sequence[Claim]) -> tuple[Citation, ...]:
    """Return one footnote a claim: its whole sentence; then the words that name its source, where they stand apart."""
    found: dict[tuple[str, int, int], Citation] = {}
    for claim in claims:
        found.setdefault(
            (claim.report, claim.start, claim.end), Citation(claim.id, claim.report, claim.start, claim.end)
        )
    return tuple(found.values())


_NO_HEDGE = re.compile(
    r"(?:no|not|n['’]t|never|none|denied|denies|is not known|will|expected|say|would not say|)", re.IGNORECASE
)
_FIRM = frozenset({Certainty.CERTAIN, Certainty.PROBABLE, Certainty.COUNTERFACT, Certainty.IMPROBABLE})


def supporting(finding: Finding, ledger: Ledger) -> tuple[Claim, ...]:
    """Return the claims that carry a finding's sentence: of those that give a value the firm ones, else all of them."""
    valued = {i for value in finding.values for i in value.claims}
    claims = tuple(c for i in finding.claims if (c := ledger.claims.get(i)))
    told = tuple(c for c in claims if c.certainty is not Certainty.DECLARED_UNKNOWN)
    giving = tuple(c for c in told if c.id in valued) or told
    firm = tuple(c for c in giving if c.certainty in _FIRM) or giving or claims
    return counting(finding, firm, ledger)


def counting(finding: Finding, claims: tuple[Claim, ...], ledger: Ledger) -> tuple[Claim, ...]:
    """Return those of `claims` whose origin counts for the finding: a headline adds nothing to the story below it."""
    return tuple(c for c in claims if ledger.origin_of(c) in finding.origins) or claims


def entailing(finding: Finding, claims: tuple[Claim, ...], ledger: Ledger) -> tuple[Claim, ...]:
    """Return those of `claims` that entail the count a corroborated finding settles on, if two origins do."""
    told = as_count(finding.reconciled)
    if told is None or finding.status is not Status.CORROBORATED:
        return claims
    low, high, _ = told
    inside = tuple(
        c
        for c in claims
        if c.count
        and (c.count.min or 0) >= (low or 0)
        and (high is None or (c.count.max is not None and c.count.max <= high))
    )
    return inside if len(ledger.distinct_origins(inside)) > 1 else claims


def differing(finding: Finding, ledger: Ledger) -> tuple[Claim, ...]:
    """Return the claims between which a disputed finding stands: all that give a value, firm or not."""
    claims = tuple(c for i in finding.claims if (c := ledger.claims.get(i)))
    return counting(finding, tuple(c for c in claims if c.certainty is not Certainty.DECLARED_UNKNOWN), ledger)


def unknowns(finding: Finding, ledger: Ledger) -> tuple[Claim, ...]:
    """Return the claims of a finding which declare that something is not known."""
    claims = (ledger.claims.get(i) for i in finding.claims)
    return tuple(c for c in claims if c and c.certainty is Certainty.DECLARED_UNKNOWN)


def tag(finding: Finding, claims: Sequence[Claim], ledger: Ledger) -> str:
    """Return what stands behind a sentence: " (repeated: four reports, one origin; not reviewed)"."""
    reports = counted(len({c.report for c in claims}), "report")
    origins = counted(len(ledger.distinct_origins(claims)), "origin")
    behind = f"{reports}, {origins}"
    if finding.status is Status.CORROBORATED:
        behind += ", no common source found"
    elif finding.status is Status.AGREEING:
        behind += ", not shown to be independent"
    notes = [f"{finding.status}: {behind}"]
    if not any(c.when and (c.when.earliest or c.when.latest) for c in claims):
        notes.append("date not given")
    notes.append("reviewed" if "reviewed" in finding.flags else "not reviewed")
    return f" ({'; '.join(notes)})"


def _accused(finding: Finding, claims: Sequence[Claim], ledger: Ledger) -> str:
    """Return who is accused: the one actor whom every claim of a wrong names; empty otherwise."""
    kind = ledger.packs.kinds.get(finding.kind)
    actors = {c.actor.name for c in claims if c.actor}
    return (
        actors.pop()
        if kind is not None and kind.wrongdoing and len(actors) == 1 and all(c.actor for c in claims)
        else ""
    )


def clause(finding: Finding, claims: Sequence[Claim], value: Any, ledger: Ledger) -> str | None:
    """Return the clause that states `value`, in the surest form that `claims` allow; None when none can be worded."""
    kind = ledger.packs.kinds.get(finding.kind)
    mode = mode_of(claims)
    if kind is None or kind.speech or mode == "none":
        return None
    parts = slots(finding, claims, value, ledger)
    if parts.thing is None or parts.surface == "":
        return None
    if finding.aspect != "to" and any(
        parts.destination and _on(h, parts.destination) for c in claims for h in c.hedges
    ):
        parts = replace(parts, destination=None)  # the hedge is quoted after the clause
    words, many = subject(parts, ledger)
    said = predicate(parts, many, ledger, mode)
    if said is None:
        return None
    accused = _accused(finding, claims, ledger)
    by = f" by {clean(accused)}" if accused and said.startswith(("was ", "were ")) else ""
    when = f" {parts.when}" if parts.when else ""
    return f"{words} {said}{by}{when}"


def _on(hedge: str, place: Place | str) -> bool:
    """Return whether a hedge stands on a place: "bound for Libya: is said to"."""
    names = (place,) if isinstance(place, str) else (place.name, place.text)
    return any(n and n.casefold() in hedge.rpartition(": ")[0].casefold() for n in names)


def stated(finding: Finding, claims: Sequence[Claim], value: Any, ledger: Ledger) -> Iterator[str]:
    """Yield wordings of a finding whose claims give one answer, the fullest first, the last a quotation."""
    end, denial = tag(finding, claims, ledger), _denied(finding, claims, ledger)
    for told in (value, _widest(claims)):
        said = None if told is None else clause(finding, claims, told, ledger)
        if said is not None:
            yield upper_first(said) + behind(claims, ledger) + _hedged(claims, said) + denial + end + "."
            yield upper_first(said) + behind(claims, ledger) + denial + end + "."
    yield from _quoted(finding, claims, ledger)


def _widest(claims: Sequence[Claim]) -> dict[str, Any] | None:
    """Return the range that every counting claim entails; None when none counts."""
    counts = [c.count for c in claims if c.count]
    tops = [c.max for c in counts]
    if not counts:
        return None
    top = None if None in tops else max(t for t in tops if t is not None)
    return {"min": min(c.min or 0 for c in counts), "max": top, "approximate": any(c.approximate for c in counts)}


def _hedged(claims: Sequence[Claim], said: str) -> str:
    """Return the hedges in the source's own words, with what they stand on: "; hedged: “is believed to be bound for”".

    Negations, and what the clause already says, are no hedges to repeat.
    """
    found = list(dict.fromkeys(words for c in claims for h in c.hedges if (words := _hedge_words(c, h))))
    told = [h for h in found if not _NO_HEDGE.fullmatch(h) and h.casefold() not in said.casefold()]
    return f"; hedged in the text: {join([quotation(h) for h in told[:2]])}" if told else ""


def _hedge_words(claim: Claim, hedge: str) -> str:
    """Return the stretch of the sentence from a hedge to what it stands on, or the hedge alone."""
    part, _, surface = hedge.rpartition(": ")
    match = re.search(f"{re.escape(surface)}.{{0,40}}?{re.escape(part)}", claim.quote, re.DOTALL) if part else None
    return match[0] if match else surface if surface in claim.quote else ""


def _denied(finding: Finding, claims: Sequence[Claim], ledger: Ledger) -> str:
    """Return "; denied by X": the denials of the event, unless the sentence itself is one."""
    denials = [c for c in ledger.denials(finding.event) if c.id not in {x.id for x in claims}]
    return f"; denied by {join(roots(denials, ledger))}" if denials else ""


def _quoted(finding: Finding, claims: Sequence[Claim], ledger: Ledger) -> Iterator[str]:
    """Yield the plain wording: the exact sentence, who wrote it, whom it cites, who else carries it."""
    lead = claims[0]
    report = ledger.reports[lead.report]
    denial = _denied(finding, claims, ledger)
    others = list(dict.fromkeys(outlet_name(ledger.reports[c.report]) for c in claims if c.report != lead.report))
    also = f"; also reported by {join(others)}" if others else ""
    opening = f"{outlet_name(report)} wrote{published(report, ledger)}"
    source = f", citing {root(lead, ledger)}" if len(lead.chain) > 1 else ""
    words = quotation(lead.quote, lead.mention[0] - lead.start)
    end = tag(finding, claims, ledger)
    for cited in dict.fromkeys((source, "")):
        yield f"{upper_first(opening)}{cited}: {words}{also}{denial}{end}."
    yield f"{upper_first(opening)}: {words}{denial}{end}."


def unknown(finding: Finding, claims: Sequence[Claim], ledger: Ledger) -> Iterator[str]:
    """Yield the wording of a declared unknown: always the source's own words."""
    lead = claims[0]
    report = ledger.reports[lead.report]
    others = list(dict.fromkeys(outlet_name(ledger.reports[c.report]) for c in claims if c.report != lead.report))
    also = f"; the same in {join(others)}" if others else ""
    source = f", citing {root(lead, ledger)}" if len(lead.chain) > 1 else ""
    words = quotation(lead.quote, lead.mention[0] - lead.start)
    for cited in dict.fromkeys((source, "")):
        yield f"Not known, {outlet_name(report)} wrote{published(report, ledger)}{cited}: {words}{also}."


def disputed(finding: Finding, claims: Sequence[Claim], ledger: Ledger) -> Iterator[str]:
    """Yield the head of a finding whose values differ; each value follows as a detail."""
    end = tag(finding, claims, ledger)
    asked = question(finding, slots(finding, claims, None, ledger), ledger)
    within = "; one origin gives different values" if "within-origin" in finding.flags else ""
    open_ = ", and are not shown to speak of one time and scope" if finding.status is Status.UNRESOLVED else ""
    yield f"Accounts differ on {asked}{open_}{within}{end}."
    yield f"Accounts differ{open_}{within}{end}."


def in_time(values: Sequence[Value], ledger: Ledger) -> list[Value]:
    """Return the values of a finding in the order in which they held, or were first told where that is one day."""

    def first_told(value: Value) -> tuple[str, bool, str]:
        claims = [c for i in value.claims if (c := ledger.claims.get(i))]
        told = min((ledger.reports[c.report].published or "" for c in claims), default="")
        return (told[:10], bool(claims) and all(c.corrects for c in claims), value.as_of or "")

    by_time = sorted(values, key=lambda v: v.as_of or "")
    differ = len({(v.as_of or "")[:10] for v in values}) == len(values)
    corrected = any(c.corrects for v in values for i in v.claims if (c := ledger.claims.get(i)))
    return by_time if differ and not corrected else sorted(values, key=first_told)


def changed(finding: Finding, claims: Sequence[Claim], ledger: Ledger) -> Iterator[str]:
    """Yield the head of a finding whose value changed: old and new with their dates."""
    end = tag(finding, claims, ledger)
    verb = "was corrected" if "corrected" in finding.flags else "changed"
    asked = question(finding, slots(finding, claims, None, ledger), ledger)
    steps = [v for v in in_time(finding.values, ledger) if _replaced(v, finding)]
    steps += [v for v in finding.values if v.value == finding.reconciled]
    if len(steps) > 1:
        corrects = "corrected" in finding.flags
        for dated in (_day_told if corrects else _day_held, None):
            worded = [_value_words(v, ledger) + (dated(v, ledger) if dated else "") for v in steps]
            path = " and then to ".join(worded[1:])
            yield f"{upper_first(asked)} {verb} from {worded[0]} to {path}{behind(claims, ledger)}{end}."
    yield f"{upper_first(asked)} {verb}{end}."
    yield from _quoted(finding, claims, ledger)


def _replaced(value: Value, finding: Finding) -> bool:
    """Return whether a value cannot hold beside the one that stands: "several" may, beside "two"."""
    old, new = as_count(value.value), as_count(finding.reconciled)
    if old is None or new is None:
        return bool(value.value != finding.reconciled)
    inf = float("inf")
    return (old[0] or 0) > (inf if new[1] is None else new[1]) or (inf if old[1] is None else old[1]) < (new[0] or 0)


def _day_held(value: Value, ledger: Ledger) -> str:
    held = date_words(value.as_of, ledger.year)
    return f" (as of {held})" if held else ""


def _day_told(value: Value, ledger: Ledger) -> str:
    """Return the day on which a value was first told: of one and the same day, that is what tells old from new."""
    claims = [c for i in value.claims if (c := ledger.claims.get(i))]
    told = min((p for c in claims if (p := ledger.reports[c.report].published)), default=None)
    words = date_words(told, ledger.year)
    return f" (reported on {words})" if words else ""


def _value_words(value: Value, ledger: Ledger) -> str:
    count = as_count(value.value)
    if count is not None:
        return quantity(count)
    if isinstance(value.value, dict):
        return interval_words(value.value.get("earliest"), value.value.get("latest"), ledger.year)
    if isinstance(value.value, bool):
        return "yes" if value.value else "no"
    return clean(str(value.value))


def value_detail(finding: Finding, value: Value, ledger: Ledger) -> tuple[tuple[Claim, ...], Iterator[str]]:
    """Return the claims behind one value of a finding, and wordings of who gives it."""
    claims = counting(finding, tuple(c for i in value.claims if (c := ledger.claims.get(i))), ledger)
    return claims, _detail_words(finding, value, claims, ledger)


def _detail_words(finding: Finding, value: Value, claims: Sequence[Claim], ledger: Ledger) -> Iterator[str]:
    if not claims:
        return
    as_of = date_words(value.as_of, ledger.year)
    if not isinstance(value.value, bool) and value.value:
        words = _value_words(value, ledger)
        for when in dict.fromkeys((f", as of {as_of}" if as_of else "", "")):
            yield f"{upper_first(words)}{when}{behind(claims, ledger)}."
    elif (said := clause(finding, claims, value.value, ledger)) is not None:
        yield f"{upper_first(said)}{behind(claims, ledger)}."
    yield from plain(claims, ledger)


def origin_detail(finding: Finding, claims: Sequence[Claim], ledger: Ledger) -> Iterator[str]:
    """Yield wordings of what one origin of a corroborated or agreeing finding says."""
    counts = {(c.count.min, c.count.max, c.count.approximate) for c in claims if c.count}
    if finding.aspect == "count" and len(counts) == 1 and mode_of(claims) == "past":
        yield f"{upper_first(quantity(counts.pop()))}{behind(claims, ledger)}."
    yield from plain(claims, ledger)


def plain(claims: Sequence[Claim], ledger: Ledger) -> Iterator[str]:
    """Yield the plainest wording there is: who wrote what, without a status."""
    lead = claims[0]
    report = ledger.reports[lead.report]
    source = f", citing {root(lead, ledger)}" if len(lead.chain) > 1 else ""
    words = quotation(lead.quote, lead.mention[0] - lead.start)
    for cited in dict.fromkeys((source, "")):
        yield upper_first(f"{outlet_name(report)} wrote{published(report, ledger)}{cited}: {words}.")


def sentence(
    text: str, finding: Finding, claims: Sequence[Claim], ledger: Ledger, status: bool = True
) -> BriefSentence:
    """Return the sentence with its footnotes; the denials it names are cited as well."""
    denials = [c for c in ledger.denials(finding.event) if "denied by" in text and c.id not in {x.id for x in claims}]
    return BriefSentence(text, finding.id, finding.status if status else None, cite([*claims, *denials]))
