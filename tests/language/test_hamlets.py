"""Names that no gazetteer knows, and towns whose names end like a park's."""

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
        "Elko County deputies came to a ranch near Tarryville on Friday.",
        "A barn burned in Tarryville, a small town in Elko County, on Friday.",
        "He farmed outside the village of Tarryville. Elko County deputies knew him.",
    ],
)
def test_a_hamlet_lies_in_the_one_county_named(text):
    place = read(text)["Tarryville"]
    assert (place.kind, place.within[0]) == ("city", "Elko County")


def test_of_two_counties_neither_is_taken():
    text = "Deputies of Elko County and Washoe County came to a ranch near Tarryville on Friday."
    assert "Tarryville" not in read(text) or read(text)["Tarryville"].kind != "city"


def test_capitals_of_a_title_name_nothing():
    title = "Rancher Wounded in Accidental Stampede"
    found = read(f"{title}\n\nA rancher near Elko was wounded on Friday.", texts=(title,))
    assert not any("Stampede" in name for name in found)


def test_a_town_of_the_county_named_is_no_park():
    found = read("A DuPage County deputy was called to a house near Villa Park on Friday.")
    assert (found["Villa Park"].kind, found["Villa Park"].within[0]) == ("city", "DuPage County")


def test_a_broadcaster_dates_its_line_in_small_letters():
    assert read("Savannah (WQQV) - Two boats sank.")["Savannah"].within[-2:] == ("Georgia", "United States")
