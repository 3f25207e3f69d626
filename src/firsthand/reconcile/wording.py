"""The question of a finding, and one plain sentence of what is answered to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from firsthand.model import Status
from firsthand.packs.wording import fill

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.model import Claim, Finding, Place, Value
    from firsthand.packs import Packs
    from firsthand.packs.schema import KindEntry
    from firsthand.reconcile.positions import Asked

_WIDE = frozenset({"city", "town", "village", "country", "region", "state", "district", "county", "continent", ""})
_LEADS = {
    "from": "where from",
    "to": "where to",
    "place": "where",
    "when": "when",
    "which": "of which type",
    "whether": "whether",
}
_STATUS = {
    Status.DISPUTED: "disputed",
    Status.UNRESOLVED: "unresolved",
    Status.UPDATED: "updated",
    Status.CORROBORATED: "corroborated",
    Status.AGREEING: "agreeing",
    Status.REPEATED: "repeated",
    Status.SINGLE_SOURCE: "one report only",
}


def question_of(asked: Asked, place: Place | None, claims: Sequence[Claim], packs: Packs) -> str:
    """Return the question in the words of the pack's kind."""
    entry = packs.kinds.get(asked.kind)
    thing = asked.thing or "things"
    nations = {c.nation for c in claims}
    nation = nations.pop() if len(nations) == 1 else ""  # two questions on one exchange are told apart by it
    plural = plural_of(thing, packs) + (f" of {nation}" if nation else "")
    origin = _first(c.origin_place for c in sorted(claims, key=lambda c: c.id))
    destination = _first(c.destination for c in sorted(claims, key=lambda c: c.id))
    values = {
        "thing": plural,
        "at": "in" if place is not None and place.kind in _WIDE else "at",
        "place": place.name if place else "",
        "from": f"from {origin}" if origin and entry is not None and "from {from}" not in entry.question else origin,
        "to": destination,
        "be": "were",
    }
    template = entry.question if entry is not None else f"how many {{thing}}: {asked.kind}"
    if asked.aspect == "count":
        return fill(template, values)
    if asked.aspect == "which":
        return f"of which type: {fill(template, values).removeprefix('how many ')}"
    if asked.aspect == "who":
        return _who(entry, values, plural) if entry is not None else f"who did it: {asked.kind}"
    if asked.aspect in ("from", "to"):
        values[asked.aspect] = ""
    says = fill(entry.says, values) if entry is not None else asked.kind
    asking = " ".join(f"{_LEADS[asked.aspect]} {plural} {says}".split())
    if asked.aspect == "whether" and entry is not None and entry.speech and claims:
        # That somebody spoke says nothing by itself: what is told apart by their words is shown with them.
        return f"{asking}: {_begun(min(claims, key=lambda c: c.id).quote)}"
    return asking


def _begun(quote: str) -> str:
    """Return the beginning of a sentence between quotation marks."""
    words = " ".join(quote.split()).translate(_INNER)
    if len(words) > _TOLD:
        words = f"{words[:_TOLD].rpartition(' ')[0] or words[:_TOLD]} …"
    return f"“{words}”"


_TOLD = 90  # characters of a sentence that tell it from others
_INNER = str.maketrans("“”", "‘’")
# Participles that are not the past form.
_PAST = {"beaten": "beat", "taken": "took", "stolen": "stole", "driven": "drove", "broken": "broke", "seen": "saw",
         "thrown": "threw", "sunk": "sank", "given": "gave", "shown": "showed", "held": "held"}  # fmt: skip


def _who(entry: KindEntry, values: Mapping[str, str], plural: str) -> str:
    """Return "who killed residents in Karmal" from "were killed in Karmal"."""
    says = fill(entry.says, values)
    bare = fill(entry.says, {name: "" if name in ("at", "place", "from", "to") else v for name, v in values.items()})
    done = re.fullmatch(r"were (\w+)( (?:down|up|off|out|back))?", bare.strip())
    if done is None or not says.startswith(bare.strip()) or done[1] in ("being", "put"):
        return " ".join(f"by whom {plural} {says}".split())
    return " ".join(
        f"who {_PAST.get(done[1], done[1])}{done[2] or ''} {plural} {says.removeprefix(bare.strip())}".split()
    )


def plural_of(thing: str, packs: Packs) -> str:
    """Return the plural of a thing: its pack's, "Il-76s" for designators, by rule for nouns; names stay as they are."""
    held = packs.things.get(thing)
    if held is None:
        return thing
    if held.plural:
        return held.plural
    if thing.endswith(("craft", "people", "troops", "personnel", "police", "forces")):
        return thing
    if held.noun and thing.endswith(("s", "x", "z", "ch", "sh")):
        return f"{thing}es"
    if held.noun and re.search(r"[^aeiou]y$", thing):
        return f"{thing[:-1]}ies"
    return thing if thing.endswith("s") else f"{thing}s"


def _first(places: Any) -> str:
    return next((place.name for place in places if place is not None), "")


def value_words(value: Any) -> str:
    """Return a value in words: "2", "at least 200", "about 40", "from 3 to 5", "yes", a place, a day."""
    if value is None:
        return "not known"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict) and "earliest" in value:
        first, last = value["earliest"], value["latest"]
        return str(first) if first == last else f"{first} to {last}"
    if isinstance(value, dict):
        low, high = value["min"], value["max"]
        about = "about " if value.get("approximate") else ""
        if high is None:
            return f"at least {about}{low}"
        if low == high:
            return f"{about}{low}" if high else "none"
        return f"up to {about}{high}" if low == 0 else f"from {about}{low} to {high}"
    return str(value)


def _by_size(value: Value) -> tuple[float, str]:
    counted = isinstance(value.value, dict) and "min" in value.value
    return (value.value["min"] or 0 if counted else 0, value_words(value.value))


def summary_of(finding: Finding, independent: int) -> str:
    """Return one sentence: the question, its answer, the status and how many origins stand behind it.

    Args:
        finding: without its summary.
        independent: how many of its origins are known to be different; where it is corroborated, of those that
            entail the value.
    """
    question = finding.question[:1].upper() + finding.question[1:]
    if finding.status in (Status.DISPUTED, Status.UNRESOLVED):
        said = "; ".join(value_words(v.value) for v in sorted(finding.values, key=_by_size))
    elif finding.values:
        said = value_words(finding.reconciled)
    else:
        said = "declared not known"
    behind = "1 origin" if independent == 1 else f"{independent} origins"
    if finding.status is Status.CORROBORATED:
        behind += ", no common source found"
    elif independent < len(finding.origins):
        behind = f"at least {behind}"  # more are listed, but some may be one
    return f"{question}: {said} ({_STATUS[finding.status]}, {behind})."
