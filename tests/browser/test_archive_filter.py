"""The filter of an archive, opened from its folder: by words and status, its state in the address."""

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from firsthand.cli import app


@pytest.fixture(scope="module")
def folder(demo_case: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("filtered") / "site"
    done = CliRunner().invoke(app, ["export", str(demo_case), "-f", "site", "--to", str(site), "-q"])
    assert done.exit_code == 0, done.output
    return site


def opened(browser: Any, address: str) -> Any:
    page = browser.new_page()
    page.goto(address)
    return page


@pytest.mark.parametrize(
    ("name", "rows"),
    [("index", "article.sentence"), ("matrix", "table.matrix tbody tr"), ("reports", ".wide tbody tr")],
)
def test_words_leave_the_rows_that_have_them_and_a_link_keeps_them(
    browser: Any, folder: Path, name: str, rows: str
) -> None:
    page = opened(browser, (folder / f"{name}.html").as_uri())
    every = page.locator(rows).count()
    page.get_by_label("Words").fill("HMEIMIM")
    shown = page.locator(f"{rows}:visible")
    assert 0 < shown.count() < every
    assert all("hmeimim" in text.lower() for text in shown.all_text_contents())
    assert page.locator("form.filter [role=status]").inner_text() == f"{shown.count()} of {every} on this page"
    again = opened(browser, page.url)
    assert again.locator(f"{rows}:visible").count() == shown.count()
    again.get_by_role("button", name="Show all").click()
    again.wait_for_function("!document.querySelector('form.filter [role=status]').textContent")
    assert again.locator(f"{rows}:visible").count() == every


def test_a_status_leaves_its_findings_and_hides_sections_that_hold_none(browser: Any, folder: Path) -> None:
    page = opened(browser, f"{(folder / 'index.html').as_uri()}#show:status=disputed")
    shown = page.locator("article.sentence:visible")
    assert shown.count() > 0
    assert all("disputed" in text for text in shown.all_text_contents())
    assert page.get_by_role("heading", name="Disputed and unresolved").is_visible()
    assert not page.get_by_role("heading", name="Changed: updated or corrected").is_visible()


def test_a_row_that_a_link_leads_to_is_shown_though_filtered_out(browser: Any, folder: Path) -> None:
    page = opened(browser, f"{(folder / 'index.html').as_uri()}#show:status=disputed")
    hidden = page.locator("article.sentence[hidden]").first.get_attribute("id")
    page.evaluate("name => { location.hash = name; }", hidden)
    page.wait_for_function("name => !document.getElementById(name).hidden", arg=hidden)
    assert page.locator(f"#{hidden}").is_visible()


def test_live_there_is_one_filter_only_the_workbenchs_own(browser: Any, address: str) -> None:
    page = opened(browser, f"{address}/matrix")
    assert page.locator("form.filter").count() == 1
