"""What the tests of reading share: the packs, and short ways to read and to look at the result."""

from collections.abc import Callable

import pytest

from firsthand.model import Failure, Report
from firsthand.packs import Packs, load_packs
from firsthand.read import read_report


@pytest.fixture(scope="session")
def packs() -> Packs:
    return load_packs()


@pytest.fixture
def read_one(packs) -> Callable[..., Report]:
    def read(data: str | bytes, **where) -> Report:
        (report,) = read_report(data.encode() if isinstance(data, str) else data, packs=packs, **where)
        assert isinstance(report, Report), report
        return report

    return read


@pytest.fixture
def refuse(packs) -> Callable[..., str]:
    def read(data: str | bytes, **where) -> str:
        (failure,) = read_report(data.encode() if isinstance(data, str) else data, packs=packs, **where)
        assert isinstance(failure, Failure), failure
        assert failure.stage == "read"
        return failure.reason

    return read


@pytest.fixture
def parts() -> Callable[[Report, str], list[str]]:
    def of(report: Report, kind: str) -> list[str]:
        return [report.text[b.start : b.end] for b in report.blocks if b.type == kind]

    return of
