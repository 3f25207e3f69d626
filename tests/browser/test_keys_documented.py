"""The keys in docs/workbench.md are those that the pages have: each is listed there, and none that is not."""

import re
from pathlib import Path

import pytest

TABLE = Path(__file__).parents[2] / "docs" / "workbench.md"
ARROWS = {"↓", "↑", "←", "→"}
WHERE = {  # how the page of the keys calls a place, and the row of the documentation
    "In the brief": "Brief",
    "In the list": "Lists",
    "In the matrix, once a cell has the focus": "Matrix",
    "In the report": "Reader",
    "On selected words of a report": "Reader",
    "On the map, once it has the focus": "Map",
}
EVERYWHERE = {"On every page", "On this page"}  # "?" and the key that leads into the matrix stand in the words around


def documented() -> dict[str, set[str]]:
    """Return the keys of each row of the table, as the pages write them."""
    text = TABLE.read_text(encoding="utf-8").partition("## Keys")[2]
    rows = re.findall(r"^\| (\w+) \| (.+) \|$", text, re.MULTILINE)
    found = {}
    for where, what in rows:
        keys = set(re.findall(r"`([^`]+)`", what))
        found[where] = keys | (ARROWS if "arrows" in what else set())
    found.pop("where", None)
    return found


@pytest.fixture(scope="module")
def listed(browser, address) -> dict[str, set[str]]:
    """Return the keys that the pages list, by row of the documentation."""
    page = browser.new_context().new_page()
    found: dict[str, set[str]] = {}
    page.goto(address)
    report = page.locator("a[href^='/report/']").first.get_attribute("href").partition("#")[0]
    for where in ("/", "/matrix", "/reports", "/search?words=Homs", "/map", "/unfinished", report):
        page.goto(address + where)
        page.keyboard.press("?")
        for table in page.locator("dialog table").all():
            caption = table.locator("caption").inner_text()
            keys = {k.input_value() for k in table.locator("input").all()} | set(table.locator("kbd").all_inner_texts())
            if caption not in EVERYWHERE:
                found.setdefault(WHERE[caption], set()).update(keys)
    page.context.close()
    return found


def test_the_documentation_has_every_key_of_the_pages_and_no_other(listed):
    assert documented() == listed
