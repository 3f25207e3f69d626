"""What a body publishes under its own name is its word: a mining company's notice at its gate, a ministry's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.reconcile.persons import person_like
from firsthand.reconcile.roots import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from firsthand.model import Claim
    from firsthand.reconcile.roots import Names, Root

_LEAST = 2  # words of a name: one is borne by many


def from_own_pages(roots: dict[str, Root], claims: Sequence[Claim], names: Names) -> None:
    """Give what a body says on its own pages, in its own voice, the root by which others cite it.

    An outlet is a body where its whole name opens that of one whom others cite: "Nordmin" and "the Nordmin Deep
    mining company" share too little, "Nordmin Deep" and that company are one.
    """
    bodies = _bodies(roots, names)
    for claim in claims:
        if roots[claim.id].sort == "unstated" and len(claim.chain) == 1:
            roots[claim.id] = bodies.get(plain(claim.chain[0].name), roots[claim.id])


def _bodies(roots: dict[str, Root], names: Names) -> dict[str, Root]:
    """Return the bodies cited by each way in which their names open, where one name says all that the others do."""
    found: dict[str, set[Root]] = {}
    for root in set(roots.values()):
        if root.sort == "speaker" and (root.name in names.bodies or not person_like(root.name)):
            for opening in _openings(root.name):
                found.setdefault(opening, set()).add(root)
    fullest = {opening: max(bodies, key=lambda b: (len(b.name), b)) for opening, bodies in found.items()}
    return {opening: body for opening, body in fullest.items() if all(_says_less(b, body) for b in found[opening])}


def _says_less(one: Root, other: Root) -> bool:
    return frozenset(one.name.split()) <= frozenset(other.name.split())


def _openings(name: str) -> Iterator[str]:
    words = name.split()
    for size in range(_LEAST, len(words)):
        yield " ".join(words[:size])
