"""What a figure is of, which day a reprinted story means, and where a road leads."""

from dataclasses import replace

import pytest

from firsthand.model import Basis, Candidate, Place, Status, When
from firsthand.reconcile.scopes import ward_of

FIRE = ("office", "Brenford Fire Brigade")
TOWN = Place("Brenford", "Brenford", 40.1, -88.2, 8.0, within=("Ohana", "Arvania"), kind="city")
OTHER = Place("Castelton", "Castelton", 42.3, -85.6, 8.0, within=("Ohana", "Arvania"), kind="city")
ABROAD = Place("Brenford", "Brenford", 31.2, 7.5, 8.0, within=("Tejas", "Gallia"), kind="city")


def harmed(desk, report, count, kind="injured", by=FIRE, **rest):
    return desk.claim(report, count, "person", kind, by=by, place=rest.pop("place", TOWN), **rest)


def status_of(desk, kind):
    return next(f for f in desk.run().findings if f.kind == kind and f.aspect == "count")


@pytest.mark.parametrize(
    ("quote", "ward"),
    [
        ("Fourteen people were brought to the city hospital, a surgeon said.", "city hospital"),
        ("Nine were treated at Saint Anne's Hospital after the blast.", "saint anne's hospital"),
        ("Nine people were injured and rushed to a hospital.", ""),
        ("Four went to the city hospital's gate to protest.", ""),
        ("Two were taken to the north clinic and three were carried to the south clinic.", ""),
    ],
)
def test_the_hospital_that_those_counted_were_brought_to(quote, ward):
    assert ward_of(quote) == ward


@pytest.mark.parametrize(
    ("second", "count", "status"),
    [
        ("the university hospital", 9, Status.UNRESOLVED),
        ("the city hospital", 9, Status.DISPUTED),
        ("the university hospital", 14, Status.AGREEING),
        ("the city hospital", 14, Status.CORROBORATED),
    ],
)
def test_each_hospital_counts_its_own(desk, second, count, status):
    same = "2024-03-02"
    harmed(desk, "alpha", 14, quote="Fourteen people were brought to the city hospital.", as_of=same)
    quote = f"They were brought to {second}."
    harmed(desk, "bravo", count, by=("office", "Health Ministry"), quote=quote, as_of=same)
    assert status_of(desk, "injured").status is status


@pytest.mark.parametrize(
    ("basis", "status"),
    [(Basis.EYEWITNESS, Status.DISPUTED), (Basis.OFFICIAL, Status.UNRESOLVED)],
)
def test_who_counted_on_the_scene_counted_on_that_day(desk, basis, status):
    desk.report("alpha", published="2024-03-01T18:00:00")
    desk.report("bravo", published="2024-03-03T18:00:00")
    harmed(desk, "alpha", 2, "killed", as_of="2024-03-01T18:00:00")
    harmed(desk, "bravo", 4, "killed", by=("person", "Omar Said"), as_of="2024-03-03T18:00:00", basis=basis)
    assert status_of(desk, "killed").status is status


def test_those_who_died_since_are_a_part_of_the_dead(desk):
    harmed(desk, "alpha", 2, "killed")
    desk.report("bravo", published="2024-03-04")
    harmed(desk, "bravo", 6, scope="died")
    harmed(desk, "bravo", 2, "killed")
    desk.claims[-1] = replace(desk.claims[-1], start=desk.claims[-2].start, end=desk.claims[-2].end)
    harmed(desk, "bravo", 4, "killed")
    finding = status_of(desk, "killed")
    assert finding.status is Status.UPDATED
    assert (finding.reconciled["min"], finding.reconciled["max"]) == (4, 4)


def test_those_who_died_since_are_the_dead_where_no_other_number_is_told(desk):
    harmed(desk, "bravo", 6, scope="died")
    harmed(desk, "bravo", 2, "killed")
    desk.claims[-1] = replace(desk.claims[-1], start=desk.claims[-2].start, end=desk.claims[-2].end)
    assert status_of(desk, "killed").reconciled["max"] == 2


