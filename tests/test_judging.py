"""What people decide: checked when it is decided, replayed at each reconcile, found again after a re-run, undone."""

import json
from dataclasses import replace
from datetime import datetime

import pytest

from firsthand.errors import JudgedMeanwhile, UnknownReference
from firsthand.export import EXPORTERS
from firsthand.model import Status
from firsthand.pipeline import Case
from firsthand.reconcile import as_judged

STORIES = {
    "wire.txt": ("Coast Wire", "Six trucks left the depot at Homs on Friday, a local official said."),
    "paper.txt": ("Day Paper", "Six trucks left Homs on Friday, said Rima Haddad, who runs a bakery by the gate."),
    "radio.txt": ("Radio East", "Nine helicopters landed at Latakia on Friday, a shepherd said. It was quiet in Homs."),
}


@pytest.fixture
def case(tmp_path):
    rows = [
        {"id": name, "outlet": outlet, "published": "2024-12-14", "title": "What happened", "text": text}
        for name, (outlet, text) in STORIES.items()
    ]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
    with Case.open(tmp_path / "judged.case") as opened:
        opened.add(tmp_path / "rows.jsonl", jobs=1)
        yield opened


def claim(case, words):
    return next(c for c in case.snapshot().claims if words in c.quote)


def finding(case, words):
    return next(f for f in case.snapshot().reconciliation.findings if words in f.question)


def trucks(case):
    return next(f for f in case.snapshot().reconciliation.findings if f.aspect == "count" and f.thing == "truck")


def test_an_edited_field_is_what_the_finding_says(case):
    target = claim(case, "Haddad")
    case.decide(
        "edit", target.id, {"count": {"min": 4, "max": 4, "approximate": False, "text": "six"}}, reason="misheard"
    )
    changed = claim(case, "Haddad")
    assert (changed.count.min, changed.count.max) == (4, 4)
    assert trucks(case).status is Status.DISPUTED
    assert "reviewed" not in trucks(case).flags


@pytest.mark.parametrize(
    ("after", "why"),
    [
        ({}, "name the fields"),
        ({"quote": "other words"}, "cannot be set"),
        ({"count": {"min": "many"}}, "count"),
        ({"certainty": "sure"}, "certainty"),
        ({"kind": None}, "kind"),
    ],
)
def test_an_edit_that_cannot_be_is_refused_with_its_reason(case, after, why):
    with pytest.raises(ValueError, match=why):
        case.decide("edit", claim(case, "Haddad").id, after)
    assert case.store.judgements() == ()


def test_an_edit_that_changes_nothing_is_refused(case):
    with pytest.raises(ValueError, match="nothing is changed"):
        case.decide("edit", claim(case, "Haddad").id, {"certainty": "CT+"})


def test_a_reattributed_claim_has_another_origin(case):
    case.decide("re-attribute", claim(case, "Haddad").id, {"sources": ["the bakery's owner"], "basis": "eyewitness"})
    changed = claim(case, "bakery")
    assert [link.name for link in changed.chain] == ["Day Paper", "the bakery's owner"]
    names = {o.name for o in case.snapshot().reconciliation.origins if o.id in trucks(case).origins}
    assert any("owner" in name for name in names)
    assert not any("Haddad" in name for name in names)


def test_a_reattribution_and_its_undoing_are_seen_among_what_changed(case):
    question = trucks(case).question
    judged = case.decide("re-attribute", claim(case, "Haddad").id, {"sources": ["the bakery's owner"]})
    assert question in {c.question for c in case.changes().findings}
    case.undo(judged.id)
    assert question in {c.question for c in case.changes().findings}


def test_a_missed_claim_is_added_from_selected_words(case):
    report = next(r for r in case.snapshot().reports if r.outlet == "Radio East")
    quote = "It was quiet in Homs."
    after = {"quote": quote, "start": report.text.index(quote), "kind": "present", "thing": "soldier",
             "count": {"min": 0, "max": 0}, "source": "a shepherd"}  # fmt: skip
    case.decide("add", report.id, after, reason="missed")
    added = claim(case, "quiet")
    assert added.quote == report.text[added.start : added.end] == quote
    assert added.chain[-1].name == "a shepherd"
    assert any(added.id in f.claims for f in case.snapshot().reconciliation.findings)


@pytest.mark.parametrize("after", [{"kind": "present"}, {"quote": "no such words", "start": 0, "kind": "present"}])
def test_words_that_are_not_there_make_no_claim(case, after):
    report = case.snapshot().reports[0].id
    with pytest.raises(ValueError, match="words"):
        case.decide("add", report, after)


def test_origins_judged_the_same_are_one_origin(case):
    a, b = trucks(case).origins
    case.decide("same", a, b, reason="she is the official")
    assert len(trucks(case).origins) == 1
    assert trucks(case).status is Status.REPEATED


