"""Deciding on the pages: what is decided is replayed, seen at once, kept through the next add, and can be undone."""

import re
import threading
from pathlib import Path
from urllib.parse import quote

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


def form_of(own: TestClient, address: str, action: str) -> dict[str, str]:
    """Return the fields of the form of a page that decides so, as they stand there."""
    forms = [f for f in html.fromstring(own.get(address).text).forms if f.method == "POST"]
    named = next((f for f in forms if dict(f.form_values()).get("action") == action), None)
    if named is None:
        named = next(f for f in forms if f.xpath(f".//button[@name='action'][@value='{action}']"))
    if action == "note":
        named = next(f for f in forms if f.xpath(".//button[text()='Note']"))
    return {**{k: v or "" for k, v in named.form_values()}, "action": action}


def words(page) -> str:
    return " ".join(page.text_content().split())


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
    brief = words(html.fromstring(own.get("/").text))
    assert "By decision: Alice, re-attribute" in brief, (
        "the sentence is of words that the report has, and he is in none"
    )
    assert "Homs council › Nadia Sabbagh" in brief


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
    submit(own, f"/decide/{claim.id}", button="reject", reason="a sum")
    assert own.get("/").text != before
    (undo,) = html.fromstring(own.get("/audit").text).xpath("//a[starts-with(@aria-label, 'Undo')]/@href")
    submit(own, undo, reason="it was no sum")
    assert re.sub(r'data-token="[^"]*"', "", own.get("/").text) == re.sub(r'data-token="[^"]*"', "", before)
    assert "undone" in own.get("/audit").text


def test_of_two_reviewers_the_second_sees_the_first_and_what_was_typed_and_can_decide_again(own, own_case):
    claim = trucks(own_case)
    data = form_of(own, f"/decide/{claim.id}", "edit")
    data |= {"min": "240", "max": "240", "reason": "I count 240"}
    submit(own, f"/decide/{claim.id}", button="reject", reason="it is a sum", who="Bob")
    answer = own.post("/judge", data={**data, "who": "Carol"})
    assert answer.status_code == 409
    page = html.fromstring(answer.text)
    assert "Bob: reject" in words(page)
    assert "it is a sum" in words(page)
    assert [j.action for j in snapshot(own_case).judgements] == ["reject"]
    (form,) = [f for f in page.forms if f.action == "/judge"]
    typed = dict(form.form_values())
    assert (typed["min"], typed["reason"]) == ("240", "I count 240")
    assert own.post("/judge", data=typed).status_code == 200
    assert [(j.action, j.who) for j in snapshot(own_case).judgements] == [("reject", "Bob"), ("edit", "Carol")]


def test_of_two_who_judge_one_pair_of_origins_the_second_is_told(own, own_case):
    found = next(f for f in snapshot(own_case).reconciliation.findings if len(f.origins) > 1)
    data = dict(html.fromstring(own.get(f"/finding/{found.id}").text).xpath("//form[@class='inline']")[0].form_values())
    own.post("/judge", data={**data, "action": "different", "reason": "two phones", "who": "Bob"})
    answer = own.post("/judge", data={**data, "action": "same", "reason": "one voice", "who": "Carol"})
    assert answer.status_code == 409
    assert "two phones" in answer.text
    assert 'value="one voice"' in answer.text


