"""When an event happened: the time of its own clause, then of its sentence, its paragraph, its report.

A time belongs to the verb that governs it. What is done about a deed afterwards (a charge, a hearing, a burial) has a
day of its own: "the man accused of killing two was in court on Tuesday" says nothing of the day of the killing.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from firsthand.claims import grammar
from firsthand.claims.aftermath import is_afterwards
from firsthand.claims.elapsed import elapsed
from firsthand.claims.pasttimes import AHEAD, day_after, told_as_past
from firsthand.language.surface import sentence_of
from firsthand.model import BlockType, Tense, When

if TYPE_CHECKING:
    from spacy.tokens import Token

    from firsthand.language.doc import Doc, TimeExpression
    from firsthand.model import Block

_HAPPENED = re.compile(
    r"\b(?:happened|occurred|took place|broke out|erupted|unfolded|opened fire|were called|was called|responded|"
    r"was reported|shots were fired|began|struck|exploded|went off)\b"
)
# An event told of by its name: "a quarrel led to the shooting on Saturday night".
_DEED = re.compile(
    r"\b(?:shootings?|stabbings?|attacks?|killings?|slayings?|homicides?|murders?|gunfire|explosions?|blasts?|strikes?)\b"
)
_PICTURED = re.compile(r"\b(?:images?|imagery|satellites?|photographs?|pictures?|footage)\b")
_JOINT = 12  # characters between the ends of a range: " and ", " until "
_RANGES = frozenset({("between", "and"), ("from", "to"), ("from", "until"), ("from", "till")})
_SINCE = re.compile(r"\bsince\s+(?:late\s+|early\s+)?$", re.IGNORECASE)
_LEAD = 3  # paragraphs
_CLIMB = 6
_STAMPED = re.compile(r"\b(?:posted|updated|published|modified|created)\s*(?:on|at)?\s*:[^.]*$", re.IGNORECASE)
_COMINGS = frozenset({"leave", "depart", "arrive", "sail", "dock", "land", "return", "reach", "fly", "drive", "head"})


class Dates:
    """The times of a Doc, ready to be asked when an event was."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.tokens = doc.tokens
        text = doc.report.text
        self.times = [
            t
            for t in doc.times
            if t.type in {"DATE", "TIME"} and t.earliest and not _STAMPED.search(text[_line_start(text, t) : t.start])
        ]
        told = [a for a in doc.attributions if a.cue is not None and not a.first_hand]
        self._cued = {at for a in told if a.cue for at in range(*a.cue)}
        self._paths: dict[int, tuple[Token, ...]] = {}
        self._tallies = _TALLY.search(text) is not None  # most reports have none

    def is_history(self, when: When | None) -> bool:
        """Return whether a time lies months before the report, and what the report opens with has no such time."""
        published = self.doc.report.published
        if when is None or when.latest is None or published is None or not _is_long_before(when.latest, published):
            return False
        opening = next((b.end for b in self.doc.report.blocks if b.type is BlockType.BODY), 0)
        told = [t.latest for t in self.times if t.start < opening and t.latest]
        return not any(_is_long_before(latest, published) for latest in told)

    def of(self, token: Token, tense: Tense, *, wide: bool) -> When | None:
        """Return when the event of `token` was.

        Args:
            token: what evokes the event.
            tense: what is yet to come was not at a time that an earlier sentence gives something else; what is past
                was not after its telling.
            wide: whether the report's own event is meant where nothing nearer gives a time.
        """
        ago = elapsed(self.doc, token)
        if ago is not None:
            return ago
        when = self._told_of(token, tense, wide=wide)
        return when if tense is Tense.FUTURE else told_as_past(when, self.doc.report.published)

    def said(self, token: Token) -> When | None:
        """Return when what evokes an event was said, where the sentence dates the saying: "said on Monday that"."""
        sentence = sentence_of(token)
        for time in self.times:
            if not sentence.start_char <= time.start < sentence.end_char:
                continue
            governor = self._path(time)[-1:]
            if governor and governor[0].idx in self._cued and governor[0].is_ancestor(token):
                return told_as_past(self._as_when(time), self.doc.report.published)
            if self._tallies and governor and token.head == governor[0] and _counts(governor[0]) == token:
                return told_as_past(self._as_when(time), self.doc.report.published)
        return None

    def _told_of(self, token: Token, tense: Tense, *, wide: bool) -> When | None:
        sentence, block = sentence_of(token), _block_of(self.doc, token.idx)
        here = self._within(sentence.start_char, sentence.end_char, token, deed=wide, tense=tense)
        if here:
            inside = [t for t in here if _in_subtree(t, token)]
            if not inside and _is_set_apart(token):
                return None
            return self._as_told(min(inside or here, key=lambda t: abs(t.start - token.idx)), token)
        if tense is Tense.FUTURE:
            return None
        before = (
            self._within(block.start, sentence.start_char, token, deed=wide, tense=tense) if block is not None else []
        )
        if before:
            return self._as_told(before[-1], token)
        return self._of_the_report if wide else None

    def _is_still_ahead(self, time: TimeExpression, token: Token) -> bool:
        """Return whether a time is after the report, and is not the very event's: that of a page told anew may be."""
        path, published = self._path(time), self.doc.report.published
        when = told_as_past(self._as_when(time), published)
        if not published or when is None or not when.earliest or when.earliest[:10] <= day_after(published):
            return False
        return bool(AHEAD.search(when.text)) or not path or (path[-1] != token and token not in path)

    def _as_told(self, time: TimeExpression, token: Token) -> When:
        """Return the interval of a time, its days alone where a coming or going beside the event has the hour."""
        when, path = self._as_when(time), self._path(time)
        other = path[-1] if path and path[-1] != token and not path[-1].is_ancestor(token) else None
        if other is None or other.lemma_.lower() not in _COMINGS or token.lemma_.lower() in _COMINGS:
            return when
        return When(when.earliest and when.earliest[:10], when.latest and when.latest[:10], when.text)

    def _within(
        self, start: int, end: int, token: Token | None = None, *, deed: bool, tense: Tense = Tense.FUTURE
    ) -> list[TimeExpression]:
        found = [t for t in self.times if start <= t.start < end]
        found = [t for t in found if not self._is_of_another(t, token, deed=deed)]
        if token is None or tense is Tense.FUTURE:
            return found
        return [t for t in found if not self._is_still_ahead(t, token)]

    @cached_property
    def _of_the_report(self) -> When | None:
        """Return when the report's event was, where it says so in a sentence of its own: "it happened on Friday"."""
        lead = [b for b in self.doc.report.blocks if b.type in {BlockType.BODY, BlockType.POST}]
        dated = [t for b in lead for t in self._within(b.start, b.end, deed=True)]
        dated = [t for t in dated if t.latest and t.earliest and t.latest[:10] <= day_after(t.earliest)]
        dated = [t for t in dated if not _PICTURED.search(self._sentence_of(t)) and not self._is_to_come(t)]
        said = [t for t in dated if _HAPPENED.search(self._sentence_of(t))]
        early = [t for t in dated if any(b.start <= t.start < b.end for b in lead[:_LEAD])]
        deeds = [t for t in dated if _DEED.search(self._sentence_of(t))]
        chosen = next(iter(said or early or deeds), None)
        return self._as_when(chosen) if chosen is not None else None

    def _is_to_come(self, time: TimeExpression) -> bool:
        """Return whether a time after the report is of what is told as yet to be: "a vote is due on 20 December"."""
        path, published = self._path(time), self.doc.report.published
        when = told_as_past(self._as_when(time), published)
        if not path or not published or when is None or (when.earliest or "")[:10] <= day_after(published):
            return False
        return path[-1].tag_ not in {"VBD", "VBN"}

    def _sentence_of(self, time: TimeExpression) -> str:
        span = self.tokens.char_span(time.start, time.end, alignment_mode="expand")
        return span.sent.text.lower() if span is not None else ""

    def _as_when(self, time: TimeExpression) -> When:
        """Return the interval of a time, or of both ends of a range: "between Thursday night and Friday noon"."""
        text = self.doc.report.text
        for other in self.doc.times:
            first, last = (time, other) if time.start < other.start else (other, time)
            if last.start - first.end > _JOINT:
                continue
            joint = text[first.end : last.start].strip().lower()
            opener = text[max(0, first.start - 9) : first.start].strip().lower().rpartition(" ")[2]
            if (opener, joint) in _RANGES and first.earliest and last.latest and first.earliest <= last.latest:
                return When(first.earliest, last.latest, text[first.start : last.end])
        if _SINCE.search(text[max(0, time.start - _JOINT) : time.start]) and self.doc.report.published:
            return When(
                time.earliest, max(time.latest or "", self.doc.report.published[:10]), text[time.start : time.end]
            )
        return When(time.earliest, time.latest, text[time.start : time.end])

    def _is_of_another(self, time: TimeExpression, token: Token | None, *, deed: bool) -> bool:
        """Return whether the time says when something else was: a telling of the event, or what came of a deed."""
        path = self._path(time)
        if not path or (token is not None and token in path):
            return False  # "arrested over the May 3 killing of": the day of the killing
        if self._tallies and _counts(path[-1]) is not None:
            return True  # "the toll rose to 24 on Wednesday": then it was counted
        if token is not None and _is_state_of(token, path[-1]):
            return False  # "were in custody by midnight": the state is the event
        if token is not None and _is_in_a_later_conjunct(token, path[-1]):
            return True
        if token is not None and _is_of_a_noun_beside(token, path[-1]):
            return True
        if token is not None and token.is_ancestor(path[-1]):
            return deed and is_afterwards(self._governor(path))  # "the man charged on Friday killed two"
        return path[-1].idx in self._cued or (deed and is_afterwards(self._governor(path)))

    def _path(self, time: TimeExpression) -> tuple[Token, ...]:
        """Return the words above a time, up to the verb that it is an adjunct of, however deep."""
        if time.start not in self._paths:
            span = self.tokens.char_span(time.start, time.end, alignment_mode="expand")
            path = [span.root] if span is not None else []
            while path and path[-1].dep_ in _ADJUNCT and path[-1].head != path[-1] and len(path) <= _CLIMB:
                path.append(path[-1].head)
            self._paths[time.start] = tuple(path)
        return self._paths[time.start]

    def _governor(self, path: tuple[Token, ...]) -> Token:
        """Return the word that the time itself stands by: "the hearing" of "during a hearing on Tuesday"."""
        return next((t for t in path[1:] if t.pos_ != "ADP" and not self._is_time(t)), path[-1])

    def _is_time(self, token: Token) -> bool:
        return any(t.start <= token.idx < t.end for t in self.doc.times)


