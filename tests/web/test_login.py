"""Listening elsewhere: nothing without the password, attempts counted from one address and from all, and it says so."""

import re
from functools import partial
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from lxml import html
from starlette.testclient import TestClient

from firsthand.pipeline import Case
from firsthand.web import REACHED, Address, Door, Guard, NameNeeded, PasswordNeeded, workbench
from firsthand.web.login import FROM_ALL, FROM_ONE, STAY, WINDOW

HOST = "192.0.2.7:8000"
PASSWORD = "nine lives of a cat"


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def door(clock: Clock, monkeypatch) -> Door:
    quick = partial(PasswordHasher, time_cost=1, memory_cost=8, parallelism=1)  # what takes its time on purpose
    monkeypatch.setattr("firsthand.web.login.PasswordHasher", quick)
    return Door(PASSWORD, clock=clock)


@pytest.fixture
def reached(own_case: Path, door: Door) -> TestClient:
    guard = Guard(frozenset((HOST,)), REACHED, door)
    return TestClient(workbench(own_case, guard, "Alice"), base_url=f"http://{HOST}", headers={"accept": "text/html"})


def log_in(reached: TestClient, password: str = PASSWORD, to: str = "/"):
    return reached.post("/login", data={"password": password, "to": to})


@pytest.mark.parametrize(
    "address", ["/", "/reports", "/table/reports/-/reports.csv", "/changes.atom", "/nowhere", "/add"]
)
def test_nothing_of_the_case_is_shown_without_the_password(reached, address):
    answer = reached.get(address)
    assert answer.url.path == "/login"
    assert "own" not in re.sub(r"\W", " ", answer.text).split(), "not even the name of the case"
    assert reached.get(address, headers={"accept": "*/*"}).status_code == 401


@pytest.mark.parametrize("address", ["/judge", "/add", "/reviewer", "/logout"])
def test_nothing_is_done_without_the_password(reached, own_case, address):
    assert reached.post(address, data={"what": "text", "text": "x"}).status_code == 401
    with Case.open(own_case) as case:
        assert case.store.judgements() == ()


def test_the_password_leads_to_where_the_person_was_going(reached):
    form = html.fromstring(reached.get("/reports?page=1").text).forms[0]
    answer = reached.post(form.action, data={**dict(form.form_values()), "password": PASSWORD})
    assert (answer.url.path, answer.url.query) == ("/reports", b"page=1")
    assert REACHED in html.fromstring(answer.text).text_content()


def test_the_cookie_is_kept_from_scripts_and_other_sites(reached):
    answer = reached.post("/login", data={"password": PASSWORD}, follow_redirects=False)
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


@pytest.mark.parametrize("to", ["//attacker.example/", "https://attacker.example/", "/\\attacker.example", "\n/x"])
def test_the_password_leads_to_no_other_site(reached, to):
    assert (
        reached.post("/login", data={"password": PASSWORD, "to": to}, follow_redirects=False).headers["location"] == "/"
    )


def test_a_wrong_password_is_said_and_opens_nothing(reached):
    answer = log_in(reached, "a wrong password")
    assert answer.status_code == 401
    assert "This is not the password." in answer.text
    assert reached.get("/reports").url.path == "/login"


def test_who_logs_out_is_out_also_with_the_old_cookie(reached):
    log_in(reached)
    kept = dict(reached.cookies)
    assert reached.post("/logout").url.path == "/login"
    reached.cookies.update(kept)
    assert reached.get("/reports").url.path == "/login"


def test_a_session_ends_by_itself(reached, clock):
    log_in(reached)
    clock.now += STAY + 1
    assert reached.get("/reports").url.path == "/login"


def test_after_some_wrong_passwords_an_address_waits_even_with_the_right_one(reached, clock):
    for _ in range(FROM_ONE):
        answer = log_in(reached, "a wrong password")
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0
    assert log_in(reached).status_code == 429
    clock.now += WINDOW + 1
    assert log_in(reached).status_code == 200


def test_many_addresses_together_wait_as_well(door):
    for number in range(FROM_ALL):
        door.attempt("a wrong password", f"192.0.2.{number}")
    assert door.attempt(PASSWORD, "198.51.100.1").wait > 0


def test_the_addresses_of_one_network_count_as_one(door):
    for number in range(FROM_ONE):
        door.attempt("a wrong password", f"2001:db8::{number}")
    assert door.attempt(PASSWORD, "2001:db8::ffff").wait > 0
    assert door.attempt(PASSWORD, "2001:db8:0:1::1").key


def test_who_is_logged_in_stays_so_while_others_try(reached, door):
    log_in(reached)
    for number in range(FROM_ALL):
        door.attempt("a wrong password", f"192.0.2.{number}")
    assert reached.get("/reports").url.path == "/reports"


def test_the_password_itself_is_not_kept(door):
    assert PASSWORD not in repr(vars(door))
    assert "$argon2id$" in repr(vars(door))


def test_too_long_a_form_is_not_read(reached):
    assert log_in(reached, "x" * 10_000).status_code == 413


def test_on_this_machine_no_password_is_needed_and_nothing_is_said(client):
    assert "Others can reach" not in client.get("/").text
    Address().check()


def test_elsewhere_a_password_is_demanded():
    with pytest.raises(PasswordNeeded):
        Address("192.0.2.7").check()
    Address("192.0.2.7", password=PASSWORD).check()


def test_who_listens_everywhere_must_say_by_which_name():
    with pytest.raises(NameNeeded):
        Address("0.0.0.0", password=PASSWORD).check()
    hosts = Address("0.0.0.0", names=("desk.example",), password=PASSWORD).hosts(8000)
    assert {"desk.example:8000", "desk.example", "127.0.0.1:8000"} <= hosts


def test_only_the_names_that_were_given_are_answered_to():
    assert Address("192.0.2.7", password=PASSWORD).hosts(8000) == {"192.0.2.7:8000"}
    assert "[::1]:8000" in Address("::1").hosts(8000)


def test_a_person_gives_the_name_that_decisions_are_recorded_under(own_case):
    own = TestClient(workbench(own_case, Guard(frozenset((HOST,))), "Alice"), base_url=f"http://{HOST}")
    form = next(f for f in html.fromstring(own.get("/reports").text).forms if f.action == "/reviewer")
    answer = own.post("/reviewer", data={**dict(form.form_values()), "who": "  Łucja  صالح "})
    assert answer.url.path == "/reports"
    assert "recorded as Łucja صالح" in html.fromstring(answer.text).text_content()
    with Case.open(own_case) as case:
        claim = case.snapshot().claims[0]
    data = {"token": dict(form.form_values())["token"], "action": "accept", "target": claim.id}
    own.post("/judge", data=data)
    with Case.open(own_case) as case:
        assert case.store.judgements()[-1].who == "Łucja صالح"
    assert own.post("/reviewer", data={"token": "another", "who": "Eve"}).status_code == 403
