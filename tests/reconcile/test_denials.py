"""What a denial says of what others told: of the figure that it names, of the one event that it can answer."""

from dataclasses import replace

import pytest

from firsthand.model import Certainty, Count, Status

NOT = Certainty.COUNTERFACT
SPOKESMAN = ("person", "Ada Brandt")
DOCTOR = ("person", "Ivo Sand")


def counted(desk, words, least):
    """Give the last claim the count that a text's own words have."""
    desk.claims[-1] = replace(desk.claims[-1], count=Count(least, None, text=words))


@pytest.mark.parametrize(("words", "least"), [("dozens", 24), ("several", 2), ("more than 20", 21)])
def test_a_denied_quantity_is_not_none(desk, words, least):
    desk.claim("alpha", thing="person", kind="killed", by=SPOKESMAN, certainty=NOT, denies=True)
    counted(desk, words, least)
    desk.claim("bravo", 4, "person", "killed", by=DOCTOR)
    assert all(v.value["max"] != 0 for f in desk.run().findings for v in f.values)


def test_a_denial_of_dozens_disputes_dozens_and_not_four(desk):
    desk.claim("alpha", thing="person", kind="killed", by=SPOKESMAN, certainty=NOT, denies=True)
    counted(desk, "dozens", 24)
    desk.claim("bravo", 4, "person", "killed", by=DOCTOR)
    assert desk.only().status is not Status.DISPUTED
    desk.claim("charlie", 30, "person", "killed", by=("person", "Una Holt"))
    assert desk.only().status is Status.DISPUTED


def test_that_some_did_not_leave_says_nothing_of_the_others(desk):
    desk.claim("alpha", thing="vehicle", kind="departed", certainty=NOT)
    counted(desk, "many vehicles", 2)
    assert not desk.only().values


def test_a_denial_that_names_neither_town_nor_day_is_of_the_only_event_it_can_answer(desk):
    desk.claim("alpha", 6, "Il-76", "departed", by=DOCTOR)
    desk.claim("bravo", None, "Il-76", "departed", by=SPOKESMAN, place=None, when=None, certainty=NOT, denies=True)
    finding = desk.only()
    assert finding.status is Status.DISPUTED
    assert "denied" in finding.flags


def test_of_two_events_such_a_denial_answers_neither(desk):
    desk.claim("alpha", 6, "Il-76", "departed", by=DOCTOR)
    desk.claim("alpha", 9, "Il-76", "departed", by=DOCTOR, when="2024-02-20")
    desk.claim("bravo", None, "Il-76", "departed", by=SPOKESMAN, place=None, when=None, certainty=NOT, denies=True)
    assert len({f.event for f in desk.run().findings}) == 3


@pytest.mark.parametrize(
    ("quote", "gainsaid"),
    [
        ("He denied reports on social media that the lorries had left.", False),
        ("He denied rumours that the lorries had left.", False),
        ("He denied that the lorries had left.", True),
        ("He denied on Telegram that the lorries had left.", True),
    ],
)
def test_who_denies_rumours_contradicts_no_other_source(desk, quote, gainsaid):
    desk.claim("alpha", thing="vehicle", kind="departed", by=SPOKESMAN, certainty=NOT, denies=True, quote=quote)
    desk.claim("bravo", 4, "vehicle", "departed", by=("unnamed", "official"))
    reasons = [pair.reason for pair in desk.run().sameness]
    assert any("denies" in reason for reason in reasons) is gainsaid
