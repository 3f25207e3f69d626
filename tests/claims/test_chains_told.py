"""Chains in the wordings that reports use: who passed words on, who handled a paper, who is behind whom, and on what."""

import pytest

from firsthand.claims.chain import Chain, build_chain
from firsthand.language import annotate
from firsthand.model import Block, BlockType, Report
from firsthand.packs import load_packs

PACKS = load_packs()


def chain_at(text: str, word: str) -> Chain:
    """Return the chain of the last `word` of a report by The Gazette."""
    report = Report(
        id="r", text=text, blocks=(Block(BlockType.BODY, 0, len(text)),), outlet="The Gazette", language="en"
    )
    (doc,) = annotate(report, PACKS)
    token = [t for t in doc.tokens if t.text == word][-1]
    return build_chain(doc, token.sent.start_char, token.sent.end_char, token.i)


def voices(text: str, word: str) -> list[str]:
    return [link.name for link in chain_at(text, word).links[1:]]


@pytest.mark.parametrize(
    ("text", "word", "links"),
    [
        ("The mayor told state television that two buses had burned.", "burned", ["state television", "mayor"]),
        ("The mayor said in remarks carried by Radio Ardo that two buses burned.", "burned", ["Radio Ardo", "mayor"]),
        ("The mayor said on Radio Ardo that two buses had burned.", "burned", ["Radio Ardo", "mayor"]),
        ("In an interview with the Tidal Post, the mayor said two buses burned.", "burned", ["Tidal Post", "mayor"]),
        ("Speaking to the Tidal Post, the mayor said two buses had burned.", "burned", ["Tidal Post", "mayor"]),
        ("In a statement to Reuters, the operator said two buses had burned.", "burned", ["Reuters", "operator"]),
        ("The mayor, quoted by the Tidal Post, said two buses had burned.", "burned", ["Tidal Post", "mayor"]),
        ("The mayor was quoted as saying by the Tidal Post that buses burned.", "burned", ["Tidal Post", "mayor"]),
        ("A driver interviewed by Reuters said two buses had burned.", "burned", ["Reuters", "driver"]),
        ("Reuters, which spoke to two drivers, reported that buses had burned.", "burned", ["Reuters", "drivers"]),
        ("The mayor told reporters that two buses had burned.", "burned", ["mayor"]),
        ("The mayor told parliament that two buses had burned.", "burned", ["mayor"]),
        ("The mayor told this newspaper that two buses had burned.", "burned", ["mayor"]),
        ("The panel heard from a driver that two buses had burned.", "burned", ["driver"]),
    ],
)
def test_the_medium_somebody_spoke_to_stands_above(text: str, word: str, links: list[str]) -> None:
    assert voices(text, word) == links


@pytest.mark.parametrize(
    ("text", "word", "links"),
    [
        ("The mayor told Reuters the pier was shut. She added that a tug sank.", "sank", ["Reuters", "mayor"]),
        ("A miner told Reuters the pit was shut. The miner said two men died.", "died", ["Reuters", "miner"]),
        ("Carla Voss told Reuters the pier was shut. Voss said a tug sank.", "sank", ["Reuters", "Carla Voss"]),
        ("A miner told Reuters the pit was shut. Police said two men died.", "died", ["police"]),
        (
            "Reuters quoted a port official as saying the pier was shut. A tug had sunk, the official added.",
            "sunk",
            ["Reuters", "port official"],
        ),
        (
            '"The pier is shut," Carla Voss told Reuters. "A tug sank at noon."',
            "sank",
            ["Reuters", "Carla Voss"],
        ),
        ("Two pilots were at the gate. Both said a tug had sunk.", "sunk", ["pilots"]),
        ("Three officers spoke. Two of them said a tug had sunk.", "sunk", ["officers"]),
    ],
)
def test_who_speaks_on_is_heard_through_the_same_medium(text: str, word: str, links: list[str]) -> None:
    assert voices(text, word) == links


@pytest.mark.parametrize(
    ("text", "word", "links"),
    [
        ("Images by Maxar reviewed by the Tidal Post show two ships moored.", "ships", ["Tidal Post", "Maxar"]),
        ("A memo obtained by the Tidal Post says two ships will sail.", "sail", ["Tidal Post", "memo"]),
        ("A police report cited by the Tidal Post said a ship had sailed.", "sailed", ["Tidal Post", "police report"]),
        ("A leaked cable published by the Lamp says a ship had sailed.", "sailed", ["Lamp", "leaked cable"]),
        ("A video posted on Telegram and verified by AFP shows a ship burning.", "burning", None),
        ("Photographs released by the Coast Guard show a ship burning.", "burning", ["Coast Guard"]),
        (
            "Images obtained by Reuters from Planet Labs show that a ship had sailed.",
            "sailed",
            ["Reuters", "Planet Labs"],
        ),
        ("Delta TV broadcast a video in which a ship is seen to sink.", "sink", ["Delta TV", "video"]),
    ],
)
def test_who_handled_a_paper_or_picture_stands_above(text: str, word: str, links: list[str] | None) -> None:
    assert voices(text, word) == (links or ["Agence France-Presse", "video"])


