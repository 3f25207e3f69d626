"""States of a case that an analyst meets: empty, being added to, read-only, its brief refused, its words hostile."""

import json
import os
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from firsthand.errors import GateError
from firsthand.pages import PAGES
from firsthand.pipeline import Case
from firsthand.web import Guard, workbench

HOST = "127.0.0.1:8000"
NAVIGATION = ["/", *(f"/{page.name}" for page in PAGES if page.title and page.name != "brief")]
SCRIPT = '<script>alert("x")</script>'


def serving(path: Path) -> TestClient:
    return TestClient(workbench(path, Guard(frozenset((HOST,)))), base_url=f"http://{HOST}")


def made(path: Path, *rows: dict[str, str]) -> Path:
    source = path.with_suffix(".jsonl")
    source.write_text("\n".join(json.dumps({"published": "2024-12-14", **row}) for row in rows))
    with Case.open(path) as case:
        if rows:
            case.add(source, jobs=1)
        case.snapshot()
    return path


@pytest.mark.parametrize("address", NAVIGATION)
def test_every_page_of_an_empty_case_answers(tmp_path: Path, address: str) -> None:
    assert serving(made(tmp_path / "empty.case")).get(address).status_code == 200


@pytest.mark.parametrize("address", NAVIGATION)
def test_hostile_words_are_shown_as_words(tmp_path: Path, address: str) -> None:
    text = f"Six trucks left Homs on Friday, said {SCRIPT} a local official. {SCRIPT}"
    path = made(tmp_path / "hostile.case", {"id": SCRIPT, "outlet": SCRIPT, "title": SCRIPT, "text": text})
    client = serving(path)
    answer = client.get(address)
    assert answer.status_code == 200
    document = html.fromstring(answer.text)
    assert all(script.get("src") for script in document.iter("script")), "only our own scripts, by address"
    reports = {link for link in document.xpath("//@href") if link.startswith(("/report/", "/finding/"))}
    for link in reports:
        assert SCRIPT not in client.get(link).text


def test_a_right_to_left_name_turns_nothing_else_around(tmp_path: Path) -> None:
    path = made(
        tmp_path / "rtl.case",
        {
            "id": "a",
            "outlet": "صوت الساحل",
            "title": "شاحنات",
            "text": "Six trucks left Homs on Friday, said Omar صالح.",
        },
    )
    document = html.fromstring(serving(path).get("/reports").text)
    outlet = document.xpath("//td/bdi")[0]
    assert outlet.text == "صوت الساحل"
    assert document.xpath("//th[@scope='row']/a/@dir") == ["auto"]


def test_what_is_added_while_it_is_served_is_seen(tmp_path: Path) -> None:
    path = made(
        tmp_path / "served.case", {"id": "a", "outlet": "One", "text": "Six trucks left Homs on Friday, police said."}
    )
    client = serving(path)
    assert "Second Outlet" not in client.get("/reports").text
    made(path, {"id": "b", "outlet": "Second Outlet", "text": "Nine trucks left Homs on Friday, a nurse said."})
    assert "Second Outlet" in client.get("/reports").text


def test_while_it_is_added_to_the_pages_stand_as_before_and_say_so(tmp_path: Path, monkeypatch) -> None:
    path = made(
        tmp_path / "busy.case", {"id": "a", "outlet": "One", "text": "Six trucks left Homs on Friday, police said."}
    )
    client = serving(path)
    client.get("/")
    monkeypatch.setattr(Case, "finish", lambda *_, **__: None)  # an add that is not done yet
    source = tmp_path / "more.jsonl"
    source.write_text(json.dumps({"id": "b", "outlet": "Late", "text": "Nine trucks left Homs, a nurse said."}))
    with Case.open(path) as case:
        case.add(source, jobs=1)
    answer = client.get("/reports")
    assert "Reports are being added" in answer.text
    assert "Late" not in answer.text
    monkeypatch.undo()
    with Case.open(path) as case:
        case.finish()
    assert "Late" in client.get("/reports").text


