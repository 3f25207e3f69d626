"""firsthand diff as a desk meets it: what the last add changed, since when, and plain words where there is nothing."""

import json
import os
import re
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from firsthand.cli import app
from firsthand.pipeline import Case

FIVE = "Five people were killed in a fire in Riverton on Friday, the fire brigade said."
SEVEN = "Seven people were killed in a fire in Riverton on Friday, the hospital said."
FOUR = "Four people were killed in the fire in Riverton on Friday, the fire brigade said, correcting an earlier figure of five."


def run(*words, **more):
    return CliRunner().invoke(app, [str(w) for w in words], **more)


@pytest.fixture(scope="module")
def grown(tmp_path_factory):
    """A case of three adds, a report each, and a judgement: revisions 1 to 4."""
    folder = tmp_path_factory.mktemp("grown")
    texts = (("a", "Harbour Post", 14, FIVE), ("b", "Morning Dispatch", 15, SEVEN), ("c", "Harbour Post", 16, FOUR))
    with Case.open(folder / "my.case") as case:
        for name, outlet, day, text in texts:
            (folder / f"{name}.txt").write_text(f"{outlet}\n\n{day} December 2024\n\n{text}\n")
            case.add([str(folder / f"{name}.txt")], jobs=1)
        claim = next(c.id for c in case.store.claims() if c.quote == SEVEN)
        case.judge("reject", claim, who="Ann", reason="no such hospital")
        case.finish()
    return folder / "my.case"


def test_without_a_moment_it_shows_what_was_done_last_and_by_whom(grown) -> None:
    shown = run("diff", grown).stdout
    assert "From revision 3" in shown
    assert re.search(r"status +disputed -> updated", shown)
    assert "because Ann said: reject" in shown
    assert "no such hospital" in shown
    assert "Reports" not in shown


def test_a_correction_is_shown_as_one_with_the_report_that_brought_it(grown) -> None:
    shown = run("diff", grown, "--since", "2", "--until", "3").stdout
    assert re.search(
        r"^Corrected \(1\)\n  ! [0-9a-f]{8}  how many people were killed in Riverton$", shown, re.MULTILINE
    )
    assert re.search(r"value +5; 7 -> 4; 5; 7", shown)
    assert re.search(r"because Harbour Post, 2024-12-16 \([0-9a-f]{8}\)", shown)
    assert re.search(r"^  \+ added  3  Harbour Post", shown, re.MULTILINE)


def test_as_json_it_gives_the_states_before_and_after(grown) -> None:
    told = json.loads(run("diff", grown, "--since", "1", "--until", "2", "--json").stdout)
    assert (told["since"]["revision"], told["until"]["revision"], told["reaches"]["revision"]) == (1, 2, 0)
    (change,) = told["findings"]
    assert (change["before"]["status"], change["after"]["status"]) == ("single-source", "unresolved")
    assert change["because"] == [told["reports"][0]["report"]]
    assert (
        run("diff", grown, "--since", "1", "--until", "2", "--json").stdout
        == json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    )


def test_since_a_time_before_the_case_all_of_it_is_new(grown) -> None:
    shown = run("diff", grown, "--since", "1990-01-01").stdout
    assert "From the empty case to revision 4" in shown
    assert "3 added; 1 judgement" in shown


def test_the_same_moment_twice_is_no_change(grown) -> None:
    shown = run("diff", grown, "--since", "4")
    assert shown.exit_code == 0
    assert re.fullmatch(r"Nothing was done since revision 4 \([-0-9]+ [0-9:]+ UTC\)\.\n", shown.stdout)


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("--since", "9"), 6, "revisions 1 ("),
        (("--since", "2999-01-01"), 6, "has not come yet"),
        (("--since", "soon"), 2, "2024-12-14"),
        (("--since", "3", "--until", "1"), 2, "later"),
    ],
)
def test_a_moment_that_cannot_be_is_said(grown, words, status, said) -> None:
    result = run("diff", grown, *words)
    assert result.exit_code == status
    assert said in " ".join(result.stderr.split())
    assert result.stdout == ""


