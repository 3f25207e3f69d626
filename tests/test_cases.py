"""The gold cases of comparing reports: none overclaims, every brief passes its gate, no figure falls below its floor."""

import html
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from bench import casegold, cases
from bench.casegold import Score

from firsthand.model import Basis, Certainty, Status, Verdict
from firsthand.packs import load_packs

FLOORS = json.loads((Path(__file__).parent / "gate" / "floors.json").read_text(encoding="utf-8"))[cases.SECTION]
NAMES = [folder.name for folder in cases.case_folders()]

Record = dict[str, Any]


@cache
def scored(name: str) -> Score:
    return cases.score_folder(cases.FOLDER / name)


def expected(name: str) -> Record:
    return json.loads((cases.FOLDER / name / "expected.json").read_text(encoding="utf-8"))


def inputs(name: str) -> dict[str, str]:
    """Return the words of each input, by the name that `expected.json` gives it."""
    texts = {}
    for path in sorted((cases.FOLDER / name / "inputs").iterdir()):
        content = path.read_text(encoding="utf-8")
        if path.suffix == ".jsonl":
            records = [json.loads(line) for line in content.splitlines()]
            texts |= {r["id"]: f"{r['title']}\n{r['text']}" for r in records}
        else:
            texts[path.name] = html.unescape(content)
    return {key: " ".join(text.split()) for key, text in texts.items()}


@pytest.mark.parametrize("name", NAMES)
def test_no_case_overclaims_and_every_brief_passes_its_gate(name: str) -> None:
    score = scored(name)
    assert not score.wrong_corroborated, "called corroborated on too little"
    assert score.gate is None


def test_no_figure_is_below_its_floor() -> None:
    scores = [scored(name) for name in NAMES]
    figures = cases.totals(scores).figures
    below = [f"{name}: {figures[name]}, floor {floor}" for name, floor in FLOORS.items() if figures[name] < floor]
    assert not below, "\n".join([*below, cases.render(scores)])


def test_every_figure_has_a_floor() -> None:
    assert set(FLOORS) == set(cases.totals([scored(NAMES[0])]).figures)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_expected_can_be_read_in_the_reports(name: str) -> None:
    gold, texts = expected(name), inputs(name)
    assert gold["phenomenon"]
    assert 2 <= len(texts) <= 8
    for claim in gold["claims"]:
        assert claim["quote_has"] in texts[claim["report"]], claim["report"]
        assert set(casegold.some(claim["kind"])) <= set(load_packs().kinds)
        assert all(chain for chain in casegold.chains_of(claim))
        assert Basis(claim.get("basis", "unspecified"))
        assert {Certainty(c) for c in casegold.some(claim.get("certainty", "CT+"))}
    places = range(len(gold["claims"]))
    assert all({a, b} <= set(places) for verdict in Verdict for a, b in gold[verdict])
    for finding in gold["findings"]:
        assert set(finding["claims"]) <= set(places)
        assert {Status(s) for s in casegold.some(finding["status"])}
    assert {Status(row["status"]) for row in gold["never"]} <= set(Status)


def test_there_are_enough_cases_and_every_status_is_asked_for() -> None:
    rows = [row for name in NAMES for row in expected(name)["findings"]]
    assert len(NAMES) >= 24
    assert {casegold.some(row["status"])[0] for row in rows} == set(Status)


# The scorer, on an export made by hand


def claim(
    id_: str, report: str, origin: str, count: int | None = 3, names: tuple[str, ...] = ("Gazette", "mayor")
) -> Record:
    return {
        "id": id_,
        "report": report,
        "start": 0,
        "quote": "Three ferries  sank, the Mayor’s office said.",
        "kind": "sank",
        "things": [{"name": "ferry"}],
        "count": None if count is None else {"min": count, "max": count},
        "certainty": "CT+",
        "chain": [{"name": n} for n in names],
        "root_stated": True,
        "basis": "official statement",
        "origin": origin,
    }


def finding(status: str, claims: list[str], question: str = "how many ferries sank at Bar") -> Record:
    value = {"min": 3, "max": 3}
    origins = sorted({f"o{c}" for c in claims})
    told = {"question": question, "summary": "", "status": status, "flags": [], "reconciled": value}
    return {"id": question + status, "claims": claims, "origins": origins, **told}


def world(*findings: Record, verdict: str | None = None, **more: Any) -> Record:
    sameness = [{"a": "o1", "b": "o2", "verdict": verdict}] if verdict else []
    return {
        "reports": [
            {"id": "r1", "external_id": "gazette-1", "source_path": "x/reports.jsonl", "outlet": "Gazette"},
            {"id": "r2", "external_id": None, "source_path": "x/post.html", "outlet": "Post"},
        ],
        "claims": [claim("1", "r1", "o1"), claim("2", "r2", "o2", names=("Post", "Gazette", "mayor of Bar"))],
        "origins": [{"id": "o1", "name": "mayor"}, {"id": "o2", "name": "mayor of Bar"}],
        "sameness": sameness,
        "findings": list(findings),
        "lineage": [{"from": "source:Gazette", "to": "r2", "kind": "cites"}],
        **more,
    }


