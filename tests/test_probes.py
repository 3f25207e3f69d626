"""The probes are well formed, their scorer tells right from wrong, and nothing is corroborated that must not be."""

from __future__ import annotations

from collections import Counter

import pytest
from bench.probes import FOLDER, Tally, read_probes, score_probe

from firsthand.packs import load_packs

FILES = sorted(FOLDER.glob("*.jsonl"))
STATUSES = {"corroborated", "agreeing", "repeated", "single-source", "disputed", "updated", "unresolved"}

PROBE = {
    "name": "two-voices",
    "reports": [
        {"id": "a", "outlet": "Alpha", "date": "2026-03-11", "text": "Nine houses burned in Lund on Monday, the mayor said."},
        {"id": "b", "outlet": "Bravo", "date": "2026-03-11", "text": "Nine houses burned in Lund on Monday, a baker who saw it said."},
    ],
    "claims": [
        {"report": "a", "words": "Nine houses burned", "kind": ["burned"], "count": [9, 9], "place": ["Lund"], "source": ["mayor"]},
        {"report": "b", "words": "Nine houses burned", "kind": ["burned"], "count": [8, 8], "source": ["priest"]},
    ],
    "pairs": [["a", "b", "different"]],
    "findings": [{"claims": ["a", "b"], "together": True, "status": ["disputed"], "origins": 2, "value": [9, 9]}],
}  # fmt: skip


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_a_probe_says_what_it_asks(path):
    kinds = load_packs().kinds
    names = Counter(probe["name"] for probe in read_probes(FILES))
    for probe in read_probes([path]):
        texts = {r["id"]: r["text"] for r in probe["reports"]}
        asked = Counter(row["report"] for row in probe["claims"])
        assert names[probe["name"]] == 1
        assert all(row["words"] in texts[row["report"]] for row in probe["claims"]), probe["name"]
        assert all(kind in kinds for row in probe["claims"] for kind in row["kind"]), probe["name"]
        keys = {f"{report}:{n}" for report in asked for n in range(1, asked[report] + 1)} | set(asked)
        assert all(claim in keys for pair in probe.get("pairs", ()) for claim in pair[:2]), probe["name"]
        for row in probe.get("findings", ()):
            assert set(row["claims"]) <= keys, probe["name"]
            assert set(row.get("status", ())) <= STATUSES, probe["name"]


def test_the_scorer_tells_right_from_wrong():
    tally = Tally()
    score_probe(PROBE, tally)
    assert (tally.right["claim"], tally.asked["claim"]) == (2, 2)
    assert (tally.right["count"], tally.asked["count"]) == (1, 2)
    assert (tally.right["place"], tally.right["source"], tally.asked["source"]) == (1, 1, 2)
    assert tally.figures()["different pairs"] == 100
    assert (tally.right["status"], tally.right["together"], tally.right["origins"]) == (0, 1, 1)
    assert tally.wrong_corroborated == ["two-voices: how many houses caught fire at Lund"]


def test_nothing_is_corroborated_that_must_not_be():
    tally = Tally()
    for probe in read_probes(p for p in FILES if p.stem in {"agency", "held-back", "mixed"}):
        score_probe(probe, tally)
    assert tally.wrong_corroborated == []
