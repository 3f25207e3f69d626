"""What stands above and around the story of a text: a crowded page, bars, bylines, mastheads."""

import pytest

CROWDED = """Skip to content
BREAKING: Parliament dissolves
The Daily Courier
Sunday, December 15, 2024
Home > Region > River
LIVE: Storm closes three airports

Barge raised from river mouth after a week, harbour master says

Crane lifted the barge at dawn; the owner declined to comment

By SARA LIND and TOM REED
PUBLISHED: December 15, 2024 at 8:12 a.m. EST | UPDATED: December 15, 2024 at 11:40 a.m. EST
Listen to this article
6 min read

The crane at work on Sunday. (Jo Lind/AFP via Getty Images)

ELLERY, Me. — A floating crane raised the sunken barge from the river mouth before dawn on Sunday, the harbour master told The Daily Courier.

"She came up in one piece," said Ole Brandt, 61.

What we know so far

• The barge is afloat
• Its gravel is still in the river

RELATED: Inside the harbour at Ellery
RELATED: Who owns the river?

It was not immediately clear who would pay.

The Associated Press contributed to this report.

Most Popular
1. Man killed in downtown crash
2. Three dead after helicopter goes down in Alps
Comments
User123: I saw the barge at the river mouth with the crane, and it was in two pieces, believe me.
"""


def test_a_crowded_page(read_one, parts):
    report = read_one(CROWDED)
    assert report.outlet == "The Daily Courier"
    assert report.title == "Barge raised from river mouth after a week, harbour master says"
    assert report.published == "2024-12-15T08:12:00-05:00"
    body = parts(report, "body")
    assert body[0].startswith("Crane lifted the barge")
    assert body[-1] == "It was not immediately clear who would pay."
    assert "• The barge is afloat" in body
    assert "The Associated Press contributed to this report." in parts(report, "credit")
    aside = " ".join(parts(report, "boilerplate"))
    for words in ("Parliament", "Storm", "Inside the harbour", "downtown crash", "helicopter", "User123"):
        assert words in aside


def test_a_byline_under_a_standfirst_does_not_make_it_the_headline(read_one):
    assert (
        read_one(CROWDED.replace("Crane lifted the barge at dawn; ", "The river mouth is free again; ")).title
        == "Barge raised from river mouth after a week, harbour master says"
    )


STORY = (
    "Four barges broke loose on the Orla on Monday, the river police said. Crews from three towns worked until nightfall "
    "to bring them back, and the lock at Castelton was closed. Nobody was hurt."
)


@pytest.mark.parametrize(
    "page",
    [
        f"River Post | Home | News | Sport | Barges break loose on the Orla | May 7, 2024 | (Handout via River Post) | {STORY}",
        f"Home · News · Weather · Log in · Barges break loose on the Orla · May 7, 2024 · {STORY} · Terms · Privacy",
        f"River Post » News » Region » Barges break loose on the Orla » By Ana Ruiz » 7 May 2024 » {STORY} » Contact us",
    ],
)
def test_a_page_saved_as_one_line_is_told_apart_at_its_bars(read_one, parts, page):
    report = read_one(page)
    assert report.title == "Barges break loose on the Orla"
    assert report.published == "2024-05-07"
    assert parts(report, "headline") == ["Barges break loose on the Orla"]
    assert parts(report, "body") == [STORY]


def test_a_long_line_with_an_outlets_name_between_bars_is_no_title(read_one, parts):
    report = read_one(f"River Post News | Sport | {STORY} {STORY.replace('Four', 'Some of the four')}")
    assert STORY in " ".join(parts(report, "body"))


def test_a_sentence_with_bars_is_left_whole(read_one, parts):
    line = f"{STORY} The code on the hull read 7 | 14 | 21. {STORY.replace('Four', 'All four')}"
    assert line in parts(read_one(f"Barges break loose\n\n{line}"), "body")


@pytest.mark.parametrize("line", ["From our crew on the Orla", "By our reporters in Castelton", "From the river desk"])
def test_a_line_that_names_only_who_reports_is_no_headline(read_one, line):
    report = read_one(f"RIVER POST\n\nOn the towpath with the bargemen\n{line}\n7 May 2024\n\n{STORY}")
    assert report.title == "On the towpath with the bargemen"


@pytest.mark.parametrize(
    ("head", "outlet", "title"),
    [
        ("Valley Post\n\nBlast\n\n12 March 2026", "Valley Post", "Blast"),
        ("The Padma Star\n\nFamilies wait outside the mill\nStaff correspondent\n12 March 2026", "The Padma Star",
         "Families wait outside the mill"),
        ("Rojin TV\n\nMill burns in Leeds\nRojin TV correspondent, Leeds\n12 March 2026", "Rojin TV",
         "Mill burns in Leeds"),
        ("The Morning Observer\n\nThree dead in mill blast\nObserver staff and agencies\nThu 12 Mar 2026 19.05 BST",
         "The Morning Observer", "Three dead in mill blast"),
        ("El Faro de Burgos in English\n\nThree dead in mill blast\n12 March 2026", "El Faro de Burgos in English",
         "Three dead in mill blast"),
        ("Valley Post\n\nPolice Arrest Reporter\n\n12 March 2026", "Valley Post", "Police Arrest Reporter"),
    ],
)  # fmt: skip
def test_a_masthead_a_headline_and_who_wrote_it_are_told_apart(read_one, head, outlet, title):
    story = (
        "Three people were killed in a blast at a mill in Leeds on Monday, police said. Two others were hurt.\n\n"
        "The fire burned until the evening, families said, and police arrested a reporter who filmed them there."
    )
    report = read_one(f"{head}\n\n{story}\n")
    assert (report.outlet, report.title) == (outlet, title)
