"""How fast the workbench answers on a large case: every page, the first view, a decision, and a real browser.

The case is built from the development reports, outside the repository, once; `--case` keeps it for another run.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import shutil
import statistics
import tempfile
import threading
import time
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.testclient import TestClient

from bench import gold
from firsthand.pages import PAGES
from firsthand.pipeline import Case
from firsthand.web import Guard, serve, workbench

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from firsthand.pages import View

MEDIAN, P95 = 100.0, 300.0
"""Milliseconds of a server's time that a page may take, at the median and at the 95th percentile."""
INTERACTIVE = 1000.0
"""Milliseconds until the reader and the brief answer to a key in the browser."""
SCRIPTS = 120.0
"""Kilobytes (1,000 bytes) of JavaScript in all, gzipped."""

HOST = "127.0.0.1:8000"
DRAWN = 20
ROUNDS = 3
SEED = 5


@dataclass(frozen=True, slots=True)
class Answered:
    """What a kind of page took, in milliseconds of wall time over `asked` requests; `size` is its largest, in kB."""

    page: str
    asked: int
    median: float
    p95: float
    size: int


@dataclass(frozen=True, slots=True)
class Found:
    """All that was measured: the case's size, the pages, seconds of what comes once, milliseconds in the browser."""

    reports: int
    claims: int
    findings: int
    pages: tuple[Answered, ...]
    first: float
    brief: float
    behind: float
    decision: float
    after: float
    interactive: dict[str, float]
    scripts: float


def measure(case: Path | None) -> Found:
    """Return how the workbench answers on the large case: that at `case`, or one made for this run."""
    with tempfile.TemporaryDirectory(prefix="firsthand-pages-") as folder:
        path = build(case or Path(folder) / "large.case")
        copy = Path(folder) / "asked.case"  # what is decided in it is not to stay
        shutil.copy(path, copy)
        return _measured(copy)


def build(path: Path) -> Path:
    """Return the path of the large case, built there from the development reports if there is none."""
    if path.exists():
        return path
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as rows:
        rows.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in gold.inputs("linking"))
        rows.flush()
        with Case.open(path) as case:
            case.add(rows.name, jobs=os.cpu_count())
    return path


def _measured(path: Path) -> Found:
    guard = Guard(frozenset({HOST}))
    app = workbench(path, guard)
    client = TestClient(app, base_url=f"http://{HOST}")
    first = _seconds(lambda: client.get("/reports"))
    brief = _seconds(lambda: _written(app.state.desk.view()))
    behind = brief + _seconds(_quiet)
    view = app.state.desk.view()
    pages = tuple(_answered(client, name, urls) for name, urls in _addresses(view))
    decision = _seconds(lambda: _decide(client, guard, view))
    after = _seconds(lambda: client.get("/reports"))
    return Found(
        reports=len(view.snapshot.reports),
        claims=len(view.snapshot.claims),
        findings=len(view.findings),
        pages=pages,
        first=first,
        brief=brief,
        behind=behind,
        decision=decision,
        after=after,
        interactive=_interactive(path),
        scripts=_scripts(),
    )


def _seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _written(view: View) -> None:
    """Wait until the brief that is written behind the pages is there."""
    while not view.is_written:
        time.sleep(0.05)


def _quiet() -> None:
    """Wait until nothing is made ready behind the pages any more."""
    while any(thread.name == "brief" for thread in threading.enumerate()):
        time.sleep(0.05)


def _addresses(view: View) -> Iterator[tuple[str, list[str]]]:
    """Yield each page's name and addresses to ask for: it as it opens, its later pages, and items drawn by lot."""
    chance = random.Random(SEED)  # noqa: S311 -- draws items to ask for
    for page in PAGES:
        if page.title:
            own = "/" if page.name == "brief" else f"/{page.name}"
            yield page.name, [own] * ROUNDS + [f"{own}?{state}" for state in STATES.get(page.name, ())] * ROUNDS
            continue  # its items are its later pages, which are asked for by its state
        items = sorted(view.claims if page.name == "decide" else page.items(view))
        if any(items):
            drawn = chance.sample(items, min(DRAWN, len(items)))
            yield f"{page.name}/…", [f"/{page.name}/{item}" for item in drawn]


