"""What a page says of a claim beside its words: when in the report's own words, how certain, and nothing of its furniture."""

from dataclasses import replace

import pytest
from drawn_case import WIRE, claim, made_case, page, snapshot

from firsthand.model import (
    Block,
    BlockType,
    Certainty,
    Count,
    Edge,
    Judgement,
    Lineage,
    Link,
    Report,
    Tense,
    When,
)
from firsthand.pages import View, wording


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (When("2024-12-12T18:00", "2024-12-13", "Thursday night and Friday"),
         "2024-12-12 to 2024-12-13 (“Thursday night and Friday”)"),
        (When("2024-12-14T04:00", "2024-12-14T11:59", "that morning"), "2024-12-14 (“that morning”)"),
        (When("2024-12-14T10:15:00+00:00", "2024-12-14T10:15:00+00:00", "at 10:15"),
         "2024-12-14 10:15 UTC (“at 10:15”)"),
        (When("2024-12-14T12:00", "2024-12-14T12:00", "noon"), "2024-12-14 12:00 (“noon”)"),
        (When("2024-12-08", "2024-12-08", "8 December"), "2024-12-08"),
        (When("2024-12-08", None, "since Sunday"), "2024-12-08 or later (“since Sunday”)"),
        (When(None, "2024-12-08", ""), "2024-12-08 or earlier"),
        (When(None, None, "one day"), "one day"),
    ],
)  # fmt: skip
def test_an_hour_is_told_only_where_the_words_give_one(when, words):
    assert wording.when(when) == words


def test_what_is_to_come_is_not_told_as_if_it_had_been():
    future = replace(claim(1, WIRE, None, None), tense=Tense.FUTURE, certainty=Certainty.PROBABLE)
    assert wording.manner(future) == "said to be probable; yet to come"
    assert "fact" not in wording.manner(claim(1, WIRE, None, None)), "what an official says is not a fact for that"


def test_what_surrounds_the_story_is_folded_and_stays_where_it_was():
    lines = ("Home | News | Sport", "Weather", "Two trucks left the port.", "Most read today")
    text = "\n".join(lines)
    blocks, at = [], 0
    for line in lines:
        kind = BlockType.BODY if "trucks" in line else BlockType.BOILERPLATE
        blocks.append(Block(kind, at, at + len(line)))
        at += len(line) + 1
    report = Report("r1", text, tuple(blocks), outlet="Coast Wire", published="2024-03-02")
    shown = page(View("folded", snapshot((report,), (), Lineage((), ())), None), "report", "r1")
    assert [s.text_content() for s in shown.xpath("//details[@class='around-it']/summary")] == [
        "2 lines of boilerplate", "1 line of boilerplate",
    ]  # fmt: skip
    assert "".join(shown.xpath("//div[@class='reader']//p[@class='text']//text()")) == "".join(lines)
    assert not shown.xpath("//details[contains(., 'Two trucks')]")


def test_a_passage_of_many_claims_shows_a_few_and_folds_the_rest():
    view = made_case()
    many = tuple(replace(claim(n, WIRE, None, None), id=f"many{n:03}") for n in range(60))
    full = View("many", replace(view.snapshot, claims=many), None)
    shown = page(full, "report", WIRE)
    assert len(shown.xpath("//section[@id='margin-1']/ul/li")) < 10
    (rest,) = shown.xpath("//section[@id='margin-1']/details/summary")
    assert "more claims" in rest.text_content()
    assert len(shown.xpath("//section[@id='margin-1']//li[@data-claim]")) == 60


def test_a_report_that_is_not_analysed_says_so_where_others_have_a_number():
    report = Report("r1", "Слова", (Block(BlockType.BODY, 0, 5),), outlet="Вестник", language="ru")
    shown = page(View("russian", snapshot((report,), (), Lineage((), ())), None), "reports")
    assert "not analysed (ru)" in shown.xpath("string(//table//tr[td]/td[@class='figure'])")