@pytest.mark.parametrize(
    ("action", "fields"),
    [
        ("edit", {"min": "many", "reason": "so it says"}),
        ("edit", {"min": "5", "max": "3", "reason": "so it says"}),
        ("edit", {"kind": "teleported", "reason": "so it says"}),
        ("edit", {"earliest": "soon", "reason": "so it says"}),
        ("edit", {"earliest": "2024-12-15", "latest": "2024-12-14", "reason": "so it says"}),
        ("edit", {"place": "Homs", "place_point": "95, 10", "reason": "so it says"}),
        ("edit", {"place": "Homs", "place_point": "north", "reason": "so it says"}),
        ("edit", {"place": "", "place_point": "34, 36", "reason": "so it says"}),
        ("edit", {"scope": "some", "reason": "so it says"}),
        ("edit", {"min": "240", "reason": " "}),
        ("edit", {"reason": "nothing of it"}),
        ("re-attribute", {"sources": "Nadia Sabbagh", "reason": ""}),
        ("re-attribute", {"reason": "as it was"}),
        ("grade", {"reason": "no grade chosen"}),
        ("note", {"reason": ""}),
    ],
)
def test_what_cannot_be_recorded_is_given_back_as_it_was_typed(own, own_case, action, fields):
    claim = trucks(own_case)
    data = {**form_of(own, f"/decide/{claim.id}", action), **fields}
    answer = own.post("/judge", data=data)
    assert answer.status_code == 400
    page = html.fromstring(answer.text)
    assert "Nothing was recorded" in words(page)
    (form,) = [f for f in page.forms if f.action == "/judge"]
    again = {k: (v or "").strip() for k, v in form.form_values()}
    for name, value in fields.items():
        assert again[name] == value.strip() or form.inputs[name].tag == "select"
    assert snapshot(own_case).judgements == ()


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"token": "stolen"}, 403),
        ({"target": "nothing"}, 404),
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
    own.post("/judge", data={**dict(form.form_values()), "after": after.claims[-1], "reason": "another road"})
    events = snapshot(own_case).reconciliation.claim_event
    assert events[after.claims[-1]] != events[after.claims[0]]


EVERY_FIELD = {
    "kind": "arrived", "things": "truck; tank", "min": "7", "max": "9", "approximate": "yes", "certainty": "PS+",
    "tense": "future", "earliest": "2024-12-11", "latest": "2024-12-12", "place": "Palmyra", "from": "Nowhere-on-Sea",
    "from_point": "35.1, 36.2", "to": "Aleppo", "as_of": "2024-12-12", "provider": "Maxar", "taken": "2024-12-10",
    "actor": "Russian forces", "victim": "Sami Odeh", "scope": "part", "denies": "yes", "corrects": "yes",
}  # fmt: skip


def test_every_field_of_a_claim_can_be_edited(own, own_case):
    claim = trucks(own_case)
    data = {**form_of(own, f"/decide/{claim.id}", "edit"), **EVERY_FIELD, "reason": "all of it was wrong"}
    assert own.post("/judge", data=data).status_code == 200
    now = next(c for c in snapshot(own_case).claims if c.id == claim.id)
    assert (now.kind, [t.name for t in now.things]) == ("arrived", ["truck", "tank"])
    assert (now.count.min, now.count.max, now.count.approximate) == (7, 9, True)
    assert (now.certainty, now.tense, now.scope, now.denies, now.corrects) == ("PS+", "future", "part", True, True)
    assert (now.when.earliest, now.when.latest, now.as_of) == ("2024-12-11", "2024-12-12", "2024-12-12")
    assert (now.imagery.provider, now.imagery.day) == ("Maxar", "2024-12-10")
    assert (now.actor.name, now.victim) == ("Russian forces", "Sami Odeh")
    assert "Syria" in now.place.within
    assert now.place.lat == pytest.approx(34.56, abs=0.1), "a town that the gazetteer knows has its point"
    assert (now.origin_place.name, now.origin_place.lat, now.origin_place.lon) == ("Nowhere-on-Sea", 35.1, 36.2)
    assert now.destination.name == "Aleppo"
    again = form_of(own, f"/decide/{claim.id}", "edit")
    same = EVERY_FIELD.keys() - {"place", "from_point"}  # what the gazetteer calls it; with all its digits
    assert {k: again[k] for k in same} == {k: EVERY_FIELD[k] for k in same}


def test_a_place_of_an_unknown_name_has_no_point_and_an_emptied_one_is_none(own, own_case):
    claim = trucks(own_case)
    data = {**form_of(own, f"/decide/{claim.id}", "edit"), "place": "Qwzzyx", "reason": "a hamlet"}
    own.post("/judge", data=data)
    place = next(c for c in snapshot(own_case).claims if c.id == claim.id).place
    assert (place.name, place.lat) == ("Qwzzyx", None)
    data = {**form_of(own, f"/decide/{claim.id}", "edit"), "place": "", "reason": "not said"}
    own.post("/judge", data=data)
    assert next(c for c in snapshot(own_case).claims if c.id == claim.id).place is None


