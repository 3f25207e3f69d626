"""Chains in the order of the voices, in whatever order the sentence has them; names kept beside offices."""

import pytest


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("As Polar Agency reported, police said four men were killed.", ["Polar Agency", "police"]),
        ("Police said, Polar Agency reports, that four men were killed.", ["Polar Agency", "police"]),
        (
            "Four men were killed near Soka, Polar Agency reported on Friday, quoting police.",
            ["Polar Agency", "police"],
        ),
        ("Four men were killed when a bus fell, Polar Agency reported, citing police.", ["Polar Agency", "police"]),
        (
            "Police told Polar Agency, as the Lantern Post reports, that four men were killed.",
            ["Lantern Post", "Polar Agency", "police"],
        ),
        ("According to police quoted by Polar Agency, four men were killed.", ["Polar Agency", "police"]),
        (
            "Citing the fire chief, Nuno Barr, the mayor of Olm, Tessa Vieg, said four men were killed.",
            ["Tessa Vieg", "Nuno Barr"],
        ),
        ("Four men were killed, the coastguard told Interfax.", ["Interfax", "coastguard"]),
        ("The bus fell, the coastguard told Interfax. Four men were killed, it added.", ["Interfax", "coastguard"]),
        ("The bus fell, the coastguard told Interfax. Four men were killed, the agency said.", ["Interfax"]),
        ("Four men were killed, a nurse told Interfax and The Harbour Gazette.", ["Interfax", "nurse"]),
        ("Four men were killed, a driver tells the Kelm Mirror.", ["Kelm Mirror", "driver"]),
        (
            "Polar Agency, which has seen the notes of a clerk, says four men were killed.",
            ["Polar Agency", "notes of a clerk"],
        ),
    ],
)
def test_the_voices_stand_in_their_order(told, text: str, links: list[str]) -> None:
    assert told(text, "killed")[0] == links


@pytest.mark.parametrize(
    "text",
    [
        "A slide killed four men near Soka early on Tuesday, the town's mayor, Ana Ruiz, told The Harbour Gazette.",
        "Four men were killed, the mayor of Soka, Ana Ruiz, said in a statement.",
        "Ana Ruiz, mayor of Soka, said four men were killed.",
        "Mayor Ana Ruiz said four men were killed.",
        "Denying that anybody had fled, the town's mayor, Ana Ruiz, said four men were killed.",
        "Ana Ruiz spoke to the crowd. Four men were killed, Ruiz said.",
        "Mayor of Soka: four men dead | Four men were killed, the mayor of Soka, Ana Ruiz, said.",
    ],
)
def test_a_name_beside_an_office_is_kept(told, text: str) -> None:
    assert told(text, "killed")[0] == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Harbour master Nedim Arsan said four men were killed.", "Nedim Arsan"),
        ("The rights group Kasa Justice Network said four men were killed.", "Kasa Justice Network"),
        ("Four men were killed, a police spokesman, Inspector Lamek Piri, said.", "Lamek Piri"),
        ("Four men were killed, data from the tracking site Skyway showed.", "Skyway"),
        ("Army statement: our forces killed four men in the night.", "Army"),
        ("Fire chief of Olm, speaking beside the ruins: four men were killed.", "Fire chief of Olm"),
    ],
)
def test_a_voice_is_named_in_full(told, text: str, name: str) -> None:
    assert [link.casefold() for link in told(text, "killed")[0]] == [name.casefold()]


def test_an_aside_between_subject_and_verb_is_a_voice(told) -> None:
    text = "The two frigates, harbour pilot Jens Moll recalls, sailed without lights."
    assert told(text, "sailed")[0] == ["Jens Moll"]


@pytest.mark.parametrize(
    ("listener", "links"),
    [
        ("the Gazette", []),
        ("this newspaper", []),
        ("Polar Wire", ["Polar Wire"]),
        ("the Kelm Gazette", ["Kelm Gazette"]),
    ],
)
def test_told_to_the_outlet_by_its_short_name_adds_no_voice(told, listener: str, links: list[str]) -> None:
    assert told(f"Four men were killed, a nurse told {listener}.", "killed")[0] == [*links, "nurse"]
