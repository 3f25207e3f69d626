"""Places that no gazetteer lists, the sides people are of, and numbers that are some of those told of before."""

from collections.abc import Callable

import pytest

from firsthand.model import Claim

Read = Callable[..., list[Claim]]


def only(claims: list[Claim], kind: str) -> Claim:
    (claim,) = (c for c in claims if c.kind == kind)
    return claim


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Nine fishermen were rescued off Nusa Kalengga on Monday, the agency said.", "rescued", "Nusa Kalengga"),
        ("The navy seized a dhow off Ras Tumbaru on Sunday, a spokesman said.", "captured", "Ras Tumbaru"),
        ("Four farmers were killed in Dankoro-Bè on Thursday, the prefect said.", "killed", "Dankoro-Bè"),
        ("Two soldiers were killed at the Kharmuta checkpoint on Friday, officers said.", "killed", "Kharmuta"),
        ("A helicopter crashed north of Darwazgai on Friday, villagers said.", "crashed", "Darwazgai"),
        ("A canoe sank on the Mavuri river on Friday, a boatman said.", "sank", "Mavuri"),
        ("Shells killed eight people in the Nasiba displacement camp on Friday, a nurse said.", "killed", "Nasiba"),
        ("Three climbers were killed on Mount Oldeyani on Friday, rangers said.", "killed", "Mount Oldeyani"),
        ("A bomb killed nine people in the cloth market of Zarandeh on Friday, an elder said.", "killed", "Zarandeh"),
        ("Fifteen people were killed in an attack in Dara Beyda on Friday, a survivor said.", "killed", "Dara Beyda"),
        ("Some 500 people were evacuated in Lamwe province on Friday, an official said.", "evacuated", "Lamwe"),
    ],
)
def test_a_name_that_no_list_has_is_where_its_phrase_puts_it(read: Read, text: str, kind: str, place: str) -> None:
    found = only(read(text, "The minister was in Latakia on Monday."), kind).place
    assert found is not None
    assert (found.name, found.lat, found.lon) == (place, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Two men were arrested on Friday at Marlowe's request, police said.",
        "Two men were arrested on Friday in Operation Sandglass, police said.",
        "Two men were arrested on Friday in Parliament, police said.",
        "Two men were arrested in Ramadan, police said.",
        "Two men were arrested on Friday in UNHCR lorries, police said.",
    ],
)
def test_what_follows_a_preposition_of_place_may_be_no_place(read: Read, text: str) -> None:
    assert only(read(text), "arrested").place is None


@pytest.mark.parametrize(
    "after",
    [
        "The lawyer's office is in Latakia.",
        "He lives in Latakia.",
        "The company is based in Latakia.",
    ],
)
def test_a_place_told_only_afterwards_or_as_a_seat_is_not_borrowed(read: Read, after: str) -> None:
    assert only(read("Seven miners were arrested on Friday, their lawyer said.", after), "arrested").place is None
    assert only(read(f"{after} Seven miners were arrested on Friday, he said."), "arrested").place is None


def test_deputies_of_a_parliament_are_no_police(read: Read) -> None:
    claim = only(read("Two deputies were arrested in parliament on Friday, the speaker said."), "arrested")
    assert [t.name for t in claim.things] == ["politician"]


def test_nine_or_more_is_one_number(read: Read) -> None:
    claim = only(read("A bomb in the market killed nine or more."), "killed")
    assert claim.count is not None
    assert (claim.count.min, claim.scope) == (9, "whole")


def test_who_leaves_people_dead_leaves_no_widow(read: Read) -> None:
    kinds = {c.kind for c in read("The storm left two sons dead on Friday, the family said.")}
    assert "killed" in kinds
    assert "departed" not in kinds


def test_where_every_hamlet_is_listed_an_unlisted_name_is_a_house(read: Read) -> None:
    claims = read(
        "Two men were shot at Club Zanthia on Friday, police in Reno, Nevada, said.", "Reno police came fast."
    )
    assert {c.place.name for c in claims if c.kind == "shot" and c.place} <= {"Reno"}


@pytest.mark.parametrize(
    ("text", "nation"),
    [
        ("Six Ghanaian sailors were kidnapped on Friday, the navy said.", "Ghana"),
        ("Six sailors were kidnapped on Friday, the Ghanaian navy said.", ""),
    ],
)
def test_the_country_of_people_is_that_of_the_adjective_before_them(read: Read, text: str, nation: str) -> None:
    assert only(read(text), "kidnapped").nation == nation


@pytest.mark.parametrize("some", ["Two of them died in hospital", "Two of the wounded died in surgery"])
def test_a_number_of_those_told_of_is_some_of_them(read: Read, some: str) -> None:
    claims = read(f"Seven people were killed in a bus crash on Friday, police said. {some}, they said.")
    assert [c.scope for c in claims if c.kind == "killed"] == ["whole", "some"]


def test_a_counted_subject_with_its_verb_is_a_sentence_of_its_own(read: Read) -> None:
    text = (
        "About 900 people marched in Latakia on Sunday evening, according to the Tally Room, a group that counts heads."
    )
    count = only(read(text), "protested").count
    assert count is not None
    assert (count.min, count.approximate) == (900, True)


def test_what_is_done_in_return_is_done(read: Read) -> None:
    claim = only(read("Syria in return set free 31 Lebanese soldiers near Latakia, it said."), "released")
    assert claim.count is not None
    assert (claim.count.min, claim.nation) == (31, "Lebanon")


@pytest.mark.parametrize(
    "text",
    [
        "The victim, a baker, leaves a widow and two sons.",
        "Members then went on to discuss the budget.",
        "She had brought a goat and took it home again.",
        "She left her children with a neighbour.",
    ],
)
def test_idioms_of_motion_move_nothing(read: Read, text: str) -> None:
    assert not [c for c in read(text) if c.kind in {"departed", "moving", "captured"}]


def test_one_more_who_did_not_is_not_counted(read: Read) -> None:
    claim = only(read("Three hundred people, and not one more, marched on Sunday, the mayor said."), "protested")
    assert claim.count is not None
    assert claim.count.min == 300


def test_by_when_somebody_was_held_is_when(read: Read) -> None:
    claims = read("Seven men were in police custody in Latakia by midnight on Friday, a lawyer said.")
    when = only(claims, "arrested").when
    assert when is not None
    assert when.earliest is not None
    assert when.earliest.startswith("2024-12-13")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Three shoppers were stabbed at a market in central Hobart on Saturday.", "Hobart"),
        ("A drone was brought down over Bani Walid on Monday.", "Bani Walid"),
        ("An earthquake shook Gaziantep on Monday, and 61 people were hurt.", "Gaziantep"),
    ],
)
def test_a_town_is_known_by_its_phrase_whatever_a_tagger_takes_it_for(read, text, place):
    assert {c.place and c.place.name for c in read(text)} == {place}
