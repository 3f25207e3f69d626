"""What a careless or hostile set of reports does to the whole way, as a user of the command line sees it."""

import contextlib
import json
import re
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from firsthand.cli import app

STORY = (
    "Four soldiers were killed in Brenford on Monday when a depot exploded, police said.\n\n"
    "Witnesses saw smoke over the harbour until nightfall. How many were inside is not known."
)


def firsthand(folder, *words):
    """Return what a run printed as its result and as its notes, and its exit status."""
    with contextlib.chdir(folder):
        done = CliRunner().invoke(app, [*words, *(["--jobs", "1"] if words[0] == "add" else [])])
    return " ".join(done.stdout.split()), " ".join(done.stderr.split()), done.exit_code


@pytest.fixture
def told(tmp_path):
    """Add records to a case by the command line, and return its notes and its brief."""

    def _told(*records):
        (tmp_path / "in.jsonl").write_text("\n".join(json.dumps(r) for r in records))
        added = firsthand(tmp_path, "add", "a.case", "in.jsonl")
        assert added[2] == 0, added[1]
        brief = firsthand(tmp_path, "brief", "a.case")
        assert brief[2] == 0, brief[1]
        return " ".join(added[:2]), brief[0]

    return _told


def test_many_copies_of_one_story_are_one_origin_in_a_short_brief(told) -> None:
    rows = [
        {
            "id": f"c{n}",
            "outlet": f"Paper {n}",
            "published": "2024-05-07",
            "url": f"https://p{n}.example/x",
            "text": STORY,
        }
        for n in range(60)
    ]
    _, brief = told(*rows)
    assert "carried by 60 reports (repeated: 60 reports, one origin; not reviewed)" in brief
    assert "and 40 more" in brief
    assert len(brief) < 9_000


def test_a_date_in_the_future_is_asked_about_and_one_that_is_missing_too(told) -> None:
    notes, brief = told(
        {"id": "ahead", "outlet": "Harbour Post", "published": "2093-05-07", "text": STORY},
        {"id": "undated", "outlet": "Coast Times", "text": STORY},
        {"id": "odd", "outlet": "Hill Gazette", "published": "someday", "text": STORY},
    )
    assert "Unsure of 3 reports" in notes
    assert "in.jsonl ahead: date (read: 2093-05-07)" in notes
    assert "in.jsonl undated: date" in notes
    assert notes.count("--published") == 3
    assert "three reports, one origin" in brief


def test_a_report_that_cites_itself_is_one_origin(told) -> None:
    text = "Four soldiers were killed in Brenford on Monday, the Harbour Post reported, citing the Harbour Post."
    _, brief = told({"id": "a", "outlet": "Harbour Post", "published": "2024-05-07", "text": text})
    assert "1 origin" in brief
    assert "Four soldiers were killed in Brenford on 6 May, according to Harbour Post (no source named)" in brief


def test_a_revision_is_kept_beside_what_it_revises_and_the_change_is_shown(told, tmp_path) -> None:
    page = {"outlet": "Harbour Post", "url": "https://harbour.example/depot", "title": "Depot explodes"}
    told({**page, "published": "2024-05-07T08:00:00Z", "text": STORY})
    notes, brief = told({**page, "published": "2024-05-07T12:00:00Z", "text": STORY.replace("Four", "Six")})
    assert "1 added; the case holds 2 reports" in notes
    assert "changed from four" in brief
    assert "to six" in brief
    assert "one origin" in brief
    diff, _, status = firsthand(tmp_path, "diff", "a.case", "--since", "1")
    assert status == 0
    assert "a later version of" in diff


def test_an_empty_case_has_a_brief_that_says_so(tmp_path) -> None:
    (tmp_path / "none").mkdir()
    _, notes, status = firsthand(tmp_path, "add", "a.case", "none")
    assert status == 3  # nothing could be read
    assert "the case holds 0 reports. No document was found in none." in notes
    brief, _, status = firsthand(tmp_path, "brief", "a.case")
    assert status == 0
    assert "0 reports, 0 claims" in brief
    assert "does not mean that it did not happen" in brief


def test_reports_in_other_languages_only_are_each_named_as_not_analysed(told) -> None:
    _, brief = told(
        {
            "id": "r",
            "outlet": "Портовый вестник",
            "published": "2024-05-07",
            "text": "Четверо военных погибли при взрыве на складе в понедельник, сообщила полиция города.",
        },
        {
            "id": "f",
            "outlet": "Le Port",
            "published": "2024-05-07",
            "text": "Quatre soldats ont été tués lundi dans l'explosion d'un dépôt, a annoncé la police de la ville.",
        },
    )
    assert "2 reports, 0 claims" in brief
    assert "Портовый вестник's report on 7 May is in Russian; it is kept, and was not analysed" in brief
    assert "Le Port's report on 7 May is in French; it is kept, and was not analysed" in brief


def test_a_page_of_furniture_alone_is_read_as_holding_nothing(tmp_path) -> None:
    lines = [
        "Home",
        "News",
        "Sign in",
        "Cookie settings",
        "© 2024 Harbour Post. All rights reserved.",
        "Terms of use | Privacy",
    ]
    (tmp_path / "page.txt").write_text("\n".join(lines))
    firsthand(tmp_path, "add", "a.case", "page.txt")
    brief, _, status = firsthand(tmp_path, "brief", "a.case")
    assert status == 0
    assert "0 claims, 0 origins, 0 findings" in brief


