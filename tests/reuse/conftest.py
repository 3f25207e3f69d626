"""Reports built from typed blocks, and a few sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from firsthand.model import Block, BlockType, Report
from firsthand.packs.loader import Packs
from firsthand.packs.schema import SourceEntry

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def make() -> Callable[..., Report]:
    def build(name: str, *parts: str | tuple[BlockType, str], **fields: object) -> Report:
        text, blocks = "", []
        for part in parts:
            kind, words = part if isinstance(part, tuple) else (BlockType.BODY, part)
            blocks.append(Block(kind, len(text), len(text) + len(words)))
            text += words + "\n\n"
        return Report(id=name, text=text, blocks=tuple(blocks), **{"outlet": name.title(), **fields})

    return build


@pytest.fixture(scope="session")
def packs() -> Packs:
    sources = [
        SourceEntry(name="Ridge Wire", kind="wire", aliases=("RW",)),
        SourceEntry(name="Tide Courier", kind="outlet", carries=("Ridge Wire",)),
        SourceEntry(name="Skylook", kind="imagery"),
    ]
    return Packs(versions={}, things={}, kinds={}, places={}, sources={s.name: s for s in sources})
