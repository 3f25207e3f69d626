"""The chain behind an assertion: outlet, whom it cites, ... root; and what the root rests on."""

from dataclasses import replace

import pytest

from firsthand.claims.chain import Chain, build_chain
from firsthand.language import annotate
from firsthand.model import Block, BlockType, Report
from firsthand.packs import load_packs

PACKS = load_packs()


def report_of(
    *parts: tuple[BlockType, str] | str, outlet: str | None = "The Harbour Gazette", source_path: str | None = None
) -> Report:
    blocks, text = [], ""
    for part in parts:
        kind, words = (BlockType.BODY, part) if isinstance(part, str) else part
        blocks.append(
            Block(kind, len(text), len(text) + len(words), author="Road Watch" if kind is BlockType.POST else None)
        )
        text += words + "\n\n"
    return Report(
        id="r1",
        text=text,
        blocks=tuple(blocks),
        outlet=outlet,
        source_path=source_path,
        published="2024-12-14",
        language="en",
    )


def chain_of(word: str, report: Report) -> Chain:
    (doc,) = annotate(report, PACKS)
    token = next(t for t in doc.tokens if t.text == word)
    return build_chain(doc, token.sent.start_char, token.sent.end_char, token.i)


def names(chain: Chain) -> list[str]:
    return [link.name for link in chain.links]


def test_an_unattributed_sentence_ends_at_the_outlet_unstated() -> None:
    chain = chain_of("left", report_of("Two ships left the port on Friday."))
    assert (names(chain), chain.root_stated, chain.links[0].cue) == (["The Harbour Gazette"], False, None)


def test_a_file_without_outlet_heads_its_chain_in_angle_brackets() -> None:
    chain = chain_of("left", report_of("Two ships left.", outlet=None, source_path="inbox/note.txt"))
    assert names(chain) == ["<note.txt>"]


def test_outlet_wire_official() -> None:
    chain = chain_of("left", report_of("A plane left the base, Reuters reported, citing a local official."))
    assert names(chain) == ["The Harbour Gazette", "Reuters", "local official"]
    assert (chain.root_stated, chain.basis) == (True, "official statement")


def test_a_wire_dateline_stands_between_outlet_and_source() -> None:
    report = report_of(
        (BlockType.DATELINE, "PORT SAND, Sudan (Reuters) -"), "A plane left the base, a local official said."
    )
    assert names(chain_of("left", report)) == ["The Harbour Gazette", "Reuters", "local official"]


def test_a_carried_wire_story_without_a_source_ends_at_the_outlet() -> None:
    report = report_of((BlockType.DATELINE, "PORT SAND, Sudan (Reuters) -"), "A plane left the base.")
    chain = chain_of("left", report)
    assert (names(chain), chain.root_stated) == (["The Harbour Gazette"], False)


def test_what_the_wire_itself_reports_states_no_root() -> None:
    chain = chain_of("left", report_of("Reuters reported that a plane left the base."))
    assert (names(chain), chain.root_stated, chain.basis) == (["The Harbour Gazette", "Reuters"], False, "other media")


def test_told_the_outlet_itself_adds_no_link() -> None:
    chain = chain_of("left", report_of("Two ships left the port, a pilot told The Harbour Gazette."))
    assert names(chain) == ["The Harbour Gazette", "pilot"]


def test_the_outlets_own_crew_is_a_first_hand_root() -> None:
    chain = chain_of("moving", report_of("Our crew saw hundreds of vehicles moving toward the coast."))
    assert (names(chain), chain.root_stated, chain.basis) == (["The Harbour Gazette"], True, "eyewitness")


def test_another_mediums_reporter_is_named() -> None:
    chain = chain_of("parked", report_of("A Reuters reporter outside the fence saw an Il-76 parked on the apron."))
    assert names(chain)[-1].startswith("Reuters reporter")
    assert (chain.root_stated, chain.basis) == (True, "eyewitness")


@pytest.mark.parametrize(
    "sentence",
    [
        "Two buses were seen leaving before dawn.",
        "Local media say two buses were leaving.",
        "Two buses are said to be leaving.",
    ],
)
def test_agentless_and_collective_words_end_at_the_outlet(sentence: str) -> None:
    chain = chain_of("leaving", report_of(sentence))
    assert (names(chain), chain.root_stated) == (["The Harbour Gazette"], False)


def test_joint_sources_are_one_link() -> None:
    chain = chain_of("died", report_of("Twelve people died in the strike, officials and witnesses said."))
    assert names(chain) == ["The Harbour Gazette", "officials and witnesses"]


