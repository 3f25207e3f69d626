"""Findings kept from an earlier comparing spare work, and change nothing, whatever came in or was judged since."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.model import Lineage, Thing
from firsthand.reconcile import Known, reconcile, reconcile_again

ROOTS = [("crew", ""), ("person", "Dana Holt"), ("unnamed", "guard"), ("office", "Coast Ministry"), None]


def tell(desk, rng, count):
    """Put so many claims of five outlets on the desk, some of them copied."""
    for _ in range(count):
        report = f"r{rng.randrange(5)}"
        if report not in desk.reports:
            desk.report(report, published=rng.choice(["2024-03-01", "2024-03-02T10:00:00+00:00", None]))
        desk.claim(
            report,
            rng.choice([None, 1, 2, 3, (2, None), (0, 0)]),
            rng.choice(["Il-76", "Ka-52", "helicopter", "person"]),
            rng.choice(["present", "departed", "killed", "injured"]),
            by=rng.choice(ROOTS),
            when=rng.choice([None, "2024-03-01", "2024-03-02"]),
            as_of=rng.choice([None, "2024-03-01"]),
            corrects=rng.random() < 0.1,
            actor=rng.choice([None, Thing("army", "army"), Thing("Marcus Reed", "Marcus Reed")]),
        )
    desk.copied(*rng.sample(desk.claims, 2))


def again(desk, known):
    return reconcile_again(
        desk.reports.values(), desk.claims, desk.reuse, Lineage(), desk.judgements, desk.packs, known
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 100_000))
def test_two_batches_are_one(desk, seed):
    rng = random.Random(seed)
    desk.claims, desk.reuse, desk.reports, desk.judgements = [], [], {}, []
    tell(desk, rng, rng.randint(3, 12))
    first, known = again(desk, Known())
    for _ in range(rng.randint(0, 2)):
        claims = [c.id for c in desk.claims]
        target = rng.choice([*claims, *(f.id for f in first.findings)])
        desk.judge(rng.choice(["accept", "reject"]), target)
        desk.judge(rng.choice(["same", "different"]), *rng.sample(claims, 2))
    tell(desk, rng, rng.randint(1, 6))
    grown, _ = again(desk, known)
    assert grown == reconcile(desk.reports.values(), desk.claims, desk.reuse, Lineage(), desk.judgements, desk.packs)


def test_an_event_that_nothing_came_to_is_not_looked_at_again(desk, monkeypatch):
    desk.report("alpha", published="2024-03-01")
    desk.claim("alpha", 3, "Il-76", "present", by=("person", "Dana Holt"))
    desk.claim("alpha", 2, "Ka-52", "departed", by=("crew", ""))
    before, known = again(desk, Known())
    made = []

    def counted(event, cut):
        made.append(event.id)
        return findings_of(event, cut)

    from firsthand.reconcile import combine  # noqa: PLC0415

    findings_of = combine.findings_of
    monkeypatch.setattr(combine, "findings_of", counted)
    assert again(desk, known)[0] == before
    assert not made
    desk.report("bravo", published="2024-03-02")
    desk.claim("bravo", 4, "Ka-52", "departed", by=("crew", ""))
    after, _ = again(desk, known)
    touched = {after.claim_event[c.id] for c in desk.claims[1:]}
    assert set(made) == touched
    assert after.claim_event[desk.claims[0].id] not in made


@pytest.mark.parametrize("change", ["published", "outlet", "text"])
def test_what_a_person_corrects_of_a_report_is_looked_at_again(desk, change):
    from dataclasses import replace  # noqa: PLC0415

    desk.report("alpha", published="2024-03-01")
    desk.report("bravo", published="2024-03-02")
    desk.claim("alpha", 3, "person", "killed", by=("person", "Dana Holt"))
    desk.claim("bravo", 4, "person", "killed", by=("person", "Dana Holt"))
    _, known = again(desk, Known())
    value = {"published": "2024-03-05", "outlet": "Tide Courier", "text": "(Corrects the toll to 4 from 3.)"}[change]
    report = next(i for i, r in desk.reports.items() if r.published == "2024-03-02")
    desk.reports[report] = replace(desk.reports[report], **{change: value})
    assert again(desk, known)[0] == again(desk, Known())[0]
