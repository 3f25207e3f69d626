"""What a noun names that no pack lists: a person, a structure, a vehicle ..., by WordNet 3.1.

Packs list what their users ask for by name. What else is told of in their stead ("seven warders", "six garages", "three
kiosks") is of an open class: `data/nouns.tsv` says of a noun under which of the packs' own roots it falls.
`training/nouns` made it: WordNet 3.1, Princeton University (Fellbaum 1998), by the commonest sense of each noun.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

_TABLE = Path(__file__).parent / "data" / "nouns.tsv"


@lru_cache(maxsize=1)
def _classes() -> dict[str, str]:
    rows = (line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines())
    return {noun: name for name, nouns in rows for noun in nouns.split()}


def class_of(noun: str) -> str | None:
    """Return the thing of the packs that a noun, in lower case and the singular, is a kind of; None if not known."""
    return _classes().get(noun)
