# ruff: noqa: INP001 -- a script beside its pictures, in no package
"""Take the pictures of the workbench from the demo case, served here and now: `python docs/images/workbench.py`.

It needs the front-end bundles (`make` builds them), Playwright for Python and a Chromium on the path.
"""

from __future__ import annotations

import shutil
import tempfile
import threading
from importlib.resources import files
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from firsthand.pipeline import Case
from firsthand.web import serve

HERE = Path(__file__).parent
SIZE = {"width": 1060, "height": 620}
MOST = 150_000  # bytes: what a README may ask of its reader


def served() -> str:
    """Return the address of the demo case, served until this script ends."""
    path = Path(tempfile.mkdtemp()) / "demo.case"
    with Case.open(path) as case:
        case.add(str(files("firsthand.demo") / "reports"))
    addresses: list[str] = []
    ready = threading.Event()

    def note(address: str) -> None:
        addresses.append(address)
        ready.set()

    threading.Thread(target=lambda: serve(path, port=0, ready=note), daemon=True).start()
    ready.wait()
    return addresses[0].rstrip("/")


def take(page: Page, name: str) -> None:
    """Write what the page shows as `workbench-NAME.png`.

    Raises:
        ValueError: the picture is too large.
    """
    path = HERE / f"workbench-{name}.png"
    page.screenshot(path=path)
    if path.stat().st_size >= MOST:
        message = f"{path.name} has {path.stat().st_size:,} bytes, more than {MOST:,}"
        raise ValueError(message)


def main() -> None:
    """Take the brief, the exact sentence behind its first footnote, and the matrix."""
    address = served()
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE, color_scheme="light")
        page.goto(address)
        take(page, "brief")
        page.locator("a.note").first.click()
        page.locator("mark:has(:target)").wait_for()
        take(page, "reader")
        page.goto(f"{address}/matrix")
        page.evaluate("scrollTo(0, 240)")  # to where the grid fills the picture
        take(page, "matrix")
        browser.close()


if __name__ == "__main__":
    main()
