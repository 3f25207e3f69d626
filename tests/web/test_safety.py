"""Who may ask, and what a page may do."""

import pytest
from starlette.testclient import TestClient


def test_another_name_for_this_machine_is_refused(client: TestClient) -> None:
    answer = client.get("/", headers={"host": "attacker.example"})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "headers", [{"origin": "http://attacker.example"}, {"sec-fetch-site": "cross-site"}], ids=["origin", "fetch"]
)
def test_nothing_is_done_for_another_site(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/", headers=headers).status_code == 403


@pytest.mark.parametrize("address", ["/", "/reports", "/nowhere"])
def test_no_page_may_run_or_fetch_what_is_not_ours(client: TestClient, address: str) -> None:
    answer = client.get(address)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert " style=" not in answer.text, "an inline style is refused by the policy"
    assert "onclick" not in answer.text
