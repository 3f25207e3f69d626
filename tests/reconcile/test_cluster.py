"""Which claims are of one occurrence."""

from dataclasses import replace

import pytest

from firsthand.model import Basis, Candidate, Certainty, Place, Tense, When

CREW = ("crew", "")
TOWN = Place("Brenford", "Brenford", 40.1, -88.2, 8.0, within=("Marlow County", "Ohana"), kind="city")
OTHER = Place("Castelton", "Castelton", 42.3, -85.6, 8.0, within=("Ohana",), kind="city")
NAMESAKE = Place("Brenford", "Brenford", 31.2, -97.5, 8.0, within=("Tejas",), kind="city")
STATE = Place("Ohana", "Ohana", 40.5, -87.0, 250.0, kind="state")


def events(desk):
    result = desk.run()
    return [result.claim_event[c.id] for c in desk.claims]


def test_killed_and_injured_of_one_attack_are_one_event_with_two_findings(desk):
    desk.claim("alpha", 1, "person", "killed", place=TOWN)
    desk.claim("alpha", 3, "person", "injured", place=TOWN)
    result = desk.run()
    assert len(result.events) == 1
    assert {(f.kind, f.aspect) for f in result.findings} == {("killed", "count"), ("injured", "count")}


def test_an_earlier_attack_in_the_background_is_another_event(desk):
    desk.claim("alpha", 1, "person", "killed", place=TOWN, when="2024-03-01")
    desk.claim("alpha", 3, "person", "injured", place=TOWN, when="2024-03-01")
    desk.claim("alpha", 9, "person", "killed", place=OTHER, when="2019-07-04")
    desk.claim("alpha", 4, "person", "injured", place=None, when=None)
    first, second, third, fourth = events(desk)
    assert first == second
    assert third == fourth != first


def test_the_same_town_on_another_day_is_another_event(desk):
    desk.claim("alpha", 1, "person", "killed", place=TOWN, when="2024-03-01")
    desk.claim("bravo", 1, "person", "killed", place=TOWN, when="2024-03-11")
    a, b = events(desk)
    assert a != b


def test_one_night_told_with_two_dates_is_one_event(desk):
    desk.claim("alpha", 1, "person", "killed", place=TOWN, when="2024-03-01")
    desk.claim("bravo", 1, "person", "killed", place=TOWN, when="2024-03-02")
    a, b = events(desk)
    assert a == b


def test_two_towns_of_one_name_are_two(desk):
    desk.claim("alpha", 1, "person", "killed", place=TOWN)
    desk.claim("bravo", 1, "person", "killed", place=NAMESAKE)
    a, b = events(desk)
    assert a != b


def test_a_report_that_gives_only_the_state_and_the_day_is_of_it(desk):
    desk.claim("alpha", 1, "person", "killed", place=TOWN)
    desk.claim("bravo", 1, "person", "killed", place=STATE)
    a, b = events(desk)
    assert a == b


def test_a_follow_up_without_a_day_finds_its_event_by_town(desk):
    desk.report("bravo", published="2024-03-12")
    desk.claim("alpha", 1, "person", "killed", place=TOWN)
    desk.claim("bravo", 1, "person", "killed", place=TOWN, when=None)
    a, b = events(desk)
    assert a == b


def test_a_report_printed_before_it_happened_is_of_something_else(desk):
    desk.report("bravo", published="2024-02-01")
    desk.claim("alpha", 1, "person", "killed", place=TOWN)
    desk.claim("bravo", 1, "person", "killed", place=TOWN, when=None)
    a, b = events(desk)
    assert a != b


def test_a_named_victim_joins_what_nothing_else_does(desk):
    desk.claim("alpha", 1, "person", "killed", place=TOWN, victim="Ann Bell", scope="named")
    desk.claim("bravo", 1, "person", "killed", place=None, when=None, victim="Ann Bell", scope="named")
    a, b = events(desk)
    assert a == b


def test_two_types_of_aircraft_are_never_one_event(desk):
    desk.claim("alpha", 1, "Il-76", "departed", by=CREW)
    desk.claim("alpha", 1, "Ka-52", "departed", by=CREW)
    desk.claim("bravo", 1, "Ka-52", "departed", by=CREW)
    a, b, c = events(desk)
    assert a != b == c


def test_helicopters_are_not_tied_to_one_of_two_types(desk):
    desk.claim("alpha", 1, "Ka-52", "departed", by=CREW)
    desk.claim("bravo", 1, "Mi-8", "departed", by=CREW)
    desk.claim("charlie", (2, None), "helicopter", "departed", by=CREW)
    assert len(set(events(desk))) == 3


def test_helicopters_are_the_one_type_named(desk):
    desk.claim("alpha", 2, "Ka-52", "departed", by=CREW)
    desk.claim("bravo", (2, None), "helicopter", "departed", by=CREW)
    a, b = events(desk)
    assert a == b


