"""How an editor would have it: nothing said twice, every dispute with its values, every quotation with its question."""

from __future__ import annotations

import pytest
from gate_world import COAST, World, day

from firsthand.brief import gate, write_brief
from firsthand.brief.wording import article
from firsthand.model import Basis, BriefSentence, Certainty, Link, Place, Status, Tense
from firsthand.packs import Packs, load_packs

GUARD = Link("guard", cue="said", kind="unnamed")


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs()


def told(w: World, packs: Packs, key: str) -> tuple[BriefSentence, ...]:
    return next(s.sentences for s in write_brief(w.snapshot(), packs).sections if s.key == key)


def test_one_report_needs_no_count_of_reports(packs) -> None:
    w = World()
    text = "Two trucks arrived in Tartus on 13 December, a guard said."
    report = w.report("Dale Post", "2024-12-14", text)
    w.finding(Status.SINGLE_SOURCE, w.claim(report, text, "trucks", "arrived", "truck", count=(2, 2, "Two"), place=COAST,
              when=day("2024-12-13"), via=(GUARD,)))  # fmt: skip
    (sentence,) = told(w, packs, "one-origin")
    assert sentence.text.endswith("as reported by Dale Post (single-source; not reviewed).")


def test_who_stands_behind_a_figure_is_whom_the_story_names_not_the_headline(packs) -> None:
    w = World()
    texts = ("Two trucks arrive in Tartus", "Two trucks arrived in Tartus on 13 December, a guard said.")
    claims = []
    for n, (outlet, text) in enumerate(zip(("Dale Post", "Hill Gazette"), texts, strict=True)):
        report = w.report(outlet, "2024-12-14", text)
        claims.append(w.claim(report, text, "trucks", "arrived", "truck", count=(2, 2, "Two"), place=COAST, origin="o1",
                      when=day("2024-12-13") if n else None, via=(GUARD,) if n else (), root_stated=bool(n)))  # fmt: skip
    w.finding(Status.REPEATED, *claims)
    (sentence,) = told(w, packs, "one-origin")
    assert "according to a guard, carried by Dale Post and Hill Gazette" in sentence.text


def test_an_outlet_does_not_carry_itself(packs) -> None:
    w = World()
    text = "Two trucks arrived in Tartus on 13 December, we saw."
    claims = [
        w.claim(w.report(outlet, "2024-12-14", text), text, "trucks", "arrived", "truck", count=(2, 2, "Two"), place=COAST,
                when=day("2024-12-13"), origin="o1", basis=Basis.EYEWITNESS)
        for outlet in ("Dale Post", "Hill Gazette")
    ]  # fmt: skip
    w.finding(Status.REPEATED, *claims)
    (sentence,) = told(w, packs, "one-origin")
    assert "according to Dale Post (first-hand), carried by Hill Gazette (repeated" in sentence.text


def test_a_place_told_elsewhere_in_the_report_is_not_what_was_left(packs) -> None:
    w = World()
    text = "Trucks arrived in Tartus. Seven buses left Dorvale on 13 December, a guard said."
    quote = text[text.index("Seven") :]
    claim = w.claim(w.report("Dale Post", "2024-12-14", text), quote, "buses", "departed", "bus", count=(7, 7, "Seven"),
                    place=COAST, when=day("2024-12-13"), via=(GUARD,))  # fmt: skip
    w.finding(Status.SINGLE_SOURCE, claim)
    (sentence,) = told(w, packs, "one-origin")
    assert sentence.text.startswith("Seven buses left on 13 December, according to a guard")


