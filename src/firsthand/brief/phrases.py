"""The clause of a finding: who or what, how many, did what, where and when, in words that its claims carry."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from firsthand.brief.ledger import tells_place
from firsthand.brief.wording import PRONOUNS, article, clean, interval_words, number, plural
from firsthand.model import Certainty, Tense
from firsthand.packs.wording import fill

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.brief.ledger import Ledger
    from firsthand.model import Claim, Finding, Place, Thing

_AT = frozenset(
    ["base", "air base", "naval base", "airport", "airfield", "port", "site", "crossing", "facility", "camp", "station"]
)
# Past forms that no rule gives; the packs' own verbs are looked up by lemma.
_PAST = {
    "leave": "left", "fly": "flew", "shoot": "shot", "take": "took", "strike": "struck", "hit": "hit", "lose": "lost",
    "fall": "fell", "go": "went", "come": "came", "withdraw": "withdrew", "drive": "drove", "sink": "sank",
    "send": "sent", "bring": "brought", "hold": "held", "meet": "met", "say": "said", "begin": "began", "set": "set",
    "put": "put", "break": "broke", "flee": "fled", "win": "won", "build": "built", "give": "gave", "get": "got",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slots:
    """What a clause is made of; an absent part is None."""

    kind: str
    thing: str | None
    count: tuple[int | None, int | None, bool] | None
    place: Place | str | None
    origin: Place | str | None
    destination: Place | str | None
    when: str
    singular: bool  # where there is no count: whether the words speak of one
    part: bool = False  # only of a part of the thing
    surface: str | None = None  # a name of its own, which needs no number; "" where there is but a pronoun


def as_count(value: Any) -> tuple[int | None, int | None, bool] | None:
    """Return an interval from a finding's value ({min, max, approximate}), or None when it is no interval."""
    if isinstance(value, dict) and ("min" in value or "max" in value):
        return value.get("min"), value.get("max"), bool(value.get("approximate"))
    return None


def slots(finding: Finding, claims: Sequence[Claim], value: Any, ledger: Ledger) -> Slots:
    """Return the parts of the clause that states `value` for `finding`, filled from the claims that carry it."""
    kind = finding.kind or claims[0].kind
    count = as_count(value)
    if count is None and finding.aspect != "count":
        known = {(c.count.min, c.count.max, c.count.approximate) for c in claims if c.count}
        count = known.pop() if len(known) == 1 and all(c.count for c in claims) else None
    names = {"place": None, "from": None, "to": None} | (
        {finding.aspect: value} if finding.aspect in {"place", "from", "to"} and isinstance(value, str) else {}
    )
    when = (
        _when(claims, ledger)
        if finding.aspect != "when" or not isinstance(value, dict)
        else interval_words(value.get("earliest"), value.get("latest"), ledger.year)
    )
    thing = _thing(finding, claims)
    surface = _surface(claims, ledger)
    return Slots(
        kind,
        thing,
        count,
        names["place"] or _shared(claims, "place") or _common(finding.place, claims),
        names["from"] or _shared(claims, "origin_place"),
        names["to"] or _shared(claims, "destination"),
        when,
        bool(claims[0].things) and not claims[0].things[0].text.casefold().endswith("s"),
        any(of_part(c) for c in claims),
        surface if count is None or count[:2] in {(1, 1), (1, None)} else None,
    )


def _thing(finding: Finding, claims: Sequence[Claim]) -> str | None:
    """Return what the clause is about: the one thing every claim names, else the finding's, which covers them all."""
    named = {c.things[0].name for c in claims if c.things}
    if len(named) != 1:
        return finding.thing
    (name,) = named
    # "Officers" need not be police officers: the taxonomy's longer name is not used for the shorter word.
    said = {c.things[0].text.casefold().removesuffix("s") for c in claims if c.things}
    short = len(said) == 1 and (word := min(said)) != name and word.isalpha() and word in name.casefold().split()
    return min(said) if short else name


def _surface(claims: Sequence[Claim], ledger: Ledger) -> str | None:
    """Return the proper name by which the claims call their thing; "" where they only use a pronoun; None otherwise."""
    texts = [clean(c.things[0].text) for c in claims if c.things]
    if texts and all(t.casefold() in PRONOUNS for t in texts):
        return ""
    named = [clean(c.things[0].text) for c in claims if c.things and _is_proper(c.things[0], ledger)]
    last = {t.split()[-1] for t in named}
    if len(last) != 1 or not all(_names(c, min(last), ledger) for c in claims):
        return None  # one who is not named by every account goes by what every account says
    return max(named, key=lambda t: (len(t), t))


