"""Records survive being stored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model import (
    Basis,
    BlockType,
    Candidate,
    Certainty,
    Claim,
    Count,
    Edge,
    Finding,
    Fragility,
    Imagery,
    Link,
    Place,
    Status,
    Tense,
    Thing,
    Value,
    When,
)
from firsthand.store import decode, encode

counts = st.none() | st.builds(
    Count, st.none() | st.integers(0, 10**12), st.none() | st.integers(), st.booleans(), st.text()
)
places = st.none() | st.builds(
    Place,
    st.text(),
    st.text(),
    st.none() | st.floats(-90, 90),
    st.none() | st.floats(-180, 180),
    st.none(),
    st.tuples(st.builds(Candidate, st.text(), st.floats(-90, 90), st.floats(-90, 90))),
    st.tuples(st.text(), st.text()),
)
claims = st.builds(
    Claim,
    mention=st.tuples(st.integers(0), st.integers(0)),
    block=st.sampled_from(BlockType),
    things=st.tuples(st.builds(Thing, st.text(), st.text())),
    count=counts,
    place=places,
    origin_place=places,
    destination=places,
    when=st.none() | st.builds(When, st.none() | st.text(), st.none(), st.text()),
    tense=st.sampled_from(Tense),
    certainty=st.sampled_from(Certainty),
    chain=st.tuples(st.builds(Link, st.text())),
    basis=st.sampled_from(Basis),
    imagery=st.none() | st.builds(Imagery, st.none(), st.text()),
    hedges=st.tuples(st.text()),
)


@given(claims)
def test_a_claim_comes_back_as_it_was(claim: Claim) -> None:
    assert decode(Claim, encode(claim)) == claim


def test_nested_values_and_unions_come_back() -> None:
    value = Value({"min": 2, "max": None, "approximate": False}, ("c1",), ("o1",), "2024-12-13")
    finding = Finding(
        "f", "e", "q", "count", Status.DISPUTED, ("denied",), "s", ("c1",), ("o1",), (value,), {"min": 2},
        Fragility(1, Status.REPEATED), place=Place("a", "b"),
    )  # fmt: skip
    assert decode(Finding, encode(finding)) == finding
    assert decode(Edge, encode(Edge("a", "b", "cites", None, "r"))) == Edge("a", "b", "cites", None, "r")


def test_a_record_of_an_earlier_version_takes_defaults_and_one_of_a_later_loses_nothing_we_know() -> None:
    assert decode(Edge, '{"from_":"a","to":"b","kind":"k","proof":null,"reason":"r","new":1}').reason == "r"
    assert decode(Link, '{"name":"A"}') == Link("A")


@pytest.mark.parametrize("text", ["[]", "3", "{}", '{"a":{}}', "not json", '{"name":'])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        decode(Claim, text)
