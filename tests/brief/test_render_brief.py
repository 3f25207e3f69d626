"""The brief as a terminal, a Markdown reader, a browser and a program get it."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from gate_sentences import world
from gate_world import World

from firsthand.brief import render, write_brief
from firsthand.packs import load_packs


@pytest.fixture(scope="module")
def case():
    snapshot = world().snapshot()
    return write_brief(snapshot, load_packs()), snapshot


@pytest.fixture(scope="module")
def hostile():
    w = World()
    text = "<img src=x onerror=alert(1)> Trucks `rm` [x](http://evil.example) arrived, a guard said."
    report = w.report("</script><script>alert('o')</script>", "2024-12-14", text, "ru", source_path='a"><b>.txt')
    del report
    snapshot = w.snapshot()
    return write_brief(snapshot, load_packs()), snapshot


class Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attrs for tag, attrs in self.tags if tag == name]


def test_every_footnote_of_the_text_has_its_words_outlet_date_and_file(case) -> None:
    text = render(*case, "text")
    used = set(re.findall(r"\[(\d+)\]", text.partition("\nSOURCES\n")[0]))
    listed = set(re.findall(r"^\[(\d+)\] ", text.partition("\nSOURCES\n")[2], re.MULTILINE))
    assert used == listed
    assert "[1] River Radio, 14 December 2024, body" in text
    assert "“Our crew counted hundreds of vehicles that moved toward Tartus on Friday.”" in text
    assert "in/05.txt" in text


@pytest.mark.parametrize("width", [40, 72, 120])
def test_the_text_keeps_to_the_width(case, width) -> None:
    for line in render(*case, "text", width).splitlines():
        assert len(line) <= width or " " not in line.strip()


def test_terminal_is_another_name_for_text(case) -> None:
    assert render(*case, "terminal") == render(*case, "text")


def test_markdown_footnotes_are_defined_once_each(case) -> None:
    text = render(*case, "md")
    defined = re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)
    assert len(defined) == len(set(defined))
    assert set(re.findall(r"\[\^(\d+)\](?!:)", text)) == set(defined)
    assert text.startswith("# ")


def test_markdown_makes_hostile_text_inert(hostile) -> None:
    text = render(*hostile, "md")
    assert "<script>" not in text
    assert "<img" not in text
    assert "[x](http" not in text


def test_the_page_is_self_contained_and_locked_down(case) -> None:
    page = Page(render(*case, "html"))
    assert not page.all("script")
    assert not page.all("link")
    assert not page.all("img")
    policy = next(m for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy")
    assert policy["content"].startswith("default-src 'none'")
    assert "unsafe" not in policy["content"]
    assert all((a["href"] or "").startswith("#") for a in page.all("a"))


def test_the_page_links_footnotes_both_ways(case) -> None:
    page = Page(render(*case, "html"))
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    targets = {(a["href"] or "").removeprefix("#") for a in page.all("a")}
    assert targets <= set(ids)
    assert any(t.startswith("note-") for t in targets)
    assert any(t.startswith("use-") for t in targets)


def test_the_page_can_be_used_without_eyes_or_mouse(case) -> None:
    html = render(*case, "html")
    page = Page(html)
    assert page.all("html")[0]["lang"] == "en"
    assert page.all("main")
    assert page.all("a")[0]["href"] == "#main"
    assert len(page.all("h1")) == 1
    assert len(page.all("h2")) == len(case[0].sections) + 1
    assert all(q.get("dir") == "auto" for q in page.all("blockquote"))
    assert "prefers-color-scheme: dark" in html
    assert "@media print" in html


def test_the_page_makes_hostile_text_inert(hostile) -> None:
    html = render(*hostile, "html")
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;img src=x" in html


def test_json_has_sections_sentences_and_notes(case) -> None:
    found = json.loads(render(*case, "json"))
    assert found["parts"][0]["key"] == "corroborated"
    first = found["parts"][0]["lines"][0]
    assert first["status"] == "corroborated"
    assert found["notes"][first["notes"][0] - 1]["outlet"] == "River Radio"


def test_all_formats_are_the_same_each_time(case) -> None:
    for name in ("text", "md", "html", "json"):
        assert render(*case, name) == render(*case, name)


def test_an_unknown_format_is_named(case) -> None:
    with pytest.raises(ValueError, match="docx"):
        render(*case, "docx")


def test_the_policy_admits_the_page_s_own_style_and_no_other(case) -> None:
    page = render(*case, "html")
    style = page.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in page.replace("&#43;", "+")


@pytest.fixture
def alike(case):
    """The case again, its findings' ids long, and two of them alike up to the ninth character."""
    brief, snapshot = case
    ids = {f.id: f"{n:04x}beefcafe" for n, f in enumerate(snapshot.reconciliation.findings)}
    ids |= {old: f"0001beef{n}ffe" for n, old in enumerate(list(ids)[:2])}
    found = tuple(replace(f, id=ids[f.id]) for f in snapshot.reconciliation.findings)

    def renamed(sentence):
        below = tuple(map(renamed, sentence.details))
        return replace(sentence, finding=ids.get(sentence.finding or ""), details=below)

    sections = tuple(replace(s, sentences=tuple(map(renamed, s.sentences))) for s in brief.sections)
    reconciliation = replace(snapshot.reconciliation, findings=found)
    return replace(brief, sections=sections), replace(snapshot, reconciliation=reconciliation)


