"""Chains in wordings that no list names: media by their place alone, nested citing, those told of later, hearsay."""

import pytest

SEIZED = "Forty crates were seized in Brenford on Friday"


@pytest.mark.parametrize(
    ("text", "kind", "chain"),
    [
        (
            "Forty crates were destroyed on Friday, the harbour chief told Zarya.",
            "destroyed",
            ["Zarya", "harbour chief"],
        ),
        ("The harbour chief told KRTZ that ten crates were destroyed.", "destroyed", ["KRTZ", "harbour chief"]),
        (
            "In an interview with the weekly Zarya, the harbour chief said ten crates were destroyed.",
            "destroyed",
            ["Zarya", "harbour chief"],
        ),
        (
            "Paul Osei, speaking to Delta Radio from his bed, said that two buses were destroyed.",
            "destroyed",
            ["Delta Radio", "Paul Osei"],
        ),
        ("Ten crates were destroyed, the harbour chief told Parliament.", "destroyed", ["harbour chief"]),
        ("The harbour chief told Nadia Brandt that ten crates were destroyed.", "destroyed", ["harbour chief"]),
    ],
)
def test_whom_an_informant_tells_is_a_medium_unless_it_is_a_person_or_only_hears(told, text, kind, chain):
    assert told(text, kind)[0] == chain


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "Two bridges were destroyed on Friday, according to the newspaper Beira Nova, citing the mayor of Ostrow.",
            ["Beira Nova", "mayor of Ostrow"],
        ),
        (
            (
                "Two bridges were destroyed on Friday, according to Ridge Wire, which cited a report by the broadcaster "
                "Studio Volt quoting the mayor."
            ),
            ["Ridge Wire", "Studio Volt", "mayor"],
        ),
        ("Citing police, the mayor said that two bridges were destroyed.", ["mayor", "police"]),
    ],
)
def test_who_cites_stands_above_whom_he_cites(told, text, chain):
    assert told(text, "destroyed")[0] == chain


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "A dock worker told Delta Radio that ten crates were gone. Two cranes were destroyed, the same source said.",
            ["Delta Radio", "dock worker"],
        ),
        (
            (
                "Nadia Brandt was in the north tower when the lights failed and hurt her hand. | "
                '"Two cranes were destroyed," the welder told Delta Radio.'
            ),
            ["Delta Radio", "Nadia Brandt"],
        ),
        ("Two cranes were destroyed, the director for ports, Nadia Brandt, said on Friday.", ["Nadia Brandt"]),
        (
            "Two cranes were destroyed, a driver for the aid group Open Coast said.",
            ["driver for the aid group Open Coast"],
        ),
        (
            "A person close to the governor said on Friday that two cranes were destroyed.",
            ["person close to the governor"],
        ),
    ],
)
def test_a_voice_is_who_was_met_before_or_who_its_own_words_say(told, text, chain):
    assert told(text, "destroyed")[0] == chain


def test_who_had_it_from_somebody_else_is_no_root(told):
    text = "Four passengers drowned on Friday, a passenger, Paul Osei, said. He had heard the figure from a policeman."
    assert told(text, "killed")[0] == ["Paul Osei", "policeman"]


def test_what_somebody_heard_of_another_thing_is_no_hearsay(told):
    text = "Four passengers drowned on Friday, a passenger, Paul Osei, said. He had heard a cry from a policeman."
    assert told(text, "killed")[0] == ["Paul Osei"]


def test_who_finds_a_thing_tells_nothing_where_another_tells_of_it(told):
    text = "Divers found two bodies in a creek on Friday, a security official said."
    assert told(text, "found")[0] == ["security official"]


@pytest.mark.parametrize(
    "text",
    [
        '"I hope they catch the people who killed him," a friend said.',
        '"I want to know who murdered my son," Nadia Brandt said.',
        "The minister condemned the attack that killed twelve people.",
        '"Rest in peace, Leo, he was killed so young," a team mate wrote.',
    ],
)
def test_what_a_speaker_takes_for_granted_is_not_his_testimony(read, text):
    killed = [c for c in read(text) if c.kind == "killed"]
    assert killed
    assert all(len(c.chain) == 1 and not c.root_stated for c in killed)


def test_an_attack_that_only_places_what_is_told_is_not_attested_by_who_tells_it(read):
    claims = read("Eleven people were injured in Monday's attack on a bus near Brenford, a doctor said.")
    chains = {c.kind: [link.name for link in c.chain[1:]] for c in claims}
    assert chains["injured"] == ["doctor"]
    assert chains["attacked"] == []


def test_an_arrest_that_clues_are_to_lead_to_is_no_arrest(read):
    assert not read("A reward is offered for information leading to the arrest of two men.")
    assert [c.kind for c in read("A witness's call led to the arrest of two men.")] == ["arrested"]


def test_the_dead_are_no_eyewitnesses_of_their_death(read):
    claims = read("A grandfather and two of his nieces found dead on Sunday were shot, the authorities announced.")
    assert {link.name for c in claims for link in c.chain[1:]} == {"authorities"}


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "Ridge Wire reported, citing three people briefed on the plan, that two bridges were destroyed.",
            ["Ridge Wire", "people briefed on the plan"],
        ),
        ("Two bridges were destroyed, data from the flight-tracking site AeroTrail show.", ["AeroTrail"]),
        ("Two bridges were destroyed, the union said in a statement on its website.", ["union"]),
        (
            "A satellite image of 3 March, bought by the Tidal Post from Skypath, shows two bridges destroyed.",
            ["Skypath"],
        ),
    ],
)
def test_who_stands_behind_what_was_parted_handed_on_or_published(told, text, chain):
    assert told(text, "destroyed")[0] == chain


def test_who_is_heard_on_a_recording_says_it(told):
    text = (
        "In a recording published by the Tidal Post, an army captain is heard saying that two bridges were destroyed."
    )
    assert told(text, "destroyed")[0][-1] == "army captain"
