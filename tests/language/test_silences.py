"""What is not known, what is kept back and what is settled: the event asked about is marked with a star."""

import pytest

from firsthand.language.certainty import assess
from firsthand.language.doc import Assessment
from firsthand.language.parse import parse_text


def judge(marked: str) -> Assessment:
    at, text = marked.index("*"), marked.replace("*", "")
    tokens = parse_text(text, [0])
    return assess(next(t for t in tokens if t.idx <= at < t.idx + len(t)), tokens)


@pytest.mark.parametrize(
    "marked",
    [
        # who lacks the knowledge
        "The coast guard had no information about whether the helicopter *landed.",
        "The harbour master has not been able to learn whether the ship *left.",
        "Investigators have yet to establish how many villagers were *killed.",
        "Officials were unable to say whether any civilians had been *killed.",
        "We simply do not know who *killed the officer.",
        "The spokeswoman did not have information on how many fighters were *killed.",
        "I honestly can't tell you how many people were *injured.",
        "Shipping brokers had heard nothing about whether the tanker *departed.",
        # nobody knows
        "Nobody knows whether the tanker ever *arrived.",
        "Neither the port nor the union knew when the ferry had *left.",
        "As for how many marines *died, nobody at the base can say.",
        "Little is known about how the pilots *died.",
        # it is not known
        "How many passengers *died may never be known.",
        "Why the convoy *left remains a mystery.",
        "Who *shot the driver is anybody's guess.",
        "It remains an open question whether the submarine *left port.",
        "It has not been possible to establish whether children were *killed.",
        "It was not known on Friday evening whether the convoy had *left.",
        # there is no news; it is still being found out
        "There was no word on whether the plane had *landed.",
        "There is no way of knowing whether the submarine *left.",
        "Divers are still trying to determine how many people were *killed.",
        "Port officials were still working out whether a tanker had *left.",
    ],
)
def test_what_nobody_knows(marked: str) -> None:
    assert judge(marked).certainty == "CTu"


@pytest.mark.parametrize(
    "marked",
    [
        "The ministry refused to say whether the plane had *landed.",
        "The army declined to confirm that its soldiers were *killed.",
        "The Kremlin would neither confirm nor deny that its troops had *withdrawn.",
        "A spokesman would not say how many officers were *killed.",
        "The company did not disclose when the tanker *left.",
        "Pressed on how many recruits were *killed, the minister declined to answer.",
        "Neither the bank nor the port would say when the yacht *left.",
        "I am not going to discuss how many soldiers *died.",
        "The ministry is keeping secret how many soldiers were *killed.",
        "Police gave no details of how many people were *injured.",
    ],
)
def test_what_is_kept_back_is_neither_unknown_nor_denied(marked: str) -> None:
    found = judge(marked)
    assert (found.certainty, found.tense) == ("Uu", "past")


@pytest.mark.parametrize(
    "marked",
    [
        "It is no longer unclear whether the helicopter *landed.",
        "It has now been confirmed that the ship *left on Tuesday.",
        "There is no doubt that the general was *killed.",
        "No one doubts that the convoy *left.",
        "It has since been established that the tug *left at dawn.",
    ],
)
def test_what_is_settled_is_certain(marked: str) -> None:
    assert judge(marked).certainty == "CT+"


@pytest.mark.parametrize(
    "marked",
    [
        "It is not known how many soldiers were on board when the helicopter *crashed.",
        "Nobody knows where the ship that *left on Monday is now.",
        "It was unclear who was behind the *attack on the convoy.",
        "The cause of the *crash is unknown.",
        "Police do not know the man who *left.",
    ],
)
def test_what_a_question_takes_for_granted_is_certain(marked: str) -> None:
    assert judge(marked).certainty == "CT+"


def test_an_endless_sentence_is_read_in_bearable_time() -> None:
    text = "It is not known whether " + "the ship and " * 2000 + "the plane left."
    tokens = parse_text(text, [0])
    assert assess(tokens[-2], tokens).certainty == "CT+"
