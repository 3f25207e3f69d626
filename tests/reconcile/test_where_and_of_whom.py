"""Places of no gazetteer, places borrowed from other sentences, sides, and figures of a province and of its town."""

import pytest

from firsthand.model import Place, Status
from firsthand.reconcile.compare import Relation, place_relation
from firsthand.reconcile.spellings import one_spelling

FIRE = ("office", "Brenford Fire Brigade")
CLINIC = ("office", "Saint Anne's Clinic")


def unlisted(name, kind="unknown", within=()):
    return Place(name, name, within=within, kind=kind)


PROVINCE = unlisted("Lamwe", "region")
VILLAGE = unlisted("Kitemba")


def counted(desk, report, count, by=FIRE, kind="injured", **rest):
    return desk.claim(report, count, "person", kind, by=by, **rest)


def events(desk):
    return len(desk.run().events)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Nusa Kalengga", "Nusa Kalenga", True),
        ("Kafr Zebbana", "Kafar Zabanah", True),
        ("Al-Dumayr Ridge", "Dumayr Ridge", True),
        ("Ras Tumbaru", "Tumbaru", True),
        ("Um Dagal", "Abu Sireih", False),
        ("Kuntaré", "Kuntare", True),
    ],
)
def test_one_name_in_two_spellings(one, other, alike):
    assert one_spelling(one, other) is alike


def test_one_name_in_two_countries_is_not_shown_to_be_one_place():
    one, other = unlisted("Sarkala", within=("Arvania",)), unlisted("Sarkkala", within=("Gallia",))
    assert place_relation(one, unlisted("Sarkkala")) is Relation.SAME
    assert place_relation(one, other) is Relation.UNKNOWN


def test_two_accounts_of_one_village_are_one_event_and_of_two_villages_two(desk):
    counted(desk, "alpha", 7, place=unlisted("Kuntaré"))
    counted(desk, "bravo", 7, CLINIC, place=unlisted("Kuntare"))
    counted(desk, "gamma", 7, CLINIC, place=unlisted("Odelo"))
    assert events(desk) == 2


def test_a_few_hurt_in_a_village_are_not_those_of_the_town_nearby(desk):
    counted(desk, "alpha", 2, place=VILLAGE)
    counted(desk, "bravo", 2, CLINIC)
    assert events(desk) == 2


def test_a_province_and_its_town_are_two_questions(desk):
    counted(desk, "alpha", 5400, place=PROVINCE)
    counted(desk, "bravo", 900, CLINIC, place=VILLAGE)
    found = [f for f in desk.run().findings if f.aspect == "count"]
    assert [f.status for f in found] == [Status.SINGLE_SOURCE] * 2


def test_a_greater_number_of_a_province_disputes_none_of_its_town(desk):
    counted(desk, "alpha", 40, place=PROVINCE)
    counted(desk, "bravo", 30, CLINIC, place=VILLAGE)
    found = [f for f in desk.run().findings if f.aspect == "count"]
    assert not [f for f in found if f.status in (Status.DISPUTED, Status.CORROBORATED)]


def test_those_of_two_nations_are_two_events(desk):
    counted(desk, "alpha", 23, nation="Arvania")
    counted(desk, "bravo", 31, CLINIC, nation="Gallia")
    assert events(desk) == 2


def test_who_names_no_nation_may_tell_of_the_same(desk):
    counted(desk, "alpha", 23, nation="Arvania")
    counted(desk, "bravo", 23, CLINIC)
    assert events(desk) == 1


@pytest.mark.parametrize(("quote", "number"), [("said", 1), ("said of Castelton", 2)])
def test_a_borrowed_place_keeps_apart_nothing_that_one_source_says(desk, quote, number):
    other = Place("Castelton", "Castelton", 42.3, -85.6, 8.0, within=("Ohana",), kind="city")
    counted(desk, "alpha", 23)
    counted(desk, "bravo", 23, place=other, quote=quote)
    assert events(desk) == number


def test_where_is_asked_of_those_who_say_it(desk):
    other = Place("Castelton", "Castelton", 42.3, -85.6, 8.0, within=("Ohana",), kind="city")
    desk.claim("alpha", 1, kind="moved", by=FIRE)
    desk.claim("bravo", 1, kind="moved", by=FIRE, place=other, quote="it moved")
    assert "place" not in {f.aspect for f in desk.run().findings}


def test_some_of_those_told_of_dispute_no_total(desk):
    counted(desk, "alpha", 9, kind="killed")
    counted(desk, "alpha", 3, kind="killed", scope="some")
    (found,) = (f for f in desk.run().findings if f.aspect == "count")
    assert found.status is Status.SINGLE_SOURCE
    assert found.reconciled == {"min": 9, "max": 9, "approximate": False}


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [("2024-03-02", "2024-03-02T18:00:00", Status.UPDATED), ("2024-03-02T08:00:00", "2024-03-02", Status.UPDATED)],
)
def test_a_total_grows_within_a_day_where_one_hour_is_not_told(desk, first, second, status):
    desk.report("alpha", published=first)
    desk.report("bravo", published=second)
    counted(desk, "alpha", 6, kind="killed")
    counted(desk, "bravo", 9, kind="killed")
    (found,) = (f for f in desk.run().findings if f.aspect == "count")
    assert found.status is status


def test_those_of_one_nation_are_a_part_of_all(desk):
    counted(desk, "alpha", 12)
    counted(desk, "bravo", 5, CLINIC, nation="Arvania")
    (found,) = (f for f in desk.run().findings if f.aspect == "count")
    assert found.status not in (Status.DISPUTED, Status.UNRESOLVED)


@pytest.mark.parametrize(
    ("quote", "status"),
    [
        ("Twelve people remain injured in Karmal", Status.UPDATED),
        ("Twelve people were injured in Karmal, and a fire still burns", Status.DISPUTED),
    ],
)
def test_who_remain_are_fewer_and_dispute_nothing(desk, quote, status):
    desk.report("alpha", published="2024-03-02T08:00:00")
    desk.report("bravo", published="2024-03-02T18:00:00")
    counted(desk, "alpha", 20)
    counted(desk, "bravo", 12, quote=quote)
    (found,) = (f for f in desk.run().findings if f.aspect == "count")
    assert found.status is status
