"""By the pages alone: the case is exported, taken away, and a file that somebody touched in it is found."""

import shutil
import zipfile

import pytest
from axe_playwright_python.sync_playwright import Axe

OPTIONS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}


@pytest.fixture(scope="module")
def own(demo_case, tmp_path_factory, serving):
    return serving(shutil.copy(demo_case, tmp_path_factory.mktemp("handed") / "own.case"))


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def page(browser, request):
    context = browser.new_context(java_script_enabled=request.param, accept_downloads=True)
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


def verified(page, own, archive, digest):
    """Return what the page says of an archive."""
    page.goto(f"{own}/handon")
    page.get_by_role("link", name="Verify", exact=True).first.click()
    page.set_input_files("input[type=file]", archive)
    page.locator("#digest-zip").fill(digest)
    page.get_by_role("button", name="Verify this file").click()
    return page.locator(".came").inner_text()


def test_the_case_is_exported_and_verified_and_a_touched_file_is_found(page, own, tmp_path):
    wrong = []
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    page.goto(own)
    page.get_by_role("link", name="Hand on").click()
    page.get_by_role("button", name="Make the archive").click()
    page.get_by_role("heading", name="The archive is ready").wait_for()
    with page.expect_download() as taking:
        page.get_by_role("link", name="Take it away").click()
    digest = page.locator("#digest").inner_text()
    archive, touched = tmp_path / "taken.zip", tmp_path / "touched.zip"
    taking.value.save_as(archive)
    assert "Nothing was changed since it was exported" in verified(page, own, archive, digest)

    with zipfile.ZipFile(archive) as given, zipfile.ZipFile(touched, "w") as packed:
        for entry in given.infolist():
            data = given.read(entry)
            packed.writestr(entry.filename, data + b" " if entry.filename.endswith("/reports.html") else data)
    said = verified(page, own, touched, digest)
    assert "It was changed since it was exported" in said
    assert "1 file changed" in said
    assert "reports.html" in said
    page.goto(f"{own}/handon")
    page.get_by_role("button", name="Remove it from here").click()
    page.get_by_role("button", name="Make the archive").wait_for()
    assert wrong == []


def test_a_copy_for_others_is_made_after_a_look(page, own):
    page.goto(f"{own}/handon")
    page.get_by_role("button", name="Show what it would mask").click()
    page.get_by_role("heading", name="What the copy for others would mask").wait_for()
    page.get_by_text("People who are masked").click()
    page.get_by_label("Marta Lindqvist").check()
    page.get_by_role("button", name="Look again with these").click()
    page.locator("#keep", has_text="Marta Lindqvist").wait_for()
    page.get_by_role("button", name="Make the copy as shown").click()
    page.get_by_role("heading", name="The copy for others is ready").wait_for()
    page.get_by_role("button", name="Remove it from here").click()
    page.get_by_role("button", name="Make the archive").wait_for()
    assert page.get_by_role("heading", name="The copy for others is ready").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_was_made_and_shown_breaks_no_rule_of_accessibility(browser, own, scheme):
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.set_default_timeout(60_000)
    for button, heading in (
        ("Show what it would mask", "What the copy for others would mask"),
        ("Make the archive", "The archive is ready"),
    ):
        page.goto(f"{own}/handon")
        page.get_by_role("button", name=button).click()
        page.get_by_role("heading", name=heading).wait_for()
        page.goto(f"{own}/handon")
        for folded in page.locator("main details").all():
            folded.evaluate("d => d.open = true")
        found = Axe().run(page, options=OPTIONS).response["violations"]
        assert [v["id"] for v in found] == []
    page.get_by_role("button", name="Remove it from here").click()
    context.close()


def test_the_digest_is_copied_by_a_button(browser, own):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{own}/handon")
    page.get_by_role("button", name="Make the archive").click()
    page.get_by_role("heading", name="The archive is ready").wait_for()
    page.get_by_role("button", name="Copy", exact=True).click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#digest").inner_text()
    page.get_by_role("button", name="Remove it from here").click()
    context.close()
