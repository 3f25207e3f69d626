"""The runs of equal words found for many pairs at once are those that a plain search finds for each."""

import random

import pytest

from firsthand.model import Report
from firsthand.reuse import matching
from firsthand.reuse.matching import equal_runs
from firsthand.reuse.vocabulary import Vocabulary
from firsthand.reuse.words import words_of


def plain(a, b):
    """Return the longest runs of six or more equal words, by comparing every word with every other."""
    one, other = a.text.split(), b.text.split()
    found = []
    for i in range(len(one)):
        for j in range(len(other)):
            if one[i] != other[j] or (i and j and one[i - 1] == other[j - 1]):
                continue
            size = 0
            while i + size < len(one) and j + size < len(other) and one[i + size] == other[j + size]:
                size += 1
            if size >= 6:
                found.append((size, i, j))
    return sorted(found, key=lambda run: (-run[0], run[1], run[2]))


@pytest.mark.parametrize("together", [1, 700, 1 << 17])
def test_runs_are_those_of_a_plain_search(monkeypatch, together):
    monkeypatch.setattr(matching, "_TOGETHER", together)
    draw = random.Random(together)
    stock = [" ".join(f"w{draw.randrange(40)}" for _ in range(12)) for _ in range(25)]
    texts = ["", "w1", *(" ".join(draw.sample(stock, draw.randint(1, 6))) for _ in range(30))]
    words = list(words_of([Report(f"r{i}", text, ()) for i, text in enumerate(texts)], Vocabulary()))
    pairs = [(words[i], words[j]) for i in range(len(words)) for j in range(i + 1, len(words))]
    found = list(equal_runs(pairs))
    assert len(found) == len(pairs)
    assert [[tuple(run) for run in runs] for runs in found] == [plain(a, b) for a, b in pairs]
    assert any(found)


def test_no_pairs_have_no_runs():
    assert list(equal_runs([])) == []
