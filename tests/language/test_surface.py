"""Where a name stands in a text, by itself."""

from __future__ import annotations

import re

import pytest

from firsthand.language.surface import places_of


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("Mor", "Mor, Moritz, a Mor_2, Mor's and Mor-Mor"),
        ("Elena K.", "Elena K. sailed; Elena K.s did not"),
        ("aa", "aaa aa aaaa aa"),
        ("é", "é été é"),
        ("", "nothing is asked for"),
    ],
)
def test_a_word_is_found_where_a_pattern_of_its_own_finds_it(word: str, text: str) -> None:
    wanted = [m.start() for m in re.finditer(rf"\b{re.escape(word)}\b", text)] if word else []
    assert list(places_of(word, text)) == wanted
