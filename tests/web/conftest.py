"""The demo case, served: made once, and copied for a test that changes it."""

import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from firsthand.pipeline import Case
from firsthand.web import Guard, workbench

HOST = "127.0.0.1:8000"


@pytest.fixture(scope="session")
def demo_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("served") / "demo.case"
    with Case.open(path) as case:
        case.add(str(files("firsthand.demo") / "reports"), jobs=1)
    return path


@pytest.fixture
def own_case(demo_case: Path, tmp_path: Path) -> Path:
    """Return a copy of the demo case that the test may change."""
    return Path(shutil.copy(demo_case, tmp_path / "own.case"))


@pytest.fixture(scope="session")
def guard() -> Guard:
    return Guard(frozenset((HOST,)))


@pytest.fixture(scope="session")
def client(demo_case: Path, guard: Guard) -> Iterator[TestClient]:
    with TestClient(workbench(demo_case, guard), base_url=f"http://{HOST}") as client:
        yield client
