"""Why a finding stands so: what is said would change it is what does change it."""

import pytest

from firsthand.model import Status
from firsthand.pipeline import Case
from firsthand.pipeline.why import _OPEN, explain_finding

OFFICIALS = {
    "a.txt": "Harbour Post\n\n14 December 2024\n\nSix trucks left Riverton on 13 December, an official said.\n",
    "b.txt": "Morning Dispatch\n\n14 December 2024\n\nAn official said that six trucks left Riverton on 13 December.\n",
}
CREWS = {
    "a.txt": "Harbour Post\n\n14 December 2024\n\nOur reporter saw six trucks leave Riverton on 13 December.\n",
    "b.txt": "Morning Dispatch\n\n14 December 2024\n\nOur crew saw dozens of trucks leave Riverton on 13 December.\n",
}


def a_case(folder, texts):
    for name, text in texts.items():
        (folder / name).write_text(text)
    case = Case.open(folder / "my.case")
    case.add([str(folder / name) for name in texts], jobs=1)
    return case


def told(case, finding):
    snapshot = case.snapshot()
    return explain_finding(snapshot, finding, case.packs)


def the_count(case):
    return next(f for f in case.snapshot().reconciliation.findings if f.aspect == "count")


@pytest.fixture
def agreeing(tmp_path):
    with a_case(tmp_path, OFFICIALS) as case:
        assert the_count(case).status is Status.AGREEING
        yield case


@pytest.mark.parametrize("verdict", ["different", "same"])
def test_what_a_judgement_would_make_of_it_is_what_the_judgement_makes_of_it(agreeing, verdict) -> None:
    finding = the_count(agreeing)
    expected = {w.supposing: w.status for w in told(agreeing, finding).would_change}[verdict]
    assert expected in {Status.CORROBORATED, Status.REPEATED}
    agreeing.judge(verdict, finding.origins[0], after=[finding.origins[1]])
    assert the_count(agreeing).status is expected


def test_each_origin_that_could_withdraw_is_tried(agreeing) -> None:
    finding = the_count(agreeing)
    withdrawn = [w for w in told(agreeing, finding).would_change if w.supposing == "withdrawn"]
    assert [w.origins for w in withdrawn] == [(o,) for o in finding.origins]
    assert {w.status for w in withdrawn} == {Status.SINGLE_SOURCE}
    assert finding.fragility.becomes is Status.SINGLE_SOURCE


def test_values_are_compared_by_what_each_entails_and_by_their_days(tmp_path) -> None:
    with a_case(tmp_path, CREWS) as case:
        finding = the_count(case)
        (pair,) = told(case, finding).compared
    assert finding.status is Status.DISPUTED
    assert pair.relation == "not both can be the number; of days that may be one"


def test_what_nobody_reported_yet_is_said_for_every_status() -> None:
    assert set(_OPEN) == set(Status)
    assert all(status not in {s for s, _ in rows} for status, rows in _OPEN.items())


def test_a_declared_unknown_would_be_answered(tmp_path) -> None:
    text = "Harbour Post\n\n14 December 2024\n\nIt is not known how many trucks left Riverton on Friday.\n"
    with a_case(tmp_path, {"a.txt": text}) as case:
        finding = next(f for f in case.snapshot().reconciliation.findings if not f.values)
        (row,) = told(case, finding).would_change
    assert "a report gave an answer" in row.words