def test_a_brief_that_is_refused_is_an_error_in_words_and_the_rest_stands(tmp_path: Path, monkeypatch) -> None:
    def refuse(*_: object) -> None:
        raise GateError("Nine trucks left.", ["no source says nine"])

    monkeypatch.setattr(Case, "brief", refuse)
    path = made(tmp_path / "refused.case", {"id": "a", "outlet": "One", "text": "Six trucks left Homs, police said."})
    client = serving(path)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "Nine trucks left." in answer.text
    assert client.get("/matrix").status_code == 200
    assert client.get("/reports").status_code == 200
    with Case.open(path) as case:
        (report,) = case.snapshot().reports
    assert client.get(f"/report/{report.id}").status_code == 200


def test_a_large_case_shows_its_other_pages_while_its_brief_is_written(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("firsthand.web.desk.AT_ONCE", 0)
    monkeypatch.setattr("firsthand.pages.view.View.write", lambda _: None)  # it is not done yet
    path = made(
        tmp_path / "large.case", {"id": "a", "outlet": "One", "text": "Six trucks left Homs on Friday, police said."}
    )
    client = serving(path)
    waiting = client.get("/")
    monkeypatch.undo()
    assert "is being written" in waiting.text
    assert waiting.headers["refresh"]


def test_a_case_whose_file_is_gone_is_said(tmp_path: Path) -> None:
    path = made(tmp_path / "gone.case", {"id": "a", "outlet": "One", "text": "Six trucks left Homs, police said."})
    client = serving(path)
    client.get("/")
    for name in tmp_path.glob("gone.case*"):
        name.unlink()
    answer = client.get("/reports")
    assert answer.status_code in {200, 500}
    assert "<h1>" in answer.text


def texts(outlet: str) -> dict[str, str]:
    return {"id": "a", "outlet": outlet, "text": "Six trucks left Homs on Friday, police said."}


@pytest.mark.parametrize("content", [b"hello, world " * 500, b"", b"SQLite format 3\0" + bytes(5000)])
def test_a_case_that_was_overwritten_is_said_on_every_page_and_decided_on_by_nobody(
    tmp_path: Path, content: bytes
) -> None:
    path = made(tmp_path / "spoilt.case", texts("One"))
    client = serving(path)
    (token,) = html.fromstring(client.get("/reports").text).xpath("//body/@data-token")
    path.write_bytes(content)
    for answer in (
        client.get("/"),
        client.get("/search?words=Homs"),
        client.post("/judge", data={"token": token, "action": "accept", "target": "x"}),
    ):
        assert answer.status_code in {404, 500}
        assert "spoilt.case" in answer.text or "Nothing was recorded" in answer.text
    assert path.read_bytes() == content, "what is there is left as it was"


def test_another_case_put_in_its_place_is_what_is_shown(tmp_path: Path) -> None:
    path, other = made(tmp_path / "one.case", texts("First Outlet")), made(tmp_path / "two.case", texts("Other Outlet"))
    client = serving(path)
    assert "First Outlet" in client.get("/reports").text
    other.replace(path)
    page = client.get("/reports").text
    assert "Other Outlet" in page
    assert "First Outlet" not in page


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_case_that_cannot_be_written_is_read_and_says_so_when_it_is_decided_on(tmp_path: Path) -> None:
    path = made(tmp_path / "kept.case", texts("One"))
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        client = serving(path)
        (token,) = html.fromstring(client.get("/reports").text).xpath("//body/@data-token")
        with Case.open(path, create=False) as case:
            claim = case.snapshot().claims[0].id
        answer = client.post("/judge", data={"token": token, "action": "accept", "target": claim})
        assert answer.status_code == 500
        assert "read-only" in answer.text
    finally:
        tmp_path.chmod(0o755)


def test_a_name_written_from_right_to_left_does_not_turn_the_sentence_round_it(tmp_path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "شاهد.txt").write_text("قال شهود عيان إن انفجارا وقع في مستودع للوقود جنوب المدينة.\n", encoding="utf-8")
    with Case.open(tmp_path / "rtl.case") as case:
        case.add(str(folder), jobs=1)
    with serving(tmp_path / "rtl.case") as served:
        shown = served.get("/").text
    assert '<span dir="ltr" data-sentence><bdi>“شاهد.txt”</bdi>&#39;s report is in Arabic' in shown
