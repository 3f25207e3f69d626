"""Pages saved as plain text: everything is found without markup."""

import pytest

SAVED = """The Harbour Post
Home
World
Shipping
Log in
Ferry and tug collide off the northern breakwater
By Ines Marlow
14 December 2024, 09:30 GMT
Share on Facebook
Copy link

The tug lies on its side off the breakwater. (Photo: Tom Ash/Harbour Post)

PORT ELLERY, Dec 14 (Reuters) - A ferry and a tug collided on Saturday morning, two pilots said, and at least four people were hurt.

The harbour master told The Harbour Post that the ferry had been turning when the tug came alongside.

READ MORE: What we know about the ferry's last refit
It is not known how many people were on board, the harbour master said on Saturday afternoon.

Additional reporting by Paul Gray.

Tags: ferry, tug, Port Ellery
Most read
Council votes to close the old fish market
Two ferries sold to Greek owner
Storm warning for the weekend
© 2024 The Harbour Post. All rights reserved.
"""


@pytest.fixture
def saved(read_one):
    return read_one(SAVED, source_path="page.txt")


def test_outlet_headline_author_and_date_are_found(saved):
    assert saved.outlet == "The Harbour Post"
    assert saved.title == "Ferry and tug collide off the northern breakwater"
    assert saved.author == "Ines Marlow"
    assert saved.published == "2024-12-14T09:30:00+00:00"
    assert saved.published_source == "page"
    assert saved.unsure == ()


def test_the_agency_of_a_dateline_is_not_the_outlet(saved, parts):
    assert "Reuters" not in (saved.outlet or "")
    assert "PORT ELLERY, Dec 14 (Reuters) -" in parts(saved, "dateline")


def test_every_part_has_its_type(saved, parts):
    assert parts(saved, "headline") == ["Ferry and tug collide off the northern breakwater"]
    assert parts(saved, "caption") == ["The tug lies on its side off the breakwater."]
    assert parts(saved, "credit") == [
        "By Ines Marlow",
        "(Photo: Tom Ash/Harbour Post)",
        "Additional reporting by Paul Gray.",
    ]
    assert [p.split()[0] for p in parts(saved, "body")] == ["A", "The", "It"]


def test_navigation_related_lines_and_other_headlines_are_no_part_of_the_story(saved, parts):
    aside = parts(saved, "boilerplate")
    for line in (
        "Shipping",
        "Copy link",
        "Most read",
        "Two ferries sold to Greek owner",
        "Tags: ferry, tug, Port Ellery",
    ):
        assert line in aside
    assert any(line.startswith("READ MORE") for line in aside)


def test_blocks_are_in_order_and_cover_all_text(saved):
    at = 0
    for block in saved.blocks:
        assert not saved.text[at : block.start].strip()
        assert block.start < block.end
        at = block.end
    assert not saved.text[at:].strip()


def test_a_story_standing_twice_is_kept_once_and_said(read_one, parts):
    story = SAVED.split("Copy link")[1].split("READ MORE", maxsplit=1)[0]
    report = read_one(SAVED.replace("READ MORE", story + "READ MORE"))
    told = [p for p in parts(report, "body") if p.startswith("The harbour master told")]
    assert len(told) == 1
    assert any("more than once" in note for note in report.notes)


def test_a_story_repeated_inside_one_line_is_kept_once(read_one, parts):
    story = "A barge sank at the mouth of the river on Monday, the coastguard said. Nobody was hurt, the owner told us by phone."
    report = read_one(f"Barge sinks at river mouth\n\n{story} {story}\n")
    assert parts(report, "body") == [story]


def test_hard_wrapped_lines_are_joined(read_one, parts):
    wrapped = (
        "Barge sinks at river mouth\n\n"
        "A barge loaded with gravel sank at the mouth of the river on Monday\n"
        "night after it had struck the old bridge, the coastguard said. The\n"
        "crew of three climbed on the roof of the wheelhouse and waited there\n"
        "until a fishing boat took them off. Nobody was hurt.\n\n"
        "The owner could not be reached.\n"
    )
    body = parts(read_one(wrapped), "body")
    assert body[0].endswith("took them off. Nobody was hurt.")
    assert "\n" not in body[0]


@pytest.mark.parametrize(
    "opening",
    ["RIVERTON, Ohio (WXQZ) —", "Riverton (Ap) -", "Riverton, Ash County -", "RIVERTON --", "Updated:", "Riverton (Ap)",
     "Posted: Friday, July 26", "December 2", "2014 5:40 PM"],
)  # fmt: skip
def test_neither_a_dateline_nor_a_date_s_label_is_the_outlet(read_one, opening):
    story = "A barge sank at the mouth of the river on Monday night, the coastguard said. Nobody was hurt, it said."
    assert read_one(f"Barge sinks at river mouth\n\n{opening}\n\n{story}\n\n{story}").outlet is None
    assert read_one(f"{opening}\n\n{story}", url="https://www.ellerynews.example/a").outlet == "ellerynews.example"


