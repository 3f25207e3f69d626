# ruff: noqa: ARG001, ARG005 -- the stand-ins take what the stages take
"""A case is a function of the set of reports and judgements: not of order, jobs, repetition or interruption.

The stages of language are stood in for by small ones: what is tested here is how they are chained.
"""

import io
import json
import os
import signal
import sys
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest

from firsthand.errors import CaseError, PackError, UnknownReference
from firsthand.export import EXPORTERS
from firsthand.model import (
    Basis,
    BlockType,
    Certainty,
    Claim,
    Failure,
    Finding,
    Fragility,
    Lineage,
    Link,
    Origin,
    Passage,
    Reconciliation,
    Report,
    Reuse,
    Status,
    Tense,
    Thing,
)
from firsthand.pipeline import Analysed, Case, case
from firsthand.pipeline import opened as opened_case
from firsthand.reconcile import Known as Reconciled
from firsthand.reuse import Known, packed, unpacked

KNOWN = {"Known": Known, "packed": packed, "unpacked": unpacked}
SETS_COMPUTED = []


def digest(*parts):
    return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=8).hexdigest()


def fake_analyse(report, packs=()):
    if "POISON" in report.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "CRASH" in report.text:
        return Analysed(report, (), 0, (Failure(report.id, "claims", "it crashed"),))
    claims = tuple(
        Claim(
            digest(report.id, word, str(n)),
            report.id,
            0,
            len(report.text),
            report.text,
            (0, 1),
            BlockType.BODY,
            "seen",
            (Thing(word, word),),
            None,
            None,
            None,
            None,
            None,
            report.published,
            Tense.PAST,
            Certainty.CERTAIN,
            (Link(report.outlet or f"<{report.source_path}>"),),
            True,
            Basis.EYEWITNESS,
        )
        for n, word in enumerate(report.text.split())
        if word.isupper()
    )
    return Analysed(report, claims, 1, (), "model 1")


def fake_read_source(source, options, packs):
    def report(name, text, **fields):
        unsure = () if fields.get("outlet") else ("outlet", "date")
        return Report(
            digest(text), text, (), source_path=name, original=text.encode("utf-8", "replace"), unsure=unsure, **fields
        )

    if source == "explode":
        yield report("explode", "fine ONE")
        raise RuntimeError("boom")
    if source.startswith("bad"):
        yield Failure(source, "read", "there is no such file")
    elif source.startswith("many"):
        for n in range(30):
            yield report(f"{source}/{n}.txt", f"report number {n} saw THING{n % 7}", outlet=f"Outlet {n % 4}")
    elif source.startswith("half"):
        yield report(source, "half a character \ud83d")
    else:
        name, _, text = source.partition(":")
        yield report(name, text)


def unchanged(reports, claims, judgements):
    return SimpleNamespace(claims=claims, judgements=tuple(judgements), orphaned=())


def fake_reconcile(reports, claims, reuse, lineage, judgements, packs):
    SETS_COMPUTED.append([r.id for r in reports])
    by_thing = {}
    for claim in claims:
        by_thing.setdefault(claim.things[0].name, []).append(claim)
    findings = tuple(
        Finding(
            digest("f", thing),
            digest("e", thing),
            thing,
            "whether",
            Status.REPEATED,
            (),
            thing,
            tuple(c.id for c in found),
            (),
            (),
            len(judgements),
            Fragility(0, None),
        )
        for thing, found in sorted(by_thing.items())
    )
    origins = tuple(Origin(digest(c.id), c.chain[0].name, c.basis, (c.id,)) for c in claims)
    pairs = {c.id: digest("e", c.things[0].name) for c in claims}
    return Reconciliation(origins, (), (), findings, pairs, {c.id: digest(c.id) for c in claims})


def analysed_by(monkeypatch, function):
    """Let `function` analyse, when reports are added and when they are analysed again."""
    for module in (case, opened_case):
        monkeypatch.setattr(module, "analyse", function)


def stand_in(monkeypatch, reuse):
    """Put `reuse` and the fake reconciling in the place of the stages, however they are imported."""
    again = lambda *given: (fake_reconcile(*given[:6]), given[6])  # noqa: E731
    reconcile = SimpleNamespace(Known=Reconciled, reconcile=fake_reconcile, reconcile_again=again, as_judged=unchanged)
    for name, module in (("reuse", reuse), ("reconcile", reconcile)):
        monkeypatch.setitem(sys.modules, f"firsthand.{name}", module)
        monkeypatch.setattr(f"firsthand.{name}", module)


@pytest.fixture(autouse=True)
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


def exported(opened):
    return "".join(EXPORTERS["json"](opened.snapshot())[0].pieces)


def built(path, *adds, jobs=1):
    with Case.open(path) as opened:
        for sources in adds:
            opened.add(sources, jobs=jobs)
        return exported(opened)


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


def test_setting_an_outlet_bears_on_claims_and_leaves_what_was_read(opened) -> None:
    result = opened.add(["a:a SHIP"])
    (row,) = result.unsure
    assert row.what == ("outlet", "date")
    before = opened.snapshot().claims
    now = opened.set(row.report[:5], outlet="  The\nPost ", published="2024-12-14", who="Ann", reason="masthead")
    assert (now.outlet, now.published, now.published_source, now.unsure) == ("The Post", "2024-12-14", "set", ())
    snapshot = opened.snapshot()
    assert snapshot.reports[0].outlet == "The Post"
    assert [c.chain[0].name for c in snapshot.claims] == ["The Post"]
    assert [c.id for c in snapshot.claims] == [c.id for c in before]
    (judgement,) = snapshot.judgements
    assert judgement.before == {"outlet": None, "published": None}
    assert (judgement.who, judgement.reason) == ("Ann", "masthead")
    assert opened.store.report(row.report).outlet is None
    assert opened.add(["a:a SHIP"]).unsure == ()
    assert exported(opened) == exported(opened)