def test_an_empty_case_says_so(tmp_path) -> None:
    Case.open(tmp_path / "new.case").close()
    result = run("diff", tmp_path / "new.case")
    assert (result.exit_code, result.stdout) == (0, "Nothing was done in this case yet.\n")


def test_a_moment_within_an_add_is_that_before_it_and_says_so(tmp_path) -> None:
    with Case.open(tmp_path / "my.case") as case:
        for n, text in enumerate((FIVE, SEVEN)):
            (tmp_path / f"{n}.txt").write_text(f"Harbour Post\n\n14 December 2024\n\n{text}\n")
        case.add([str(tmp_path / "0.txt"), str(tmp_path / "1.txt")], jobs=1)
    result = run("diff", tmp_path / "my.case", "--since", "1")
    assert "work was under way" in result.stderr
    assert "From the empty case to revision 2" in result.stdout


def test_a_finding_that_went_is_asked_for_by_its_old_id(grown, tmp_path) -> None:
    copy = tmp_path / "copy.case"
    copy.write_bytes(grown.read_bytes())
    with Case.open(copy) as case:
        (finding,) = case.snapshot().reconciliation.findings
        for claim in case.store.claims():
            case.judge("reject", claim.id, who="Ann")
    result = run("why", copy, finding.id[:10])
    assert result.exit_code == 6
    assert "It stood in this case until revision" in result.stderr
    assert "how many people were killed" in result.stderr.lower()
    assert re.search(r"^Withdrawn \(1\)\n  - [0-9a-f]{8}  how many people", run("diff", copy).stdout, re.MULTILINE)


def test_it_fits_a_narrow_terminal_and_tells_its_marks_without_colour(grown) -> None:
    env = {**os.environ, "COLUMNS": "60", "NO_COLOR": "1", "TERM": "xterm"}
    env.pop("FORCE_COLOR", None)
    code = (
        "import os, pty, sys\n"
        f"pty.spawn([{sys.executable!r}, '-m', 'firsthand', 'diff', {str(grown)!r}, '--since', '0', '-q'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, env=env)
    lines = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", done.stdout.decode()).splitlines()
    assert lines
    assert [line for line in lines if len(line) > 60] == []
    assert any(line.startswith("  + ") for line in lines)
    assert not re.search(rb"\x1b\[(?:[0-9]+;)*3[0-7]m", done.stdout)


def test_why_tells_what_the_finding_was_under_each_id_it_had(grown) -> None:
    with Case.open(grown) as case:
        snapshot = case.snapshot()
        (finding,) = snapshot.reconciliation.findings
        past = case.history(snapshot, finding)
    assert [p.since.revision for p in past] == [1, 2, 3, 4]
    assert [p.state.status.value for p in past] == ["single-source", "unresolved", "disputed", finding.status.value]
    assert past[-1].state.id == finding.id
    shown = run("why", grown, finding.id[:8]).stdout
    lines = shown[shown.index("What it was") :].splitlines()[1:5]
    assert re.match(r"  revision 1 \(\S+ \S+ UTC\)  single-source +5$", lines[0])
    assert re.match(r"  revision 2 \(\S+ \S+ UTC\)  unresolved +5; 7$", lines[1])
    told = json.loads(run("why", grown, finding.id[:8], "--json").stdout)
    assert [h["state"]["status"] for h in told["history"]] == [p.state.status.value for p in past]


def test_a_finding_that_never_changed_has_no_past_to_tell(tmp_path) -> None:
    (tmp_path / "a.txt").write_text(f"Harbour Post\n\n14 December 2024\n\n{FIVE}\n")
    with Case.open(tmp_path / "my.case") as case:
        case.add([str(tmp_path / "a.txt")], jobs=1)
        (finding,) = case.snapshot().reconciliation.findings
    assert "What it was" not in run("why", tmp_path / "my.case", finding.id).stdout
