"""The whole way, on real stages: from files to an export, interrupted, repeated, on one process and on several."""

import json
import os
import re
import signal
import subprocess
import sys
import time

import pytest
from typer.testing import CliRunner

from firsthand.cli import app
from firsthand.export import EXPORTERS
from firsthand.pipeline import Case
from firsthand.store import Store

STORIES = [
    "Six trucks left the depot at Homs on Friday, a local official said.",
    "Our reporter saw four helicopters at Latakia on Friday.\n\nIt is not known where they came from.",
    "Officials said six trucks had left Homs. Two buses were seen near Tartus.",
    "Вертолёты видели над Латакией.",
]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in").mkdir()
    for n, text in enumerate(STORIES):
        (tmp_path / "in" / f"{n}.txt").write_text(f"A headline about what happened\n\n14 December 2024\n\n{text}\n")
    (tmp_path / "in" / "empty.txt").write_text("")
    rows = [
        {"id": f"r{n}", "outlet": "Wire", "published": "2024-12-14", "text": f"{STORIES[n % 3]} Take {n}."}
        for n in range(8)
    ]
    (tmp_path / "in" / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
    return tmp_path


def firsthand(folder, *words, wait=True):
    command = [sys.executable, "-m", "firsthand", *words]
    running = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    return (*running.communicate(timeout=120), running.returncode) if wait else running


def wait_for_reports(path, count):
    for _ in range(600):
        if path.exists():
            with Store.open(path) as store:
                if store.count_reports() >= count:
                    return
        time.sleep(0.02)


def exported(path):
    with Case.open(path, create=False) as opened:
        return "".join(EXPORTERS["json"](opened.snapshot())[0].pieces)


def test_a_killed_run_and_the_next_end_as_one_run_on_one_process(folder, monkeypatch) -> None:
    running = firsthand(folder, "add", "cut.case", "in", "--jobs", "2", wait=False)
    wait_for_reports(folder / "cut.case", 2)
    os.killpg(running.pid, signal.SIGKILL)
    running.communicate()
    _, notes, status = firsthand(folder, "add", "cut.case", "in", "--jobs", "2")
    assert status == 0, notes
    assert b"empty.txt" in notes
    monkeypatch.chdir(folder)
    with Case.open("whole.case") as opened:
        result = opened.add(["in"], jobs=1)
    assert result.reports == 12
    whole = exported("whole.case")
    assert exported("cut.case") == whole
    case = json.loads(whole)
    assert len(case["claims"]) > 8
    assert [f["report"] for f in case["failures"]] == ["in/empty.txt"]
    texts = {r["id"]: r for r in case["reports"]}
    with Case.open("whole.case") as opened:
        for claim in case["claims"]:
            text = opened.store.report(claim["report"]).text
            assert text[claim["start"] : claim["end"]] == claim["quote"]
            assert claim["report"] in texts


def test_ctrl_c_is_said_in_a_line_and_leaves_a_whole_case(folder) -> None:
    running = firsthand(folder, "add", "cut.case", "in", "--jobs", "2", wait=False)
    wait_for_reports(folder / "cut.case", 1)
    os.killpg(running.pid, signal.SIGINT)
    _, notes = running.communicate(timeout=60)
    assert running.returncode in (0, 130)
    assert b"Traceback" not in notes
    if running.returncode == 130:
        assert b"the next firsthand add finishes the work" in notes
    json.loads(exported(folder / "cut.case"))


def test_when_nothing_could_be_read_the_status_says_so(folder) -> None:
    _, notes, status = firsthand(folder, "add", "new.case", "nowhere", "in/empty.txt")
    assert status == 3
    assert b"nowhere" in notes
    assert b"empty" in notes


def test_the_id_that_the_brief_prints_is_one_to_ask_with(folder) -> None:
    firsthand(folder, "add", "a.case", "in", "--quiet")
    printed, _, code = firsthand(folder, "brief", "a.case", "--quiet")
    assert code == 0
    short = re.search("·\u00a0([0-9a-f]+)$", printed.decode(), re.MULTILINE)[1]
    said, _, code = firsthand(folder, "why", "a.case", short, "--quiet")
    assert code == 0
    assert f"finding {short}" in said.decode()
    assert printed.decode().splitlines()[-1].endswith(f"firsthand why CASE {short}")


def test_the_demo_in_a_folder_is_the_same_each_time_and_spares_what_a_person_did(tmp_path) -> None:
    first, _, code = firsthand(tmp_path, "demo", "--to", "d", "--quiet")
    assert code == 0
    (tmp_path / "extra.txt").write_text("Nine barges sank off Riverton on Monday, a pilot said.")
    firsthand(tmp_path, "add", "d/demo.case", "extra.txt", "--quiet")
    again, _, code = firsthand(tmp_path, "demo", "--to", "d", "--quiet")
    assert (code, again) == (0, first)
    report = json.loads(exported(tmp_path / "d" / "demo.case"))["reports"][0]["id"]
    firsthand(tmp_path, "set", "d/demo.case", report, "--outlet", "Coast Gazette")
    _, notes, code = firsthand(tmp_path, "demo", "--to", "d", "--quiet")
    assert code == 5
    assert b"holds judgements of yours" in notes
    (tmp_path / "e").mkdir()
    (tmp_path / "e" / "demo.case").write_text("my notes")
    _, _, code = firsthand(tmp_path, "demo", "--to", "e", "--quiet")
    assert (code, (tmp_path / "e" / "demo.case").read_text()) == (5, "my notes")


def test_the_demo_opens_its_pages(tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", opened.append)

    done = CliRunner().invoke(app, ["demo", "--to", str(tmp_path / "demo"), "--open", "--jobs", "1", "--quiet"])
    assert done.exit_code == 0, done.output
    assert opened == [(tmp_path / "demo" / "pages" / "index.html").as_uri()]
    assert "What the reports say" in (tmp_path / "demo" / "pages" / "index.html").read_text()


def read(folder, story, name="zulu.txt"):
    (folder / name).write_text(story)
    assert firsthand(folder, "add", "s.case", name, "--jobs", "1")[2] == 0
    return json.loads(firsthand(folder, "export", "s.case")[0])["findings"]


def test_what_somebody_only_said_is_asked_of_in_its_words(tmp_path) -> None:
    story = (
        "Fire in Ash\n\n“We had nothing to do with it,” Omar Said said.\n\n“Nobody came to help us,” Lena Orr said.\n"
    )
    asked = [f["question"] for f in read(tmp_path, story)]
    assert any("‘We had nothing to do with it,’ Omar Said said" in question for question in asked), asked
    assert len(set(asked)) == len(asked)


def test_why_names_a_report_without_an_outlet_by_its_file_and_keeps_quotations_apart(tmp_path) -> None:
    (finding, *_) = read(
        tmp_path,
        "A headline about what happened\n\n14 December 2024\n\n“Two ferries burned at the quay on Monday,” Omar Said said.\n",
    )
    shown = firsthand(tmp_path, "why", "s.case", finding["id"])[0].decode()
    assert "; in <zulu.txt>" in shown
    assert "““" not in shown
    assert "“‘Two ferries burned at the quay on Monday,’ Omar Said said.”" in shown
