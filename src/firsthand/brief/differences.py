"""Findings whose values differ or changed: the head that says so, and what each value rests on."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.brief.phrases import quantity, question
from firsthand.brief.sentences import clause, counted_thing, counting, hedged, plain, quoted, tag, told_best
from firsthand.brief.slots import as_count, slots
from firsthand.brief.voices import behind, roots
from firsthand.brief.wording import clean, date_words, interval_words, join, quoted_name, upper_first
from firsthand.model import Certainty, Status, Tense

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from firsthand.brief.ledger import Ledger
    from firsthand.model import Claim, Finding, Value

_GIVEN = 4  # values named in the head of a dispute; its details have them all
# What tells two moments of one day apart.
_HOUR = re.compile(
    r"\b(?:noon|midday|midnight|dawn|dusk|nightfall|sunrise|sunset|morning|afternoon|evening|night|overnight|hours?|"
    r"[ap]\.?m\.?|\d{1,2}[:.]\d\d)\b",
    re.IGNORECASE,
)


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
    open_ = ", and are not shown to speak of the same time and scope" if finding.status is Status.UNRESOLVED else ""
    bare = replace(slots(finding, claims, None, ledger), place=None, origin=None, destination=None)
    denials = [c for c in claims if c.denies]
    denial = f"; denied by {join(roots(denials, ledger))}" if denials and len(denials) < len(claims) else ""
    ahead = any(c.tense is Tense.FUTURE for c in claims)
    to_come = question(finding, slots(finding, claims, None, ledger), ledger, ahead=True) if ahead else asked
    given = _given(finding, ledger)
    given = f" ({given})" if given and open_ else f": {given}" if given else ""
    wordings = (to_come, asked, question(finding, bare, ledger), question(finding, bare, ledger, several=True))
    for about in dict.fromkeys(wordings):
        for told, values in dict.fromkeys(((denial, given), (denial, ""), ("", given), ("", ""))):
            yield f"Accounts differ on {about}{values}{open_}{within}{told}{end}."
    yield f"Accounts differ{open_}{within}{end}."


def _given(finding: Finding, ledger: Ledger) -> str:
    """Return "none or two": the values between which accounts differ, the smallest first; empty for yes and no."""
    counts = sorted(
        (c for v in finding.values if (c := as_count(v.value)) is not None),
        key=lambda c: (c[0] or 0, float("inf") if c[1] is None else c[1]),
    )
    words = [quantity(c) for c in counts] or [
        _value_words(v, ledger) for v in finding.values if not isinstance(v.value, bool)
    ]
    words = list(dict.fromkeys(w for w in words if w))
    if not 1 < len(words) <= _GIVEN or len(words) < len(finding.values):
        return ""
    return f"{', '.join(words[:-1])} or {words[-1]}"


def in_time(values: Sequence[Value], ledger: Ledger) -> list[Value]:
    """Return the values of a finding in the order in which they held, or were first told where that is one day."""

    def first_told(value: Value) -> tuple[str, bool, str]:
        """Return when a value was first told: the day, whether it corrects, and as of when it holds."""
        claims = [c for i in value.claims if (c := ledger.claims.get(i))]
        told = min((ledger.reports[c.report].published or "" for c in claims), default="")
        return (told[:10], any(c.corrects for c in claims), value.as_of or "")

    by_time = sorted(values, key=lambda v: v.as_of or "")
    differ = len({(v.as_of or "")[:10] for v in values}) == len(values)
    corrected = any(c.corrects for v in values for i in v.claims if (c := ledger.claims.get(i)))
    return by_time if differ and not corrected else sorted(values, key=first_told)


def changed(finding: Finding, claims: Sequence[Claim], ledger: Ledger) -> Iterator[str]:
    """Yield the head of a finding whose value changed: old and new with their dates."""
    end = tag(finding, claims, ledger)
    verb = "was corrected" if "corrected" in finding.flags else "changed"
    asked = question(finding, slots(finding, claims, None, ledger), ledger)
    ordered = in_time(finding.values, ledger)
    gone = [v for v in ordered if _replaced(v, finding)] or [v for v in ordered if _outgrown(v, finding)]
    cited = {c.id for c in claims}
    gone = [v for v in gone if cited.intersection(v.claims)]
    steps = [v for v in gone if not any(_inside(other, v) for other in gone)]
    steps += [v for v in finding.values if v.value == finding.reconciled]
    corrects = "corrected" in finding.flags
    # What lies between first and last may be reckoned, and be in nobody's words.
    for path in ((steps, (steps[0], steps[-1])) if len(steps) > 2 else (steps,)) if len(steps) > 1 else ():
        for dated in (_day_told if corrects else _day_held, None):
            days = [dated(v, finding, ledger) if dated else "" for v in path]
            if len(set(days)) == 1 and any(days):
                continue  # of one day: the date would tell nothing apart
            worded = [_value_words(v, ledger) + day for v, day in zip(path, days, strict=True)]
            way = " and then to ".join(worded[1:])
            yield f"{upper_first(asked)} {verb} from {worded[0]} to {way}{behind(claims, ledger)}{end}."
    yield f"{upper_first(asked)} {verb}{end}."
    yield from quoted(finding, claims, ledger)


def _replaced(value: Value, finding: Finding) -> bool:
    """Return whether a value cannot hold beside the one that stands: "several" may, beside "two"."""
    old, new = as_count(value.value), as_count(finding.reconciled)
    if old is None or new is None:
        return bool(value.value != finding.reconciled)
    inf = float("inf")
    return (old[0] or 0) > (inf if new[1] is None else new[1]) or (inf if old[1] is None else old[1]) < (new[0] or 0)


def _outgrown(value: Value, finding: Finding) -> bool:
    """Return whether a bound of an earlier time was passed since: "at least 20", then 41; "several" tells no total."""
    old, new = as_count(value.value), as_count(finding.reconciled)
    standing = [v.as_of for v in finding.values if v.value == finding.reconciled and v.as_of]
    if old is None or new is None or old[1] is not None or not standing or not value.as_of:
        return False
    return 2 < (old[0] or 0) < (new[0] or 0) and value.as_of < min(standing)


def _inside(narrow: Value, wide: Value) -> bool:
    """Return whether one count lies inside another: "two" inside "several"."""
    a, b = as_count(narrow.value), as_count(wide.value)
    if a is None or b is None or narrow.value == wide.value:
        return False
    inf = float("inf")
    return (b[0] or 0) <= (a[0] or 0) and (inf if a[1] is None else a[1]) <= (inf if b[1] is None else b[1])


def _day_held(value: Value, _: Finding, ledger: Ledger) -> str:
    held = date_words(value.as_of, ledger.year)
    return f" (as of {held})" if held else ""


def _day_told(value: Value, finding: Finding, ledger: Ledger) -> str:
    """Return the day on which a value was first told, or the standing one put right: that tells old from new."""
    claims = [c for i in value.claims if (c := ledger.claims.get(i))]
    days = sorted(p for c in claims if (p := ledger.reports[c.report].published))
    words = date_words(days[-1 if value.value == finding.reconciled else 0], ledger.year) if days else ""
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
    claims = told_best(claims, ledger)
    return claims, _detail_words(finding, value, claims, ledger)


def _moment(finding: Finding, value: Value, claims: Sequence[Claim]) -> str:
    """Return " (“at noon on Saturday”)": the source's words for the time, where another value is of the same day."""
    same = [v for v in finding.values if (v.as_of or "")[:10] == (value.as_of or "")[:10]]
    words = claims[0].when.text if claims[0].when else ""
    told = (
        len(same) > 1
        and _HOUR.search(words)
        and words in claims[0].quote
        and all(c.when == claims[0].when for c in claims)
    )
    return f" ({quoted_name(words)})" if told else ""


def _detail_words(finding: Finding, value: Value, claims: Sequence[Claim], ledger: Ledger) -> Iterator[str]:
    if not claims:
        return
    as_of = date_words(value.as_of, ledger.year)
    if not isinstance(value.value, bool) and value.value:
        words = counted_thing(finding, claims, value.value, ledger) or _value_words(value, ledger)
        moment = _moment(finding, value, claims)
        as_of_words = f", as of {as_of}" if as_of else ""
        # Two that are part of a total are "at least two" of it, not "several".
        exact = as_count(value.value) == (2, None, False) and all(c.count and c.count.max == 2 for c in claims)
        for said in (f"at least two {words}", words) if exact else (words,):
            for when in dict.fromkeys((moment or as_of_words, as_of_words, "")):
                yield f"{upper_first(said)}{when}{behind(claims, ledger)}."
    elif (told := clause(finding, claims, value.value, ledger)) is not None:
        yield f"{upper_first(told)}{behind(claims, ledger)}{hedged(claims, told)}."
    yield from plain(claims, ledger)
