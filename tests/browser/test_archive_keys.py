"""The same keys in an archive opened from a folder: they move and open; none decides, and nothing is fetched."""

import pytest
from typer.testing import CliRunner

from firsthand.cli import app

TRUCKS = "[data-grid] td a[title*='250 Russian vehicles']:has(bdi:text-is('250'))"
ROW = "document.activeElement.closest('[data-row]')?.dataset.row"
CELL = "document.activeElement.closest('[data-claim]')?.dataset.claim"


@pytest.fixture(scope="module")
def site(demo_case, tmp_path_factory):
    folder = tmp_path_factory.mktemp("archive") / "site"
    answer = CliRunner().invoke(app, ["export", str(demo_case), "--format", "site", "--to", str(folder)])
    assert answer.exit_code == 0, answer.output
    return folder


@pytest.fixture
def page(browser, site):
    """Return a page that has asked for nothing outside the archive, and complained of nothing, once the test is over."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    context.set_default_timeout(10_000)
    page = context.new_page()
    wrong = []
    page.on("request", lambda r: None if r.url.startswith((site.as_uri(), "data:")) else wrong.append(r.url))
    page.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    context.close()
    assert wrong == []


def test_the_matrix_is_gone_through_and_a_cell_opens_its_sentence(page, site):
    page.goto((site / "matrix.html").as_uri())
    page.keyboard.press("j")
    first = page.evaluate(ROW)
    page.keyboard.press("l")
    assert page.evaluate(CELL)
    page.keyboard.press("h")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(ROW) not in (first, None)
    cell = page.locator(TRUCKS)
    claim = cell.locator("xpath=..").get_attribute("data-claim")
    cell.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/report/*.html#claim-{claim}")
    assert "250 Russian vehicles" in page.locator("mark:has(:target)").inner_text()


def test_no_key_decides_and_none_is_listed_that_would(page, site):
    page.goto((site / "matrix.html").as_uri())
    page.locator(TRUCKS).focus()
    for key in "ynmsru":
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert page.locator("dialog, .marked").count() == 0
    page.keyboard.press("?")
    listed = page.locator("dialog").inner_text()
    assert "Next finding" in listed
    assert "Reject" not in listed


def test_the_brief_and_a_report_are_gone_through(page, site):
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("j")
    page.keyboard.press("w")
    page.wait_for_url("**/finding/*.html")
    page.go_back()
    page.keyboard.press("j")
    page.keyboard.press("o")
    page.wait_for_url("**/report/*.html#at-*")
    page.keyboard.press("n")
    at = page.evaluate("document.activeElement.id")
    assert at.startswith("cited-")
    assert page.url.endswith(f"#{at}")


def test_words_selected_in_an_archive_offer_no_claim(page, site):
    page.goto(next((site / "report").glob("*.html")).as_uri())
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.reader [data-start]'))")
    page.keyboard.press("a")
    page.wait_for_timeout(100)
    assert page.locator("button.missed, .told, form").count() == 0


def test_keys_are_listed_by_the_button_and_changed_there(page, site):
    page.goto((site / "reports.html").as_uri())
    page.get_by_role("button", name="Keys").click()
    assert page.locator("dialog kbd, dialog td input").count() > 0
    page.get_by_role("button", name="Close").click()
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("?")
    page.get_by_label("Key: Next sentence").press("x")
    page.keyboard.press("Escape")
    page.locator("dialog").wait_for(state="detached")
    page.keyboard.press("x")
    assert page.evaluate("document.activeElement.matches('article')")
