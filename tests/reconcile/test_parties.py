"""Who did it: another question than how many, asked where accounts name different parties."""

import pytest

from firsthand.model import Certainty, Status, Thing

ARMY, MILITIA = Thing("army", "army"), Thing("militia", "militia")
HOLT = ("person", "Dana Holt")
AGENCY = ("office", "Port Authority")


def told(desk, report, actor, *, count=14, by=HOLT, thing="person", kind="killed", **rest):
    return desk.claim(report, count, thing, kind, by=by, actor=actor, **rest)


def who(desk):
    return [f for f in desk.run().findings if f.question.startswith(("who ", "by whom "))]


def test_two_parties_blamed_for_one_killing_are_disputed_and_the_count_agrees(desk):
    a = told(desk, "alpha", ARMY)
    b = told(desk, "bravo", MILITIA, by=AGENCY)
    (finding,) = who(desk)
    assert finding.aspect == "which"
    assert finding.status is Status.DISPUTED
    assert finding.question == "who killed persons at Karmal"
    assert {v.value: v.claims for v in finding.values} == {"army": (a.id,), "militia": (b.id,)}
    assert all(len(v.origins) == 1 for v in finding.values)
    assert finding.reconciled is None
    (count,) = (f for f in desk.run().findings if f.aspect == "count")
    assert count.reconciled["min"] == count.reconciled["max"] == 14


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Arvania", "Arvanian army"),
        ("Holt", "Marcus Holt"),
        ("NRF", "Northern Relief Forces"),
    ],
)
def test_names_that_may_be_of_one_party_are_no_dispute(desk, one, other):
    told(desk, "alpha", Thing(one, one))
    told(desk, "bravo", Thing(other, other), by=AGENCY)
    assert all(f.status not in (Status.DISPUTED, Status.UNRESOLVED) for f in who(desk))


def test_a_narrower_kind_of_force_is_no_other_party(desk):
    told(desk, "alpha", MILITIA)
    told(desk, "bravo", Thing("Red Sash", "Red Sash"), by=AGENCY)
    (finding,) = who(desk)
    assert finding.status is not Status.DISPUTED


def test_a_named_person_and_a_force_are_not_shown_to_be_two(desk):
    told(desk, "alpha", ARMY)
    told(desk, "bravo", Thing("Marcus Reed", "Marcus Reed"), by=AGENCY)
    (finding,) = who(desk)
    assert finding.status is Status.UNRESOLVED


def test_a_gunman_a_bullet_and_a_number_are_no_parties(desk):
    told(desk, "alpha", Thing("soldier", "soldier"), kind="moved", thing="vehicle", count=2)
    for name in ("vehicle", "One", "2", "person"):
        told(desk, "bravo", Thing(name, name), by=AGENCY, kind="moved", thing="vehicle", count=2)
    assert who(desk) == []


def test_killing_the_killer_is_another_deed(desk):
    told(desk, "alpha", Thing("Marcus Reed", "Marcus Reed"), count=3)
    told(desk, "alpha", ARMY, count=1, thing="suspect")
    assert all(len(f.values) == 1 for f in who(desk))


def test_police_who_shot_one_and_a_man_who_shot_three_are_not_in_dispute(desk):
    told(desk, "alpha", Thing("Marcus Reed", "Marcus Reed"), count=3)
    told(desk, "bravo", ARMY, count=1, by=AGENCY)
    assert sorted(f.values[0].value for f in who(desk)) == ["Marcus Reed", "army"]
    assert {f.status for f in who(desk)} == {Status.SINGLE_SOURCE}


def test_other_numbers_of_dead_leave_open_whether_it_is_one_deed(desk):
    told(desk, "alpha", ARMY, count=14)
    told(desk, "bravo", MILITIA, count=20, by=AGENCY)
    (finding,) = who(desk)
    assert finding.status is Status.UNRESOLVED


def test_agreement_asks_who_only_of_a_wrong(desk):
    told(desk, "alpha", ARMY)
    told(desk, "bravo", ARMY)
    (finding,) = who(desk)
    assert finding.status is Status.REPEATED
    assert finding.reconciled == "army"
    desk.claims.clear()
    told(desk, "alpha", ARMY, kind="moved", thing="vehicle")
    assert who(desk) == []


def test_a_denial_names_no_party_and_shows(desk):
    told(desk, "alpha", ARMY)
    told(desk, "bravo", ARMY, by=AGENCY, certainty=Certainty.COUNTERFACT, denies=True, count=None)
    (finding,) = who(desk)
    assert [v.value for v in finding.values] == ["army"]


def test_the_one_quoted_in_a_headline_is_not_made_the_doer(desk):
    desk.claim("alpha", 2, "person", "killed", by=("office", "army"), actor=ARMY, block="headline")
    assert who(desk) == []
