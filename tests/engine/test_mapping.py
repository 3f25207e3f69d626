"""Work is mapped in order, fed lazily, and survives the death of a process."""

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from firsthand.engine import map_reports
from firsthand.model import Failure


@dataclass(frozen=True)
class Item:
    id: str
    text: str = ""


def shout(item):
    if item.text == "slow":
        time.sleep(0.05)
    return item.id.upper()


def die_of_poison(item):
    if item.text == "poison":
        os.kill(os.getpid(), signal.SIGKILL)
    return item.id


def die_once(item):
    if item.text and not Path(item.text).exists():
        Path(item.text).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return item.id


def fail(item):
    raise ValueError(item.id)


def print_and_return(item):
    print("a library's chatter")  # noqa: T201
    os.write(1, b"and from below Python")
    return item.id


def whoami(_item):
    return os.getpid()


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_items(jobs) -> None:
    items = [Item(f"r{n}", "slow" if n % 3 == 0 else "") for n in range(20)]
    assert list(map_reports(shout, items, jobs)) == [f"R{n}" for n in range(20)]


def test_a_few_items_are_not_worth_a_process() -> None:
    assert set(map_reports(whoami, [Item("a"), Item("b")])) == {os.getpid()}
    assert list(map_reports(shout, (Item(f"r{n}") for n in range(40)))) == [f"R{n}" for n in range(40)]


def test_items_are_taken_as_results_are_collected() -> None:
    taken = []

    def endless():
        n = 0
        while True:
            taken.append(n)
            yield Item(f"r{n}")
            n += 1

    results = map_reports(shout, endless(), 2)
    for _ in range(10):
        next(results)
    results.close()
    assert len(taken) < 25


def test_a_process_that_dies_costs_one_report() -> None:
    items = [Item("a"), Item("b", "poison"), Item("c"), Item("d")]
    a, b, c, d = map_reports(die_of_poison, items, 2)
    assert (a, c, d) == ("a", "c", "d")
    assert isinstance(b, Failure)
    assert b.report == "b"
    assert "SIGKILL" in b.reason


def test_a_death_that_was_not_the_reports_fault_costs_nothing(tmp_path) -> None:
    items = [Item("a"), Item("b", str(tmp_path / "died")), Item("c")]
    assert list(map_reports(die_once, items, 2)) == ["a", "b", "c"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_of_the_function_is_raised_here(jobs) -> None:
    with pytest.raises(ValueError, match=r"^x$"):
        list(map_reports(fail, [Item("x")], jobs))


def test_what_a_library_prints_does_not_fall_among_the_results() -> None:
    assert list(map_reports(print_and_return, [Item("a"), Item("b")], 2)) == ["a", "b"]


def test_no_process_outlives_the_work() -> None:
    workers = set(map_reports(whoami, [Item(str(n)) for n in range(8)], 2))
    assert os.getpid() not in workers
    for worker in workers:
        with pytest.raises(ProcessLookupError):
            os.kill(worker, 0)


def test_the_module_search_of_a_worker_leaves_out_the_working_folder(tmp_path, monkeypatch) -> None:
    (tmp_path / "pickle.py").write_text("raise SystemExit('a download was run')")
    monkeypatch.chdir(tmp_path)
    assert list(map_reports(shout, [Item("a"), Item("b")], 2)) == ["A", "B"]
