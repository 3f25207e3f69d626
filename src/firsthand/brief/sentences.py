"""Finding -> sentences. Each maker offers wordings, the fullest first; the gate takes the first that it can prove."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from firsthand.brief.phrases import mode_of, predicate, quantity, question, subject
from firsthand.brief.slots import as_count, slots
from firsthand.brief.voices import behind, outlet_name, published, root, roots, some, with_article
from firsthand.brief.wording import clean, counted, join, quotation, upper_first
from firsthand.model import BriefSentence, Certainty, Citation, Status, Tense

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from firsthand.brief.ledger import Ledger
    from firsthand.model import Claim, Finding, Place

_CHANGED = {Status.UPDATED}
_OPEN = {Status.DISPUTED, Status.UNRESOLVED}


def cite(claims: Sequence[Claim]) -> tuple[Citation, ...]:
    """Return one citation a claim, of its whole sentence; what two claims of one sentence cite is one footnote."""
    return tuple(dict.fromkeys(Citation(c.id, c.report, c.start, c.end) for c in claims))


_NO_HEDGE = re.compile(
    r"(?:no|not|n['’]t|never|none|nobody|no one|nothing|neither|denied|denies|is not known|will|would|expected|say|"
    r"would not say|)",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"if|unless|once|until|provided", re.IGNORECASE)
_FIRM = frozenset({Certainty.CERTAIN, Certainty.PROBABLE, Certainty.COUNTERFACT, Certainty.IMPROBABLE})


def supporting(finding: Finding, ledger: Ledger) -> tuple[Claim, ...]:
    """Return the claims that carry a finding's sentence: of those that give a value the firm ones, else all of them."""
    valued = {i for value in finding.values for i in value.claims}
    claims = first_told((c for i in finding.claims if (c := ledger.claims.get(i))), ledger)
    told = tuple(c for c in claims if c.certainty is not Certainty.DECLARED_UNKNOWN)
    giving = tuple(c for c in told if c.id in valued) or told
    firm = tuple(c for c in giving if c.certainty in _FIRM) or giving or claims
    return told_best(counting(finding, firm, ledger), ledger)


def first_told(claims: Iterable[Claim], ledger: Ledger) -> tuple[Claim, ...]:
    """Return the claims, those of the earliest report first: an agency speaks before those who carry it."""

    def key(claim: Claim) -> tuple[bool, str, bool, str]:
        """Return by what claims are put in order: published first, the wire before who carries it."""
        report = ledger.reports[claim.report]
        source = ledger.packs.sources.get(report.outlet or "")
        return (not report.published, report.published or "", source is None or source.kind != "wire", claim.id)

    return tuple(sorted(claims, key=key))


def told_best(claims: tuple[Claim, ...], ledger: Ledger) -> tuple[Claim, ...]:
    """Return the claims without those that one voice in one report tells less closely: "Trucks cross" above nine."""
    voices: dict[tuple[str, str | None], list[Claim]] = {}
    for claim in claims:
        voices.setdefault((claim.report, ledger.origin_of(claim)), []).append(claim)
    vaguer = {c.id for told in voices.values() for c in told if any(_closer(other, c) for other in told)}
    return tuple(c for c in claims if c.id not in vaguer)


def _closer(a: Claim, b: Claim) -> bool:
    """Return whether both tell one thing, and `a` gives a number where `b` says only that there were several."""
    if a.count is None or b.count is None or [t.name for t in a.things] != [t.name for t in b.things]:
        return False
    if (a.certainty, a.scope) != (b.certainty, b.scope) or b.count.max is not None:
        return False
    if (a.tense is Tense.FUTURE) != (b.tense is Tense.FUTURE):  # a headline's present is the story's past
        return False
    low, bound = a.count.min or 0, b.count.min or 0
    return low >= bound if a.count.max is not None else low > bound


def counting(finding: Finding, claims: tuple[Claim, ...], ledger: Ledger) -> tuple[Claim, ...]:
    """Return those of `claims` whose origin counts for the finding: a headline adds nothing to the story below it."""
    counting_ones = frozenset(finding.origins)
    return tuple(c for c in claims if ledger.origin_of(c) in counting_ones) or claims


def unknowns(finding: Finding, ledger: Ledger) -> tuple[Claim, ...]:
    """Return the claims of a finding which declare that something is not known."""
    claims = (c for i in finding.claims if (c := ledger.claims.get(i)))
    return first_told((c for c in claims if c.certainty is Certainty.DECLARED_UNKNOWN), ledger)