def _names(claim: Claim, last: str, ledger: Ledger) -> bool:
    """Return whether a claim names the one called `last`, or says "he" in a sentence that does."""
    if not claim.things:
        return False
    pronoun = clean(claim.things[0].text).casefold() in PRONOUNS
    return _is_proper(claim.things[0], ledger) or (
        pronoun and re.search(rf"\b{re.escape(last)}\b", claim.quote) is not None
    )


def of_part(claim: Claim) -> bool:
    """Return whether a claim speaks of a part of its thing only: "part of an S-400 battery"."""
    return (
        re.search(
            r"\bparts? of (?:an? |the |its )?(?:[\w-]+ ){0,2}$",
            claim.quote[: max(0, claim.mention[0] - claim.start)],
            re.IGNORECASE,
        )
        is not None
    )


def _is_proper(thing: Thing, ledger: Ledger) -> bool:
    """Return whether a thing goes by a name of its own: a person ("Assad"), a country, a unit; not a type of thing."""
    entry = ledger.packs.things.get(thing.name)
    text = clean(thing.text)
    if (
        text.casefold() in PRONOUNS
        or not text[:1].isupper()
        or any(ch.isdigit() for ch in text)
        or (entry is not None and entry.designator)
    ):
        return False
    return thing.name[:1].isupper() or (entry is not None and entry.person and not _is_noun(text, thing.name, ledger))


def _is_noun(text: str, name: str, ledger: Ledger) -> bool:
    """Return whether a capital is only that of a sentence's first word: "Residents", "Helicopters"."""
    entry = ledger.packs.things.get(name)
    nouns = {name, *(entry.aliases if entry else ())}
    low = text.casefold().split()[-1]
    return any(low in {n.casefold().split()[-1], plural(n, ledger.packs).casefold().split()[-1]} for n in nouns)


def _shared(claims: Sequence[Claim], attribute: str) -> Place | None:
    """Return the place that every claim which names one agrees on; a way is only what the sentence itself tells."""
    near = attribute != "place"
    found = {p.name: p for c in claims if (p := getattr(c, attribute)) and (not near or tells_place(p.text, c.quote))}
    return next(iter(found.values())) if len(found) == 1 else None


def _common(place: Place | None, claims: Sequence[Claim]) -> Place | None:
    """Return the finding's place where the claims, which name several, all lie in it."""
    named = [c.place for c in claims if c.place]
    held = place is not None and named and all(place.name in (p.name, *p.within) for p in named)
    return place if held else None


def _when(claims: Sequence[Claim], ledger: Ledger) -> str:
    spans = [
        (c.when.earliest, c.when.latest)
        for c in claims
        # An expected event takes no date from the sentences around it.
        if c.when and (c.when.earliest or c.when.latest) and (c.tense is not Tense.FUTURE or c.when.text in c.quote)
    ]
    if not spans:
        return ""
    days = [(a[:10] if a else None, b[:10] if b else None) for a, b in spans]
    first, last = max((a for a, _ in days if a), default=None), min((b for _, b in days if b), default=None)
    if first and last and first > last:  # they do not meet: the whole stretch
        first, last = min(a for a, _ in days if a), max(b for _, b in days if b)
    return interval_words(first, last, ledger.year)


def subject(s: Slots, ledger: Ledger) -> tuple[str, bool]:
    """Return the subject of the clause and whether it is plural: ("two An-124s", True)."""
    words, many = _whole_subject(s, ledger)
    return (f"part of {article(clean(s.thing or ''))}", False) if s.part and not many else (words, many)


def _whole_subject(s: Slots, ledger: Ledger) -> tuple[str, bool]:
    name = clean(s.thing or "") or "it"
    if s.thing is None:
        return "it", False
    if s.surface:
        return s.surface, False
    many = plural(name, ledger.packs)
    if s.count is None or (not s.count[0] and s.count[1] is None):
        return (article(name), False) if s.singular and many != name else (many, True)
    low, high, about = s.count
    if low == high and low is not None:
        words = ("about " if about else "") + number(low)
        return (f"{'no' if low == 0 else words} {many}", True) if low != 1 else (f"{words} {name}", False)
    if high is None:
        return {2: (many, True), 24: (f"dozens of {many}", True)}.get(
            low or 0, (f"at least {number(low or 0)} {many if low != 1 else name}", low != 1)
        )
    if not low:
        return f"up to {number(high)} {many}", True
    return f"between {number(low)} and {number(high)} {many}", True


