# ruff: noqa: ARG001, ARG005 -- the stand-ins take what the stages take
"""A case is a function of the set of reports and judgements: not of order, jobs, repetition or interruption."""

import json
import os
import sys
from types import SimpleNamespace

import pytest
from stand_ins import KNOWN, SETS_COMPUTED, analysed_by, built, digest, exported, fake_analyse, stand_in

from firsthand.errors import UnknownReference
from firsthand.model import (
    Lineage,
    Report,
)
from firsthand.pipeline import Case, case
from firsthand.pipeline import opened as opened_case

pytestmark = pytest.mark.usefixtures("stages")


def test_the_order_the_number_of_adds_and_of_processes_do_not_show(tmp_path) -> None:
    one = built(tmp_path / "1", ["many", "a:some TANK", "b:a SHIP"])
    assert built(tmp_path / "2", ["b:a SHIP"], ["a:some TANK", "many"]) == one
    assert built(tmp_path / "3", ["b:a SHIP", "many", "a:some TANK"], jobs=2) == one
    assert len(json.loads(one)["claims"]) == 32


def test_adding_the_same_again_changes_nothing_and_computes_nothing(opened) -> None:
    first = opened.add(["many"])
    before, computed = exported(opened), len(SETS_COMPUTED)
    second = opened.add(["many"])
    assert (first.added, first.known, second.added, second.known) == (30, 0, 0, 30)
    assert exported(opened) == before
    assert len(SETS_COMPUTED) == computed == 1


def test_one_document_under_two_names_is_one_report_whichever_name_came_first(tmp_path) -> None:
    one = built(tmp_path / "1", ["z:saw a TANK", "a:saw a TANK"])
    assert built(tmp_path / "2", ["a:saw a TANK", "z:saw a TANK"]) == one
    assert built(tmp_path / "3", ["z:saw a TANK"], ["a:saw a TANK"]) == one
    assert built(tmp_path / "4", ["z:saw a TANK", "m:saw a TANK", "a:saw a TANK"], jobs=2) == one
    (claim,) = json.loads(one)["claims"]
    assert claim["chain"][0]["name"] == "<a>"


def test_what_fails_is_data_and_never_stops_the_others(opened) -> None:
    result = opened.add(["bad path", "a:a SHIP", "c:CRASH here", "half", "explode", "b:a TANK"])
    assert result.added == 4
    failures = {f.report: f.reason for f in result.failures}
    assert "no such file" in failures["bad path"]
    assert "half characters" in failures["half"]
    assert "RuntimeError: boom" in failures["explode"]
    assert failures[digest("CRASH here")] == "it crashed"
    snapshot = opened.snapshot()
    assert set(snapshot.failures) == set(result.failures)
    assert {c.things[0].name for c in snapshot.claims} == {"SHIP", "ONE", "TANK"}


def test_a_report_whose_analysis_fails_is_kept_and_can_be_searched(opened) -> None:
    opened.add(["c:CRASH by the lighthouse"])
    assert len(opened.snapshot().reports) == 1
    assert [p.text for h in opened.search("lighthouse") for p in h.passages] == ["CRASH by the lighthouse"]


def test_a_report_that_kills_its_process_is_kept_and_said_to_be_unread(opened) -> None:
    result = opened.add(["a:a SHIP", "p:POISON at the pier", "b:a TANK"], jobs=2)
    assert (result.added, len(result.failures)) == (3, 1)
    assert "SIGKILL" in result.failures[0].reason
    assert len(opened.snapshot().claims) == 2
    assert [h.report for h in opened.search("pier")] == [digest("POISON at the pier")]


def test_a_failure_is_noted_once_and_goes_when_its_source_is_read(opened, monkeypatch) -> None:
    opened.add(["bad path"])
    opened.add(["bad path"])
    assert len(opened.snapshot().failures) == 1
    monkeypatch.setattr(
        sys.modules["firsthand.read"],
        "read_source",
        lambda source, *_: iter([Report("r", "a SHIP", (), source_path=source, original=b"x")]),
    )
    opened.add(["bad path"])
    assert opened.snapshot().failures == ()


def test_a_mistyped_path_can_be_struck_out(opened) -> None:
    opened.add(["bad path", "a:a SHIP"])
    opened.forget(["bad path"])
    assert opened.snapshot().failures == ()
    with pytest.raises(UnknownReference):
        opened.forget(["bad path"])


def test_a_failed_analysis_is_tried_again_by_the_next_add(opened, monkeypatch) -> None:
    opened.add(["c:CRASH and a SHIP"])
    analysed_by(monkeypatch, lambda report, packs=(): fake_analyse(report.__class__(report.id, "a SHIP", ())))
    result = opened.add(["c:CRASH and a SHIP"])
    assert result.failures == ()
    assert opened.snapshot().failures == ()
    assert len(opened.snapshot().claims) == 1


def test_what_was_interrupted_is_finished_by_the_next_add_even_of_nothing(tmp_path, monkeypatch) -> None:
    whole = built(tmp_path / "whole", ["many", "a:a SHIP"])
    with Case.open(tmp_path / "cut") as opened:
        counted = iter(range(100))

        def interrupted(report, packs=()):
            if next(counted) == 17:
                raise KeyboardInterrupt
            return fake_analyse(report)

        analysed_by(monkeypatch, interrupted)
        with pytest.raises(KeyboardInterrupt):
            opened.add(["many", "a:a SHIP"], jobs=1)
        assert opened.store.count_reports() == 17
        assert len(SETS_COMPUTED) == 1  # of the whole case only
    analysed_by(monkeypatch, fake_analyse)
    with Case.open(tmp_path / "cut") as opened:
        opened.add()
        assert len(opened.snapshot().claims) == 17
        opened.add(["many", "a:a SHIP"])
        assert exported(opened) == whole


def test_a_reading_command_finishes_what_was_interrupted(opened, monkeypatch) -> None:
    monkeypatch.setattr(Case, "finish", lambda *_, **__: None)
    opened.add(["many"])
    monkeypatch.undo()
    analysed_by(monkeypatch, fake_analyse)
    stand_in(
        monkeypatch,
        SimpleNamespace(**KNOWN, compare=lambda _, known: ((), known), trace_lineage=lambda *_: Lineage()),
    )
    assert SETS_COMPUTED == []
    assert len(opened.snapshot().reconciliation.findings) == 7
    assert len(SETS_COMPUTED) == 1


def test_a_case_that_cannot_be_written_is_still_compared_and_read(tmp_path, monkeypatch) -> None:
    whole = built(tmp_path / "my.case", ["many"])
    monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setattr(opened_case, "TOOL", "firsthand of next year")  # what is stored was computed by another version
    with Case.open(tmp_path / "my.case") as opened:
        now, then = json.loads(exported(opened)), json.loads(whole)
    assert {**now, "meta": None} == {**then, "meta": None}
    assert len(SETS_COMPUTED) == 2


def test_what_is_stored_of_the_set_is_what_was_computed(opened) -> None:
    opened.add(["many"])
    snapshot = opened.snapshot()
    assert len(SETS_COMPUTED) == 1
    computed, _ = case.Case._compute(opened)
    assert (snapshot.reuse, snapshot.lineage, snapshot.reconciliation) == computed
