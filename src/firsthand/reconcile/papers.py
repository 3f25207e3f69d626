"""Papers that two outlets have read: one memorandum by its figure, one decree by what it does to whom."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from firsthand.reconcile.compare import place_name
from firsthand.reconcile.moments import days_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from firsthand.model import Claim
    from firsthand.reconcile.roots import Root

_PAPER = re.compile(
    r"\b(?:memos?|memorand\w+|letters?|orders?|decrees?|cables?|e-?mails?|dossiers?|briefing|logs?|registers?|"
    r"(?<!police )(?<!incident )(?<!news )reports?)\b"
)
# By these an office does what it says: of one deed there is one.
_ACT = re.compile(r"decree|ordinance|edict|ruling|verdict|warrant|indictment")
_NAMES = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'’-]+(?: [A-ZÀ-ÖØ-Þ][\w'’-]+)+")  # two words or more with capitals
_FEW = 3  # fewer may stand in two papers by chance
_APART = 1  # days by which two tellings of one deed may be dated apart
_MOST = 60  # claims of one sort of paper that are compared pair by pair


def one_paper(roots: Mapping[str, Root], claims: Sequence[Claim]) -> Iterator[tuple[Root, Root, str]]:
    """Yield the roots that are one paper, two by two, each with why."""
    papers = sorted((c for c in claims if roots[c.id].sort == "document"), key=lambda c: c.id)
    yield from _by_figure(roots, papers)
    yield from _by_deed(roots, papers)


def _by_figure(roots: Mapping[str, Root], papers: Sequence[Claim]) -> Iterator[tuple[Root, Root, str]]:
    """Yield papers of one sort that say the same number of the same place or day."""
    first: dict[tuple[object, ...], Root] = {}
    for claim in papers:
        root, count, days = roots[claim.id], claim.count, days_of(claim)
        sort = _PAPER.search(root.name)
        if sort is None or count is None or count.min != count.max or (count.min or 0) < _FEW:
            continue
        place = claim.place or claim.origin_place
        if place is None and days is None:
            continue
        other = first.setdefault((sort[0][:4], claim.kind, count.min, place_name(place) if place else "", days), root)
        if other != root:
            yield root, other, "one paper, seen by two outlets"


def _by_deed(roots: Mapping[str, Root], papers: Sequence[Claim]) -> Iterator[tuple[Root, Root, str]]:
    """Yield acts of one sort that do one thing to one person or body, on days that meet."""
    acts: dict[tuple[str, str], list[Claim]] = {}
    for claim in papers:
        if (sort := _ACT.search(roots[claim.id].name)) is not None:
            acts.setdefault((sort[0], claim.kind), []).append(claim)
    for listed in acts.values():
        for a, b in combinations(listed[:_MOST], 2):
            named = set(_NAMES.findall(a.quote)) & set(_NAMES.findall(b.quote))
            if roots[a.id] != roots[b.id] and named and days_meet(days_of(a), days_of(b)):
                yield roots[a.id], roots[b.id], "one act, read by two outlets"


def days_meet(a: tuple[int, int] | None, b: tuple[int, int] | None) -> bool:
    """Return whether two spans of days may be of one time; a time that is not told may be any."""
    return a is None or b is None or (a[0] <= b[1] + _APART and b[0] <= a[1] + _APART)
