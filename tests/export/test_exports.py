"""What other programs rely on: the contract's fields and order, inert cells, longitude before latitude."""

import csv
import io
import json
from dataclasses import replace

import pytest

from firsthand.export import EXPORTERS
from firsthand.model import (
    Basis,
    Block,
    BlockType,
    Candidate,
    Certainty,
    Claim,
    Count,
    Edge,
    Failure,
    Finding,
    Fragility,
    Judgement,
    Lineage,
    Link,
    Origin,
    Passage,
    Place,
    Reconciliation,
    Report,
    Reuse,
    Sameness,
    Snapshot,
    Status,
    Tense,
    Thing,
    Value,
    Verdict,
    When,
)

PLACE = Place("Port Ash", "Ash", 10.5, -20.25, 3.0, (Candidate("Ash Hill", 1.0, 2.0),), ("Ashland",), "port")


def a_claim(name, report, **fields):
    claim = Claim(
        name, report, 5, 30, "Two ferries left Ash.", (5, 16), BlockType.BODY, "departed", (Thing("ferry", "ferries"),),
        Count(2, 2, False, "Two"), None, PLACE, None, When("2024-01-02", "2024-01-02", "Tuesday"), "2024-01-02",
        Tense.PAST, Certainty.CERTAIN, (Link("The Post"), Link("pilot", "said", 1, 6)), True, Basis.EYEWITNESS,
    )  # fmt: skip
    return replace(claim, **fields)


@pytest.fixture
def snapshot():
    value = Value({"min": 2, "max": 2, "approximate": False}, ("c1", "c2"), ("o1",), None)
    finding = Finding(
        "f1", "e1", "how many ferries left Ash", "count", Status.REPEATED, ("hedged",), "Two left.", ("c2", "c1"), ("o1",),
        (value,), {"min": 2, "max": 2}, Fragility(0, None),
    )  # fmt: skip
    return Snapshot(
        reports=(Report("r2", "text", (Block(BlockType.BODY, 0, 4),)), Report("r1", "text", (), outlet="=Post", title="Ü")),
        claims=(
            a_claim("c2", "r2", quote="=HYPERLINK(1)", actor=Thing("crew", "a crew"), hedges=("reportedly",), scope="part"),
            a_claim("c1", "r1", place=PLACE, origin_place=None),
            a_claim("c0", "r1", start=1, origin_place=None, count=None, when=None),
        ),
        reuse=(Reuse(Passage("r1", 0, 4), Passage("r2", 0, 4), "a>b"),),
        lineage=Lineage((Edge("source:AP", "r1", "cites", None, "credit"), Edge("r1", "r2", "copies", Passage("r2", 0, 4), "w"))),
        reconciliation=Reconciliation(
            origins=(Origin("o1", "pilot", Basis.EYEWITNESS, ("c2", "c1")),),
            sameness=(Sameness("o1", "o2", Verdict.UNDETERMINED, "unnamed"),),
            events=(),
            findings=(finding,),
            claim_event={"c1": "e1", "c2": "e1"},
            claim_origin={"c1": "o1"},
        ),
        judgements=(Judgement("j", "2024", "Ann", "note", "c1", None, {"x": 1}, "-2 of them", "0", "h"),),
        failures=(Failure("b.txt", "read", "empty"), Failure("a.txt", "read", "empty")),
        unread={"r1": 1},
        tool="firsthand 1",
        model="m 1",
        packs={"b": "2", "a": "1"},
    )  # fmt: skip


def written(snapshot, form):
    return {d.name: "".join(d.pieces) for d in EXPORTERS[form](snapshot)}


def tables(snapshot):
    return {n: list(csv.DictReader(io.StringIO(t))) for n, t in written(snapshot, "csv").items()}