STATES = {
    "brief": ("status=disputed", "status=single-source&page=40"),
    "matrix": ("page=2", "page=30", "status=disputed", "words=killed"),
    "reports": ("page=2", "page=9"),
    "search": ("words=police", "words=shooting+victim", "words=%D0%BF%D0%BE", "words=zzz"),
    "timeline": ("page=2",),
    "lineage": ("page=2",),
}
"""What else is chosen on a page: later pages, filters, words."""


def _answered(client: TestClient, name: str, urls: list[str]) -> Answered:
    taken, size = [], 0
    for url in urls:
        begin = time.perf_counter()
        response = client.get(url)
        taken.append(1000 * (time.perf_counter() - begin))
        response.raise_for_status()
        size = max(size, len(response.content) // 1000)
    return Answered(name, len(urls), statistics.median(taken), _p95(taken), size)


def _p95(taken: list[float]) -> float:
    return sorted(taken)[min(len(taken) - 1, int(0.95 * len(taken)))]


def _decide(client: TestClient, guard: Guard, view: View) -> None:
    """Reject a claim as a reviewer does, by the form of its page."""
    claim = sorted(view.claims)[len(view.claims) // 2]
    client.get(f"/decide/{claim}").raise_for_status()
    fields = {"action": "reject", "target": claim, "token": guard.token, "reason": "measured"}
    answer = client.post("/judge", data=fields, headers={"origin": f"http://{HOST}"}, follow_redirects=False)
    assert answer.is_redirect, answer.text


def _interactive(path: Path) -> dict[str, float]:
    """Return milliseconds until each of the two pages most read answers in headless Chromium; none without one."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        return {}
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- only where there is a browser

    address = _served(path)
    found = {}
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        page = playwright.chromium.launch(executable_path=chromium, args=arguments).new_page()
        page.goto(f"{address}/reports")
        report = page.locator("main a[href^='/report/']").first.get_attribute("href")
        page.goto(address)
        page.wait_for_function("!document.title.includes('being written')", timeout=120_000)
        for name, url in (("brief", "/"), ("reader", report)):
            taken = []
            for _ in range(ROUNDS):
                page.goto(f"{address}{url}", wait_until="load")
                taken.append(page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"))
            found[name] = statistics.median(taken)
    return found


def _served(path: Path) -> str:
    address: list[str] = []
    ready = threading.Event()

    def note(where: str) -> None:
        address.append(where)
        ready.set()

    threading.Thread(target=lambda: serve(path, ready=note), daemon=True).start()
    ready.wait(60)
    return address[0].rstrip("/")


def _scripts() -> float:
    bundles = Path(str(files("firsthand.pages") / "bundles"))
    return sum(len(gzip.compress(p.read_bytes(), 9)) for p in bundles.glob("*.js")) / 1000


def missed(found: Found) -> list[str]:
    """Return what took longer, or is larger, than it may."""
    slow = [f"{p.page}: {p.median:.0f} ms at the median" for p in found.pages if p.median > MEDIAN]
    slow += [f"{p.page}: {p.p95:.0f} ms at the 95th percentile" for p in found.pages if p.p95 > P95]
    slow += [f"{name} in the browser: {ms:.0f} ms" for name, ms in found.interactive.items() if ms > INTERACTIVE]
    return slow + ([f"scripts: {found.scripts:.1f} kB"] if found.scripts > SCRIPTS else [])


def main(case: Path | None, *, as_json: bool) -> int:
    """Print what was measured; return 1 where something is over its limit."""
    found = measure(case)
    if as_json:
        print(json.dumps(asdict(found), indent=1))
        return int(bool(missed(found)))
    print(f"{found.reports:,} reports, {found.claims:,} claims, {found.findings:,} findings")
    print(f"{'page':<14}{'asked':>7}{'median ms':>11}{'p95 ms':>9}{'kB':>7}")
    for page in found.pages:
        print(f"{page.page:<14}{page.asked:>7}{page.median:>11.0f}{page.p95:>9.0f}{page.size:>7}")
    print(
        f"first view {found.first:.1f} s; its brief {found.brief:.1f} s after; scripts {found.scripts:.1f} kB gzipped"
    )
    print(f"a decision {found.decision:.1f} s, the view after it {found.after:.1f} s")
    for name, ms in found.interactive.items():
        print(f"{name} interactive in Chromium after {ms:.0f} ms")
    if not found.interactive:
        print("no Chromium here: not tried in a browser")
    for line in missed(found):
        print(f"over the limit: {line}")
    return int(bool(missed(found)))
