"""Reports of one town and day that tell of two things, and those of one thing told in two ways."""

from __future__ import annotations

import pytest

from firsthand.claims import find_claims
from firsthand.language import annotate
from firsthand.model import Block, BlockType, Lineage, Report, Status
from firsthand.packs import load_packs
from firsthand.reconcile import reconcile

VOICES = ("police said", "the Red Cross said")


def _report(number: int, text: str, published: str) -> Report:
    return Report(
        id=f"r{number}",
        text=text,
        blocks=(Block(BlockType.BODY, 0, len(text)),),
        outlet=("Norden Post", "Canal Sud", "Ostra Weekly")[number],
        published=published,
        language="en",
    )


@pytest.fixture(scope="module")
def told():
    """Return a function from short reports to what was found out of them: (question, status, value)."""
    packs = load_packs()

    def found(*texts, published="2026-03-13T15:00:00+00:00"):
        times = (published,) * len(texts) if isinstance(published, str) else published
        reports = [_report(i, text, at) for i, (text, at) in enumerate(zip(texts, times, strict=True))]
        claims = [c for r in reports for doc in annotate(r, packs) for c in find_claims(doc, packs)]
        outcome = reconcile(reports, claims, (), Lineage(), (), packs)
        return [
            (f.question, f.status, f.reconciled) for f in outcome.findings if f.question.startswith(("how many", "who"))
        ]

    return found


def statuses(found, *words):
    return [status for question, status, _ in found if all(word in question for word in words)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Two people were killed when a bus overturned in Lund on Tuesday", "Two people were killed in a shooting in Lund on Tuesday"),
        ("Four people died in a landslide in Cusco on Monday", "Four people died in a bar brawl in Cusco on Monday"),
        ("Three people were killed in an attack on a police station in Kano on Monday", "Three people were killed in an attack on a church in Kano on Monday"),
        ("Ten people were arrested at a football match in Leeds on Monday", "Ten people were arrested in drug raids in Leeds on Monday"),
        ("A bus crashed in Multan on Monday, killing ten people", "A truck hit a wall in Multan on Monday, killing ten people"),
        ("The upper bridge in Kherson was hit on Monday", "The lower bridge in Kherson was hit on Monday"),
        ("The tanker Blue Heron was seized off Fujairah on Monday", "The tanker Grey Petrel was seized off Fujairah on Monday"),
    ],
)  # fmt: skip
def test_what_is_told_of_another_cause_thing_or_name_is_another_occurrence(told, one, other):
    found = told(f"{one}, {VOICES[0]}.", f"{other}, {VOICES[1]}.")
    assert {status for _, status, _ in found} == {Status.SINGLE_SOURCE}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A blast at a market in Kabul killed nine people on Monday", "Nine people died in an explosion at a Kabul bazaar on Monday"),
        ("Gunmen shot dead four people in a bar in Durban on Sunday", "A shooting at a tavern in Durban left four people dead on Sunday"),
        ("Six people died in a blaze at a hotel in Izmir on Monday", "A fire in a hotel in Izmir killed six people on Monday"),
        ("Three people were stabbed to death in Leeds on Monday", "A knife attack in Leeds on Monday left three people dead"),
    ],
)  # fmt: skip
def test_one_occurrence_told_in_other_words_is_still_one(told, one, other):
    found = told(f"{one}, {VOICES[0]}.", f"{other}, {VOICES[1]}.")
    assert Status.CORROBORATED in statuses(found, "killed")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Three soldiers were killed in Goma on Monday", "Three civilians were killed in Goma on Monday"),
        ("Four police officers were wounded in Ivrea on Friday", "At least 30 people were wounded in Ivrea on Friday"),
        ("A 34-year-old man was killed in Malmo on Sunday", "A 52-year-old man was killed in Malmo on Sunday"),
        ("Hundreds of people protested against the tax bill in Lima on Monday", "Hundreds of people protested against the mine in Lima on Monday"),
        ("Thousands of people rallied for the president in Harare on Saturday", "Thousands of people rallied against the president in Harare on Saturday"),
        ("Eight people were killed by a bomb at a mosque in Herat on Friday", "Eight people were killed by a bomb on a bus in Herat on Friday"),
    ],
)  # fmt: skip
def test_numbers_of_other_people_purposes_or_scenes_corroborate_nothing(told, one, other):
    assert Status.CORROBORATED not in {s for _, s, _ in told(f"{one}, {VOICES[0]}.", f"{other}, {VOICES[1]}.")}


