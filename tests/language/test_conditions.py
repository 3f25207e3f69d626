"""Conditions, what did not come about, and what others believe: the event is marked with a star."""

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
    ("marked", "certainty"),
    [
        ("Had the pilot not turned back, the plane would have *crashed.", "CT-"),
        ("Had the pilot not *turned back, the plane would have crashed.", "CT+"),
        ("If the order had *come, the fleet would have left.", "CT-"),
        ("The helicopter could have *landed had the fog lifted.", "CT-"),
        ("Without the shelter the children would have been *killed.", "CT-"),
        ("But for the warning, dozens of people would have *died.", "CT-"),
    ],
)
def test_what_is_contrary_to_fact(marked: str, certainty: str) -> None:
    assert judge(marked).certainty == certainty


@pytest.mark.parametrize(
    ("marked", "tense"),
    [
        ("Should the frigate *leave, the port would be empty.", "future"),
        ("The deal stands provided that the troops *leave.", "present"),
        ("The truce holds on condition that the militia *leaves.", "present"),
        ("Were the fleet to *leave, prices would fall.", "future"),
        ("The minister wants the peacekeepers to *leave.", "future"),
        ("In the event that the fleet *leaves, the port would close.", "future"),
        ("If the fleet *leaves next week, the base will close.", "future"),
        ("Peace will come only when the army *leaves.", "future"),
        ("Lawmakers called for the brigade to *leave.", "future"),
        ("The troops were ordered to *leave.", "future"),
        ("The frigate was supposed to *leave on Friday.", "future"),
    ],
)
def test_what_is_only_a_condition_or_a_demand(marked: str, tense: str) -> None:
    found = judge(marked)
    assert (found.certainty, found.tense) == ("Uu", tense)


@pytest.mark.parametrize(
    "marked",
    [
        "The helicopter turned back without *landing.",
        "The convoy stayed instead of *leaving.",
        "The trucks had to wait rather than *leave.",
        "The troops stopped short of *crossing the river.",
        "The ferry came close to *sinking.",
        "A storm kept the ferries from *leaving.",
        "The ship was too damaged to *leave.",
        "The tanks were destroyed before they could *cross the bridge.",
        "The drone was shot down before *reaching the coast.",
        "The sailors were nearly *killed.",
        "Not a single truck *left the depot.",
        "Hardly any of the trucks *left.",
        "The convoy is yet to *leave.",
        "The minister rejected claims that the troops had *left.",
        "The navy denied a report that its sailors had been *killed.",
        "Medics saved the sailor from being *killed.",
        "Far from having *left, the garrison is digging in.",
        "The cruiser abandoned its plan to *leave.",
        "The claim that the mayor was *killed is false.",
        "Reports that the mayor had been *killed turned out to be false.",
        "It was wrongly reported that the frigate had *left.",
    ],
)
def test_what_did_not_come_about(marked: str) -> None:
    assert judge(marked).certainty == "CT-"


@pytest.mark.parametrize(
    "marked",
    [
        "The ferry did not *leave until Tuesday.",
        "The barge did not *leave until the storm was over.",
        "The navy denied that the frigate had left but admitted that a sailor was *injured.",
        "One ship *sailed on Friday; the other is expected to leave today.",
        "Only one of the two helicopters *landed.",
    ],
)
def test_a_denial_or_hedge_keeps_to_its_scope(marked: str) -> None:
    assert judge(marked).certainty == "CT+"


@pytest.mark.parametrize(
    ("marked", "certainty"),
    [
        ("It is unlikely that the ship *left on Tuesday.", "PR-"),
        ("It seems unlikely that the fleet has *left.", "PR-"),
        ("Diplomats doubt that the troops have *left.", "PR-"),
        ("It is doubtful that the pilot *survived.", "PR-"),
        ("Nobody thinks the frigate has *left.", "PR-"),
        ("Few believe the captain *survived.", "PR-"),
        ("It is possible that the convoy *left in the night.", "PS+"),
        ("Police have not ruled out that the man was *killed.", "PS+"),
        ("It cannot be excluded that a civilian was *killed.", "PS+"),
        ("There is a chance that the ship *left.", "PS+"),
        ("The brigade is understood to have *withdrawn.", "PR+"),
        ("The troops are thought by analysts to have *left.", "PR+"),
        ("The pilot almost certainly *died.", "PR+"),
        ("In all likelihood the helicopter *landed on the beach.", "PR+"),
        ("It looks as if the ships have *left.", "PR+"),
        ("All indications are that the brigade has *left.", "PR+"),
        ("The ship reportedly *left.", "PR+"),
        ("The militia allegedly *killed two farmers.", "PR+"),
        ("The frigate is reported to have *left.", "PR+"),
        ("The militia purportedly *killed two farmers.", "PS+"),
    ],
)
def test_a_hedge_reaches_the_clause_below_it(marked: str, certainty: str) -> None:
    found = judge(marked)
    assert (found.certainty, found.tense) == (certainty, "past")


@pytest.mark.parametrize(
    ("marked", "tense"),
    [
        ("The brigade is to *leave next week.", "future"),
        ("The frigate is unlikely to *leave this week.", "future"),
        ("Rebels are suspected of *attacking the convoy.", "past"),
        ("The crewmen escaped without being *killed.", "past"),
        ("Satellite pictures confirm the *arrival of two frigates.", "past"),
        ("It may be that some villagers were *killed.", "past"),
        ("It could not be determined where the trucks had *come from.", "past"),
        ("The captain is presumed *dead.", "past"),
    ],
)
def test_the_tense_is_that_of_the_event(marked: str, tense: str) -> None:
    assert judge(marked).tense == tense
