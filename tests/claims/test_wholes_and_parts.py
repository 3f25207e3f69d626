"""Who is who and what is where, where a sentence says it by a pronoun or by a wider place."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "kind", "thing", "count"),
    [
        ("Our crew counted 46 trucks, all of them heading north.", "moving", "truck", 46),
        ("We counted 31 trucks, all of them moving west.", "moving", "truck", 31),
        ("Witnesses saw twelve buses, all of which were leaving Homs.", "departed", "bus", 12),
    ],
)
def test_all_of_them_are_those_that_were_counted(read, sentence, kind, thing, count):
    found = [c for c in read(sentence) if c.kind == kind]
    assert [(c.things[0].name, c.count.min, c.count.max) for c in found] == [(thing, count, count)]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Nine people were killed when a dam broke above the village of Oradje in northern Ghana.", "Oradje"),
        ("Nine people were killed in a fire in Homs in western Syria.", "Homs"),
        ("Nine people were killed in a fire in Syria.", "Syria"),
    ],
)
def test_a_town_stands_before_the_country_it_lies_in(read, sentence, place):
    (claim,) = [c for c in read(sentence) if c.kind == "killed"]
    assert claim.place.name == place


@pytest.mark.parametrize(
    ("story", "survivors"),
    [
        (("A clerk was killed on Friday.", "The victim was taken to hospital with a gunshot wound."), 0),
        (("A clerk was killed and a nurse was wounded on Friday.", "The victim was taken to hospital."), 1),
        (("Two clerks were killed on Friday.", "A nurse was wounded."), 1),
    ],
)
def test_the_only_one_harmed_did_not_survive(read, story, survivors):
    hurt = [c for c in read(*story) if c.kind == "injured" and c.scope not in {"died", "same"}]
    assert len(hurt) == survivors


@pytest.mark.parametrize(
    ("sentence", "kind", "bounds"),
    [
        ("A second victim died on Friday in Kosice.", "killed", (2, None)),
        ("The second victim was wounded on Friday in Kosice.", "injured", (1, 1)),
        ("The third passenger was injured on Friday near Gyor.", "injured", (1, 1)),
    ],
)
def test_an_ordinal_counts_those_before_it_where_it_brings_one_more(read, sentence, kind, bounds):
    (claim,) = [c for c in read(sentence) if c.kind == kind]
    assert (claim.count.min, claim.count.max) == bounds


@pytest.mark.parametrize("later", ["Adam Ferro", "Adam Ferro’s", "Adam Ferro Jr."])
def test_a_surname_is_one_with_or_without_what_follows_it(read, later):
    death = f"{later} death was confirmed on Sunday." if later.endswith("’s") else f"{later} died on Sunday."
    claims = read("A gunman wounded Adam Ferro III on Friday.", death)
    assert not [c for c in claims if c.kind == "injured" and c.scope != "died"]
