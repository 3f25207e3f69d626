"""Events in order of time: what is uncertain is drawn as such, and publication is never taken for the event."""

import itertools
from dataclasses import replace

import pytest
from drawn_case import made_case, page

from firsthand.model import Certainty, Tense
from firsthand.pages import View
from firsthand.pages.axis import LABEL, axis_marks, extremes
from firsthand.pages.instants import marks, stretch
from firsthand.pages.spread import BARS, spread

DAY = 86400


def rows(shown):
    return {li.get("id"): li for li in shown.xpath("//li[@class='moment']")}


def test_events_stand_in_order_of_time_and_those_without_one_last() -> None:
    assert list(rows(page(made_case(), "timeline"))) == ["event-event1", "event-event2", "event-event3", "event-event4"]


def test_a_day_a_minute_and_an_open_end_are_drawn_unlike() -> None:
    shown = rows(page(made_case(), "timeline"))
    assert shown["event-event1"].xpath(".//rect[@class='lasting']/@fill") == ["url(#hatch)"]
    assert shown["event-event2"].xpath(".//rect[@class='exact']")
    assert shown["event-event3"].xpath(".//rect[@class='lasting']/@fill") == ["url(#open-end)"]
    assert not shown["event-event4"].xpath(".//rect")


def test_when_it_was_told_of_is_apart_from_when_it_was() -> None:
    row = rows(page(made_case(), "timeline"))["event-event1"]
    (told,) = row.xpath(".//circle[@class='published']")
    assert told.xpath("string(title)") == "published 2024-03-02T09:00:00+00:00"
    bar = row.xpath(".//rect[@class='lasting']")[0]
    assert float(told.get("cx")[:-1]) > float(bar.get("x")[:-1]) + float(bar.get("width")[:-1])
    assert "2024-03-01 (“Friday”); reported 2024-03-02T09:00" in row.xpath(".//svg/@aria-label")[0]


def test_findings_stand_with_their_status_beside_their_event() -> None:
    row = rows(page(made_case(), "timeline"))["event-event1"]
    assert row.xpath(".//span[@class='status']/@data-status") == ["disputed"]
    assert "/finding/finding1" in row.xpath(".//@href")


def test_zooming_shows_what_may_have_been_then_and_counts_what_was_told_later() -> None:
    shown = page(made_case(), "timeline", from_="2024-03-02", to="2024-03-04")
    found = rows(shown)
    assert list(found) == ["event-event2", "event-event3"], "an open end reaches into every later stretch"
    assert "1 ›" in found["event-event3"].text_content(), "published after the stretch ends"
    assert "No event lies in that stretch" in page(made_case(), "timeline", to="1999").text_content()


@pytest.mark.parametrize(
    "written", ["2024-13-01", "soon", "0000-00-00", "2024-02-30", "²⁰²⁴-01-01", "2024-01-01Tx", ""]
)
def test_what_is_no_date_is_none(written: str) -> None:
    assert stretch(written) is None
    page(made_case(), "timeline", from_=written, to=written)


@pytest.mark.parametrize(
    ("written", "days"), [("2024-02-29", 1), ("2024-02", 29), ("2024", 366), ("2023-12", 31), ("2024-02-29T10:00", 0)]
)
def test_a_date_lasts_as_long_as_it_is_written(written: str, days: int) -> None:
    found = stretch(written)
    assert found is not None
    assert (found.end - found.start) / DAY == days


def test_a_zone_is_counted_in() -> None:
    east, utc = stretch("2024-03-02T10:00:00+02:00"), stretch("2024-03-02T08:00:00")
    assert east is not None
    assert utc is not None
    assert east.start == utc.start


@pytest.mark.parametrize("days", [0.2, 1, 3, 9, 40, 200, 900, 5000, 60000])
def test_an_axis_has_some_marks_and_never_too_many(days: float) -> None:
    start = 1_700_000_000.0
    found = list(marks(start, start + days * DAY))
    assert 1 <= len(found) <= 10
    assert all(start <= at < start + days * DAY for at, _, _ in found)
    assert len({words for _, words, _ in found}) == len(found)


@pytest.mark.parametrize("count", [1, 2, 59, 500])
def test_every_event_is_in_a_bar_or_counted_beside_them(count: int) -> None:
    starts = [*sorted(1.5e9 + (n * n * 7919) % (400 * DAY) for n in range(count)), 4e9]
    found = spread(starts)
    assert found.before + sum(bar.count for bar in found.bars) + found.after == len(starts)
    assert 1 <= len(found.bars) <= BARS + 1
    assert max(bar.height for bar in found.bars) == 100


def test_one_event_far_away_does_not_press_all_others_into_one_bar() -> None:
    found = spread([-2e9, *(1.7e9 + n * DAY / 4 for n in range(400))])
    assert found.before == 1
    assert sum(bar.count > 0 for bar in found.bars) > 5


def test_no_two_words_of_the_axis_cover_one_another() -> None:
    for days in range(1, 400):
        marks = [m for m in axis_marks(0.0, days * 86400.0) if m.wide]
        lefts = [m.x - LABEL if m.end else m.x for m in marks]
        assert all(b - a >= LABEL for a, b in itertools.pairwise(lefts))


def test_one_day_far_from_all_others_does_not_rule_the_axis() -> None:
    near = [n * 86400.0 for n in range(60)]
    assert extremes(near) == (near[0], near[-1])
    assert extremes([*near, 4e9]) == (near[0], near[-1])
    assert extremes([0.0, 4e9]) == (0.0, 4e9), "two days are no crowd and no outlier"


def test_what_is_only_declared_unknown_is_no_bar() -> None:
    view = made_case()
    unknown = tuple(replace(c, certainty=Certainty.DECLARED_UNKNOWN) for c in view.snapshot.claims)
    shown = page(View("unknown", replace(view.snapshot, claims=unknown), None), "timeline")
    assert not shown.xpath("//li//rect[contains(@class, 'lasting') or contains(@class, 'exact')]")
    assert "not known: no report says that it was" in shown.text_content()


def test_what_is_only_expected_is_not_drawn_as_if_it_had_been() -> None:
    view = made_case()
    to_come = [replace(c, tense=Tense.FUTURE, certainty=Certainty.PROBABLE) for c in view.snapshot.claims[:1]]
    claims = (*to_come, *view.snapshot.claims[1:])
    row = rows(page(View("made", replace(view.snapshot, claims=claims), None), "timeline"))["event-event1"]
    assert "expected: no report says that it was" in row.text_content()
    assert row.xpath(".//rect/@class") == ["unknown"]
