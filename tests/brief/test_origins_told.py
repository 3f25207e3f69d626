"""How many origins stand behind a sentence, where some may be one; what of a report was left unread."""

from dataclasses import replace

from gate_world import COAST, World, day
from sections import section, texts

from firsthand.brief import gate, write_brief
from firsthand.model import (
    Link,
    Status,
)


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
