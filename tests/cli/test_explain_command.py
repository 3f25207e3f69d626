"""`firsthand explain`: marks stand beneath the words they mean, whatever the words are made of."""

import io
import json

import pytest
from rich.cells import cell_len
from rich.console import Console
from typer.testing import CliRunner

from firsthand.cli import app, console
from firsthand.cli.marks import Lane, Mark, Part, break_lines, draw

TOLD = "Three Il-76s may have left Hmeimim on Friday, a ministry official told Reuters."


def run(*words, **more):
    return CliRunner().invoke(app, ["explain", *words], **more)


def test_a_sentence_is_shown_with_its_marks_and_what_they_say() -> None:
    result = run(TOLD, "--published", "2024-12-14", "--only", "quantities,times,places,things,sources,events")
    assert result.exit_code == 0
    assert (
        result.stdout
        == """\
body, characters 0 to 79
text   Three Il-76s may have left Hmeimim on Friday, a ministry official told Reuters.
number 1────
time                                         1─────
place                             1──────
thing        1─────                                             2───────
source                                                                        1──────
event               1~~      1───                                        2───

number 1 “Three” = 3, count of “Il-76s”  0:5
time   1 “Friday” DATE 2024-12-13, on 2024-12-13  38:44
place  1 “Hmeimim” Hmeimim, Latakia, Syria; base; 35.401 35.949 within 2 km  27:34
thing  1 “Il-76s” Il-76 < transport aircraft < fixed-wing aircraft < aircraft, plural
         6:12
       2 “official” official < person, a person  57:65
source 1 “Reuters” Reuters, wire  71:78
event  1 “left” departed: PS+ past, by “may”  22:26, 13:16
       2 “told” said: CT+ past  66:70

"""
    )


def test_voices_and_claims_say_who_stands_behind_what() -> None:
    shown = run("“Two buses left Oslo,” the driver said.", "--outlet", "Coast Radio", "--only", "attributions,claims")
    assert (
        shown.stdout
        == """\
body, characters 0 to 39
text   “Two buses left Oslo,” the driver said.
voice  1 content ┄┄┄┄┄┄┄┄┄┄┄┄ 1 source ═ 1───
claim       1────

voice  1 driver (unnamed, quoted, not first-hand) “said”: “Two buses left Oslo,”  23:33,
         34:38, 0:22
claim  1 departed: 2 bus, from Oslo; CT+ past; Coast Radio > driver; eyewitness  5:10

"""
    )


def test_only_what_is_asked_for_is_shown() -> None:
    result = run("At least 1,000 people fled.\n\nIt rained.", "--only", "quantities, times")
    assert (
        result.stdout
        == """\
body, characters 0 to 27
text   At least 1,000 people fled.
number 1─────────────

number 1 “At least 1,000” > 1,000, count of “people”: 1000 or more  0:14

body, characters 29 to 39
text   It rained.
       nothing was read in it

"""
    )


def test_json_is_one_object_a_sentence() -> None:
    rows = json.loads(run("Two buses left Oslo. Nobody was hurt.", "--json", "--only", "events").stdout)
    assert [r["text"] for r in rows] == ["Two buses left Oslo.", "Nobody was hurt."]
    assert [e["certainty"] for r in rows for e in r["events"]] == ["CT+", "CT-"]


def test_a_file_is_read_as_add_reads_it(tmp_path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<html><head><title>Ferry leaves</title><meta property='article:published_time' content='2024-12-14'></head>"
        "<body><article><h1>Ferry leaves</h1><p>A ferry left Bergen on Friday, the port said.</p></article></body></html>"
    )
    shown = run(str(page), "--only", "times").stdout
    assert "headline, characters 0 to 12" in shown
    assert "DATE 2024-12-13" in shown


def test_standard_input_is_read() -> None:
    assert "“Two” = 2" in run("-", input="Two buses left Oslo.\n").stdout


