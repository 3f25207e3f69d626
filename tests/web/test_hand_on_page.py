"""Handing the case on by its pages: an archive made, taken away and checked; one at a time; stopped, nothing is left."""

import io
import os
import threading
import zipfile
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient
from typer.testing import CliRunner

from firsthand.cli import app
from firsthand.pages import verify as verifying
from firsthand.web import Guard, archiving, workbench
from firsthand.web.archiving import Archiver
from firsthand.web.handing_on import is_local
from firsthand.web.login import Door

HOST = "127.0.0.1:8000"


@pytest.fixture
def own(own_case: Path) -> TestClient:
    client = TestClient(workbench(own_case, Guard(frozenset((HOST,))), "Alice"), base_url=f"http://{HOST}")
    yield client
    client.app.state.desk.archiver.leave()


def read(own: TestClient, address: str = "/handon"):
    return html.fromstring(own.get(address).text)


def words(page) -> str:
    return " ".join(page.xpath("//main")[0].text_content().split())


def ask(own: TestClient, what: str, **fields):
    token = read(own).xpath("//body/@data-token")[0]
    return own.post("/handon", data={"token": token, "what": what, **fields}, follow_redirects=False)


def made(own: TestClient, what: str, **fields):
    """Return the page once what was asked for is done."""
    answer = ask(own, what, **fields)
    assert answer.status_code == 303, answer.text
    own.app.state.desk.archiver.wait()
    return read(own)


def check(own: TestClient, data: bytes = b"", digest: str = "", folder: str = "") -> str:
    token = read(own).xpath("//body/@data-token")[0]
    fields = {"token": token, "manifest": digest, "folder": folder}
    answer = own.post("/verify", data=fields, files={"file": ("a.zip", data)} if data else {"file": ("", b"")})
    assert answer.status_code == 200, answer.text
    return words(html.fromstring(answer.text))


def left(own_case: Path) -> list[str]:
    return sorted(p.name for p in own_case.parent.iterdir() if p.name != own_case.name and "-" in p.name)


def test_the_archive_is_that_of_the_command_and_is_taken_away_with_its_digest(own, own_case, tmp_path) -> None:
    page = made(own, "whole")
    digest = page.xpath("//*[@id='digest']")[0].text
    answer = own.get("/archive.zip")
    assert answer.headers["content-disposition"] == 'attachment; filename="own-archive.zip"'
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        packed.extractall(tmp_path / "out")
    done = CliRunner().invoke(app, ["export", str(own_case), "--format", "site", "--to", str(tmp_path / "cli"), "-q"])
    assert done.stdout.strip() == digest

    def files(folder: Path) -> dict[str, bytes]:
        return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}

    assert files(tmp_path / "out" / "own-archive") == files(tmp_path / "cli")
    assert "Nothing was changed since it was exported" in check(own, answer.content, digest)
    assert "is not the archive that the digest belongs to" in check(own, answer.content, "0" * 64)
    assert "is not known" in check(own, answer.content)


def test_a_touched_file_is_named_and_what_this_does_not_show_is_said(own) -> None:
    digest = made(own, "whole").xpath("//*[@id='digest']")[0].text
    given, touched = zipfile.ZipFile(io.BytesIO(own.get("/archive.zip").content)), io.BytesIO()
    with zipfile.ZipFile(touched, "w") as packed:
        for entry in given.infolist():
            name = entry.filename.partition("/")[2]
            if name != "reports.html":
                packed.writestr(entry.filename, b"other" if name == "index.html" else given.read(entry))
        packed.writestr("own-archive/more.html", b"slipped in")
    said = check(own, touched.getvalue(), digest)
    for found in ("1 file changed", "index.html", "1 file missing", "reports.html", "1 file added", "more.html"):
        assert found in said
    assert "It does not show who made the archive, when, or that what is in it is true." in said


