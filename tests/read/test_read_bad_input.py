"""Bad input: one plain sentence that says what, where and what to do; the rest is read."""

import json
import os
import sys
from pathlib import Path

import pytest

from firsthand.model import Failure, Report
from firsthand.read import ReadOptions, list_documents, read_report, read_source

GOOD = "A barge loaded with gravel sank at the mouth of the river on Monday night, the coastguard said."


def test_empty_files(refuse):
    for data in (b"", b" \n\t\n", b"\xef\xbb\xbf", b"\x00" * 40):
        assert refuse(data, source_path="empty.txt").startswith("empty.txt: the file is empty.")


def test_a_binary_renamed_html(refuse):
    reason = refuse(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, source_path="page.html")
    assert (
        reason
        == "page.html: this is a picture, whatever its name says, and firsthand reads text. Save the page as HTML, PDF or text."
    )
    assert "binary data" in refuse(bytes(range(256)) * 50, source_path="page.html")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04" + b"x" * 99, "zip archive"),
        (b"SQLite format 3\x00" + b"x" * 99, "SQLite"),
        (b"\x1f\x8b" + b"x" * 99, "compressed"),
        (b"WARC/1.0\r\n", "web archive"),
        (b"{\\rtf1 hello}", "rich text"),
    ],
)
def test_kinds_that_are_not_read_are_named(refuse, data, kind):
    assert kind in refuse(data, source_path="x")


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><title>Barge sinks</title></head><body></body></html>",
        "<html><body><script>var a='A barge sank on Monday.'</script><img src=x></body></html>",
        "<html></html>",
        "<!-- nothing -->",
        "<html><body><p> &nbsp; </p></body></html>",
    ],
)
def test_a_page_with_no_text(refuse, page):
    assert "no text was found" in refuse(page, source_path="page.html")


def test_broken_utf8_is_read_and_said(read_one):
    report = read_one(
        ("A caf\u00e9 by the river burned down on Monday night, the owner said. " * 20).encode()
        + b"\xff\xfe broken \xc3 end."
    )
    assert "caf\u00e9" in report.text
    assert any("could not be decoded" in note for note in report.notes)


def test_old_encodings_are_read_without_loss(read_one):
    assert (
        "caf\u00e9 \u2013 on"
        in read_one(
            "The caf\u00e9 \u2013 on the quay \u2013 burned down on Monday night, the \u201cowner\u201d said.".encode(
                "cp1252"
            )
        ).text
    )
    assert "Barge" in read_one("Barge sinks. The crew was saved on Monday night.".encode("utf-16")).text


def test_deep_nesting_and_huge_pages_do_not_break_the_reader(packs):
    for data in (
        b"<div>" * 200_000 + GOOD.encode(),
        b"<table><tr><td>" * 50_000 + GOOD.encode(),
        b"<p>" + b"x" * 5_000_000 + b"</p>",
        b"<b " * 500_000,
    ):
        (result,) = read_report(data, packs=packs)
        assert isinstance(result, (Report, Failure))


def test_a_page_over_the_limit(packs):
    (result,) = read_report(
        b"x " * 3_000_000, packs=packs, options=ReadOptions(max_bytes=5_000_000), source_path="big.txt"
    )
    assert isinstance(result, Failure)
    assert "larger than 5 MB" in result.reason


