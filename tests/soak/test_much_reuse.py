"""Shared passages among invented reports: recall and precision beside a brute-force aligner, 20,000 in the soak."""

import random

import pytest
from bench import reuse, tiling
from bench.retold import WAYS, retellings

from firsthand.model import Block, BlockType, Report
from firsthand.reuse import Known, compare, find_reuse


@pytest.mark.parametrize("count", [400, pytest.param(20_000, marks=pytest.mark.soak)])
def test_what_retells_is_found_and_what_does_not_is_left_alone(count: int) -> None:
    told = retellings(count)
    figures = reuse.quality(told, find_reuse(t.report for t in told))
    assert figures.passages > 20
    assert figures.recall >= 0.95
    assert figures.verified >= 0.98
    assert figures.related >= 0.9
    assert figures.by_way.pop("quoted") < 0.05
    assert min(figures.by_way.values()) >= 0.9


@pytest.mark.parametrize("count", [300, pytest.param(20_000, marks=pytest.mark.soak)])
def test_reports_added_by_and_by_are_compared_as_if_at_once(count: int) -> None:
    reports = [t.report for t in retellings(count, seed=2)]
    random.Random(2).shuffle(reports)
    known, held = Known(), 0
    while held < count:
        held += max(1, count // 7)
        found, known = compare(reports[:held], known)
    assert found == find_reuse(reports)


def test_retellings_are_the_same_every_time_and_of_every_way() -> None:
    told = retellings(300)
    assert [t.report for t in retellings(200)] == [t.report for t in told[:200]]
    assert {t.way for t in told} == {"own", *WAYS}


def test_the_aligner_by_brute_force_reads_runs_off_both_texts() -> None:
    shared = "one two three four five six seven eight nine ten eleven twelve"
    changed = shared.replace("six", "sechs")
    beside = (  # one text, the other, the passages
        (shared, shared, 1),
        (shared, changed, 0),
        (f"“{shared}”", f"“{shared}”", 0),  # both quote
        (shared, f"{shared}, again {shared}", 1),  # each word once
        (f"{shared} {changed}", f"{changed} {shared}", 2),
    )
    for left, right, passages in beside:
        one, other = (_plain(f"{left} and left alone"), _plain(f"It: {right}"))
        laid_one, laid_other = tiling.lay(one), tiling.lay(other)
        found = [t for t in tiling.tiles(laid_one, laid_other) if not tiling.is_quotation(t, laid_one, laid_other)]
        assert len(found) == passages
        for tile in found:
            start, end = tiling.span(laid_one, tile.a, tile.size)
            start_b, end_b = tiling.span(laid_other, tile.b, tile.size)
            assert one.text[start:end].lower() == other.text[start_b:end_b].rstrip(",").lower()


def _plain(text: str) -> Report:
    return Report("", text, (Block(BlockType.BODY, 0, len(text)),))
