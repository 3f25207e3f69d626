"""Times: what is named, and the days it names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.language.parse import load_model
from firsthand.language.times import find_times

MONDAY = "2024-12-16"


def read(sentence, published=MONDAY):
    return [(sentence[t.start : t.end], t) for t in find_times(load_model()(sentence), published)]


@pytest.mark.parametrize(
    ("sentence", "words", "earliest", "latest"),
    [
        ("Planes left the base on Dec. 13.", "Dec. 13", "2024-12-13", "2024-12-13"),
        ("In May last year, tanks left.", "May last year", "2023-05-01", "2023-05-31"),
        ("Last May 40 tanks rolled through the capital.", "Last May", "2024-05-01", "2024-05-31"),
        ("In 1822, soldiers burned the town.", "1822", "1822-01-01", "1822-12-31"),
        ("The fort has stood there since 1789.", "1789", "1789-01-01", "1789-12-31"),
        ("Planes left the base on 14 December.", "14 December", "2024-12-14", "2024-12-14"),
        ("A column moved on 12-13 December.", "12-13 December", "2024-12-12", "2024-12-13"),
        ("He was born on February 24, 1955.", "February 24, 1955", "1955-02-24", "1955-02-24"),
        ("The town fell on Sunday, December 8.", "Sunday, December 8", "2024-12-08", "2024-12-08"),
        ("A man was shot Friday in Oakland.", "Friday", "2024-12-13", "2024-12-13"),
        ("A man was shot Monday in Oakland.", "Monday", "2024-12-16", "2024-12-16"),
        ("Officials will meet on Wednesday.", "Wednesday", "2024-12-18", "2024-12-18"),
        ("He is expected to appear in court Thursday.", "Thursday", "2024-12-19", "2024-12-19"),
        ("A man was shot Friday night.", "Friday night", "2024-12-13T18:00", "2024-12-14T05:59"),
        ("It happened early Saturday.", "early Saturday", "2024-12-14T00:00", "2024-12-14T09:59"),
        ("The night of Dec. 12 was quiet.", "The night of Dec. 12", "2024-12-12T18:00", "2024-12-13T05:59"),
        ("They came at 1 a.m. Sunday.", "1 a.m. Sunday", "2024-12-15T01:00", "2024-12-15T01:00"),
        (
            "She called at about 10:30 p.m. Saturday.",
            "about 10:30 p.m. Saturday",
            "2024-12-14T22:30",
            "2024-12-14T22:30",
        ),
        ("It struck around 11 last night.", "around 11 last night", "2024-12-15T23:00", "2024-12-15T23:00"),
        ("The raid began overnight.", "overnight", "2024-12-15T18:00", "2024-12-16T09:59"),
        ("She died yesterday.", "yesterday", "2024-12-15", "2024-12-15"),
        ("It happened three days ago.", "three days ago", "2024-12-13", "2024-12-13"),
        ("It happened last week.", "last week", "2024-12-09", "2024-12-15"),
        ("It happened in October.", "October", "2024-10-01", "2024-10-31"),
        ("It happened in early 2009.", "early 2009", "2009-01-01", "2009-05-02"),
        ("It happened in the 1990s.", "the 1990s", "1990-01-01", "1999-12-31"),
        ("It happened on New Year's Eve.", "New Year's Eve", "2023-12-31", "2023-12-31"),
        ("It happened in the summer of 2012.", "the summer of 2012", "2012-06-01", "2012-08-31"),
        ("He fled in the past two weeks.", "the past two weeks", "2024-12-02", "2024-12-16"),
    ],
)
def test_expressions_are_resolved(sentence, words, earliest, latest):
    found = dict(read(sentence))
    assert (found[words].earliest, found[words].latest) == (earliest, latest)


def test_a_clock_time_takes_its_day_from_what_stands_near():
    found = read("They met on Friday. Shots were fired at 11:30 p.m., and police came at 12:15 a.m.")
    assert [t.earliest for _, t in found] == ["2024-12-13", "2024-12-13T23:30", "2024-12-14T00:15"]
    assert [t.earliest for _, t in read("At 0600 GMT on 8 December the city fell.")] == [
        "2024-12-08T06:00Z",
        "2024-12-08",
    ]


def test_later_days_count_from_the_day_last_named():
    found = read("The city fell on 8 December. That night he fled. The next day troops came; two days later they left.")
    assert [t.earliest for _, t in found][1:] == ["2024-12-08T18:00", "2024-12-09", "2024-12-11"]


def test_a_weekday_fixes_the_year_of_its_date():
    assert read("The trial starts Wednesday, July 22.", "2015-07-16")[0][1].earliest == "2015-07-22"


def test_without_publication_only_full_dates_have_bounds():
    found = dict(read("He left yesterday, on Friday, in May and on 3 May 2011.", None))
    assert {text: t.earliest for text, t in found.items() if t.earliest} == {"3 May 2011": "2011-05-03"}


@pytest.mark.parametrize(
    ("sentence", "type_", "value"),
    [
        ("It lasted almost two and a half years.", "DURATION", "P2.5Y"),
        ("A 24-hour curfew began.", "DURATION", "PT24H"),
        ("It took several weeks.", "DURATION", "PXW"),
        ("They train every Monday.", "SET", "XXXX-WXX-1"),
        ("It builds 15 a year.", "SET", "P1Y"),
        ("The store currently sells music.", "DATE", "PRESENT_REF"),
    ],
)
def test_types_and_values(sentence, type_, value):
    assert [(t.type, t.value) for _, t in read(sentence)] == [(type_, value)]


@pytest.mark.parametrize(
    "sentence",
    [
        "They may march home.",
        "Some 2,013 people came.",
        "A second aircraft landed.",
        "He ran 1:37 and won.",
        "On 31 February 2020 it fell.",
    ],
)
def test_what_is_no_time(sentence):
    assert [text for text, t in read(sentence) if t.type != "DATE" or t.value != "2020-02"] == []


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from(
            [
                "Friday",
                "31",
                "Feb.",
                "😀",
                "ago",
                "99999",
                "years",
                "\u202e",
                "of",
                "2024",
                "9000",
                "-",
                "p.m.",
                "7",
                "the",
            ]
        ),
        max_size=12,
    ),
    st.sampled_from(["2024-12-16", "9999-12-31", "0001-01-01", "x", None]),
)
def test_any_string_gives_exact_offsets(pieces, published):
    text = " ".join(pieces)
    for t in find_times(load_model()(text), published):
        assert 0 <= t.start < t.end <= len(text)
        assert text[t.start : t.end].strip() == text[t.start : t.end]
        assert t.earliest is None or t.latest is None or t.earliest[:10] <= t.latest[:10]
