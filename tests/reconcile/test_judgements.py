"""What a person decides holds, and in whatever order it is told."""

from firsthand.model import Basis, Status

CREW = ("crew", "")


def test_a_rejected_claim_supports_nothing(desk):
    desk.claim("alpha", 3, by=CREW, basis=Basis.EYEWITNESS)
    wrong = desk.claim("bravo", 3, by=CREW, basis=Basis.EYEWITNESS)
    desk.judge("reject", wrong.id)
    finding = desk.only()
    assert finding.status is Status.SINGLE_SOURCE
    assert wrong.id not in finding.claims


def test_what_was_rejected_and_then_accepted_counts_again(desk):
    claim = desk.claim("alpha", 3, by=CREW)
    desk.judge("reject", claim.id)
    desk.judge("accept", claim.id)
    assert desk.only().flags == ("reviewed",)


def test_a_finding_accepted_is_reviewed(desk):
    desk.claim("alpha", 3, by=CREW)
    desk.judge("accept", desk.only().id)
    assert "reviewed" in desk.only().flags


def test_origins_a_person_knows_to_be_one_are_one(desk):
    a = desk.claim("alpha", 3, by=CREW, basis=Basis.EYEWITNESS)
    b = desk.claim("bravo", 3, by=CREW, basis=Basis.EYEWITNESS)
    origins = desk.run().claim_origin
    desk.judge("same", origins[a.id], origins[b.id])
    assert desk.only().status is Status.REPEATED


def test_origins_a_person_knows_to_be_two_are_two(desk):
    a = desk.claim("alpha", 3, by=("unnamed", "guard"))
    b = desk.claim("bravo", 3, by=("unnamed", "driver"))
    assert desk.only().status is Status.AGREEING
    desk.judge("different", a.id, [b.id])
    finding = desk.only()
    assert finding.status is Status.CORROBORATED
    assert any("a person decided so" in s.reason for s in desk.run().sameness)


def test_judgements_on_what_is_gone_change_nothing(desk):
    desk.claim("alpha", 3, by=CREW)
    before = desk.run()
    desk.judge("reject", "nobody")
    desk.judge("same", "nobody", "no one")
    desk.judge("note", "nobody", {"text": "hm"})
    assert desk.run() == before