def test_a_copyright_line_gives_the_whole_name(read_one):
    story = "A barge sank at the mouth of the river on Monday night, the coastguard said. Nobody was hurt, it said."
    for line in ("© Copyright 2014 Coast Gazette", "(c) Coast Gazette", "© 2014, Coast Gazette · Ines Marlow"):
        assert read_one(f"Barge sinks at river mouth\n\n{story}\n\n{line}").outlet == "Coast Gazette"


def test_an_unknown_outlet_stays_unknown(read_one):
    report = read_one("A barge sank at the mouth of the river on Monday night, the coastguard said. Nobody was hurt.")
    assert report.outlet is None
    assert report.published is None
    assert report.unsure == ("outlet", "date")


def test_a_closing_credit_to_an_agency_is_no_outlet(read_one, parts):
    report = read_one("A barge sank at the mouth of the river on Monday night, the coastguard said.\n\n— Reuters\n")
    assert report.outlet is None
    assert parts(report, "credit") == ["— Reuters"]


def test_subheadings_and_highlights_of_the_story_are_not_lost(read_one, parts):
    report = read_one(
        "Barge sinks at river mouth\n\nA barge loaded with gravel sank at the mouth of the river on Monday, the coastguard said.\n\n"
        "Gravel in the river\n\nThe gravel now blocks half of the channel, and larger ships have to wait for the tide.\n"
    )
    assert "Gravel in the river" in parts(report, "body")


def test_a_list_of_names_led_by_a_colon_stays(read_one, parts):
    report = read_one(
        "Crew of sunken barge named\n\nThe coastguard named the three people who were on board the barge on Tuesday:\n\n"
        "Ole Brandt, 34\nMia Brandt, 31\nKurt Fey, 60\n"
    )
    assert "Mia Brandt, 31" in parts(report, "body")


def test_the_story_goes_on_after_a_related_list(read_one, parts):
    report = read_one(
        "Barge sinks at river mouth\n\n"
        "A barge loaded with gravel sank at the mouth of the river Elm on Monday night, the coastguard at Ellery said on Tuesday morning.\n"
        "The crew climbed on the roof of the wheelhouse and waited until a fishing boat from Ellery took them off the sinking barge.\n"
        "Related coverage\nRiver tolls to rise\nBridge closed again\n"
        "The coastguard at Ellery said that the barge would be raised when the river Elm had fallen.\n"
    )
    assert parts(report, "body")[-1].startswith("The coastguard at Ellery said that the barge")
    assert "River tolls to rise" in parts(report, "boilerplate")


def test_a_post_quoted_in_text_has_author_handle_and_day(read_one):
    report = read_one(
        "Barge sinks at river mouth\n\nA barge loaded with gravel sank at the mouth of the river on Monday, the coastguard said.\n\n"
        "Three people are safe on board our boat — Ellery Coastguard (@ellerycoast) December 9, 2024\n"
    )
    (post,) = [b for b in report.blocks if b.type == "post"]
    assert (post.author, post.handle, post.date) == ("Ellery Coastguard", "ellerycoast", "2024-12-09")
    assert report.text[post.start : post.end] == "Three people are safe on board our boat"


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("The barge under the bridge. (Source: River Watch)", "The barge under the bridge.", "(Source: River Watch)"),
        ("The barge under the bridge. AP Photo/Jo Lind", "The barge under the bridge.", "AP Photo/Jo Lind"),
        ("The barge at dawn. Handout via Reuters", "The barge at dawn.", "Handout via Reuters"),
        (
            "The river on Monday. Satellite image ©2024 Maxar Technologies",
            "The river on Monday.",
            "Satellite image ©2024 Maxar Technologies",
        ),
        ("The barge at dawn. [Jo Lind/AFP]", "The barge at dawn.", "[Jo Lind/AFP]"),
    ],
)
def test_captions_lose_their_credits(read_one, parts, line, caption, credit):
    report = read_one(
        f"Barge sinks at river mouth\n\n{line}\n\nA barge with gravel sank at the mouth of the river on Monday, the coastguard said.\n"
    )
    assert parts(report, "caption") == [caption]
    assert credit in parts(report, "credit")


