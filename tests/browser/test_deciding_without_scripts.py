"""Deciding with scripts off, by what stands on the pages alone: from the brief to a claim, the decision, and back."""

import shutil

import pytest

from firsthand.pipeline import Case


@pytest.fixture
def own_case(demo_case, tmp_path):
    return shutil.copy(demo_case, tmp_path / "own.case")


@pytest.fixture
def page(browser):
    context = browser.new_context(java_script_enabled=False)
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


def decided(own_case):
    with Case.open(own_case, create=False) as case:
        return [(j.action, j.who, j.reason) for j in case.store.judgements()]


def test_a_claim_is_rejected_and_that_is_taken_back(page, own_case, serving):
    page.goto(serving(own_case))
    page.get_by_text("Decisions made here are recorded as").click()
    page.get_by_label("Your name").fill("نور")
    page.get_by_role("button", name="Use this name").click()
    page.locator("article .standing a").first.click()
    page.get_by_role("link", name="Decide").first.click()
    verdict = page.locator("form:has(button[value=reject])")
    verdict.get_by_role("button", name="Reject").click()
    assert "Say why" in page.get_by_role("alert").inner_text()
    page.get_by_label("Why").fill("he was not there")
    page.get_by_role("button", name="Record it").click()
    assert "Recorded as نور: reject." in page.locator("[data-recorded]").inner_text()
    assert decided(own_case) == [("reject", "نور", "he was not there")]
    page.locator("[data-recorded] a").click()
    page.get_by_label("Why").fill("he was")
    page.get_by_role("button", name="Undo").click()
    assert [action for action, *_ in decided(own_case)] == ["reject", "undo"]
    assert "undo" in page.locator("[data-recorded]").inner_text()


def test_a_missed_claim_is_added_from_typed_words_and_its_report_is_set(page, own_case, serving):
    own = serving(own_case)
    page.goto(f"{own}/reports")
    page.locator("th a[href^='/report/']").first.click()
    words = " ".join(page.locator(".block-body .plain").first.inner_text().split()[:3])
    page.get_by_label("A claim was missed").fill(words)
    page.get_by_role("button", name="Add a missed claim").click()
    page.get_by_label("Kind").fill("present")
    page.get_by_label("Things").fill("truck")
    page.get_by_label("At least").fill("4")
    page.get_by_label("Place", exact=True).fill("Homs")
    page.get_by_label("Said by").fill("a baker")
    page.get_by_label("Why").fill("it was missed")
    page.get_by_role("button", name="Add the claim").click()
    assert "Recorded as" in page.locator("[data-recorded]").inner_text()
    page.locator("details.set summary").click()
    page.locator("#set [name=outlet]").fill("Another Gazette")
    page.locator("#set button").click()
    assert "Another Gazette" in page.locator(".kicker").inner_text()
    assert [action for action, *_ in decided(own_case)] == ["add", "set"]
