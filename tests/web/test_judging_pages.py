"""Deciding on the pages: what is decided is replayed, seen at once, kept through the next add, and can be undone."""

import re
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from firsthand.pipeline import Case
from firsthand.web import Guard, workbench

HOST = "127.0.0.1:8000"


@pytest.fixture
def own(own_case: Path) -> TestClient:
    return TestClient(workbench(own_case, Guard(frozenset((HOST,))), "Alice"), base_url=f"http://{HOST}")


def snapshot(own_case: Path):
    with Case.open(own_case) as case:
        return case.snapshot()


def submit(own: TestClient, address: str, number: int = 0, button: str = "", **fields: str):
    """Fill in a form of a page as a person would, and send it."""
    form = [f for f in html.fromstring(own.get(address).text).forms if f.method == "POST"][number]
    data = dict(form.form_values())
    if button:
        data["action"] = button
    return own.post(form.action, data={**data, **fields})


def trucks(own_case: Path):
    return next(c for c in snapshot(own_case).claims if c.count and c.count.min == c.count.max == 250)


def test_a_rejected_claim_is_gone_from_the_findings_and_survives_the_next_add(own, own_case, tmp_path):
    claim = trucks(own_case)
    answer = submit(own, f"/decide/{claim.id}", button="reject", reason="it is a sum")
    assert answer.status_code == 200
    assert "Judged by Alice: reject" in answer.text
    assert not any(claim.id in f.claims for f in snapshot(own_case).reconciliation.findings)
    (tmp_path / "more.txt").write_text("Rain fell\n\n16 December 2024\n\nRain fell on Homs on Monday, a farmer said.\n")
    with Case.open(own_case) as case:
        case.add(tmp_path / "more.txt", jobs=1)
    assert not any(claim.id in f.claims for f in snapshot(own_case).reconciliation.findings)
    assert "it is a sum" in own.get("/audit").text


def test_only_what_was_changed_in_the_form_is_edited(own, own_case):
    claim = trucks(own_case)
    submit(own, f"/decide/{claim.id}", 1, min="240", max="240", reason="misread")
    (judgement,) = snapshot(own_case).judgements
    assert set(judgement.after) == {"count"}
    assert judgement.who == "Alice"
    edited = next(c for c in snapshot(own_case).claims if c.id == claim.id)
    assert (edited.count.min, edited.count.max) == (240, 240)
    assert edited.things == claim.things


def test_a_wrong_attribution_is_put_right(own, own_case):
    claim = trucks(own_case)
    submit(
        own, f"/decide/{claim.id}", 2, sources="Homs council\nNadia Sabbagh", basis="eyewitness", reason="she counted"
    )
    changed = next(c for c in snapshot(own_case).claims if c.id == claim.id)
    assert [link.name for link in changed.chain[1:]] == ["Homs council", "Nadia Sabbagh"]
    found = next(f for f in snapshot(own_case).reconciliation.findings if claim.id in f.claims)
    assert "Nadia Sabbagh" in own.get(f"/finding/{found.id}").text
    assert own.get("/").status_code == 200


def test_a_missed_claim_is_added_where_it_stands(own, own_case):
    report = snapshot(own_case).reports[0]
    words = report.text[report.blocks[-1].start : report.blocks[-1].start + 40].strip()
    address = own.get(f"/missed/{report.id}", params={"quote": words, "near": "0"}).request.url
    submit(
        own, str(address).removeprefix(f"http://{HOST}"), kind="present", thing="crowd", by="a baker", reason="missed"
    )
    added = next(c for c in snapshot(own_case).claims if c.chain[-1].name == "a baker")
    assert report.text[added.start : added.end] == words


def test_what_is_undone_is_as_it_was(own, own_case):
    before = own.get("/").text
    claim = trucks(own_case)
    submit(own, f"/decide/{claim.id}", button="reject")
    assert own.get("/").text != before
    (undo,) = html.fromstring(own.get("/audit").text).xpath("//a[starts-with(@aria-label, 'Undo')]/@href")
    submit(own, undo, reason="it was no sum")
    assert re.sub(r'data-token="[^"]*"', "", own.get("/").text) == re.sub(r'data-token="[^"]*"', "", before)
    assert "undone" in own.get("/audit").text


def test_of_two_reviewers_the_second_is_told_and_nothing_is_lost(own, own_case):
    claim = trucks(own_case)
    form = html.fromstring(own.get(f"/decide/{claim.id}").text).forms[0]
    data = dict(form.form_values())
    assert own.post("/judge", data={**data, "action": "accept", "who": "Bob"}).status_code == 200
    answer = own.post("/judge", data={**data, "action": "reject", "who": "Carol"})
    assert answer.status_code == 409
    assert "Bob judged this meanwhile: accept" in answer.text
    assert [j.action for j in snapshot(own_case).judgements] == ["accept"]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"token": "stolen"}, 403),
        ({"target": "nothing"}, 404),
        ({"action": "edit", "min": "many"}, 400),
        ({"action": "edit", "min": "5", "max": "3"}, 400),
        ({"action": "edit", "kind": "teleported"}, 400),
        ({"action": "bless"}, 400),
        ({"action": "note", "reason": ""}, 400),
        ({"reason": "x" * 5000}, 413),
    ],
)
def test_what_cannot_be_decided_is_said_and_not_recorded(own, own_case, fields, status):
    claim = trucks(own_case)
    form = html.fromstring(own.get(f"/decide/{claim.id}").text).forms[0]
    data = {**dict(form.form_values()), "action": "accept", **fields}
    answer = own.post("/judge", data=data)
    assert answer.status_code == status
    assert "<h1>" in answer.text
    assert snapshot(own_case).judgements == ()


@pytest.mark.parametrize("back", ["//attacker.example/", "https://attacker.example/", "/\\attacker.example"])
def test_a_decision_never_leads_to_another_site(own, own_case, back):
    claim = trucks(own_case)
    data = dict(html.fromstring(own.get(f"/decide/{claim.id}").text).forms[0].form_values())
    answer = own.post("/judge", data={**data, "action": "accept", "back": back}, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_origins_and_events_are_joined_and_parted_on_the_page_of_a_finding(own, own_case):
    found = next(f for f in snapshot(own_case).reconciliation.findings if len(f.origins) > 1)
    data = dict(html.fromstring(own.get(f"/finding/{found.id}").text).xpath("//form[@class='inline']")[0].form_values())
    own.post("/judge", data={**data, "action": "same", "reason": "one voice"})
    after = next(f for f in snapshot(own_case).reconciliation.findings if f.question == found.question)
    assert len(after.origins) < len(found.origins)
    form = html.fromstring(own.get(f"/finding/{after.id}").text).get_element_by_id("split")
    own.post("/judge", data={**dict(form.form_values()), "after": after.claims[-1]})
    events = snapshot(own_case).reconciliation.claim_event
    assert events[after.claims[-1]] != events[after.claims[0]]
