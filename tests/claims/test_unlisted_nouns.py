"""Whom and what a report tells of in nouns that no pack lists."""

from collections.abc import Callable

import pytest

from firsthand.model import Claim
from firsthand.packs.nouns import class_of

Read = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("text", "kind", "thing", "count"),
    [
        ("Six garages burned down on Monday, a baker said.", "burned", "garage", (6, 6)),
        ("A lighthouse was destroyed by shells on Monday.", "destroyed", "lighthouse", (1, 1)),
        ("Seven warders were injured in the uprising on Sunday.", "injured", "person", (7, 7)),
        ("Five Brazilians were arrested on Wednesday, the coast guard said.", "arrested", "person", (5, 5)),
        ("Two falconers and a florist were killed on Friday.", "killed", "person", (2, 2)),
    ],
)
def test_a_noun_that_no_pack_lists_is_of_what_it_falls_under(
    read: Read, text: str, kind: str, thing: str, count: tuple[int, int]
) -> None:
    found = [c for c in read(text) if c.kind == kind]
    assert (thing, count) in [(c.things[0].name, (c.count.min, c.count.max)) for c in found if c.count]


@pytest.mark.parametrize(
    "text",
    [
        "Two goats were killed on Monday, a herder said.",
        "The plan killed 40 jobs, a critic said.",
        "Police released figures on Monday.",
        "A kiosk was arrested by its own success.",
        "Soldiers took over the outer gates of the base at Hama.",
    ],
)
def test_what_is_of_another_sort_makes_no_claim(read: Read, text: str) -> None:
    assert [c for c in read(text) if c.kind in {"killed", "released", "arrested", "captured"}] == []


@pytest.mark.parametrize(
    ("noun", "named"),
    [("lighthouse", "structure"), ("florist", "person"), ("climber", "person"), ("goat", None), ("mitterrand", None)],
)
def test_a_noun_falls_under_a_root_of_the_packs(noun: str, named: str | None) -> None:
    assert class_of(noun) == named


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("Eleven diggers died at the pit on Tuesday.", "killed", (11, 11)),
        ("Thousands of people marched down Harbour Avenue on Saturday.", "protested", (2000, None)),
        ("Troops seized 43 assault rifles near Gao on Thursday.", "captured", (43, 43)),
    ],
)
def test_people_marches_and_arms_in_words_of_two_meanings(
    read: Read, text: str, kind: str, count: tuple[int, int | None]
) -> None:
    (claim,) = (c for c in read(text) if c.kind == kind)
    assert claim.count is not None
    assert (claim.count.min, claim.count.max) == count
