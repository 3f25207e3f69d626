"""The outlet's own name in its text: a piece of it is neither another voice nor a place."""

from dataclasses import replace

import pytest
from tests.claims.conftest import as_report

from firsthand.claims import find_claims
from firsthand.language import annotate


@pytest.mark.parametrize(
    ("outlet", "text"),
    [
        ("Coast and Savannah TV", "Seven soldiers were arrested, a security source told Coast and Savannah TV."),
        ("Marib Now", "Seven soldiers were arrested, an officer told Marib Now."),
        ("Tripoli and Gulf Herald", "A captain told the Tripoli and Gulf Herald that seven soldiers were arrested."),
    ],
)
def test_a_piece_of_the_outlets_name_is_no_voice_and_no_place(packs, outlet, text):
    (doc,) = annotate(replace(as_report(text), outlet=outlet), packs)
    (claim,) = [c for c in find_claims(doc, packs) if c.kind == "arrested"]
    assert (len(claim.chain), claim.place) == (2, None)
