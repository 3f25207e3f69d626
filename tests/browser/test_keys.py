"""Reviewing by keyboard: every key, on the served demo; nothing is decided by looking, and nothing without being asked."""

import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe

from firsthand.pipeline import Case

WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}
CELL = "document.activeElement.closest('[data-claim]')?.dataset.claim"
ROW = "document.activeElement.closest('[data-row]')?.dataset.row"
TRUCKS = "[data-grid] td a[title*='250 Russian vehicles']:has(bdi:text-is('250'))"


@pytest.fixture
def own_case(demo_case, tmp_path):
    return shutil.copy(demo_case, tmp_path / "own.case")


@pytest.fixture
def own(own_case, serving):
    return serving(own_case)


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    context.set_default_timeout(10_000)
    wrong = []
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    context.close()
    assert wrong == []


def judgements(own_case):
    with Case.open(own_case, create=False) as case:
        return case.snapshot().judgements


def decide(page, key, reason=""):
    """Press a key of decision, say why in the dialog that asks, and send it."""
    page.keyboard.press(key)
    page.locator("dialog[open]").wait_for()
    page.locator("dialog [name=reason]").fill(reason)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_function(ROW)  # the focus is back in the matrix


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


def page_of_trucks(page, address):
    page.goto(f"{address}/matrix")
    return page.locator(TRUCKS).get_attribute("href").split("#")[0]


def select(page, words, until=None):
    """Select words of the report as a pointer would: from their first letter to the last of `until`."""
    page.evaluate(
        """([words, until]) => {
          const find = (text, last) => {
            for (const piece of document.querySelectorAll(".reader [data-start]")) {
              const walk = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
              while (walk.nextNode()) {
                const at = last ? walk.currentNode.data.lastIndexOf(text) : walk.currentNode.data.indexOf(text);
                if (at >= 0) return [walk.currentNode, at];
              }
            }
          };
          const [start, from] = find(words), [end, to] = find(until ?? words);
          getSelection().setBaseAndExtent(start, from, end, to + (until ?? words).length);
        }""",
        [words, until],
    )


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