def test_markdown_front_matter_and_marks(read_one, parts):
    report = read_one(
        "---\ntitle: Barge sinks at river mouth\ndate: 2024-12-09T21:15:00+01:00\noutlet: The Harbour Post\n---\n"
        "# Barge sinks at river mouth\n\nA **barge** with [gravel](https://example.com/x) sank on Monday night, the coastguard said.\n\n"
        "- [Other news](https://example.com/y) | [Letters](https://example.com/z) | [Weather](https://example.com/w)\n",
        source_path="story.md",
    )
    assert (report.title, report.outlet, report.published) == (
        "Barge sinks at river mouth",
        "The Harbour Post",
        "2024-12-09T21:15:00+01:00",
    )
    assert report.published_source == "metadata"
    assert parts(report, "body") == ["A barge with gravel sank on Monday night, the coastguard said."]


def test_heading_fields_of_a_text_are_metadata(read_one, parts):
    report = read_one(
        "Title: Barge sinks\nURL: https://harbourpost.example/2024/12/09/barge\nOutlet: Harbour Post\n\nA barge sank on Monday.\n"
    )
    assert report.url == "https://harbourpost.example/2024/12/09/barge"
    assert (report.published, report.published_source) == ("2024-12-09", "url")
    assert parts(report, "headline") == ["Barge sinks"]


def test_a_language_that_is_not_analysed_is_kept_and_said(read_one):
    report = read_one(
        "Вестник порта\n\n9 декабря 2024, 13:05\n\nБаржа с гравием затонула в устье реки в понедельник вечером. Никто не пострадал.\n"
    )
    assert report.language == "ru"
    assert report.published == "2024-12-09T13:05:00"
    assert "time zone" in report.unsure
    assert any("Russian" in note and "not analysed" in note for note in report.notes)
    assert "Баржа" in report.text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("غرقت سفينة محملة بالحصى عند مصب النهر مساء يوم الاثنين، ولم يصب أحد بأذى.", "ar"),
        (
            "Une barge chargée de gravier a coulé lundi soir à l'embouchure de la rivière, selon les garde-côtes du port.",
            "fr",
        ),
        ("Баржа з гравієм затонула в гирлі річки в понеділок увечері. Ніхто не постраждав.", "uk"),
        ("Barge sinks.", "en"),
    ],
)
def test_languages(read_one, text, language):
    assert read_one(text).language == language


def test_invisible_and_direction_changing_characters_are_gone_before_offsets(read_one):
    report = read_one(
        "A ba\u200brge \u202esank\u202c on Mon\u00adday\x07, the cafe\u0301 owner said.\r\nNobody was hurt by it.\r\n"
    )
    assert "A barge sank on Monday, the café owner said." in report.text
    assert "\r" not in report.text


def test_the_same_bytes_are_the_same_report(read_one):
    assert read_one(SAVED).id == read_one(SAVED, source_path="other.txt").id
    assert read_one(SAVED).id != read_one(SAVED, url="https://example.com/a").id
    assert (
        read_one(SAVED, url="https://example.com/a?utm_source=x#top").id
        == read_one(SAVED, url="https://EXAMPLE.com:443/a").id
    )


def test_the_original_is_kept_byte_for_byte(read_one):
    assert read_one(SAVED).original == SAVED.encode()


def test_a_browser_title_is_cut_into_headline_and_outlet(read_one, parts):
    report = read_one(
        "Barge sinks at river mouth | Harbour Post\n\nBarge sinks at river mouth\n\nA barge sank at the river mouth on Monday night, the coastguard of Ellery said.\n"
    )
    assert (report.title, report.outlet) == ("Barge sinks at river mouth", "Harbour Post")
    assert parts(report, "headline") == ["Barge sinks at river mouth"]
    assert len(parts(report, "body")) == 1


def test_an_address_pasted_above_the_text_is_the_reports(read_one):
    report = read_one(
        "https://www.harbourpost.example/2024/12/09/barge\n\nA barge sank at the river mouth on Monday night, the coastguard said.\n"
    )
    assert report.url == "https://www.harbourpost.example/2024/12/09/barge"
    assert (report.outlet, report.published, report.published_source) == ("harbourpost.example", "2024-12-09", "url")


def test_a_line_right_above_a_picture_credit_is_its_caption(read_one, parts):
    report = read_one(
        "Barge sinks at river mouth\n\nThe barge lies under the old bridge\nPhoto: Handout via Reuters\n\nA barge sank at the river mouth on Monday night, the coastguard said.\n"
    )
    assert parts(report, "caption") == ["The barge lies under the old bridge"]
    assert parts(report, "credit") == ["Photo: Handout via Reuters"]
