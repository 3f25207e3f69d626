"""What changed between two states of a case: each finding paired with what it was, and what the change came of."""

from datetime import UTC, datetime

import pytest

from firsthand.errors import UnknownReference
from firsthand.model import Change, Finding, Fragility, Judgement, Report, ReportChange, Status, Value
from firsthand.pipeline.changes import Between, finding_changes, report_changes
from firsthand.pipeline.since import comparing_at
from firsthand.store import Comparing, Revision


def finding(
    name, *claims, count=2, status=Status.SINGLE_SOURCE, flags=(), question="how many buses left", aspect="count"
):
    value = Value({"min": count, "max": count, "approximate": False}, claims, ("o1",), None)
    return Finding(
        name, "e1", question, aspect, status, flags, f"{count}.", claims, tuple(f"o-{c}" for c in claims), (value,),
        value.value, Fragility(0, None),
    )  # fmt: skip


def context(*came, judged=(), claims="c1 c2 c3 c4"):
    """The reports that came in between, among those of the claims: claim c1 is of report r1, and so on."""
    reports = tuple(ReportChange(r, "added", n, "2024-12-14T10:00:00+00:00") for n, r in enumerate(came, 1))
    return Between(reports, judged, {c: f"r{c[1:]}" for c in claims.split()}, frozenset(j.target for j in judged))


def told(before, after, between):
    return [
        (c.change, (c.before or c.after).id, c.supersedes, c.superseded_by, c.because)
        for c in finding_changes(before, after, between)
    ]


def test_what_is_as_it_was_is_no_change() -> None:
    assert finding_changes([finding("f1", "c1")], [finding("f1", "c1")], context("r2")) == ()


def test_a_new_finding_came_of_the_reports_that_tell_it() -> None:
    assert told([], [finding("f1", "c1", "c2")], context("r2", "r1", "r3")) == [
        (Change.NEW, "f1", None, None, ("r2", "r1"))
    ]


def test_a_status_changed_by_the_report_whose_claim_came_in() -> None:
    before, after = finding("f1", "c1"), finding("f1", "c1", "c2", status=Status.DISPUTED)
    (change,) = finding_changes([before], [after], context("r2", "r3"))
    assert change.change is Change.STATUS
    assert (change.before.status, change.after.status) == (Status.SINGLE_SOURCE, Status.DISPUTED)
    assert change.because == ("r2",)
    assert change.after.reports == ("r1", "r2")


def test_another_value_is_an_update_and_one_taken_back_a_correction() -> None:
    before = finding("f1", "c1", status=Status.UPDATED)
    later = finding("f1", "c1", "c2", count=3, status=Status.UPDATED)
    corrected = finding("f1", "c1", "c2", count=3, status=Status.UPDATED, flags=("corrected",))
    assert told([before], [later], context("r2"))[0][0] is Change.UPDATED
    assert told([before], [corrected], context("r2"))[0][0] is Change.CORRECTED


def test_a_single_figure_that_a_later_one_replaced_is_an_update_not_only_another_status() -> None:
    after = finding("f1", "c1", "c2", count=3, status=Status.UPDATED)
    assert told([finding("f1", "c1")], [after], context("r2"))[0][0] is Change.UPDATED


def test_a_page_fetched_again_with_other_words_is_a_revision_of_the_earlier() -> None:
    at = "2024-12-14T10:00:00+00:00"
    reports = {
        r: Report(r, "Text.", (), url=url)
        for r, url in (("r1", "https://a.example/x"), ("r2", "https://a.example/x"), ("r3", None))
    }
    done = [("add", "r1"), ("add", "r2"), ("add", "r3"), ("reanalyse", "r2"), ("judge", "j1"), ("reread", "r1")]
    revisions = [Revision(n, at, action, target) for n, (action, target) in enumerate(done, 1)]
    listed = report_changes(revisions, (1, 6), reports)
    assert [(c.report, c.change, c.revision, c.revises) for c in listed] == [
        ("r2", "revised", 2, "r1"), ("r3", "added", 3, None), ("r1", "reread", 6, None),
    ]  # fmt: skip


def test_a_denial_that_leaves_the_status_is_told() -> None:
    after = finding("f1", "c1", "c2", flags=("denied",))
    assert told([finding("f1", "c1")], [after], context("r2"))[0][0] is Change.FLAGGED


def test_more_reports_behind_the_same_value_are_told_last() -> None:
    before = [finding("f1", "c1"), finding("f2", "c3")]
    after = [finding("f1", "c1", "c2"), finding("f2", "c3", "c4", count=9)]
    kinds = [c.change for c in finding_changes(before, after, context("r2", "r4"))]
    assert kinds == [Change.UPDATED, Change.SUPPORT]


def test_a_finding_whose_id_changed_is_the_same_finding() -> None:
    # A report that came in has the smallest claim id: the finding goes by another id.
    before, after = finding("f2", "c2"), finding("f1", "c1", "c2", status=Status.REPEATED)
    assert told([before], [after], context("r1")) == [(Change.STATUS, "f2", "f2", None, ("r1",))]