def test_a_dispute_of_what_is_to_come_does_not_ask_whether_it_came(packs) -> None:
    w = World()
    base = Place("Hmeimim", "Hmeimim", 35.4, 35.95, 2.0, kind="base")
    texts = ("Convoys will leave Hmeimim, a diplomat said.", "Convoys will not leave Hmeimim, a guard said.")
    claims = [
        w.claim(w.report(outlet, "2024-12-14", text), text, "Convoys", "departed", "convoy", from_=base, tense=Tense.FUTURE,
                certainty=sign, via=(Link(who, cue="said", kind="unnamed"),), event="e1")
        for outlet, text, sign, who in zip(
            ("Dale Post", "Hill Gazette"), texts, (Certainty.CERTAIN, Certainty.COUNTERFACT), ("diplomat", "guard"),
            strict=True,
        )
    ]  # fmt: skip
    w.finding(Status.DISPUTED, *claims, aspect="whether")
    (sentence,) = told(w, packs, "disputed")
    assert "would leave" in sentence.text
    assert "left" not in sentence.text


def test_a_quotation_of_several_reports_says_what_it_answers(packs) -> None:
    w = World()
    text = "Our driver was hit at the gate in Tartus, the firm said."
    claims = [
        w.claim(w.report(outlet, "2024-12-14", text), text, "driver", "injured", "person", count=(3, 3, "three"), place=COAST,
                origin="o1", via=(Link("firm", cue="said", kind="unnamed"),))
        for outlet in ("Dale Post", "Hill Gazette")
    ]  # fmt: skip
    w.finding(Status.REPEATED, *claims)  # no words of the sentence count three: the gate lets only the quotation stand
    (sentence,) = told(w, packs, "one-origin")
    assert sentence.text.startswith("On how many people were injured")
    assert ", Dale Post wrote on 14 December, citing a firm: “Our driver was hit" in sentence.text


def test_what_was_only_said_stands_together_below_a_line_that_counts_it(packs) -> None:
    w = World()
    for n, who in enumerate(("guard", "baker")):
        text = f"“We have waited long enough,” a {who} said."
        report = w.report(f"Outlet {n}", "2024-12-14", text)
        w.finding(Status.SINGLE_SOURCE, w.claim(report, text, "said", "said", None, event=f"s{n}",
                  via=(Link(who, cue="said", kind="unnamed"),)), aspect="whether")  # fmt: skip
    text = "Two trucks arrived in Tartus on 13 December, a guard said."
    w.finding(Status.SINGLE_SOURCE, w.claim(w.report("Dale Post", "2024-12-14", text), text, "trucks", "arrived", "truck",
              count=(2, 2, "Two"), place=COAST, when=day("2024-12-13"), via=(GUARD,)))  # fmt: skip
    first, group = told(w, packs, "one-origin")
    assert first.text.startswith("Two trucks")
    assert group.text == "And two statements that one report has: what somebody said."
    assert len(group.details) == 2
    wrong = BriefSentence(group.text, None, None, (), (*group.details, first))
    assert gate(wrong, w.snapshot(), packs)


def test_a_country_s_own_body_takes_no_article(packs) -> None:
    w = World()
    text = "Two trucks arrived in Tartus on 13 December, Chad's Interior Ministry said."
    via = (Link("Chad's Interior Ministry", cue="said", kind="office"),)
    w.finding(Status.SINGLE_SOURCE, w.claim(w.report("Dale Post", "2024-12-14", text), text, "trucks", "arrived", "truck",
              count=(2, 2, "Two"), place=COAST, when=day("2024-12-13"), via=via))  # fmt: skip
    (sentence,) = told(w, packs, "one-origin")
    assert "according to Chad's Interior Ministry, as reported" in sentence.text


@pytest.mark.parametrize(("name", "kind", "said"), [("Police", "office", "police"), ("Mayor", "unnamed", "a mayor")])
def test_the_capital_of_a_headline_s_first_word_is_no_name(packs, name, kind, said) -> None:
    w = World()
    text = f"{name}: two trucks arrived in Tartus"
    w.finding(Status.SINGLE_SOURCE, w.claim(w.report("Dale Post", "2024-12-14", text), text, "trucks", "arrived", "truck",
              count=(2, 2, "two"), place=COAST, via=(Link(name, cue=":", kind=kind),)))  # fmt: skip
    (sentence,) = told(w, packs, "one-origin")
    assert f"according to {said}, as reported by Dale Post" in sentence.text


