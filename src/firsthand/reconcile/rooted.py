"""The root of each claim, report by report: found again only where a report, or an outlet that it may name, changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache, partial
from sys import intern
from typing import TYPE_CHECKING

from firsthand.reconcile.roots import initials_of, plain, root_of
from firsthand.reconcile.speaking import as_told, by_handle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.engine import Kept
    from firsthand.model import Claim, Report
    from firsthand.packs import Packs
    from firsthand.reconcile.roots import Names, Root

_PIECES = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Rooted:
    """Claims and their roots, and what of the case may bear on the reading of each report.

    Attributes:
        claims: with chains that end at somebody who can have told them.
        roots: of each claim, by id.
        near: by report, the outlets of the case that it may name.
        pieces: by report, every word and part of a word that it and its claims hold.
    """

    claims: list[Claim]
    roots: dict[str, Root]
    near: dict[str, tuple[str, ...]]
    pieces: dict[str, tuple[str, ...]]


def rooted(
    reports: Mapping[str, Report],
    claims: Sequence[Claim],
    names: Names,
    outlets: Sequence[str],
    *,
    packs: Packs,
    kept: Kept,
) -> Rooted:
    """Return the claims with chains that end at somebody who can have told them, and the root of each.

    Args:
        reports: by id.
        claims: of all of them.
        names: what is known of names before anything is read off the reports' texts: of `packs` and `outlets`.
        outlets: the names of all outlets of the case.
        packs: the vocabularies.
        kept: what was found before.
    """
    by_report: dict[str, list[Claim]] = {}
    for claim in claims:
        by_report.setdefault(claim.report, []).append(claim)
    by_piece = _by_piece(names, outlets, packs)
    found: dict[str, tuple[Claim, Root]] = {}
    read: dict[str, tuple[str, ...]] = {}
    named: dict[str, tuple[str, ...]] = {}
    for report_id, listed in by_report.items():
        report, here = reports.get(report_id), tuple(listed)
        pieces = kept.of(("pieces", report_id), (report, here), partial(_pieces, report, here))
        near = tuple(sorted({outlet for piece in pieces if piece in by_piece for outlet in by_piece[piece]}))
        read[report_id], named[report_id] = pieces, near
        make = partial(_rooted, report, here, names)
        for claim, root in kept.of(("roots", report_id), (report, here, near, packs), make):
            found[claim.id] = claim, root
    return Rooted([found[c.id][0] for c in claims], {c.id: found[c.id][1] for c in claims}, named, read)


def _rooted(report: Report | None, claims: Sequence[Claim], names: Names) -> tuple[tuple[Claim, Root], ...]:
    told = [by_handle(as_told(claim, names.doings), report) for claim in claims]
    return tuple((claim, root_of(claim, report, names)) for claim in told)


def _pieces(report: Report | None, claims: Sequence[Claim]) -> tuple[str, ...]:
    """Return every word and part of a word that a report and its claims hold, each once; "" is one of them."""
    told = {text for claim in claims for text in (claim.quote, *(link.name for link in claim.chain))}
    if report is not None:
        told |= {report.outlet or "", report.text}
    # Words of thousands of reports are mostly the same ones: each is held once, and a set is ten times a tuple.
    return ("", *sorted({intern(piece) for text in told for piece in _PIECES.findall(text.casefold())}))


def _by_piece(names: Names, outlets: Sequence[str], packs: Packs) -> dict[str, list[str]]:
    """Return the outlets by the first piece of each name that they may go by: who names none of these names none."""
    also: dict[str, list[str]] = {}
    for source in packs.sources.values():
        also.setdefault(plain(source.name), []).extend((source.name, *source.aliases))
    found: dict[str, list[str]] = {}
    for outlet in outlets:
        pieces = {first_piece(name) for name in (outlet, *also.get(names.of(outlet), ()))}
        for piece in pieces | ({letters} if (letters := initials_of(outlet)) else set()):
            found.setdefault(piece, []).append(outlet)
    return found


@lru_cache(maxsize=65536)
def first_piece(outlet: str) -> str:
    """Return the first piece of a name as it is compared: whoever writes the name, short or in full, writes that."""
    found = _PIECES.search(plain(outlet))
    return found[0] if found is not None else ""
