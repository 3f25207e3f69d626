"""Disjoint sets whose representative is the smallest member, so that the outcome knows no order of joining."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Groups(Generic[T]):
    """Disjoint sets over comparable members; each set answers by its smallest one."""

    def __init__(self) -> None:
        self._parent: dict[T, T] = {}

    def find(self, member: T) -> T:
        """Return the smallest member of the set that holds `member`."""
        path = []
        while (above := self._parent.get(member, member)) != member:
            path.append(member)
            member = above
        for step in path:
            self._parent[step] = member
        return member

    def join(self, a: T, b: T) -> None:
        """Make one set of those that hold `a` and `b`."""
        first: Any = self.find(a)
        second: Any = self.find(b)
        if first == second:
            return
        low, high = (first, second) if first < second else (second, first)
        self._parent[high] = low