@pytest.mark.parametrize(
    ("days", "words", "events"),
    [(400, "Monday", 1), (400, "1 March", 2), (1, "Monday", 2)],
)
def test_a_story_reprinted_a_year_later_is_of_its_old_day(desk, days, words, events):
    quote = "Eleven miners were killed on Monday when the wall of a pit near Brenford came down after rain."
    told = "2024-03-02" if days == 1 else "2025-04-06"
    desk.report("alpha", published="2024-02-28" if days == 1 else "2024-03-02")
    desk.report("bravo", published="2024-03-01" if days == 1 else told)
    first = harmed(desk, "alpha", 11, "killed", when="2024-02-26", quote=quote)
    second = harmed(desk, "bravo", 11, "killed", when="2025-03-31" if days > 1 else "2024-02-29", quote=quote)
    for at, claim in enumerate((first, second)):
        desk.claims[at] = replace(claim, when=When(claim.when.earliest, claim.when.latest, words))
    desk.copied(*desk.claims)
    assert len({e.id for e in desk.run().events}) == events


def test_one_name_read_for_two_countries_is_one_town_where_day_and_number_agree(desk):
    unsure = replace(ABROAD, candidates=(Candidate("Brenford", 40.1, -88.2),))
    harmed(desk, "alpha", 7, place=TOWN)
    harmed(desk, "bravo", 7, place=unsure)
    assert len(desk.run().events) == 1


@pytest.mark.parametrize(("count", "text"), [(6, ""), (7, "Gallia and Arvania")])
def test_one_name_is_two_towns_where_the_number_differs_or_each_country_is_told(desk, count, text):
    unsure = replace(ABROAD, candidates=(Candidate("Brenford", 40.1, -88.2),))
    for name in ("alpha", "bravo"):
        desk.report(name)
        desk.reports[name] = replace(desk.reports[name], text=text + desk.reports[name].text)
    harmed(desk, "alpha", 7, place=TOWN)
    harmed(desk, "bravo", count, place=unsure)
    assert len(desk.run().events) == 2


def test_a_column_seen_at_the_end_of_its_road_is_the_one_told_with_both_ends(desk):
    desk.claim("alpha", 46, origin_place=OTHER, destination=TOWN, place=None)
    desk.claim("bravo", 46, place=TOWN)
    assert len(desk.run().events) == 1


def test_two_columns_to_one_town_from_two_are_two(desk):
    third = replace(OTHER, name="Dunmore", text="Dunmore", lat=45.0)
    desk.claim("alpha", 46, origin_place=OTHER, destination=TOWN, place=None)
    desk.claim("bravo", 46, origin_place=third, destination=TOWN, place=None)
    assert len(desk.run().events) == 2


@pytest.mark.parametrize(("block", "status"), [("headline", Status.SINGLE_SOURCE), ("body", Status.DISPUTED)])
def test_a_headline_that_exceeds_its_own_story_disputes_nothing(desk, block, status):
    desk.report("alpha")
    harmed(desk, "alpha", 3, "killed")
    harmed(desk, "alpha", (24, None), "killed", by=None, block=block)
    assert status_of(desk, "killed").status is status


def test_who_only_mentions_one_of_the_dead_counts_nobody(desk):
    harmed(desk, "alpha", 4, "killed")
    harmed(desk, "bravo", 4, "killed")
    part = harmed(desk, "bravo", 1, "killed", by=None, scope="same")
    desk.claims[-1] = replace(part, count=replace(part.count, text="one of the dead"))
    finding = status_of(desk, "killed")
    assert (finding.status, finding.reconciled["max"]) == (Status.REPEATED, 4)


def test_two_institutes_may_read_one_picture(desk):
    for name, institute in (("alpha", "Tamsin Institute"), ("bravo", "Corvin Research Centre")):
        desk.claim(name, 6, kind="present", by=("office", institute))
    assert desk.only().status is Status.AGREEING


