"""Which words are one and the same to a comparison, and where they stand."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model import Block, BlockType, Report
from firsthand.reuse.vocabulary import STOP, Vocabulary, normal
from firsthand.reuse.words import words_of

WORD = re.compile(r"[^\W_]+(?:['’.\-‑][^\W_]+)*")
LETTERS = "abSxyſZÉéİıßΣςσ日٣²½𝔘"


@pytest.fixture(scope="module")
def vocabulary():
    return Vocabulary()


@given(st.text(alphabet=st.sampled_from(LETTERS + "0_ \n\t'’.-‑–,“”\ud800\u0301"), max_size=80))
def test_words_stand_where_a_plain_pattern_finds_them(text):
    found = Vocabulary().find(text)
    assert list(zip(found.starts.tolist(), found.ends.tolist(), strict=True)) == [m.span() for m in WORD.finditer(text)]


@given(st.lists(st.text(alphabet="abcs'’ABΣςé", min_size=1, max_size=6), max_size=12))
def test_words_have_one_hash_exactly_where_they_are_one_word(written):
    text = " ".join(written)
    found = Vocabulary().find(text)
    words = [normal(text[s:e]) for s, e in zip(found.starts.tolist(), found.ends.tolist(), strict=True)]
    assert len(set(words)) == len(set(found.hashes.tolist()))
    assert len(set(words)) == len(set(zip(words, found.hashes.tolist(), strict=True)))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Harbour’s", "harbour"), ("PORT'S", "port"), ("co‑op", "co-op"), ("o’clock", "O'Clock"), ("ΟΔΟΣ", "οδος")],
)
def test_ways_of_writing_a_word_are_one(vocabulary, one, other):
    assert vocabulary.find(one).hashes.tolist() == vocabulary.find(other).hashes.tolist()


@pytest.mark.parametrize(("one", "other"), [("tides", "tide"), ("tar", "rat"), ("aa", "a"), ("s", "ss")])
def test_other_words_are_others(vocabulary, one, other):
    assert vocabulary.find(one).hashes.tolist() != vocabulary.find(other).hashes.tolist()


def test_content_words_have_the_stem_of_their_first_letters_and_others_none(vocabulary):
    navigated, navigation, port, letter = vocabulary.find("navigated Navigation’s port x").stems.tolist()
    assert navigated == navigation != 0
    assert port not in (0, navigated)
    assert letter == 0
    assert not vocabulary.find(" ".join(sorted(STOP)).upper()).stems.any()


def test_a_word_hashes_alike_wherever_it_stands_and_whatever_was_read_before(vocabulary):
    alone = Vocabulary().find("sandbank").hashes[0]
    text = "Żółw 日本 " * 5000 + "sandbank"
    assert vocabulary.find(text).hashes[-1] == alone


def test_reports_read_together_have_the_words_they_have_alone():
    texts = ["", "one", "…", "“Fog rose,” the pilot said. “We stopped.”", "a-\n-b", "fog. “Unclosed", "closed” here"]
    texts += ["The tide turned at noon; the crane’s driver went home. " * n for n in range(70)]
    reports = [
        Report(
            f"r{i}",
            text,
            (Block(BlockType.CREDIT, 0, len(text) // 3), Block(BlockType.BODY, len(text) // 3, len(text))),
        )
        for i, text in enumerate(texts)
    ]
    for report, together in zip(reports, words_of(reports, Vocabulary()), strict=True):
        (alone,) = words_of([report], Vocabulary())
        for field in ("starts", "ends", "part", "quoted", "stems", "grams"):
            assert getattr(together, field).tolist() == getattr(alone, field).tolist()
        assert (together.report, together.text, together.same) == (alone.report, alone.text, alone.same)
        assert len(together.grams) == max(0, len(together) - 5)
