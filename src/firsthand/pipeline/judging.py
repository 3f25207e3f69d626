"""A person's decision, checked and made lasting: what it is about is written down so that a re-run finds it again."""

from __future__ import annotations

import typing
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from firsthand.errors import UnknownReference
from firsthand.model import Claim, Link
from firsthand.store import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from firsthand.model import Finding, Origin, Report, Snapshot

ACTIONS = ("accept", "reject", "edit", "re-attribute", "add", "same", "different", "merge", "split", "note", "grade")
"""What can be decided beside `set`, which is of reports, and `undo`, which is of judgements."""

SOURCE_GRADES, CLAIM_GRADES = "ABCDEF", "123456"
"""The Admiralty scale: reliability of the source, credibility of the claim; kept apart (NATO AJP-2.1)."""


class Prepared(typing.NamedTuple):
    """A decision as it is stored."""

    target: str
    before: Any
    after: Any


def prepare(snapshot: Snapshot, action: str, target: str, after: Any = None, reason: str = "") -> Prepared:
    """Return a decision ready to be stored.

    Origins and findings are named by a claim of theirs: their own ids change with what is added, a claim's does not.

    Args:
        snapshot: the state that the person looked at.
        action: one of `ACTIONS`.
        target: the claim (accept, reject, edit, re-attribute, split, note, grade), the finding (accept, merge, note),
            the origin (same, different, note) or the report (add, note).
        after: what is decided, as JSON: edit: fields of the claim as the export has them; re-attribute:
            {"sources": [names, from whom the outlet cites to the root], "basis"?}; add: {"quote", "start", "kind",
            "thing"?, "count"?, "certainty"?, "source"?, ...}; same, different: the other origin; merge: the other
            finding; split: further claims of what is split off; grade: {"source": "A".."F", "claim": "1".."6"}.
        reason: why; a note is nothing but its reason.

    Raises:
        UnknownReference: the snapshot holds no such thing.
        ValueError: it cannot be decided so; the message says why.
    """
    if action not in ACTIONS:
        raise ValueError(f"there is no action {action!r}: choose {', '.join(ACTIONS)}")
    return _PREPARE[action](_Held(snapshot), target, after, reason)


