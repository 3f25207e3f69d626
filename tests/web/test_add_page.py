"""Adding reports on a page: by file, text and address; one adding at a time; stopped or cut short, nothing is lost."""

import io
import json
import threading
import zipfile
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from firsthand.model import Failure
from firsthand.pages.add import EACH, TOGETHER
from firsthand.pipeline import AddResult, Case, Progress
from firsthand.web import Guard, workbench
from firsthand.web.handing import file_name

HOST = "127.0.0.1:8000"
RAIN = "Rain fell\n\n16 December 2024\n\nThree bridges were destroyed in Homs on Monday, a farmer said.\n"


@pytest.fixture
def own(own_case: Path) -> TestClient:
    return TestClient(workbench(own_case, Guard(frozenset((HOST,))), "Alice"), base_url=f"http://{HOST}")


@pytest.fixture
def held(monkeypatch) -> threading.Event:
    """Hold every adding at its beginning until the event is set."""
    go = threading.Event()
    add = Case.add

    def wait(self, *arguments, progress, **options):
        assert go.wait(20)
        progress(Progress("reading", 0, "first.txt"))
        return add(self, *arguments, progress=progress, **options)

    monkeypatch.setattr(Case, "add", wait)
    return go


def token(own: TestClient) -> str:
    return html.fromstring(own.get("/add").text).xpath("//body/@data-token")[0]


def hand_in(own: TestClient, what: str, files=(), **fields: str):
    return own.post(
        "/add",
        data={"token": token(own), "what": what, **fields},
        files=[("file", (name, data)) for name, data in files] or [("file", ("", b""))],
    )


def added(own: TestClient):
    """Return the page once the adding is done."""
    own.app.state.desk.adder.wait()
    return html.fromstring(own.get("/add").text)


def left_over(answer) -> list:
    """Return the part of the page that offers to go on with what was cut short."""
    return html.fromstring(answer.text).xpath("//section[@class='unfinished']")


def words(page) -> str:
    return " ".join(page.text_content().split())


def test_a_file_is_added_and_leads_to_its_report_and_to_what_changed(own, own_case):
    answer = hand_in(own, "files", [("rain.txt", RAIN.encode())])
    assert answer.url.path == "/add"
    page = added(own)
    assert "1 report added" in words(page)
    (link,) = page.xpath("//section[@class='came']//a[starts-with(@href, '/report/')][text()='rain.txt']/@href")
    assert "Three bridges" in own.get(link).text
    (changes,) = page.xpath("//section[@class='came']//a[starts-with(@href, '/changes')]/@href")
    assert "bridge" in own.get(changes).text
    with Case.open(own_case) as case:
        # Where the server kept the file meanwhile is not told.
        report = next(r for r in case.reports() if r.source_path == "rain.txt")
        assert case.store.report(report.id).original == RAIN.encode()
    assert not list(own_case.parent.glob("*.adding")), "what was read is not kept twice"


def test_what_it_was_unsure_of_is_told_and_set_on_the_report(own, own_case):
    hand_in(own, "files", [("rain.txt", RAIN.encode())])
    page = added(own)
    (link,) = page.xpath("//h3[@id='doubts']/following-sibling::ul[1]//a[contains(., 'rain.txt')]/@href")
    assert "to check: outlet" in own.get("/reports", params={"check": "yes"}).text
    report = html.fromstring(own.get(link).text)
    form = next(f for f in report.forms if f.getparent().get("id") == "set")
    data = {**dict(form.form_values()), "outlet": "Homs Daily", "reason": "masthead"}
    assert "Homs Daily" in own.post("/judge", data=data).text
    with Case.open(own_case) as case:
        found = next(r for r in case.reports() if r.source_path == "rain.txt")
        assert (found.outlet, "outlet" in found.unsure) == ("Homs Daily", False)
        (judgement,) = case.store.judgements()
    assert (judgement.who, set(judgement.after)) == ("Alice", {"outlet"})


def test_what_was_read_but_doubted_can_be_said_to_be_right(own, own_case):
    with Case.open(own_case) as case:
        doubted = next(r for r in case.reports() if "outlet" in r.unsure and r.outlet)
    form = next(
        f for f in html.fromstring(own.get(f"/report/{doubted.id}").text).forms if f.getparent().get("id") == "set"
    )
    own.post("/judge", data=dict(form.form_values()))
    with Case.open(own_case) as case:
        now = next(r for r in case.reports() if r.id == doubted.id)
    assert (now.outlet, "outlet" in now.unsure) == (doubted.outlet, False)


