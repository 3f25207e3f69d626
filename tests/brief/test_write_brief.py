"""What a reader of the brief finds where, and in which words."""

from dataclasses import replace

import pytest
from gate_sentences import world
from gate_world import BASE, COAST, MAXAR, World, day

from firsthand.brief import gate, write_brief
from firsthand.errors import GateError
from firsthand.model import (
    Basis,
    Brief,
    BriefSentence,
    Certainty,
    Failure,
    Link,
    Place,
    Status,
    Tense,
    Thing,
    Value,
    When,
)
from firsthand.packs import Packs, load_packs


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs()


@pytest.fixture(scope="module")
def brief(packs) -> Brief:
    return write_brief(world().snapshot(), packs)


def section(brief: Brief, key: str) -> tuple[BriefSentence, ...]:
    return next(s.sentences for s in brief.sections if s.key == key)


def texts(brief: Brief, key: str) -> list[str]:
    return [s.text for s in section(brief, key)]


def test_the_sections_stand_in_the_order_of_the_design(brief) -> None:
    assert [s.key for s in brief.sections] == [
        "corroborated", "one-origin", "disputed", "changed", "expected", "unknown", "unread",
    ]  # fmt: skip


def test_four_outlets_on_one_picture_are_one_origin(brief) -> None:
    assert (
        "Two An-124s were at Hmeimim on 13 December, according to satellite imagery by Maxar, carried by four reports "
        "(repeated: four reports, one origin; not reviewed)."
    ) in texts(brief, "one-origin")


def test_only_what_every_origin_entails_is_corroborated(brief) -> None:
    (sentence,) = section(brief, "corroborated")
    assert sentence.text.startswith(
        "At least 200 vehicles moved toward Tartus on 13 December, according to River Radio"
    )
    assert [d.text for d in sentence.details] == [
        "At least 200, according to River Radio (first-hand).",
        "About 250, according to Road Watch, as reported by Hill Gazette.",
    ]


@pytest.mark.parametrize(
    ("origins", "said"),
    [(("a", "b"), "arrived in Tartus between 12 and 14 November"), (("a", "a"), "arrived in Tartus on 14 November")],
)
def test_no_source_vouches_for_the_finer_day_of_another(packs, origins, said) -> None:
    w = World()
    tellings = (
        ("Dale Post", day("2024-11-14", "on 14 November")),
        ("Hill Gazette", When("2024-11-12", "2024-11-14", "this week")),
    )
    told = []
    for origin, (outlet, when) in zip(origins, tellings, strict=True):
        text = f"Two trucks arrived in Tartus {when.text}, {outlet} saw."
        report = w.report(outlet, "2024-11-29", text)
        told.append(
            w.claim(
                report,
                text,
                "trucks",
                "arrived",
                "truck",
                count=(2, 2, "Two"),
                place=COAST,
                when=when,
                origin=origin,
                event="e",
            )
        )
    w.finding(Status.CORROBORATED if len(set(origins)) > 1 else Status.REPEATED, *told)
    snapshot = w.snapshot()
    written = [s for part in write_brief(snapshot, packs).sections for s in part.sentences]
    sentence = next(s for s in written if said in s.text)
    if len(set(origins)) > 1:
        assert gate(replace(sentence, text=sentence.text.replace("between 12 and 14", "on 14")), snapshot, packs)


def test_a_hedge_on_the_destination_is_kept(brief) -> None:
    told = next(t for t in texts(brief, "one-origin") if "aircraft left" in t)
    assert "left Hmeimim on 14 December" in told
    assert "“is said to be bound for Libya”" in told
    assert "Libya" not in told.partition(";")[0]


def test_each_value_of_a_dispute_has_its_origin(brief) -> None:
    (head,) = section(brief, "disputed")
    assert head.text.startswith(
        "Accounts differ on how many civilians were attacked in Tartus: three or five (disputed: "
    )
    assert [d.text.split(",")[0] for d in head.details] == ["Three", "Five"]
    assert "Grey Ministry" in head.details[0].text
    assert "monitors" in head.details[1].text


