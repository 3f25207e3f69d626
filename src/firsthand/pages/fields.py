"""The fields of the forms that decide: what each is called, what it takes, and what a claim has in it.

One list for the page of a claim, that of a missed one, and the page that gives back what could not be recorded.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.model import Basis, Certainty, Tense
from firsthand.pages import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from firsthand.model import Claim, Place
    from firsthand.pages.view import View

SCOPES = {
    "whole": "whole: a number by itself",
    "listed": "listed: one item of a list, which add up",
    "part": "part: included in a total",
    "named": "named: one named person of a total",
    "same": "same: of whom it was told before",
    "died": "died: hurt or missing by the same report, and dead",
}
"""What each scope of a claim says."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form.

    Args:
        name: as the form sends it.
        label: as a person reads it.
        takes: line, lines, number, choice or check.
        choices: what can be chosen, and in which words; of a check its one value.
        among: the list of suggestions that the page holds: kinds, places.
        hint: what stands in it while it is empty.
        told: whether its words are a report's or a person's, whose script decides where they begin.
    """

    name: str
    label: str
    takes: str = "line"
    choices: tuple[tuple[str, str], ...] = ()
    among: str = ""
    hint: str = ""
    told: bool = False


def _yes_or_no(name: str, label: str) -> Field:
    return Field(name, label, "choice", (("no", "no"), ("yes", "yes")))


_POINT = "34.73, 36.72"
_DAY = "2024-12-14"
_FIELDS = (
    Field("kind", "Kind", among="kinds"),
    Field("things", "Things (several: a; b)", among="things", told=True),
    Field("min", "At least", "number"),
    Field("max", "At most", "number"),
    _yes_or_no("approximate", "The number is approximate"),
    Field("certainty", "Certainty", "choice", tuple((str(c), wording.CERTAINTIES[c]) for c in Certainty)),
    Field("tense", "Tense", "choice", tuple((str(t), str(t)) for t in Tense)),
    Field("earliest", "Earliest (day, or time)", hint=_DAY),
    Field("latest", "Latest (day, or time)", hint=_DAY),
    Field("place", "Place", among="places", told=True),
    Field("place_point", "Place: latitude, longitude", hint=_POINT),
    Field("from", "From where", among="places", told=True),
    Field("from_point", "From where: latitude, longitude", hint=_POINT),
    Field("to", "Where to", among="places", told=True),
    Field("to_point", "Where to: latitude, longitude", hint=_POINT),
    Field("as_of", "As of", hint=_DAY),
    Field("provider", "Imagery by", told=True),
    Field("taken", "Taken on", hint=_DAY),
    Field("actor", "Who did it", told=True),
    Field("victim", "Named victim", told=True),
    Field("scope", "Scope of the number", "choice", tuple(SCOPES.items())),
    _yes_or_no("denies", "It denies what another voice said"),
    _yes_or_no("corrects", "It corrects an earlier figure"),
    Field("sources", "Whom the outlet cites, one a line, who knows it first-hand last", "lines", told=True),
    Field("basis", "On what", "choice", tuple((str(b), str(b)) for b in Basis)),
    Field("first_hand", "The outlet saw it itself", "check", (("yes", "yes"),)),
    Field("by", "Said by", told=True),
    Field("source", "Source", "choice", (("", "choose"), *((g, g) for g in "ABCDEF"))),
    Field("claim", "Claim", "choice", (("", "choose"), *((g, g) for g in "123456"))),
    Field("outlet", "Outlet", told=True),
    Field("published", "Published", hint="2024-12-14T09:30+02:00"),
    Field("version_of", "A later version of", hint="address, id or file of that report", told=True),
    Field("reason", "Why", told=True),
)
FIELDS = {f.name: f for f in _FIELDS}
"""Every field that a form which decides may hold, by name."""

MAIN = ("kind", "things", "min", "max", "certainty", "tense", "earliest", "latest", "place", "from", "to")
"""What is corrected most: shown at once."""

FURTHER = (
    "approximate", "scope", "as_of", "place_point", "from_point", "to_point",
    "provider", "taken", "actor", "victim", "denies", "corrects",
)  # fmt: skip
"""The other fields of a claim: folded."""


def values(claim: Claim) -> dict[str, str]:
    """Return what a claim has in each field of its form, as the form would send it."""
    count, when, imagery = claim.count, claim.when, claim.imagery
    return {
        "kind": claim.kind,
        "things": "; ".join(t.name for t in claim.things),
        "min": _number(count.min if count else None),
        "max": _number(count.max if count else None),
        "approximate": _yes(count is not None and count.approximate),
        "certainty": str(claim.certainty),
        "tense": str(claim.tense),
        "earliest": (when.earliest if when else None) or "",
        "latest": (when.latest if when else None) or "",
        **_where("place", claim.place),
        **_where("from", claim.origin_place),
        **_where("to", claim.destination),
        "as_of": claim.as_of or "",
        "provider": (imagery.provider if imagery else None) or "",
        "taken": (imagery.day if imagery else None) or "",
        "actor": claim.actor.name if claim.actor else "",
        "victim": claim.victim or "",
        "scope": claim.scope,
        "denies": _yes(claim.denies),
        "corrects": _yes(claim.corrects),
        "sources": "\n".join(link.name for link in claim.chain[1:]),
        "basis": str(claim.basis),
        "first_hand": _yes(len(claim.chain) == 1 and claim.root_stated),
    }


def fresh() -> dict[str, str]:
    """Return what stands in the fields of a claim that is being added."""
    return {
        **dict.fromkeys((*MAIN, *FURTHER, "by"), ""),
        "certainty": str(Certainty.CERTAIN),
        "tense": str(Tense.PAST),
        "scope": "whole",
        "basis": str(Basis.UNSPECIFIED),
        "approximate": "no",
        "denies": "no",
        "corrects": "no",
    }


def given(form: Mapping[str, str]) -> tuple[tuple[Field, str], ...]:
    """Return what a form held that a person filled in: fields in our order, with their values."""
    return tuple((field, form[field.name]) for field in _FIELDS if field.name in form)


def kinds(view: View) -> tuple[str, ...]:
    """Return the kinds of event that the case tells of."""
    return tuple(sorted({c.kind for c in view.snapshot.claims}))


def things(view: View) -> tuple[str, ...]:
    """Return the things that the case tells of."""
    return _most(t.name for c in view.snapshot.claims for t in c.things)


def places(view: View) -> tuple[str, ...]:
    """Return the places that the case tells of."""
    found: Iterable[Place | None] = (p for c in view.snapshot.claims for p in (c.place, c.origin_place, c.destination))
    return _most(p.name for p in found if p is not None)


def _most(names: Iterable[str]) -> tuple[str, ...]:
    counted = sorted(Counter(names).items(), key=lambda named: (-named[1], named[0]))
    return tuple(sorted(name for name, _ in counted[:_OFFERED]))


_OFFERED = 600  # names of places, and of things: those that most claims have


def _where(name: str, place: Place | None) -> dict[str, str]:
    known = place is not None and place.lat is not None and place.lon is not None
    point = f"{place.lat:.4f}, {place.lon:.4f}" if place is not None and known else ""
    return {name: place.name if place else "", f"{name}_point": point}


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _yes(value: bool) -> str:
    return "yes" if value else "no"
