"""The place of an event, off the places that its claims give."""

from tests.reconcile.conftest import OTHER_TOWN, TOWN

from firsthand.model import Place

STREET = Place("Elm Street", "Elm Street", 40.1, -88.2, 15.0, within=("Brenford", *TOWN.within), kind="site")
COUNTY = Place("Marlow County", "Marlow County", 40.0, -88.0, 40.0, within=("Ohana",), kind="county")


def where(desk):
    return next(e.place for e in desk.run().events if e.place is not None)


def test_a_street_speaks_for_its_town(desk):
    for report, place in (("first", STREET), ("second", STREET), ("third", TOWN)):
        desk.claim(report, 1, "victim", "killed", place=place, victim="Ada Berg")
    assert (where(desk).name, where(desk).kind) == ("Brenford", "city")


def test_a_county_speaks_for_the_town_in_it(desk):
    for report, place in (("first", COUNTY), ("second", COUNTY), ("third", TOWN)):
        desk.claim(report, 1, "victim", "killed", place=place, victim="Ada Berg")
    assert where(desk).name == "Brenford"


def test_a_report_has_one_vote_however_often_it_names_a_place(desk):
    for _ in range(3):
        desk.claim("first", 1, "victim", "killed", place=OTHER_TOWN, victim="Ada Berg", scope="named")
    for report in ("second", "third"):
        desk.claim(report, 1, "victim", "killed", place=TOWN, victim="Ada Berg", scope="named")
    assert {e.place.name for e in desk.run().events if len({c[:5] for c in e.claims}) > 1} <= {"Brenford"}