def tag(finding: Finding, claims: Sequence[Claim], ledger: Ledger) -> str:
    """Return what stands behind a sentence: " (repeated: four reports, one origin; not reviewed)"."""
    reports = counted(len({c.report for c in claims}), "report")
    origins = len(ledger.distinct_origins(claims))
    behind = f"{reports}, {counted(origins, 'origin')}"
    unlike = len(ledger.unlike_origins(claims))
    if finding.status is Status.CORROBORATED:
        if unlike < origins:  # the others may be one of these
            behind = f"{reports}, at least {counted(unlike, 'origin')}"
        behind += ", no common source found"
    elif finding.status is Status.AGREEING and unlike == origins > 1:
        behind += ", not shown to tell of the same"  # they are independent: what each tells may be another
    elif finding.status is Status.AGREEING or unlike < origins:
        behind += ", not shown to be independent"
    notes = [f"{finding.status}: {behind}"]
    if finding.status is Status.SINGLE_SOURCE and behind == "one report, one origin":
        notes = [str(finding.status)]  # which says it all
    if not any(c.when and (c.when.earliest or c.when.latest) for c in claims):
        notes.append("date not given")
    notes.append("reviewed" if "reviewed" in finding.flags else "not reviewed")
    return f" ({'; '.join(notes)})"


def _accused(finding: Finding, claims: Sequence[Claim], ledger: Ledger) -> str:
    """Return who is accused: the one named actor whom every claim of a wrong names; empty otherwise."""
    kind = ledger.packs.kinds.get(finding.kind)
    actors = {c.actor.name for c in claims if c.actor and c.actor.name[:1].isupper()}
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
    if isinstance(value, dict) and value.get("min", 1) == 0 and value.get("max", 0) is None:
        return None  # "at least 0", which a denial and an assertion have in common, states nothing
    if finding.aspect != "to" and any(
        parts.destination and _on(h, parts.destination) for c in claims for h in c.hedges
    ):
        parts = replace(parts, destination=None)  # the hedge is quoted after the clause
    if parts.count and parts.count[:2] == (0, 0):
        mode = "past"  # "no ships left" has its negation
    words, many = subject(parts, ledger)
    said = predicate(parts, many, ledger, mode)
    if said is None:
        return None
    accused = _accused(finding, claims, ledger)
    by = f" by {with_article(clean(accused))}" if accused and said.startswith(("was ", "were ")) else ""
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
            yield upper_first(said) + behind(claims, ledger) + hedged(claims, said) + denial + end + "."
            yield upper_first(said) + behind(claims, ledger) + denial + end + "."
    yield from quoted(finding, claims, ledger)


def _widest(claims: Sequence[Claim]) -> dict[str, Any] | None:
    """Return the range that every counting claim entails; None when none counts."""
    counts = [c.count for c in claims if c.count]
    tops = [c.max for c in counts]
    if not counts:
        return None
    top = None if None in tops else max(t for t in tops if t is not None)
    return {"min": min(c.min or 0 for c in counts), "max": top, "approximate": any(c.approximate for c in counts)}


def hedged(claims: Sequence[Claim], said: str) -> str:
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
    if match is None and _CONDITION.fullmatch(surface):  # "if" alone tells nothing: to the end of its clause
        match = re.search(rf"\b{surface}\b[^,.;:“”\"\n]{{1,80}}(?=[,.;:])", claim.quote)
    return match[0] if match else surface if surface in claim.quote else ""


def _denied(finding: Finding, claims: Sequence[Claim], ledger: Ledger) -> str:
    """Return "; denied by X": the denials of the event, unless the sentence itself is one."""
    denials = [c for c in ledger.denials(finding.event, finding.kind, claims) if c.id not in {x.id for x in claims}]
    return f"; denied by {join(roots(denials, ledger))}" if denials else ""


def quoted(finding: Finding, claims: Sequence[Claim], ledger: Ledger) -> Iterator[str]:
    """Yield the plain wording: the exact sentence, who wrote it, whom it cites, who else carries it."""
    lead = claims[0]
    report = ledger.reports[lead.report]
    denial = _denied(finding, claims, ledger)
    names = dict.fromkeys(outlet_name(ledger.reports[c.report]) for c in claims)
    others = [name for name in names if name != outlet_name(report)]
    also = f"; also reported by {some(others)}" if others else ""
    opening = f"{outlet_name(report)} wrote{published(report, ledger)}"
    source = f", citing {root(lead, ledger)}" if len(lead.chain) > 1 else ""
    words = quotation(lead.quote, lead.mention[0] - lead.start)
    end = tag(finding, claims, ledger)
    for asked in _asked(finding, claims, ledger):
        for cited in dict.fromkeys((source, "")):
            yield f"On {asked}, {opening}{cited}: {words}{also}{denial}{end}."
    for cited in dict.fromkeys((source, "")):
        yield f"{upper_first(opening)}{cited}: {words}{also}{denial}{end}."
    yield f"{upper_first(opening)}: {words}{denial}{end}."


