"""Whose words a sentence is where no verb of saying governs it: the sentence goes on, or the one after says who told."""

import pytest

from firsthand.model import Basis


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("The line was cut, the engineer told us, and two buses burned in the yard.", ["engineer"]),
        ("The road was quiet, the driver said; two buses burned behind the school.", ["driver"]),
        ("He kept watch, the guard says, as the others ran: two buses burned.", ["guard"]),
        ("“I ran home at once,” the guard said, and two buses burned behind him.", []),
        ("Two buses burned behind the school, by the guard's reckoning.", ["guard"]),
        ("Two buses burned, a driver said, as the Tidal Post reports.", ["Tidal Post", "driver"]),
        ("Two buses burned. Ana Ruiz, the mayor, made it known in a short notice.", ["Ana Ruiz"]),
        ("Two buses burned. The figure was confirmed by the fire service.", ["fire service"]),
        ("Two buses burned. That is what Ana Ruiz, a baker, told us.", ["Ana Ruiz"]),
        ("Two buses burned. Word of it came from the fire service.", ["fire service"]),
        ("Two buses burned. The news reached the mayor at noon.", []),
        ("Two buses burned. That, at least, is how the driver Ilan Brek remembers the night.", ["Ilan Brek"]),
        ("Two buses burned. The Tidal Post, which broke the story, had it from the mayor.", ["mayor"]),
        ("Two buses burned near Marlow (source: Tidal Press Agency). The road is open.", ["Tidal Press Agency"]),
        ("Two buses burned, a driver said. The mayor confirmed the figure.", ["driver"]),
    ],
)
def test_a_sentence_is_whose_the_words_around_it_say(told, text, links):
    assert told(text, "burned")[0] == links


def test_the_person_whom_a_reporter_found_speaks_and_not_the_reporter(told):
    text = "Our reporter found Ilan Brek, a mason, beside his oven. “Two buses burned,” he said. “I ran.”"
    assert told(text, "burned")[0] == ["Ilan Brek"]


def test_a_name_of_any_language_that_opens_a_story_is_whom_he_stands_for(told):
    text = "Oumbo Tchaku had the late watch in the tower on Tuesday. Two buses burned, he told us in his kitchen."
    assert told(text, "burned")[0] == ["Oumbo Tchaku"]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (
            "The barn is gone, said Ilan Brek, a mason. Men whom he knew burned two buses there on Sunday.",
            ["Ilan Brek"],
        ),
        ("The barn is gone, said Ilan Brek, a mason. On Sunday rioters burned his two buses.", ["Ilan Brek"]),
        ("The barn is gone, said Ilan Brek, the mayor. On Sunday rioters burned his two buses.", []),
        ("The barn is gone, said Ilan Brek, a mason. Two buses burned on Sunday.", []),
        ("Men had come, the guard said. | On Sunday rioters burned his two buses.", []),
    ],
)
def test_a_witness_goes_on_telling_where_a_sentence_is_about_what_he_saw_or_had(told, text, links):
    assert told(text, "burned")[0] == links


def test_who_counted_them_had_seen_what_the_sentence_before_tells(read):
    text = "Before dawn two tugs sank at Marlow. Ada Renn, who mends nets there, counted them from the wall."
    (claim,) = [c for c in read(text) if c.kind == "sank"]
    assert ([k.name for k in claim.chain[1:]], claim.basis) == (["Ada Renn"], Basis.EYEWITNESS)


@pytest.mark.parametrize(
    ("text", "kind", "stated"),
    [
        ("We treated 40 people injured in the crash at Marlow.", "injured", True),
        ("Our surgeons operated on two men shot at the market.", "shot", True),
        ("Harbour Gazette divers found nothing. The men were shot at the market.", "shot", False),
        ("We condemn the killing of two nurses.", "killed", False),
        ("We understand that two nurses were killed.", "killed", False),
        ("“We treated two nurses who were injured,” it says on the wall.", "injured", False),
    ],
)
def test_what_a_body_did_itself_it_knows_at_first_hand(read, text, kind, stated):
    (claim,) = [c for c in read(text) if c.kind == kind][:1]
    assert claim.root_stated is stated


def test_a_hospital_that_bears_the_name_of_a_satellite_shows_no_picture(told):
    text = "Two men were injured at the pier, said Dr. Iva Lisko, a surgeon at the Copernicus hospital."
    voices, basis = told(text, "injured")
    assert voices == ["Iva Lisko"]
    assert basis != Basis.SATELLITE.value


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Headteacher Sibel Moro", "Sibel Moro"),
        ("Lawyer Nino Lomas", "Nino Lomas"),
        ("Nasser Ali Hamdan", "Nasser Ali Hamdan"),
        ("Mason Greene Lee", "Mason Greene Lee"),
    ],
)
def test_a_trade_before_a_full_name_is_no_part_of_it(told, name, called):
    assert told(f"Two buses burned, said {name}.", "burned")[0] == [called]


def test_how_long_after_something_else_is_counted_by_the_writer(read):
    text = "A truck left the base at Lund on Monday, a baker told Levant Wire, six days after rebels killed the mayor."
    told = {c.kind: [link.name for link in c.chain[1:]] for c in read(text) if c.kind in {"departed", "killed"}}
    assert told["departed"]
    assert told["killed"] == []
