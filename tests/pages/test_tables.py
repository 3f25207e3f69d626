"""Tables as files."""

import csv
import io
import json

import pytest

from firsthand.pages.tables import Table, to_csv, to_json


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_inert(cell: str) -> None:
    ((value,),) = list(csv.reader(io.StringIO(to_csv(Table("t", "T", ("a",), ((cell,),))), newline="")))[1:]
    assert value.startswith("'")


def test_numbers_and_truths_stay_what_they_are() -> None:
    table = Table("t", "T", ("a", "b", "c"), ((-3.5, True, None),))
    assert to_csv(table).splitlines()[1] == "-3.5,true,"
    assert json.loads(to_json(table)) == [{"a": -3.5, "b": True, "c": None}]
