"""Any text at all is analysed without an error, and every offset is exact: a few hundred always, 100,000 in the soak."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.model import Report
from firsthand.packs import load_packs
from firsthand.pipeline import analyse
from firsthand.read import read_report

PIECES = [
    "Two Il-76 left Hmeimim on Friday", "police said", "“", "”", "—", "\n\n", "\u202e", "\u200f", "é́", "🚢", "\x00", "\t",
    "12,000", "killed", "of", "(Levant Wire)", "غادرت الطائرة", "Ка-52", "it is not known whether", "'", "http://x.example/a", ".",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))


@pytest.mark.parametrize("examples", [300, pytest.param(100_000, marks=pytest.mark.soak)])
def test_any_text_is_analysed_with_exact_offsets(examples: int) -> None:
    @settings(max_examples=examples, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(TEXTS)
    def check(text: str) -> None:
        for report in read_report(text.encode("utf-8", "surrogatepass"), media_type="text/plain", packs=load_packs()):
            if not isinstance(report, Report):
                continue
            analysed = analyse(report)
            assert analysed.failures == ()
            for claim in analysed.claims:
                assert report.text[claim.start : claim.end] == claim.quote
                assert claim.start <= claim.mention[0] < claim.mention[1] <= claim.end

    check()
