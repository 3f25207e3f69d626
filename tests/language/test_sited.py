"""Towns that the parse takes for a person or a body, told by what stands beside their names."""

import pytest

from firsthand.language.parse import load_model
from firsthand.language.places import PlaceHints, find_places
from firsthand.packs import load_packs

PACKS = load_packs()


def named(text: str) -> set[str]:
    return {text[m.start : m.end] for m in find_places(load_model()(text), PACKS, PlaceHints())}


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Six army trucks rolled past Sikasso on Monday, a baker said.", "Sikasso"),
        ("Two sheds on the Toamasina waterfront burned on Monday.", "Toamasina"),
        ("An air strike on Kanbalu township killed two men on Friday.", "Kanbalu"),
        ("The wards of Sisophon's municipal hospital are full, a nurse said.", "Sisophon"),
        ("The harbour pilot at Trincomalee watched the gunboats leave.", "Trincomalee"),
    ],
)
def test_what_stands_beside_a_name_shows_a_town(text: str, town: str) -> None:
    assert town in named(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen closed the Orvela border crossing on Friday.", "Orvela"),
        ("The bell of Zembre primary school was silent on Friday.", "Zembre"),
    ],
)
def test_what_lies_there_shows_a_place_that_no_gazetteer_lists(text: str, name: str) -> None:
    assert name in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "She wrote a letter to Sikasso. Ali Sikasso is her lawyer, and he answered on Monday.",
        "The letter went to the Bogale who keeps the archive.",
        "They met Franklin's mayor.",
    ],
)
def test_a_person_is_no_town(text: str) -> None:
    assert not named(text) & {"Sikasso", "Bogale", "Franklin"}
