"""Numbers the way newspapers write them: forms, bounds, moves, shares, and names that only look like numbers."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from firsthand.language.parse import load_model
from firsthand.language.quantities import find_quantities, stated_values


def stated(sentence):
    """Give (value, change) of each stated number."""
    tokens = load_model()(sentence)
    return [(v, c) for q in find_quantities(tokens) for v, c in stated_values(q, sentence)]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The recipe calls for 1 1/2 cups of flour.", 1.5),
        ("The board is 2-1/2 inches thick.", 2.5),
        ("It took two-and-a-half years to build.", 2.5),
        ("It took 2 and a half years to build.", 2.5),
        ("The orbit is 3.6×10^4 km long.", 3.6e4),
        ("The reading was 5e-7 mol.", 5e-7),
        ("The loss came to 12,50,000 rupees.", 1250000),
        ("The dam cost Rs 500 crore.", 5e9),
        ("It employs half a million people.", 500000),
        ("They shipped a half-dozen crates.", 6),
        ("A quarter of a million people came.", 250000),
        ("It was a 40-strong choir.", 40),
        ("The margin is plus or minus 3 points.", 3),
        ("The winch pulls 185-kg loads.", 185),
        ("The man is 6’2” tall.", 6 + 2 / 12),
        ("They waited half an hour.", 0.5),
        ("A quarter-mile of road was closed.", 0.25),
    ],
)
def test_forms_of_numbers(sentence, value):
    assert [v for v, _ in stated(sentence)] == [pytest.approx(value)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The start-up is worth $3m-$5m.", [((3e6, 5e6), "=")]),
        ("It will cost 10 to 12 billion euros.", [((10e9, 12e9), "=")]),
        ("Prices rose 3, 4 and 5 percent in the three towns.", [(3, "up"), (4, "="), (5, "="), (3, "=")]),
        ("The party led by 45% to 41%.", [(45, "="), (41, "=")]),
        ("Some 9.3m Syrians need help, up from 6.8m in June.", [(9.3e6, "~"), (6.8e6, "=")]),
        ("The pass is closed to trucks over 20-odd tonnes.", [(20, ">")]),
    ],
)
def test_ranges_and_lists(sentence, expected):
    assert stated(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The euro slipped 0.3% to $1.10.", [(0.3, "down"), (1.1, "=")]),
        ("The index ended 0.4% lower at 7,123.", [(0.4, "down"), (7123, "=")]),
        ("Shares closed 1.5% higher.", [(1.5, "up")]),
        ("The stock fell 56 points, or 0.2 percent.", [(56, "down"), (0.2, "down")]),
        ("Rents fell in May, by 0.7%.", [(0.7, "down")]),
        ("The board cut its forecast by 20 percent.", [(20, "down")]),
        ("Sales tumbled by half.", [(0.5, "down")]),
        ("Sales were up by a third.", [(pytest.approx(1 / 3), "up")]),
    ],
)
def test_moves(sentence, expected):
    assert stated(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Women make up 30 percent of the staff.",
        "The home side lost by 14 points.",
        "Turnout is put at 61.4 percent.",
    ],
)
def test_what_does_not_move(sentence):
    assert [change for _, change in stated(sentence)] == ["="]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("More than two-thirds of the homes burned.", (2 / 3, ">")),
        ("Fewer than half of the voters agreed.", (0.5, "<")),
        ("Nearly a quarter of the crop was lost.", (0.25, "~")),
        ("One in five children is poor.", (0.2, "=")),
        ("About three in ten voters stayed away.", (0.3, "~")),
    ],
)
def test_shares_and_their_bounds(sentence, expected):
    (value, change), *_ = stated(sentence)
    assert (pytest.approx(value), change) == expected


def test_letters_that_match_without_case_are_read_and_kept():
    tokens = load_model()("About ſix tanks and half a mıllion men left.")
    assert [(q.value, q.count.text) for q in find_quantities(tokens) if q.count] == [
        (6, "About ſix"),
        (500000, "half a mıllion"),
    ]


def test_a_part_of_a_number_of_things_is_two_counts_and_no_share():
    assert stated("Two of the three planes were hit.") == [(2, "="), (3, "=")]
    assert stated("He scored two in five games.") == [(2, "="), (5, "=")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The team won 3-2 after extra time.",
        "The odds were 50-1.",
        "The motion passed by 217 to 206.",
        "She won 6-4, 3-6, 7-5.",
        "He finished 3-for-11 from the field.",
        "Call 020 7946 0018 for details.",
        "The screen is 16:9 in 1080p.",
        "The phone supports 5G.",
        "They met at a 7-Eleven.",
        "The 787-9 landed safely.",
        "The 737 fleet was grounded.",
        "Version 2.0 of the app is out.",
        "The Apollo 11 crew came home.",
        "The fire broke out in the second half of the match.",
        "The 2018 sales were weak.",
        "One must be careful.",
        "He wanted a newer one.",
        "It has zero tolerance for that.",
        "Quarterback Sam Poole (12) looks on.",
        "It won the 2008 and 2012 campaigns.",
        "Image 5 of 32",
        "Police have had the file since 11/30.",
        "He works 24/7.",
    ],
)
def test_what_states_no_number(sentence):
    assert stated(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It gave the team 3 points.", [(3, "=")]),
        ("It cost the company 25 percent of its trade.", [(25, "=")]),
        ("They took us 20 miles inland.", [(20, "=")]),
        ("Police found 25 people on High Street.", [(25, "=")]),
        ("3 People Shot On Main Street", [(3, "=")]),
        ("Two ships sank over three days.", [(2, "="), (3, "=")]),
        ("It took over three days.", [(3, ">")]),
        ("Five fell, including one who died.", [(5, "="), (1, "=")]),
        ("He backs a $15-an-hour wage.", [(15, "=")]),
    ],
)
def test_numbers_beside_words_that_often_name_things(sentence, expected):
    assert stated(sentence) == expected


@pytest.mark.parametrize(
    "piece", ["1", "1,", "1-", "half of ", "up ", "1/", "one in ", "3-2, ", "(", "$", "1 a ", "A 1 "]
)
def test_a_long_run_of_one_thing_is_read(piece):
    # A pattern that backtracks without bound never ends here.
    text = piece * (6_000 // len(piece))
    words = [text[i : i + 40] for i in range(0, len(text), 40)]
    tokens = Doc(load_model().vocab, words=words, spaces=[False] * len(words))
    ends = [0, *(q.end for q in find_quantities(tokens))]
    assert ends == sorted(ends)
