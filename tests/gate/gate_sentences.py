"""The invented case that the gate is tried on, 60 and more sentences it must refuse and as many it must let through.

A row is (finding, sentence). The sentence cites every claim of the finding; "detail:" marks one without a status note,
and "c6: ..." cites that claim only.
"""

from __future__ import annotations

from gate_world import BASE, COAST, LIBYA, MAXAR, OFFICIAL, WIRE, World, day

from firsthand.model import Basis, Certainty, Link, Status, Tense, Thing

ROAD = Link("Road Watch", cue="wrote", kind="post")
MINISTRY = Link("Grey Ministry", cue="said", kind="office")
BRIGADE = Link("Brown Brigade", cue="denied", kind="unnamed")
BROWN = Thing("Brown Brigade", "Brown Brigade")


def world() -> World:
    """Return the case: eleven findings, one of each status and stance."""
    w = World()
    for told in (_standing, _on_the_road, _left_and_expected, _attacked, _toll, _not_landed, _perhaps_landed, _accused):
        told(w)
    w.unread.update({"r1": 2, "r2": 1})
    return w


def _standing(w: World) -> None:
    """Add f1: freighters at a base, one picture in four outlets; claims c1 to c4."""
    text = "Two An-124 freighters were standing at Hmeimim on Friday, images by Maxar show."
    standing = [
        w.claim(
            w.report(outlet, "2024-12-14", text + " The base was busy."), text, "An-124", "present", "An-124", count=(2, 2, "Two"),
            place=BASE, when=day("2024-12-13", "on Friday"), via=(MAXAR,), basis=Basis.SATELLITE, imagery=("Maxar", "2024-12-13"), origin="maxar",
        )
        for outlet in ("Harbour Post", "North Ledger", "Coast Daily", "Valley Times")
    ]  # fmt: skip
    w.finding(Status.REPEATED, *standing)  # f1: c1 to c4


def _on_the_road(w: World) -> None:
    """Add f2: vehicles counted by a crew and by a post; c5 and c6."""
    a = w.report(
        "River Radio", "2024-12-14", "Our crew counted hundreds of vehicles that moved toward Tartus on Friday."
    )
    b = w.report(
        "Hill Gazette", "2024-12-14", "About 250 vehicles moved toward Tartus on Friday, the account Road Watch wrote."
    )
    vehicles = (
        w.claim(a, a.text, "vehicles", "moving", "vehicle", count=(200, None, "hundreds"), to=COAST, when=day("2024-12-13"),
                basis=Basis.EYEWITNESS, event="road", origin="crew"),
        w.claim(b, b.text, "vehicles", "moving", "vehicle", count=(250, 250, "About 250", True), to=COAST, when=day("2024-12-13"),
                via=(ROAD,), event="road", origin="road watch"),
    )  # fmt: skip
    w.finding(Status.CORROBORATED, *vehicles, reconciled={"min": 200, "max": None, "approximate": False})  # f2: c5, c6


def _left_and_expected(w: World) -> None:
    """Add f3 to f5: one left, more expected, soldiers missing; c7 to c9."""
    left = (
        "A cargo aircraft left Hmeimim on Saturday and is said to be bound for Libya, a local official told Grey Wire."
    )
    more = "More aircraft are expected to leave Hmeimim, the official said."
    board = "It is not known how many soldiers were missing."
    d = w.report("Bay News", "2024-12-14", f"{left} {more} {board}")
    c7 = w.claim(d, left, "aircraft", "departed", "aircraft", count=(1, 1, "A"), from_=BASE, to=LIBYA, when=day("2024-12-14"),
                 via=(WIRE, OFFICIAL), hedges=("bound for Libya: is said to",), event="left")  # fmt: skip
    w.finding(Status.SINGLE_SOURCE, c7, flags=("hedged",))  # f3
    c8 = w.claim(
        d,
        more,
        "aircraft",
        "departed",
        "aircraft",
        count=(2, None, "More"),
        from_=BASE,
        tense=Tense.FUTURE,
        via=(WIRE, OFFICIAL),
        event="next",
    )
    w.finding(Status.SINGLE_SOURCE, c8, flags=("expected",))  # f4
    c9 = w.claim(d, board, "soldiers", "missing", "soldier", certainty=Certainty.DECLARED_UNKNOWN, event="lost")
    w.finding(Status.SINGLE_SOURCE, c9, flags=("declared-unknown",))  # f5