def _decide_on(own: TestClient, own_case: Path, action: str) -> dict[str, str]:
    """Return a form of the pages that decides so, filled in."""
    case = snapshot(own_case)
    claim, findings = trucks(own_case), case.reconciliation.findings
    filled = {
        "edit": {"min": "240", "max": "240"},
        "re-attribute": {"sources": "Nadia Sabbagh"},
        "grade": {"source": "B", "claim": "2"},
        "set": {"outlet": "Another Gazette", "published": "2024-12-14"},
        "add": {"kind": "present", "things": "crowd", "by": "a baker", "place": "Homs", "earliest": "2024-12-14"},
    }.get(action, {})
    if action in ("same", "different"):
        address = f"/finding/{next(f for f in findings if len(f.origins) > 1).id}"
    elif action == "merge":
        address = f"/finding/{next(f for f in findings if _others(f, findings)).id}"
    elif action == "set":
        address = f"/report/{claim.report}"
    elif action == "add":
        report = next(r for r in case.reports if r.id == claim.report)
        address = f"/missed/{report.id}?quote={quote(report.text[report.blocks[-1].start :][:30].strip())}&near=0"
    else:
        address = f"/decide/{claim.id}"
    return {**form_of(own, address, action), **filled, "reason": "because I looked"}


def _others(finding, findings):
    return [f for f in findings if f.kind == finding.kind and f.event != finding.event]


@pytest.mark.parametrize(
    "action",
    ["accept", "reject", "edit", "re-attribute", "add", "same", "different", "merge", "split", "note", "grade", "set"],
)
def test_every_decision_is_made_told_kept_through_the_next_add_and_taken_back(own, own_case, tmp_path, action):
    before = findings_of(own_case)
    answer = own.post("/judge", data=_decide_on(own, own_case, action))
    assert answer.status_code == 200
    assert f"Recorded as Alice: {action}." in words(html.fromstring(answer.text))
    assert "Recorded as" not in own.get("/reports").text, "told once"
    (judged,) = snapshot(own_case).judgements
    assert (judged.action, judged.who, judged.reason) == (action, "Alice", "because I looked")
    assert own.get("/").status_code == 200
    decided = findings_of(own_case)
    (tmp_path / "more.txt").write_text(
        "Rain fell\n\n16 December 2024\n\nRain fell on Palmyra on Monday, a farmer said.\n"
    )
    with Case.open(own_case) as case:
        case.add(tmp_path / "more.txt", jobs=1)
    assert decided <= findings_of(own_case)
    assert own.get("/").status_code == 200
    log = html.fromstring(own.get("/audit").text)
    assert "because I looked" in words(log)
    assert "no longer holds" not in words(log)
    (undo,) = log.xpath("//a[starts-with(@aria-label, 'Undo')]/@href")
    submit(own, undo, reason="on second thoughts")
    assert before <= findings_of(own_case)


def findings_of(own_case: Path) -> set[tuple[object, ...]]:
    """Return what the findings say, by question."""
    found = snapshot(own_case).reconciliation.findings
    return {(f.question, str(f.status), tuple(str(v.value) for v in f.values), f.flags, len(f.origins)) for f in found}


def test_the_newest_judgement_of_a_person_is_offered_to_be_taken_back(own, own_case):
    assert "Nothing to undo" in own.get("/undo/newest?who=Alice").text
    first, second = snapshot(own_case).claims[:2]
    for claim, who in ((first, "Alice"), (second, "Bob")):
        submit(own, f"/decide/{claim.id}", button="accept", who=who, reason=f"{who} looked")
    assert "Alice looked" in own.get("/undo/newest?who=Alice").text
    submit(own, "/undo/newest?who=Alice", reason="no")
    assert "Nothing to undo" in own.get("/undo/newest?who=Alice").text
    assert "Bob looked" in own.get("/undo/newest?who=Bob").text


def test_a_way_back_that_leads_elsewhere_is_none(own, own_case):
    claim = trucks(own_case)
    for back in ("//attacker.example", "javascript:alert(1)", "/\\attacker.example"):
        page = html.fromstring(own.get(f"/decide/{claim.id}", params={"back": back}).text)
        leads = [*page.xpath("//main//@href"), *page.xpath("//main//input[@name='back']/@value")]
        assert not [where for where in leads if "attacker" in where or "javascript" in where]


def test_the_log_tells_what_each_person_decided(own, own_case):
    first, second = snapshot(own_case).claims[:2]
    for claim, who in ((first, "Alice"), (second, "Bob")):
        submit(own, f"/decide/{claim.id}", button="accept", who=who, reason=f"{who} looked")
    page = html.fromstring(own.get("/audit").text)
    (link,) = page.xpath("//main//p/a[contains(., 'Bob')]/@href")
    only = words(html.fromstring(own.get(link).text))
    assert "Bob looked" in only
    assert "Alice looked" not in only