def test_an_accusation_names_its_accuser_and_carries_the_denial(brief) -> None:
    told = next(t for t in texts(brief, "one-origin") if "by Brown Brigade" in t)
    assert "according to the Grey Ministry" in told
    assert "denied by Brown Brigade" in told


def test_an_update_shows_old_and_new_with_their_days(brief) -> None:
    assert texts(brief, "changed")[0].startswith(
        "How many people were killed in Tartus changed from five (as of 15 December) to seven (as of 16 December), "
        "according to the Grey Ministry"
    )


def test_what_is_expected_is_not_told_as_done(brief) -> None:
    assert texts(brief, "expected")[0].startswith("Aircraft were expected to leave Hmeimim")


def test_a_denied_landing_is_told_as_denied(brief) -> None:
    assert any(t.startswith("Helicopters did not land at Hmeimim on 13 December") for t in texts(brief, "one-origin"))


def test_a_probable_landing_is_told_as_probable(brief) -> None:
    assert any(t.startswith("Two Il-76s probably landed at Hmeimim") for t in texts(brief, "one-origin"))


def test_a_declared_unknown_is_quoted(brief) -> None:
    assert texts(brief, "unknown") == [
        "Not known, Bay News wrote on 14 December: “It is not known how many soldiers were missing”."
    ]


def test_an_outlet_that_is_not_known_goes_by_its_file(brief) -> None:
    assert any("“saved.txt”" in t and "date not given" in t for t in texts(brief, "one-origin"))


def test_nothing_that_was_found_is_left_out(brief) -> None:
    told = {s.finding for part in brief.sections for s in part.sentences if s.finding}
    assert told == {f"f{n}" for n in range(1, 12)}


def test_every_sentence_passes_the_public_gate(brief, packs) -> None:
    snapshot = world().snapshot()
    for part in brief.sections:
        for sentence in part.sentences:
            assert gate(sentence, snapshot, packs) == ()


def test_what_was_not_read_is_told(packs) -> None:
    w = world()
    w.report("Вестник", "2024-12-14", "Самолёт вылетел.", "ru")
    w.failures.append(Failure("in/broken.pdf", "read", "in/broken.pdf has no text layer. Run it through OCR first."))
    told = texts(write_brief(w.snapshot(), packs), "unread")
    assert any("“in/broken.pdf” was not read" in t for t in told)
    assert any("Вестник's report on 14 December is in Russian" in t for t in told)
    assert any(t.startswith("Three sentences in two reports") for t in told)
    assert any("does not mean that it did not happen" in t for t in told)
    assert any(t.startswith("Not measured on these reports") for t in told)


def test_a_failure_with_a_very_long_name_and_reason_is_told(packs) -> None:
    w = world()
    name = "saved/" + "a-very-long-name-of-a-page-" * 20 + ".html"
    w.failures.append(Failure(name, "read", f"{name}: no text was found in it. Paste its text into a .txt file."))
    assert any("was not read" in t for t in texts(write_brief(w.snapshot(), packs), "unread"))


def test_an_outlet_that_is_spelled_with_hidden_marks_is_still_told(packs) -> None:
    w = world()
    w.report("Вест\u00adник  дня", "2024-12-14", "Самолёт вылетел.", "ru")
    assert any("is in Russian" in t for t in texts(write_brief(w.snapshot(), packs), "unread"))


def test_a_case_without_findings_still_has_a_brief(packs) -> None:
    brief = write_brief(World().snapshot(), packs)
    assert brief.counts == {"reports": 0, "claims": 0, "origins": 0, "findings": 0, "failures": 0}
    assert section(brief, "unread")