def _attacked(w: World) -> None:
    """Add f6 and f7: an attack, told in two numbers, and denied; c10 to c12."""
    e = w.report(
        "Far Courier",
        "2024-12-14",
        "Three civilians were attacked in Tartus by Brown Brigade fighters on Friday, the Grey Ministry said.",
    )
    denial = "The Brown Brigade denied that it attacked civilians."
    f = w.report(
        "Near Courier", "2024-12-15", f"Five civilians were attacked in Tartus on Friday, monitors said. {denial}"
    )
    c10 = w.claim(e, e.text, "civilians", "attacked", "civilian", count=(3, 3, "Three"), place=COAST, actor=BROWN, via=(MINISTRY,),
                  when=day("2024-12-13"), event="attack", basis=Basis.OFFICIAL)  # fmt: skip
    c11 = w.claim(f, f.text.split(". ")[0] + ".", "civilians", "attacked", "civilian", count=(5, 5, "Five"), place=COAST,
                  via=(Link("monitors", cue="said", kind="unnamed"),), when=day("2024-12-13"), event="attack")  # fmt: skip
    w.claim(
        f,
        denial,
        "civilians",
        "attacked",
        "civilian",
        certainty=Certainty.COUNTERFACT,
        denies=True,
        via=(BRIGADE,),
        event="attack",
    )  # c12
    w.finding(Status.DISPUTED, c10, c11, flags=("denied",))  # f6
    w.finding(Status.SINGLE_SOURCE, c10, flags=("denied",))  # f7: the accusation on its own


def _toll(w: World) -> None:
    """Add f8: a toll that rose; c13 and c14."""
    g = w.report("Lake Tribune", "2024-12-15", "The Grey Ministry said five people were killed in Tartus.")
    h = w.report(
        "Lake Tribune", "2024-12-16", "Seven people were killed in Tartus, the Grey Ministry said, raising its toll."
    )
    tolls = (
        w.claim(g, g.text, "people", "killed", "person", count=(5, 5, "five"), place=COAST, as_of="2024-12-15", via=(MINISTRY,),
                event="toll", origin="ministry", basis=Basis.OFFICIAL),
        w.claim(h, h.text, "people", "killed", "person", count=(7, 7, "Seven"), place=COAST, as_of="2024-12-16", via=(MINISTRY,),
                event="toll", origin="ministry", basis=Basis.OFFICIAL),
    )  # fmt: skip
    w.finding(Status.UPDATED, *tolls, reconciled={"min": 7, "max": 7, "approximate": False})  # f8: c13, c14


def _not_landed(w: World) -> None:
    """Add f9: what did not happen; c15."""
    i = w.report("Quay Times", "2024-12-14", "Helicopters did not land at Hmeimim on Friday, the Grey Ministry said.")
    c15 = w.claim(i, i.text, "Helicopters", "landed", "helicopter", count=(2, None, "Helicopters"), place=BASE, certainty=Certainty.COUNTERFACT,
                  when=day("2024-12-13"), via=(MINISTRY,), event="no landing", basis=Basis.OFFICIAL)  # fmt: skip
    w.finding(Status.SINGLE_SOURCE, c15, aspect="whether", values=())  # f9


def _perhaps_landed(w: World) -> None:
    """Add f10: what probably happened; c16."""
    j = w.report("Dawn Herald", "2024-12-14", "Two Il-76 probably landed at Hmeimim on 13 December, said a pilot.")
    c16 = w.claim(j, j.text, "Il-76", "landed", "Il-76", count=(2, 2, "Two"), place=BASE, certainty=Certainty.PROBABLE,
                  when=day("2024-12-13"), via=(Link("pilot", cue="said", kind="unnamed"),), event="landing")  # fmt: skip
    w.finding(Status.SINGLE_SOURCE, c16, flags=("hedged",))  # f10


