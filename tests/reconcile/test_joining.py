"""Groups joined with what an earlier run found are joined as they are with nothing known, to the last field."""

import random

import pytest

from firsthand.packs import load_packs
from firsthand.reconcile.compare import Interval
from firsthand.reconcile.families import Family
from firsthand.reconcile.joining import join_family
from firsthand.reconcile.profile import Profile

HARM = Family("harm", "cumulative", expected=False)


def group(draw: random.Random, number: int) -> Profile:
    """Return what an invented report tells: some days, victims and figures, so that many groups are near to many."""
    day = draw.randint(740_000, 740_012)
    count = draw.randint(1, 4)
    return Profile(
        HARM,
        (f"c{number:03}",),
        (),
        (),
        draw.choice([None, (day, day), (day, day), (day, day + 1)]),
        (day,),
        (draw.choice(["Nadia Orsic", "Milo Varga", "Ines Duarte", "Tarek Benali"]),) if draw.random() < 0.4 else (),
        (("killed", Interval(count, count)),),
    )


def told(number: int, seed: int):
    """Return a group with what else is known of it: its origins, and the claims of the same words."""
    draw = random.Random(1000 * seed + number)
    own = frozenset(draw.sample(["o1", "o2", "o3"], draw.randint(0, 2)))
    twins = frozenset(f"c{draw.randrange(60):03}" for _ in range(draw.choice([0, 0, 0, 1])))
    return group(draw, number), (own, twins)


@pytest.mark.parametrize("seed", range(12))
def test_what_was_known_before_changes_nothing(seed):
    draw, packs, before = random.Random(seed), load_packs(), None
    held: dict[int, int] = {}
    for _ in range(8):
        for number in draw.sample(range(60), 12):
            if number in held and draw.random() < 0.4:
                del held[number]
            else:
                held[number] = draw.randint(0, 1)  # a claim that was edited tells another thing
        pairs = [told(number, version) for number, version in sorted(held.items())]
        groups, known = [g for g, _ in pairs], [k for _, k in pairs]
        before = join_family(groups, known, packs, before)
        anew = join_family(groups, known, packs)
        assert before.clusters == anew.clusters
        assert [(s.into, s.near, s.weighed) for s in before.steps.values()] == [
            (s.into, s.near, s.weighed) for s in anew.steps.values()
        ]
    assert any(len(cluster.claims) > 2 for cluster in before.clusters)
