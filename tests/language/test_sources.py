"""Listed sources are found by name, with their capitals, longest first."""

import pytest

from firsthand.language.parse import load_model
from firsthand.language.sources import find_sources
from firsthand.packs.loader import Packs
from firsthand.packs.schema import SourceEntry

PACKS = Packs(
    versions={},
    things={},
    kinds={},
    places={},
    sources={
        "Reuters": SourceEntry(name="Reuters", kind="wire"),
        "Associated Press": SourceEntry(name="Associated Press", kind="wire", aliases=("AP", "The Associated Press")),
        "BBC": SourceEntry(name="BBC", kind="outlet"),
        "BBC Verify": SourceEntry(name="BBC Verify", kind="outlet"),
        "Russian Defence Ministry": SourceEntry(
            name="Russian Defence Ministry", kind="office", aliases=("Russia's Defence Ministry",)
        ),
    },
)


def found(text: str) -> list[tuple[str, str]]:
    tokens = load_model().make_doc(text)
    mentions = find_sources(tokens, PACKS)
    return [(text[m.start : m.end], m.name) for m in mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Reuters said so.", [("Reuters", "Reuters")]),
        ("REUTERS said so.", [("REUTERS", "Reuters")]),
        (
            "The Associated Press and the AP said so.",
            [("Associated Press", "Associated Press"), ("AP", "Associated Press")],
        ),
        ("BBC Verify looked; the BBC aired it.", [("BBC Verify", "BBC Verify"), ("BBC", "BBC")]),
        ("Russia’s Defence\nMinistry said so.", [("Russia’s Defence\nMinistry", "Russian Defence Ministry")]),
        ("An ap in reuters form; APs; BBCs", []),
        ("", []),
    ],
)
def test_names_are_found_with_exact_spans(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected
