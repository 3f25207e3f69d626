"""Two voices that tell one thing in words of two kinds, and those that tell of two things."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from firsthand.claims import find_claims
from firsthand.language import annotate
from firsthand.model import Block, BlockType, Lineage, Report, Status
from firsthand.packs import load_packs
from firsthand.reconcile import reconcile

if TYPE_CHECKING:
    from collections.abc import Callable

VOICES = ("the mayor of Lund, Eva Berg, said.", "said Karim Daoud, a baker who watched from his roof.")


@pytest.fixture(scope="module")
def told() -> Callable[..., list[tuple[str, Status, Any]]]:
    """Return a function from what two voices say to the questions answered: (question, status, value)."""
    packs = load_packs()

    def found(*deeds: str) -> list[tuple[str, Status, Any]]:
        reports = []
        for i, deed in enumerate(deeds):
            text = f"{deed}, {VOICES[i]}"
            block = (Block(BlockType.BODY, 0, len(text)),)
            at = "2026-03-13T15:00:00+00:00"
            reports.append(Report(id=f"r{i}", text=text, blocks=block, outlet=f"Post {i}", published=at, language="en"))
        claims = [c for r in reports for doc in annotate(r, packs) for c in find_claims(doc, packs)]
        outcome = reconcile(reports, claims, (), Lineage(), (), packs)
        return [(f.question, f.status, f.reconciled) for f in outcome.findings]

    return found


@pytest.mark.parametrize(
    ("one", "other", "asked"),
    [
        ("A helicopter was shot down at Lund on Tuesday", "A helicopter crashed at Lund on Tuesday", "crashed"),
        ("Seven houses burned in Lund on Tuesday", "Soldiers destroyed seven houses in Lund on Tuesday", "damaged"),
        ("Twelve trucks withdrew from Lund on Tuesday", "Twelve trucks left Lund on Tuesday", "left"),
        ("Five tanks arrived in Lund on Tuesday", "I saw five tanks in Lund on Tuesday", "were in"),
    ],
)
def test_what_two_voices_tell_in_two_words_is_asked_in_the_words_of_both(told, one, other, asked):
    found = [(q, status) for q, status, _ in told(one, other) if q.startswith("how many")]
    assert [(asked in q, status) for q, status in found] == [(True, Status.CORROBORATED)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Five houses burned in Lund on Tuesday", "Soldiers destroyed 14 houses in Lund on Tuesday"),
        ("The mosque at Lund burned on Tuesday", "The bridge at Lund was destroyed on Tuesday"),
        ("Twelve trucks arrived in Lund on Tuesday", "Twelve trucks left Lund on Tuesday"),
        ("Twelve trucks withdrew from Lund on Monday", "Twelve trucks left Lund on Wednesday"),
    ],
)
def test_other_numbers_things_ends_and_days_are_held_apart(told, one, other):
    found = [status for q, status, _ in told(one, other) if q.startswith("how many")]
    assert found == [Status.SINGLE_SOURCE, Status.SINGLE_SOURCE]


def test_who_denies_a_withdrawal_answers_who_saw_them_leave(told):
    found = told("There has been no withdrawal of soldiers from Lund", "Soldiers left Lund on Tuesday")
    assert Status.DISPUTED in [status for _, status, _ in found]


def test_a_baker_counts_the_bodies_of_a_toll_that_an_official_gives(told):
    found = told(
        "A ferry sank off Lund on Tuesday and at least six people drowned", "I pulled six bodies from the water at Lund on Tuesday"
    )  # fmt: skip
    killed = [(status, value["min"]) for q, status, value in found if "killed" in q]
    assert killed == [(Status.CORROBORATED, 6)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Six rockets were launched at Lund on Tuesday", "Six missiles were launched at Lund on Tuesday"),
        ("Nine militants were killed in Lund on Tuesday", "Nine rebels were killed in Lund on Tuesday"),
        ("Fourteen passengers were injured in Lund on Tuesday", "Fourteen students were injured in Lund on Tuesday"),
    ],
)
def test_words_that_are_loosely_used_may_tell_of_the_same(told, one, other):
    assert [status for q, status, _ in told(one, other) if q.startswith("how many")] == [Status.CORROBORATED]


def test_a_toll_that_has_risen_is_of_what_was_told_before(told):
    found = told("Floods killed 61 people in Lund", "The toll of the floods in Lund has risen: floods killed 85 people")
    assert len([q for q, _, _ in found if "killed" in q]) == 1


def test_soldiers_and_rebels_are_not_the_same(told):
    found = told("Nine soldiers were killed in Lund on Tuesday", "Nine rebels were killed in Lund on Tuesday")
    assert Status.CORROBORATED not in [status for _, status, _ in found]


def test_those_who_remain_in_care_are_no_other_number_of_the_hurt(told):
    found = told(
        "Forty people were hurt in a tram crash in Lund on Tuesday and three remain in intensive care",
        "More than 30 people were injured in a tram crash in Lund on Tuesday",
    )
    assert [status for q, status, _ in found if "injured" in q] == [Status.CORROBORATED]


def test_one_number_at_two_scenes_of_one_day_does_not_corroborate(told):
    found = told(
        "Three people were killed when a shell hit a bakery in Lund on Tuesday",
        "Three people were killed when a shell hit a school in Lund on Tuesday",
    )
    assert Status.CORROBORATED not in [status for q, status, _ in found if "killed" in q]


def test_those_among_the_dead_of_one_sort_are_all_of_that_sort(told):
    found = told(
        "Nineteen people, among them seven gunmen, were killed in an attack on Lund on Tuesday",
        "Seven gunmen were killed when they attacked Lund on Tuesday",
    )
    assert [(s, v["max"]) for q, s, v in found if "gunmen were killed" in q] == [(Status.CORROBORATED, 7)]


def test_two_words_for_one_deed_in_one_sentence_ask_one_question(told):
    found = told("Two ships left Lund on Tuesday and sailed north")
    assert len([q for q, _, _ in found if "ships" in q and q.startswith("how many")]) == 1


def test_what_a_road_has_cost_in_all_is_no_figure_of_one_crash(told):
    found = told(
        "Eleven people were killed in a bus crash at Lund on Tuesday",
        "Eleven passengers were killed in a bus crash at Lund on Tuesday. The road has claimed more than 200 lives in the past decade",
    )  # fmt: skip
    assert Status.DISPUTED not in [status for _, status, _ in found]


def test_two_numbers_of_all_who_were_there_do_not_both_hold(told):
    found = told("Three worshippers were killed in Lund on Tuesday", "Seven people were killed in Lund on Tuesday")
    assert [status for q, status, _ in found if "people were killed" in q] == [Status.DISPUTED]
