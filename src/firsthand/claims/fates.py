"""What became of those that a report tells of as hurt or missing: who died later is no survivor."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.claims.people import People, may_be_one_name, surname
from firsthand.model import Certainty, Claim, Count

if TYPE_CHECKING:
    from firsthand.language.doc import Doc
    from firsthand.packs import Packs

# Sorts that are told by their part in the deed: an officer is not the gunman.
_BY_PART = ("officer", "suspect", "guard", "soldier")
_FATAL, _HURT = "killed", frozenset({"injured", "missing"})
_FACT = frozenset({Certainty.CERTAIN, Certainty.PROBABLE})
# What a clause tells of whoever the one before it took to hospital.
_DIED_THERE = re.compile(
    r"\b(?:where|but|and) (?:(?:he|she|the \w+) )?(?:\w+ly |later |soon |then )?(?:died|dies|succumbed|passed away"
    r"|was (?:later )?(?:pronounced|declared) dead)\b"
)
_REMAINS = frozenset({"body", "fatality"})
_SURVIVES = re.compile(
    r"non-? ?life-? ?threatening|not (?:\w+ ){0,3}life-? ?threatening|expected to (?:survive|recover|live|be ok)|"
    r"\bwill (?:survive|recover)|treated and released|\bis recovering|\bsurvived\b"
)


def tell_fates(claims: list[Claim], doc: Doc, packs: Packs) -> list[Claim]:
    """Return the claims with what only reading them together shows.

    One whose death the same report tells is no survivor (scope "died"), and who killed others and himself adds to
    them (scope "listed"). The "second man" hurt where somebody died is the second of those harmed: one is hurt.
    """
    claims = _without_remains(claims, doc.report.text)
    if not any(c.kind == _FATAL for c in claims):
        return claims
    fates = _Fates(claims, doc, packs)
    alone = [
        (c.start, c.end)
        for c in claims
        if c.kind == _FATAL and doc.report.text[slice(*c.mention)].lower().endswith("self")
    ]
    told = []
    for claim in claims:
        if claim.kind in _HURT and fates.ended(claim):
            told.append(replace(claim, scope="died"))
        elif claim.kind in _HURT and claim.count is not None and _is_rank(claim.count) and fates.deaths:
            told.append(replace(claim, count=Count(1, 1, text=claim.count.text)))
        elif claim.kind == _FATAL and claim.scope == "whole" and (claim.start, claim.end) in alone:
            told.append(replace(claim, scope="listed"))
        else:
            told.append(claim)
    return told


def _without_remains(claims: list[Claim], text: str) -> list[Claim]:
    """Return the claims without those that a dead body is hurt, or whose body it is: "the burned remains of a man"."""
    remains = {
        (c.end, c.mention[1]) for c in claims if c.kind == "injured" and c.things and c.things[0].name in _REMAINS
    }
    return [
        c
        for c in claims
        if c.kind != "injured"
        or not any(
            c.mention[1] == at or (c.end == end and _OF.fullmatch(text, at, c.mention[0])) for end, at in remains
        )
    ]


_OF = re.compile(r"\s+of(?:\s+[\w-]+){0,3}\s*")


def _is_rank(count: Count) -> bool:
    """Return whether a count is that of a person's rank: "a second man", "a third victim"."""
    return (
        count.max is None
        and count.min is not None
        and count.min > 1
        and _RANK.fullmatch(count.text.casefold()) is not None
    )


_RANK = re.compile(r"second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w*\d(?:st|nd|rd|th)")


class _Fates:
    """What became of those one report tells of as hurt or missing."""

    def __init__(self, claims: list[Claim], doc: Doc, packs: Packs) -> None:
        self._packs = packs
        people = People(doc, packs)
        index = {at: i for i, at in enumerate(doc.tokens.to_array("IDX").tolist())}
        self._persons = {c.id: _person_of(c, people, index) for c in claims}
        self.deaths = [c for c in claims if c.kind == _FATAL and c.certainty in _FACT]
        self._dead = {self._persons[c.id] for c in self.deaths} - {None}
        self._mentions = {c.mention for c in self.deaths}
        hurt = [c for c in claims if c.kind in _HURT and c.scope != "same"]
        self._only = False
        self._only = self._one_harmed([c for c in hurt if not self.ended(c)])

    def ended(self, claim: Claim) -> bool:
        """Return whether the report tells the death of the one, or of all of those, that a claim tells of as hurt."""
        if claim.mention in self._mentions:
            return True
        if claim.count is None or claim.count.max != 1:
            return False
        if claim.victim:
            names = [d.victim for d in self.deaths if d.victim]
            return any(may_be_one_name(claim.victim, name) for name in names) or self._persons[claim.id] in self._dead
        if _SURVIVES.search(claim.quote.lower()):
            return False
        if self._persons[claim.id] in self._dead or _DIED_THERE.search(claim.quote, claim.mention[1] - claim.start):
            return True
        return self._only and claim.scope == "same" and not self._of_another_part(claim)

    def _one_harmed(self, survivors: list[Claim]) -> bool:
        """Return whether one death is told of and nobody hurt beside: "the victim" and "he" are then the dead."""
        if survivors or not self.deaths or len({surname(c.victim) for c in self.deaths if c.victim}) > 1:
            return False
        return all(c.count is None or c.count.max == 1 for c in self.deaths) and not any(
            c.scope == "listed" for c in self.deaths
        )

    def _of_another_part(self, claim: Claim) -> bool:
        """Return whether only one of the hurt and the dead is told of as an officer, or as a suspect."""
        hurt = self._parts(claim)
        return not any(hurt == self._parts(death) for death in self.deaths)

    def _parts(self, claim: Claim) -> frozenset[str]:
        return frozenset(p for p in _BY_PART for t in claim.things if self._packs.is_a(t.name, p))


def _person_of(claim: Claim, people: People, index: dict[int, int]) -> int | None:
    """Return the person a claim is about, by any token of its mention."""
    start, end = claim.mention
    return next((p for at in range(start, end) if at in index and (p := people.at(index[at])) is not None), None)