def test_pasted_text_comes_with_its_outlet_and_date_and_is_no_original(own, own_case):
    hand_in(
        own,
        "text",
        text=RAIN,
        outlet="صوت حمص",
        title="Rain",
        published="2024-12-16T10:00+02:00",
        url="https://h.example/1",
    )
    added(own)
    with Case.open(own_case) as case:
        report = next(r for r in case.reports() if r.title == "Rain")
    assert report.outlet == "صوت حمص"
    assert report.published == "2024-12-16T10:00:00+02:00"
    assert report.url == "https://h.example/1"
    assert any("Not an original" in note for note in report.notes)


def test_an_address_inside_the_network_is_not_fetched_and_that_is_said(own):
    hand_in(own, "addresses", addresses="http://127.0.0.1:9/secret\n")
    page = words(added(own))
    assert "1 not read" in page
    assert "inside a private network" in page


@pytest.mark.parametrize(
    ("what", "fields", "said"),
    [
        ("addresses", {"addresses": "/etc/passwd"}, "no address of a page"),
        ("addresses", {"addresses": "file:///etc/passwd"}, "no address of a page"),
        ("addresses", {"addresses": " \n "}, "no address was given"),
        ("text", {"text": "  "}, "there is no text"),
        ("text", {"text": RAIN, "published": "soon"}, "is no date"),
        ("text", {"text": RAIN, "url": "javascript:alert(1)"}, "no address of a page"),
        ("files", {}, "no file was chosen"),
        ("nonsense", {}, "does not say what to do"),
    ],
)
def test_what_cannot_be_taken_in_is_said_and_nothing_is(own, own_case, what, fields, said):
    answer = hand_in(own, what, **fields)
    assert answer.status_code == 400
    assert said in answer.text
    assert own.app.state.desk.adder.now().stage == ""
    assert not list(own_case.parent.glob("*.adding"))


def test_more_than_may_be_handed_in_at_once_is_refused_before_it_is_read(own):
    answer = own.post("/add", content=b"", headers={"content-length": str(2 * TOGETHER)})
    assert answer.status_code == 413
    assert "500 MB" in answer.text


def test_a_form_of_another_session_adds_nothing(own):
    answer = own.post("/add", data={"token": "another", "what": "text", "text": RAIN})
    assert answer.status_code == 403
    assert own.app.state.desk.adder.now().stage == ""


def test_while_one_is_under_way_a_second_is_told_and_the_page_follows(own, held):
    hand_in(own, "files", [("rain.txt", RAIN.encode())])
    now = own.get("/add")
    page = html.fromstring(now.text)
    assert "Reports are being read." in words(page)
    assert page.xpath("//*[@hx-trigger='every 1s']")
    assert page.xpath("//noscript//meta[@http-equiv='refresh']"), "without scripts the page follows as well"
    assert not page.xpath("//input[@type='file']")
    second = hand_in(own, "text", text=RAIN)
    assert second.status_code == 409
    assert "being added already" in second.text
    assert "Reports are being added" in own.get("/reports").text
    held.set()
    assert "1 report added" in words(added(own))
    assert "Reports are being added" not in own.get("/reports").text


def test_stopping_keeps_what_was_read(own, held, own_case):
    hand_in(own, "files", [("rain.txt", RAIN.encode())])
    hand_in(own, "stop")
    held.set()
    page = words(added(own))
    assert "Stopped" in page
    with Case.open(own_case) as case:
        assert case.is_settled()
    assert not list(own_case.parent.glob("*.adding"))


def test_a_decision_is_recorded_while_reports_are_added(own, held, own_case):
    with Case.open(own_case) as case:
        claim = case.snapshot().claims[0]
    hand_in(own, "files", [("rain.txt", RAIN.encode())])
    data = {"token": token(own), "action": "reject", "target": claim.id, "reason": "misread", "back": "/"}
    assert own.post("/judge", data=data).status_code == 200
    held.set()
    assert "1 report added" in words(added(own))
    with Case.open(own_case) as case:
        assert [j.target for j in case.store.judgements()] == [claim.id]


def test_a_server_that_ends_while_adding_loses_nothing(own, held, own_case):
    hand_in(own, "files", [("rain.txt", RAIN.encode()), ("rain.txt", b"Another text of the same name.")])
    leaving = threading.Thread(target=own.app.state.desk.adder.leave)
    leaving.start()
    held.set()
    leaving.join(20)
    again = TestClient(workbench(own_case, Guard(frozenset((HOST,)))), base_url=f"http://{HOST}")
    assert "2 files and 0 addresses" in words(html.fromstring(again.get("/add").text))
    hand_in(again, "resume")
    assert "2 reports added" in words(added(again))
    assert not left_over(again.get("/add"))


