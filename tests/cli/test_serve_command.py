"""`firsthand serve`: on this machine unless told; elsewhere by a password only, which is said."""

import json
import os
import socket

import pytest
from typer.testing import CliRunner

from firsthand.cli import app
from firsthand.pipeline import Case

PASSWORD = "nine lives of a cat"


@pytest.fixture
def served(tmp_path, monkeypatch):
    """Return a case, and what it would have been served with."""
    path = tmp_path / "small.case"
    with Case.open(path) as case:
        case.snapshot()
    given = {}

    def serve(_path, **options):
        given.update(options)
        options["ready"]("http://there/")

    monkeypatch.setattr("firsthand.web.serve", serve)
    monkeypatch.delenv("FIRSTHAND_PASSWORD", raising=False)
    return str(path), given


def run(*words: str):
    return CliRunner().invoke(app, ["serve", *words])


def test_it_listens_on_this_machine_only(served):
    path, given = served
    result = run(path)
    assert result.exit_code == 0
    assert result.stdout == "http://there/\n"
    assert "on this machine only" in result.stderr
    assert (given["at"].host, given["at"].password) == ("127.0.0.1", "")


@pytest.mark.parametrize("quiet", [(), ("--quiet",)], ids=["", "quiet"])
def test_elsewhere_it_says_that_others_reach_it_and_that_nothing_is_encrypted(served, monkeypatch, quiet):
    path, given = served
    monkeypatch.setenv("FIRSTHAND_PASSWORD", PASSWORD)
    result = run(path, "--host", "192.0.2.7", *quiet)
    assert result.exit_code == 0
    assert "Others can reach this workbench" in result.stderr
    assert "not encrypted" in result.stderr
    assert given["at"].password == PASSWORD
    assert PASSWORD not in result.output


def test_elsewhere_without_a_password_it_does_not_start(served):
    path, given = served
    result = run(path, "--host", "192.0.2.7")
    assert result.exit_code == 2
    assert "give a password" in " ".join(result.stderr.replace("│", " ").split())
    assert not given


@pytest.mark.parametrize(
    ("password", "status"), [(PASSWORD + "\nsecond line", 0), ("short", 2), ("", 2)], ids=["long", "short", "empty"]
)
def test_the_password_is_the_first_line_of_a_file(served, tmp_path, password, status):
    path, given = served
    file = tmp_path / "password"
    file.write_text(password)
    assert run(path, "--host", "192.0.2.7", "--password-file", str(file)).exit_code == status
    assert [at.password for at in given.values() if hasattr(at, "password")] == ([PASSWORD] if status == 0 else [])


def test_the_password_is_not_left_to_other_processes(served, monkeypatch):
    path, _ = served
    monkeypatch.setenv("FIRSTHAND_PASSWORD", PASSWORD)
    run(path, "--host", "192.0.2.7")
    assert "FIRSTHAND_PASSWORD" not in os.environ


def test_on_every_address_it_must_be_told_its_name(served, monkeypatch):
    path, given = served
    monkeypatch.setenv("FIRSTHAND_PASSWORD", PASSWORD)
    result = run(path, "--host", "0.0.0.0")
    assert result.exit_code == 2
    assert "--name" in result.stderr
    assert not given
    monkeypatch.setenv("FIRSTHAND_PASSWORD", PASSWORD)
    assert run(path, "--host", "0.0.0.0", "--name", "desk.example").exit_code == 0
    assert given["at"].names == ("desk.example",)


def test_an_address_that_is_none_is_said(served, monkeypatch):
    monkeypatch.setenv("FIRSTHAND_PASSWORD", PASSWORD)
    result = run(served[0], "--host", "no such name")
    assert result.exit_code == 2
    assert "Traceback" not in result.stderr


def test_a_port_that_is_taken_is_said_with_what_to_do(served, monkeypatch):
    monkeypatch.undo()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = run(served[0], "--port", str(taken.getsockname()[1]))
    assert result.exit_code == 2
    assert "is in use" in result.stderr


def test_ctrl_c_stops_it_and_is_no_error(served, monkeypatch):
    def interrupted(*_words, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr("firsthand.web.serve", interrupted)
    result = run(served[0])
    assert result.exit_code == 0
    assert "Stopped." in result.stderr


def test_own_outlines_are_handed_to_the_map_and_wrong_ones_are_refused(served, tmp_path):
    path, given = served
    outlines = tmp_path / "own.json"
    outlines.write_text(json.dumps({"type": "Polygon", "coordinates": [[[20, 20], [50, 20], [50, 60], [20, 20]]]}))
    assert run(path, "--outlines", str(outlines)).exit_code == 0
    assert json.loads(given["outlines"])["type"] == "Polygon"
    outlines.write_text("not outlines")
    result = run(path, "--outlines", str(outlines))
    assert result.exit_code == 3
    assert "not JSON" in result.stderr


def test_own_outlines_go_into_an_archive(tmp_path):
    path = str(tmp_path / "mapped.case")
    (tmp_path / "report.txt").write_text("Six trucks left Homs for Tartus on 12 December 2024, police said.")
    with Case.open(path) as case:
        case.add(tmp_path / "report.txt", jobs=1)
    outlines = tmp_path / "own.json"
    outlines.write_text(json.dumps({"type": "Polygon", "coordinates": [[[20, 20], [50.0625, 20], [50, 60], [20, 20]]]}))
    folder = tmp_path / "archive"
    words = ["export", path, "--format", "site", "--to", str(folder), "--outlines", str(outlines)]
    assert CliRunner().invoke(app, words).exit_code == 0
    assert "50.0625" in (folder / "map.html").read_text()