def test_what_was_judged_of_origins_is_told_on_the_finding_and_can_be_taken_back_there(own, own_case):
    found = next(f for f in snapshot(own_case).reconciliation.findings if len(f.origins) > 1)
    data = dict(html.fromstring(own.get(f"/finding/{found.id}").text).xpath("//form[@class='inline']")[0].form_values())
    own.post("/judge", data={**data, "action": "same", "reason": "one voice"})
    now = next(f for f in snapshot(own_case).reconciliation.findings if f.question == found.question)
    page = html.fromstring(own.get(f"/finding/{now.id}").text)
    (told,) = [li for li in page.xpath("//section[@aria-labelledby='reviewed']//li") if "one voice" in words(li)]
    assert "same" in words(told)
    assert told.xpath(".//a[starts-with(@href, '/undo/')]")
    assert "Not reviewed" in words(page), "a word on origins is none on what the reports say"


def test_what_is_left_to_review_comes_with_what_is_disputed_first(own):
    page = html.fromstring(own.get("/unfinished").text)
    statuses = page.xpath("//tr[@data-item]//span[@class='status']/@data-status")
    assert statuses[0] == "disputed"
    assert set(
        html.fromstring(own.get("/unfinished?status=repeated").text).xpath("//tr[@data-item]//@data-status")
    ) == {"repeated"}
    first = page.xpath("//tr[@data-item]//th/a/@href")[0]
    own.post("/judge", data={**form_of(own, first, "accept"), "reason": "read"})
    again = html.fromstring(own.get("/unfinished").text)
    assert first not in again.xpath("//tr[@data-item]//th/a/@href")
    assert "1 of" in words(again)


def test_a_decision_that_finds_nothing_any_more_is_listed_as_unfinished(own, own_case):
    claim = trucks(own_case)
    with Case.open(own_case) as case:
        before = {"report": claim.report, "kind": claim.kind, "quote": "words that were read once", "start": 3}
        case.judge("reject", "gone", before=before, reason="misread", who="Bob")
    page = words(html.fromstring(own.get("/unfinished").text))
    assert "find nothing any more" in page
    assert "words that were read once" in page


def test_a_date_to_come_is_not_set(own, own_case):
    report = snapshot(own_case).reports[0]
    data = {**form_of(own, f"/report/{report.id}", "set"), "published": "2091-01-01", "reason": "a slip"}
    answer = own.post("/judge", data=data)
    assert answer.status_code == 400
    assert "later than today" in answer.text
    assert snapshot(own_case).judgements == ()


def test_of_two_who_set_one_report_the_second_is_told(own, own_case):
    report = snapshot(own_case).reports[0]
    data = form_of(own, f"/report/{report.id}", "set")
    own.post("/judge", data={**data, "outlet": "Bob's Gazette", "who": "Bob"})
    answer = own.post("/judge", data={**data, "outlet": "Carol's Gazette", "who": "Carol"})
    assert answer.status_code == 409
    page = html.fromstring(answer.text)
    assert "Bob: set" in words(page)
    assert page.xpath("//input[@name='outlet']/@value") == ["Carol's Gazette"]


def test_who_decides_sees_what_follows_though_another_request_is_loading_the_case(own, own_case, monkeypatch):
    claim = trucks(own_case)
    data = {**form_of(own, f"/decide/{claim.id}", "reject"), "reason": "a sum"}
    desk, refresh = own.app.state.desk, type(own.app.state.desk)._refresh
    slow, go = threading.Event(), threading.Event()

    def slowly(self, stamp):
        if threading.current_thread().name == "another":
            slow.set()
            assert go.wait(20)
        refresh(self, stamp)

    with Case.open(own_case) as case:  # so that there is something to load
        case.decide("note", claim.id, reason="call the depot", who="Bob")
    monkeypatch.setattr(type(desk), "_refresh", slowly)
    another = threading.Thread(target=desk.view, name="another")
    another.start()
    assert slow.wait(20)
    threading.Timer(0.5, go.set).start()
    answer = own.post("/judge", data={**data, "seen": "1"})
    another.join(20)
    assert "Recorded as Alice: reject." in words(html.fromstring(answer.text))
