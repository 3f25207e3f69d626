"""What a denial or a "no" reaches: the event, or only who did it, with what, who else, who saw it."""

from collections.abc import Callable

import pytest

from firsthand.model import Claim

Read = Callable[..., list[Claim]]


def of_kind(claims: list[Claim], kind: str) -> list[Claim]:
    return [c for c in claims if c.kind == kind]


def interval(claim: Claim) -> tuple[int | None, int | None] | None:
    return None if claim.count is None else (claim.count.min, claim.count.max)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("No demonstrator was killed by police.", "killed"),
        ("No villager was killed by our fire, the colonel said.", "killed"),
        ("The sailors were not killed by our missiles, the navy said.", "killed"),
        ("Nobody was shot at the bridge by soldiers, the army said.", "shot"),
        ("Nobody was killed by the blast itself.", "killed"),
        ("No other injuries were reported.", "injured"),
        ("No one else was hurt.", "injured"),
        ("No further casualties were reported in the port.", "casualties"),
        ("No additional arrests have been made.", "arrested"),
        ("No more people were injured.", "injured"),
        ('"I saw nobody shot," the nurse said.', "shot"),
        ("I did not see anyone being killed, the driver said.", "killed"),
        ("Nobody saw the plane land.", "landed"),
        ("Nobody saw the attack on the convoy.", "attacked"),
        ("The gunman tried to kill a second guard.", "killed"),
        ("Prosecutors said she attempted to kill two wardens.", "killed"),
        ("A man was charged with the attempted murder of a woman.", "killed"),
        ("No one was seriously injured.", "injured"),
        ("There were no life-threatening injuries.", "injured"),
        ("No villagers were deliberately targeted, the army said.", "attacked"),
        ("It was not the army that shelled the school, the officer said.", "attacked"),
        ("The convoy did not leave on Monday but on Tuesday.", "departed"),
        ("Nobody was killed, apart from a waiter who ran back.", "killed"),
        ("The doctor said the child had not died of her wounds but of hunger.", "killed"),
    ],
)
def test_what_is_denied_beside_an_event_leaves_it_open_and_counts_nobody(read: Read, text: str, kind: str) -> None:
    assert all(c.certainty == "Uu" for c in of_kind(read(text), kind))
    assert not any(interval(c) == (0, 0) for c in read(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("No civilians were killed by the quake.", "killed"),
        ("No one was injured by the explosion.", "injured"),
        ("No one died in the fire.", "killed"),
        ("No arrests have been made.", "arrested"),
        ("There were no casualties.", "casualties"),
        ("No lorries had left the yard, our reporter saw.", "departed"),
    ],
)
def test_a_plain_no_is_still_none(read: Read, text: str, kind: str) -> None:
    (claim,) = of_kind(read(text), kind)
    assert (claim.certainty, interval(claim)) == ("CT-", (0, 0))


@pytest.mark.parametrize("text", ["No one but the driver was hurt.", "No one other than the driver was hurt."])
def test_whom_a_no_leaves_out_it_befell(read: Read, text: str) -> None:
    (claim,) = of_kind(read(text), "injured")
    assert (claim.things[0].name, claim.certainty) == ("motorist", "CT+")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The minister denied that the three men arrested after the raid belonged to any party.", "arrested"),
        ("Police denied that the two students who were killed in the clash had been armed.", "killed"),
        ("The ministry denied reports that the ship seized on Monday carried weapons.", "captured"),
        ("The army denied that the convoy that left Goma had carried rockets.", "departed"),
        ("The governor denied that the miners had been threatened after they were detained.", "arrested"),
        ("The rebels denied involvement in the attack on the market.", "attacked"),
        ("The company denied responsibility for the deaths of six workers.", "killed"),
        ("The airline denied claims that its pilot had been drunk when the plane crashed.", "crashed"),
    ],
)
def test_what_a_denial_takes_for_granted_is_not_denied(read: Read, text: str, kind: str) -> None:
    (claim,) = of_kind(read(text), kind)
    assert (claim.certainty, claim.denies, len(claim.chain)) == ("CT+", False, 1)