def _accused(w: World) -> None:
    """Add f11: an accusation in a report of no outlet; c17."""
    k = w.report(
        None,
        None,
        "Fighters of the Brown Brigade killed two soldiers in Tartus, the Grey Ministry said.",
        source_path="in/saved.txt",
    )
    c17 = w.claim(k, k.text, "soldiers", "killed", "soldier", count=(2, 2, "two"), place=COAST, via=(MINISTRY,), event="killing",
                  actor=Thing("Brown Brigade", "Fighters of the Brown Brigade"), basis=Basis.OFFICIAL)  # fmt: skip
    w.finding(Status.SINGLE_SOURCE, c17)  # f11


F1 = "(repeated: four reports, one origin; not reviewed)."
F2 = "(corroborated: two reports, two origins, no common source found; not reviewed)."
ONE = "(single-source: one report, one origin; not reviewed)."
UNDATED = "(single-source: one report, one origin; date not given; not reviewed)."
F6 = "(disputed: two reports, two origins; not reviewed)."
F8 = "(updated: two reports, one origin; date not given; not reviewed)."

PASS = [
    (
        "f1",
        f"Two An-124s were at Hmeimim on 13 December, according to satellite imagery by Maxar, carried by four reports {F1}",
    ),
    ("f1", f"Two An-124 were at Hmeimim on 13 December, according to satellite imagery by Maxar {F1}"),
    ("f1", f"Two An-124s were at Hmeimim on 13 December 2024, according to Maxar {F1}"),
    ("f1", f"2 An-124s were at Hmeimim, according to satellite imagery by Maxar taken on 13 December {F1}"),
    (
        "f1",
        f"On 13 December two An-124s were at Hmeimim, according to satellite imagery by Maxar, carried by Harbour Post and North Ledger {F1}",
    ),
    ("f1", f"Two aircraft were at Hmeimim on 13 December, according to Maxar {F1}"),
    ("f1", f"Two An-124s were in Syria on 13 December, according to Maxar {F1}"),
    ("f1", f"An-124s were at Hmeimim on 13 December, according to satellite imagery by Maxar {F1}"),
    (
        "f1",
        f"Two An-124 freighters were standing at Hmeimim on 13 December, according to satellite imagery by Maxar {F1}",
    ),
    (
        "f1",
        f"Harbour Post wrote on 14 December, citing Maxar: “Two An-124 freighters were standing at Hmeimim on Friday, images by Maxar show” {F1}",
    ),
    ("f1", f"North Ledger wrote: “Two An-124 freighters were standing at Hmeimim on Friday …” {F1}"),
    ("f1", f"Coast Daily wrote on 14 December: “… standing at Hmeimim on Friday, images by Maxar show” {F1}"),
    ("f1", "detail: Two, according to satellite imagery by Maxar, carried by four reports."),
    ("f1", "detail: Valley Times wrote on 14 December: “Two An-124 freighters were standing at Hmeimim on Friday”."),
    ("f1", "c1: Two, according to satellite imagery by Maxar, as reported by Harbour Post."),
    (
        "f2",
        f"At least 200 vehicles moved toward Tartus on 13 December, according to River Radio (first-hand) and Road Watch (in Hill Gazette) {F2}",
    ),
    (
        "f2",
        f"At least two hundred vehicles moved toward Tartus on 13 December, according to River Radio and Road Watch {F2}",
    ),
    ("f2", f"Hundreds of vehicles moved toward Tartus, according to River Radio (first-hand) {F2}"),
    ("f2", f"About 250 vehicles moved toward Tartus on 13 December, according to Road Watch (in Hill Gazette) {F2}"),
    ("f2", "c5: At least 200, according to River Radio (first-hand)."),
    ("f2", "c5: Hundreds, according to River Radio (first-hand)."),
    ("f2", "c6: About 250, according to Road Watch, as reported by Hill Gazette."),
    (
        "f2",
        "c5: River Radio wrote on 14 December: “Our crew counted hundreds of vehicles that moved toward Tartus on Friday”.",
    ),
    (
        "f3",
        f"One aircraft left Hmeimim on 14 December, according to a local official cited by Grey Wire, as reported by Bay News; hedged in the text: “is said to be bound for Libya” {ONE}",
    ),
    ("f3", f"One aircraft left Hmeimim on 14 December, according to a local official cited by Grey Wire {ONE}"),
    (
        "f3",
        "One cargo aircraft left Hmeimim on 14 December, according to a local official (single-source; not reviewed).",
    ),
    ("f3", f"An aircraft left Hmeimim on 14 December, according to a local official, as reported by Bay News {ONE}"),
    ("f3", f"One cargo aircraft left Hmeimim on 14 December, according to a local official {ONE}"),
    (
        "f3",
        f"One aircraft left Hmeimim for Libya on 14 December, according to a local official; hedged in the text: “is said to” {ONE}",
    ),
    (
        "f3",
        f"Bay News wrote on 14 December, citing a local official: “A cargo aircraft left Hmeimim on Saturday and is said to be bound for Libya …” {ONE}",
    ),
    ("f3", f"Bay News wrote on 14 December, citing Grey Wire: “A cargo aircraft left Hmeimim on Saturday” {ONE}"),
    (
        "f4",
        f"Aircraft were expected to leave Hmeimim, according to a local official cited by Grey Wire, as reported by Bay News {UNDATED}",
    ),
    ("f4", f"More aircraft were expected to leave Hmeimim, according to a local official {UNDATED}"),
    (
        "f4",
        f"Bay News wrote on 14 December: “More aircraft are expected to leave Hmeimim, the official said” {UNDATED}",
    ),
    ("f4", f"Aircraft will leave Hmeimim, according to a local official {UNDATED}"),
    ("f5", "detail: Not known, Bay News wrote on 14 December: “It is not known how many soldiers were missing”."),
    ("f5", "detail: Not known, Bay News wrote: “It is not known how many soldiers were missing”."),
    ("f6", f"Accounts differ on how many civilians were attacked in Tartus {F6}"),
    ("f6", f"Accounts differ on how many civilians were attacked {F6}"),
    ("f6", f"Accounts differ {F6}"),
    ("f6", "c10: Three, according to the Grey Ministry, as reported by Far Courier."),
    ("f6", "c11: Five, according to monitors, as reported by Near Courier."),
    (
        "f6",
        "c11: Five civilians were attacked in Tartus on 13 December, according to monitors, as reported by Near Courier.",
    ),
    ("f6", "c12: Civilians were not attacked, according to Brown Brigade, as reported by Near Courier."),
    (
        "f6",
        "c12: Near Courier wrote on 15 December, citing Brown Brigade: “The Brown Brigade denied that it attacked civilians”.",
    ),
    (
        "f7",
        f"c10 c12: Three civilians were attacked in Tartus by Brown Brigade on 13 December, according to the Grey Ministry, as reported by Far Courier; denied by Brown Brigade {ONE}",
    ),
    (
        "f7",
        f"c10 c12: Three civilians were attacked in Tartus by the Brown Brigade, according to the Grey Ministry; denied by Brown Brigade {ONE}",
    ),
    (
        "f7",
        f"Three civilians were attacked in Tartus on 13 December, according to the Grey Ministry, as reported by Far Courier {ONE}",
    ),
    (
        "f8",
        f"How many people were killed in Tartus changed from five (as of 15 December) to seven (as of 16 December), according to the Grey Ministry, carried by two reports {F8}",
    ),
    ("f8", f"How many people were killed in Tartus changed {F8}"),
    ("f8", "c14: Seven, as of 16 December, according to the Grey Ministry, as reported by Lake Tribune."),
    ("f8", "c13: Five, as of 15 December, according to the Grey Ministry, as reported by Lake Tribune."),
    (
        "f8",
        "c14: Lake Tribune wrote on 16 December: “Seven people were killed in Tartus, the Grey Ministry said, raising its toll”.",
    ),
    (
        "f9",
        f"Helicopters did not land at Hmeimim on 13 December, according to the Grey Ministry, as reported by Quay Times {ONE}",
    ),
    (
        "f9",
        f"Quay Times wrote on 14 December: “Helicopters did not land at Hmeimim on Friday, the Grey Ministry said” {ONE}",
    ),
    (
        "f10",
        f"Two Il-76s probably landed at Hmeimim on 13 December, according to a pilot, as reported by Dawn Herald {ONE}",
    ),
    ("f10", f"Two Il-76s likely landed at Hmeimim on 13 December, according to a pilot {ONE}"),
    (
        "f10",
        f"Dawn Herald wrote on 14 December, citing a pilot: “Two Il-76 probably landed at Hmeimim on 13 December, said a pilot” {ONE}",
    ),
    (
        "f11",
        f"Two soldiers were killed in Tartus, according to the Grey Ministry, as reported by “saved.txt” {UNDATED}",
    ),
    ("f11", f"Two soldiers were killed in Tartus by Brown Brigade, according to the Grey Ministry {UNDATED}"),
    (
        "f11",
        f"“saved.txt” wrote: “Fighters of the Brown Brigade killed two soldiers in Tartus, the Grey Ministry said” {UNDATED}",
    ),
    ("", "Three sentences in two reports speak of nothing that the packs know, and stayed unused."),
]

