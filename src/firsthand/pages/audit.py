"""The audit log: every judgement, chained, and whether the chain holds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.model import When
from firsthand.pages import wording
from firsthand.pages.page import Asked, Page
from firsthand.pages.tables import Table
from firsthand.store.replay import standing

if TYPE_CHECKING:
    from firsthand.model import Judgement
    from firsthand.pages.links import Links
    from firsthand.pages.view import View

SIZE = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """One judgement, and what it was about."""

    number: int
    judgement: Judgement
    about: str
    page: str  # the page that shows what it was about; empty when the case no longer holds it
    item: str
    at: str
    before: str
    after: str
    undone: bool


@dataclass(frozen=True, slots=True)
class Audit:
    """One page of the log, newest first."""

    rows: tuple[Entry, ...]
    total: int
    page: int
    pages: int
    everything: tuple[Judgement, ...]
    orphaned: tuple[str, ...]
    people: tuple[tuple[str, int], ...]  # who decided, and how often, those who did most first
    who: str  # whose decisions alone are shown


def build(view: View, asked: Asked, links: Links) -> Audit:
    """Return the judgements, newest first. A view is only ever made of a case whose chain holds."""
    judgements = view.snapshot.judgements
    counted = Counter(j.who for j in judgements)
    people = tuple(sorted(counted.items(), key=lambda person: (-person[1], person[0])))
    who = asked.chosen("who", *counted)
    numbered = [(n, j) for n, j in enumerate(judgements, 1) if not who or j.who == who][::-1]
    size = SIZE if links.live else max(1, len(numbered))
    pages = max(1, -(-len(numbered) // size))
    page = min(asked.number("page"), pages)
    undone = view.once(taken_back)
    rows = tuple(entry(view, n, j, undone=j.id in undone) for n, j in numbered[(page - 1) * size : page * size])
    return Audit(rows, len(judgements), page, pages, judgements, view.snapshot.orphaned, people, who)


def taken_back(view: View) -> frozenset[str]:
    """Return the ids of the judgements that were undone and do not stand again."""
    held = {j.id for j in standing(view.snapshot.judgements)}
    return frozenset(j.id for j in view.snapshot.judgements if j.action != "undo" and j.id not in held)


def entry(view: View, number: int, judgement: Judgement, *, undone: bool) -> Entry:
    """Return a judgement with what it was about, in words."""
    about, page, item, at = _target(view, judgement.target)
    before, after = _difference(judgement.before, judgement.after)
    if judgement.action in ("same", "different", "merge", "split"):
        named = _origin if judgement.action in ("same", "different") else _event
        others = [i for i in _listed(judgement.after) if isinstance(i, str)]
        about = named(view, judgement.target)
        before, after = "", "; ".join(named(view, other) for other in others)
    return Entry(number, judgement, about, page, item, at, before, after, undone)


def _listed(after: object) -> list[object]:
    return list(after) if isinstance(after, list | tuple) else [after]


def _origin(view: View, target: str) -> str:
    """Return an origin as a judgement names it: by a claim of it, so by whom that claim leads to."""
    claim = view.claims.get(target)
    if claim is None:
        origin = view.origins.get(target)
        return origin.name if origin is not None else _GONE
    return " › ".join(dict.fromkeys((wording.outlet(view.reports[claim.report]), claim.chain[-1].name)))


def _event(view: View, target: str) -> str:
    """Return an event as a judgement names it: by a claim or finding of it."""
    finding, claim = view.findings.get(target), view.claims.get(target)
    if finding is not None:
        return finding.question
    if claim is None:
        return _GONE
    answered = view.findings_of.get(target, ())
    return answered[0].question if answered else f"{claim.kind}: {wording.subject(claim)}"


def _target(view: View, target: str) -> tuple[str, str, str, str]:
    """Return what a judgement is about in words, and where it is shown: page, item, place."""
    if (report := view.reports.get(target)) is not None:
        return f"{wording.outlet(report)}: {report.title or wording.source_name(report)}", "report", target, ""
    if (claim := view.claims.get(target)) is not None:
        return f"{claim.kind}: {wording.subject(claim)}", "report", claim.report, f"claim-{target}"
    if (finding := view.findings.get(target)) is not None:
        return finding.question, "finding", target, ""
    if (origin := view.origins.get(target)) is not None:
        return origin.name, "", "", ""
    if (known := view.once(_numbered).get(target)) is not None:
        number, judgement = known
        return f"no. {number}: {judgement.action}, {_target(view, judgement.target)[0]}", "", "", ""
    return f"{target}, which the case no longer holds", "", "", ""


def _numbered(view: View) -> dict[str, tuple[int, Judgement]]:
    return {j.id: (n, j) for n, j in enumerate(view.snapshot.judgements, 1)}


_GONE = "something that the case no longer holds"


def _difference(before: object, after: object) -> tuple[str, str]:
    """Return what a judgement changed, in words: what it had found, and what it put there; the log's table has all."""
    if not isinstance(before, dict) or not isinstance(after, dict):
        told = {k: v for k, v in after.items() if _says(k, v)} if isinstance(after, dict) else after
        return ("" if isinstance(before, dict) else _words(before)), _words(told)
    keys = [key for key in after if before.get(key) != after[key]]
    return _words({k: before[k] for k in keys if k in before}), _words({k: after[k] for k in keys})


_UNSAID: tuple[object, ...] = (None, "", (), [], False, "whole", "unspecified", "CT+", "past")
"""What a claim has in a field of which nobody said anything."""

_CALLED = {
    "quote": "words",
    "chain": "sources",
    "root_stated": "the last source is known",
    "origin_place": "from",
    "destination": "to",
    "as_of": "as of",
    "denies": "denies what another voice said",
    "corrects": "corrects an earlier figure",
}
"""What pages call a field that the export names otherwise."""


def _says(name: str, value: object) -> bool:
    return name != "start" and value not in _UNSAID  # offsets say nothing to a person


def _words(given: object) -> str:
    if given is None or isinstance(given, str):
        return wording.CERTAINTIES.get(given or "", given or "")
    if isinstance(given, dict):
        if "min" in given:
            return wording.value(given)
        if "earliest" in given:
            return wording.when(When(given["earliest"], given.get("latest"), given.get("text") or ""))
        if "name" in given:
            return str(given["name"])
        return "; ".join(f"{_CALLED.get(key, key)}: {_words(part) or 'nothing'}" for key, part in given.items())
    if isinstance(given, list | tuple):
        return " › ".join(map(_words, given))
    return wording.value(given)


def tables(shown: Audit) -> tuple[Table, ...]:
    """Return the whole log as a table, with the hashes that chain it."""
    columns = ("number", "id", "when", "who", "action", "target", "before", "after", "reason", "previous", "hash")
    rows = (
        (n, j.id, j.when, j.who, j.action, j.target, j.before, j.after, j.reason, j.previous, j.hash)
        for n, j in enumerate(shown.everything, 1)
    )
    return (Table("judgements", "Judgements", columns, rows),)


PAGE = Page("audit", "Log", build, tables=tables)
