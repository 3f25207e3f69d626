"""A figure of the lineage as a list: each voice, below it whoever stands on it, and so on down to the last copy.

Where a figure is too wide to be taken in at once, on a phone or by ear, this says the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Tie = TypeVar("Tie")


@dataclass(frozen=True, slots=True)
class Branch(Generic[Tie]):
    """A node, how it stands on the one it is below, and what stands on it."""

    node: str
    ties: tuple[Tie, ...]  # empty at the top
    below: tuple[Branch[Tie], ...]
    again: bool  # what stands on it is listed where it comes first


def branches(nodes: Sequence[str], lines: Iterable[tuple[str, str, tuple[Tie, ...]]]) -> tuple[Branch[Tie], ...]:
    """Return the nodes as a list of lists: those that stand on nobody at the top, each with what stands on it.

    Args:
        nodes: in the order in which they are listed; of a circle, the first is at the top.
        lines: who stands on whom, and how.
    """
    carrying: dict[str, list[tuple[str, tuple[Tie, ...]]]] = {}
    standing: set[str] = set()
    for who, on, ties in lines:
        carrying.setdefault(on, []).append((who, ties))
        standing.add(who)
    place = {node: n for n, node in enumerate(nodes)}
    listed: set[str] = set()

    def branch(node: str, ties: tuple[Tie, ...]) -> Branch[Tie]:
        """Return a node with what hangs on it, each listed once."""
        if node in listed:
            return Branch(node, ties, (), again=node in carrying)
        listed.add(node)
        below = sorted(carrying.get(node, ()), key=lambda pair: place[pair[0]])
        return Branch(node, ties, tuple(branch(who, how) for who, how in below), again=False)

    tops = [branch(node, ()) for node in nodes if node not in standing]
    tops += [branch(node, ()) for node in nodes if node not in listed]
    return tuple(tops)