def test_what_cannot_be_found_says_where_to_look(told, tmp_path) -> None:
    told({"id": "a", "outlet": "Harbour Post", "published": "2024-05-07", "text": STORY})
    _, notes, status = firsthand(tmp_path, "why", "a.case", "zzz")
    assert (status, "stands after it in the brief" in notes) == (6, True)
    _, notes, status = firsthand(tmp_path, "set", "a.case", "zzz", "--outlet", "X")
    assert (status, "Give its file's name" in notes) == (6, True)
    _, notes, status = firsthand(tmp_path, "add", "b.case", "gone.txt")
    assert (status, "1 could not be read or analysed: gone.txt: there is no such file" in notes) == (3, True)


def test_a_list_of_addresses_is_no_report_and_says_how_to_have_them_fetched(tmp_path) -> None:
    (tmp_path / "links.txt").write_text("# to read\nhttp://127.0.0.1:9/a\n\nhttp://127.0.0.1:9/b\n")
    _, notes, code = firsthand(tmp_path, "add", "a.case", "links.txt")
    assert "links.txt: this is a list of 2 web addresses, not a report" in notes
    assert "--addresses FILE" in notes
    assert code == 3
    _, notes, code = firsthand(tmp_path, "add", "b.case", "--addresses", "links.txt")
    assert "http://127.0.0.1:9/a:" in notes  # tried, and refused: an address of this machine
    assert "http://127.0.0.1:9/b:" in notes
    assert code == 3


@pytest.mark.parametrize(
    ("text", "said"), [("Two ferries left.\n", "is no list of web addresses"), (None, "no such file")]
)
def test_what_is_no_list_of_addresses_is_refused_before_anything_is_read(tmp_path, text, said) -> None:
    if text is not None:
        (tmp_path / "links.txt").write_text(text)
    _, notes, code = firsthand(tmp_path, "add", "a.case", "--addresses", "links.txt")
    assert said in notes
    assert code == 2
    assert not (tmp_path / "a.case").exists()


def test_what_failed_is_named_once_and_its_reason_once(tmp_path) -> None:
    (tmp_path / "story.txt").write_text(STORY)
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n garbage")
    firsthand(tmp_path, "add", "a.case", "story.txt", "broken.pdf")
    brief, _, _ = firsthand(tmp_path, "brief", "a.case")
    assert "“broken.pdf” was not read: “the PDF is damaged. Save or print it to PDF again”." in brief


def test_a_damaged_pdf_is_told_of_in_our_words_alone(tmp_path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n garbage")
    command = [sys.executable, "-m", "firsthand", "add", "a.case", "broken.pdf", "--jobs", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert "EOF marker" not in done.stderr
    assert "the PDF is damaged" in done.stderr


@pytest.mark.parametrize("answer", ["A spokesman for Berov denied it.", "The army rejected the accusation."])
def test_an_accusation_is_never_told_without_the_denial_behind_it(told, answer) -> None:
    text = (
        "Police in Brenford accused forces loyal to General Oleg Berov of having burned a depot on Monday. "
        f"{answer}\n\n“I ran for the river,” said Lena Orr, who lives near by."
    )
    _, brief = told({"id": "a", "outlet": "Harbour Post", "published": "2024-05-07", "text": text})
    accusing, denying, other = (brief.index(words) for words in ("accused forces", answer[:-1], "I ran for the river"))
    assert denying > accusing
    assert not accusing < other < denying  # nothing else stands between them


def test_who_denies_an_attack_does_not_deny_that_people_were_hurt_in_a_blast(told) -> None:
    _, brief = told(
        {
            "id": "a",
            "outlet": "Harbour Post",
            "published": "2024-05-07",
            "text": "An explosion at a fuel depot in Brenford killed nine people and wounded dozens on Monday, police said. "
            "The 9th Brigade said that a drone had struck the depot.",
        },
        {
            "id": "b",
            "outlet": "Coast Times",
            "published": "2024-05-07",
            "text": "The defence ministry denied that a drone had struck the depot in Brenford on Monday.",
        },
    )
    told_of = re.findall(r"[^.]*(?:injured|wounded|killed)[^.]*\.", brief.partition("SOURCES")[0])
    assert told_of
    assert not [sentence for sentence in told_of if "denied by" in sentence]


def test_two_that_are_part_of_a_total_are_told_as_two(told) -> None:
    _, brief = told(
        {
            "id": "a",
            "outlet": "Harbour Post",
            "published": "2024-05-07",
            "text": "Nine people died in a depot fire in Brenford on Monday, Brenford Hospital said.",
        },
        {
            "id": "b",
            "outlet": "Coast Times",
            "published": "2024-05-08",
            "text": "Brenford Hospital said that 13 people had died in the depot fire in Brenford on Monday, among them two children.",
        },
    )
    main = brief.partition("SOURCES")[0]
    assert "13" in main
    assert " - Children" not in main
    assert "wo children" in main
