"""Through whom each origin is known, which gainsay one another, and which figures somebody quotes of another."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from firsthand.model import Certainty
from firsthand.reconcile.families import NEGATIVE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.model import Claim, Report
    from firsthand.reconcile.roots import Names, Root

Fact = tuple[str, int | None, int | None]
"""A kind of event and its count, from and to."""

_Told = tuple[str, str]  # a kind of event, and one thing
_MEDIA = frozenset({"outlet", "wire", "media", "network"})
"""Kinds of link that only carry what others say; every other voice between outlet and root vouches for it."""
_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Said:
    """What one report's claims show of those through whom they are known.

    Attributes:
        between: by claim with somebody between outlet and root: the voices, no media, and all who are between.
        denied: what its claims deny, each with the claim.
        asserted: what its claims tell as certain, with the claims.
        quoted: figures, with whom each is had from and the claim.
        figures: the figures that it gives, with the claims.
    """

    between: tuple[tuple[str, frozenset[str], frozenset[str]], ...]
    denied: tuple[tuple[_Told, str], ...]
    asserted: Mapping[_Told, tuple[str, ...]]
    quoted: tuple[tuple[Fact, str, str], ...]
    figures: Mapping[Fact, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Vouched:
    """What `Said` of all reports comes to, by origin.

    Attributes:
        conduits: those through whom it is known, between outlet and root.
        vouchers: the voices, no media, without whom it is not known at all.
        gainsaid: pairs of origins, smaller first: one denies what the other tells.
        quoted: by figure: who quotes which origin for it.
        facts: the figures of each origin, of those that somebody quotes.
    """

    conduits: Mapping[str, frozenset[str]]
    vouchers: Mapping[str, frozenset[str]]
    gainsaid: frozenset[tuple[str, str]]
    quoted: Mapping[Fact, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    facts: Mapping[str, frozenset[Fact]] = field(default_factory=dict)


def said_by(roots: Mapping[str, Root], claims: Sequence[Claim], _: Mapping[str, Report], names: Names) -> Said:
    """Return what the claims of one report show."""
    called = {c.chain[-1].name: roots[c.id].name for c in claims if len(c.chain) > 1}
    between = []
    quoted = []
    asserted: dict[_Told, list[str]] = {}
    figures: dict[Fact, list[str]] = {}
    for claim in claims:
        fact = _fact(claim)
        links = [(link, names.of(link.name)) for link in claim.chain[1:-1]]
        voices = [name for link, name in links if link.kind not in _MEDIA]
        if links:
            # by the name under which the report's other claims have the voice for their root: "the chief", A B
            also = {called.get(link.name, "") for link, _ in links} - {""}
            between.append((claim.id, frozenset(voices), frozenset(also.union(name for _, name in links))))
        if fact is not None:
            figures.setdefault(fact, []).append(claim.id)
            quoted += [(fact, name, claim.id) for name in voices]
        if not claim.denies and claim.certainty is Certainty.CERTAIN:
            for thing in claim.things:
                asserted.setdefault((claim.kind, thing.name), []).append(claim.id)
    return Said(
        tuple(between),
        tuple(((c.kind, t.name), c.id) for c in claims if _contradicts_a_source(c) for t in c.things),
        {told: tuple(listed) for told, listed in asserted.items()},
        tuple(quoted),
        {fact: tuple(listed) for fact, listed in figures.items()},
    )


def _contradicts_a_source(claim: Claim) -> bool:
    """Return whether a denial may be of what another source told: one of rumours answers nobody that is named."""
    return claim.denies and claim.certainty in NEGATIVE and _RUMOURS.search(claim.quote) is None


_RUMOURS = re.compile(
    r"\brumou?rs?\b|\bfake news\b|\bsocial[- ]media (?:reports?|claims?|posts?|speculation|users)\b"
    r"|\b(?:reports?|claims?|posts?|messages?|stories|allegations|speculation|videos?)\b(?: \w+){0,3}? "
    r"(?:on|in|across|via|by|circulating|spreading|shared)(?: \w+){0,2}? "
    r"(?:social (?:media|networks?)|online|the internet|Telegram|WhatsApp|Facebook|Twitter|TikTok|bloggers)\b",
    re.IGNORECASE,
)


def vouched(
    told: Iterable[Said], claim_origin: Mapping[str, str], members: Iterable[tuple[str, Sequence[str]]]
) -> Vouched:
    """Return what the claims of all reports come to.

    Args:
        told: what each report shows.
        claim_origin: each claim's origin.
        members: the origins, each with its claims.
    """
    listed = tuple(told)
    between = {claim: (voices, everybody) for said in listed for claim, voices, everybody in said.between}
    conduits, vouchers = {}, {}
    for origin, claims in members:
        held = [between[claim] for claim in claims if claim in between]
        conduits[origin] = _NOBODY.union(*(everybody for _, everybody in held)) if held else _NOBODY
        alone = len(held) < len(claims)  # somebody has it from the origin itself
        vouchers[origin] = _NOBODY if alone else frozenset.intersection(*(voices for voices, _ in held))
    return Vouched(conduits, vouchers, _gainsaid(listed, claim_origin), *_quoted(listed, claim_origin))


def _fact(claim: Claim) -> Fact | None:
    return None if claim.count is None else (claim.kind, claim.count.min, claim.count.max)


def _quoted(
    told: Sequence[Said], claim_origin: Mapping[str, str]
) -> tuple[dict[Fact, tuple[tuple[str, str], ...]], dict[str, frozenset[Fact]]]:
    """Return who is quoted by whom for which figure, and the origins that give those figures."""
    quoted: dict[Fact, set[tuple[str, str]]] = {}
    for said in told:
        for fact, name, claim in said.quoted:
            quoted.setdefault(fact, set()).add((name, claim_origin[claim]))
    facts: dict[str, set[Fact]] = {}
    for said in told if quoted else ():
        for fact in quoted.keys() & said.figures.keys():
            for claim in said.figures[fact]:
                facts.setdefault(claim_origin[claim], set()).add(fact)
    return (
        {fact: tuple(sorted(pairs)) for fact, pairs in quoted.items()},
        {origin: frozenset(given) for origin, given in facts.items()},
    )


def _gainsaid(told: Sequence[Said], claim_origin: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    """Return the pairs of origins of which one denies what the other tells: one kind of event, of one thing."""
    denials = sorted(((claim, what) for said in told for what, claim in said.denied), key=lambda pair: pair[0])
    denied = {what: claim_origin[claim] for claim, what in denials}
    pairs = set()
    for said in told if denied else ():
        for what in denied.keys() & said.asserted.keys():
            for claim in said.asserted[what]:
                a, b = sorted((denied[what], claim_origin[claim]))
                if a != b:
                    pairs.add((a, b))
    return frozenset(pairs)