def test_what_was_cut_short_can_be_left_out(own_case):
    folder = own_case.with_name("own.case.adding")
    folder.mkdir()
    handed = {"at": "2024-12-16T10:00:00+00:00", "files": ["a.txt"], "addresses": []}
    (folder / "handed-in.json").write_text(json.dumps(handed))
    again = TestClient(workbench(own_case, Guard(frozenset((HOST,)))), base_url=f"http://{HOST}")
    assert left_over(again.get("/add"))
    assert "1 file or address" in words(html.fromstring(again.get("/unfinished").text))
    assert not left_over(hand_in(again, "discard"))
    assert not folder.exists()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")  # told on the server too
def test_an_error_inside_ends_it_with_words_and_keeps_what_was_handed_in(own, monkeypatch):
    def broken(*_, **__):
        raise RuntimeError("no such luck")

    monkeypatch.setattr(Case, "add", broken)
    hand_in(own, "files", [("rain.txt", RAIN.encode())])
    page = words(added(own))
    assert "ended before its time" in page
    assert "no such luck" in page
    assert "Go on with them" in page


def test_a_hostile_failure_is_shown_as_words(own, monkeypatch):
    bad = "<script>alert(1)</script>"
    result = AddResult(0, 0, (Failure(bad, "read", bad),), (), 6)
    monkeypatch.setattr(Case, "add", lambda *_, **__: result)
    hand_in(own, "files", [("rain.txt", RAIN.encode())])
    added(own)
    assert bad not in own.get("/add").text


def zipped(*files: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return made.getvalue()


def test_a_zip_archive_is_added_as_the_files_in_it(own, own_case):
    other = RAIN.replace("Three", "Four").encode()
    packed = zipped(
        ("a/rain.txt", RAIN.encode()), ("b/rain.txt", other), ("__MACOSX/a/._rain.txt", b"x"), ("a/.DS_Store", b"x")
    )
    hand_in(own, "files", [("week.ZIP", packed)])
    assert "2 reports added" in words(added(own))
    with Case.open(own_case) as case:
        names = {r.source_path for r in case.reports()}
    assert {"rain.txt", "rain (2).txt"} <= names


def spoilt(data: bytes) -> bytes:
    """Return an archive with the bytes of its first file changed."""
    at = data.index(b"rain.txt") + 12
    return data[:at] + bytes(255 - b for b in data[at : at + 8]) + data[at + 8 :]


@pytest.mark.parametrize(
    ("packed", "said"),
    [
        (b"PK\x03\x04 not really", "no zip archive"),
        (zipped(), "holds no file"),
        (zipped((".hidden", b"x")), "holds no file"),
        (spoilt(zipped(("rain.txt", RAIN.encode()))), "cannot be unpacked"),
        (zipped(("zeros.txt", bytes(EACH + 1))), "larger than 60 MB"),
    ],
    ids=["not one", "empty", "nothing to read", "damaged", "swelling"],
)
def test_an_archive_that_cannot_be_taken_in_is_said_and_nothing_of_it_is(own, own_case, packed, said):
    answer = hand_in(own, "files", [("week.zip", packed)])
    assert answer.status_code == 400
    assert said in answer.text
    assert own.app.state.desk.adder.now().stage == ""
    assert not list(own_case.parent.glob("*.adding"))


def test_a_path_in_an_archive_leads_nowhere(own, own_case):
    hand_in(own, "files", [("week.zip", zipped(("../../../rain.txt", RAIN.encode())))])
    assert "1 report added" in words(added(own))
    assert not (own_case.parent.parent / "rain.txt").exists()


def test_what_could_not_be_read_is_told_while_the_rest_is_read(own, monkeypatch):
    go, met = threading.Event(), threading.Event()
    add = Case.add

    def pausing(self, sources, *, progress, **options):
        def tell(now):
            progress(now)
            if now.current == "rain.txt":
                met.set()
                assert go.wait(20)

        return add(self, sources, progress=tell, **options)

    monkeypatch.setattr(Case, "add", pausing)
    hand_in(own, "files", [("broken.pdf", b"%PDF-1.4 nothing"), ("rain.txt", RAIN.encode())])
    assert met.wait(20)
    page = words(html.fromstring(own.get("/add").text))
    go.set()
    assert "Not read so far: 1" in page
    assert "broken.pdf" in page
    assert "To check so far: 1" in page
    assert "1 not read" in words(added(own))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Ann\\page.html", "page.html"),
        ("\u202egnp.exe", "gnp.exe"),
        ("a\x00\x1b[2Jb.txt", "a[2Jb.txt"),
        ("..", "unnamed"),
        (".hidden", "hidden"),
        ("خبر.html", "خبر.html"),
    ],
)
def test_a_file_is_kept_under_the_harmless_part_of_its_name(given, kept):
    assert file_name(given) == kept


def test_a_long_name_keeps_its_ending_and_fits_the_disk():
    kept = file_name("ж" * 400 + ".html")
    assert kept.endswith("ж.html")
    assert len(kept.encode()) <= 150
