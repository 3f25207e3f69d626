"""The tagger: what it sees in a sentence, whatever stands beside it, and that nothing it is given breaks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.language.attribution import find_attributions
from firsthand.language.attribution.tagger.features import CODES, LINKS, read_features
from firsthand.language.attribution.tagger.network import LONGEST, load_weights, score, tag
from firsthand.language.parse import parse_text
from firsthand.model import Block, BlockType, Report

if TYPE_CHECKING:
    from firsthand.language.attribution.tagger.features import Features

SENTENCES = (
    "The harbour office said that two barges had sunk.",
    "“Nobody warned us,” the miller told the inquiry.",
    "Engineers believe the valve was left open.",
)


def features_of(text: str, starts: tuple[int, ...] | None = None) -> Features:
    lines = (0, *(i + 1 for i, c in enumerate(text) if c == "\n"))
    tokens = parse_text(text, list(lines if starts is None else starts))
    report = Report(id="r", text=text, blocks=(Block(BlockType.BODY, 0, len(text)),))
    return read_features(tokens, find_attributions(tokens, (), report, None))


def seen(text: str) -> list[tuple[str, str]]:
    features = features_of(text)
    return [(s.role, text[int(features.starts[s.first]) : int(features.ends[s.last - 1])]) for s in tag(features).spans]


def test_source_cue_and_content_of_a_plain_sentence() -> None:
    assert seen(SENTENCES[0]) == [
        ("source", "The harbour office"),
        ("cue", "said"),
        ("content", "that two barges had sunk"),
    ]


@pytest.mark.parametrize("sentence", ["Two barges sank on Monday.", "The valve is made of brass and weighs a tonne."])
def test_what_nobody_says_has_no_tags(sentence: str) -> None:
    assert seen(sentence) == []


def test_a_paragraph_is_read_alike_whatever_stands_around_it() -> None:
    together = seen("\n".join(SENTENCES))

    assert together == [span for sentence in SENTENCES for span in seen(sentence)]


def test_the_same_text_gives_the_same_scores() -> None:
    first, second = (score(features_of(SENTENCES[1])) for _ in range(2))

    assert np.array_equal(first, second)


def test_a_line_longer_than_any_paragraph_is_read_in_pieces() -> None:
    line = "the guard said that the gate was shut and " * (LONGEST // 4)
    features = features_of(line)

    spans = tag(features).spans

    assert len(features.index) > LONGEST
    assert all(0 <= s.first < s.last <= len(features.index) and s.last - s.first <= LONGEST for s in spans)


def test_a_paragraph_ends_with_a_line_and_a_sentence_not_with_a_wrapped_line() -> None:
    text = "The harbour office said that two\nbarges had sunk.\nNobody was hurt."

    features = features_of(text, (0, text.index("Nobody")))

    assert sorted(set(features.paragraph.tolist())) == [0, 1]


def test_the_shipped_weights_are_for_these_features() -> None:
    weights = load_weights()

    assert [len(table) for table in weights.tables] == list(CODES.values())
    assert weights.again[0][0].shape[0] == len(LINKS) * weights.enter.shape[0]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="“”\"'‘’ \n\t.,:;-aAé said that he police () — 12\u200d\u202e😀", max_size=120))
def test_any_text_gives_spans_inside_it_none_within_another(text: str) -> None:
    features = features_of(text)

    tags = tag(features)

    ends = [0, *(s.last for s in tags.spans)]
    assert all(before <= span.first < span.last for before, span in zip(ends, tags.spans, strict=False))
    assert np.allclose(tags.chances.sum(axis=1), 1, atol=1e-4)
