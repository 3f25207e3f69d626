"""Which items of a list are people of their own, and which words beside a person name no other."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "kind", "things"),
    [
        # what else one person is
        ("His wife and mother of two was killed on Monday.", "killed", ["wife"]),
        ("The gunman killed his cousin and business rival on Monday.", "killed", ["cousin"]),
        ("A man and woman were killed on Monday.", "killed", ["man", "woman"]),
        ("The gunman killed his wife and son on Monday.", "killed", ["son", "wife"]),
        # whose kin, and not the kin themselves
        ("A mother of three children was killed on Monday.", "killed", ["mother"]),
        ("The brother of the two girls was killed on Monday.", "killed", ["brother"]),
        ("The bodies of two men were found on Monday.", "killed", ["man"]),
        # an adjective is of what follows it up to the next article
        ("Officers found one deceased man and one female driver in the yard.", "killed", ["man"]),
        ("Police found a dead man and a wounded woman in the yard.", "killed", ["man"]),
        # no people
        ("The bullet struck a wall, wounding one of the farm dogs.", "injured", []),
        ("One of the wounded died on Monday.", "killed", ["person"]),
        # what goes on as a rule
        ("People who die at sea are seldom missed.", "killed", []),
    ],
)
def test_who_is_told_of(read, sentence, kind, things):
    assert sorted(c.things[0].name for c in read(sentence) if c.kind == kind) == things


def test_who_is_counted_after_and_is_not_all_of_those_before(read):
    claims = read("Six workers were hit and one of them, the welder Ivo Brand, did not survive.")
    assert [c.count.min for c in claims if c.kind == "killed"] == [1]


def test_a_club_claims_its_members_and_kills_none(read):
    assert "killed" not in {c.kind for c in read("The Kitimara Tribe claims 1,200 members, half of whom live there.")}
    assert "killed" in {c.kind for c in read("The Zambezi claimed 12 people on Monday.")}


def test_of_alternatives_one_is_meant(read):
    claims = [c for c in read("Either his brother or a friend was killed on Monday.") if c.kind == "killed"]
    assert {c.scope for c in claims} == {"whole"}


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Elias Walker, 3, was shot dead on Monday.", {"Elias Walker"}),
        ("Police named the suspect in the death of 3-year-old Marlon Weaver.", {"Marlon Weaver"}),
    ],
)
def test_a_trade_that_ends_the_name_of_somebody_whose_age_is_told_is_his_surname(read, sentence, names):
    assert {c.victim for c in read(sentence) if c.kind == "killed"} == names


def test_a_trade_is_a_trade(read):
    assert [c.things[0].name for c in read("The Weaver, 31, sank.", "A weaver, 31, was killed.")][-1] == "worker"
