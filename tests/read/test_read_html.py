"""Web pages: markup tells much, and misleads too."""

import pytest

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Barge sinks at river mouth - Harbour Post</title>
<link rel="canonical" href="https://www.harbourpost.example/news/barge">
<meta property="og:site_name" content="Harbour Post">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
{"@type":["NewsArticle"],"headline":"Barge sinks at river mouth","datePublished":"2024-12-09T21:15:00Z",
"author":[{"@type":"Person","name":"Ines Marlow"}],"publisher":{"@type":"Organization","name":"The Harbour Post"}}]}</script>
</head><body>
<header class="site-header"><a href="/">Harbour Post</a><nav><a href="/w">World</a> <a href="/s">Shipping</a></nav></header>
<main><article>
<h1>Barge sinks at river mouth</h1>
<div class="byline">By Ines Marlow</div><time datetime="2024-12-09T21:15:00Z">9 December 2024</time>
<figure><img src="a.jpg"><figcaption>The barge under the old bridge. <span class="credit">Handout via Reuters</span></figcaption></figure>
<p>PORT ELLERY &mdash; A barge loaded with gravel sank at the mouth of the river on Monday night, the coastguard said.</p>
<h2>Gravel in the river</h2>
<p>The crew of three climbed on the roof of the wheelhouse and waited there until a fishing boat took them off.</p>
<p><a href="/x">Two ferries sold to Greek owner after long dispute</a></p>
<blockquote class="twitter-tweet"><p>Three people are safe on board our boat.</p>&mdash; Ellery Coastguard (@ellerycoast)
<a href="https://twitter.com/ellerycoast/status/1">December 9, 2024</a></blockquote>
<div class="related-stories"><h3>Related</h3><ul><li><a href="/r">River tolls to rise from January, council says in a long letter</a></li></ul></div>
<p>Additional reporting by Paul Gray.</p>
</article>
<section class="teasers"><h2>More news</h2><p>Twelve people were killed when a bus left the road near the pass on Sunday, the police said.</p></section>
</main><div id="comments"><p>I saw the barge go down with my own eyes and nobody came to help them for an hour.</p></div>
<footer>© 2024 Harbour Post. All rights reserved.</footer></body></html>"""


@pytest.fixture
def page(read_one):
    return read_one(PAGE, source_path="barge.html")


def test_metadata(page):
    assert page.title == "Barge sinks at river mouth"
    assert page.outlet == "The Harbour Post"
    assert page.author == "Ines Marlow"
    assert (page.published, page.published_source) == ("2024-12-09T21:15:00+00:00", "metadata")
    assert page.url == "https://www.harbourpost.example/news/barge"
    assert page.retrieved is None
    assert page.unsure == ()
    assert page.media_type == "text/html"


def test_the_story_and_its_parts(page, parts):
    assert parts(page, "headline") == ["Barge sinks at river mouth"]
    assert parts(page, "dateline")[-1] == "PORT ELLERY —"
    assert parts(page, "caption") == ["The barge under the old bridge."]
    assert "Handout via Reuters" in parts(page, "credit")
    assert "Additional reporting by Paul Gray." in parts(page, "credit")
    assert parts(page, "body") == [
        "A barge loaded with gravel sank at the mouth of the river on Monday night, the coastguard said.",
        "Gravel in the river",
        "The crew of three climbed on the roof of the wheelhouse and waited there until a fishing boat took them off.",
    ]


def test_an_embedded_post_has_author_handle_and_day(page):
    (post,) = [b for b in page.blocks if b.type == "post"]
    assert page.text[post.start : post.end] == "Three people are safe on board our boat."
    assert (post.author, post.handle, post.date) == ("Ellery Coastguard", "ellerycoast", "2024-12-09")


def test_what_is_not_the_story_is_boilerplate(page, parts):
    aside = " ".join(parts(page, "boilerplate"))
    for words in (
        "Shipping",
        "Two ferries sold",
        "River tolls",
        "Twelve people were killed",
        "with my own eyes",
        "All rights",
    ):
        assert words in aside


def test_a_second_copy_of_the_story_is_set_aside_and_said(read_one, parts):
    article = PAGE[PAGE.index("<article>") : PAGE.index("</article>") + 10]
    report = read_one(PAGE.replace("</main>", f'<div class="print-version">{article}</div></main>'))
    assert len([p for p in parts(report, "body") if p.startswith("The crew of three")]) == 1
    assert any("more than once" in note for note in report.notes)


def test_a_page_without_any_semantic_markup(read_one, parts):
    report = read_one(
        "<html><body><table><tr><td><font><a href=/>Home</a> | <a href=/w>World</a> | <a href=/c>Contact</a></font></td></tr><tr><td>"
        "<b>Barge sinks at river mouth</b><br><br>A barge loaded with gravel sank at the mouth of the river on Monday night, the coastguard said."
        "<br><br>The crew of three climbed on the roof of the wheelhouse and waited there until a fishing boat took them off.</td></tr></table></body></html>"
    )
    assert report.title == "Barge sinks at river mouth"
    assert len(parts(report, "body")) == 2
    assert parts(report, "boilerplate") == ["Home | World | Contact"]


def test_a_wrapper_named_like_a_sidebar_does_not_swallow_the_story(read_one, parts):
    report = read_one(
        PAGE.replace("<article>", '<article><div class="content with sidebar">').replace(
            "</article>", "</div></article>"
        )
    )
    assert any(p.startswith("The crew of three") for p in parts(report, "body"))


def test_hidden_text_is_not_read(read_one):
    report = read_one(
        PAGE.replace(
            "<h2>Gravel", '<p style="display:none">Ninety people died in the flood, it says here.</p><h2>Gravel'
        )
    )
    assert "Ninety" not in report.text


def test_telegram_and_other_embeds(read_one):
    post = '<div class="telegram-post" data-telegram-post="riverwatch/77"><p>The barge is on the ground now.</p><time datetime="2024-12-10T06:00:00+00:00">6:00</time></div>'
    report = read_one(PAGE.replace("<h2>Gravel", post + "<h2>Gravel"))
    found = next(b for b in report.blocks if b.type == "post")
    assert (found.handle, found.date) == ("riverwatch", "2024-12-10T06:00:00+00:00")


def test_a_page_saved_by_a_browser_tells_its_address(read_one):
    saved = "<!-- saved from url=(0040)https://www.harbourpost.example/a/barge -->" + PAGE.replace(
        '<link rel="canonical" href="https://www.harbourpost.example/news/barge">', ""
    )
    assert read_one(saved).url == "https://www.harbourpost.example/a/barge"


def test_an_archived_address_gives_outlet_capture_and_date(read_one):
    report = read_one(
        "A barge sank at the mouth of the river on Monday night, the coastguard said.",
        url="https://web.archive.org/web/20241210060000/http://www.ellerynews.example/2024/12/09/barge.html",
    )
    assert report.outlet == "ellerynews.example"
    assert report.retrieved == "2024-12-10T06:00:00+00:00"
    assert (report.published, report.published_source) == ("2024-12-09", "url")


def test_a_known_domain_names_its_outlet(read_one, packs):
    domain, source = next((d, s) for d, s in packs.source_by_domain.items() if s.kind == "outlet")
    assert read_one(PAGE, url=f"https://www.{domain}/barge").outlet == source.name


def test_a_platform_is_no_outlet(read_one):
    report = read_one(
        "A barge sank at the mouth of the river on Monday night, the coastguard said.",
        url="https://www.facebook.com/x/posts/1",
    )
    assert report.outlet is None
    assert "outlet" in report.unsure


def test_a_stated_day_that_the_address_contradicts_is_unsure(read_one):
    report = read_one(PAGE, url="https://www.harbourpost.example/2023/05/01/barge")
    assert report.published == "2024-12-09T21:15:00+00:00"
    assert "date" in report.unsure


def test_the_declared_encoding_is_used(read_one):
    report = read_one(
        '<html><head><meta charset="windows-1251"></head><body><p>Баржа затонула в устье реки в понедельник вечером.</p></body></html>'.encode(
            "cp1251"
        )
    )
    assert "Баржа затонула" in report.text
    assert report.language == "ru"


def test_a_data_table_keeps_its_rows(read_one):
    report = read_one(PAGE.replace("<h2>Gravel", "<table><tr><td>Killed</td><td>12</td></tr></table><h2>Gravel"))
    assert "Killed | 12" in report.text


def test_a_story_in_several_columns_is_read_whole(read_one, parts):
    column = '<div class="StoryBodyColumn"><div><p>{}</p></div></div>'
    told = [
        f"Paragraph {n} of the long report says that the barge was raised on day {n} by the harbour crane at Ellery."
        for n in range(1, 9)
    ]
    report = read_one(
        '<html><body><div id="app"><article><header><h1>Barge raised at last</h1></header><section name="articleBody">'
        + column.format("</p><p>".join(told[:5])) + '<div class="ad-slot">Advertisement</div>' + column.format("</p><p>".join(told[5:]))
        + "</section></article></div></body></html>"
    )  # fmt: skip
    assert parts(report, "body") == told


def test_elements_of_a_sites_own_making_part_lines(read_one, parts):
    report = read_one(
        PAGE.replace(
            "<h2>Gravel", "<x-quote>The river is shut.</x-quote><x-quote>It opens on Friday.</x-quote><h2>Gravel"
        )
    )
    assert "The river is shut." in parts(report, "body")


def test_the_pages_own_time_and_byline_serve_where_metadata_is_silent(read_one):
    report = read_one(
        '<html><body><article><h1>Barge sinks at river mouth</h1><div class="meta">Posted on <time class="entry-date" datetime="2024-12-09T21:15:00+01:00">9 December</time>'
        ' by <span class="author vcard">Lena Ott</span></div><p>A barge sank at the river mouth on Monday night, the coastguard of Ellery said.</p></article>'
        '<aside><time datetime="2020-01-01">old</time></aside></body></html>'
    )
    assert (report.published, report.published_source) == ("2024-12-09T21:15:00+01:00", "page")
    assert report.author == "Lena Ott"
