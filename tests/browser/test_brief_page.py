"""The brief in a browser: the words behind a footnote, one keystroke away; passed on with their sources."""

import re

import pytest


@pytest.fixture
def page(browser):
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def test_a_footnote_previews_its_words_and_opens_them_by_one_key(page, address):
    page.goto(address)
    note = page.locator("a.note").first
    note.focus()
    preview = page.locator("#preview")
    preview.wait_for(state="visible")
    quote = preview.locator("blockquote").inner_text()
    assert page.locator(f"#note-{note.get_attribute('data-note')} blockquote").inner_text() == quote
    page.keyboard.press("Escape")
    preview.wait_for(state="hidden")
    page.keyboard.press("Enter")
    page.wait_for_url("**/report/**")
    marked = page.locator("mark:has(:target)")
    assert re.sub(r"\W+", " ", quote).strip() in re.sub(r"\W+", " ", marked.inner_text())
    assert marked.is_visible()


def test_a_sentence_is_copied_with_its_sources(page, address):
    page.goto(address)
    page.locator("button[data-copy]").first.click()
    page.get_by_text("Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    first = page.locator("article [data-sentence]").first.inner_text()
    assert copied.startswith(first)
    assert page.locator("#note-1 blockquote").inner_text() in copied


def test_j_and_k_move_between_sentences_and_decide_nothing(page, address):
    page.goto(address)
    notes = page.locator("article.sentence a.note")
    notes.first.focus()
    page.keyboard.press("j")
    at = page.evaluate("document.activeElement.closest('article').id")
    assert at != page.evaluate("document.querySelector('article').id")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.closest('article').id") != at
    assert page.url.partition("#")[0].rstrip("/") == address, "the same page; its address names the sentence"


def test_the_brief_can_be_read_without_scripts(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.locator("a.note").first.click()
    assert page.locator("mark:has(:target)").is_visible()
    assert page.locator("button:visible:not(form *)").count() == 0, "only forms have buttons that do something"
    context.close()
