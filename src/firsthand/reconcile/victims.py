"""Who was harmed, put together across reports: one name in two spellings, one person told hurt here and dead there.

A report tells of those hurt as it knows them; a later one tells that some of them died. Each person is counted once:
who died is none of the hurt, and a number of all who were harmed holds the dead as well.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.reconcile.families import NEGATIVE
from firsthand.reconcile.persons import consonants, spelt_alike

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.model import Claim

_SUFFIX = re.compile(r",?\s+(?:jr|sr|ii|iii|iv)\.?$|['’]s?$", re.IGNORECASE)
_GENDERS = {
    "m": frozenset(
        {"man", "boy", "father", "son", "brother", "husband", "boyfriend", "uncle", "nephew", "grandfather"}
    ),
    "f": frozenset(
        {"woman", "girl", "mother", "daughter", "sister", "wife", "girlfriend", "aunt", "niece", "grandmother"}
    ),
}
_AGE = re.compile(r"(\d{1,3}|one|two|three|four|five|six)[- ](?:year|month)s?[- ]old|(?<=, )(\d{1,2})(?=,)")
_BEFORE, _AFTER = 24, 4  # characters between an age and the mention it is told of


def one_name(a: str, b: str) -> bool:
    """Return whether two names are one person's: "Ana Ruiz", "Ruiz", "Anna Ruiz Jr."; not "Ana Ruiz", "Luis Ruiz"."""
    one, other = _plain(a), _plain(b)
    if set(one) <= set(other) or set(other) <= set(one):
        return True
    if consonants(one[-1]) != consonants(other[-1]) or len(one) < 2 or len(other) < 2:  # first and last
        return False
    short, long = sorted((one[0], other[0]), key=len)
    if len(short) >= _SHORTENED and long.startswith(short):
        return True  # "Chris", "Christopher"
    return consonants(short) == consonants(long) or spelt_alike(" ".join(one), " ".join(other))


_SHORTENED = 3


def _plain(name: str) -> list[str]:
    """Return the words of a name as they are compared, without what follows it."""
    return _SUFFIX.sub("", _SUFFIX.sub("", name.strip())).replace("’", "'").casefold().split() or [name.casefold()]


def age_of(claim: Claim) -> str | None:
    """Return the age told right before or after the mention of a person, as it is written."""
    start, end = (at - claim.start for at in claim.mention)
    for match in _AGE.finditer(claim.quote):
        if 0 <= start + 2 - match.end() < _BEFORE or start - 2 <= match.start() <= end + _AFTER:
            return match[1] or match[2]
    return None


def are_one(a: Claim, b: Claim) -> bool:
    """Return whether two claims are shown to be about one person, by name or by the age told beside the mention."""
    if a.victim and b.victim:
        return one_name(a.victim, b.victim)
    return (age := age_of(a)) is not None and age == age_of(b)


def may_be_one(a: Claim, b: Claim) -> bool:
    """Return whether neither name, age nor gender keeps two claims from being about one person."""
    if a.victim and b.victim and not one_name(a.victim, b.victim):
        return False
    first, second = age_of(a), age_of(b)
    genders = {g for c in (a, b) for g, words in _GENDERS.items() for t in c.things if t.name in words}
    return len(genders) < len(_GENDERS) and (first is None or second is None or first == second)


def with_the_dead(by_kind: Mapping[str, Sequence[Claim]]) -> dict[str, list[Claim]]:
    """Return an attack's claims by kind with those of the hurt who are dead by another report marked so.

    One told as hurt who can be nobody but one of the dead gets the scope "died". A number of the hurt that another
    report parts into dead and hurt ("four were hit"; "one died, three are in hospital") gets the scope "total".
    """
    kept = {kind: list(listed) for kind, listed in by_kind.items()}
    dead = [c for c in kept.get("killed", ()) if is_told_dead(c)]
    hurt = [c for c in kept.get("injured", ()) if is_told_hurt(c)]
    if not dead or not hurt:
        return kept
    gone = {c.id for c in singly_dead(dead, [c for c in hurt if c.scope != "same"])}
    left = [c for c in hurt if c.id not in gone]
    whole = {c.id for c in totals(dead, left)}
    if len(whole) == len(left):
        whole = set()  # nothing else tells how many were hurt
    scopes = dict.fromkeys(gone, "died") | dict.fromkeys(whole, "total")
    kept["injured"] = [replace(c, scope=scopes[c.id]) if c.id in scopes else c for c in kept["injured"]]
    return kept


def is_told_dead(claim: Claim) -> bool:
    """Return whether a claim tells that somebody was killed: no denial, and not that none were."""
    return claim.certainty not in NEGATIVE and (claim.count is None or claim.count.max != 0)


def is_told_hurt(claim: Claim) -> bool:
    """Return whether a claim tells of people hurt who are not told dead by its own report."""
    return is_told_dead(claim) and claim.scope != "died"