GOLD: Record = {
    "claims": [
        {
            "report": "gazette-1",
            "quote_has": "ferries sank, the Mayor's",
            "kind": "sank",
            "thing": "ferry",
            "count": [3, 3],
        }
        | {"chain": ["Gazette", "mayor"], "root_stated": True},
        {"report": "post.html", "quote_has": "Three ferries", "kind": ["sank", "lost"], "root_stated": [True, False]}
        | {"chain": [["Post", "mayor"], ["Post", "Gazette", "mayor"]]},
    ],
    "same": [[0, 1]],
    "different": [],
    "undetermined": [],
    "findings": [
        {"kind": "sank", "aspect": "count", "about": ["Bar"], "claims": [0, 1], "status": "repeated", "origins": 2}
    ],
    "never": [{"status": "corroborated", "about": "ferries"}, {"status": "disputed"}],
    "lineage": [{"from": "gazette-1", "to": "post.html", "kind": ["cites", "copies"]}],
}


def missed(score: Score) -> set[str]:
    return {check.measure for check in score.checks if not check.right}


def test_a_case_that_is_met_has_no_failure() -> None:
    score = casegold.score_case("x", GOLD, world(finding("repeated", ["1", "2"]), verdict="same"))
    assert missed(score) == set()
    assert score.statuses == (("repeated", "repeated"),)
    assert score.verdicts == (("same", "same"),)


def test_a_pair_of_origins_that_is_not_listed_is_different() -> None:
    score = casegold.score_case("x", GOLD, world(finding("repeated", ["1", "2"])))
    assert score.verdicts == (("same", "different"),)


def test_claims_apart_are_a_finding_not_found() -> None:
    score = casegold.score_case("x", GOLD, world(finding("single-source", ["1"]), finding("single-source", ["2"])))
    assert score.statuses == (("repeated", casegold.MISSING),)
    assert {"findings found", "status", "origin count"} <= missed(score)


def test_a_longer_chain_or_an_unlike_kind_is_wrong() -> None:
    longer = world(finding("repeated", ["1", "2"]), verdict="same")
    longer["claims"][0]["chain"].insert(1, {"name": "Wire"})
    assert missed(casegold.score_case("x", GOLD, longer)) == {"chain"}
    other = world(finding("repeated", ["1", "2"]), verdict="same")
    other["claims"][0]["kind"] = "crashed"
    assert {"claims found", "chain", "same pairs"} <= missed(casegold.score_case("x", GOLD, other))


def test_too_little_called_corroborated_is_told_once() -> None:
    score = casegold.score_case("x", GOLD, world(finding("corroborated", ["1", "2"]), verdict="same"))
    assert score.wrong_corroborated == ("how many ferries sank at Bar",)
    assert cases.totals([score]).numbers["wrong corroborated"] == 1


def test_what_must_never_be_said_is_a_failure() -> None:
    extra = finding("disputed", ["1"], "whether ferries were lost")
    score = casegold.score_case("x", GOLD, world(finding("repeated", ["1", "2"]), extra, verdict="same"))
    assert missed(score) == {"never"}


def test_the_finding_that_asks_the_same_is_chosen() -> None:
    place = finding("disputed", ["1", "2"], "where ferries sank")
    mixed = finding("updated", ["1", "2", "3"])
    right = finding("repeated", ["1", "2"])
    export = world(place, mixed, right, verdict="same")
    assert casegold.score_case(
        "x", GOLD, export | {"claims": [*export["claims"], claim("3", "r1", "o1")]}
    ).statuses == (("repeated", "repeated"),)


def test_figures_are_means_over_what_is_expected() -> None:
    assert cases.pair_f1([("same", "same"), ("same", "undetermined"), ("different", "same")]) == 0.5
    assert cases.pair_f1([("undetermined", "same")]) == 0
    assert cases.macro_f1([("repeated", "repeated"), ("updated", "not found")]) == 0.5


def test_floors_rise_and_never_fall(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"cases": {"gate": 99, "chain": 50}, "chains": {"root": 1}}), encoding="utf-8")
    cases.raise_floors(cases.Totals({"gate": 90.0, "chain": 61.9}, {}), path)
    assert json.loads(path.read_text(encoding="utf-8")) == {"cases": {"gate": 99, "chain": 61}, "chains": {"root": 1}}
