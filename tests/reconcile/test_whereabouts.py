"""Two accounts that put one occurrence at two places, in other words or of other people: one, where enough shows it."""

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

Answers = list[tuple[str, Status, Any, int]]


@pytest.fixture(scope="module")
def told() -> Callable[..., Answers]:
    """Return a function from texts to the questions answered: (question, status, value, how many reports)."""
    packs = load_packs()

    def found(*texts: str) -> Answers:
        at = "2026-03-13T15:00:00+00:00"
        reports = [
            Report(
                id=f"r{i}",
                text=text,
                blocks=(Block(BlockType.BODY, 0, len(text)),),
                outlet=f"Post {i}",
                published=at,
                language="en",
            )
            for i, text in enumerate(texts)
        ]
        claims = [c for r in reports for doc in annotate(r, packs) for c in find_claims(doc, packs)]
        of = {c.id: c.report for c in claims}
        outcome = reconcile(reports, claims, (), Lineage(), (), packs)
        return [(f.question, f.status, f.reconciled, len({of[c] for c in f.claims})) for f in outcome.findings]

    return found


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (
            "Seventeen miners were arrested in the Polwart quarter of Lund on Tuesday, the mayor of Lund, Eva Berg, said.",
            "Seventeen miners were arrested in Lund on Tuesday, said Karim Daoud, a baker who watched.",
            "arrested",
        ),
        (
            "Eleven dockers were killed when a silo exploded in Gdansk on Tuesday, said Eva Berg, a nurse.",
            '"I was in Warsaw, and I hear that eleven dockers were killed in Gdansk on Tuesday," said Karim Daoud.',
            "killed",
        ),
    ],
)
def test_who_names_the_others_place_and_number_tells_of_the_same(told, one, other, kind):
    assert [reports for question, _, _, reports in told(one, other) if f"were {kind}" in question] == [2]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Three people were killed in Polwart, in Lund, on Tuesday, said Eva Berg, a nurse.",
            "Three people were killed in Nyhem, in Lund, on Tuesday, said Karim Daoud, a baker.",
        ),
        (
            "Two people were killed in Lublin on Tuesday, said Eva Berg, a nurse.",
            "Two people were killed in Gdansk on Tuesday, said Karim Daoud, a baker. He had come from Lublin.",
        ),
    ],
)
def test_a_place_named_by_the_way_makes_no_one_occurrence(told, one, other):
    assert [reports for question, _, _, reports in told(one, other) if "were killed" in question] == [1, 1]


def test_one_number_of_people_called_otherwise_is_their_number_not_a_bound(told):
    found = told(
        "Sixteen prisoners were released in Lund on Tuesday, the mayor of Lund, Eva Berg, said.",
        "Sixteen men were released in Lund on Tuesday, said Karim Daoud, a baker who watched from his roof.",
    )
    released = [(value["min"], value["max"], status) for question, status, value, _ in found if "released" in question]
    assert released == [(16, 16, Status.CORROBORATED)]


def test_a_part_stays_the_least_that_there_were(told):
    found = told(
        "Nine guests died in Lund on Tuesday, three of them children, said Eva Berg, a nurse.",
        "Three children died in Lund on Tuesday, said Karim Daoud, a baker who watched from his roof.",
    )
    everybody = [value for question, _, value, _ in found if "people were killed" in question]
    assert all(value["max"] != 3 for value in everybody)


def test_a_claim_of_responsibility_is_one_whatever_day_it_is_told_for(told):
    found = told(
        "The Northern Front claimed responsibility for Tuesday's bomb at the oil pump in Lund.",
        "In a message sent on Wednesday the Northern Front claimed responsibility for the explosion at the Lund pump.",
    )
    assert 2 in [reports for question, _, _, reports in found if "claimed responsibility" in question]


