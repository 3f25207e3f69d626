"""Claims read from a case are what was stored, and what they have alike is one object."""

import json

from firsthand.pipeline import Case


def test_claims_of_a_report_share_what_they_have_alike(tmp_path):
    told = "Two ships left Tartus on Monday, and four lorries left Tartus on Monday, the harbour master said."
    source = tmp_path / "one.jsonl"
    source.write_text(json.dumps({"id": "a", "outlet": "Tide Courier", "published": "2024-12-17", "text": told}))
    with Case.open(tmp_path / "one.case") as case:
        case.add(str(source), jobs=1)
        claims = list(case.store.claims())
        assert claims == list(case.store.claims_of(claims[0].report))
    first, second = (c for c in claims if c.things)
    assert first.origin_place is not None
    assert (first.things, first.mention) != (second.things, second.mention)
    for one, other in (
        (first.origin_place, second.origin_place),
        (first.report, second.report),
        (first.quote, second.quote),
    ):
        assert one is other
