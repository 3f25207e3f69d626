"""Where an event was: off a coast, at a town with a hyphen, and never where somebody spoke of it."""

from collections.abc import Callable

import pytest

from firsthand.claims import find_claims
from firsthand.language import annotate
from firsthand.model import Block, BlockType, Claim, Report
from firsthand.packs import Packs

Read = Callable[..., list[Claim]]


def place_of(claims: list[Claim], kind: str) -> str | None:
    (claim,) = (c for c in claims if c.kind == kind)
    return claim.place.name if claim.place else None


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        (
            "The crew of the Dora Lune rescued 17 migrants off Bizerte on Friday, the captain said.",
            "rescued",
            "Bizerte",
        ),
        ("A fishing boat sank off Latakia on Sunday, the harbour master said.", "sank", "Latakia"),
        ("The imagery shows four bombers at Nizhny-Tagil, far from the border.", "present", "Nizhny Tagil"),
    ],
)
def test_a_preposition_leads_to_a_place(read: Read, text: str, kind: str, place: str) -> None:
    assert place_of(read(text), kind) == place


@pytest.mark.parametrize(
    "told",
    [
        '"It was a cable," he told reporters in Rabat.',
        '"We have waited long enough," the minister told a press conference in Rabat.',
        "The minister gave an interview in Rabat.",
    ],
)
def test_where_it_was_said_is_not_where_it_happened(read: Read, told: str) -> None:
    claims = read("A depot in Agadir is to be closed.", f"{told} Three people were kidnapped near the town on Sunday.")
    assert place_of(claims, "kidnapped") == "Agadir"


def test_a_place_in_letters_that_are_not_read_is_not_guessed(read: Read) -> None:
    claims = read(
        "Four people were wounded on Monday when a shell fell on a bakery in ქუთაისი, a nurse said.",
        "Flour is brought from Latakia in lorries.",
    )
    assert place_of(claims, "injured") is None


def test_a_week_that_is_counted_has_no_number_of_its_own(read: Read) -> None:
    (claim,) = (c for c in read("In one week 31 army trucks drove through Latakia.") if c.kind == "moving")
    assert claim.count is not None
    assert (claim.count.min, claim.count.max) == (31, 31)


@pytest.mark.parametrize(
    "text",
    [
        "The station said its crew counted 31 army trucks on the road from Kayes to Bamako on Monday morning.",
        "Our reporters filmed 31 army trucks on Monday on the road from Kayes to Bamako, all of them heading east.",
    ],
)
def test_what_is_counted_on_the_road_between_two_towns_is_on_its_way(read: Read, text: str) -> None:
    (claim,) = (c for c in read(text) if c.things[0].name == "truck")
    assert claim.kind == "moving"
    assert (claim.place, claim.origin_place.name, claim.destination.name) == (None, "Kayes", "Bamako")


def test_a_story_that_opens_abroad_did_not_happen_where_its_writer_sits(packs: Packs) -> None:
    pieces = (
        (BlockType.DATELINE, "NAIROBI (Acacia Wire) - "),
        (BlockType.BODY, "Nine herders were killed near Agadez in Niger on Monday, a rights group said."),
        (BlockType.BODY, "The group said 300 families were displaced from four hamlets."),
    )
    text, blocks = "", []
    for kind, piece in pieces:
        blocks.append(Block(kind, len(text), len(text) + len(piece)))
        text += piece if kind is BlockType.DATELINE else f"{piece}\n\n"
    report = Report(
        id="r1", text=text, blocks=tuple(blocks), outlet="Acacia Wire", published="2024-12-14", language="en"
    )
    claims = [c for doc in annotate(report, packs) for c in find_claims(doc, packs)]
    assert place_of(claims, "displaced") == "Agadez"


def test_what_a_comma_sets_off_is_no_object(read: Read) -> None:
    (claim,) = (
        c
        for c in read(
            "Two warehouses burned at the port of Agadir, a satellite image taken by Planet Labs on 9 December shows."
        )
        if c.kind == "burned"
    )
    assert claim.count is not None
    assert claim.count.min == 2


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The air force shot down 61 drones launched from Crimea.", "shot down"),
        ("Customs officers seized two trucks driven from Aleppo.", "captured"),
        ("A shell destroyed an ambulance that was sent to Latakia.", "destroyed"),
    ],
)
def test_where_it_came_from_is_not_where_it_met_its_end(read: Read, sentence: str, kind: str) -> None:
    assert [c.place for c in read(sentence) if c.kind == kind] == [None]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('"Four houses burned on Monday night," said a woman who lives in Uvira.', "Uvira"),
        ("Before dawn on Friday four houses burned. A nurse at Trincomalee counted them.", "Trincomalee"),
        ("Four houses burned on Monday, the interior ministry in Damascus said.", None),
        ("Four houses burned on Monday, a baker in Uvira said. Another in Bogale saw it too.", None),
    ],
)
def test_the_only_town_of_a_report_is_where_it_plays(read: Read, text: str, place: str | None) -> None:
    assert place_of(read(text), "burned") == place
