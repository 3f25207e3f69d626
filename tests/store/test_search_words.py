"""A person finds a word however they type it, in every script."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model import Report
from firsthand.store import Store
from firsthand.store.search import find_passage, fold, match_expression

TEXTS = {
    "en": "Two helicopters circled over the naïve town of Córdoba at dawn.",
    "ru": "Грузовой самолёт вылетел с авиабазы утром.",
    "ar": "أقلعت طائرةُ شحنٍ من القاعدة الجوية صباحًا",
    "zh": "一架运输机今天早上离开了空军基地",
    "he": "מטוס תובלה המריא בבוקר",
    "ja": "輸送機が基地を離陸した",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("search") / "s.case", make=True) as opened:
        for name, text in TEXTS.items():
            report = Report(name, text, (), title=f"Title {name}", language=name)
            opened.put_report(report, (), 0, (), read_by={})
        yield opened


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("NAIVE", {"en"}),
        ("cordoba", {"en"}),
        ("helicopt*", {"en"}),
        ("самолет", {"ru"}),
        ("САМОЛЁТ вылетел", {"ru"}),
        ("طائرة", {"ar"}),
        ("اقلعت", {"ar"}),
        ("运输机", {"zh"}),
        ("基地", {"zh", "ja"}),
        ("מטוס", {"he"}),
        ("town OR самолет", {"en", "ru"}),
        ('"over the naive town"', {"en"}),
        ('"naive the over"', set()),
        ("基地 -離陸", {"zh"}),
        ("title", set(TEXTS)),
        ("submarine", set()),
    ],
)
def test_a_query_finds_what_it_should(store, query, expected) -> None:
    assert {hit.report for hit in store.search(query)} == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [("helicopter", {"en"}), ("авиабаза", {"ru"}), ("circling towns", {"en"}), ("самолет", {"ru"})],
)
def test_another_inflection_finds_what_begins_alike_and_says_so(store, query, expected) -> None:
    hits = store.search(query)
    assert {hit.report for hit in hits} == expected
    assert all(hit.matches for hit in hits)
    assert {hit.widened for hit in hits} == {query != "самолет"}


@given(st.text(max_size=60))
def test_no_query_is_an_error(query) -> None:
    index = sqlite3.connect(":memory:")
    index.execute("CREATE VIRTUAL TABLE words USING fts5 (text)")
    expression = match_expression(query)
    if expression:
        assert index.execute("SELECT * FROM words WHERE words MATCH ?", (expression,)).fetchall() == []


@pytest.mark.parametrize(
    "query", ['"', "NEAR(a b)", "a AND", "text:x", "^a", "a* b*", "(((", "-only", "OR OR", "'; DROP", "\x00", "{a}:b"]
)
def test_syntax_of_the_index_is_never_read_in_a_query(store, query) -> None:
    assert isinstance(store.search(query), list)


def test_the_passage_shows_the_words_in_their_place() -> None:
    text = "Filler sentence. " * 40 + "The column reached Ḥomṣ at noon." + " More filler." * 40
    hit = find_passage("r", text, "homs")
    assert [text[a:b] for a, b in hit.matches] == ["Ḥomṣ"]
    assert hit.passage == text[hit.start : hit.end]
    assert "reached Ḥomṣ at noon" in hit.passage


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C",)), max_size=30))
def test_every_word_of_a_text_finds_it(text) -> None:
    index = sqlite3.connect(":memory:")
    index.execute("CREATE VIRTUAL TABLE words USING fts5 (text, tokenize = \"ascii tokenchars '_'\")")
    index.execute("INSERT INTO words VALUES (?)", (fold(text),))
    for word in text.replace('"', " ").split():
        if expression := match_expression(f'"{word}"'):
            assert index.execute("SELECT 1 FROM words WHERE words MATCH ?", (expression,)).fetchall(), expression
            assert find_passage("r", text, f'"{word}"').matches


def test_marks_within_a_word_do_not_part_it(tmp_path) -> None:
    with Store.open(tmp_path / "s.case", make=True) as opened:
        opened.put_report(Report("hi", "सैनिक काफिला तट की ओर बढ़ा", ()), (), 0, (), read_by={})
        assert [h.matches for h in opened.search("काफिला")] == [((6, 12),)]
        assert opened.search("काफ") == opened.search("xyz") == []
