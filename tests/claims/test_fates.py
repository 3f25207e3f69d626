"""Who is dead, who is hurt and who only found them, and how many that makes."""

import pytest


def told(claims, kind):
    return [
        (c.things[0].text, c.count.min if c.count else None, c.count.max if c.count else None)
        for c in claims
        if c.kind == kind and c.scope != "died"
    ]


@pytest.mark.parametrize(
    ("sentence", "kind", "expected"),
    [
        ("Police found three people dead on a barge on Tuesday.", "killed", [("people", 3, 3)]),
        ("Deputies found 17-year old Martin Hale dead in the foyer of the house.", "killed", [("Martin Hale", 1, 1)]),
        ("Sentries found one man dead and another injured.", "killed", [("man", 1, 1)]),
        ("Sentries found one man dead and another injured.", "injured", [("another", 1, 1)]),
        ("The man was found by sailors with a gunshot wound above the knee.", "injured", [("man", 1, 1)]),
        (
            "Deputies arrived to find Ivan Petrov in his yard, suffering from a gunshot wound.",
            "injured",
            [("Ivan Petrov", 1, 1)],
        ),
    ],
)
def test_who_finds_the_dead_and_the_hurt_is_not_one_of_them(read, sentence, kind, expected):
    assert told(read(sentence), kind) == expected


@pytest.mark.parametrize(
    ("sentence", "kind", "bounds"),
    [
        ("One of five people shot beside the mill has died.", "killed", (1, 1)),
        ("Two of the seven soldiers were wounded at the gate.", "injured", (2, 2)),
        ("One of two girls, 12 and 9, has died after the shelling.", "killed", (1, 1)),
        ("Two men, 19 and 20, were wounded on the bridge.", "injured", (2, 2)),
        ("Another clerk, also 31, was injured in the leg.", "injured", (1, 1)),
        ("A shell fell on the yard, killing both.[1][7]", "killed", (2, 2)),
    ],
)
def test_neither_an_age_nor_a_whole_nor_a_footnote_counts_the_harmed(read, sentence, kind, bounds):
    (claim,) = [c for c in read(sentence) if c.kind == kind]
    assert (claim.count.min, claim.count.max) == bounds


@pytest.mark.parametrize(
    "sentence",
    [
        "The clerk killed his wife before killing himself at the house.",
        "Maria Petrov was shot by her uncle before he killed himself.",
        "A gunman killed at least ten people before dying in a gunfight on the quay.",
    ],
)
def test_what_one_did_after_ending_another_was_done(read, sentence):
    assert {c.certainty.value for c in read(sentence) if c.kind == "killed"} == {"CT+"}


def test_what_was_ended_was_not_reached(read):
    (claim,) = [c for c in read("The drone was shot down before hitting the depot.") if c.kind == "attacked"]
    assert claim.certainty.value == "CT-"


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Man kills woman, her nephew, himself in Kosice", ["woman", "nephew", "himself"]),
    ],
)
def test_a_headline_lists_the_dead_without_an_and(read, headline, expected):
    claims = [c for c in read("Police gave no details.", headline=headline) if c.kind == "killed"]
    assert [c.things[0].text for c in claims] == expected
    assert {c.scope for c in claims} == {"listed"}


def test_numbered_people_before_others_share_their_fate_in_a_headline(read):
    claims = read("Police gave no details.", headline="10 women, 7 men wounded in playground shooting")
    assert [c.count.min for c in claims if c.kind == "injured"] == [10, 7]


@pytest.mark.parametrize(
    ("story", "survivors"),
    [
        (("Anna Weller, 40, was killed. Her sister Ruth Weller was wounded. Ruth Weller ran out.",), 1),
        (("A 16-year-old was critically injured on Sunday.", "Doctors said the 16-year-old had died."), 0),
        (("Sentries found one man dead and another injured.", "The injured man was taken to a hospital."), 2),
        (("Four victims were found dead in the hall, all with gunshot wounds.",), 0),
        (("The gunman was shot dead.", "The officer was grazed and was taken to a hospital."), 1),
        (("The blast fatally wounded his younger brother at the farm.",), 0),
        (
            (
                "A man was killed on Friday.",
                "A nurse is expected to survive her injuries, and was in stable condition.",
            ),
            1,
        ),
        (("Firemen carried out the burned bodies of two men.",), 0),
    ],
)
def test_the_dead_are_not_among_the_hurt_and_the_hurt_not_among_the_dead(read, story, survivors):
    hurt = {c.mention for c in read(*story) if c.kind == "injured" and c.scope != "died"}
    assert len(hurt) == survivors