def test_a_condition_is_told_to_the_end_of_its_clause(packs) -> None:
    w = World()
    text = "Two trucks will arrive in Tartus if the road is cleared, a guard said."
    w.finding(Status.SINGLE_SOURCE, w.claim(w.report("Dale Post", "2024-12-14", text), text, "trucks", "arrived", "truck",
              count=(2, 2, "Two"), place=COAST, tense=Tense.FUTURE, certainty=Certainty.PROBABLE, hedges=("if",),
              via=(GUARD,)))  # fmt: skip
    (sentence,) = told(w, packs, "expected")
    assert "hedged in the text: “if the road is cleared”" in sentence.text


def test_one_day_is_not_told_twice_of_a_figure_that_changed(packs) -> None:
    w = World()
    texts = (
        "At noon six trucks were in Tartus, a guard said.",
        "By nightfall nine trucks were in Tartus, a guard said.",
    )
    claims = [
        w.claim(w.report("Dale Post", "2024-12-14", text), text, "trucks", "present", "truck", count=(n, n, word), place=COAST,
                when=day("2024-12-14", words), as_of=as_of, via=(GUARD,), origin="o1", event="e1")
        for text, n, word, words, as_of in zip(
            texts, (6, 9), ("six", "nine"), ("At noon", "By nightfall"), ("2024-12-14T12:00", "2024-12-14T21:59"), strict=True
        )
    ]  # fmt: skip
    w.finding(Status.UPDATED, *claims, reconciled={"min": 9, "max": 9, "approximate": False})
    (sentence,) = told(w, packs, "changed")
    assert "changed from six to nine, according to a guard" in sentence.text
    assert [d.text.split(",")[0] for d in sentence.details] == ["Six (“At noon”)", "Nine (“By nightfall”)"]


@pytest.mark.parametrize(
    ("first", "nouns"),
    [
        ("a", ("user", "Ukrainian soldier", "US ship", "NATO ship", "unit", "hospital", "one-off", "UN convoy")),
        ("an", ("officer", "F-16", "NGO", "hour", "unnamed source", "uninjured man", "Il-76", "MP", "RPG")),
    ],
)
def test_the_article_is_that_of_the_spoken_word(first: str, nouns: tuple[str, ...]) -> None:
    assert [article(noun) for noun in nouns] == [f"{first} {noun}" for noun in nouns]
    assert article("other") == "another"


@pytest.mark.parametrize(
    ("denied", "laid_to", "told_of"), [("killed", True, False), ("attacked", True, True), ("attacked", False, False)]
)
def test_a_denial_answers_harm_only_where_it_is_of_the_deed_that_it_is_laid_to(packs, denied, laid_to, told_of) -> None:
    w = World()
    text = "Eight people were injured on 3 May in an attack, a doctor said."
    hurt = w.claim(w.report("Dale Post", "2024-05-04", text), text, "people", "injured", "person", count=(8, 8, "Eight"),
                   when=day("2024-05-03", "on 3 May"), via=(Link("doctor", cue="said", kind="unnamed"),), event="e")  # fmt: skip
    if laid_to:
        w.claim(w.reports[-1], text, "attack", "attacked", "person", via=(Link("doctor", cue="said", kind="unnamed"),),
                event="e")  # fmt: skip
    text = "A port official denied it."
    w.claim(w.report("Hill Gazette", "2024-05-04", text), text, "it", denied, "person", certainty=Certainty.COUNTERFACT,
            denies=True, via=(Link("port official", cue="denied", kind="unnamed"),), event="e")  # fmt: skip
    w.finding(Status.SINGLE_SOURCE, hurt)
    (sentence,) = told(w, packs, "one-origin")
    assert ("denied by a port official" in sentence.text) is told_of
