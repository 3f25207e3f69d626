"""What a cell of the matrix says of a claim: no more than the status of its finding allows, and the wire before the copy."""

from dataclasses import replace

import pytest
from drawn_case import PAPER, SUVA, TEXT, WIRE, claim, finding, report, snapshot

from firsthand.model import (
    Basis,
    BlockType,
    Certainty,
    Count,
    Edge,
    Lineage,
    Origin,
    Passage,
    Status,
    Value,
)
from firsthand.pages import Asked, Live, View, matrix
from firsthand.pages.nearness import nearest_first
from firsthand.pages.signs import SIGNS, answer_of, sign_of

ONE = claim(1, WIRE, SUVA, None)
FIVE, SEVEN, SOME = ({"min": low, "max": high, "approximate": False} for low, high in ((5, 5), (7, 7), (2, None)))


def asked(status, *values, aspect="count"):
    answers = tuple(Value(value, (), (origin,), None) for value, origin in values)
    return replace(finding(1, "event1", aspect, status, ()), values=answers)


def test_what_is_not_shown_to_be_of_one_time_differs_and_does_not_conflict():
    unresolved = asked(Status.UNRESOLVED, (FIVE, "a"), (SEVEN, "b"))
    assert {sign_of(ONE, FIVE, "a", unresolved, ()), sign_of(ONE, SEVEN, "b", unresolved, ())} == {"differs"}


def test_each_side_of_a_dispute_conflicts():
    disputed = asked(Status.DISPUTED, (FIVE, "a"), (SEVEN, "b"))
    assert {sign_of(ONE, FIVE, "a", disputed, ()), sign_of(ONE, SEVEN, "b", disputed, ())} == {"conflicts"}


def test_the_same_origin_repeats_whatever_the_status():
    disputed = asked(Status.DISPUTED, (FIVE, "a"), (SEVEN, "b"))
    assert sign_of(ONE, FIVE, "a", disputed, (FIVE,)) == "repeats"
    assert sign_of(ONE, SEVEN, "a", disputed, (FIVE,)) == "conflicts", "another number is no repetition"


def test_only_another_origin_agrees():
    assert sign_of(ONE, FIVE, "a", asked(Status.REPEATED, (FIVE, "a")), ()) == "says"
    assert sign_of(ONE, FIVE, "a", asked(Status.CORROBORATED, (FIVE, "a"), (SOME, "b")), ()) == "agrees"


def test_a_value_that_was_replaced_is_an_earlier_one():
    updated = asked(Status.UPDATED, (SEVEN, "a"), (FIVE, "a"))
    assert sign_of(ONE, FIVE, "a", updated, ()) == "earlier"
    assert sign_of(ONE, SEVEN, "a", updated, ()) == "says"
    taken_back = replace(ONE, count=Count(5, 5, False, "five"), corrects=True)
    assert sign_of(taken_back, answer_of(taken_back, None, "count"), "b", updated, ()) == "earlier"


def test_a_hedge_on_what_is_asked_shows_in_its_cell_alone():
    bound = replace(ONE, destination=SUVA, hedges=("bound for Suva: believed",))
    assert sign_of(bound, "Suva", "a", asked(Status.REPEATED, ("Suva", "a"), aspect="to"), ()) == "hedged"
    assert sign_of(bound, FIVE, "a", asked(Status.REPEATED, (FIVE, "a")), ()) == "says"


@pytest.mark.parametrize(
    ("changed", "sign"),
    [
        ({"certainty": Certainty.DECLARED_UNKNOWN}, "unknown"),
        ({"certainty": Certainty.COUNTERFACT}, "denies"),
        ({"denies": True}, "denies"),
        ({"certainty": Certainty.POSSIBLE}, "hedged"),
    ],
)
def test_how_it_is_said_comes_before_what_is_said(changed, sign):
    assert sign_of(replace(ONE, **changed), FIVE, "a", asked(Status.SINGLE_SOURCE, (FIVE, "a")), ()) == sign
    assert sign in SIGNS


