"""One person in two spellings, or hurt in one report and dead in another, is counted once."""

import pytest

from firsthand.reconcile import toll_of
from firsthand.reconcile.victims import one_name

POLICE = ("office", "Brenford Police")


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("Malia Grant", "Malya Grant", True),
        ("Le’Von Price", "Le'Von Price", True),
        ("Aron Harmon", "Aron Harmon, Jr.", True),
        ("Chris Dell", "Christopher Dell", True),
        ("Ruiz", "Ana Ruiz", True),
        ("Ana Ruiz", "Luis Ruiz", False),
        ("Ana Ruiz", "Ana Soto", False),
    ],
)
def test_a_name_in_two_spellings(a, b, one):
    assert one_name(a, b) is one


def harmed(desk, report, kind, count, quote, thing="person", **rest):
    rest.setdefault("start", 100 * sum(c.report == report for c in desk.claims))
    at = rest["start"]
    mention = rest.pop("mention", (at, at + 5))
    return desk.claim(report, count, thing, kind, by=POLICE, quote=quote, mention=mention, **rest)


def toll(desk):
    made = desk.run()
    (event,) = made.events
    found = toll_of(event, made.findings, {c.id: c for c in desk.claims})
    return found.killed, found.injured


def finding(desk, kind):
    return next(f for f in desk.run().findings if f.kind == kind and f.aspect == "count")


def test_who_was_brought_to_hospital_and_is_told_dead_later_is_none_of_the_hurt(desk):
    harmed(desk, "alpha", "injured", 1, "A man was found with a gunshot wound.")
    harmed(desk, "beta", "killed", 1, "A man died of a gunshot wound.")
    assert toll(desk) == (1, 0)


@pytest.mark.parametrize(
    "quote",
    ["A woman was found with a gunshot wound.", "Another man was taken to hospital."],
)
def test_who_was_another_is(desk, quote):
    thing = "woman" if "woman" in quote else "person"
    harmed(desk, "alpha", "injured", 1, quote, thing)
    harmed(desk, "beta", "killed", 1, "The man died of a gunshot wound.", "man")
    assert toll(desk) == (1, 1)


def test_a_number_of_all_who_were_hurt_holds_those_who_died_since(desk):
    harmed(desk, "alpha", "injured", 4, "Four people were hurt.")
    harmed(desk, "beta", "killed", 1, "One of them died.", scope="some")
    harmed(desk, "beta", "injured", 3, "The three who live are in hospital.")
    assert toll(desk) == (1, 3)
    assert finding(desk, "injured").reconciled == {"min": 3, "max": 3, "approximate": False}
    assert {(v.value["min"], v.value["max"]) for v in finding(desk, "injured").values} == {(0, 4), (3, 3)}


def test_dead_and_hurt_told_beside_one_another_are_apart(desk):
    told = {"start": 0, "end": 90}
    harmed(desk, "alpha", "killed", 1, "One was killed and four were hurt.", mention=(0, 3), **told)
    harmed(desk, "alpha", "injured", 4, "One was killed and four were hurt.", mention=(19, 23), **told)
    harmed(desk, "beta", "injured", 4, "Four people were hurt.")
    assert toll(desk) == (1, 4)


def test_a_number_of_which_a_sentence_tells_that_fewer_died_holds_them(desk):
    quote = "One of the five people hurt has died."
    same = {"start": 0, "end": 90, "mention": (15, 21)}
    harmed(desk, "alpha", "killed", 1, quote, **same)
    harmed(desk, "alpha", "injured", 5, quote, scope="died", **same)
    harmed(desk, "beta", "injured", 5, "Five people were hurt.")
    assert toll(desk) == (1, 4)


def test_one_victim_of_several_of_the_name_is_told_by_age(desk):
    harmed(desk, "alpha", "injured", 1, "A 15-year-old boy is in critical condition.", mention=(14, 17))
    harmed(desk, "beta", "killed", 1, "A 15-year-old boy died and a man was hurt.", mention=(14, 17), end=90, start=0)
    harmed(desk, "beta", "injured", 1, "A 15-year-old boy died and a man was hurt.", mention=(29, 32), end=90, start=0)
    assert toll(desk) == (1, 1)
