"""A real browser on the served demo case. Without one these tests are left out, and say so.

With FIRSTHAND_BROWSER=required in the environment, a machine without a browser fails instead.
"""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from firsthand.pipeline import Case
from firsthand.web import serve

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    if CHROMIUM is None:
        reason = "no Chromium on this machine: the pages were not tried in a browser"
        if os.environ.get("FIRSTHAND_BROWSER") == "required":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        # Without its sandbox where the superuser runs it, as in a container: it reads our own pages only.
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)


@pytest.fixture(scope="session")
def demo_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("browsed") / "demo.case"
    with Case.open(path) as case:
        case.add(str(files("firsthand.demo") / "reports"), jobs=1)
    return path


def served(path: Path) -> str:
    """Return the address of the case at `path`, served until the tests end."""
    address: list[str] = []
    ready = threading.Event()

    def note(where: str) -> None:
        address.append(where)
        ready.set()

    threading.Thread(target=lambda: serve(path, ready=note), daemon=True).start()
    assert ready.wait(30)
    return address[0].rstrip("/")


@pytest.fixture(scope="session")
def address(demo_case: Path) -> str:
    return served(demo_case)


@pytest.fixture(scope="session")
def serving() -> Callable[[Path], str]:
    """Return what serves a case of the test's own."""
    return served


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
