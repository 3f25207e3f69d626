"""Cycles in a directed graph, each named once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def find_cycles(edges: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Return a shortest cycle through the smallest node of each strongly connected part, smallest node first."""
    onward: dict[str, set[str]] = {}
    for source, target in edges:
        onward.setdefault(source, set()).add(target)
        onward.setdefault(target, set())
    found = []
    for part in _components(onward):
        start = min(part)
        if len(part) > 1 or start in onward[start]:
            found.append(_shortest(start, part, onward))
    return tuple(sorted(found))


def _components(onward: dict[str, set[str]]) -> list[set[str]]:
    """Return the strongly connected parts (Tarjan 1972, without recursion)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    held: set[str] = set()
    parts = []
    for root in sorted(onward):
        if root in index:
            continue
        work = [(root, iter(sorted(onward[root])))]
        index[root] = low[root] = len(index)
        stack.append(root)
        held.add(root)
        while work:
            node, targets = work[-1]
            target = next(targets, None)
            if target is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    part = set()
                    while node not in part:
                        part.add(stack.pop())
                    held -= part
                    parts.append(part)
            elif target not in index:
                index[target] = low[target] = len(index)
                stack.append(target)
                held.add(target)
                work.append((target, iter(sorted(onward[target]))))
            elif target in held:
                low[node] = min(low[node], index[target])
    return parts


def _shortest(start: str, part: set[str], onward: dict[str, set[str]]) -> tuple[str, ...]:
    before: dict[str, str] = {}
    queue = [start]
    for node in queue:
        for target in sorted(onward[node] & part):
            if target == start:
                path = [node]
                while path[-1] != start:
                    path.append(before[path[-1]])
                return tuple(reversed(path))
            if target not in before:
                before[target] = node
                queue.append(target)
    return (start,)
