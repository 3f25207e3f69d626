"""What a root rests on, read off its words."""

import pytest

from firsthand.claims.chain import build_chain
from firsthand.language import annotate
from firsthand.model import Block, BlockType, Report
from firsthand.packs import load_packs

PACKS = load_packs()


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("A plane left the base, a port official said.", "official statement"),
        ("The defence ministry said in a statement that a plane left.", "official statement"),
        ("A plane left the base, residents said.", "eyewitness"),
        ("Villagers saw that a plane left.", "eyewitness"),
        ("A plane left, Marta Lind, an analyst at the Coastal Institute, wrote.", "expert judgement"),
        ("Video posted on Telegram showed that a plane left.", "video"),
        ("Photos taken by a resident show that a plane left.", "photograph"),
        ("Flight-tracking data from Flightradar24 show that a plane left.", "tracking data"),
        ("Court documents say a plane left.", "document"),
        ("The New York Times reported that a plane left.", "other media"),
        ("A harbour pilot said that a plane left.", "unspecified"),
        ("A plane left the base.", "unspecified"),
    ],
)
def test_basis(text: str, basis: str) -> None:
    report = Report(
        id="r", text=text, blocks=(Block(BlockType.BODY, 0, len(text)),), outlet="The Gazette", language="en"
    )
    (doc,) = annotate(report, PACKS)
    token = next(t for t in doc.tokens if t.text == "left")
    assert build_chain(doc, 0, len(text), token.i).basis == basis


@pytest.mark.parametrize(
    "sentence",
    [
        "Bella Moran said she was sad to learn that the driver had died.",
        "Pavel Dorn expressed disbelief that a man killed his neighbour.",
        "Ana Pires said what she knew about her son's death came from the police.",
        "The teacher said he was still in shock over the killing of two pupils.",
    ],
)
def test_who_tells_of_feelings_takes_the_event_for_granted(read, sentence) -> None:
    assert [c.chain[-1].kind for c in read(sentence) if c.kind == "killed"] == ["outlet"]