@pytest.mark.parametrize(
    ("certainty", "count", "words"),
    [
        (Certainty.CERTAIN, Count(3, 3), "departed: truck (3)"),
        (Certainty.COUNTERFACT, None, "not departed: truck"),
        (Certainty.COUNTERFACT, Count(0, 0), "departed: truck (0)"),
        (Certainty.DECLARED_UNKNOWN, None, "not known: departed: truck"),
        (Certainty.UNCOMMITTED, None, "mentioned, not asserted: departed: truck"),
    ],
)
def test_what_a_report_does_not_assert_is_not_titled_as_if_it_did(certainty, count, words):
    assert wording.told(replace(claim(1, WIRE, None, None), certainty=certainty, count=count)) == words


def test_a_tie_that_a_person_made_is_not_told_as_the_words_of_the_report():
    view = made_case()
    first, *others = view.snapshot.claims
    set_by_hand = replace(first, chain=(Link(WIRE), Link("harbour master")))
    edge = Edge("source:harbour master (Coast Wire)", WIRE, "cites", None, "cited: harbour master")
    judged = Judgement("j1", "2024-03-05T00:00:00Z", "Noor", "re-attribute", first.id, {}, {}, "she heard him", "", "")
    snap = replace(view.snapshot, claims=(set_by_hand, *others), lineage=Lineage((edge,), ()), judgements=(judged,))
    assert "(cites: by decision of Noor)" in page(View("set", snap, None), "report", WIRE).text_content()
    unset = replace(snap, judgements=())
    assert "(cites)" in page(View("read", unset, None), "report", WIRE).text_content(), (
        "no cue is quoted as if it stood"
    )


def test_what_an_outlet_could_not_check_is_not_said_to_be_unknown():
    view = made_case()
    (asked, *others), told = view.snapshot.reconciliation.findings, view.snapshot.claims
    chain = (Link(WIRE), Link("guard"))
    unchecked = replace(told[0], id="claim009", certainty=Certainty.DECLARED_UNKNOWN, chain=(Link(WIRE),))
    flagged = replace(asked, flags=("declared-unknown",), claims=(*asked.claims, unchecked.id))
    found = replace(view.snapshot.reconciliation, findings=(flagged, *others))

    def chips_of(first, last):
        snap = replace(view.snapshot, claims=(replace(told[0], chain=first), *told[1:], last), reconciliation=found)
        return page(View("made", snap, None), "finding", flagged.id).xpath("//span[@class='flag']/text()")

    assert set(chips_of(chain, unchecked)) == {"not confirmed"}
    assert set(chips_of(chain, replace(unchecked, chain=chain))) == {"declared-unknown"}, "a guard does not know"
    assert set(chips_of(chain, replace(unchecked, report="echo0002"))) == {"declared-unknown"}, "another paper's word"


def test_a_decision_is_told_in_the_words_of_its_form_not_of_the_export():
    view = made_case()
    added = {
        "quote": "No more is known.", "start": 67, "kind": "present", "thing": "truck", "certainty": "PR+", "denies": False,
        "scope": "whole", "place": {"name": "Suva", "lat": -18.1, "lon": 178.4},
        "when": {"earliest": "2024-03-01", "latest": "2024-03-01", "text": ""},
    }  # fmt: skip
    reread = ({"chain": [{"name": "The Echo"}], "root_stated": False},
              {"chain": [{"name": "The Echo"}, {"name": "a guard"}], "root_stated": True})  # fmt: skip
    judged = (
        Judgement("j1", "2024-03-05T00:00:00Z", "Noor", "add", WIRE, None, added, "missed", "", ""),
        Judgement("j2", "2024-03-05T00:01:00Z", "Noor", "re-attribute", "claim001", *reread, "he said so", "", ""),
    )
    told = page(View("log", replace(view.snapshot, judgements=judged), None), "audit").text_content()
    assert (
        "words: No more is known.; kind: present; thing: truck; certainty: said to be probable; place: Suva; when: 2024-03-01"
        in told
    )
    assert "sources: The Echo › a guard; the last source is known: yes" in told
