"""What a screen reader is told, by Chromium's own accessibility tree: names, headings, the grid, and what is announced."""

import shutil
from itertools import pairwise

import pytest

from firsthand.pages import PAGES
from firsthand.pipeline import Case

NAMED = {
    "link", "button", "textbox", "searchbox", "combobox", "checkbox", "radio", "region", "navigation", "dialog",
    "grid", "table", "columnheader", "rowheader", "heading", "image",
}  # fmt: skip
STATIC = [
    "/",
    *(f"/{page.name}" for page in PAGES if page.title and page.name != "brief"),
    "/nowhere",
    "/search?words=Homs",
]


@pytest.fixture(scope="module")
def page(browser):
    context = browser.new_context()
    yield context.new_page()
    context.close()


def heard(page):
    """Return what is not hidden of the tree: role, name and properties of each."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [
        (
            node["role"]["value"],
            node.get("name", {}).get("value", "").strip(),
            {p["name"]: p["value"].get("value") for p in node.get("properties", [])},
            node.get("description", {}).get("value", "").strip(),
        )
        for node in nodes
        if not node.get("ignored")
    ]


def items(page, address):
    """Return a report, a finding, and the pages that decide on a claim and on a judgement."""
    page.goto(f"{address}/matrix")
    claim = page.locator("td[data-claim]").first.get_attribute("data-claim")
    report = page.locator("td[data-claim] a").first.get_attribute("href").partition("#")[0]
    finding = page.locator("tr[data-row] th a").first.get_attribute("href")
    return [report, finding, f"/decide/{claim}", "/undo/newest?who=nobody"]


def check(page, where):
    page.goto(where)
    page.wait_for_function("document.readyState === 'complete'")
    told = heard(page)
    nameless = [role for role, name, _, _ in told if role in NAMED and not name]
    assert nameless == [], where
    levels = [int(properties["level"]) for role, _, properties, _ in told if role == "heading"]
    assert levels.count(1) == 1, where
    jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
    assert jumps == [], where


@pytest.mark.parametrize("where", STATIC)
def test_all_of_a_page_has_a_name_and_its_headings_an_order(page, address, where):
    check(page, address + where)


def test_so_has_every_page_of_an_item(page, address):
    for where in items(page, address):
        check(page, address + where)


def test_the_matrix_is_a_grid_whose_cells_say_who_says_what(page, address):
    page.goto(f"{address}/matrix")
    page.locator("[data-grid] a[tabindex='0']").wait_for()
    told = heard(page)
    grids = [name for role, name, _, _ in told if role == "grid"]
    assert grids
    assert all(grids)
    cells = [name for role, name, _, _ in told if role == "gridcell" and name]
    assert cells
    assert all("origin:" in name for name in cells), "a cell by itself says whose word it is"
    assert {"row", "rowheader", "columnheader"} <= {role for role, *_ in told}


def test_a_key_that_cannot_act_says_so_in_a_region_that_was_there_before(page, address):
    page.goto(f"{address}/matrix")
    page.locator("[data-grid] a[tabindex='0']").wait_for()
    before = [r for r in heard(page) if r[0] == "status"]
    assert [(name, properties.get("live")) for _, name, properties, _ in before] == [("", "polite")]
    page.keyboard.press("j")
    page.keyboard.press("n")
    said = page.get_by_role("status").filter(has_text="Only a claim can be rejected")
    said.wait_for()
    assert page.get_by_role("status").count() == 1


def test_the_dialog_that_asks_says_what_is_judged(page, address):
    page.goto(f"{address}/matrix")
    page.locator("[data-grid] td a").first.focus()
    page.keyboard.press("n")
    page.locator("dialog[open]").wait_for()
    quote = page.locator("dialog blockquote").inner_text()
    ((_, name, _, description),) = [d for d in heard(page) if d[0] == "dialog"]
    assert name == "Reject this claim"
    assert quote[:60] in description
    assert page.evaluate("document.activeElement.name") == "reason"


def test_what_was_recorded_is_announced_on_the_page_that_follows(page, demo_case, tmp_path, serving):
    own = serving(shutil.copy(demo_case, tmp_path / "own.case"))
    with Case.open(demo_case, create=False) as case:
        claim = case.snapshot().claims[0].id
    page.goto(f"{own}/decide/{claim}")
    page.get_by_role("button", name="Accept").click()
    page.get_by_role("status").filter(has_text="accept.").wait_for()
    page.reload()
    assert page.locator("[data-recorded]").count() == 0


def test_what_was_wrong_is_announced_at_once(page, address):
    page.goto(address + items(page, address)[2])
    form = page.locator("form:has(input[name=action][value=edit])")
    form.locator("[name=min]").fill("many")
    form.locator("[name=reason]").fill("I counted")
    form.get_by_role("button", name="Correct").click()
    page.get_by_role("alert").filter(has_text="is no whole number").wait_for()
    assert page.locator("[name=min]").input_value() == "many"
    assert page.locator("[name=reason]").input_value() == "I counted"
