"""Checks of number: each is the count of a cited claim, of the very thing it stands before, and of the whole of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.brief.gate.evidence import outlet_label
from firsthand.brief.gate.reading import normal, numbers, parse
from firsthand.brief.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from firsthand.brief.gate.reading import NumberRead
    from firsthand.brief.gate.view import View
    from firsthand.model import Claim, Count, Thing

Interval = tuple[int | None, int | None, bool]
_SOURCE = re.compile(r"\baccording to (.+?)(?=,? cited by|, as reported by|, carried by|; |\.$)", re.IGNORECASE)


def counts(view: View) -> Iterator[str]:
    """A number is the count of a cited claim about the very thing it stands before, or what such claims agree on."""
    body = re.sub(r"\b(?:[\d,]+|[a-z]+) (?:reports?|origins?)\b", "", view.body, flags=re.IGNORECASE)
    body = re.sub(r"\bone origin gives different values\b", "", body)
    for number in numbers(body):
        if not _carried(number, view):
            yield f"the number {number.text.strip()!r} is not that of a cited claim"
    for match in re.finditer(r"\b(?:a|an) (⟨n\d+⟩)", body, re.IGNORECASE):
        name = next(view.names_in(match[1]))
        if "thing" in view.evidence.roles(name):
            about = _about(view.evidence.claims, name, view)
            if about and all(c.count and c.count.min is not None and c.count.min > 1 for c in about):
                yield f"the cited claims do not speak of one {name}"
    if re.search(r"\bno ⟨n\d+⟩", body, re.IGNORECASE) and not any(
        c.count and c.count.max == 0 for c in view.evidence.claims
    ):
        yield "no cited claim counts none"


def _carried(number: NumberRead, view: View) -> bool:
    named = re.match(r"(?:\W|\bof\b|\bmore\b)*(⟨n\d+⟩)", number.after)
    name = next(view.names_in(named[1])) if named else None
    claims = view.evidence.claims if name is None else _about(view.evidence.claims, name, view)
    counted = [c for c in claims if c.count and _stands(c, c.count, view)]
    plain: list[Interval] = [(c.count.min, c.count.max, c.count.approximate) for c in counted if c.count]
    told: Interval = (number.low, number.high, number.approximate)
    parts = [(c.count.min, None, c.count.approximate) for c in counted if c.count and _is_part(c, view)]
    if not counted or (told not in plain and told not in _hull(plain) and told not in parts):
        return False
    if re.search(r"\b(?:changed|corrected) from\b", view.body):
        return True  # old and new values side by side: not every source gives each
    voices = {normal(n).casefold() for m in _SOURCE.finditer(view.body) for n in view.names_in(m[1])}
    for voice in sorted(voices):
        own = [c.count for c in counted if c.count and voice in _root_names(c, view)]
        if own and not any(_entails(c, told) for c in own):
            return False
    return True


def _is_part(claim: Claim, view: View) -> bool:
    """Return whether a claim counts some of those asked about: then as many, and perhaps more, were there."""
    finding = view.evidence.finding
    narrower = finding is not None and finding.thing is not None and all(t.name != finding.thing for t in claim.things)
    return claim.scope in {"part", "named"} or claim.victim is not None or narrower


def _root_names(claim: Claim, view: View) -> frozenset[str]:
    root = claim.chain[-1].name.strip("<>") if len(claim.chain) > 1 else outlet_label(view.ledger.reports[claim.report])
    provider = claim.imagery.provider if claim.imagery else None
    return frozenset(normal(n).casefold() for n in (root, provider) if n)


def _entails(count: Count, told: Interval) -> bool:
    """Return whether who says `count` has said `told`: the one lies in the other; a round figure is no exact one."""
    low, high, about = told
    if count.approximate and low == high and not about:
        return False
    return (low is None or (count.min is not None and count.min >= low)) and (
        high is None or (count.max is not None and count.max <= high)
    )


def _hull(plain: Sequence[Interval]) -> Sequence[Interval]:
    """Return what the intervals entail together: from the least to the greatest."""
    lows, highs = [p[0] or 0 for p in plain], [p[1] for p in plain]
    closed = [h for h in highs if h is not None]
    top = None if len(closed) < len(highs) else max(closed)
    about = any(p[2] for p in plain)
    return [(min(lows), top, about)] + ([(min(lows), top, False)] if about and min(lows) != top else [])


def _stands(claim: Claim, count: Count, view: View) -> bool:
    """Return whether the words of a count stand in the claim's sentence and, where they are read here, mean it."""
    words = normal(count.text).casefold()
    sentence = normal(view.ledger.reports[claim.report].text[claim.start : claim.end]).casefold()
    # The wording may leave words out ("a aircraft" of "a cargo aircraft"), and "100" is no number in "An-124-100".
    pieces = (rf"(?<![\w-]){re.escape(w)}(?![\w-])" for w in words.split())
    if not re.search(".*?".join(pieces), sentence) or _unnumbered(claim, count, sentence, view):
        return False
    heard = next(numbers(words), None) if words else None
    return (
        heard is None or heard.low is None or (heard.low, heard.high) == (count.min, count.max) or _rounds(words, count)
    )


def _unnumbered(claim: Claim, count: Count, sentence: str, view: View) -> bool:
    """Return whether nothing tells that it was one: "they heard aircraft", with no article and no number."""
    if (count.min, count.max) != (1, 1) or not claim.things:
        return False
    surface = normal(claim.things[0].text).casefold()
    same = plural(claim.things[0].name, view.ledger.packs).casefold() == claim.things[0].name.casefold()
    one = r"\b(?:an?|one|the|this|that|his|her|its|their|another|each|single|lone) (?:[\w-]+ ){0,2}"
    told = one + re.escape(surface)
    return same and not claim.things[0].name[:1].isupper() and not re.search(told, sentence)


def _rounds(words: str, count: Count) -> bool:
    """Return whether a number in the wording is the count's own: "two of the three", "three to five", "a dozen"."""
    figures = [parse(w) for w in re.findall(r"[a-z]+|[\d,]+", words)]
    return any(
        n is not None and n in {count.min, count.max, (count.min or 1) - 1, (count.max or -2) + 1} for n in figures
    )


def _about(claims: Sequence[Claim], name: str, view: View) -> list[Claim]:
    """Return the claims about the thing called `name`; about all where `name` is no thing of theirs."""
    if "thing" not in view.evidence.roles(name):
        return list(claims)
    key = normal(name).casefold()
    return [c for c in claims if any(key in _forms_of(t, view) for t in c.things)]


def _forms_of(thing: Thing, view: View) -> frozenset[str]:
    """Return the names of a thing and of what it is a kind of, in both numbers."""
    names = (*view.ledger.packs.ancestors(thing.name), thing.text)
    return frozenset(normal(form).casefold() for n in names for form in (n, plural(n, view.ledger.packs)))


def wholes(view: View) -> Iterator[str]:
    """What the cited words say of a part of a thing is not told of the thing: "part of an S-400 battery"."""
    for claim in view.evidence.claims:
        text = view.ledger.reports[claim.report].text[claim.start : max(claim.start, claim.mention[0])]
        apart = re.search(r"\bparts? of (?:an? |the |its )?(?:[\w-]+ ){0,2}$", text, re.IGNORECASE)
        if (
            apart
            and not re.search(r"\bparts? of\b", view.body, re.IGNORECASE)
            and not (view.quotes_claim or view.is_head)
        ):
            yield "the cited words speak of a part"


COUNT_CHECKS = (counts, wholes)
