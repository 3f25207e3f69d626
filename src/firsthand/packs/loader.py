"""Packs: load them, explain a mistake by file, line and field, and answer questions about the taxonomy."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from firsthand.packs.schema import KindEntry, PackFile, PlaceEntry, SourceEntry, ThingEntry

if TYPE_CHECKING:
    from collections.abc import Iterable

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Packs:
    """Every loaded pack, merged. Look-ups are by canonical name."""

    versions: dict[str, str]
    things: dict[str, ThingEntry]
    kinds: dict[str, KindEntry]
    places: dict[str, PlaceEntry]
    sources: dict[str, SourceEntry]
    _closure: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)

    @cached_property
    def source_by_domain(self) -> dict[str, SourceEntry]:
        """Return the sources by each of their web domains."""
        return {domain: s for s in self.sources.values() for domain in s.domains}

    def ancestors(self, name: str) -> frozenset[str]:
        """Return every name above `name` in the taxonomy, itself included; an unknown name stands alone."""
        if name not in self._closure:
            entry = self.things.get(name)
            above = (self.ancestors(p) for p in entry.is_) if entry else ()
            self._closure[name] = frozenset({name}).union(*above)
        return self._closure[name]

    def is_a(self, name: str, other: str) -> bool:
        """Return whether a `name` is an `other`: "Ka-52" is a "helicopter"."""
        return other in self.ancestors(name)


def load_packs(extra: Iterable[Path] = ()) -> Packs:
    """Return the packs in the box and those in `extra`, merged; a later file may add, not redefine.

    Raises:
        PackError: a file is no YAML, or a field is wrong; the message names file, line and field.
    """
    files = [
        PackFile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
        for path in [*sorted(DATA.glob("*.yaml")), *extra]
    ]
    return Packs(
        versions={f.pack: str(f.version) for f in files},
        things={t.name: t for f in files for t in f.things},
        kinds={k.name: k for f in files for k in f.kinds},
        places={p.name: p for f in files for p in f.places},
        sources={s.name: s for f in files for s in f.sources},
    )
