"""The reader beside its notes: no gap in the text, no note on another, nothing wider than the screen."""

from itertools import pairwise

import pytest

from firsthand.pages import PAGES

BOXES = """(selector) => [...document.querySelectorAll(selector)].map((e) => e.getBoundingClientRect())
  .filter((r) => r.height > 0).map((r) => [r.top, r.bottom, r.left, r.right])"""


@pytest.fixture
def page(browser):
    context = browser.new_context()
    yield context.new_page()
    context.close()


def open_report(page, address, outlet):
    page.goto(f"{address}/reports")
    page.locator("tr", has_text=outlet).locator("th a").first.click()
    page.locator(".reader").wait_for()


def aligned(page):
    """Wait until the notes were put beside the text; the browser does it once it has laid both out."""
    page.locator(".reader.aligned").wait_for()
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


@pytest.fixture
def wide(page):
    page.set_viewport_size({"width": 1280, "height": 800})
    return page


def test_the_text_runs_on_however_much_is_noted_beside_it(wide, address):
    open_report(wide, address, "Sahil Television")
    aligned(wide)
    blocks = wide.evaluate(BOXES, ".reader > .row > .block")
    assert all(0 <= below[0] - above[1] < 60 for above, below in pairwise(blocks))


def test_no_note_lies_on_another_or_on_the_text(wide, address):
    open_report(wide, address, "Sahil Television")
    aligned(wide)
    notes = wide.evaluate(BOXES, ".margin .notes")
    assert len(notes) > 3
    assert all(above[1] <= below[0] for above, below in pairwise(notes))
    text = max(right for _, _, _, right in wide.evaluate(BOXES, ".reader .block"))
    assert all(left > text for _, _, left, _ in notes)
    (frame,) = wide.evaluate(BOXES, ".reader")
    assert notes[-1][1] <= frame[1], "what follows the report begins below its last note"


def test_the_notes_of_the_passage_that_is_looked_at_stand_nearer_to_it(wide, address):
    open_report(wide, address, "Sahil Television")
    aligned(wide)
    apart = (
        "document.querySelector('#margin-4').getBoundingClientRect().top"
        " - document.querySelector('#cited-4').getBoundingClientRect().top"
    )
    far = wide.evaluate(apart)
    wide.locator("#margin-4 .number").click()
    wide.wait_for_function(f"{apart} < {far}")
    assert 0 <= wide.evaluate(apart) < far


def test_on_a_phone_notes_follow_their_block(page, address):
    page.set_viewport_size({"width": 390, "height": 800})
    open_report(page, address, "Sahil Television")
    # Both at one moment: the page may still move where the machine is busy.
    follows = (
        "document.querySelector('#cited-1').getBoundingClientRect().bottom"
        " <= document.querySelector('#margin-1').getBoundingClientRect().top"
    )
    page.wait_for_function(follows)
    assert page.evaluate(follows)


def test_without_scripts_no_note_lies_on_another(browser, address):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    open_report(page, address, "Sahil Television")
    notes = [n.bounding_box() for n in page.locator(".margin .notes").all()]
    assert all(a["y"] + a["height"] <= b["y"] for a, b in pairwise(notes))
    context.close()


@pytest.mark.parametrize("where", [f"/{p.name}" for p in PAGES if p.title and p.name != "brief"] + ["/"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_scrolls_sideways(page, address, where, width):
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(address + where)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
