"""Addresses are fetched hop by hop; on loopback, since nothing else may be asked in a test."""

import gzip
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from firsthand.model import Failure, Report
from firsthand.read import ReadOptions, read_source
from firsthand.read.fetch import is_public

PAGE = b"<html><body><article><h1>Barge sinks at river mouth</h1><p>A barge loaded with gravel sank on Monday night, the coastguard said.</p></article></body></html>"


class Site(BaseHTTPRequestHandler):
    agents: list[str] = []  # noqa: RUF012 - what the test looks at afterwards

    def do_GET(self) -> None:
        self.agents.append(self.headers["User-Agent"])
        answer = {
            "/page": (200, {"Content-Type": "text/html", "Date": "x"}, PAGE),
            "/moved": (302, {"Location": "/page"}, b""),
            "/loop": (302, {"Location": "/loop2"}, b""),
            "/loop2": (301, {"Location": "/loop"}, b""),
            "/out": (302, {"Location": "http://10.0.0.1/"}, b""),
            "/file": (302, {"Location": "file:///etc/passwd"}, b""),
            "/gone": (404, {}, b"no"),
            "/bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"a" * 4_000_000)),
            "/garbled": (200, {"Content-Encoding": "gzip"}, b"this is no gzip"),
            "/cyrillic": (
                200,
                {"Content-Type": "text/html; charset=windows-1251"},
                "<p>Баржа затонула в устье реки вечером.</p>".encode("cp1251"),
            ),
        }.get(self.path)
        if answer is None and self.path.startswith("/step"):
            answer = (302, {"Location": f"/step{int(self.path[5:]) + 1}"}, b"")
        code, headers, body = answer or (404, {}, b"")
        self.send_response_only(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def get(site, packs):
    def one(path: str, **options):
        (result,) = read_source(
            path if "://" in path else site + path, ReadOptions(allow_private=True, **options), packs
        )
        return result

    return one


def test_a_page_is_fetched_under_our_own_name(get, site):
    report = get("/page")
    assert isinstance(report, Report)
    assert (report.url, report.final_url, report.capture) == (f"{site}/page", None, "fetch")
    assert report.retrieved is not None
    assert report.original == PAGE
    assert Site.agents[-1].startswith("firsthand")


def test_redirects_are_followed_and_told(get, site):
    report = get("/moved")
    assert isinstance(report, Report)
    assert (report.url, report.final_url) == (f"{site}/moved", f"{site}/page")


def test_the_declared_encoding_of_the_answer_is_used(get):
    report = get("/cyrillic")
    assert isinstance(report, Report)
    assert "Баржа" in report.text


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/loop", "round in a circle"),
        ("/step0", "more than 8 times"),
        ("/file", '"file" addresses are not fetched'),
        ("/gone", "the site answered 404"),
        ("/bomb", "larger than 1 MB"),
        ("/garbled", "could not be decompressed"),
        ("http://nowhere.invalid/", "there is no site nowhere.invalid"),
        ("ftp://127.0.0.1/x", '"ftp" addresses are not fetched'),
        ("http://[::bad/", "not a valid address"),
    ],
)
def test_what_cannot_be_fetched_is_one_sentence(get, path, said):
    result = get(path, max_bytes=1_000_000)
    assert isinstance(result, Failure)
    assert result.stage == "read"
    assert said in result.reason


def test_a_closed_port(get):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    result = get(f"http://127.0.0.1:{port}/")
    assert isinstance(result, Failure)
    assert "the connection was refused" in result.reason


def test_a_site_that_never_answers(get):
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        result = get(f"http://127.0.0.1:{silent.getsockname()[1]}/", timeout=0.3)
    assert isinstance(result, Failure)
    assert "no answer in time" in result.reason


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/",
        "http://localhost:1/",
        "http://[::1]:1/",
        "http://0.0.0.0:1/",
        "http://2130706433/",
        "http://169.254.169.254/latest/meta-data",
    ],
)
def test_private_addresses_are_refused(packs, url):
    (result,) = read_source(url, ReadOptions(), packs)
    assert isinstance(result, Failure)
    assert "private network" in result.reason


def test_a_redirect_into_a_private_network_is_refused(site, packs, monkeypatch):
    real = socket.getaddrinfo

    def answers(host, port, *more, **named):
        return real("127.0.0.1" if host == "news.example" else host, port, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", answers)
    monkeypatch.setattr("firsthand.read.fetch.is_public", lambda address: address == "127.0.0.1")
    (result,) = read_source(site.replace("127.0.0.1", "news.example") + "/out", ReadOptions(), packs)
    assert isinstance(result, Failure)
    assert "10.0.0.1" in result.reason
    assert "private network" in result.reason


def test_the_address_that_was_checked_is_the_one_connected_to(site, packs, monkeypatch):
    real, asked = socket.getaddrinfo, []

    def changing(host, port, *more, **named):
        if host == "news.example":
            asked.append(host)
            return real("127.0.0.1" if len(asked) == 1 else "10.0.0.1", port, *more, **named)
        return real(host, port, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    (result,) = read_source(site.replace("127.0.0.1", "news.example") + "/page", ReadOptions(allow_private=True), packs)
    assert isinstance(result, Report)
    assert asked == ["news.example"]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("10.1.2.3", False), ("172.16.0.1", False), ("192.168.1.1", False),
        ("127.0.0.1", False), ("169.254.1.1", False), ("100.64.0.1", False), ("224.0.0.1", False), ("240.0.0.1", False), ("0.0.0.0", False),
        ("::1", False), ("fe80::1", False), ("fc00::1", False), ("ff02::1", False), ("::ffff:10.0.0.1", False), ("64:ff9b::a00:1", False), ("2002:a00:1::", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address, public):
    assert is_public(address) is public