def test_an_institute_whose_report_names_one_picture_tells_what_it_shows(desk):
    for name, institute in (("alpha", "Tamsin Institute"), ("bravo", "Corvin Institute")):
        desk.report(name)
        text = "The image was taken by Skylook on 1 March 2024.\n"
        desk.reports[name] = replace(desk.reports[name], text=text + desk.reports[name].text)
        desk.claim(name, 6, kind="present", by=("office", institute))
    assert desk.only().status is Status.REPEATED


@pytest.mark.parametrize(
    ("first", "second", "quote", "events"),
    [
        (("04:00", "11:59"), ("17:00", "23:59"), "Six were killed {}.", 2),
        (("04:00", "11:59"), ("12:00", "17:59"), "Six were killed {}.", 1),
        (("04:00", "11:59"), ("17:00", "23:59"), "Six had been killed by {}.", 1),
        (("04:00", "11:59"), ("17:00", "23:59"), "The toll rose to six {}.", 1),
    ],
)
def test_two_attacks_on_one_day_are_told_apart_by_the_hour(desk, first, second, quote, events):
    for at, (name, hours) in enumerate((("alpha", first), ("bravo", second))):
        made = harmed(desk, name, 6 + at, "killed", quote=quote.format(f"at hour {at}"))
        span = When(*(f"2024-03-01T{hour}" for hour in hours), f"at hour {at}")
        desk.claims[at] = replace(made, when=span)
    assert len(desk.run().events) == events


@pytest.mark.parametrize(("told", "events"), [("Ohana and Tejas", 2), ("", 1)])
def test_two_towns_of_one_name_are_two_where_each_report_tells_which(desk, told, events):
    for name in ("alpha", "bravo"):
        desk.report(name)
        desk.reports[name] = replace(desk.reports[name], text=told + desk.reports[name].text)
    away = replace(
        TOWN, lat=31.2, within=("Brenford", "Tejas", "Arvania"), candidates=(Candidate("Brenford", 40.1, -88.2),)
    )
    harmed(desk, "alpha", 7, place=TOWN)
    harmed(desk, "bravo", 3, place=away)
    assert len(desk.run().events) == events


@pytest.mark.parametrize(("other", "expected"), [("army memorandum", 1), ("internal memo", 1), ("police report", 2)])
def test_one_paper_seen_by_two_outlets_is_one_origin(desk, other, expected):
    harmed(desk, "alpha", 30, "killed", by=("document", "memo of the army"))
    harmed(desk, "bravo", 30, "killed", by=("document", other))
    assert len(desk.run().origins) == expected


def pictured(desk, name, text, outlet=None):
    desk.report(name, outlet)
    desk.reports[name] = replace(desk.reports[name], text=text + "\n" + desk.reports[name].text)


def test_two_institutes_own_pages_on_one_picture_are_one_origin(desk):
    quotes = (
        "We counted six in the Hallow Space image of 1 March.",
        "Six stood there in an image that Hallow Space took on 1 March.",
    )
    for name, quote in zip(("alpha", "bravo"), quotes, strict=True):
        desk.claim(name, 6, kind="present", by=("crew", ""), basis=Basis.EYEWITNESS, quote=quote)
    assert desk.only().status is Status.REPEATED


@pytest.mark.parametrize(
    ("basis", "status"), [(Basis.OFFICIAL, Status.AGREEING), (Basis.EYEWITNESS, Status.CORROBORATED)]
)
def test_a_body_whose_report_speaks_of_a_picture_may_tell_what_that_shows(desk, basis, status):
    desk.claim("alpha", 6, kind="present", imagery=("Skylook", "2024-03-01"))
    pictured(desk, "bravo", "The office had studied an image.")
    desk.claim("bravo", 6, kind="present", by=("office", "Lyng Office"), basis=basis)
    assert desk.only().status is status
