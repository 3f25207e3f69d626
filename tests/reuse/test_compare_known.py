"""What an earlier comparison knew spares work and changes nothing."""

import random
from dataclasses import replace

import pytest

from firsthand.model import Block, BlockType, Report
from firsthand.reuse import Known, compare, find, find_reuse, packed, unpacked
from firsthand.reuse.prints import prints_of
from firsthand.reuse.vocabulary import Vocabulary
from firsthand.reuse.words import words_of

NAMES = ("ferry", "harbour", "sandbank", "tug", "berth", "channel", "fog", "quay", "pilot", "hull", "cargo", "crane")


def story(draw, sentences):
    return ". ".join(
        f"The {draw.choice(NAMES)} of {draw.choice(NAMES)} {draw.randint(10, 99)} "
        + " ".join(f"{draw.choice(NAMES)}{draw.choice('abcdefgh')}" for _ in range(draw.randint(6, 14)))
        for _ in range(sentences)
    )


def reports_of(seed, count):
    draw = random.Random(seed)
    texts = [story(draw, 6) for _ in range(count // 3)]
    while len(texts) < count:
        one = draw.choice(texts)
        cut = one.split(". ")
        kept = draw.sample(cut, draw.randint(1, len(cut)))
        texts.append(". ".join([*kept, story(draw, draw.randint(0, 3))]))
    return [
        Report(
            f"r{draw.randint(0, 10**9):09}",
            text,
            (Block(BlockType.BODY, 0, len(text)),),
            outlet=f"Outlet {draw.randint(0, 9)}",
            published=f"2024-03-{draw.randint(1, 28):02}",
        )
        for text in texts
    ]


@pytest.mark.parametrize("seed", range(6))
def test_adding_bit_by_bit_finds_what_comparing_at_once_finds(seed):
    reports = reports_of(seed, 36)
    draw = random.Random(seed)
    for _ in range(3):
        draw.shuffle(reports)
        known, held = Known(), []
        while len(held) < len(reports):
            held = reports[: len(held) + draw.randint(1, 12)]
            if draw.random() < 0.3 and len(held) > 5:
                compare(held[2:], known)  # a set without some of them leaves no trace
            found, known = compare(held, known)
            assert found == find_reuse(held)
    assert find_reuse(reports)


def test_a_changed_report_is_compared_anew():
    reports = reports_of(7, 24)
    _, known = compare(reports, Known())
    changes = [
        {"published": "2023-01-01"},
        {"outlet": "Outlet 3"},
        {"author": "Outlet 5"},
        {"text": reports[3].text, "blocks": reports[3].blocks},
        {"blocks": (Block(BlockType.POST, 0, len(reports[0].text)),)},
        {"version_of": reports[1].id},
    ]
    for change in changes:
        changed = [replace(reports[0], **change), *reports[1:]]
        assert compare(changed, known)[0] == find_reuse(changed)


def test_nothing_is_aligned_twice(monkeypatch):
    reports = reports_of(3, 30)
    held, more = reports[:24], reports[24:]
    _, known = compare(held, Known())
    aligned = []
    whole = find.align
    monkeypatch.setattr(find, "align", lambda a, b, runs: aligned.append({a.report, b.report}) or whole(a, b, runs))
    compare(held, known)
    assert aligned == []
    compare(reports, known)
    assert aligned
    added = {r.id for r in more}
    # A pair of old reports may lose or gain the look for other words when a phrase becomes common: no more than that.
    assert sum(not pair & added for pair in aligned) <= len(aligned) // 4


def test_what_is_known_is_only_of_the_reports_at_hand():
    reports = reports_of(5, 24)
    _, known = compare(reports, Known())
    _, less = compare(reports[:4], known)
    assert len(less.prints) == 4
    assert len(less.passages) <= 6


def test_prints_come_back_as_they_were_and_damage_is_noticed():
    for text in ("", "one", "Tugs pulled the ferry off the sand at high water and brought it back to its berth."):
        (words,) = words_of([Report("r", text, ())], Vocabulary())
        prints = prints_of(words)
        again = unpacked(packed(prints))
        assert again.same == prints.same
        assert again.grams.tolist() == prints.grams.tolist()
        assert again.pairs.tolist() == prints.pairs.tolist()
    data = packed(prints)
    for damaged in (b"", data[:20], data[:-3], data[:40]):
        with pytest.raises(ValueError, match=r"."):
            unpacked(damaged)
