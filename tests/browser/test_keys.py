"""Reviewing the matrix by keyboard: nothing is decided by looking, and nothing without being asked."""

import pytest
from keyboard import CELL, ROW, TRUCKS, decide, judgements

from firsthand.pipeline import Case

WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}


def test_one_cell_of_the_matrix_is_in_the_order_of_the_tab_key(page, address):
    page.goto(f"{address}/matrix")
    assert page.locator("[data-grid] a").count() > 20
    assert page.locator("[data-grid] a[tabindex='0']").count() == 1


def test_letters_and_arrows_move_between_findings_and_reports(page, address):
    page.goto(f"{address}/matrix")
    page.keyboard.press("j")  # from the page into its matrix
    first = page.evaluate(ROW)
    assert page.evaluate(CELL) is None
    for key, back in (("j", "k"), ("ArrowDown", "ArrowUp")):
        page.keyboard.press(key)
        assert page.evaluate(ROW) not in (first, None)
        page.keyboard.press(back)
        assert page.evaluate(ROW) == first
    for key, back in (("l", "h"), ("ArrowRight", "ArrowLeft"), ("End", "Home")):
        page.keyboard.press(key)
        assert page.evaluate(ROW) == first
        assert page.evaluate(CELL)
        page.keyboard.press(back)
        assert page.evaluate(CELL) is None


def test_a_row_is_entered_beside_the_column_one_comes_from(page, address):
    page.goto(f"{address}/matrix")
    page.locator("[data-grid] td a").first.focus()
    for _ in range(4):
        page.keyboard.press("j")
        assert page.evaluate(CELL), "from a cell one comes to a cell, though the column is empty there"


@pytest.mark.parametrize("key", ["Enter", "o"])
def test_a_cell_opens_its_exact_sentence(page, address, key):
    page.goto(f"{address}/matrix")
    cell = page.locator(TRUCKS)
    claim = cell.locator("xpath=..").get_attribute("data-claim")
    cell.focus()
    page.keyboard.press(key)
    page.wait_for_url(f"**/report/*#claim-{claim}")
    assert "250 Russian vehicles" in page.locator("mark:has(:target)").inner_text()


def test_going_through_the_matrix_decides_nothing(page, own, own_case):
    page.goto(f"{own}/matrix")
    for key in "jjllkhhj":
        page.keyboard.press(key)
    for key in "yr":
        page.keyboard.press(key)
        page.wait_for_timeout(100)
        page.keyboard.press("Escape")
    assert judgements(own_case) == ()


def test_a_claim_is_accepted_with_its_words_in_view_and_the_focus_stays(page, own, own_case):
    page.goto(f"{own}/matrix")
    page.locator(TRUCKS).focus()
    claim = page.evaluate(CELL)
    page.keyboard.press("y")
    assert "250 Russian vehicles" in page.locator("dialog blockquote").inner_text()
    page.keyboard.press("Escape")
    page.locator("dialog").wait_for(state="detached")
    assert page.evaluate(CELL) == claim
    decide(page, "y", "I counted them")
    assert page.evaluate(CELL) == claim
    (judgement,) = judgements(own_case)
    assert (judgement.action, judgement.target, judgement.reason) == ("accept", claim, "I counted them")


def test_a_finding_is_accepted_from_its_row(page, own, own_case):
    page.goto(f"{own}/matrix")
    page.keyboard.press("j")
    row = page.evaluate(ROW)
    decide(page, "y")
    assert page.evaluate(ROW) == row
    assert [(j.action, j.target) for j in judgements(own_case)] == [("accept", row)]


def test_a_rejected_claim_leaves_the_matrix_and_undoing_brings_it_back(page, own, own_case):
    page.goto(f"{own}/matrix?told=all")
    page.locator(TRUCKS).focus()
    decide(page, "n", "it is a sum")
    assert page.locator(TRUCKS).count() == 0
    assert page.evaluate(ROW), "the focus is on the row, or where it was"
    page.keyboard.press("u")
    assert "it is a sum" in page.locator("dialog .about").inner_text()
    page.locator("dialog [name=reason]").fill("it is none")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator(TRUCKS).count() == 1
    assert [j.action for j in judgements(own_case)] == ["reject", "undo"]
    page.keyboard.press("u")
    page.get_by_text("no judgement of yours to undo").wait_for()


def test_what_somebody_else_decided_is_not_undone_as_ones_own(page, own, own_case):
    with Case.open(own_case) as case:
        case.decide("accept", case.snapshot().claims[0].id, who="Somebody else")
    page.goto(f"{own}/matrix")
    page.keyboard.press("j")
    page.keyboard.press("u")
    page.get_by_text("no judgement of yours to undo").wait_for()
    assert [j.action for j in judgements(own_case)] == ["accept"]


