"""What a reader of the brief finds where, and in which words."""

from dataclasses import replace

import pytest
from gate_sentences import world
from gate_world import COAST, World, day
from sections import section, texts

from firsthand.brief import gate, write_brief
from firsthand.model import (
    Failure,
    Link,
    Status,
    When,
)


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
    told = next(t for t in texts(brief, "one-origin") if "by the Brown Brigade on" in t)
    assert "according to the Grey Ministry" in told
    assert "denied by the Brown Brigade" in told


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


def test_people_who_were_somewhere_come_after_what_tells_more(packs) -> None:
    w = World()
    for n in range(20):
        thing, name = ("people", "person") if n < 10 else ("trucks", "truck")
        text = f"{thing.capitalize()} arrived in Tartus on {n + 1} November, a guard said."
        report = w.report(f"Outlet {n}", "2024-11-29", text)
        claim = w.claim(report, text, thing.capitalize(), "arrived", name, count=(2, None, thing), place=COAST, when=day(f"2024-11-{n + 1:02}"),
                        via=(Link("guard", cue="said", kind="unnamed"),), event=f"e{n}")  # fmt: skip
        w.finding(Status.SINGLE_SOURCE, claim)
    *main, rest = section(write_brief(w.snapshot(), packs), "one-origin")
    assert len(main) == 10
    assert all(s.text.startswith("Trucks arrived") for s in main)
    assert len(rest.details) == 10


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
