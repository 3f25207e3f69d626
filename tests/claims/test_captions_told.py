"""A caption's maker stands behind what the picture shows, and not behind what the outlet adds below it."""

import pytest

from firsthand.claims import find_claims
from firsthand.language import annotate
from firsthand.model import Basis, Block, BlockType, Claim, Report


@pytest.fixture
def caption(packs):
    def read(text: str) -> list[Claim]:
        report = Report(
            "r1",
            text,
            (Block(BlockType.CAPTION, 0, len(text)),),
            outlet="Hill Gazette",
            published="2024-05-07",
            language="en",
        )
        return [c for doc in annotate(report, packs) for c in find_claims(doc, packs)]

    return read


@pytest.mark.parametrize(
    "text",
    [
        "Mira Dahl, 34, was killed in Brenford on Friday. (Photo: Ana Ruiz)",
        "Flowers outside the shop where two men died on Friday. (Photo: Ana Ruiz)",
        "Officers at the bridge, where four people were injured. (Photo: Ana Ruiz)",
    ],
)
def test_who_took_a_picture_is_no_witness_of_what_is_told_below_it(caption, text) -> None:
    told = [c for c in caption(text) if c.kind in {"killed", "injured"}]
    assert told
    assert {(c.chain[-1].name, c.root_stated, c.basis) for c in told} == {("Hill Gazette", False, Basis.UNSPECIFIED)}


@pytest.mark.parametrize(
    "text",
    ["Four trucks wait at the border on Friday. (Photo: Ana Ruiz)", "Two Il-76 parked at Brenford. (Photo: Ana Ruiz)"],
)
def test_who_took_a_picture_shows_what_is_in_it(caption, text) -> None:
    told = [c for c in caption(text) if c.kind == "present"]
    assert {(c.chain[-1].name, c.root_stated, c.basis) for c in told} == {("Ana Ruiz", True, Basis.PHOTOGRAPH)}


def test_what_satellites_show_is_told_as_past(caption) -> None:
    told = caption("Two Il-76 were parked at the base on 6 May. (Satellite image: Maxar Technologies)")
    assert {c.basis for c in told} == {Basis.SATELLITE}
