"""The keys of a page: listed, changed, switched off, on any keyboard; those of the browser stay its own."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from keyboard import ROW

WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}


@pytest.mark.parametrize("where", ["/", "/matrix", "/reports", "/search", "/map", "/nowhere"])
def test_every_page_lists_its_keys_and_the_focus_returns(page, address, where):
    page.goto(address + where)
    page.locator("nav[aria-label=Pages] a").nth(2).focus()
    page.keyboard.press("?")
    assert page.locator("dialog[open] h2").inner_text() == "Keys of this page"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement === document.querySelectorAll('nav[aria-label=Pages] a')[2]")
    page.get_by_role("button", name="Keys").click()
    page.locator("dialog").get_by_role("button", name="Close").click()
    assert page.evaluate("document.activeElement.matches('[data-help]')")


def test_a_key_can_be_changed_and_a_taken_one_cannot(page, address):
    page.goto(address)
    page.keyboard.press("?")
    field = page.get_by_label("Key: Next sentence")
    field.press("k")
    page.get_by_text("“k” is taken: Previous sentence").wait_for()
    assert field.input_value() == "j"
    field.press("x")
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement === document.body")
    page.keyboard.press("x")
    assert page.evaluate("document.activeElement.matches('article')")
    page.keyboard.press("?")
    page.get_by_role("button", name="As they were at first").click()
    assert page.get_by_label("Key: Next sentence").input_value() == "j"


def test_keys_switched_off_leave_the_arrows_and_the_button(page, address):
    page.goto(f"{address}/matrix")
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Single letters").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    cell = page.locator("[data-grid] td a").first
    cell.focus()
    row = page.evaluate(ROW)
    for key in ("j", "y", "?"):
        page.keyboard.press(key)
    page.wait_for_timeout(100)
    assert page.evaluate(ROW) == row
    assert page.locator("dialog").count() == 0
    page.keyboard.press("ArrowDown")
    assert page.evaluate(ROW) != row


def test_keys_work_where_the_browser_keeps_nothing(browser, address):
    context = browser.new_context()
    context.add_init_script(
        "for (const kind of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, kind, {get() { throw new DOMException('denied', 'SecurityError'); }});"
    )
    page = context.new_page()
    page.goto(address)
    page.keyboard.press("?")
    page.get_by_label("Key: Next sentence").press("x")
    page.get_by_text("This browser keeps nothing").wait_for()
    page.keyboard.press("Escape")
    page.locator("dialog").wait_for(state="detached")
    page.keyboard.press("x")
    assert page.evaluate("document.activeElement.matches('article')")
    context.close()


def test_the_letter_printed_on_a_cyrillic_keyboard_counts(page, address):
    page.goto(address)
    page.evaluate("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'о', code: 'KeyJ', bubbles: true}))")
    assert page.evaluate("document.activeElement.matches('article')")


@pytest.mark.parametrize(("key", "code"), [("؟", "Slash"), ("？", "Slash")])
def test_a_question_mark_of_any_script_lists_the_keys(page, address, key, code):
    page.goto(address)
    page.evaluate(
        "([key, code]) => document.body.dispatchEvent(new KeyboardEvent('keydown', {key, code, shiftKey: true, bubbles: true}))",
        [key, code],
    )
    page.locator("dialog[open]").wait_for()
    assert page.locator("dialog[open] h2").inner_text() == "Keys of this page"


def test_a_letter_that_an_input_method_keeps_counts(page, address):
    page.goto(address)
    page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'Process', code: 'KeyJ', bubbles: true}))"
    )
    assert page.evaluate("document.activeElement.matches('article')")


@pytest.mark.parametrize("held", ["Control", "Alt", "Meta"])
def test_keys_of_the_browser_stay_its_own(page, address, held):
    page.goto(f"{address}/matrix")
    page.locator("[data-grid] td a").first.focus()
    prevented = page.evaluate(
        """(held) => "hjklyndesrmuo?0".split("").filter((key) => !document.activeElement.dispatchEvent(
          new KeyboardEvent("keydown", {key, code: `Key${key.toUpperCase()}`, bubbles: true, cancelable: true,
            ctrlKey: held === "Control", altKey: held === "Alt", metaKey: held === "Meta"})))""",
        held,
    )
    assert prevented == []


def test_what_is_typed_is_not_a_key(page, address):
    page.goto(address)
    page.locator("input[name=words]").press_sequentially("jk?w")
    assert page.locator("input[name=words]").input_value() == "jk?w"
    assert page.locator("dialog").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("key", ["?", "y", "r", "e"])
def test_open_dialogs_break_no_wcag(browser, address, scheme, key):
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{address}/matrix")
    page.locator("[data-grid] td a").first.focus()
    page.keyboard.press("m")
    page.keyboard.press(key)
    page.locator("dialog[open]").wait_for()
    found = Axe().run(page, options=WCAG).response["violations"]
    assert [f"{v['id']}: {node['html'][:200]}" for v in found for node in v["nodes"]] == []
    context.close()
