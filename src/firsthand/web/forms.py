"""What the forms that decide say, as a judgement has it. What was left as it was is not decided."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from firsthand.pages.fields import SCOPES
from firsthand.pages.fields import values as as_read
from firsthand.pipeline import instant
from firsthand.store import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from firsthand.model import Claim, Place, Report

    Placing = Callable[[str, str], Place]  # of a name, and of a point that may be empty

_DOUBTS = {
    "outlet": frozenset({"outlet"}),
    "published": frozenset({"date", "time zone"}),
    "version_of": frozenset[str](),
}
_PLAIN = ("kind", "certainty", "tense", "scope")
_PLACES = {"place": "place", "from": "origin_place", "to": "destination"}
_FLAGS = ("denies", "corrects")


def of_report(form: Mapping[str, str], report: Report | None) -> dict[str, str]:
    """Return the fields that a form gives otherwise than they were read, or as they were if that was not certain."""
    given = {k: form[k].strip() for k in _DOUBTS if form.get(k, "").strip()}
    if "version_of" in given:  # a person copies what he has: the address of a page, or an id
        address = given["version_of"].partition("/report/")[2].split("?")[0].split("#")[0]
        given["version_of"] = address or given["version_of"]
    if "published" in given and is_ahead(instant(given["published"])):
        raise ValueError(f"{given['published']} is later than today")
    if report is None:
        return given
    return {k: v for k, v in given.items() if v != getattr(report, k) or not _DOUBTS[k].isdisjoint(report.unsure)}


def is_ahead(published: str) -> bool:
    """Return whether it is later than tomorrow, wherever on Earth it is read."""
    return date.fromisoformat(published[:10]) > datetime.now(UTC).date() + timedelta(days=1)


def as_is(form: Mapping[str, str]) -> Any:
    """Return what a form says in so many words: one value, or one a line."""
    values = [line.strip() for line in form.get("after", "").splitlines() if line.strip()]
    return values if len(values) > 1 else values[0] if values else None


def of_claim(form: Mapping[str, str], claim: Claim | None, placing: Placing) -> dict[str, Any]:
    """Return the fields that a form gives otherwise than the claim has them.

    Args:
        form: what was sent; a field that it does not hold is left as it is.
        claim: as it was read; None for one that is being added: every field that is filled in is given.
        placing: returns the place of a name.

    Raises:
        ValueError: something cannot be read; the message says what.
    """
    was = as_read(claim) if claim is not None else dict.fromkeys((*_PLAIN, *form), "")
    new = {k: v.strip().replace("\r\n", "\n") for k, v in form.items()}
    changed = {k for k, v in new.items() if k in was and v != was[k]}
    after: dict[str, Any] = {k: new[k] for k in _PLAIN if k in changed and new[k]}
    if "scope" in after and after["scope"] not in SCOPES:
        raise ValueError(f"there is no scope {after['scope']!r}")
    for name in changed & {"earliest", "latest", "as_of", "taken"}:
        if new[name]:
            new[name] = instant(new[name])
    after |= {k: _yes(new[k]) for k in _FLAGS if k in changed}
    after |= {k: new[k] or None for k in ("as_of", "victim") if k in changed}
    if "things" in changed:
        after["things"] = _things(new["things"], claim)
    if "actor" in changed:
        after["actor"] = {"name": new["actor"], "text": new["actor"]} if new["actor"] else None
    if changed & {"min", "max", "approximate"}:
        after["count"] = _count(new, claim)
    if changed & {"earliest", "latest"}:
        after["when"] = _when(new, claim)
    if changed & {"provider", "taken"}:
        pictured = {"provider": new.get("provider") or None, "day": new.get("taken") or None}
        after["imagery"] = pictured if any(pictured.values()) else None
    for name, field in _PLACES.items():
        if changed & {name, f"{name}_point"}:
            after[field] = _place(new, name, changed, placing)
    if claim is None:  # what is empty is not known, and need not be said
        after = {k: v for k, v in after.items() if v not in (None, [], False)}
    return after


def _place(new: Mapping[str, str], name: str, changed: set[str], placing: Placing) -> Any:
    """Return a place; a point that still stands beside a name which was changed is that of the old name."""
    if not new.get(name):
        if f"{name}_point" in changed and new.get(f"{name}_point"):
            raise ValueError("a point wants the name of its place beside it")
        return None
    point = new.get(f"{name}_point", "") if f"{name}_point" in changed else ""
    return plain(placing(new[name], point))


def _things(text: str, claim: Claim | None) -> list[dict[str, str]]:
    """Return the things named, semicolons between them; one that the claim had keeps the words that named it."""
    known = {t.name: t.text for t in claim.things} if claim is not None else {}
    names = dict.fromkeys(part.strip() for part in text.replace("\n", ";").split(";") if part.strip())
    return [{"name": name, "text": known.get(name, name)} for name in names]


def _when(new: Mapping[str, str], claim: Claim | None) -> dict[str, Any] | None:
    given = {k: new.get(k) or None for k in ("earliest", "latest")}
    if not any(given.values()):
        return None
    if given["earliest"] and given["latest"] and given["earliest"][:10] > given["latest"][:10]:
        raise ValueError("the last day is before the first")
    text = claim.when.text if claim is not None and claim.when is not None else ""
    return {**given, "text": text}


def _count(new: Mapping[str, str], claim: Claim | None) -> dict[str, Any] | None:
    """Return an interval of whole numbers.

    Raises:
        ValueError: something is no whole number, or the least is more than the most.
    """
    low, high = (_whole(new.get(k, "")) for k in ("min", "max"))
    if low is None and high is None:
        return None
    if low is not None and high is not None and low > high:
        raise ValueError("the least is more than the most")
    text = claim.count.text if claim is not None and claim.count is not None else ""
    return {"min": low, "max": high, "approximate": _yes(new.get("approximate", "")), "text": text}


def _whole(text: str) -> int | None:
    text = text.strip().replace(",", "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise ValueError(f"{text[:40]!r} is no whole number")
    return int(text)


def _yes(value: str) -> bool:
    return value == "yes"


def reattributed(form: Mapping[str, str]) -> dict[str, Any]:
    """Return who stands behind a claim, as a form says it."""
    sources = [line.strip() for line in form.get("sources", "").splitlines() if line.strip()]
    return {"sources": sources, "basis": form.get("basis", ""), "first_hand": form.get("first_hand") == "yes"}


def missed(form: Mapping[str, str], placing: Placing) -> dict[str, Any]:
    """Return a claim that a person adds, as a form says it."""
    start, source = form.get("start", ""), form.get("by", "").strip()
    own = {k: v for k, v in form.items() if k not in ("quote", "start", "by", "basis")}
    return {
        **of_claim(own, None, placing),
        "quote": form.get("quote", "").replace("\r\n", "\n"),
        "start": int(start) if start.isascii() and start.isdecimal() and len(start) < 12 else -1,
        **({"basis": form["basis"]} if form.get("basis") else {}),
        **({"source": source} if source else {}),
    }


def graded(form: Mapping[str, str]) -> dict[str, str]:
    """Return two grades of the Admiralty scale, as a form says them."""
    return {"source": form.get("source", ""), "claim": form.get("claim", "")}
