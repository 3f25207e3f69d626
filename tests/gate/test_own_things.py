"""Things and counts on our own gold do not fall below their floors; the set and its scorer are sound."""

import json
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from own_things import (
    GOLD,
    MEASURES,
    Answers,
    CountAnswer,
    Row,
    ThingAnswer,
    faults,
    our_reader,
    read_rows,
    score_things,
)

from firsthand.packs import Packs, load_packs

FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))["things"]

# "The three Tor-M2 systems fired about 20 missiles."
TOR, MISSILES = ThingAnswer(10, 16, "Tor"), ThingAnswer(40, 48, "missile")
SYSTEMS = ThingAnswer(17, 24, "air defence system")
THREE, TWENTY = CountAnswer(4, 9, 3, 3), CountAnswer(31, 39, 20, 20, approximate=True)
ROW = Row(
    "x",
    "The three Tor-M2 systems fired about 20 missiles.",
    "strike",
    Answers((TOR, MISSILES), (THREE, TWENTY)),
    Answers((SYSTEMS,)),
)


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs()


def f1(*things: ThingAnswer, counts: tuple[CountAnswer, ...] = ()) -> dict[str, float]:
    scores = score_things(lambda _: Answers(things, counts), [ROW])
    return {measure: round(figures["F1"]) for measure, figures in scores.items()}


def test_no_figure_is_below_its_floor(packs) -> None:
    read = cache(our_reader(packs))
    figures = {measure: scores["F1"] for measure, scores in score_things(read).items()}
    below = [f"{name}: {figures[name]:.1f}, floor {floor}" for name, floor in FLOORS.items() if figures[name] < floor]
    shown = [line for measure in ("things", "counts") for line in faults(read, measure)] if below else []
    assert not below, "\n".join([*below, *shown])


def test_every_measure_has_a_floor() -> None:
    assert set(FLOORS) == set(MEASURES)


def test_the_set_is_whole(packs) -> None:
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    assert len({r["id"] for r in rows}) == len({r["text"] for r in rows}) == 150
    assert set(Counter(r["situation"] for r in rows).values()) == {15}
    for row in rows:
        parts = [*row["things"], *row["counts"], *row["also"]["things"], *row["also"]["counts"]]
        assert all(row["text"][p["start"] : p["end"]] == p["text"] for p in parts), row["id"]
        assert all(t["name"] in packs.things for t in [*row["things"], *row["also"]["things"]]), row["id"]
        for count in [*row["counts"], *row["also"]["counts"]]:
            assert count["of"] is None or count["of"] in row["text"], row["id"]
            assert count["max"] is None or 0 <= count["min"] <= count["max"], row["id"]


@pytest.mark.parametrize("part", ["things", "counts"])
def test_no_two_answers_of_a_row_overlap(part) -> None:
    for row in read_rows():
        answers = [*getattr(row.wanted, part), *getattr(row.also, part)]
        ordered = sorted(answers, key=lambda a: a.start)
        assert all(a.end <= b.start for a, b in pairwise(ordered)), row.id


def test_the_right_answers_score_full_marks() -> None:
    assert set(f1(TOR, MISSILES, counts=(THREE, TWENTY)).values()) == {100}
    gold = {row.text: row.wanted for row in read_rows()}
    assert {scores["F1"] for scores in score_things(gold.__getitem__).values()} == {100}


def test_no_answers_score_nothing() -> None:
    assert set(f1().values()) == {0}


def test_what_may_be_given_counts_neither_way() -> None:
    assert f1(TOR, SYSTEMS, MISSILES)["things"] == 100
    assert score_things(lambda _: Answers((TOR, SYSTEMS)), [ROW])["things"] == {
        "precision": 100,
        "recall": 50,
        "F1": pytest.approx(66.7, abs=0.1),
    }


def test_a_longer_span_is_right_only_when_relaxed() -> None:
    scores = f1(ThingAnswer(10, 24, "Tor"), MISSILES)
    assert (scores["things"], scores["things relaxed"]) == (50, 100)


def test_another_name_is_wrong_either_way() -> None:
    scores = f1(ThingAnswer(10, 16, "Buk"), MISSILES)
    assert (scores["things"], scores["things relaxed"]) == (50, 50)


def test_a_lost_approximation_keeps_the_interval() -> None:
    scores = f1(counts=(THREE, CountAnswer(37, 39, 20, 20)))
    assert (scores["counts"], scores["intervals"]) == (50, 100)


def test_an_open_interval_is_not_a_closed_one() -> None:
    assert f1(counts=(CountAnswer(4, 9, 3, None), TWENTY))["intervals"] == 50


def test_an_answer_is_used_once() -> None:
    scores = score_things(lambda _: Answers((TOR, TOR, MISSILES)), [ROW])["things"]
    assert scores["recall"] == 100
    assert scores["precision"] < 100


def test_faults_say_what_is_missed_and_what_is_wrong() -> None:
    line = "\n".join(faults(lambda _: Answers((), (CountAnswer(4, 9, 3, None), TWENTY)), "counts", [ROW]))
    assert "missed [3, 3] at 4-9" in line
    assert "wrong [3, None] at 4-9" in line
    assert not list(faults(lambda _: ROW.wanted, "things", [ROW]))


def test_articles_and_numbers_are_read_as_counts(packs) -> None:
    text = "A helicopter and at least four ambulances left."
    assert our_reader(packs)(text) == Answers(
        (ThingAnswer(2, 12, "helicopter"), ThingAnswer(31, 41, "ambulance")),
        (CountAnswer(17, 30, 4, None), CountAnswer(0, 1, 1, 1)),
    )
