"""Checks of stance: polarity, certainty, tense, who is named as the source, and what an accusation must carry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.brief.gate.lexicon import BASES, ESTABLISHED, FUTURE, NEGATORS, POSSIBLE, PRESENT, PROBABLE, UNKNOWN
from firsthand.brief.gate.reading import normal
from firsthand.brief.ledger import NEGATIVE
from firsthand.model import Certainty, Tense

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.brief.gate.view import View

_FIXED = re.compile(r"no source named|denied by|are not shown to speak of the same time and scope|hedged in the text")
_UP_TO = r"(?=,? cited by|, as reported by|, carried by|; |, as of|:|\.$|$)"
_WEIGHED = re.compile(
    r"\b(?:none of (?:this|that|it|them|these)|no (?:evidence|proof|signs?|indications?|confirmation|word)|whether|"
    r"(?:not|cannot|n['’]t) (?:prove|mean|show|confirm|clear|known|say)|nothing (?:proves|shows|suggests)|unclear)\b"
    r"[^.;:!?]*$",
    re.IGNORECASE,
)
_SOURCES = (
    (re.compile(rf"\baccording to (.+?){_UP_TO}", re.IGNORECASE), {"root", "provider"}, "the source"),
    (re.compile(rf"\bciting (.+?){_UP_TO}"), {"root", "middle", "provider"}, "whom it cites"),
    (re.compile(rf"\bcited by (.+?){_UP_TO}"), {"middle"}, "who cites it"),
    (re.compile(rf"\b(?:carried|reported) by (.+?){_UP_TO}"), {"outlet"}, "who reports it"),
    (re.compile(rf"; the same in (.+?){_UP_TO}"), {"outlet"}, "who reports it"),
    (re.compile(r"(⟨n\d+⟩),? (?:said|says|told|announced|stated)\b"), {"root"}, "who said it"),
    (re.compile(r"(⟨n\d+⟩) wrote\b"), {"outlet"}, "who wrote it"),
)


def _own(view: View) -> str:
    return _FIXED.sub(" ", view.body)


def polarity(view: View) -> Iterator[str]:
    """A negation needs a cited claim that denies; where every cited claim denies, there must be one."""
    claims = view.evidence.claims
    if re.match(r"\W*Not known, ", view.body):
        return
    text = _own(view)
    negative = [c for c in claims if c.certainty in NEGATIVE or c.denies or (c.count and c.count.max == 0)]
    if NEGATORS.search(text) and not negative:
        yield "no cited claim is a denial"
    if (
        claims
        and len(negative) == len(claims)
        and not NEGATORS.search(text)
        and not view.quotes_claim
        and not view.is_head
    ):
        yield "the cited claims are denials"
    if re.search(r"\bdenied\b", view.body) and not any(
        c.denies or (c.chain and (c.chain[-1].cue or "").startswith("den")) for c in claims
    ):
        yield "no cited source denied it"


def certainty(view: View) -> Iterator[str]:
    """No surer and no vaguer than the cited claims: a hedge needs a hedged claim, and hedged claims need a hedge."""
    claims, text = view.evidence.claims, frozenset(re.findall(r"[a-z]+", view.body.casefold()))
    hedges = frozenset(w for c in claims for h in c.hedges for w in re.findall(r"[a-z]+", h.casefold()))
    sure = {c.certainty for c in claims}
    possible = bool(sure & {Certainty.POSSIBLE, Certainty.DOUBTFUL, Certainty.UNCOMMITTED})
    probable = bool(sure & {Certainty.PROBABLE, Certainty.IMPROBABLE})
    for word in sorted(text & (POSSIBLE - {"may"}) - hedges):
        if not possible:
            yield f"no cited claim is put as {word!r}"
    for word in sorted(text & PROBABLE - hedges):
        if not probable:
            yield f"no cited claim is put as {word!r}"
    hedged = bool(text & (POSSIBLE | PROBABLE)) or "hedged in the text" in view.body or bool(FUTURE.search(view.body))
    plain = view.quotes_claim or view.is_head
    if claims and not hedged and not plain and Certainty.CERTAIN not in sure and Certainty.COUNTERFACT not in sure:
        yield "the cited claims are hedged, and the sentence is not"
    if _drops_hedge(view) and not plain:
        yield "a hedge of the cited words is left out"
    for claim in claims:
        place = claim.destination
        for hedge in claim.hedges:
            part, _, _ = hedge.rpartition(": ")
            stands = place is not None and place.text and normal(place.text).casefold() in normal(part).casefold()
            if (
                stands
                and place is not None
                and any(normal(n) == normal(place.name) for n in view.names_in(view.body))
                and not hedged
                and not plain
            ):
                yield f"{place.name} is hedged in the cited words"
    if ESTABLISHED.search(view.body):
        yield "it says more than that a source says so"


def _drops_hedge(view: View) -> bool:
    """Return whether every cited claim hedges what is to come ("will probably"), and the sentence does not."""
    weak = {Certainty.PROBABLE, Certainty.POSSIBLE}
    claims = view.evidence.claims
    heard = [frozenset(re.findall(r"[a-z]+", h.casefold())) & (POSSIBLE | PROBABLE) for c in claims for h in c.hedges]
    told = frozenset(re.findall(r"[a-z]+", view.body.casefold())) & (POSSIBLE | PROBABLE)
    all_weak = bool(claims) and all(c.tense is Tense.FUTURE and c.certainty in weak for c in claims)
    return all_weak and any(heard) and not told and "hedged in the text" not in view.body


def not_known(view: View) -> Iterator[str]:
    """What a source declares not to be known is said to be unknown, and nothing else is."""
    declared = [c for c in view.evidence.claims if c.certainty is Certainty.DECLARED_UNKNOWN]
    if UNKNOWN.search(view.body) and not declared:
        yield "no cited claim says that it is not known"
    if (
        declared
        and len(declared) == len(view.evidence.claims)
        and not view.quotes_claim
        and not UNKNOWN.search(view.body)
    ):
        yield "the cited claims say that it is not known"


def commitment(view: View) -> Iterator[str]:
    """What a cited sentence only weighs ("none of this proves that", "whether") is not told as said."""
    if view.quotes_claim or view.is_head:
        return
    for claim in view.evidence.claims:
        text = view.ledger.reports[claim.report].text[claim.start : claim.end]
        if claim.certainty is Certainty.CERTAIN and _WEIGHED.search(text[: max(0, claim.mention[0] - claim.start)]):
            yield "a cited sentence only weighs it"


def tense(view: View) -> Iterator[str]:
    """What is expected is not told as done, nor what is done as expected; nothing is told as lasting that is not."""
    claims, text = view.evidence.claims, _own(view)
    future = [c for c in claims if c.tense is Tense.FUTURE]
    if FUTURE.search(text) and not future:
        yield "no cited claim speaks of the future"
    if claims and len(future) == len(claims) and not (FUTURE.search(text) or view.quotes_claim or view.is_head):
        yield "the cited claims speak of the future"
    present = re.sub(r"\b(?:was|were) being\b|⟨\w+⟩", " ", text)
    if PRESENT.search(present) and not any(c.tense is Tense.PRESENT for c in claims):
        yield "no cited claim speaks of the present"


def _split_outlets(stretch: str) -> tuple[str, str]:
    """Return the sources of a stretch, and the outlets that stand in brackets behind them: "Maxar (in Bay News)"."""
    inside = re.findall(r"\((?:[^()]*, )?in ([^()]*)\)", stretch)
    return re.sub(r"(?:, | \()in [^()]*(?=\))", "", stretch), " ".join(inside)


def attribution(view: View) -> Iterator[str]:
    """Whoever is named as source, carrier or outlet plays that part in a cited claim; and somebody is named."""
    named = False
    for pattern, wanted, part in _SOURCES:
        for match in pattern.finditer(view.body):
            stretch, inside = _split_outlets(match[1])
            for name in view.names_in(inside):
                if "outlet" not in view.evidence.roles(name):
                    yield f"{name} does not carry it in a cited report"
            for name in view.names_in(stretch):
                named = True
                if not view.evidence.roles(name) & wanted:
                    yield f"{name} is not {part} in a cited claim"
            if not any(True for _ in view.names_in(stretch)) and not re.search(r"reports?$", stretch):
                yield f"{part} is not in a cited claim"
    for words, basis in BASES.items():
        if words in view.body.casefold() and not any(c.basis == basis for c in view.evidence.claims):
            yield f"no cited claim rests on {words}"
    for match in re.finditer(r"(⟨n\d+⟩) \((?:[^()]*, )?no source named", view.body):
        if not any(not c.root_stated for c in view.evidence.claims):
            yield f"{next(view.names_in(match[1]))} does name its source"
    if (
        not named
        and not view.is_head
        and not view.is_bare
        and not re.search(r"^(?:How many|Whe|From where|To where|Which)", view.body)
    ):
        yield "it names no source"


def denial(view: View) -> Iterator[str]:
    """Whoever is said to have denied it does so in a cited claim."""
    for match in re.finditer(r"\bdenied by (.+?)(?=; |\.$)", view.body):
        for name in view.names_in(match[1]):
            key = normal(name).casefold()
            if not any(
                c.denies and c.chain and normal(c.chain[-1].name).strip("<>").casefold() == key
                for c in view.evidence.claims
            ):
                yield f"{name} does not deny it in a cited claim"


def accusation(view: View) -> Iterator[str]:
    """A named party accused of a wrong: the accuser is named, a denial is carried, nothing is told as established."""
    finding, packs = view.evidence.finding, view.ledger.packs
    wrongs = [c for c in view.evidence.claims if (k := packs.kinds.get(c.kind)) and k.wrongdoing and c.actor]
    accused = [n for n in view.names_in(view.body) if "actor" in view.evidence.roles(n)]
    if not wrongs or not accused or finding is None:
        return
    actors = {normal(x).casefold() for c in wrongs if c.actor for x in (c.actor.name, c.actor.text)}
    voices = [
        n
        for pattern, roles, _ in _SOURCES
        if roles & {"root", "outlet"}
        for m in pattern.finditer(view.body)
        for n in view.names_in(m[1])
        if normal(n).casefold() not in actors and "root" in view.evidence.roles(n)
    ]
    if not voices:
        yield "it accuses somebody without naming the accuser"
    denied = view.ledger.denials(finding.event, finding.kind, view.evidence.claims)
    if denied and not re.search(r"\bden(?:ied|ies|ial)\b", view.body):
        yield "it leaves out that the accusation is denied"


STANCE_CHECKS = (polarity, certainty, commitment, not_known, tense, attribution, denial, accusation)
