"""Requests that no page of ours makes: each is refused or answered in words, and the workbench goes on."""

import shutil
import socket
import threading
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from firsthand.pages import PAGES
from firsthand.pipeline import Case
from firsthand.web import Guard, serve, workbench
from firsthand.web.patience import Patient

HOST = "127.0.0.1:8000"
HOSTS = frozenset((HOST, "localhost:8000", "[::1]:8000"))


@pytest.fixture(scope="module")
def client(demo_case: Path, tmp_path_factory) -> TestClient:
    path = Path(shutil.copy(demo_case, tmp_path_factory.mktemp("hostile") / "own.case"))
    return TestClient(workbench(path, Guard(HOSTS)), base_url=f"http://{HOST}", raise_server_exceptions=False)


@pytest.fixture(scope="module")
def port(demo_case: Path, tmp_path_factory) -> int:
    """Return the port of a workbench that listens."""
    path = Path(shutil.copy(demo_case, tmp_path_factory.mktemp("listening") / "own.case"))
    found: list[str] = []
    ready = threading.Event()

    def note(address: str) -> None:
        found.append(address)
        ready.set()

    threading.Thread(target=lambda: serve(path, ready=note), daemon=True).start()
    assert ready.wait(30)
    return int(found[0].rstrip("/").rpartition(":")[2])


