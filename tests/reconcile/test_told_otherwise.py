"""Two voices that tell one thing in words of two kinds, and those that tell of two things."""

from __future__ import annotations

import pytest

from firsthand.claims import find_claims
from firsthand.language import annotate
from firsthand.model import Block, BlockType, Lineage, Report, Status
from firsthand.packs import load_packs
from firsthand.reconcile import reconcile

VOICES = ("the mayor of Lund, Eva Berg, said.", "said Karim Daoud, a baker who watched from his roof.")


@pytest.fixture(scope="module")
def told():
    """Return a function from what two voices say to the questions answered: (question, status, value)."""
    packs = load_packs()

    def found(*deeds):
        reports = []
        for i, deed in enumerate(deeds):
            text = f"{deed}, {VOICES[i]}"
            block = (Block(BlockType.BODY, 0, len(text)),)
            at = "2026-03-13T15:00:00+00:00"
            reports.append(Report(id=f"r{i}", text=text, blocks=block, outlet=f"Post {i}", published=at, language="en"))
        claims = [c for r in reports for doc in annotate(r, packs) for c in find_claims(doc, packs)]
        outcome = reconcile(reports, claims, (), Lineage(), (), packs)
        return [(f.question, f.status, f.reconciled) for f in outcome.findings]

    return found


@pytest.mark.parametrize(
    ("one", "other", "asked"),
    [
        ("The bridge at Lund was blown up on Tuesday", "The bridge at Lund was destroyed on Tuesday", "damaged"),
        ("Seven houses burned in Lund on Tuesday", "Soldiers destroyed seven houses in Lund on Tuesday", "damaged"),
        ("Twelve trucks withdrew from Lund on Tuesday", "Twelve trucks left Lund on Tuesday", "left"),
        ("Five tanks arrived in Lund on Tuesday", "I saw five tanks in Lund on Tuesday", "were in"),
    ],
)
def test_what_two_voices_tell_in_two_words_is_asked_in_the_words_of_both(told, one, other, asked):
    found = [(q, status) for q, status, _ in told(one, other) if q.startswith("how many")]
    assert [(asked in q, status) for q, status in found] == [(True, Status.CORROBORATED)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Five houses burned in Lund on Tuesday", "Soldiers destroyed 14 houses in Lund on Tuesday"),
        ("The bridge at Lund was blown up on Tuesday", "The mosque at Lund was destroyed on Tuesday"),
        ("Twelve trucks arrived in Lund on Tuesday", "Twelve trucks left Lund on Tuesday"),
        ("Twelve trucks withdrew from Lund on Monday", "Twelve trucks left Lund on Wednesday"),
    ],
)
def test_other_numbers_things_ends_and_days_are_held_apart(told, one, other):
    found = [status for q, status, _ in told(one, other) if q.startswith("how many")]
    assert found == [Status.SINGLE_SOURCE, Status.SINGLE_SOURCE]


def test_who_denies_a_withdrawal_answers_who_saw_them_leave(told):
    found = told("There has been no withdrawal of soldiers from Lund", "Soldiers left Lund on Tuesday")
    assert Status.DISPUTED in [status for _, status, _ in found]