@pytest.mark.parametrize(
    ("argument", "status", "said"),
    [
        ("", 2, "there is no text"),
        ("  \n", 2, "there is no text"),
        ("reprots/page.txt", 3, "there is no such file"),
        ("page.html", 3, "there is no such file"),
        ("https://example.org/page", 3, "explain fetches nothing"),
    ],
)
def test_what_is_neither_text_nor_file_is_said(argument, status, said) -> None:
    result = run(argument)
    assert result.exit_code == status
    assert said in " ".join(result.stderr.split())
    assert result.stdout == ""


def test_a_folder_an_unreadable_file_and_empty_input_are_said(tmp_path) -> None:
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 40)
    for words, said in (
        ((str(tmp_path),), "Name one file"),
        ((str(tmp_path / "picture.txt"),), "picture"),
        (("-",), "empty"),
    ):
        result = run(*words, input="")
        assert result.exit_code == 3
        assert said in result.stderr


def test_an_unknown_component_or_date_is_wrong_usage() -> None:
    assert "no such component" in " ".join(run("Two buses left.", "--only", "verbs").stderr.split())
    assert run("Two buses left.", "--published", "yesterday").exit_code == 2


def test_another_language_is_said_and_gives_nothing() -> None:
    result = run("Der Minister sagte am Montag, dass die Brücke nicht mehr steht und niemand verletzt wurde.", "--json")
    assert json.loads(result.stdout) == []
    assert "German" in result.stderr


def test_nothing_in_a_text_steers_the_terminal() -> None:
    shown = run("Two \x1b[31mbuses\x1b[0m\u202e left\x07 Oslo, “\x1b]0;owned\x07he” said.").stdout
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)


def test_a_terminal_gets_colours_and_one_without_gets_the_same_marks(monkeypatch) -> None:
    real = console.Terminal

    def shown(**settings) -> str:
        out = Console(file=io.StringIO(), force_terminal=True, width=60, highlight=False, **settings)
        monkeypatch.setattr(console, "Terminal", lambda **_: real(out=out))
        assert run("Two buses left Oslo on Friday.").exit_code == 0
        return out.file.getvalue()

    coloured, plain = shown(color_system="standard"), shown(color_system=None)
    assert "\x1b[" in coloured
    assert "\x1b[" not in plain
    assert "number 1──" in plain
    assert max(map(cell_len, plain.splitlines())) <= 60


@pytest.mark.parametrize(
    ("sentence", "word", "column", "width"),
    [
        ("plain words here", "words", 6, 5),
        ("東京 has words", "words", 9, 5),
        ("in 東京 today", "東京", 3, 4),
        ("cafe\u0301 au lait", "au", 5, 2),
        ("غادرت الطائرة قاعدة", "الطائرة", 6, 7),
        ("a\x1bb word", "word", 4, 4),
    ],
)
def test_a_mark_stands_at_the_columns_of_its_words(sentence, word, column, width) -> None:
    at = sentence.index(word)
    lane = Lane("thing", "", (Mark((Part(at, at + len(word)),), "it", ""),))
    _, beneath = draw(sentence, [lane], 60)
    assert beneath.plain == "thing  " + " " * column + "1" + "─" * (width - 1)


def test_marks_that_overlap_lie_in_rows_of_their_own() -> None:
    marks = tuple(Mark((Part(a, b),), "", "") for a, b in ((0, 6), (2, 4), (6, 9)))
    rows = [t.plain for t in draw("abcdefghi", [Lane("thing", "", marks)], 60)]
    assert rows == ["text   abcdefghi", "thing  1─────3──", "         2─"]


def test_a_mark_goes_on_beneath_the_next_line() -> None:
    lane = Lane("voice", "", (Mark((Part(0, 19, "content"),), "", ""),))
    rows = [t.plain for t in draw("one two three, four", [lane], 22)]
    assert rows == ["text   one two three,", "voice  1 content ┄┄┄┄", "text   four", "voice  1┄┄┄"]


@pytest.mark.parametrize("text", ["", "   ", "a bb  ccc", "x" * 50, "漢字" * 20 + " b", "e\u0301" * 40, "👩‍🚒" * 12])
@pytest.mark.parametrize("width", [10, 11, 30])
def test_lines_fit_and_lose_nothing_but_blanks(text, width) -> None:
    lines = [text[a:b] for a, b in break_lines(text, width)]
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)
