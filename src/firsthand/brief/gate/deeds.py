"""Checks of deed: what happened is put in a verb of a cited kind, and who did it to whom as in the cited words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.brief.gate.reading import normal
from firsthand.brief.gate.verbs import kinds_told, said_verb, verb_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.brief.gate.view import View
    from firsthand.model import Claim


def deeds(view: View) -> Iterator[str]:
    """What happened is put in a verb of a cited kind; who did it and to whom stand as in the cited spans."""
    kinds = kinds_told(view)
    if not (
        view.is_head or view.quotes_claim or re.match(r"\W*Not known", view.body) or view.sentence.status is None
    ) and not said_verb(view, kinds):
        yield "it does not say what the cited claims say happened"
    for kind in sorted(kinds):
        pattern = verb_pattern(kind, view.ledger.packs)
        if pattern is None:
            continue
        body = re.sub(r"\b(?:reported|carried|cited|denied) by\b", lambda m: "-" * len(m[0]), view.body)
        for match in pattern.finditer(body):
            yield from _roles(match, view)


def _roles(match: re.Match[str], view: View) -> Iterator[str]:
    before, after = view.body[: match.start()], view.body[match.end() :]
    passive = re.search(r"\b(?:was|were|been|be)(?: not| probably| possibly)? $", before) is not None
    subject = [n for n in view.names_in(before) if view.evidence.roles(n) & {"thing", "actor"}][-1:]
    agent = re.match(r"(?: (?:in|at|near) ⟨n\d+⟩)? by (?:the |a |an )?(⟨n\d+⟩|\w+)", after)
    if agent is not None:
        name = next(view.names_in(agent[1]), agent[1])
        if "actor" not in view.evidence.roles(name):
            yield f"{name} is not said to have done it"
        elif not any(c.actor and _acts(c, name, view) for c in view.evidence.claims):
            yield f"the cited words do not make {name} the one who did it"
    for name in subject:
        roles = view.evidence.roles(name)
        if passive and "thing" not in roles:
            yield f"{name} is not the one it was done to"
        patient = re.match(r" (?:the |a |an |[\w-]+ ){0,2}(⟨n\d+⟩)", after)
        if (
            not passive
            and patient is not None
            and view.evidence.roles(next(view.names_in(patient[1]))) & {"thing", "actor"}
        ):
            if "actor" not in roles:
                yield f"{name} is not said to have done it"
            if "thing" not in view.evidence.roles(next(view.names_in(patient[1]))):
                yield f"{next(view.names_in(patient[1]))} is not the one it was done to"


def _acts(claim: Claim, name: str, view: View) -> bool:
    """Return whether `name` does the deed in the claim's own sentence: before an active verb, or after "by"."""
    actor = claim.actor
    if actor is None or normal(name).casefold() not in {normal(actor.name).casefold(), normal(actor.text).casefold()}:
        return False
    text = normal(view.ledger.reports[claim.report].text[claim.start : claim.end]).casefold()
    who = normal(actor.text).casefold()
    pattern = verb_pattern(claim.kind, view.ledger.packs)
    for match in pattern.finditer(text) if pattern else ():
        if re.search(r"\bby (?:[\w-]+ ){0,4}" + re.escape(who), text[match.end() :]):
            return True
        passive = re.search(r"\b(?:was|were|been|be|being) (?:\w+ly )?$", text[: match.start()]) is not None
        if who in text[: match.start()] and not passive:
            return True
    return False


DEED_CHECKS = (deeds,)
