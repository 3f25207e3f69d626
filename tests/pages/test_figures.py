"""The geometry under the figures: nothing covers anything, no order matters, no line is lost."""

from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.pages.svg import fitted, great_circle, labelled, lines, place, shortened, unneeded

GRAPHS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=25)


@settings(max_examples=60, deadline=None)
@given(GRAPHS, st.booleans())
def test_no_two_boxes_stand_in_one_place_whatever_the_graph(edges: list[tuple[int, int]], aligned: bool) -> None:
    placed = place(10, edges, aligned=aligned)
    assert len(set(placed.at)) == 10
    by_column: dict[float, list[float]] = {}
    for column, row in placed.at:
        by_column.setdefault(column, []).append(row)
    for found in by_column.values():
        assert all(b - a >= 0.99 for a, b in zip(sorted(found), sorted(found)[1:], strict=False))
    assert all(0 <= c < placed.columns and 0 <= r < placed.rows for c, r in placed.at)


def test_a_long_line_passes_each_column_between_its_ends() -> None:
    placed = place(4, [(0, 1), (1, 2), (2, 3), (0, 3)])
    assert [x for x, _ in placed.at] == [0, 1, 2, 3]
    assert [x for x, _ in placed.routes[3]] == [1, 2]
    assert all((x, y) not in placed.at for x, y in placed.routes[3])


@settings(max_examples=80, deadline=None)
@given(GRAPHS)
def test_what_is_joined_stays_joined_without_the_lines_left_out(edges: list[tuple[int, int]]) -> None:
    kept = [e for e in edges if e not in unneeded(edges)]

    def reached(lines_: list[tuple[int, int]]) -> set[tuple[int, int]]:
        found = set(lines_)
        while True:
            more = {(a, d) for a, b in found for c, d in lines_ if b == c} - found
            if not more:
                return found
            found |= more

    assert reached(kept) == reached(edges)


def test_a_line_that_only_shortens_a_way_is_left_out() -> None:
    assert unneeded([(0, 1), (1, 2), (0, 2)]) == {(0, 2)}


def test_a_name_is_cut_to_its_room_wide_letters_counted_twice() -> None:
    assert shortened("Levant Wire", 11) == "Levant Wire"
    assert shortened("Levant Wires", 11) == "Levant Wir…"
    assert shortened("新華社通信社", 7) == "新華社…"
    assert lines("Levant Wire reporter outside the perimeter", 22) == ("Levant Wire reporter", "outside the perimeter")


def test_labels_cover_neither_marks_nor_one_another() -> None:
    marks = [(100.0 + 9 * n, 100.0 + 5 * (n % 3), 5.0, f"place {n}") for n in range(30)]
    found = labelled(marks, 600)
    assert found[0].text
    boxes = []
    for label in found:
        if label.text:
            long = 6.8 * len(label.text)
            left = label.x - {"start": 0, "middle": long / 2, "end": long}[label.anchor]
            boxes.append((left, label.y - 10, left + long, label.y + 2))
    for number, box in enumerate(boxes):
        assert all(box[2] <= o[0] or o[2] <= box[0] or box[3] <= o[1] or o[3] <= box[1] for o in boxes[:number])
        assert all(not (box[0] < x < box[2] and box[1] < y < box[3]) for x, y, _, _ in marks)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-80, 80)), min_size=1, max_size=8))
def test_a_map_holds_all_that_it_was_fitted_to(points: list[tuple[float, float]]) -> None:
    map_ = fitted(points, 960, 560, 60)
    for x, y in (map_.at(*p) for p in points):
        assert -1 <= x <= 961
        assert -1 <= y <= 561


def test_a_movement_takes_the_shortest_way_over_the_earth() -> None:
    over = great_circle((-73.8, 40.6), (139.8, 35.6))
    assert over[0] == pytest.approx((-73.8, 40.6))
    assert over[-1] == pytest.approx((139.8, 35.6))
    assert max(lat for _, lat in over) > 65, "from New York to Tokyo by Alaska"


def test_a_circle_on_the_map_is_as_large_as_what_it_stands_for() -> None:
    map_ = fitted([(30.0, 59.0), (31.0, 61.0)], 960, 560, 60)
    (x1, y1), (x2, y2) = map_.at(30.0, 60.0), map_.at(31.0, 60.0)
    assert map_.pixels(55.6, 60.0) == pytest.approx(hypot(x2 - x1, y2 - y1), rel=0.02)