def _asked(finding: Finding, claims: Sequence[Claim], ledger: Ledger) -> Iterator[str]:
    """Yield what a quotation answers, where several reports stand behind it: one alone speaks for itself."""
    kind = ledger.packs.kinds.get(finding.kind)
    if finding.status is Status.SINGLE_SOURCE or kind is None or kind.speech:
        return
    parts = slots(finding, claims, None, ledger)
    yield question(finding, parts, ledger)
    yield question(finding, replace(parts, place=None, origin=None, destination=None), ledger, several=True)


def unknown(claims: Sequence[Claim], ledger: Ledger) -> Iterator[str]:
    """Yield the wording of a declared unknown: always the source's own words."""
    lead = claims[0]
    report = ledger.reports[lead.report]
    names = dict.fromkeys(outlet_name(ledger.reports[c.report]) for c in claims)
    others = [name for name in names if name != outlet_name(report)]
    also = f"; the same in {some(others)}" if others else ""
    source = f", citing {root(lead, ledger)}" if len(lead.chain) > 1 else ""
    words = quotation(lead.quote, lead.mention[0] - lead.start)
    for cited in dict.fromkeys((source, "")):
        yield f"Not known, {outlet_name(report)} wrote{published(report, ledger)}{cited}: {words}{also}."


def way(finding: Finding, claims: Sequence[Claim], ledger: Ledger) -> Iterator[str]:
    """Yield wordings of where from or where to, as what follows the sentence that tells of the movement itself."""
    if finding.aspect in {"from", "to"} and isinstance(finding.reconciled, str):
        said = f"{finding.aspect} {clean(finding.reconciled)}"
        yield f"{upper_first(said)}{behind(claims, ledger)}{hedged(claims, said)}."


def counted_thing(finding: Finding, claims: Sequence[Claim], value: Any, ledger: Ledger) -> str:
    """Return "one convoy" where the claims count another thing than the finding asks about; empty otherwise."""
    named = {c.things[0].name if c.things else None for c in claims}
    if as_count(value) is None or named == {finding.thing} or len(named) != 1 or None in named:
        return ""
    return subject(slots(finding, claims, value, ledger), ledger)[0]


def origin_detail(finding: Finding, claims: Sequence[Claim], ledger: Ledger) -> Iterator[str]:
    """Yield wordings of what one origin of a corroborated or agreeing finding says."""
    counts = {(c.count.min, c.count.max, c.count.approximate) for c in claims if c.count}
    if finding.aspect == "count" and len(counts) == 1 and mode_of(claims) == "past":
        low, high, about = counts.pop()
        value = {"min": low, "max": high, "approximate": about}
        words = counted_thing(finding, claims, value, ledger) or quantity((low, high, about))
        yield f"{upper_first(words)}{behind(claims, ledger)}."
    yield from plain(claims, ledger)


def plain(claims: Sequence[Claim], ledger: Ledger) -> Iterator[str]:
    """Yield the plainest wording there is: who wrote what, without a status."""
    lead = claims[0]
    report = ledger.reports[lead.report]
    source = f", citing {root(lead, ledger)}" if len(lead.chain) > 1 else ""
    words = quotation(lead.quote, lead.mention[0] - lead.start)
    for cited in dict.fromkeys((source, "")):
        yield upper_first(f"{outlet_name(report)} wrote{published(report, ledger)}{cited}: {words}.")
    yield f"{words}."


def sentence(
    text: str, finding: Finding, claims: Sequence[Claim], ledger: Ledger, status: bool = True
) -> BriefSentence:
    """Return the sentence with its footnotes; the denials it names are cited as well."""
    denials = [
        c
        for c in ledger.denials(finding.event, finding.kind, claims)
        if "denied by" in text and c.id not in {x.id for x in claims}
    ]
    return BriefSentence(text, finding.id, finding.status if status else None, cite([*claims, *denials]))
