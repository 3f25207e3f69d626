"""What the findings of a case were: each comparing of the set keeps what leads back to the one before it.

The findings of now are stored whole, and those of any earlier comparing are had by undoing the later ones, newest
first. So a case grows by what changed in it, and one that never changed keeps no history at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.model import Finding
from firsthand.store.computed import Computed
from firsthand.store.undo import Undo, undone, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Comparing:
    """A moment at which the set was compared: the last revision it knew of (0: none), and that revision's time."""

    number: int
    revision: int
    at: str
    computed_with: str  # JSON: tool and packs
    reaches_back: bool  # whether what the findings were before it is known


class History(Computed):
    """The part of a case that remembers."""

    def comparings(self) -> list[Comparing]:
        """Return the moments at which the set was compared, oldest first."""
        query = "SELECT number, revision, at, computed_with, undo IS NOT NULL FROM comparing ORDER BY number"
        return [Comparing(n, r, at, w, bool(known)) for n, r, at, w, known in self._all(query)]

    def findings_after(self, comparing: int) -> tuple[Finding, ...]:
        """Return the findings as they were after a comparing, by id; 0 is the case before its first.

        Raises:
            KeyError: what the findings were then was not kept.
        """
        findings = {f.id: f for f in self.related("finding", Finding)}
        later = self._all("SELECT undo FROM comparing WHERE number > ? ORDER BY number DESC", comparing)
        for (packed,) in later:
            if packed is None:
                raise KeyError(comparing)
            with self._decoding():
                findings = undone(findings, packed)
        return tuple(findings[i] for i in sorted(findings))

    def undos(self) -> Iterator[tuple[Comparing, Undo]]:
        """Yield each comparing, newest first, with what leads back from it: nothing where that is not known."""
        for comparing in reversed(self.comparings()):
            (packed,) = self._one("SELECT undo FROM comparing WHERE number = ?", comparing.number)
            with self._decoding():
                yield comparing, unpacked(packed or b"")
