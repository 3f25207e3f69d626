"""Named SQL is found by package and name, and by nothing else."""

import sqlite3

import pytest

from firsthand.engine import run_sql


@pytest.mark.parametrize("name", ["reuse.nothing_of_that_name", "../x", "reuse", "", "reuse.a/b", "os.path.x"])
def test_a_name_that_is_none_is_refused(name) -> None:
    with pytest.raises((ValueError, ModuleNotFoundError)):
        run_sql(sqlite3.connect(":memory:"), name)
