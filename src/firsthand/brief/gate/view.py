"""What every check is given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.brief.gate.evidence import Evidence
    from firsthand.brief.gate.reading import Reading
    from firsthand.brief.ledger import Ledger
    from firsthand.model import BriefSentence

_QUOTING = re.compile(r"(?:Not known, )?⟨n\d+⟩ wrote(?: on ⟨d\d+⟩)?(?:, citing [^:]+)?: ⟨q\d+⟩(?:; [^:]*)?\.$")
# Nothing but a quotation: its footnote says whose it is.
_BARE = re.compile(r"⟨[qn]\d+⟩\.$")
_MARK = re.compile(r"⟨([nqd])(\d+)⟩")


@dataclass(frozen=True, slots=True)
class View:
    """A sentence as it was read again: `body` without its closing status note, `tail` that note."""

    sentence: BriefSentence
    reading: Reading
    body: str
    tail: str
    evidence: Evidence
    ledger: Ledger

    def names_in(self, shape: str) -> Iterator[str]:
        """Yield the names marked in a stretch of the reading."""
        return (self.reading.names[int(m[2])] for m in _MARK.finditer(shape) if m[1] == "n")

    def quotes_in(self, shape: str) -> Iterator[str]:
        """Yield the quotations marked in a stretch of the reading."""
        return (self.reading.quotes[int(m[2])] for m in _MARK.finditer(shape) if m[1] == "q")

    @property
    def quotes_claim(self) -> bool:
        """Return whether the sentence only gives its source's own: then that carries hedge, tense and polarity."""
        return _QUOTING.match(self.body) is not None or self.is_bare

    @property
    def is_bare(self) -> bool:
        """Return whether the sentence is nothing but a quotation."""
        return _BARE.match(self.body) is not None

    @property
    def is_head(self) -> bool:
        """Return whether this only announces a difference whose values follow as details."""
        return re.search(r"^Accounts differ\b", self.body) is not None
