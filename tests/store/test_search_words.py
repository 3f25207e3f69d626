"""A person finds a word however they type it, in every script."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model import Report
from firsthand.store import Store
from firsthand.store.search import find_passages, fold, match_expression

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
    assert all(passage.matches for hit in hits for passage in hit.passages)
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
    (found,) = find_passages("r", text, "homs").passages
    assert [text[a:b] for a, b in found.matches] == ["Ḥomṣ"]
    assert found.text == text[found.start : found.end] == "The column reached Ḥomṣ at noon."


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("It was 2 p.m.\n\nA bus passed.", "bus", "A bus passed."),
        (
            "He left. Dr. A. Salem saw two buses at 5 p.m. near Brod. She stayed.",
            "buses",
            "Dr. A. Salem saw two buses at 5 p.m. near Brod.",
        ),
        ("Convoy seen\n\nA convoy of trucks\npassed at dawn.", "trucks", "A convoy of trucks\npassed at dawn."),
        ("“Buses burned!” he said. “All of them.” He wept.", "burned", "“Buses burned!” he said."),
        ("وصلت القافلة. هل غادرت الحافلات؟ لا أحد يعرف.", "الحافلات", "هل غادرت الحافلات؟"),
        ("部队离开了基地。飞机还在。", "飞机", "飞机还在。"),
        ("A bus burned. A " + "very " * 200 + "old tram stood by.", "tram", None),
    ],
)
def test_what_is_shown_is_the_sentence(text, query, expected) -> None:
    (found,) = find_passages("r", text, query).passages
    assert found.text == text[found.start : found.end]
    if expected is None:
        assert len(found.text) < 450
        assert found.text.endswith("old tram stood by.")
    else:
        assert found.text == expected


def test_every_word_asked_for_is_shown_and_the_rest_counted() -> None:
    text = "A bus left. " * 5 + "A tram came." + " A bus came." * 5
    hit = find_passages("r", text, "bus tram left")
    assert any("tram" in p.text for p in hit.passages)
    assert [p.start for p in hit.passages] == sorted(p.start for p in hit.passages)
    assert (len(hit.passages), hit.more) == (3, 8)


def test_a_word_of_a_phrase_that_is_asked_for_too_is_marked_once() -> None:
    (found,) = find_passages("r", "The old bridge fell.", '"old bridge" bridge').passages
    assert found.matches == ((4, 14),)


def test_the_second_page_goes_on_where_the_first_ended(tmp_path) -> None:
    with Store.open(tmp_path / "s.case", make=True) as opened:
        for n in range(7):
            opened.put_report(Report(f"r{n}", f"Convoy {n} passed.", ()), (), 0, (), read_by={})
        pages = [opened.find_words("convoy", 3, skip) for skip in (0, 3, 6, 9)]
        assert {p.total for p in pages} == {7}
        assert [len(p.hits) for p in pages] == [3, 3, 1, 0]
        assert len({h.report for p in pages for h in p.hits}) == 7
        assert not any(p.widened for p in pages)  # past the last page is no reason to look for other words


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C",)), max_size=30))
def test_every_word_of_a_text_finds_it(text) -> None:
    index = sqlite3.connect(":memory:")
    index.execute("CREATE VIRTUAL TABLE words USING fts5 (text, tokenize = \"ascii tokenchars '_'\")")
    index.execute("INSERT INTO words VALUES (?)", (fold(text),))
    for word in text.replace('"', " ").split():
        if expression := match_expression(f'"{word}"'):
            assert index.execute("SELECT 1 FROM words WHERE words MATCH ?", (expression,)).fetchall(), expression
            assert any(p.matches for p in find_passages("r", text, f'"{word}"').passages)


def test_marks_within_a_word_do_not_part_it(tmp_path) -> None:
    with Store.open(tmp_path / "s.case", make=True) as opened:
        opened.put_report(Report("hi", "सैनिक काफिला तट की ओर बढ़ा", ()), (), 0, (), read_by={})
        assert [p.matches for h in opened.search("काफिला") for p in h.passages] == [((6, 12),)]
        assert opened.search("काफ") == opened.search("xyz") == []
