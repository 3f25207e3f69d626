"""The outcome is a function of the set of claims, reports, passages and judgements; it stays quick on many."""

import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.model import Basis, Lineage, Place, Thing
from firsthand.reconcile import reconcile

ROOTS = [
    ("crew", ""),
    ("person", "Dana Holt"),
    ("unnamed", "guard"),
    ("post", "@roadwatch"),
    ("office", "police"),
    None,
]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000), shuffle=st.randoms(use_true_random=False))
def test_order_never_matters(desk, seed, shuffle):
    rng = random.Random(seed)
    desk.claims, desk.reuse, desk.reports, desk.judgements = [], [], {}, []
    for i in range(12):
        report = f"r{rng.randrange(5)}"
        if report not in desk.reports:
            desk.report(report, published=rng.choice(["2024-03-01", "2024-03-02T10:00:00+00:00", None]))
        desk.claim(
            report,
            rng.choice([None, 1, 2, 3, (2, None), (0, 0)]),
            rng.choice(["Il-76", "Ka-52", "helicopter", "vehicle"]),
            rng.choice(["present", "departed", "moved"]),
            by=rng.choice(ROOTS),
            when=rng.choice([None, "2024-03-01", "2024-03-02"]),
            as_of=rng.choice([None, "2024-03-01", "2024-03-01T12:00:00"]),
            corrects=i == 7,
            actor=rng.choice([None, Thing("army", "army"), Thing("Reed", "Reed"), Thing("Marcus Reed", "Marcus Reed")]),
        )
    desk.copied(desk.claims[0], desk.claims[5])
    desk.judge("reject", desk.claims[3].id)
    desk.judge("same", desk.claims[1].id, desk.claims[2].id)
    expected = desk.run()
    reports, claims, judgements = list(desk.reports.values()), list(desk.claims), list(desk.judgements)
    for listed in (reports, claims, judgements):
        shuffle.shuffle(listed)
    assert reconcile(reports, claims, desk.reuse, Lineage(), judgements, desk.packs) == expected


def test_every_claim_told_again_changes_nothing(desk):
    desk.claim("alpha", 3, by=("person", "Dana Holt"))
    desk.claim("bravo", 4, by=("crew", ""), basis=Basis.EYEWITNESS)
    once = desk.run()
    desk.claims += list(desk.claims)
    assert desk.run() == once


@pytest.mark.parametrize("spread", ["many events", "one event"])
def test_many_claims_find_their_events(desk, spread):
    desk.report("seed")
    told = []
    for i in range(2000 if spread == "many events" else 400):
        desk.reports[f"r{i}"] = replace(desk.reports["seed"], id=f"r{i}", outlet=f"Outlet {i}")
        town = i % 200 if spread == "many events" else 0
        place = Place(f"Town {town}", "t", town % 80 - 40.0, town / 4.0, 5.0, kind="city")
        desk.claims = []
        made = desk.claim(f"r{i}", 1 + i % 3, "person", "killed", place=place, by=ROOTS[i % 6])
        told.append(replace(made, id=f"c{i}"))
    desk.claims = told
    result = desk.run()
    assert len(result.events) == (200 if spread == "many events" else 1)


def test_ids_are_the_same_in_every_process(desk):
    desk.claim("alpha", 3, by=("person", "Dana Holt"))
    result = desk.run()
    assert result.findings[0].id == "143625e4355ad17c6bfc5eaf"
