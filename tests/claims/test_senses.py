"""What only looks like an event of a pack is none: what breaks out, is let go, comes of something, or is kept back."""

from collections.abc import Callable

import pytest

from firsthand.model import Claim

Read = Callable[..., list[Claim]]


def told(claims: list[Claim]) -> set[tuple[str, str]]:
    return {(c.kind, c.things[0].name) for c in claims if c.things}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Two women died following a crash near Ghent on Monday.", "departed"),
        ("Three people were detained following a fight outside a bar in Linz.", "departed"),
        ("The bomb came from an aircraft.", "arrived"),
        ("The shots that killed the man came from a rooftop in Homs.", "arrived"),
        ("The operator lost contact with the tanker on Monday.", "lost"),
        ("The army lost control of the road and two soldiers were hurt.", "killed"),
        ("Eight people have been let go in Minsk, the group said.", "departed"),
        ("Six people went home after the march in Brest.", "departed"),
        ("Gunfire broke out in Reno at noon on Tuesday.", "escaped"),
        ("Fighting broke out near the camp and two men fled.", "escaped"),
        ("A man went on a rampage and stabbed two people.", "departed"),
        ("The gun went off in a classroom in Reno on Tuesday.", "exploded"),
        ("A Cyprus-based firm manages the tanker.", "stationed"),
        ("Police searched the car as detectives investigated.", "investigated"),
        ("Volunteers carried him away wrapped in a flag.", "moving"),
    ],
)
def test_a_verb_of_another_sense_tells_no_such_event(read: Read, text: str, kind: str) -> None:
    assert kind not in {c.kind for c in read(text)}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The operator lost contact with the tanker on Monday.", ("missing", "tanker")),
        ("The army lost two tanks near the river.", ("lost", "tank")),
        ("The guards let six prisoners go in Brest.", ("released", "prisoner")),
        ("Six people went home after the march in Brest.", ("returned home", "person")),
        ("Twelve prisoners broke out of the jail in Nakuru.", ("escaped", "prisoner")),
        ("A bomb went off in a market in Jos.", ("exploded", "bomb")),
        ("A second truck followed.", ("departed", "truck")),
        ("Firefighters carried two children out alive.", ("rescued", "child")),
    ],
)
def test_what_the_verb_does_mean_is_told(read: Read, text: str, event: tuple[str, str]) -> None:
    assert event in told(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Two officials spoke on condition of anonymity to discuss troop movements.",
        "The officer was not authorised to discuss the withdrawal of the trucks publicly.",
        "She declined to comment on the arrest of four men in Vigo.",
    ],
)
def test_what_somebody_would_not_speak_of_is_no_event(read: Read, text: str) -> None:
    assert {c.kind for c in read(text)} <= {"declined to comment", "said"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police raided his flat in Brest.", "searched"),
        ("Police carried out raids on the homes of activists in Minsk on Tuesday.", "searched"),
        ("A raid on his home in Lund was carried out by police.", "searched"),
        ("Prosecutors raided the headquarters of the bank in Bern.", "searched"),
        ("Warplanes carried out an air raid on a school in Homs.", "attacked"),
        ("Gunmen raided a market in Jos.", "attacked"),
    ],
)
def test_a_raid_by_officers_of_the_law_is_a_search(read: Read, text: str, kind: str) -> None:
    assert {"searched", "attacked"} & {c.kind for c in read(text)} == {kind}


def test_who_is_fired_into_is_attacked_and_not_the_corner(read: Read) -> None:
    claims = read("Officers fired live rounds into protesters at the corner of Mill Road and Park Lane on Friday.")
    assert [c.things[0].name for c in claims if c.kind == "attacked"] == ["protester"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The 9th Division had taken over the outer gates of the base at Hama.", "captured"),
        ("A reporter saw the tail section of a bomb in the market in Homs.", "present"),
        ("Workers found pieces of a rocket in a field near Lublin.", "found"),
        ("A journalist at the base watched as 45 trucks left.", "present"),
    ],
)
def test_a_part_is_not_the_whole_and_a_reporter_no_participant(read: Read, text: str, kind: str) -> None:
    assert kind not in {c.kind for c in read(text)}


def test_harm_to_a_part_is_harm_to_the_whole(read: Read) -> None:
    assert ("damaged", "hospital") in told(read("The roof of the hospital in Linz was damaged."))


def test_an_age_of_two_is_no_number_of_people(read: Read) -> None:
    claims = read("Anna Weber and Paul Klein, both 24 and from Leeds, died in a fire in York.")
    assert {c.count.max for c in claims if c.kind == "killed" and c.count} == {1}


@pytest.mark.parametrize(
    ("text", "kind", "least", "most"),
    [
        ("The gunman stabbed a sixth person in York on Friday.", "stabbed", 1, 1),
        ("Police arrested a fourth man on Thursday.", "arrested", 1, 1),
        ("A fifth victim died on Friday.", "killed", 5, None),
    ],
)
def test_whoever_does_it_to_an_nth_person_does_it_to_one(
    read: Read, text: str, kind: str, least: int, most: int | None
) -> None:
    (count,) = [c.count for c in read(text) if c.kind == kind]
    assert count is not None
    assert (count.min, count.max) == (least, most)


def test_who_saw_it_is_the_teacher_and_not_the_town(read: Read) -> None:
    claims = read("A teacher in Gulu, who reached the market at noon, was hurt.")
    assert not [c for c in claims if "Gulu" in {t.name for t in c.things}]


def test_a_surname_is_no_building(read: Read) -> None:
    claims = read("Ana Hall, the council's president, was killed in Leon.")
    assert ("killed", "structure") not in told(claims)


def test_a_number_with_its_own_verb_is_of_no_list(read: Read) -> None:
    claims = read("Seven were killed in Homs and eight were injured.")
    numbers = {(c.kind, c.count.min) for c in claims if c.count}
    assert {("killed", 7), ("injured", 8)} <= numbers
    assert ("killed", 8) not in numbers
