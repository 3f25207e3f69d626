"""What was made of the parts of a set, and what each was made from: a part that has not changed is not made again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

Outcome = TypeVar("Outcome")


class Kept:
    """What the last run made, by key, with all that it was made from.

    Whether a part may be used again is not argued but compared: what it would be made from now must be equal to what
    it was made from then. Records that stayed in memory are the very same objects, so that comparing costs little.
    """

    def __init__(self, before: Mapping[Hashable, tuple[Any, Any]] | None = None) -> None:
        """Begin a run. `before` is the `made` of another, or nothing: it spares work, and changes nothing."""
        self._before = before or {}
        self.made: dict[Hashable, tuple[Any, Any]] = {}

    def of(self, key: Hashable, given: Any, make: Callable[[], Outcome]) -> Outcome:
        """Return what `make` makes of `given` and of nothing else: the earlier one, if that was of the same.

        Args:
            key: one for each part of a set; where it returns, `given` is compared.
            given: everything that `make` reads; it is never changed afterwards, nor is what is made.
            make: called where it is new.
        """
        held = self._before.get(key)
        if held is None or held[0] != given:
            held = (given, make())
        self.made[key] = held
        made: Outcome = held[1]
        return made

    def last(self, key: Hashable) -> Any:
        """Return what was made of a part before, whatever it was made from; None where it is new.

        For a `make` that goes through many steps, and finds by comparing which of them are as they were.
        """
        held = self._before.get(key)
        return None if held is None else held[1]

    def settle(self) -> None:
        """Let go of what another run made: this one has taken over what it could."""
        self._before = {}

    def within(self, key: Hashable, given: Any, make: Callable[[Kept], Outcome]) -> Outcome:
        """Return what `of` does, where `make` makes it of parts of its own: they are kept with it.

        Args:
            key: as for `of`.
            given: as for `of`: everything of which the whole and its parts are made.
            make: called where it is new, with what was kept of the parts.
        """
        held = self._before.get(key)
        if held is None or held[0] != given:
            parts = Kept(held[1][1] if held is not None else None)
            held = (given, (make(parts), parts.made))
        self.made[key] = held
        made: Outcome = held[1][0]
        return made
