"""The lineage as figures: every tie drawn or told, its proof one step away, nothing too large to read."""

import random

import pytest
from drawn_case import ECHO, EDGES, GUARD, PAPER, WIRE, made_case, page

from firsthand.model import Edge
from firsthand.pages import NoSuchItem
from firsthand.pages.families import READABLE, families


def star(size: int, hub: str = "source:Agency") -> tuple[Edge, ...]:
    return tuple(Edge(hub, f"r{n:04}", "credits", None, "inferred") for n in range(size))


def papers(size: int) -> dict[str, None]:
    return {f"r{n:04}": None for n in range(size)}


def test_a_tie_opens_the_words_that_show_it() -> None:
    shown = page(made_case(), "lineage")
    proofs = {a.get("href") for a in shown.xpath("//svg//text[@class='kind']/a")}
    assert {f"/report/{WIRE}#at-32", f"/report/{PAPER}#at-0", f"/report/{ECHO}#at-46"} <= proofs


def test_an_inferred_tie_is_dashed_and_gives_its_reason() -> None:
    shown = page(made_case(), "lineage")
    (line,) = shown.xpath("//a[contains(@class, 'inferred')][path]")
    assert "inferred: shares a passage" in line.xpath("string(title)")
    (tie,) = (a for a in shown.xpath("//svg//text[@class='kind']/a") if a.text_content().endswith("?"))
    assert "inferred: shares a passage with Island Paper" in tie.xpath("string(.//title)")
    (row,) = shown.xpath("//tr[td[4][contains(., 'none: inferred')]]")
    assert "inferred: shares a passage" in row.text_content()


def test_who_stands_on_one_another_is_said_in_words() -> None:
    shown = page(made_case(), "lineage")
    assert "The Echo is carried by Island Paper, which is carried by The Echo." in shown.text_content()
    labels = [a.text_content() for a in shown.xpath("//svg//text[@class='kind']/a")]
    assert sum("in a circle" in label for label in labels) == 2


def test_what_a_report_stands_on_is_drawn_to_its_right() -> None:
    shown = page(made_case(EDGES[:2]), "lineage")
    across = {
        a.xpath("string(title)"): float(a.xpath("text/@x")[0]) for a in shown.xpath("//a[contains(@class, 'node')]")
    }
    assert across["Island Paper"] < across["Coast Wire"] < across["guard (Coast Wire)"]


def test_reports_and_sources_differ_in_shape_not_only_in_colour() -> None:
    shown = page(made_case(), "lineage")
    assert shown.xpath("//a[contains(@class, 'node report')]/path")
    assert not shown.xpath("//a[contains(@class, 'node report')]/rect")
    assert shown.xpath("//a[contains(@class, 'node source')]/rect[@class='box']")


def test_only_what_is_around_one_node_is_shown_when_it_is_asked_for() -> None:
    view = made_case((*EDGES, Edge("source:Other", "elsewhere", "cites", None, "")))
    names = {t.text for t in page(view, "lineage", of=GUARD).xpath("//a[contains(@class, 'node')]/title")}
    assert names == {"guard (Coast Wire)", "Coast Wire", "Island Paper", "The Echo"}
    assert "stands on nobody known" in page(made_case(()), "lineage", of=WIRE).text_content()
    with pytest.raises(NoSuchItem):
        page(view, "lineage", of="source:Nobody")


def test_an_archive_links_only_to_what_it_has() -> None:
    shown = page(made_case(), "lineage", archived=True)
    places = set(shown.xpath("//@id"))
    for href in shown.xpath("//main//@href"):
        assert href.startswith(("#", "report/", "tables/")), href
        assert not href.startswith("#") or href[1:] in places, href


def test_a_case_without_ties_says_so() -> None:
    assert "No report of this case says whom it stands on" in page(made_case(()), "lineage").text_content()


def test_a_large_part_is_cut_into_figures_and_no_tie_is_lost() -> None:
    chance = random.Random(4)
    edges = tuple(
        Edge(f"source:s{chance.randrange(60)}", f"r{n:04}", "cites", None, str(k)) for n in range(300) for k in range(3)
    )
    made = families(edges, papers(300))
    assert {e for f in made for e in f.edges} == set(edges)
    assert all({e.from_, e.to} <= set(f.nodes) for f in made for e in f.edges)
    assert max(len(f.nodes) for f in made) <= 2 * READABLE
    assert len(made) > 5


def test_what_many_cite_is_in_each_figure_of_those_who_do() -> None:
    made = families(star(200), papers(200))
    assert len(made) > 1
    assert all("source:Agency" in f.shared for f in made)
    assert max(len(f.nodes) for f in made) <= READABLE


def test_figures_are_the_same_whatever_the_order_of_the_ties() -> None:
    edges = [*star(90), *star(70, "source:Ministry"), *EDGES]
    one = families(edges, papers(90))
    random.Random(1).shuffle(edges)
    other = families(edges, papers(90))
    assert [(f.nodes, set(f.edges)) for f in one] == [(f.nodes, set(f.edges)) for f in other]


def test_every_page_of_the_figures_has_its_file_in_an_archive() -> None:
    edges = tuple(Edge(f"source:s{n}", f"r{n % 40:04}", "cites", None, "") for n in range(900))
    view = made_case(edges)
    first = page(view, "lineage", archived=True)
    (following,) = first.xpath("(//nav[@class='pager'])[1]/a/@href")
    assert following == "lineage/2.html"
    second = page(view, "lineage", "2", archived=True)
    assert "../lineage.html" in second.xpath("//nav[@class='pager']/a/@href")


def test_an_outlet_that_is_cited_and_its_one_report_are_one_box() -> None:
    edges = (
        Edge("source:Coast Wire", PAPER, "credits", None, "credited in its credit"),
        Edge(WIRE, "source:Coast Wire", "carries", None, "inferred: a report of that outlet in this case"),
    )
    shown = page(made_case(edges), "lineage")
    names = [a.xpath("string(title)") for a in shown.xpath("//a[contains(@class, 'node')]")]
    assert sorted(names) == ["Coast Wire", "Island Paper"]
    assert len(shown.xpath("//div[starts-with(@id, 'figure-1')]//tbody/tr")) == 2, "the table keeps every tie"


def test_copies_of_one_wire_are_copies_of_the_wire_and_no_chain() -> None:
    edges = (
        Edge(WIRE, PAPER, "copies", None, "9 words shared"),
        Edge(WIRE, ECHO, "copies", None, "9 words shared"),
        Edge(PAPER, ECHO, "copies", None, "9 words shared; the other was published earlier"),
    )
    shown = page(made_case(edges), "lineage")
    across = {
        a.xpath("string(title)"): float(a.xpath("text/@x")[0]) for a in shown.xpath("//a[contains(@class, 'node')]")
    }
    assert across["Island Paper"] == across["The Echo"] < across["Coast Wire"]
    assert "1 tie left to the table" in shown.text_content()


def test_the_list_of_a_phone_has_whoever_knows_it_at_the_top_and_each_copy_below() -> None:
    shown = page(made_case(EDGES[:2]), "lineage")
    (top,) = shown.xpath("//div[@class='tree']/ul/li")
    assert top.xpath("string(strong)") == "guard (Coast Wire)"
    (wire,) = top.xpath("ul/li")
    assert "Coast Wire" in wire.xpath("string(a[last()])")
    assert "Island Paper" in wire.xpath("string(ul/li)")


def test_a_circle_is_listed_once_and_ends() -> None:
    shown = page(made_case(), "lineage")
    words = shown.xpath("string(//div[@class='tree'])")
    assert "(listed above)" in words
    assert words.count("Island Paper") == 2
