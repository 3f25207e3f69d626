"""What a person at a terminal or in a script meets: results, notes, exit statuses, nothing that steers the terminal."""

import json
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from firsthand.cli import app
from firsthand.model import (
    Basis,
    Block,
    BlockType,
    Certainty,
    Claim,
    Count,
    Edge,
    Finding,
    Fragility,
    Lineage,
    Link,
    Origin,
    Passage,
    Place,
    Reconciliation,
    Report,
    Reuse,
    Sameness,
    Status,
    Tense,
    Thing,
    Value,
    Verdict,
)
from firsthand.pipeline import Case
from firsthand.pipeline.related import Known

HOSTILE = "Two ferries\x1b[2J\x1b]0;owned\x07 left \u202eAsh\u202c [bold]today[/bold]."


def a_claim(name, report, quote):
    return Claim(
        name, report, 0, len(quote), quote, (0, 11), BlockType.BODY, "departed", (Thing("ferry", "ferries"),),
        Count(2, None), None, Place("Port Ash", "Ash", 1.0, 2.0), None, None, None, Tense.PAST, Certainty.CERTAIN,
        (Link("The Post"), Link("a pilot", "said")), True, Basis.EYEWITNESS,
    )  # fmt: skip


CLAIMS = (a_claim("c1aaaa", "aa11", HOSTILE), a_claim("c2bbbb", "ab22", "Two ferries left Ash today."))


def compute(_case):
    value = Value({"min": 2, "max": None}, ("c1aaaa", "c2bbbb"), ("o1", "o2"), None)
    finding = Finding(
        "f00d", "e1", "how many ferries left Ash", "count", Status.AGREEING, ("hedged",), "Two or more left.",
        ("c1aaaa", "c2bbbb"), ("o1", "o2"), (value,), {"min": 2}, Fragility(1, Status.SINGLE_SOURCE), reason="undetermined",
    )  # fmt: skip
    origins = (
        Origin("o1", "a pilot", Basis.EYEWITNESS, ("c1aaaa",)),
        Origin("o2", "pilot", Basis.EYEWITNESS, ("c2bbbb",)),
    )
    pairs = (Sameness("o1", "o2", Verdict.UNDETERMINED, "both unnamed"),)
    edges = (Edge("source:Wire", "aa11", "cites", None, "named in it"), Edge("aa11", "ab22", "copies", None, "later"))
    reconciliation = Reconciliation(
        origins, pairs, (), (finding,), {"c1aaaa": "e1", "c2bbbb": "e1"}, {"c1aaaa": "o1", "c2bbbb": "o2"}
    )
    reuse = (Reuse(Passage("aa11", 0, 5), Passage("ab22", 0, 5), "a>b"),)
    return (reuse, Lineage(edges, (("aa11", "ab22"),)), reconciliation), Known()


@pytest.fixture(autouse=True)
def computed(monkeypatch):
    monkeypatch.setattr(Case, "_compute", compute)


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "my.case"
    with Case.open(path) as opened:
        for name, outlet, claim in (("aa11", "The Post", CLAIMS[0]), ("ab22", None, CLAIMS[1])):
            report = Report(
                name, claim.quote, (Block(BlockType.BODY, 0, len(claim.quote)),), outlet=outlet, title="Ferries leave",
                source_path=f"in/{name}.txt", original=b"x",
            )  # fmt: skip
            opened.store.put_report(report, [claim], 1, (), read_by={"model": "m 1"})
    return str(path)


def run(*words, **more):
    return CliRunner().invoke(app, list(words), **more)


def test_claims_are_listed_with_their_words_and_counted_on_standard_error(case) -> None:
    result = run("claims", case)
    assert result.exit_code == 0
    assert "departed: 2 or more ferry" in result.stdout
    assert "“Two ferries left Ash today.”" in result.stdout
    assert "2 of 2 claims" in result.stderr
    assert "claims." not in result.stdout


def test_claims_can_be_chosen(case) -> None:
    assert len(json.loads(run("claims", case, "--json").stdout)) == 2
    assert [c["id"] for c in json.loads(run("claims", case, "--json", "--report", "ab").stdout)] == ["c2bbbb"]
    assert json.loads(run("claims", case, "--json", "--thing", "submarine").stdout) == []
    assert len(json.loads(run("claims", case, "--json", "--finding", "f0").stdout)) == 2