def test_he_who_denies_that_he_went_disputes_it(told):
    found = told(
        "The governor of the central bank, Nils Perera, resigned on Tuesday, two members of his party said.",
        "Nils Perera denied on Wednesday that he had resigned as governor of the central bank.",
    )
    assert [status for question, status, _, _ in found if "resigned" in question] == [Status.DISPUTED]


def test_a_column_of_fighters_and_the_fighters_left_once(told):
    found = told(
        "The last column pulled out of Lund on Sunday, said Eva Berg, a nurse.",
        "The rebels left Lund on Sunday, said Karim Daoud, a baker who watched from his roof.",
    )
    assert 2 in [reports for _, _, _, reports in found]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Four people were killed in the march in Lund on Saturday and not one more, Colonel Nils Berg said on Monday.",
            "Twelve people were killed in Lund on Saturday, Karim Daoud, a baker, said on Tuesday.",
        ),
        (
            "Nobody was injured when a fire broke out in Lund on Saturday, Colonel Nils Berg said on Monday.",
            "Three people were injured in the fire in Lund on Saturday, Karim Daoud, a baker, said on Tuesday.",
        ),
    ],
)
def test_a_number_told_as_all_there_were_is_disputed_by_a_greater_one(told, one, other):
    found = [status for question, status, _, _ in told(one, other) if "killed" in question or "injured" in question]
    assert found == [Status.DISPUTED]


def test_a_number_known_so_far_is_not_disputed_by_a_later_one(told):
    found = told(
        "No injuries have been reported so far in the fire in Lund on Saturday, Colonel Nils Berg said on Sunday.",
        "Three people were injured in the fire in Lund on Saturday, Karim Daoud, a baker, said on Tuesday.",
    )
    assert Status.DISPUTED not in [status for _, status, _, _ in found]


def test_one_number_before_a_list_is_of_all_in_it(told):
    found = told("About 8,000 workers and relatives marched in Lund on Saturday, said Eva Berg, a union steward.")
    assert [(v["min"], v["max"]) for question, _, v, _ in found if "people protested" in question] == [(8000, 8000)]


def test_men_and_women_of_one_list_are_one_occurrence(told):
    found = told(
        "The abbot buried seven men and women in Lund on Wednesday, said Eva Berg, a nurse.",
        "Seven people were buried in Lund on Wednesday, said Karim Daoud, a baker.",
    )
    assert 2 in [reports for question, _, _, reports in found if "buried" in question]


def test_what_one_word_tells_in_two_kinds_is_asked_of_once(told):
    found = told(
        "Three sheds were gutted in Lund on Tuesday, said Eva Berg, a nurse.",
        "Three sheds burned to the ground in Lund on Tuesday, said Karim Daoud, a baker.",
    )
    asked = [question for question, _, _, _ in found if "fire" in question or "destroyed" in question]
    assert len(asked) == 1


def test_a_house_that_lies_in_ruins_was_destroyed_before(told):
    found = told(
        "The bridge in Lund was destroyed on Tuesday, said Eva Berg, a nurse.",
        "The bridge in Lund is destroyed, our reporter saw on Thursday.",
    )
    assert [reports for question, _, _, reports in found if "destroyed" in question] == [2]


def test_a_ship_is_known_by_its_name_where_another_report_borrows_a_place(told):
    found = told(
        "The trawler Silver Tern went down off Gdansk on Wednesday, first mate Nils Berg said.",
        "There was rain in Warsaw. A trawler has gone down on Wednesday, said Eva Lind, a pilot. "
        '"Only the stern of the Silver Tern was above the surface," she said.',
    )
    assert 2 in [reports for question, _, _, reports in found if "sank" in question]


def test_nine_of_one_nation_where_all_were_nine_are_all(told):
    found = told(
        "Nine Filipino seafarers were released at Lund on Monday, said Eva Berg, a nurse.",
        "Nine sailors were released at Lund on Monday, said Karim Daoud, a baker.",
    )
    assert [(v["min"], v["max"]) for question, _, v, _ in found if "released" in question] == [(9, 9)]
