"""Cases whose stages are stood in for, for the tests that ask for `stages`."""

import sys
from itertools import pairwise
from types import SimpleNamespace

import pytest
from stand_ins import KNOWN, SETS_COMPUTED, analysed_by, fake_analyse, fake_read_source, stand_in

from firsthand.model import (
    Lineage,
    Passage,
    Reuse,
)
from firsthand.pipeline import Case


@pytest.fixture
def stages(monkeypatch):
    SETS_COMPUTED.clear()
    monkeypatch.setattr("firsthand.engine.mapping.default_jobs", lambda: 1)
    analysed_by(monkeypatch, fake_analyse)
    read = SimpleNamespace(
        ReadOptions=lambda **_: SimpleNamespace(within=""),
        read_source=fake_read_source,
        list_documents=lambda source: (source,),
    )
    reuse = SimpleNamespace(
        **KNOWN,
        compare=lambda reports, known: (
            tuple(Reuse(Passage(a.id, 0, 1), Passage(b.id, 0, 1)) for a, b in pairwise(reports)),
            known,
        ),
        trace_lineage=lambda *_: Lineage((), (("a", "b"),)),
    )
    monkeypatch.setitem(sys.modules, "firsthand.read", read)
    stand_in(monkeypatch, reuse)


@pytest.fixture
def opened(tmp_path):
    with Case.open(tmp_path / "my.case") as opened:
        yield opened