def _counts(verb: Token) -> Token | None:
    """Return the tally that a verb says something of: "the [toll] rose to 24", "the [toll], which stood at 12"."""
    if verb.dep_ == "relcl" and verb.head.lemma_.lower() in _TALLIES:
        return verb.head
    named = (c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"})
    return next((t for t in named if t.lemma_.lower() in _TALLIES), None)


_TALLIES = frozenset({"toll", "count", "tally"})
_TALLY = re.compile(r"\b(?:tolls?|counts?|tall(?:y|ies))\b", re.IGNORECASE)


def _is_in_a_later_conjunct(token: Token, dated: Token) -> bool:
    """Return whether an event is told beside what a time dates: "flew on Sunday and has since been granted asylum".

    A time within one conjunct reaches over to the next only where that goes on in the same tense.
    """
    conjunct = token
    while conjunct.head != dated:
        if conjunct.head == conjunct:
            return False
        conjunct = conjunct.head
    if conjunct.dep_ != "conj":
        return False
    perfect = any(c.dep_.startswith("aux") and c.lower_ in {"has", "have"} for c in conjunct.children)
    return dated.tag_ == "VBD" and perfect


def _is_of_a_noun_beside(token: Token, dated: Token) -> bool:
    """Return whether a time dates a noun, and the event is told within the next.

    "The vote on 8 May, and the flight of the minister to Lima, where he was granted asylum": on 8 May was the vote.
    """
    if dated.pos_ != "NOUN" or token.is_ancestor(dated):
        return False
    above = (t for t in token.ancestors if t.pos_ == "NOUN" and t.i > dated.i)
    return any(t.head == dated.head or (t.head == dated and t.dep_ == "conj") for t in above)


_ADJUNCT = frozenset({"pobj", "prep", "npadvmod", "compound", "nummod", "nmod"})


def _is_state_of(token: Token, verb: Token) -> bool:
    """Return whether an event is the state that a form of "be" tells: "six were [in custody]"."""
    while token.dep_ in {"pobj", "prep", "attr", "acomp"} and token.head != token:
        token = token.head
        if token == verb:
            return verb.lemma_ == "be"
    return False


def _in_subtree(time: TimeExpression, token: Token) -> bool:
    left, right = token.left_edge.idx, token.right_edge.idx + len(token.right_edge)
    return left <= time.start < right


def _is_set_apart(token: Token) -> bool:
    """Return whether the clause is only set before or after another: "left on Friday, a week after the city fell"."""
    clause = grammar.clause_of(token)
    words = [c for c in clause.children if c.dep_ == "mark"]
    if clause.dep_ in {"pcomp", "ccomp", "advcl"} and clause.head.pos_ in {"ADP", "SCONJ"}:
        words.append(clause.head)
    return any(w.lower_ in {"after", "before", "since", "until"} for w in words)


def _line_start(text: str, time: TimeExpression) -> int:
    return max(text.rfind("\n", 0, time.start) + 1, time.start - 80)


def _block_of(doc: Doc, offset: int) -> Block | None:
    return next((b for b in doc.report.blocks if b.start <= offset < b.end), None)


def _is_long_before(moment: str, published: str) -> bool:
    """Return whether a moment is months before the day of a report."""
    try:
        days = date.fromisoformat(published[:10]) - date.fromisoformat(moment[:10])
    except ValueError:
        return False
    return days.days > _MONTHS


_MONTHS = 60  # days
