# ruff: noqa: ARG001, ARG005 -- the stand-ins take what the stages take
"""What is set, judged, added to or asked of a case, and what that leaves as it was."""

import io
from pathlib import Path

import pytest
from stand_ins import (
    analysed_by,
    exported,
    fake_analyse,
)

from firsthand.errors import CaseError, PackError, UnknownReference
from firsthand.pipeline import Case

pytestmark = pytest.mark.usefixtures("stages")


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
