"""Sentences and the claims they make, as an analyst would list them: kind, thing, count."""

from collections.abc import Callable

import pytest

from firsthand.model import Certainty, Claim, Tense

Read = Callable[..., list[Claim]]


def told(claims: list[Claim]) -> set[tuple[str, str, int | None, int | None]]:
    return {
        (c.kind, c.things[0].name, c.count.min if c.count else None, c.count.max if c.count else None) for c in claims
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Two people were killed and three others were wounded in a shooting on Friday night.",
            {("killed", "person", 2, 2), ("injured", "other person", 3, 3)},
        ),
        (
            "A blast killed 14 people, including three children.",
            {("killed", "person", 14, 14), ("killed", "child", 3, 3)},
        ),
        (
            "The shelling left one soldier dead and dozens wounded.",
            {("killed", "soldier", 1, 1), ("injured", "person", 24, None)},
        ),
        (
            "Three Il-76s, three An-32s and an An-72 are visible at the Hmeimim air base.",
            {("present", "Il-76", 3, 3), ("present", "An-32", 3, 3), ("present", "An-72", 1, 1)},
        ),
        ("A Ka-52 attack helicopter is being taken apart.", {("dismantling", "Ka-52", 1, 1)}),
        (
            "A column of 250 vehicles left the base for the coast.",
            {("departed", "convoy", 1, 1), ("departed", "vehicle", 250, 250)},
        ),
        ("Our crew saw hundreds of Russian vehicles moving toward the coast.", {("moving", "vehicle", 200, None)}),
        ("No aircraft were seen at the airfield.", {("present", "aircraft", 0, 0)}),
        ("Helicopters landed at the port.", {("landed", "helicopter", 2, None)}),
        ("At least 30 residents were injured.", {("injured", "resident", 30, None)}),
        ("Up to 40 migrants drowned.", {("killed", "migrant", 0, 40)}),
    ],
)
def test_a_sentence_makes_these_claims(read: Read, sentence: str, expected: set[tuple[str, str, int, int]]) -> None:
    assert expected <= told(read(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "An An-124 can carry 150 tonnes.",
        "The aircraft is designed to carry 300 soldiers.",
        "The price of bread rose to 150 pounds.",
        "He is 52 years old and has lived there since 1998.",
    ],
)
def test_capacities_prices_and_ages_are_no_counts(read: Read, sentence: str) -> None:
    assert all(c.count is None or c.count.max not in {150, 300, 52, 1998} for c in read(sentence))


def test_every_span_is_exact(read: Read) -> None:
    for claim in read("Police said two men were killed.", "A third man was hurt, doctors said.", headline="Two killed"):
        assert claim.quote
        assert claim.start <= claim.mention[0] < claim.mention[1] <= claim.end


def test_a_mention_is_the_words_that_name_the_thing(read: Read) -> None:
    paragraph = "On Friday two Antonov An-124-100 transports landed at Hmeimim."
    claim = next(c for c in read(paragraph) if c.kind == "landed")
    start, end = claim.mention
    assert paragraph[start:end] == "Antonov An-124-100 transports"
    assert claim.things[0].name == "An-124"


def test_the_plane_is_the_one_named_before(read: Read) -> None:
    claims = read("An Il-76 was parked at Hmeimim on Friday. The plane left on Saturday morning.")
    assert ("departed", "Il-76", 1, 1) in told(claims)


def test_places_come_by_their_role(read: Read) -> None:
    claim = next(c for c in read("A cargo plane flew from Latakia to Benghazi on Friday.") if c.things)
    assert claim.origin_place is not None
    assert claim.origin_place.name == "Latakia"
    assert claim.destination is not None
    assert claim.destination.name == "Benghazi"


def test_a_time_of_speaking_is_not_a_time_of_happening(read: Read) -> None:
    claim = next(c for c in read("Two men were killed on Friday, police said on Saturday.") if c.kind == "killed")
    assert claim.when is not None
    assert claim.when.earliest is not None
    assert claim.when.earliest.startswith("2024-12-13")


def test_a_declared_unknown_is_a_claim_of_not_knowing(read: Read) -> None:
    claims = read("It is not known whether the plane has left Hmeimim.")
    assert {c.certainty for c in claims if c.kind == "departed"} == {Certainty.DECLARED_UNKNOWN}


def test_the_future_is_no_fact(read: Read) -> None:
    claims = [c for c in read("Two frigates will leave Tartus on Sunday.") if c.kind in {"departed", "sailed"}]
    assert claims
    assert all(c.tense is Tense.FUTURE for c in claims)


def test_a_named_victim_is_one_of_a_total(read: Read) -> None:
    claims = read("Two men were killed. Omar Haddad, 32, was killed when the roof fell in.")
    assert {(c.scope, c.victim) for c in claims if c.victim} == {("named", "Omar Haddad")}


def test_the_same_text_gives_the_same_ids(read: Read) -> None:
    sentence = "Two people were killed and three wounded."
    assert [c.id for c in read(sentence)] == [c.id for c in read(sentence)]
