"""The brief's tests share the hand-made cases of the gate's."""

import sys
from pathlib import Path

import pytest

from firsthand.brief import write_brief
from firsthand.model import Brief
from firsthand.packs import Packs, load_packs

sys.path.insert(0, str(Path(__file__).parents[1] / "gate"))


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs()


@pytest.fixture(scope="module")
def brief(packs) -> Brief:
    from gate_sentences import world  # noqa: PLC0415 -- found by the path above

    return write_brief(world().snapshot(), packs)
