"""The demo case, whole: what the pipeline exports against what a person read in the same reports.

`expected.json` is made by hand from the reports. Each of its items is one test; what is not listed there is not judged
here, except the traps: numbers that count nothing, headlines of other stories, a page that says everything twice.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from firsthand.export import EXPORTERS
from firsthand.pipeline import Case

Record = dict[str, Any]

DEMO = Path(str(files("firsthand.demo")))
EXPECTED = json.loads((DEMO / "expected.json").read_text(encoding="utf-8"))

# Held to be true of the text and not met by this version: id -> why. Strict, so that a cure must be noted here.
UNMET: dict[str, str] = {}


def items(section: str, kind: str) -> list[Any]:
    """Return the rows of a section as parameters, marked where they are known not to be met."""
    rows = []
    for row in EXPECTED[section]:
        name = row["id"] if "id" in row else row["file"] if "file" in row else "~".join(str(x) for x in row)
        why = UNMET.get(f"{kind}:{name}")
        rows.append(pytest.param(row, id=name, marks=[pytest.mark.xfail(strict=True, reason=why)] if why else []))
    return rows


def exported(case: Case) -> Record:
    (document,) = EXPORTERS["json"](case.snapshot())
    return json.loads("".join(document.pieces))


@pytest.fixture(scope="session")
def demo_case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with Case.open(tmp_path_factory.mktemp("demo") / "demo.case") as case:
        case.add([str(DEMO / "reports")], jobs=1)
        yield case


@pytest.fixture(scope="session")
def export(demo_case: Case) -> Record:
    return exported(demo_case)


@pytest.fixture(scope="session")
def report_key(export: Record) -> dict[str, str]:
    """Map report ids to the names `expected.json` uses: the file's, and in a file of records the record's own id."""
    return {
        r["id"]: r["external_id"] if r["source_path"].endswith(".jsonl") else Path(r["source_path"]).name
        for r in export["reports"]
    }


def as_tuple(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, list) else (value,)


def same_instant(found: str | None, wanted: str) -> bool:
    if found is None or "T" not in wanted or "T" not in found:
        return found == wanted
    a, b = datetime.fromisoformat(found), datetime.fromisoformat(wanted)
    return a == b if a.tzinfo and b.tzinfo else a.replace(tzinfo=None) == b.replace(tzinfo=None)


def named(found: str | None, wanted: object) -> bool:
    return any(found is not None and str(w).casefold() in found.casefold() for w in as_tuple(wanted))


def covers(when: Record | None, day: str | None) -> bool:
    if day is None or when is None:
        return day is None and (when is None or when["earliest"] is None)
    return (when["earliest"] or "")[:10] == day == (when["latest"] or "")[:10]


def imagery_is(found: Record | None, wanted: Record) -> bool:
    provider, day = (found or {}).get("provider"), (found or {}).get("day")
    same_provider = provider is None if wanted["provider"] is None else named(provider, wanted["provider"])
    return same_provider and day == wanted["day"]


def unlike(claim: Record, row: Record) -> list[str]:
    """Return the fields in which an exported claim differs from an expected one."""
    place = {f: (claim[f] or {}).get("name") for f in ("place", "from", "to")}
    count = [claim["count"]["min"], claim["count"]["max"]] if claim["count"] else None
    checks = {
        "kind": lambda w: claim["kind"] in as_tuple(w),
        "thing": lambda w: any(t["name"] in as_tuple(w) for t in claim["things"]),
        "count": lambda w: count == w,
        "place": lambda w: named(place["place"], w),
        "from": lambda w: named(place["from"], w),
        "to": lambda w: named(place["to"], w),
        "when": lambda w: covers(claim["when"], w),
        "as_of": lambda w: claim["as_of"] == w,
        "certainty": lambda w: claim["certainty"] in as_tuple(w),
        "tense": lambda w: claim["tense"] == w,
        "root": lambda w: named(claim["chain"][-1]["name"], w),
        "chain": lambda w: (
            len(claim["chain"]) == len(w) and all(named(c["name"], n) for c, n in zip(claim["chain"], w, strict=True))
        ),
        "root_stated": lambda w: claim["root_stated"] is w,
        "basis": lambda w: claim["basis"] == w,
        "imagery": lambda w: imagery_is(claim["imagery"], w),
        "block": lambda w: claim["block"] == w,
    }
    return [name for name, check in checks.items() if name in row and not check(row[name])]


@pytest.fixture(scope="session")
def matches(export: Record, report_key: dict[str, str]) -> dict[str, list[tuple[list[str], Record]]]:
    """Map each expected claim to the exported claims of its sentence, the likest first, with what differs."""
    found = {}
    for row in EXPECTED["claims"]:
        near = [
            c
            for c in export["claims"]
            if report_key[c["report"]] == row["report"] and row["quote"] in " ".join(c["quote"].split())
        ]
        found[row["id"]] = sorted(((unlike(c, row), c) for c in near), key=lambda pair: len(pair[0]))
    return found


def best(matches: dict[str, list[tuple[list[str], Record]]], name: str) -> Record:
    """Return the exported claim that stands for an expected one: same sentence, same kind and thing."""
    usable = [c for differs, c in matches[name] if not {"kind", "thing"} & set(differs)]
    assert usable, f"no claim of this kind and thing in the sentence of {name}"
    return usable[0]


@pytest.mark.parametrize("row", items("reports", "report"))
def test_a_report_is_read_with_outlet_date_and_language(
    row: Record, export: Record, report_key: dict[str, str]
) -> None:
    found = [r for r in export["reports"] if report_key[r["id"]] == row["file"]]
    assert len(found) == 1
    assert found[0]["outlet"] == row["outlet"]
    assert same_instant(found[0]["published"], row["published"]), found[0]["published"]
    assert found[0]["language"] == row["language"]


@pytest.mark.parametrize("row", items("claims", "claim"))
def test_a_claim_is_found(row: Record, matches: dict[str, list[tuple[list[str], Record]]]) -> None:
    near = matches[row["id"]]
    assert near, "no claim cites this sentence"
    differs, claim = near[0]
    assert not differs, f"the likest claim differs in {differs}: {json.dumps(claim, ensure_ascii=False)}"


def test_every_quote_is_the_text_of_its_span(export: Record) -> None:
    for claim in export["claims"]:
        assert claim["end"] - claim["start"] == len(claim["quote"])
        assert claim["start"] <= claim["mention"]["start"] < claim["mention"]["end"] <= claim["end"]


@pytest.mark.parametrize("row", items("counts_that_are_none", "trap"))
def test_a_capacity_age_or_distance_is_no_count(row: list[Any], export: Record, report_key: dict[str, str]) -> None:
    report, number = row
    counts = [c["count"] for c in export["claims"] if report_key[c["report"]] == report and c["count"]]
    assert not [c for c in counts if number in (c["min"], c["max"])]


@pytest.mark.parametrize("row", items("false_if_claimed", "false"))
def test_what_the_sentence_does_not_say_is_not_claimed(row: Record, export: Record, report_key: dict[str, str]) -> None:
    cited = [c for c in export["claims"] if report_key[c["report"]] == row["report"] and row["quote"] in c["quote"]]
    assert not [c for c in cited if not unlike(c, row)]


@pytest.mark.parametrize("row", items("no_claim_in", "trap"))
def test_other_stories_and_file_photos_make_no_claim(row: list[str], export: Record) -> None:
    assert not [c for c in export["claims"] if row[1] in c["quote"]]


def test_a_repeated_body_is_kept_once(export: Record, report_key: dict[str, str]) -> None:
    told = [
        c for c in export["claims"] if report_key[c["report"]] == "04-meridian-daily.txt" and c["kind"] == "departed"
    ]
    starts = [c["start"] for c in told if c["quote"].startswith("A transport plane flew out")]
    assert len(set(starts)) == 1


def test_the_russian_report_is_kept_found_and_said_to_be_unread(
    demo_case: Case, export: Record, report_key: dict[str, str]
) -> None:
    russian = next(i for i, key in report_key.items() if key == "10-portovy-vestnik.txt")
    assert not [c for c in export["claims"] if c["report"] == russian]
    assert [hit.report for hit in demo_case.search("Хмеймим")] == [russian]
    unread = next(s for s in demo_case.brief().sections if s.key == "unread")
    assert any("Портовый вестник" in s.text and "Russian" in s.text for s in unread.sentences)


def test_the_brief_calls_corroborated_what_two_origins_carry_and_nothing_else(demo_case: Case) -> None:
    section = next(s for s in demo_case.brief().sections if s.key == "corroborated")
    told = [s.text for s in section.sentences]
    assert len(told) == 2
    assert any("200 vehicles" in t for t in told)
    assert any("Helicopters" in t for t in told)


# What is planted in the reports, where the brief tells of it, and the words that must stand in one sentence there.
TRAPS = {
    "a wire story carried whole, cut and rewritten": (
        "one-origin",
        ("One transport aircraft left Hmeimim", "a local security official", "four reports, one origin"),
    ),
    "a hedged destination": ("one-origin", ("To Libya", "hedged in the text", "believed to be bound for Libya")),
    "a correction": ("changed", ("Ka-52s", "corrected from two", "to one", "three reports, one origin")),
    "a later figure that updates an earlier one": ("changed", ("trucks", "changed from 30", "to 45")),
    "a denial": ("disputed", ("withdraw from Hmeimim", "denied by a Russian officer")),
    "two statements that nobody can reconcile": ("disputed", ("ships left Tartus", "disputed", "two origins")),
    "pictures of unknown days": ("disputed", ("An-124s were at Hmeimim", "not shown to speak of the same time")),
    "two readings that may be of one picture": ("one-origin", ("One An-72", "not shown to be independent")),
    "a route that nobody knows": ("unknown", ("Not known", "it is not known where it went after Jufra")),
    "how many troops remain": ("unknown", ("Not known", "How many Russian troops remain at Hmeimim is not known")),
    "what type of aircraft left": ("unknown", ("Not known", "it was not known what type of aircraft it was")),
    "too early to say": ("unknown", ("Not known", "Marta Lindqvist", "too early to say")),
    "what is only expected": ("expected", ("Flights were expected to leave", "a local security official")),
    "a report in Russian": ("unread", ("Портовый вестник's report", "in Russian", "was not analysed")),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_each_planted_trap_is_told_in_its_section_of_the_brief(demo_case: Case, trap: str) -> None:
    key, words = TRAPS[trap]
    told = {s.key: [x.text for line in s.sentences for x in (line, *line.details)] for s in demo_case.brief().sections}
    assert [t for t in told[key] if all(w in t for w in words)], told[key]


@pytest.mark.parametrize("words", ["150 tonnes", "68 passengers", "Port Sudan", "vaccines", "gas blast", "file photo"])
def test_no_capacity_headline_of_another_story_or_file_photo_is_told(demo_case: Case, words: str) -> None:
    told = [x.text for s in demo_case.brief().sections for line in s.sentences for x in (line, *line.details)]
    assert not [t for t in told if words in t]


def test_who_reports_is_not_taken_for_the_headline(export: Record, report_key: dict[str, str]) -> None:
    titles = {report_key[r["id"]]: r["title"] for r in export["reports"]}
    assert titles["08-sahil-television.txt"] == "On the road with a Russian column"


@pytest.mark.parametrize("row", [pytest.param(r, id=r["claims"][0]) for r in EXPECTED["origins"]])
def test_claims_of_one_root_have_one_origin(
    row: Record, export: Record, matches: dict[str, list[tuple[list[str], Record]]]
) -> None:
    ids = {best(matches, name)["origin"] for name in row["claims"]}
    assert len(ids) == 1
    assert None not in ids
    origin = next(o for o in export["origins"] if o["id"] in ids)
    assert named(origin["name"], row["name"])
    assert row["basis"] in (None, origin["basis"])


def verdict(export: Record, a: str, b: str) -> str:
    """Return the sameness of two origins; a pair that is not listed has unlike roots."""
    if a == b:
        return "same"
    rows = [s for s in export["sameness"] if {s["a"], s["b"]} == {a, b}]
    return rows[0]["verdict"] if rows else "different"


def verdict_between(pair: list[str], export: Record, matches: dict[str, list[tuple[list[str], Record]]]) -> str:
    a, b = (best(matches, name)["origin"] for name in pair)
    return verdict(export, a, b)


@pytest.mark.parametrize("pair", items("same_origin", "same"))
def test_one_origin_told_twice_is_one(
    pair: list[str], export: Record, matches: dict[str, list[tuple[list[str], Record]]]
) -> None:
    assert verdict_between(pair, export, matches) == "same"


@pytest.mark.parametrize("pair", items("different_origin", "different"))
def test_unlike_roots_are_different(
    pair: list[str], export: Record, matches: dict[str, list[tuple[list[str], Record]]]
) -> None:
    assert verdict_between(pair, export, matches) == "different"


@pytest.mark.parametrize("pair", items("undetermined_origin", "undetermined"))
def test_undated_pictures_are_not_told_apart(
    pair: list[str], export: Record, matches: dict[str, list[tuple[list[str], Record]]]
) -> None:
    assert verdict_between(pair, export, matches) == "undetermined"


# The first words of a finding's question, by what it asks for.
OPENINGS = {
    "count": ("how many", "who "),
    "whether": ("whether",),
    "to": ("where to",),
}


def asks_for(question: str, aspects: tuple[object, ...]) -> bool:
    return None in aspects or question.startswith(tuple(o for a in aspects for o in OPENINGS[str(a)]))


def finding_of(row: Record, export: Record, matches: dict[str, list[tuple[list[str], Record]]]) -> Record:
    """Return the finding that holds every claim of an expected one (any of them, where the row says so)."""
    ids = {best(matches, name)["id"] for name in row["claims"]}
    held = [f for f in export["findings"] if (ids & set(f["claims"]) if row.get("any") else ids <= set(f["claims"]))]
    chosen = [f for f in held if asks_for(f["question"], as_tuple(row["aspect"]))]
    assert chosen, f"no finding holds these claims together; questions: {[f['question'] for f in held]}"
    flagged = [f for f in chosen if set(row["flags"]) <= set(f["flags"])]
    fitting = [f for f in flagged or chosen if f["status"] in as_tuple(row["status"])]
    return (fitting or flagged or chosen)[0]


@pytest.mark.parametrize("row", items("findings", "finding"))
def test_a_finding_has_its_status(
    row: Record, export: Record, matches: dict[str, list[tuple[list[str], Record]]]
) -> None:
    found = finding_of(row, export, matches)
    assert row["status"] is None or found["status"] in as_tuple(row["status"]), found["summary"]
    assert set(row["flags"]) <= set(found["flags"])
    if row["origins"] is not None:
        assert len(found["origins"]) == row["origins"]
    if row["values"] is not None:
        values = [[v["value"]["min"], v["value"]["max"]] for v in found["values"] if isinstance(v["value"], dict)]
        assert [v for v in row["values"] if v not in values] == []
    if "reconciled" in row:
        assert [found["reconciled"]["min"], found["reconciled"]["max"]] == row["reconciled"]


@pytest.mark.parametrize("name", EXPECTED["not_corroborated"])
def test_one_origin_is_never_called_corroborated(
    name: str, export: Record, matches: dict[str, list[tuple[list[str], Record]]]
) -> None:
    row = next(r for r in EXPECTED["findings"] if r["id"] == name)
    ids = {best(matches, claim)["id"] for claim in row["claims"]}
    about = [
        f for f in export["findings"] if ids & set(f["claims"]) and asks_for(f["question"], as_tuple(row["aspect"]))
    ]
    assert not [f["summary"] for f in about if f["status"] == "corroborated"]


def test_only_what_the_reports_carry_is_corroborated(export: Record) -> None:
    by_id = {o["id"]: o for o in export["origins"]}
    for finding in export["findings"]:
        if finding["status"] == "corroborated":
            assert len({by_id[o]["name"] for o in finding["origins"]}) >= 2, finding["summary"]


def test_the_export_is_the_same_whatever_the_order_of_reports(export: Record, tmp_path: Path) -> None:
    with Case.open(tmp_path / "reversed.case") as case:
        for path in sorted((DEMO / "reports").iterdir(), reverse=True):
            case.add([str(path)], jobs=1)
        again = exported(case)
    for section in ("claims", "reuse", "lineage", "origins", "sameness", "findings"):
        assert again[section] == export[section], section


def test_what_an_outlet_could_not_check_stands_beside_what_it_carries(demo_case: Case) -> None:
    sentences = [s for part in demo_case.brief().sections if part.key == "corroborated" for s in part.sentences]
    vehicles = next(s for s in sentences if "vehicles moved from Damascus" in s.text)
    assert any("could not confirm the count" in d.text for d in vehicles.details)
    finding = next(f for f in demo_case.snapshot().reconciliation.findings if f.id == vehicles.finding)
    assert "declared-unknown" in finding.flags


def test_who_goes_through_pictures_leaves_nothing(demo_case: Case) -> None:
    assert not [c.quote for c in demo_case.snapshot().claims if "went through the satellite pictures" in c.quote]