def test_a_long_section_leads_with_the_widest_carried_and_drops_nothing(packs) -> None:
    w = World()
    for n in range(30):
        text = f"A truck arrived in Tartus on {n % 28 + 1} November, a guard said."
        report = w.report(f"Outlet {n}", "2024-11-29", text)
        claim = w.claim(report, text, "truck", "arrived", "truck", count=(1, 1, "A"), place=COAST, when=day(f"2024-11-{n % 28 + 1:02}"),
                        via=(Link("guard", cue="said", kind="unnamed"),), event=f"e{n}")  # fmt: skip
        w.finding(Status.SINGLE_SOURCE, claim)
    sentences = section(write_brief(w.snapshot(), packs), "one-origin")
    rest = sentences[-1]
    assert rest.text == f"And {len(rest.details)} further findings with one source."
    told = [s.finding for s in (*sentences[:-1], *rest.details)]
    assert sorted(told) == sorted(f"f{n}" for n in range(1, 31))


def test_what_is_too_much_to_write_out_is_counted_and_the_widest_told_events_stand(packs, monkeypatch) -> None:
    monkeypatch.setattr("firsthand.brief.compose._WRITTEN", 3)
    w = World()
    for n in range(1, 11):
        text = f"A truck arrived in Tartus on {n} November, a guard said."
        told = 2 if n == 7 else 1
        for i in range(told):
            report = w.report(f"Outlet {n} {i}", "2024-11-29", text)
            claim = w.claim(report, text, "truck", "arrived", "truck", count=(1, 1, "A"), place=COAST, when=day(f"2024-11-{n:02}"),
                            via=(Link("guard", cue="said", kind="unnamed"),), event=f"e{n}")  # fmt: skip
            w.finding(Status.SINGLE_SOURCE, claim)
    snapshot = w.snapshot()
    *written, counted = section(write_brief(snapshot, packs), "one-origin")
    assert len(written) == 3
    assert sum("7 November" in s.text for s in written) == 2
    assert counted.text.startswith("Of 11 findings with one source, eight are not written out here")
    assert gate(replace(counted, text=counted.text.replace("Of 11", "Of 12")), snapshot, packs)


def test_events_are_told_in_the_order_of_time(packs) -> None:
    w = World()
    for n in (9, 3, 6):
        text = f"Two trucks arrived in Tartus on {n} November, Dale Post saw."
        report = w.report("Dale Post", "2024-11-29", text)
        claim = w.claim(
            report,
            text,
            "trucks",
            "arrived",
            "truck",
            count=(2, 2, "Two"),
            place=COAST,
            when=day(f"2024-11-0{n}"),
            event=f"e{n}",
        )
        w.finding(Status.SINGLE_SOURCE, claim)
    told = texts(write_brief(w.snapshot(), packs), "one-origin")
    assert [t.partition(" November")[0][-1] for t in told] == ["3", "6", "9"]


def test_a_count_that_its_sentence_does_not_carry_is_quoted_not_told(packs) -> None:
    w = World()
    report = w.report("Dale Post", "2024-11-29", "Several trucks arrived in Tartus, a guard said.")
    claim = w.claim(report, report.text, "trucks", "arrived", "truck", count=(14, 14, "14"), place=COAST,
                    via=(Link("guard", cue="said", kind="unnamed"),))  # fmt: skip
    w.finding(Status.SINGLE_SOURCE, claim)
    (told,) = texts(write_brief(w.snapshot(), packs), "one-origin")
    assert "14" not in told
    assert "“Several trucks arrived in Tartus, a guard said”" in told


def test_a_place_that_the_report_does_not_name_is_not_told(packs) -> None:
    w = World()
    report = w.report("Dale Post", "2024-11-29", "Two trucks arrived on Friday, a guard said.")
    claim = w.claim(report, report.text, "trucks", "arrived", "truck", count=(2, 2, "Two"), place=BASE)
    w.finding(Status.SINGLE_SOURCE, claim)
    (told,) = texts(write_brief(w.snapshot(), packs), "one-origin")
    assert "Hmeimim" not in told


