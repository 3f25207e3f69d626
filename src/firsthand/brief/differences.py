"""Findings whose values differ or changed: the head that says so, and what each value rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.brief.phrases import as_count, quantity, question, slots
from firsthand.brief.sentences import clause, counted_thing, counting, plain, quoted, tag
from firsthand.brief.voices import behind
from firsthand.brief.wording import clean, date_words, interval_words, upper_first
from firsthand.model import Certainty, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from firsthand.brief.ledger import Ledger
    from firsthand.model import Claim, Finding, Value


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
    yield from quoted(finding, claims, ledger)


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
        words = counted_thing(finding, claims, value.value, ledger) or _value_words(value, ledger)
        for when in dict.fromkeys((f", as of {as_of}" if as_of else "", "")):
            yield f"{upper_first(words)}{when}{behind(claims, ledger)}."
    elif (said := clause(finding, claims, value.value, ledger)) is not None:
        yield f"{upper_first(said)}{behind(claims, ledger)}."
    yield from plain(claims, ledger)
