"""The pages that decide, light and dark, by axe-core: no violation of WCAG 2.2 A and AA."""

import pytest
from axe_playwright_python.sync_playwright import Axe

OPTIONS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}


@pytest.fixture(params=["light", "dark"])
def page(browser, request):
    context = browser.new_context(color_scheme=request.param, bypass_csp=True)
    yield context.new_page()
    context.close()


def violations(page):
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{v['id']}: {node['html'][:200]}" for v in found for node in v["nodes"]]


def test_no_page_that_decides_breaks_wcag(page, address):
    page.goto(f"{address}/matrix")
    claim = page.locator("td[data-claim]").first.get_attribute("data-claim")
    report = page.locator("td[data-claim] a").first.get_attribute("href").partition("#")[0]
    page.goto(f"{address}/decide/{claim}")
    page.locator(".further summary").click()
    assert violations(page) == []
    form = page.locator("form:has(input[name=action][value=edit])")
    form.locator("[name=min]").fill("many")
    form.locator("[name=reason]").fill("I counted")
    form.get_by_role("button", name="Correct").click()
    page.get_by_role("alert").wait_for()
    assert violations(page) == []
    page.goto(f"{address}{report.replace('/report/', '/missed/')}?quote=the&near=0")
    assert violations(page) == []
    page.goto(f"{address}/undo/newest?who=nobody")
    assert violations(page) == []
