"""Names of places that are no place of the event: owners, governments, companies, ships, landmarks, homes, ways."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.claims.conftest import as_report

from firsthand.claims import find_claims
from firsthand.language import annotate
from firsthand.model import Block, BlockType, Claim
from firsthand.packs import Packs

Read = Callable[..., list[Claim]]


def place(claim: Claim) -> str | None:
    return claim.place.name if claim.place else None


@pytest.mark.parametrize(
    ("text", "kind", "where"),
    [
        ("Militants attacked the US base in Baledogle, Somalia, on Friday.", "attacked", "Baledogle"),
        ("Two men from Kisumu were killed in Mombasa.", "killed", "Mombasa"),
        ("Her son, a 19-year-old from Lima, was shot dead in Quito last week.", "killed", "Quito"),
        ("The ferry from Mombasa capsized off Pemba.", "crashed", "Pemba"),
        ("A plane bound for Cairo crashed near Luxor.", "crashed", "Luxor"),
        ("A bus on its way from Lima to Cusco overturned near Nazca.", "crashed", "Nazca"),
        ("Armed men seized a tanker on its way from Ajman to Singapore.", "captured", None),
        ("A Manila-registered ferry, the Santa Rosa, ran aground off Cebu.", "crashed", "Cebu"),
        ("Seven died at a mill in Gazipur, north of the capital Dhaka, on Friday.", "killed", "Gazipur"),
        ("A drone fell on a house in Mocha, 60 km south of Taiz, killing two women.", "killed", "Mocha"),
        ("A man wearing a Chicago cap robbed a shop in Antwerp.", "robbed", "Antwerp"),
        ("He was killed by a bomb made in Ostrava.", "killed", None),
        ("Four workers of Lima Shipping were killed in Antwerp.", "killed", "Antwerp"),
        ("Bogota rejects the Caracas claim that a jet was shot down.", "shot down", None),
        ("An earthquake in eastern Turkey killed 41 people.", "killed", "Turkey"),
        ("Twelve people died in the floods that hit northern Ecuador.", "killed", "Ecuador"),
        ("The death toll from a fire in Nepal rose to nine.", "killed", "Nepal"),
        ("Two lorry drivers were injured on the road between Lille and Ghent.", "injured", None),
    ],
)
def test_the_place_is_where_it_was(read: Read, text: str, kind: str, where: str | None) -> None:
    assert {place(c) for c in read(text) if c.kind == kind} == {where}


@pytest.mark.parametrize(
    ("paragraphs", "where"),
    [
        (
            ("Two people were killed in Homs.", "Mobile networks in the town were down and nine people are missing."),
            "Homs",
        ),
        (("Forty trucks left the base at Shaddadi. The Syrian army said nine people are missing.",), "Ash Shaddadah"),
        (("Nine people are missing at the corner of Mill Road and Park Lane in Homs.",), "Homs"),
    ],
)
def test_a_word_is_no_town_and_a_base_has_one_name(read: Read, paragraphs: tuple[str, ...], where: str) -> None:
    claims = [c for c in read(*paragraphs) if c.kind == "missing"]
    assert claims
    assert {c.place.within[0] if c.place and c.place.kind == "site" else place(c) for c in claims} == {where}


def test_who_leaves_an_owner_s_base_leaves_the_place_of_the_base(read: Read) -> None:
    (claim,) = (c for c in read("Forty trucks left the US base at Rumeilan in Syria.") if c.kind == "departed")
    assert "United States" not in {p.name for p in (claim.place, claim.origin_place) if p}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "Eight people were killed, five of them in Nairobi, two in Nakuru and one in Eldoret.",
            {(8, "Kenya"), (5, "Nairobi"), (2, "Nakuru"), (1, "Eldoret")},
        ),
        (
            "Of the 52 killed, 30 died in Valencia, 15 in Albacete and seven in Malaga.",
            {(52, "Spain"), (30, "Valencia"), (15, "Albacete"), (7, "Málaga")},
        ),
        ("Two people were killed in Lyon, three in Marseille and one in Lille.", {(2, "Lyon"), (3, "Marseille")}),
        ("Nine people were killed in Lyon, Marseille and Lille.", {(9, "France")}),
    ],
)
def test_each_share_has_its_place_and_the_whole_what_holds_them(
    read: Read, text: str, numbers: set[tuple[int, str]]
) -> None:
    assert numbers <= {(c.count.min, place(c)) for c in read(text) if c.kind == "killed" and c.count}


def test_what_comes_after_shares_is_in_none_of_them(read: Read) -> None:
    claims = read("Five died in Nairobi, two in Nakuru and one in Eldoret.", "More than 400 people were injured.")
    assert {place(c) for c in claims if c.kind == "injured"}.isdisjoint({"Nakuru", "Eldoret"})


def test_all_over_the_country_is_in_no_town_of_it(read: Read) -> None:
    claims = read("Nine people were killed in Nairobi.", "Police said 123 people had been arrested countrywide.")
    assert [place(c) for c in claims if c.kind == "arrested"] == ["Kenya"]


def test_what_was_years_ago_takes_no_place_of_today(read: Read) -> None:
    claims = read(
        "Four people died when a bridge collapsed in Cuenca on Friday.", "In 2019, twelve miners were killed in a pit."
    )
    assert [place(c) for c in claims if c.kind == "killed"] == ["Cuenca", None]


def filed(packs: Packs, dateline: str, *paragraphs: str) -> list[Claim]:
    """Return the claims of a report with a dateline before its first paragraph."""
    report = as_report(f"{dateline} - {paragraphs[0]}", *paragraphs[1:])
    first, *rest = report.blocks
    at = first.start + len(dateline)
    blocks = (Block(BlockType.DATELINE, first.start, at), Block(BlockType.BODY, at + 3, first.end), *rest)
    (doc,) = annotate(replace(report, blocks=blocks), packs)
    return list(find_claims(doc, packs))


@pytest.mark.parametrize(
    ("dateline", "paragraphs", "where"),
    [
        (
            "ACCRA",
            ("A tanker exploded at a filling station in Kumasi on Friday.", "Nine people were killed, a doctor said."),
            "Kumasi",
        ),
        (
            "ISTANBUL",
            (
                "A strong earthquake struck western Turkey on Friday.",
                "Its centre was near the town of Manisa.",
                "At least nine people were killed.",
            ),
            "Manisa",
        ),
        (
            "NAIROBI",
            ("Police fired tear gas at marchers on Friday.", "Nine people were killed, a doctor said."),
            "Nairobi",
        ),
        (
            "DAKAR",
            ("Crowds burned tyres in Dakar on Friday.", "Nine people were killed, a doctor said."),
            "Dakar",
        ),
    ],
)
def test_a_report_plays_where_it_opens(packs: Packs, dateline: str, paragraphs: tuple[str, ...], where: str) -> None:
    claims = filed(packs, dateline, *paragraphs)
    assert [place(c) for c in claims if c.kind == "killed"] == [where]
