"""The checks of archives that were asked for on the page "Verify", and what came of each."""

from __future__ import annotations

import secrets
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.pages.verify import Checked

REMEMBERED = 50  # checks


class Checker:
    """The checks of archives that were asked for, by a name that only the asker is told."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._checks: dict[str, Checked] = {}

    def find(self, key: str) -> Checked | None:
        """Return what came of a check; None where there was none, or it is forgotten."""
        return self._checks.get(key)

    def keep(self, checked: Checked) -> str:
        """Keep what came of a check, and return the name to ask for it by."""
        key = secrets.token_urlsafe(12)
        with self._lock:
            self._checks[key] = checked
            for old in list(self._checks)[:-REMEMBERED]:
                del self._checks[old]
        return key