def test_what_a_source_left_out_is_that_sources() -> None:
    report = report_of("A local official said a plane left. He would not say what it carried.")
    assert names(chain_of("carried", report)) == ["The Harbour Gazette", "local official"]


def test_a_plain_sentence_after_it_is_not() -> None:
    report = report_of("A local official said a plane left. The base lies on the coast.")
    assert names(chain_of("lies", report)) == ["The Harbour Gazette"]


@pytest.mark.parametrize("opening", ["He said that", "Evidence suggests that"])
def test_who_cannot_be_known_adds_no_voice(opening: str) -> None:
    chain = chain_of("left", report_of(f"{opening} two ships left the port on Friday."))
    assert (names(chain), chain.root_stated) == (["The Harbour Gazette"], False)


def test_a_post_is_its_authors() -> None:
    chain = chain_of("passed", report_of((BlockType.POST, "Forty trucks passed at noon.")))
    assert (names(chain), chain.links[-1].kind, chain.root_stated) == (
        ["The Harbour Gazette", "Road Watch"],
        "post",
        True,
    )


def test_satellite_images_and_the_day_they_were_taken() -> None:
    chain = chain_of(
        "are", report_of("Two aircraft are at the base, according to images that Maxar took on 13 December.")
    )
    assert names(chain) == ["The Harbour Gazette", "Maxar"]
    assert chain.imagery is not None
    assert (chain.basis, chain.imagery.provider, chain.imagery.day) == ("satellite imagery", "Maxar", "2024-12-13")


def test_a_headlines_images_have_the_day_that_the_body_gives() -> None:
    report = report_of(
        (BlockType.HEADLINE, "Jets moved from northern base, images show"),
        "Six jets have left the base, satellite images taken by Maxar on 13 December show.",
    )
    chain = chain_of("moved", report)
    assert chain.imagery is not None
    assert (names(chain)[-1], chain.basis, chain.imagery.day) == ("Maxar", "satellite imagery", "2024-12-13")


def test_pictures_of_two_makers_name_both() -> None:
    report = report_of("Two jets are at the base, according to a review of pictures from Planet Labs and Maxar.")
    chain = chain_of("are", report)
    assert chain.imagery is not None
    assert (chain.basis, chain.imagery.provider) == ("satellite imagery", "Planet Labs and Maxar")


def test_the_day_of_release_is_not_the_day_taken() -> None:
    chain = chain_of(
        "are", report_of("Two aircraft are at the base, according to Maxar images released on 13 December.")
    )
    assert chain.imagery is not None
    assert chain.imagery.day is None


def test_the_same_pictures_spoken_of_again() -> None:
    report = report_of(
        "Two aircraft are at the base, satellite images taken by Maxar on 13 December show.",
        "The images also show a battery packing up.",
    )
    chain = chain_of("packing", report)
    assert chain.imagery is not None
    assert (names(chain)[-1], chain.imagery.day) == ("Maxar", "2024-12-13")


@pytest.mark.parametrize(
    ("credit", "expected", "stated"),
    [
        ("Satellite image ©2024 Maxar Technologies", ["Maxar"], True),
        ("(Handout via Reuters)", ["Reuters"], False),
        ("Photo: Jane Roe/Reuters", ["Reuters", "Jane Roe"], True),
        ("(The Harbour Gazette/L. Haddad)", [], True),
    ],
)
def test_a_caption_stands_on_its_credit(credit: str, expected: list[str], stated: bool) -> None:
    report = report_of((BlockType.CAPTION, "Two trucks wait outside the base on Saturday."), (BlockType.CREDIT, credit))
    chain = chain_of("wait", report)
    assert (names(chain)[1:], chain.root_stated) == (expected, stated)


def test_a_file_picture_is_known_as_one() -> None:
    report = report_of((BlockType.CAPTION, "An Il-76 lands at the base in this file photo from 2018."))
    assert chain_of("lands", report).file_picture


def test_a_denial_is_marked() -> None:
    chain = chain_of("leaving", report_of("A Russian officer denied that troops were leaving the base."))
    assert (names(chain)[-1], chain.denies) == ("Russian officer", True)


def test_every_link_points_at_the_words_that_name_it() -> None:
    report = report_of("A plane left the base, Reuters reported, citing a local official.")
    spans = [
        report.text[link.start : link.end] for link in chain_of("left", report).links[1:] if link.start is not None
    ]
    assert spans == ["Reuters", "a local official"]


def test_the_same_report_gives_the_same_chain() -> None:
    report = report_of("A plane left the base, Reuters reported, citing a local official.")
    assert chain_of("left", report) == chain_of("left", replace(report))
