"""What changed, as a page and as a feed."""

from pathlib import Path

from lxml import etree
from starlette.testclient import TestClient

from firsthand.pipeline import Case
from firsthand.web import Guard, workbench

HOST = "127.0.0.1:8000"
ATOM = "{http://www.w3.org/2005/Atom}"


def client(path: Path) -> TestClient:
    return TestClient(workbench(path, Guard(frozenset((HOST,)))), base_url=f"http://{HOST}")


def test_a_report_that_comes_in_is_seen_with_what_it_changed(own_case: Path, tmp_path: Path) -> None:
    report = tmp_path / "new.txt"
    report.write_text(
        "Seven trucks left Homs, witness says\n\n15 December 2024\n\nSeven trucks left Homs on Sunday, a shopkeeper said.\n"
    )
    with Case.open(own_case) as case:
        case.add(report, jobs=1)
    page = client(own_case).get("/changes").text
    assert "New findings" in page
    assert "trucks" in page
    assert "new.txt" in page


def test_a_moment_that_cannot_be_read_is_said_in_words(client: TestClient) -> None:
    answer = client.get("/changes?since=soon")
    assert answer.status_code == 200
    assert 'role="alert"' in answer.text
    assert "soon" in answer.text


def test_the_feed_is_atom_and_leads_back_to_the_page(own_case: Path) -> None:
    served = client(own_case)
    feed = etree.fromstring(served.get("/changes.atom").content)
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    link = entries[0].find(f"{ATOM}link").get("href")
    assert link.startswith(f"http://{HOST}/changes?")
    assert "New findings" in served.get(link).text


def test_the_moments_to_choose_from_say_what_was_done(own_case: Path) -> None:
    with Case.open(own_case) as case:
        claim = case.snapshot().claims[0]
        case.decide("reject", claim.id, who="Alice", reason="misread")
    page = etree.HTML(client(own_case).get("/changes").text)
    offered = page.xpath("//select[@name='since']/option/text()")
    assert any("Alice: reject" in moment and claim.kind in moment for moment in offered)
    (added,) = [moment for moment in offered if "reports added" in moment]
    assert "Atlas Review" in added or "Levant Wire" in added or "..." in added
