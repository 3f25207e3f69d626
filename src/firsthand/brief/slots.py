"""What a clause is made of, filled from the claims that carry it: thing, count, places, time."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from firsthand.brief.ledger import tells_place
from firsthand.brief.wording import CALENDAR, PRONOUNS, clean, interval_words, plural
from firsthand.model import Tense

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.brief.ledger import Ledger
    from firsthand.model import Claim, Finding, Place, Thing


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
    thing = _own_noun(_thing(finding, claims), claims, ledger)
    surface = _surface(claims, ledger)
    return Slots(
        kind,
        thing,
        count,
        names["place"] or _scene(finding, kind, claims, ledger),
        names["from"] or _shared(claims, "origin_place"),
        names["to"] or _shared(claims, "destination"),
        when,
        bool(claims[0].things) and not claims[0].things[0].text.casefold().endswith("s"),
        any(of_part(c) for c in claims),
        surface if count is None or count[:2] in {(1, 1), (1, None)} else None,
    )


def _own_noun(thing: str | None, claims: Sequence[Claim], ledger: Ledger) -> str | None:
    """Return the reports' own noun for what the packs only describe, where all use one: "family", "group of people"."""
    entry = ledger.packs.things.get(thing or "")
    if entry is None or not entry.noun or " of " not in entry.name:
        return thing
    told = {t.text.casefold().rpartition(" ")[2] for c in claims for t in c.things if t.name == thing}
    own = [alias for alias in entry.aliases if told <= {alias, plural(alias, ledger.packs)}]
    return own[0] if told and own else thing


def _scene(finding: Finding, kind: str, claims: Sequence[Claim], ledger: Ledger) -> Place | None:
    """Return the place of the event; None where it would be told as what was left, by a sentence that names others."""
    entry = ledger.packs.kinds.get(kind)
    leaves = entry is not None and "{place}" not in entry.says and "{from}" in entry.says
    if leaves and any(c.place and not tells_place(c.place.text, c.quote) and _names_others(c) for c in claims):
        return None
    return _shared(claims, "place") or _common(finding.place, claims)


_CAPITAL = re.compile(r"(?<=[\w,] )[A-Z][\w’'-]*[a-z][\w’'-]*")


def _names_others(claim: Claim) -> bool:
    """Return whether a sentence bears a name that is none of its voices, things or days: it may be where that was."""
    known = [
        *(link.name for link in claim.chain),
        *(t.text for t in claim.things),
        claim.when.text if claim.when else "",
    ]
    held = " ".join((*known, claim.actor.text if claim.actor else "", *CALENDAR)).casefold()
    return any(word.casefold() not in held for word in _CAPITAL.findall(claim.quote))


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
    things = [_meant(c) for c in claims if c.things]
    if things and all(clean(t.text).casefold() in PRONOUNS for t in things):
        return ""
    named = [clean(t.text) for t in things if _is_proper(t, ledger)]
    last = {t.split()[-1] for t in named}
    if len(last) != 1 or not all(_names(c, min(last), ledger) for c in claims):
        return None  # one who is not named by every account goes by what every account says
    return max(named, key=lambda t: (len(t), t))


def _meant(claim: Claim) -> Thing:
    """Return the claim's thing, under the name that its own sentence has for a pronoun: "Ann Ray left, and she ..."."""
    thing = claim.things[0]
    named = claim.victim is not None and claim.victim in claim.quote
    return replace(thing, text=claim.victim or "") if named and clean(thing.text).casefold() in PRONOUNS else thing


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
    """Return the place that all claims which name one allow: the same, or the one that lies in all the others.

    A way is only what the sentence itself tells.
    """
    near = attribute != "place"
    found = {p.name: p for c in claims if (p := getattr(c, attribute)) and (not near or tells_place(p.text, c.quote))}
    return next((p for p in found.values() if all(q in (p.name, *p.within) for q in found)), None)


def _common(place: Place | None, claims: Sequence[Claim]) -> Place | None:
    """Return the finding's place where the claims, which name several, all lie in it."""
    named = [c.place for c in claims if c.place]
    held = place is not None and named and all(place.name in (p.name, *p.within) for p in named)
    return place if held else None


def _when(claims: Sequence[Claim], ledger: Ledger) -> str:
    """Return when in words: what the tellings of one origin have in common, and all that the origins leave open.

    Two tellings of one source refine each other; of two sources neither vouches for the finer day of the other.
    """
    told: dict[str, list[tuple[str | None, str | None]]] = {}
    for claim in claims:
        when = claim.when
        if when and claim.tense is Tense.FUTURE and when.text not in claim.quote:
            continue  # an expected event takes no date from the sentences around it
        if when and (when.earliest or when.latest):
            days = (when.earliest and when.earliest[:10], when.latest and when.latest[:10])
            told.setdefault(ledger.origin_of(claim) or claim.id, []).append(days)
    spans = [_meeting(days) for days in told.values()]
    return interval_words(*_stretch(spans), ledger.year) if spans else ""


def _meeting(days: Sequence[tuple[str | None, str | None]]) -> tuple[str | None, str | None]:
    """Return what stretches of days have in common; the whole of them where they do not meet."""
    first, last = max((a for a, _ in days if a), default=None), min((b for _, b in days if b), default=None)
    return _stretch(days) if first and last and first > last else (first, last)


def _stretch(days: Sequence[tuple[str | None, str | None]]) -> tuple[str | None, str | None]:
    """Return the stretch that holds all of them: an end that one of them leaves open is open."""
    first, last = [a for a, _ in days if a], [b for _, b in days if b]
    return (
        min(first) if len(first) == len(days) else None,
        max(last) if len(last) == len(days) else None,
    )
