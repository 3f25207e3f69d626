"""Every page, light and dark, by axe-core: no violation of WCAG 2.2 A and AA."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from firsthand.pages import PAGES

OPTIONS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}
STATIC = [
    "/",
    *(f"/{page.name}" for page in PAGES if page.title and page.name != "brief"),
    "/search?words=Homs",
    "/nowhere",
]


def violations(page):
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{v['id']}: {node['html'][:200]}" for v in found for node in v["nodes"]]


def first(page, address, selector):
    page.goto(address)
    return page.locator(selector).first.get_attribute("href")


@pytest.fixture
def open_page(browser, request):
    context = browser.new_context(color_scheme=request.param, bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("open_page", ["light", "dark"], indirect=True)
@pytest.mark.parametrize("where", STATIC)
def test_no_page_breaks_wcag(open_page, address, where):
    open_page.goto(address + where)
    assert violations(open_page) == []


@pytest.mark.parametrize("open_page", ["light", "dark"], indirect=True)
@pytest.mark.parametrize("link", ["a[href^='/report/']", "a[href^='/finding/']"])
def test_no_page_of_an_item_breaks_wcag(open_page, address, link):
    open_page.goto(address + first(open_page, address, link))
    assert violations(open_page) == []


@pytest.mark.parametrize("open_page", ["light"], indirect=True)
def test_a_planted_violation_is_caught(open_page, address):
    open_page.goto(address)
    open_page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"data:,\">')")
    assert any("image-alt" in v for v in violations(open_page))
