"""Going through the brief and a report by keyboard, and claiming what was missed."""

import pytest
from keyboard import page_of_trucks, select

from firsthand.pipeline import Case

WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}


def test_keys_of_decision_hold_only_in_the_matrix(page, address):
    page.goto(f"{address}/matrix")
    page.locator("nav[aria-label=Pages] a").first.focus()
    page.keyboard.press("y")
    page.keyboard.press("u")
    page.wait_for_timeout(200)
    assert page.locator("dialog").count() == 0
    assert page.locator(".told").count() == 0


def test_the_brief_is_gone_through_by_sentence(page, address):
    page.goto(address)
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == page.locator("article.sentence").nth(1).get_attribute("id")
    for key in ("Enter", "o"):
        page.goto(address)
        page.keyboard.press("j")
        page.keyboard.press(key)
        page.wait_for_url("**/report/**#at-*")
    page.goto(address)
    page.keyboard.press("j")
    page.keyboard.press("w")
    page.wait_for_url("**/finding/**")


def test_coming_back_to_the_brief_goes_on_where_it_was_left(page, address):
    page.goto(address)
    for _ in range(3):
        page.keyboard.press("j")
    third = page.evaluate("document.activeElement.id")
    page.keyboard.press("w")
    page.wait_for_url("**/finding/**")
    page.go_back()
    page.wait_for_url(f"**/#{third}")
    page.keyboard.press("j")
    ids = [a.get_attribute("id") for a in page.locator("[data-list] [data-item]").all()]
    assert page.evaluate("document.activeElement.id") == ids[ids.index(third) + 1]


@pytest.mark.parametrize(("onward", "back"), [("n", "p"), ("j", "k")])
def test_a_report_is_gone_through_by_cited_passage(page, address, onward, back):
    page.goto(address + page_of_trucks(page, address))
    page.keyboard.press(onward)
    at = page.evaluate("document.activeElement.id")
    page.keyboard.press(onward)
    assert page.evaluate("location.hash") == f"#{page.evaluate('document.activeElement.id')}" != f"#{at}"
    page.keyboard.press(back)
    assert page.evaluate("document.activeElement.id") == at
    assert page.locator("mark:target").count() == 1
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == at.replace("cited", "margin")


@pytest.mark.parametrize("how", ["button", "key"])
def test_selected_words_become_a_missed_claim(page, own, how):
    page.goto(own + page_of_trucks(page, own))
    select(page, "Thursday night")
    if how == "key":
        page.keyboard.press("a")
    else:
        page.locator("button.missed").click()
    page.wait_for_url("**/missed/**")
    assert page.locator("main blockquote").inner_text() == "Thursday night"
    page.get_by_label("Kind").fill("present")
    page.get_by_label("Why").fill("it was missed")
    page.get_by_role("button", name="Add the claim").click()
    page.wait_for_url("**/report/**")
    assert page.locator("mark", has_text="Thursday night").count() >= 1


def test_of_words_that_stand_twice_those_selected_are_meant(page, address, demo_case):
    with Case.open(demo_case, create=False) as case:
        report = next(r for r in case.snapshot().reports if r.text.count("Hmeimim") > 1)
    page.goto(f"{address}/report/{report.id}")
    page.evaluate(
        """() => {
          const pieces = [...document.querySelectorAll(".reader [data-start]")].filter((p) => p.textContent.includes("Hmeimim"));
          const walk = document.createTreeWalker(pieces.at(-1), NodeFilter.SHOW_TEXT);
          let found;
          while (walk.nextNode()) if (walk.currentNode.data.includes("Hmeimim")) found = walk.currentNode;
          const at = found.data.lastIndexOf("Hmeimim");
          getSelection().setBaseAndExtent(found, at, found, at + 7);
        }"""
    )
    page.keyboard.press("a")
    page.wait_for_url("**/missed/**")
    assert page.locator("input[name=start]").input_value() == str(report.text.rindex("Hmeimim"))


def test_of_what_is_selected_across_blocks_the_first_block_is_taken(page, address):
    page.goto(address + page_of_trucks(page, address))
    blocks = page.locator(".block:visible:has([data-start])")  # what is folded cannot be selected
    last = blocks.last.locator("[data-start]").last.inner_text().strip()[-12:]
    select(page, "Thursday night", last)
    page.keyboard.press("a")
    page.wait_for_url("**/missed/**")
    quote = page.locator("main blockquote").inner_text()
    assert quote.startswith("Thursday night")
    assert last not in quote


def test_a_claim_is_not_made_of_a_whole_report_or_of_nothing(page, address):
    page.goto(address + page_of_trucks(page, address))
    page.keyboard.press("a")
    page.get_by_text("Select the words of the report").wait_for()
    page.evaluate("document.querySelector('.reader .plain').textContent = 'many words '.repeat(200)")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.reader .plain'))")
    page.keyboard.press("a")
    page.get_by_text("too much for one claim").wait_for()
    assert "/missed/" not in page.url
