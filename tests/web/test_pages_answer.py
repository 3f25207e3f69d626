"""Every page answers, every link in it leads somewhere, and what is asked wrongly is answered in words."""

import csv
import io
import json
import re

import pytest
from lxml import html
from lxml.html import HtmlElement
from starlette.testclient import TestClient

from firsthand.pages import PAGES

START = ["/", *(f"/{page.name}" for page in PAGES if page.title and page.name != "brief")]


def links(client: TestClient, address: str) -> list[str]:
    document = html.fromstring(client.get(address).text)
    return [a for a in document.xpath("//@href") if a.startswith("/")]


def letters(element: HtmlElement) -> str:
    """Return the words without what a brief may write otherwise: quotation marks, spaces."""
    return re.sub(r"[\W_]+", " ", element.text_content()).strip()


@pytest.mark.parametrize("address", START)
def test_a_page_answers_and_so_does_everything_it_links_to(client: TestClient, address: str) -> None:
    seen = {link.partition("#")[0] for link in links(client, address)}
    assert seen
    for link in sorted(seen):
        assert client.get(link).status_code == 200, link


@pytest.mark.parametrize("kind", ["report", "finding"])
def test_every_link_of_every_item_leads_somewhere(client: TestClient, kind: str) -> None:
    items = {link.partition("#")[0] for link in links(client, "/") + links(client, "/matrix") if f"/{kind}/" in link}
    found = {link.partition("#")[0] for item in items for link in links(client, item)}
    for link in sorted(found):
        assert client.get(link).status_code == 200, link


@pytest.mark.parametrize("address", START)
def test_a_link_into_a_page_finds_its_place(client: TestClient, address: str) -> None:
    for link in sorted(set(links(client, address))):
        page, _, place = link.partition("#")
        if place:
            document = html.fromstring(client.get(page).text)
            assert document.xpath(f"//*[@id='{place}']"), link


def test_every_footnote_of_the_brief_opens_the_exact_words(client: TestClient) -> None:
    document = html.fromstring(client.get("/").text)
    notes = document.xpath("//ol[@class='sources']/li//blockquote/a")
    assert notes
    for note in notes:
        page, _, place = note.get("href").partition("#")
        report = html.fromstring(client.get(page).text)
        (anchor,) = report.xpath(f"//*[@id='{place}']")
        marked, quote = letters(anchor.getparent()), letters(note)
        assert quote in marked or marked in quote


@pytest.mark.parametrize("address", ["/report/none", "/finding/none", "/table/brief/-/none.csv", "/nowhere"])
def test_what_is_not_there_is_said_in_words(client: TestClient, address: str) -> None:
    client.get("/reports")
    answer = client.get(address)
    assert answer.status_code == 404
    assert "<h1>Not found</h1>" in answer.text


def test_a_table_is_the_same_as_csv_and_as_json(client: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/table/brief/-/sources.csv").text)))
    objects = json.loads(client.get("/table/brief/-/sources.json").text)
    assert [r["quote"].removeprefix("'") for r in rows] == [str(o["quote"]) for o in objects]
    assert rows


def test_the_brief_shows_only_what_the_filter_wants(client: TestClient) -> None:
    document = html.fromstring(client.get("/?status=disputed").text)
    shown = document.xpath("//article/@data-status")
    assert shown
    assert set(shown) == {"disputed"}
    assert re.search(r"\d+ sentences? not shown", client.get("/?words=helicopters").text)


def test_what_a_search_finds_opens_at_its_sentence(client: TestClient) -> None:
    document = html.fromstring(client.get("/search?words=helicopters").text)
    found = document.xpath("//article[contains(@class, 'hit')]//blockquote/a")
    assert found
    for link in found:
        assert "helicopters" in link.text_content().lower()
        page, _, place = link.get("href").partition("#")
        report = html.fromstring(client.get(page).text)
        assert report.xpath(f"//*[@id='{place}']"), link.get("href")


def test_a_page_of_a_search_past_the_last_is_the_last(client: TestClient) -> None:
    assert client.get("/search?words=helicopters&page=999").text.count('class="hit"') > 0