@pytest.mark.parametrize(
    ("text", "word", "links"),
    [
        ("The prefecture, which in turn cited herders, said a bus had burned.", "burned", ["prefecture", "herders"]),
        ("The prefecture said a bus had burned, based on accounts by herders.", "burned", ["prefecture", "herders"]),
        ("A bus burned, the Tidal Post reported on word from the guards.", "burned", ["Tidal Post", "guards"]),
        ("With reference to the herders, the prefecture said a bus burned.", "burned", ["prefecture", "herders"]),
        ("The prefecture was told by a herder that a bus had burned.", "burned", ["prefecture", "herder"]),
        ("A skipper radioed that a bus had burned.", "burned", ["skipper"]),
        ("By the account of a herder, a bus was burning.", "burning", ["herder"]),
        ("As the port authority put it, a bus burned there.", "burned", ["port authority"]),
        ("The herder's version is that a bus had burned.", "burned", ["herder"]),
        ("A bus had burned. Those were the words of Carla Voss.", "burned", ["Carla Voss"]),
        ("The army denied a report by Reuters that a bus had burned.", "burned", ["army"]),
    ],
)
def test_whom_a_report_rests_on_stands_below(text: str, word: str, links: list[str]) -> None:
    assert voices(text, word) == links


@pytest.mark.parametrize(
    ("text", "word", "links"),
    [
        ("Analyst Ida Brehm said images by Maxar showed two ships moored.", "ships", ["Ida Brehm", "Maxar"]),
        ("Based on Maxar images, the analysts said two ships had sailed.", "sailed", ["analysts", "Maxar"]),
        ("The Tidal Post's review of Maxar images found two ships moored.", "ships", ["Tidal Post", "Maxar"]),
        ("Ida Brehm, who examined the photos, said two ships had sailed.", "sailed", ["Ida Brehm", "photos"]),
    ],
)
def test_the_picture_behind_a_reading_is_the_root(text: str, word: str, links: list[str]) -> None:
    assert voices(text, word) == links


@pytest.mark.parametrize(
    ("text", "word", "links"),
    [
        ("Both guards said a bus had burned.", "burned", ["guards"]),
        ("Two of the guards said a bus had burned.", "burned", ["guards"]),
        ("One of the guards said a bus had burned.", "burned", ["guards"]),
        ('"My cousin saw a bus burning," Carla Voss said.', "burning", ["Carla Voss", "my cousin"]),
        ("Major Carla Voss of the rescue corps said a bus had burned.", "burned", ["Carla Voss"]),
        ("A guard named Emil Horn said a bus had burned.", "burned", ["Emil Horn"]),
        ("The newspaper Zora said a bus had burned.", "burned", ["Zora"]),
        ("An aide to the governor said a bus had burned.", "burned", ["aide to the governor"]),
        ("Two people with knowledge of the plan said a bus burned.", "burned", ["people with knowledge of the plan"]),
        ("The town, whose mayor says a bus has burned, is cut off.", "burned", ["mayor"]),
    ],
)
def test_a_voice_is_named_without_number_and_title(text: str, word: str, links: list[str]) -> None:
    assert voices(text, word) == links


@pytest.mark.parametrize(
    ("source", "basis"),
    [
        ("A crew member", "eyewitness"),
        ("A baker whose shop faces the gate", "eyewitness"),
        ("A ferry captain", "eyewitness"),
        ("A paramedic", "eyewitness"),
        ("The prefect", "official statement"),
        ("A military attache", "official statement"),
        ("The head of the rescue directorate, Bela Horn,", "official statement"),
        ("Harbour master Emil Horn", "official statement"),
        ("Sgt. Emil Horn", "official statement"),
        ("A forensic pathologist", "expert judgement"),
        ("A seismologist", "expert judgement"),
        ("A source in the general staff", "unspecified"),
        ("A lawyer", "unspecified"),
    ],
)
def test_the_basis_follows_what_the_speaker_is(source: str, basis: str) -> None:
    assert chain_at(f"{source} said that a bus had burned.", "burned").basis == basis
