"""Figures taken back by a note, bare plurals beside a figure, and denials that concern one person only."""

from dataclasses import replace

import pytest

from firsthand.model import Certainty, Count, Status, Thing
from firsthand.reconcile.corrections import Correction, corrections, figures_before


def telling(desk, name, text, published):
    desk.report(name, published=published)
    held = desk.reports[name]
    desk.reports[name] = replace(held, text=text + "\n" + held.text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(Corrects number of hurt in second paragraph to 14 from 41)", [Correction(14, 41)]),
        ("This article was corrected to show that fourteen ferries, not forty-one, sank.", [Correction(14, 41)]),
        ("CORRECTION: An earlier version of this report said 41 ferries sank.", [Correction(None, 41)]),
        ("Corrects headline from 1,400 to 140.", [Correction(140, 1400)]),
        ("The correctional facility holds 500.", []),
        ("An earlier version, published at 5 p.m., misspelled a name.", []),
        ("The mayor was right to correct them, and 14 ferries sank.", []),
    ],
)
def test_the_figures_of_a_correction_note(text, expected):
    assert corrections(text)[: max(1, len(expected))] == tuple(expected)


@pytest.mark.parametrize(
    "note",
    [
        "(Corrects number of hurt to 14 from 41)",
        "This article was corrected to show that 14 people, not 41, were hurt.",
        "CORRECTION: An earlier version of this report said 41 people were hurt.",
    ],
)
def test_a_note_apart_from_the_figure_corrects_it(desk, note):
    telling(desk, "alpha", "Forty-one people were hurt.", "2024-03-02T10:00:00+00:00")
    telling(desk, "later", note, "2024-03-02T12:00:00+00:00")
    desk.claim("alpha", 41, "person", "injured", by=("office", "Marlow Police"))
    desk.claim("later", 14, "person", "injured", by=("office", "Marlow Police"))
    finding = desk.only()
    assert finding.status is Status.UPDATED
    assert "corrected" in finding.flags
    assert finding.reconciled["max"] == 14


def test_a_note_on_another_figure_corrects_nothing(desk):
    telling(desk, "alpha", "Nine died.", "2024-03-02T10:00:00+00:00")
    telling(desk, "later", "(Corrects number of hurt to 14 from 41)", "2024-03-02T12:00:00+00:00")
    desk.claim("alpha", 9, "person", "killed", by=("office", "Marlow Police"))
    desk.claim("later", 4, "person", "killed", by=("office", "Marlow Police"), corrects=True)
    assert "corrected" not in desk.only().flags


@pytest.mark.parametrize(
    ("quote", "status", "flagged"),
    [
        ("Police lowered the toll to five.", Status.UPDATED, True),
        ("Police raised the toll to nine.", Status.UPDATED, False),
        ("Police revised the toll, raised earlier, to five.", Status.UPDATED, True),
    ],
)
def test_a_total_told_higher_is_no_correction(desk, quote, status, flagged):
    desk.report("alpha", published="2024-03-02T10:00:00+00:00")
    desk.report("later", published="2024-03-02T12:00:00+00:00")
    count = 9 if "nine" in quote else 5
    desk.claim("alpha", 7, "person", "killed", by=("office", "Marlow Police"))
    desk.claim("later", count, "person", "killed", by=("office", "Marlow Police"), corrects=True, quote=quote)
    finding = desk.only()
    assert finding.status is status
    assert ("corrected" in finding.flags) is flagged


@pytest.mark.parametrize("words", ["ferrymen", "people", "several"])
def test_a_bare_plural_above_a_figure_is_that_figure(desk, words):
    desk.report("alpha", published="2024-03-02T10:00:00+00:00")
    desk.report("later", published="2024-03-02T12:00:00+00:00")
    for report in ("alpha", "later"):
        made = desk.claim(report, (2, None), "person", "killed", by=("person", "Ines Duarte"))
        desk.claims[-1] = replace(made, count=Count(2, None, text=words))
        desk.claim(report, 16, "person", "killed", by=("person", "Ines Duarte"))
    finding = desk.only()
    assert finding.status is Status.REPEATED
    assert finding.reconciled == {"min": 16, "max": 16, "approximate": False}


def test_at_least_two_then_five_is_still_a_growing_total(desk):
    desk.report("alpha", published="2024-03-02T10:00:00+00:00")
    desk.report("later", published="2024-03-02T12:00:00+00:00")
    made = desk.claim("alpha", (2, None), "person", "killed", by=("person", "Ines Duarte"))
    desk.claims[-1] = replace(made, count=Count(2, None, text="at least two"))
    desk.claim("later", 5, "person", "killed", by=("person", "Ines Duarte"))
    assert desk.only().status is Status.UPDATED


