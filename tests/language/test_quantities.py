"""Quantities: what is counted, how many, and what is no count."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.language.parse import load_model
from firsthand.language.quantities import find_quantities, stated_values


def read(sentence):
    tokens = load_model()(sentence)
    return tokens, find_quantities(tokens)


def counts(sentence):
    """Give (min, max, approximate, noun) of each count."""
    tokens, found = read(sentence)
    return [
        (q.count.min, q.count.max, q.count.approximate, tokens[q.head].text if q.head is not None else None)
        for q in found
        if q.count is not None
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Three helicopters left the base.", (3, 3, False, "helicopters")),
        ("Several trucks left the base.", (2, None, False, "trucks")),
        ("Some 300 residents fled.", (300, 300, True, "residents")),
        ("Dozens of people were hurt.", (24, None, False, "people")),
        ("Hundreds of soldiers crossed the border.", (200, None, False, "soldiers")),
        ("Tens of thousands of people fled.", (20000, None, False, "people")),
        ("At least 12 soldiers were killed.", (12, None, False, "soldiers")),
        ("More than 30 vehicles moved south.", (31, None, False, "vehicles")),
        ("Up to 250 vehicles moved south.", (0, 250, False, "vehicles")),
        ("Fewer than ten people stayed.", (0, 9, False, "people")),
        ("About 40 tanks were seen.", (40, 40, True, "tanks")),
        ("A dozen or so civilians hid there.", (12, 12, True, "civilians")),
        ("Half a dozen children were found.", (6, 6, False, "children")),
        ("Two or three shots were heard.", (2, 3, False, "shots")),
        ("Between ten and 15 men arrived.", (10, 15, False, "men")),
        ("Some 10-15 drones were shot down.", (10, 15, True, "drones")),
        ("There were 20-plus people inside.", (20, None, False, "people")),
        ("Both men died.", (2, 2, False, "men")),
        ("A pair of brothers was arrested.", (2, 2, False, "brothers")),
        ("A handful of drones remained.", (2, None, False, "drones")),
        ("None of the passengers survived.", (0, 0, False, "passengers")),
        ("No injuries were reported.", (0, 0, False, "injuries")),
        ("Twenty-one of the victims were children.", (21, 21, False, "victims")),
        ("Some 1.5 million refugees crossed.", (1500000, 1500000, True, "refugees")),
        ("It was a double homicide.", (2, 2, False, "homicide")),
        ("One of the victims died.", (1, 1, False, "victims")),
    ],
)
def test_counts_are_intervals(sentence, expected):
    assert counts(sentence)[0] == expected


def test_designators_count_nothing_and_are_counted():
    assert [(c[0], c[3]) for c in counts("Three Il-76, two Mi-24s and a B-52 stood near an S-400 of the G20.")] == [
        (3, "Il-76"),
        (2, "Mi-24s"),
    ]


def test_a_part_and_its_whole_are_two_counts():
    assert [c[0] for c in counts("Two of the three planes were damaged.")] == [2, 3]


def test_a_pronoun_counts_without_a_noun():
    assert [(c[0], c[3]) for c in counts("Four were killed and two were wounded.")] == [(4, None), (2, None)]


def test_a_changed_figure_leaves_the_new_one():
    assert [c[:2] for c in counts("The toll rose from three to five on Monday.")] == [(5, 5)]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The plane can carry 150 tonnes.", "measure"),
        ("He used a 9mm handgun.", "measure"),
        ("They waited for two hours.", "measure"),
        ("The 25-year-old man fled.", "age"),
        ("John Smith, 32, was arrested.", "age"),
        ("The boy, aged 5, was unhurt.", "age"),
        ("She is in her 30s.", "age"),
        ("It happened in the 3700 block of Main Street.", "label"),
        ("Police closed Highway 20 for repairs.", "label"),
        ("Call 555-1234 for help.", "label"),
        ("A caller to 911 heard it.", "label"),
        ("It began at 3 p.m. and went on.", "clock"),
        ("They met on Dec. 13 in secret.", "year"),
        ("It was built in 2014 by the army.", "year"),
        ("A third person came.", "rank"),
        ("It cost $2.5 million in all.", "money"),
        ("Nearly 60 percent agreed.", "percent"),
    ],
)
def test_what_is_no_count(sentence, kind):
    _, found = read(sentence)
    assert [q.kind for q in found] == [kind]
    assert all(q.count is None for q in found)


@pytest.mark.parametrize(
    "sentence",
    ["No one knows why.", "There is no doubt about it.", "They no longer fly.", "Both Moscow and Kyiv denied it."],
)
def test_words_that_count_no_things(sentence):
    assert [c for c in counts(sentence) if c[3] not in {None, "one"}] == []


def test_stated_values_carry_their_change():
    text = (
        "Shares fell 7 percent to $2.3 billion after more than 60 flights, and several more, were cut by eight or nine."
    )
    _, found = read(text)
    stated = [pair for q in found for pair in stated_values(q, text)]
    assert stated == [(7.0, "down"), (2.3e9, "="), (60.0, ">"), (8.0, "="), (9.0, "=")]


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from(["12", "😀", "\u202e", "Il-76", " ", "\x07", "-", "$", "½", "two", "or", "١٢", ".5", "%"]),
        max_size=12,
    )
)
def test_any_string_gives_exact_offsets(pieces):
    text = " ".join(pieces)
    _, found = read(text)
    for q in found:
        assert 0 <= q.start < q.end <= len(text)
        assert q.count is None or text[q.start : q.end] == q.count.text
    assert list(found) == sorted(found, key=lambda q: q.start)
