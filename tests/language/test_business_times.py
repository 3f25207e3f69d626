"""Times of business news, and the vague, long and recurring ones: spans, types and values."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from firsthand.language.parse import load_model
from firsthand.language.times import find_times

WEDNESDAY = "2009-07-22"


def read(sentence, published=WEDNESDAY):
    return [(sentence[t.start : t.end], t.type, t.value) for t in find_times(load_model()(sentence), published)]


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("Profit rose in the third quarter of fiscal 2009.", "the third quarter of fiscal 2009", "2009-Q3"),
        ("Sales fell in the fourth quarter of last year.", "the fourth quarter of last year", "2008-Q4"),
        ("Second-quarter profit fell.", "Second-quarter", "2009-Q2"),
        ("It will report on Q3 2010.", "Q3 2010", "2010-Q3"),
        ("It lost money in the first half of 2009.", "the first half of 2009", "2009-H1"),
        ("Growth will return in the second half of the year.", "the second half of the year", "2009-H2"),
        ("First-half sales were flat.", "First-half", "2009-H1"),
        ("Fiscal 2008 was its best year.", "Fiscal 2008", "FY2008"),
        ("The quarter ended June 27 was weak.", "The quarter", "2009-Q2"),
        ("It lost less than in the same period last year.", "the same period last year", "2008"),
        ("Demand fell over the weekend.", "the weekend", "2009-W29-WE"),
        ("Production starts in mid-August.", "mid-August", "2009-08"),
        ("The firm has until December to decide.", "December", "2009-12"),
        ("Prices had risen by midday.", "midday", "2009-07-22TMI"),
        ("It has no plans at the moment.", "the moment", "PRESENT_REF"),
        ("It may change in the near future.", "the near future", "FUTURE_REF"),
        ("It refused in the past.", "the past", "PAST_REF"),
        ("Demand has weakened in recent months.", "recent months", "PAST_REF"),
        ("The vote is scheduled for Friday.", "Friday", "2009-07-24"),
        ("The trial begins Monday.", "Monday", "2009-07-27"),
        ("The deal should close in the fourth quarter.", "the fourth quarter", "2009-Q4"),
        ("Tuesday's debate was short.", "Tuesday", "2009-07-21"),
        ("The 9/11 attacks hit airlines.", "9/11", "2001-09-11"),
        ("It fell in the early hours of Sunday.", "the early hours of Sunday", "2009-07-19TMO"),
    ],
)
def test_dates(sentence, words, value):
    assert (words, value) in [(text, v) for text, _, v in read(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The flight took 14 hours and 20 minutes.", ("14 hours and 20 minutes", "DURATION", "PT14H20M")),
        ("He was away two years and three months.", ("two years and three months", "DURATION", "P2Y3M")),
        ("Trading stopped for half an hour.", ("half an hour", "DURATION", "PT30M")),
        ("The dispute lasted for decades.", ("decades", "DURATION", "PXDE")),
        ("Weeks after the launch it was recalled.", ("Weeks", "DURATION", "PXW")),
        ("They spent 5 ½ years on it.", ("5 ½ years", "DURATION", "P5.5Y")),
        ("They play on Saturday nights.", ("Saturday nights", "SET", "XXXX-WXX-6TNI")),
        ("The comet returns every 76 years.", ("every 76 years", "SET", "P76Y")),
        ("They meet twice a week.", ("twice a week", "SET", "P1W")),
        ("It makes 400,000 cars a year.", ("a year", "SET", "P1Y")),
    ],
)
def test_lengths_and_rates(sentence, expected):
    assert read(sentence) == [expected]


def test_a_clock_time_before_a_dated_weekday_takes_that_date():
    assert read("It began about 8:00 A.M. on Sunday, March 8.")[0][2] == "2009-03-08T08:00"


def test_letters_that_match_without_case_are_read():
    assert read("They left on ſaturday after ſix weekſ.")[0][1:] == ("DATE", "2009-07-18")


def test_the_night_before_is_counted_from_the_day_last_named():
    found = read("The ship left on 8 July. The night before, it had been searched.")
    assert found[-1] == ("The night before", "TIME", "2009-07-07TNI")


@pytest.mark.parametrize(
    "sentence",
    [
        "The goal came in the second half of the match.",
        "He won a quarter of the vote.",
        "They were abroad at the time of the crash.",
        "It has years of data.",
        "He led in the last week of the tour.",
    ],
)
def test_what_names_no_time(sentence):
    assert read(sentence) == []


@pytest.mark.parametrize(
    "piece", ["1 ", "the last ", "Monday ", "3 p.m. ", "May 1, ", "two hours, ", "the quarter ", "Q"]
)
def test_a_long_run_of_one_expression_is_read(piece):
    # A pattern that backtracks without bound never ends here.
    text = piece * (6_000 // len(piece))
    words = [text[i : i + 40] for i in range(0, len(text), 40)]
    tokens = Doc(load_model().vocab, words=words, spaces=[False] * len(words))
    ends = [0, *(t.end for t in find_times(tokens, WEDNESDAY))]
    assert ends == sorted(ends)