class _Held:
    """What a snapshot holds, by id."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.reports: dict[str, Report] = {r.id: r for r in snapshot.reports}
        self.claims: dict[str, Claim] = {c.id: c for c in snapshot.claims}
        self.findings: dict[str, Finding] = {f.id: f for f in snapshot.reconciliation.findings}
        self.origins: dict[str, Origin] = {o.id: o for o in snapshot.reconciliation.origins}

    def claim(self, name: str) -> Claim:
        """Return the claim of that id; UnknownReference if there is none."""
        if name not in self.claims:
            raise UnknownReference("claim", name, "It may have changed since; see: firsthand claims CASE")
        return self.claims[name]

    def claim_of(self, name: str) -> str:
        """Return a claim by which an origin, finding or claim is known."""
        known = self.origins.get(name) or self.findings.get(name)
        return min(known.claims) if known is not None else self.claim(name).id


def _anchor(claim: Claim, fields: Iterable[str] = ()) -> dict[str, Any]:
    """Return by what a claim is found again, and what its fields were."""
    told = plain(claim)
    where = {"report": claim.report, "kind": claim.kind, "quote": claim.quote, "start": claim.mention[0]}
    return {**where, **{name: told[name] for name in fields}}


def _verdict(held: _Held, target: str, after: Any, reason: str) -> Prepared:
    del after, reason
    if target in held.findings:
        return Prepared(target, None, None)
    return Prepared(target, _anchor(held.claim(target)), None)


def _edit(held: _Held, target: str, after: Any, reason: str) -> Prepared:
    del reason
    from firsthand.reconcile import EDITABLE  # noqa: PLC0415 -- heavy: not for reading a case

    claim = held.claim(target)
    fields = _fields(after, EDITABLE)
    before = _anchor(claim, fields)
    if all(before[name] == value for name, value in fields.items()):
        raise ValueError("nothing is changed: every field has this value already")
    return Prepared(target, before, fields)


def _fields(after: Any, allowed: Iterable[str]) -> dict[str, Any]:
    """Return fields of a claim as JSON, each readable as what it is.

    Raises:
        ValueError: one is unknown or cannot be read.
    """
    if not isinstance(after, dict) or not after:
        raise ValueError("name the fields to set, and their values")
    for name, value in after.items():
        if name not in allowed:
            raise ValueError(f"{name!r} cannot be set: choose {', '.join(allowed)}")
        try:
            msgspec.convert(value, _types()[name])
        except msgspec.ValidationError as error:
            raise ValueError(f"{name}: {error}") from error
    return after


@cache
def _types() -> dict[str, Any]:
    return typing.get_type_hints(Claim)


def _reattribute(held: _Held, target: str, after: Any, reason: str) -> Prepared:
    del reason
    claim = held.claim(target)
    told: Mapping[str, Any] = after if isinstance(after, dict) else {"sources": after}
    sources = told.get("sources") or []
    if not isinstance(sources, list) or not all(isinstance(s, str) and s.strip() for s in sources):
        raise ValueError("name the sources, from whom the outlet cites to the one who knows it first-hand")
    known = {link.name: link for link in claim.chain}
    links = tuple(known.get(name.strip(), Link(name.strip())) for name in sources)
    chain = plain(replace(claim, chain=(claim.chain[0], *links)))["chain"]
    fields = {"chain": chain, "root_stated": bool(links) or bool(told.get("first_hand"))}
    if told.get("basis"):
        fields["basis"] = told["basis"]
    fields = _fields(fields, ("chain", "root_stated", "basis"))
    before = _anchor(claim, fields)
    if all(before[name] == value for name, value in fields.items()):
        raise ValueError("nothing is changed: they stand behind it already")
    return Prepared(target, before, fields)


def _add(held: _Held, target: str, after: Any, reason: str) -> Prepared:
    del reason
    from firsthand.reconcile import EDITABLE  # noqa: PLC0415

    report = held.reports.get(target)
    if report is None:
        raise UnknownReference("report", target, "See: firsthand export CASE")
    if not isinstance(after, dict) or not after.get("kind"):
        raise ValueError("say of what kind the claim is")
    quote, start = after.get("quote"), after.get("start")
    if not isinstance(quote, str) or not quote.strip() or not isinstance(start, int):
        raise ValueError("select the words that make the claim")
    if report.text[start : start + len(quote)] != quote:
        raise ValueError("these words do not stand there in the report")
    own = ("quote", "start", "thing", "source")
    fields = {name: value for name, value in after.items() if name not in own}
    _fields(fields, EDITABLE)
    for name in ("thing", "source"):
        if not isinstance(after.get(name, ""), str):
            raise ValueError(f"{name}: a name is wanted")  # noqa: TRY004 -- of what a person wrote
    return Prepared(target, None, after)


def _sameness(held: _Held, target: str, after: Any, reason: str) -> Prepared:
    del reason
    others = [after] if isinstance(after, str) else after
    if not isinstance(others, list) or not others:
        raise ValueError("name the other")
    mine = held.claim_of(target)
    theirs = sorted({held.claim_of(o) for o in others})
    if mine in theirs:
        raise ValueError("it is the same as itself: name another")
    return Prepared(mine, _anchor(held.claims[mine]), theirs)


def _split(held: _Held, target: str, after: Any, reason: str) -> Prepared:
    del reason
    others = [after] if isinstance(after, str) else after or []
    claims = sorted({held.claim(c).id for c in others} - {target})
    return Prepared(target, _anchor(held.claim(target)), claims)


def _note(held: _Held, target: str, after: Any, reason: str) -> Prepared:
    del after
    if not reason.strip():
        raise ValueError("write the note")
    if target in held.claims:
        return Prepared(target, _anchor(held.claims[target]), None)
    if target in held.origins:
        claim = held.claim_of(target)
        return Prepared(claim, _anchor(held.claims[claim]), None)
    if target not in held.findings and target not in held.reports:
        raise UnknownReference("claim, finding, origin or report", target, "It may have changed since")
    return Prepared(target, None, None)


def _grade(held: _Held, target: str, after: Any, reason: str) -> Prepared:
    del reason
    claim = held.claim(target)
    grades = after if isinstance(after, dict) else {}
    source, credibility = str(grades.get("source", "")), str(grades.get("claim", ""))
    if not (len(source) == len(credibility) == 1 and source in SOURCE_GRADES and credibility in CLAIM_GRADES):
        raise ValueError("grade the source A to F and the claim 1 to 6")
    return Prepared(target, _anchor(claim), {"source": source, "claim": credibility})


_PREPARE = {
    "accept": _verdict,
    "reject": _verdict,
    "edit": _edit,
    "re-attribute": _reattribute,
    "add": _add,
    "same": _sameness,
    "different": _sameness,
    "merge": _sameness,
    "split": _split,
    "note": _note,
    "grade": _grade,
}