def test_a_copy_for_others_is_made_as_it_was_shown(own) -> None:
    shown = made(own, "plan")
    names = {label.text_content().strip() for label in shown.xpath("//ul[@class='names']//bdi")}
    assert {"Abu Karim", "Marta Lindqvist", "roadwatch_sy"} <= names
    again = made(own, "plan", keep="Marta Lindqvist", mask="Ilyushin Il\nA. Name")
    assert "A. Name" in again.xpath("//textarea[@name='mask']")[0].text
    seen = again.xpath("//input[@name='seen']/@value")[0]
    made(own, "share", seen=seen)
    with zipfile.ZipFile(io.BytesIO(own.get("/archive.zip").content)) as packed:
        text = "".join(packed.read(n).decode("utf-8", "replace") for n in packed.namelist())
        assert not any("originals/" in n or n.endswith(".case") for n in packed.namelist())
    assert "Marta Lindqvist" in text
    assert "Abu Karim" not in text
    assert "Alice" not in text


def test_a_copy_that_was_not_looked_at_is_not_made(own) -> None:
    assert ask(own, "share", seen="").status_code == 400
    made(own, "plan")
    assert ask(own, "share", seen="of before").status_code == 400


def test_a_case_that_changed_after_the_look_is_looked_at_again(own) -> None:
    seen = made(own, "plan").xpath("//input[@name='seen']/@value")[0]
    token = read(own).xpath("//body/@data-token")[0]
    own.post(
        "/add",
        data={"token": token, "what": "text", "text": "Three people were killed in Homs, said Ana Quill, a baker."},
        files={"file": ("", b"")},
    )
    own.app.state.desk.adder.wait()
    page = made(own, "share", seen=seen)
    assert "the case changed since you looked" in words(page)
    assert own.get("/archive.zip").status_code == 404


def test_a_case_that_changed_after_its_archive_says_so(own) -> None:
    assert "The case has changed since" not in words(made(own, "whole"))
    token = read(own).xpath("//body/@data-token")[0]
    own.post("/add", data={"token": token, "what": "text", "text": "It rained in Homs."}, files={"file": ("", b"")})
    own.app.state.desk.adder.wait()
    assert "The case has changed since" in words(read(own))


def test_it_is_also_written_into_a_folder(own, tmp_path) -> None:
    page = made(own, "whole", to=str(tmp_path / "given"))
    assert str(tmp_path / "given") in words(page)
    assert (tmp_path / "given" / "index.html").is_file()
    digest = page.xpath("//*[@id='digest']")[0].text
    assert "Nothing was changed" in check(own, digest=digest, folder=str(tmp_path / "given"))
    (tmp_path / "given" / "index.html").write_text("other")
    assert "1 file changed" in check(own, digest=digest, folder=str(tmp_path / "given"))


def test_a_folder_that_is_not_to_be_had_is_said_and_nothing_begins(own, tmp_path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    (tmp_path / "file").write_text("x")
    cases = {
        "mine": "holds something already", "file": "a file of that name", "no/such": "no folder",
        "": "holds something already",
    }  # fmt: skip
    for name, said in cases.items():
        answer = ask(own, "whole", to=str(tmp_path / name))
        assert answer.status_code == 400
        assert said in words(html.fromstring(answer.text)), name
    assert "not a whole path" in ask(own, "whole", to="archive").text
    assert (tmp_path / "mine" / "letter.txt").read_text() == "dear"


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="who may write everywhere")
def test_a_folder_that_may_not_be_written_is_said(own, tmp_path) -> None:
    (tmp_path / "shut").mkdir(mode=0o500)
    assert "nothing may be written" in ask(own, "whole", to=str(tmp_path / "shut" / "site")).text


def test_a_full_disk_is_said_and_leaves_nothing(own, own_case, tmp_path, monkeypatch) -> None:
    said = 'import sys; sys.stdin.buffer.readline(); print(\'{"part": "pages", "done": 5}\'); '
    said += 'print(\'{"problem": "the disk is full."}\')'
    monkeypatch.setattr(archiving, "COMMAND", ("-c", said))
    page = made(own, "whole", to=str(tmp_path / "given"))
    assert "Nothing was made" in words(page)
    assert "the disk is full" in words(page)
    assert left(own_case) == []