def test_a_number_that_was_not_counted_does_not_agree():
    repeated = asked(Status.REPEATED, (FIVE, "a"))
    assert sign_of(ONE, SEVEN, "a", repeated, ()) == "differs"


def test_a_number_that_is_denied_is_not_listed_as_said():
    view = copied(())
    denied = replace(claim(3, WIRE, SUVA, None), certainty=Certainty.COUNTERFACT, count=Count(6, 6, False, "six"))
    claims = (*view.snapshot.claims, denied)
    told = replace(view.snapshot.reconciliation.findings[0], claims=tuple(c.id for c in claims))
    reconciled = replace(view.snapshot.reconciliation, findings=(told,), claim_origin={c.id: "o" for c in claims})
    (grid,) = matrix.build(
        View("v", replace(view.snapshot, claims=claims, reconciliation=reconciled), None), Asked(), Live()
    ).grids
    (cell,) = (c for c in grid.rows[0].cells if c and c.report == WIRE)
    assert "not 6" in (cell.words, *cell.also)
    assert "6" not in (cell.words, *cell.also)


def test_a_row_that_asks_where_has_places_in_its_cells_and_no_numbers():
    counted = replace(ONE, count=Count(2, 2, False, "two"))
    assert answer_of(counted, None, "place") == "Suva"
    assert answer_of(replace(counted, place=None), None, "place") is None


def copied(edges):
    """Return a view in which a paper, dated a day earlier than the wire, copies it."""
    claims = (claim(1, WIRE, SUVA, None), claim(2, PAPER, SUVA, None))
    reports = (report(WIRE, "Coast Wire", "2024-03-02T09:00:00+00:00"), report(PAPER, "Island Paper", "2024-03-02"))
    asked_of = replace(
        finding(1, "event1", "count", Status.REPEATED, claims), origins=("o",),
        values=(Value(FIVE, tuple(c.id for c in claims), ("o",), None),),
    )  # fmt: skip
    seen = snapshot(reports, claims, Lineage(edges, ()), (), (asked_of,))
    origin = Origin("o", "guard", Basis.OFFICIAL, tuple(c.id for c in claims))
    reconciled = replace(seen.reconciliation, origins=(origin,), claim_origin={c.id: "o" for c in claims})
    return View("copied", replace(seen, reconciliation=reconciled), None)


def test_the_wire_speaks_and_its_copy_repeats_though_the_copy_sorts_first_by_time():
    view = copied((Edge(WIRE, PAPER, "copies", Passage(PAPER, 0, 45), "9 words shared"),))
    (grid,) = matrix.build(view, Asked(), Live()).grids
    assert [column.outlet for column in grid.columns] == ["Coast Wire", "Island Paper"]
    assert [cell.sign for cell in grid.rows[0].cells] == ["says", "repeats"]


def test_where_nothing_tells_who_was_nearer_the_earlier_one_comes_first():
    view = copied(())
    assert nearest_first(view, "o", (WIRE, PAPER)) == (PAPER, WIRE)


def test_a_cell_speaks_from_the_text_before_the_headline():
    view = copied(())
    head = replace(claim(3, WIRE, SUVA, None), start=0, block=BlockType.HEADLINE, count=Count(2, None, False, "trucks"))
    claims = (head, *view.snapshot.claims)
    told = replace(view.snapshot.reconciliation.findings[0], claims=tuple(c.id for c in claims))
    reconciled = replace(
        view.snapshot.reconciliation, findings=(told,), claim_origin={c.id: "o" for c in claims}
    )  # fmt: skip
    grown = View("grown", replace(view.snapshot, claims=claims, reconciliation=reconciled), None)
    (grid,) = matrix.build(grown, Asked(), Live()).grids
    (cell,) = (c for c in grid.rows[0].cells if c and c.report == WIRE)
    assert (cell.words, cell.also) == ("5", ("2 or more",))
    assert TEXT.startswith(cell.quote)
