"""Two reports of one occurrence meet where one names its place and the other only what is there, or whose it is."""

import json

import pytest

from firsthand.pipeline import Case

PAIRS = [
    (
        "Shells hit the market in Oskol on Monday morning, killing three people, the city council said.",
        "Olha Marchenko, who sells cheese at the Oskol market, saw three neighbours die when shells fell on Monday morning.",
        "killed",
    ),
    (
        "The mayor of Jamba was shot dead at the fish market on Tuesday, provincial police said.",
        "“They shot the mayor in front of my stall,” said Rosa Cedeño, who was selling at the market of Jamba on Tuesday.",
        "shot",
    ),
]


@pytest.mark.parametrize(("one", "other", "kind"), PAIRS)
def test_a_name_in_both_sentences_shows_one_occurrence(tmp_path, one, other, kind):
    rows = [
        {"id": name, "outlet": f"{name} Post", "published": "2026-03-11", "text": text}
        for name, text in (("Alder", one), ("Birch", other))
    ]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with Case.open(tmp_path / "one.case") as case:
        case.add([str(tmp_path / "rows.jsonl")], jobs=1)
        snapshot = case.snapshot()
    events = {snapshot.reconciliation.claim_event[c.id] for c in snapshot.claims if c.kind == kind}
    assert len(events) == 1


def test_what_one_report_counts_at_another_place_is_another_occurrence(tmp_path):
    text = (
        "Two reporters were detained in Arua on Tuesday, their editor said.\n\n"
        "Eleven reporters were arrested during the by-election in Kawempe, the guild recalled."
    )
    row = {"id": "a", "outlet": "Alder Post", "published": "2026-03-11", "text": text}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row), encoding="utf-8")
    with Case.open(tmp_path / "one.case") as case:
        case.add([str(tmp_path / "rows.jsonl")], jobs=1)
        snapshot = case.snapshot()
    held = {c.count.min: snapshot.reconciliation.claim_event[c.id] for c in snapshot.claims if c.kind == "arrested"}
    assert held[2] != held[11]