def test_merged_events_are_one_and_a_split_one_is_two(case):
    helicopters, lorries = finding(case, "helicopters"), trucks(case)
    case.decide("merge", helicopters.id, lorries.id)
    events = case.snapshot().reconciliation.claim_event
    assert events[helicopters.claims[0]] == events[lorries.claims[0]]
    one, other = claim(case, "Haddad").id, claim(case, "local official").id
    case.decide("split", one)
    events = case.snapshot().reconciliation.claim_event
    assert events[one] != events[other]


def test_what_is_undone_is_as_before_and_undoing_that_restores_it(case):
    def exported():
        return json.loads("".join(EXPORTERS["json"](case.snapshot())[0].pieces))["findings"]

    before = exported()
    judged = case.decide("reject", claim(case, "Haddad").id)
    rejected = exported()
    assert rejected != before
    undone = case.undo(judged.id)
    assert exported() == before
    case.undo(undone.id)
    assert exported() == rejected
    assert len(case.store.judgements()) == 3


def test_an_undone_setting_of_a_report_is_undone(case):
    report = next(r for r in case.snapshot().reports if r.outlet == "Radio East")
    case.set(report.id, outlet="Radio West")
    judged = case.store.judgements()[-1]
    case.undo(judged.id)
    assert "Radio East" in {r.outlet for r in case.snapshot().reports}
    assert claim(case, "helicopters").chain[0].name == "Radio East"


def test_the_last_to_write_never_silently_wins(case):
    target = claim(case, "Haddad").id
    case.decide("accept", target, who="Alice", seen=0)
    with pytest.raises(JudgedMeanwhile, match="Alice"):
        case.decide("reject", target, who="Bob", seen=0)
    case.decide("reject", target, who="Bob", seen=1)


def test_a_judgement_is_found_again_by_its_words_and_else_orphaned(case):
    target = claim(case, "Haddad")
    case.decide("edit", target.id, {"count": {"min": 4, "max": 4, "approximate": False, "text": "six"}})
    snapshot = case.snapshot()
    reports = {r.id: r for r in snapshot.reports}
    fresh = tuple(case.store.claims())
    renamed = tuple(replace(c, id=f"new{c.id}") for c in fresh)
    judged = as_judged(reports, renamed, case.store.standing())
    assert next(c for c in judged.claims if "Haddad" in c.quote).count.max == 4
    assert judged.orphaned == ()
    without = tuple(c for c in renamed if "Haddad" not in c.quote)
    assert as_judged(reports, without, case.store.standing()).orphaned == (case.store.judgements()[0].id,)


def test_a_grade_keeps_source_and_claim_apart(case):
    judged = case.decide("grade", claim(case, "Haddad").id, {"source": "B", "claim": "2"})
    assert judged.after == {"source": "B", "claim": "2"}
    with pytest.raises(ValueError, match="A to F"):
        case.decide("grade", claim(case, "Haddad").id, {"source": "2", "claim": "B"})


def test_a_note_is_its_words(case):
    with pytest.raises(ValueError, match="write the note"):
        case.decide("note", claim(case, "Haddad").id)
    case.decide("note", trucks(case).id, reason="call the depot")


def test_what_the_case_does_not_hold_cannot_be_judged(case):
    with pytest.raises(UnknownReference):
        case.decide("accept", "nothing")
    with pytest.raises(UnknownReference):
        case.undo("nothing")
    with pytest.raises(ValueError, match="no action"):
        case.decide("bless", "nothing")


def test_two_programs_that_decide_at_once_do_not_both_win(case):
    target, seen = claim(case, "Haddad").id, len(case.snapshot().judgements)
    with Case.open(case.store.path, create=False) as other:
        looked = other.snapshot()
        case.decide("accept", target, who="Alice", seen=seen)
        with pytest.raises(JudgedMeanwhile, match="Alice"):
            other.decide("reject", target, who="Bob", seen=seen, snapshot=looked)
    assert [j.who for j in case.store.judgements()] == ["Alice"]


def test_a_setting_and_an_undoing_of_what_was_judged_meanwhile_are_refused(case):
    report = next(r for r in case.snapshot().reports if r.outlet == "Radio East")
    case.set(report.id, outlet="Radio West", who="Alice", seen=0)
    with pytest.raises(JudgedMeanwhile, match="Alice"):
        case.set(report.id, outlet="Radio North", who="Bob", seen=0)
    (judged,) = case.store.judgements()
    case.undo(judged.id, who="Alice", seen=1)
    with pytest.raises(JudgedMeanwhile, match="undo"):
        case.undo(judged.id, who="Bob", seen=1)


def test_a_clock_that_is_put_back_does_not_put_a_decision_before_an_older_one(case, monkeypatch):
    target = claim(case, "Haddad").id

    class Slow(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2001, 1, 1, tzinfo=tz)

    judged = case.decide("reject", target)
    monkeypatch.setattr("firsthand.pipeline.deciding.datetime", Slow)
    undone = case.undo(judged.id)
    again = case.undo(undone.id)
    assert judged.when < undone.when < again.when
    assert not any(target in f.claims for f in case.snapshot().reconciliation.findings)