def test_of_two_findings_that_became_one_the_other_is_withdrawn_into_it() -> None:
    before = [finding("f1", "c1", "c2"), finding("f3", "c3")]
    after = [finding("f1", "c1", "c2", "c3")]
    changes = {c.change: c for c in finding_changes(before, after, context())}
    assert changes[Change.WITHDRAWN].superseded_by == "f1"
    assert changes[Change.SUPPORT].after.id == "f1"


def test_a_finding_split_in_two_names_what_it_was_split_from() -> None:
    before = [finding("f1", "c1", "c2")]
    after = [finding("f1", "c1"), finding("f2", "c2", question="how many vans left")]
    changes = {c.change: c for c in finding_changes(before, after, context())}
    assert changes[Change.NEW].supersedes == "f1"


def test_a_rejected_claim_withdraws_its_finding_by_the_judgement() -> None:
    judged = (Judgement("j1", "2024-12-14", "Ann", "reject", "c1", None, None, "a spoof", "", ""),)
    assert told([finding("f1", "c1")], [], context("r9", judged=judged)) == [
        (Change.WITHDRAWN, "f1", None, None, ("j1",))
    ]


def test_a_judgement_on_its_origins_is_why_a_status_changed() -> None:
    judged = (Judgement("j1", "2024-12-14", "Ann", "different", "o-c1", None, ["o-c2"], "two people", "", ""),)
    before = finding("f1", "c1", "c2", status=Status.AGREEING)
    after = finding("f1", "c1", "c2", status=Status.CORROBORATED)
    assert told([before], [after], context(judged=judged))[0][4] == ("j1",)


def test_a_finding_of_a_report_read_again_is_known_by_its_question() -> None:
    before, after = finding("f1", "c8", count=2), finding("f2", "c1", count=3)
    assert told([before], [after], context("r1"))[0][:3] == (Change.UPDATED, "f1", "f1")


def test_another_aspect_of_the_same_claims_is_another_finding() -> None:
    after = [finding("f1", "c1"), finding("f2", "c1", aspect="to", question="where to buses left")]
    assert [t[:4] for t in told([finding("f1", "c1")], after, context("r1"))] == [(Change.NEW, "f2", None, None)]


def test_changes_come_in_one_order_whatever_the_order_of_the_findings() -> None:
    before = [finding(f"f{n}", f"c{n}", status=s) for n, s in enumerate(Status)]
    after = [finding(f"f{n}", f"c{n}", status=s, count=7) for n, s in enumerate(Status)]
    there = finding_changes(before, after, context())
    back = finding_changes(before[::-1], after[::-1], context())
    assert there == back
    assert [c.after.status for c in there] == list(Status)


# What a moment means.

REVISIONS = [
    Revision(n, f"2024-12-{day:02}T{hour:02}:00:00.000+00:00", "add", f"r{n}")
    for n, (day, hour) in enumerate([(13, 10), (13, 11), (14, 9), (15, 18)], 1)
]
COMPARINGS = [Comparing(i, n, REVISIONS[n - 1].at, "v1", True) for i, n in enumerate((2, 3, 4), 1)]
NOW = datetime(2024, 12, 15, 20, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "ends", "revision"),
    [
        ("1", False, None), ("2", False, 2), ("#3", False, 3), ("r4", False, 4), ("0", False, None),
        ("2024-12-14", False, 2), ("2024-12-14", True, 3), ("2024-12-14T09:00", False, 3),
        ("2024-12-14 08:59", False, 2), ("2024-12-14T10:30+02:00", False, 2), ("2024-12-14T09:00:00Z", False, 3),
        ("2h", False, 4), ("3h", False, 3), ("1d", False, 3), ("2w", False, None), ("3h", True, 3), ("now", False, 4),
        ("today", False, 3), ("yesterday", False, 2), ("today", True, 4), ("1990-01-01", False, None),
    ],
)  # fmt: skip
def test_a_moment_is_the_last_comparing_made_by_then(text, ends, revision) -> None:
    found = comparing_at(text, COMPARINGS, REVISIONS, NOW, ends=ends)
    assert (found.revision if found else None) == revision


@pytest.mark.parametrize(
    "text", ["soon", "", "14 December", "2024-13-01", "2024-12-14T25:00", "9999999w", "20241214T0900"]
)
def test_what_is_no_moment_is_said_with_how_to_write_one(text) -> None:
    with pytest.raises(ValueError, match="a day"):
        comparing_at(text, COMPARINGS, REVISIONS, NOW)


@pytest.mark.parametrize("text", ["5", "2024-12-16", "2024-12-15T20:31"])
def test_what_has_not_come_is_said_with_the_first_and_the_last_revision(text) -> None:
    with pytest.raises(UnknownReference, match=r"revisions 1 \(2024-12-13 10:00 UTC\) to 4 \(2024-12-15 18:00 UTC\)"):
        comparing_at(text, COMPARINGS, REVISIONS, NOW)
