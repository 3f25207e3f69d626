"""An origin can tell or show: what a misread sentence makes a source of its own event is none."""

from dataclasses import replace

import pytest

from firsthand.model import Basis, Link, Status
from firsthand.packs.schema import KindEntry
from firsthand.reconcile.nobody import names_nobody, names_somebody

WITNESS = Basis.EYEWITNESS


def with_cue(desk, claim, cue):
    """Give the root of a claim the words that make it a source."""
    at = desk.claims.index(claim)
    desk.claims[at] = replace(claim, chain=(*claim.chain[:-1], replace(claim.chain[-1], cue=cue)))
    return desk.claims[at]


@pytest.fixture
def seizing(desk):
    """A desk whose pack has a kind with verbs of its own."""
    kind = KindEntry.model_validate(
        {
            "name": "seized",
            "says": "{be} seized",
            "question": "how many {thing} were seized",
            "time": "occurrence",
            "triggers": {"verbs": [{"text": "seize", "thing": "object"}, {"text": "film", "thing": "object"}]},
        }
    )
    desk.packs = replace(desk.packs, kinds={**desk.packs.kinds, "seized": kind})
    return desk


@pytest.mark.parametrize("cue", ["seized", "had seized", "have seized", "seizing"])
def test_who_did_it_is_no_origin_of_it(seizing, cue):
    a = seizing.claim("alpha", 3, kind="seized", by=("person", "Omar Said"))
    doer = Link("Militia fighters", cue, 5, 6, "unnamed")
    seizing.claims[0] = replace(a, chain=(*a.chain, doer))
    b = seizing.claim("bravo", 3, kind="seized", by=("unnamed", "fighters"), basis=WITNESS)
    with_cue(seizing, b, cue)
    result = seizing.run()
    assert {o.name for o in result.origins} == {"Omar Said", "Bravo, source not stated"}
    assert [f.status for f in result.findings] == [Status.AGREEING]


@pytest.mark.parametrize("cue", ["filmed", "said", "told", "saw", None])
def test_who_filmed_or_told_it_is_one(seizing, cue):
    a = seizing.claim("alpha", 3, kind="seized", by=("person", "Omar Said"))
    with_cue(seizing, a, cue)
    assert [o.name for o in seizing.run().origins] == ["Omar Said"]


@pytest.mark.parametrize(
    ("name", "cue"),
    [
        ("teenage boy found shot", "identified"),
        ("body", "found"),
        ("killed man", "said"),
        ("vehicles", "said"),
        ("Omar Said", "threatened"),
        ("Omar Said", "hoped"),
        ("8 dead", ":"),
    ],
)
def test_what_cannot_tell_corroborates_nothing(desk, name, cue):
    a = desk.claim("alpha", 2, "person", "killed", by=("unnamed", name), basis=WITNESS)
    with_cue(desk, a, cue)
    desk.claim("bravo", 2, "person", "killed", by=("office", "Health Ministry"))
    assert desk.only().status is Status.AGREEING


def test_the_one_killed_did_not_tell_of_it_and_the_one_hurt_may_have(desk):
    desk.claim("alpha", 2, "person", "killed", by=("person", "Omar Said"), victim="Omar Said", basis=WITNESS)
    desk.claim("bravo", 2, "person", "injured", by=("person", "Ines Duarte"), victim="Ines Duarte", basis=WITNESS)
    assert {o.name for o in desk.run().origins} == {"Alpha, source not stated", "Ines Duarte"}


@pytest.mark.parametrize("name", ["8 dead", "12 wounded in clashes", "1,200 arrested"])
def test_a_toll_names_nobody(name):
    assert names_nobody(name, frozenset())


@pytest.mark.parametrize("word", ["greater", "older", "upper", "later"])
def test_a_comparative_is_nobody(word):
    assert not names_somebody(word)