def test_of_one_sentence_each_town_has_its_own_number(told):
    found = told(
        "Shelling wounded three people in Kramatorsk and five in Kharkiv on Friday, police said.",
        "Three people were wounded in Kramatorsk on Friday, the Red Cross said.",
    )
    assert [(s, v["min"], v["max"]) for q, s, v in found if "injured in Kramatorsk" in q] == [
        (Status.CORROBORATED, 3, 3)
    ]


def test_a_hospital_hit_in_two_nights_in_the_same_words_was_hit_twice(told):
    text = "A hospital was hit by a drone in Kharkiv overnight, the mayor said."
    found = told(text, text, published=("2026-03-11T06:00:00+00:00", "2026-03-13T06:00:00+00:00"))
    assert statuses(found, "hospitals were attacked") == [Status.SINGLE_SOURCE] * 2


def test_who_died_since_is_added_to_the_dead_and_disputes_no_total(told):
    found = told(
        "A bomb killed nine people in Kano on Thursday, police said. Another three died later, they said.",
        "Twelve people were killed by the bomb in Kano on Thursday, the Red Cross said.",
    )
    assert not {Status.DISPUTED, Status.UNRESOLVED} & set(statuses(found, "killed"))


def test_two_more_dead_are_no_toll_beside_the_toll_that_they_bring(told):
    found = told(
        "Two more people died of their wounds on Sunday night, bringing the death toll from the blast in Goma to 13, police said.",
        "Thirteen people have been killed by the blast in Goma, the Red Cross said.",
    )  # fmt: skip
    assert not {Status.DISPUTED, Status.UNRESOLVED} & set(statuses(found, "killed"))


def test_a_number_of_another_sort_in_the_same_sentence_is_no_addition(told):
    found = told("One man was killed and five others were injured in Goma on Sunday, police said.")
    assert [v["max"] for q, _, v in found if "injured" in q] == [5]


def test_a_toll_told_town_by_town_does_not_dispute_itself(told):
    found = told(
        "Eight people were killed on Monday, police said. Five died in Nairobi, two in Nakuru and one in Eldoret."
    )
    assert Status.DISPUTED not in statuses(found, "killed")


def test_trucks_that_had_left_by_noon_follow_those_of_the_morning(told):
    found = told(
        "Thirty trucks left Homs on Saturday morning, a soldier at the gate told Norden Post.",
        "Forty-five trucks had left Homs by Saturday noon, a soldier at the gate told Norden Post.",
        published=("2026-03-14T08:00:00+00:00", "2026-03-14T14:00:00+00:00"),
    )
    assert Status.DISPUTED not in statuses(found, "trucks left")


def test_a_lowered_toll_of_one_unnamed_voice_is_a_correction(told):
    found = told(
        "Twenty-four people were killed in a bus accident near Kano on Friday night, police said.",
        "Police lowered the death toll of Friday night's bus accident near Kano to 19, saying some were counted twice.",
        published=("2026-03-14T08:00:00+00:00", "2026-03-14T18:00:00+00:00"),
    )
    assert statuses(found, "killed") == [Status.UPDATED]


