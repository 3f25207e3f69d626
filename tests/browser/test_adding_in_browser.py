"""Adding and deciding in a browser: forms are accepted, progress follows by itself, with scripts and without."""

import shutil
import threading

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.browser.conftest import served

from firsthand.web import Address, serve

RAIN = b"Three bridges were destroyed in Homs on 16 December 2024, a farmer said.\n"
PASSWORD = "nine lives of a cat"
OPTIONS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}


@pytest.fixture(scope="module")
def own(demo_case, tmp_path_factory):
    return served(shutil.copy(demo_case, tmp_path_factory.mktemp("added") / "own.case"))


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def page(browser, request):
    context = browser.new_context(java_script_enabled=request.param)
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


def test_files_are_added_and_the_page_follows_by_itself(page, own, request):
    wrong = []
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    page.goto(f"{own}/add")
    name = f"{'-'.join(request.node.name.split())}.txt"
    page.set_input_files("input[type=file]", [{"name": name, "mimeType": "text/plain", "buffer": RAIN + name.encode()}])
    page.get_by_role("button", name="Add these files").click()
    page.get_by_text("1 report added").wait_for()
    page.locator("input[type=file]").wait_for()
    page.locator(".came li a[href^='/report/']", has_text=name).last.click()
    assert "Three bridges" in page.locator("main").inner_text()
    assert wrong == []


def test_what_was_doubted_is_set_by_a_form(page, own):
    page.goto(f"{own}/reports?check=yes")
    page.locator(".flag a").first.click()
    page.locator("#set [name=outlet]").fill("Harbour News")
    page.locator("#set button").click()
    page.locator(".kicker", has_text="Harbour News").wait_for()
    page.goto(f"{own}/reports")
    assert "Harbour News" in page.locator("main").inner_text(), "it is so wherever the report is named"


@pytest.fixture(scope="module")
def reached(demo_case, tmp_path_factory):
    """Return the address of a workbench that asks for a password."""
    path = shutil.copy(demo_case, tmp_path_factory.mktemp("reached") / "own.case")
    address, ready = [], threading.Event()

    def note(where):
        address.append(where.rstrip("/"))
        ready.set()

    at = Address(password=PASSWORD)
    threading.Thread(target=lambda: serve(path, at=at, ready=note), daemon=True).start()
    assert ready.wait(30)
    return address[0]


def test_a_person_logs_in_and_out(page, reached):
    page.goto(f"{reached}/reports")
    page.locator("[name=password]").fill("a wrong password")
    page.get_by_role("button", name="Log in").click()
    page.get_by_text("This is not the password.").wait_for()
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/reports")
    page.get_by_role("button", name="Log out").click()
    page.wait_for_url("**/login")
    page.goto(f"{reached}/reports")
    assert page.locator("[name=password]").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_form_for_the_password_breaks_no_wcag(browser, reached, scheme):
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{reached}/reports")
    assert Axe().run(page, options=OPTIONS).response["violations"] == []
    context.close()