@pytest.mark.parametrize("rank", ["second", "third"])
def test_the_second_harmed_is_one_where_the_first_died(read, rank):
    (claim,) = [c for c in read(f"A teacher was killed and a {rank} man was injured.") if c.kind == "injured"]
    assert (claim.count.min, claim.count.max) == (1, 1)
    (alone,) = [c for c in read(f"A {rank} man was injured on Monday.") if c.kind == "injured"]
    assert alone.count.max is None
    assert alone.count.min > 1


def test_capitals_of_a_headline_name_nobody(read):
    claims = read("Nobody was held.", headline="Child Shot In Kosice, Rushed To Hospital In Critical Condition")
    assert [c.victim for c in claims if c.kind in {"shot", "injured"}] == [None] * len(
        [c for c in claims if c.kind in {"shot", "injured"}]
    )


def test_a_name_ends_before_what_clings_to_it(read):
    claims = read("Anna Weller's death was confirmed on Sunday.", "Police told of the murder of Anna Weller.")
    assert {c.victim for c in claims if c.kind == "killed"} <= {"Anna Weller", None}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Police said six people were shot, two of them fatally.", (2, 2)),
        ("Four men were shot, one fatally, as their boat was hit.", (1, 1)),
        ("A clerk was fatally stabbed on Monday.", (1, 1)),
    ],
)
def test_fatally_tells_how_many_of_them_died(read, sentence, expected):
    assert [(c.count.min, c.count.max) for c in read(sentence) if c.kind == "killed"] == [expected]


@pytest.mark.parametrize("end", ["where he later died", "but died", "and was pronounced dead there"])
def test_who_died_where_he_was_taken_is_no_survivor(read, end):
    claims = read(f"One of the men was hit and was carried to a hospital nearby, {end}.")
    assert not told(claims, "injured")


def test_the_nearer_of_two_subjects_is_the_one_it_befell(read):
    sentence = "A father charged with manslaughter after his 6-year-old niece was shot and killed admitted it."
    assert told(read(sentence), "killed") == [("niece", 1, 1)]


@pytest.mark.parametrize(
    ("story", "town"),
    [
        (("RENO — One man was wounded in Sparks on Friday.", "He was flown to a hospital in Carson City."), "Sparks"),
        (("RENO — Ada Berg was shot in Sparks and died at a Carson City hospital.",), "Sparks"),
        (("RENO — Ada Berg was wounded in Sparks.", "She was flown to San Antonio Medical Center."), "Sparks"),
    ],
)
def test_where_the_harmed_were_taken_is_not_where_it_was(read, story, town):
    places = {c.place.name for c in read(*story) if c.kind in {"injured", "killed"} and c.place is not None}
    assert places == {town}


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("A fisherman said he had pulled nine bodies from the water.", 9),
        ("A doctor said that 16 bodies had been brought in by midnight.", 16),
        ("Five bodies were carried out of the prison on Sunday night.", 5),
        ("Eleven bodies washed ashore at Karmal on Friday.", 11),
    ],
)
def test_bodies_are_the_dead_and_nobody_rescued_them(read, sentence, number):
    claims = read(sentence)
    assert told(claims, "killed") == [("bodies", number, number)]
    assert not told(claims, "rescued")


@pytest.mark.parametrize(
    ("sentence", "number"),
    [("She saw the bridge fall into the river.", 1), ("The flood carried off twelve cars.", 12)],
)
def test_what_fell_or_was_carried_off_is_destroyed(read, sentence, number):
    assert [n for _, n, _ in told(read(sentence), "destroyed")] == [number]


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("A baker was shot in the head in Gyor on Friday.", {"shot"}),
        ("A baker had two gunshot wounds, the coroner said in Gyor on Friday.", set()),
        ("A baker was hit in the leg in Gyor on Friday.", {"injured"}),
    ],
)
def test_who_was_shot_in_the_head_is_not_said_to_live(read, sentence, kinds):
    assert {c.kind for c in read(sentence)} & {"shot", "injured", "killed"} == kinds


@pytest.mark.parametrize(
    "sentence", ["An eighth-grader was killed in Gyor.", "Eighth grader killed in Gyor on Friday."]
)
def test_who_is_in_the_eighth_class_is_one(read, sentence):
    assert {c.count.min for c in read(sentence) if c.kind == "killed" and c.count} <= {1}
