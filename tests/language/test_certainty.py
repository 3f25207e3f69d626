"""How certain a sentence is of the event whose word is marked with a star."""

import pytest

from firsthand.language.attribution import find_attributions
from firsthand.language.certainty import assess
from firsthand.language.doc import Assessment
from firsthand.language.parse import parse_text
from firsthand.model import Block, BlockType, Report


def judge(marked: str) -> Assessment:
    at, text = marked.index("*"), marked.replace("*", "")
    tokens = parse_text(text, [0])
    report = Report(id="r", text=text, blocks=(Block(BlockType.BODY, 0, len(text)),), outlet="The Paper")
    event = next(t for t in tokens if t.idx <= at < t.idx + len(t))
    return assess(event, tokens, find_attributions(tokens, (), report))


@pytest.mark.parametrize(
    ("marked", "certainty", "tense"),
    [
        ("The plane *left on Monday.", "CT+", "past"),
        ("The plane will *leave on Friday.", "CT+", "future"),
        ("They carried out an *attack.", "CT+", "past"),
        ("Not only did they *leave, they burned the base.", "CT+", "past"),
        ("The ministry said the troops would *leave.", "CT+", "future"),
        ("Aircraft can be *seen on the apron.", "CT+", "past"),
        ("More flights are expected to *leave.", "PR+", "future"),
        ("Officials expect two more ferries to *leave.", "PR+", "future"),
        ("The harbour master expects two ships to *sail.", "PR+", "future"),
        ("He saw the last soldier to *leave the base.", "CT+", "past"),
        ("Analysts believe the fleet will *withdraw.", "PR+", "future"),
        ("The plane appears to have *landed.", "PR+", "past"),
        ("The army is preparing to *withdraw.", "PR+", "future"),
        ("The plane reportedly *left.", "PR+", "past"),
        ("The plane may have *left.", "PS+", "past"),
        ("The plane might *leave soon.", "PS+", "future"),
        ("The plane is said to be *bound for Libya.", "PS+", "present"),
        ("There were reports of an *attack.", "PS+", "past"),
        ("The alleged *attack took place on Monday.", "PS+", "past"),
        ("Police suspect he *fled.", "PS+", "past"),
        ("The plane did not *leave.", "CT-", "past"),
        ("No aircraft *left the base.", "CT-", "past"),
        ("The firm has yet to *announce a date.", "CT-", "present"),
        ("Neither pilot *survived.", "CT-", "past"),
        ("Officials denied that troops had *left.", "CT-", "past"),
        ("They did not carry out an *attack.", "CT-", "past"),
        ("The rebels failed to *capture the town.", "CT-", "past"),
        ("It was unlikely that they *left.", "PR-", "past"),
        ("Moscow hopes to *keep both bases.", "Uu", "future"),
        ("They are threatening to *attack.", "Uu", "future"),
        ("None of this proves that the fleet is *leaving.", "Uu", "present"),
        ("None of it amounts to a *withdrawal.", "Uu", "present"),
        ("There is no evidence that the army *shelled the town.", "Uu", "past"),
        ("None of this is proof that the fleet is *leaving.", "Uu", "present"),
        ("Nor does it prove that the fleet is *leaving.", "Uu", "present"),
        ("Officials have yet to confirm that the ship *sank.", "Uu", "past"),
        ("The army neither confirmed nor denied that the ship *sank.", "Uu", "past"),
        ("The army confirmed that the ship *sank but denied that it burned.", "CT+", "past"),
        ("The ministry did not confirm that the ship *sank.", "Uu", "past"),
        ("If the plane *leaves, the base closes.", "Uu", "present"),
        ("The plane was due to *leave on Friday.", "Uu", "future"),
    ],
)
def test_certainty_and_tense(marked: str, certainty: str, tense: str) -> None:
    found = judge(marked)
    assert (found.certainty, found.tense) == (certainty, tense)


@pytest.mark.parametrize(
    "marked",
    [
        "It is not known whether the plane *left.",
        "How many people were *hurt was unclear.",
        "How many troops *remain at the base is not known.",
        "Where the ship had *come from is not known, and it is not known who owns it.",
        "It was not immediately clear how many soldiers *died.",
        "Police could not say if anyone was *injured.",
        "The number of *dead could not be independently verified.",
        "No information was available on *casualties.",
        "It is too early to say whether the fleet will *withdraw.",
    ],
)
def test_a_declared_unknown(marked: str) -> None:
    assert judge(marked).certainty == "CTu"


@pytest.mark.parametrize(
    ("marked", "certainty"),
    [
        ("Two ships *left, and it is not known where they went.", "CT+"),
        ("Police did not comment on the *attack.", "CT+"),
        ("They want to know what *happened.", "CT+"),
        ("The *blast, which may have been an accident, killed two.", "CT+"),
    ],
)
def test_a_hedge_on_something_else_lowers_nothing(marked: str, certainty: str) -> None:
    assert judge(marked).certainty == certainty


def test_a_hedge_on_a_part_is_kept_to_that_part() -> None:
    took_off = judge("A plane *left the base and is believed to be bound for Libya.")
    bound = judge("A plane left the base and is believed to be *bound for Libya.")
    assert (took_off.certainty, bound.certainty) == ("CT+", "PR+")


def test_the_words_that_lower_are_returned() -> None:
    text = "The plane may have left."
    assert [text[s:e] for s, e in judge("The plane may have *left.").hedges] == ["may"]


def test_an_outlets_hedge_lowers_a_sources_certain_word() -> None:
    assert judge("The minister reportedly said that the ship *sank.").certainty in {"PS+", "PR+"}
