"""Checks of fact: dates by their role, places by theirs, names, and every other word."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.brief.gate.lexicon import GLUE, SIGNALS
from firsthand.brief.gate.reading import as_day, folded, normal
from firsthand.brief.gate.verbs import foreign_verbs, kinds_told
from firsthand.brief.wording import day
from firsthand.model import Tense

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from firsthand.brief.gate.view import View
    from firsthand.model import Claim

# Fixed wordings of the brief; what each of them says is checked elsewhere.
_PHRASES = re.compile(
    r"\b(?:Accounts differ|and are not shown to speak of the same time and scope|hedged in the text|"
    r"one origin gives different values|no source named|denied by|Not known)\b"
)


def dates(view: View) -> Iterator[str]:
    """A date is the resolved time of a cited claim, the day a picture was taken, an as-of day, or a publication day."""
    e, year = view.evidence, view.ledger.year
    told = _told(view)
    ends = {d for whens in told for pair in whens for d in pair if d}
    # A day that is said of several origins is one that each of them gives: none vouches for the finer day of another.
    exact = set.intersection(*({a for a, b in w if a and a == b} | _meeting(w) for w in told)) if told else set()
    for i, parts in enumerate(view.reading.dates):
        before = view.body.partition(f"⟨d{i}⟩")[0]
        read = as_day(parts, year)
        held: set[date | None]
        if re.search(r"\btaken on $", before):
            held = {day(c.imagery.day) for c in e.claims if c.imagery}
        elif re.search(r"\bas of $", before):
            held = {*ends} | {day(c.as_of) for c in e.claims} | {day(r.published) for r in e.reports}
        elif re.search(r"⟨n\d+⟩(?:'s report| wrote) on $|\(reported on $", before):
            held = {day(r.published) for r in e.reports}
        elif re.search(r"\b(?:between|or after|by|and) $", before, re.IGNORECASE):
            held = set(ends)
        else:
            held = set(exact)
        if parts[0] is None:
            if not any(d.year == parts[2] and parts[1] in {None, d.month} for d in ends):
                yield "a month or year is not that of a cited claim"
        elif read is None or read not in held:
            yield f"the date {parts[0]}/{parts[1]} is not carried in this role"


def _told(view: View) -> list[list[tuple[date | None, date | None]]]:
    """Return the days from and to that cited claims give, a list for each origin that gives any."""
    found: dict[str, list[tuple[date | None, date | None]]] = {}
    for claim in view.evidence.claims:
        if claim.when and (claim.when.earliest or claim.when.latest) and _dated(claim, view):
            origin = view.ledger.origin_of(claim) or claim.id
            found.setdefault(origin, []).append((day(claim.when.earliest), day(claim.when.latest)))
    return list(found.values())


def _dated(claim: Claim, view: View) -> bool:
    """Return whether the words that date a claim stand in its report; those of what is expected, in its sentence."""
    words = normal(claim.when.text if claim.when else "").casefold()
    text = view.ledger.reports[claim.report].text
    near = claim.tense is Tense.FUTURE
    return words in (normal(text[claim.start : claim.end]).casefold() if near else folded(text))


def _meeting(whens: Sequence[tuple[date | None, date | None]]) -> set[date]:
    first = max((a for a, _ in whens if a), default=None)
    last = min((b for _, b in whens if b), default=None)
    return {first} if first and first == last else set()


_PREPOSITIONS = {
    "from": {"from", "place"},
    "left": {"from", "place"},
    "to": {"to"},
    "toward": {"to"},
    "towards": {"to"},
    "into": {"to"},
    "for": {"to"},
    "at": {"place"},
    "in": {"place"},
    "near": {"place"},
}


def places(view: View) -> Iterator[str]:
    """A place stands in the role a cited claim gives it: where it was, whence it came, whither it went."""
    location = frozenset({"place", "from", "to"})
    for match in re.finditer(r"\b(\w+) (⟨n\d+⟩)", view.body):
        name = next(view.names_in(match[2]))
        roles = view.evidence.roles(name)
        if roles and roles <= location and not roles & _PREPOSITIONS.get(match[1].casefold(), location):
            yield f"{name} is not said to be the place {match[1]!r}"


def names(view: View) -> Iterator[str]:
    """A capitalised word or designator is a name in the cited claims, their sources, or the reports' outlets."""
    for i, word in enumerate(re.findall(r"⟨\w+⟩|[@#]?\w[\w'’.@/-]*", view.body)):
        if word.startswith("⟨"):
            continue
        bare = word.rstrip(".'’").removesuffix("’s").removesuffix("'s")
        capital = bare[:1].isupper() and not (i == 0 and bare.casefold() in _openers(view))
        if (capital or bare[:1] in "@#" or (re.search(r"\d", bare) and re.search(r"[^\W\d_]", bare))) and bare:
            yield f"the name {bare!r} is not in what is cited"


def _openers(view: View) -> frozenset[str]:
    return GLUE | SIGNALS | _thing_words(view) | view.evidence.words


def _thing_words(view: View) -> frozenset[str]:
    return frozenset[str]().union(*(_words_of(n) for n, roles in view.evidence.names.items() if "thing" in roles))


@lru_cache(maxsize=8192)
def _words_of(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[\w-]+", name))


@lru_cache(maxsize=1024)
def _wording(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z'-]+", re.sub(r"\{\w+\}", " ", text).casefold()))


def words(view: View) -> Iterator[str]:
    """Every other word is the brief's own glue, the packs' wording of a cited kind, or stands in a cited span."""
    kinds = kinds_told(view)
    known = [kind for k in kinds if (kind := view.ledger.packs.kinds.get(k))]
    worded = frozenset[str]().union(
        *(_wording(f"{kind.says} {kind.question}") for kind in known), *(view.ledger.lemmas.get(k, ()) for k in kinds)
    )
    things = _thing_words(view)
    for word in re.findall(r"[^\W\d_][\w'’-]*", re.sub(r"⟨\w+⟩", " ", _PHRASES.sub(" ", view.body))):
        low = word.casefold()
        if word[:1].isupper() and low not in GLUE:
            continue  # the check of names
        if (
            low not in GLUE
            and low not in SIGNALS
            and low not in worded
            and low not in view.evidence.words
            and low not in things
        ):
            yield f"the word {word!r} is not in what is cited"
    yield from foreign_verbs(view, kinds)


FACT_CHECKS = (dates, places, names, words)