@pytest.mark.parametrize(
    "unit",
    [
        "(",
        "— ",
        "[a](",
        "A.B/",
        "@a ",
        "Photo: ",
        "1:1",
        "REUTERS/",
        "<",
        "&amp;",
        "-\n",
        "A B ",
        "٣",
        ". ",
        "Image 1 of ",
        "\u0301",
    ],
)
def test_long_monotonous_text_is_read_in_reasonable_time(packs, unit):
    for name in ("x.txt", "x.md"):
        results = read_report((unit * (60_000 // len(unit))).encode(), packs=packs, source_path=name)
        assert results


def test_html_entities_are_not_expanded_from_a_doctype(packs):
    page = (
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "boom">]><html><body><p>'
        + GOOD
        + " &x; &y;</p></body></html>"
    )
    (report,) = read_report(page.encode(), packs=packs)
    assert isinstance(report, Report)
    assert "root:" not in report.text


def test_deep_json_is_a_failure_not_a_crash(refuse, packs):
    assert "line 1 is not valid JSON" in refuse('{"a":' * 100_000 + "1" + "}" * 100_000)
    (result,) = read_report(b'{"text": ' + b"[" * 200_000, packs=packs)
    assert isinstance(result, Failure)


def test_what_is_named_a_feed_and_is_no_xml(refuse):
    for text in ("Our feed has moved, ask the desk.", "<Our feed has moved>, ask the desk."):
        for name in ("world.rss", "world.atom"):
            assert "it is no feed: it is not well-formed XML" in refuse(text, source_path=name)
    assert "it is no feed" in refuse("Our feed has moved, ask the desk.", source_path="world.xml")


def test_a_broken_line_of_json_is_named_with_its_number(packs):
    good, broken = read_report(
        b'{"text": "A barge sank on Monday."}\r\n{"text": "A tug'
        b' sank.\r\n', packs=packs, source_path="a.jsonl"
    )  # fmt: skip
    assert isinstance(good, Report)
    assert broken.reason.startswith("a.jsonl: line 2 is not valid JSON (")
    assert broken.reason.endswith("Mend it, or leave it out.")


def test_an_endless_word_is_kept_and_not_read(read_one, refuse, parts):
    blob = "data:image/png;base64," + "iVBORw0K" * 1000
    story = f"The barge sank on Monday, the coastguard said. {blob} It had left the port on Sunday."
    report = read_one(f"Barge sinks at river mouth\n\n{story}\n\nNobody was hurt, the coastguard said on Monday.")
    assert parts(report, "boilerplate")[-1] == blob
    assert "It had left the port on Sunday." in parts(report, "body")
    assert any("is no word" in note for note in report.notes)
    assert "no text was found" in refuse("a" * 1_000_000)


def test_a_language_without_spaces_has_no_endless_words(read_one, parts):
    report = read_one("船が月曜日の夜に川の河口で沈んだと沿岸警備隊は語った。" * 200)
    assert parts(report, "boilerplate") == []


def test_a_huge_json_line(packs):
    (report,) = read_report(json.dumps({"id": "x", "text": "A barge sank. " * 300_000}).encode(), packs=packs)
    assert isinstance(report, Report)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_text("Two. " + GOOD)
    (tmp_path / "a.txt").write_text("One. " + GOOD)
    (tmp_path / "bad.html").write_bytes(b"\x89PNG" + bytes(400))
    (tmp_path / "c.html").write_text(f"<html><body><p>Three. {GOOD}</p></body></html>")
    (tmp_path / "c_files").mkdir()
    (tmp_path / "c_files" / "advert.html").write_text("<p>Buy now, and save half of it.</p>")
    (tmp_path / ".hidden.txt").write_text(GOOD)
    (tmp_path / "case.firsthand").write_bytes(b"SQLite format 3\x00" + bytes(100))
    return tmp_path


def test_a_folder_is_read_in_order_and_bad_files_do_not_stop_it(folder, packs):
    results = list(read_source(str(folder), ReadOptions(), packs))
    assert [type(r).__name__ for r in results] == ["Report", "Report", "Failure", "Report"]
    names = [(r.source_path if isinstance(r, Report) else r.report) for r in results]
    assert names == [f"{folder}/{n}" for n in ("a.txt", "b/two.txt", "bad.html", "c.html")]


def test_the_documents_of_a_folder_are_listed_as_they_are_read(folder):
    assert list_documents(f"{folder}/") == tuple(f"{folder}/{n}" for n in ("a.txt", "b/two.txt", "bad.html", "c.html"))
    assert list_documents("https://example.com/") == ("https://example.com/",)
    assert list_documents(str(folder / "nothing")) == ()


def test_reading_is_lazy(folder, packs):
    reading = read_source(str(folder), ReadOptions(), packs)
    assert isinstance(next(reading), Report)
    (folder / "bad.html").unlink()
    assert isinstance(list(reading)[1], Failure)


def test_a_path_that_does_not_exist(packs):
    (failure,) = read_source("no/such/place", ReadOptions(), packs)
    assert failure == Failure(
        "no/such/place", "read", "no/such/place: there is no such file or folder. Check the path."
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_no_permission(tmp_path, packs):
    (tmp_path / "shut").mkdir(mode=0o000)
    (tmp_path / "a.txt").write_text(GOOD)
    results = list(read_source(str(tmp_path), ReadOptions(), packs))
    assert isinstance(results[0], Report)
    assert isinstance(results[1], Failure)
    assert "no permission" in results[1].reason


def test_an_unreadable_file_is_said(tmp_path, packs, monkeypatch):
    (tmp_path / "a.txt").write_text(GOOD)

    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    (failure,) = read_source(str(tmp_path / "a.txt"), ReadOptions(), packs)
    assert isinstance(failure, Failure)
    assert "you have no permission to read it" in failure.reason


def test_pipes_and_link_circles_do_not_hang(tmp_path, packs):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "broken").symlink_to(tmp_path / "nowhere")
    results = list(read_source(str(tmp_path), ReadOptions(), packs))
    assert len(results) == 3
    assert all(isinstance(r, Failure) for r in results)


def test_standard_input(packs, monkeypatch, tmp_path):
    (tmp_path / "in").write_text(GOOD)
    with (tmp_path / "in").open() as file:
        monkeypatch.setattr(sys, "stdin", file)
        (report,) = read_source("-", ReadOptions(), packs)
    assert isinstance(report, Report)
    assert report.source_path is None
    assert report.capture == "text"


def test_text_only_keeps_no_original(packs):
    (report,) = read_report(GOOD.encode(), packs=packs, options=ReadOptions(text_only=True))
    assert isinstance(report, Report)
    assert report.original == b""
    assert len(report.sha256) == 64