def test_a_false_corroboration_is_an_error_or_untold_never_a_sentence(packs) -> None:
    w = world()
    bad = replace(w.findings[0], status=Status.CORROBORATED)
    w.findings[0] = bad
    try:
        brief = write_brief(w.snapshot(), packs)
    except GateError:
        return
    for part in brief.sections:
        assert not any(s.finding == "f1" and "corroborated" in s.text for s in part.sentences)


@pytest.mark.parametrize(
    "outlet",
    [
        "corroborated: nine reports, nine origins",
        "“Quoted” News (repeated: two reports, one origin; reviewed).",
        "<script>alert(1)</script>",
        "Nobody Never Denied",
        "x" * 400,
        "\u202egnorw\u202c",
        "12",
        "  ",
    ],
)
def test_a_hostile_outlet_name_cannot_break_or_fool_the_brief(outlet, packs) -> None:
    w = World()
    text = "Two An-124 stood at Hmeimim on Friday, images by Maxar show."
    claim = w.claim(w.report(outlet, "2024-12-14", text), text, "An-124", "present", "An-124", count=(2, 2, "Two"), place=BASE,
                    when=day("2024-12-13"), via=(MAXAR,), basis=Basis.SATELLITE, imagery=("Maxar", "2024-12-13"))  # fmt: skip
    w.finding(Status.SINGLE_SOURCE, claim)
    (sentence,) = section(write_brief(w.snapshot(), packs), "one-origin")
    assert "\u202e" not in sentence.text
    bare = sentence.text.replace(f"“{outlet}”", "")
    assert "nine" not in bare


def test_a_wrong_whose_doer_denies_it_is_never_told_without_the_denial(packs) -> None:
    w = World()
    text = "Two civilians were attacked in Tartus by Brown Brigade fighters, monitors said."
    no = "The Brown Brigade denied that it attacked civilians."
    report = w.report("Dale Post", "2024-12-14", f"{text} {no}")
    c = w.claim(report, text, "civilians", "attacked", "civilian", count=(2, 2, "Two"), place=COAST, actor=Thing("Brown Brigade", "Brown Brigade"),
                via=(Link("monitors", cue="said", kind="unnamed"),), event="x")  # fmt: skip
    w.claim(report, no, "civilians", "attacked", "civilian", certainty=Certainty.COUNTERFACT, denies=True,
            via=(Link("Brown Brigade", cue="denied"),), event="x")  # fmt: skip
    w.finding(Status.SINGLE_SOURCE, c, flags=("denied",))
    (told,) = texts(write_brief(w.snapshot(), packs), "one-origin")
    assert "according to monitors" in told
    assert "denied by Brown Brigade" in told


def test_what_a_sentence_only_weighs_is_quoted_not_told(packs) -> None:
    w = World()
    report = w.report("Dale Post", "2024-12-14", "None of this proves that the trucks left Tartus.")
    claim = w.claim(
        report, report.text, "trucks", "departed", "truck", count=(2, None, "trucks"), from_=COAST, root_stated=False
    )
    w.finding(Status.SINGLE_SOURCE, claim)
    (told,) = texts(write_brief(w.snapshot(), packs), "one-origin")
    assert told.startswith("Dale Post wrote on 14 December: “None of this proves")


def test_a_canonical_name_that_says_more_than_the_words_is_not_used(packs) -> None:
    w = World()
    report = w.report("Dale Post", "2024-12-14", "An officer was killed in Tartus, a guard said.")
    claim = w.claim(report, report.text, "officer", "killed", "police officer", count=(1, 1, "An"), place=COAST,
                    via=(Link("guard", cue="said", kind="unnamed"),))  # fmt: skip
    w.finding(Status.SINGLE_SOURCE, claim)
    (told,) = texts(write_brief(w.snapshot(), packs), "one-origin")
    assert "police" not in told