@pytest.mark.parametrize("words", [("claims",), ("lineage",), ("why", "f00d"), ("search", "ferries"), ("log",)])
def test_nothing_in_a_report_steers_the_terminal_or_is_read_as_markup(case, words) -> None:
    shown = run(words[0], case, *words[1:], color=True).stdout
    assert "\x1b]" not in shown
    assert "\x1b[2J" not in shown
    assert "\u202e" not in shown
    if words[0] == "claims":
        assert "[bold]today[/bold]" in shown


def test_why_shows_the_status_its_reason_the_words_and_what_would_change_it(case) -> None:
    shown = run("why", case, "f0").stdout
    for words in (
        "how many ferries left Ash",
        "agreeing",
        "undetermined",
        "both unnamed",
        "single-source",
        "Not reviewed",
    ):
        assert words in shown


def test_lineage_shows_each_source_over_what_stands_on_it(case) -> None:
    shown = run("lineage", case).stdout
    assert re.search(r"^Wire\n +cites: The Post.*\n.*\n +copies: <ab22\.txt>", shown, re.MULTILINE)
    assert "In a circle" in shown


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("claims", "none.case"), 5),
        (("brief", "."), 5),
        (("why", "CASE", "zzzz"), 6),
        (("why", "CASE", ""), 6),
        (("claims", "CASE", "--report", "a"), 6),
        (("set", "CASE", "nobody", "--outlet", "X"), 6),
        (("set", "CASE", "aa"), 2),
        (("set", "CASE", "aa", "--published", "soon"), 2),
        (("export", "CASE", "--format", "xlsx"), 2),
        (("add", "none.case"), 2),
        (("claims",), 2),
        (("nonsense",), 2),
        (("work", "CASE"), 2),
    ],
)
def test_each_kind_of_mistake_has_its_exit_status_and_a_sentence(case, tmp_path, monkeypatch, words, status) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*(case if w == "CASE" else w for w in words))
    assert result.exit_code == status
    assert result.stderr.strip()
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


