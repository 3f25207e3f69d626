"""Long runs: kill loops, many reports, Ctrl-C at any moment. Only `make soak` runs them."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from firsthand.export import EXPORTERS
from firsthand.pipeline import Case
from firsthand.store import Store

pytestmark = pytest.mark.soak

PLACES = ("Homs", "Tartus", "Latakia", "Damascus", "Aleppo", "Hama", "Palmyra")
THINGS = ("trucks", "helicopters", "buses", "ambulances", "ships")


def write_reports(path: Path, count: int, seed: int = 1) -> Path:
    """Write invented reports: small, some alike, each with a few claims."""
    draw = random.Random(seed)
    with path.open("w", encoding="utf-8") as file:
        for n in range(count):
            thing, place, many = draw.choice(THINGS), draw.choice(PLACES), draw.randint(2, 40)
            day = f"2024-12-{draw.randint(1, 28):02}"
            text = (
                f"{many} {thing} left {place} on Friday, a local official said.\n\n"
                f"Our reporter saw {draw.randint(2, 9)} {draw.choice(THINGS)} near {draw.choice(PLACES)}. "
                f"It is not known where they went. Number {n}."
            )
            row = {"id": f"n{n}", "outlet": f"Outlet {n % 50}", "title": f"{thing} leave {place}", "published": day}
            file.write(json.dumps({**row, "text": text}) + "\n")
    return path


def add(case: Path, source: Path, *more: str) -> subprocess.Popen:
    command = [sys.executable, "-m", "firsthand", "add", str(case), source.name, "--quiet", *more]
    return subprocess.Popen(command, cwd=source.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def count(case: Path) -> int:
    if not case.exists():
        return 0
    with Store.open(case) as store:
        return store.count_reports()


def exported(case: Path) -> str:
    with Case.open(case, create=False) as opened:
        return "".join(EXPORTERS["json"](opened.snapshot())[0].pieces)


def rss() -> float:
    """Return this process's resident memory in megabytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_a_run_struck_down_again_and_again_ends_as_one_left_alone(tmp_path, blow) -> None:
    source = write_reports(tmp_path / "in.jsonl", 150)
    left_alone = tmp_path / "alone.case"
    assert add(left_alone, source, "--jobs", "1").wait() == 0
    draw = random.Random(blow)
    case = tmp_path / "struck.case"
    for _ in range(12):
        target = count(case) + draw.randint(0, 20)
        running = add(case, source, "--jobs", "2")
        while running.poll() is None and count(case) < target:
            time.sleep(0.02)
        time.sleep(draw.uniform(0, 0.1))
        running.send_signal(blow)
        status = running.wait(timeout=30)
        assert status in (0, -blow, 130), running.stderr.read()
    assert add(case, source).wait() == 0
    assert exported(case) == exported(left_alone)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["alone.case", "in.jsonl", "struck.case"]


def test_two_at_once_on_one_case_lose_nothing(tmp_path) -> None:
    one, two = write_reports(tmp_path / "1.jsonl", 60, 1), write_reports(tmp_path / "2.jsonl", 60, 2)
    case = tmp_path / "both.case"
    running = [add(case, source, "--jobs", "1") for source in (one, two)]
    assert [r.wait() for r in running] == [0, 0]
    assert add(tmp_path / "turn.case", one).wait() == 0
    assert add(tmp_path / "turn.case", two).wait() == 0
    assert exported(case) == exported(tmp_path / "turn.case")


def test_twenty_thousand_small_reports(tmp_path, record_property) -> None:
    source = write_reports(tmp_path / "in.jsonl", 20_000)
    memory, started = {}, time.monotonic()

    def watch(step) -> None:
        if step.stage == "reading" and step.done % 1000 == 0:
            memory[step.done] = rss()

    with Case.open(tmp_path / "large.case") as opened:
        result = opened.add([str(source)], progress=watch)
        record_property("seconds", time.monotonic() - started)
        record_property("megabytes", json.dumps(memory))
        record_property("megabytes at the end", rss())
        assert (result.added, result.failures) == (20_000, ())
        assert memory[20_000] < memory[2000] * 1.2
        assert opened.add([str(source)]).known == 20_000
        assert opened.search("Palmyra helicopters", 5)