def test_the_json_has_the_fields_of_the_contract_in_its_order(snapshot) -> None:
    case = json.loads(written(snapshot, "json")["case.json"])
    assert list(case) == [
        *("meta", "reports", "claims", "reuse", "lineage", "origins", "sameness", "findings", "judgements", "failures")
    ]
    assert case["meta"] == {
        "schema": 1,
        "tool": "firsthand 1",
        "model": "m 1",
        "packs": {"a": "1", "b": "2"},
        "settings": {},
    }
    assert list(case["reports"][0]) == [
        *("id", "external_id", "url", "outlet", "title", "published", "published_source", "retrieved", "language"),
        *("sha256", "source_path"),
    ]
    claim = next(c for c in case["claims"] if c["id"] == "c2")
    assert list(claim) == [
        *("id", "report", "start", "end", "quote", "mention", "block", "kind", "event", "things", "count", "place"),
        *("from", "to", "when", "as_of", "tense", "certainty", "chain", "root_stated", "basis", "imagery", "origin"),
        *("actor", "scope", "hedges"),
    ]
    assert claim["mention"] == {"start": 5, "end": 16}
    assert claim["place"] is None
    assert list(claim["from"]) == ["name", "text", "lat", "lon", "precision_km", "candidates"]
    assert claim["chain"][0] == {"name": "The Post", "cue": None, "start": None, "end": None}
    assert claim["origin"] is None
    assert set(case["findings"][0]) == {
        *("id", "event", "question", "status", "flags", "summary", "claims", "origins", "values", "reconciled"),
        *("fragility", "supersedes"),
    }
    assert case["lineage"][0] == {"from": "source:AP", "to": "r1", "kind": "cites", "proof": None, "reason": "credit"}
    assert case["reuse"][0]["direction"] == "a>b"


def test_arrays_have_a_total_order(snapshot) -> None:
    case = json.loads(written(snapshot, "json")["case.json"])
    assert [r["id"] for r in case["reports"]] == ["r1", "r2"]
    assert [c["id"] for c in case["claims"]] == ["c0", "c1", "c2"]
    assert [f["report"] for f in case["failures"]] == ["a.txt", "b.txt"]
    assert case["origins"][0]["claims"] == ["c1", "c2"]


@pytest.mark.parametrize("form", EXPORTERS)
def test_the_order_records_come_in_does_not_show(snapshot, form) -> None:
    shuffled = replace(
        snapshot,
        reports=snapshot.reports[::-1],
        claims=snapshot.claims[::-1],
        failures=snapshot.failures[::-1],
        lineage=Lineage(snapshot.lineage.edges[::-1]),
        packs=dict(reversed(snapshot.packs.items())),
    )
    assert written(shuffled, form) == written(snapshot, form)


@pytest.mark.parametrize("form", EXPORTERS)
def test_an_empty_case_is_exported_too(form) -> None:
    empty = Snapshot((), (), (), Lineage(), Reconciliation((), (), (), (), {}, {}), (), (), {}, "t", "", {})
    documents = written(empty, form)
    assert all(documents.values())
    if form != "csv":
        (text,) = documents.values()
        json.loads(text)


def test_a_cell_that_a_spreadsheet_would_run_is_made_inert(snapshot) -> None:
    claims = tables(snapshot)["claims.csv"]
    assert [c["quote"] for c in claims if c["id"] == "c2"] == ["'=HYPERLINK(1)"]
    assert claims[0]["outlet"] == "'=Post"
    assert tables(snapshot)["judgements.csv"][0]["reason"] == "'-2 of them"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_every_active_beginning_is_made_inert(snapshot, start) -> None:
    hostile = replace(snapshot, failures=(Failure(f"{start}cmd", "read", "x"),))
    assert tables(hostile)["failures.csv"][0]["report"].startswith("'")


def test_numbers_stay_numbers_in_a_table(snapshot) -> None:
    claim = next(c for c in tables(snapshot)["claims.csv"] if c["id"] == "c1")
    assert (claim["lat"], claim["lon"], claim["count_min"]) == ("10.5", "-20.25", "2")


def test_tables_carry_what_a_reader_of_a_spreadsheet_asks_for(snapshot) -> None:
    claim = next(c for c in tables(snapshot)["claims.csv"] if c["id"] == "c2")
    assert claim["source"] == "pilot"
    assert claim["chain"] == "The Post > pilot"
    assert claim["from"] == "Port Ash"
    assert claim["thing"] == "ferry"


def test_the_map_puts_longitude_first_and_leaves_out_what_has_no_point(snapshot) -> None:
    features = json.loads(written(snapshot, "geojson")["claims.geojson"])["features"]
    assert [f["id"] for f in features] == ["c1", "c2"]
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [-20.25, 10.5]}
    assert [f["properties"]["role"] for f in features] == ["place", "from"]


@pytest.mark.parametrize("form", EXPORTERS)
def test_text_that_no_utf8_can_hold_does_not_stop_an_export(snapshot, form) -> None:
    hostile = replace(snapshot, claims=(a_claim("c1", "r1", quote="half \ud83d and \x1b[31m \u2028"),))
    files = written(hostile, form)
    assert files
    assert all(text.encode("utf-8", "replace") for text in files.values())