def test_two_findings_are_marked_and_merged_into_one_event(page, own, own_case):
    page.goto(f"{own}/matrix?told=all")
    rows = page.locator("tr[data-row]")
    events = [rows.nth(n).get_attribute("data-event") for n in range(rows.count())]
    rows.nth(0).locator("th a").focus()
    page.keyboard.press("m")
    assert rows.nth(0).locator(".marked").inner_text() == "marked"
    page.keyboard.press("m")
    assert rows.nth(0).locator(".marked").count() == 0
    page.keyboard.press("m")
    asked = rows.nth(0).locator("th a").inner_text()
    rows.nth(next(n for n, e in enumerate(events) if e != events[0])).locator("th a").focus()
    page.keyboard.press("m")
    assert asked in page.locator("dialog h2").inner_text()
    page.locator("dialog [name=reason]").fill("one road, one hour")
    with page.expect_navigation():
        page.locator("dialog .buttons button").first.click()
    assert [j.action for j in judgements(own_case)] == ["merge"]


def test_a_claim_is_split_off(page, own, own_case):
    page.goto(f"{own}/matrix")
    page.locator(TRUCKS).focus()
    claim = page.evaluate(CELL)
    decide(page, "s", "another convoy")
    assert [(j.action, j.target) for j in judgements(own_case)] == [("split", claim)]


def test_who_stands_behind_a_claim_is_put_right(page, own, own_case):
    page.goto(f"{own}/matrix")
    page.locator(TRUCKS).focus()
    page.keyboard.press("r")
    page.locator("dialog textarea").fill("Homs council\nNadia Sabbagh")
    page.locator("dialog [name=reason]").fill("she counted")
    with page.expect_navigation():
        page.locator("dialog .buttons button").first.click()
    with Case.open(own_case, create=False) as case:
        claim = next(c for c in case.snapshot().claims if "250 Russian" in c.quote and c.count)
    assert [link.name for link in claim.chain[1:]] == ["Homs council", "Nadia Sabbagh"]


def test_a_field_is_corrected_in_the_matrix_and_what_was_recorded_is_told_there(page, own, own_case):
    page.goto(f"{own}/matrix")
    page.locator(TRUCKS).focus()
    claim = page.evaluate(CELL)
    page.keyboard.press("e")
    page.locator("dialog [name=min]").fill("240")
    page.locator("dialog [name=max]").fill("240")
    page.locator("dialog summary").click()
    page.locator("dialog [name=actor]").fill("Russian forces")
    page.locator("dialog [name=reason]").fill("I counted them")
    with page.expect_navigation():
        page.locator("dialog .buttons button").first.click()
    page.get_by_role("status").filter(has_text="Recorded as").wait_for()
    assert page.evaluate(CELL) == claim
    (judgement,) = judgements(own_case)
    assert (judgement.action, set(judgement.after)) == ("edit", {"count", "actor"})
    page.locator("[data-recorded] a").click()
    assert "I counted them" in page.locator("main").inner_text()


def test_everything_that_can_be_decided_is_one_key_away_and_leads_back(page, own, own_case):
    page.goto(f"{own}/matrix")
    page.locator(TRUCKS).focus()
    claim = page.evaluate(CELL)
    page.keyboard.press("d")
    page.wait_for_url(f"**/decide/{claim}?*")
    page.get_by_label("Source").select_option("B")
    page.locator("select[name=claim]").select_option("2")
    form = page.locator("form:has(select[name=claim])")
    form.locator("[name=reason]").fill("known for years")
    form.get_by_role("button", name="Grade").click()
    page.wait_for_url("**/matrix*")
    page.wait_for_function(CELL)
    assert page.evaluate(CELL) == claim
    assert [j.after for j in judgements(own_case)] == [{"source": "B", "claim": "2"}]


def test_a_decision_without_a_reason_is_not_sent(page, own, own_case):
    page.goto(f"{own}/matrix")
    page.locator(TRUCKS).focus()
    page.keyboard.press("n")
    page.locator("dialog[open]").wait_for()
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    assert page.locator("dialog[open]").count() == 1
    assert judgements(own_case) == ()


def test_a_decision_that_takes_its_time_says_so_and_is_sent_once(page, address):
    page.goto(f"{address}/matrix")
    page.keyboard.press("j")
    page.keyboard.press("y")
    page.locator("dialog[open]").wait_for()
    sent = page.evaluate(
        """() => {
          let sent = 0;
          window.addEventListener("submit", (event) => {
            if (!event.defaultPrevented) sent += 1;
            event.preventDefault();
          });
          for (const _ of [1, 2]) document.querySelector("dialog form").requestSubmit();
          return sent;
        }"""
    )
    assert sent == 1
    assert "Being recorded" in page.locator("dialog [role=status]").inner_text()


def test_a_workbench_that_is_gone_is_said(page, own, own_case):
    page.goto(f"{own}/matrix")
    page.route("**/finding/**", lambda route: route.abort())
    page.keyboard.press("j")
    page.keyboard.press("y")
    page.get_by_text("The workbench does not answer").wait_for()
    assert not judgements(own_case)
    assert page.url.endswith("/matrix"), "the person stays where the work is"
