"""A brief tells the number and the voice of the story, not of the headline above it."""

import pytest
from gate_world import COAST, World, day

from firsthand.brief import write_brief
from firsthand.model import Link, Status, Tense
from firsthand.packs import load_packs


@pytest.mark.parametrize(
    ("headline", "words"),
    [("Trucks cross", "Trucks"), ("Army trucks seen moving", "trucks"), ("Trucks moved", "Trucks")],
)
def test_nine_trucks_below_a_headline_of_trucks_are_nine(headline, words) -> None:
    w = World()
    text = f"{headline}\n\nNine trucks left Tartus, a customs clerk said."
    report = w.report("Hill Gazette", "2024-12-14", text)
    clerk = Link("customs clerk", "said", kind="unnamed")
    common = {"origin": "o-clerk", "event": "e", "place": COAST, "when": day("2024-12-13")}
    above = w.claim(report, headline, words, "departed", "truck", count=(2, None, words), tense=Tense.PRESENT,
                    root_stated=False, **common)  # fmt: skip
    told = w.claim(report, "Nine trucks left Tartus, a customs clerk said.", "trucks", "departed", "truck",
                   count=(9, 9, "Nine"), via=(clerk,), **common)  # fmt: skip
    nine = {"min": 9, "max": 9, "approximate": False}
    w.finding(Status.SINGLE_SOURCE, told, above, reconciled=nine)
    (sentence,) = next(s.sentences for s in write_brief(w.snapshot(), load_packs()).sections if s.key == "one-origin")
    assert sentence.text.startswith("Nine trucks left Tartus")
    assert "according to a customs clerk" in sentence.text


@pytest.mark.parametrize(
    "body",
    [
        *(
            "coast guard",
            "border guard",
            "civil defence",
            "ministry",
            "head of the burns ward",
            "director of Brod Clinic",
        ),
        *("9th Brigade", "Red Crescent", "Observatory", "Farmers Federation"),
    ],
)
def test_a_body_of_which_there_is_one_has_its_article(body) -> None:
    w = World()
    text = f"Nine trucks left Tartus, the {body} said."
    report = w.report("Hill Gazette", "2024-12-14", text)
    told = w.claim(report, text, "trucks", "departed", "truck", count=(9, 9, "Nine"), place=COAST,
                   when=day("2024-12-13"), via=(Link(body, "said", kind="office"),))  # fmt: skip
    w.finding(Status.SINGLE_SOURCE, told)
    (sentence,) = next(s.sentences for s in write_brief(w.snapshot(), load_packs()).sections if s.key == "one-origin")
    assert f"according to the {body}" in sentence.text


def test_what_all_reports_call_families_is_told_as_families() -> None:
    w = World()
    text = "About 200 families were displaced in Tartus, the mayor said."
    report = w.report("Hill Gazette", "2024-12-14", text)
    told = w.claim(report, text, "families", "displaced", "group of people", count=(200, 200, "200"), place=COAST,
                   via=(Link("mayor", "said", kind="unnamed"),))  # fmt: skip
    w.finding(Status.SINGLE_SOURCE, told)
    (sentence,) = next(s.sentences for s in write_brief(w.snapshot(), load_packs()).sections if s.key == "one-origin")
    assert sentence.text.startswith("200 families were displaced")


def test_two_numbers_of_one_sentence_are_both_cited_and_told() -> None:
    w = World()
    first = "Nine people were killed in Tartus, the mayor said."
    last = "Thirteen people were killed in Tartus, two of them children, the mayor said."
    early, late = w.report("Hill Gazette", "2024-12-14", first), w.report("Hill Gazette", "2024-12-15", last)
    mayor = (Link("mayor", "said", kind="unnamed"),)
    claims = [
        w.claim(early, first, "people", "killed", "person", count=(9, 9, "Nine"), place=COAST, via=mayor, origin="o1"),
        w.claim(late, last, "children", "killed", "child", count=(2, 2, "two"), place=COAST, via=mayor, origin="o1", scope="part"),
        w.claim(late, last, "people", "killed", "person", count=(13, 13, "Thirteen"), place=COAST, via=mayor, origin="o1"),
    ]  # fmt: skip
    w.finding(Status.UPDATED, *claims, reconciled={"min": 13, "max": 13, "approximate": False})
    (sentence,) = next(s.sentences for s in write_brief(w.snapshot(), load_packs()).sections if s.key == "changed")
    assert "to 13, according to a mayor" in sentence.text
    assert {c.claim for c in sentence.citations} == {c.id for c in claims}
    assert len({(c.report, c.start) for c in sentence.citations}) == 2
