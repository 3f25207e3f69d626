"""What the tests of keys press and look at."""

from firsthand.pipeline import Case

CELL = "document.activeElement.closest('[data-claim]')?.dataset.claim"
ROW = "document.activeElement.closest('[data-row]')?.dataset.row"
TRUCKS = "[data-grid] td a[title*='250 Russian vehicles']:has(bdi:text-is('250'))"


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