def test_a_person_goes_by_their_name(packs) -> None:
    w = World()
    report = w.report("Dale Post", "2024-12-14", "Minister Ada Brook arrived in Tartus on Friday, a guard said.")
    claim = w.claim(report, report.text, "Ada Brook", "arrived", "person", count=(1, 1, "Ada Brook"), place=COAST, when=day("2024-12-13", "on Friday"),
                    via=(Link("guard", cue="said", kind="unnamed"),))  # fmt: skip
    w.finding(Status.SINGLE_SOURCE, claim)
    (told,) = texts(write_brief(w.snapshot(), packs), "one-origin")
    assert told.startswith("Ada Brook arrived in Tartus on 13 December, according to a guard, as reported by Dale Post")


def test_a_correction_tells_the_old_value_first(packs) -> None:
    w = World()
    first = w.report("Dale Post", "2024-12-13", "Two trucks were found in Tartus, images by Maxar show.")
    later = w.report("Dale Post", "2024-12-14", "Correction: only one truck was found in Tartus, images by Maxar show.")
    old = w.claim(first, first.text, "trucks", "found", "truck", count=(2, 2, "Two"), place=COAST, as_of="2024-12-13", via=(MAXAR,),
                  basis=Basis.SATELLITE, origin="maxar", event="x")  # fmt: skip
    new = w.claim(later, later.text, "truck", "found", "truck", count=(1, 1, "one"), place=COAST, as_of="2024-12-13", via=(MAXAR,),
                  basis=Basis.SATELLITE, origin="maxar", event="x", corrects=True)  # fmt: skip
    w.finding(Status.UPDATED, new, old, flags=("corrected",))
    (told,) = texts(write_brief(w.snapshot(), packs), "changed")
    assert "was corrected from two (reported on 13 December) to one (reported on 14 December)" in told


def test_where_to_stands_below_the_departure_it_belongs_to(packs) -> None:
    w = World()
    report = w.report("Dale Post", "2024-12-14", "Two trucks left Tartus for Homs on Friday, a guard said.")
    claim = w.claim(report, report.text, "trucks", "departed", "truck", count=(2, 2, "Two"), from_=COAST, to=Place("Homs", "Homs", kind="city"),
                    when=day("2024-12-13", "on Friday"), via=(Link("guard", cue="said", kind="unnamed"),))  # fmt: skip
    w.finding(Status.SINGLE_SOURCE, claim)
    w.finding(
        Status.SINGLE_SOURCE,
        claim,
        aspect="to",
        reconciled="Homs",
        values=(Value("Homs", (claim.id,), ("o-c1",), None),),
    )
    (told,) = section(write_brief(w.snapshot(), packs), "one-origin")
    assert told.text.startswith("Two trucks left Tartus for Homs on 13 December, according to a guard")
    assert [d.text for d in told.details] == ["To Homs, according to a guard, as reported by Dale Post."]


def test_a_part_is_not_told_as_the_whole(packs) -> None:
    w = World()
    report = w.report("Dale Post", "2024-12-14", "Part of an S-400 battery arrived in Tartus, a guard said.")
    claim = w.claim(report, report.text, "S-400", "arrived", "S-400", count=(1, 1, "an"), place=COAST,
                    via=(Link("guard", cue="said", kind="unnamed"),))  # fmt: skip
    w.finding(Status.SINGLE_SOURCE, claim)
    (told,) = texts(write_brief(w.snapshot(), packs), "one-origin")
    assert told.startswith("Part of an S-400 arrived in Tartus")


