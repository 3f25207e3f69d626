"""What a reader sees at once: how findings stand, how reports come down to origins, and no grid that is mostly empty."""

from importlib.resources import files
from pathlib import Path

import pytest

from firsthand.pages import Asked, Live, View, brief, matrix, wording
from firsthand.pages.collapse import draw, drawn
from firsthand.pages.stories import find_stories
from firsthand.pipeline import Case


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    path = Path(tmp_path_factory.mktemp("looked") / "demo.case")
    with Case.open(path) as case:
        case.add(str(files("firsthand.demo") / "reports"), jobs=1)
        snapshot = case.snapshot()
        written = case.brief(snapshot)

    class Written:
        def brief(self, snapshot):
            del snapshot
            return written

    view = View("demo", snapshot, Written())
    view.write()
    return view


def test_the_brief_counts_its_findings_by_status(view):
    shown = brief.build(view, Asked(), Live())
    assert sum(t.number for t in shown.tallies) == len(view.findings)
    assert {"corroborated", "disputed"} <= {t.status for t in shown.tallies}


def test_a_drawing_has_a_sheet_for_each_report_and_a_dot_for_each_origin(view):
    repeated = next(f for f in view.findings.values() if str(f.status) == "repeated")
    shown = draw(view, repeated)
    assert shown is not None
    assert len(shown.dots) == 1
    assert len(shown.sheets) == len({view.claims[c].report for c in repeated.claims}) > 1
    assert shown.dots[0].lines.count("M") == len(shown.sheets)
    agreeing = next(f for f in view.findings.values() if str(f.status) == "agreeing")
    assert not all(dot.sure for dot in draw(view, agreeing).dots)


def test_one_report_of_two_origins_is_one_sheet_above_two_dots():
    shown = drawn({"one": ("a",), "other": ("a",)}, ())
    assert len(shown.sheets) == 1
    assert len({dot.x for dot in shown.dots}) == 2
    assert all(0 < dot.x < shown.width for dot in shown.dots)


def test_what_is_too_much_to_draw_is_counted():
    shown = drawn({"one": [str(n) for n in range(30)]}, ("one",))
    assert len(shown.sheets) + shown.more_reports == 30
    many = drawn({str(n): (str(n),) for n in range(10_000)}, ())
    assert len(many.dots) + many.more_origins == 10_000
    assert many.width < 250


def test_the_matrix_begins_with_what_several_reports_tell_of(view):
    first = matrix.build(view, Asked(), Live())
    every = matrix.build(view, Asked(state={"told": "all"}), Live())
    rows = [row for grid in first.grids for row in grid.rows]
    assert all(len({cell.report for cell in row.cells if cell}) > 1 for row in rows)
    assert len(rows) + first.single == every.total == len(view.findings)


def test_a_filter_that_leaves_only_what_one_report_tells_of_shows_it(view):
    shown = matrix.build(view, Asked(state={"status": "single-source"}), Live())
    assert shown.total > 0


def test_no_column_of_a_grid_is_empty_and_each_finding_stands_once(view):
    shown = matrix.build(view, Asked(state={"told": "all"}), Live())
    for grid in shown.grids:
        assert all(any(column) for column in zip(*(row.cells for row in grid.rows), strict=True))
    told = [row.finding.id for grid in shown.grids for row in grid.rows]
    assert sorted(told) == sorted(view.findings)


def test_what_no_report_shares_is_of_another_story(view):
    stories = find_stories(view)
    for at, one in enumerate(stories):
        assert all(not one.reports & other.reports for other in stories[at + 1 :])


@pytest.mark.parametrize(
    ("instant", "words"),
    [
        ("2024-12-14", "2024-12-14"),
        ("2024-12-14T04:00", "2024-12-14 04:00"),
        ("2024-12-14T04:00:00+00:00", "2024-12-14 04:00 UTC"),
        ("2024-12-14T04:00:00+03:00", "2024-12-14 04:00 +03:00"),
        (None, ""),
    ],
)
def test_an_instant_is_written_for_people(instant, words):
    assert wording.moment(instant) == words
