"""The map in a browser: moved by keys, buttons and pointer; what is shown stands in the address; whole without scripts."""

import pytest

SPOT = ".spots a[data-name^='Moscow']"


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def across(page):
    return float(page.locator(f"{SPOT} circle").get_attribute("cx"))


@pytest.fixture
def atlas(page, address):
    wrong = []
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    page.on("request", lambda r: None if r.url.startswith(address) else wrong.append(r.url))
    page.goto(f"{address}/map")
    page.locator("[data-map].steered").wait_for()
    yield page
    assert wrong == [], "nothing is fetched from elsewhere, and nothing breaks the policy"


def test_outlines_lie_under_the_places(atlas):
    assert len(atlas.locator(".land path").get_attribute("d")) > 5000


def test_the_arrow_keys_move_the_map_and_zero_brings_the_whole_back(atlas):
    before = across(atlas)
    atlas.locator("[data-map] .drawing").focus()
    atlas.keyboard.press("ArrowLeft")
    assert across(atlas) == pytest.approx(before + 80, abs=1)
    atlas.keyboard.press("0")
    assert across(atlas) == pytest.approx(before, abs=1)


def test_coming_closer_tells_places_apart_that_were_one_mark(atlas):
    hidden = atlas.locator(".spots a[hidden]")
    assert hidden.count() > 0
    atlas.locator(".spots a[data-holds]").first.click()
    for _ in range(6):
        atlas.get_by_role("button", name="Closer").click()
    assert atlas.locator(".spots a[data-name^='Tartus']:not([hidden])").count() == 1
    assert "km across" in atlas.locator(".said").text_content()


def test_the_part_that_is_shown_stands_in_the_address(atlas):
    atlas.get_by_role("button", name="Closer").click()
    atlas.get_by_role("button", name="East").click()
    assert "at=" in atlas.url
    before = across(atlas)
    atlas.goto(atlas.url)
    atlas.locator("[data-map].steered").wait_for()
    atlas.wait_for_function("document.querySelector('.land path').getAttribute('d').length > 0")
    assert across(atlas) == pytest.approx(before, abs=2)


def test_dragging_moves_the_map_and_follows_no_link(atlas):
    before = across(atlas)
    box = atlas.locator(f"{SPOT} circle").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    atlas.mouse.move(x, y)
    atlas.mouse.down()
    atlas.mouse.move(x + 60, y + 30, steps=4)
    atlas.mouse.up()
    assert across(atlas) == pytest.approx(before + 60, abs=3)
    assert "#place" not in atlas.url


def test_a_place_leads_to_its_row(atlas):
    atlas.locator(SPOT).focus()
    atlas.keyboard.press("Enter")
    row = atlas.locator("tr:target")
    assert "Moscow" in row.text_content()


@pytest.mark.parametrize("where", ["/map", "/lineage", "/timeline"])
def test_a_figure_reads_without_scripts(browser, address, where):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.goto(address + where)
    marks = page.locator("main svg :is(.spots circle, .node .box, .lasting)")
    assert marks.count() > 5
    assert marks.nth(1).bounding_box()["width"] > 3
    assert not page.locator(".steer").is_visible()
    context.close()


@pytest.mark.parametrize("where", ["/map", "/lineage", "/timeline"])
def test_a_figure_never_makes_a_narrow_page_scroll_sideways(browser, address, where):
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(address + where)
    page.wait_for_timeout(200)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    context.close()


OWN = '{"type":"Polygon","coordinates":[[[20,20],[50,20],[50,60],[20,60],[20,20]]]}'  # anticlockwise: RFC 7946


@pytest.mark.parametrize("turned", [False, True], ids=["as GeoJSON has it", "as d3 has it"])
def test_outlines_of_the_users_own_take_the_place_of_ours(page, address, turned):
    ring = OWN if not turned else OWN.replace("[50,20],[50,60],[20,60]", "[20,60],[50,60],[50,20]")

    def with_own(route):
        answer = route.fetch()
        route.fulfill(
            response=answer,
            body=answer.text().replace("</figure>", f"<template id=outlines>{ring}</template></figure>"),
        )

    page.route("**/map", with_own)
    page.goto(f"{address}/map")
    page.wait_for_function("document.querySelector('.land path')?.getAttribute('d')")
    land = page.locator(".land path").bounding_box()
    sea = page.locator(".sea").bounding_box()
    assert land["width"] < 0.6 * sea["width"], "the land is within its outline, not around it"