def test_departures_of_two_days_are_two(desk):
    desk.claim("alpha", 1, "Il-76", "departed", when="2024-03-01")
    desk.claim("bravo", 1, "Il-76", "departed", when="2024-03-02")
    a, b = events(desk)
    assert a != b


def test_one_origin_speaks_for_one_event_where_place_is_left_out(desk):
    picture = ("Skylook", "2024-03-01")
    desk.claim("alpha", 2, "Il-76", "present", imagery=picture, as_of="2024-03-01")
    desk.claim("bravo", 2, "Il-76", "present", imagery=picture, as_of="2024-03-01", place=None, when=None)
    a, b = events(desk)
    assert a == b


def test_a_denial_is_of_what_was_expected(desk):
    desk.claim("alpha", None, "Il-76", "departed", by=CREW, tense=Tense.FUTURE, certainty=Certainty.PROBABLE, when=None)
    desk.claim(
        "bravo", None, "Il-76", "departed", by=("person", "Dana Holt"), certainty=Certainty.COUNTERFACT, denies=True,
        when=None,
    )  # fmt: skip
    finding = desk.only()
    assert finding.status == "disputed"
    assert {"denied", "expected"} <= set(finding.flags)


def test_the_event_has_the_place_and_day_most_reports_give(desk):
    desk.claim("alpha", 1, "person", "killed", place=TOWN, when="2024-03-01")
    desk.claim("bravo", 1, "person", "killed", place=TOWN, when="2024-03-02")
    desk.claim("charlie", 1, "person", "killed", place=STATE, when="2024-03-01")
    (event,) = desk.run().events
    assert event.place.name == "Brenford"
    assert event.when.earliest == "2024-03-01"


def test_where_to_is_a_finding_of_its_own_and_hedged_alone(desk):
    port = Place("Portal", "Portal", 32.0, 20.0, 5.0, kind="port")
    desk.claim(
        "alpha", 1, "Il-76", "departed", by=CREW, destination=port, hedges=("bound for Portal: is said to",),
        basis=Basis.EYEWITNESS,
    )  # fmt: skip
    flags = {f.aspect: f.flags for f in desk.run().findings}
    assert flags == {"count": (), "to": ("hedged",)}


def test_what_two_people_say_is_two_statements(desk):
    desk.claim("alpha", 1, "person", "said", by=("person", "Dana Holt"))
    desk.claim("bravo", 1, "person", "said", by=("person", "Marcus Reed"))
    a, b = events(desk)
    assert a != b


def test_a_statement_copied_is_one(desk):
    a = desk.claim("alpha", 1, "person", "said", by=("person", "Dana Holt"))
    b = desk.claim("bravo", 1, "person", "said", by=("person", "Dana Holt"))
    desk.copied(a, b)
    assert desk.only().aspect == "whether"


def test_aircraft_heard_on_no_known_day_are_not_the_helicopters_seen(desk):
    desk.claim("alpha", 2, "Ka-52", "departed", by=CREW)
    desk.claim("bravo", None, "aircraft", "departed", by=CREW, when=None)
    a, b = events(desk)
    assert a != b


def test_a_town_that_a_report_did_not_place_outright_may_be_its_namesake(desk):
    unsure = replace(NAMESAKE, candidates=(Candidate("Brenford", 40.1, -88.2),), within=("Tejas", "Arvania"))
    sure = replace(TOWN, within=("Ohana", "Arvania"))
    desk.claim("alpha", 1, "person", "killed", place=sure)
    desk.claim("bravo", 1, "person", "killed", place=unsure)
    a, b = events(desk)
    assert a == b


def test_namesakes_in_two_countries_are_two_however_unsure(desk):
    unsure = replace(NAMESAKE, candidates=(Candidate("Brenford", 40.1, -88.2),), within=("Tejas", "Gallia"))
    sure = replace(TOWN, within=("Ohana", "Arvania"))
    desk.claim("alpha", 1, "person", "killed", place=sure)
    desk.claim("bravo", 1, "person", "killed", place=unsure)
    a, b = events(desk)
    assert a != b


def test_a_town_in_a_region_of_its_own_name_is_not_its_namesake_abroad(desk):
    at_home = replace(TOWN, within=("Brenford", "Arvania"))
    abroad = replace(NAMESAKE, within=("Tejas", "Gallia"))
    region = Place("Brenford", "Brenford", 40.3, -88.0, 40.0, within=("Arvania",), kind="region")
    desk.claim("alpha", 4, "person", "killed", place=at_home)
    desk.claim("bravo", 2, "person", "killed", place=abroad)
    desk.claim("carol", 4, "person", "killed", place=region)
    a, b, c = events(desk)
    assert a != b
    assert a == c