@pytest.mark.parametrize(
    ("text", "kind", "source"),
    [
        ("Claims that 30 people are trapped under the rubble are false, the governor said.", "trapped", "governor"),
        ('"Claims that 30 people are under the rubble are false," the governor said.', "trapped", "governor"),
        ("Reports that 30 people were killed are untrue, the minister said.", "killed", "minister"),
        ("Rumours that soldiers had entered the town were baseless, the mayor said.", "arrived", "mayor"),
        ("The allegation that police shot three students was fabricated, a spokesman said.", "shot", "spokesman"),
        ("The army denied shelling the hospital.", "attacked", "army"),
        ("The ministry denied killing two protesters.", "killed", "ministry"),
        ("The general denied on Tuesday that drones had attacked the depot in Atbara.", "attacked", "general"),
        ("The mayor denied to reporters that police had attacked the market.", "attacked", "mayor"),
        ("The army denied having bombed the bridge.", "attacked", "army"),
        ("The mayor denied there had been any deaths.", "killed", "mayor"),
        ("The ministry dismissed reports of arrests in Kumasi.", "arrested", "ministry"),
        ("The rebels' claim that 30 soldiers were killed is false, the army said.", "killed", "army"),
        (
            "Officials said a viral post claiming that 12 children had been kidnapped was fake.",
            "kidnapped",
            "officials",
        ),
        ("The union disputed the company's figure of four injured.", "injured", "union"),
        ("The clinic disputed that anyone had died there.", "killed", "clinic"),
        ("The suggestion that the army had retreated was laughable, the colonel said.", "withdrew", "colonel"),
        ('"It is a lie that our fighters looted the shops," the colonel said.', "looted", "colonel"),
    ],
)
def test_who_calls_a_report_untrue_denies_what_it_tells(read: Read, text: str, kind: str, source: str) -> None:
    (claim,) = of_kind(read(text), kind)
    assert (claim.certainty, claim.denies, claim.chain[-1].name) == ("CT-", True, source)


@pytest.mark.parametrize(
    "text",
    [
        "The judge denied him bail.",
        "A court denied the two men bail.",
        "He was denied entry to Kenya.",
        "Police denied the protesters access to the square.",
        "The tribunal denied her request for asylum.",
    ],
)
def test_who_withholds_a_thing_denies_nothing(read: Read, text: str) -> None:
    assert not [c for c in read(text) if c.denies or c.kind == "denied"]


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Pictures showed no aircraft and fewer than a dozen vehicles at the base.", "vehicle"),
        ("The image shows no tanks and up to 20 trucks at the depot.", "truck"),
        ("There were no ships and about five boats in the port.", "boat"),
    ],
)
def test_a_no_governs_its_own_item_of_a_list(read: Read, text: str, there: str) -> None:
    found = {c.things[0].name: c.certainty.value for c in read(text)}
    assert found.pop(there) == "CT+"
    assert set(found.values()) == {"CT-"}


def test_a_denial_of_who_did_it_is_carried_without_a_number(read: Read) -> None:
    (claim,) = of_kind(read("The army denied that civilians were killed by its fire."), "killed")
    assert (claim.certainty, claim.denies) == ("Uu", True)


def test_what_was_only_put_off_happened(read: Read) -> None:
    (claim,) = of_kind(read("It was not until Friday that the trucks left."), "departed")
    assert claim.certainty == "CT+"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It is unclear how many people were inside when the building collapsed.", "present"),
        ("Officials could not say how many people were on board when the ferry sank.", "present"),
        ("There was no word on how many miners were still underground.", "trapped"),
        ("The number of people on board was not immediately known.", "present"),
        ("Police could not immediately confirm the number of dead.", "killed"),
        ("The death toll could not be confirmed.", "killed"),
        ("The number of injured was unclear.", "injured"),
    ],
)
def test_an_unknown_figure_is_a_declared_unknown(read: Read, text: str, kind: str) -> None:
    (claim,) = of_kind(read(text), kind)
    assert claim.certainty == "CTu"


@pytest.mark.parametrize(
    "text", ["The bishop denied that no one had been hurt.", "It is not true that nobody was hurt, the bishop said."]
)
def test_who_denies_that_it_was_nobody_tells_of_somebody(read: Read, text: str) -> None:
    (claim,) = of_kind(read(text), "injured")
    assert (claim.certainty, interval(claim), claim.chain[-1].name) == ("CT+", (1, None), "bishop")


def test_what_nobody_managed_to_prevent_happened(read: Read) -> None:
    (claim,) = of_kind(read("The guards failed to stop two inmates from escaping."), "escaped")
    assert (claim.certainty, interval(claim)) == ("CT+", (2, 2))


def test_all_but_two_are_not_two(read: Read) -> None:
    (claim,) = of_kind(read("All but two of the passengers survived."), "survived")
    assert claim.count is None


def test_a_pronoun_that_accuses_is_the_body_just_told_of(read: Read) -> None:
    text = "The Lake Rights Centre met families on Monday. It accused the militia of abducting six girls."
    (claim,) = of_kind(read(text), "kidnapped")
    assert (claim.certainty, claim.chain[-1].name) == ("PS+", "Lake Rights Centre")