def test_the_last_word_holds_and_a_word_that_changes_nothing_is_none(opened) -> None:
    opened.add(["a:a SHIP"])
    opened.set("a", outlet="One")
    opened.set("a", outlet="Two")
    opened.set("a", outlet="Two")
    assert len(opened.snapshot().judgements) == 2
    assert opened.snapshot().reports[0].outlet == "Two"


@pytest.mark.parametrize("sources", [["many"], []])
def test_what_another_version_read_is_read_again_if_asked(opened, monkeypatch, sources) -> None:
    monkeypatch.setattr("firsthand.language.parse.model_version", lambda: "model 1")
    opened.add(["many"])
    before, seen = exported(opened), []
    analysed_by(monkeypatch, lambda report, packs=(): seen.append(report.id) or fake_analyse(report))
    opened.add(sources, reread=True)
    assert seen == []
    monkeypatch.setattr("firsthand.language.parse.model_version", lambda: "model 2")
    opened.add(sources)
    assert seen == []
    result = opened.add(sources, reread=True)
    assert len(seen) == 30
    assert (result.added, result.reports) == (0, 30)
    assert exported(opened) == before


def test_a_word_spoken_while_a_report_is_analysed_again_is_not_lost(opened, monkeypatch) -> None:
    opened.add(["a:a SHIP"])
    opened.set("a", outlet="One")

    def interrupted(report, packs=()):
        if report.outlet == "One":
            opened.set("a", outlet="Two")
        return fake_analyse(report)

    analysed_by(monkeypatch, interrupted)
    opened.snapshot()
    assert [c.chain[0].name for c in opened.snapshot().claims] == ["Two"]


def test_a_time_without_a_zone_leaves_the_zone_open(opened) -> None:
    opened.add(["a:a SHIP"])
    assert opened.set("a", published="2024-12-14T09:30").published == "2024-12-14T09:30:00"
    assert opened.set("a", published="2024-12-14T09:30+02:00").published == "2024-12-14T09:30:00+02:00"


@pytest.mark.parametrize(
    "fields", [{}, {"published": "yesterday"}, {"published": "2024-13-01"}, {"published": ""}, {"version_of": "a"}]
)
def test_what_cannot_be_set_is_refused_and_not_logged(opened, fields) -> None:
    opened.add(["a:a SHIP"])
    with pytest.raises(ValueError, match=r"\w"):
        opened.set("a", **fields)
    assert opened.snapshot().judgements == ()


def test_a_reference_is_a_unique_beginning_a_name_or_refused(opened) -> None:
    opened.add(["many"])
    ids = [r.id for r in opened.snapshot().reports]
    assert opened.find_report(ids[0]) == opened.find_report(ids[0][:9]) == ids[0]
    assert opened.find_report("many/3.txt") == opened.find_report("3.txt")
    shared = next(i[0] for i in ids if sum(j[0] == i[0] for j in ids) > 1)
    with pytest.raises(UnknownReference, match="give more of it"):
        opened.find_report(shared)
    for nothing in ("", "zzzz", "%"):
        with pytest.raises(UnknownReference):
            opened.find_report(nothing)


def test_a_judgement_is_reconciled_and_moves_nothing_else(opened) -> None:
    opened.add(["many"])
    opened.judge("note", opened.snapshot().claims[0].id, after="look again", who="Ann")
    assert {f.reconciled for f in opened.snapshot().reconciliation.findings} == {1}


def test_a_pack_added_to_a_case_travels_with_it(opened, tmp_path, monkeypatch) -> None:
    opened.add(["a:a SHIP"])
    pack = tmp_path / "mine.yaml"
    pack.write_text("pack: mine\nversion: 3\nthings:\n  - name: ferry\n    noun: true\n")
    opened.add_packs([pack])
    pack.unlink()
    seen = []
    analysed_by(monkeypatch, lambda report, packs=(): seen.append(packs) or fake_analyse(report))
    assert opened.snapshot().packs["mine"] == "3"
    assert [name for name, _ in seen[0]] == ["mine.yaml"]


def test_a_wrong_pack_changes_nothing(opened, tmp_path) -> None:
    pack = tmp_path / "mine.yaml"
    pack.write_text("pack: mine\nversion: three\n")
    with pytest.raises(PackError, match=r"mine\.yaml"):
        opened.add_packs([pack])
    assert "mine" not in opened.snapshot().packs


def test_one_source_alone_need_not_be_in_a_list(opened) -> None:
    assert opened.add("many").added == 30
    assert opened.add(Path("many")).known == 30


def test_progress_tells_of_every_report(opened) -> None:
    steps = []
    opened.add(["many"], progress=steps.append)
    done = [s.done for s in steps if s.stage == "reading"]
    assert done == sorted(done)
    assert set(done) == set(range(31))
    assert steps[0].current == "many/0.txt"


def test_nothing_is_made_where_only_reading_was_asked(tmp_path) -> None:
    with pytest.raises(CaseError):
        Case.open(tmp_path / "none.case", create=False)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_case_has_a_snapshot(opened) -> None:
    snapshot = opened.snapshot()
    assert (snapshot.reports, snapshot.claims, snapshot.model) == ((), (), "")
    assert io.StringIO(exported(opened)).readline() == "{\n"


def test_the_unsure_of_the_whole_case_are_listed_by_an_add_of_nothing(opened) -> None:
    opened.add(["b:a SHIP", "a:a TANK"])
    assert [u.source for u in opened.add().unsure] == ["a", "b"]