def test_work_that_dies_is_said_and_leaves_nothing(own, own_case, monkeypatch) -> None:
    monkeypatch.setattr(archiving, "COMMAND", ("-c", "import os; os.abort()"))
    assert "ended by itself" in words(made(own, "whole"))
    assert left(own_case) == []


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every work go on until its input ends."""
    work = (
        'import sys; sys.stdin.buffer.readline(); print(\'{"part": "pages", "done": 1234}\', flush=True); '
        "sys.stdin.buffer.read()"
    )
    monkeypatch.setattr(archiving, "COMMAND", ("-c", work))


def under_way(own: TestClient) -> str:
    for _ in range(400):
        said = words(read(own))
        if "1,234" in said:
            return said
        threading.Event().wait(0.05)
    raise AssertionError("it never began")


@pytest.mark.usefixtures("endless")
def test_a_second_person_sees_the_first_ones_and_it_can_be_stopped(own, own_case) -> None:
    assert ask(own, "whole").status_code == 303
    other = TestClient(own.app, base_url=f"http://{HOST}")
    said = under_way(other)
    assert "asked for by Alice" in said
    assert "Make the archive" not in said
    assert ask(other, "whole").status_code == 409
    assert ask(other, "stop").status_code == 303
    own.app.state.desk.archiver.wait()
    assert "Nothing was made, and nothing of it is left" in words(read(own))
    assert left(own_case) == []


@pytest.mark.usefixtures("endless")
def test_a_server_that_ends_leaves_nothing(own, own_case) -> None:
    ask(own, "whole")
    under_way(own)
    own.app.state.desk.archiver.leave()
    assert left(own_case) == []


def test_what_a_server_that_died_left_is_removed_by_the_next(own_case) -> None:
    dead = own_case.with_name(f".{own_case.name}.handing-on-999999999-x")
    dead.mkdir()
    (dead / "archive.zip").write_bytes(b"x")
    Archiver(own_case)
    assert not dead.exists()


def test_it_is_removed_when_it_is_no_longer_wanted(own, own_case) -> None:
    made(own, "whole")
    assert left(own_case)
    assert ask(own, "forget").status_code == 303
    assert own.get("/archive.zip").status_code == 404
    assert left(own_case) == []


@pytest.mark.parametrize("address", ["/handon", "/verify"])
def test_a_form_of_another_session_does_nothing(own, address) -> None:
    assert own.post(address, data={"token": "x", "what": "whole"}, files={"file": ("", b"")}).status_code == 403
    answer = own.post(address, data={"what": "whole"}, headers={"origin": "http://attacker.example"})
    assert answer.status_code == 403


def test_folders_are_named_only_where_nobody_else_can_reach_the_workbench(own_case, tmp_path) -> None:
    for hosts, local in (
        ((HOST, "localhost:8000", "[::1]:8000"), True),
        ((HOST, "desk.example"), False),
        (("192.0.2.7:8000",), False),
    ):
        assert is_local(Guard(frozenset(hosts))) is local
    assert not is_local(Guard(frozenset((HOST,)), door=Door("nine lives of a cat")))
    reached = TestClient(workbench(own_case, Guard(frozenset((HOST, "desk.example")))), base_url=f"http://{HOST}")
    assert not read(reached).xpath("//input[@name='to']")
    assert ask(reached, "whole", to=str(tmp_path / "site")).status_code == 400
    assert "only where the workbench is open to this machine alone" in check(reached, folder=str(tmp_path))


def test_behind_a_password_nothing_is_taken_away_or_checked_without_it(own_case) -> None:
    guard = Guard(frozenset((HOST,)), door=Door("nine lives of a cat"))
    shut = TestClient(workbench(own_case, guard), base_url=f"http://{HOST}", follow_redirects=False)
    for answer in (shut.get("/archive.zip"), shut.get("/handon"), shut.post("/handon"), shut.post("/verify")):
        assert answer.status_code in (303, 401, 403)


def test_what_is_no_archive_is_said_in_plain_words(own, tmp_path, monkeypatch) -> None:
    assert "it is no zip" in check(own, b"no zip")
    assert "64 characters" in check(own, b"no zip", digest="abc")
    assert "it is no archive" in check(own, folder=str(tmp_path))
    assert "not a whole path" in check(own, folder="somewhere")
    assert "No archive was chosen" in check(own)
    assert own.get("/verify/unknown").status_code == 404
    monkeypatch.setattr("firsthand.web.checking.LARGEST", -2_000_000)
    token = read(own).xpath("//body/@data-token")[0]
    assert own.post("/verify", data={"token": token}, files={"file": ("a.zip", b"x")}).status_code == 413
    assert verifying.LARGEST > 10**9
