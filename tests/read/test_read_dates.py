"""Dates as pages and metadata write them."""

import pytest

from firsthand.read.dates import find_date, parse_date


@pytest.mark.parametrize(
    ("text", "value", "unsure"),
    [
        ("14 December 2024", "2024-12-14", ()),
        ("Saturday, Dec. 14, 2024", "2024-12-14", ()),
        ("Posted: Saturday, December 14, 2024 5:16 AM EST", "2024-12-14T05:16:00-05:00", ()),
        ("Published 9:30 p.m. ET, July 4, 2024", "2024-07-04T21:30:00-04:00", ()),
        ("14 Dec 2024, 09:30 GMT", "2024-12-14T09:30:00+00:00", ()),
        ("14th of December 2024 at 09:30", "2024-12-14T09:30:00", ("time zone",)),
        ("2024-12-14 09:30 UTC+3", "2024-12-14T09:30:00+03:00", ()),
        ("14/12/2024 18:05", "2024-12-14T18:05:00", ("time zone",)),
        ("12/14/2024", "2024-12-14", ()),
        ("03/04/2024", "2024-04-03", ("date",)),
        ("14 Dec 2024 09:30 IST", "2024-12-14T09:30:00", ("time zone",)),
        ("14 декабря 2024, 13:05", "2024-12-14T13:05:00", ("time zone",)),
        ("14 ديسمبر 2024", "2024-12-14", ()),
        ("14 décembre 2024", "2024-12-14", ()),
    ],
)
def test_dates_in_words(text, value, unsure):
    found = find_date(text)
    assert found is not None
    assert (found.value, found.unsure) == (value, unsure)


@pytest.mark.parametrize(
    "text", ["", "Tuesday", "31 February 2024", "call 555-12-2024-11", "1 of 12", "99/99/2024", "14 December"]
)
def test_what_is_no_full_date(text):
    assert find_date(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024-12-14", "2024-12-14"),
        ("2024-12-14T09:30:00Z", "2024-12-14T09:30:00+00:00"),
        ("2024-12-14T09:30:00.123+0200", "2024-12-14T09:30:00+02:00"),
        ("20241214", "2024-12-14"),
        ("Sat, 14 Dec 2024 09:30:00 GMT", "2024-12-14T09:30:00+00:00"),
        ("1734168600", "2024-12-14T09:30:00+00:00"),
        ("1734168600000", "2024-12-14T09:30:00+00:00"),
        ("December 14, 2024", "2024-12-14"),
    ],
)
def test_dates_in_metadata(text, value):
    found = parse_date(text)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize("text", [None, "", "yesterday", "2024-13-45", "0001-01-01T00:00:00Z", "9" * 70])
def test_metadata_that_is_no_date(text):
    assert parse_date(text) is None
