"""Whose words a sentence goes on with after an aside: "Two had drowned, she said, and a third was missing"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.language.attribution import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

    from firsthand.language.doc import Attribution, Doc

_TELLS = cues.SAY | {"according to", "go"}
# What parts the aside from the clause that goes on with what was told.
_GOES_ON = re.compile(r"[^.!?]{0,80}?(?:[:;—–]|,\s+(?:and|but|or|nor|yet)\b)")
_EXPLAINS = re.compile(r"[^.!?;“\"]{0,60}[:—–]\s[^“\"]*$")
_DEEPEST = 12  # steps up a parse


def resumed(doc: Doc, event: Token, start: int, end: int) -> list[Attribution]:
    """Return the one voice of the sentence text[start:end] whose words stand before it and go on after it.

    A sentence with two voices, or whose first part is a quotation, may go on with anybody's words; a verb without a
    subject of its own goes on with what the speaker did ("..., she said, and left").
    """
    within = [a for a in doc.attributions if a.cue is not None and start <= a.cue[0] < end]
    if len({a.name for a in within}) != 1 or within[0].name is None:
        return []
    told = [a for a in within if (a.cue_lemma in _TELLS or a.first_hand) and not _is_quoted(a, doc.report.text)]
    last = max(told, key=lambda a: a.cue or (0, 0), default=None)
    if last is None or last.cue is None or last.source is None:
        return []
    after = max(last.cue[1], last.source[1])
    if last.content[0][0] >= min(last.cue[0], last.source[0]):  # "saw the convoy go: three lorries drove away"
        after = max(after, *(e for _, e in last.content))
        return _beside(told, last) if _EXPLAINS.match(doc.report.text[after : event.idx]) else []
    if event.idx < after or '"' in (gap := doc.report.text[after : event.idx]) or "“" in gap:
        return []
    if _GOES_ON.match(gap) is None or _is_the_speakers_deed(event, last.cue):
        return []
    return _beside(told, last)


def _beside(told: list[Attribution], last: Attribution) -> list[Attribution]:
    """Return all who stand behind what `last` tells: a voice and those that passed its words on."""
    return [a for a in told if a.content == last.content]


def _is_quoted(record: Attribution, text: str) -> bool:
    return record.quoted or any(text[start] in '“"„«' for start, _ in record.content)


def _is_the_speakers_deed(event: Token, cue: tuple[int, int]) -> bool:
    """Return whether an event's verb has the subject of the verb of saying: "said, and [left]"."""
    token = event
    for _ in range(_DEEPEST):
        if any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in token.children):
            return False
        if token.head.i == token.i or cue[0] <= token.head.idx < cue[1]:
            return token.dep_ == "conj"
        token = token.head
    return False
