"""Settling: which of the tagger's corrections and additions are taken over, and which are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from firsthand.language.attribution import find_attributions
from firsthand.language.attribution.tagger.features import TAGS, Features
from firsthand.language.attribution.tagger.linking import Part, link
from firsthand.language.parse import parse_text
from firsthand.model import Block, BlockType, Report

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from firsthand.language.doc import Attribution

Spans = tuple[tuple[str, str], ...]


def scoring(text: str, spans: Spans, height: float = 9.0) -> Callable[[Features], NDArray[np.float32]]:
    """Return a scorer that is sure of the given (role, words), as another model than ours might be."""

    def scorer(features: Features) -> NDArray[np.float32]:
        scores = np.zeros((len(features.index), len(TAGS)), np.float32)
        scores[:, 0] = height / 2
        for role, words in spans:
            start = text.index(words)
            inside = np.flatnonzero((features.starts < start + len(words)) & (features.ends > start))
            scores[inside, TAGS.index(f"I-{role}")] = height
            scores[inside[0], TAGS.index(f"B-{role}")] = 2 * height
        return scores

    return scorer


def settled(text: str, *spans: tuple[str, str], height: float = 9.0) -> tuple[Attribution, ...]:
    report = Report(id="r", text=text, blocks=(Block(BlockType.BODY, 0, len(text)),))
    return find_attributions(parse_text(text, [0]), (), report, scoring(text, spans, height))


def contents(text: str, records: tuple[Attribution, ...]) -> list[list[str]]:
    return [[text[s:e] for s, e in record.content] for record in records]


def test_a_sure_content_takes_the_place_of_the_rules() -> None:
    text = "The miller said that the dam had burst on Monday."

    records = settled(text, ("source", "The miller"), ("cue", "said"), ("content", "that the dam had burst"))

    assert contents(text, records) == [["that the dam had burst"]]


def test_a_content_keeps_the_words_between_it_and_its_cue() -> None:
    text = "The dam burst when the gate failed, the miller said."

    records = settled(text, ("content", "The dam burst"), ("source", "the miller"), ("cue", "said"))

    assert contents(text, records) == [["The dam burst when the gate failed"]]


def test_two_voices_of_one_content_keep_one_content() -> None:
    text = "The gazette quoted a miller as saying that the dam had burst."

    records = settled(
        text, ("source", "The gazette"), ("cue", "quoted"), ("content", "a miller as saying that the dam had burst")
    )

    assert contents(text, records) == [["that the dam had burst"]] * 2


def test_a_source_is_named_without_the_comma_after_it() -> None:
    text = "A warden, Ilse Korn, said that the dam had burst."

    records = settled(text, ("source", "A warden, Ilse Korn,"), ("cue", "said"), ("content", "that the dam had burst"))

    assert [text[slice(*r.source)] for r in records if r.source] == ["A warden, Ilse Korn"]


def test_what_only_the_tagger_found_is_added_with_its_speaker_named() -> None:
    text = "Martin Keller said it had rained. He was adamant that the gate had been shut."

    records = settled(text, ("source", "He"), ("cue", "was adamant"), ("content", "that the gate had been shut"))

    assert [(r.name, r.kind) for r in records] == [("Martin Keller", "person")] * 2
    assert contents(text, records)[-1] == ["that the gate had been shut"]


def test_what_an_attitude_is_about_is_nobodys_word() -> None:
    text = "The union backed the strike that halted the port."

    records = settled(text, ("source", "The union"), ("cue", "backed"), ("content", "the strike that halted the port"))

    assert records == ()


@pytest.mark.parametrize(
    ("text", "stays"),
    [("The council said the bridge was shut.", True), ("The council defended the bridge.", False)],
)
def test_a_plain_saying_stays_whatever_the_tagger_thinks(text: str, stays: bool) -> None:
    assert bool(settled(text, height=20.0)) == stays


def test_a_doubtful_correction_is_left() -> None:
    text = "The miller said that the dam had burst on Monday."

    sure = settled(text, ("cue", "said"), ("content", "that the dam"))
    doubtful = settled(text, ("cue", "said"), ("content", "that the dam"), height=0.05)

    assert contents(text, sure) == [["that the dam"]]
    assert contents(text, doubtful) == [["that the dam had burst on Monday"]]


def test_a_long_paragraph_links_each_cue_with_what_is_near() -> None:
    text = "A said that it rained. " * 40
    tokens = parse_text(text, [0])
    parts = []
    for number, sentence in enumerate(tokens.sents):
        first = sentence.start
        for role, begin, end in (("source", 0, 1), ("cue", 1, 2), ("content", 2, 5)):
            parts.append(Part(role, first + begin, first + end, 1.0, 1.0, number, 0))

    triples = link(parts, tokens)

    assert len(triples) == 40
    assert all(t.source is not None and t.source.sentence == t.cue.sentence for t in triples)
    assert all([p.sentence for p in t.content] == [t.cue.sentence] for t in triples)
