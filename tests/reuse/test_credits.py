"""Agencies credited by their abbreviation, in lines of their own, and whose story a shared passage is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.model import Block, BlockType, Report
from firsthand.packs.loader import Packs
from firsthand.reuse import find_reuse, trace_lineage
from firsthand.reuse.crediting import abbreviation

LEAD = (
    "Four dockworkers were crushed on Monday when a gantry crane toppled onto the container terminal at Sandford, the "
    "harbour authority said."
)
SECOND = (
    "Winds had risen to sixty knots before dawn, and a maintenance log that the operator kept shows that the brakes of "
    "the crane had been reported faulty twice this spring."
)
THIRD = "Rescuers cut through the cabin with torches for five hours while relatives waited behind a rope on the jetty."
OWN = "Markets in the old town opened late, and the ferry to the islands did not sail until the afternoon tide."
DAYS = [f"2026-03-0{n}T08:00:00+00:00" for n in range(1, 9)]


def drawn(reports, packs):
    lineage = trace_lineage(reports, [], find_reuse(reports), packs)
    return {(e.from_, e.to, e.kind) for e in lineage.edges}, lineage


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Harlan News Agency", "HNA"),
        ("the Agency of the Press of Harlan", "APH"),
        ("Ridge Wire", "RW"),
        ("Tide Courier", ""),  # two letters could be anybody's
        ("delta", ""),
    ],
)
def test_an_agency_is_credited_by_its_initials(name, short):
    assert abbreviation(name) == short


@pytest.mark.parametrize(
    "parts",
    [
        ("(HNA) - " + LEAD, OWN),
        ("(HNA) " + LEAD, OWN),
        ("SANDFORD, March 2 (HNA) - " + LEAD, OWN),
        (LEAD, OWN, "- HNA"),
        (LEAD, OWN, "(HNA)"),
        (LEAD, OWN, "HNA/Reuters"),
        (LEAD, OWN, (BlockType.CREDIT, "With inputs from HNA, agencies")),
        ((BlockType.DATELINE, "SANDFORD (HNA) -"), LEAD, OWN),
    ],
)
def test_an_abbreviation_alone_is_a_credit_and_shows_who_copied(make, packs, parts):
    agency = make("agency", LEAD, SECOND, outlet="Harlan News Agency")
    paper = make("paper", *parts)
    found, lineage = drawn([agency, paper], packs)
    assert ("agency", "paper", "copies") in found
    assert ("source:Harlan News Agency", "paper", "credits") in found
    (credit,) = [e for e in lineage.edges if e.kind == "credits"]
    assert paper.text[credit.proof.start : credit.proof.end] == "HNA"


def test_an_abbreviation_is_known_from_whoever_spells_it_out(make, packs):
    spelt = make("post", "Four dockworkers died, the Harlan News Agency (HNA) reported on Monday.")
    paper = make("paper", LEAD, OWN, "(HNA)")
    assert ("source:Harlan News Agency", "paper", "credits") in drawn([spelt, paper], packs)[0]


def test_an_abbreviation_of_two_agencies_is_nobodys(make, packs):
    agencies = [make("a", SECOND, outlet="Harlan News Agency"), make("b", THIRD, outlet="Hamra News Agency")]
    found, _ = drawn([*agencies, make("paper", LEAD, OWN, "(HNA)")], packs)
    assert not any(kind == "credits" for *_, kind in found)


def test_an_abbreviation_that_the_packs_know_is_theirs(make, packs):
    reports = [make("a", SECOND, outlet="Rail Wire"), make("paper", LEAD, OWN, "(RW)")]  # RW: Ridge Wire in the packs
    assert ("source:Ridge Wire", "paper", "credits") in drawn(reports, packs)[0]


@pytest.mark.parametrize("line", ["HNA FIGHTS ON", "What the HNA wants", "hna", "Speaking of HNA"])
def test_a_heading_with_the_letters_in_it_is_no_credit(make, packs, line):
    agency = make("agency", SECOND, outlet="Harlan News Agency")
    assert drawn([agency, make("paper", OWN, line, LEAD)], packs)[0] == set()


def test_an_agency_that_only_a_dateline_names_is_credited(make, packs):
    found, _ = drawn([make("paper", (BlockType.DATELINE, "SANDFORD (Harlan Wire) -"), LEAD)], packs)
    assert found == {("source:Harlan Wire", "paper", "credits")}


def test_whoever_printed_an_agencys_story_first_is_not_its_source(make, packs):
    silent = make("alpha", LEAD, SECOND, published=DAYS[0])
    credited = make("bravo", (BlockType.DATELINE, "SANDFORD (Ridge Wire) -"), LEAD, SECOND, published=DAYS[4])
    found, _ = drawn([silent, credited], packs)
    assert ("alpha", "bravo", "copies") not in found
    assert ("source:Ridge Wire", "alpha", "carries") in found
    partly = make("bravo", LEAD, SECOND, (BlockType.CREDIT, "With inputs from Ridge Wire"), published=DAYS[4])
    assert ("alpha", "bravo", "copies") in drawn([silent, partly], packs)[0]


def test_an_agencys_own_story_is_copied_whatever_the_copy_calls_it(make, packs):
    wire = make("wire", LEAD, SECOND, outlet="Ridge Wire", published=DAYS[0])
    copy = make("copy", (BlockType.DATELINE, "SANDFORD (RW) -"), LEAD, SECOND, published=DAYS[4])
    found, _ = drawn([wire, copy], packs)
    assert ("wire", "copy", "copies") in found
    assert ("source:Ridge Wire", "wire", "carries") not in found


def test_who_has_more_from_the_wire_than_a_cut_of_it_holds_has_it_from_the_wire(make, packs):
    wire = make("wire", LEAD, SECOND, THIRD, published=DAYS[0])
    cut = make("cut", LEAD, THIRD, published=DAYS[2])
    mixed = make("mixed", THIRD, OWN, LEAD, SECOND, published=DAYS[4])
    found, _ = drawn([wire, cut, mixed], packs)
    assert {(a, b) for a, b, kind in found if kind == "copies"} == {("wire", "cut"), ("wire", "mixed")}
    exact = make("exact", LEAD, THIRD, published=DAYS[4])
    found, _ = drawn([wire, cut, exact], packs)
    assert ("cut", "exact", "copies") in found  # either may be whom it has it from


def test_what_a_paper_put_of_its_own_into_a_wire_story_shows_who_copied_the_paper(make, packs):
    wire = make("wire", LEAD, SECOND, published=DAYS[0])
    paper = make("paper", LEAD, SECOND, OWN, published=DAYS[2])
    digest = make("digest", SECOND, OWN, published=DAYS[4])
    found, _ = drawn([wire, paper, digest], packs)
    assert {(a, b) for a, b, kind in found if kind == "copies"} == {("wire", "paper"), ("paper", "digest")}


def test_names_in_another_spelling_and_changed_words_do_not_hide_a_copy(make, packs):
    told = (
        "Shells fell on the bakery in Khmeimim shortly before noon while Yusuf al-Khatib was loading flour, and the oven "
        "wall collapsed onto two apprentices who had come to work that week."
    )
    changed = told.replace("Khmeimim", "Hmeimim").replace("Yusuf al-Khatib", "Youssef al-Hatib")
    changed = changed.replace("collapsed", "fell in").replace("shortly", "just").replace("that week", "this week")
    reports = [make("first", told, published=DAYS[0]), make("later", changed, OWN, published=DAYS[4])]
    assert ("first", "later", "copies") in drawn(reports, packs)[0]


@pytest.mark.parametrize(
    ("words", "cue"),
    [
        ("The crane's brakes had failed before, the harbour master told the Tide Courier on Tuesday.", "told"),
        ("A picture of it, which the Tide Courier first published on Saturday, shows the girders.", "published"),
        ("Four were crushed, the Tide Courier reported.", "reported"),
        ("“It leaned,” a welder said in an interview with Tide Courier.", "interview with"),
        ("Papers obtained by the Tide Courier name the operator.", "obtained by"),
    ],
)
def test_what_another_outlet_was_told_or_had_before_is_cited_with_its_words(make, packs, words, cue):
    paper = make("paper", OWN, words)
    courier = make("courier", SECOND, outlet="Tide Courier")
    found, lineage = drawn([paper, courier], packs)
    assert found == {("source:Tide Courier", "paper", "cites"), ("courier", "source:Tide Courier", "carries")}
    (edge,) = [e for e in lineage.edges if e.kind == "cites"]
    assert paper.text[edge.proof.start : edge.proof.end] == "Tide Courier"
    assert edge.reason == f"{cue}: Tide Courier"


@pytest.mark.parametrize(
    "words",
    [
        "The harbour master told the Paper on Tuesday.",  # itself
        "He told the tide courier that he was tired, and told nobody else.",
        "The Tide Courier building was reported to be on fire.",
        "She told Tide Courier affiliate Radio Nine.",
        "The welder told his wife. Nobody reported anything.",
    ],
)
def test_other_words_cite_no_outlet(make, packs, words):
    reports = [make("paper", OWN, words), make("courier", SECOND, outlet="Tide Courier")]
    assert not any(kind == "cites" for *_, kind in drawn(reports, packs)[0])


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(6)))
def test_the_order_of_reports_and_passages_changes_no_edge(order):
    texts = [
        ("Harlan News Agency", DAYS[0], f"{LEAD}\n\n{SECOND}\n\n{THIRD}"),
        ("Alpha", DAYS[2], f"(HNA) - {LEAD}\n\n{OWN}"),
        ("Bravo", DAYS[3], f"{LEAD}\n\n{SECOND}\n\n{OWN}"),
        ("Charlie", None, f"{SECOND}\n\n{THIRD}\n\n- HNA"),
        ("Hamra Wire", DAYS[1], f"{OWN} Four were crushed, Alpha reported."),
        ("Delta", DAYS[3], f"{LEAD}\n\n{SECOND}\n\n{OWN}"),
    ]
    reports = [
        Report(f"r{n}", text, (Block(BlockType.BODY, 0, len(text)),), outlet=outlet, published=day)
        for n, (outlet, day, text) in enumerate(texts)
    ]
    mixed = [reports[n] for n in order]
    passages = list(find_reuse(mixed))
    passages = passages[order[0] :] + passages[: order[0]]
    packs = Packs(versions={}, things={}, kinds={}, places={}, sources={})
    assert trace_lineage(mixed, [], passages, packs) == trace_lineage(reports, [], find_reuse(reports), packs)
