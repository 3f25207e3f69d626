"""Claims as people have them: fields edited, missed ones added, each judgement found again after a re-run."""

from __future__ import annotations

import typing
from dataclasses import dataclass, replace
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import msgspec

from firsthand.model import Basis, BlockType, Certainty, Claim, Link, Tense, Thing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.model import Judgement, Report

EDITABLE = (
    "kind", "things", "count", "place", "origin_place", "destination", "when", "as_of", "tense", "certainty",
    "chain", "root_stated", "basis", "imagery", "actor", "victim", "scope", "denies", "corrects",
)  # fmt: skip
"""The fields of a claim that a person may set; span and words are what they are."""

ON_CLAIMS = frozenset(
    ("accept", "reject", "edit", "re-attribute", "same", "different", "merge", "split", "note", "grade")
)


@dataclass(frozen=True, slots=True)
class Judged:
    """Claims with what people decided of them.

    Args:
        claims: all of them, those added by people last of their report.
        judgements: each naming the claims as they are called now.
        orphaned: ids of judgements whose claim is no longer there, nor one of the same words.
    """

    claims: tuple[Claim, ...]
    judgements: tuple[Judgement, ...]
    orphaned: tuple[str, ...]


def as_judged(reports: Mapping[str, Report], claims: Iterable[Claim], judgements: Iterable[Judgement]) -> Judged:
    """Return the claims as the judgements that stand would have them.

    A judgement on a claim names it by id and, in `before`, by report, kind and quote: after a re-run that gave the
    sentence another claim, it is found again by these. One that is found nowhere is orphaned: kept, and shown as such.
    """
    held = sorted(judgements, key=lambda j: (j.when, j.id))
    by_id = {c.id: c for c in claims}
    added = {c.id: c for j in held if j.action == "add" and (c := _added(j, reports.get(j.target))) is not None}
    by_id |= added
    renamed, orphaned = _found_again(held, by_id)
    orphaned += tuple(j.id for j in held if j.action == "add" and _id_of_added(j) not in added)
    moved = tuple(_renamed(j, renamed) for j in held)
    for judgement in moved:
        claim = by_id.get(judgement.target)
        if claim is not None and judgement.action in ("edit", "re-attribute"):
            by_id[claim.id] = edited(claim, judgement.after)
    return Judged(tuple(by_id.values()), moved, tuple(sorted(orphaned)))


def edited(claim: Claim, after: Any) -> Claim:
    """Return `claim` with the fields in `after` (JSON) in place of its own; what cannot be read is not set."""
    fields: dict[str, Any] = {}
    for name, value in (after if isinstance(after, dict) else {}).items():
        if name in EDITABLE:
            try:
                fields[name] = msgspec.convert(value, _types()[name])
            except msgspec.ValidationError:
                continue  # written by hand, or by a version that knew other fields
    return replace(claim, **fields)


@cache
def _types() -> dict[str, Any]:
    return typing.get_type_hints(Claim)


def _found_again(held: Sequence[Judgement], by_id: Mapping[str, Claim]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the new ids of claims that judgements name by an old one, and the judgements that found nothing."""
    lost = [j for j in held if j.action in ON_CLAIMS and j.target not in by_id and "quote" in _before(j)]
    if not lost:
        return {}, ()
    by_words: dict[tuple[str, str], list[Claim]] = {}
    for claim in by_id.values():
        by_words.setdefault((claim.report, claim.quote), []).append(claim)
    renamed, orphaned = {}, []
    for judgement in lost:
        before = _before(judgement)
        among = by_words.get((str(before.get("report")), str(before["quote"])), [])
        alike = [c for c in among if c.kind == before.get("kind")] or among
        if alike:
            start = before.get("start")
            near = start if isinstance(start, int) else 0
            renamed[judgement.target] = min(alike, key=lambda c: (abs(c.mention[0] - near), c.id)).id
        else:
            orphaned.append(judgement.id)
    return renamed, tuple(orphaned)


def _before(judgement: Judgement) -> Mapping[str, Any]:
    return judgement.before if isinstance(judgement.before, dict) else {}


def _renamed(judgement: Judgement, renamed: Mapping[str, str]) -> Judgement:
    after = judgement.after
    if judgement.action in ("same", "different", "merge", "split") and renamed:
        if isinstance(after, str):
            after = renamed.get(after, after)
        elif isinstance(after, list):
            after = [renamed.get(a, a) if isinstance(a, str) else a for a in after]
    return replace(judgement, target=renamed.get(judgement.target, judgement.target), after=after)


def _added(judgement: Judgement, report: Report | None) -> Claim | None:
    """Return the claim that a person added from selected words; None where the report no longer has these words."""
    after = judgement.after
    if report is None or not isinstance(after, dict) or not isinstance(after.get("quote"), str):
        return None
    quote, start = after["quote"], after.get("start")
    if not isinstance(start, int) or report.text[start : start + len(quote)] != quote:
        start = report.text.find(quote)
    if start < 0 or not quote:
        return None
    end = start + len(quote)
    block = next((b.type for b in report.blocks if b.start <= start < b.end), BlockType.BODY)
    outlet = report.outlet or f"<{report.source_path or report.url or report.id}>"
    source = after.get("source")
    chain = (Link(outlet, kind="outlet"), *((Link(source),) if isinstance(source, str) and source else ()))
    bare = Claim(
        _id_of_added(judgement), report.id, start, end, quote, (start, end), block, "said", (), None, None, None, None,
        None, None, Tense.PAST, Certainty.CERTAIN, chain, len(chain) > 1, Basis.UNSPECIFIED,
    )  # fmt: skip
    thing = after.get("thing")
    bare = replace(bare, things=(Thing(thing, thing),)) if isinstance(thing, str) and thing else bare
    return edited(bare, {k: v for k, v in after.items() if k not in ("chain", "root_stated")})


def _id_of_added(judgement: Judgement) -> str:
    """Return the id of the claim that a judgement adds: of the judgement, whatever it says of the claim."""
    return blake2b(f"added:{judgement.id}".encode(), digest_size=10).hexdigest()
