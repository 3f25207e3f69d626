"""Events told in words of everyday: who was led past, what the river took, who did not come home."""

from __future__ import annotations

import pytest


def _told(read, text):
    return {(c.kind, c.count and (c.count.min, c.count.max), c.things[0].name) for c in read(text)}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The dyke gave and the river ate four cowherds at Belo on Monday.", ("killed", (4, 4), "worker")),
        ("Six cooks were swept away by the flood at Belo on Monday.", ("missing", (6, 6), "worker")),
        ("Eleven sailors drowned off Zuwara on Monday.", ("killed", (11, 11), "sailor")),
        ("She signed three death certificates on Monday.", ("killed", (3, 3), "person")),
        ("An avalanche buried four hikers near Zermatt.", ("trapped", (4, 4), "pedestrian")),
        ("The coach overturned near Lyon on Monday.", ("crashed", (1, 1), "bus")),
        ("Gunmen stormed the post at Belo on Monday.", ("attacked", (1, 1), "police station")),
        ("He described the rounding up of nine men near Belo.", ("arrested", (9, 9), "man")),
        ("She watched a helicopter spin and come down near Belo.", ("crashed", (1, 1), "helicopter")),
        ("The roof of the hall fell in at Belo on Monday.", ("damaged", (1, 1), "structure")),
        ("Two explosions were heard in Kharkiv on Monday.", ("exploded", (2, 2), "explosion")),
        ("He saw four gunmen climb ladders and storm the freighter.", ("attacked", (1, 1), "cargo ship")),
        ("The N7 between Belo and the border was reopened at noon.", ("opened", (1, 1), "road")),
        ("A list gives the dead of Monday's fire at Belo as nineteen.", ("killed", (19, 19), "person")),
        ("A rocket knocked a drone from the sky at Belo.", ("shot down", (1, 1), "drone")),
        ("Some forty houses were under water in Beira.", ("damaged", (40, 40), "house")),
    ],
)
def test_what_is_told_in_everyday_words_is_found(read, text, claim):
    assert claim in _told(read, text)


@pytest.mark.parametrize(
    "text",
    [
        "Hundreds of shoppers hit the shops in London on Saturday.",
        "He sent a letter to the minister on Monday.",
    ],
)
def test_an_idiom_and_a_letter_claim_nothing(read, text):
    assert _told(read, text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Will I lose my job? asked one miner.",
        "Did the army leave the base on Monday? Nobody knows.",
        "“Did the soldiers leave Goma?” a reporter asked.",
    ],
)
def test_a_question_commits_nobody(read, text):
    assert {c.certainty.value for c in read(text)} <= {"Uu", "CTu"}


def test_an_explosion_that_is_only_the_setting_is_no_claim_of_its_own(read):
    assert {k for k, _, _ in _told(read, "Two men died in an explosion in Belo on Monday.")} == {"killed"}


@pytest.mark.parametrize(
    "text", ["Nine men have not been seen since Monday.", "Nine men have not come home since the storm."]
)
def test_the_no_of_a_wording_denies_nothing(read, text):
    assert ("missing", "CT+") in {(c.kind, c.certainty.value) for c in read(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The clerk had come to believe it.",
        "She crossed the floor to join the party last week.",
        "The men were going through his belongings.",
        "The mayor left the race on Monday.",
        "He was moved to accept the post.",
        "Two guards get to skate in winter.",
        "The paper found that the rents had doubled.",
        "Belo remains among the richest towns.",
        "A widow who heads the board lives in Lyon.",
    ],
)
def test_a_motion_that_leads_nowhere_is_none(read, text):
    moves = {"arrived", "departed", "moving", "crossed", "transferred", "found", "remained", "withdrew"}
    assert not moves & {k for k, _, _ in _told(read, text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nine trucks crossed the wadi on Monday.", "crossed"),
        ("Soldiers went to the market in Lome on Monday.", "departed"),
        ("Four men left the barracks at Kati on Monday.", "departed"),
        ("The convoy left the depot on Monday.", "departed"),
        ("Rebels entered the town of Kati on Monday.", "arrived"),
        ("The court found the driver guilty on Monday.", "convicted"),
    ],
)
def test_a_motion_that_leads_somewhere_is_told(read, text, kind):
    assert kind in {k for k, _, _ in _told(read, text)}


def test_those_who_took_part_in_a_protest_are_counted(read):
    text = "Opponents of the closures took to the streets of Lyon on Saturday. This time 2,000 took part, police said."
    assert ("protested", (2000, 2000), "person") in _told(read, text)
    assert not _told(read, "Nine teams took part in the race in Lyon.")
