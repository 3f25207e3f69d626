"""Who stands on whom, with the words that prove it."""

from dataclasses import replace

from firsthand.engine import Kept
from firsthand.model import Basis, BlockType, Certainty, Claim, Link, Tense
from firsthand.reuse import find_reuse, trace_lineage
from firsthand.reuse.cycles import find_cycles

STORY = (
    "The lock gates at Sandford failed during the night and the canal drained into the meadow, stranding fourteen "
    "narrowboats on the mud, engineers said after a first inspection by lamplight."
)


def claim(report, *links):
    chain = (Link(report.outlet, kind="outlet"), *links)
    return Claim(
        f"{report.id}-0", report.id, 0, 20, report.text[:20], (0, 5), BlockType.BODY, "present", (), None, None, None,
        None, None, None, Tense.PAST, Certainty.CERTAIN, chain, True, Basis.OFFICIAL,
    )  # fmt: skip


def edges(lineage):
    return {(e.from_, e.to, e.kind) for e in lineage.edges}


def test_a_chain_becomes_edges_that_point_at_its_words(make, packs):
    report = make("alpha", "Ridge Wire, citing a lock keeper, said the canal was dry.")
    lineage = trace_lineage(
        [report],
        [claim(report, Link("RW", "said", 0, 10, "wire"), Link("lock keeper", "citing", 21, 32, "unnamed"))],
        [],
        packs,
    )
    assert edges(lineage) == {
        ("source:Ridge Wire", "alpha", "cites"),
        ("source:lock keeper (Ridge Wire)", "source:Ridge Wire", "cites"),
    }
    proofs = {report.text[e.proof.start : e.proof.end] for e in lineage.edges}
    assert proofs == {"Ridge Wire", "lock keeper"}


def test_datelines_credits_and_handouts_are_credits(make, packs):
    dateline = make("alpha", (BlockType.DATELINE, "SANDFORD (RW) -"), STORY)
    credit = make("bravo", STORY, (BlockType.CREDIT, "With reporting by Ridge Wire"))
    picture = make("charlie", (BlockType.CAPTION, "Boats on the mud. Handout via Ridge Wire"))
    subject = make("delta", (BlockType.CAPTION, "The Ridge Wire newsroom in 1950"))
    lineage = trace_lineage([dateline, credit, picture, subject], [], [], packs)
    assert edges(lineage) == {("source:Ridge Wire", r, "credits") for r in ("alpha", "bravo", "charlie")}
    assert all(e.proof is not None for e in lineage.edges)


def test_a_byline_of_the_agency_is_marked_inferred(make, packs):
    lineage = trace_lineage([make("alpha", STORY, author="Ridge Wire")], [], [], packs)
    (edge,) = lineage.edges
    assert edge.proof is None
    assert edge.reason.startswith("inferred")


def test_an_outlet_that_credits_itself_does_not_stand_on_itself(make, packs):
    report = make("alpha", (BlockType.DATELINE, "SANDFORD (Ridge Wire) -"), STORY, outlet="Ridge Wire")
    lineage = trace_lineage([report], [claim(report, Link("Ridge Wire", "told", 0, 3, "wire"))], [], packs)
    assert lineage.edges == ()
    assert lineage.cycles == ()


def test_a_copy_is_proved_by_its_passage(make, packs):
    wire = make("wire", STORY, outlet="Ridge Wire")
    copy = make("copy", (BlockType.DATELINE, "SANDFORD (Ridge Wire) -"), STORY)
    lineage = trace_lineage([wire, copy], [], find_reuse([wire, copy]), packs)
    (edge,) = [e for e in lineage.edges if e.kind == "copies"]
    assert (edge.from_, edge.to) == ("wire", "copy")
    assert copy.text[edge.proof.start : edge.proof.end] == STORY.rstrip(".")


def test_sharing_with_one_who_credits_the_wire_is_standing_on_the_wire(make, packs):
    credited = make("alpha", (BlockType.DATELINE, "SANDFORD (Ridge Wire) -"), STORY)
    silent = make("bravo", STORY)
    lineage = trace_lineage([credited, silent], [], find_reuse([credited, silent]), packs)
    (edge,) = [e for e in lineage.edges if e.to == "bravo"]
    assert (edge.from_, edge.kind, edge.proof) == ("source:Ridge Wire", "carries", None)


