"""Events told by who did them, by what fell on what, by bodies and lists, and what only looks like them."""

from collections.abc import Callable

import pytest

from firsthand.model import Claim

Read = Callable[..., list[Claim]]


def counted(claims: list[Claim], kind: str) -> list[tuple[int | None, int | None]]:
    return [(c.count.min, c.count.max) for c in claims if c.kind == kind and c.count is not None]


@pytest.mark.parametrize(
    ("sentence", "kind", "count"),
    [
        ("Armed men took 23 pupils on Friday.", "kidnapped", 23),
        ("Police took away 31 people on Friday.", "arrested", 31),
        ("Thirty-one people were taken away in police vans.", "arrested", 31),
        ("The hospital treated 14 children on Wednesday.", "injured", 14),
        ("Twelve cars were carried off by the flood.", "destroyed", 12),
        ("A rocket fell on the school on Monday.", "attacked", 1),
        ("Fire swept through a garment factory on Monday.", "burned", 1),
        ("A grenade was thrown into the clinic on Monday.", "attacked", 1),
    ],
)
def test_the_doer_tells_what_was_done(read: Read, sentence: str, kind: str, count: int) -> None:
    assert (count, count) in counted(read(sentence), kind)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("She took her children to school on Friday.", "kidnapped"),
        ("The bus took 30 pupils to school on Friday.", "arrested"),
        ("The ferry holds 300 passengers.", "arrested"),
        ("The singer carried off three awards.", "destroyed"),
        ("Snow fell on the village on Monday.", "attacked"),
        ("The minister came under fire for the delay.", "attacked"),
        ("The parliament burst into applause.", "destroyed"),
    ],
)
def test_another_doer_does_another_thing(read: Read, sentence: str, kind: str) -> None:
    assert [c for c in read(sentence) if c.kind == kind] == []


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Divers lifted four bodies from the wreck on Monday.", 4),
        ("I saw three bodies lying in the street.", 3),
        ("I counted 31 coffins in the yard of the mosque.", 31),
        ("A guard showed us the bodies of five women.", 5),
        ("The blast claimed the lives of seven porters.", 7),
        ("Nine lives were lost in the storm.", 9),
        ("The dead include seven gunmen.", 7),
        ("Two nurses are among the dead.", 2),
        ("The office put the dead at eleven.", 11),
        ("The slide killed two, raising the number killed by it to seventeen.", 17),
        ("Twelve people died in the fire. Four of them were children, he said.", 4),
        ("A boat sank on Monday, killing both crew.", 2),
    ],
)
def test_the_dead_are_counted_however_they_are_told(read: Read, sentence: str, count: int) -> None:
    assert (count, count) in counted(read(sentence), "killed")


@pytest.mark.parametrize(
    "sentence",
    [
        "The two governing bodies signed an accord on Monday.",
        "Two bodies of water were frozen.",
        "Divers were looking for two bodies.",
        "A carpenter made nine coffins a week.",
        "Six of them were nurses.",
        "The party accused the mayor of hiding the dead.",
    ],
)
def test_what_is_no_body_is_no_death(read: Read, sentence: str) -> None:
    assert counted(read(sentence), "killed") == []


def test_a_crowd_is_put_at_a_number_where_a_protest_is_told_of(read: Read) -> None:
    protest = read("Miners marched through Tarvel on Friday. Police put the crowd at 5,000.")
    assert (5000, 5000) in counted(protest, "protested")
    match = read("Tarvel beat Osk on Friday. The club put the crowd at 5,000.")
    assert counted(match, "protested") == []


def test_a_subject_hung_on_the_opening_phrase_is_found(read: Read) -> None:
    assert (16, 16) in counted(read("On 5 May sixteen detainees regained their freedom."), "released")


def test_what_one_could_make_out_was_there(read: Read) -> None:
    assert (2, 2) in counted(read("From the roof he could make out two tanks on the beach."), "present")
