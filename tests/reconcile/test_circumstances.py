"""Two accounts of harm corroborate where what they tell of how it came about is alike, in whatever words it is told."""

import json

import pytest

from firsthand.pipeline import Case


@pytest.fixture
def statuses(tmp_path):
    """Return the statuses of the findings that both of two reports tell of."""

    def told(one, other):
        rows = [
            {"id": name, "outlet": f"{name} Post", "published": "2026-03-10", "text": text}
            for name, text in (("Alder", f"{one}, police said."), ("Birch", f"{other}, the Red Cross said."))
        ]
        (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        with Case.open(tmp_path / "one.case") as case:
            case.add([str(tmp_path / "rows.jsonl")], jobs=1)
            snapshot = case.snapshot()
        report = {c.id: c.report for c in snapshot.claims}
        return {str(f.status) for f in snapshot.reconciliation.findings if len({report[c] for c in f.claims}) > 1}

    return told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Three people were killed by a falling crane in Doha on Monday", "Three people were killed by a bear in Doha on Monday"),
        ("Seven people were killed by a swarm of bees in Leeds on Monday", "Seven people were killed by a runaway lift in Leeds on Monday"),
        ("Ten people were detained on suspicion of spying in Baku on Monday", "Ten people were detained for poaching in Baku on Monday"),
        ("Six people were injured when a stage tipped over in Porto on Monday", "Six people were injured by a bull in Porto on Monday"),
    ],
)  # fmt: skip
def test_unlike_causes_that_no_list_holds_do_not_corroborate(statuses, one, other):
    assert "corroborated" not in statuses(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Three people were killed by a falling crane in Doha on Monday", "A crane killed three people in Doha on Monday"),
        ("Seven people were killed in Leeds on Monday", "Seven people were killed by a swarm of bees in Leeds on Monday"),
        ("Six people were injured when a stage tipped over in Porto on Monday", "Six people were injured at a stage in Porto on Monday"),
    ],
)  # fmt: skip
def test_one_cause_in_other_words_or_told_by_one_alone_does(statuses, one, other):
    assert "corroborated" in statuses(one, other)