def test_one_name_with_and_without_an_initial_is_one_victim(desk):
    desk.claim("alpha", 1, "person", "killed", place=TOWN, when=None, victim="Orrin J. Vask Jr.", scope="named")
    desk.claim("bravo", 1, "person", "killed", place=None, when=None, victim="Orrin Vask", scope="named")
    a, b = events(desk)
    assert a == b


def test_a_surname_and_the_day_outweigh_the_town_a_victim_was_taken_to(desk):
    desk.claim("alpha", 1, "person", "injured", place=TOWN, victim="Orrin Vask", scope="named")
    desk.claim("bravo", 1, "person", "injured", place=OTHER, victim="Vask", scope="named")
    a, b = events(desk)
    assert a == b


def test_a_surname_of_another_day_proves_nothing(desk):
    desk.claim("alpha", 1, "person", "injured", place=TOWN, victim="Orrin Vask", scope="named")
    desk.claim("bravo", 1, "person", "injured", place=OTHER, victim="Vask", scope="named", when="2024-03-20")
    a, b = events(desk)
    assert a != b


def test_a_rising_toll_is_of_one_event(desk):
    desk.report("bravo", published="2024-03-12")
    desk.claim("alpha", 3, "person", "killed", place=TOWN)
    desk.claim("alpha", 4, "person", "killed", place=TOWN)
    desk.claim("bravo", 4, "person", "killed", place=TOWN, when=None)
    assert len(set(events(desk))) == 1


def test_an_undated_account_of_long_after_needs_more_than_the_town(desk):
    desk.report("bravo", published="2024-06-30")
    desk.claim("alpha", 3, "person", "killed", place=TOWN)
    desk.claim("bravo", 5, "person", "killed", place=TOWN, when=None)
    a, b = events(desk)
    assert a != b


def test_a_denial_without_day_or_place_is_of_the_figure_it_answers(desk):
    desk.claim("alpha", 6, "Il-76", "departed")
    desk.claim("bravo", 6, "Il-76", "departed", place=None, when=None, certainty=Certainty.COUNTERFACT, denies=True)
    a, b = events(desk)
    assert a == b


def test_a_denial_of_another_figure_stays_alone(desk):
    desk.claim("alpha", 6, "Il-76", "departed")
    desk.claim("bravo", 9, "Il-76", "departed", place=None, when=None, certainty=Certainty.COUNTERFACT, denies=True)
    a, b = events(desk)
    assert a != b


def test_a_denial_of_another_day_stays_alone(desk):
    negative = Certainty.COUNTERFACT
    desk.claim("alpha", 6, "Il-76", "departed")
    desk.claim("bravo", 6, "Il-76", "departed", place=None, when="2024-01-09", certainty=negative, denies=True)
    a, b = events(desk)
    assert a != b


def test_the_same_words_tell_of_one_event_wherever_they_were_placed(desk):
    first = desk.claim("alpha", 3, "person", "killed", place=TOWN)
    second = desk.claim("bravo", 3, "person", "killed", place=OTHER)
    desk.copied(first, second)
    a, b = events(desk)
    assert a == b


@pytest.mark.parametrize("words", ["this year", "so far this year"])
def test_the_figure_of_a_year_is_not_that_of_one_attack(desk, words):
    desk.claim("first", 3, "victim", "killed", when="2024-03-01", place=TOWN)
    year = When("2024-01-01", "2024-12-31", words)
    desk.claims.append(replace(desk.claim("first", 41, "victim", "killed", place=TOWN), when=year))
    del desk.claims[-2]
    counted = {f.event: f.reconciled for f in desk.run().findings if f.aspect == "count"}
    assert sorted(v["min"] for v in counted.values()) == [3, 41]


def test_a_formula_of_two_numbers_in_two_countries_is_of_two(desk):
    abroad = replace(OTHER, within=("Gallia",), lat=12.0)
    a = desk.claim("alpha", 4, "person", "killed", place=TOWN)
    b = desk.claim("bravo", 2, "person", "killed", place=abroad)
    desk.copied(a, b)
    one, other = events(desk)
    assert one != other


def test_undated_missing_are_of_the_day_of_the_rescue_their_report_tells_of(desk):
    desk.claim("alpha", 22, "person", "missing", place=TOWN, by=("office", "coastguard"))
    desk.claim("bravo", 41, "person", "rescued", place=TOWN)
    desk.claim("bravo", (35, None), "person", "missing", place=TOWN, when=None, by=("person", "Dana Holt"))
    first, _, third = events(desk)
    assert first == third


def test_a_sum_over_weeks_is_not_the_figure_of_a_day(desk):
    desk.claim("alpha", 24, "vehicle", "moved", place=TOWN)
    desk.claim("bravo", 48, "vehicle", "moved", place=TOWN, when=None, quote="In two weeks 48 vehicles passed.")
    one, other = events(desk)
    assert one != other