def test_a_type_that_the_words_do_not_name_is_not_told(packs) -> None:
    w = World()
    report = w.report("Dale Post", "2024-12-14", "Two An-72 arrived in Tartus, a guard said.")
    claim = w.claim(report, report.text, "An-72", "arrived", "An-124", count=(2, 2, "Two"), place=COAST,
                    via=(Link("guard", cue="said", kind="unnamed"),))  # fmt: skip
    w.finding(Status.SINGLE_SOURCE, claim)
    (told,) = texts(write_brief(w.snapshot(), packs), "one-origin")
    assert "An-124" not in told
    assert "“Two An-72 arrived in Tartus, a guard said”" in told


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("local official", "a local official"),
        ("Police", "police"),
        ("Western diplomats", "Western diplomats"),
        ("Grey Wire reporter", "a Grey Wire reporter"),
        ("Ada Brook", "Ada Brook"),
        ("Ada's mother", "Ada's mother"),
        ("Grey Ministry", "the Grey Ministry"),
        ("two officers", "two officers"),
        ("He", "“He”"),
    ],
)
def test_a_source_is_named_as_a_sentence_names_it(source, told, packs) -> None:
    w = World()
    report = w.report("Dale Post", "2024-12-14", f"Five trucks arrived in Tartus, {source} said.")
    claim = w.claim(
        report,
        report.text,
        "trucks",
        "arrived",
        "truck",
        count=(5, 5, "Five"),
        place=COAST,
        via=(Link(source, cue="said"),),
    )
    w.finding(Status.SINGLE_SOURCE, claim)
    (sentence,) = texts(write_brief(w.snapshot(), packs), "one-origin")
    assert f", according to {told}, as reported by Dale Post" in sentence


def test_what_will_probably_happen_keeps_its_probably(packs) -> None:
    w = World()
    report = w.report(
        "Dale Post",
        "2024-12-14",
        "Five trucks will probably leave Tartus, a guard said. No truck will leave Tartus, a clerk said.",
    )
    first, second = (s + " said." for s in report.text.split(" said.")[:2])
    yes = w.claim(report, first, "trucks", "departed", "truck", from_=COAST, tense=Tense.FUTURE, certainty=Certainty.PROBABLE, hedges=("probably",),
                  via=(Link("guard", cue="said", kind="unnamed"),), event="x")  # fmt: skip
    no = w.claim(report, second.strip(), "truck", "departed", "truck", from_=COAST, tense=Tense.FUTURE, certainty=Certainty.COUNTERFACT,
                 via=(Link("clerk", cue="said", kind="unnamed"),), event="x")  # fmt: skip
    values = (Value(True, (yes.id,), ("o-c1",), None), Value(False, (no.id,), ("o-c2",), None))
    w.finding(Status.DISPUTED, yes, no, aspect="whether", values=values)
    (told,) = section(write_brief(w.snapshot(), packs), "disputed")
    assert "probably" in told.details[0].text
    assert "No truck will leave Tartus" in told.details[1].text


def test_origins_that_may_be_one_are_not_counted_as_different(packs) -> None:
    w = World()
    made = []
    for name, outlet, source in (
        ("o-police", "River Radio", "Marl police"),
        ("o-officers", "Hill Gazette", "officers"),
        ("o-clinic", "Coast Times", "Saint Anne clinic"),
    ):
        text = f"Four soldiers were injured on 13 December, {source} said."
        report = w.report(outlet, "2024-12-14", text)
        made.append(
            w.claim(
                report, text, "soldiers", "injured", "soldier", count=(4, 4, "Four"), origin=name,
                when=day("2024-12-13", "13 December"), via=(Link(source, cue="said", kind="office"),),
            )
        )  # fmt: skip
    w.undetermined("o-police", "o-officers")
    w.finding(Status.CORROBORATED, *made)
    (told,) = texts(write_brief(w.snapshot(), packs), "corroborated")
    assert told.endswith("(corroborated: three reports, at least two origins, no common source found; not reviewed).")


def test_what_follows_the_part_of_a_report_that_is_analysed_is_said_to_be_unread(packs) -> None:
    w = World()
    w.report("River Radio", "2024-12-14", "A long list. " * 170_000)
    w.report("Hill Gazette", "2024-12-14", "A short one.")
    told = texts(write_brief(w.snapshot(), packs), "unread")
    assert [t.partition("; ")[0] for t in told if t.endswith("can be searched, and was not analysed.")] == [
        "River Radio's report on 14 December is longer than 2,000,000 characters"
    ]
    short = next(s for s in section(write_brief(w.snapshot(), packs), "unread") if "longer than" in s.text)
    lie = replace(short, citations=(replace(short.citations[0], report="r2", start=0, end=12),))
    assert gate(lie, w.snapshot(), packs)


