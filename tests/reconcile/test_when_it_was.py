"""The day of an event, as its reports tell it: the hour, what came of it later, and what lies long before."""

import pytest


def _when(desk):
    (event,) = desk.run().events
    return event.when.earliest, event.when.latest


def test_who_tells_the_hour_tells_when_it_was(desk):
    desk.claim("first", 1, "victim", "killed", when="2024-03-01", scope="named", victim="Ada Berg")
    desk.claim("second", 1, "victim", "killed", when=("2024-03-02T02:00", "2024-03-02T02:00"), victim="Ada Berg")
    assert _when(desk) == ("2024-03-02", "2024-03-02")


@pytest.mark.parametrize(
    "wording", ["She died on Saturday.", "He was pronounced dead.", "Berg succumbed to her wounds."]
)
def test_the_day_of_a_later_death_is_not_that_of_the_attack(desk, wording):
    for report in ("first", "second"):
        desk.claim(report, 1, "victim", "killed", when="2024-03-02", victim="Ada Berg", quote=wording)
    desk.claim("first", 1, "victim", "injured", when="2024-03-01", victim="Ada Berg")
    assert _when(desk) == ("2024-03-01", "2024-03-01")


def test_a_death_gives_the_day_where_nothing_else_does(desk):
    desk.claim("first", 1, "victim", "killed", when="2024-03-02", victim="Ada Berg", quote="She died on Saturday.")
    assert _when(desk) == ("2024-03-02", "2024-03-02")


def test_what_was_long_before_is_another_day(desk):
    desk.claim("first", 1, "victim", "killed", when="2023-03-01", victim="Ada Berg")
    desk.claim("second", 1, "victim", "killed", when="2023-03-01", victim="Ada Berg")
    desk.claim("second", 1, "victim", "injured", when="2024-03-01", victim="Ada Berg")
    assert _when(desk) == ("2024-03-01", "2024-03-01")
