"""Wordings that tell of an event though no plain verb does: who did it, and whether it came about."""

from collections.abc import Callable

import pytest

from firsthand.model import Claim

Read = Callable[..., list[Claim]]


def told(claims: list[Claim]) -> set[tuple[str, str, str]]:
    return {(c.kind, c.things[0].text, c.certainty.value) for c in claims}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # gerunds
        ("The helicopter turned back without landing.", ("landed", "helicopter", "CT-")),
        ("The plane narrowly avoided crashing.", ("crashed", "plane", "CT-")),
        ("The drone was shot down before landing.", ("landed", "drone", "CT-")),
        # somebody keeps another from it, urges or orders it
        ("The pilot prevented the plane from crashing.", ("crashed", "plane", "CT-")),
        ("Fog stopped the ferry from leaving.", ("departed", "ferry", "CT-")),
        ("The mayor urged residents to leave.", ("departed", "residents", "Uu")),
        # who would not
        ("The troops refused to leave.", ("departed", "troops", "CT-")),
        ("The troops stopped short of crossing the river.", ("crossed", "troops", "CT-")),
        ("The frigate wants to leave.", ("departed", "frigate", "Uu")),
        # what was perceived
        ("Our reporter saw two helicopters land.", ("landed", "helicopters", "CT+")),
        ("Fishermen saw three helicopters land on the beach.", ("landed", "helicopters", "CT+")),
        ("Villagers watched the convoy leave.", ("departed", "convoy", "CT+")),
        # light verbs
        ("The helicopter made a landing at the stadium.", ("landed", "helicopter", "CT+")),
        ("The plane attempted a landing.", ("landed", "plane", "PS+")),
        ("The jets performed a flyover.", ("flying", "jets", "CT+")),
        # things with a name of their own, in any script
        ("The frigate Amina sailed on Tuesday.", ("sailed", "frigate", "CT+")),
        ("The destroyer Sarab has sailed.", ("sailed", "destroyer", "CT+")),
        ("The tanker Амина sailed on Tuesday.", ("sailed", "tanker", "CT+")),
        # an object clause whose verb was taken for a participle
        ("It is clear that the last trucks left on Sunday.", ("departed", "trucks", "CT+")),
        ("The minister rejected claims that the trucks had left.", ("departed", "trucks", "CT-")),
        ("There is every indication that the convoy has left.", ("departed", "convoy", "PR+")),
        ("The captain is presumed dead.", ("killed", "captain", "PR+")),
        ("The trucks are thought by analysts to have left.", ("departed", "trucks", "PR+")),
    ],
)
def test_the_event_is_told_of_its_thing(read: Read, sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(read(sentence))


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The ferry came close to sinking.", "arrived"),
        ("The trucks are thought by analysts to have left.", "present"),
        ("The soldier is going to resign.", "departed"),
    ],
)
def test_a_carrying_verb_is_no_event_of_its_own(read: Read, sentence: str, kind: str) -> None:
    assert kind not in {c.kind for c in read(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "The verification team went through the satellite pictures on Monday.",
        "The delegation reached an agreement with the owner of the ships.",
        "Two ships came under pressure to change their course.",
        "The troops returned to normal life after the harvest.",
    ],
)
def test_who_goes_through_papers_or_reaches_a_deal_goes_nowhere(read: Read, sentence: str) -> None:
    assert not {claim.kind for claim in read(sentence)} & {"departed", "arrived", "returned", "moving"}


def test_who_goes_through_a_town_goes(read: Read) -> None:
    assert "departed" in {claim.kind for claim in read("The convoy went through Homs on Friday.")}


def test_a_service_that_tells_of_an_arrival_is_not_where_it_leads(read: Read) -> None:
    claims = read("The ship arrived in Varna on Thursday evening, according to the tracking service MarineTraffic.")
    assert [c.place.name for c in claims if c.kind == "arrived" and c.place] == ["Varna"]


def test_what_a_colon_announces_is_told_by_what_follows_it(read: Read) -> None:
    claims = read(
        "The base at Tartus looked much as before.",
        "A channel on Telegram wrote of a large column on the move:",
        "“Forty trucks drove from Homs to the coast on Friday,” it said.",
    )
    assert [c.count.min for c in claims if c.kind == "moving" and c.count] == [40]


def test_what_a_colon_ends_stands_where_it_says_more(read: Read) -> None:
    claims = read("Two ships left Tartus on Friday, the port said in a statement:", "“They left at noon,” it said.")
    assert 2 in [c.count.min for c in claims if c.kind == "departed" and c.count]


@pytest.mark.parametrize(
    ("sentence", "kind", "number"),
    [
        ("The air force said it had shot down 61 of 84 drones launched from the coast.", "shot down", 61),
        ("Gunners shot down nine of 20 missiles fired at the town.", "shot down", 9),
        ("The army destroyed four of 11 boats seen in the bay.", "destroyed", 4),
    ],
)
def test_a_part_of_a_number_is_what_the_deed_befell(read: Read, sentence: str, kind: str, number: int) -> None:
    assert number in [c.count.min for c in read(sentence) if c.kind == kind and c.count]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Seven people were killed in Homs and eight injured, the mayor said.", {("killed", 7), ("injured", 8)}),
        ("Three people were arrested on Friday and two killed near Homs.", {("arrested", 3), ("killed", 2)}),
        ("Four soldiers were shot at the gate, two wounded, the army said.", {("shot", 4), ("injured", 2)}),
        ("A bomb killed four people and left nine wounded.", {("killed", 4), ("injured", 9)}),
    ],
)
def test_a_number_before_a_participle_is_its_own(read: Read, sentence: str, expected: set[tuple[str, int]]) -> None:
    assert {(c.kind, c.count.min) for c in read(sentence) if c.count} == expected


def test_a_column_of_smoke_is_no_convoy(read: Read) -> None:
    assert not [c for c in read("Residents saw a column of smoke over the harbour.") if c.kind == "present"]
    assert [c for c in read("Residents saw a column of tanks near Homs.") if c.kind == "present"]


def test_a_block_is_no_year(read: Read) -> None:
    (claim,) = (c for c in read("A man was shot in the 1900 block of Lowry Avenue.") if c.kind == "shot")
    assert claim.when is None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A bus overturned near Innsbruck on Friday, the police said.", ("crashed", 1)),
        ("A bomb killed at least nine people in the cloth market on Wednesday, a councillor told Radio Kadia.", ("killed", 9)),
        ("Two ferries capsized off Goma overnight, the harbour master said.", ("crashed", 2)),
        ("Two men injured in the blast, the hospital said.", ("injured", 2)),
    ],
)  # fmt: skip
def test_the_verb_of_what_is_told_is_no_participle(read: Read, sentence: str, expected: tuple[str, int]) -> None:
    assert expected in {(c.kind, c.count.min) for c in read(sentence) if c.count}


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Freland has repeatedly denied targeting civilians.", set()),
        ("The army has always denied shelling villages.", set()),
        ("The junta has consistently denied attacking hospitals.", set()),
        ("The army denied attacking a hospital in Homs on Friday.", {"attacked"}),
    ],
)
def test_a_standing_denial_tells_of_no_event(read: Read, sentence: str, kinds: set[str]) -> None:
    assert {c.kind for c in read(sentence)} & {"attacked"} == kinds