def said(port: int, words: bytes) -> bytes:
    """Return what the server answers to these bytes, until it closes the connection or a second passes."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(words)
        answer = b""
        while b"\r\n\r\n" not in answer and (piece := connection.recv(65536)):
            answer += piece
    return answer


@pytest.mark.parametrize(
    ("host", "status"),
    [
        (HOST, 200),
        ("LOCALHOST:8000", 200),
        ("localhost.:8000", 200),
        ("[::1]:8000", 200),
        ("localhost", 403),
        ("localhost:80", 403),
        ("localhost.attacker.example:8000", 403),
        ("[::1", 403),
        ("", 403),
    ],
)
def test_it_answers_under_its_own_names_however_they_are_written(client, host, status):
    assert client.get("/reports", headers={"host": host}).status_code == status


@pytest.mark.parametrize(
    ("origin", "refused"),
    [
        (f"http://{HOST}", False),
        ("http://[::1]:8000", False),
        ("HTTP://LOCALHOST:8000", False),
        ("null", True),
        ("http://[", True),
        ("http://127.0.0.1:9000", True),
        (f"file://{HOST}", True),
        (f"http://{HOST}@attacker.example", True),
    ],
)
def test_a_form_is_taken_from_its_own_pages_only(client, origin, refused):
    answer = client.post("/judge", headers={"origin": origin}, data={"token": "none"})
    assert answer.status_code == 403
    assert ("another site" in answer.text) is refused


def test_nothing_that_changes_something_is_done_without_a_token_of_ours(client):
    addresses = [r.path for r in client.app.routes if "POST" in (getattr(r, "methods", None) or ())]
    assert {"/judge", "/add", "/reviewer"} <= set(addresses)
    for address in addresses:
        for sent in ({}, {"token": "stolen"}, {"token": "\udcff"}):
            data = {k: v.encode("utf-8", "surrogatepass") for k, v in sent.items()}
            answer = client.post(address, data=data)
            assert answer.status_code in (403, 411), address
            assert not answer.headers.get("set-cookie")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "NONSENSE"])
def test_other_methods_are_refused_in_words(client, method):
    client.get("/reports")
    answer = client.request(method, "/reports")
    assert answer.status_code == 405
    assert "cannot be asked that way" in answer.text


def test_a_head_is_answered_as_its_page_without_it(client):
    answer = client.head("/reports")
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize("page", [p.name for p in PAGES])
@pytest.mark.parametrize(
    "given", ["%00", "%ED%A0%80", "%FF%FE", "%", "../../../etc/passwd", "%2e%2e%2f", "9" * 400, "-1"]
)
def test_a_query_or_an_item_that_is_nonsense_is_answered(client, page, given):
    names = ("page", "kind", "status", "words", "q", "since", "until", "back", "who", "span", "quote", "near", "skip")
    query = "&".join(f"{name}={given}" for name in names)
    for address in (f"/{page}?{query}", f"/{page}/{given}?{query}", f"/table/{page}/{given}/none.csv"):
        answer = client.get(address)
        assert answer.status_code in (200, 400, 404), address
        assert "root:x:0" not in answer.text


@pytest.mark.parametrize(
    "address", ["/bundles/../app.py", "/bundles/%2e%2e/render.py", "/bundles//etc/passwd", "/original/../x"]
)
def test_no_path_leads_out(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("application/json", b'{"token": 1}'),
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=x", b"--x\r\nnonsense"),
        ("multipart/form-data; boundary=x", b"--x\r\n" + b"a: b\r\n" * 5000),
        ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % n for n in range(5000))),
        ("application/x-www-form-urlencoded", b"a=" + b"x" * 3_000_000),
        ("application/x-www-form-urlencoded", b"token=%FF%00%ED%A0%80&action=%"),
        ("text/plain; charset=nonsense", b"\xff"),
        ("", b""),
    ],
)
@pytest.mark.parametrize("address", ["/judge", "/reviewer", "/add"])
def test_a_body_that_is_no_form_of_ours_is_refused(client, address, kind, content):
    answer = client.post(address, content=content, headers={"content-type": kind})
    assert answer.status_code in (400, 403, 411, 413)


def test_evidence_is_kept_in_no_cache_and_never_run(client):
    with Case.open(client.app.state.desk.path) as case:
        report = next(case.reports())
    answer = client.get(f"/original/{report.id}")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_defect_of_ours_is_said_in_words_under_the_same_policy(client, monkeypatch):
    client.get("/reports")

    def broken(*_):
        raise RuntimeError("secret of the inside")

    monkeypatch.setattr("firsthand.web.app.render", broken)
    answer = client.get("/reports")
    assert answer.status_code == 500
    assert "An error inside firsthand (RuntimeError)" in answer.text
    assert "secret of the inside" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("name", ["%00", "%E2%80%AE", "x" * 400], ids=["NUL", "right to left", "long"])
def test_a_name_in_a_cookie_that_is_none_is_not_believed(demo_case, tmp_path, name):
    path = Path(shutil.copy(demo_case, tmp_path / "own.case"))
    own = TestClient(workbench(path, Guard(HOSTS), "Alice"), base_url=f"http://{HOST}")
    answer = own.get("/reports", headers={"cookie": f"firsthand-reviewer={name}"})
    assert answer.status_code == 200
    assert "recorded as <bdi>Alice</bdi>" in answer.text


@pytest.mark.parametrize(
    "words",
    [
        b"GET / HTTP/1.0\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: attacker.example\r\n\r\n",
        b"GET http://attacker.example/ HTTP/1.1\r\nHost: attacker.example\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /?" + b"q" * 10_000_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"nonsense\r\n\r\n",
        b"POST /judge HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
    ids=["no host", "wrong host", "absolute", "two hosts", "bytes", "10 MB", "TLS", "nonsense", "smuggled"],
)
def test_what_is_no_request_of_a_browser_is_refused(port, words):
    try:
        answer = said(port, words)
    except ConnectionError:
        answer = b"HTTP/1.1 400"  # refused before all of it was sent
    assert answer.startswith((b"HTTP/1.1 403", b"HTTP/1.1 400")) or answer == b""
    assert said(port, b"GET /reports HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n" % port).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize("begun", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: x\r\n"])
def test_a_request_that_never_ends_is_not_waited_for(port, monkeypatch, begun):
    monkeypatch.setattr(Patient, "head", 0.2)
    assert said(port, begun) == b""


def test_a_body_that_falls_silent_is_not_waited_for(port, monkeypatch):
    monkeypatch.setattr("firsthand.web.patience.unless_silent.__defaults__", (0.2,))
    head = b"POST /judge HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/x-www-form-urlencoded\r\n" % port
    assert said(port, head + b"Content-Length: 500\r\n\r\ntoken=").startswith(b"HTTP/1.1 408")