def quantity(count: tuple[int | None, int | None, bool]) -> str:
    """Return an interval on its own: "at least 200", "about 250", "several"."""
    low, high, about = count
    if low is not None and low == high:
        return ("about " if about else "") + ("none" if low == 0 else number(low))
    if high is None:
        return {2: "several", 24: "dozens"}.get(low or 0, f"at least {number(low or 0)}")
    return f"between {number(low)} and {number(high)}" if low else f"up to {number(high)}"


def place_name(place: Place | str | None) -> str:
    """Return the name of a place, on one line."""
    return clean(place if isinstance(place, str) else place.name if place else "")


def _fillers(s: Slots, many: bool, ledger: Ledger) -> dict[str, str]:
    kind = "" if isinstance(s.place, str) or s.place is None else s.place.kind
    return {
        "be": "were" if many else "was",
        "have": "had",
        "thing": plural(clean(s.thing), ledger.packs) if s.thing else "",
        "place": place_name(s.place),
        "at": "at" if kind in _AT or (not kind and place_name(s.place) in ledger.packs.places) else "in",
        "from": place_name(s.origin or (s.place if not s.origin else None)) if s.origin or _leaves(s, ledger) else "",
        "to": place_name(s.destination),
        "actor": "",
    }


def _leaves(s: Slots, ledger: Ledger) -> bool:
    """Return whether the kind's wording has no {place}: then the finding's place is where it left from."""
    kind = ledger.packs.kinds.get(s.kind)
    return kind is not None and "{place}" not in kind.says and "{from}" in kind.says.replace("from {from}", "")


def predicate(s: Slots, many: bool, ledger: Ledger, mode: str = "past") -> str | None:
    """Return the verb phrase with its place, by the pack's own wording; None where the mode cannot be worded.

    Args:
        s: the parts of the clause.
        many: whether the subject is plural.
        ledger: the case's index.
        mode: "past", "not" (it did not happen), "expected", "probably" or "possibly".
    """
    kind = ledger.packs.kinds.get(s.kind)
    if kind is None:
        return None
    said = fill(kind.says, _fillers(s, many, ledger))
    first, _, rest = said.partition(" ")
    be = "were" if many else "was"
    if mode == "past":
        return said
    if mode in {"probably", "possibly"}:
        return f"{first} {mode} {rest}".strip() if first == be else f"{mode} {said}"
    if first == be:
        return f"{be} not {rest}" if mode == "not" else f"{be} expected to be {rest}"
    lemma = _lemma(first, s.kind, ledger)
    if lemma is None:
        return None
    return f"did not {lemma} {rest}".strip() if mode == "not" else f"{be} expected to {lemma} {rest}".strip()


def _lemma(past: str, kind: str, ledger: Ledger) -> str | None:
    for trigger in ledger.packs.kinds[kind].triggers.verbs:
        if _past(trigger.lemma) == past:
            return trigger.lemma
    return next((lemma for lemma, form in sorted(_PAST.items()) if form == past), None)


def _past(lemma: str) -> str:
    if lemma in _PAST:
        return _PAST[lemma]
    if lemma.endswith("e"):
        return lemma + "d"
    if re.search(r"[^aeiou]y$", lemma):
        return lemma[:-1] + "ied"
    return lemma + "ed"


def question(finding: Finding, s: Slots, ledger: Ledger) -> str:
    """Return the finding's question as a noun clause: "how many An-124s were at Hmeimim"."""
    kind = ledger.packs.kinds.get(s.kind)
    if kind is None:
        return clean(finding.question)
    if finding.aspect in {"count", ""}:
        return fill(kind.question, _fillers(s, True, ledger))
    bare = replace(s, count=None, when="", singular=True)
    words, many = subject(bare, ledger)
    if finding.aspect == "place":
        bare = replace(bare, place=None)
    elif finding.aspect == "from":
        bare = replace(bare, origin=None)
    elif finding.aspect == "to":
        bare = replace(bare, destination=None)
    said = predicate(bare, many, ledger) or ""
    lead = {"place": "where", "from": "from where", "to": "to where", "when": "when", "which": "which"}
    return f"{lead.get(finding.aspect, 'whether')} {words} {said}".strip()


def mode_of(claims: Sequence[Claim]) -> str:
    """Return how the clause must be put so that it says no more than the surest of `claims`."""
    sure = {c.certainty for c in claims}
    if sure and sure <= {Certainty.COUNTERFACT, Certainty.IMPROBABLE, Certainty.DOUBTFUL}:
        return "not" if not all(c.count and c.count.max == 0 for c in claims) else "past"
    if all(c.tense is Tense.FUTURE for c in claims):
        return "expected"
    if Certainty.CERTAIN in sure:
        return "past"
    return "probably" if Certainty.PROBABLE in sure else "possibly" if Certainty.POSSIBLE in sure else "none"