@pytest.mark.parametrize("scope", ["named", "same", "listed"])
def test_that_one_person_was_spared_disputes_no_number(desk, scope):
    desk.claim("alpha", 5, "person", "injured", by=("person", "Ines Duarte"))
    desk.claim("alpha", 1, "person", "injured", scope=scope, certainty=Certainty.COUNTERFACT)
    finding = desk.only()
    assert finding.status is Status.SINGLE_SOURCE
    assert finding.reconciled["max"] == 5


@pytest.mark.parametrize("words", ["Gunmen", "Attackers", "Masked robbers"])
def test_the_capital_of_a_sentence_makes_no_party(desk, words):
    desk.claim("alpha", 6, "person", "killed", quote=f"{words} killed six people.", by=("person", "Ines Duarte"),
               actor=Thing(words, words))  # fmt: skip
    desk.claim("bravo", 6, "person", "killed", quote="The Red Sash killed six.", by=("person", "Ines Duarte"),
               actor=Thing("Red Sash", "the Red Sash"))  # fmt: skip
    values = [v.value for f in desk.run().findings if f.question.startswith("who") for v in f.values]
    assert values == ["Red Sash"]


@pytest.mark.parametrize("count", [6, (6, None), (5, 7)])
def test_who_denies_the_figure_that_another_gives_disputes_it(desk, count):
    desk.claim("alpha", count, "person", "killed", by=("office", "Open Coast"))
    desk.claim("bravo", 6, "person", "killed", by=("office", "Red Sash"), certainty=Certainty.COUNTERFACT, denies=True)
    finding = desk.only()
    assert finding.status is Status.DISPUTED
    assert "denied" in finding.flags
    assert finding.reconciled["min"] == (count if isinstance(count, int) else count[0])


def test_a_denied_figure_that_nobody_gives_disputes_nothing(desk):
    desk.claim("alpha", 3, "person", "killed", by=("office", "Open Coast"))
    desk.claim("bravo", 6, "person", "killed", by=("office", "Red Sash"), certainty=Certainty.COUNTERFACT, denies=True)
    assert desk.only().status is not Status.DISPUTED


@pytest.mark.parametrize(
    "quote",
    [
        "Thirty-one people, not 40 as earlier reported, were killed.",
        "Police said 31 people rather than the 40 first announced were killed.",
        "31 died, not 40 as initially stated, police said.",
    ],
)
def test_a_figure_named_only_to_be_replaced_is_not_given(desk, quote):
    desk.claim("alpha", 31, "person", "killed", by=("office", "Marlow Police"), quote=quote)
    desk.claim("alpha", 40, "person", "killed", by=("office", "Marlow Police"), quote=quote)
    finding = desk.only()
    assert finding.status is Status.SINGLE_SOURCE
    assert finding.reconciled == {"min": 31, "max": 31, "approximate": False}


@pytest.mark.parametrize("quote", ["The toll is 18 and not 31.", "18 died, not 31.", "It was 18 rather than the 31."])
def test_a_voice_that_gives_another_figure_told_as_a_correction_has_corrected_itself(desk, quote):
    desk.report("alpha", published="2024-03-02")
    desk.report("bravo", published="2024-03-06")
    desk.report("charlie", published="2024-03-06")
    desk.claim("alpha", 31, "person", "killed", by=("office", "Transport Ministry"))
    desk.claim("bravo", 18, "person", "killed", by=("office", "Transport Ministry"), quote=quote)
    desk.claim("charlie", 18, "person", "killed", corrects=True, quote="The ministry lowered the toll to 18.")
    finding = desk.only()
    assert finding.status is Status.UPDATED
    assert "corrected" in finding.flags
    assert finding.reconciled["max"] == 18


def test_a_lower_figure_of_another_voice_corrects_nothing(desk):
    desk.report("bravo", published="2024-03-06")
    desk.claim("alpha", 31, "person", "killed", by=("office", "Transport Ministry"))
    desk.claim("bravo", 18, "person", "killed", by=("office", "Open Coast"), quote="The toll is 18 and not 31.")
    assert desk.only().status is Status.DISPUTED


@pytest.mark.parametrize(
    ("quote", "figures"),
    [
        ("The council lowered the toll to 33 from 41.", (41,)),
        ("The number rose from five to nine.", (5,)),
        ("Three people were killed in the crash near the bridge on Monday, and not five as first stated.", (5,)),
        ("Nine people came from 12 villages.", ()),
        ("The toll rose to nine.", ()),
    ],
)
def test_a_figure_told_as_an_earlier_one(quote, figures):
    assert figures_before(quote) == figures