def test_a_file_that_is_no_case_is_refused_and_left_alone(tmp_path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("A report, named where the case should be.")
    result = run("add", str(story), str(story))
    assert result.exit_code == 5
    assert "not a firsthand case" in result.stderr
    assert story.read_text() == "A report, named where the case should be."


def test_set_is_logged_and_taken_into_account(case, monkeypatch) -> None:
    monkeypatch.setattr(Case, "_refresh", lambda *_: None)
    result = run("set", case, "ab", "--outlet", "Harbour News", "--who", "Ann", "--reason", "masthead")
    assert result.exit_code == 0
    assert "Harbour News" in result.stderr
    shown = run("log", case)
    assert "Harbour News" in shown.stdout
    assert "Ann" in shown.stdout
    assert "the chain holds" in shown.stderr
    assert "Harbour News" in run("lineage", case).stdout


def test_a_broken_chain_is_shown_and_is_an_error(case) -> None:
    run("set", case, "ab", "--outlet", "Harbour News", "--who", "Ann")
    outside = sqlite3.connect(case)
    outside.execute("DROP TRIGGER judgement_is_not_changed")
    outside.execute("UPDATE judgement SET record = replace(record, 'Ann', 'Bob')")
    outside.commit()
    outside.close()
    result = run("log", case)
    assert result.exit_code == 5
    assert "does not hold from number 1" in result.stderr
    assert run("claims", case).exit_code == 5


def test_export_goes_to_standard_output_a_folder_or_a_file(case, tmp_path) -> None:
    whole = run("export", case).stdout
    assert json.loads(whole)["meta"]["schema"] == 1
    assert run("export", case, "--to", str(tmp_path / "out" / "deep")).exit_code == 0
    assert (tmp_path / "out" / "deep" / "case.json").read_text() == whole
    assert run("export", case, "--to", str(tmp_path / "mine.json")).exit_code == 0
    assert (tmp_path / "mine.json").read_text() == whole
    assert run("export", case, "--format", "csv", "--to", str(tmp_path / "tables")).exit_code == 0
    assert {p.name for p in (tmp_path / "tables").iterdir()} >= {"claims.csv", "findings.csv", "reports.csv"}
    assert run("export", case, "--format", "csv").stdout.startswith("id,report,outlet")
    assert len(json.loads(run("export", case, "--format", "geojson").stdout)["features"]) == 2


def test_a_folder_that_cannot_be_written_is_said(case, tmp_path) -> None:
    (tmp_path / "file").write_text("")
    result = run("export", case, "--to", str(tmp_path / "file" / "below"))
    assert result.exit_code == 1
    assert "file" in result.stderr
    assert "Traceback" not in result.stderr


def test_search_finds_and_says_how_many(case) -> None:
    result = run("search", case, "ferries", "ash")
    assert "Two ferries left Ash today." in result.stdout
    assert "2 reports" in result.stderr
    assert run("search", case, "ferries left").exit_code == 0
    assert json.loads(run("search", case, "nothing", "--json").stdout) == []


def test_quiet_leaves_the_result_only(case) -> None:
    result = run("claims", case, "--quiet")
    assert result.stderr == ""
    assert result.stdout


def test_help_and_version_name_every_exit_status() -> None:
    shown = " ".join(run("--help").stdout.split())
    for status in ("0 done", "2 wrong usage", "3 nothing could be read", "4 a pack", "5 the case", "6 no such", "130"):
        assert status in shown
    documented = re.findall(r"^\| (\d+) \|", Path("README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(documented) > 5
    for status in documented:
        assert re.search(rf"[ ,:]{status} ", shown), status
    assert run("version").stdout.startswith("firsthand ")


def test_help_does_not_load_the_language_model_library() -> None:
    code = (
        "import sys, firsthand.cli as c\n"
        "try: c.app(['--help'], prog_name='firsthand')\n"
        "except SystemExit: pass\n"
        "sys.exit(bool({'spacy', 'pydantic', 'lxml'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def test_a_defect_of_ours_is_said_in_a_sentence_and_its_traceback_only_when_asked_for() -> None:
    code = (
        "import sys, firsthand.pipeline, firsthand.cli as c\n"
        "firsthand.pipeline.Case.open = lambda *a, **k: 1 / 0\n"
        "sys.argv = ['firsthand', 'claims', 'my.case']\n"
        "c.main()"
    )
    env = {k: v for k, v in os.environ.items() if k != "FIRSTHAND_DEBUG"}
    plain = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=env)
    assert plain.returncode == 1
    assert "an error inside firsthand (ZeroDivisionError" in plain.stderr
    assert "Traceback" not in plain.stderr
    env["FIRSTHAND_DEBUG"] = "1"
    asked = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=env)
    assert "Traceback" in asked.stderr


def test_a_reader_that_has_seen_enough_is_no_error(case) -> None:
    command = f"{sys.executable} -m firsthand log {case} --json | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stdout == "0\n"
    assert done.stderr == ""


def test_output_is_utf8_whatever_the_locale(case) -> None:
    env = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "-m", "firsthand", "search", case, "ferries", "--json"],
        capture_output=True,
        check=False,
        env=env,
    )
    assert done.returncode == 0
    json.loads(done.stdout.decode())


def test_search_shows_whole_sentences_page_by_page(tmp_path) -> None:
    case, folder = str(tmp_path / "s.case"), tmp_path / "reports"
    folder.mkdir()
    for n in range(3):
        (folder / f"r{n}.txt").write_text(
            f"Report {n}\n\nIt rained. A ferry, number {n}, left Ash at noon. It rained on.\n"
        )
    run("add", case, str(folder), "--jobs", "1")
    first, second = (run("search", case, "ferry", "--limit", "2", "--page", p) for p in "12")
    assert "Page 1 of 2; the next with --page 2." in first.stderr
    assert "Page 2 of 2." in second.stderr
    shown = (first.stdout + second.stdout).splitlines()
    assert sorted(row for row in shown if row.startswith("  ")) == [
        f"  A ferry, number {n}, left Ash at noon." for n in range(3)
    ]
    (row,) = json.loads(run("search", case, "ferry", "--limit", "2", "--page", "2", "--json").stdout)
    assert {"report", "outlet", "title", "published", "sentences", "more"} == set(row)
    assert [s["text"][a:b] for s in row["sentences"] for a, b in [(2, 7)]] == ["ferry"]
