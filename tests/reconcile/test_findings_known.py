"""Findings kept from an earlier comparing spare work, and change nothing, whatever came in or was judged since."""

import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.model import Lineage, Link, Thing
from firsthand.reconcile import Known, cluster, reconcile, reconcile_again, rooted

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
    assert grown == anew(desk)


def anew(desk):
    return reconcile(desk.reports.values(), desk.claims, desk.reuse, Lineage(), desk.judgements, desk.packs)


OUTLETS = ("Alpha", "Ridge Wire", "RW", "Ridge News Agency", "The Ridge", "North Post", "***", None)
WORDS = (
    "The RW reporter saw three.",
    "Coast Ministry spokeswoman Dana Holt said so, citing Ridge.",
    "A nurse, Dana Holt, and the guard told the Ridge News Agency.",
    "(Corrects the toll to 4 from 3.)",
)


def change(desk, rng):
    """Change one thing as an adding or a person would: any of what a comparing is made from."""
    report, at = rng.choice(sorted(desk.reports)), rng.randrange(len(desk.claims))
    claim = desk.claims[at]
    links = (Link("the RW crew", kind="crew"), Link("Ridge News Agency", kind="wire"), Link("Dana Holt", kind="person"))
    match rng.choice(("tell", "outlet", "text", "published", "claim", "source", "reject", "pair", "group", "less")):
        case "tell":
            tell(desk, rng, 2)
        case "outlet":
            desk.reports[report] = replace(desk.reports[report], outlet=rng.choice(OUTLETS))
        case "text":
            text = " ".join(rng.sample(WORDS, 2)).ljust(4000, "x")
            desk.reports[report] = replace(desk.reports[report], text=text)
        case "published":
            desk.reports[report] = replace(desk.reports[report], published=rng.choice(["2024-03-04", "2024-03-01"]))
        case "claim":
            desk.claims[at] = replace(claim, kind=rng.choice(["present", "killed"]), quote=rng.choice(WORDS))
        case "source":
            desk.claims[at] = replace(claim, chain=(claim.chain[0], *rng.sample(links, 2)), root_stated=True)
        case "reject":
            desk.judge(rng.choice(["accept", "reject"]), claim.id)
        case "pair":
            desk.judge(rng.choice(["same", "different"]), *(c.id for c in rng.sample(desk.claims, 2)))
        case "group":
            desk.judge(rng.choice(["merge", "split"]), claim.id, [c.id for c in rng.sample(desk.claims, 2)])
        case "less" if len(desk.claims) > 3:
            del desk.claims[at]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 100_000))
def test_whatever_changes_one_after_the_other_it_is_as_compared_anew(desk, seed):
    """What a process that stays remembers of each part never outlives what the part is made from."""
    rng = random.Random(seed)
    desk.claims, desk.reuse, desk.reports, desk.judgements = [], [], {}, []
    tell(desk, rng, rng.randint(4, 10))
    _, known = again(desk, Known())
    for _ in range(rng.randint(2, 5)):
        change(desk, rng)
        found, known = again(desk, known)
        assert found == anew(desk)


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


def test_one_more_report_is_all_that_is_looked_at(desk, monkeypatch):
    """The roots of the other reports' claims, and their events within them, are not found again."""
    for name in ("alpha", "bravo"):
        desk.report(name, published="2024-03-01")
        desk.claim(name, 3, "Il-76", "present", by=("person", "Dana Holt"))
    _, known = again(desk, Known())
    seen = []
    for module, name in ((rooted, "root_of"), (cluster, "within_report")):
        whole = getattr(module, name)

        def counted(given, *rest, whole=whole):
            seen.extend(c.report for c in (given if isinstance(given, tuple) else (given,)))
            return whole(given, *rest)

        monkeypatch.setattr(module, name, counted)
    desk.report("charlie", published="2024-03-02", outlet="Tide Courier")
    desk.claim("charlie", 4, "Ka-52", "departed", by=("crew", ""))
    again(desk, known)
    assert set(seen) == {desk.claims[-1].report}


@pytest.mark.parametrize("part", ["published", "outlet", "text"])
def test_what_a_person_corrects_of_a_report_is_looked_at_again(desk, part):
    desk.report("alpha", published="2024-03-01")
    desk.report("bravo", published="2024-03-02")
    desk.claim("alpha", 3, "person", "killed", by=("person", "Dana Holt"))
    desk.claim("bravo", 4, "person", "killed", by=("person", "Dana Holt"))
    _, known = again(desk, Known())
    value = {"published": "2024-03-05", "outlet": "Tide Courier", "text": "(Corrects the toll to 4 from 3.)"}[part]
    report = next(i for i, r in desk.reports.items() if r.published == "2024-03-02")
    desk.reports[report] = replace(desk.reports[report], **{part: value})
    assert again(desk, known)[0] == again(desk, Known())[0]
