"""An explanation holds what each component reads in a sentence, with the exact words; of a text, a file, a line."""

import io
import json

import pytest

import firsthand
from firsthand.model import BlockType, Certainty, Failure
from firsthand.packs import load_packs
from firsthand.pipeline.explain import read_to_explain, report_of, row
from firsthand.pipeline.explained import COMPONENTS, Words

TOLD = "Three Il-76s may have left Hmeimim on Friday, a ministry official told Reuters."


def the_one(text, **more):
    (explanation,) = firsthand.explain(text, **more)
    return explanation


def every_words(value):
    if isinstance(value, Words):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from every_words(item)
    elif hasattr(value, "__slots__"):
        for name in value.__slots__:
            yield from every_words(getattr(value, name))


def test_every_component_says_what_it_reads_and_where() -> None:
    read = the_one(TOLD, published="2024-12-14")
    assert read.words == Words(0, len(TOLD), TOLD)
    (quantity,) = read.quantities
    assert (quantity.words.text, quantity.value, quantity.change, quantity.of.text) == ("Three", 3, "=", "Il-76s")
    assert [(t.type, t.value, t.earliest) for t in read.times] == [("DATE", "2024-12-13", "2024-12-13")]
    (place,) = read.places
    assert (place.words.text, place.place.within[-1]) == ("Hmeimim", "Syria")
    assert [t.name for t in read.things] == ["Il-76", "official"]
    assert read.things[0].above[-1] == "aircraft"
    assert [(s.name, s.kind) for s in read.sources] == [("Reuters", "wire")]
    departed = next(e for e in read.events if e.kind == "departed")
    assert departed.certainty is Certainty.POSSIBLE
    assert [h.text for h in departed.hedges] == ["may"]
    (claim,) = read.claims
    assert TOLD[slice(*claim.mention)] == "Il-76s"


def test_a_voice_within_a_voice_names_those_around_it() -> None:
    chains = [a.chain for a in the_one(TOLD).attributions]
    assert ("Reuters", "ministry official") in chains


def test_all_words_stand_where_they_say() -> None:
    text = "Two   buses\tleft Oslo 🚌 on Monday.\n\nNo one was hurt, “the driver” said;\nhe is 40.  Police came."
    for explanation in firsthand.explain(text):
        found = list(every_words(explanation))
        assert found
        assert all(text[w.start : w.end] == w.text for w in found)


def test_words_told_over_two_sentences_are_marked_in_both() -> None:
    text = "“The bridge is gone. Nobody was on it,” the mayor of the town said."
    both = firsthand.explain(text)
    assert len(both) == 2
    assert [e.attributions[0].name for e in both] == ["mayor of the town"] * 2


def test_no_sentence_crosses_a_blank_line() -> None:
    texts = [e.words.text for e in firsthand.explain("One lorry came\n\nTwo lorries left\n \n \n")]
    assert texts == ["One lorry came", "Two lorries left"]


def test_a_report_is_explained_as_its_blocks_say() -> None:
    (report,) = firsthand.read_report(
        b"<html><head><title>Bridge falls</title></head><body><article><h1>Bridge falls</h1>"
        b"<p>A bridge fell in Bergen on Monday, the mayor said. Two people were hurt.</p></article></body></html>",
        packs=load_packs(),
    )
    read = firsthand.explain(report)
    assert read[0].block is BlockType.HEADLINE
    assert all(report.text[e.words.start : e.words.end] == e.words.text for e in read)


@pytest.mark.parametrize(
    "text", ["", " \n\t\n ", "\ud800", "\x00", "Der Minister sagte am Montag, dass die Brücke nicht mehr steht."]
)
def test_what_holds_nothing_to_read_has_no_claims(text) -> None:
    assert all(not e.claims for e in firsthand.explain(text))


def test_a_text_in_another_language_says_so() -> None:
    report = report_of("Der Minister sagte am Montag, dass die Brücke nicht mehr steht und niemand verletzt wurde.")
    assert firsthand.explain(report) == ()
    assert report.notes == ("The text is in German, which is not analysed.",)


def test_as_json_it_holds_the_components_asked_for() -> None:
    read = the_one(TOLD)
    assert list(row(read))[5:] == list(COMPONENTS)
    some = json.loads(json.dumps(row(read, ("times", "claims"))))
    assert set(some) == {"report", "block", "start", "end", "text", "times", "claims"}
    assert some["claims"][0]["chain"][-1]["name"] == "ministry official"
    assert some["times"][0]["words"] == {"start": 38, "end": 44, "text": "Friday"}


def test_a_line_of_standard_input_is_a_text_and_more_is_a_document(monkeypatch) -> None:
    def piped(data: bytes):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        return list(read_to_explain("-", load_packs(), outlet="Coast Radio", published="2024-12-14"))

    (report,) = piped(TOLD.encode() + b"\n")
    assert (report.text, [b.type for b in report.blocks]) == (TOLD, [BlockType.BODY])
    (page,) = piped(b"<html><body><p>A ferry has left Bergen, and it is on its way to Stavanger.</p></body></html>")
    assert page.media_type == "text/html"
    assert (page.outlet, page.published) == ("Coast Radio", "2024-12-14")
    (failure,) = piped(b"")
    assert isinstance(failure, Failure)