def test_each_finding_bears_an_id_by_which_to_ask(alike) -> None:
    ids = [f.id for f in alike[1].reconciliation.findings]
    shown = re.findall(r"·\u00a0([0-9a-f]+)$", render(*alike, "text", 200), re.MULTILINE)
    told = {s.finding for part in alike[0].sections for s in part.sentences if s.finding}
    assert {next(i for i in ids if i.startswith(short)) for short in shown} == told
    assert all(sum(i.startswith(short) for i in ids) == 1 for short in shown)


def test_the_last_line_says_how_to_ask(alike) -> None:
    for form in ("text", "md"):
        last = render(*alike, form, 200).splitlines()[-1]
        assert re.search(r"firsthand why CASE [0-9a-f]+$", last)
    assert "firsthand why" not in render(*_nothing(), "text")


def _nothing():
    snapshot = World().snapshot()
    return write_brief(snapshot, load_packs()), snapshot


def test_a_page_can_be_linked_to_at_a_finding(alike) -> None:
    page = Page(render(*alike, "html"))
    anchors = [attrs["id"] for _, attrs in page.tags if (attrs.get("id") or "").startswith("finding-")]
    assert anchors
    assert len(anchors) == len(set(anchors))
    assert {f"#{a}" for a in anchors} == {a["href"] for a in page.all("a") if a.get("class") == "finding"}
    assert set(anchors) == set(re.findall(r'<a id="(finding-[0-9a-f]+)"></a>', render(*alike, "md")))


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_sections_that_hold_nothing_are_named_in_one_line(case, form) -> None:
    brief, snapshot = case
    kept = tuple(replace(s, sentences=()) if s.key in {"corroborated", "expected"} else s for s in brief.sections)
    shown = " ".join(render(replace(brief, sections=kept), snapshot, form).split())
    assert "No finding is: corroborated;" in shown
    assert "Two or more origins" not in shown
    assert "two or more origins, no common source found</h2>" not in shown
    assert "No finding is" not in render(replace(brief, sections=()), snapshot, form)


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_the_first_lines_say_how_findings_stand_and_what_is_not_known(case, form) -> None:
    brief, snapshot = case
    shown = " ".join(render(brief, snapshot, form, 1000).split())
    numbers = {str(f.status) for f in snapshot.reconciliation.findings}
    assert all(re.search(rf"\d+ {re.escape(status)}\b", shown) for status in numbers)
    unsure = [f for f in snapshot.reconciliation.findings if "declared-unknown" in f.flags]
    if unsure:  # what is told beneath another finding is not said to be missing
        assert not re.search(r"No finding is:[^.]*declared unknown", shown)
