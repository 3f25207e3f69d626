"""The place of an event, off the places that its claims give."""

from tests.reconcile.conftest import OTHER_TOWN, TOWN

from firsthand.model import Place, Weighed

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


def weighed(first, second):
    """Return what a report's naming of towns says, for two towns of it."""
    return (Weighed(TOWN.name, TOWN.within, first), Weighed(OTHER_TOWN.name, OTHER_TOWN.within, second))


def test_the_reports_of_a_deed_say_together_where_it_was(desk):
    for report, place, towns in (
        ("first", OTHER_TOWN, weighed(2.0, 2.5)),
        ("second", OTHER_TOWN, weighed(2.0, 2.5)),
        ("third", TOWN, weighed(6.0, 1.0)),
    ):
        desk.claim(report, 1, "victim", "killed", place=place, victim="Ada Berg", towns=towns)
    assert where(desk).name == "Brenford"


def test_what_no_claim_gives_as_a_place_is_not_where_it_was(desk):
    for report in ("first", "second"):
        desk.claim(report, 1, "victim", "killed", place=OTHER_TOWN, victim="Ada Berg", towns=weighed(6.0, 1.0))
    assert where(desk).name == "Castelton"


def test_how_towns_are_named_is_asked_of_deeds_alone(desk):
    for report, place in (("first", OTHER_TOWN), ("second", OTHER_TOWN), ("third", TOWN)):
        desk.claim(report, 3, place=place, towns=weighed(6.0, 1.0))
    assert where(desk).name == "Castelton"
