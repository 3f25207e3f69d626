"""Agreement and conflict only where two accounts are shown to tell of one and the same."""

from dataclasses import replace

import pytest

from firsthand.model import Basis, Certainty, Link, Place, Status

POLICE = ("office", "Brenford Police")
CLINIC = ("office", "Saint Anne Hospital")
NEIGHBOUR = ("person", "Dana Holt")
TOWN = Place("Brenford", "Brenford", 40.1, -88.2, 8.0, within=("Marlow County", "Ohana"), kind="city")
OTHER_TOWN = Place("Castelton", "Castelton", 42.3, -85.6, 8.0, within=("Ohana",), kind="city")
STREET = Place("Tanner Street", "Tanner Street", kind="site")


def told(desk, report, thing="person", by=POLICE, count=1, **rest):
    basis = Basis.EYEWITNESS if by is NEIGHBOUR else Basis.OFFICIAL
    rest.setdefault("place", TOWN)
    return desk.claim(report, count, thing, rest.pop("kind", "killed"), by=by, basis=basis, **rest)


def statuses(desk):
    return {f.aspect: f.status for f in desk.run().findings}


def test_two_who_tell_of_one_child_corroborate(desk):
    told(desk, "alpha", "child")
    told(desk, "bravo", "child", NEIGHBOUR)
    assert statuses(desk)["count"] is Status.CORROBORATED


def test_a_child_and_a_soldier_are_not_one_person(desk):
    told(desk, "alpha", "child")
    told(desk, "bravo", "soldier", NEIGHBOUR)
    assert statuses(desk)["count"] is Status.AGREEING


def test_who_says_only_that_she_died_does_not_corroborate_that_one_died(desk):
    told(desk, "alpha", "child")
    told(desk, "bravo", "person", NEIGHBOUR, scope="same")
    assert statuses(desk)["count"] is Status.AGREEING


def test_one_name_in_two_accounts_is_one_person(desk):
    told(desk, "alpha", scope="named", victim="Ivo Marek")
    told(desk, "bravo", by=NEIGHBOUR, scope="named", victim="Marek")
    assert statuses(desk)["count"] is Status.CORROBORATED


def test_two_names_are_two_people(desk):
    told(desk, "alpha", scope="named", victim="Ivo Marek")
    told(desk, "bravo", by=NEIGHBOUR, scope="named", victim="Lena Orsic")
    assert statuses(desk)["count"] is Status.AGREEING


def test_a_number_of_people_is_corroborated_whatever_they_are_called(desk):
    told(desk, "alpha", "child", count=4)
    told(desk, "bravo", "child", NEIGHBOUR, count=4)
    assert statuses(desk)["count"] is Status.CORROBORATED


def test_two_of_the_dead_in_two_towns_are_no_dispute(desk):
    told(desk, "alpha", "child")
    told(desk, "bravo", "soldier", CLINIC, place=OTHER_TOWN)
    assert "place" not in statuses(desk)


def test_one_named_man_in_two_towns_is_a_dispute(desk):
    told(desk, "alpha", scope="named", victim="Ivo Marek")
    told(desk, "bravo", by=CLINIC, scope="named", victim="Ivo Marek", place=OTHER_TOWN)
    assert statuses(desk)["place"] is Status.DISPUTED


def test_a_street_that_no_map_has_is_no_other_place_than_its_town(desk):
    told(desk, "alpha", count=4)
    told(desk, "bravo", by=CLINIC, count=4, place=STREET)
    assert "place" not in statuses(desk)


def test_one_account_that_tells_of_two_days_is_not_in_dispute_with_itself(desk):
    told(desk, "alpha", count=4, when="2024-03-01")
    told(desk, "alpha", count=4, when="2024-03-02")
    assert "when" not in statuses(desk)


def test_who_tells_of_another_is_no_second_origin_however_she_is_called(desk):
    desk.claim("alpha", 4, "person", "killed", by=("unnamed", "his sister"), place=TOWN)
    links = (Link("Alpha", kind="outlet"), Link("Marek's sister", "said", 1, 2, "unnamed"))
    chain = (*links, Link("investigators", "said", 3, 4, "unnamed"))
    desk.claim("alpha", 4, "person", "killed", by=("unnamed", "investigators"), place=TOWN, chain=chain)
    assert statuses(desk)["count"] is not Status.CORROBORATED


@pytest.mark.parametrize(
    ("count", "quote", "statuses_wanted"),
    [
        (1, "Another child was not hurt.", Status.SINGLE_SOURCE),
        (None, "Those other child were not hurt.", Status.SINGLE_SOURCE),
        ((0, 0), "No child was hurt.", Status.DISPUTED),
    ],
)
def test_who_was_spared_does_not_deny_that_others_were_hurt(desk, count, quote, statuses_wanted):
    told(desk, "alpha", "child", kind="injured", count=3)
    told(desk, "alpha", "child", CLINIC, kind="injured", count=count, quote=quote, certainty=Certainty.COUNTERFACT)
    assert statuses(desk)["count"] is statuses_wanted


@pytest.mark.parametrize(
    ("one", "other", "origins"),
    [("general staff", "army's general staff", 1), ("army", "navy", 2), ("general staff", "navy", 2)],
)
def test_a_state_has_one_general_staff_whatever_it_is_called(desk, one, other, origins):
    told(desk, "alpha", count=9, by=("office", one))
    told(desk, "bravo", count=9, by=("office", other))
    assert len(desk.run().origins) == origins


def test_what_a_body_publishes_under_its_own_name_is_its_word(desk):
    told(desk, "alpha", count=9, by=("office", "Nordmin Deep mining company"))
    a = told(desk, "bravo", count=9, by=POLICE)
    desk.claims[-1] = replace(a, chain=(Link("Nordmin Deep", kind="outlet"),), root_stated=False)
    told(desk, "charlie", count=9, by=NEIGHBOUR)
    assert sorted(o.name for o in desk.run().origins) == ["Dana Holt", "Nordmin Deep mining company"]


@pytest.mark.parametrize(
    ("letters", "body"),
    [
        (("office", "HCSO"), ("office", "Harlan County Sheriff’s Office")),
        (("unnamed", "HCSO spokesman"), ("office", "Harlan County Sheriff’s Office")),
        (("office", "ICRC"), ("office", "International Committee of the Red Cross")),
    ],
)
def test_a_body_is_its_letters(desk, letters, body):
    told(desk, "alpha", "child", body)
    told(desk, "bravo", "child", letters)
    assert statuses(desk)["count"] is Status.REPEATED


def test_letters_of_another_name_are_another_body(desk):
    told(desk, "alpha", "child", ("office", "Harlan County Sheriff’s Office"))
    told(desk, "bravo", "child", ("office", "BRMC"))
    assert statuses(desk)["count"] is not Status.REPEATED


def test_of_many_hurt_one_and_one_are_not_shown_to_be_one(desk):
    told(desk, "alpha", "man", POLICE, kind="shot")
    told(desk, "bravo", "man", NEIGHBOUR, kind="shot")
    assert statuses(desk)["count"] is Status.CORROBORATED
    told(desk, "charlie", "person", CLINIC, kind="shot", count=7)
    assert statuses(desk)["count"] is Status.AGREEING
