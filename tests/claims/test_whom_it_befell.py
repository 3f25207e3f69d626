"""Whom an event befell, and whether it did: never the one who looks for others, arrests them or goes in to them."""

import pytest

from firsthand.model import Certainty, Claim


def told(claims: list[Claim], kind: str) -> list[tuple[str, str]]:
    return [(c.things[0].name, c.certainty.value) for c in claims if c.kind == kind]


@pytest.mark.parametrize(
    ("sentence", "kind", "befell"),
    [
        ("Rivertown police searched for the gunmen in nearby homes.", "missing", "gunman"),
        ("Rescuers searched for three fishermen.", "missing", "fisherman"),
        ("Four sailors are being searched for off the cape.", "missing", "sailor"),
        ("Soldiers stormed the building on Monday.", "attacked", "structure"),
        ("Troops made three arrests in Dessie.", "arrested", "person"),
    ],
)
def test_it_befalls_the_one_it_is_done_to(read, sentence, kind, befell) -> None:
    things = [thing for thing, _ in told(read(sentence), kind)]
    assert things in ([befell], ["person"])


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Three men in hoods stormed into a bakery and opened fire.", "attacked"),
        ("Soldiers stormed into the courtyard at dawn.", "attacked"),
        ("Police made an arrest on Friday.", "arrested"),
        ("The suspect has not been identified.", "present"),
        ("Neither the driver nor the officer was identified.", "present"),
        ("The names of the two drivers have not been released.", "released"),
        ("The identity of the victim was not released.", "released"),
        ("Details of the hostages were not released.", "released"),
        ("Dozens of people gathered in the park after the parade.", "protested"),
    ],
)
def test_what_the_words_do_not_say_is_not_claimed(read, sentence, kind) -> None:
    assert told(read(sentence), kind) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Police have not made any arrests.",
        "Police do not have any suspect in custody.",
        "Officers do not have any men in custody over the fire.",
    ],
)
def test_nobody_was_arrested(read, sentence) -> None:
    found = told(read(sentence), "arrested")
    assert [certainty for _, certainty in found] == [Certainty.COUNTERFACT.value]
    assert "police officer" not in {thing for thing, _ in found}


def test_a_denied_report_of_deaths_kills_nobody(read) -> None:
    assert not [c for c in read("Officers did not report any deaths.") if c.certainty is Certainty.CERTAIN]


@pytest.mark.parametrize(
    "sentence",
    [
        "The county coroner's office could not yet confirm her death.",
        "The ministry was unable to confirm the deaths of four soldiers.",
        "The hospital declined to confirm the deaths of four soldiers.",
    ],
)
def test_who_does_not_confirm_a_death_vouches_for_none(read, sentence) -> None:
    assert {certainty for _, certainty in told(read(sentence), "killed")} <= {Certainty.UNCOMMITTED.value}


def test_who_confirms_a_death_vouches_for_it(read) -> None:
    assert told(read("The ministry confirmed the deaths of four soldiers."), "killed") == [("soldier", "CT+")]


def test_who_gathers_is_there(read) -> None:
    assert told(read("Dozens of people gathered in the park after the parade."), "present") == [("person", "CT+")]
    assert told(read("Hundreds gathered to protest outside the ministry."), "protested") == [("person", "CT+")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The suspects fled on foot.",
        "A gunman shot at the guards and fled in a red car.",
        "About 500 people fled to Castelton on Monday.",
    ],
)
def test_who_runs_away_has_left(read, sentence) -> None:
    assert {c.kind for c in read(sentence)} & {"departed", "displaced"} == {"departed"}


@pytest.mark.parametrize(
    "sentence",
    [
        "More than 4,000 people fled their homes in Brenford.",
        "Some 300 villagers fled on Monday.",
        "Around 2,000 families have fled the fighting.",
    ],
)
def test_who_flees_home_or_war_is_displaced(read, sentence) -> None:
    assert told(read(sentence), "displaced")


@pytest.mark.parametrize(
    "sentence",
    [
        "An earthquake struck Lima on Monday, officials said.",
        "A powerful storm hit the port at dawn.",
        "The hotel was hit by a tsunami.",
        "Lightning struck a church in Brenford.",
        "It is a tragedy that has struck many towns and now has struck Lima.",
    ],
)
def test_what_a_storm_or_a_tragedy_strikes_was_not_attacked(read, sentence) -> None:
    assert told(read(sentence), "attacked") == []


@pytest.mark.parametrize(
    "sentence", ["A missile struck a hotel in Odesa.", "The hotel was hit by a drone.", "Mortar fire hit a hotel."]
)
def test_what_a_weapon_strikes_was_attacked(read, sentence) -> None:
    assert told(read(sentence), "attacked") == [("hotel", "CT+")]


@pytest.mark.parametrize(
    ("text", "kind", "whom"),
    [
        (
            "The editor Karim Saleh was arrested in Gaza on Monday. On Tuesday he was released.",
            "released",
            "Karim Saleh",
        ),
        ("Ali Karim, a lawyer, spoke to students. He was arrested on Tuesday, police said.", "arrested", "Ali Karim"),
        (
            "The flight of Maria Pires to Lisbon, where she was given asylum, surprised many.",
            "granted asylum",
            "Maria Pires",
        ),
        (
            "The Assad government fell, and Bashar al-Assad left for Moscow, where he was given asylum.",
            "granted asylum",
            "Bashar al-Assad",
        ),
    ],
)
def test_a_pronoun_has_the_name_of_the_one_person_it_can_stand_for(read, text, kind, whom) -> None:
    assert [c.victim for c in read(text) if c.kind == kind][-1] == whom


@pytest.mark.parametrize(
    "text",
    [
        "Marta Discua, the lawyer, says that she has not been arrested.",  # the lawyer, or her client
        "Ali Karim met Omar Nasr in Aleppo. He was arrested there on Tuesday.",
    ],
)
def test_a_pronoun_that_may_stand_for_two_people_has_no_name(read, text) -> None:
    assert [c.victim for c in read(text) if c.kind == "arrested"] == [None]
