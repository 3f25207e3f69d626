"""The gate refuses what the cited words do not carry, and lets through what they do."""

import re
from dataclasses import replace

import pytest
from gate_sentences import PASS, REFUSE, world

from firsthand.brief import gate
from firsthand.model import BriefSentence, Citation, Snapshot
from firsthand.packs import Packs, load_packs


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs()


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return world().snapshot()


def sentence(row: tuple[str, str], snapshot: Snapshot) -> BriefSentence:
    finding_id, text = row
    finding = next((f for f in snapshot.reconciliation.findings if f.id == finding_id), None)
    claims = {c.id: c for c in snapshot.claims}
    cited = list(finding.claims) if finding else []
    detail = finding is None
    if match := re.match(r"detail: |((?:c\d+ ?)+): ", text):
        text = text[match.end() :]
        cited = match[1].split() if match[1] else cited
        detail = not text.endswith("reviewed).")
    citations = tuple(Citation(c, claims[c].report, claims[c].start, claims[c].end) for c in cited)
    return BriefSentence(text, finding_id or None, None if detail or finding is None else finding.status, citations)


@pytest.mark.parametrize("row", PASS, ids=lambda r: r[1][:70])
def test_a_sentence_that_its_sources_carry_passes(row, snapshot, packs) -> None:
    assert gate(sentence(row, snapshot), snapshot, packs) == ()


@pytest.mark.parametrize("row", REFUSE, ids=lambda r: r[1][:70])
def test_a_sentence_that_says_more_than_its_sources_is_refused(row, snapshot, packs) -> None:
    assert gate(sentence(row, snapshot), snapshot, packs) != ()


def test_the_sets_are_large_enough() -> None:
    assert len(PASS) >= 60
    assert len(REFUSE) >= 60


def test_footnotes_must_exist_and_belong(snapshot, packs) -> None:
    good = sentence(PASS[0], snapshot)
    first = good.citations[0]
    broken = {
        "outside the report": replace(first, end=10_000),
        "no such report": replace(first, report="elsewhere"),
        "no such claim": replace(first, claim="c999"),
        "another claim's span": replace(first, claim="c7"),
        "another finding's claim": Citation("c5", "r5", 0, 20),
    }
    assert gate(good, snapshot, packs) == ()
    for why, citation in broken.items():
        assert gate(replace(good, citations=(citation, *good.citations[1:])), snapshot, packs), why
    assert gate(replace(good, citations=()), snapshot, packs)


def test_a_false_detail_condemns_its_sentence(snapshot, packs) -> None:
    good = sentence(PASS[0], snapshot)
    bad = sentence(("f1", "detail: Nine, according to satellite imagery by Maxar."), snapshot)
    assert gate(replace(good, details=(bad,)), snapshot, packs)