REFUSE = [
    # One report's status, of four; a status that says nothing of what stands behind it.
    ("f1", "Two An-124s were at Hmeimim on 13 December, according to Maxar (single-source; not reviewed)."),
    ("f1", "Two An-124s were at Hmeimim on 13 December, according to Maxar (repeated; not reviewed)."),
    ("f3", "One cargo aircraft left Hmeimim on 14 December, according to a local official (single-source; reviewed)."),
    # numbers
    ("f1", f"Three An-124s were at Hmeimim on 13 December, according to satellite imagery by Maxar, carried by four reports {F1}"),
    ("f1", f"12 An-124s were at Hmeimim on 13 December, according to satellite imagery by Maxar {F1}"),
    ("f1", f"At least two An-124s were at Hmeimim on 13 December, according to satellite imagery by Maxar {F1}"),
    ("f1", f"About two An-124s were at Hmeimim on 13 December, according to satellite imagery by Maxar {F1}"),
    ("f1", f"An An-124 was at Hmeimim on 13 December, according to satellite imagery by Maxar {F1}"),
    ("f1", f"Dozens of An-124s were at Hmeimim on 13 December, according to Maxar {F1}"),
    ("f2", f"250 vehicles moved toward Tartus on 13 December, according to River Radio and Road Watch {F2}"),
    ("f2", f"At least 250 vehicles moved toward Tartus on 13 December, according to River Radio {F2}"),
    ("f2", "c5: About 250, according to River Radio (first-hand)."),
    ("f3", f"Two aircraft left Hmeimim on 14 December, according to a local official {ONE}"),
    ("f8", "c14: Five, as of 16 December, according to the Grey Ministry, as reported by Lake Tribune."),
    ("f1", f"No An-124s were at Hmeimim on 13 December, according to satellite imagery by Maxar {F1}"),
    # names of things
    ("f1", f"Two An-72s were at Hmeimim on 13 December, according to satellite imagery by Maxar {F1}"),
    ("f1", f"Two helicopters were at Hmeimim on 13 December, according to satellite imagery by Maxar {F1}"),
    ("f1", f"Two Russian An-124s were at Hmeimim on 13 December, according to satellite imagery by Maxar {F1}"),
    ("f2", f"At least 200 tanks moved toward Tartus on 13 December, according to River Radio {F2}"),
    ("f11", f"Two soldiers were killed in Tartus, according to the Grey Ministry under Colonel Ostrander {UNDATED}"),
    # places
    ("f1", f"Two An-124s were at Tartus on 13 December, according to satellite imagery by Maxar {F1}"),
    ("f1", f"Two An-124s were at Engels on 13 December, according to satellite imagery by Maxar {F1}"),
    ("f3", f"One aircraft left Libya on 14 December, according to a local official; hedged in the text: “is said to” {ONE}"),
    ("f3", f"One aircraft left Hmeimim for Tartus on 14 December, according to a local official {ONE}"),
    ("f2", f"At least 200 vehicles moved from Tartus on 13 December, according to River Radio {F2}"),
    # dates
    ("f1", f"Two An-124s were at Hmeimim on 14 December, according to satellite imagery by Maxar {F1}"),
    ("f1", f"Two An-124s were at Hmeimim on 13 November, according to satellite imagery by Maxar {F1}"),
    ("f1", f"Two An-124s were at Hmeimim on 13 December 2023, according to satellite imagery by Maxar {F1}"),
    ("f1", f"Two An-124s were at Hmeimim between 10 and 13 December, according to satellite imagery by Maxar {F1}"),
    ("f1", f"Two An-124s were at Hmeimim, according to satellite imagery by Maxar taken on 14 December {F1}"),
    ("f1", f"Harbour Post wrote on 13 December: “Two An-124 freighters were standing at Hmeimim on Friday” {F1}"),
    ("f1", "Two An-124s were at Hmeimim, according to Maxar (repeated: four reports, one origin; date not given; not reviewed)."),
    # polarity
    ("f1", f"Two An-124s were not at Hmeimim on 13 December, according to satellite imagery by Maxar {F1}"),
    ("f1", f"Two An-124s were never at Hmeimim, according to Maxar {F1}"),
    ("f9", f"Helicopters landed at Hmeimim on 13 December, according to the Grey Ministry {ONE}"),
    ("f3", f"One aircraft left Hmeimim on 14 December, according to a local official; denied by Grey Wire {ONE}"),
    ("f6", "c12: Civilians were attacked, according to Brown Brigade, as reported by Near Courier."),
    # tense
    ("f1", f"Two An-124s will be at Hmeimim on 13 December, according to satellite imagery by Maxar {F1}"),
    ("f1", f"Two An-124s are at Hmeimim, according to satellite imagery by Maxar {F1}"),
    ("f1", f"Two An-124s were expected to be at Hmeimim on 13 December, according to Maxar {F1}"),
    ("f4", f"Aircraft left Hmeimim, according to a local official {UNDATED}"),
    # certainty
    ("f1", f"Two An-124s were probably at Hmeimim on 13 December, according to satellite imagery by Maxar {F1}"),
    ("f1", f"Two An-124s may have been at Hmeimim on 13 December, according to Maxar {F1}"),
    ("f1", f"Two An-124s were certainly at Hmeimim on 13 December, according to Maxar {F1}"),
    ("f1", f"It is confirmed that two An-124s were at Hmeimim on 13 December, according to Maxar {F1}"),
    ("f10", f"Two Il-76s landed at Hmeimim on 13 December, according to a pilot {ONE}"),
    ("f10", f"Two Il-76s possibly landed at Hmeimim on 13 December, according to a pilot {ONE}"),
    ("f3", f"One aircraft left Hmeimim for Libya on 14 December, according to a local official {ONE}"),
    ("f5", "detail: Soldiers were missing, Bay News wrote on 14 December: “how many soldiers were missing”."),
    ("f3", f"It is not known whether one aircraft left Hmeimim, according to a local official {ONE}"),
    # who did what to whom
    ("f11", f"Brown Brigade was killed by two soldiers in Tartus, according to the Grey Ministry {UNDATED}"),
    ("f11", f"Two soldiers killed Brown Brigade in Tartus, according to the Grey Ministry {UNDATED}"),
    ("f11", f"Two soldiers were killed in Tartus by the Grey Ministry, according to “saved.txt” {UNDATED}"),
    ("f7", f"c10 c12: Three civilians were killed in Tartus by Brown Brigade, according to the Grey Ministry; denied by Brown Brigade {ONE}"),
    ("f1", f"Two An-124s landed at Hmeimim on 13 December, according to satellite imagery by Maxar {F1}"),
    ("f3", f"One aircraft was at Hmeimim on 14 December, according to a local official {ONE}"),
    # attribution
    ("f1", f"Two An-124s were at Hmeimim on 13 December {F1}"),
    ("f1", f"Two An-124s were at Hmeimim on 13 December, according to Planet Labs {F1}"),
    ("f1", f"Two An-124s were at Hmeimim on 13 December, according to Harbour Post {F1}"),
    ("f1", f"Two An-124s were at Hmeimim on 13 December, according to a video by Maxar {F1}"),
    ("f1", f"Two An-124s were at Hmeimim on 13 December, according to witnesses {F1}"),
    ("f3", f"One aircraft left Hmeimim on 14 December, according to Grey Wire {ONE}"),
    ("f3", f"One aircraft left Hmeimim on 14 December, according to a local official cited by Bay News {ONE}"),
    ("f3", f"One aircraft left Hmeimim on 14 December, according to a local official, as reported by Harbour Post {ONE}"),
    ("f2", "c5: River Radio wrote on 14 December: “About 250 vehicles moved toward Tartus on Friday”."),
    ("f2", "Hill Gazette wrote on 14 December: “Our crew counted hundreds of vehicles that moved toward Tartus on Friday” " + F2),
    ("f1", f"Harbour Post wrote on 14 December: “Four An-124 freighters were standing at Hmeimim on Friday” {F1}"),
    ("f7", f"c10 c12: Three civilians were attacked in Tartus by Brown Brigade, according to the Grey Ministry; denied by Grey Ministry {ONE}"),
    # support counts and status
    ("f1", "Two An-124s were at Hmeimim on 13 December, according to Maxar (repeated: five reports, one origin; not reviewed)."),
    ("f1", "Two An-124s were at Hmeimim on 13 December, according to Maxar (repeated: four reports, four origins; not reviewed)."),
    ("f1", f"Two An-124s were at Hmeimim on 13 December, according to satellite imagery by Maxar, carried by five reports {F1}"),
    ("f1", "Two An-124s were at Hmeimim on 13 December, according to Maxar (corroborated: four reports, one origin, no common source found; not reviewed)."),
    ("f1", "Two An-124s were at Hmeimim on 13 December, according to Maxar (repeated: four reports, one origin; reviewed)."),
    ("f1", "Two An-124s were at Hmeimim on 13 December, according to Maxar."),
    ("f1", f"Two An-124s were at Hmeimim on 13 December, according to independent satellite imagery by Maxar {F1}"),
    ("f2", "At least 200 vehicles moved toward Tartus, according to River Radio (corroborated: two reports, three origins, no common source found; not reviewed)."),
    ("f2", "At least 200 vehicles moved toward Tartus, according to River Radio (corroborated: two reports, at least two origins, no common source found; not reviewed)."),
    ("f2", "At least 200 vehicles moved toward Tartus, according to River Radio (agreeing: two reports, two origins, not shown to be independent; not reviewed)."),
    ("f2", f"Corroborated: at least 200 vehicles moved toward Tartus, according to River Radio {F2}"),
    # accusations
    ("f7", f"c10 c12: Three civilians were attacked in Tartus by Brown Brigade on 13 December; denied by Brown Brigade {ONE}"),
    ("f7", f"Three civilians were attacked in Tartus by Brown Brigade, according to the Grey Ministry {ONE}"),
    ("f7", f"c10 c12: Three civilians were attacked in Tartus by Brown Brigade, the perpetrator, according to the Grey Ministry; denied by Brown Brigade {ONE}"),
    ("f7", f"c10 c12: Three civilians were attacked in Tartus by Brown Brigade, according to Brown Brigade; denied by Brown Brigade {ONE}"),
    # the case itself
    ("", "Four sentences in two reports speak of nothing that the packs know, and stayed unused."),
    ("", "“bad.bin” was not read: “no such file”."),
    ("", "Nothing happened at Hmeimim."),
    ("f1", f"Two An-124s were at Hmeimim on 13 December, according to Maxar, and the war was over {F1}"),
]  # fmt: skip