def singly_dead(dead: Sequence[Claim], hurt: Sequence[Claim]) -> list[Claim]:
    """Return the claims of one person hurt who is one of the dead of other reports.

    Where a report tells of dead and hurt side by side the person must be shown to be one of its dead; where none does,
    it is enough that nothing tells the hurt one from the dead.
    """
    if hurt and not told_apart(dead, hurt) and all(_may_have_died(c, dead) for c in hurt):
        return list(hurt)
    beside = {c.report for c in dead} & {c.report for c in hurt}
    same = are_one if beside else may_be_one
    return [
        c
        for c in hurt
        if _is_of_one(c)
        and c.scope not in ("listed", "part", "some")
        and not _ANOTHER.search(c.quote)
        and any(d.report != c.report and same(c, d) for d in dead)
    ]


_ANOTHER = re.compile(r"\b(?:another|second|third|fourth|other)\b", re.IGNORECASE)


def _is_of_one(claim: Claim) -> bool:
    return claim.count is not None and (claim.count.min, claim.count.max) == (1, 1)


def _may_have_died(claim: Claim, dead: Sequence[Claim]) -> bool:
    """Return whether one brought to hospital may be one of the dead: nothing says that he lived, or was another."""
    return _is_of_one(claim) and not _LIVED.search(claim.quote) and any(may_be_one(claim, d) for d in dead)


def will_live(claim: Claim) -> bool:
    """Return whether the sentence says that who was hurt is out of danger."""
    return _WELL.search(claim.quote) is not None


_WELL = re.compile(
    r"\b(?:stable|(?:good|fair|satisfactory) condition|recover(?:s|ed|ing|y)?|survived?|surviving|non-?fatal"
    r"|n[o']t (?:\w+ ){0,2}life-?\s?threatening|non-?life-?\s?threatening|released|discharged)\b",
    re.IGNORECASE,
)
_LIVED = re.compile(
    r"stable|critical|\bcondition|recover|surviv|non-?fatal|life-?threat|\b(?:wound(?:ed|ing)|injur(?:ed|ing)|hurt|also"
    r"|another|others?|second|third|both|treated|expected|minor|grazed|legs?|arms?|f(?:oo|ee)t|hands?|shoulders?|surgery"
    r"|alive|released|discharged)\b",
    re.IGNORECASE,
)


def totals(dead: Sequence[Claim], hurt: Sequence[Claim]) -> list[Claim]:
    """Return the claims of several hurt that hold the dead as well, as the reports that tell of them show.

    "One of the five wounded has died"; "two were hurt" where a report that tells of one death tells of one hurt beside.
    """
    deaths = {n for c in dead if c.scope in ("whole", "named", "some") and (n := exact(c))}
    telling = {c.report for c in dead}
    parted = {n for c in hurt if c.report in telling and (n := exact(c))}
    apart = told_apart(dead, hurt)
    return [
        c
        for c in hurt
        if c.scope == "whole"
        and (n := exact(c)) > 1
        and any(n - k in parted and apart <= {n - k} for k in deaths if c.report not in telling or n - k == 1)
    ]


def some_of_whom_died(dead: Sequence[Claim], hurt: Iterable[Claim]) -> set[int]:
    """Return the numbers of those hurt of whom a report says that fewer died: "one of the five wounded has died"."""
    died = {(c.report, c.mention): n for c in dead if (n := exact(c))}
    return {n for c in hurt if c.scope == "died" and (n := exact(c)) > died.get((c.report, c.mention), n)}


def told_apart(dead: Sequence[Claim], hurt: Sequence[Claim]) -> set[int]:
    """Return the numbers of hurt that a sentence tells beside dead: "two dead, four wounded", "killed two others"."""
    deaths: dict[tuple[str, int], list[Claim]] = {}
    for claim in dead:
        deaths.setdefault((claim.report, claim.start), []).append(claim)
    return {
        n
        for c in hurt
        if (n := exact(c)) and (_is_of_others(c) or any(not _holds(c, d) for d in deaths.get((c.report, c.start), ())))
    }


def _is_of_others(claim: Claim) -> bool:
    return bool(claim.things) and claim.things[0].name == "other person"


_OF_THEM = re.compile(r"\b(?:where|(?:one|two|three|some) of|of (?:them|whom|those|which)|including)\b", re.IGNORECASE)


def _holds(hurt: Claim, dead: Claim) -> bool:
    """Return whether one sentence tells the dead as some of the hurt: "both were taken to hospital, where one died"."""
    first, second = sorted((hurt.mention, dead.mention))
    between = hurt.quote[max(0, first[0] - hurt.start) : max(0, second[1] - hurt.start)]
    return dead.scope == "some" or _OF_THEM.search(between) is not None


def exact(claim: Claim) -> int:
    """Return the number a claim gives, where it gives one; else 0."""
    count = claim.count
    return count.min or 0 if count is not None and count.min == count.max else 0
