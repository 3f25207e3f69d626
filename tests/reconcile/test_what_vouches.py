"""Which tellings may corroborate one another: of people shown to be the same, by voices that are quoted for it."""

from __future__ import annotations

import pytest

from firsthand.claims import find_claims
from firsthand.language import annotate
from firsthand.model import Block, BlockType, Lineage, Report, Status
from firsthand.packs import load_packs
from firsthand.reconcile import reconcile

OUTLETS = ("Norden Post", "Canal Sud", "Ostra Weekly")


@pytest.fixture(scope="module")
def corroborated():
    """Return a function from short reports of one day to the questions that are called corroborated."""
    packs = load_packs()

    def found(*texts: str) -> list[str]:
        reports = [
            Report(
                id=f"r{i}",
                text=text,
                blocks=(Block(BlockType.BODY, 0, len(text)),),
                outlet=OUTLETS[i],
                published="2026-03-13T15:00:00+00:00",
                language="en",
            )
            for i, text in enumerate(texts)
        ]
        claims = [c for r in reports for doc in annotate(r, packs) for c in find_claims(doc, packs)]
        outcome = reconcile(reports, claims, (), Lineage(), (), packs)
        return [f.question for f in outcome.findings if f.status is Status.CORROBORATED]

    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“I saw people run through my shop,” said Jana Holm, a grocer.", "“We saw the same individuals ride the lift up and down,” said Marek Dunin, a lift boy."),
        ("“I saw officers on the stairs,” said Pia Lund, a baker.", "Officers were seen looking into cars, said Tomas Berg, a driver."),
        ("“I saw people walk off into the hills,” said Lena Voss, a shepherd.", "“We watched people leave after the match,” said Ida Holt, a steward."),
    ],
)  # fmt: skip
def test_people_without_number_place_or_day_are_not_shown_to_be_the_same(corroborated, one, other) -> None:
    scene = "Shots were fired at the Kandava shopping centre in Tukums on Thursday. "
    assert [q for q in corroborated(scene + one, scene + other) if "fired" not in q] == []


def test_people_without_a_number_are_the_same_in_one_place_on_one_day(corroborated) -> None:
    one = "Residents fled from Goma on Thursday, said Jana Holm, a nurse who watched them leave."
    other = "People fled from Goma on Thursday, said Marek Dunin, a driver who saw them on the road."
    assert corroborated(one, other)
