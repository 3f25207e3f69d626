"""The map: where, how surely, whence and whither, and what is not known; all of it without a script."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from drawn_case import SUVA, made_case, page

from firsthand.errors import SourceError
from firsthand.pages import View, read_outlines


def test_places_of_one_point_are_one_mark_with_all_its_claims() -> None:
    shown = page(made_case(), "map")
    marks = [a.get("aria-label") for a in shown.xpath("//svg//g[@class='spots']/a")]
    assert marks == ["Suva: 2 claims, within 5 km", "Apia: 1 claim, within 4 km", "Nadi: 1 claim, within 4 km"]


def test_places_on_both_sides_of_the_date_line_lie_together() -> None:
    shown = page(made_case(), "map")
    across = {a.get("data-name"): float(a.xpath("circle/@cx")[0]) for a in shown.xpath("//svg//g[@class='spots']/a")}
    assert 0 < across["Nadi"] < across["Suva"] < across["Apia"] < 960, "Apia is east of Suva, not a world away"


def test_a_movement_goes_from_one_place_to_the_other() -> None:
    shown = page(made_case(), "map")
    (move,) = shown.xpath("//svg//g[@class='moves']/a[@href='#move-1']")
    assert move.get("aria-label") == "Movement from Suva to Apia: 1 claim"
    assert move.xpath("path/@marker-end") == ["url(#arrow)"]
    (row,) = shown.xpath("//tr[@id='move-1']")
    assert "truck" in row.text_content()


def test_a_place_that_reports_differ_on_is_hollow_at_each_of_its_candidates() -> None:
    shown = page(made_case(), "map")
    (rival,) = shown.xpath("//svg//g[@class='rivals']/a[@href='/finding/finding1']")
    assert len(rival.xpath("circle[@class='hollow']")) == 2
    assert "disputed: place of <the> trucks: Suva or Nadi" in rival.get("aria-label")


def test_namesakes_are_drawn_only_when_they_are_asked_for() -> None:
    assert not page(made_case(), "map").xpath("//g[@class='namesakes']/circle[@data-lon]")
    (other,) = page(made_case(), "map", namesakes="yes").xpath("//g[@class='namesakes']/circle[@data-lon]")
    assert "Suva, Russia" in other.xpath("string(title)")


def test_the_table_says_where_and_how_surely_and_opens_each_claim() -> None:
    shown = page(made_case(), "map")
    (row,) = shown.xpath("//tr[@id='place-1']")
    assert "-18.142, 178.442" in row.text_content()
    assert "5 km" in row.text_content()
    assert [a.get("href") for a in row.xpath("td//li/a")] == [
        "/report/wire0001#claim-claim001", "/report/paper001#claim-claim002",
    ]  # fmt: skip


def test_the_boundaries_are_no_statement_and_whose_they_are_is_said() -> None:
    words = page(made_case(), "map").text_content()
    assert "not a statement on sovereignty" in words
    assert "visionscarto" in words
    own = page(made_case(outlines='{"type":"</template><script>"}'), "map")
    assert "supplied by the user" in own.text_content()
    assert not own.xpath("//main//script"), "what a user brings is data, never markup"


def test_a_case_without_places_says_so() -> None:
    assert "No place has that name." in page(made_case(), "map", words="Atlantis").text_content()


def test_outlines_are_taken_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    shape = {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": []}}
    file.write_text(json.dumps(shape, indent=2))
    assert json.loads(read_outlines(file)) == shape


@pytest.mark.parametrize("text", ["", "[1]", "{}", '{"type":"Topology"}', '{"type":"Point"}', "\x00"])
def test_what_is_no_outline_is_refused_in_words(tmp_path: Path, text: str) -> None:
    file = tmp_path / "own.json"
    file.write_text(text)
    with pytest.raises(SourceError, match=r"own\.json: the outlines are (not|neither)"):
        read_outlines(file)
    with pytest.raises(SourceError, match="could not be read"):
        read_outlines(tmp_path / "none.json")


def test_a_movement_with_one_known_end_is_an_arrow_to_or_from_nowhere() -> None:
    view = made_case()
    leaving, *others = view.snapshot.claims
    loose = replace(leaving, destination=None), *others
    shown = page(View("loose", replace(view.snapshot, claims=loose), None), "map")
    (arrow,) = shown.xpath("//svg//g[@class='stubs']/a")
    assert arrow.get("aria-label") == "Movement from Suva, to where: not said: 1 claim"
    (row,) = shown.xpath("//tr[@id='loose-1']")
    assert "not said" in row.xpath("string(td[1])")


def test_a_place_without_a_point_of_its_own_is_named_below_its_town_and_drawn_as_vague_alone() -> None:
    view = made_case()
    quarter = replace(SUVA, name="Toorak", text="Toorak", kind="quarter")
    first, second, *others = view.snapshot.claims
    both = (first, replace(second, place=quarter), *others)
    shown = page(View("both", replace(view.snapshot, claims=both), None), "map")
    assert "without a point of their own: Toorak" in shown.xpath("string(//tr[@id='place-1']/th)")
    alone = tuple(replace(c, place=quarter, origin_place=None) for c in (second,))
    shown = page(View("alone", replace(view.snapshot, claims=alone), None), "map")
    assert shown.xpath("//svg//g[@class='spots']/a[@class='vague']")
