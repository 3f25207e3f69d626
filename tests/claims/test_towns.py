"""The town of a report's own event: which of those it names, and what lies in it."""

import pytest
from tests.claims.conftest import as_report

from firsthand.claims.namings import namings
from firsthand.claims.towns import FEATURES, choose_town, weigh_towns
from firsthand.language import annotate


def town(packs, *paragraphs, **facts):
    (doc,) = annotate(as_report(*paragraphs, **facts), packs)
    found = namings(doc, ())
    return choose_town(found, weigh_towns(found))


def places(claims, *kinds):
    return {c.place.name if c.place else None for c in claims if c.kind in kinds}


@pytest.mark.parametrize(
    ("paragraphs", "name"),
    [
        (("Sparks police were called to a house fire on Friday.", "Its owner moved there from Boise."), "Sparks"),
        (("A barn burned down near Elko in Elko County.", "Ada Berg of Boise, 51, owned it."), "Elko"),
        (("The market in Yuma, Ariz., reopened.", "Traders of Tucson and Yuma met there."), "Yuma"),
    ],
)
def test_the_town_named_as_a_scene_is_chosen(packs, paragraphs, name):
    assert town(packs, *paragraphs).town.name == name


def test_a_report_without_a_town_has_none(packs):
    assert town(packs, "Nobody knows where the barn stood.") is None


def test_one_town_alone_is_certain(packs):
    assert town(packs, "The market in Yuma reopened.").probability == 1


def test_a_deed_without_a_place_was_in_the_town_of_the_report(read):
    claims = read("Sparks police were called at noon.", "They came within minutes.", "Two men had been shot.")
    assert places(claims, "shot") == {"Sparks"}


def test_a_street_lies_in_the_town_of_the_report(read):
    claims = read(
        "Sparks police say a man was shot on Willow Street.",
        "His brother had come from Boise to meet him.",
        headline="Man shot in Sparks",
    )
    within = {c.place.within[0] for c in claims if c.kind == "shot" and c.place and c.place.kind == "site"}
    assert within == {"Sparks"}


def test_a_street_lies_in_the_town_named_after_it(read):
    claims = read("Sparks police sent a dog.", "A man was shot on Willow Street in Fernley on Friday.")
    assert {c.place.within[0] if c.place.kind == "site" else c.place.name for c in claims if c.kind == "shot"} == {
        "Fernley"
    }


def test_a_county_stands_for_the_town_of_the_report_that_lies_in_it(read):
    claims = read("Two men were shot in Elko County on Friday.", "Deputies found them at a motel near Elko.")
    assert places(claims, "shot") == {"Elko"}


def test_another_county_stays(read):
    claims = read("Two men were shot in Elko County on Friday.", "Detectives flew in from Tucson.")
    assert places(claims, "shot") == {"Elko County"}


def test_every_feature_says_what_it_asks():
    assert all(feature.__doc__ and weight for feature, weight in FEATURES)


def test_the_first_deeds_of_a_report_hold_the_towns_it_may_be_about(read):
    claims = read("Sparks police say two men were shot on Willow Street.", "Their brother had come from Boise.")
    (towns,) = {c.towns for c in claims if c.kind == "shot"}
    assert towns[0].name == "Sparks"
    assert towns[0].weight == max(t.weight for t in towns)
    assert towns[0].within[-1] == "United States"


def test_what_is_told_after_the_first_deeds_holds_none(read):
    claims = read(*(f"Sparks police say {n} men were shot on Willow Street." for n in ("two", "three", "four", "five")))
    assert 0 < sum(bool(c.towns) for c in claims) < len(claims)


def test_what_a_country_counts_every_year_was_not_in_the_town_of_the_report(read):
    claims = read(
        "Nyeri police said four people were killed in a fire near Nyeri.",
        "Fires kill many in Kenya.",
        "A panel counted 900 deaths a year in the homes of Kenya.",
    )
    assert {c.place.name if c.place else None for c in claims if "900" in c.quote} <= {"Kenya", None}


@pytest.mark.parametrize(
    ("called", "named"),
    [
        ("Elko County deputies were called at noon.", {"Elko County"}),
        ("Elko County deputies and Washoe County deputies were called at noon.", {None}),
    ],
)
def test_a_deed_of_a_report_without_a_town_was_in_the_one_county_it_names(read, called, named):
    claims = read(called, "They came within minutes.", "Nobody spoke.", "It was late.", "Two men had been shot.")
    assert places(claims, "shot") == named


def test_a_town_in_capitals_is_the_town_of_the_same_name(packs):
    (doc,) = annotate(as_report("SPARKS POLICE were called.", "A barn burned in Sparks, Nevada, near Boise."), packs)
    assert [n.town.name for n in namings(doc, ())] == ["Sparks", "Boise"]
