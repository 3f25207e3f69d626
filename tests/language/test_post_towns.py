"""Hamlets of the United States that have a post office and no entry among the gazetteer's towns; names told as theirs."""

import pytest

from firsthand.language.parse import load_model
from firsthand.language.places import PlaceHints, find_places
from firsthand.packs import load_packs

PACKS = load_packs()


def read(text, **hints):
    return {text[m.start : m.end]: m.place for m in find_places(load_model()(text), PACKS, PlaceHints(**hints))}


@pytest.mark.parametrize(
    "text",
    [
        "A barn burned in Radersburg, Montana, on Friday.",
        "A barn burned in Radersburg on Friday. The Montana troopers were told at noon.",
        "Two barns burned in Radersburg, MT, before noon.",
    ],
)
def test_a_post_town_is_known_where_its_state_is_told(text):
    place = read(text)["Radersburg"]
    assert (place.kind, place.within[:2]) == ("city", ("Broadwater County", "Montana"))
    assert place.lat == pytest.approx(46.21)


def test_a_post_town_is_not_meant_where_its_state_is_not_told():
    place = read("A barn burned in Radersburg, Kenya, on Friday.").get("Radersburg")
    assert place is None or "Montana" not in place.within


def test_the_county_of_a_name_that_several_states_have_is_told_by_the_title():
    text = "A barn burned near Sumter on Friday, the Sumter County sheriff said."
    assert (
        read(text, texts=("Barn burns - Radio 5 - Columbia, South Carolina",))["Sumter"].within[1] == "South Carolina"
    )


def test_a_town_of_the_county_named_is_no_country():
    found = read("Barns burned near Palestine, deputies of Anderson County said.", country="US")
    assert found["Palestine"].kind == "city"
    assert read("Barns burned near Palestine, the army said.")["Palestine"].kind == "country"


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Savannah-Chatham Metro Police closed a bridge.", "Savannah"),
        ("Winston-Salem police closed a bridge.", "Winston-Salem"),
        ("Asked twice.      Savannah (WZZZ) - Police closed a bridge.", "Savannah"),
    ],
)
def test_a_town_is_read_off_its_force_and_after_boilerplate(text, town):
    assert [p.kind for name, p in read(text).items() if name == town] == ["city"]


@pytest.mark.parametrize("text", ["METRO: Barn burns near Tampa", "A Mobile home burned near Tampa on Friday."])
def test_words_of_the_desk_and_houses_on_wheels_are_no_towns(text):
    assert list(read(text)) == ["Tampa"]
