"""Attribution by the plainest rules on the same parse: reporting verb, its subject's subtree, its clause's subtree.

Also "according to X", with the sentence up to it as its content. It reads the same text and parse as the product does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.peers import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Token

    from bench.readings import Item, Reading, Row

VERBS = vocabulary(
    "say tell add report announce claim state note argue warn explain insist declare confirm deny believe think suggest"
    " write predict acknowledge admit complain reveal allege know"
)


def load() -> Callable[[Row, Reading], list[Item]]:
    """Return the predictor."""

    def predict(_row: Row, reading: Reading) -> list[Item]:
        return [
            {"role": role, **reading.span(start, end)}
            for token in reading.tokens
            for role, start, end in (*_said(token), *_according(token))
        ]

    return predict


def _said(verb: Token) -> Iterator[tuple[str, int, int]]:
    """Yield source, cue and content of a reporting verb that has a clause."""
    clause = next((c for c in verb.children if c.dep_ in {"ccomp", "xcomp"} and c.pos_ in {"VERB", "AUX"}), None)
    if verb.lemma_ not in VERBS or clause is None:
        return
    yield "cue", verb.idx, verb.idx + len(verb.text)
    yield "content", *_extent(clause)
    for subject in verb.children:
        if subject.dep_ in {"nsubj", "nsubjpass"}:
            yield "source", *_extent(subject)


def _according(word: Token) -> Iterator[tuple[str, int, int]]:
    """Yield the cue and the source of "according to X", and what stands before it as the content."""
    if word.lower_ == "to" and word.i and word.nbor(-1).lower_ == "according":
        cue = word.nbor(-1)
        yield "cue", cue.idx, word.idx + len(word.text)
        before = cue.sent.start_char, len(cue.doc.text[: cue.idx].rstrip(", "))
        if before[0] < before[1]:
            yield "content", *before
        for noun in word.children:
            yield "source", *_extent(noun)


def _extent(head: Token) -> tuple[int, int]:
    return head.left_edge.idx, head.right_edge.idx + len(head.right_edge.text)
