"""Certainty of unknowns and hedges on our own gold does not fall below its floors; the set and its scorer are sound."""

import json
from pathlib import Path

import pytest
from own_chains import read_rows
from own_unknowns import GOLD, NONE, Answer, answer_row, f1, measure, shares

from firsthand.model import Certainty, Tense
from firsthand.packs import Packs, load_packs

FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))["unknowns"]


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs()


def test_no_figure_is_below_its_floor(packs) -> None:
    answers = measure(packs)
    figures = shares(answers)
    missed = "\n".join(a.line for a in answers if not a.right)
    below = [f"{name}: {figures[name]:.1f}, floor {floor}" for name, floor in FLOORS.items() if figures[name] < floor]
    assert not below, "\n".join([*below, missed])


def test_the_set_is_whole(packs) -> None:
    rows = read_rows(GOLD)
    raw = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    assert len({r.id for r in rows}) == len({r.text for r in rows}) == 60
    for one, data in zip(rows, raw, strict=True):
        assert one.text[one.start : one.end] == data["target"]["text"], one.id
        assert one.kind in packs.kinds, one.id
        assert Tense(one.answer["tense"]), one.id
        unknown = Certainty(one.answer["certainty"]) is Certainty.DECLARED_UNKNOWN
        assert one.answer["declared_unknown"] is unknown, one.id
        assert all(hedge in one.text for hedge in one.answer["hedges"]), one.id
    assert {r.answer["certainty"] for r in rows} == {c.value for c in Certainty}


def test_figures_are_those_of_the_answers() -> None:
    rows = read_rows(GOLD)
    perfect = [Answer(r, r.answer["certainty"], r.answer["tense"]) for r in rows]
    silent = [answer_row(r, None) for r in rows]
    assert all(a.right for a in perfect)
    assert set(shares(perfect).values()) == {100}
    assert all(a.certainty == NONE for a in silent)
    assert set(shares(silent).values()) == {0}
    assert set(FLOORS) == set(shares(perfect))


def test_f1_counts_what_was_missed_and_what_was_made_up() -> None:
    pairs = [("CTu", "CTu"), ("CTu", "CT+"), ("CT+", "CTu"), ("CT+", "CT+")]
    assert f1(pairs, "CTu") == 50
    assert f1(pairs, "PS+") == 0
