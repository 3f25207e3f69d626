"""What moved, stood, burned, fell, was shut, let go or dismissed is told in many words; all of them are claims."""

from collections.abc import Callable

import pytest

from firsthand.model import Claim

Read = Callable[..., list[Claim]]


def counted(claims: list[Claim], kind: str) -> set[int | None]:
    return {c.count.min if c.count else None for c in claims if c.kind == kind}


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("Twelve shops were gutted by a fire in Larkana on Monday.", "burned", 12),
        ("Forty huts were reduced to ashes at Kafumbe on Tuesday.", "burned", 40),
        ("Flames consumed five stalls in the market of Bobo on Friday.", "burned", 5),
        ("Rebels set seven houses ablaze in Mambasa on Thursday.", "burned", 7),
        ("The crowd put two buses to the torch in Lome on Monday.", "burned", 2),
        ("A warehouse was ablaze in Odesa on Monday morning.", "burned", 1),
        ("We counted six charred trucks on the road at Bakhmut.", "burned", 6),
        ("Bulldozers pulled down thirty homes in Hebron on Wednesday.", "destroyed", 30),
        ("The storm smashed a jetty to pieces at Belize on Tuesday.", "destroyed", 1),
        ("Three garages came down in the quake at Sivas on Monday.", "destroyed", 3),
        ("Six kiosks were bulldozed in Accra on Monday, traders said.", "destroyed", 6),
        ("The river took sixteen houses at Awoma on Sunday.", "destroyed", 16),
        ("Fourteen classrooms lost their roofs in Mocuba on Monday.", "damaged", 14),
        ("A light plane fell into a field near Brno on Monday.", "crashed", 1),
        ("A tram jumped the rails in Graz on Monday.", "crashed", 1),
        ("A train came off the rails at Sukkur on Monday.", "crashed", 1),
    ],
)
def test_what_burned_or_fell(read: Read, text: str, kind: str, count: int) -> None:
    assert counted(read(text), kind) == {count}


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("Sixty refugees walked into Renk on Sunday, a nurse said.", "arrived", 60),
        ("A dozen buses drew up at the camp in Idomeni on Thursday.", "arrived", 12),
        ("A grey helicopter set down on the football field in Gulu on Sunday.", "landed", 1),
        ("Two gunboats slipped out of Kerch on Monday, an angler said.", "departed", 2),
        ("Six ambulances sped away from the arena in Minsk on Sunday.", "departed", 6),
        ("A tanker slipped its moorings at Novorossiysk on Monday.", "sailed", 1),
        ("Fifty fighters slipped across the frontier at Adre on Tuesday.", "crossed", 50),
        ("Two drones strayed into Latvian airspace on Monday.", "crossed", 2),
        ("The coach driver had to let nine tanks overtake him near Sisian.", "moving", 9),
        ("She saw a train with 18 tanks pass Rostov on Monday.", "moving", 18),
        ("The Red Cross flew sixteen detainees from Sanaa to Aden on Monday.", "transferred", 16),
        ("Guards drove eleven prisoners to Tora on Sunday.", "transferred", 11),
        ("The ministry rushed 120 gendarmes to Bouar on Monday.", "deployed", 120),
        ("Eight jets were lined up on the runway at Millerovo on Monday.", "present", 8),
        ("Five launchers were dug in around Yelnya on Friday.", "present", 5),
        ("Thirty soldiers abandoned their post at Tessit on Monday.", "withdrew", 30),
        ("640 people ran from Mocimboa on Sunday, a nun said.", "displaced", 640),
        ("Two hundred residents were moved to safety from Nikopol.", "evacuated", 200),
    ],
)
def test_what_came_and_went(read: Read, text: str, kind: str, count: int) -> None:
    assert count in counted(read(text), kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The president relieved the army chief of his duties on Monday in Bamako.", "ousted"),
        ("President Ali Noor has relieved Energy Minister Ivo Sand of his duties.", "ousted"),
        ("The council removed the mayor of Lipa from office on Monday.", "ousted"),
        ("The board fired its director, Karl Wenz, on Friday.", "ousted"),
        ("Justice Minister Ivo Sand tendered his resignation on Friday.", "resigned"),
        ("Two thousand people filled the square in Tirana with candles.", "protested"),
        ("Sixty students staged a sit-in at the faculty in Skopje.", "protested"),
        ("Ninety drivers went on strike in Harare on Tuesday.", "protested"),
        ("Sixteen detainees regained their freedom in Marib on Monday.", "released"),
        ("Nine sailors walked out of captivity at Brass on Monday.", "released"),
        ("Police shut the N4 on Sunday after a spill.", "closed"),
        ("The N7 near Mopti was opened to traffic again on Monday.", "opened"),
        ("The Northern Brigade took responsibility for the blast in Herat.", "claimed responsibility"),
    ],
)
def test_what_was_done_to_offices_roads_and_captives(read: Read, text: str, kind: str) -> None:
    assert kind in {c.kind for c in read(text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The officers fired at a car in Reno on Monday.", "ousted"),
        ("He fired into a bar in Reno on Monday.", "ousted"),
        ("The court dismissed the case of the three sailors on Monday.", "ousted"),
        ("Surgeons removed a bullet from the officer's leg on Monday.", "ousted"),
        ("The driver stepped down from the cab in Reno.", "resigned"),
        ("He quit smoking on Monday, the doctor said.", "resigned"),
        ("The family is resigned to the loss.", "resigned"),
        ("The minister crossed a red line on Monday, officials said.", "crossed"),
        ("The two brothers crossed swords over the will on Monday.", "crossed"),
        ("It never crossed the officer's mind to ask.", "crossed"),
        ("The officer set out his reasons on Monday.", "departed"),
        ("The officers set off fireworks in Linz on Monday.", "departed"),
        ("Two teachers take Monday off.", "departed"),
        ("Water filled the square in Venice on Monday.", "protested"),
        ("A car blocked the road at Linz on Monday.", "protested"),
        ("Two soldiers marched a prisoner to the gate on Monday.", "protested"),
        ("The price of houses came down in Riga on Monday.", "destroyed"),
        ("The news destroyed the family on Monday.", "destroyed"),
        ("Workers took the tents down in Riga on Monday.", "destroyed"),
        ("The film captures the mood of the city.", "captured"),
        ("The camera captured the two soldiers on Monday.", "captured"),
        ("The police released a picture of two men on Monday.", "released"),
        ("The band released an album on Monday.", "released"),
        ("Sixteen tanks of water stood full, the farmer said.", "present"),
        ("Paris opened with a loss.", "opened"),
        ("The minister took responsibility for schools in May.", "claimed responsibility"),
        ("Three workers claimed benefits in Linz on Monday.", "claimed responsibility"),
        ("They told police that they saw a car drive by.", "crossed"),
        ("Four patrol boats rode at anchor off Ochakiv on Monday.", "departed"),
    ],
)
def test_the_same_words_of_something_else(read: Read, text: str, kind: str) -> None:
    assert kind not in {c.kind for c in read(text)}


def test_a_ship_called_by_its_name_is_a_ship(read: Read) -> None:
    told = read("Divers were called to an old cargo ship. The Blue Lena sank off Vigo on Monday, one of them said.")
    assert [(c.things[0].name, c.count and c.count.min) for c in told if c.kind == "sank"] == [("cargo ship", 1)]
    assert "sank" not in {c.kind for c in read("The Dow sank on Monday, traders said.")}
    assert "landed" not in {c.kind for c in read("A plane was late. Ana Ruiz landed in Lyon on Monday.")}


def test_a_longer_wording_holds_only_for_what_it_fits(read: Read) -> None:
    assert "moving" in {c.kind for c in read("Forty trucks drove from Homs to the coast on Friday.")}
    assert "transferred" not in {c.kind for c in read("Forty trucks drove from Homs to the coast on Friday.")}


def test_one_who_watched_is_not_what_he_saw(read: Read) -> None:
    told = [c for c in read("“I saw 18 tanks go by on Tuesday,” said Ana Ruiz, a baker.") if c.things]
    assert {c.things[0].name for c in told} == {"tank"}
