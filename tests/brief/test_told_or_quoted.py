"""What the words of a report do not carry is quoted, or left untold; who is named, and how sure."""

from dataclasses import replace

import pytest
from gate_sentences import world
from gate_world import BASE, COAST, MAXAR, World, day
from sections import section, texts

from firsthand.brief import write_brief
from firsthand.errors import GateError
from firsthand.model import (
    Basis,
    Certainty,
    Link,
    Place,
    Status,
    Tense,
    Thing,
    Value,
)


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
    assert "denied by the Brown Brigade" in told


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
