"""The packs of a case: those in the box, and the copies it keeps of those a person added."""

from __future__ import annotations

import tempfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.packs import Packs

PackTexts = tuple[tuple[str, str], ...]
"""Packs added to a case: file name and YAML text of each."""


@lru_cache(maxsize=4)
def load(texts: PackTexts) -> Packs:
    """Return the packs in the box and those whose texts are given; loaded once a process."""
    from firsthand.packs import load_packs  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="firsthand-packs-") as folder:
        paths = [Path(folder) / name for name, _ in texts]
        for path, (_, text) in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        return load_packs(paths)
