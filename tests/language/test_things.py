"""Things are found under any spelling, with the noun they modify, and never inside another word."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.language.parse import load_model
from firsthand.language.things import find_things, normalise
from firsthand.packs import Packs, load_packs


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs()


@pytest.mark.parametrize(
    "surface", ["Il-76", "IL-76", "Il 76", "Il76", "Ilyushin Il-76", "Ил-76", "Il‑76", "Il-76s", "Il-76 cargo plane"]
)
def test_a_designator_is_found_however_it_is_written(packs: Packs, surface: str) -> None:
    found = find_things(load_model()(f"They saw the {surface} yesterday."), packs)
    assert [m.thing.name for m in found] == ["Il-76"]
    assert found[0].thing.text == surface


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Two An-124-100 transports and a Ka-52 attack helicopter were there.", ["An-124", "Ka-52"]),
        ("The soldiers and three children left.", ["soldier", "child"]),
        ("He paid 76 dollars to an illustrator in 1976.", []),
    ],
)
def test_things_of_a_sentence(packs: Packs, sentence: str, names: list[str]) -> None:
    assert [m.thing.name for m in find_things(load_model()(sentence), packs)] == names


def test_hyphens_spaces_case_and_look_alike_letters_do_not_count() -> None:
    assert normalise("КА-52") == normalise("Ka 52") == "ka52"


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(max_size=60))
def test_any_text_is_read_and_offsets_are_exact(text: str) -> None:
    for mention in find_things(load_model()(text), load_packs()):
        assert text[mention.start : mention.end] == mention.thing.text


def test_a_plural_that_the_model_does_not_know_is_its_singular(packs: Packs) -> None:
    found = find_things(load_model()("Gunmen seized eight schoolchildren and two servicewomen."), packs)
    assert [m.thing.name for m in found][-2:] == ["child", "soldier"]
