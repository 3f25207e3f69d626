"""Whatever small case is put before it, the brief is written and every sentence passes the gate."""

from dataclasses import replace

from gate_world import BASE, COAST, LIBYA, MAXAR, OFFICIAL, WIRE, World, day
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.brief import gate, render, write_brief
from firsthand.model import Basis, Certainty, Link, Snapshot, Status, Tense, Thing, Value
from firsthand.packs import load_packs

PACKS = load_packs()
KINDS = ("present", "landed", "departed", "moving", "killed", "attacked", "missing", "dismantling")
THINGS = ("An-124", "Il-76", "helicopter", "vehicle", "person", "soldier", "nosuchthing")
PLACES = (None, BASE, COAST, LIBYA)
NUMBERS = (
    (2, 2, "Two"),
    (1, 1, "A"),
    (200, None, "hundreds of"),
    (250, 250, "about 250", True),
    (3, 5, "three to five"),
    (0, 0, "no"),
    None,
)
VIAS = ((), (MAXAR,), (OFFICIAL,), (WIRE, OFFICIAL), (Link("Col. “Ox” not known: 7", cue="denied"),))
OUTLETS = ("Harbour Post", "River Radio", None, "no reports: denied", "Вестник")
TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30)


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    w = World()
    made = []
    for n in range(draw(st.integers(1, 5))):
        count = draw(st.sampled_from(NUMBERS))
        thing, kind = draw(st.sampled_from(THINGS)), draw(st.sampled_from(KINDS))
        place = draw(st.sampled_from(PLACES))
        words = f"{count[2] if count else 'The'} {thing} {draw(TEXTS)} {place.text if place else ''} on 13 December."
        text = words + " " + draw(TEXTS)
        report = w.report(
            draw(st.sampled_from(OUTLETS)), draw(st.sampled_from((None, "2024-12-14", "2024-12-15"))), text
        )
        made.append(
            w.claim(
                report, words, thing, kind, thing, count=count, place=place,
                to=draw(st.sampled_from(PLACES)), from_=draw(st.sampled_from(PLACES)),
                when=draw(st.sampled_from((None, day("2024-12-13"), day("2024-12-10")))),
                tense=draw(st.sampled_from(list(Tense))), certainty=draw(st.sampled_from(list(Certainty))),
                via=draw(st.sampled_from(VIAS)), basis=draw(st.sampled_from(list(Basis))), root_stated=draw(st.booleans()),
                imagery=draw(st.sampled_from(((None, None), ("Maxar", "2024-12-13")))),
                actor=draw(st.sampled_from((None, Thing("Brown Brigade", thing)))), denies=draw(st.booleans()),
                hedges=draw(st.sampled_from(((), ("13 December: on",), ("maybe",)))),
                event=draw(st.sampled_from(("a", "b"))), origin=draw(st.sampled_from(("o1", "o2", f"own{n}"))),
            )
        )  # fmt: skip
    for event in ("a", "b"):
        claims = [c for c in made if c.id in w.events.get(event, ())]
        if claims:
            aspect = draw(st.sampled_from(("count", "whether", "place", "from", "to", "when")))
            named = {
                "place": "Hmeimim",
                "from": "Tartus",
                "to": "Libya",
                "when": {"earliest": "2024-12-10", "latest": None},
            }
            values = (Value(named[aspect], (claims[0].id,), ("o1",), None),) if aspect in named else None
            flags = draw(st.sets(st.sampled_from(("denied", "expected", "corrected", "within-origin", "reviewed"))))
            w.finding(
                draw(st.sampled_from(list(Status))), *claims, aspect=aspect, flags=tuple(sorted(flags)), values=values
            )
    w.unread.update({r.id: draw(st.integers(0, 3)) for r in w.reports})
    return w.snapshot()


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(snapshots())
def test_a_brief_of_any_case_is_written_and_passes_the_gate(snapshot: Snapshot) -> None:
    brief = write_brief(snapshot, PACKS)
    for part in brief.sections:
        for sentence in part.sentences:
            assert gate(sentence, snapshot, PACKS) == ()
    assert render(brief, snapshot, "html").startswith("<!DOCTYPE html>")
    assert write_brief(snapshot, PACKS) == brief


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(
    snapshots(),
    st.sampled_from(
        (
            ("one", "two"),
            ("Two", "Nine"),
            ("13 December", "12 December"),
            ("Hmeimim", "Engels"),
            (" was ", " was not "),
            ("Harbour Post wrote", "Vale Post wrote"),
            ("origin", "origins, four origin"),
        )
    ),
)
def test_a_sentence_that_was_tampered_with_is_refused(snapshot: Snapshot, swap: tuple[str, str]) -> None:
    for part in write_brief(snapshot, PACKS).sections:
        for sentence in part.sentences:
            if (
                sentence.finding is None
                or swap[0] not in sentence.text
                or "date" in sentence.text.partition(swap[0])[2][:5]
            ):
                continue
            changed = replace(sentence, text=sentence.text.replace(*swap), details=())
            if not sentence.text.startswith(("Not known", "Accounts differ")):
                assert gate(changed, snapshot, PACKS) != (), changed.text