def test_the_mayor_needs_no_day_where_another_tells_it(told):
    found = told(
        "The mayor of Manta was shot on Tuesday morning, Police Chief Vera Zamora said.",
        '"They shot the mayor of Manta in front of my table," a fishmonger, Ana Lucas, told Canal Sud.',
        published=("2026-03-10T15:00:00+00:00", "2026-03-11T15:00:00+00:00"),
    )
    assert statuses(found, "shot") == [Status.CORROBORATED]


def test_who_was_dismissed_and_who_was_not_are_one_question(told):
    found = told(
        "The president dismissed the chief of the army, General Armando Nunes, on Tuesday, according to a decree.",
        "General Armando Nunes was not dismissed on Tuesday, Red Cross spokesman Jon Ek said.",
    )
    assert len(statuses(found, "ousted")) == 1


def test_the_gunmen_among_the_dead_are_counted_beside_them(told):
    found = told(
        "Nineteen people were killed in Kano on Monday, police said. Seven gunmen were killed, police said.",
        "Seven gunmen were killed in Kano on Monday, the Red Cross said.",
    )
    assert [(v["min"], v["max"]) for q, _, v in found if "gunmen were killed" in q] == [(7, 7)]


def test_no_other_injuries_is_not_none(told):
    found = told("Two people were injured in Kano on Monday, police said. No other injuries were reported.")
    assert [v["max"] for q, _, v in found if "injured" in q] == [2]


def test_a_fourth_arrest_does_not_dispute_the_three_before(told):
    found = told(
        "Three men were arrested in Homs on Sunday, police said.",
        "A fourth man was arrested in Homs on Sunday, the Red Cross said.",
    )
    assert Status.DISPUTED not in statuses(found, "arrested")


def test_totals_of_one_day_whose_clocks_cannot_be_compared_dispute_nothing(told):
    found = told(
        "The quake injured 57 people in Izmir on Wednesday, police said.",
        "The quake injured 74 people in Izmir on Wednesday, the Red Cross said.",
        published=("2026-03-11T05:50:00+00:00", "2026-03-11T14:30:00"),
    )
    assert statuses(found, "injured") == [Status.UNRESOLVED]


def test_a_fire_at_a_factory_is_the_one_that_a_whole_country_talks_of(told):
    found = told(
        "A fire tore through a garment factory in Gazipur on Monday, killing 16 people, police said.",
        "The death toll from the fire at a garment factory in Bangladesh rose to 24, the Red Cross said.",
        published=("2026-03-09T15:00:00+00:00", "2026-03-11T15:00:00+00:00"),
    )
    assert len(statuses(found, "killed")) == 1


def test_those_of_a_day_do_not_dispute_those_since_monday(told):
    found = told(
        "Some 20,000 people have crossed into Chad at Adre since Monday, police said.",
        "Some 4,000 people crossed into Chad at Adre on Thursday, the Red Cross said.",
    )
    assert Status.DISPUTED not in statuses(found, "crossed")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Three Israeli soldiers were killed in Rafah on Monday", "Three Palestinians were killed in Rafah on Monday"),
        ("Nine people were killed by a mob in Imphal on Monday", "Nine people were killed by soldiers in Imphal on Monday"),
        ("One tanker was seized off Fujairah on Monday", "One container ship was seized off Fujairah on Monday"),
        ("Hundreds of people marched in support of the judges in Tunis on Sunday", "Hundreds of people marched in protest at the judges in Tunis on Sunday"),
    ],
)  # fmt: skip
def test_unlike_people_doers_and_purposes_do_not_corroborate(told, one, other):
    found = told(f"{one}, {VOICES[0]}.", f"{other}, {VOICES[1]}.")
    assert Status.CORROBORATED not in [status for _, status, _ in found]


def test_a_telling_number_of_loosely_named_people_corroborates(told):
    found = told(
        f"Fourteen pupils were injured in Lund on Monday, {VOICES[0]}.",
        f"Fourteen passengers were injured in Lund on Monday, {VOICES[1]}.",
    )
    assert statuses(found, "injured") == [Status.CORROBORATED]
