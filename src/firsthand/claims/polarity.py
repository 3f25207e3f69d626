"""Whether one participant is told of as having had part in an event, and with what count: a claim's own polarity.

The clause's certainty is that of all its participants, save where a "no" governs one item of a list alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.certainty import hedges
from firsthand.model import Certainty, Count

if TYPE_CHECKING:
    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Token

    from firsthand.language.doc import Assessment

_NO = frozenset({"no", "neither"})
_TURNED = {
    Certainty.COUNTERFACT: Certainty.CERTAIN,
    Certainty.IMPROBABLE: Certainty.PROBABLE,
    Certainty.DOUBTFUL: Certainty.POSSIBLE,
}
_DENIED = {positive: negative for negative, positive in _TURNED.items()}
# Who only tries to kill leaves alive: the deed is told, its end is not (an accomplishment cut short: Vendler 1957).
_ENDED_BY_SUCCESS = frozenset({"killed"})
_TRIES = frozenset({"try", "attempt", "attempted", "seek"})


def polarity_of(assessment: Assessment, count: Count | None, head: Token, kind: str) -> tuple[Certainty, Count | None]:
    """Return the certainty of one participant's part in an event, and its count.

    Args:
        assessment: of the clause.
        count: the participant's, [0, 0] for "no aircraft".
        head: the token that heads the participant's noun phrase.
        kind: of the event.
    """
    certainty = assessment.certainty
    if _is_all_but(head):
        count = None
    if count is not None and count.max == 0 and _is_denied_twice(assessment, head.doc):
        return _TURNED.get(certainty, certainty), Count(1, None, text=count.text)
    if certainty in _TURNED and _negated_elsewhere(assessment, count, head):
        certainty = _TURNED[certainty]
    if certainty is Certainty.UNCOMMITTED and _is_excepted(assessment, head):
        certainty = Certainty.CERTAIN
    if kind in _ENDED_BY_SUCCESS and certainty is not Certainty.DECLARED_UNKNOWN:
        certainty = Certainty.UNCOMMITTED if _is_only_tried(assessment, head.doc) else certainty
    if count is not None and count.max == 0:
        if certainty is Certainty.UNCOMMITTED:
            return certainty, None  # "no other injuries" counts nobody
        return _DENIED.get(certainty, certainty), count
    return certainty, count


def of_a_denying_wording(certainty: Certainty) -> Certainty:
    """Return the certainty of an event that a "no" is part of the words for: "has not been seen since" is missing."""
    return _TURNED.get(certainty, certainty)


def is_contradiction(assessment: Assessment, tokens: Tokens) -> bool:
    """Return whether what others tell is called untrue: "claims that thirty died are false"."""
    if assessment.certainty not in _TURNED and assessment.certainty is not Certainty.UNCOMMITTED:
        return False
    return any(t.lemma_.lower() in hedges.UNTRUE | hedges.UNTRUTHS for t in _words(assessment, tokens))


def _negated_elsewhere(assessment: Assessment, count: Count | None, head: Token) -> bool:
    """Return whether the one "no" of a clause governs another item of the list: "no tanks and about 20 [trucks]"."""
    if count is None or count.max == 0:
        return False
    words = _words(assessment, head.doc)
    nos = [t for t in words if t.lower_ in _NO and t.dep_ in {"det", "neg", "preconj", "amod"}]
    if len(nos) != 1 or nos[0].head.i == head.i or nos[0].head.i not in {t.i for t in head.conjuncts}:
        return False
    own = any(c.i < head.i and c.dep_ in {"nummod", "det", "amod", "quantmod", "advmod"} for c in head.children)
    before = head.doc[nos[0].head.i + 1 : head.i]
    joint = next((t.lower_ for t in before if t.dep_ == "cc"), "")
    return nos[0].head.i < head.i and (joint == "but" or (joint == "and" and own))


def _is_excepted(assessment: Assessment, head: Token) -> bool:
    """Return whether a "no" leaves out the participant alone: "no one but the [driver]", "other than the [pilot]"."""
    first = head.left_edge
    if first.i == 0 or first.nbor(-1).lower_ not in _SAVE:
        return False
    beyond = {t.i for t in _words(assessment, head.doc)}
    return not beyond.isdisjoint((first.i - 1, first.i - 2))


_SAVE = frozenset({"but", "except", "besides", "than", "save"})


def _is_denied_twice(assessment: Assessment, tokens: Tokens) -> bool:
    """Return whether a "no" is itself denied: "denied that nobody was hurt", "it is not true that no one died"."""
    words = _words(assessment, tokens)
    nobody = [t for t in words if t.lower_ in _NO | _NOBODY]
    others = [t for t in words if t.lower_ in _NOT or t.lemma_.lower() in _DENYING]
    return bool(nobody) and bool(others)


_NOBODY = frozenset({"nobody", "none", "nothing"})
_NOT = frozenset({"not", "n't", "n’t", "never"})
_DENYING = frozenset({"deny", "refute", "reject", "dispute", "dismiss"}) | hedges.UNTRUE | hedges.UNTRUTHS


def _is_all_but(head: Token) -> bool:
    """Return whether the number before a noun tells who is left out: "all but two of the passengers"."""
    before = head.doc[max(0, head.i - _NEAR) : head.i]
    return any(t.lower_ == "all" and t.nbor().lower_ == "but" for t in before)


_NEAR = 6  # tokens before a noun


def _is_only_tried(assessment: Assessment, tokens: Tokens) -> bool:
    return any(t.lemma_.lower() in _TRIES for t in _words(assessment, tokens))


def _words(assessment: Assessment, tokens: Tokens) -> list[Token]:
    """Return the tokens of the words that lower or deny."""
    spans = (tokens.char_span(a, b, alignment_mode="expand") for a, b in assessment.hedges)
    return [t for span in spans if span is not None for t in span]
