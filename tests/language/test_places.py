"""Places: which are found, and which of their namesakes is meant."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.language.parse import load_model
from firsthand.language.places import PlaceHints, find_places, hints_for
from firsthand.language.places.gazetteer import load_gazetteer
from firsthand.language.places.spellings import skeleton
from firsthand.model import Report
from firsthand.packs import load_packs

PACKS = load_packs()


def read(text, **hints):
    found = find_places(load_model()(text), PACKS, PlaceHints(**hints))
    return {text[m.start : m.end]: m for m in found}


@pytest.mark.parametrize(
    ("text", "surface", "within"),
    [
        (
            "Two men were shot in Springfield, Ill., on Sunday.",
            "Springfield",
            ("Sangamon County", "Illinois", "United States"),
        ),
        ("ALTURAS, Calif. (AP) — A woman was arrested.", "ALTURAS", ("Modoc County", "California", "United States")),
        ("He moved to Paris, Texas, in May.", "Paris", ("Lamar County", "Texas", "United States")),
        ("He moved to Paris in May.", "Paris", ("Paris", "Île-de-France", "France")),
        ("The army left Homs on Sunday.", "Homs", ("Homs", "Syria")),
        ("A fire broke out in London, Ont., on Friday.", "London", ("Middlesex County", "Ontario", "Canada")),
    ],
)
def test_a_name_is_placed_by_what_stands_with_it(text, surface, within):
    assert read(text)[surface].place.within == within


def test_one_sense_a_report():
    found = read(
        "A man died in Lebanon, Tenn., on Friday. Police in Lebanon said he was shot. Lebanon police know him."
    )
    assert found["Lebanon"].place.within[-2:] == ("Tennessee", "United States")


def test_two_senses_when_both_are_stated():
    text = "They drove from Paris, Texas, to Paris, Tennessee."
    found = find_places(load_model()(text), PACKS, PlaceHints())
    assert [m.place.within[-2] for m in found if m.place.name == "Paris"] == ["Texas", "Tennessee"]


def test_bases_of_the_packs_come_first():
    found = read("An Il-76 left Khmeimim for Libya.")
    assert (found["Khmeimim"].place.name, found["Khmeimim"].place.kind) == ("Hmeimim", "base")
    assert found["Libya"].place.kind == "country"


def test_another_romanisation_finds_the_town():
    found = read("Troops of Syria stood in Jableh and near Latakia.")
    assert found["Jableh"].place.within[-1] == "Syria"
    assert abs(found["Jableh"].place.lat - 35.36) < 0.1
    assert skeleton("Khmeimim") == skeleton("Hmeimim")
    assert skeleton("al-Foua") == skeleton("Fu'ah")


def test_adjectives_name_countries_and_people_none():
    found = read("Syrian officials met Russian diplomats. Americans cheered.")
    assert found["Syrian"].place.name == "Syria"
    assert found["Syrian"].adjectival
    assert "Americans" not in found


def test_a_dateline_with_a_day_names_its_town():
    assert read("DAMASCUS, Dec 14 (Example) - Planes left on Saturday.")["DAMASCUS"].place.within[-1] == "Syria"


def test_streets_and_parks_are_no_towns():
    found = read("A man was shot in the 3700 block of Oakland Avenue in Tulsa, Okla., police said.")
    street = found["3700 block of Oakland Avenue"].place
    assert street.kind == "site"
    assert street.within[0] == "Tulsa"
    assert street.precision_km >= 10


def test_counties_are_found_and_hold_their_towns():
    found = read("Deputies of Modoc County were called to Alturas.")
    assert found["Modoc County"].place.kind == "county"
    assert found["Alturas"].place.within[1] == "California"


def test_a_persons_name_is_no_place():
    found = read("Georgia Miller, 9, loves to skate. Georgia said so to her father.")
    assert "Georgia" not in found


def test_local_nouns_reveal_small_towns():
    assert read("Winona police arrested a man from Minnesota.")["Winona"].place.within[-2] == "Minnesota"


def test_runners_up_are_kept():
    assert any("Texas" in c.name for c in read("He moved to Paris in May.")["Paris"].place.candidates)


def test_the_outlets_country_weighs():
    assert read("A man was hurt in Kingston on Friday.", country="CA")["Kingston"].place.within[-1] == "Canada"


def test_hints_come_from_the_address():
    report = Report(id="r", text="", blocks=(), url="https://web.archive.org/web/2016/http://www.example.co.uk/news/1")
    hints = hints_for(report, PACKS)
    assert (hints.country, hints.host) == ("GB", "www.example.co.uk")


def test_a_country_has_its_point_and_reach():
    entry = load_gazetteer().country_names["russia"]
    assert (entry.lat, entry.lon) == (60, 100)
    assert entry.radius_km > 1000


@settings(max_examples=30, deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from(
            [
                "Paris",
                ",",
                "Texas",
                "😀",
                "\u202e",
                "in",
                "U.S.",
                "al-Bab",
                "County",
                "Cook",
                "\n",
                "\x00",
                "Tartus",
                "St.",
                "-",
            ]
        ),
        max_size=12,
    )
)
def test_any_string_gives_exact_offsets(pieces):
    text = " ".join(pieces)
    for m in find_places(load_model()(text), PACKS, PlaceHints()):
        assert 0 <= m.start < m.end <= len(text)
        assert text[m.start : m.end] == m.place.text


@pytest.mark.parametrize(
    ("url", "country"),
    [
        ("http://www.kqzt.com/story", "US"),
        ("http://www.wqzt7.com/story", "US"),
        ("http://abc99quarry.com/story", "US"),
        ("http://www.kqzt.org/story", None),
        ("http://www.quarrytown-herald.com/story", None),
    ],
)
def test_a_call_sign_tells_an_american_broadcaster(url, country):
    assert hints_for(Report(id="r", text="", blocks=(), url=url), PACKS).country == country


@pytest.mark.parametrize(
    ("host", "state"),
    [("www.toledoquarry.com", "Ohio"), ("clicktampa.com", "Florida"), ("omaha.quarry.com", "Nebraska")],
)
def test_an_outlet_named_after_a_town_tells_the_state(host, state):
    place = read("Two men were found near Madison on Sunday.", host=host)["Madison"].place
    assert state in place.within


@pytest.mark.parametrize(
    "text",
    [
        "Two men were shot in Chicago, in the Woodlawn neighborhood, on Sunday.",
        "A fire broke out in the Woodlawn section of Chicago.",
        "A fire broke out in Chicago, in the neighborhood of Woodlawn.",
    ],
)
def test_a_part_of_a_town_is_no_town_elsewhere(text):
    place = read(text)["Woodlawn"].place
    assert place.kind == "site"
    assert place.within[0] == "Chicago"


def test_a_name_placed_outright_has_no_namesakes_left():
    place = read("Two men were shot in Springfield, Ill., on Sunday. Springfield police searched.")["Springfield"].place
    assert not [c for c in place.candidates if "Illinois" not in c.name]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Three people were killed near Gao in northern Mali on Tuesday.", "Mali"),
        ("Five were wounded in central Mali on Sunday.", "Mali"),
        ("A bus fell into a river in southern Mali on Friday.", "Mali"),
    ],
)
def test_a_country_taken_for_a_person_is_one_where_it_is_led_to(text, country):
    assert read(text)[country].place.name == country


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("CLEVELAND — A man was shot at Tyler House on Friday.", "Tyler House"),
        ("DENVER — She was taken to Chippenham Hospital on Friday.", "Chippenham Hospital"),
        ("CHICAGO — He was treated at Comer Children's Hospital.", "Comer Children's Hospital"),
    ],
)
def test_a_building_named_after_a_town_is_no_town(text, surface):
    assert read(text)[surface].place.kind == "site"


@pytest.mark.parametrize(
    ("text", "surface", "kind", "within"),
    [
        (
            "Pittsburgh police said a girl was shot in Homewood, in east Pittsburgh.",
            "Homewood",
            "quarter",
            "Pittsburgh",
        ),
        ("Chicago police said four people were shot in Austin on Friday.", "Austin", "quarter", "Chicago"),
        ("A man was killed in East New York on Friday.", "East New York", "quarter", "Brooklyn"),
        ("French police said a boy in Bordeaux was hurt on Friday.", "Bordeaux", "city", "Gironde"),
        ("Pittsburgh police said a girl was shot in Homewood, Ill., on Friday.", "Homewood", "city", "Cook County"),
        ("Denver police flew to Homewood. Alabama police met them.", "Homewood", "city", "Jefferson County"),
        ("Chicago police said a boy was shot in Oak Park on Friday.", "Oak Park", "city", "Cook County"),
    ],
)
def test_a_small_town_far_away_is_a_quarter_unless_its_state_is_named(text, surface, kind, within):
    place = read(text)[surface].place
    assert (place.kind, place.within[0]) == (kind, within)


@pytest.mark.parametrize(
    ("name", "town"),
    [
        ("Херсон", "Kherson"),
        ("Харьков", "Kharkiv"),
        ("Чернігів", "Chernihiv"),
        ("Курск", "Kursk"),
        ("Москва", "Moscow"),
        ("Кривий Ріг", "Kryvyy Rih"),
    ],
)
def test_a_name_in_cyrillic_letters_is_that_of_its_town(name, town):
    assert read(f"A granary burned down near {name} on Friday.")[name].place.name == town


@pytest.mark.parametrize(("name", "town"), [("حمص", "Homs"), ("دير الزور", "Deir ez-Zor"), ("الخرطوم", "Khartoum")])
def test_a_name_in_arabic_letters_is_that_of_its_town(name, town):
    assert read(f"A granary burned down in {name} on Friday.")[name].place.name == town


def test_a_word_in_cyrillic_letters_that_is_no_town_is_not_placed():
    found = read("It was written in Крапка by hand.")
    assert "Крапка" not in found or found["Крапка"].place.lat is None


@pytest.mark.parametrize(
    ("text", "land"),
    [
        ("Deputies in Winchester said a barn burned near the Winchester mill.", "United States"),
        ("Deputies in Winchester said a man from England was found near the mill.", "United Kingdom"),
    ],
)
def test_an_american_report_gives_a_town_abroad_with_its_country(text, land):
    found = {m.place.name: m.place for m in find_places(load_model()(text), PACKS, PlaceHints(country="US"))}
    assert found["Winchester"].within[-1] == land


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The county sheriff and the district attorney came after somebody called 911.", "US"),
        ("A district attorney of the States spoke in Vienna.", None),
    ],
)
def test_a_report_of_american_offices_is_american(text, country):
    assert hints_for(Report(id="r", text=text, blocks=()), PACKS).country == country


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Harris County deputies say a barn burned in Spring, on Mill Lane.", {"Harris County", "Spring"}),
        ("Harris County deputies say a barn burned in spring.", {"Harris County"}),
        ("Elko County deputies say a barn burned in Spring.", {"Elko County"}),
        ("Harris County deputies say a barn burned in May, on Mill Lane.", {"Harris County"}),
    ],
)
def test_a_town_called_by_a_word_is_one_in_the_county_it_lies_in(text, names):
    found = find_places(load_model()(text), PACKS, PlaceHints())
    assert {m.place.name for m in found if m.place.kind in {"city", "county"}} == names
