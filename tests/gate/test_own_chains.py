"""Chains of attribution on our own gold do not fall below their floors; the set and its scorer are sound."""

import json
from pathlib import Path

import pytest
from own_chains import GOLD, MEASURES, Row, measure, pick, read_rows, same_name, same_voice, score_row, shares

from firsthand.model import Basis, BlockType, Certainty, Claim, Link, Tense
from firsthand.packs import Packs, load_packs

FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))["chains"]


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs()


def claim(mention: tuple[int, int], kind: str = "departed", names: tuple[str, ...] = ("Outlet", "mayor")) -> Claim:
    chain = tuple(Link(name) for name in names)
    return Claim(
        *("c", "r", 0, 40, "", mention, BlockType.BODY, kind, (), None, None, None, None, None, None),
        *(Tense.PAST, Certainty.CERTAIN, chain, True, Basis.OFFICIAL),
    )


def row(**answer: object) -> Row:
    full = {"chain": ["Outlet", "the Mayor"], "root_stated": True, "basis": "official statement|document", **answer}
    return Row("x", "The mayor said two buses left the town.", "Outlet", "test", "departed", 15, 29, full)


def test_no_figure_is_below_its_floor(packs) -> None:
    results = measure(packs)
    figures = shares(results)
    missed = "\n".join(r.line for r in results if not all(r.right.values()))
    below = [f"{name}: {figures[name]:.1f}, floor {floor}" for name, floor in FLOORS.items() if figures[name] < floor]
    assert not below, "\n".join([*below, missed])


def test_every_measure_has_a_floor() -> None:
    assert set(FLOORS) == set(MEASURES)


def test_the_set_is_whole(packs) -> None:
    rows = read_rows(GOLD)
    raw = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    assert len({r.id for r in rows}) == len({r.text for r in rows}) == 100
    for one, data in zip(rows, raw, strict=True):
        assert one.text[one.start : one.end] == data["target"]["text"], one.id
        assert one.kind in packs.kinds, one.id
        assert one.answer["chain"][0] == one.outlet, one.id
        assert len(one.answer["cues"]) == len(one.answer["chain"]), one.id
        assert one.answer["cues"][0] is None, one.id
        assert {Basis(b) for b in one.answer["basis"].split("|")}, one.id
        assert all(cue in one.text for cue in one.answer["cues"][1:]), one.id


def test_the_claim_about_the_target_is_picked(packs) -> None:
    event, speech, other = claim((15, 24)), claim((0, 9), "said"), claim((30, 38))
    assert pick(row(), [speech, other, event], packs) is event
    nested = claim((15, 29), "moving")
    assert pick(row(), [nested, event], packs) is event, "the row's kind comes before the longer overlap"
    assert pick(row(), [nested, speech], packs) is nested
    assert pick(row(), [other], packs) is other, "the kind in the same sentence, where nothing touches the target"
    assert pick(row(), [speech], packs) is None
    assert pick(row(), [claim((20, 24), "said")], packs) is None, "who speaks is not the event spoken of"


def test_names_are_compared_without_case_and_articles() -> None:
    assert same_name("The Eastport Mail", "eastport mail")
    assert not same_name("Mayor Lena Hartog", "Lena Hartog")
    assert same_voice("Mayor Lena Hartog", "Lena Hartog")
    assert not same_voice("army", "navy")
    assert not same_voice("", "navy")


def test_a_row_is_right_only_where_it_is() -> None:
    assert all(score_row(row(), claim((15, 24))).right.values())
    assert not any(score_row(row(), None).right.values())
    longer = score_row(row(), claim((15, 24), names=("Outlet", "wire", "mayor"))).right
    assert not longer["chain"]
    assert longer["root"]
    assert score_row(
        row(chain_or=[["Outlet", "wire", "mayor"]]), claim((15, 24), names=("Outlet", "wire", "mayor"))
    ).right["chain"]
    assert not score_row(row(basis="video"), claim((15, 24))).right["basis"]
    assert shares([score_row(row(), claim((15, 24))), score_row(row(), None)])["chain"] == 50