def test_a_known_subscriber_that_shares_words_carries_the_wire(make, packs):
    wire = make("wire", STORY, outlet="Ridge Wire")
    paper = make("paper", STORY, outlet="Tide Courier")
    lineage = trace_lineage([wire, paper], [], find_reuse([wire, paper]), packs)
    assert ("wire", "paper", "syndicates") in edges(lineage)


def test_outlets_that_cite_one_another_are_flagged(make, packs):
    alpha, bravo = make("alpha", "Bravo reported it."), make("bravo", "Alpha reported it.")
    lineage = trace_lineage(
        [alpha, bravo],
        [
            claim(alpha, Link("Bravo", "reported", 0, 5, "outlet")),
            claim(bravo, Link("Alpha", "reported", 0, 5, "outlet")),
        ],
        [],
        packs,
    )
    assert lineage.cycles == (("alpha", "source:Alpha", "bravo", "source:Bravo"),)


def test_cycles_are_named_once_from_their_smallest_node():
    assert find_cycles([("b", "c"), ("c", "a"), ("a", "b"), ("c", "d")]) == (("a", "b", "c"),)
    assert find_cycles([("a", "b"), ("b", "c")]) == ()
    assert find_cycles([("x", "x")]) == (("x",),)


def test_two_papers_unnamed_officials_are_two_nodes(make, packs):
    reports = [make("alpha", "A port official said so."), make("bravo", "A port official said so.")]
    claims = [claim(r, Link("port official", "said", 2, 15, "unnamed")) for r in reports]
    nodes = {e.from_ for e in trace_lineage(reports, claims, [], packs).edges}
    assert nodes == {"source:port official (Alpha)", "source:port official (Bravo)"}


def test_what_an_agencys_reporter_saw_stands_on_the_agency(make, packs):
    agency = make("alpha", "The gates failed.", outlet="Sandford News Agency")
    for number, words in enumerate(
        (
            "The gates failed, Sandford's pool reporter saw.",
            "The gates failed, a Sandford News Agency photographer at the lock said.",
            "The gates failed, according to the pool reporter, who works for Sandford News Agency.",
        )
    ):
        paper = make(f"paper{number}", words)
        name = next(
            n for n in ("Sandford's pool reporter", "Sandford News Agency photographer", "pool reporter") if n in words
        )
        told = replace(claim(paper, Link(name, "said", 18, 30, "crew")), quote=words)
        lineage = trace_lineage([agency, paper], [told], [], packs)
        assert ("source:Sandford News Agency", paper.id, "cites") in edges(lineage), words
        assert ("alpha", "source:Sandford News Agency", "carries") in edges(lineage), words


def test_a_reporter_of_the_outlet_itself_is_no_agency(make, packs):
    paper = make("alpha", "The gates failed, a reporter for the Sandford Ledger saw.", outlet="Sandford Ledger")
    told = replace(claim(paper, Link("reporter", "saw", 18, 26, "crew")), quote=paper.text)
    assert not any(e.from_ == "source:Sandford Ledger" for e in trace_lineage([paper], [told], [], packs).edges)


def test_what_was_found_of_a_smaller_case_changes_nothing_in_a_larger_one(make, packs):
    paper = make("bravo", "The Meadow Post said the canal was dry. It told the Tide Courier (TC) of cracks.")
    wire = make("alpha", (BlockType.DATELINE, "SANDFORD (RW) -"), STORY)
    courier = make("charlie", STORY, outlet="Tide Courier")
    told = [claim(r, Link("Tide Courier", "said", 0, 10, "outlet")) for r in (paper, wire, courier)]
    kept = Kept()
    for size in (1, 2, 3, 2, 3):
        reports, claims = [paper, wire, courier][:size], told[:size]
        kept = Kept(kept.made)
        again = trace_lineage(reports, claims, find_reuse(reports), packs, kept)
        assert again == trace_lineage(reports, claims, find_reuse(reports), packs)
    changed = [replace(paper, text=paper.text.replace("Tide Courier", "Ridge Ledger")), wire, courier]
    assert trace_lineage(changed, told, [], packs, kept) == trace_lineage(changed, told, [], packs)
