"""Accidents of traffic are no attacks."""

import pytest


@pytest.mark.parametrize(
    "sentence",
    [
        "A cyclist was hit by a tram on Monday.",
        "A delivery van struck two pedestrians at the corner.",
        "Three walkers were struck by a bus in the fog.",
    ],
)
def test_what_traffic_hits_is_not_attacked(read, sentence):
    assert not [c for c in read(sentence) if c.kind == "attacked"]


@pytest.mark.parametrize(
    "sentence",
    [
        "A drone hit a bus on Monday.",
        "A car bomb hit the gate of the barracks.",
        "A driver deliberately hit two officers.",
        "Shells struck a tram.",
    ],
)
def test_what_arms_or_intent_hit_is_attacked(read, sentence):
    assert [c for c in read(sentence) if c.kind == "attacked"]


def test_who_died_in_an_accident_is_still_told(read):
    claims = read("A train hit a minibus, killing nine people.")
    assert [(c.kind, c.count.min) for c in claims] == [("killed", 9)]