def test_a_dispute_of_origins_that_may_be_one_says_so(packs) -> None:
    w = World()
    told = []
    for number, outlet in ((2, "Dale Post"), (3, "Hill Gazette")):
        text = f"{number} trucks arrived in Tartus on 14 November, a guard said."
        report = w.report(outlet, "2024-11-29", text)
        told.append(
            w.claim(report, text, "trucks", "arrived", "truck", count=(number, number, str(number)), place=COAST,
                    when=day("2024-11-14", "on 14 November"), via=(Link("guard", cue="said", kind="unnamed"),), event="e")
        )  # fmt: skip
    w.finding(Status.DISPUTED, *told)
    w.undetermined(*w.origins)
    snapshot = w.snapshot()
    (sentence,) = section(write_brief(snapshot, packs), "disputed")
    words = ", not shown to be independent"
    assert words in sentence.text
    assert gate(replace(sentence, text=sentence.text.replace(words, "")), snapshot, packs)


def test_an_origin_that_may_be_any_of_two_different_ones_does_not_hide_them(packs) -> None:
    w = World()
    told = []
    for outlet, name in (("Dale Post", "guard"), ("Hill Gazette", "mayor"), ("River Radio", "fisherman")):
        text = f"Two trucks arrived in Tartus on 14 November, a {name} said."
        report = w.report(outlet, "2024-11-29", text)
        via = (Link(name, cue="said", kind="unnamed"),)
        told.append(
            w.claim(report, text, "trucks", "arrived", "truck", count=(2, 2, "Two"), place=COAST, via=via, event="e",
                    when=day("2024-11-14", "on 14 November"))
        )  # fmt: skip
    w.finding(Status.CORROBORATED, *told)
    first, second, third = w.origins
    w.undetermined(first, second)
    w.undetermined(first, third)
    (sentence,) = section(write_brief(w.snapshot(), packs), "corroborated")
    assert "three reports, at least two origins, no common source found" in sentence.text


def test_different_origins_that_may_tell_of_two_things_are_told_so(packs) -> None:
    w = World()
    told = []
    for number, outlet in ((3, "Dale Post"), (3, "Hill Gazette")):
        text = f"{number} trucks arrived in Tartus, a guard said."
        report = w.report(outlet, "2024-11-29", text)
        via = (Link("guard", cue="said", kind="unnamed"),)
        told.append(
            w.claim(report, text, "trucks", "arrived", "truck", count=(3, 3, "3"), place=COAST, via=via, event="e")
        )
    w.finding(Status.AGREEING, *told)
    snapshot = w.snapshot()
    (sentence,) = [
        s for part in write_brief(snapshot, packs).sections for s in part.sentences if s.status is Status.AGREEING
    ]
    assert "two origins, not shown to tell of the same" in sentence.text
    lie = sentence.text.replace("not shown to tell of the same", "not shown to be independent")
    assert gate(replace(sentence, text=lie), snapshot, packs)


def test_the_report_that_told_it_first_speaks_before_those_that_carry_it(packs) -> None:
    w = World()
    told = []
    for outlet, at in (("Copy Post", "2024-11-29"), ("Hill Gazette", "2024-11-28")):
        text = "Three trucks arrived in Tartus, Dana Holt said."
        report = w.report(outlet, at, text)
        via = (Link("Dana Holt", cue="said", kind="person"),)
        told.append(
            w.claim(report, text, "trucks", "arrived", "truck", count=(3, 3, "Three"), place=COAST, via=via, event="e",
                    origin="o1")
        )  # fmt: skip
    w.finding(Status.REPEATED, *told)
    (text,) = [s.text for part in write_brief(w.snapshot(), packs).sections for s in part.sentences if s.status]
    assert text.index("Hill Gazette") < text.index("Copy Post")
